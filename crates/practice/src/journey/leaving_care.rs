//! Leaving care.

use super::{Fits, Spell, Told, begin, end, keep};
use crate::facts::*;
use crate::ids::Seq;

/// Leaving care.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct LeavingCare {
    /// Needs assessments.
    pub needs_assessments: Vec<Told<PathwayNeedsAssessed>>,
    /// Pathway plans.
    pub plans: Vec<Told<PathwayPlanMade>>,
    /// Reviews of the pathway plan.
    pub reviews: Vec<Told<PathwayPlanReviewed>>,
    /// Contacts.
    pub contacts: Vec<Told<CareLeaverContacted>>,
    /// Where the young person has lived.
    pub accommodation: Vec<Told<AccommodationRecorded>>,
    /// What the young person has done.
    pub activities: Vec<Told<ActivityRecorded>>,
    /// Requests for a personal adviser after 21.
    pub adviser_requests: Vec<Spell<AdviserRequested, AdviserRequestClosed>>,
    /// Arrangements on which the status turns.
    pub arrangements: Vec<Spell<LivingArrangementStarted, LivingArrangementEnded>>,
    /// Statuses set by legal advice.
    pub overrides: Vec<Told<LeavingCareStatusOverridden>>,
}

impl LeavingCare {
    pub(super) fn take(&mut self, seq: Seq, fact: &Fact) -> Fits {
        match fact {
            Fact::PathwayNeedsAssessed(it) => keep(&mut self.needs_assessments, seq, it),
            Fact::PathwayPlanMade(it) => keep(&mut self.plans, seq, it),
            Fact::PathwayPlanReviewed(it) => keep(&mut self.reviews, seq, it),
            Fact::CareLeaverContacted(it) => keep(&mut self.contacts, seq, it),
            Fact::AccommodationRecorded(it) => keep(&mut self.accommodation, seq, it),
            Fact::ActivityRecorded(it) => keep(&mut self.activities, seq, it),
            Fact::AdviserRequested(it) => begin(&mut self.adviser_requests, seq, it),
            Fact::AdviserRequestClosed(it) => end(&mut self.adviser_requests, it.request, seq, it),
            Fact::LivingArrangementStarted(it) => begin(&mut self.arrangements, seq, it),
            Fact::LivingArrangementEnded(it) => end(&mut self.arrangements, it.arrangement, seq, it),
            Fact::LeavingCareStatusOverridden(it) => keep(&mut self.overrides, seq, it),
            _ => Ok(()),
        }
    }
}
