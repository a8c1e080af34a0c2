//! Personal education plans; education, health and care plans.

use calendar::Date;
use serde::{Deserialize, Serialize};

use crate::code_sets::*;
use crate::ids::Seq;

/// A personal education plan was begun: school, carer and child were asked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EducationPlanBegun {
    /// The day.
    pub on: Date,
    /// Which looked-after period.
    pub period: Seq,
}

/// A personal education plan was made for a term.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EducationPlanMade {
    /// The day.
    pub on: Date,
    /// Which looked-after period.
    pub period: Seq,
    /// For which term.
    pub term: SchoolTerm,
}

/// An education, health and care needs assessment was asked for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EhcRequested {
    /// The day the request was received, or the authority became responsible.
    pub on: Date,
    /// Who asked.
    pub by: EhcRequester,
    /// The main need, as told.
    pub need: SpecialNeed,
}

/// It was decided whether to assess.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EhcRequestDecided {
    /// The day the family was told.
    pub on: Date,
    /// Which request.
    pub request: Seq,
    /// Whether to assess.
    pub assess: bool,
    /// Why.
    pub reason: String,
}

/// Advice was asked for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EhcAdviceRequested {
    /// The day.
    pub on: Date,
    /// Which request.
    pub request: Seq,
    /// From whom.
    pub from: String,
}

/// Advice came back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EhcAdviceReceived {
    /// The day.
    pub on: Date,
    /// Which request for advice.
    pub advice: Seq,
}

/// An exception to the time limits applies.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EhcExceptionApplied {
    /// The day it was decided.
    pub on: Date,
    /// Which request.
    pub request: Seq,
    /// Which exception.
    pub exception: EhcException,
}

/// A draft plan was sent to the family.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EhcDraftIssued {
    /// The day.
    pub on: Date,
    /// Which request.
    pub request: Seq,
}

/// The family sent its views on a draft plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EhcViewsReceived {
    /// The day.
    pub on: Date,
    /// Which request.
    pub request: Seq,
}

/// The family was told that no plan will be issued.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EhcIssueRefused {
    /// The day.
    pub on: Date,
    /// Which request.
    pub request: Seq,
    /// Why.
    pub reason: String,
}

/// A final plan was issued.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EhcPlanIssued {
    /// The day.
    pub on: Date,
    /// Which request.
    pub request: Seq,
    /// The main need.
    pub need: SpecialNeed,
    /// The school or setting named in section I.
    pub setting: String,
}

/// It became known when a child with a plan moves to another phase of education.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EhcMoveExpected {
    /// The day it became known.
    pub on: Date,
    /// Which plan.
    pub plan: Seq,
    /// Which move.
    pub to: PhaseMove,
    /// The day of the move: the first of the new phase.
    pub moves_on: Date,
}

/// An annual review meeting was held.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EhcReviewHeld {
    /// The day of the meeting.
    pub on: Date,
    /// Which plan.
    pub plan: Seq,
}

/// The school's report of an annual review arrived.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EhcReviewReported {
    /// The day.
    pub on: Date,
    /// Which review.
    pub review: Seq,
}

/// The family was told the decision on an annual review: only now is the review done.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EhcReviewDecided {
    /// The day.
    pub on: Date,
    /// Which review.
    pub review: Seq,
    /// What was decided.
    pub outcome: EhcReviewOutcome,
}

/// The family was sent the proposed amendments.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EhcAmendmentProposed {
    /// The day of the notice.
    pub on: Date,
    /// Which review.
    pub review: Seq,
}

/// The amended plan was issued.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EhcPlanAmended {
    /// The day.
    pub on: Date,
    /// Which plan.
    pub plan: Seq,
    /// Which amendment notice.
    pub amendment: Option<Seq>,
}

/// A family appealed to the tribunal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EhcAppealed {
    /// The day the appeal was registered.
    pub on: Date,
    /// What about.
    pub ground: EhcAppealGround,
}

/// An appeal ended.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EhcAppealEnded {
    /// The day.
    pub on: Date,
    /// Which appeal.
    pub appeal: Seq,
    /// How.
    pub outcome: EhcAppealOutcome,
}

/// A plan ceased.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EhcPlanCeased {
    /// The day.
    pub on: Date,
    /// Which plan.
    pub plan: Seq,
    /// Why.
    pub reason: String,
}
