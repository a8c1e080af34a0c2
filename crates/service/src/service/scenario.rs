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
use crate::outlook::{Ask, population_key, read_plan};
use crate::scenario::{NAME_MOST, SavedScenario, ScenarioFact, ScenarioId, YEARS};

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
        if scenario.levers.is_empty() {
            return Err(refused("levers", name, "Move a lever first: nothing is done in it"));
        }
        let named = Scenario { name: name.trim().to_owned(), ..scenario.clone() };
        let Ok(words) = toml::to_string(&named) else {
            return Err(refused("levers", name, "Enter numbers that can be written down"));
        };
        self.keep_scenario(viewer, population, name, words)
    }

    /// Saves a scenario from a file, word for word, under the name that it gives itself; gives its identifier.
    ///
    /// # Errors
    /// [`ServiceError::Denied`]; [`ServiceError::Refused`] with everything that the file may not say, where
    /// its name is long or taken, or the forecast cannot be made with it; what the ledger says.
    pub fn save_scenario_file(
        &self,
        viewer: &Viewer,
        population: Population,
        words: String,
    ) -> Result<ScenarioId, ServiceError> {
        viewer.must(Action::ChangeStructure)?;
        let plan = read_plan(&words, YEARS).map_err(ServiceError::Refused)?;
        // What cannot be forecast is refused now, not when somebody opens it.
        self.look_out(Ask::shown(population), &plan).map_err(ServiceError::Refused)?;
        self.keep_scenario(viewer, population, &plan.scenario.name, words)
    }

    fn keep_scenario(
        &self,
        viewer: &Viewer,
        population: Population,
        name: &str,
        words: String,
    ) -> Result<ScenarioId, ServiceError> {
        let name = name.trim();
        if name.is_empty() {
            return Err(refused("name", name, "Enter a name for the scenario"));
        }
        if name.chars().count() > NAME_MOST {
            let allowed = format!("Enter a name of at most {NAME_MOST} characters");
            return Err(refused("name", name, allowed));
        }
        let writing = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        if self.scenarios(viewer)?.iter().any(|(_, one)| one.name.eq_ignore_ascii_case(name)) {
            return Err(refused("name", name, "Enter a name that no other scenario has"));
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
            return Err(refused("reason", "", "Enter why it is taken away"));
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

fn refused(field: &'static str, given: &str, allowed: impl std::fmt::Display) -> ServiceError {
    ServiceError::Refused(vec![Refusal::new(field, given, allowed, SOURCE)])
}
