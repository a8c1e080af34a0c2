//! Typed identifiers.

use rules::typed_id;
use uuid::Uuid;

typed_id! {
    /// A service: the largest part of the organisation below the directorate.
    ServiceId
}
typed_id! {
    /// A team of a service.
    TeamId
}
typed_id! {
    /// A post on the establishment: a place of work, whoever holds it.
    PostId
}
typed_id! {
    /// Somebody who works for the service; the same identifier by which practice knows the worker.
    StaffId
}
typed_id! {
    /// A person's time in a post.
    HoldingId
}
typed_id! {
    /// A job description, which many posts may share.
    JobId
}
typed_id! {
    /// A proposal to change the establishment.
    ProposalId
}
typed_id! {
    /// Somebody's time on a way into social work: one placement, one apprenticeship, one assessed year.
    PathId
}
typed_id! {
    /// People who begin together.
    CohortId
}
typed_id! {
    /// A course of training.
    CourseId
}
typed_id! {
    /// One time at which a course is held.
    TrainingId
}
typed_id! {
    /// One wave of a staff survey.
    SurveyId
}
typed_id! {
    /// A model structure: an establishment that is not the authority's own.
    ModelId
}

impl JobId {
    /// The job of every post of a title and grade that names no other: the same for whoever works it out and
    /// whenever, so that a job description written for the title describes them all.
    pub fn named(title: &str, grade: Option<&str>) -> JobId {
        // FNV-1a over the words, 128 bits wide: a name that never changes, not a secret.
        const BASIS: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
        const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
        let title = title.trim().to_lowercase();
        let grade = grade.unwrap_or_default().trim().to_uppercase();
        let words = title.bytes().chain([0]).chain(grade.bytes());
        JobId(Uuid::from_u128(words.fold(BASIS, |hash, byte| (hash ^ u128::from(byte)).wrapping_mul(PRIME))))
    }
}
