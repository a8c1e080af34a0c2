//! Children looked after.

use calendar::Date;
use serde::{Deserialize, Serialize};

use crate::code_sets::*;
use crate::ids::Seq;

/// A child became looked after.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CareStarted {
    /// The day of the care order, or the start of accommodation that lasted more than 24 hours
    /// (Children Act 1989, s. 22).
    pub on: Date,
    /// First legal status.
    pub status: LegalStatus,
    /// The main need.
    pub need: PrimaryNeed,
    /// Whether regulation 48 short breaks.
    pub short_breaks: bool,
    /// Whether the child is an unaccompanied asylum-seeking child.
    pub unaccompanied: bool,
    /// Why.
    pub reason: String,
}

/// Legal status changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LegalStatusChanged {
    /// The day from which the new status holds.
    pub on: Date,
    /// Which looked-after period.
    pub period: Seq,
    /// The new status.
    pub status: LegalStatus,
}

/// A home was asked for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PlacementRequested {
    /// The day.
    pub on: Date,
    /// What the child needs of it.
    pub needs: String,
    /// The day by which it is needed.
    pub needed_by: Option<Date>,
}

/// A request for a home was met or withdrawn.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PlacementRequestClosed {
    /// The day.
    pub on: Date,
    /// Which request.
    pub request: Seq,
    /// Whether a home was found.
    pub found: bool,
}

/// How a placement was approved, where visits and limits depend on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum PlacementBasis {
    /// An ordinary placement.
    Ordinary,
    /// With a parent before the assessment is done (regulation 19).
    ParentBeforeAssessment,
    /// With a connected person approved for a time (regulation 24).
    TemporaryApproval,
    /// In an emergency, with a carer approved for others (regulation 23).
    Emergency,
}

/// A child moved into a placement.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PlacementStarted {
    /// The day.
    pub on: Date,
    /// Which looked-after period.
    pub period: Seq,
    /// Where.
    pub kind: PlacementKind,
    /// Who provides it.
    pub provider: PlacementProvider,
    /// How it was approved.
    pub basis: PlacementBasis,
    /// Whether it is meant to last until the child is 18.
    pub to_eighteen: bool,
    /// Whether it is outside the authority's area.
    pub out_of_area: bool,
    /// Name of the carers or home.
    pub with: String,
    /// Postcode.
    pub postcode: Option<String>,
}

/// The plan for a placement was made (regulation 9).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PlacementPlanMade {
    /// The day.
    pub on: Date,
    /// Which placement.
    pub placement: Seq,
}

/// The area authority was told of a placement in its area (regulation 13).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PlacementNoticeSent {
    /// The day.
    pub on: Date,
    /// Which placement.
    pub placement: Seq,
}

/// Temporary approval of a connected person was extended, once (regulation 25).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TemporaryApprovalExtended {
    /// The day.
    pub on: Date,
    /// Which placement.
    pub placement: Seq,
}

/// A child in a long-term foster placement agreed to visits every six months (regulation 28(3A)).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LongTermVisitsAgreed {
    /// The day the child agreed.
    pub on: Date,
    /// Which placement.
    pub placement: Seq,
}

/// A placement ended.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PlacementEnded {
    /// The day.
    pub on: Date,
    /// Which placement.
    pub placement: Seq,
    /// Why.
    pub reason: PlacementChange,
}

/// The care plan was made or remade (regulation 4).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CarePlanMade {
    /// The day.
    pub on: Date,
    /// Which looked-after period.
    pub period: Seq,
    /// Its aim.
    pub aim: String,
}

/// A looked-after review was held (regulation 33).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CareReviewHeld {
    /// The day.
    pub on: Date,
    /// Which looked-after period.
    pub period: Seq,
    /// How the child took part.
    pub participation: Participation,
    /// What was decided.
    pub decisions: String,
}

/// What follows a looked-after review was done.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CareReviewStepTaken {
    /// The day.
    pub on: Date,
    /// Which review.
    pub review: Seq,
    /// What was done.
    pub step: ReviewStep,
}

/// The inspectorate told the authority of its concerns about the children's home in which a child lives
/// (Care Standards Act 2000, s. 30A; regulation 28(8)).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HomeNoticeReceived {
    /// The day the notice arrived.
    pub on: Date,
    /// Which placement.
    pub placement: Seq,
    /// What the notice says.
    pub says: String,
}

/// A child stopped being looked after.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CareEnded {
    /// The day: the first on which the child was not looked after.
    pub on: Date,
    /// Which looked-after period.
    pub period: Seq,
    /// Why.
    pub reason: CareEnd,
}
