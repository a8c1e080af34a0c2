//! The changes that make one structure of another: a proposal that was drawn as a table.
//!
//! Only services, teams and posts are compared. Who holds a post, what is paid besides its grade and job
//! descriptions are none of a table's business in a proposal.

use std::collections::{BTreeMap, BTreeSet};

use crate::changes::{Change, apply};
use crate::establishment::{Establishment, Post, Team};
use crate::ids::{PostId, ServiceId, TeamId};

/// A change, and the post that it is about, where it is about one.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// What is to be done.
    pub change: Change,
    /// About which post.
    pub post: Option<PostId>,
}

/// What makes one structure of another, in an order in which each change can be made: what is created, from the
/// top down; what is changed; lines of management; what goes, from the bottom up.
///
/// A team that is gone while all its posts that are left stand in one new team of the same service was renamed.
pub fn changes_between(before: &Establishment, after: &Establishment) -> Vec<Step> {
    let after = &with_renamed_teams(before, after);
    let mut steps = Steps { so_far: before.clone(), all: Vec::new() };
    steps.create(after);
    steps.teams(before, after);
    for (id, to) in &after.posts {
        if let Some(from) = before.posts.get(id) {
            steps.post(*id, from, to);
        }
    }
    steps.lines(after);
    steps.remove(before, after);
    steps.all
}

struct Steps {
    so_far: Establishment,
    all: Vec<Step>,
}

impl Steps {
    /// Adds a change. One that cannot be made is added too: whoever records it is told why.
    fn add(&mut self, post: Option<PostId>, change: Change) -> bool {
        let made = apply(&mut self.so_far, &change).is_ok();
        self.all.push(Step { change, post });
        made
    }

    fn create(&mut self, after: &Establishment) {
        for (id, service) in &after.services {
            match self.so_far.services.get(id) {
                None => self.add(None, Change::CreateService(*id, service.clone())),
                Some(known) if known.name != service.name => {
                    self.add(None, Change::RenameService(*id, service.name.clone()))
                }
                Some(_) => true,
            };
        }
        for (id, team) in &after.teams {
            if !self.so_far.teams.contains_key(id) {
                self.add(None, Change::CreateTeam(*id, team.clone()));
            }
        }
        // From the top down: a post is created after the one to which it reports.
        let mut waiting: Vec<PostId> =
            after.posts.keys().filter(|id| !self.so_far.posts.contains_key(id)).copied().collect();
        while !waiting.is_empty() {
            let there = &self.so_far.posts;
            let (able, not): (Vec<PostId>, Vec<PostId>) = waiting.iter().partition(|id| {
                let above = after.posts.get(id).and_then(|post| post.reports_to);
                above.is_none_or(|above| there.contains_key(&above))
            });
            for id in &able {
                if let Some(post) = after.posts.get(id) {
                    // Whom else it answers to may not be there yet; that is said with the lines.
                    let new = Post { dotted: Vec::new(), ..post.clone() };
                    self.add(Some(*id), Change::CreatePost(*id, new));
                }
            }
            if able.is_empty() {
                break;
            }
            waiting = not;
        }
    }

    fn teams(&mut self, before: &Establishment, after: &Establishment) {
        for (id, to) in &after.teams {
            let Some(from) = before.teams.get(id) else { continue };
            if from.name != to.name {
                self.add(None, Change::RenameTeam(*id, to.name.clone()));
            }
            if from.service != to.service {
                self.add(None, Change::MoveTeam(*id, to.service));
            }
            if from.ages != to.ages {
                self.add(None, Change::SetAges(*id, to.ages));
            }
            if from.localities != to.localities {
                self.add(None, Change::SetLocalities(*id, to.localities.clone()));
            }
            if from.functions != to.functions {
                self.add(None, Change::SetFunctions(*id, to.functions.clone()));
            }
        }
    }

    fn post(&mut self, id: PostId, from: &Post, to: &Post) {
        let mut put = |differs: bool, change: &dyn Fn() -> Change| {
            if differs {
                self.add(Some(id), change());
            }
        };
        put(from.title != to.title, &|| Change::Retitle(id, to.title.clone()));
        put(from.grade != to.grade || from.indicative != to.indicative, &|| Change::Regrade {
            post: id,
            grade: to.grade.clone().unwrap_or_default(),
            indicative: to.indicative,
        });
        put(from.team != to.team, &|| Change::MovePost(id, to.team));
        put(from.fte != to.fte, &|| Change::SetHours(id, to.fte));
        put(from.weeks != to.weeks, &|| Change::SetWeeks(id, to.weeks));
        put(from.contract != to.contract, &|| Change::SetContract(id, to.contract));
        put(from.funding != to.funding, &|| Change::SetFunding(id, to.funding));
        put(from.statutory != to.statutory, &|| Change::SetStatutory(id, to.statutory));
        put(from.holds_cases != to.holds_cases, &|| Change::SetHoldsCases(id, to.holds_cases));
    }

