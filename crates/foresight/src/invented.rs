//! Invented councils: a past thrown from known rates, and the truth about their future.
//!
//! They are what forecasts are tested on: a model learns from the past alone, and its bands are held against
//! futures thrown from the truth. Nobody in them is real, and no council's rates are.

use std::collections::BTreeMap;

use calendar::Date;
use rand::RngExt as _;
use rand_distr::{Distribution as _, StandardNormal};
use rules::Refusal;

use crate::codes::{ExitReason, Placement, Population, Status};
use crate::dice::{Dice, at};
use crate::effects::Effects;
use crate::fit::periods_joined;
use crate::history::{Episode, History, days_after};
use crate::model::{AGES, BANDS, Chances, Child, Clock, DURATIONS, Model, QUARTER, State, WEEKS_MAX};
use crate::rates::Rates;
use crate::scenario::Scenario;
use crate::simulate::{Plan, Rows, Scratch, Throw, Witness};
use crate::stream::{Family, Settings, Stream};

/// What an invented council is like.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Council {
    /// Children looked after ten years before the present.
    pub children: u32,
    /// Families whose children come into care in a year, about.
    pub families: f64,
    /// Unaccompanied children who come in a year, about.
    pub unaccompanied: f64,
    /// The trend of arrivals a year, as a share; drawn around none where not given.
    pub trend: Option<f64>,
    /// How far single cells differ from what band and state give, as a share.
    pub unlike: f64,
    /// Years of history that are held.
    pub years: u16,
}

impl Default for Council {
    /// A city with some 530 children looked after and five years of history.
    fn default() -> Council {
        Council { children: 520, families: 125.0, unaccompanied: 14.0, trend: None, unlike: 0.15, years: 5 }
    }
}

/// An invented council: what it wrote down, and the truth.
#[derive(Debug, Clone)]
pub struct World {
    /// The past as it was written down.
    pub history: History,
    /// The children of the present day with the true rates.
    pub truth: Model,
}

use Placement::{
    Adoptive, ConnectedPerson, FosterAgency, FosterOwn, HomeBought, HomeOwn, Other, OwnParents, Supported,
};
use Status::{Accommodated, FullCareOrder, InterimCareOrder, PlacementOrder, RemandOrOther};

/// States: how often children leave and move compared with others of their band, and how many of those who
/// come begin here.
const STATES: &[(bool, Status, Placement, f64, f64, f64)] = &[
    (false, FullCareOrder, FosterOwn, 0.5, 0.5, 0.0),
    (false, FullCareOrder, FosterAgency, 0.45, 0.6, 0.0),
    (false, FullCareOrder, ConnectedPerson, 1.1, 0.4, 0.0),
    (false, FullCareOrder, HomeOwn, 0.4, 0.9, 0.0),
    (false, FullCareOrder, HomeBought, 0.4, 1.0, 0.0),
    (false, FullCareOrder, OwnParents, 1.2, 0.5, 0.0),
    (false, FullCareOrder, Supported, 0.8, 0.7, 0.0),
    (false, InterimCareOrder, FosterOwn, 0.7, 2.0, 4.0),
    (false, InterimCareOrder, FosterAgency, 0.6, 2.2, 3.0),
    (false, InterimCareOrder, ConnectedPerson, 1.4, 1.8, 4.0),
    (false, InterimCareOrder, OwnParents, 1.0, 1.8, 1.0),
    (false, Accommodated, FosterOwn, 1.8, 1.3, 4.0),
    (false, Accommodated, FosterAgency, 1.6, 1.4, 3.0),
    (false, Accommodated, ConnectedPerson, 1.9, 1.0, 1.5),
    (false, Accommodated, HomeBought, 1.3, 1.0, 1.5),
    (false, Accommodated, Supported, 1.5, 0.8, 1.0),
    (false, PlacementOrder, FosterOwn, 0.3, 3.5, 0.0),
    (false, PlacementOrder, Adoptive, 4.5, 0.2, 0.0),
    (false, RemandOrOther, Other, 5.0, 3.0, 0.4),
    (true, Accommodated, FosterAgency, 0.25, 1.0, 1.0),
    (true, Accommodated, Supported, 0.3, 0.4, 2.0),
];

