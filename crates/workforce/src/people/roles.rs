//! The roles of a change: posts of one role are filled together.
//!
//! Posts with the same job description are one role. Posts without one are one role when they have the same
//! title and grade: what people call "the team managers".

use std::collections::{BTreeMap, BTreeSet};

use crate::establishment::Establishment;
use crate::fte::Fte;
use crate::ids::{JobId, PostId};

/// The roles before and after a change.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Roles {
    /// The role of each present post.
    pub present: BTreeMap<PostId, JobId>,
    /// The role of each proposed post.
    pub proposed: BTreeMap<PostId, JobId>,
    /// What each role is.
    pub all: BTreeMap<JobId, Role>,
}

/// A role, before and after.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Role {
    /// Its title: of the proposed posts, else of the present ones.
    pub title: String,
    /// Its grade.
    pub grade: Option<String>,
    /// Present posts, in the order of their identifiers.
    pub before: BTreeSet<PostId>,
    /// Proposed posts.
    pub after: BTreeSet<PostId>,
    /// How much of it there is now.
    pub fte_before: Fte,
    /// How much of it there would be.
    pub fte_after: Fte,
}

impl Role {
    /// The role as people are told of it: `Team Manager, grade K`.
    pub fn says(&self) -> String {
        match &self.grade {
            Some(grade) => format!("{}, grade {grade}", self.title),
            None => self.title.clone(),
        }
    }
}

impl Roles {
    /// The roles of an establishment and of what is proposed.
    pub fn of(before: &Establishment, proposed: &Establishment) -> Roles {
        let mut roles = Roles::default();
        for (id, post) in &before.posts {
            let role = before.role_of(post);
            roles.present.insert(*id, role);
            let one = roles.all.entry(role).or_default();
            one.before.insert(*id);
            one.fte_before += post.fte;
            one.title.clone_from(&post.title);
            one.grade.clone_from(&post.grade);
        }
        for (id, post) in &proposed.posts {
            let role = proposed.role_of(post);
            roles.proposed.insert(*id, role);
            let one = roles.all.entry(role).or_default();
            one.after.insert(*id);
            one.fte_after += post.fte;
            one.title.clone_from(&post.title);
            one.grade.clone_from(&post.grade);
        }
        roles
    }

    /// What a role is called; a role that is not there any more is said to be so.
    pub fn says(&self, role: JobId) -> String {
        self.all.get(&role).map_or_else(|| "a role that is not proposed any more".to_owned(), Role::says)
    }

    /// Roles that have posts in the proposed structure, by title.
    pub fn to_fill(&self) -> Vec<(JobId, &Role)> {
        let mut there: Vec<(JobId, &Role)> = self
            .all
            .iter()
            .filter(|(_, role)| !role.after.is_empty())
            .map(|(id, role)| (*id, role))
            .collect();
        there.sort_by(|one, other| (&one.1.title, &one.1.grade).cmp(&(&other.1.title, &other.1.grade)));
        there
    }
}
