//! Equality monitoring: everybody tells of themselves what they like; it is read only to count.
//!
//! The figures are not those of this moment: whoever looks before and after one person's answer would see which
//! of them changes. They are worked out on a few fixed days and stay until the next, from what was known then.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError};

use calendar::{Date, Time, london};
use jiff::{Timestamp, ToSpan};
use workforce::people::classes::RoleClass;
use workforce::people::consultation::ConsultationFact;
use workforce::people::equality::{
    AtStage, Characteristic, HIDDEN_UP_TO, Shown, Stage, Table, part_of, tables,
};
use workforce::people::process::{Basis, PersonProcess};
use workforce::{ProposalFact, ProposalId, StaffId};

use super::{Change, Service, must_run, way_subject};
use crate::access::{Action, Viewer};
use crate::error::ServiceError;
use crate::fact::{EqualityTold, Fact, Statement};
use crate::organisation::{Organisation, ProposalRecord};

/// When the figures are worked out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fixed {
    /// Two weeks after the launch, at the end of the day: by then people were told what becomes of their role.
    TwoWeeks,
    /// When the consultation closed.
    Closed,
    /// When the outcome was confirmed.
    Confirmed,
    /// When the proposal was carried out.
    CarriedOut,
}

/// How a change falls on people, small numbers hidden.
pub struct EqualityView {
    /// The change.
    pub change: Arc<Change>,
    /// The figures as they were last worked out; none yet in the first two weeks.
    pub figures: Option<Figures>,
    /// The day at whose end they are first worked out, unless the consultation closes before.
    pub first: Date,
}

/// Figures of one fixed day.
pub struct Figures {
    /// Which.
    pub fixed: Fixed,
    /// The day.
    pub on: Date,
    /// A table for each characteristic; none while 5 or fewer told anything.
    pub tables: BTreeMap<Characteristic, Table>,
    /// How many in scope told anything, and how many are in scope, as they may be shown.
    pub told: (Shown, Shown),
}

impl Service {
    /// How a change falls on people by protected characteristic, for those who run the consultation, once it is
    /// launched.
    ///
    /// # Errors
    /// As [`Service::change`]; [`ServiceError::Denied`]; [`ServiceError::NotFound`] before the launch.
    pub fn equality(&self, viewer: &Viewer, id: ProposalId) -> Result<EqualityView, ServiceError> {
        must_run(viewer)?;
        let change = self.change(viewer, id)?;
        let launched = change.record.launched().ok_or(ServiceError::NotFound)?;
        let first = launched.saturating_add(14.days());
        let days = fixed(&change.record, first, self.clock.now());
        let world = self.world();
        let counted: Vec<(Vec<AtStage>, (u32, u32))> =
            days.iter().map(|(at, _)| count(&change, &world.organisation, *at)).collect();
        drop(world);
        let figures = days.last().map(|(at, fixed)| {
            let (people, told): (Vec<_>, Vec<_>) = counted.into_iter().unzip();
            let enough = told.last().is_some_and(|(told, _)| *told > HIDDEN_UP_TO);
            let tables = if enough { tables(&people) } else { BTreeMap::new() };
            let on = london().to_datetime(*at).date();
            Figures { fixed: *fixed, on, tables, told: part_of(&told) }
        });
        Ok(EqualityView { change, figures, first })
    }

    /// What the viewer told of themselves.
    pub fn my_equality(&self, viewer: &Viewer) -> BTreeMap<Characteristic, String> {
        groups(&self.world().organisation, viewer.staff(), None)
    }

