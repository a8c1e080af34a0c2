//! Child in need plans, and visits of every kind.

use calendar::{Date, Time};
use serde::{Deserialize, Serialize};

use crate::code_sets::*;
use crate::ids::Seq;

/// A child in need plan began.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NeedPlanStarted {
    /// The day.
    pub on: Date,
    /// The assessment that led to it, where there was one.
    pub assessment: Option<Seq>,
    /// What the plan is for.
    pub aim: String,
}

/// A child in need plan was reviewed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NeedPlanReviewed {
    /// The day.
    pub on: Date,
    /// Which plan.
    pub plan: Seq,
    /// How things have changed.
    pub progress: Progress,
    /// What was agreed.
    pub note: String,
}

/// A child in need plan ended.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NeedPlanEnded {
    /// The day.
    pub on: Date,
    /// Which plan.
    pub plan: Seq,
    /// Why.
    pub reason: NeedPlanEnd,
}

/// A worker visited a child.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ChildVisited {
    /// The day.
    pub on: Date,
    /// The time, where known.
    pub at: Option<Time>,
    /// Which duty the visit meets.
    pub kind: VisitKind,
    /// Whether the child was seen.
    pub seen: bool,
    /// Whether the child was seen alone.
    pub alone: bool,
    /// Why the child was not seen, or not seen alone, where somebody said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why_not: Option<String>,
    /// Where.
    pub place: VisitPlace,
    /// What the child said, in their words.
    pub words: String,
    /// What the worker saw and thinks.
    pub note: String,
}
