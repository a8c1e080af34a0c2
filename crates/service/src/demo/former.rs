//! Those whom the service left before April 2020: children looked after and on plans from April 2017 on, so
//! that a forecast has years to learn from. What was done with them is in the former system; here are their
//! periods, homes and plans.
//!
//! They are planned around those who were still open in April 2020: at each month's end as many more as the
//! city's level asks. Nothing published looks back on them, and nothing else in the city changes with them.

use calendar::{Date, Month};
use practice::code_sets::{AllocationRole, CareEnd, NeedPlanEnd, ProtectionPlanEnd, ServiceKind};

use super::chance::Chance;
use super::days::{FIRST, days_between, plus, working_before, working_from, working_in};
use super::front_door::FrontDoor;
use super::lives::{Life, NeedEnd, Work};
use super::people::City;
use super::staff::Desk;
use super::stocks::{Entry, Kind, SIZES, Stocks, Why};

/// The month at whose end the history begins.
const EVE: Month = Month::constant(2017, 3);
/// Months from it to April 2020.
const BEFORE: usize = 36;

/// What is told apart, with how many there were at the end of March 2017, 2018 and 2019 (in March 2020 as many
/// as are still open), and how long one lasts: shares in per cent, days from and to.
struct Line {
    kind: Kind,
    levels: [i64; 3],
    lasts: &'static [((i64, i64), u32)],
    /// The shortest, in days.
    least: i64,
}

/// Invented levels, of the size that a city of 52,000 children had in those years.
const LINES: &[Line] = &[
    Line {
        kind: Kind::Care,
        levels: [531, 524, 502],
        lasts: &[((36, 80), 38), ((80, 240), 37), ((240, 800), 25)],
        least: 36,
    },
    Line {
        kind: Kind::Protection,
        levels: [348, 371, 388],
        lasts: &[((80, 130), 25), ((130, 300), 45), ((300, 560), 30)],
        least: 75,
    },
    Line {
        kind: Kind::Need,
        levels: [712, 748, 771],
        lasts: &[((40, 100), 30), ((100, 220), 45), ((220, 420), 25)],
        least: 35,
    },
];

/// Brothers and sisters who were there from one day to another.
struct Stay {
    size: i64,
    start: Date,
    end: Date,
}

/// Adds them to the city.
pub(super) fn settle(city: &mut City, seed: u64) {
    let mut chance = Chance::new(seed, 0xF0E4);
    let mut stocks = Stocks::default();
    for line in LINES {
        let there: Vec<i64> = (0..=BEFORE)
            .map(|t| {
                city.children.iter().filter(|child| open(&child.life, line.kind, ending(t))).count() as i64
            })
            .collect();
        for stay in stays(&mut chance, line, &there) {
            begin(&mut stocks, &mut chance, line.kind, &stay);
        }
    }
    let first = city.children.len();
    let mut front = FrontDoor::new(city, &stocks, seed ^ 0xF0E4);
    for (place, group) in stocks.groups.iter().enumerate() {
        let (Entry::Referral { on, .. } | Entry::Contact(on)) = group.entry;
        front.settle_earlier(place, on);
    }
    for place in first..city.children.len() {
        let (family, born) = (city.children[place].family, city.children[place].born);
        let locality = city.families[family].locality;
        let life = &mut city.children[place].life;
        life.former = true;
        for spell in &mut life.care {
            let stop = spell.end.map_or(spell.start, |(day, _)| day);
            super::timing::home_and_status(spell, born, stop);
        }
        worked_with(life, family, locality);
    }
}

/// The last day of a month counted from March 2017.
fn ending(t: usize) -> Date {
    EVE.plus(t as i16).last()
}

/// Whether a life is open to something at the end of a day.
fn open(life: &Life, kind: Kind, day: Date) -> bool {
    let spell = |start: Date, end: Option<Date>| super::timing::open(start, end, day);
    match kind {
        Kind::Care => {
            life.care.iter().any(|one| !one.short_breaks && spell(one.start, one.end.map(|end| end.0)))
        }
        Kind::Protection => life.protection.iter().any(|one| spell(one.start, one.end.map(|end| end.0))),
        Kind::Need | Kind::Disability => {
            let disabled = life.disability.as_ref().filter(|one| !one.transferred);
            life.needs.iter().any(|one| spell(one.start, one.end.map(|end| end.0)))
                || disabled.is_some_and(|one| one.plan.is_some_and(|plan| spell(plan, one.end)))
        }
        Kind::EarlyHelp => life.early_help.iter().any(|one| spell(one.start, one.end.map(|end| end.0))),
    }
}

/// How many there are at the end of a month: along straight lines from March to March, a few more or less.
fn level(line: &Line, there: &[i64], t: usize, chance: &mut Chance) -> i64 {
    let year = t / 12;
    let of = |year: usize| line.levels.get(year).copied().unwrap_or(there[BEFORE]);
    let (from, to) = (of(year), of(year + 1));
    let swing = if t == BEFORE { 0 } else { chance.range(-4, 4) };
    (from + (to - from) * (t % 12) as i64 / 12 + swing).max(there[t])
}

