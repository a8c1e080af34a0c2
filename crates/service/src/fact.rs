//! All facts in one: what the ledger stores for an authority.

use std::collections::{BTreeMap, BTreeSet};

use calendar::Date;
use practice::staff::StaffFact;
use practice::{PersonId, Seq, TeamId, WorkerId};
use serde::{Deserialize, Serialize};
use workforce::academy::{AcademyFact, LearnerFact};
use workforce::people::classes::ClassDecision;
use workforce::people::consultation::ConsultationFact;
use workforce::people::equality::Characteristic;
use workforce::people::process::PersonFact;
use workforce::{ProposalId, StaffId};

use crate::accounts::AccountFact;
use crate::business_case::{CaseFact, CaseId};
use crate::scenario::{ScenarioFact, ScenarioId};

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
    /// The consultation on a proposal, and what people decided of it.
    #[serde(rename = "change")]
    Change(ChangeTold),
    /// One person's way through a change.
    #[serde(rename = "person_change")]
    PersonChange(PersonTold),
    /// What somebody told of themselves for equality monitoring.
    #[serde(rename = "equality")]
    Equality(EqualityTold),
    /// What is entered of the cost of a proposal.
    #[serde(rename = "cost")]
    Cost(CostTold),
    /// Cohorts, courses, sessions and surveys of the academy.
    #[serde(rename = "academy")]
    Academy(AcademyFact),
    /// One person's way in, learning and leaving.
    #[serde(rename = "learning")]
    Learning(LearningTold),
    /// A business case.
    #[serde(rename = "business_case")]
    BusinessCase(CaseTold),
    /// A saved scenario of the forecast.
    #[serde(rename = "scenario")]
    Scenario(ScenarioTold),
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
    pub proposal: ProposalId,
    /// What happened to it.
    pub fact: workforce::ProposalFact,
}

/// Something of the consultation on a proposal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ChangeTold {
    /// Which proposal.
    pub proposal: ProposalId,
    /// What happened.
    pub what: AboutChange,
}

/// What happens around a proposal besides its own changes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum AboutChange {
    /// Something in its consultation.
    Consultation(ConsultationFact),
    /// A person decided on the class of a post.
    Class(ClassDecision),
    /// Children were given to workers anew, in one act: each child whose worker is another now, and before
    /// and after.
    ChildrenMoved(ChildrenMoved),
    /// That act was taken back.
    ChildrenMovedBack {
        /// The day.
        on: Date,
        /// Why.
        reason: String,
    },
}

/// Children given to workers anew when teams changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ChildrenMoved {
    /// The day.
    pub on: Date,
    /// Each child's change of worker or team.
    pub children: Vec<ChildMoved>,
}

/// One child's change of worker or team.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ChildMoved {
    /// The child.
    pub person: PersonId,
    /// The number of the fact that gave the child the worker before.
    pub ended: Seq,
    /// Who worked with the child before.
    pub before: WorkerId,
    /// In which team.
    pub team_before: TeamId,
    /// Who works with the child after.
    pub after: WorkerId,
    /// In which team.
    pub team_after: TeamId,
}

/// Something on one person's way through a change. Kept under a key of that person's own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PersonTold {
    /// Which proposal.
    pub proposal: ProposalId,
    /// Whose way.
    pub staff: StaffId,
    /// What happened.
    pub fact: PersonFact,
}

/// What somebody told of themselves for equality monitoring: each group in the words of the form; what they
/// did not say is left out. Read only to count.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EqualityTold {
    /// Who.
    pub staff: StaffId,
    /// What they said.
    pub groups: BTreeMap<Characteristic, String>,
}

/// Something entered of the cost of a proposal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CostTold {
    /// Which proposal.
    pub proposal: workforce::ProposalId,
    /// What was entered.
    pub fact: workforce::money::CostFact,
}

/// Something of one person in the academy. Kept under a key of that person's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LearningTold {
    /// Whose.
    pub staff: StaffId,
    /// What.
    pub fact: LearnerFact,
}

/// A fact of a business case.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CaseTold {
    /// Which case.
    pub case: CaseId,
    /// What happened to it.
    pub fact: CaseFact,
}

/// A fact of a saved scenario.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ScenarioTold {
    /// Which scenario.
    pub scenario: ScenarioId,
    /// What happened to it.
    pub fact: ScenarioFact,
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
