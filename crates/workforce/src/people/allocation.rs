//! Who is proposed for which post: a pure function of its inputs, explained to each person.
//!
//! The objectives are worked through in their stated order. Those whom the law protects go through all of
//! them before anybody else. At each step a role's posts go by the panel's score, highest first, to those
//! whose hours fit; so the answer to "why not me?" is always who came before, and by what. Redeployment, the
//! last step, is an exact assignment: as many people as can be, then the best matches.
//!
//! **Ties are never broken.** Where equals would take more than there is, a [`Tie`] is returned for a panel,
//! the posts are held, and whoever depends on the outcome waits. The panel's decision comes back as
//! [`Settled`], and the allocation is worked out again. A missing score is treated in the same way.
//!
//! The order of people and posts in the input never changes the result. Among the posts of one role somebody
//! keeps the post that they hold, if it is one of them; else which of the posts is theirs is no choice
//! between people, and the first in order that fits is named.

mod check;
mod reasons;
mod redeploy;
mod seats;
mod stages;

use std::collections::BTreeMap;

pub use reasons::{LOWEST_TOLD_FROM, Reason, ToldTo};
use rules::Refusal;
pub(in crate::people) use seats::pack;
use serde::{Deserialize, Serialize};

use crate::fte::Fte;
use crate::ids::{JobId, PostId, StaffId};
use crate::people::classes::RoleClass;
use crate::words::words;

/// A post to be filled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seat {
    /// The post of the proposed structure.
    pub post: PostId,
    /// Its role: posts with the same job description are one role.
    pub role: JobId,
    /// How much it takes, by one person or shared by several.
    pub fte: Fte,
    /// Its class in the proposal.
    pub class: RoleClass,
}

/// A person in one present post. Who holds two parts of posts is given twice, once for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Who {
    /// Who.
    pub staff: StaffId,
    /// The present post.
    pub present: PostId,
}

/// What a panel of several gave somebody for a role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Score {
    /// The panel's mean in hundredths of a point.
    pub points: u32,
    /// Whether the evidence meets what the role asks.
    pub appointable: bool,
}

/// Somebody in scope, with all that counts and nothing else of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Candidate {
    /// Who, in which present post.
    pub who: Who,
    /// How much they work there.
    pub fte: Fte,
    /// The role into which they may be slotted: their own unchanged, or its natural successor, as decided.
    #[serde(default)]
    pub slot: Option<JobId>,
    /// The role within whose ring fence they are, besides a slot with more people than posts.
    #[serde(default)]
    pub ring_fence: Option<JobId>,
    /// Roles in which they expressed an interest, the first choice first.
    #[serde(default)]
    pub interests: Vec<JobId>,
    /// The panel's scores by role.
    #[serde(default)]
    pub scores: BTreeMap<JobId, Score>,
    /// Whether the law gives them priority: see [`redundancy_law`](crate::people::redundancy_law).
    #[serde(default)]
    pub protected: bool,
    /// Whether they accepted voluntary severance.
    #[serde(default)]
    pub severance_accepted: bool,
    /// For somebody on the redeployment register, how well their job matches each role, in hundredths of a
    /// percent; empty for anybody else.
    #[serde(default)]
    pub redeployment: BTreeMap<JobId, u32>,
}

/// What is decided already: an offer accepted, a tie decided by a panel, an earlier round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settled {
    /// Who.
    pub who: Who,
    /// In which role.
    pub role: JobId,
}

/// In how many roles somebody may express an interest at most: there is a step for first choices and one for second
/// choices, as the 2021 paper has it. A third would be accepted and never considered.
pub const INTERESTS_MOST: u8 = 2;

words! {
    /// What the allocation tries to bring about, one after the other.
    Objective, "the objective" {
        /// Those whom the law protects in pregnancy and family leave go through every step before others do.
        ProtectedFirst = "priority in pregnancy and family leave",
        /// People are slotted into their own role or its natural successor, where they do not outnumber posts.
        SlottedIn = "slotted in",
        /// Where they do, a panel selects by score.
        RingFence = "selected in the ring fence",
        /// First choices, by score.
        FirstChoice = "first choice",
        /// Second choices, by score.
        SecondChoice = "second choice",
        /// Vacant posts to those on the redeployment register: as many people as can be, then by match.
        Redeployment = "redeployment",
    }
}

