//! Child and family assessments.

use calendar::Date;
use serde::{Deserialize, Serialize};

use crate::code_sets::*;
use crate::ids::Seq;

/// A child and family assessment began.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AssessmentStarted {
    /// The day it actually began.
    pub on: Date,
    /// The referral that it answers; its date starts the 45 working days.
    pub referral: Option<Seq>,
    /// What it answers.
    pub basis: AssessmentBasis,
}

/// A manager looked at an assessment on its way.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AssessmentCheckpointHeld {
    /// The day.
    pub on: Date,
    /// Which assessment.
    pub assessment: Seq,
    /// What was agreed.
    pub note: String,
}

/// A manager sent an assessment back for more work.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AssessmentSentBack {
    /// The day.
    pub on: Date,
    /// Which assessment.
    pub assessment: Seq,
    /// Why.
    pub reason: String,
}

/// A manager authorised an assessment: it is complete.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AssessmentAuthorised {
    /// The day.
    pub on: Date,
    /// Which assessment.
    pub assessment: Seq,
    /// What it led to.
    pub outcome: AssessmentOutcome,
    /// What it found.
    pub factors: Vec<AssessmentFactor>,
    /// The analysis.
    pub analysis: String,
    /// Why it took more than 45 working days, when it did.
    pub late_reason: Option<String>,
}
