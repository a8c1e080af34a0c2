//! The scorecard: every indicator, month by month.

use std::borrow::Borrow;

use calendar::Month;
use practice::Lens;

use crate::benchmarks::{Comparison, benchmarks, compare};
use crate::column::Column;
use crate::indicator::{Area, Indicator, Unit};
use crate::indicators::indicators;
use crate::ratio::Ratio;
use crate::tally::{Tally, shown, shown_on_page};
use crate::targets::{Judgement, Target, judge};
use crate::window::Window;

/// Every indicator of some months, by area.
#[derive(Debug, Clone, PartialEq)]
pub struct Scorecard {
    /// The months, from left to right.
    pub months: Vec<Heading>,
    /// The areas, from the top down.
    pub areas: Vec<AreaRows>,
}

/// The head of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Heading {
    /// The month.
    pub month: Month,
    /// The lens through which it is seen.
    pub lens: Lens,
    /// Whether it was over by the day as at which the lens looks.
    pub is_whole: bool,
}

/// The rows of an area.
#[derive(Debug, Clone, PartialEq)]
pub struct AreaRows {
    /// The area.
    pub area: Area,
    /// Its indicators.
    pub rows: Vec<Row>,
}

/// An indicator across the months.
#[derive(Debug, Clone)]
pub struct Row {
    /// The indicator.
    pub indicator: &'static Indicator,
    /// A cell for each month.
    pub cells: Vec<Cell>,
    /// The target in force at the end of the last month.
    pub target: Option<Target>,
    /// How the last month's figure stands.
    pub judgement: Judgement,
    /// Benchmarks beside the last month's figure.
    pub benchmarks: Vec<Comparison>,
}

impl PartialEq for Row {
    fn eq(&self, other: &Row) -> bool {
        self.indicator.key == other.indicator.key
            && self.cells == other.cells
            && self.target == other.target
            && self.judgement == other.judgement
            && self.benchmarks == other.benchmarks
    }
}

/// One figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// The month.
    pub month: Month,
    /// The figure through the column's lens.
    pub figure: Figure,
    /// The same month through a later lens, where one was given.
    pub restated: Option<Figure>,
    /// The target in force at the end of the month, as the paper prints it.
    pub target: Option<String>,
    /// How the figure stands.
    pub judgement: Judgement,
}

/// A figure through one lens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figure {
    /// What its number is.
    pub unit: Unit,
    /// The lens.
    pub lens: Lens,
    /// How many of how many.
    pub tally: Tally,
    /// Children under 18 in the area, for rates.
    pub population: Option<u64>,
    /// The number, exact.
    pub value: Option<Ratio>,
}

impl Figure {
    /// A tally through a window.
    pub fn of(indicator: &Indicator, tally: Tally, window: &Window<'_>) -> Figure {
        let population = window.population();
        let value = tally.value(indicator.unit, population);
        Figure { unit: indicator.unit, lens: window.lens, tally, population, value }
    }

    /// As the paper prints it and the CSV writes it: `87%`, `1897`, `64`, `no cases`.
    pub fn shown(&self) -> String {
        shown(self.value, self.unit)
    }

    /// As a page shows it: `1,897`.
    pub fn on_page(&self) -> String {
        shown_on_page(self.value, self.unit)
    }

    /// What the CSV writes as the denominator: cases of a percentage, population of a rate, full-time
    /// equivalents of an average; nothing for a count.
    pub fn denominator(&self) -> String {
        match self.unit {
            Unit::Count => String::new(),
            Unit::Percent => self.tally.denominator.to_string(),
            Unit::Rate => self.population.map(|population| population.to_string()).unwrap_or_default(),
            Unit::Average => {
                format!("{}.{:02}", self.tally.denominator / 100, self.tally.denominator % 100)
            }
        }
    }
}

impl Cell {
    /// The restated figure, where it is shown otherwise than the first.
    pub fn changed(&self) -> Option<&Figure> {
        self.restated.as_ref().filter(|later| later.shown() != self.figure.shown())
    }
}

