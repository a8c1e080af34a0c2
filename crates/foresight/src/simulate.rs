//! Futures thrown with dice, child by child and week by week.
//!
//! Each path draws its own rates, arrivals and lever effects, so that a band holds what is in doubt and not
//! only what is chance. Every throw has an address (path, child, week), so scenarios share their luck and the
//! answer does not depend on the number of threads.

use calendar::Date;
use rayon::prelude::*;
use rules::Refusal;

use crate::codes::{ExitReason, Placement};
use crate::cost::{Prices, Ready};
use crate::dice::{Dice, at, mix, unit};
use crate::effects::{Effects, Pull, Route, Target};
use crate::model::{Chances, Clock, DURATIONS, Model, State};
use crate::rates::Rates;
use crate::scenario::Scenario;
use crate::stream::TERMS;

/// How many kinds of placement there are.
pub(crate) const KINDS: usize = Placement::ALL.len();
/// Children of one family beyond this are not followed one by one; none has ever been so large.
const FAMILY_MAX: u64 = 32;

/// How to throw.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Throw {
    /// How many futures.
    pub paths: u32,
    /// The seed: the same seed gives the same futures.
    pub seed: u64,
    /// Whether each path draws its rates and arrivals, or all use the best guess.
    pub doubt_rates: bool,
    /// Whether each path draws the levers' effects from their ranges.
    pub doubt_levers: bool,
}

impl Throw {
    /// So many futures with all that is in doubt in doubt.
    pub fn new(paths: u32, seed: u64) -> Throw {
        Throw { paths, seed, doubt_rates: true, doubt_levers: true }
    }
}

/// What happened in the futures.
#[derive(Debug, Clone, PartialEq)]
pub struct Runs {
    /// The first day.
    pub start: Date,
    /// How many weeks.
    pub weeks: u16,
    /// The columns of stocks.
    pub states: Vec<State>,
    /// How many futures.
    pub paths: u32,
    /// Children by path, week (one more than `weeks`) and state.
    pub(crate) stock: Vec<u16>,
    /// Children who entered and who left, by path and week.
    pub(crate) flows: Vec<[u16; 2]>,
    /// Pence by path, week and kind of placement; empty without prices.
    pub(crate) pence: Vec<u32>,
}

impl Runs {
    /// Children by state at the start of a week in one path; empty beyond.
    pub fn stock(&self, path: u32, week: u16) -> &[u16] {
        let row = path as usize * (usize::from(self.weeks) + 1) + usize::from(week);
        let inside = path < self.paths && week <= self.weeks;
        if inside { &self.stock[row * self.states.len()..][..self.states.len()] } else { &[] }
    }

    /// Children who entered and who left in a week of one path.
    pub fn flows(&self, path: u32, week: u16) -> [u16; 2] {
        let row = path as usize * usize::from(self.weeks) + usize::from(week);
        self.flows.get(row).copied().unwrap_or_default()
    }

    /// Pence by kind of placement, in the order of [`Placement::ALL`], in a week of one path; empty where no
    /// prices were given.
    pub fn pence(&self, path: u32, week: u16) -> &[u32] {
        let row = path as usize * usize::from(self.weeks) + usize::from(week);
        self.pence.get(row * KINDS..(row + 1) * KINDS).unwrap_or(&[])
    }
}

/// Throws futures of a scenario.
///
/// # Errors
///
/// What [`Scenario::check`] refuses.
pub fn simulate(
    model: &Model,
    scenario: &Scenario,
    prices: Option<&Prices>,
    throw: Throw,
) -> Result<Runs, Vec<Refusal>> {
    let effects = Effects::new(model, scenario)?;
    let plan = Plan::new(model, &effects, prices, throw);
    let (weeks, width) = (usize::from(scenario.weeks), model.states.len());
    let paths = throw.paths as usize;
    let mut runs = Runs {
        start: model.start,
        weeks: scenario.weeks,
        states: model.states.clone(),
        paths: throw.paths,
        stock: vec![0; paths * (weeks + 1) * width],
        flows: vec![[0; 2]; paths * weeks],
        pence: vec![0; if prices.is_some() { paths * weeks * KINDS } else { 0 }],
    };
    let pence_row = if prices.is_some() { weeks * KINDS } else { 0 };
    // Without prices each path has an empty row, of which there are as many as paths.
    let mut pence: Vec<&mut [u32]> = match pence_row {
        0 => (0..paths).map(|_| Default::default()).collect(),
        row => runs.pence.chunks_mut(row).collect(),
    };
    let stocks = runs.stock.par_chunks_mut((weeks + 1) * width);
    let flows = runs.flows.par_chunks_mut(weeks);
    stocks.zip(flows).zip(pence.par_iter_mut()).enumerate().for_each_init(
        || Scratch::new(&plan),
        |scratch, (path, ((stock, flows), pence))| {
            let mut rows = Rows { stock, flows, pence };
            scratch.path(&plan, path as u64, &mut rows, &mut Unseen);
        },
    );
    Ok(runs)
}

