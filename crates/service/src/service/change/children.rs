//! The children of workers whose teams changed: who works with each child afterwards, in one act that can be
//! taken back.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError};

use calendar::Date;
use ledger::Subject;
use practice::code_sets::{AllocationRole, CodeSet, ServiceKind};
use practice::facts::{AllocationEnded, WorkerAllocated};
use practice::staff::{Directory, StaffFact};
use practice::{Command, PersonId, Refusal, Seq, TeamId, WorkerId};
use uuid::Uuid;
use workforce::people::cases::{Case, Moved, Serves, Why, Worker, reallocate};
use workforce::{Establishment, Fte, HoldingId, ProposalId, StaffId, Stage};

use super::super::recording::Judged;
use super::consulting::about;
use super::filling::put_into_posts;
use super::{Change, Service};
use crate::access::{Action, Viewer};
use crate::error::ServiceError;
use crate::fact::{AboutChange, ChildMoved, ChildrenMoved};
use crate::world::Record;

/// A child's worker before the act.
#[derive(Debug, Clone)]
pub struct ChildBefore {
    /// The number of the fact that gave the child this worker.
    pub allocation: Seq,
    /// What the worker is to the child.
    pub role: AllocationRole,
    /// For which service.
    pub service: ServiceKind,
    /// In which team.
    pub team: TeamId,
}

/// A child whose worker or team would be another.
pub struct ChildMove {
    /// Who worked with the child, who would, and why.
    pub moved: Moved<PersonId>,
    /// What goes before.
    pub before: ChildBefore,
    /// In which team the child would be; none where nobody has room.
    pub team: Option<TeamId>,
}

/// Who would work with which child.
pub struct ChildrenPlan {
    /// The change.
    pub change: Arc<Change>,
    /// Each child whose worker or team is another, in the order of their identifiers.
    pub moves: Vec<ChildMove>,
    /// How many children keep worker and team.
    pub stay: usize,
    /// How many children each worker who holds cases has before and after.
    pub loads: BTreeMap<StaffId, (usize, usize)>,
    /// The teams of each worker afterwards.
    pub teams: BTreeMap<StaffId, Vec<TeamId>>,
    /// The names of teams, before and after.
    pub team_names: BTreeMap<TeamId, String>,
}

impl ChildrenPlan {
    /// How many children change worker.
    pub fn changes(&self) -> usize {
        self.moves
            .iter()
            .filter(|one| one.moved.after.is_some() && one.moved.after != one.moved.before)
            .count()
    }

    /// How many children nobody could take.
    pub fn nobody(&self) -> usize {
        self.moves.iter().filter(|one| one.moved.after.is_none()).count()
    }
}

/// Somebody who holds cases after the change.
struct Afterwards {
    worker: Worker,
    /// Of each of their posts.
    teams: Vec<TeamId>,
}

impl Afterwards {
    /// In which of their teams they would work with a child: in the present one where it takes the child in.
    fn team_for(&self, case: &Case<PersonId>, present: TeamId) -> Option<TeamId> {
        let posts = self.worker.posts.iter().zip(&self.teams);
        let mut teams = posts.filter(|(post, _)| post.takes_in(case)).map(|(_, team)| *team);
        let first = teams.next()?;
        Some(if first != present && teams.any(|team| team == present) { present } else { first })
    }
}

impl Service {
    /// Who would work with which child after a proposal is carried out.
    ///
    /// # Errors
    /// As [`Service::change`]; [`ServiceError::Denied`].
    pub fn children_plan(&self, viewer: &Viewer, id: ProposalId) -> Result<ChildrenPlan, ServiceError> {
        viewer.must(Action::ReallocateChildren)?;
        let change = self.change(viewer, id)?;
        let day = self.today().max(change.record.proposal.effect);
        let (directory, people, after) = {
            let world = self.world();
            let open: Vec<Arc<Record>> =
                world.people.values().filter(|one| has_worker(one, day)).cloned().collect();
            let after = match change.record.proposal.stage {
                Stage::CarriedOut => world.organisation.history.on(day),
                _ => as_carried_out(&change, world.organisation.history.on(day)),
            };
            (Arc::clone(&world.directory), open, after)
        };
        let limit = self.policies.number("structure.caseload_most", day).unwrap_or(0);
        Ok(plan(&change, &directory, &people, &after, limit, day))
    }

    /// The names of children in a list that says who works with them; that the list was looked at is noted in
    /// each child's record.
    ///
    /// # Errors
    /// [`ServiceError::Denied`]; [`ServiceError::NotNoted`]: the list must then not be shown.
    pub fn names_of(
        &self,
        viewer: &Viewer,
        list: &str,
        people: &[PersonId],
    ) -> Result<BTreeMap<PersonId, String>, ServiceError> {
        viewer.must(Action::ReallocateChildren)?;
        self.note_list(viewer, list, people.iter().copied().collect())?;
        let world = self.world();
        let named = |id: &PersonId| Some((*id, world.people.get(id)?.journey.person.name()?.to_string()));
        Ok(people.iter().filter_map(named).collect())
    }

