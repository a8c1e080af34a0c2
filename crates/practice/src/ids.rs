//! Typed identifiers.

use serde::{Deserialize, Serialize};

rules::typed_id! {
    /// Somebody in the record: a child, a parent, a carer, a professional of another agency.
    PersonId
}
rules::typed_id! {
    /// Somebody who works for the service.
    WorkerId
}
rules::typed_id! {
    /// A team of the service.
    TeamId
}

/// The number of a fact in its person's record, from 1. With the person it names the fact for ever; what
/// a fact opened (a plan, a placement, a referral) is named by the number of the fact that opened it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Seq(pub u32);

impl Seq {
    /// The number of no fact: facts are numbered from 1.
    pub const NONE: Seq = Seq(0);
}

impl std::fmt::Display for Seq {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}
