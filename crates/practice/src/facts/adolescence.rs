//! Missing, exploitation, youth justice, homelessness.

use calendar::{Date, Time};
use serde::{Deserialize, Serialize};

use crate::code_sets::*;
use crate::ids::Seq;

/// A child went missing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct WentMissing {
    /// The day.
    pub on: Date,
    /// The time, where known.
    pub at: Option<Time>,
    /// Missing, or away without authorisation.
    pub kind: MissingKind,
    /// From where, and what is known.
    pub from: String,
}

/// A missing child came back or was found; 72 hours run from then.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MissingChildFound {
    /// The day.
    pub on: Date,
    /// The time.
    pub at: Time,
    /// Which episode.
    pub episode: Seq,
    /// How.
    pub how: FoundHow,
}

/// A return interview was offered.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ReturnInterviewOffered {
    /// The day.
    pub on: Date,
    /// The time.
    pub at: Time,
    /// Which episode.
    pub episode: Seq,
    /// Whether the child said yes.
    pub accepted: bool,
}

/// A return interview was held.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ReturnInterviewHeld {
    /// The day.
    pub on: Date,
    /// The time.
    pub at: Time,
    /// Which episode.
    pub episode: Seq,
    /// Whether by somebody independent of the placement and the allocated worker.
    pub independent: bool,
    /// What the child said.
    pub says: String,
}

/// Somebody feared that a child is exploited.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ExploitationConcernRaised {
    /// The day.
    pub on: Date,
    /// What kind.
    pub kind: ExploitationKind,
    /// How grave.
    pub level: RiskLevel,
    /// What is known.
    pub says: String,
}

/// A concern was looked at again.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ExploitationConcernReviewed {
    /// The day.
    pub on: Date,
    /// Which concern.
    pub concern: Seq,
    /// How grave now.
    pub level: RiskLevel,
    /// What was agreed.
    pub note: String,
}

/// A concern was closed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ExploitationConcernClosed {
    /// The day.
    pub on: Date,
    /// Which concern.
    pub concern: Seq,
    /// Why.
    pub reason: String,
}

/// A young person came to the youth justice service.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct YouthJusticeStarted {
    /// The day.
    pub on: Date,
    /// By which disposal.
    pub disposal: YouthDisposal,
}

/// Youth justice involvement ended.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct YouthJusticeEnded {
    /// The day.
    pub on: Date,
    /// Which involvement.
    pub involvement: Seq,
    /// Whether it was completed as ordered.
    pub completed: bool,
}

/// A 16 or 17 year old presented as homeless.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HomelessnessPresented {
    /// The day.
    pub on: Date,
    /// Their situation.
    pub situation: String,
    /// Where they stayed that night.
    pub interim: String,
}

/// It was decided how to help a homeless young person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HomelessnessDecided {
    /// The day.
    pub on: Date,
    /// Which presentation.
    pub presentation: Seq,
    /// What was decided.
    pub outcome: HomelessOutcome,
    /// The young person's view.
    pub view: String,
}
