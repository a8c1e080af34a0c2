//! Early help.

use calendar::Date;
use serde::{Deserialize, Serialize};

use crate::code_sets::*;
use crate::ids::Seq;

/// Early help was asked for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EarlyHelpRequested {
    /// The day.
    pub on: Date,
    /// The contact from which it came.
    pub contact: Option<Seq>,
    /// Who asked.
    pub source: ReferralSource,
    /// Whether social care stepped the family down.
    pub stepped_down: bool,
    /// What is asked and why.
    pub reason: String,
}

/// A request was accepted and a child is open to early help.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EarlyHelpStarted {
    /// The day.
    pub on: Date,
    /// Which request.
    pub request: Seq,
}

/// A request was not accepted, or the family said no.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EarlyHelpDeclined {
    /// The day.
    pub on: Date,
    /// Which request.
    pub request: Seq,
    /// Why.
    pub reason: String,
}

/// An early help assessment began.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EarlyHelpAssessmentStarted {
    /// The day.
    pub on: Date,
    /// Which episode, by the fact that started it.
    pub episode: Seq,
}

/// An early help assessment was completed with the family.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EarlyHelpAssessmentCompleted {
    /// The day.
    pub on: Date,
    /// Which assessment.
    pub assessment: Seq,
    /// What was found.
    pub found: String,
}

/// The plan was reviewed with the family.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EarlyHelpReviewed {
    /// The day.
    pub on: Date,
    /// Which episode.
    pub episode: Seq,
    /// How things have changed.
    pub progress: Progress,
    /// What was said.
    pub note: String,
}

/// The team around the family met.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TeamAroundFamilyMet {
    /// The day.
    pub on: Date,
    /// Which episode.
    pub episode: Seq,
    /// Agencies present.
    pub agencies: Vec<Agency>,
    /// What was agreed.
    pub note: String,
}

/// A family was offered a family group conference.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FamilyGroupConferenceOffered {
    /// The day.
    pub on: Date,
    /// Whether they said yes.
    pub accepted: bool,
}

/// A family group conference took place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FamilyGroupConferenceHeld {
    /// The day.
    pub on: Date,
    /// Whether the family made a plan that the service agreed.
    pub plan_agreed: bool,
    /// The plan in the family's words.
    pub note: String,
}

/// Early help closed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EarlyHelpEnded {
    /// The day.
    pub on: Date,
    /// Which episode.
    pub episode: Seq,
    /// Why.
    pub reason: EarlyHelpEnd,
}
