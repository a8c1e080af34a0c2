//! From where people stand to what the allocation needs: seats, candidates, what is settled.

use std::collections::{BTreeMap, BTreeSet};

use calendar::Date;

use super::allocation::{Allocating, Candidate, Objective, Score, Seat, Settled, Who};
use super::classes::{Classes, RoleClass};
use super::matching::{MatchRules, Matcher, PreparedJob};
use super::process::PersonProcess;
use super::redundancy_law::has_priority;
use super::roles::Roles;
use super::scope::InScope;
use crate::establishment::Establishment;
use crate::ids::{JobId, PostId, StaffId};

/// All that filling the posts of a proposal depends on.
#[derive(Debug, Clone, Copy)]
pub struct Filling<'a> {
    /// The establishment that is changed.
    pub before: &'a Establishment,
    /// As proposed.
    pub proposed: &'a Establishment,
    /// The classes that the comparison proposes.
    pub classes: &'a Classes,
    /// The roles.
    pub roles: &'a Roles,
    /// Everybody in scope.
    pub scope: &'a BTreeMap<StaffId, InScope>,
    /// Where each stands.
    pub states: &'a BTreeMap<StaffId, PersonProcess>,
    /// The day on which the posts are filled: the law's priority is judged on that day.
    pub day: Date,
    /// Who is away on family leave on that day.
    pub on_leave: &'a BTreeSet<StaffId>,
    /// How jobs are compared.
    pub rules: &'a MatchRules,
    /// In how many roles somebody may express an interest.
    pub interests_max: u8,
    /// From what match a role suits somebody on the redeployment register, in percent.
    pub suits_percent: u32,
}

impl Filling<'_> {
    /// The input of the allocation.
    pub fn allocating(&self) -> Allocating {
        let mut people = Vec::new();
        let mut settled = Vec::new();
        let register = Register::new(self);
        for (staff, one) in self.scope {
            let unknown = PersonProcess::default();
            let state = self.states.get(staff).unwrap_or(&unknown);
            let who = Who { staff: *staff, present: one.post };
            let protected = self.protected(*staff, state);
            let mut candidate = Candidate {
                who,
                fte: one.fte,
                slot: None,
                ring_fence: None,
                interests: Vec::new(),
                scores: scores(state),
                protected,
                severance_accepted: state.severance_accepted().is_some(),
                redeployment: BTreeMap::new(),
            };
            // Whoever was told nothing yet keeps an unchanged post, and has no claim to another.
            let class = state.class().or_else(|| self.unchanged(one.post));
            if let Some((RoleClass::Unchanged | RoleClass::NaturalSuccessor, Some(role))) = class {
                candidate.slot = Some(role);
            }
            candidate.interests = state.open_interests().iter().map(|one| one.expressed.role).collect();
            let at_risk = candidate.slot.is_none() && state.confirmed.is_some();
            if at_risk && candidate.interests.is_empty() {
                candidate.redeployment = register.matches(one.post);
            }
            if let Some(offer) = state.accepted()
                && !candidate.severance_accepted
            {
                settled.push(Settled { who, role: offer.role });
            }
            people.push(candidate);
            for (post, fte) in &one.others {
                let who = Who { staff: *staff, present: *post };
                people.push(Candidate {
                    who,
                    fte: *fte,
                    slot: self.unchanged(*post).and_then(|(_, role)| role),
                    ring_fence: None,
                    interests: Vec::new(),
                    scores: BTreeMap::new(),
                    protected,
                    severance_accepted: state.severance_accepted().is_some(),
                    redeployment: BTreeMap::new(),
                });
            }
        }
        let seat = |(id, post): (&PostId, &crate::Post)| {
            let role = *self.roles.proposed.get(id)?;
            let class = self.classes.proposed.get(id).map_or(RoleClass::New, |one| one.class);
            Some(Seat { post: *id, role, fte: post.fte, class })
        };
        Allocating {
            seats: self.proposed.posts.iter().filter_map(seat).collect(),
            people,
            settled,
            objectives: Objective::ALL.to_vec(),
            interests_max: self.interests_max,
            suits_from: self.suits_percent * 100,
        }
    }

    /// Whether the law gives somebody priority on the day: on family leave, or by what was told of pregnancy or
    /// leave. Nothing else of it enters the allocation.
    fn protected(&self, staff: StaffId, state: &PersonProcess) -> bool {
        let told = || state.family.as_ref().and_then(|family| has_priority(family, self.day));
        self.on_leave.contains(&staff) || told().is_some()
    }

    fn unchanged(&self, post: PostId) -> Option<(RoleClass, Option<JobId>)> {
        let one = self.classes.present.get(&post).filter(|one| one.class == RoleClass::Unchanged)?;
        let role = one.others.iter().find_map(|to| self.roles.proposed.get(to)).copied();
        Some((RoleClass::Unchanged, role))
    }
}

/// What panels gave, by role; of a role scored twice, the later.
fn scores(state: &PersonProcess) -> BTreeMap<JobId, Score> {
    let of_interests =
        state.interests.iter().filter(|one| one.withdrawn.is_none()).filter_map(|one| one.scored.as_ref());
    let all = state.ring_fence_scores.iter().chain(of_interests);
    all.map(|one| (one.role, Score { points: one.mean_hundredths(), appointable: one.appointable })).collect()
}

/// The job descriptions of proposed roles, ready to be compared with somebody's present one.
struct Register<'a> {
    filling: Filling<'a>,
    matcher: Matcher,
    present: BTreeMap<JobId, PreparedJob>,
    proposed: BTreeMap<JobId, PreparedJob>,
}

impl<'a> Register<'a> {
    fn new(filling: &Filling<'a>) -> Register<'a> {
        let mut matcher = Matcher::new(*filling.rules);
        let present = filling.before.jobs.iter().map(|(id, job)| (*id, matcher.prepare(job))).collect();
        let proposed = filling.proposed.jobs.iter().map(|(id, job)| (*id, matcher.prepare(job))).collect();
        Register { filling: *filling, matcher, present, proposed }
    }

    fn matches(&self, post: PostId) -> BTreeMap<JobId, u32> {
        let job = self.filling.roles.present.get(&post).and_then(|role| self.present.get(role));
        let Some(job) = job else { return BTreeMap::new() };
        let there = |role: &JobId| self.filling.roles.all.get(role).is_some_and(|one| !one.after.is_empty());
        let of = |(role, other): (&JobId, &PreparedJob)| {
            (*role, self.matcher.compare(job, other).percent.hundredths())
        };
        self.proposed.iter().filter(|(role, _)| there(role)).map(of).collect()
    }
}
