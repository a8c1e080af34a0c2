//! The organisation in memory: every version of the establishment, every proposal, and how people fare in it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use calendar::Date;
use jiff::Timestamp;
use ledger::Subject;
use practice::WorkerId;
use workforce::academy::AcademyFact;
use workforce::money::{CostFact, ExitEntered};
use workforce::people::classes::ClassDecision;
use workforce::people::consultation::{Consultation, ConsultationFact};
use workforce::people::equality::Characteristic;
use workforce::people::process::{PersonFact, PersonProcess};
use workforce::{History, ModelId, PostId, Proposal, ProposalFact, ProposalId, StaffId, WorkforceFact};

use crate::academy::AcademyRecord;
use crate::business_case::{CaseFact, CaseId, CaseRecord, CaseVersion};
use crate::fact::{
    AboutChange, CaseTold, ChangeTold, ChildrenMoved, CostTold, EqualityTold, LearningTold, ModelFact,
    ModelTold, PersonTold, ProposalTold, ScenarioTold,
};
use crate::scenario::{SavedScenario, ScenarioFact, ScenarioId};
use crate::service::way_subject;

/// What was entered of a proposal's cost: how many facts, and the last one of each person.
pub(crate) type CostEntered = (u32, BTreeMap<StaffId, ExitEntered>);

/// The groups that somebody told of themselves.
pub(crate) type Groups = Arc<BTreeMap<Characteristic, String>>;

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
    /// How many facts each person of the staff has under their own key.
    pub(crate) staff_versions: BTreeMap<StaffId, u32>,
    /// People of the staff whose key is gone.
    pub(crate) forgotten: BTreeSet<StaffId>,
    /// What people told of themselves for equality monitoring, each time with when.
    pub(crate) equality: BTreeMap<StaffId, Vec<(Timestamp, Groups)>>,
    /// What was entered of what proposals cost.
    pub(crate) costs: BTreeMap<ProposalId, CostEntered>,
    /// The academy.
    pub(crate) academy: AcademyRecord,
    /// Business cases.
    pub cases: BTreeMap<CaseId, Arc<CaseRecord>>,
    /// Saved scenarios of the forecast.
    pub scenarios: BTreeMap<ScenarioId, Arc<SavedScenario>>,
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

/// A proposal with how it came to be what it is, its consultation, and where people stand in it.
#[derive(Debug, Clone, PartialEq)]
pub struct ProposalRecord {
    /// As it stands.
    pub proposal: Proposal,
    /// Every fact of the proposal itself, in the order in which it was recorded.
    pub told: Vec<Told<ProposalFact>>,
    /// The consultation.
    pub consultation: Consultation,
    /// Every fact of the consultation.
    pub consultation_told: Vec<Told<ConsultationFact>>,
    /// The class that a person decided for a post; the latest counts.
    pub classes: BTreeMap<PostId, Told<ClassDecision>>,
    /// Everybody's way through it.
    pub people: BTreeMap<StaffId, Arc<PersonRecord>>,
    /// Children given to workers anew because of it, if they were.
    pub children: Option<Told<ChildrenMoved>>,
    /// How many facts the proposal's subject has in the ledger.
    pub(crate) entries: u32,
}

/// A fact, by whom and when.
#[derive(Debug, Clone, PartialEq)]
pub struct Told<Fact> {
    /// Who recorded it.
    pub by: WorkerId,
    /// When.
    pub recorded: Timestamp,
    /// What.
    pub fact: Fact,
}

/// One person's way through a change, with every fact of it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PersonRecord {
    /// Where they stand.
    pub process: PersonProcess,
    /// Every fact, in the order in which it was recorded.
    pub told: Vec<Told<PersonFact>>,
}

impl ProposalRecord {
    /// A proposal of which nothing is told yet but itself: no consultation, nobody's way through it.
    pub fn begin(proposal: Proposal, told: Vec<Told<ProposalFact>>) -> ProposalRecord {
        ProposalRecord {
            proposal,
            told,
            consultation: Consultation::default(),
            consultation_told: Vec::new(),
            classes: BTreeMap::new(),
            people: BTreeMap::new(),
            children: None,
            entries: 0,
        }
    }

    /// The day of the launch.
    pub fn launched(&self) -> Option<Date> {
        self.told.iter().find_map(|told| match told.fact {
            ProposalFact::Launched { on } => Some(on),
            _ => None,
        })
    }

