//! A proposal: a named set of changes against the establishment of a day.
//!
//! It is recorded as facts like everything else, so that every version of it, its author and its reason
//! stay readable. Until it is launched it is confidential.

mod wording;

use std::collections::BTreeMap;

use calendar::{Date, words};
use rules::Refusal;
use serde::{Deserialize, Serialize};

use crate::changes::{Change, apply};
use crate::establishment::Establishment;
use crate::ids::{ModelId, ProposalId, ServiceId};

pub use wording::{PaperPart, TEXT_MOST};

/// Something that happened to a proposal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum ProposalFact {
    /// It was begun.
    Drafted {
        /// Its name: `Destination 22, phase 2`.
        name: String,
        /// Why there is a case for change.
        case: String,
        /// The day whose establishment it would change.
        against: Date,
        /// The day on which it would take effect.
        effect: Date,
        /// The proposal and its version of which this is a branch, where it is one.
        branch_of: Option<(ProposalId, u32)>,
        /// The model structure that it would change; none is the authority's own establishment.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        model: Option<ModelId>,
    },
    /// A change was added.
    ChangeAdded {
        /// What.
        change: Box<Change>,
        /// Why.
        reason: String,
    },
    /// A change was taken out again, by its number among all ever added, from 1.
    ChangeWithdrawn {
        /// Which.
        number: u32,
        /// Why.
        reason: String,
    },
    /// Its name, case or day of effect was changed.
    Reworded {
        /// Its name.
        name: String,
        /// Why there is a case for change.
        case: String,
        /// The day on which it would take effect.
        effect: Date,
    },
    /// A part of its papers was worded, or worded anew; the words before stay readable as a version.
    Worded {
        /// Which part.
        part: PaperPart,
        /// For which service; none is the whole proposal.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        service: Option<ServiceId>,
        /// The words: paragraphs between empty lines, points after a hyphen. Empty takes the part away.
        text: String,
        /// Why they were written or changed.
        reason: String,
    },
    /// Consultation was launched: from now on staff in scope may see it.
    Launched {
        /// The day.
        on: Date,
    },
    /// Consultation was closed and the final proposal confirmed.
    Confirmed {
        /// The day.
        on: Date,
        /// What consultation changed, in words.
        outcome: String,
    },
    /// It became the establishment.
    CarriedOut {
        /// The day from which it holds.
        on: Date,
    },
    /// It was given up.
    Abandoned {
        /// The day.
        on: Date,
        /// Why.
        reason: String,
    },
}

/// How far a proposal has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Being drafted; confidential.
    Draft,
    /// In consultation.
    Consultation,
    /// Confirmed, not yet carried out.
    Confirmed,
    /// Carried out.
    CarriedOut,
    /// Given up.
    Abandoned,
}

impl Stage {
    /// In words, as on pages.
    pub fn label(self) -> &'static str {
        match self {
            Stage::Draft => "Draft, confidential",
            Stage::Consultation => "In consultation",
            Stage::Confirmed => "Confirmed",
            Stage::CarriedOut => "Carried out",
            Stage::Abandoned => "Given up",
        }
    }
}

/// A change with its number and reason.
#[derive(Debug, Clone, PartialEq)]
pub struct Proposed {
    /// Its number among all changes ever added, from 1.
    pub number: u32,
    /// What.
    pub change: Change,
    /// Why.
    pub reason: String,
}

/// A proposal as it stands after some of its facts.
#[derive(Debug, Clone, PartialEq)]
pub struct Proposal {
    /// Its name.
    pub name: String,
    /// The case for change.
    pub case: String,
    /// The day whose establishment it would change.
    pub against: Date,
    /// The day on which it would take effect.
    pub effect: Date,
    /// Of which it is a branch.
    pub branch_of: Option<(ProposalId, u32)>,
    /// The model structure that it would change; none is the authority's own establishment.
    pub model: Option<ModelId>,
    /// The changes that stand, in the order in which they were added.
    pub changes: Vec<Proposed>,
    /// The words of its papers that people wrote, by part and service.
    pub words: BTreeMap<(PaperPart, Option<ServiceId>), String>,
    /// How far it has come.
    pub stage: Stage,
    /// How many facts it has: the number of its version.
    pub version: u32,
    added: u32,
}

