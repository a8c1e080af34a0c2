//! What a forecast says, in rows: for pages, tables and files alike.

use calendar::{Date, FinancialYear, Month};
use foresight::cost::Pence;
use foresight::tornado::Tornado;
use foresight::{Band, Group, Placement, tornado};
use practice::Refusal;

use super::Outlook;

/// How often numbers are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Every {
    /// At the end of each month.
    Month,
    /// At the end of each quarter of the financial year.
    Quarter,
}

/// A number on a day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NumberRow {
    /// The day: the last weekly look in the month or quarter.
    pub on: Date,
    /// The week of the forecast.
    pub week: u16,
    /// The expected number of children.
    pub expected: f64,
    /// Where futures lie.
    pub band: Band<u32>,
}

/// A kind of placement, or of status, on days a year apart.
#[derive(Debug, Clone, PartialEq)]
pub struct PlacementRow {
    /// Which kind.
    pub placement: Placement,
    /// The numbers, the first day first.
    pub numbers: Vec<NumberRow>,
}

/// Homes of a kind needed on days a year apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HomesRow {
    /// Which kind.
    pub placement: Placement,
    /// The day, homes for the expected number, and homes that are enough nine times in ten.
    pub needed: Vec<(Date, u32, u32)>,
}

/// What a financial year, or the part of it that is forecast, costs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CostRow {
    /// The year.
    pub year: FinancialYear,
    /// The first day and the day after the last.
    pub days: (Date, Date),
    /// Whether the whole year is forecast.
    pub is_whole: bool,
    /// The expected cost.
    pub expected: Pence,
    /// Where futures lie.
    pub band: Band<Pence>,
}

/// Weeks between looks a year apart: 52, so that the fifth is still within five years.
const YEARLY: u16 = 52;

impl Outlook {
    /// All children: today, at the end of each month or quarter, and on the last day.
    pub fn numbers(&self, every: Every) -> Vec<NumberRow> {
        let start = self.forecast.model.start;
        let mut rows = vec![self.number(0, Group::Everybody)];
        let mut month = Month::of(start);
        loop {
            let days = calendar::words::days_until(start, month.last());
            let week = u16::try_from(days / 7).unwrap_or(u16::MAX);
            if week >= self.forecast.runs.weeks {
                rows.push(self.number(self.forecast.runs.weeks, Group::Everybody));
                return rows;
            }
            if week > 0 && (every == Every::Month || month.number() % 3 == 0) {
                rows.push(self.number(week, Group::Everybody));
            }
            month = month.next();
        }
    }

    /// The children of a group in a week.
    pub fn number(&self, week: u16, group: Group) -> NumberRow {
        let forecast = &self.forecast;
        NumberRow {
            on: forecast.model.week_starts(week),
            week,
            expected: forecast.expected.sum(week, |state| group.counts(state)),
            band: forecast.runs.band(week, group),
        }
    }

    /// Each kind of placement in which there are or may be children, a year apart.
    pub fn placements(&self) -> Vec<PlacementRow> {
        let row = |placement: &Placement| PlacementRow {
            placement: *placement,
            numbers: self.years().map(|week| self.number(week, Group::In(*placement))).collect(),
        };
        let anybody = |row: &PlacementRow| row.numbers.iter().any(|number| number.band.high_95 > 0);
        Placement::ALL.iter().map(row).filter(anybody).collect()
    }

    /// Homes needed of each kind whose size is known, a year apart.
    pub fn homes_needed(&self) -> Vec<HomesRow> {
        let of = |size: &foresight::needs::HomeSize| {
            let needed = self.years().map(|week| {
                let number = self.number(week, Group::In(size.placement));
                // A tenth of a child is no child, but the last child needs a place.
                let expected = size.homes_for((number.expected - 0.05).ceil().max(0.0) as u32).ok()?;
                Some((number.on, expected, size.homes_for(number.band.high_80).ok()?))
            });
            let needed: Option<Vec<_>> = needed.collect();
            let anybody = |needed: &Vec<(Date, u32, u32)>| needed.iter().any(|(.., high)| *high > 0);
            needed.filter(anybody).map(|needed| HomesRow { placement: size.placement, needed })
        };
        self.homes.iter().filter_map(of).collect()
    }

    /// What each financial year costs; empty without prices.
    pub fn costs(&self) -> Vec<CostRow> {
        let Some(cost) = &self.forecast.cost else { return Vec::new() };
        let model = &self.forecast.model;
        let mut rows = Vec::new();
        let mut from = 0;
        while from < cost.weeks() {
            let year = FinancialYear::of(model.week_starts(from));
            let mut to = from + 1;
            while to < cost.weeks() && year.contains(model.week_starts(to)) {
                to += 1;
            }
            let days = (model.week_starts(from), model.week_starts(to));
            rows.push(CostRow {
                year,
                days,
                is_whole: calendar::words::days_until(year.start(), days.0) < 7 && days.1 > year.end(),
                expected: cost.between(from, to),
                band: self.forecast.runs.cost_band(from, to),
            });
            from = to;
        }
        rows
    }

    /// What each week is expected to cost, by its first day; empty without prices.
    pub fn cost_by_week(&self) -> Vec<(Date, Pence)> {
        let Some(cost) = &self.forecast.cost else { return Vec::new() };
        (0..cost.weeks()).map(|week| (self.forecast.model.week_starts(week), cost.in_week(week))).collect()
    }

    /// What matters: each thing in doubt moved to its two ends by itself, the most first. Worked out anew each
    /// time, for it costs two expected paths for each.
    ///
    /// # Errors
    /// Every refusal of the scenario.
    pub fn what_matters(&self) -> Result<Tornado, Vec<Refusal>> {
        tornado(&self.forecast.model, &self.plan.scenario, self.prices.as_ref())
    }

    /// How many there really were: each month's end from the first day from which the record is complete, the
    /// latest last.
    pub fn actual(&self) -> Vec<(Date, u32)> {
        let history = &self.known.history;
        let mut rows = Vec::new();
        let mut month = Month::of(history.observed_from);
        while month.last() < history.observed_to {
            rows.push((month.last(), history.stock_on(month.last())));
            month = month.next();
        }
        rows.push((history.observed_to, history.stock_on(history.observed_to)));
        rows
    }

    fn years(&self) -> impl Iterator<Item = u16> + use<> {
        (0..=self.forecast.runs.weeks).step_by(YEARLY.into())
    }
}
