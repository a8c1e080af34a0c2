//! A scenario made ready for a model: how strongly each lever pulls in each week, and on which states.

use rules::Refusal;

use crate::codes::{ExitReason, Placement};
use crate::dice::{at, unit};
use crate::history::week_of;
use crate::model::{Model, State};
use crate::scenario::{Action, Assumption, Lever, Range, Scenario, places};
use crate::stream::YEAR;

/// How strongly a lever pulls: the whole effect, and how much of it there is in each week.
#[derive(Debug, Clone)]
pub(crate) struct Strength {
    reach: Range,
    effect: Range,
    deadweight: Range,
    ramp: Vec<f64>,
    /// The lever's place in the scenario, for its own luck.
    lever: u64,
}

impl Strength {
    fn new(model: &Model, weeks: u16, lever: usize, believed: &Assumption) -> Strength {
        let begin = i32::from(week_of(model.start, believed.from)) + believed.lag_weeks;
        let until = believed.until.map_or(i32::MAX, |until| i32::from(week_of(model.start, until)));
        let ramp = (0..i32::from(weeks)).map(|week| {
            if week < begin || week >= until {
                0.0
            } else if believed.ramp_weeks == 0 {
                1.0
            } else {
                (f64::from(week - begin + 1) / f64::from(believed.ramp_weeks)).min(1.0)
            }
        });
        Strength {
            reach: believed.reach,
            effect: believed.effect,
            deadweight: believed.deadweight,
            ramp: ramp.collect(),
            lever: lever as u64,
        }
    }

    /// The whole effect as a share: as best guessed, or as drawn at a key.
    fn whole(&self, key: Option<u64>) -> f64 {
        let take = |range: &Range, index: u64| match key {
            Some(key) => range.at(unit(at(key, 4 * self.lever + index))),
            None => range.central,
        };
        let share = take(&self.reach, 0) * take(&self.effect, 1) / 10_000.0;
        share * (1.0 - take(&self.deadweight, 2) / 100.0)
    }
}

/// Where a lever sends a child.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Target {
    /// Out, with the reason's place in [`ExitReason::ALL`].
    Exit(u8),
    /// To another state.
    Move(u8),
}

/// A lever on children who are there.
#[derive(Debug, Clone)]
struct OnChildren {
    strength: Strength,
    targets: Vec<Option<Target>>,
}

/// A lever on families who would come.
#[derive(Debug, Clone)]
struct OnEntries {
    strength: Strength,
    /// Ages in quarters of a year, the last included.
    quarters: (u8, u8),
}

/// A kind of placement that can be full.
#[derive(Debug, Clone)]
pub(crate) struct Limit {
    pub(crate) placement: Placement,
    base: u32,
    more: Vec<(u32, Strength)>,
}

/// What happens to a child on the way to a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Route {
    /// Goes there.
    Free,
    /// Goes to another state when the limit's places are full.
    Limited { limit: u8, otherwise: u8 },
    /// Goes to a state of our own while a place is free there.
    Redirected { limit: u8, own: u8 },
}

/// A scenario made ready for a model.
#[derive(Debug, Clone)]
pub struct Effects {
    pub(crate) weeks: u16,
    entries: Vec<OnEntries>,
    children: Vec<OnChildren>,
    pub(crate) limits: Vec<Limit>,
    pub(crate) routes: Vec<Route>,
    pub(crate) threshold: Option<u32>,
    prices: Vec<(Option<Placement>, Strength)>,
    notes: Vec<String>,
}

/// How strongly everything pulls in each week: as best guessed, or in one draw.
#[derive(Debug, Clone, Default)]
pub(crate) struct Pull {
    weeks: usize,
    /// Share of entries prevented, by lever and week.
    entries: Vec<f64>,
    /// Weekly chance, by lever and week.
    children: Vec<f64>,
    /// Places, by limit and week.
    places: Vec<u32>,
    /// Factor on the price of each placement by week, in the order of [`Placement::ALL`].
    pub(crate) prices: Vec<f64>,
}

