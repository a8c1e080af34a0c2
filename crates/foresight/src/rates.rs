//! How often children leave and move: learned from events and time at risk, with shrinkage and with doubt.
//!
//! A cell is an age band, a band of time and a state. Most cells are nearly empty, so each is drawn towards
//! what its band and its state would give together:
//!
//! 1. The chance in a band times the factor of a state is fitted to all cells (indirect standardisation). A
//!    band is itself drawn towards what its age and its time would give together.
//! 2. How far cells differ from that beyond chance gives the weight of the prior, `kappa`, in events.
//! 3. A cell's weekly chance is gamma with shape `kappa + events` and rate `kappa / expected + child-weeks`.
//!
//! A draw throws bands and factors first, then each cell given them. The shape of a band counts what its
//! cells can still say of it once their own differences are allowed for: sum of `m kappa / (m + kappa)`.

use rand_distr::{Distribution as _, Gamma};

use crate::codes::ExitReason;
use crate::dice::Dice;
use crate::model::{AGES, BANDS, DURATIONS};

/// Events of the prior on a band and on a state's factor.
const PRIOR_EVENTS: f64 = 1.0;
/// Moves of the prior on where a child moves to.
const PRIOR_MOVES: f64 = 3.0;
/// The highest weekly chance of leaving and moving together.
const CHANCE_MAX: f64 = 0.95;

/// Weekly chances, in one version: the mean, one draw, or the truth of an invented world.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Rates {
    /// How many states there are.
    pub(crate) states: usize,
    /// Chance of leaving, by cell: `band * states + state`.
    pub(crate) leave: Vec<f64>,
    /// Chance of moving to another state, by cell.
    pub(crate) moving: Vec<f64>,
    /// Where the places a child may move to begin in `to`, by `age * states + state`, and one more.
    pub(crate) begins: Vec<u32>,
    /// The state moved to.
    pub(crate) to: Vec<u8>,
    /// Its share of the moves; shares of one origin add to 1.
    pub(crate) share: Vec<f64>,
    /// Share of each reason in leaving, by `age * states + state`, in the order of [`ExitReason::ALL`].
    pub(crate) reasons: Vec<[f64; ExitReason::ALL.len()]>,
}

impl Rates {
    /// The places to which a child of an age in a state may move, with their shares.
    #[inline]
    pub(crate) fn destinations(&self, age: usize, state: usize) -> (&[u8], &[f64]) {
        let place = age * self.states + state;
        let range = self.begins[place] as usize..self.begins[place + 1] as usize;
        (&self.to[range.clone()], &self.share[range])
    }

    /// Keeps the two chances of every cell within a week's possibilities.
    pub(crate) fn bound(&mut self) {
        for (leave, moving) in self.leave.iter_mut().zip(&mut self.moving) {
            let both = *leave + *moving;
            if both > CHANCE_MAX {
                *leave *= CHANCE_MAX / both;
                *moving *= CHANCE_MAX / both;
            }
        }
    }
}

/// What was counted: events and time at risk.
#[derive(Debug, Clone, Default)]
pub(crate) struct Counts {
    pub(crate) states: usize,
    /// Child-weeks by cell, without the weeks in which a child turned 18.
    pub(crate) weeks: Vec<f64>,
    /// Children who left, by cell.
    pub(crate) left: Vec<f64>,
    /// Children who moved, by cell.
    pub(crate) moved: Vec<f64>,
    /// Moves by `(age * states + state) * states + state moved to`.
    pub(crate) moves: Vec<f64>,
    /// Exits by `age * states + state`, in the order of [`ExitReason::ALL`].
    pub(crate) reasons: Vec<[f64; ExitReason::ALL.len()]>,
}

impl Counts {
    pub(crate) fn new(states: usize) -> Counts {
        let cells = BANDS * states;
        Counts {
            states,
            weeks: vec![0.0; cells],
            left: vec![0.0; cells],
            moved: vec![0.0; cells],
            moves: vec![0.0; AGES * states * states],
            reasons: vec![[0.0; ExitReason::ALL.len()]; AGES * states],
        }
    }
}

/// What is believed of one kind of event.
#[derive(Debug, Clone)]
struct Events {
    band: Vec<f64>,
    band_shape: Vec<f64>,
    factor: Vec<f64>,
    factor_shape: Vec<f64>,
    /// Events expected of each state in the history.
    expected: Vec<f64>,
    kappa: f64,
    events: Vec<f64>,
    weeks: Vec<f64>,
}

/// What is believed of all chances.
#[derive(Debug, Clone)]
pub(crate) struct Posterior {
    leave: Events,
    moving: Events,
    /// Dirichlet weights of the places moved to, laid out as in [`Rates`].
    weights: Vec<f64>,
    /// All that does not vary between draws.
    frame: Rates,
}

