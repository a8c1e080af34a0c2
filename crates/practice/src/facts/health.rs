//! Health of children looked after.

use calendar::Date;
use serde::{Deserialize, Serialize};

use crate::code_sets::*;
use crate::ids::Seq;

/// A health assessment was done.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HealthAssessed {
    /// The day.
    pub on: Date,
    /// Which looked-after period.
    pub period: Seq,
    /// Initial or review.
    pub kind: HealthAssessmentKind,
    /// Who did it, by profession.
    pub by: String,
}

/// A dentist saw the child.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DentalChecked {
    /// The day.
    pub on: Date,
}

/// The strengths and difficulties questionnaire was scored, or could not be.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SdqScored {
    /// The day.
    pub on: Date,
    /// Total difficulties, 0 to 40.
    pub score: Option<u8>,
    /// Why there is no score.
    pub reason: Option<SdqReason>,
}
