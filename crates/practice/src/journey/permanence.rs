//! Permanence, adoption, special guardianship, private fostering.

use super::{Fits, Spell, Told, begin, end, keep};
use crate::facts::*;
use crate::ids::Seq;

/// Permanence.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Permanence {
    /// Plans for permanence.
    pub plans: Vec<Told<PermanencePlanAgreed>>,
    /// Steps on the way to adoption.
    pub adoption: Vec<Told<AdoptionStepTaken>>,
    /// Special guardianship orders.
    pub guardianships: Vec<Spell<SpecialGuardianshipOrdered, SpecialGuardianshipEnded>>,
    /// Private fostering arrangements.
    pub private_fostering: Vec<Spell<PrivateFosteringNotified, PrivateFosteringEnded>>,
}

impl Permanence {
    pub(super) fn take(&mut self, seq: Seq, fact: &Fact) -> Fits {
        match fact {
            Fact::PermanencePlanAgreed(it) => keep(&mut self.plans, seq, it),
            Fact::AdoptionStepTaken(it) => keep(&mut self.adoption, seq, it),
            Fact::SpecialGuardianshipOrdered(it) => begin(&mut self.guardianships, seq, it),
            Fact::SpecialGuardianshipEnded(it) => end(&mut self.guardianships, it.order, seq, it),
            Fact::PrivateFosteringNotified(it) => begin(&mut self.private_fostering, seq, it),
            Fact::PrivateFosteringEnded(it) => end(&mut self.private_fostering, it.arrangement, seq, it),
            _ => Ok(()),
        }
    }
}
