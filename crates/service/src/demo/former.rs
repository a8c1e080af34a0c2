//! Those whom the service left before April 2020: children looked after and on plans from April 2017 on, so
//! that a forecast has years to learn from. What was done with them is in the former system; here are their
//! periods, homes and plans.
//!
//! Families come as evenly as later, and leave as they do later, so that one time can be learned from another:
//! with those who were still open in April 2020 there are as many new ones in each month as the city has.
//! Nothing published looks back on them, and nothing else in the city changes with them.

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
/// The longest that anybody stays, in days.
const LONGEST: i64 = 3_600;
/// How often the day of leaving is drawn again, where it falls after March 2020.
const TRIES: usize = 60;

/// What is told apart. Sizes are invented, as a city of 52,000 children had them in those years.
struct Line {
    kind: Kind,
    /// How many there were at the end of March 2017.
    eve: i64,
    /// How many children come in a month, with those who were still open in April 2020.
    come: i64,
    /// How many of a thousand leave in a month, after the shortest time.
    leave: u32,
    /// The shortest, in days.
    least: i64,
}

const LINES: &[Line] = &[
    Line { kind: Kind::Care, eve: 496, come: 12, leave: 46, least: 60 },
    Line { kind: Kind::Protection, eve: 381, come: 36, leave: 115, least: 75 },
    Line { kind: Kind::Need, eve: 726, come: 112, leave: 165, least: 35 },
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
        let lives = || city.children.iter().map(|child| &child.life);
        let there = lives().filter(|life| open(life, line.kind, ending(0))).count() as i64;
        let came: Vec<i64> = (1..=BEFORE)
            .map(|t| {
                let new =
                    |life: &&Life| open(life, line.kind, ending(t)) && !open(life, line.kind, ending(t - 1));
                lives().filter(new).count() as i64
            })
            .collect();
        for stay in stays(&mut chance, line, there, &came) {
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

/// Who was there already at the end of March 2017, and who came month by month: as many as the line says
/// beside those of the city who were there, and who came.
fn stays(chance: &mut Chance, line: &Line, there: i64, came: &[i64]) -> Vec<Stay> {
    let mut stays = Vec::new();
    let first = std::iter::once(line.eve - there);
    let months: Vec<i64> =
        first.chain(came.iter().map(|came| line.come + chance.range(-1, 1) * line.come / 6 - came)).collect();
    let mut owed = 0;
    for (t, missing) in months.into_iter().enumerate() {
        let last = ending(t);
        owed += missing;
        while owed > 0 {
            let size = (chance.weighted(SIZES) as i64).min(owed);
            owed -= size;
            let start = if t == 0 {
                working_from(plus(last, -time(chance, line)))
            } else {
                working_in(chance, last.first_of_month(), last)
            };
            stays.extend(leaves(chance, line, start, start.max(ending(0))).map(|end| Stay {
                size,
                start,
                end,
            }));
        }
    }
    stays
}

/// How long somebody stays, in days: the shortest time, and from then on in every month as likely to leave.
fn time(chance: &mut Chance, line: &Line) -> i64 {
    let mut days = line.least + chance.range(0, 30);
    while days < LONGEST && !chance.rarely(line.leave) {
        days += 30;
    }
    days
}

/// When somebody leaves who is there on a day: before April 2020. Nothing where they come too late for that.
fn leaves(chance: &mut Chance, line: &Line, start: Date, there_on: Date) -> Option<Date> {
    let last_day = working_before(FIRST.first(), 2);
    let earliest = plus(start, line.least).max(plus(there_on, 1));
    let mut drawn = (0..TRIES).map(|_| working_from(plus(earliest, time(chance, line) - line.least)));
    let end = drawn.find(|end| *end <= last_day);
    end.or_else(|| (earliest <= last_day).then(|| working_in(chance, earliest, last_day)))
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
