//! Child in need plans, and visits of every kind.

use calendar::Date;

use super::{Fits, Told, keep, open_on};
use crate::code_sets::VisitKind;
use crate::facts::*;
use crate::ids::Seq;

/// Child in need plans and visits.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Need {
    /// Child in need plans.
    pub plans: Vec<NeedPlan>,
    /// Visits of every kind, by day.
    pub visits: Vec<Told<ChildVisited>>,
}

/// A child in need plan.
#[derive(Debug, Clone, PartialEq)]
pub struct NeedPlan {
    /// Its beginning.
    pub started: Told<NeedPlanStarted>,
    /// Reviews.
    pub reviews: Vec<Told<NeedPlanReviewed>>,
    /// Its end.
    pub ended: Option<Told<NeedPlanEnded>>,
}

impl NeedPlan {
    /// The number by which other facts name it.
    pub fn seq(&self) -> Seq {
        self.started.seq
    }

    /// Whether it was open at the end of a day.
    pub fn open_on(&self, day: Date) -> bool {
        open_on(self.started.on, self.ended.as_ref().map(|ended| ended.on), day)
    }
}

impl Need {
    pub(super) fn take(&mut self, seq: Seq, fact: &Fact) -> Fits {
        match fact {
            Fact::NeedPlanStarted(it) => {
                let place =
                    self.plans.partition_point(|other| (other.started.on, other.started.seq) < (it.on, seq));
                let plan = NeedPlan { started: Told::new(seq, it), reviews: Vec::new(), ended: None };
                self.plans.insert(place, plan);
                Ok(())
            }
            Fact::NeedPlanReviewed(it) => keep(&mut self.plan_mut(it.plan)?.reviews, seq, it),
            Fact::NeedPlanEnded(it) => {
                self.plan_mut(it.plan)?.ended = Some(Told::new(seq, it));
                Ok(())
            }
            Fact::ChildVisited(it) => keep(&mut self.visits, seq, it),
            _ => Ok(()),
        }
    }

    fn plan_mut(&mut self, named: Seq) -> Result<&mut NeedPlan, Seq> {
        self.plans.iter_mut().find(|plan| plan.seq() == named).ok_or(named)
    }

    /// The plan open at the end of a day.
    pub fn plan_on(&self, day: Date) -> Option<&NeedPlan> {
        self.plans.iter().find(|plan| plan.open_on(day))
    }

    /// The last visit of a kind, by a day, at which the child was seen.
    pub fn last_seen(&self, kind: VisitKind, by: Date) -> Option<&Told<ChildVisited>> {
        self.visits.iter().rev().find(|visit| visit.kind == kind && visit.seen && visit.on <= by)
    }
}
