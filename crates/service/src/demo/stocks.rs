//! How many children are open to what, month by month: starts and ends of plans, of care and of early help,
//! so that at each month's end exactly as many are open as the table says.
//!
//! The plan speaks of groups of brothers and sisters who have no names yet. Whom they are is settled when the
//! front door meets them.

use calendar::{Date, Month};
use practice::code_sets::{CareEnd, EarlyHelpEnd, ProtectionPlanEnd};

use super::chance::Chance;
use super::days::{
    FIRST, LAST_WORKING_DAY, MONTHS, plus, working_after, working_before, working_from, working_in,
};
use super::lives::NeedEnd;
use super::published::Published;

/// What a child may be open to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    EarlyHelp,
    Need,
    Protection,
    Care,
    Disability,
}

/// Why it ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Why {
    EarlyHelp(EarlyHelpEnd),
    Need(NeedEnd),
    Protection(ProtectionPlanEnd),
    Care(CareEnd),
    Disability,
}

/// A time open to something.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stage {
    pub kind: Kind,
    pub start: Date,
    pub end: Option<(Date, Why)>,
}

/// A child of a group.
#[derive(Debug, Clone, Default)]
pub(super) struct Member {
    pub stages: Vec<Stage>,
}

/// How a group came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Entry {
    /// A contact led to early help on this day of contact.
    Contact(Date),
    /// A referral of this day; the assessment was authorised on the other.
    Referral { on: Date, discussion: Option<Date>, authorised: Date },
}

/// Brothers and sisters who go through the service together.
#[derive(Debug, Clone)]
pub(super) struct Group {
    pub members: Vec<Member>,
    pub entry: Entry,
    /// The day of birth, where the plan turns on it.
    pub born: Option<Date>,
    /// Years of age at the start, youngest and eldest.
    pub ages: (i64, i64),
    pub unaccompanied: bool,
}

impl Group {
    /// The first day on which it was open to anything.
    pub fn start(&self) -> Date {
        self.members
            .iter()
            .filter_map(|one| one.stages.first())
            .map(|stage| stage.start)
            .min()
            .unwrap_or(Date::MAX)
    }

    /// What it was first open to.
    pub fn first_kind(&self) -> Kind {
        self.members.first().and_then(|one| one.stages.first()).map_or(Kind::Need, |stage| stage.kind)
    }
}

/// Some children of a group.
pub(super) type Bundle = (usize, Vec<usize>);

/// All groups.
#[derive(Debug, Default)]
pub(super) struct Stocks {
    pub groups: Vec<Group>,
    /// Groups that are in care for a few weeks only, and the day on which they leave.
    pub short_stays: Vec<(usize, Date)>,
}

/// How many are open at the end of a month: before the table the city's ordinary numbers, in it the table.
pub(super) struct Targets {
    pub early_help: usize,
    pub need: usize,
    pub protection: usize,
    pub care: usize,
    pub disability: usize,
}

/// Months from April 2020 to March 2021, not published: plausible numbers that lead up to the table.
const EARLY_HELP_BEFORE: [usize; 12] = [880, 905, 930, 955, 950, 945, 950, 946, 940, 936, 931, 928];
const NEED_BEFORE: [usize; 12] = [600, 594, 588, 583, 576, 575, 570, 566, 560, 556, 551, 550];
const PROTECTION_BEFORE: [usize; 12] = [402, 398, 396, 391, 386, 380, 373, 366, 360, 352, 346, 341];
const CARE_BEFORE: [usize; 12] = [478, 479, 481, 482, 484, 485, 487, 488, 489, 490, 491, 493];
const DISABILITY_BEFORE: [usize; 12] = [242, 244, 246, 248, 250, 252, 253, 255, 257, 258, 260, 262];

fn targets(published: &Published, t: usize) -> Targets {
    match t {
        0..12 => Targets {
            early_help: EARLY_HELP_BEFORE[t],
            need: NEED_BEFORE[t],
            protection: PROTECTION_BEFORE[t],
            care: CARE_BEFORE[t],
            disability: DISABILITY_BEFORE[t],
        },
        12..19 => Targets {
            early_help: published.early_help[t - 12] as usize,
            need: published.need_plans[t - 12] as usize,
            protection: published.protection_plans[t - 12] as usize,
            care: published.looked_after[t - 12] as usize,
            disability: published.jigsaw_open[t - 12] as usize,
        },
        // Half of November: little has moved.
        _ => Targets {
            early_help: published.early_help[MONTHS - 1] as usize + 4,
            need: published.need_plans[MONTHS - 1] as usize - 3,
            protection: published.protection_plans[MONTHS - 1] as usize - 2,
            care: published.looked_after[MONTHS - 1] as usize + 1,
            disability: published.jigsaw_open[MONTHS - 1] as usize + 1,
        },
    }
}

