//! The steps of the allocation, one objective at a time.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::reasons::Reason;
use super::seats::pack;
use super::{Allocating, Allocation, Candidate, Objective, Placement, Seat, Tie, Who};
use crate::fte::Fte;
use crate::ids::{JobId, PostId};
use crate::people::classes::RoleClass;

/// A role with its posts and who has them so far.
#[derive(Debug, Default)]
pub(super) struct Role {
    /// Its posts, in the order of identifiers.
    posts: Vec<PostId>,
    /// How much each takes.
    sizes: Vec<Fte>,
    /// Who is placed, and by what.
    pub placed: Vec<(Who, Fte, Option<Objective>)>,
    /// Who may yet take a place: a tie or a score is open.
    pub held: BTreeMap<Who, Fte>,
}

impl Role {
    /// Whether more people fit beside those placed, and also beside those for whom places are held.
    pub fn fits(&self, more: &[Fte], beside_held: bool) -> bool {
        let mut people: Vec<Fte> = self.placed.iter().map(|(_, fte, _)| *fte).collect();
        if beside_held {
            people.extend(self.held.values());
        }
        people.extend(more);
        pack(&self.sizes, &people).is_some()
    }

    /// How much is left beside those placed.
    pub fn left(&self) -> Fte {
        let all: Fte = self.sizes.iter().copied().sum();
        all - self.placed.iter().map(|(_, fte, _)| *fte).sum()
    }

    fn all(&self) -> Fte {
        self.sizes.iter().copied().sum()
    }

    /// Who is in which post: as many as can be stay in the post that they hold.
    fn posts_of(&self) -> Vec<(Who, PostId, Fte, Option<Objective>)> {
        let mut people = self.placed.clone();
        people.sort_by_key(|(who, _, _)| *who);
        let mut left = self.sizes.clone();
        let mut stays: BTreeMap<usize, usize> = BTreeMap::new();
        for (at, (who, fte, _)) in people.iter().enumerate() {
            let Some(post) = self.posts.iter().position(|post| *post == who.present) else { continue };
            let Some(room) = left.get(post).copied().filter(|room| room >= fte) else { continue };
            if let Some(slot) = left.get_mut(post) {
                *slot = room - *fte;
            }
            stays.insert(at, post);
            let moving = people.iter().enumerate().filter(|(at, _)| !stays.contains_key(at));
            let moving: Vec<Fte> = moving.map(|(_, one)| one.1).collect();
            if pack(&left, &moving).is_none() {
                stays.remove(&at);
                if let Some(slot) = left.get_mut(post) {
                    *slot = room;
                }
            }
        }
        let others: Vec<usize> = (0..people.len()).filter(|at| !stays.contains_key(at)).collect();
        let sizes: Vec<Fte> = others.iter().filter_map(|at| people.get(*at)).map(|one| one.1).collect();
        let packed = pack(&left, &sizes).unwrap_or_default();
        let moved: BTreeMap<usize, usize> = others.into_iter().zip(packed).collect();
        let found = |(at, (who, fte, by)): (usize, &(Who, Fte, Option<Objective>))| {
            let post = stays.get(&at).or_else(|| moved.get(&at))?;
            Some((*who, *self.posts.get(*post)?, *fte, *by))
        };
        people.iter().enumerate().filter_map(found).collect()
    }
}

/// The allocation as it comes about.
pub(super) struct Work<'a> {
    pub input: &'a Allocating,
    pub people: BTreeMap<Who, &'a Candidate>,
    pub roles: BTreeMap<JobId, Role>,
    /// Those who have a post.
    pub placed: BTreeMap<Who, JobId>,
    /// Those whose place is open, and in which roles.
    pub waiting: BTreeMap<Who, Vec<JobId>>,
    pub ties: Vec<Tie>,
    pub reasons: BTreeMap<Who, Vec<Reason>>,
    pub proved: bool,
    /// Roles whose slots were too few for those who could be slotted in.
    outnumbered: BTreeMap<JobId, Vec<Who>>,
}

/// Somebody who asks for a role, with the score that counts.
type Asking = (Option<u32>, Who, Fte);