impl Row {
    /// The points of a sparkline; a month with no cases is a gap.
    pub fn points(&self) -> Vec<Option<f64>> {
        self.cells.iter().map(|cell| cell.figure.value.map(Ratio::approximate)).collect()
    }
}

impl Scorecard {
    /// The columns of the CSV.
    pub const CSV_HEAD: [&'static str; 9] =
        ["area", "indicator", "month", "known", "value", "numerator", "denominator", "target", "status"];

    /// Sets out columns, one for each window, with the same months as known later where they are given.
    pub fn new<C: Borrow<Column>>(
        windows: &[Window<'_>],
        columns: &[C],
        restated: Option<(&[Window<'_>], &[C])>,
    ) -> Scorecard {
        let months = windows.iter().map(|window| Heading {
            month: window.month,
            lens: window.lens,
            is_whole: window.is_whole(),
        });
        let rows_of = |area: Area| {
            let listed = indicators().iter().filter(|indicator| indicator.area == area);
            listed.map(|indicator| row(indicator, windows, columns, restated)).collect()
        };
        let areas = Area::ALL.into_iter().map(|area| AreaRows { area, rows: rows_of(area) }).collect();
        Scorecard { months: months.collect(), areas }
    }

    /// Every row, from the top down.
    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        self.areas.iter().flat_map(|area| &area.rows)
    }

    /// The row of an indicator.
    pub fn row(&self, key: &str) -> Option<&Row> {
        self.rows().find(|row| row.indicator.key == key)
    }

    /// The lines of the CSV, after its [head](Scorecard::CSV_HEAD): for each indicator each month, and the
    /// month as known later where that was given. Names and values are written as the paper prints them.
    pub fn csv_lines(&self) -> Vec<[String; 9]> {
        let mut lines = Vec::new();
        for row in self.rows() {
            for cell in &row.cells {
                for figure in std::iter::once(&cell.figure).chain(&cell.restated) {
                    lines.push([
                        row.indicator.area.name().to_owned(),
                        row.indicator.name.to_owned(),
                        cell.month.iso(),
                        figure.lens.known_by.to_string(),
                        figure.shown(),
                        figure.tally.numerator.to_string(),
                        figure.denominator(),
                        cell.target.clone().unwrap_or_default(),
                        cell.judgement.status.label().to_owned(),
                    ]);
                }
            }
        }
        lines
    }
}

fn row<C: Borrow<Column>>(
    indicator: &'static Indicator,
    windows: &[Window<'_>],
    columns: &[C],
    restated: Option<(&[Window<'_>], &[C])>,
) -> Row {
    let figure = |window: &Window<'_>, column: &C| {
        Figure::of(indicator, column.borrow().tally(indicator, window.directory), window)
    };
    let later = |month: Month| {
        let (windows, columns) = restated?;
        let (window, column) = windows.iter().zip(columns).find(|(window, _)| window.month == month)?;
        Some(figure(window, column))
    };
    let cells: Vec<Cell> = windows
        .iter()
        .zip(columns)
        .map(|(window, column)| {
            let figure = figure(window, column);
            Cell {
                month: window.month,
                figure,
                restated: later(window.month),
                target: Target::on(indicator, window.policies, window.end()).map(|target| target.printed),
                judgement: judge(indicator, figure.tally, window),
            }
        })
        .collect();
    let last = windows.last().zip(cells.last());
    let none = Judgement { status: crate::targets::Status::NoTarget, says: String::new() };
    Row {
        indicator,
        target: last.and_then(|(window, _)| Target::on(indicator, window.policies, window.end())),
        judgement: last.map_or(none, |(_, cell)| cell.judgement.clone()),
        benchmarks: last.map_or(Vec::new(), |(window, cell)| {
            let all = benchmarks(indicator, window.policies, window.end());
            all.into_iter().map(|one| compare(one, indicator, cell.figure.tally, window)).collect()
        }),
        cells,
    }
}
