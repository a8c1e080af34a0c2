//! Redeployment: vacant posts to as many people on the register as can be, then by the best matches.
//!
//! An exact assignment over roles. Where hours are mixed, a set of people may be few enough and still not fit
//! into the posts; then each way of taking one of them out is tried, the best first, until a set fits. The
//! first that does is the best there is.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

use super::reasons::Reason;
use super::stages::Work;
use super::{Objective, Tie, Who};
use crate::fte::Fte;
use crate::ids::JobId;
use crate::people::assign::Assignment;

/// Ways tried before those in roles whose posts do not take them all are left to a panel, and the result is
/// said not to be proved the best.
const WAYS_MAX: usize = 100;

/// To leave somebody without a post costs more than any sum of matches.
const WITHOUT: i64 = 100_000_000;

/// Somebody on the register who seeks a post.
struct Seeking {
    who: Who,
    fte: Fte,
    /// The roles that suit and could take them, with the match.
    suits: BTreeMap<JobId, u32>,
}

impl Work<'_> {
    /// Places those on the redeployment register.
    pub(super) fn redeploy(&mut self, pass: Option<bool>) {
        let mut seeking = Vec::new();
        for person in self.people.clone().values() {
            if !self.seeks(person, pass) {
                continue;
            }
            let suits: BTreeMap<JobId, u32> = person
                .redeployment
                .iter()
                .filter(|(role, hundredths)| {
                    **hundredths >= self.input.suits_from && self.roles.contains_key(role)
                })
                .map(|(role, hundredths)| (*role, (*hundredths).min(10_000)))
                .collect();
            if self.waiting.contains_key(&person.who) {
                for role in suits.keys() {
                    self.hold(person.who, person.fte, *role);
                }
            } else if !suits.is_empty() {
                seeking.push(Seeking { who: person.who, fte: person.fte, suits });
            }
        }
        // What only fits if those who wait take nothing, is not there to give.
        let fits = |work: &Work<'_>, role: &JobId, fte: Fte, held: bool| {
            work.roles.get(role).is_some_and(|role| role.fits(&[fte], held))
        };
        let asked: Vec<BTreeMap<JobId, u32>> = seeking.iter().map(|one| one.suits.clone()).collect();
        for one in &mut seeking {
            one.suits.retain(|role, _| fits(self, role, one.fte, true));
        }
        let best = self.best(&seeking);
        let ties = best.ties;
        let mut tied = vec![false; seeking.len()];
        for group in &ties {
            for at in &group.people {
                if let Some(tied) = tied.get_mut(*at) {
                    *tied = true;
                }
            }
        }
        for (at, one) in seeking.iter().enumerate() {
            if tied.get(at) == Some(&true) {
                continue;
            }
            match best.found.get(at).copied().flatten().and_then(|place| best.roles.get(place)) {
                Some(role) => self.place(one.who, one.fte, *role, Objective::Redeployment, None),
                None => {
                    let all = asked.get(at).cloned().unwrap_or_default();
                    self.without(one, &all);
                }
            }
        }
        for group in ties {
            let people: Vec<&Seeking> = group.people.iter().filter_map(|at| seeking.get(*at)).collect();
            let others = people.len().saturating_sub(1);
            for one in &people {
                self.reason(one.who, Reason::Tied { roles: group.roles.clone(), others });
                for role in group.roles.iter().filter(|role| one.suits.contains_key(role)) {
                    self.hold(one.who, one.fte, *role);
                }
            }
            let left =
                group.roles.iter().filter_map(|role| self.roles.get(role)).map(|role| role.left()).sum();
            let people = people.iter().map(|one| one.who).collect();
            self.ties.push(Tie { objective: Objective::Redeployment, roles: group.roles, people, left });
        }
    }

    /// Why somebody on the register has no post: somebody waits, hours do not fit, or others took it.
    fn without(&mut self, one: &Seeking, asked: &BTreeMap<JobId, u32>) {
        let by_match = |suits: &BTreeMap<JobId, u32>| {
            suits
                .iter()
                .max_by_key(|(role, hundredths)| (**hundredths, Reverse(**role)))
                .map(|(role, _)| *role)
        };
        let could = |role: &JobId| self.roles.get(role).is_some_and(|role| role.fits(&[one.fte], false));
        let open: Vec<JobId> =
            asked.keys().filter(|role| !one.suits.contains_key(role) && could(role)).copied().collect();
        if !open.is_empty() {
            for role in open {
                self.reason(one.who, Reason::WaitsForOthers { role });
                self.hold(one.who, one.fte, role);
            }
            return;
        }
        if let Some(role) = by_match(&one.suits) {
            self.reason(one.who, Reason::RedeployedOthers { role });
        } else if let Some(role) = by_match(asked) {
            let left = self.roles.get(&role).map(|role| role.left()).unwrap_or_default();
            let reason = match left > Fte::ZERO {
                true => Reason::HoursDoNotFit { role, left, needs: one.fte },
                false => {
                    let earlier = self.roles.get(&role).map_or(0, |role| role.placed.len());
                    let by = Objective::Redeployment;
                    Reason::NoPostLeft { role, by, points: None, lowest: None, placed: 0, earlier }
                }
            };
            self.reason(one.who, reason);
        }
    }

    /// The best assignment of those who seek to roles, and where another would be just as good.
    fn best(&mut self, seeking: &[Seeking]) -> Best {
        let mut roles: Vec<JobId> = seeking.iter().flat_map(|one| one.suits.keys().copied()).collect();
        roles.sort_unstable();
        roles.dedup();
        let mut problem = Assignment::new(roles.iter().map(|role| self.room(*role, seeking)).collect());
        for one in seeking {
            let cost = |role: &JobId| one.suits.get(role).map(|hundredths| 10_000 - i64::from(*hundredths));
            problem.item(roles.iter().map(cost), WITHOUT);
        }
        let found = problem.cheapest();
        let mut ways = BinaryHeap::from([Way { cost: problem.total(&found), number: 0, problem, found }]);
        let mut tried = 0;
        let mut best: Option<(i64, Best)> = None;
        while let Some(way) = ways.pop() {
            if let Some((_, best)) = best.take_if(|(cost, _)| *cost < way.cost) {
                return best;
            }
            let Some((role, too_many)) = self.overfilled(&roles, seeking, &way.found) else {
                let mut ties = tied(&way.problem, &way.found, &roles);
                match &mut best {
                    None => best = Some((way.cost, Best { found: way.found, ties, roles: roles.clone() })),
                    Some((_, best)) => {
                        // Another way that is just as good: whoever is elsewhere in it could be in either.
                        ties.extend(differing(&best.found, &way.found, &roles));
                        for group in ties {
                            join(&mut best.ties, group);
                        }
                    }
                }
                continue;
            };
            if tried >= WAYS_MAX {
                self.proved = false;
                let mut ties = tied(&way.problem, &way.found, &roles);
                for (place, role) in roles.iter().enumerate() {
                    let people = in_place(&way.found, place);
                    if !self.fit(*role, seeking, &people) {
                        join(&mut ties, Group { roles: vec![*role], people });
                    }
                }
                return Best { found: way.found, ties, roles };
            }
            for at in too_many {
                tried += 1;
                let mut problem = way.problem.clone();
                problem.forbid(at, role);
                let found = problem.cheapest();
                ways.push(Way { cost: problem.total(&found), number: tried, problem, found });
            }
        }
        best.map(|(_, best)| best).unwrap_or(Best {
            found: vec![None; seeking.len()],
            ties: Vec::new(),
            roles,
        })
    }

    /// How many of those who seek could be in a role at most: the ones with the fewest hours.
    fn room(&self, role: JobId, seeking: &[Seeking]) -> usize {
        let asking = seeking.iter().filter(|one| one.suits.contains_key(&role));
        let mut sizes: Vec<Fte> = asking.map(|one| one.fte).collect();
        sizes.sort_unstable();
        let fits = |count: usize| {
            let some = sizes.get(..count).unwrap_or_default();
            self.roles.get(&role).is_some_and(|role| role.fits(some, true))
        };
        // If so many fit, fewer do.
        let (mut fit, mut beyond) = (0, sizes.len() + 1);
        while beyond - fit > 1 {
            let middle = fit + (beyond - fit) / 2;
            if fits(middle) { fit = middle } else { beyond = middle }
        }
        fit
    }

    /// The first role whose posts do not take its people, with a smallest set of them that does not fit.
    fn overfilled(
        &self,
        roles: &[JobId],
        seeking: &[Seeking],
        found: &[Option<usize>],
    ) -> Option<(usize, Vec<usize>)> {
        for (place, role) in roles.iter().enumerate() {
            let mut people: Vec<usize> = in_place(found, place);
            let fits = |people: &[usize]| self.fit(*role, seeking, people);
            if fits(&people) {
                continue;
            }
            for at in people.clone() {
                let fewer: Vec<usize> = people.iter().copied().filter(|one| *one != at).collect();
                if !fits(&fewer) {
                    people = fewer;
                }
            }
            return Some((place, people));
        }
        None
    }

    /// Whether some of those who seek fit into the posts of a role.
    fn fit(&self, role: JobId, seeking: &[Seeking], people: &[usize]) -> bool {
        let sizes: Vec<Fte> = people.iter().filter_map(|at| seeking.get(*at)).map(|one| one.fte).collect();
        self.roles.get(&role).is_some_and(|role| role.fits(&sizes, true))
    }
}