/// Weekly chance of leaving and of moving by time in care, and what age does to them.
const LEAVE: [f64; DURATIONS] = [0.0150, 0.0085, 0.0052, 0.0030, 0.0018];
const MOVE: [f64; DURATIONS] = [0.0200, 0.0130, 0.0085, 0.0060, 0.0040];
const LEAVE_BY_AGE: [f64; AGES] = [1.4, 1.2, 0.9, 0.75, 1.1];
const MOVE_BY_AGE: [f64; AGES] = [1.3, 0.9, 0.8, 1.0, 1.4];

/// Weeks of the past that are thrown; the first half only lets the council settle.
const PAST: u16 = WEEKS_MAX;

impl Council {
    /// Invents a council on a day: the same seed gives the same.
    ///
    /// # Errors
    ///
    /// A refusal where less than one year or more than nine years of history are asked for.
    pub fn invent(&self, seed: u64, today: Date) -> Result<World, Refusal> {
        if !(1..=9).contains(&self.years) {
            let allowed = "Enter a number of years from 1 to 9";
            return Err(Refusal::new("years", self.years, allowed, "Goldthread: invented councils"));
        }
        let mut dice = Dice::new(at(seed, 0x1117));
        let states: Vec<State> = STATES
            .iter()
            .map(|(unaccompanied, status, placement, ..)| State {
                unaccompanied: *unaccompanied,
                status: *status,
                placement: *placement,
            })
            .collect();
        let phase = f64::from(today.day_of_year()) / 7.0;
        let mut past = Model {
            population: Population::LookedAfter,
            start: days_after(today, -7 * i32::from(PAST)),
            weeks_observed: 0,
            chances: Chances::Known(Box::new(self.rates(&states, &mut dice))),
            children: Vec::new(),
            streams: self.streams(&mut dice, phase),
            states,
        };
        let mut record = Record::new(&past);
        self.first_children(&mut past, &mut record, &mut dice);
        past.streams.iter_mut().flatten().for_each(|stream| stream.ahead = PAST);
        record.throw(&past, at(seed, 0x9a57));
        let from = days_after(today, -7 * (365 * i32::from(self.years) / 7));
        let seen = record.episodes.into_iter().filter(|episode| episode.to.is_none_or(|to| to > from));
        let (history, _) = History::new(Population::LookedAfter, seen.collect(), from, today)?;
        let mut truth = past;
        truth.start = today;
        truth.streams.iter_mut().flatten().for_each(|stream| stream.ahead = 0);
        truth.children = present(&history, &truth);
        Ok(World { history, truth })
    }

    fn rates(&self, states: &[State], dice: &mut Dice) -> Rates {
        let mut rates = Rates { states: states.len(), ..Rates::default() };
        let mut unlike = |share: f64| (share * normal(dice)).exp();
        let (leave_level, move_level) = (unlike(0.08), unlike(0.15));
        let ours: Vec<(f64, f64)> = states.iter().map(|_| (unlike(0.2), unlike(0.2))).collect();
        for band in 0..BANDS {
            let (age, duration) = (band / DURATIONS, band % DURATIONS);
            for (state, (.., leave, moving, _)) in STATES.iter().enumerate() {
                let leave = leave * LEAVE[duration] * LEAVE_BY_AGE[age] * leave_level * ours[state].0;
                let moving = moving * MOVE[duration] * MOVE_BY_AGE[age] * move_level * ours[state].1;
                rates.leave.push((leave * unlike(self.unlike)).min(0.4));
                rates.moving.push((moving * unlike(self.unlike)).min(0.4));
            }
        }
        rates.begins.push(0);
        for age in 0..AGES {
            for (place, from) in states.iter().enumerate() {
                let weights: Vec<f64> = states
                    .iter()
                    .enumerate()
                    .map(|(to, state)| if to == place { 0.0 } else { towards(age, from, state) })
                    .collect();
                let all: f64 = weights.iter().sum();
                for (to, weight) in weights.iter().enumerate().filter(|(_, weight)| **weight > 0.0) {
                    rates.to.push(to as u8);
                    rates.share.push(weight / all);
                }
                rates.begins.push(rates.to.len() as u32);
                rates.reasons.push(reasons(age, from));
            }
        }
        rates
    }