impl Effects {
    /// Makes a scenario ready.
    ///
    /// # Errors
    ///
    /// What [`Scenario::check`] refuses.
    pub fn new(model: &Model, scenario: &Scenario) -> Result<Effects, Vec<Refusal>> {
        scenario.check(model)?;
        let mut effects = Effects {
            weeks: scenario.weeks,
            entries: Vec::new(),
            children: Vec::new(),
            limits: Vec::new(),
            routes: vec![Route::Free; model.states.len()],
            threshold: scenario.threshold.as_ref().map(|threshold| threshold.children()),
            prices: Vec::new(),
            notes: Vec::new(),
        };
        for supply in &scenario.supply {
            let limit = Limit { placement: supply.placement, base: supply.places, more: Vec::new() };
            effects.limits.push(limit);
        }
        for (place, lever) in scenario.levers.iter().enumerate() {
            effects.take_in(model, place, lever);
        }
        for (limit, supply) in scenario.supply.iter().enumerate() {
            effects.route(model, limit, supply.else_to);
        }
        Ok(effects)
    }

    /// What could not act everywhere, in sentences: shown beside the scenario.
    pub fn notes(&self) -> &[String] {
        &self.notes
    }

    /// The same for some of the states alone; `places` says where each stands among them.
    pub(crate) fn only(&self, kept: &[usize], places: &[u8]) -> Effects {
        let place = |state: u8| places[usize::from(state)];
        let mut effects = self.clone();
        effects.routes = kept
            .iter()
            .map(|state| match self.routes[*state] {
                Route::Free => Route::Free,
                Route::Limited { limit, otherwise } => Route::Limited { limit, otherwise: place(otherwise) },
                Route::Redirected { limit, own } => Route::Redirected { limit, own: place(own) },
            })
            .collect();
        for (lever, of) in effects.children.iter_mut().zip(&self.children) {
            let there = |target: Target| match target {
                Target::Move(to) => Target::Move(place(to)),
                exit => exit,
            };
            lever.targets = kept.iter().map(|state| of.targets[*state].map(there)).collect();
        }
        effects
    }

    fn take_in(&mut self, model: &Model, place: usize, lever: &Lever) {
        let strength = Strength::new(model, self.weeks, place, &lever.assumption);
        let leaving = |reason: ExitReason| {
            let place = ExitReason::ALL.iter().position(|other| *other == reason).unwrap_or(0);
            Some(Target::Exit(place as u8))
        };
        let targets = |target: &dyn Fn(&State) -> Option<Target>| -> Vec<Option<Target>> {
            model.states.iter().map(target).collect()
        };
        let targets = match &lever.action {
            Action::EarlyHelp => {
                self.entries.push(OnEntries { strength, quarters: (0, 71) });
                return;
            }
            Action::PreventEntries { youngest, oldest } => {
                let quarters = (4 * youngest, 4 * oldest + 3);
                self.entries.push(OnEntries { strength, quarters });
                return;
            }
            Action::PriceRise { placement } => {
                self.prices.push((*placement, strength));
                return;
            }
            Action::OwnHomes { .. } | Action::FosterRecruitment { .. } => {
                if let Some((own, _, places)) = places(&lever.action)
                    && let Some(limit) = self.limits.iter_mut().find(|limit| limit.placement == own)
                {
                    limit.more.push((places, strength));
                }
                return;
            }
            Action::StepDown { to } => {
                let homes = [Placement::HomeOwn, Placement::HomeBought];
                for state in model.states.iter().filter(|state| state.placement == homes[0]) {
                    if model.index(State { placement: *to, ..*state }).is_none() {
                        self.notes.push(format!(
                            "{} does not move children under {}: nobody under it is in {}.",
                            lever.name,
                            state.status.words(),
                            to.words()
                        ));
                    }
                }
                targets(&|state| {
                    let there = homes.contains(&state.placement);
                    let to = model.index(State { placement: *to, ..*state });
                    to.filter(|_| there).map(|to| Target::Move(to as u8))
                })
            }
            Action::Reunification { from } => {
                targets(&|state| from.contains(&state.placement).then(|| leaving(ExitReason::Home))?)
            }
            Action::SpecialGuardianship => targets(&|state| {
                use Placement::{ConnectedPerson, FosterAgency, FosterOwn};
                let there = [FosterOwn, FosterAgency, ConnectedPerson].contains(&state.placement);
                there.then(|| leaving(ExitReason::SpecialGuardianship))?
            }),
        };
        self.children.push(OnChildren { strength, targets });
    }

