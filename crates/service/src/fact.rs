//! All facts in one: what the ledger stores for an authority.

use std::collections::BTreeSet;

use calendar::Date;
use practice::staff::StaffFact;
use practice::{PersonId, WorkerId};
use serde::{Deserialize, Serialize};

use crate::accounts::AccountFact;

/// One statement of the ledger: who recorded what.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Statement {
    /// Who recorded it; the nil identifier is the service itself.
    pub by: WorkerId,
    /// What.
    pub fact: Fact,
}

/// Everything that an authority's ledger can say.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Fact {
    /// A fact of practice, in the record of one person.
    #[serde(rename = "practice")]
    Practice(practice::Fact),
    /// Teams and workers.
    #[serde(rename = "staff")]
    Staff(StaffFact),
    /// Posts, and who holds them.
    #[serde(rename = "workforce")]
    Workforce(workforce::WorkforceFact),
    /// A proposal to change the organisation.
    #[serde(rename = "proposal")]
    Proposal(ProposalTold),
    /// A model structure, which is not the authority's own.
    #[serde(rename = "model")]
    Model(ModelTold),
    /// Accounts and sessions.
    #[serde(rename = "account")]
    Account(AccountFact),
    /// Somebody opened a person's record.
    #[serde(rename = "viewed")]
    Viewed(Viewed),
    /// Somebody saw or took away a list that names people.
    #[serde(rename = "listed")]
    Listed(Listed),
    /// The authority itself.
    #[serde(rename = "authority")]
    Authority(AuthorityFact),
}

/// A fact of a proposal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ProposalTold {
    /// Which proposal.
    pub proposal: workforce::ProposalId,
    /// What happened to it.
    pub fact: workforce::ProposalFact,
}

/// A fact of a model structure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ModelTold {
    /// Which model.
    pub model: workforce::ModelId,
    /// What is so of it.
    pub fact: ModelFact,
}

/// Something about a model structure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum ModelFact {
    /// What it is called.
    Named {
        /// The name: whose structure it is, and of when.
        name: String,
    },
    /// Something of it is so from a day on.
    Stated(workforce::WorkforceFact),
}

/// Somebody opened a person's record.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Viewed {
    /// Whose record.
    pub person: PersonId,
    /// Which part of it.
    pub part: String,
}

/// Somebody saw or took away a list that names people: one statement for everybody in it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Listed {
    /// Which list, in words.
    pub list: String,
    /// Whether it was taken away as a file.
    pub taken_away: bool,
    /// Everybody whom it names.
    pub people: BTreeSet<PersonId>,
}

/// Something about the authority itself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum AuthorityFact {
    /// Its name.
    Named {
        /// The name, as it stands in the header.
        name: String,
    },
    /// It is a demonstration, which lives on this day for ever.
    Demonstration {
        /// The day.
        day: Date,
    },
    /// The secret under which sessions are signed, shared by every node that serves the authority.
    SessionSecret {
        /// 32 bytes in hexadecimal digits.
        secret: String,
    },
}
