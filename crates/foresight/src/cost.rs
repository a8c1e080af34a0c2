//! What placements cost: pence a week by kind, as a spread of prices, since a few dear placements carry much
//! of the money.

use rules::Refusal;
use serde::{Deserialize, Serialize};

use crate::codes::Placement;
use crate::effects::{Effects, Pull};
use crate::expected::Expected;
use crate::model::Model;
use crate::scenario::Scenario;
use crate::stream::YEAR;

/// The highest price of a placement that is taken for one: a hundred thousand pounds a week.
const PENCE_MAX: i64 = 10_000_000;

/// Pence for one child for one week.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PenceAWeek(pub i64);

/// Pence.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Pence(pub i64);

/// What one kind of placement costs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Price {
    /// The kind of placement.
    pub placement: Placement,
    /// Prices paid now, one for each child or a spread of equal shares. A child's price is drawn from these
    /// each time the child is placed; the expected cost is their mean.
    pub paid: Vec<PenceAWeek>,
    /// The rise in per cent a year that is expected anyway.
    pub rise: f64,
    /// Where the prices come from.
    pub source: String,
}

/// The prices of all kinds. A kind without a price has no cost, and is named by [`Prices::missing`].
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Prices {
    prices: Vec<Price>,
}

impl Prices {
    /// Prices that make sense.
    ///
    /// # Errors
    ///
    /// Refusals for a kind without any price or with two entries, a price below nothing or above £100,000 a
    /// week, and a rise beyond 50% a year.
    pub fn new(prices: Vec<Price>) -> Result<Prices, Vec<Refusal>> {
        const SOURCE: &str = "Goldthread: what a price may be";
        let mut refusals = Vec::new();
        for (place, price) in prices.iter().enumerate() {
            let words = price.placement.words();
            if price.paid.is_empty() || prices[..place].iter().any(|other| other.placement == price.placement)
            {
                let allowed = format!("Enter one list of prices for {words}");
                refusals.push(Refusal::new("paid", "", allowed, SOURCE));
            }
            if let Some(odd) = price.paid.iter().find(|paid| !(0..=PENCE_MAX).contains(&paid.0)) {
                let allowed = format!("Enter a price a week from £0 to £100,000 for {words}");
                refusals.push(Refusal::new("paid", format!("{} pence", odd.0), allowed, SOURCE));
            }
            if !(-50.0..=50.0).contains(&price.rise) {
                let allowed = format!("Enter a rise from -50% to 50% a year for {words}");
                refusals.push(Refusal::new("rise", format!("{}%", price.rise), allowed, SOURCE));
            }
        }
        if refusals.is_empty() { Ok(Prices { prices }) } else { Err(refusals) }
    }

    /// What a kind costs, where that is known.
    pub fn of(&self, placement: Placement) -> Option<&Price> {
        self.prices.iter().find(|price| price.placement == placement)
    }

    /// Every price, in the order given.
    pub fn all(&self) -> &[Price] {
        &self.prices
    }

    /// The kinds in which children of the model may live and for which there is no price.
    pub fn missing(&self, model: &Model) -> Vec<Placement> {
        let mut kinds: Vec<Placement> = model.states.iter().map(|state| state.placement).collect();
        kinds.sort_unstable();
        kinds.dedup();
        kinds.retain(|kind| self.of(*kind).is_none());
        kinds
    }

    /// Prices made ready: by kind in the order of [`Placement::ALL`].
    pub(crate) fn ready(&self, weeks: u16) -> Ready {
        let kinds = Placement::ALL.iter();
        let paid = kinds.clone().map(|kind| self.of(*kind).map_or(vec![], |price| price.paid.clone()));
        let rises = kinds.flat_map(|kind| {
            let yearly = self.of(*kind).map_or(0.0, |price| price.rise);
            (0..weeks).map(move |week| (1.0 + yearly / 100.0).powf(f64::from(week) / YEAR))
        });
        Ready { weeks: weeks.into(), paid: paid.collect(), rises: rises.collect() }
    }
}

/// Prices made ready for a forecast.
#[derive(Debug, Clone, Default)]
pub(crate) struct Ready {
    weeks: usize,
    pub(crate) paid: Vec<Vec<PenceAWeek>>,
    rises: Vec<f64>,
}

impl Ready {
    /// What is paid in a week for children whose prices today add up to `today`, in whole pence, half up.
    #[inline]
    pub(crate) fn in_week(&self, kind: usize, week: usize, today: f64, pull: &Pull) -> i64 {
        (today * self.rises[kind * self.weeks + week] * pull.price(kind, week) + 0.5).floor() as i64
    }

    fn mean(&self, kind: usize) -> f64 {
        let paid = &self.paid[kind];
        let all: i64 = paid.iter().map(|paid| paid.0).sum();
        if paid.is_empty() { 0.0 } else { all as f64 / paid.len() as f64 }
    }
}

/// Cost by week and kind of placement, in pence. What all kinds cost is the sum of the kinds, exactly.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Cost {
    weeks: u16,
    pence: Vec<i64>,
}

impl Cost {
    /// How many weeks.
    pub fn weeks(&self) -> u16 {
        self.weeks
    }

    /// One kind in one week.
    pub fn of(&self, week: u16, placement: Placement) -> Pence {
        let kind = Placement::ALL.iter().position(|other| *other == placement).unwrap_or(0);
        Pence(self.pence.get(usize::from(week) * Placement::ALL.len() + kind).copied().unwrap_or(0))
    }

    /// All kinds in one week.
    pub fn in_week(&self, week: u16) -> Pence {
        Pence(Placement::ALL.iter().map(|placement| self.of(week, *placement).0).sum())
    }

    /// All kinds from one week up to, without, another.
    pub fn between(&self, from: u16, to: u16) -> Pence {
        Pence((from..to.min(self.weeks)).map(|week| self.in_week(week).0).sum())
    }

    /// All of it.
    pub fn total(&self) -> Pence {
        self.between(0, self.weeks)
    }
}

/// What the expected path costs: expected children at the mean price. A week is paid for the children there
/// at its start.
///
/// # Errors
///
/// What [`Scenario::check`] refuses.
pub fn expected_cost(
    model: &Model,
    scenario: &Scenario,
    path: &Expected,
    prices: &Prices,
) -> Result<Cost, Vec<Refusal>> {
    let effects = Effects::new(model, scenario)?;
    Ok(cost_with(&effects, path, prices))
}

/// The same with effects made ready.
pub(crate) fn cost_with(effects: &Effects, path: &Expected, prices: &Prices) -> Cost {
    let weeks = path.weeks.min(effects.weeks);
    let ready = prices.ready(effects.weeks);
    let mut pull = Pull::default();
    effects.pull(None, &mut pull);
    let mut pence = Vec::with_capacity(usize::from(weeks) * Placement::ALL.len());
    for week in 0..weeks {
        for (kind, placement) in Placement::ALL.iter().enumerate() {
            let today = path.in_placement(week, *placement) * ready.mean(kind);
            pence.push(ready.in_week(kind, week.into(), today, &pull));
        }
    }
    Cost { weeks, pence }
}