    /// Records what the viewer tells of themselves; the latest counts, and nothing may be said.
    ///
    /// # Errors
    /// [`ServiceError::Denied`], [`ServiceError::Conflict`], or what the ledger says.
    pub fn tell_equality(
        &self,
        viewer: &Viewer,
        groups: BTreeMap<Characteristic, String>,
    ) -> Result<(), ServiceError> {
        viewer.must(Action::SeeStructure)?;
        let writing = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let staff = viewer.staff();
        let version = self.world().organisation.staff_versions.get(&staff).copied().unwrap_or_default();
        let fact = Fact::Equality(EqualityTold { staff, groups });
        let entry = (way_subject(staff), Statement { by: viewer.worker, fact });
        self.ledger.append(self.clock.now(), &[(way_subject(staff), version)], vec![entry])?;
        drop(writing);
        self.catch_up()
    }
}

/// When the figures were worked out until now, in order.
fn fixed(record: &ProposalRecord, first: Date, now: Timestamp) -> Vec<(Timestamp, Fixed)> {
    let closed = record.consultation_told.iter().filter_map(|told| match told.fact {
        ConsultationFact::Closed(_) => Some((told.recorded, Fixed::Closed)),
        _ => None,
    });
    let steps = record.told.iter().filter_map(|told| match told.fact {
        ProposalFact::Confirmed { .. } => Some((told.recorded, Fixed::Confirmed)),
        ProposalFact::CarriedOut { .. } => Some((told.recorded, Fixed::CarriedOut)),
        _ => None,
    });
    let mut days: Vec<(Timestamp, Fixed)> = closed.chain(steps).collect();
    days.sort_unstable();
    // What closed before was told to people before.
    let next = first.saturating_add(1.day()).to_datetime(Time::midnight());
    let end = london().to_timestamp(next).and_then(|next| next.checked_sub(1.nanosecond())).ok();
    if let Some(end) = end.filter(|end| *end < now && days.first().is_none_or(|(at, _)| end < at)) {
        days.insert(0, (end, Fixed::TwoWeeks));
    }
    days
}

/// Everybody in scope at each stage that they had reached, as known then; and how many told anything.
fn count(change: &Change, organisation: &Organisation, at: Timestamp) -> (Vec<AtStage>, (u32, u32)) {
    let (mut people, mut told) = (Vec::new(), 0);
    for staff in change.scope.keys() {
        let groups = groups(organisation, *staff, Some(at));
        told += u32::from(!groups.is_empty());
        let facts = change.record.people.get(staff).into_iter().flat_map(|person| &person.told);
        let known = facts.filter(|told| told.recorded <= at).map(|told| &told.fact);
        let reached = stages(&PersonProcess::fold(known));
        people.extend(reached.into_iter().map(|stage| AtStage { stage, groups: groups.clone() }));
    }
    let scope = u32::try_from(change.scope.len()).unwrap_or(u32::MAX);
    (people, (told, scope))
}

/// What somebody told last, by then.
fn groups(
    organisation: &Organisation,
    staff: StaffId,
    by: Option<Timestamp>,
) -> BTreeMap<Characteristic, String> {
    let mut latest = organisation.equality.get(&staff).into_iter().flatten().rev();
    let last = latest.find(|(recorded, _)| by.is_none_or(|by| *recorded <= by));
    last.map(|(_, groups)| (**groups).clone()).unwrap_or_default()
}

/// The stages that somebody has reached.
fn stages(state: &PersonProcess) -> Vec<Stage> {
    let mut reached = vec![Stage::InScope];
    let class = state.class().map(|(class, _)| class);
    if matches!(class, Some(RoleClass::Changed | RoleClass::Deleted)) {
        reached.push(Stage::AtRisk);
    }
    if state.interests.iter().any(|one| one.withdrawn.is_none()) || !state.ring_fence_scores.is_empty() {
        reached.push(Stage::Selected);
    }
    match state.accepted().map(|offer| offer.basis) {
        Some(Basis::SlottedIn) => reached.push(Stage::SlottedIn),
        Some(Basis::RingFence | Basis::Interest) => reached.push(Stage::Appointed),
        Some(Basis::Redeployment | Basis::Priority) => reached.push(Stage::Redeployed),
        None => {}
    }
    if state.severance_accepted().is_some() {
        reached.push(Stage::Severance);
    }
    reached.sort_unstable();
    reached
}
