//! Saved scenarios in the ledger.

use std::sync::{Arc, PoisonError};

use foresight::{Population, Scenario};
use ledger::Subject;
use practice::Refusal;
use uuid::Uuid;

use super::Service;
use crate::access::{Action, Viewer};
use crate::error::ServiceError;
use crate::fact::{Fact, ScenarioTold, Statement};
use crate::outlook::population_key;
use crate::scenario::{NAME_MOST, SavedScenario, ScenarioFact, ScenarioId};

const SOURCE: &str = "how scenarios are saved";

impl Service {
    /// Every scenario that is saved and not taken away, by name.
    ///
    /// # Errors
    /// [`ServiceError::Denied`].
    pub fn scenarios(&self, viewer: &Viewer) -> Result<Vec<(ScenarioId, Arc<SavedScenario>)>, ServiceError> {
        viewer.must(Action::SeeStructure)?;
        let world = self.world();
        let kept = world.organisation.scenarios.iter().filter(|(_, one)| one.taken_away.is_none());
        let mut kept: Vec<_> = kept.map(|(id, one)| (*id, Arc::clone(one))).collect();
        kept.sort_by(|(id, one), (other_id, other)| (&one.name, id).cmp(&(&other.name, other_id)));
        Ok(kept)
    }

    /// One saved scenario.
    ///
    /// # Errors
    /// [`ServiceError::Denied`]; [`ServiceError::NotFound`] where there is none, or it was taken away.
    pub fn scenario(&self, viewer: &Viewer, id: ScenarioId) -> Result<Arc<SavedScenario>, ServiceError> {
        viewer.must(Action::SeeStructure)?;
        let found = self.world().organisation.scenarios.get(&id).cloned();
        found.filter(|one| one.taken_away.is_none()).ok_or(ServiceError::NotFound)
    }

    /// Saves a scenario under a name that no other has; gives its identifier.
    ///
    /// # Errors
    /// [`ServiceError::Denied`]; [`ServiceError::Refused`] where the name is missing, long or taken, or nothing
    /// is done in the scenario; what the ledger says.
    pub fn save_scenario(
        &self,
        viewer: &Viewer,
        population: Population,
        name: &str,
        scenario: &Scenario,
    ) -> Result<ScenarioId, ServiceError> {
        viewer.must(Action::ChangeStructure)?;
        let name = name.trim();
        let refuse = |field, allowed: String| {
            Err(ServiceError::Refused(vec![Refusal::new(field, name, allowed, SOURCE)]))
        };
        if name.is_empty() {
            return refuse("name", "Enter a name for the scenario".to_owned());
        }
        if name.chars().count() > NAME_MOST {
            return refuse("name", format!("Enter a name of at most {NAME_MOST} characters"));
        }
        if scenario.levers.is_empty() {
            return refuse("levers", "Move a lever first: nothing is done in it".to_owned());
        }
        let named = Scenario { name: name.to_owned(), ..scenario.clone() };
        let Ok(words) = toml::to_string(&named) else {
            return refuse("levers", "Enter numbers that can be written down".to_owned());
        };
        let writing = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        if self.scenarios(viewer)?.iter().any(|(_, one)| one.name.eq_ignore_ascii_case(name)) {
            return refuse("name", "Enter a name that no other scenario has".to_owned());
        }
        let id = ScenarioId(Uuid::now_v7());
        let population = population_key(population).to_owned();
        let fact = ScenarioFact::Saved { name: name.to_owned(), population, words };
        self.append_of_scenario(viewer, id, 0, fact)?;
        drop(writing);
        self.catch_up()?;
        Ok(id)
    }

    /// Takes a scenario away. What was saved stays in the ledger.
    ///
    /// # Errors
    /// [`ServiceError::Denied`], [`ServiceError::NotFound`]; [`ServiceError::Refused`] without a reason; what
    /// the ledger says.
    pub fn take_scenario_away(
        &self,
        viewer: &Viewer,
        id: ScenarioId,
        reason: &str,
    ) -> Result<(), ServiceError> {
        viewer.must(Action::ChangeStructure)?;
        let reason = reason.trim();
        if reason.is_empty() {
            let allowed = "Enter why it is taken away";
            return Err(ServiceError::Refused(vec![Refusal::new("reason", "", allowed, SOURCE)]));
        }
        let writing = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let known = self.scenario(viewer, id)?;
        let fact = ScenarioFact::TakenAway { reason: reason.to_owned() };
        self.append_of_scenario(viewer, id, known.version, fact)?;
        drop(writing);
        self.catch_up()
    }

    fn append_of_scenario(
        &self,
        viewer: &Viewer,
        id: ScenarioId,
        version: u32,
        fact: ScenarioFact,
    ) -> Result<(), ServiceError> {
        let subject = Subject(id.0);
        let fact = Fact::Scenario(ScenarioTold { scenario: id, fact });
        let statement = Statement { by: viewer.worker, fact };
        self.ledger.append(self.clock.now(), &[(subject, version)], vec![(subject, statement)])?;
        Ok(())
    }
}