/// What comes of the changes: the establishment as proposed, and what could not be done.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// The establishment with every change that could be made.
    pub proposed: Establishment,
    /// Changes that could not be made, by number, and why.
    pub refused: Vec<(u32, Refusal)>,
}

impl Proposal {
    /// A proposal from its facts in order; `None` where none begins it. With the first `version` facts only,
    /// it is the proposal as it was then.
    pub fn fold<'a>(facts: impl IntoIterator<Item = &'a ProposalFact>) -> Option<Proposal> {
        facts.into_iter().fold(None, Proposal::after)
    }

    /// What a proposal is after one more fact.
    pub fn after(proposal: Option<Proposal>, fact: &ProposalFact) -> Option<Proposal> {
        match (proposal, fact) {
            (None, ProposalFact::Drafted { name, case, against, effect, branch_of, model }) => {
                Some(Proposal {
                    name: name.clone(),
                    case: case.clone(),
                    against: *against,
                    effect: *effect,
                    branch_of: *branch_of,
                    model: *model,
                    changes: Vec::new(),
                    words: BTreeMap::new(),
                    stage: Stage::Draft,
                    version: 1,
                    added: 0,
                })
            }
            (Some(mut proposal), fact) => {
                proposal.take(fact);
                Some(proposal)
            }
            (None, _) => None,
        }
    }

    fn take(&mut self, fact: &ProposalFact) {
        self.version += 1;
        match fact {
            ProposalFact::Drafted { .. } => {}
            ProposalFact::ChangeAdded { change, reason } => {
                self.added += 1;
                let (number, change) = (self.added, (**change).clone());
                self.changes.push(Proposed { number, change, reason: reason.clone() });
            }
            ProposalFact::ChangeWithdrawn { number, .. } => {
                self.changes.retain(|change| change.number != *number);
            }
            ProposalFact::Reworded { name, case, effect } => {
                self.name.clone_from(name);
                self.case.clone_from(case);
                self.effect = *effect;
            }
            ProposalFact::Worded { part, service, text, .. } => {
                if text.trim().is_empty() {
                    self.words.remove(&(*part, *service));
                } else {
                    self.words.insert((*part, *service), text.trim().to_owned());
                }
            }
            ProposalFact::Launched { .. } => self.stage = Stage::Consultation,
            ProposalFact::Confirmed { .. } => self.stage = Stage::Confirmed,
            ProposalFact::CarriedOut { .. } => self.stage = Stage::CarriedOut,
            ProposalFact::Abandoned { .. } => self.stage = Stage::Abandoned,
        }
    }

    /// The establishment as proposed, from the one that it would change. A change that cannot be made is
    /// left out and said; the others are made all the same.
    pub fn outcome(&self, before: &Establishment) -> Outcome {
        let mut proposed = before.clone();
        let mut refused = Vec::new();
        for change in &self.changes {
            if let Err(refusal) = apply(&mut proposed, &change.change) {
                refused.push((change.number, refusal));
            }
        }
        Outcome { proposed, refused }
    }
}

/// Why a proposal about a model structure is not consulted on and not carried out.
pub fn of_a_model() -> Refusal {
    let says = "Choose a proposal about our own establishment: this one is about a model structure, in which \
        nobody works for us. It can be changed, checked, costed and compared. It cannot be launched or carried out";
    Refusal::new("launch", "", says, "how a proposal goes")
}

/// Adds one more change to the structure that a proposal comes to. Many are added one after another to the same
/// structure, each judged against what those before it made of it.
///
/// # Errors
/// Every [`Refusal`]; the structure is as it was then.
pub fn add_change(
    proposal: &Proposal,
    proposed: &mut Establishment,
    change: &Change,
    reason: &str,
) -> Result<(), Vec<Refusal>> {
    let mut refusals = Vec::new();
    let mut refuse = |field: &'static str, given: &str, allowed: &str| {
        refusals.push(Refusal::new(field, given, allowed, "how a proposal goes"));
    };
    if proposal.stage > Stage::Consultation {
        refuse("change", proposal.stage.label(), "Change a proposal before it is confirmed");
    }
    if reason.trim().is_empty() {
        refuse("reason", "", "Enter why the change is proposed");
    }
    if refusals.is_empty() {
        apply(proposed, change).map_err(|refusal| vec![refusal])
    } else {
        let tried = apply(&mut proposed.clone(), change);
        refusals.extend(tried.err());
        Err(refusals)
    }
}

