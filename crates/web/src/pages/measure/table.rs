//! The scorecard's table, as its template writes it.

use askama::Template;
use calendar::{Month, words};
use measures::{Cell, Comparison, Heading, Owner, Row, Scorecard, Status};
use reports::charts::{Period, Sparkline, sparkline};

use super::asked::Asked;
use super::{drawn, written_as};
use crate::components::Html;
use crate::paths;

/// The table of a scorecard.
#[derive(Template)]
#[template(path = "measure/table.html")]
pub(super) struct TableView {
    label: String,
    months: Vec<Head>,
    owners: Vec<(String, String)>,
    areas: Vec<AreaView>,
    last: String,
    columns: usize,
}

struct Head {
    month: &'static str,
    year: i16,
    so_far: bool,
}

struct AreaView {
    title: &'static str,
    rows: Vec<RowView>,
}

struct RowView {
    title: &'static str,
    href: String,
    spark: Html,
    cells: Vec<CellView>,
    target: String,
    status: &'static str,
    tone: &'static str,
    /// One for each owner, or none at all.
    benchmarks: Vec<BenchmarkView>,
}

struct CellView {
    label: String,
    href: String,
    figure: String,
    in_words: bool,
    now: String,
}

struct BenchmarkView {
    label: String,
    shown: String,
    in_words: bool,
    printed: String,
}

impl TableView {
    /// Sets out a scorecard.
    pub fn new(card: &Scorecard, asked: Asked) -> TableView {
        let heads = card.months.iter().map(|head| Head {
            month: words::month_short(head.month.first()),
            year: head.month.year(),
            so_far: !head.is_whole,
        });
        let owners: Vec<(Owner, String)> =
            Owner::ALL.into_iter().map(|owner| (owner, period_of(card, owner))).collect();
        let row = |row: &Row| row_view(row, &card.months, asked, &owners);
        let areas = card
            .areas
            .iter()
            .map(|area| AreaView { title: area.area.title(), rows: area.rows.iter().map(row).collect() });
        let columns = 4 + card.months.len() + owners.len();
        TableView {
            label: format!("Scorecard, {}, {}", asked.span(), asked.lens()),
            months: heads.collect(),
            areas: areas.collect(),
            last: card.months.last().map_or_else(String::new, |head| head.month.short()),
            owners: owners.into_iter().map(|(owner, period)| (owner.label().to_owned(), period)).collect(),
            columns,
        }
    }
}

/// The period that an owner's benchmarks are of, as far as any of them says.
fn period_of(card: &Scorecard, owner: Owner) -> String {
    let all = card.rows().flat_map(|row| &row.benchmarks);
    let found = all.filter(|one| one.benchmark.owner == owner).find(|one| !one.benchmark.period.is_empty());
    found.map_or_else(String::new, |one| one.benchmark.period.clone())
}

fn row_view(row: &Row, months: &[Heading], asked: Asked, owners: &[(Owner, String)]) -> RowView {
    let indicator = row.indicator;
    let address = |month: Month| {
        format!("{}?month={}&known={}", paths::indicator(indicator.key), month.iso(), asked.known)
    };
    let known = |cell: &&Cell| !is_not_yet(cell);
    let spark = Sparkline {
        id: format!("line-{}", indicator.key),
        title: indicator.title.to_owned(),
        unit: written_as(indicator.unit),
        periods: months.iter().map(|head| Period::month(head.month.year(), head.month.number())).collect(),
        values: row
            .cells
            .iter()
            .map(|cell| Some(cell).filter(known)?.figure.value.map(|value| drawn(value, indicator.unit)))
            .collect(),
        missing: "no cases".to_owned(),
    };
    let last_is_known = row.cells.last().is_some_and(|cell| known(&cell));
    let status = if last_is_known { row.judgement.status } else { Status::NotJudged };
    RowView {
        title: indicator.title,
        href: address(asked.to),
        spark: Html::trusted(sparkline(&spark).svg),
        cells: row.cells.iter().map(|cell| cell_view(cell, address(cell.month))).collect(),
        target: row.target.as_ref().map_or_else(|| "none set".to_owned(), |target| target.printed.clone()),
        status: status.label(),
        tone: tone(status),
        benchmarks: owners
            .iter()
            .filter(|_| !row.benchmarks.is_empty())
            .map(|(owner, period)| {
                let found = row.benchmarks.iter().find(|one| one.benchmark.owner == *owner);
                benchmark_view(format!("{} {period}", owner.label()), found)
            })
            .collect(),
    }
}

/// Whether the lens knows nothing of the month, because it knows only what was recorded before it began.
pub(super) fn is_not_yet(cell: &Cell) -> bool {
    cell.figure.lens.known_by < cell.month.first()
}

fn cell_view(cell: &Cell, href: String) -> CellView {
    let label = words::month_short(cell.month.first()).to_owned();
    let not_yet = is_not_yet(cell);
    let now = cell.changed().map_or_else(String::new, |later| later.on_page());
    let figure = if not_yet { "not yet known".to_owned() } else { cell.figure.on_page() };
    CellView { label, href, in_words: not_yet || cell.figure.value.is_none(), figure, now }
}

fn benchmark_view(label: String, found: Option<&Comparison>) -> BenchmarkView {
    let Some(one) = found else {
        return BenchmarkView {
            label,
            shown: "not published".to_owned(),
            in_words: true,
            printed: String::new(),
        };
    };
    let as_printed = one.like.is_some() && one.says.is_empty();
    BenchmarkView {
        label,
        shown: one.shown.clone(),
        in_words: one.like.is_none(),
        printed: if as_printed || one.like.is_none() { String::new() } else { one.benchmark.printed.clone() },
    }
}

/// The colour that goes with a status.
pub(super) fn tone(status: Status) -> &'static str {
    match status {
        Status::Meets => "green",
        Status::Close => "amber",
        Status::Misses => "red",
        Status::NoTarget | Status::NotJudged => "grey",
    }
}
