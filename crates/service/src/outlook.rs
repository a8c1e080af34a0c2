//! The forecast from the record: journeys as history, prices and homes from policy, scenarios from files, and
//! what a forecast says in rows.

mod demand;
mod file;
mod past;
mod rows;

use std::sync::{Arc, Mutex};

use calendar::Date;
use foresight::cost::{PenceAWeek, Price, Prices};
use foresight::needs::HomeSize;
use foresight::{Finding, Forecast, History, Learned, Placement, Population};
use practice::{Policies, Refusal};

pub use demand::{PATHS, SEED};
pub use file::{Plan, read_plan, weeks};
pub use past::{Past, past};
pub use rows::{CostRow, Every, HomesRow, NumberRow, PlacementRow};

/// The policy that says from which day the record is complete.
pub const HISTORY_FROM: &str = "forecast.history_from";
/// Forecasts that are kept at most: somebody moves levers back and forth.
pub(crate) const KEPT_MAX: usize = 16;
/// Where a refusal about the record comes from.
const SOURCE: &str = "Goldthread: what a forecast needs";

/// What has been learned of a population: kept as long as nothing was recorded that could move it.
#[derive(Debug)]
pub struct Known {
    /// The past it was learned from.
    pub history: History,
    /// What could not be used as it stood.
    pub findings: Vec<Finding>,
    /// Periods left out because no date of birth is recorded: children yet unborn among them.
    pub without_birth: u32,
    /// The model and its back-test.
    pub learned: Learned,
}

/// A forecast with all that it rests on.
#[derive(Debug, Clone)]
pub struct Outlook {
    /// What was learned.
    pub known: Arc<Known>,
    /// The scenario.
    pub plan: Arc<Plan>,
    /// What comes.
    pub forecast: Arc<Forecast>,
    /// Prices by kind of placement; none for children on plans.
    pub prices: Option<Prices>,
    /// How many children homes take.
    pub homes: Vec<HomeSize>,
}

/// What is asked of a forecast besides the scenario.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ask {
    /// Whose numbers.
    pub population: Population,
    /// How many futures are thrown.
    pub paths: u32,
    /// The seed of the dice.
    pub seed: u64,
    /// The first day from which the record is complete, if not as policy says.
    pub history_from: Option<Date>,
}

/// What is kept, with the position and the day for which it holds.
#[derive(Default)]
pub(crate) struct KeptOutlooks {
    pub holds: Mutex<Holding>,
}

/// Everything kept of one position on one day.
#[derive(Default)]
pub(crate) struct Holding {
    pub at: Option<(u64, Date)>,
    pub known: Vec<((Population, Date), Arc<Known>)>,
    pub outlooks: Vec<((Ask, Plan), Outlook)>,
}

/// A placement as policies and files write it.
pub fn placement_key(placement: Placement) -> &'static str {
    match placement {
        Placement::FosterOwn => "foster_own",
        Placement::FosterAgency => "foster_agency",
        Placement::ConnectedPerson => "connected_person",
        Placement::HomeOwn => "home_own",
        Placement::HomeBought => "home_bought",
        Placement::OwnParents => "own_parents",
        Placement::Supported => "supported",
        Placement::Adoptive => "adoptive",
        Placement::Other => "other",
    }
}

/// A population as it is typed: `looked-after`.
pub fn population_key(population: Population) -> &'static str {
    match population {
        Population::LookedAfter => "looked-after",
        Population::ProtectionPlans => "child-protection",
        Population::NeedPlans => "child-in-need",
    }
}

/// The population that is typed so.
pub fn population_of_key(key: &str) -> Option<Population> {
    Population::ALL.iter().copied().find(|population| population_key(*population) == key)
}

/// The day from which policy says that the record is complete.
///
/// # Errors
/// A refusal where no policy says so, or what it says is no date.
pub fn history_from(policies: &Policies, today: Date) -> Result<Date, Refusal> {
    let allowed =
        format!("Say in the policy {HISTORY_FROM} from which day the record is complete, such as 2020-04-01");
    let Some(version) = policies.on(HISTORY_FROM, today) else {
        return Err(Refusal::new("history_from", "", allowed, SOURCE));
    };
    match &version.value {
        practice::policies::Value::Word(word) => {
            word.parse().map_err(|_| Refusal::new("history_from", word, allowed, SOURCE))
        }
        other => Err(Refusal::new("history_from", format!("{other:?}"), allowed, SOURCE)),
    }
}

/// The prices that policy sets, one mean price a kind; none where it sets none.
///
/// # Errors
/// What [`Prices::new`] refuses.
pub fn prices(policies: &Policies, today: Date) -> Result<Option<Prices>, Vec<Refusal>> {
    let of = |placement: &Placement| {
        let key = format!("forecast.price.{}", placement_key(*placement));
        let paid = policies.number(&key, today)?;
        let source = policies.on(&key, today)?.source.clone();
        Some(Price { placement: *placement, paid: vec![PenceAWeek(paid)], rise: 0.0, source })
    };
    let known: Vec<Price> = Placement::ALL.iter().filter_map(of).collect();
    if known.is_empty() { Ok(None) } else { Prices::new(known).map(Some) }
}

/// The sizes of homes that policy sets.
pub fn homes(policies: &Policies, today: Date) -> Vec<HomeSize> {
    let of = |placement: &Placement| {
        let of = |what: &str| {
            let key = format!("forecast.home.{}.{what}", placement_key(*placement));
            let number = u32::try_from(policies.number(&key, today)?).ok()?;
            Some((number, policies.on(&key, today)?.source.clone()))
        };
        let ((children_hundredths, one), (usable_percent, other)) =
            (of("children_hundredths")?, of("usable_percent")?);
        let source = format!("{one}; {other}");
        Some(HomeSize { placement: *placement, children_hundredths, usable_percent, source })
    };
    Placement::ALL.iter().filter_map(of).collect()
}
