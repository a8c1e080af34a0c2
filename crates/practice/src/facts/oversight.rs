//! Workers, supervision, audit, steps between services, closure, corrections.

use calendar::Date;
use serde::{Deserialize, Serialize};

use crate::code_sets::*;
use crate::facts::Fact;
use crate::ids::{Seq, TeamId, WorkerId};

/// A worker was given to a child.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct WorkerAllocated {
    /// The day.
    pub on: Date,
    /// Who.
    pub worker: WorkerId,
    /// In which team.
    pub team: TeamId,
    /// What they are to the child.
    pub role: AllocationRole,
    /// For which service.
    pub service: ServiceKind,
}

/// A worker no longer works with a child.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AllocationEnded {
    /// The day.
    pub on: Date,
    /// Which allocation.
    pub allocation: Seq,
    /// Why.
    pub reason: String,
}

/// A manager and a worker reflected on the work with this child.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Supervised {
    /// The day.
    pub on: Date,
    /// For which service.
    pub service: ServiceKind,
    /// What was agreed.
    pub note: String,
}

/// The work with a child was audited.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CaseAudited {
    /// The day.
    pub on: Date,
    /// The grade.
    pub grade: AuditGrade,
    /// What was found.
    pub note: String,
}

/// A child moved to a service for greater need.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SteppedUp {
    /// The day.
    pub on: Date,
    /// From.
    pub from: ServiceKind,
    /// To.
    pub to: ServiceKind,
    /// Why.
    pub reason: String,
}

/// A child moved to a service for lesser need.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SteppedDown {
    /// The day.
    pub on: Date,
    /// From.
    pub from: ServiceKind,
    /// To.
    pub to: ServiceKind,
    /// Why.
    pub reason: String,
}

/// Social care closed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CaseClosed {
    /// The day.
    pub on: Date,
    /// Why.
    pub reason: ClosureReason,
}

/// Something worth keeping that is no event of its own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NoteWritten {
    /// The day it is about.
    pub on: Date,
    /// What the note is of, where somebody said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<NoteKind>,
    /// The note.
    pub note: String,
}

/// An employer or the service learned of an allegation against somebody who works with children.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AllegationKnown {
    /// The day.
    pub on: Date,
    /// What is alleged.
    pub says: String,
}

/// An allegation reached the local authority designated officer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AllegationReferred {
    /// The day.
    pub on: Date,
    /// Which allegation.
    pub allegation: Seq,
}

/// An allegation was looked into to its end.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AllegationResolved {
    /// The day.
    pub on: Date,
    /// Which allegation.
    pub allegation: Seq,
    /// What was found.
    pub outcome: AllegationOutcome,
}

/// The authority learned of a serious incident (Children Act 2004, s. 16C).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SeriousIncidentKnown {
    /// The day.
    pub on: Date,
    /// What happened.
    pub says: String,
}

/// A serious incident was notified to the national panel.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SeriousIncidentNotified {
    /// The day.
    pub on: Date,
    /// Which incident.
    pub incident: Seq,
}

/// The rapid review of a serious incident was sent to the national panel.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RapidReviewCompleted {
    /// The day.
    pub on: Date,
    /// Which incident.
    pub incident: Seq,
}

/// A complaint under the Children Act 1989 was received, at a stage.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ComplaintReceived {
    /// The day.
    pub on: Date,
    /// At which stage.
    pub stage: ComplaintStage,
    /// What about.
    pub about: String,
}

/// A complaint was answered at its stage.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ComplaintAnswered {
    /// The day.
    pub on: Date,
    /// Which complaint.
    pub complaint: Seq,
    /// Whether it was upheld, wholly or in part.
    pub upheld: bool,
}

/// An earlier fact was wrong, and this is how it should read. The wrong one stays in the record.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Corrected {
    /// The day of the correction.
    pub on: Date,
    /// Which fact.
    pub fact: Seq,
    /// How it should read.
    pub now: Fact,
    /// Why.
    pub reason: String,
}

/// An earlier fact should not be in this record. It stays readable, struck through.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Struck {
    /// The day it was struck.
    pub on: Date,
    /// Which fact.
    pub fact: Seq,
    /// Why.
    pub reason: String,
}