    /// Gives the children their workers, in one act: each end and each beginning is judged as one recorded on
    /// a page, and all are recorded or none.
    ///
    /// # Errors
    /// [`ServiceError::Denied`]; [`ServiceError::Refused`] before the proposal is carried out and its day has
    /// come; [`ServiceError::Conflict`] when one of the records has changed meanwhile, or what the ledger says.
    pub fn move_children(&self, viewer: &Viewer, id: ProposalId) -> Result<usize, ServiceError> {
        let plan = self.children_plan(viewer, id)?;
        let record = &plan.change.record;
        let today = self.today();
        let mut refusals = Vec::new();
        let mut refuse =
            |says: &str| refusals.push(Refusal::new("children", "", says, "how a change is carried out"));
        if record.proposal.stage != Stage::CarriedOut {
            refuse("Carry the proposal out first");
        } else if today < record.proposal.effect {
            let day = calendar::words::day(record.proposal.effect);
            refuse(&format!("Wait until {day}, when the new teams begin"));
        }
        if record.children.is_some() {
            refuse("The children were given their workers already; take that back first");
        }
        let mut commands = Vec::new();
        let mut children = Vec::new();
        for ChildMove { moved, before: was, team } in &plan.moves {
            let (Some(before), Some(after), Some(team)) = (moved.before, moved.after, *team) else {
                continue;
            };
            let reason = format!("{}: {}", record.proposal.name, moved.why.says());
            let ended = AllocationEnded { on: today, allocation: was.allocation, reason };
            let worker = WorkerId(after.0);
            let given = WorkerAllocated { on: today, worker, team, role: was.role, service: was.service };
            commands.push((moved.id, Command::from(ended)));
            commands.push((moved.id, Command::from(given)));
            children.push(ChildMoved {
                person: moved.id,
                ended: was.allocation,
                before: WorkerId(before.0),
                team_before: was.team,
                after: worker,
                team_after: team,
            });
        }
        if children.is_empty() && refusals.is_empty() {
            refusals.push(Refusal::new("children", "", "No child needs another worker", "the plan"));
        }
        if !refusals.is_empty() {
            return Err(ServiceError::Refused(refusals));
        }
        let count = children.len();
        let what = AboutChange::ChildrenMoved(ChildrenMoved { on: today, children });
        self.append_children(viewer, id, &plan.change, &commands, what)?;
        Ok(count)
    }

    /// Takes the act back: every child who still has the worker whom it gave has the one before again.
    ///
    /// # Errors
    /// As [`Service::move_children`].
    pub fn move_children_back(
        &self,
        viewer: &Viewer,
        id: ProposalId,
        reason: String,
    ) -> Result<usize, ServiceError> {
        viewer.must(Action::ReallocateChildren)?;
        let change = self.change(viewer, id)?;
        let refuse = |field, says: &str| {
            Err(ServiceError::Refused(vec![Refusal::new(field, "", says, "how a change is carried out")]))
        };
        let Some(moved) = &change.record.children else {
            return refuse("children", "There is nothing to take back");
        };
        if reason.trim().is_empty() {
            return refuse("reason", "Enter why it is taken back");
        }
        let today = self.today();
        let mut commands = Vec::new();
        let mut count = 0;
        for child in &moved.fact.children {
            let record = self.world().people.get(&child.person).cloned();
            let allocations =
                record.as_ref().map(|one| one.journey.oversight.allocations.as_slice()).unwrap_or_default();
            let given = allocations.iter().rev().find(|one| {
                one.is_open() && one.started.worker == child.after && one.started.team == child.team_after
            });
            let Some(given) = given else { continue };
            let ended = AllocationEnded { on: today, allocation: given.started.seq, reason: reason.clone() };
            let back = WorkerAllocated {
                on: today,
                worker: child.before,
                team: child.team_before,
                role: given.started.role,
                service: given.started.service,
            };
            commands.push((child.person, Command::from(ended)));
            commands.push((child.person, Command::from(back)));
            count += 1;
        }
        let what = AboutChange::ChildrenMovedBack { on: today, reason };
        self.append_children(viewer, id, &change, &commands, what)?;
        Ok(count)
    }

