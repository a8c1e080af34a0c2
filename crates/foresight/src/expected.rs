//! The expected path in closed form: the weekly model carried forward exactly, without dice.
//!
//! Children whose bands change in the same weeks from here on travel together as a cohort: one number for
//! each state. Children yet to come change bands on quarter days, so a quarter's families share cohorts. Where
//! places are limited the expectation is that of the mean (a child more or less beside a full home is not
//! averaged), and the national threshold turns children away as often as a loss system would (Erlang's B with
//! the load that would be there without it). Without limits and threshold it is exact.

use std::collections::BTreeMap;

use calendar::Date;
use rules::Refusal;
use serde::Serialize;

use crate::codes::{ExitReason, Placement, Status};
use crate::cohorts::{Acts, Chances, Cohorts, reached};
use crate::effects::{Effects, Pull, Route, Target};
use crate::model::{Clock, DURATIONS, Model, QUARTER, State};
use crate::rates::Rates;
use crate::scenario::Scenario;

/// How many ways to leave there are.
const REASONS: usize = ExitReason::ALL.len();

/// Expected numbers by week and state. Stocks have one row more than flows: the first is the first day.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Expected {
    /// The first day.
    pub start: Date,
    /// How many weeks.
    pub weeks: u16,
    /// The columns.
    pub states: Vec<State>,
    stock: Vec<f64>,
    entered: Vec<f64>,
    moved_in: Vec<f64>,
    moved_out: Vec<f64>,
    left: Vec<f64>,
    reasons: Vec<f64>,
}

impl Expected {
    fn row<'a>(&self, table: &'a [f64], week: u16) -> &'a [f64] {
        let width = self.states.len();
        table.get(usize::from(week) * width..(usize::from(week) + 1) * width).unwrap_or(&[])
    }

    /// Children by state at the start of a week, 0 to `weeks`; empty beyond.
    pub fn stock(&self, week: u16) -> &[f64] {
        self.row(&self.stock, week)
    }

    /// Children who enter in a week, by the state in which they are first counted.
    pub fn entered(&self, week: u16) -> &[f64] {
        self.row(&self.entered, week)
    }

    /// Children who move to a state in a week.
    pub fn moved_in(&self, week: u16) -> &[f64] {
        self.row(&self.moved_in, week)
    }

    /// Children who move from a state in a week.
    pub fn moved_out(&self, week: u16) -> &[f64] {
        self.row(&self.moved_out, week)
    }

    /// Children who leave from a state in a week, by 18th birthday or otherwise.
    pub fn left(&self, week: u16) -> &[f64] {
        self.row(&self.left, week)
    }

    /// Children who leave in a week for a reason.
    pub fn left_for(&self, week: u16, reason: ExitReason) -> f64 {
        let place = ExitReason::ALL.iter().position(|other| *other == reason).unwrap_or(0);
        self.reasons.get(usize::from(week) * REASONS + place).copied().unwrap_or(0.0)
    }

    /// All children at the start of a week.
    pub fn total(&self, week: u16) -> f64 {
        self.stock(week).iter().sum()
    }

    /// Children in a kind of placement at the start of a week.
    pub fn in_placement(&self, week: u16, placement: Placement) -> f64 {
        self.sum(week, |state| state.placement == placement)
    }

    /// Children under a status at the start of a week.
    pub fn under(&self, week: u16, status: Status) -> f64 {
        self.sum(week, |state| state.status == status)
    }

    /// Children in states of some kind at the start of a week.
    pub fn sum(&self, week: u16, which: impl Fn(&State) -> bool) -> f64 {
        let there = self.stock(week).iter().zip(&self.states);
        there.filter(|(_, state)| which(state)).map(|(children, _)| children).sum()
    }

    /// Child-weeks from the first day to the end.
    pub fn child_weeks(&self) -> f64 {
        (0..self.weeks).map(|week| self.total(week)).sum()
    }
}

/// The expected path of a scenario, with chances and levers as best known.
///
/// # Errors
///
/// What [`Scenario::check`] refuses.
pub fn expected(model: &Model, scenario: &Scenario) -> Result<Expected, Vec<Refusal>> {
    let effects = Effects::new(model, scenario)?;
    Ok(expected_with(model, &model.central(), &effects))
}

/// The same with given chances and effects.
pub(crate) fn expected_with(model: &Model, rates: &Rates, effects: &Effects) -> Expected {
    let mut pull = Pull::default();
    effects.pull(None, &mut pull);
    let turned_away = effects.threshold.map(|threshold| {
        let offered = run(model, rates, effects, &pull, None, true);
        let load = |week| offered.sum(week, |state| state.unaccompanied);
        (0..effects.weeks).map(|week| erlang_b(threshold, load(week))).collect::<Vec<f64>>()
    });
    run(model, rates, effects, &pull, turned_away.as_deref(), false)
}

/// The share that a loss system of so many places turns away under a load (Erlang, 1917).
fn erlang_b(places: u32, load: f64) -> f64 {
    (1..=places).fold(1.0, |lost, place| load * lost / (f64::from(place) + load * lost))
}

