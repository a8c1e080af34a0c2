//! Cohorts carried forward lazily: all children by band week by week, and each cohort only when its band ends.
//!
//! What happens in a week depends on the band and the state alone, so the totals of a band can be carried
//! forward without knowing who is in it. Who changes band must be known only then: a cohort's numbers are
//! brought up to date by the power of the weekly chances for as many weeks as have passed.

use std::collections::BTreeMap;

use crate::effects::{Effects, Route, Target};
use crate::model::{BANDS, Clock, DURATIONS, NEVER};
use crate::rates::Rates;

/// The fewest weeks for which a power is worth taking.
const POWER_FROM: usize = 6;

/// Weekly chances laid out for carrying forward: those who stay, and each move.
pub(crate) struct Chances {
    states: usize,
    pub(crate) leave: Vec<f64>,
    pub(crate) stay: Vec<f64>,
    begins: Vec<u32>,
    moves: Vec<(u32, f64)>,
}

impl Chances {
    pub(crate) fn new(rates: &Rates) -> Chances {
        let states = rates.states;
        let mut chances = Chances {
            states,
            leave: rates.leave.clone(),
            stay: rates.leave.iter().zip(&rates.moving).map(|(leave, moving)| 1.0 - leave - moving).collect(),
            begins: vec![0],
            moves: Vec::new(),
        };
        for cell in 0..BANDS * states {
            let (to, share) = rates.destinations(cell / states / DURATIONS, cell % states);
            let moving = rates.moving[cell];
            chances.moves.extend(to.iter().zip(share).map(|(to, share)| (u32::from(*to), moving * share)));
            chances.begins.push(chances.moves.len() as u32);
        }
        chances
    }

    #[inline]
    pub(crate) fn moves(&self, cell: usize) -> &[(u32, f64)] {
        &self.moves[self.begins[cell] as usize..self.begins[cell + 1] as usize]
    }
}

/// What a scenario does to those who are there, in one week.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Acts {
    /// The share of those who stay otherwise whom no lever moves.
    pub(crate) held: Vec<f64>,
    /// What levers do to those who stay otherwise: from, where, share.
    pub(crate) levers: Vec<(usize, Target, f64)>,
    /// The share of those on the way to a state who get there, and where the others go.
    pub(crate) routes: Vec<(f64, usize)>,
    /// Whether places are limited.
    pub(crate) routed: bool,
}

impl Acts {
    pub(crate) fn none(states: usize) -> Acts {
        let routes = (0..states).map(|state| (1.0, state)).collect();
        Acts { held: vec![1.0; states], levers: Vec::new(), routes, routed: false }
    }

    /// Puts children on the way to a state where they get to.
    #[inline]
    pub(crate) fn place(&self, state: usize, children: f64, mass: &mut [f64]) {
        let (share, otherwise) = self.routes[state];
        mass[state] += children * share;
        mass[otherwise] += children * (1.0 - share);
    }
}

/// Weeks that are all alike, and the powers of their chances as far as they were needed.
struct Stretch {
    first: usize,
    end: usize,
    acts: Acts,
    /// By band: the chances of 1, 2, 4, 8 … weeks, each row after row.
    powers: Vec<Vec<Vec<f64>>>,
    /// By band and state: where one child who begins there is after 0, 1, 2 … weeks, row after row.
    ways: Vec<Vec<f64>>,
}

/// Room for one step.
struct Room {
    staying: Vec<f64>,
    arriving: Vec<f64>,
}

/// One week of the children of one band.
fn step(chances: &Chances, acts: &Acts, band: usize, mass: &mut [f64], room: &mut Room) {
    room.arriving.fill(0.0);
    for (state, children) in mass.iter_mut().enumerate() {
        // Nothing worth carrying, and slow to carry.
        if *children < 1e-14 {
            *children = 0.0;
            room.staying[state] = 0.0;
            continue;
        }
        let cell = band * chances.states + state;
        for (to, chance) in chances.moves(cell) {
            room.arriving[*to as usize] += *children * chance;
        }
        *children *= chances.stay[cell];
        room.staying[state] = *children;
        *children *= acts.held[state];
    }
    for (state, target, share) in &acts.levers {
        if let Target::Move(to) = target {
            room.arriving[usize::from(*to)] += room.staying[*state] * share;
        }
    }
    if acts.routed {
        for (state, children) in room.arriving.iter().enumerate() {
            acts.place(state, *children, mass);
        }
    } else {
        mass.iter_mut().zip(&room.arriving).for_each(|(mass, children)| *mass += children);
    }
}