/// Somebody who looks on, child by child.
pub(crate) trait Witness {
    /// A child is first counted in a week.
    fn entered(&mut self, _child: u64, _family: u64, _week: u16, _age_quarters: u8, _state: u8) {}
    /// A child moves in a week to a state.
    fn moved(&mut self, _child: u64, _week: u16, _to: u8) {}
    /// A child leaves in a week.
    fn left(&mut self, _child: u64, _week: u16, _reason: ExitReason) {}
}

/// Nobody looks on.
struct Unseen;

impl Witness for Unseen {}

/// Where a path is written down.
pub(crate) struct Rows<'a> {
    pub(crate) stock: &'a mut [u16],
    pub(crate) flows: &'a mut [[u16; 2]],
    pub(crate) pence: &'a mut [u32],
}

/// What all paths share.
pub(crate) struct Plan<'a> {
    model: &'a Model,
    effects: &'a Effects,
    throw: Throw,
    central: Rates,
    rows: [Vec<[f64; TERMS]>; 2],
    prices: Option<Ready>,
    pull: Pull,
    /// The limit that counts children of a state.
    counted: Vec<Option<u8>>,
    kinds: Vec<u8>,
}

impl<'a> Plan<'a> {
    pub(crate) fn new(
        model: &'a Model,
        effects: &'a Effects,
        prices: Option<&Prices>,
        throw: Throw,
    ) -> Plan<'a> {
        let rows = [0, 1].map(|kind: usize| {
            model.streams[kind].as_ref().map_or(vec![], |stream| stream.rows(effects.weeks))
        });
        let mut pull = Pull::default();
        effects.pull(None, &mut pull);
        let kind = |state: &State| Placement::ALL.iter().position(|kind| *kind == state.placement);
        let limit =
            |state: &State| effects.limits.iter().position(|limit| limit.placement == state.placement);
        Plan {
            model,
            effects,
            throw,
            central: model.central(),
            rows,
            prices: prices.map(|prices| prices.ready(effects.weeks)),
            pull,
            counted: model.states.iter().map(|state| limit(state).map(|limit| limit as u8)).collect(),
            kinds: model.states.iter().map(|state| kind(state).unwrap_or(0) as u8).collect(),
        }
    }
}

/// Everything a path needs, made once for a thread. Children stand in columns; who leaves makes room for the
/// last.
pub(crate) struct Scratch {
    rates: Rates,
    numbers: Vec<f64>,
    pull: Pull,
    /// The chance of an event and of leaving, by cell, in parts of 2^32.
    event: Vec<u32>,
    leave: Vec<u32>,
    /// The chance that any lever acts in the present week, by state, in parts of 2^32; rounded up.
    pulled: Vec<u32>,
    weekly: [Vec<f64>; 2],
    mixes: [Vec<f64>; 2],
    key: Vec<u64>,
    cell: Vec<u16>,
    state: Vec<u8>,
    next: Vec<u16>,
    clock: Vec<Clock>,
    name: Vec<u64>,
    price: Vec<i64>,
    count: Vec<u16>,
    in_limit: Vec<u32>,
    unaccompanied: u32,
    spent: [i64; KINDS],
    named: u64,
}

/// A chance in parts of 2^32.
#[inline]
fn parts(chance: f64) -> u32 {
    // At most 1, and a cast beyond the greatest number stays at it.
    (chance * 4_294_967_296.0) as u32
}