fn run(
    model: &Model,
    rates: &Rates,
    effects: &Effects,
    pull: &Pull,
    turned_away: Option<&[f64]>,
    only_unaccompanied: bool,
) -> Expected {
    let states = model.states.len();
    let weeks = usize::from(effects.weeks);
    let mut path = Expected {
        start: model.start,
        weeks: effects.weeks,
        states: model.states.clone(),
        stock: vec![0.0; (weeks + 1) * states],
        entered: vec![0.0; weeks * states],
        moved_in: vec![0.0; weeks * states],
        moved_out: vec![0.0; weeks * states],
        left: vec![0.0; weeks * states],
        reasons: vec![0.0; weeks * REASONS],
    };
    let chances = Chances::new(rates);
    let mut peopled = vec![false; states];
    let coming = model.streams.iter().flatten().flat_map(|stream| stream.families.iter().flatten());
    let there = model.children.iter().map(|child| child.state);
    there.chain(coming.map(|(_, state)| *state)).for_each(|state| peopled[usize::from(state)] = true);
    let peopled = reached(&chances, effects, peopled);
    let mut cohorts = Cohorts::new(chances, peopled, effects.weeks);
    let mut now = Week::new(states);
    for child in &model.children {
        let state = usize::from(child.state);
        if !only_unaccompanied || model.states[state].unaccompanied {
            let slot = cohorts.slot(child.clock, 0);
            cohorts.add(slot, 0, &now.acts, [(state, 1.0)].into_iter());
        }
    }
    cohorts.by_state(&mut path.stock[..states]);
    let streams: Vec<(usize, Vec<f64>, Vec<Entrants>)> = (usize::from(only_unaccompanied)..2)
        .filter_map(|kind| {
            let stream = model.streams[kind].as_ref()?;
            Some((kind, stream.weekly(effects.weeks), entrants(stream, states)))
        })
        .collect();
    let turned = ExitReason::ALL.iter().position(|reason| *reason == ExitReason::TurnedEighteen).unwrap_or(0);
    let mut slots: Vec<Vec<usize>> = streams.iter().map(|(_, _, mix)| vec![0; mix.len()]).collect();
    for week in 0..weeks {
        let next = (week + 1) as u16;
        let left = &mut path.left[week * states..][..states];
        cohorts.leave_at_eighteen(week, left);
        path.reasons[week * REASONS + turned] = left.iter().sum();
        now.levers(effects, pull, week);
        now.enter(&streams, effects, pull, turned_away, week);
        now.route(model, &cohorts, effects, pull, week);
        now.flows(rates, &cohorts, week, &mut path);
        cohorts.pass(week, &now.acts);
        let new_quarter = week == 0 || next % QUARTER == QUARTER.div_ceil(2);
        for (place, (_, _, mix)) in streams.iter().enumerate() {
            for (entrants, slot) in mix.iter().zip(&mut slots[place]) {
                if new_quarter {
                    *slot = cohorts.slot(Clock::of_entrant(next, entrants.quarters), week + 1);
                }
                let scale = now.scale[place] * now.kept[usize::from(entrants.quarters)];
                let children = entrants.shares.iter().map(|(state, share)| (*state, scale * share));
                cohorts.add(*slot, week + 1, &now.acts, children);
            }
        }
        cohorts.by_state(&mut path.stock[(week + 1) * states..][..states]);
    }
    path
}

/// Children of one age among those of a family expected to come.
struct Entrants {
    quarters: u8,
    shares: Vec<(usize, f64)>,
}

/// The children of the mean family, by age and state.
fn entrants(stream: &crate::stream::Stream, states: usize) -> Vec<Entrants> {
    let mut by_age: BTreeMap<u8, Vec<f64>> = BTreeMap::new();
    let share = 1.0 / stream.families.len().max(1) as f64;
    for (quarters, state) in stream.families.iter().flatten() {
        by_age.entry(*quarters).or_insert_with(|| vec![0.0; states])[usize::from(*state)] += share;
    }
    let ages = by_age.into_iter().map(|(quarters, shares)| Entrants {
        quarters,
        shares: shares.into_iter().enumerate().filter(|(_, share)| *share > 0.0).collect(),
    });
    ages.collect()
}

/// What is the same for all cohorts in one week.
struct Week {
    states: usize,
    acts: Acts,
    /// Families expected, by stream.
    scale: Vec<f64>,
    /// The share of entrants of each age in quarters of a year who are not prevented.
    kept: Vec<f64>,
    /// Entrants by the state meant for them.
    entering: Vec<f64>,
}

impl Week {
    fn new(states: usize) -> Week {
        Week {
            states,
            acts: Acts::none(states),
            scale: Vec::new(),
            kept: vec![1.0; 72],
            entering: vec![0.0; states],
        }
    }

    fn levers(&mut self, effects: &Effects, pull: &Pull, week: usize) {
        self.acts.levers.clear();
        self.acts.held.fill(1.0);
        for lever in 0..effects.on_children() {
            let chance = pull.chance(lever, week);
            for state in 0..self.states {
                if chance > 0.0
                    && let Some(target) = effects.target(lever, state)
                {
                    self.acts.levers.push((state, target, self.acts.held[state] * chance));
                    self.acts.held[state] *= 1.0 - chance;
                }
            }
        }
    }