impl<'a> Work<'a> {
    pub fn new(input: &'a Allocating) -> Work<'a> {
        let people: BTreeMap<Who, &Candidate> =
            input.people.iter().map(|person| (person.who, person)).collect();
        let mut seats: Vec<_> = input.seats.iter().collect();
        seats.sort_by_key(|seat| seat.post);
        let mut roles: BTreeMap<JobId, Role> = BTreeMap::new();
        for seat in seats {
            let role = roles.entry(seat.role).or_default();
            role.posts.push(seat.post);
            role.sizes.push(seat.fte);
        }
        let mut work = Work {
            input,
            people,
            roles,
            placed: BTreeMap::new(),
            waiting: BTreeMap::new(),
            ties: Vec::new(),
            reasons: BTreeMap::new(),
            proved: true,
            outnumbered: BTreeMap::new(),
        };
        for person in work.people.clone().values() {
            work.claims_to_nothing(person);
        }
        work
    }

    pub fn reason(&mut self, who: Who, reason: Reason) {
        let reasons = self.reasons.entry(who).or_default();
        if !reasons.contains(&reason) {
            reasons.push(reason);
        }
    }

    /// Notes what cannot lead anywhere, before any step.
    fn claims_to_nothing(&mut self, person: &Candidate) {
        if person.severance_accepted {
            self.reason(person.who, Reason::SeveranceAccepted);
            return;
        }
        let claims: Vec<JobId> = person
            .slot
            .into_iter()
            .chain(person.ring_fence)
            .chain(person.interests.iter().copied())
            .collect();
        for role in claims.iter().filter(|role| !self.roles.contains_key(role)).copied().collect::<Vec<_>>() {
            self.reason(person.who, Reason::NoSuchPosts { role });
        }
        let best = |there: bool| {
            let suited =
                person.redeployment.iter().filter(|(role, _)| self.roles.contains_key(role) == there);
            suited
                .max_by_key(|(role, match_)| (**match_, Reverse(**role)))
                .map(|(role, match_)| (*role, *match_))
        };
        match (best(true), best(false)) {
            (Some((_, hundredths)), _) if hundredths >= self.input.suits_from => {}
            (Some((role, hundredths)), _) => {
                self.reason(person.who, Reason::MatchTooLow { role, hundredths });
            }
            (None, Some((role, _))) => self.reason(person.who, Reason::NoSuchPosts { role }),
            (None, None) => {}
        }
        if claims.is_empty() && person.redeployment.is_empty() {
            self.reason(person.who, Reason::NoClaim);
        }
    }

    /// Takes in what is decided already; gives those whose decisions do not fit into the posts of their role.
    pub fn settle(&mut self) -> Vec<Who> {
        let mut unfit = Vec::new();
        for decision in &self.input.settled {
            let fte = self.people.get(&decision.who).map(|person| person.fte);
            let (Some(fte), Some(role)) = (fte, self.roles.get_mut(&decision.role)) else {
                unfit.push(decision.who);
                continue;
            };
            role.placed.push((decision.who, fte, None));
            self.placed.insert(decision.who, decision.role);
            self.reason(decision.who, Reason::Settled { role: decision.role });
        }
        let overfilled = self.roles.values().filter(|role| !role.fits(&[], false));
        unfit.extend(overfilled.flat_map(|role| role.placed.iter().map(|(who, _, _)| *who)));
        unfit
    }

    /// Those whose own post goes on as it is stay in it before anybody is considered for it: it is no vacancy, so
    /// the law's priority does not reach it (Maternity and Parental Leave etc. Regulations 1999, reg. 10(2)). Where
    /// more people than posts have a claim to the role, nobody stays by this, and a selection among them follows.
    pub fn stay(&mut self) {
        let goes_on = |seat: &&Seat| seat.class == RoleClass::Unchanged;
        let unchanged: BTreeMap<PostId, JobId> =
            self.input.seats.iter().filter(goes_on).map(|seat| (seat.post, seat.role)).collect();
        let mut claims: BTreeMap<JobId, Vec<(Who, Fte)>> = BTreeMap::new();
        for person in self.people.values().filter(|person| self.seeks(person, None)) {
            if let Some(role) = person.slot {
                claims.entry(role).or_default().push((person.who, person.fte));
            }
        }
        for (role, people) in claims {
            let all: Vec<Fte> = people.iter().map(|(_, fte)| *fte).collect();
            if !self.fits(role, &all, true) {
                continue;
            }
            for (who, fte) in people {
                if unchanged.get(&who.present) == Some(&role) {
                    self.place(who, fte, role, Objective::SlottedIn, None);
                }
            }
        }
    }

    /// Whether somebody still seeks a post, in a pass over the protected, the others, or all.
    pub fn seeks(&self, person: &Candidate, pass: Option<bool>) -> bool {
        !person.severance_accepted
            && pass.is_none_or(|protected| {
                person.protected == protected || self.waiting.contains_key(&person.who)
            })
            && !self.placed.contains_key(&person.who)
    }

    /// One objective, for everybody in the pass.
    pub fn step(&mut self, objective: Objective, pass: Option<bool>) {
        match objective {
            Objective::Redeployment => self.redeploy(pass),
            Objective::RingFence => {
                // Who is in two ring fences is considered in that of their own slot first.
                self.ask(objective, false, pass);
                self.ask(objective, true, pass);
            }
            _ => self.ask(objective, false, pass),
        }
    }

    /// Everybody in the pass who asks for a role by an objective, each for one role; or for their other ring
    /// fence.
    fn ask(&mut self, objective: Objective, other: bool, pass: Option<bool>) {
        let mut asking: BTreeMap<JobId, Vec<Asking>> = BTreeMap::new();
        for person in self.people.clone().values() {
            if !self.seeks(person, pass) {
                continue;
            }
            let contested =
                |role: &JobId| self.outnumbered.get(role).is_some_and(|people| people.contains(&person.who));
            let role = match objective {
                Objective::SlottedIn => person.slot,
                Objective::RingFence => match person.slot.filter(contested) {
                    Some(slot) if other => person.ring_fence.filter(|role| *role != slot),
                    Some(slot) => Some(slot),
                    None => person.ring_fence.filter(|_| !other),
                },
                Objective::FirstChoice => person.interests.first().copied(),
                Objective::SecondChoice => person.interests.get(1).copied(),
                Objective::ProtectedFirst | Objective::Redeployment => None,
            };
            if let Some(role) = role.filter(|role| self.roles.contains_key(role)) {
                let score = person.scores.get(&role);
                let by_score = objective != Objective::SlottedIn;
                if by_score && score.is_some_and(|score| !score.appointable) {
                    self.reason(person.who, Reason::NotAppointable { role });
                    continue;
                }
                let points = score.filter(|_| by_score).map(|score| score.points);
                asking.entry(role).or_default().push((points, person.who, person.fte));
            }
        }
        for (role, asking) in asking {
            match objective {
                Objective::SlottedIn => self.slot_in(role, &asking),
                _ => self.select(role, objective, asking),
            }
        }
    }

    fn fits(&self, role: JobId, more: &[Fte], beside_held: bool) -> bool {
        self.roles.get(&role).is_some_and(|role| role.fits(more, beside_held))
    }

    fn sizes(of: &[Asking]) -> Vec<Fte> {
        of.iter().map(|one| one.2).collect()
    }

    /// Everybody, if all fit; otherwise nobody, and a ring fence follows.
    fn slot_in(&mut self, role: JobId, asking: &[Asking]) {
        let (waiting, asking): (Vec<Asking>, Vec<Asking>) =
            asking.iter().partition(|one| self.waiting.contains_key(&one.1));
        for (_, who, fte) in waiting {
            self.hold(who, fte, role);
        }
        let (asking, too_late): (Vec<Asking>, Vec<Asking>) =
            asking.into_iter().partition(|one| self.fits(role, &[one.2], false));
        let before = self.roles.get(&role).map_or(0, |role| role.placed.len());
        for (_, who, fte) in too_late {
            let reason = self.why_not(role, Objective::SlottedIn, before, None, fte);
            self.reason(who, reason);
        }
        if self.fits(role, &Work::sizes(&asking), true) {
            for (_, who, fte) in asking {
                self.place(who, fte, role, Objective::SlottedIn, None);
            }
            return;
        }
        let fte = self.roles.get(&role).map(Role::all).unwrap_or_default();
        let people = asking.len();
        for (_, who, _) in &asking {
            self.reason(*who, Reason::Outnumbered { role, people, fte });
        }
        self.outnumbered.entry(role).or_default().extend(asking.iter().map(|one| one.1));
    }

    /// By score, highest first; equals together; those without a score might come before anybody.
    fn select(&mut self, role: JobId, objective: Objective, mut asking: Vec<Asking>) {
        asking.sort_by_key(|(points, who, _)| (points.is_some(), Reverse(*points), *who));
        let nobody_waits = asking.iter().all(|one| !self.waiting.contains_key(&one.1));
        if objective == Objective::RingFence && nobody_waits && self.fits(role, &Work::sizes(&asking), true) {
            // No more people than posts after all: nobody need be selected.
            for (points, who, fte) in asking {
                self.place(who, fte, role, objective, points);
            }
            return;
        }
        let before = self.roles.get(&role).map_or(0, |role| role.placed.len());
        let mut rest = asking.as_slice();
        while let Some((first, _)) = rest.split_first() {
            let equals = rest.iter().take_while(|one| one.0 == first.0).count();
            let (group, others) = rest.split_at(equals);
            rest = others;
            let mut seeking = Vec::new();
            for one @ (points, who, fte) in group.iter().copied() {
                if self.waiting.contains_key(&who) {
                    self.hold(who, fte, role);
                } else if points.is_none() {
                    self.reason(who, Reason::AwaitsScore { role });
                    self.hold(who, fte, role);
                } else {
                    seeking.push(one);
                }
            }
            self.place_equals(role, objective, before, seeking);
        }
    }

    /// Those of one score: all of them, or a tie, or they wait, or there is nothing left.
    fn place_equals(&mut self, role: JobId, objective: Objective, before: usize, equals: Vec<Asking>) {
        if self.fits(role, &Work::sizes(&equals), true) {
            for (points, who, fte) in equals {
                self.place(who, fte, role, objective, points);
            }
            return;
        }
        let (equals, too_late): (Vec<Asking>, Vec<Asking>) =
            equals.into_iter().partition(|one| self.fits(role, &[one.2], false));
        for (points, who, fte) in too_late {
            let reason = self.why_not(role, objective, before, points, fte);
            self.reason(who, reason);
        }
        if self.fits(role, &Work::sizes(&equals), true) {
            for (points, who, fte) in equals {
                self.place(who, fte, role, objective, points);
            }
        } else if self.fits(role, &Work::sizes(&equals), false) {
            for (_, who, fte) in equals {
                self.reason(who, Reason::WaitsForOthers { role });
                self.hold(who, fte, role);
            }
        } else {
            let left = self.roles.get(&role).map(Role::left).unwrap_or_default();
            let people: Vec<Who> = equals.iter().map(|one| one.1).collect();
            for (_, who, fte) in equals {
                self.reason(who, Reason::Tied { roles: vec![role], others: people.len().saturating_sub(1) });
                self.hold(who, fte, role);
            }
            self.ties.push(Tie { objective, roles: vec![role], people, left });
        }
    }

    fn why_not(&self, of: JobId, by: Objective, before: usize, points: Option<u32>, needs: Fte) -> Reason {
        let Some(role) = self.roles.get(&of) else { return Reason::NoSuchPosts { role: of } };
        if role.left() > Fte::ZERO {
            return Reason::HoursDoNotFit { role: of, left: role.left(), needs };
        }
        let beside = role.placed.iter().skip(before);
        let score = |who: &Who| self.people.get(who)?.scores.get(&of).map(|score| score.points);
        let lowest = beside.clone().filter_map(|(who, _, _)| score(who)).min();
        Reason::NoPostLeft { role: of, by, points, lowest, placed: beside.count(), earlier: before }
    }

    pub fn hold(&mut self, who: Who, fte: Fte, role: JobId) {
        let roles = self.waiting.entry(who).or_default();
        if !roles.contains(&role) {
            roles.push(role);
        }
        if let Some(role) = self.roles.get_mut(&role) {
            role.held.insert(who, fte);
        }
    }

    pub fn place(&mut self, who: Who, fte: Fte, to: JobId, by: Objective, points: Option<u32>) {
        if let Some(role) = self.roles.get_mut(&to) {
            role.placed.push((who, fte, Some(by)));
            self.placed.insert(who, to);
            // The post is named once all are placed.
            let protected =
                self.input.objectives.first() == Some(&Objective::ProtectedFirst) && self.protected(who);
            self.reason(who, Reason::Placed { role: to, post: who.present, by, protected, points });
        }
    }

    fn protected(&self, who: Who) -> bool {
        self.people.get(&who).is_some_and(|person| person.protected)
    }

    /// Names the posts and gathers what came out.
    pub fn finish(mut self) -> Allocation {
        let mut placements = Vec::new();
        let mut vacant: BTreeMap<PostId, Fte> = BTreeMap::new();
        for (of, role) in &self.roles {
            let mut left: BTreeMap<PostId, Fte> =
                role.posts.iter().copied().zip(role.sizes.iter().copied()).collect();
            for (who, post, fte, by) in role.posts_of() {
                if let Some(left) = left.get_mut(&post) {
                    *left = *left - fte;
                }
                for reason in self.reasons.entry(who).or_default() {
                    if let Reason::Placed { post: named, .. } = reason {
                        *named = post;
                    }
                }
                placements.push(Placement { who, role: *of, post, fte, by });
            }
            vacant.extend(left.into_iter().filter(|(_, fte)| *fte > Fte::ZERO));
        }
        placements.sort_by_key(|placement| placement.who);
        let open = |who: &Who| !self.placed.contains_key(who) && !self.waiting.contains_key(who);
        let unplaced = self
            .people
            .values()
            .filter(|person| !person.severance_accepted && open(&person.who))
            .map(|person| person.who)
            .collect();
        Allocation {
            placements,
            ties: self.ties,
            waiting: self.waiting,
            unplaced,
            vacant,
            proved: self.proved,
            reasons: self.reasons,
        }
    }
}
