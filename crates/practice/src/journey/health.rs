//! Health of a child looked after.

use super::{Fits, Told, keep};
use crate::facts::*;
use crate::ids::Seq;

/// Health of a child looked after.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Health {
    /// Health assessments.
    pub assessments: Vec<Told<HealthAssessed>>,
    /// Dental checks.
    pub dental_checks: Vec<Told<DentalChecked>>,
    /// Strengths and difficulties scores.
    pub sdq: Vec<Told<SdqScored>>,
}

impl Health {
    pub(super) fn take(&mut self, seq: Seq, fact: &Fact) -> Fits {
        match fact {
            Fact::HealthAssessed(it) => keep(&mut self.assessments, seq, it),
            Fact::DentalChecked(it) => keep(&mut self.dental_checks, seq, it),
            Fact::SdqScored(it) => keep(&mut self.sdq, seq, it),
            _ => Ok(()),
        }
    }
}