impl Stretch {
    /// Carries children forward by so many weeks.
    fn carry(&mut self, chances: &Chances, band: usize, weeks: usize, mass: &mut [f64], room: &mut Room) {
        if self.acts.routed || weeks < POWER_FROM {
            (0..weeks).for_each(|_| step(chances, &self.acts, band, mass, room));
            return;
        }
        let states = mass.len();
        let powers = &mut self.powers[band];
        let mut level = 0;
        while weeks >> level > 0 {
            if powers.len() == level {
                let next = match powers.last() {
                    Some(last) => square(last, states),
                    None => {
                        let mut rows = vec![0.0; states * states];
                        for (state, row) in rows.chunks_exact_mut(states).enumerate() {
                            row[state] = 1.0;
                            step(chances, &self.acts, band, row, room);
                        }
                        rows
                    }
                };
                powers.push(next);
            }
            if weeks >> level & 1 == 1 {
                times(mass, &powers[level], &mut room.arriving);
                mass.copy_from_slice(&room.arriving);
            }
            level += 1;
        }
    }
}

impl Stretch {
    /// Whether what happens from one week to another happens within, and moves nobody by how full homes are.
    fn covers(&self, from: usize, to: usize) -> bool {
        !self.acts.routed && self.first <= from && to <= self.end
    }

    /// Adds children who began in a state so many weeks ago.
    fn arrive(
        &mut self,
        chances: &Chances,
        begun: Begun,
        (band, weeks): (usize, usize),
        mass: &mut [f64],
        room: &mut Room,
    ) {
        let states = mass.len();
        let way = &mut self.ways[band * states + begun.state];
        if way.is_empty() {
            way.resize(states, 0.0);
            way[begun.state] = 1.0;
        }
        while way.len() <= weeks * states {
            let last = way.len() - states;
            way.extend_from_within(last..);
            step(chances, &self.acts, band, &mut way[last + states..], room);
        }
        let row = &way[weeks * states..][..states];
        mass.iter_mut().zip(row).for_each(|(mass, share)| *mass += begun.children * share);
    }
}

/// A row times a matrix.
fn times(row: &[f64], matrix: &[f64], out: &mut [f64]) {
    out.fill(0.0);
    for (children, chances) in row.iter().zip(matrix.chunks_exact(row.len())) {
        if *children != 0.0 {
            out.iter_mut().zip(chances).for_each(|(out, chance)| *out += children * chance);
        }
    }
}

fn square(matrix: &[f64], states: usize) -> Vec<f64> {
    let mut out = vec![0.0; states * states];
    for (row, out) in matrix.chunks_exact(states).zip(out.chunks_exact_mut(states)) {
        times(row, matrix, out);
    }
    out
}

/// The states in which somebody can ever be, from those in which somebody is or comes, by moves, levers and
/// limits.
pub(crate) fn reached(chances: &Chances, effects: &Effects, mut reached: Vec<bool>) -> Vec<bool> {
    let states = chances.states;
    let mut open: Vec<usize> = (0..states).filter(|state| reached[*state]).collect();
    while let Some(from) = open.pop() {
        let by_moves = (0..BANDS).flat_map(|band| chances.moves(band * states + from));
        let mut onwards: Vec<usize> = by_moves.map(|(to, _)| *to as usize).collect();
        for lever in 0..effects.on_children() {
            if let Some(Target::Move(to)) = effects.target(lever, from) {
                onwards.push(to.into());
            }
        }
        match effects.routes[from] {
            Route::Free => {}
            Route::Limited { otherwise: to, .. } | Route::Redirected { own: to, .. } => {
                onwards.push(to.into())
            }
        }
        for to in onwards {
            if !std::mem::replace(&mut reached[to], true) {
                open.push(to);
            }
        }
    }
    reached
}

/// Children who began in a state in a week and have not been carried forward yet.
#[derive(Debug, Clone, Copy)]
struct Begun {
    week: usize,
    state: usize,
    children: f64,
}