    /// Where somebody stands; nowhere yet is where everybody begins.
    pub fn process(&self, staff: StaffId) -> PersonProcess {
        self.people.get(&staff).map(|one| one.process.clone()).unwrap_or_default()
    }
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
        let told = Told { by, recorded, fact };
        match self.proposals.get_mut(&proposal) {
            Some(known) => {
                let known = Arc::make_mut(known);
                known.told.push(told);
                known.entries += 1;
                if let Some(folded) = Proposal::fold(known.told.iter().map(|told| &told.fact)) {
                    known.proposal = folded;
                }
            }
            // What no fact begins is no proposal.
            None => {
                if let Some(folded) = Proposal::fold([&told.fact]) {
                    let mut record = ProposalRecord::begin(folded, vec![told]);
                    record.entries = 1;
                    self.proposals.insert(proposal, Arc::new(record));
                }
            }
        }
    }

    pub(crate) fn take_change(&mut self, by: WorkerId, recorded: Timestamp, told: ChangeTold) {
        let Some(record) = self.proposals.get_mut(&told.proposal) else { return };
        let record = Arc::make_mut(record);
        record.entries += 1;
        match told.what {
            AboutChange::Consultation(fact) => {
                record.consultation.apply(&fact);
                record.consultation_told.push(Told { by, recorded, fact });
            }
            AboutChange::Class(fact) => {
                record.classes.insert(fact.post, Told { by, recorded, fact });
            }
            AboutChange::ChildrenMoved(fact) => record.children = Some(Told { by, recorded, fact }),
            AboutChange::ChildrenMovedBack { .. } => record.children = None,
        }
    }

    pub(crate) fn take_person(&mut self, by: WorkerId, recorded: Timestamp, told: PersonTold) {
        *self.staff_versions.entry(told.staff).or_default() += 1;
        let Some(record) = self.proposals.get_mut(&told.proposal) else { return };
        let person = Arc::make_mut(Arc::make_mut(record).people.entry(told.staff).or_default());
        person.process.apply(&told.fact);
        person.told.push(Told { by, recorded, fact: told.fact });
    }

    pub(crate) fn take_equality(&mut self, recorded: Timestamp, told: EqualityTold) {
        *self.staff_versions.entry(told.staff).or_default() += 1;
        self.equality.entry(told.staff).or_default().push((recorded, Arc::new(told.groups)));
    }

    /// Somebody's key is gone: so is everything that was told under it.
    pub(crate) fn forget(&mut self, staff: StaffId) {
        if self.staff_versions.remove(&staff).is_some() {
            self.forgotten.insert(staff);
            self.equality.remove(&staff);
            self.academy.forget(staff);
            for (version, entered) in self.costs.values_mut() {
                // A cost that was made of it is made anew.
                *version += u32::from(entered.remove(&staff).is_some());
            }
            for record in self.proposals.values_mut().filter(|record| record.people.contains_key(&staff)) {
                Arc::make_mut(record).people.remove(&staff);
            }
        }
    }

    pub(crate) fn take_academy(&mut self, fact: &AcademyFact) {
        self.academy.version += 1;
        Arc::make_mut(&mut self.academy.programme).apply(fact);
    }

    pub(crate) fn take_learning(&mut self, by: WorkerId, recorded: Timestamp, told: LearningTold) {
        *self.staff_versions.entry(told.staff).or_default() += 1;
        self.academy.take(by, recorded, told);
    }

    pub(crate) fn take_cost(&mut self, subject: Subject, told: CostTold) {
        let (version, entered) = self.costs.entry(told.proposal).or_default();
        *version += 1;
        match told.fact {
            CostFact::ExitEntered(exit) => {
                // It once stood under the proposal.
                if subject == way_subject(exit.staff) {
                    *self.staff_versions.entry(exit.staff).or_default() += 1;
                }
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

    pub(crate) fn take_scenario(&mut self, by: WorkerId, recorded: Timestamp, told: ScenarioTold) {
        match (self.scenarios.get_mut(&told.scenario), told.fact) {
            (Some(known), ScenarioFact::TakenAway { reason }) => {
                let known = Arc::make_mut(known);
                known.taken_away = Some(reason);
                known.version += 1;
            }
            (_, fact) => {
                if let Some(saved) = SavedScenario::new(by, recorded, fact) {
                    self.scenarios.insert(told.scenario, Arc::new(saved));
                }
            }
        }
    }
}
