//! Typed identifiers.

use rules::typed_id;

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