impl Scratch {
    pub(crate) fn new(plan: &Plan) -> Scratch {
        let states = plan.model.states.len();
        let room = 2 * plan.model.children.len() + 64;
        Scratch {
            rates: plan.central.clone(),
            numbers: Vec::new(),
            pull: plan.pull.clone(),
            event: vec![0; plan.central.leave.len()],
            leave: vec![0; plan.central.leave.len()],
            pulled: vec![0; states],
            weekly: [Vec::new(), Vec::new()],
            mixes: [Vec::new(), Vec::new()],
            key: Vec::with_capacity(room),
            cell: Vec::with_capacity(room),
            state: Vec::with_capacity(room),
            next: Vec::with_capacity(room),
            clock: Vec::with_capacity(room),
            name: Vec::with_capacity(room),
            price: Vec::with_capacity(room),
            count: vec![0; states],
            in_limit: vec![0; plan.effects.limits.len()],
            unaccompanied: 0,
            spent: [0; KINDS],
            named: 0,
        }
    }

    /// Throws one path.
    pub(crate) fn path(&mut self, plan: &Plan, path: u64, rows: &mut Rows, witness: &mut impl Witness) {
        let root = at(plan.throw.seed, path);
        self.prepare(plan, root);
        let width = self.count.len();
        rows.stock[..width].copy_from_slice(&self.count);
        for week in 0..usize::from(plan.effects.weeks) {
            if let Some(prices) = &plan.prices {
                for (kind, spent) in self.spent.iter().enumerate() {
                    let pence = prices.in_week(kind, week, *spent as f64, &self.pull);
                    rows.pence[week * KINDS + kind] = u32::try_from(pence).unwrap_or(u32::MAX);
                }
            }
            let left = self.step(plan, week, witness);
            let came = self.arrive(plan, week, root, witness);
            rows.flows[week] = [came, left];
            rows.stock[(week + 1) * width..][..width].copy_from_slice(&self.count);
        }
    }

    /// Draws what is in doubt, and brings in the children of the first day.
    fn prepare(&mut self, plan: &Plan, root: u64) {
        let doubt = plan.throw.doubt_rates;
        match (&plan.model.chances, doubt) {
            (Chances::Learned(posterior), true) => {
                posterior.draw_into(at(root, 1), &mut self.numbers, &mut self.rates);
            }
            _ => self.rates.clone_from(&plan.central),
        }
        for (cell, (leave, moving)) in self.rates.leave.iter().zip(&self.rates.moving).enumerate() {
            self.leave[cell] = parts(*leave);
            self.event[cell] = parts(leave + moving);
        }
        if plan.throw.doubt_levers {
            plan.effects.pull(Some(at(plan.throw.seed ^ root, 2)), &mut self.pull);
        }
        for (kind, stream) in plan.model.streams.iter().enumerate() {
            if let Some(stream) = stream {
                let mut dice = Dice::new(at(root, 3 + kind as u64));
                stream.draw_weekly(&plan.rows[kind], &mut dice, doubt, &mut self.weekly[kind]);
                stream.draw_mix(&mut dice, doubt, &mut self.mixes[kind]);
            }
        }
        self.key.clear();
        self.cell.clear();
        self.state.clear();
        self.next.clear();
        self.clock.clear();
        self.name.clear();
        self.price.clear();
        self.count.fill(0);
        self.in_limit.fill(0);
        self.unaccompanied = 0;
        self.spent = [0; KINDS];
        self.named = 0;
        let children = at(root, 5);
        for (place, child) in plan.model.children.iter().enumerate() {
            self.add(plan, at(children, place as u64), child.clock, usize::from(child.state));
        }
    }

    /// A child is there from now on.
    fn add(&mut self, plan: &Plan, key: u64, clock: Clock, state: usize) -> u64 {
        self.key.push(key);
        self.cell.push((clock.band() * self.count.len() + state) as u16);
        self.state.push(state as u8);
        self.next.push(clock.next());
        self.clock.push(clock);
        self.name.push(self.named);
        self.price.push(0);
        self.settle(plan, self.key.len() - 1, state, 0);
        self.named += 1;
        self.named - 1
    }

