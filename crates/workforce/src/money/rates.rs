//! A financial year's rates, looked up once: what holds between two days on which nothing changes.

use calendar::{Date, FinancialYear, Month};
use rules::Refusal;

use super::cost::{Basis, Period, Source};
use super::oncosts::{Levy, NationalInsurance};
use super::policy::{PartYear, Practice};
use super::{PayRules, Standing};

/// No pay at this point.
pub(super) const NO_PAY: i64 = -1;

/// A stretch of days in which no table changes, as days since the year began, the last not included.
pub(super) struct Stretch {
    pub(super) from: i32,
    pub(super) to: i32,
    /// Full-time pay in a year by spine and point, in pence.
    pub(super) pay: Vec<[i64; 256]>,
    pub(super) ni_rate: i64,
    pub(super) ni_free: i64,
    pub(super) ni_free_with_relief: i64,
    pub(super) pension: i64,
    pub(super) levy: i64,
}

/// A financial year, or a part of one.
pub(super) struct YearRates<'a> {
    pub(super) year: FinancialYear,
    pub(super) start: Date,
    /// The part that is costed, as days since the year began, the last not included.
    pub(super) window: (i32, i32),
    pub(super) practice: &'a Practice,
    pub(super) stretches: Vec<Stretch>,
    pub(super) basis: Basis,
    /// The last day of the period.
    last: Date,
    days: i32,
}

impl<'a> YearRates<'a> {
    /// The rates of a period within one financial year, and where each comes from.
    pub(super) fn new(
        rules: &'a PayRules,
        period: Period,
        basis: Basis,
        sources: &mut Vec<Source>,
    ) -> Result<YearRates<'a>, Refusal> {
        let year = FinancialYear::of(period.from);
        let start = year.start();
        let days = days_between(start, year.end()) + 1;
        let Some(practice) = rules.practice(period.from) else {
            return Err(missing("practice", period.from, "how the council costs its posts"));
        };
        let window = match basis {
            Basis::InYear => (days_between(start, period.from), days_between(start, period.to) + 1),
            Basis::FullYear => (0, days),
        };
        let firsts = match basis {
            Basis::InYear => first_days(rules, period, practice.pay_day),
            Basis::FullYear => vec![period.to],
        };
        let mut stretches = Vec::with_capacity(firsts.len());
        for (place, first) in firsts.iter().enumerate() {
            let from = if place == 0 { window.0 } else { days_between(start, *first) };
            let to = firsts.get(place + 1).map_or(window.1, |next| days_between(start, *next));
            stretches.push(stretch(rules, *first, practice.pay_day, (from, to), sources)?);
        }
        Ok(YearRates { year, start, window, practice, stretches, basis, last: period.to, days })
    }

    /// The parts of the year from one day to another, the last not included; with [`Self::whole`] they make a
    /// fraction. Adjoining stretches add up, and the year's whole is the whole.
    pub(super) fn parts(&self, from: i32, to: i32) -> i64 {
        let upto = |day: i32| match self.practice.part_year {
            PartYear::Days => day,
            PartYear::Weeks => (day / 7).min(52),
        };
        i64::from(upto(to) - upto(from))
    }

    /// The parts of a whole year.
    pub(super) fn whole(&self) -> i64 {
        match self.practice.part_year {
            PartYear::Days => i64::from(self.days),
            PartYear::Weeks => 52,
        }
    }

    /// The last day of the period.
    pub(super) fn last_date(&self) -> Date {
        self.last
    }

    /// The last day of the period, as days since the year began.
    pub(super) fn last_day(&self) -> i32 {
        self.place(self.last)
    }

    /// A day as days since the year began.
    pub(super) fn place(&self, day: Date) -> i32 {
        days_between(self.start, day)
    }
}

/// Whole days from one day to another.
pub(super) fn days_between(from: Date, to: Date) -> i32 {
    i32::try_from(to.duration_since(from).as_hours() / 24).unwrap_or(i32::MAX)
}

/// The day on which a month's pay is made.
fn pay_day(day: Date, of_month: i8) -> Date {
    let month = Month::of(day);
    Date::new(month.year(), month.number(), of_month).unwrap_or(day)
}

/// The first day of the period, and every day in it from which another table holds.
fn first_days(rules: &PayRules, period: Period, of_month: i8) -> Vec<Date> {
    let mut days = vec![period.from];
    days.extend(rules.spines().iter().flat_map(|spine| spine.tables.iter().map(|table| table.from)));
    days.extend(rules.council().pension.iter().map(|rate| rate.from));
    for month in Month::of(period.from).up_to(Month::of(period.to)).skip(1) {
        let (now, before) = (pay_day(month.first(), of_month), pay_day(month.previous().first(), of_month));
        if NationalInsurance::on(now) != NationalInsurance::on(before) || Levy::on(now) != Levy::on(before) {
            days.push(month.first());
        }
    }
    days.retain(|day| period.from <= *day && *day <= period.to);
    days.sort_unstable();
    days.dedup();
    days
}

fn stretch(
    rules: &PayRules,
    day: Date,
    of_month: i8,
    (from, to): (i32, i32),
    sources: &mut Vec<Source>,
) -> Result<Stretch, Refusal> {
    let paid = pay_day(day, of_month);
    let ni =
        NationalInsurance::on(paid).ok_or_else(|| missing("from", day, "employer National Insurance"))?;
    let pension = rules.pension(day).ok_or_else(|| missing("pension", day, "the pension fund's rate"))?;
    let levy = Levy::on(paid);
    note(sources, "Employer National Insurance", ni.from, ni.source, ni.standing);
    note(sources, &pension.fund, pension.from, &pension.source, Standing::Entered);
    if let Some(levy) = levy {
        note(sources, "Apprenticeship levy", levy.from, levy.source, levy.standing);
    }
    let mut pay = vec![[NO_PAY; 256]; rules.spines().len()];
    for (spine, by_point) in rules.spines().iter().zip(&mut pay) {
        let Some(table) = spine.on(day) else { continue };
        note(sources, &spine.name, table.from, &table.source, table.standing);
        let held = days_between(table.from, day) >= 365;
        let this = sources.iter_mut().find(|one| one.from == table.from && one.what == spine.name);
        if let Some(this) = this {
            this.held_over |= held;
        }
        for (point, annual) in &table.points {
            by_point[usize::from(*point)] = annual.0;
        }
    }
    Ok(Stretch {
        from,
        to,
        pay,
        ni_rate: i64::from(ni.rate.0),
        ni_free: ni.free(false).0,
        ni_free_with_relief: ni.free(true).0,
        pension: i64::from(pension.rate.0),
        levy: levy.map_or(0, |levy| i64::from(levy.rate.0)),
    })
}

fn note(sources: &mut Vec<Source>, what: &str, from: Date, source: &str, standing: Standing) {
    let there = |one: &Source| one.from == from && one.what == what;
    if !sources.iter().any(there) {
        sources.push(Source {
            what: what.to_owned(),
            from,
            source: source.to_owned(),
            standing,
            held_over: false,
        });
    }
}

fn missing(field: &'static str, day: Date, what: &str) -> Refusal {
    let allowed = format!("Enter {what} from {} or earlier", calendar::words::day(day));
    Refusal::new(field, "", allowed, "The council's pay policy and the tables of law")
}
