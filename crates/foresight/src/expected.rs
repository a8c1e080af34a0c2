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
use crate::cohorts::{Acts, Chances, Cohorts};
use crate::effects::{Effects, Pull, Route, Target};
use crate::model::{AGES, Clock, DURATIONS, Model, QUARTER, State};
use crate::narrow::{Narrow, narrow};
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

    /// The same with columns for all states: those it knows stand in these places.
    fn widened(mut self, states: &[State], kept: &[usize]) -> Expected {
        let widen = |table: &[f64]| {
            let mut wide = vec![0.0; table.len() / kept.len().max(1) * states.len()];
            for (row, wide) in table.chunks_exact(kept.len().max(1)).zip(wide.chunks_exact_mut(states.len()))
            {
                kept.iter().zip(row).for_each(|(place, children)| wide[*place] = *children);
            }
            wide
        };
        let tables =
            [&mut self.stock, &mut self.entered, &mut self.moved_in, &mut self.moved_out, &mut self.left];
        tables.into_iter().for_each(|table| *table = widen(table));
        self.states = states.to_vec();
        self
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
    let Narrow { model: small, rates, effects, kept } = narrow(model, rates, effects);
    let mut pull = Pull::default();
    effects.pull(None, &mut pull);
    let turned_away = effects.threshold.map(|threshold| {
        let offered = run(&small, &rates, &effects, &pull, None, true);
        let load = |week| offered.sum(week, |state| state.unaccompanied);
        (0..effects.weeks).map(|week| erlang_b(threshold, load(week))).collect::<Vec<f64>>()
    });
    run(&small, &rates, &effects, &pull, turned_away.as_deref(), false).widened(&model.states, &kept)
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
    let mut cohorts = Cohorts::new(chances, effects.weeks);
    let mut now = Week::new(states);
    for child in &model.children {
        let state = usize::from(child.state);
        if !only_unaccompanied || model.states[state].unaccompanied {
            let slot = cohorts.slot(child.clock, 0);
            cohorts.add(slot, state);
        }
    }
    cohorts.by_state(&mut path.stock[..states]);
    let mut coming: Vec<Coming> = (usize::from(only_unaccompanied)..2)
        .filter_map(|kind| Some(Coming::new(kind, model.streams[kind].as_ref()?, effects)))
        .collect();
    let turned = ExitReason::ALL.iter().position(|reason| *reason == ExitReason::TurnedEighteen).unwrap_or(0);
    for week in 0..weeks {
        let next = (week + 1) as u16;
        let left = &mut path.left[week * states..][..states];
        cohorts.leave_at_eighteen(week, left);
        path.reasons[week * REASONS + turned] = left.iter().sum();
        now.levers(effects, pull, week);
        now.enter(&mut coming, pull, turned_away, week);
        now.route(model, &cohorts, effects, pull, week);
        now.flows(rates, &cohorts, week, &mut path);
        cohorts.pass(week, &now.acts);
        let new_quarter = week == 0 || next % QUARTER == QUARTER.div_ceil(2);
        for stream in &mut coming {
            if new_quarter {
                stream.turn_quarter(&mut cohorts, week);
            }
            for group in &stream.groups {
                cohorts.begin(group.nursery, week + 1, &now.acts, (group.state, group.entering, group.share));
            }
        }
        cohorts.by_state(&mut path.stock[(week + 1) * states..][..states]);
    }
    path
}

/// The children of a stream yet to come. Those of one age band who are meant for one state, and whom the same
/// levers prevent, are one group in the quarter in which they come; then each goes on by age.
struct Coming {
    kind: usize,
    weekly: Vec<f64>,
    groups: Vec<Group>,
    /// By age in quarters of a year: the groups they come in, and how many of a family.
    ages: BTreeMap<u8, Vec<(usize, f64)>>,
}

/// Children who come alike.
struct Group {
    band: usize,
    state: usize,
    /// The levers that prevent some of them.
    levers: Vec<usize>,
    /// How many of a family they are.
    share: f64,
    /// Families expected in the present week whose children are not prevented.
    entering: f64,
    /// Where one child a family of them grows in the present quarter.
    nursery: usize,
}

