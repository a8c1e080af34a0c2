//! The organisation in memory: every version of the establishment, and every proposal.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;
use practice::WorkerId;
use workforce::{History, ModelId, Proposal, ProposalFact, ProposalId, WorkforceFact};

use crate::fact::{ModelFact, ModelTold, ProposalTold};

/// Everything that was recorded of the organisation.
#[derive(Debug, Default)]
pub struct Organisation {
    /// The establishment, past and planned.
    pub history: Arc<History>,
    /// How many facts it has: the version of its subject in the ledger.
    pub version: u32,
    /// Model structures, which are not the authority's own.
    pub models: BTreeMap<ModelId, Model>,
    /// Proposals.
    pub proposals: BTreeMap<ProposalId, Arc<ProposalRecord>>,
}

/// A model structure: an establishment that is not the authority's own, such as another council's. It can be
/// drawn, checked, changed by a proposal and costed, and nothing of it touches the authority's own.
#[derive(Debug, Clone, Default)]
pub struct Model {
    /// Its name.
    pub name: String,
    /// The establishment, past and planned.
    pub history: Arc<History>,
    /// How many facts it has: the version of its subject in the ledger.
    pub version: u32,
}

/// A proposal with how it came to be what it is.
#[derive(Debug, Clone, PartialEq)]
pub struct ProposalRecord {
    /// As it stands.
    pub proposal: Proposal,
    /// Every fact, in the order in which it was recorded.
    pub told: Vec<Told>,
}

/// A fact of a proposal, by whom and when.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    /// Who recorded it.
    pub by: WorkerId,
    /// When.
    pub recorded: Timestamp,
    /// What.
    pub fact: ProposalFact,
}

impl Organisation {
    pub(crate) fn take_workforce(&mut self, fact: &WorkforceFact) {
        self.version += 1;
        Arc::make_mut(&mut self.history).apply(fact);
    }

    pub(crate) fn take_model(&mut self, told: ModelTold) {
        let model = self.models.entry(told.model).or_default();
        model.version += 1;
        match told.fact {
            ModelFact::Named { name } => model.name = name,
            ModelFact::Stated(fact) => Arc::make_mut(&mut model.history).apply(&fact),
        }
    }

    pub(crate) fn take_proposal(&mut self, by: WorkerId, recorded: Timestamp, told: ProposalTold) {
        let ProposalTold { proposal, fact } = told;
        let mut all = match self.proposals.remove(&proposal) {
            Some(known) => Arc::unwrap_or_clone(known).told,
            None => Vec::new(),
        };
        all.push(Told { by, recorded, fact });
        // What no fact begins is no proposal.
        if let Some(folded) = Proposal::fold(all.iter().map(|told| &told.fact)) {
            self.proposals.insert(proposal, Arc::new(ProposalRecord { proposal: folded, told: all }));
        }
    }
}