    /// Counts a child in a state, at a price drawn anew.
    #[inline]
    fn settle(&mut self, plan: &Plan, child: usize, state: usize, week: u64) {
        self.count[state] += 1;
        if let Some(limit) = plan.counted[state] {
            self.in_limit[usize::from(limit)] += 1;
        }
        if plan.model.states[state].unaccompanied {
            self.unaccompanied += 1;
        }
        if let Some(prices) = &plan.prices {
            let kind = usize::from(plan.kinds[state]);
            let paid = &prices.paid[kind];
            let drawn = at(self.key[child] ^ 0x5050, week);
            let price = if paid.is_empty() { 0 } else { paid[(drawn % paid.len() as u64) as usize].0 };
            self.price[child] = price;
            self.spent[kind] += price;
        }
    }

    /// Counts a child out of a state.
    #[inline]
    fn unsettle(&mut self, plan: &Plan, child: usize) {
        let state = usize::from(self.state[child]);
        self.count[state] -= 1;
        if let Some(limit) = plan.counted[state] {
            self.in_limit[usize::from(limit)] -= 1;
        }
        if plan.model.states[state].unaccompanied {
            self.unaccompanied -= 1;
        }
        self.spent[usize::from(plan.kinds[state])] -= self.price[child];
    }

    /// Takes a child out of the columns.
    fn remove(&mut self, plan: &Plan, child: usize) {
        self.unsettle(plan, child);
        self.key.swap_remove(child);
        self.cell.swap_remove(child);
        self.state.swap_remove(child);
        self.next.swap_remove(child);
        self.clock.swap_remove(child);
        self.name.swap_remove(child);
        self.price.swap_remove(child);
    }

    /// Where a child on the way to a state gets to.
    #[inline]
    fn route(&self, plan: &Plan, state: usize, week: usize) -> usize {
        let full =
            |limit: u8| self.in_limit[usize::from(limit)] >= self.pull.places(usize::from(limit), week);
        match plan.effects.routes[state] {
            Route::Limited { limit, otherwise } if full(limit) => otherwise.into(),
            Route::Redirected { limit, own } if !full(limit) => own.into(),
            _ => state,
        }
    }

    /// One week of those who are there. How many left.
    fn step(&mut self, plan: &Plan, week: usize, witness: &mut impl Witness) -> u16 {
        let next = (week + 1) as u16;
        let mut left = 0;
        let mut child = 0;
        self.pulls(plan, week);
        // The address of the week beneath each child's key, as `dice::at` would have it.
        let offset = 0x9e37_79b9_7f4a_7c15_u64.wrapping_mul(week as u64 + 1);
        while child < self.key.len() {
            let bits = mix(self.key[child].wrapping_add(offset));
            let turns = self.next[child] == next;
            let happens = ((bits >> 32) as u32) < self.event[usize::from(self.cell[child])];
            let levered = (bits as u32) < self.pulled[usize::from(self.state[child])];
            if !(turns || happens || levered) {
                child += 1;
                continue;
            }
            let gone = if turns && self.clock[child].eighteen() == next {
                Some(ExitReason::TurnedEighteen)
            } else if happens {
                self.event(plan, child, bits, week, witness)
            } else if levered {
                self.pulled(plan, child, bits, week, witness)
            } else {
                None
            };
            if let Some(reason) = gone {
                witness.left(self.name[child], next, reason);
                self.remove(plan, child);
                left += 1;
                continue;
            }
            if turns {
                self.clock[child].pass(next);
                self.next[child] = self.clock[child].next();
                let cell = self.clock[child].band() * self.count.len() + usize::from(self.state[child]);
                self.cell[child] = cell as u16;
            }
            child += 1;
        }
        left
    }

    /// How likely any lever is to act on a child in a state in the week.
    fn pulls(&mut self, plan: &Plan, week: usize) {
        for (state, pulled) in self.pulled.iter_mut().enumerate() {
            let acting = (0..plan.effects.on_children())
                .filter(|lever| plan.effects.target(*lever, state).is_some())
                .map(|lever| 1.0 - self.pull.chance(lever, week));
            let any = 1.0 - acting.product::<f64>();
            *pulled = if any > 0.0 { parts(any).saturating_add(1) } else { 0 };
        }
    }