impl Coming {
    /// The children of the mean family.
    fn new(kind: usize, stream: &crate::stream::Stream, effects: &Effects) -> Coming {
        let weekly = stream.weekly(effects.weeks);
        let mut coming = Coming { kind, weekly, groups: Vec::new(), ages: BTreeMap::new() };
        let mut shares: BTreeMap<(u8, u8), f64> = BTreeMap::new();
        for child in stream.families.iter().flatten() {
            *shares.entry(*child).or_default() += 1.0 / stream.families.len().max(1) as f64;
        }
        for ((quarters, state), share) in shares {
            let (band, state) = (Clock::of_entrant(1, quarters).band(), usize::from(state));
            let levers: Vec<usize> =
                (0..effects.on_entries()).filter(|lever| effects.prevents_at(*lever, quarters)).collect();
            let alike = |group: &Group| (group.band, group.state, &group.levers) == (band, state, &levers);
            let group = coming.groups.iter().position(alike).unwrap_or_else(|| {
                let levers = levers.clone();
                coming.groups.push(Group { band, state, levers, share: 0.0, entering: 0.0, nursery: 0 });
                coming.groups.len() - 1
            });
            coming.groups[group].share += share;
            coming.ages.entry(quarters).or_default().push((group, share));
        }
        coming
    }

    /// Those of the quarter that ends with a week go on by age; new nurseries for the next.
    fn turn_quarter(&mut self, cohorts: &mut Cohorts, week: usize) {
        if week > 0 {
            self.groups.iter().for_each(|group| cohorts.bring_up(group.nursery, week + 1));
            for (quarters, shares) in &self.ages {
                let slot = cohorts.slot(Clock::of_entrant(week as u16, *quarters), week + 1);
                cohorts.bring_up(slot, week + 1);
                for (group, share) in shares {
                    cohorts.take_in(slot, self.groups[*group].nursery, *share);
                }
            }
            self.groups.iter().for_each(|group| cohorts.release(group.nursery));
        }
        self.groups.iter_mut().for_each(|group| group.nursery = cohorts.nursery(group.band, week + 1));
    }
}

/// What is the same for all cohorts in one week.
struct Week {
    states: usize,
    acts: Acts,
    /// Entrants by the state meant for them.
    entering: Vec<f64>,
}

impl Week {
    fn new(states: usize) -> Week {
        Week { states, acts: Acts::none(states), entering: vec![0.0; states] }
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

    fn enter(&mut self, coming: &mut [Coming], pull: &Pull, turned_away: Option<&[f64]>, week: usize) {
        self.entering.fill(0.0);
        for Coming { kind, weekly, groups, .. } in coming {
            let lost = turned_away.filter(|_| *kind == 1).map_or(0.0, |lost| lost[week]);
            for group in groups {
                let kept: f64 = group.levers.iter().map(|lever| 1.0 - pull.prevented(*lever, week)).product();
                group.entering = weekly[week] * (1.0 - lost) * kept;
                self.entering[group.state] += group.entering * group.share;
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
        // Where a child moves to and why one leaves are matters of age and state alone: bands of time are added
        // up first.
        let mut leaving = vec![0.0; AGES * states];
        let mut moving = vec![0.0; AGES * states];
        for (cell, children) in cohorts.all().iter().enumerate().filter(|(_, children)| **children > 0.0) {
            let (of_age, state) = (cell / states / DURATIONS * states + cell % states, cell % states);
            leaving[of_age] += children * chances.leave[cell];
            moving[of_age] += children * rates.moving[cell];
            staying[state] += children * chances.stay[cell];
        }
        let reasons = &mut path.reasons[week * REASONS..(week + 1) * REASONS];
        for (of_age, left) in leaving.iter().enumerate().filter(|(_, left)| **left > 0.0) {
            path.left[row.start + of_age % states] += left;
            reasons.iter_mut().zip(&rates.reasons[of_age]).for_each(|(sum, share)| *sum += left * share);
        }
        for (of_age, moving) in moving.iter().enumerate().filter(|(_, moving)| **moving > 0.0) {
            let (to, shares) = rates.destinations(of_age / states, of_age % states);
            for (to, share) in to.iter().zip(shares) {
                arriving[usize::from(*to)] += moving * share;
            }
            path.moved_out[row.start + of_age % states] += moving;
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