    fn streams(&self, dice: &mut Dice, phase: f64) -> [Option<Stream>; 2] {
        let settings = Settings::default();
        let trend = self.trend.unwrap_or_else(|| 0.04 * normal(dice));
        let wave = |dice: &mut Dice| 0.08 * normal(dice);
        let terms = |yearly: f64, dice: &mut Dice| {
            let level = (yearly * (0.05 * normal(dice)).exp() * 7.0 / 365.25).ln();
            [level, (1.0 + trend).ln(), wave(dice), wave(dice), wave(dice), wave(dice)]
        };
        let begin = |unaccompanied: bool, dice: &mut Dice| -> u8 {
            let weight = |place: usize| if STATES[place].0 == unaccompanied { STATES[place].5 } else { 0.0 };
            let all: f64 = (0..STATES.len()).map(weight).sum();
            let mut throw = dice.random::<f64>() * all;
            let found = (0..STATES.len()).find(|place| {
                throw -= weight(*place);
                throw < 0.0
            });
            found.unwrap_or(0) as u8
        };
        let mut families: Vec<Family> = Vec::new();
        let mut alone: Vec<Family> = Vec::new();
        for _ in 0..400 {
            // Babies, and then evenly to 17, fewer of them old.
            let baby = dice.random::<f64>() < 0.22;
            let oldest: u8 =
                if baby { dice.random_range(0..3) } else { (70.0 * dice.random::<f64>().powf(0.8)) as u8 };
            let state = begin(false, dice);
            let mut family = vec![(oldest, state)];
            while family.len() < 6 && dice.random::<f64>() < 0.36 {
                family.push((dice.random_range(0..=oldest), state));
            }
            families.push(family);
            alone.push(vec![(dice.random_range(60..71), begin(true, dice))]);
        }
        let families = Stream::known(terms(self.families, dice), 0.15, families, &settings, phase);
        let alone = (self.unaccompanied > 0.0)
            .then(|| Stream::known(terms(self.unaccompanied, dice), 0.4, alone, &settings, phase));
        [Some(families), alone]
    }

    /// The children of ten years ago, with ages and times in care spread widely.
    fn first_children(&self, past: &mut Model, record: &mut Record, dice: &mut Dice) {
        for name in 0..self.children {
            let place = [0, 0, 0, 1, 1, 1, 2, 2, 4, 5, 6, 7, 9, 11, 12, 14, 16, 20][dice.random_range(0..18)];
            let state = past.states[place];
            let youngest = if state.unaccompanied || state.placement == Supported { 5840 } else { 30 };
            let days: i32 = dice.random_range(youngest..6540);
            let since = dice.random_range(0..days.min(2600));
            let (born, since) = (days_after(past.start, -days), days_after(past.start, -since));
            let born = Date::new(born.year(), born.month(), born.day().min(28)).unwrap_or(born);
            past.children.push(Child { state: place as u8, clock: Clock::of_child(past.start, born, since) });
            record.begin(name.into(), born, since, place as u8, None, None);
        }
    }
}

/// The children who are there today, as the record has them.
fn present(history: &History, truth: &Model) -> Vec<Child> {
    let mut children = Vec::new();
    for episodes in history.children() {
        let since = periods_joined(episodes);
        if let (Some(last), Some(since)) = (episodes.last(), since.last())
            && last.to.is_none_or(|to| to > truth.start)
        {
            let (unaccompanied, status, placement) = (last.unaccompanied, last.status, last.placement);
            if let Some(state) = truth.index(State { unaccompanied, status, placement }) {
                let clock = Clock::of_child(truth.start, last.born, *since);
                children.push(Child { state: state as u8, clock });
            }
        }
    }
    children
}

/// How readily a child of an age moves from one state to another.
fn towards(age: usize, from: &State, to: &State) -> f64 {
    if from.unaccompanied != to.unaccompanied {
        return 0.0;
    }
    let status = match (from.status, to.status) {
        (one, other) if one == other => 1.0,
        (InterimCareOrder, FullCareOrder) => 1.4,
        (InterimCareOrder, PlacementOrder) if age <= 1 => 2.0,
        (Accommodated, InterimCareOrder) => 0.5,
        (RemandOrOther, InterimCareOrder | Accommodated) => 1.0,
        _ => 0.0,
    };
    let placement = if from.placement == to.placement {
        2.5
    } else {
        match (to.placement, age) {
            (HomeOwn | HomeBought, 0..=1) | (Supported, 0..=3) => 0.0,
            (HomeOwn, _) => 0.15,
            (HomeBought, _) => 0.5,
            (Supported, _) => 1.5,
            (Adoptive, 0..=1) => 3.0,
            (Adoptive, _) => 0.2,
            (Other, _) => 0.05,
            (OwnParents, _) => 0.3,
            (ConnectedPerson, _) => 0.4,
            _ => 1.0,
        }
    };
    status * placement
}