/// The best assignment found.
struct Best {
    found: Vec<Option<usize>>,
    ties: Vec<Group>,
    roles: Vec<JobId>,
}

/// People who could be placed in other ways at the same worth.
struct Group {
    roles: Vec<JobId>,
    people: Vec<usize>,
}

/// One way, not yet known to fit. The cheapest is the greatest; of equal ones, the first made.
struct Way {
    cost: i64,
    number: usize,
    problem: Assignment,
    found: Vec<Option<usize>>,
}

impl Way {
    fn rank(&self) -> (Reverse<i64>, Reverse<usize>) {
        (Reverse(self.cost), Reverse(self.number))
    }
}

impl PartialEq for Way {
    fn eq(&self, other: &Way) -> bool {
        self.rank() == other.rank()
    }
}

impl Eq for Way {}

impl PartialOrd for Way {
    fn partial_cmp(&self, other: &Way) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Way {
    fn cmp(&self, other: &Way) -> std::cmp::Ordering {
        self.rank().cmp(&other.rank())
    }
}

fn in_place(found: &[Option<usize>], place: usize) -> Vec<usize> {
    found.iter().enumerate().filter(|(_, one)| **one == Some(place)).map(|(at, _)| at).collect()
}

/// Groups those who could just as well be elsewhere by the roles they share. Mixed hours may rule some of
/// these ways out; a panel then sees one more than there is, and never one fewer.
fn tied(problem: &Assignment, found: &[Option<usize>], roles: &[JobId]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (at, others) in problem.just_as_cheap(found).into_iter().enumerate() {
        if others.is_empty() {
            continue;
        }
        let here = found.get(at).copied().flatten();
        let own = others.into_iter().flatten().chain(here);
        let own = own.filter_map(|place| roles.get(place).copied()).collect();
        join(&mut groups, Group { roles: own, people: vec![at] });
    }
    groups
}

/// Those who are in one place in one way and in another in the other, each with both roles.
fn differing(one: &[Option<usize>], other: &[Option<usize>], roles: &[JobId]) -> Vec<Group> {
    let both = one.iter().zip(other).enumerate().filter(|(_, (one, other))| one != other);
    let group = |(at, (one, other)): (usize, (&Option<usize>, &Option<usize>))| {
        let places = one.iter().chain(other);
        Group { roles: places.filter_map(|place| roles.get(*place).copied()).collect(), people: vec![at] }
    };
    both.map(group).collect()
}

/// Adds a group, as one with those that share a role with it.
fn join(groups: &mut Vec<Group>, mut group: Group) {
    let (joined, apart): (Vec<Group>, Vec<Group>) =
        groups.drain(..).partition(|other| other.roles.iter().any(|role| group.roles.contains(role)));
    for other in joined {
        group.roles.extend(other.roles);
        group.people.extend(other.people);
    }
    group.roles.sort_unstable();
    group.roles.dedup();
    group.people.sort_unstable();
    group.people.dedup();
    *groups = apart;
    groups.push(group);
    groups.sort_by(|one, other| one.people.cmp(&other.people));
}
