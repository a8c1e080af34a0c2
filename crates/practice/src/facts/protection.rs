//! Protection: strategy discussions, enquiries, conferences, plans.

use calendar::{Date, Time};
use serde::{Deserialize, Serialize};

use crate::code_sets::*;
use crate::ids::Seq;

/// Social care, the police and health discussed whether a child is at risk of significant harm.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StrategyDiscussionHeld {
    /// The day.
    pub on: Date,
    /// The time, where known.
    pub at: Option<Time>,
    /// The concern.
    pub concern: String,
    /// Agencies present: at least social care, police and health.
    pub agencies: Vec<Agency>,
    /// What was decided.
    pub outcome: StrategyOutcome,
}

/// An enquiry under section 47 of the Children Act 1989 began.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EnquiryStarted {
    /// The day.
    pub on: Date,
    /// The strategy discussion that initiated it.
    pub discussion: Seq,
}

/// An enquiry under section 47 was completed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EnquiryCompleted {
    /// The day.
    pub on: Date,
    /// Which enquiry.
    pub enquiry: Seq,
    /// What it found.
    pub outcome: EnquiryOutcome,
    /// The analysis.
    pub note: String,
}

/// What a conference decided about a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ConferenceDecision {
    /// A plan is needed, under this category.
    Plan(AbuseCategory),
    /// No plan is needed.
    NoPlan,
    /// The plan goes on.
    Continue,
    /// The plan goes on under another category.
    ContinueAs(AbuseCategory),
    /// The plan ends.
    End,
}

/// A child protection conference was held.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ConferenceHeld {
    /// The day it was held.
    pub on: Date,
    /// Initial, transfer-in or review.
    pub kind: ConferenceKind,
    /// The enquiry that led to an initial conference.
    pub enquiry: Option<Seq>,
    /// The plan that a review conference reviews.
    pub plan: Option<Seq>,
    /// What was decided.
    pub decision: ConferenceDecision,
    /// Agencies present.
    pub agencies: Vec<Agency>,
    /// Whether a parent or carer took part.
    pub parents_present: bool,
    /// How the child's view was heard.
    pub child_view: String,
    /// Decision and reasons.
    pub note: String,
}

/// A child protection plan began.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ProtectionPlanStarted {
    /// The day, which is that of the conference.
    pub on: Date,
    /// The conference that decided it.
    pub conference: Seq,
    /// Category of abuse.
    pub category: AbuseCategory,
}

/// A review conference changed the category.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ProtectionCategoryChanged {
    /// The day.
    pub on: Date,
    /// Which plan.
    pub plan: Seq,
    /// The conference that decided it.
    pub conference: Seq,
    /// The new category.
    pub category: AbuseCategory,
}

/// A child protection plan ended.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ProtectionPlanEnded {
    /// The day.
    pub on: Date,
    /// Which plan.
    pub plan: Seq,
    /// The conference that decided it; none where a child turned 18, died or moved.
    pub conference: Option<Seq>,
    /// Why.
    pub reason: ProtectionPlanEnd,
}

/// The core group met.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CoreGroupMet {
    /// The day.
    pub on: Date,
    /// Which plan.
    pub plan: Seq,
    /// Agencies present.
    pub agencies: Vec<Agency>,
    /// How things have changed.
    pub progress: Progress,
    /// What was agreed.
    pub note: String,
}

/// Another authority told us that a child with a child protection plan there has moved here.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TransferInNotified {
    /// The day the notification arrived.
    pub on: Date,
    /// Which authority it came from.
    pub from: String,
}
