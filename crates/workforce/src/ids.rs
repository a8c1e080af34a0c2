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
    /// A model structure: an establishment that is not the authority's own.
    ModelId
}
