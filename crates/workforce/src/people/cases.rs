//! Who works with which child after teams have changed: as few changes of worker as can be.
//!
//! A child stays with their worker wherever that worker may still hold the case; what is left is given to
//! those who have room. Everything listed, nothing done: a manager decides, and the child and the family are
//! told. Pure: cases and workers come in as plain values, and their order never changes the result.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::ids::StaffId;
use crate::people::assign::Assignment;

/// A child's case, by whatever identifies it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Case<Id> {
    /// Which.
    pub id: Id,
    /// The present worker, if there is one.
    pub worker: Option<StaffId>,
    /// Where the child lives, as teams name localities.
    pub locality: String,
    /// The service that the child has.
    pub service: String,
    /// How old the child is.
    pub age: u8,
}

/// A worker after the change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Worker {
    /// Who.
    pub staff: StaffId,
    /// How many children they can work with, at most.
    pub room: u16,
    /// What they do in each of their posts: who holds parts of two may work in two teams.
    pub posts: Vec<Serves>,
}

/// Which children somebody in a post of a team works with.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Serves {
    /// Of the team, so that a child who must change worker stays in the team where that can be.
    pub team: String,
    /// The services in which it works; none is all.
    #[serde(default)]
    pub services: Vec<String>,
    /// The localities that it serves; none is the whole area.
    #[serde(default)]
    pub localities: Vec<String>,
    /// The ages that it serves, both included; none is all.
    #[serde(default)]
    pub ages: Option<(u8, u8)>,
}

/// One case before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved<Id> {
    /// Which.
    pub id: Id,
    /// Who worked with the child before.
    pub before: Option<StaffId>,
    /// Who would after; `None` has nobody, and a manager must find somebody.
    pub after: Option<StaffId>,
    /// Why.
    pub why: Why,
}

/// Why a case stays or changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// The worker goes on.
    Stays,
    /// There was no worker.
    HadNobody,
    /// The worker is no longer there.
    WorkerLeft,
    /// The worker's new team does not serve this child.
    TeamDoesNotServe,
    /// The worker has room for fewer children than now.
    NoRoom,
    /// Nobody who serves this child has room.
    Nobody,
}

impl Why {
    /// In words.
    pub fn says(self) -> &'static str {
        match self {
            Why::Stays => "the worker goes on",
            Why::HadNobody => "there was no worker",
            Why::WorkerLeft => "the worker is no longer there",
            Why::TeamDoesNotServe => "the worker’s new team does not serve this child",
            Why::NoRoom => "the worker has room for fewer children than now",
            Why::Nobody => "nobody who serves this child has room",
        }
    }
}

/// What comes out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reallocation<Id> {
    /// Every case, in the order of its identifier.
    pub cases: Vec<Moved<Id>>,
    /// How many children change worker.
    pub changes: usize,
    /// How many children each worker has after, workers with none included.
    pub loads: BTreeMap<StaffId, usize>,
}

const NOBODY: i64 = 1_000_000_000_000;
const ANOTHER_TEAM: i64 = 1_000_001;
const SAME_TEAM: i64 = 1_000_000;

/// Gives every case a worker who serves the child and has room, with as few changes of worker as can be:
/// first as few children without anybody as can be, then as few changes, then as few changes of team.
///
/// A case or worker listed twice counts once, as it is listed first in order.
pub fn reallocate<Id: Ord + Clone>(cases: &[Case<Id>], workers: &[Worker]) -> Reallocation<Id> {
    let mut cases: Vec<&Case<Id>> = cases.iter().collect();
    cases.sort_by(|one, other| (&one.id, one.worker).cmp(&(&other.id, other.worker)));
    cases.dedup_by(|one, other| one.id == other.id);
    let mut workers: Vec<&Worker> = workers.iter().collect();
    workers.sort_by_key(|worker| (worker.staff, &worker.posts, worker.room));
    workers.dedup_by_key(|worker| worker.staff);
    let places: BTreeMap<StaffId, &Worker> = workers.iter().map(|worker| (worker.staff, *worker)).collect();
    let mut problem = Assignment::new(workers.iter().map(|worker| usize::from(worker.room)).collect());
    for case in &cases {
        let there = case.worker.and_then(|worker| places.get(&worker).copied());
        let cost = |worker: &&Worker| {
            if !worker.serves(case) {
                return None;
            }
            Some(match case.worker {
                Some(present) if present == worker.staff => 0,
                Some(_) if there.is_some_and(|present| worker.serves_beside(present, case)) => SAME_TEAM,
                Some(_) => ANOTHER_TEAM,
                None => 0,
            })
        };
        problem.item(workers.iter().map(cost), NOBODY);
    }
    let found = problem.cheapest();
    let mut loads: BTreeMap<StaffId, usize> = workers.iter().map(|worker| (worker.staff, 0)).collect();
    let mut changes = 0;
    let mut moved = Vec::with_capacity(cases.len());
    for (case, place) in cases.into_iter().zip(found) {
        let after = place.and_then(|place| workers.get(place)).map(|worker| worker.staff);
        if let Some(load) = after.and_then(|after| loads.get_mut(&after)) {
            *load += 1;
        }
        let there = case.worker.and_then(|present| places.get(&present).copied());
        let why = match (case.worker, there) {
            _ if after.is_none() => Why::Nobody,
            (None, _) => Why::HadNobody,
            (Some(present), _) if after == Some(present) => Why::Stays,
            (_, None) => Why::WorkerLeft,
            (_, Some(worker)) if !worker.serves(case) => Why::TeamDoesNotServe,
            _ => Why::NoRoom,
        };
        changes += usize::from(case.worker.is_some() && after != case.worker);
        moved.push(Moved { id: case.id.clone(), before: case.worker, after, why });
    }
    Reallocation { cases: moved, changes, loads }
}

impl Worker {
    /// Whether one of their posts takes in a child.
    pub fn serves<Id>(&self, case: &Case<Id>) -> bool {
        self.posts.iter().any(|post| post.takes_in(case))
    }

    /// Whether they would work with a child in a team in which the present worker works.
    fn serves_beside<Id>(&self, present: &Worker, case: &Case<Id>) -> bool {
        let mut posts = self.posts.iter().filter(|post| post.takes_in(case));
        posts.any(|post| present.posts.iter().any(|other| other.team == post.team))
    }
}

impl Serves {
    /// Whether service, place and ages take in a child.
    pub fn takes_in<Id>(&self, case: &Case<Id>) -> bool {
        let among = |all: &[String], one: &str| all.is_empty() || all.iter().any(|each| each == one);
        among(&self.services, &case.service)
            && among(&self.localities, &case.locality)
            && self.ages.is_none_or(|(from, to)| (from..=to).contains(&case.age))
    }
}
