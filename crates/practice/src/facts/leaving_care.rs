//! Leaving care.

use calendar::Date;
use serde::{Deserialize, Serialize};

use crate::code_sets::*;
use crate::ids::Seq;

/// The needs of a young person leaving care were assessed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PathwayNeedsAssessed {
    /// The day it was completed.
    pub on: Date,
    /// What was found.
    pub found: String,
}

/// A pathway plan was made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PathwayPlanMade {
    /// The day.
    pub on: Date,
    /// The young person's own aims.
    pub aims: String,
}

/// A pathway plan was reviewed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PathwayPlanReviewed {
    /// The day.
    pub on: Date,
    /// What was agreed.
    pub note: String,
}

/// A personal adviser was in touch with a care leaver, or tried.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CareLeaverContacted {
    /// The day.
    pub on: Date,
    /// How.
    pub means: ContactMeans,
    /// Whether in touch.
    pub in_touch: InTouch,
    /// What was said.
    pub note: String,
}

/// Where a young person lives.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AccommodationRecorded {
    /// The day from which it holds.
    pub on: Date,
    /// Accommodation and whether it is suitable.
    pub accommodation: Accommodation,
    /// Whether the authority provides it: visits then have their own clock.
    pub provided_by_authority: bool,
}

/// What a young person does.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ActivityRecorded {
    /// The day from which it holds.
    pub on: Date,
    /// Activity.
    pub activity: Activity,
}

/// A young person over 21 asked for a personal adviser (Children Act 1989, s. 23CZB).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AdviserRequested {
    /// The day.
    pub on: Date,
}

/// Support after a request ended.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AdviserRequestClosed {
    /// The day.
    pub on: Date,
    /// Which request.
    pub request: Seq,
}

/// An arrangement on which leaving care status turns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum LivingArrangement {
    /// Lives with a parent or other person with parental responsibility (SI 2010/2571, reg. 3).
    WithParent,
    /// Detained in a remand centre, young offender institution or the like.
    Detained,
    /// In hospital.
    Hospital,
    /// Accommodated by health, education or a care home for three months or more (s. 24(2)(d)).
    HealthEducationOrCareHome,
    /// Privately fostered (s. 24(2)(e)).
    PrivatelyFostered,
}

/// An arrangement began.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LivingArrangementStarted {
    /// The day.
    pub on: Date,
    /// Which arrangement.
    pub arrangement: LivingArrangement,
}

/// An arrangement ended.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LivingArrangementEnded {
    /// The day.
    pub on: Date,
    /// Which arrangement, by the fact that started it.
    pub arrangement: Seq,
}

/// A court or legal advice settled the status otherwise than the facts alone would.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LeavingCareStatusOverridden {
    /// The day from which it holds.
    pub on: Date,
    /// The status.
    pub status: LeavingCareStatus,
    /// Why.
    pub reason: String,
    /// The last day on which it holds, where it has one.
    pub until: Option<Date>,
}
