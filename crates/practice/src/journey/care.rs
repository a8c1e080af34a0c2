//! Looked-after periods, placements, reviews.

use calendar::Date;

use super::{Fits, Spell, Told, begin, end, keep, open_on};
use crate::code_sets::LegalStatus;
use crate::facts::*;
use crate::ids::Seq;

/// Times looked after.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Care {
    /// Looked-after periods.
    pub periods: Vec<CarePeriod>,
    /// Requests for a home.
    pub requests: Vec<Spell<PlacementRequested, PlacementRequestClosed>>,
}

/// A period of being looked after.
#[derive(Debug, Clone, PartialEq)]
pub struct CarePeriod {
    /// Its beginning.
    pub started: Told<CareStarted>,
    /// Changes of legal status.
    pub statuses: Vec<Told<LegalStatusChanged>>,
    /// Placements.
    pub placements: Vec<Placement>,
    /// Care plans.
    pub plans: Vec<Told<CarePlanMade>>,
    /// Looked-after reviews.
    pub reviews: Vec<Told<CareReviewHeld>>,
    /// What followed the reviews.
    pub review_steps: Vec<Told<CareReviewStepTaken>>,
    /// Its end.
    pub ended: Option<Told<CareEnded>>,
}

/// A placement.
#[derive(Debug, Clone, PartialEq)]
pub struct Placement {
    /// Its beginning.
    pub started: Told<PlacementStarted>,
    /// The placement plan.
    pub plan_made: Option<Told<PlacementPlanMade>>,
    /// Notice to the area authority.
    pub notice: Option<Told<PlacementNoticeSent>>,
    /// Extension of a temporary approval.
    pub extension: Option<Told<TemporaryApprovalExtended>>,
    /// The child's agreement to visits every six months.
    pub long_visits: Option<Told<LongTermVisitsAgreed>>,
    /// Notices about the children's home.
    pub home_notices: Vec<Told<HomeNoticeReceived>>,
    /// Its end.
    pub ended: Option<Told<PlacementEnded>>,
}

impl Placement {
    /// The number by which other facts name it.
    pub fn seq(&self) -> Seq {
        self.started.seq
    }

    /// Whether it was open at the end of a day.
    pub fn open_on(&self, day: Date) -> bool {
        open_on(self.started.on, self.ended.as_ref().map(|ended| ended.on), day)
    }
}

impl CarePeriod {
    /// The number by which other facts name it.
    pub fn seq(&self) -> Seq {
        self.started.seq
    }

    /// Whether the child was looked after at the end of a day.
    pub fn open_on(&self, day: Date) -> bool {
        open_on(self.started.on, self.ended.as_ref().map(|ended| ended.on), day)
    }

    /// Legal status at the end of a day.
    pub fn status_on(&self, day: Date) -> LegalStatus {
        self.statuses.iter().rev().find(|change| change.on <= day).map_or(self.started.status, |c| c.status)
    }

    /// The placement open at the end of a day.
    pub fn placement_on(&self, day: Date) -> Option<&Placement> {
        self.placements.iter().rev().find(|placement| placement.open_on(day))
    }
}

impl Care {
    pub(super) fn take(&mut self, seq: Seq, fact: &Fact) -> Fits {
        match fact {
            Fact::CareStarted(it) => {
                let place =
                    self.periods.partition_point(|one| (one.started.on, one.started.seq) < (it.on, seq));
                let period = CarePeriod {
                    started: Told::new(seq, it),
                    statuses: Vec::new(),
                    placements: Vec::new(),
                    plans: Vec::new(),
                    reviews: Vec::new(),
                    review_steps: Vec::new(),
                    ended: None,
                };
                self.periods.insert(place, period);
                Ok(())
            }
            Fact::LegalStatusChanged(it) => keep(&mut self.period_mut(it.period)?.statuses, seq, it),
            Fact::PlacementRequested(it) => begin(&mut self.requests, seq, it),
            Fact::PlacementRequestClosed(it) => end(&mut self.requests, it.request, seq, it),
            Fact::PlacementStarted(it) => {
                let period = self.period_mut(it.period)?;
                let place =
                    period.placements.partition_point(|one| (one.started.on, one.started.seq) < (it.on, seq));
                let placement = Placement {
                    started: Told::new(seq, it),
                    plan_made: None,
                    notice: None,
                    extension: None,
                    long_visits: None,
                    home_notices: Vec::new(),
                    ended: None,
                };
                period.placements.insert(place, placement);
                Ok(())
            }
            Fact::PlacementPlanMade(it) => {
                self.placement_mut(it.placement)?.plan_made = Some(Told::new(seq, it));
                Ok(())
            }
            Fact::PlacementNoticeSent(it) => {
                self.placement_mut(it.placement)?.notice = Some(Told::new(seq, it));
                Ok(())
            }
            Fact::TemporaryApprovalExtended(it) => {
                self.placement_mut(it.placement)?.extension = Some(Told::new(seq, it));
                Ok(())
            }
            Fact::LongTermVisitsAgreed(it) => {
                self.placement_mut(it.placement)?.long_visits = Some(Told::new(seq, it));
                Ok(())
            }
            Fact::PlacementEnded(it) => {
                self.placement_mut(it.placement)?.ended = Some(Told::new(seq, it));
                Ok(())
            }
            Fact::CarePlanMade(it) => keep(&mut self.period_mut(it.period)?.plans, seq, it),
            Fact::CareReviewHeld(it) => keep(&mut self.period_mut(it.period)?.reviews, seq, it),
            Fact::CareReviewStepTaken(it) => {
                let mut periods = self.periods.iter_mut();
                let of_review =
                    periods.find(|period| period.reviews.iter().any(|review| review.seq == it.review));
                keep(&mut of_review.ok_or(it.review)?.review_steps, seq, it)
            }
            Fact::HomeNoticeReceived(it) => {
                keep(&mut self.placement_mut(it.placement)?.home_notices, seq, it)
            }
            Fact::CareEnded(it) => {
                self.period_mut(it.period)?.ended = Some(Told::new(seq, it));
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn period_mut(&mut self, named: Seq) -> Result<&mut CarePeriod, Seq> {
        self.periods.iter_mut().find(|period| period.seq() == named).ok_or(named)
    }

    fn placement_mut(&mut self, named: Seq) -> Result<&mut Placement, Seq> {
        self.periods
            .iter_mut()
            .flat_map(|period| &mut period.placements)
            .find(|placement| placement.seq() == named)
            .ok_or(named)
    }

    /// The period open at the end of a day.
    pub fn period_on(&self, day: Date) -> Option<&CarePeriod> {
        self.periods.iter().find(|period| period.open_on(day))
    }
}