impl Events {
    fn fit(states: usize, events: &[f64], weeks: &[f64]) -> Events {
        let cell = |band: usize, state: usize| band * states + state;
        let overall = (events.iter().sum::<f64>() + 0.5) / (weeks.iter().sum::<f64>() + 52.0);
        let mut band = vec![overall; BANDS];
        let mut factor = vec![1.0; states];
        let (mut by_age, mut by_time) = ([1.0; AGES], [1.0; DURATIONS]);
        for _ in 0..30 {
            let events_in = |b: usize| (0..states).map(|s| events[cell(b, s)]).sum::<f64>();
            let weeks_in = |b: usize| (0..states).map(|s| weeks[cell(b, s)] * factor[s]).sum::<f64>();
            for (age, factor) in by_age.iter_mut().enumerate() {
                let of_age = || age * DURATIONS..(age + 1) * DURATIONS;
                let n: f64 = of_age().map(events_in).sum();
                let e: f64 = of_age().map(|b| weeks_in(b) * overall * by_time[b % DURATIONS]).sum();
                *factor = (PRIOR_EVENTS + n) / (PRIOR_EVENTS + e);
            }
            for (time, factor) in by_time.iter_mut().enumerate() {
                let of_time = || (0..AGES).map(|age| age * DURATIONS + time);
                let n: f64 = of_time().map(events_in).sum();
                let e: f64 = of_time().map(|b| weeks_in(b) * overall * by_age[b / DURATIONS]).sum();
                *factor = (PRIOR_EVENTS + n) / (PRIOR_EVENTS + e);
            }
            for b in 0..BANDS {
                let prior = overall * by_age[b / DURATIONS] * by_time[b % DURATIONS];
                band[b] = (PRIOR_EVENTS + events_in(b)) / (PRIOR_EVENTS / prior + weeks_in(b));
            }
            for s in 0..states {
                let n: f64 = (0..BANDS).map(|b| events[cell(b, s)]).sum();
                let e: f64 = (0..BANDS).map(|b| weeks[cell(b, s)] * band[b]).sum();
                factor[s] = (PRIOR_EVENTS + n) / (PRIOR_EVENTS + e);
            }
        }
        // Beyond chance: the squared misses less what Poisson gives, over the squared expectations.
        let (mut beyond, mut squares) = (0.0, 0.0);
        for b in 0..BANDS {
            for s in 0..states {
                let m = weeks[cell(b, s)] * band[b] * factor[s];
                beyond += (events[cell(b, s)] - m).powi(2) - m;
                squares += m * m;
            }
        }
        let kappa = if beyond > 0.0 { (squares / beyond).clamp(2.0, 200.0) } else { 200.0 };
        let mut band_shape = vec![PRIOR_EVENTS; BANDS];
        let mut factor_shape = vec![PRIOR_EVENTS; states];
        let mut expected = vec![0.0; states];
        for b in 0..BANDS {
            for s in 0..states {
                let m = weeks[cell(b, s)] * band[b] * factor[s];
                expected[s] += m;
                band_shape[b] += m * kappa / (m + kappa);
                factor_shape[s] += m * kappa / (m + kappa);
            }
        }
        let (events, weeks) = (events.to_vec(), weeks.to_vec());
        Events { band, band_shape, factor, factor_shape, expected, kappa, events, weeks }
    }

    fn mean(&self, out: &mut [f64]) {
        let states = self.factor.len();
        for (cell, chance) in out.iter_mut().enumerate() {
            let prior = self.band[cell / states] * self.factor[cell % states];
            *chance = (self.kappa + self.events[cell]) / (self.kappa / prior + self.weeks[cell]);
        }
    }

    fn draw(&self, dice: &mut Dice, scratch: &mut Vec<f64>, out: &mut [f64]) {
        let states = self.factor.len();
        scratch.clear();
        scratch.extend((0..states).map(|s| self.factor[s] * spread(self.factor_shape[s], dice)));
        // The level is a matter of the bands; the factors say only how states differ.
        let (mut was, mut is) = (1e-9, 1e-9);
        for ((drawn, factor), expected) in scratch.iter().zip(&self.factor).zip(&self.expected) {
            was += expected;
            is += expected * drawn / factor;
        }
        for b in 0..BANDS {
            let band = self.band[b] * spread(self.band_shape[b], dice) * was / is;
            for (s, factor) in scratch.iter().enumerate() {
                let cell = b * states + s;
                let prior = (band * factor).max(1e-12);
                out[cell] = if self.weeks[cell] > 0.0 {
                    let rate = self.kappa / prior + self.weeks[cell];
                    gamma(self.kappa + self.events[cell], dice) / rate
                } else {
                    prior
                };
            }
        }
    }
}

