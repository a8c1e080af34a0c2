//! Courts and emergency powers.

use calendar::{Date, Time};
use serde::{Deserialize, Serialize};

use crate::code_sets::*;
use crate::ids::Seq;

/// A legal gateway meeting was held.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LegalGatewayHeld {
    /// The day.
    pub on: Date,
    /// What was decided.
    pub decision: GatewayDecision,
    /// Why.
    pub reason: String,
}

/// The letter before proceedings was sent.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PreProceedingsStarted {
    /// The day of the letter.
    pub on: Date,
    /// The legal gateway meeting that decided it.
    pub gateway: Seq,
}

/// Pre-proceedings were reviewed with the parents.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PreProceedingsReviewed {
    /// The day.
    pub on: Date,
    /// Which pre-proceedings.
    pub pre_proceedings: Seq,
    /// What was agreed.
    pub note: String,
}

/// Pre-proceedings ended.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PreProceedingsEnded {
    /// The day.
    pub on: Date,
    /// Which pre-proceedings.
    pub pre_proceedings: Seq,
    /// How.
    pub outcome: PreProceedingsEnd,
}

/// An application was issued; the 26 weeks begin with this day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ProceedingsIssued {
    /// The day of issue.
    pub on: Date,
    /// What the court was asked for.
    pub application: CourtApplication,
    /// The court's case number, where known.
    pub case_number: Option<String>,
}

/// A hearing was held.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HearingHeld {
    /// The day.
    pub on: Date,
    /// Which proceedings.
    pub proceedings: Seq,
    /// Which hearing.
    pub kind: HearingKind,
    /// What the court directed.
    pub directions: String,
}

/// The court extended its timetable.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TimetableExtended {
    /// The day of the decision.
    pub on: Date,
    /// Which proceedings.
    pub proceedings: Seq,
    /// The new end.
    pub to: Date,
    /// Why it is necessary to resolve the proceedings justly.
    pub reason: String,
}

/// Proceedings ended.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ProceedingsEnded {
    /// The day.
    pub on: Date,
    /// Which proceedings.
    pub proceedings: Seq,
    /// The order made.
    pub order: OrderMade,
}

/// The police took a child into their protection (Children Act 1989, s. 46).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PoliceProtectionUsed {
    /// The day.
    pub on: Date,
    /// The time: 72 hours run from it.
    pub at: Time,
    /// Why.
    pub reason: String,
}

/// Police protection ended.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PoliceProtectionEnded {
    /// The day.
    pub on: Date,
    /// The time.
    pub at: Time,
    /// Which use.
    pub protection: Seq,
}

/// A court made an emergency protection order (Children Act 1989, s. 44).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EmergencyProtectionOrdered {
    /// The day.
    pub on: Date,
    /// The last day of the order.
    pub until: Date,
}

/// An emergency protection order was extended (once, up to 7 days; s. 45).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EmergencyProtectionExtended {
    /// The day of the decision.
    pub on: Date,
    /// Which order.
    pub order: Seq,
    /// The new last day.
    pub until: Date,
}

/// An emergency protection order ended.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EmergencyProtectionEnded {
    /// The day.
    pub on: Date,
    /// Which order.
    pub order: Seq,
}
