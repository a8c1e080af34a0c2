//! What is recorded of the organisation: from a day, something is so, or is no longer.
//!
//! Each fact carries the whole of what it is about as it is from that day on. The day may lie ahead: a
//! planned change is a fact recorded today that happens later. A correction is another fact for the same
//! day, recorded later; the later one counts.

use std::collections::BTreeMap;

use calendar::Date;
use serde::{Deserialize, Serialize};

use crate::establishment::{Establishment, Holding, Post, Service, StaffMember, Team};
use crate::ids::{HoldingId, JobId, PostId, ServiceId, StaffId, TeamId};
use crate::job::JobDescription;

/// From a day, something of the organisation is so; `None` is no longer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct WorkforceFact {
    /// The first day on which it is so.
    pub on: Date,
    /// What.
    pub what: Stated,
}

/// What is so from a day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Stated {
    /// A service.
    Service(ServiceId, Option<Service>),
    /// A team.
    Team(TeamId, Option<Team>),
    /// A post.
    Post(PostId, Option<Post>),
    /// Somebody who works for the service.
    Staff(StaffId, Option<StaffMember>),
    /// Somebody in a post.
    Holding(HoldingId, Option<Holding>),
    /// A job description.
    Job(JobId, Option<JobDescription>),
}

/// What was, is and will be: every version of everything, by the day from which it holds.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct History {
    services: Versions<ServiceId, Service>,
    teams: Versions<TeamId, Team>,
    posts: Versions<PostId, Post>,
    staff: Versions<StaffId, StaffMember>,
    holdings: Versions<HoldingId, Holding>,
    jobs: Versions<JobId, JobDescription>,
}

/// Of each thing, its states from a day on; `None` from the day it ended.
type Versions<Id, T> = BTreeMap<Id, BTreeMap<Date, Option<T>>>;

impl History {
    /// Takes in one more fact. Facts come in the order of recording.
    pub fn apply(&mut self, fact: &WorkforceFact) {
        fn put<Id: Ord + Copy, T: Clone>(versions: &mut Versions<Id, T>, on: Date, id: &Id, now: &Option<T>) {
            versions.entry(*id).or_default().insert(on, now.clone());
        }
        match &fact.what {
            Stated::Service(id, now) => put(&mut self.services, fact.on, id, now),
            Stated::Team(id, now) => put(&mut self.teams, fact.on, id, now),
            Stated::Post(id, now) => put(&mut self.posts, fact.on, id, now),
            Stated::Staff(id, now) => put(&mut self.staff, fact.on, id, now),
            Stated::Holding(id, now) => put(&mut self.holdings, fact.on, id, now),
            Stated::Job(id, now) => put(&mut self.jobs, fact.on, id, now),
        }
    }

    /// The establishment on a day, past or planned.
    pub fn on(&self, day: Date) -> Establishment {
        fn at<Id: Ord + Copy, T: Clone>(versions: &Versions<Id, T>, day: Date) -> BTreeMap<Id, T> {
            let there = |(id, states): (&Id, &BTreeMap<Date, Option<T>>)| {
                let (_, state) = states.range(..=day).next_back()?;
                state.clone().map(|state| (*id, state))
            };
            versions.iter().filter_map(there).collect()
        }
        Establishment {
            services: at(&self.services, day),
            teams: at(&self.teams, day),
            posts: at(&self.posts, day),
            staff: at(&self.staff, day),
            holdings: at(&self.holdings, day),
            jobs: at(&self.jobs, day),
        }
    }

    /// Each holding with its states by the day from which they hold; `None` from the day it ended.
    pub fn holdings(&self) -> impl Iterator<Item = (HoldingId, &BTreeMap<Date, Option<Holding>>)> {
        self.holdings.iter().map(|(id, states)| (*id, states))
    }

    /// Each post in the same way.
    pub fn posts(&self) -> impl Iterator<Item = (PostId, &BTreeMap<Date, Option<Post>>)> {
        self.posts.iter().map(|(id, states)| (*id, states))
    }

    /// Everybody in the same way.
    pub fn staff(&self) -> impl Iterator<Item = (StaffId, &BTreeMap<Date, Option<StaffMember>>)> {
        self.staff.iter().map(|(id, states)| (*id, states))
    }

    /// A post as it is on a day.
    pub fn post_on(&self, id: PostId, day: Date) -> Option<&Post> {
        self.posts.get(&id)?.range(..=day).next_back()?.1.as_ref()
    }

    /// A job description as it was last stated.
    pub fn job(&self, id: JobId) -> Option<&JobDescription> {
        self.jobs.get(&id)?.values().rev().find_map(Option::as_ref)
    }

    /// The days on which something changed or will change, oldest first.
    pub fn days(&self) -> Vec<Date> {
        fn days<Id, T>(versions: &Versions<Id, T>) -> impl Iterator<Item = Date> {
            versions.values().flat_map(|states| states.keys().copied())
        }
        let mut all: Vec<Date> = days(&self.services)
            .chain(days(&self.teams))
            .chain(days(&self.posts))
            .chain(days(&self.staff))
            .chain(days(&self.holdings))
            .chain(days(&self.jobs))
            .collect();
        all.sort_unstable();
        all.dedup();
        all
    }
}

/// The facts that make one establishment of another from a day on, in an order that never names what is not
/// there: services, teams, jobs, posts, people, holdings; what ends, last.
pub fn facts_between(before: &Establishment, after: &Establishment, on: Date) -> Vec<WorkforceFact> {
    fn changed<'a, Id: Ord + Copy, T: Clone + PartialEq>(
        before: &'a BTreeMap<Id, T>,
        after: &'a BTreeMap<Id, T>,
        stated: impl Fn(Id, Option<T>) -> Stated + 'a,
        ended: bool,
    ) -> Vec<Stated> {
        if ended {
            let gone = before.keys().filter(|id| !after.contains_key(id));
            return gone.map(|id| stated(*id, None)).collect();
        }
        let new = after.iter().filter(|(id, one)| before.get(id) != Some(one));
        new.map(|(id, one)| stated(*id, Some(one.clone()))).collect()
    }
    let mut facts = Vec::new();
    for ended in [false, true] {
        let mut parts = [
            changed(&before.services, &after.services, Stated::Service, ended),
            changed(&before.teams, &after.teams, Stated::Team, ended),
            changed(&before.jobs, &after.jobs, Stated::Job, ended),
            changed(&before.posts, &after.posts, Stated::Post, ended),
            changed(&before.staff, &after.staff, Stated::Staff, ended),
            changed(&before.holdings, &after.holdings, Stated::Holding, ended),
        ];
        if ended {
            parts.reverse();
        }
        facts.extend(parts.into_iter().flatten().map(|what| WorkforceFact { on, what }));
    }
    facts
}