    fn append_children(
        &self,
        viewer: &Viewer,
        id: ProposalId,
        change: &Change,
        commands: &[(PersonId, Command)],
        what: AboutChange,
    ) -> Result<(), ServiceError> {
        let writing = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let now = self.clock.now();
        let Judged { mut expected, mut entries, .. } = self.judge(viewer.worker, now, commands)?;
        expected.push((Subject(id.0), change.record.entries));
        entries.push((Subject(id.0), about(viewer, id, what)));
        self.ledger.append(now, &expected, entries)?;
        drop(writing);
        self.catch_up()
    }
}

/// The establishment as carrying the proposal out would make it of what is so that day.
fn as_carried_out(change: &Change, now: Establishment) -> Establishment {
    let mut after = change.record.proposal.outcome(&now).proposed;
    let effect = change.record.proposal.effect;
    let mut next = 0;
    // Never recorded: any identifier that no holding has.
    let new_id = || {
        next += 1;
        HoldingId(Uuid::from_u128(next))
    };
    put_into_posts(&mut after, &change.scope, |staff| change.record.process(staff), effect, new_id);
    after
}

fn has_worker(record: &Record, day: Date) -> bool {
    record.journey.oversight.case_holder_on(day).is_some()
}

/// Which children a team works with, for whoever may take them over: services that do the same work.
fn works_with(kind: ServiceKind) -> &'static str {
    match kind {
        ServiceKind::EarlyHelp | ServiceKind::YoungPeople => "early help",
        ServiceKind::ChildInNeed | ServiceKind::ChildProtection => "children in need and at risk",
        other => other.label(),
    }
}

fn plan(
    change: &Arc<Change>,
    directory: &Directory,
    people: &[Arc<Record>],
    after: &Establishment,
    limit: i64,
    day: Date,
) -> ChildrenPlan {
    let team_names = names(directory, after);
    let mut loads: BTreeMap<StaffId, (usize, usize)> = BTreeMap::new();
    let mut cases = Vec::new();
    for record in people {
        let Some(open) = record.journey.oversight.case_holder_on(day) else { continue };
        let worker = StaffId(open.started.worker.0);
        loads.entry(worker).or_default().0 += 1;
        let before = ChildBefore {
            allocation: open.started.seq,
            role: open.started.role,
            service: open.started.service,
            team: open.started.team,
        };
        let team = directory.teams.get(&open.started.team);
        let age = record.journey.person.age_on(day).unwrap_or(0);
        let case = Case {
            id: record.id,
            worker: Some(worker),
            locality: team.and_then(|team| team.locality.clone()).unwrap_or_default(),
            service: team.map_or("", |team| works_with(team.service)).to_owned(),
            age,
        };
        cases.push((case, before));
    }
    let workers = afterwards(change, directory, after, &loads, limit);
    // A change of team takes a child from nobody who may go on: the limit is for who takes more children.
    let goes_on = |case: &Case<PersonId>| {
        let worker = case.worker.and_then(|worker| workers.get(&worker));
        worker.is_some_and(|one| one.worker.serves(case))
    };
    let mut room: BTreeMap<StaffId, u16> =
        workers.iter().map(|(staff, one)| (*staff, one.worker.room)).collect();
    let (mut stay, mut moves, mut to_place) = (0, Vec::new(), Vec::new());
    for (case, before) in cases {
        let Some(worker) = case.worker.filter(|_| goes_on(&case)) else {
            to_place.push((case, before));
            continue;
        };
        if let Some(room) = room.get_mut(&worker) {
            *room = room.saturating_sub(1);
        }
        loads.entry(worker).or_default().1 += 1;
        let team = workers.get(&worker).and_then(|one| one.team_for(&case, before.team));
        if team == Some(before.team) {
            stay += 1;
        } else {
            let moved = Moved { id: case.id, before: Some(worker), after: Some(worker), why: Why::Stays };
            moves.push(ChildMove { moved, before, team });
        }
    }
    let open: Vec<Worker> = workers
        .iter()
        .map(|(staff, one)| Worker { room: room.get(staff).copied().unwrap_or(0), ..one.worker.clone() })
        .collect();
    let (cases, befores): (Vec<_>, Vec<_>) = to_place.into_iter().unzip();
    let reallocated = reallocate(&cases, &open);
    let mut placed: BTreeMap<PersonId, Moved<PersonId>> =
        reallocated.cases.into_iter().map(|moved| (moved.id, moved)).collect();
    for (case, before) in cases.iter().zip(befores) {
        let Some(moved) = placed.remove(&case.id) else { continue };
        let team = moved.after.and_then(|after| {
            loads.entry(after).or_default().1 += 1;
            workers.get(&after)?.team_for(case, before.team)
        });
        moves.push(ChildMove { moved, before, team });
    }
    moves.sort_by_key(|one| one.moved.id);
    let teams = workers.into_iter().map(|(staff, one)| (staff, one.teams)).collect();
    ChildrenPlan { change: Arc::clone(change), moves, stay, loads, teams, team_names }
}

