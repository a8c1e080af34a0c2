//! All that is shown together: what is expected, how sure it is, what it costs, and what such forecasts were
//! worth in the past.

use rules::Refusal;

use crate::backtest::{BackTest, back_test};
use crate::cost::{Cost, Prices, expected_cost};
use crate::effects::Effects;
use crate::expected::{Expected, expected};
use crate::history::History;
use crate::model::Model;
use crate::scenario::Scenario;
use crate::simulate::{Runs, Throw, simulate};
use crate::stream::Settings;

/// A forecast with its back-test: there is none without.
#[derive(Debug, Clone)]
pub struct Forecast {
    /// The model it rests on.
    pub model: Model,
    /// The expected path.
    pub expected: Expected,
    /// The futures thrown, for bands.
    pub runs: Runs,
    /// What the expected path costs, where prices are given.
    pub cost: Option<Cost>,
    /// What such forecasts were worth on this history.
    pub back_test: BackTest,
    /// What the reader must know: the model's basis, what could not act, kinds without a price, the back-test.
    pub notes: Vec<String>,
}

/// What was learned from a history, with what forecasts from it would have been worth: done once for all
/// scenarios.
#[derive(Debug, Clone)]
pub struct Learned {
    /// The model.
    pub model: Model,
    /// What its forecasts would have been worth in the past.
    pub back_test: BackTest,
}

impl Learned {
    /// Learns from a history.
    ///
    /// # Errors
    ///
    /// What [`Model::fit_with`] refuses.
    pub fn from(history: &History, settings: &Settings) -> Result<Learned, Refusal> {
        let model = Model::fit_with(history, settings)?;
        Ok(Learned { model, back_test: back_test(history, settings) })
    }

    /// Forecasts a scenario.
    ///
    /// # Errors
    ///
    /// What [`Scenario::check`] refuses.
    pub fn forecast(
        &self,
        scenario: &Scenario,
        prices: Option<&Prices>,
        throw: Throw,
    ) -> Result<Forecast, Vec<Refusal>> {
        let (model, back_test) = (self.model.clone(), self.back_test.clone());
        let path = expected(&model, scenario)?;
        let runs = simulate(&model, scenario, prices, throw)?;
        let cost = prices.map(|prices| expected_cost(&model, scenario, &path, prices)).transpose()?;
        let mut notes = vec![model.words()];
        notes.extend(Effects::new(&model, scenario)?.notes().iter().cloned());
        for kind in prices.iter().flat_map(|prices| prices.missing(&model)) {
            notes.push(format!("No price is known for {}: its cost is not counted.", kind.words()));
        }
        notes.extend(back_test.words());
        Ok(Forecast { model, expected: path, runs, cost, back_test, notes })
    }
}

/// Learns from a history and forecasts a scenario.
///
/// # Errors
///
/// What [`Model::fit_with`] and [`Scenario::check`] refuse.
pub fn forecast(
    history: &History,
    scenario: &Scenario,
    prices: Option<&Prices>,
    throw: Throw,
    settings: &Settings,
) -> Result<Forecast, Vec<Refusal>> {
    Learned::from(history, settings).map_err(|refusal| vec![refusal])?.forecast(scenario, prices, throw)
}