/// Why children of an age leave a state.
fn reasons(age: usize, from: &State) -> [f64; ExitReason::ALL.len()] {
    let mut shares = match (from.placement, from.status) {
        (Adoptive, _) => [0.02, 0.03, 0.0, 0.95, 0.0, 0.0, 0.0],
        (ConnectedPerson, _) => [0.25, 0.6, 0.1, 0.0, 0.0, 0.0, 0.05],
        (_, Accommodated) => [0.7, 0.05, 0.05, 0.0, 0.0, 0.0, 0.2],
        _ => [0.45, 0.25, 0.08, 0.02, 0.0, 0.0, 0.2],
    };
    if age == AGES - 1 {
        shares[4] += shares[0] / 2.0;
        shares[0] /= 2.0;
    }
    shares
}

fn normal(dice: &mut Dice) -> f64 {
    StandardNormal.sample(dice)
}

/// Writes down what a thrown past would have left in the files.
struct Record {
    start: Date,
    states: Vec<State>,
    episodes: Vec<Episode>,
    /// Each child's present episode.
    open: BTreeMap<u64, usize>,
}

impl Record {
    fn new(past: &Model) -> Record {
        Record { start: past.start, states: past.states.clone(), episodes: Vec::new(), open: BTreeMap::new() }
    }

    fn throw(&mut self, past: &Model, seed: u64) {
        let scenario = Scenario::base(PAST);
        let Ok(effects) = Effects::new(past, &scenario) else { return };
        let throw = Throw { paths: 1, seed, doubt_rates: false, doubt_levers: false };
        let plan = Plan::new(past, &effects, None, throw);
        let mut stock = vec![0; (usize::from(PAST) + 1) * past.states.len()];
        let mut flows = vec![[0; 2]; usize::from(PAST)];
        let mut rows = Rows { stock: &mut stock, flows: &mut flows, pence: &mut [] };
        Scratch::new(&plan).path(&plan, 0, &mut rows, self);
    }

    /// Midway between the looks of the week before and of the week.
    fn day(&self, week: u16) -> Date {
        days_after(self.start, 7 * i32::from(week) - 3)
    }

    fn begin(
        &mut self,
        child: u64,
        born: Date,
        from: Date,
        state: u8,
        group: Option<u32>,
        since: Option<Date>,
    ) {
        let State { unaccompanied, status, placement } = self.states[usize::from(state)];
        let (child_number, to, end) = (child as u32, None, None);
        self.open.insert(child, self.episodes.len());
        self.episodes.push(Episode {
            child: child_number,
            born,
            from,
            to,
            status,
            placement,
            group,
            unaccompanied,
            since,
            end,
        });
    }
}

impl Witness for Record {
    fn entered(&mut self, child: u64, family: u64, week: u16, age_quarters: u8, state: u8) {
        // Born so that the 18th birthday falls in the week in which the dice let the child leave.
        let anchor = i32::from((week + QUARTER / 2) / QUARTER * QUARTER);
        let eighteen = anchor + i32::from(QUARTER) * (72 - i32::from(age_quarters));
        let birthday = days_after(self.start, 7 * eighteen - 3);
        let born =
            Date::new(birthday.year() - 18, birthday.month(), birthday.day().min(28)).unwrap_or(birthday);
        let from = self.day(week);
        self.begin(child, born.min(from), from, state, Some(family as u32), None);
    }

    fn moved(&mut self, child: u64, week: u16, to: u8) {
        let day = self.day(week);
        if let Some(open) = self.open.remove(&child) {
            let before = self.episodes[open];
            self.episodes[open].to = Some(day);
            let since = before.since.unwrap_or(before.from);
            self.begin(child, before.born, day, to, before.group, Some(since));
        }
    }

    fn left(&mut self, child: u64, week: u16, reason: ExitReason) {
        let day = self.day(week);
        if let Some(open) = self.open.remove(&child) {
            let episode = &mut self.episodes[open];
            let eighteen = calendar::birthday(episode.born, 18);
            // A child who came in the week before cannot have left before coming.
            let day = if reason == ExitReason::TurnedEighteen { eighteen } else { day };
            episode.to = Some(day.max(days_after(episode.from, 1)));
            episode.end = Some(reason);
        }
    }
}