/// The first and last day of a month in which things start and end.
pub(super) fn span(t: usize) -> (Date, Date) {
    let month = FIRST.plus(t as i16);
    let last = if month == Month::constant(2021, 11) { LAST_WORKING_DAY } else { month.last() };
    (month.first(), last)
}

/// Sizes of groups of brothers and sisters.
pub(super) const SIZES: &[(usize, u32)] = &[(1, 46), (2, 29), (3, 17), (4, 8)];

impl Stocks {
    /// Plans everything from before April 2020 to mid-November 2021.
    pub fn plan(published: &Published, seed: u64) -> Stocks {
        let mut chance = Chance::new(seed, 0x570C);
        let mut stocks = Stocks::default();
        stocks.begin(published, &mut chance);
        for t in 0..20 {
            stocks.month(&mut chance, &targets(published, t), t);
        }
        stocks
    }

    /// Those open on 31 March 2020, and those who had left care before.
    fn begin(&mut self, published: &Published, chance: &mut Chance) {
        let eve = plus(FIRST.first(), -1);
        let first = targets(published, 0);
        self.begin_care(chance, first.care, eve);
        let numbers = [
            (Kind::EarlyHelp, first.early_help, 240),
            (Kind::Need, first.need, 300),
            (Kind::Protection, first.protection, 330),
            (Kind::Disability, first.disability, 2200),
        ];
        for (kind, number, longest) in numbers {
            let mut left = number;
            while left > 0 {
                let size = if kind == Kind::Disability { 1 } else { chance.weighted(SIZES).min(left) };
                // More have come lately than long ago; of plans under which children stay longer, as many.
                let (one, other) = (chance.range(5, longest), chance.range(5, longest));
                let ago = if kind == Kind::Protection { one } else { one.min(other) };
                let start = working_from(plus(eve, -ago)).min(working_before(eve, 1));
                let entry = self.entry(chance, kind, start, false);
                self.open(chance, kind, start, size, entry, None);
                left -= size;
            }
        }
    }

    /// Children in care and those lately out of it: for each month of birth some young people, so that
    /// birthdays of 17 to 21 come evenly.
    fn begin_care(&mut self, chance: &mut Chance, number: usize, eve: Date) {
        let mut left = number;
        let oldest = Month::constant(1999, 4);
        for month in oldest.up_to(Month::constant(2005, 12)) {
            for place in 0..chance.range(4, 6) + more_born(month) {
                let born = plus(month.first(), chance.range(0, 27));
                let alone = place == 0 && month.number() % 2 == 1 && month.year() >= 2001;
                let start = if alone {
                    plus(born, chance.range(5650, 5950))
                } else {
                    working_from(plus(born, chance.range(900, 5250)))
                };
                if start >= plus(eve, -60) {
                    continue;
                }
                let entry = self.entry(chance, Kind::Care, start, false);
                let group = self.open(chance, Kind::Care, start, 1, entry, Some(born));
                self.groups[group].unaccompanied = alone;
                let eighteenth = calendar::birthday(born, 18);
                if eighteenth <= eve {
                    let why =
                        if chance.yes(30) { CareEnd::StayingPut } else { CareEnd::IndependentSupported };
                    self.end((group, vec![0]), eighteenth, Why::Care(why));
                } else {
                    left -= 1;
                }
            }
        }
        while left > 0 {
            let size = chance.weighted(SIZES).min(left);
            let start = working_from(plus(eve, -in_care_for(chance)));
            let entry = self.entry(chance, Kind::Care, start, false);
            let group = self.open(chance, Kind::Care, start, size, entry, None);
            self.groups[group].ages = (0, 8);
            left -= size;
        }
    }

    /// How a group that starts on a day came in.
    pub(super) fn entry(&self, chance: &mut Chance, kind: Kind, start: Date, assessed: bool) -> Entry {
        match kind {
            Kind::EarlyHelp if !assessed => Entry::Contact(working_before(start, chance.range(3, 9) as u32)),
            Kind::EarlyHelp | Kind::Need | Kind::Disability => {
                let before = if kind == Kind::EarlyHelp { chance.range(0, 3) as u32 } else { 0 };
                let authorised = working_before(start, before);
                let days = if chance.yes(7) { chance.range(46, 58) } else { chance.range(16, 44) };
                Entry::Referral { on: working_before(authorised, days as u32), discussion: None, authorised }
            }
            Kind::Protection => {
                let discussion = working_before(start, chance.range(9, 15) as u32);
                let on = working_before(discussion, chance.range(0, 4) as u32);
                let authorised = working_before(start, chance.range(1, 3) as u32);
                Entry::Referral { on, discussion: Some(discussion), authorised }
            }
            Kind::Care => {
                let on = working_before(start, chance.range(0, 6) as u32);
                let authorised = working_after(start, chance.range(14, 36) as u32);
                Entry::Referral { on, discussion: None, authorised }
            }
        }
    }