    fn enter(
        &mut self,
        streams: &[(usize, Vec<f64>, Vec<Entrants>)],
        effects: &Effects,
        pull: &Pull,
        turned_away: Option<&[f64]>,
        week: usize,
    ) {
        for (quarters, kept) in self.kept.iter_mut().enumerate() {
            let acting =
                (0..effects.on_entries()).filter(|lever| effects.prevents_at(*lever, quarters as u8));
            *kept = acting.map(|lever| 1.0 - pull.prevented(lever, week)).product();
        }
        self.entering.fill(0.0);
        self.scale.clear();
        for (kind, weekly, mix) in streams {
            let lost = turned_away.filter(|_| *kind == 1).map_or(0.0, |lost| lost[week]);
            let scale = weekly[week] * (1.0 - lost);
            self.scale.push(scale);
            for entrants in mix {
                let kept = scale * self.kept[usize::from(entrants.quarters)];
                entrants.shares.iter().for_each(|(state, share)| self.entering[*state] += kept * share);
            }
        }
    }

    /// How many of those on the way to limited places get there.
    fn route(&mut self, model: &Model, cohorts: &Cohorts, effects: &Effects, pull: &Pull, week: usize) {
        let chances = cohorts.chances();
        self.acts.routed = false;
        if effects.limits.is_empty() {
            return;
        }
        let mut arriving = self.entering.clone();
        let mut staying = vec![0.0; self.states];
        for (cell, children) in cohorts.all().iter().enumerate().filter(|(_, children)| **children > 0.0) {
            let state = cell % self.states;
            chances.moves(cell).iter().for_each(|(to, chance)| arriving[*to as usize] += children * chance);
            staying[state] += children * chances.stay[cell];
        }
        for (state, target, share) in &self.acts.levers {
            if let Target::Move(to) = target {
                arriving[usize::from(*to)] += staying[*state] * share;
            }
        }
        for (limit, of) in effects.limits.iter().enumerate() {
            let own = |state: &usize| model.states[*state].placement == of.placement;
            let there: f64 = (0..self.states).filter(own).map(|s| staying[s] * self.acts.held[s]).sum();
            let coming: f64 = (0..self.states).filter(own).map(|s| arriving[s]).sum();
            let room = (f64::from(pull.places(limit, week)) - there).max(0.0);
            let redirected = |state: &usize| matches!(effects.routes[*state], Route::Redirected { limit: of, .. } if usize::from(of) == limit);
            let bought: f64 = (0..self.states).filter(redirected).map(|s| arriving[s]).sum();
            let get_there = if coming > room { room / coming } else { 1.0 };
            let stay_out =
                if bought > 0.0 { 1.0 - ((room - coming).max(0.0) / bought).min(1.0) } else { 1.0 };
            for (state, route) in effects.routes.iter().enumerate() {
                match *route {
                    Route::Limited { limit: of, otherwise } if usize::from(of) == limit => {
                        self.acts.routes[state] = (get_there, otherwise.into());
                    }
                    Route::Redirected { limit: of, own } if usize::from(of) == limit => {
                        self.acts.routes[state] = (stay_out, own.into());
                    }
                    _ => {}
                }
            }
        }
        self.acts.routed = true;
    }

    /// Who comes, moves and leaves in the week, by state.
    fn flows(&self, rates: &Rates, cohorts: &Cohorts, week: usize, path: &mut Expected) {
        let chances = cohorts.chances();
        let states = self.states;
        let row = week * states..(week + 1) * states;
        for (state, children) in self.entering.iter().enumerate() {
            self.acts.place(state, *children, &mut path.entered[row.clone()]);
        }
        let mut arriving = vec![0.0; states];
        let mut staying = vec![0.0; states];
        for (cell, children) in cohorts.all().iter().enumerate().filter(|(_, children)| **children > 0.0) {
            let (band, state) = (cell / states, cell % states);
            let left = children * chances.leave[cell];
            path.left[row.start + state] += left;
            for (place, share) in rates.reasons[band / DURATIONS * states + state].iter().enumerate() {
                path.reasons[week * REASONS + place] += left * share;
            }
            for (to, chance) in chances.moves(cell) {
                arriving[*to as usize] += children * chance;
                path.moved_out[row.start + state] += children * chance;
            }
            staying[state] += children * chances.stay[cell];
        }
        for (state, target, share) in &self.acts.levers {
            let children = staying[*state] * share;
            match target {
                Target::Move(to) => {
                    arriving[usize::from(*to)] += children;
                    path.moved_out[row.start + state] += children;
                }
                Target::Exit(reason) => {
                    path.left[row.start + state] += children;
                    path.reasons[week * REASONS + usize::from(*reason)] += children;
                }
            }
        }
        for (state, children) in arriving.iter().enumerate() {
            self.acts.place(state, *children, &mut path.moved_in[row.clone()]);
        }
    }
}
