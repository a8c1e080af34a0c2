//! The organisation in memory: every version of the establishment, and every proposal.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;
use practice::WorkerId;
use workforce::money::{CostFact, ExitEntered};
use workforce::{History, Proposal, ProposalFact, ProposalId, StaffId, WorkforceFact};

use crate::business_case::{CaseFact, CaseId, CaseRecord, CaseVersion};
use crate::fact::{CaseTold, CostTold, ProposalTold};

/// What was entered of a proposal's cost: how many facts, and the last one of each person.
pub(crate) type CostEntered = (u32, BTreeMap<StaffId, ExitEntered>);

/// Everything that was recorded of the organisation.
#[derive(Debug, Default)]
pub struct Organisation {
    /// The establishment, past and planned.
    pub history: Arc<History>,
    /// How many facts it has: the version of its subject in the ledger.
    pub version: u32,
    /// Proposals.
    pub proposals: BTreeMap<ProposalId, Arc<ProposalRecord>>,
    /// What was entered of what proposals cost.
    pub(crate) costs: BTreeMap<ProposalId, CostEntered>,
    /// Business cases.
    pub cases: BTreeMap<CaseId, Arc<CaseRecord>>,
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

    pub(crate) fn take_cost(&mut self, told: CostTold) {
        let (version, entered) = self.costs.entry(told.proposal).or_default();
        *version += 1;
        match told.fact {
            CostFact::ExitEntered(exit) => {
                entered.insert(exit.staff, exit);
            }
        }
    }

    pub(crate) fn take_case(&mut self, by: WorkerId, recorded: Timestamp, told: CaseTold) {
        let CaseFact::Entered { words, why } = told.fact;
        let record =
            self.cases.entry(told.case).or_insert_with(|| Arc::new(CaseRecord { versions: Vec::new() }));
        let version = CaseVersion { by, recorded, words: words.into(), why };
        Arc::make_mut(record).versions.push(version);
    }
}
