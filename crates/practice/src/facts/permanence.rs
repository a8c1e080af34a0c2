//! Permanence, adoption, special guardianship, private fostering.

use calendar::Date;
use serde::{Deserialize, Serialize};

use crate::code_sets::*;
use crate::ids::{PersonId, Seq};

/// The plan for permanence was agreed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PermanencePlanAgreed {
    /// The day.
    pub on: Date,
    /// Which looked-after period.
    pub period: Seq,
    /// The route.
    pub route: PermanenceRoute,
}

/// A step on the way to adoption.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AdoptionStepTaken {
    /// The day.
    pub on: Date,
    /// Which looked-after period.
    pub period: Seq,
    /// Which step.
    pub stage: AdoptionStage,
    /// More about it, such as why a decision was reversed.
    pub note: String,
}

/// A court made a special guardianship order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SpecialGuardianshipOrdered {
    /// The day.
    pub on: Date,
    /// The guardian, where they are in the record.
    pub guardian: Option<PersonId>,
    /// Whether the child was looked after immediately before.
    pub from_care: bool,
}

/// A special guardianship order ended.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SpecialGuardianshipEnded {
    /// The day.
    pub on: Date,
    /// Which order.
    pub order: Seq,
}

/// The authority became aware that a child is, or will be, privately fostered.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PrivateFosteringNotified {
    /// The day the authority became aware; regulation 8(6) deems the arrangement to begin then.
    pub on: Date,
    /// The day the child went, or is to go, to live there.
    pub lives_there_from: Date,
    /// The carer.
    pub carer: String,
}

/// A private fostering arrangement ended.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PrivateFosteringEnded {
    /// The day.
    pub on: Date,
    /// Which arrangement.
    pub arrangement: Seq,
    /// Why.
    pub reason: PrivateFosteringEnd,
}
