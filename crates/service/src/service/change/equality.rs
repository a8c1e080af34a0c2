//! Equality monitoring: everybody tells of themselves what they like; it is read only to count.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError};

use workforce::ProposalId;
use workforce::people::classes::RoleClass;
use workforce::people::equality::{AtStage, Characteristic, Stage, Table, tables};
use workforce::people::process::{Basis, PersonProcess};

use super::{Change, Service, must_run, way_subject};
use crate::access::{Action, Viewer};
use crate::error::ServiceError;
use crate::fact::{EqualityTold, Fact, Statement};

/// How a change falls on people, small numbers hidden.
pub struct EqualityView {
    /// The change.
    pub change: Arc<Change>,
    /// A table for each characteristic of which anybody told.
    pub tables: BTreeMap<Characteristic, Table>,
    /// How many in scope told anything, and how many are in scope.
    pub told: (usize, usize),
}

impl Service {
    /// How a change falls on people by protected characteristic, for those who run the consultation.
    ///
    /// # Errors
    /// As [`Service::change`]; [`ServiceError::Denied`].
    pub fn equality(&self, viewer: &Viewer, id: ProposalId) -> Result<EqualityView, ServiceError> {
        must_run(viewer)?;
        let change = self.change(viewer, id)?;
        let world = self.world();
        let mut people = Vec::new();
        let mut told = 0;
        for staff in change.scope.keys() {
            let groups =
                world.organisation.equality.get(staff).map(|one| (**one).clone()).unwrap_or_default();
            told += usize::from(!groups.is_empty());
            let state = change.record.process(*staff);
            people.extend(stages(&state).into_iter().map(|stage| AtStage { stage, groups: groups.clone() }));
        }
        drop(world);
        let told = (told, change.scope.len());
        Ok(EqualityView { change, tables: tables(&people), told })
    }

    /// What the viewer told of themselves.
    pub fn my_equality(&self, viewer: &Viewer) -> BTreeMap<Characteristic, String> {
        let world = self.world();
        world.organisation.equality.get(&viewer.staff()).map(|one| (**one).clone()).unwrap_or_default()
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