    pub(super) fn open(
        &mut self,
        chance: &mut Chance,
        kind: Kind,
        start: Date,
        size: usize,
        entry: Entry,
        born: Option<Date>,
    ) -> usize {
        let ages = match kind {
            Kind::EarlyHelp => (0, 13),
            Kind::Need => (0, 14),
            Kind::Protection => (0, 12),
            Kind::Care => (0, 12),
            Kind::Disability => (2, 14),
        };
        let member = Member { stages: vec![Stage { kind, start, end: None }] };
        let unaccompanied = false;
        self.groups.push(Group {
            members: vec![member; size],
            entry,
            born,
            ages: widen(chance, ages),
            unaccompanied,
        });
        self.groups.len() - 1
    }

    /// Children of one group who have been open to something since before a day.
    pub(super) fn bundles(&self, kind: Kind, since: Date) -> Vec<Bundle> {
        let open = |member: &Member| {
            member
                .stages
                .last()
                .is_some_and(|stage| stage.kind == kind && stage.end.is_none() && stage.start <= since)
        };
        let mut bundles = Vec::new();
        for (place, group) in self.groups.iter().enumerate() {
            let members: Vec<usize> =
                group.members.iter().enumerate().filter(|(_, one)| open(one)).map(|(n, _)| n).collect();
            if !members.is_empty() {
                bundles.push((place, members));
            }
        }
        bundles
    }

    pub(super) fn count(&self, kind: Kind) -> usize {
        self.bundles(kind, Date::MAX).iter().map(|(_, members)| members.len()).sum()
    }

    pub(super) fn end(&mut self, (group, members): Bundle, on: Date, why: Why) {
        for member in members {
            if let Some(stage) = self.groups[group].members[member].stages.last_mut() {
                stage.end = Some((on, why));
            }
        }
    }

    /// Ends one thing and starts another on the same day.
    pub(super) fn step(&mut self, some: Bundle, on: Date, why: Why, kind: Kind) {
        self.end(some.clone(), on, why);
        for member in some.1 {
            self.groups[some.0].members[member].stages.push(Stage { kind, start: on, end: None });
        }
    }

    /// New groups from the front door, so many children in all.
    pub(super) fn start(
        &mut self,
        chance: &mut Chance,
        kind: Kind,
        mut number: usize,
        (first, last): (Date, Date),
    ) {
        while number > 0 {
            let size = if kind == Kind::Disability { 1 } else { chance.weighted(SIZES).min(number) };
            let start = working_in(chance, first, last);
            let assessed = kind == Kind::EarlyHelp && chance.yes(22);
            let entry = self.entry(chance, kind, start, assessed);
            self.open(chance, kind, start, size, entry, None);
            number -= size;
        }
    }
}

/// More young people born in some months: the printed shares on 17th and 18th birthdays swing so much in July
/// and August 2021 that many birthdays must fall in July 2021 and, a year before, in August 2020.
fn more_born(month: Month) -> i64 {
    match (month.year(), month.number()) {
        (2002 | 2003, 8) => 3,
        (2003 | 2004, 7) => 2,
        _ => 0,
    }
}

/// For how long a child has been in care, in days: as it is where in every month 60 of a thousand leave.
fn in_care_for(chance: &mut Chance) -> i64 {
    // The days up to which 5, 10, ... 95 in 100 have come.
    const QUANTILES: [i64; 21] = [
        5, 31, 58, 86, 117, 149, 183, 220, 260, 304, 352, 404, 463, 530, 607, 698, 810, 954, 1156, 1503, 2400,
    ];
    let (at, to) = (chance.range(0, 19) as usize, chance.range(0, 100));
    QUANTILES[at] + (QUANTILES[at + 1] - QUANTILES[at]) * to / 100
}

/// Narrows a range of ages to some years within it, as families have.
fn widen(chance: &mut Chance, (low, high): (i64, i64)) -> (i64, i64) {
    let youngest = chance.range(low, high);
    (youngest, (youngest + 5).min(high))
}
