//! The front door: contacts and referrals.

use calendar::{Date, Time};
use serde::{Deserialize, Serialize};

use crate::code_sets::*;
use crate::ids::Seq;

/// Somebody told us something about a child.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ContactReceived {
    /// The day.
    pub on: Date,
    /// The time, where known.
    pub at: Option<Time>,
    /// Who told us, by kind.
    pub source: ReferralSource,
    /// What they ask for.
    pub reason: ContactReason,
    /// Who told us, by name and how to reach them.
    pub from: String,
    /// The worry, in their words.
    pub worry: String,
}

/// A manager decided what to do about a contact.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ContactDecided {
    /// The day.
    pub on: Date,
    /// The time, where known.
    pub at: Option<Time>,
    /// Which contact.
    pub contact: Seq,
    /// What was decided.
    pub outcome: ContactOutcome,
    /// The level of need that was judged.
    pub level: LevelOfNeed,
    /// The main need, where the outcome is a referral: the referral takes it over.
    pub need: Option<PrimaryNeed>,
    /// Why.
    pub reason: String,
    /// Who was told of the decision, in words; the family and the person who contacted us among them.
    pub told: String,
}

/// Another agency was asked what it knows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct InformationRequested {
    /// The day.
    pub on: Date,
    /// For which contact.
    pub contact: Seq,
    /// Whom we asked.
    pub of: Agency,
    /// What we asked.
    pub question: String,
}

/// Another agency answered.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct InformationReceived {
    /// The day.
    pub on: Date,
    /// Which request.
    pub request: Seq,
    /// What they said.
    pub says: String,
}

/// A request for services by children's social care for one child.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ReferralReceived {
    /// The day it was received: clocks of social care start here.
    pub on: Date,
    /// The time, where known.
    pub at: Option<Time>,
    /// The contact from which it came.
    pub contact: Option<Seq>,
    /// Who referred.
    pub source: ReferralSource,
    /// The main need.
    pub need: PrimaryNeed,
    /// What is asked and why.
    pub reason: String,
}

/// A social work manager decided on a referral.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ReferralDecided {
    /// The day.
    pub on: Date,
    /// The time, where known.
    pub at: Option<Time>,
    /// Which referral.
    pub referral: Seq,
    /// What was decided.
    pub outcome: ReferralOutcome,
    /// Why.
    pub reason: String,
    /// The day on which the referrer was told.
    pub referrer_told_on: Option<Date>,
}