    /// Lines of management. Where two posts change places, neither can come beneath the other at once: one
    /// stands beneath nobody for a moment.
    fn lines(&mut self, after: &Establishment) {
        let line = |of: &Establishment, id: &PostId| of.posts.get(id).and_then(|post| post.reports_to);
        let mut open: Vec<PostId> = after
            .posts
            .keys()
            .filter(|id| self.so_far.posts.contains_key(id) && line(&self.so_far, id) != line(after, id))
            .copied()
            .collect();
        while !open.is_empty() {
            let count = open.len();
            open.retain(|id| {
                let change = Change::MoveLine(*id, line(after, id));
                let made = apply(&mut self.so_far, &change).is_ok();
                if made {
                    self.all.push(Step { change, post: Some(*id) });
                }
                !made
            });
            if open.len() == count {
                let Some(first) = open.iter().find(|id| line(&self.so_far, id).is_some()).copied() else {
                    break;
                };
                self.add(Some(first), Change::MoveLine(first, None));
            }
        }
        for (id, to) in &after.posts {
            if self.so_far.posts.get(id).is_some_and(|known| known.dotted != to.dotted) {
                self.add(Some(*id), Change::SetDotted(*id, to.dotted.clone()));
            }
        }
    }

    fn remove(&mut self, before: &Establishment, after: &Establishment) {
        let depth = |id: &PostId| {
            let above = |id: &PostId| before.posts.get(id).and_then(|post| post.reports_to);
            std::iter::successors(Some(*id), above).take(before.posts.len()).count()
        };
        let mut leaving: Vec<PostId> =
            before.posts.keys().filter(|id| !after.posts.contains_key(id)).copied().collect();
        leaving.sort_by_key(|id| (std::cmp::Reverse(depth(id)), *id));
        for id in leaving {
            self.add(Some(id), Change::DeletePost(id));
        }
        // A table of posts says nothing of a team that never had one.
        let teams: BTreeSet<TeamId> = before.posts.values().map(|post| post.team).collect();
        for id in teams.iter().filter(|id| !after.teams.contains_key(id)) {
            self.add(None, Change::CloseTeam(*id));
        }
        let services: BTreeSet<ServiceId> =
            teams.iter().filter_map(|id| before.teams.get(id)).map(|team| team.service).collect();
        for id in services.iter().filter(|id| !after.services.contains_key(id)) {
            if self.so_far.teams.values().all(|team| team.service != *id) {
                self.add(None, Change::CloseService(*id));
            }
        }
    }
}

/// The second structure with the identifiers of teams that were renamed: those whose posts, as far as they are
/// left, all stand in one new team of the same service, which has none of another team.
fn with_renamed_teams(before: &Establishment, after: &Establishment) -> Establishment {
    let mut went: BTreeMap<TeamId, BTreeSet<TeamId>> = BTreeMap::new();
    let mut came: BTreeMap<TeamId, BTreeSet<TeamId>> = BTreeMap::new();
    for (id, post) in &after.posts {
        if let Some(from) = before.posts.get(id) {
            went.entry(from.team).or_default().insert(post.team);
            came.entry(post.team).or_default().insert(from.team);
        }
    }
    let only = |of: &BTreeMap<TeamId, BTreeSet<TeamId>>, id: &TeamId| {
        of.get(id).filter(|teams| teams.len() == 1).and_then(|teams| teams.first().copied())
    };
    let service = |of: &Establishment, id: &TeamId| of.teams.get(id).map(|team| team.service);
    let gone = before.teams.keys().filter(|id| !after.teams.contains_key(id));
    let renamed: BTreeMap<TeamId, TeamId> = gone
        .filter_map(|old| {
            let new = only(&went, old).filter(|new| !before.teams.contains_key(new))?;
            let same = only(&came, &new) == Some(*old) && service(before, old) == service(after, &new);
            same.then_some((new, *old))
        })
        .collect();
    let same = |id: &TeamId| renamed.get(id).copied().unwrap_or(*id);
    let mut after = after.clone();
    let teams: BTreeMap<TeamId, Team> =
        std::mem::take(&mut after.teams).into_iter().map(|(id, team)| (same(&id), team)).collect();
    after.teams = teams;
    for post in after.posts.values_mut() {
        post.team = same(&post.team);
    }
    after
}
