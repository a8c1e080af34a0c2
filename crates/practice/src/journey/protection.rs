//! Strategy discussions, enquiries, conferences, protection plans.

use calendar::Date;

use super::{Fits, Spell, Told, begin, end, keep, open_on};
use crate::code_sets::AbuseCategory;
use crate::facts::*;
use crate::ids::Seq;

/// Child protection.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Protection {
    /// Strategy discussions.
    pub discussions: Vec<Told<StrategyDiscussionHeld>>,
    /// Section 47 enquiries.
    pub enquiries: Vec<Enquiry>,
    /// Conferences of every kind.
    pub conferences: Vec<Told<ConferenceHeld>>,
    /// Moves here with a child protection plan of another authority.
    pub transfers_in: Vec<Told<TransferInNotified>>,
    /// Child protection plans.
    pub plans: Vec<ProtectionPlan>,
}

/// A section 47 enquiry.
pub type Enquiry = Spell<EnquiryStarted, EnquiryCompleted>;

/// A child protection plan.
#[derive(Debug, Clone, PartialEq)]
pub struct ProtectionPlan {
    /// Its beginning.
    pub started: Told<ProtectionPlanStarted>,
    /// Changes of category.
    pub changes: Vec<Told<ProtectionCategoryChanged>>,
    /// Review conferences.
    pub reviews: Vec<Told<ConferenceHeld>>,
    /// Core groups.
    pub core_groups: Vec<Told<CoreGroupMet>>,
    /// Its end.
    pub ended: Option<Told<ProtectionPlanEnded>>,
}

impl ProtectionPlan {
    /// The number by which other facts name it.
    pub fn seq(&self) -> Seq {
        self.started.seq
    }

    /// Whether it was open at the end of a day.
    pub fn open_on(&self, day: Date) -> bool {
        open_on(self.started.on, self.ended.as_ref().map(|ended| ended.on), day)
    }

    /// The latest category.
    pub fn category(&self) -> AbuseCategory {
        self.changes.last().map_or(self.started.category, |change| change.category)
    }
}

impl Protection {
    pub(super) fn take(&mut self, seq: Seq, fact: &Fact) -> Fits {
        match fact {
            Fact::StrategyDiscussionHeld(it) => keep(&mut self.discussions, seq, it),
            Fact::TransferInNotified(it) => keep(&mut self.transfers_in, seq, it),
            Fact::EnquiryStarted(it) => begin(&mut self.enquiries, seq, it),
            Fact::EnquiryCompleted(it) => end(&mut self.enquiries, it.enquiry, seq, it),
            Fact::ConferenceHeld(it) => {
                keep(&mut self.conferences, seq, it)?;
                match it.plan {
                    Some(plan) => keep(&mut self.plan_mut(plan)?.reviews, seq, it),
                    None => Ok(()),
                }
            }
            Fact::ProtectionPlanStarted(it) => {
                let place =
                    self.plans.partition_point(|other| (other.started.on, other.started.seq) < (it.on, seq));
                let plan = ProtectionPlan {
                    started: Told::new(seq, it),
                    changes: Vec::new(),
                    reviews: Vec::new(),
                    core_groups: Vec::new(),
                    ended: None,
                };
                self.plans.insert(place, plan);
                Ok(())
            }
            Fact::ProtectionCategoryChanged(it) => keep(&mut self.plan_mut(it.plan)?.changes, seq, it),
            Fact::CoreGroupMet(it) => keep(&mut self.plan_mut(it.plan)?.core_groups, seq, it),
            Fact::ProtectionPlanEnded(it) => {
                self.plan_mut(it.plan)?.ended = Some(Told::new(seq, it));
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn plan_mut(&mut self, named: Seq) -> Result<&mut ProtectionPlan, Seq> {
        self.plans.iter_mut().find(|plan| plan.seq() == named).ok_or(named)
    }

    /// The plan open at the end of a day.
    pub fn plan_on(&self, day: Date) -> Option<&ProtectionPlan> {
        self.plans.iter().find(|plan| plan.open_on(day))
    }
}