/// Children whose bands change in the same weeks from here on, with the expected number in each state.
pub(crate) struct Cohorts {
    states: usize,
    horizon: u16,
    chances: Chances,
    stretches: Vec<Stretch>,
    /// All children by band and state, as of the present week.
    all: Vec<f64>,
    by_clock: BTreeMap<Clock, usize>,
    clocks: Vec<Option<Clock>>,
    next: Vec<u16>,
    band: Vec<usize>,
    /// The week as of which a cohort's numbers are.
    known: Vec<usize>,
    mass: Vec<f64>,
    /// Those who came since, in the order of their weeks: all are carried forward together when asked for.
    begun: Vec<Vec<Begun>>,
    free: Vec<usize>,
    room: Room,
}

impl Cohorts {
    pub(crate) fn new(chances: Chances, horizon: u16) -> Cohorts {
        let states = chances.states;
        Cohorts {
            states,
            horizon,
            chances,
            stretches: Vec::new(),
            all: vec![0.0; BANDS * states],
            by_clock: BTreeMap::new(),
            clocks: Vec::new(),
            next: Vec::new(),
            band: Vec::new(),
            known: Vec::new(),
            mass: Vec::new(),
            begun: Vec::new(),
            free: Vec::new(),
            room: Room { staying: vec![0.0; states], arriving: vec![0.0; states] },
        }
    }

    /// The chances they are carried forward by.
    pub(crate) fn chances(&self) -> &Chances {
        &self.chances
    }

    /// All children by band and state.
    pub(crate) fn all(&self) -> &[f64] {
        &self.all
    }

    /// All children by state.
    pub(crate) fn by_state(&self, out: &mut [f64]) {
        out.fill(0.0);
        for mass in self.all.chunks_exact(self.states) {
            out.iter_mut().zip(mass).for_each(|(sum, mass)| *sum += mass);
        }
        // What was taken away again may leave a rounding below nothing.
        out.iter_mut().for_each(|sum| *sum = sum.max(0.0));
    }

    /// The cohort of a clock, made where there is none. What comes after the horizon makes no difference.
    pub(crate) fn slot(&mut self, mut clock: Clock, week: usize) -> usize {
        for end in clock.ages.iter_mut().chain(&mut clock.durations) {
            if *end > self.horizon {
                *end = NEVER;
            }
        }
        if let Some(slot) = self.by_clock.get(&clock) {
            return *slot;
        }
        let slot = self.room(week);
        self.by_clock.insert(clock, slot);
        self.clocks[slot] = Some(clock);
        self.next[slot] = clock.next();
        self.band[slot] = clock.band();
        self.known[slot] = week;
        slot
    }

    fn room(&mut self, week: usize) -> usize {
        self.free.pop().unwrap_or_else(|| {
            self.clocks.push(None);
            self.next.push(NEVER);
            self.band.push(0);
            self.known.push(week);
            self.begun.push(Vec::new());
            self.mass.resize(self.mass.len() + self.states, 0.0);
            self.clocks.len() - 1
        })
    }

    /// Adds a child who is there today.
    pub(crate) fn add(&mut self, slot: usize, state: usize) {
        self.mass[slot * self.states + state] += 1.0;
        self.all[self.band[slot] * self.states + state] += 1.0;
    }

    /// Room in which children of a band grow before it is known who they are.
    pub(crate) fn nursery(&mut self, band: usize, week: usize) -> usize {
        let slot = self.room(week);
        self.band[slot] = band;
        self.known[slot] = week;
        slot
    }

    /// Children meant for a state begin in a nursery in a week, where the acts of the week before let them get
    /// to: so many families, each with a share of a child.
    pub(crate) fn begin(
        &mut self,
        nursery: usize,
        week: usize,
        acts: &Acts,
        (state, families, share): (usize, f64, f64),
    ) {
        let all = &mut self.all[self.band[nursery] * self.states..][..self.states];
        acts.place(state, families * share, all);
        let (gets_there, otherwise) = acts.routes[state];
        for (state, children) in [(state, families * gets_there), (otherwise, families * (1.0 - gets_there))]
        {
            if children > 0.0 {
                self.begun[nursery].push(Begun { week, state, children });
            }
        }
    }

    /// Takes a share of those in a nursery into a cohort of the same band; both are as of the same week. They
    /// are counted already.
    pub(crate) fn take_in(&mut self, slot: usize, nursery: usize, share: f64) {
        for state in 0..self.states {
            self.mass[slot * self.states + state] += share * self.mass[nursery * self.states + state];
        }
    }