    /// A child leaves, and why, or moves.
    fn event(
        &mut self,
        plan: &Plan,
        child: usize,
        bits: u64,
        week: usize,
        witness: &mut impl Witness,
    ) -> Option<ExitReason> {
        let cell = usize::from(self.cell[child]);
        let state = usize::from(self.state[child]);
        let age = cell / self.count.len() / DURATIONS;
        let mut throw = unit(at(bits, 7));
        if ((bits >> 32) as u32) < self.leave[cell] {
            let shares = &self.rates.reasons[age * self.count.len() + state];
            let reason = shares.iter().position(|share| {
                throw -= share;
                throw < 0.0
            });
            return Some(ExitReason::ALL[reason.unwrap_or(ExitReason::ALL.len() - 1)]);
        }
        let (to, shares) = self.rates.destinations(age, state);
        let place = shares.iter().position(|share| {
            throw -= share;
            throw < 0.0
        });
        let to = place.or(to.len().checked_sub(1)).map(|place| usize::from(to[place]));
        if let Some(to) = to {
            self.moves(plan, child, to, week, witness);
        }
        None
    }

    /// What the levers do to a child to whom nothing else happens, one after another.
    fn pulled(
        &mut self,
        plan: &Plan,
        child: usize,
        bits: u64,
        week: usize,
        witness: &mut impl Witness,
    ) -> Option<ExitReason> {
        let state = usize::from(self.state[child]);
        let mut throw = f64::from(bits as u32) / 4_294_967_296.0;
        for lever in 0..plan.effects.on_children() {
            if let Some(target) = plan.effects.target(lever, state) {
                let chance = self.pull.chance(lever, week);
                if throw < chance {
                    match target {
                        Target::Exit(reason) => return Some(ExitReason::ALL[usize::from(reason)]),
                        Target::Move(to) => self.moves(plan, child, to.into(), week, witness),
                    }
                    return None;
                }
                // Those the lever leaves are spread evenly again.
                throw = (throw - chance) / (1.0 - chance);
            }
        }
        None
    }

    fn moves(&mut self, plan: &Plan, child: usize, to: usize, week: usize, witness: &mut impl Witness) {
        self.unsettle(plan, child);
        let to = self.route(plan, to, week);
        self.cell[child] = self.cell[child] - u16::from(self.state[child]) + to as u16;
        if to != usize::from(self.state[child]) {
            witness.moved(self.name[child], (week + 1) as u16, to as u8);
        }
        self.state[child] = to as u8;
        self.settle(plan, child, to, week as u64 + 1);
    }

    /// The families of a week. How many children came.
    fn arrive(&mut self, plan: &Plan, week: usize, root: u64, witness: &mut impl Witness) -> u16 {
        let mut came = 0;
        let next = (week + 1) as u16;
        for (kind, stream) in plan.model.streams.iter().enumerate() {
            let Some(stream) = stream else { continue };
            let week_key = at(at(root, 8 + kind as u64), week as u64);
            let count = stream.count(self.weekly[kind][week], &mut Dice::new(week_key));
            for family in 0..u64::from(count) {
                let key = at(week_key ^ 0x00fa_3117, family);
                let point = unit(at(key, 0));
                let mix = &self.mixes[kind];
                let pattern = mix.partition_point(|sum| *sum <= point).min(mix.len() - 1);
                let fate = unit(at(key, 1));
                let mut name = None;
                for (member, (quarters, state)) in stream.families[pattern].iter().enumerate() {
                    let full =
                        plan.effects.threshold.is_some_and(|most| kind == 1 && self.unaccompanied >= most);
                    if full || member as u64 >= FAMILY_MAX || self.prevented(plan, *quarters, fate, week) {
                        continue;
                    }
                    let state = self.route(plan, usize::from(*state), week);
                    let clock = Clock::of_entrant(next, *quarters);
                    let child = self.add(plan, at(key, 2 + member as u64), clock, state);
                    witness.entered(child, *name.get_or_insert(child), next, *quarters, state as u8);
                    came += 1;
                }
            }
        }
        came
    }

    /// Whether a child of a family does not come, after what each lever in turn has left.
    fn prevented(&self, plan: &Plan, quarters: u8, fate: f64, week: usize) -> bool {
        let mut comes = 1.0;
        for lever in 0..plan.effects.on_entries() {
            if plan.effects.prevents_at(lever, quarters) {
                comes *= 1.0 - self.pull.prevented(lever, week);
            }
        }
        fate >= comes
    }
}