/// What may be recorded of a proposal, judged against what it is and the establishment that it would change.
///
/// # Errors
/// Every [`Refusal`]: a change that cannot be made, a stage out of order, words that are missing.
pub fn decide(
    proposal: Option<&Proposal>,
    before: &Establishment,
    fact: ProposalFact,
    today: Date,
) -> Result<ProposalFact, Vec<Refusal>> {
    let mut refusals = Vec::new();
    let mut refuse = |field: &'static str, given: &str, allowed: String| {
        refusals.push(Refusal::new(field, given, allowed, "how a proposal goes"));
    };
    let step = matches!(
        fact,
        ProposalFact::Launched { .. } | ProposalFact::Confirmed { .. } | ProposalFact::CarriedOut { .. }
    );
    if step && proposal.is_some_and(|one| one.model.is_some()) {
        return Err(vec![of_a_model()]);
    }
    match (&proposal, &fact) {
        (None, ProposalFact::Drafted { name, case, effect, .. })
        | (Some(Proposal { stage: Stage::Draft, .. }), ProposalFact::Reworded { name, case, effect }) => {
            if name.trim().is_empty() {
                refuse("name", "", "Enter the name of the proposal".into());
            }
            if case.trim().is_empty() {
                refuse("case", "", "Enter why there is a case for change".into());
            }
            if *effect < today {
                let given = words::day(*effect);
                refuse("effect", &given, "Enter a day of effect that has not passed".into());
            }
        }
        (None, _) => refuse("proposal", "", "Begin the proposal first".into()),
        (Some(_), ProposalFact::Drafted { .. }) => {
            refuse("proposal", "", "This proposal has been begun already".into());
        }
        (Some(one), ProposalFact::ChangeAdded { change, reason }) => {
            return match add_change(one, &mut one.outcome(before).proposed, change, reason) {
                Ok(()) => Ok(fact),
                Err(refusals) => Err(refusals),
            };
        }
        (Some(one), ProposalFact::ChangeWithdrawn { number, reason }) => {
            if one.stage > Stage::Consultation {
                refuse("change", one.stage.label(), "Change a proposal before it is confirmed".into());
            }
            if reason.trim().is_empty() {
                refuse("reason", "", "Enter why the change is taken out".into());
            }
            if one.changes.iter().all(|change| change.number != *number) {
                refuse("number", &number.to_string(), "Choose a change of this proposal".into());
            }
        }
        (Some(one), ProposalFact::Reworded { .. }) => {
            refuse("name", one.stage.label(), "Reword a proposal while it is a draft".into());
        }
        (Some(one), ProposalFact::Worded { part, service, text, reason }) => {
            refusals.extend(wording::judge(one, before, (*part, *service), text, reason));
        }
        (Some(one), ProposalFact::Launched { .. }) => {
            if one.stage != Stage::Draft {
                refuse("launch", one.stage.label(), "Launch a proposal that is a draft".into());
            }
            if one.changes.is_empty() {
                refuse("launch", "", "Add at least one change before consulting on it".into());
            }
        }
        (Some(one), ProposalFact::Confirmed { outcome, .. }) => {
            if one.stage != Stage::Consultation {
                refuse("confirm", one.stage.label(), "Confirm a proposal that was consulted on".into());
            }
            if outcome.trim().is_empty() {
                refuse(
                    "outcome",
                    "",
                    "Enter what the consultation changed, or that it changed nothing".into(),
                );
            }
        }
        (Some(one), ProposalFact::CarriedOut { .. }) => {
            if one.stage != Stage::Confirmed {
                refuse("carry_out", one.stage.label(), "Carry out a proposal that is confirmed".into());
            }
            for (number, refusal) in one.outcome(before).refused {
                refuse("change", &format!("change {number}"), format!("Put right or take out: {refusal}"));
            }
        }
        (Some(one), ProposalFact::Abandoned { reason, .. }) => {
            if one.stage >= Stage::CarriedOut {
                refuse("abandon", one.stage.label(), "Give up a proposal before it is carried out".into());
            }
            if reason.trim().is_empty() {
                refuse("reason", "", "Enter why the proposal is given up".into());
            }
        }
    }
    if refusals.is_empty() { Ok(fact) } else { Err(refusals) }
}