    /// Brings a cohort's numbers up to a week.
    pub(crate) fn bring_up(&mut self, slot: usize, week: usize) {
        let mut begun = std::mem::take(&mut self.begun[slot]);
        let first = begun.first().map_or(week, |begun| begun.week);
        let within = self.stretches.partition_point(|stretch| stretch.end <= first);
        match self.stretches.get_mut(within) {
            Some(stretch) if stretch.covers(first, week) => {
                self.carry(slot, week);
                let stretch = &mut self.stretches[within];
                let mass = &mut self.mass[slot * self.states..][..self.states];
                for begun in begun.drain(..) {
                    let since = (self.band[slot], week - begun.week);
                    stretch.arrive(&self.chances, begun, since, mass, &mut self.room);
                }
            }
            _ => {
                for begun in begun.drain(..) {
                    self.carry(slot, begun.week);
                    self.mass[slot * self.states + begun.state] += begun.children;
                }
                self.carry(slot, week);
            }
        }
        self.begun[slot] = begun;
    }

    /// Carries those of a cohort who are there forward to a week.
    fn carry(&mut self, slot: usize, week: usize) {
        let (mut from, band) = (self.known[slot], self.band[slot]);
        let mass = &mut self.mass[slot * self.states..][..self.states];
        self.known[slot] = week;
        if mass.iter().all(|children| *children == 0.0) {
            return;
        }
        let first = self.stretches.partition_point(|stretch| stretch.end <= from);
        for stretch in &mut self.stretches[first..] {
            if from >= week {
                break;
            }
            let to = stretch.end.min(week);
            let weeks = to - from.max(stretch.first);
            stretch.carry(&self.chances, band, weeks, mass, &mut self.room);
            from = to;
        }
    }

    fn take_from_all(&mut self, slot: usize) {
        let all = &mut self.all[self.band[slot] * self.states..][..self.states];
        all.iter_mut().zip(&self.mass[slot * self.states..]).for_each(|(all, mass)| *all -= mass);
    }

    /// Nobody is in a cohort or nursery any more.
    pub(crate) fn release(&mut self, slot: usize) {
        self.clocks[slot] = None;
        self.mass[slot * self.states..][..self.states].fill(0.0);
        self.next[slot] = NEVER;
        self.free.push(slot);
    }

    /// Takes out those who turn 18 in the week, and says who they are by state.
    pub(crate) fn leave_at_eighteen(&mut self, week: usize, left: &mut [f64]) {
        let next = (week + 1) as u16;
        for slot in 0..self.clocks.len() {
            if self.next[slot] != next {
                continue;
            }
            let Some(clock) = self.clocks[slot].filter(|clock| clock.eighteen() == next) else { continue };
            self.bring_up(slot, week);
            self.take_from_all(slot);
            left.iter_mut().zip(&self.mass[slot * self.states..]).for_each(|(left, mass)| *left += mass);
            self.by_clock.remove(&clock);
            self.release(slot);
        }
    }

    /// Carries all children over a week, and ends the bands that end with it.
    pub(crate) fn pass(&mut self, week: usize, acts: &Acts) {
        match self.stretches.last_mut() {
            Some(last) if last.acts == *acts => last.end = week + 1,
            _ => {
                let powers = vec![Vec::new(); BANDS];
                let ways = vec![Vec::new(); BANDS * self.states];
                let (end, acts) = (week + 1, acts.clone());
                self.stretches.push(Stretch { first: week, end, acts, powers, ways });
            }
        }
        for (band, mass) in self.all.chunks_exact_mut(self.states).enumerate() {
            step(&self.chances, acts, band, mass, &mut self.room);
        }
        let next = (week + 1) as u16;
        for slot in 0..self.clocks.len() {
            if self.next[slot] > next {
                continue;
            }
            let Some(mut clock) = self.clocks[slot] else { continue };
            self.bring_up(slot, week + 1);
            self.take_from_all(slot);
            self.by_clock.remove(&clock);
            clock.pass(next);
            let band = clock.band();
            let mass = slot * self.states..(slot + 1) * self.states;
            let all = &mut self.all[band * self.states..][..self.states];
            all.iter_mut().zip(&self.mass[mass.clone()]).for_each(|(all, mass)| *all += mass);
            if let Some(other) = self.by_clock.get(&clock).copied() {
                self.bring_up(other, week + 1);
                for state in 0..self.states {
                    self.mass[other * self.states + state] += self.mass[slot * self.states + state];
                }
                self.release(slot);
            } else {
                self.by_clock.insert(clock, slot);
                self.clocks[slot] = Some(clock);
                self.next[slot] = clock.next();
                self.band[slot] = band;
            }
        }
    }
}
