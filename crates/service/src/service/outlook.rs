//! The forecast of the numbers of children, learned from the record.

use std::sync::{Arc, PoisonError};

use calendar::Date;
use foresight::{Finding, History, Learned, Population, Settings, Throw};
use practice::Refusal;

use super::Service;
use crate::access::{Action, Viewer};
use crate::error::ServiceError;
use crate::outlook::{Ask, Holding, KEPT_MAX, Known, Outlook, Past, Plan, history_from, homes, past, prices};

impl Service {
    /// A forecast of a scenario. It is kept as long as nothing was recorded that can move a figure.
    ///
    /// # Errors
    /// [`ServiceError::Denied`]; [`ServiceError::Refused`] where the record is too short or the scenario makes
    /// no sense.
    pub fn outlook(&self, viewer: &Viewer, ask: Ask, plan: &Plan) -> Result<Outlook, ServiceError> {
        viewer.must(Action::SeeStructure)?;
        self.look_out(ask, plan).map_err(ServiceError::Refused)
    }

    /// The same without a viewer: for the command line, whose user holds the key to everything.
    ///
    /// # Errors
    /// Every refusal.
    pub fn look_out(&self, ask: Ask, plan: &Plan) -> Result<Outlook, Vec<Refusal>> {
        if let Some(kept) = self.holding(|held| {
            let found = held.outlooks.iter().find(|((asked, of), _)| *asked == ask && of == plan);
            found.map(|(_, outlook)| outlook.clone())
        }) {
            return Ok(kept);
        }
        let today = self.today();
        let from = match ask.history_from {
            Some(day) => day,
            None => history_from(self.policies(), today).map_err(|refusal| vec![refusal])?,
        };
        let known = self.known(ask.population, from).map_err(|refusal| vec![refusal])?;
        let prices = match (&plan.prices, ask.population) {
            (_, Population::ProtectionPlans | Population::NeedPlans) => None,
            (Some(own), _) => Some(own.clone()),
            (None, _) => prices(self.policies(), today)?,
        };
        let sizes = match ask.population {
            Population::LookedAfter if plan.homes.is_empty() => homes(self.policies(), today),
            Population::LookedAfter => plan.homes.clone(),
            _ => Vec::new(),
        };
        let throw = Throw::new(ask.paths, ask.seed);
        let forecast = known.learned.forecast(&plan.scenario, prices.as_ref(), throw)?;
        let outlook = Outlook {
            known,
            plan: Arc::new(plan.clone()),
            forecast: Arc::new(forecast),
            prices,
            homes: sizes,
        };
        self.holding(|held| {
            if held.outlooks.len() >= KEPT_MAX {
                held.outlooks.remove(0);
            }
            held.outlooks.push(((ask, plan.clone()), outlook.clone()));
        });
        Ok(outlook)
    }

    /// The past of a population as the record now has it.
    ///
    /// # Errors
    /// What [`History::new`] refuses.
    pub fn history(
        &self,
        population: Population,
        from: Date,
    ) -> Result<(History, Vec<Finding>, u32), Refusal> {
        let (people, _, _) = self.everybody();
        let Past { episodes, without_birth } = past(population, people.iter().map(|record| &record.journey));
        let (history, findings) = History::new(population, episodes, from, self.today())?;
        Ok((history, findings, without_birth))
    }

    /// What is learned of a population, once for all scenarios.
    fn known(&self, population: Population, from: Date) -> Result<Arc<Known>, Refusal> {
        let key = (population, from);
        let kept = self
            .holding(|held| held.known.iter().find(|(of, _)| *of == key).map(|(_, known)| Arc::clone(known)));
        if let Some(known) = kept {
            return Ok(known);
        }
        let (history, findings, without_birth) = self.history(population, from)?;
        let learned = Learned::from(&history, &Settings::default())?;
        let known = Arc::new(Known { history, findings, without_birth, learned });
        self.holding(|held| {
            if held.known.len() >= KEPT_MAX {
                held.known.remove(0);
            }
            held.known.push((key, Arc::clone(&known)));
        });
        Ok(known)
    }

    /// What is kept, emptied where something was recorded or a day has begun since.
    fn holding<T>(&self, look: impl FnOnce(&mut Holding) -> T) -> T {
        let now = Some((self.figures_position(), self.today()));
        let mut held = self.kept_outlooks.holds.lock().unwrap_or_else(PoisonError::into_inner);
        if held.at != now {
            *held = Holding { at: now, ..Holding::default() };
        }
        look(&mut held)
    }
}