    /// Sends children elsewhere when the limit is reached, and to our own while added places are free.
    fn route(&mut self, model: &Model, limit: usize, else_to: Placement) {
        let own = self.limits[limit].placement;
        let adds = !self.limits[limit].more.is_empty();
        let bought = match own {
            Placement::HomeOwn => Some(Placement::HomeBought),
            Placement::FosterOwn => Some(Placement::FosterAgency),
            _ => None,
        };
        for (place, state) in model.states.iter().enumerate() {
            let with = |placement| model.index(State { placement, ..*state });
            if state.placement == own {
                match with(else_to) {
                    Some(otherwise) => {
                        self.routes[place] =
                            Route::Limited { limit: limit as u8, otherwise: otherwise as u8 };
                    }
                    None => self.notes.push(format!(
                        "The limit on {} does not hold for {}: nobody under it is in {}.",
                        own.words(),
                        state.status.words(),
                        else_to.words()
                    )),
                }
            } else if adds
                && Some(state.placement) == bought
                && let Some(own) = with(own)
            {
                self.routes[place] = Route::Redirected { limit: limit as u8, own: own as u8 };
            }
        }
    }

    /// Whether any lever acts on children who are there.
    pub(crate) fn on_children(&self) -> usize {
        self.children.len()
    }

    /// How many levers act on entries.
    pub(crate) fn on_entries(&self) -> usize {
        self.entries.len()
    }

    /// Whether the lever on entries acts at an age in quarters of a year.
    #[inline]
    pub(crate) fn prevents_at(&self, lever: usize, quarters: u8) -> bool {
        let (youngest, oldest) = self.entries[lever].quarters;
        (youngest..=oldest).contains(&quarters)
    }

    /// Where a lever on children sends those in a state.
    #[inline]
    pub(crate) fn target(&self, lever: usize, state: usize) -> Option<Target> {
        self.children[lever].targets[state]
    }

    /// How strongly everything pulls: as best guessed, or as drawn at a key. Written over an earlier one.
    pub(crate) fn pull(&self, key: Option<u64>, pull: &mut Pull) {
        pull.weeks = usize::from(self.weeks);
        pull.entries.clear();
        for lever in &self.entries {
            let whole = lever.strength.whole(key);
            pull.entries.extend(lever.strength.ramp.iter().map(|ramp| whole * ramp));
        }
        pull.children.clear();
        for lever in &self.children {
            let whole = lever.strength.whole(key);
            let mut last = (0.0, 0.0);
            pull.children.extend(lever.strength.ramp.iter().map(|ramp| {
                if *ramp != last.0 {
                    last = (*ramp, 1.0 - (1.0 - (whole * ramp).min(1.0)).powf(1.0 / YEAR));
                }
                last.1
            }));
        }
        pull.places.clear();
        for limit in &self.limits {
            let whole: Vec<f64> = limit.more.iter().map(|(_, strength)| strength.whole(key)).collect();
            pull.places.extend((0..pull.weeks).map(|week| {
                let more = limit.more.iter().zip(&whole);
                let more: f64 = more
                    .map(|((places, strength), whole)| f64::from(*places) * whole * strength.ramp[week])
                    .sum();
                // A tenth of a millionth of a place is rounding, not a place short.
                limit.base.saturating_add((more + 1e-7) as u32)
            }));
        }
        pull.prices.clear();
        for placement in Placement::ALL {
            let mut factor = 1.0;
            pull.prices.extend((0..pull.weeks).map(|week| {
                for (which, strength) in &self.prices {
                    if which.is_none_or(|which| which == *placement) {
                        let rise = match key {
                            Some(key) => strength.effect.at(unit(at(key, 4 * strength.lever + 1))),
                            None => strength.effect.central,
                        };
                        factor *= (1.0 + rise / 100.0).powf(strength.ramp[week] / YEAR);
                    }
                }
                factor
            }));
        }
    }
}

impl Pull {
    /// The share of entries a lever prevents in a week.
    #[inline]
    pub(crate) fn prevented(&self, lever: usize, week: usize) -> f64 {
        self.entries[lever * self.weeks + week]
    }

    /// A lever's chance in a week for a child who stays otherwise.
    #[inline]
    pub(crate) fn chance(&self, lever: usize, week: usize) -> f64 {
        self.children[lever * self.weeks + week]
    }

    /// The places of a limit in a week.
    #[inline]
    pub(crate) fn places(&self, limit: usize, week: usize) -> u32 {
        self.places[limit * self.weeks + week]
    }

    /// The factor on a placement's price in a week.
    #[inline]
    pub(crate) fn price(&self, placement: usize, week: usize) -> f64 {
        self.prices[placement * self.weeks + week]
    }
}