impl Posterior {
    pub(crate) fn fit(counts: &Counts) -> Posterior {
        let states = counts.states;
        let leave = Events::fit(states, &counts.left, &counts.weeks);
        let moving = Events::fit(states, &counts.moved, &counts.weeks);
        let mut frame = Rates { states, ..Rates::default() };
        let mut weights = Vec::new();
        frame.begins.push(0);
        for age in 0..AGES {
            for state in 0..states {
                let row = |age: usize| {
                    let at = (age * states + state) * states;
                    &counts.moves[at..at + states]
                };
                let pooled: Vec<f64> =
                    (0..states).map(|to| (0..AGES).map(|age| row(age)[to]).sum()).collect();
                let all: f64 = pooled.iter().sum();
                let own: f64 = row(age).iter().sum();
                for to in (0..states).filter(|to| pooled[*to] > 0.0) {
                    let weight = row(age)[to] + PRIOR_MOVES * pooled[to] / all;
                    frame.to.push(to as u8);
                    frame.share.push(weight / (own + PRIOR_MOVES));
                    weights.push(weight);
                }
                frame.begins.push(frame.to.len() as u32);
            }
        }
        frame.reasons = reasons(counts);
        frame.leave = vec![0.0; BANDS * states];
        frame.moving = vec![0.0; BANDS * states];
        Posterior { leave, moving, weights, frame }
    }

    /// The chances as best known.
    pub(crate) fn mean(&self) -> Rates {
        let mut rates = self.frame.clone();
        self.leave.mean(&mut rates.leave);
        self.moving.mean(&mut rates.moving);
        self.settle(&mut rates);
        rates
    }

    /// One draw of what the chances may be, written over an earlier one.
    pub(crate) fn draw_into(&self, key: u64, scratch: &mut Vec<f64>, rates: &mut Rates) {
        if rates.states != self.frame.states || rates.to.len() != self.frame.to.len() {
            rates.clone_from(&self.frame);
        }
        let mut dice = Dice::new(key);
        self.leave.draw(&mut dice, scratch, &mut rates.leave);
        self.moving.draw(&mut dice, scratch, &mut rates.moving);
        for place in 0..self.frame.begins.len() - 1 {
            let range = self.frame.begins[place] as usize..self.frame.begins[place + 1] as usize;
            if range.len() < 2 {
                continue;
            }
            let mut all = 0.0;
            for (share, weight) in rates.share[range.clone()].iter_mut().zip(&self.weights[range.clone()]) {
                // A weight far below one move is left at its mean, which costs nothing and changes nothing.
                *share = if *weight > 0.05 { gamma(*weight, &mut dice) } else { *weight };
                all += *share;
            }
            rates.share[range].iter_mut().for_each(|share| *share /= all.max(1e-12));
        }
        self.settle(rates);
    }

    /// How much in doubt the levels of leaving and of moving are, as shares (standard deviations).
    pub(crate) fn doubts(&self) -> (f64, f64) {
        let doubt = |events: &Events| 1.0 / (events.band_shape.iter().sum::<f64>()).sqrt();
        (doubt(&self.leave), doubt(&self.moving))
    }

    /// A child cannot move where nobody in that state ever moved.
    fn settle(&self, rates: &mut Rates) {
        let states = rates.states;
        for (cell, moving) in rates.moving.iter_mut().enumerate() {
            let place = cell / states / DURATIONS * states + cell % states;
            if rates.begins[place] == rates.begins[place + 1] {
                *moving = 0.0;
            }
        }
        rates.bound();
    }
}

/// The share of each reason in leaving: by age and state, drawn towards the age's and towards all.
fn reasons(counts: &Counts) -> Vec<[f64; ExitReason::ALL.len()]> {
    const PRIOR_EXITS: f64 = 3.0;
    let states = counts.states;
    let add = |rows: &[[f64; ExitReason::ALL.len()]]| {
        let mut all = [0.0; ExitReason::ALL.len()];
        rows.iter().for_each(|row| all.iter_mut().zip(row).for_each(|(all, n)| *all += n));
        all
    };
    let towards = |row: &[f64; ExitReason::ALL.len()], prior: &[f64; ExitReason::ALL.len()]| {
        let all: f64 = row.iter().sum();
        let mut shares = *prior;
        shares.iter_mut().zip(row).for_each(|(s, n)| *s = (n + PRIOR_EXITS * *s) / (all + PRIOR_EXITS));
        shares
    };
    let mut nothing_known = [0.0; ExitReason::ALL.len()];
    nothing_known[ExitReason::ALL.len() - 1] = 1.0;
    let overall = add(&counts.reasons);
    let overall = if overall.iter().sum::<f64>() > 0.0 {
        towards(&overall, &[0.0; ExitReason::ALL.len()])
    } else {
        nothing_known
    };
    let total: f64 = overall.iter().sum();
    let overall = overall.map(|share| share / total);
    let mut shares = Vec::with_capacity(counts.reasons.len());
    for age in 0..AGES {
        let of_age = towards(&add(&counts.reasons[age * states..(age + 1) * states]), &overall);
        shares.extend((0..states).map(|state| towards(&counts.reasons[age * states + state], &of_age)));
    }
    shares
}

/// A gamma number of some shape and scale 1.
fn gamma(shape: f64, dice: &mut Dice) -> f64 {
    Gamma::new(shape, 1.0).map_or(shape, |gamma| gamma.sample(dice))
}

/// A gamma number of mean 1: what a doubt of so many events leaves.
fn spread(shape: f64, dice: &mut Dice) -> f64 {
    gamma(shape, dice) / shape
}
