//! Personal education plans; education, health and care plans.

use calendar::Date;

use super::{Fits, Spell, Told, begin, end, keep, open_on};
use crate::facts::*;
use crate::ids::Seq;

/// Education.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Education {
    /// Personal education plans begun.
    pub education_plans_begun: Vec<Told<EducationPlanBegun>>,
    /// Personal education plans.
    pub education_plans: Vec<Told<EducationPlanMade>>,
    /// Requests for an education, health and care needs assessment.
    pub requests: Vec<EhcRequest>,
    /// Education, health and care plans.
    pub plans: Vec<EhcPlan>,
    /// Appeals.
    pub appeals: Vec<Spell<EhcAppealed, EhcAppealEnded>>,
}

/// A request for an assessment and its way to a plan or a refusal.
#[derive(Debug, Clone, PartialEq)]
pub struct EhcRequest {
    /// The request.
    pub requested: Told<EhcRequested>,
    /// Whether to assess.
    pub decided: Option<Told<EhcRequestDecided>>,
    /// Advice asked for and returned.
    pub advice: Vec<Spell<EhcAdviceRequested, EhcAdviceReceived>>,
    /// Exceptions to the time limits.
    pub exceptions: Vec<Told<EhcExceptionApplied>>,
    /// Draft plans.
    pub drafts: Vec<Told<EhcDraftIssued>>,
    /// The family's views on the drafts.
    pub views: Vec<Told<EhcViewsReceived>>,
    /// Refusal to issue a plan.
    pub refused: Option<Told<EhcIssueRefused>>,
    /// The final plan.
    pub issued: Option<Told<EhcPlanIssued>>,
}

/// An education, health and care plan.
#[derive(Debug, Clone, PartialEq)]
pub struct EhcPlan {
    /// Issue.
    pub issued: Told<EhcPlanIssued>,
    /// Moves to another phase of education.
    pub moves: Vec<Told<EhcMoveExpected>>,
    /// Annual reviews.
    pub reviews: Vec<EhcReview>,
    /// Amended versions.
    pub amendments: Vec<Told<EhcPlanAmended>>,
    /// The end.
    pub ceased: Option<Told<EhcPlanCeased>>,
}

/// An annual review.
#[derive(Debug, Clone, PartialEq)]
pub struct EhcReview {
    /// The meeting.
    pub held: Told<EhcReviewHeld>,
    /// The report.
    pub reported: Option<Told<EhcReviewReported>>,
    /// The decision.
    pub decided: Option<Told<EhcReviewDecided>>,
    /// The amendment notice.
    pub proposed: Option<Told<EhcAmendmentProposed>>,
}

impl EhcPlan {
    /// Whether the plan was in force at the end of a day.
    pub fn open_on(&self, day: Date) -> bool {
        open_on(self.issued.on, self.ceased.as_ref().map(|ceased| ceased.on), day)
    }
}

impl Education {
    pub(super) fn take(&mut self, seq: Seq, fact: &Fact) -> Fits {
        match fact {
            Fact::EducationPlanBegun(it) => keep(&mut self.education_plans_begun, seq, it),
            Fact::EducationPlanMade(it) => keep(&mut self.education_plans, seq, it),
            Fact::EhcRequested(it) => {
                let place =
                    self.requests.partition_point(|one| (one.requested.on, one.requested.seq) < (it.on, seq));
                let request = EhcRequest {
                    requested: Told::new(seq, it),
                    decided: None,
                    advice: Vec::new(),
                    exceptions: Vec::new(),
                    drafts: Vec::new(),
                    views: Vec::new(),
                    refused: None,
                    issued: None,
                };
                self.requests.insert(place, request);
                Ok(())
            }
            Fact::EhcRequestDecided(it) => {
                self.request_mut(it.request)?.decided = Some(Told::new(seq, it));
                Ok(())
            }
            Fact::EhcAdviceRequested(it) => begin(&mut self.request_mut(it.request)?.advice, seq, it),
            Fact::EhcAdviceReceived(it) => {
                let request = self
                    .requests
                    .iter_mut()
                    .find(|request| request.advice.iter().any(|advice| advice.seq() == it.advice));
                end(&mut request.ok_or(it.advice)?.advice, it.advice, seq, it)
            }
            Fact::EhcExceptionApplied(it) => keep(&mut self.request_mut(it.request)?.exceptions, seq, it),
            Fact::EhcDraftIssued(it) => keep(&mut self.request_mut(it.request)?.drafts, seq, it),
            Fact::EhcViewsReceived(it) => keep(&mut self.request_mut(it.request)?.views, seq, it),
            Fact::EhcIssueRefused(it) => {
                self.request_mut(it.request)?.refused = Some(Told::new(seq, it));
                Ok(())
            }
            Fact::EhcPlanIssued(it) => {
                let place = self.plans.partition_point(|one| (one.issued.on, one.issued.seq) < (it.on, seq));
                let plan = EhcPlan {
                    issued: Told::new(seq, it),
                    moves: Vec::new(),
                    reviews: Vec::new(),
                    amendments: Vec::new(),
                    ceased: None,
                };
                self.plans.insert(place, plan);
                self.request_mut(it.request)?.issued = Some(Told::new(seq, it));
                Ok(())
            }
            Fact::EhcMoveExpected(it) => keep(&mut self.plan_mut(it.plan)?.moves, seq, it),
            Fact::EhcReviewHeld(it) => {
                let plan = self.plan_mut(it.plan)?;
                let review =
                    EhcReview { held: Told::new(seq, it), reported: None, decided: None, proposed: None };
                let place = plan.reviews.partition_point(|one| (one.held.on, one.held.seq) < (it.on, seq));
                plan.reviews.insert(place, review);
                Ok(())
            }
            Fact::EhcReviewReported(it) => {
                self.review_mut(it.review)?.reported = Some(Told::new(seq, it));
                Ok(())
            }
            Fact::EhcReviewDecided(it) => {
                self.review_mut(it.review)?.decided = Some(Told::new(seq, it));
                Ok(())
            }
            Fact::EhcAmendmentProposed(it) => {
                self.review_mut(it.review)?.proposed = Some(Told::new(seq, it));
                Ok(())
            }
            Fact::EhcPlanAmended(it) => keep(&mut self.plan_mut(it.plan)?.amendments, seq, it),
            Fact::EhcAppealed(it) => begin(&mut self.appeals, seq, it),
            Fact::EhcAppealEnded(it) => end(&mut self.appeals, it.appeal, seq, it),
            Fact::EhcPlanCeased(it) => {
                self.plan_mut(it.plan)?.ceased = Some(Told::new(seq, it));
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn request_mut(&mut self, named: Seq) -> Result<&mut EhcRequest, Seq> {
        self.requests.iter_mut().find(|request| request.requested.seq == named).ok_or(named)
    }

    fn plan_mut(&mut self, named: Seq) -> Result<&mut EhcPlan, Seq> {
        self.plans.iter_mut().find(|plan| plan.issued.seq == named).ok_or(named)
    }

    fn review_mut(&mut self, named: Seq) -> Result<&mut EhcReview, Seq> {
        self.plans
            .iter_mut()
            .flat_map(|plan| &mut plan.reviews)
            .find(|review| review.held.seq == named)
            .ok_or(named)
    }
}