fn names(directory: &Directory, after: &Establishment) -> BTreeMap<TeamId, String> {
    let before = directory.teams.iter().map(|(id, team)| (*id, team.name.clone()));
    before.chain(after.teams.iter().map(|(id, team)| (TeamId(id.0), team.name.clone()))).collect()
}

/// Everybody who holds cases after the change, with their team and their room.
fn afterwards(
    change: &Change,
    directory: &Directory,
    after: &Establishment,
    loads: &BTreeMap<StaffId, (usize, usize)>,
    limit: i64,
) -> BTreeMap<StaffId, Afterwards> {
    let kinds = kinds(change, directory, after);
    let mut all: BTreeMap<StaffId, Afterwards> = BTreeMap::new();
    let mut held: BTreeMap<StaffId, Fte> = BTreeMap::new();
    for holding in after.holdings.values().filter(|one| one.away.is_none()) {
        let Some(post) = after.posts.get(&holding.post).filter(|post| post.holds_cases) else { continue };
        let Some(team) = after.teams.get(&post.team) else { continue };
        let fte = held.entry(holding.staff).or_default();
        *fte += holding.fte;
        let most = i64::from(fte.hundredths()) * limit / 100;
        let now = loads.get(&holding.staff).map_or(0, |(before, _)| *before);
        let service = kinds.get(&post.team).map(|kind| works_with(*kind).to_owned());
        let one = all.entry(holding.staff).or_insert_with(|| Afterwards {
            worker: Worker { staff: holding.staff, room: 0, posts: Vec::new() },
            teams: Vec::new(),
        });
        one.worker.room = u16::try_from(most).unwrap_or(0).max(u16::try_from(now).unwrap_or(u16::MAX));
        one.worker.posts.push(Serves {
            team: team.name.clone(),
            services: service.into_iter().collect(),
            localities: team.localities.clone(),
            ages: team.ages,
        });
        one.teams.push(TeamId(post.team.0));
    }
    all
}

/// What each team does: as practice knows it, or for a new team what most of its people did before.
fn kinds(
    change: &Change,
    directory: &Directory,
    after: &Establishment,
) -> BTreeMap<workforce::TeamId, ServiceKind> {
    let mut kinds: BTreeMap<workforce::TeamId, ServiceKind> = BTreeMap::new();
    for team in after.teams.keys() {
        if let Some(known) = directory.teams.get(&TeamId(team.0)) {
            kinds.insert(*team, known.service);
            continue;
        }
        let mut from: BTreeMap<&'static str, (usize, ServiceKind)> = BTreeMap::new();
        for (id, _) in after.posts.iter().filter(|(_, post)| post.team == *team) {
            let before =
                change.before.posts.get(id).and_then(|post| directory.teams.get(&TeamId(post.team.0)));
            if let Some(before) = before {
                from.entry(before.service.label()).or_insert((0, before.service)).0 += 1;
            }
        }
        if let Some((_, kind)) = from.into_values().max_by_key(|(count, _)| *count) {
            kinds.insert(*team, kind);
        }
    }
    kinds
}

/// What practice must know of teams and workers when a proposal is carried out: new teams, who moved to
/// another team, who left.
pub(crate) fn staff_facts(
    change: &Change,
    directory: &Directory,
    after: &Establishment,
    on: Date,
) -> Vec<StaffFact> {
    let kinds = kinds(change, directory, after);
    let mut facts = Vec::new();
    for (id, team) in &after.teams {
        let known = TeamId(id.0);
        if let (false, Some(kind)) = (directory.teams.contains_key(&known), kinds.get(id)) {
            let locality = match team.localities.as_slice() {
                [one] => Some(one.clone()),
                _ => None,
            };
            facts.push(StaffFact::TeamFormed {
                on,
                team: known,
                name: team.name.clone(),
                service: *kind,
                locality,
            });
        }
    }
    for staff in change.scope.keys() {
        let worker = WorkerId(staff.0);
        let Some(now) = directory.workers.get(&worker).and_then(|known| known.team_on(on)) else { continue };
        let mut posts: Vec<_> = after.holdings.values().filter(|held| held.staff == *staff).collect();
        posts.sort_by_key(|held| (std::cmp::Reverse(held.fte), held.post));
        let team = posts.first().and_then(|held| after.posts.get(&held.post)).map(|post| TeamId(post.team.0));
        match team {
            None => facts.push(StaffFact::WorkerLeft { on, worker }),
            Some(team) if team != now => facts.push(StaffFact::WorkerMoved { on, worker, team }),
            Some(_) => {}
        }
    }
    facts
}