/// Who came and left, month by month, so that at each month's end as many are there as the level asks.
fn stays(chance: &mut Chance, line: &Line, there: &[i64]) -> Vec<Stay> {
    let last_day = working_before(FIRST.first(), 2);
    let mut stays: Vec<Stay> = Vec::new();
    for t in 0..=BEFORE {
        let (first, last) = (ending(t).first_of_month(), ending(t));
        let open = |stays: &[Stay]| {
            let there = stays.iter().filter(|stay| super::timing::open(stay.start, Some(stay.end), last));
            there.map(|stay| stay.size).sum::<i64>()
        };
        let wanted = level(line, there, t, chance) - there[t];
        // Too many: those who have been there longest leave.
        let mut longest: Vec<usize> = (0..stays.len())
            .filter(|n| stays[*n].end > last && stays[*n].start <= plus(first, -line.least))
            .collect();
        longest.sort_by_key(|n| stays[*n].start);
        for n in longest {
            if open(&stays) <= wanted {
                break;
            }
            stays[n].end = working_in(chance, first, last);
        }
        let mut missing = wanted - open(&stays);
        while missing > 0 {
            let size = (chance.weighted(SIZES) as i64).min(missing);
            let lasts = chance.weighted(line.lasts);
            let days = chance.range(lasts.0, lasts.1);
            let start = if t == 0 {
                // Already there: so far along in their time.
                working_from(plus(last, -chance.range(1, days)))
            } else {
                working_in(chance, first, last)
            };
            let end = working_from(plus(start, days).max(plus(last, 3))).min(last_day);
            missing -= size;
            // Too late in the day to come and to have left before April 2020.
            if days_between(start, end) >= line.least {
                stays.push(Stay { size, start, end });
            }
        }
    }
    stays
}

fn begin(stocks: &mut Stocks, chance: &mut Chance, kind: Kind, stay: &Stay) {
    let Stay { size, start, end } = *stay;
    let entry = stocks.entry(chance, kind, start, false);
    let group = stocks.open(chance, kind, start, size as usize, entry, None);
    let long = days_between(start, end) > 240;
    let why = match kind {
        Kind::Care if long && size == 1 && chance.yes(38) => {
            stocks.groups[group].ages = (0, 1);
            Why::Care(CareEnd::AdoptedDispensed)
        }
        Kind::Care if long => Why::Care(chance.weighted(&[
            (CareEnd::GuardianFosterRelative, 30),
            (CareEnd::GuardianRelative, 22),
            (CareEnd::HomePlanned, 28),
            (CareEnd::ChildArrangements, 20),
        ])),
        Kind::Care => Why::Care(chance.weighted(&[
            (CareEnd::HomePlanned, 50),
            (CareEnd::HomeUnplanned, 20),
            (CareEnd::ChildArrangements, 15),
            (CareEnd::OtherAuthority, 5),
            (CareEnd::HomeOthers, 10),
        ])),
        Kind::Protection => Why::Protection(
            chance.weighted(&[(ProtectionPlanEnd::NoLongerAtRisk, 94), (ProtectionPlanEnd::Moved, 6)]),
        ),
        _ => Why::Need(NeedEnd::Ended(chance.weighted(&[
            (NeedPlanEnd::NeedsMet, 70),
            (NeedPlanEnd::ConsentWithdrawn, 14),
            (NeedPlanEnd::Moved, 8),
            (NeedPlanEnd::Other, 8),
        ]))),
    };
    // Nobody of them is 16 before leaving.
    let (youngest, eldest) = stocks.groups[group].ages;
    stocks.groups[group].ages = (youngest.min(9), eldest.min(12));
    stocks.end((group, (0..size as usize).collect()), end, why);
}

/// Who worked with them: nobody's load of today counts it.
fn worked_with(life: &mut Life, family: usize, locality: usize) {
    let holder = AllocationRole::CaseHolder;
    let protection = Desk::Protection(locality * 2 + family % 2);
    let needs = life
        .needs
        .iter()
        .map(|one| (protection, ServiceKind::ChildInNeed, one.start, one.end.map(|end| end.0)));
    let plans = life
        .protection
        .iter()
        .map(|one| (protection, ServiceKind::ChildProtection, one.start, one.end.map(|end| end.0)));
    let care = life.care.iter().map(|one| {
        (Desk::LookedAfter(family % 2), ServiceKind::LookedAfter, one.start, one.end.map(|end| end.0))
    });
    let work = needs.chain(plans).chain(care).map(|(desk, service, from, to)| Work {
        desk,
        seat: family % 4,
        service,
        role: holder,
        from,
        to,
    });
    life.work = work.collect();
}