impl Objective {
    /// In words, as a reason.
    pub fn says(self) -> &'static str {
        match self {
            Objective::FirstChoice => "by score, among those whose first choice it is",
            Objective::SecondChoice => "by score, among those whose second choice it is",
            Objective::RingFence => "by score, within the ring fence",
            Objective::Redeployment => "suitable work for somebody on the redeployment register",
            Objective::SlottedIn | Objective::ProtectedFirst => self.label(),
        }
    }
}

/// All that the allocation depends on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Allocating {
    /// The posts to fill.
    pub seats: Vec<Seat>,
    /// The people in scope.
    pub people: Vec<Candidate>,
    /// What is decided already.
    #[serde(default)]
    pub settled: Vec<Settled>,
    /// The objectives in their order; [`Objective::ALL`] is the order of the 2021 paper. Priority by law, if
    /// it is listed, is the first.
    pub objectives: Vec<Objective>,
    /// In how many roles somebody may express an interest: the policy `staff_consultation.roles`.
    pub interests_max: u8,
    /// From what match, in hundredths of a percent, a role suits somebody on the redeployment register.
    pub suits_from: u32,
}

/// Somebody's proposed post.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Placement {
    /// Who.
    pub who: Who,
    /// The role.
    pub role: JobId,
    /// The post.
    pub post: PostId,
    /// How much of it.
    pub fte: Fte,
    /// By which objective; `None` was settled already.
    pub by: Option<Objective>,
}

/// Equals, of whom a panel must choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tie {
    /// The step at which they are equal.
    pub objective: Objective,
    /// The roles; more than one where people on the redeployment register could be placed in several ways.
    pub roles: Vec<JobId>,
    /// Who, in the order of identifiers.
    pub people: Vec<Who>,
    /// How much is left in those roles.
    pub left: Fte,
}

/// What the allocation proposes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allocation {
    /// Who is proposed for which post, in the order of people.
    pub placements: Vec<Placement>,
    /// What a panel must decide.
    pub ties: Vec<Tie>,
    /// Those whose place depends on a score or a tie that is still open, each with the role.
    pub waiting: BTreeMap<Who, Vec<JobId>>,
    /// Those without a post and with nothing open.
    pub unplaced: Vec<Who>,
    /// How much of each post is left; held posts count as left.
    pub vacant: BTreeMap<PostId, Fte>,
    /// Whether redeployment is proved to be the best possible; false only if very mixed hours made it too
    /// large to try every way, and then a panel has more to decide.
    pub proved: bool,
    reasons: BTreeMap<Who, Vec<Reason>>,
}

impl Allocation {
    /// Why somebody has a post, or has not, in the order in which it came about.
    pub fn explain(&self, who: Who) -> &[Reason] {
        self.reasons.get(&who).map_or(&[], Vec::as_slice)
    }

    /// A person's proposed post in place of one present post.
    pub fn of(&self, who: Who) -> Option<&Placement> {
        let at = self.placements.binary_search_by_key(&who, |placement| placement.who).ok()?;
        self.placements.get(at)
    }
}

/// Proposes who has which post.
///
/// # Errors
///
/// Every contradiction of the input: a post or a person given twice, more hours than one full-time post, more
/// interests than allowed, what was settled and does not fit.
pub fn allocate(input: &Allocating) -> Result<Allocation, Vec<Refusal>> {
    let refusals = check::check(input);
    if !refusals.is_empty() {
        return Err(refusals);
    }
    let mut work = stages::Work::new(input);
    let unfit = work.settle();
    if !unfit.is_empty() {
        let given = unfit.iter().map(|who| who.staff.to_string()).collect::<Vec<_>>().join(", ");
        let allowed = "Leave out decisions that do not fit into the posts of their role";
        return Err(vec![Refusal::new("settled", given, allowed, "no post is over-filled")]);
    }
    if input.objectives.contains(&Objective::SlottedIn) {
        work.stay();
    }
    let steps = input.objectives.iter().filter(|one| **one != Objective::ProtectedFirst);
    let passes: &[Option<bool>] = match input.objectives.first() {
        Some(Objective::ProtectedFirst) => &[Some(true), Some(false)],
        _ => &[None],
    };
    for pass in passes {
        for step in steps.clone() {
            work.step(*step, *pass);
        }
    }
    Ok(work.finish())
}
