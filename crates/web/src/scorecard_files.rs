//! The scorecard as files: a workbook and CSV, for the pages and the command line alike.

use calendar::{Date, Month, words};
use measures::{Comparison, Figure, Indicator, Owner, Row, Scorecard, Status};
use reports::xlsx::{Book, Column, Kind, Sheet};
use reports::{Cell, Tone, delimited};
use service::Known;

use crate::pages::measure::{drawn, written_as};

/// What a workbook says of itself.
pub struct About<'a> {
    /// The authority.
    pub council: &'a str,
    /// Who made it.
    pub author: &'a str,
    /// The day of making.
    pub made: Date,
    /// Which months, through which lens: `April to October 2021, each month as known at its end`.
    pub lens: &'a str,
}

/// Months in words: `April to October 2021`.
pub fn span_in_words(from: Month, to: Month) -> String {
    if from == to {
        to.to_string()
    } else if from.year() == to.year() {
        format!("{} to {to}", words::month(from.first()))
    } else {
        format!("{from} to {to}")
    }
}

/// The lens of a scorecard in words: `each month as known at its end`.
pub fn lens_in_words(from: Month, to: Month, known: Known) -> String {
    match known {
        Known::MonthEnd if from == to => "as known at the month’s end".to_owned(),
        Known::MonthEnd => "each month as known at its end".to_owned(),
        Known::Now => "as known now".to_owned(),
        Known::On(day) => format!("as known on {}", words::long(day)),
    }
}

/// The scorecard as CSV, one line an indicator and month, through the scorecard's own lens alone.
pub fn csv(card: &Scorecard) -> String {
    let mut alone = card.clone();
    let cells = alone.areas.iter_mut().flat_map(|area| &mut area.rows).flat_map(|row| &mut row.cells);
    for cell in cells {
        cell.restated = None;
    }
    let lines = alone.csv_lines().into_iter().map(|line| line.into_iter().map(Cell::Text).collect());
    delimited::to_csv(&Scorecard::CSV_HEAD, lines)
}

/// The name of a file: `scorecard-2021-04-to-2021-10.xlsx`.
pub fn file_name(card: &Scorecard, ending: &str) -> String {
    let month = |head: Option<&measures::Heading>| head.map(|head| head.month.iso()).unwrap_or_default();
    format!("scorecard-{}-to-{}.{ending}", month(card.months.first()), month(card.months.last()))
}

/// The scorecard as a workbook: the figures, what has changed since, the benchmarks like with like, and what
/// every indicator means.
pub fn book<'a>(card: &'a Scorecard, about: &About<'a>) -> Book<'a> {
    let mut sheets = vec![figures(card, about)];
    if card.rows().any(|row| row.cells.iter().any(|cell| cell.restated.is_some())) {
        sheets.push(changes(card));
    }
    sheets.push(benchmarks(card));
    sheets.push(definitions(card, about));
    Book {
        title: format!("Scorecard: {}", about.council),
        subject: about.lens.to_owned(),
        author: about.author.to_owned(),
        organisation: about.council.to_owned(),
        made: about.made,
        sheets,
    }
}

fn figures<'a>(card: &'a Scorecard, about: &About<'a>) -> Sheet<'a> {
    let mut columns =
        vec![Column::new("Area", 20.0, Kind::Prose), Column::new("Indicator", 48.0, Kind::Prose)];
    for head in &card.months {
        let so_far = if head.is_whole { "" } else { " so far" };
        let heading = format!("{}{so_far}", head.month.short());
        columns.push(Column::new(&heading, 10.0, Kind::Figure).in_group("Months"));
    }
    columns.push(Column::new("Target", 16.0, Kind::Figure).in_group("Target"));
    columns.push(Column::new("Status", 15.0, Kind::Status).in_group("Target"));
    for owner in Owner::ALL {
        columns.push(
            Column::new(owner.label(), 15.0, Kind::Figure).in_group("Benchmarks, like with like").folding(),
        );
    }
    let rows = card.areas.iter().flat_map(|area| {
        area.rows.iter().map(|row| {
            let mut cells = vec![Cell::text(area.area.title()), Cell::text(row.indicator.name)];
            cells.extend(row.cells.iter().map(|cell| figure(&cell.figure)));
            cells.push(target(row));
            cells.push(Cell::Status(tone(row.judgement.status), row.judgement.status.label().to_owned()));
            cells.extend(Owner::ALL.into_iter().map(|owner| benchmark(row, owner)));
            cells
        })
    });
    Sheet {
        notes: vec![
            format!("{}. Made on {}.", about.lens, words::long(about.made)),
            "Status is that of the last month. What each indicator means, and what each benchmark really \
             measures, is on the sheets after this."
                .to_owned(),
        ],
        frozen_columns: 2,
        ..Sheet::new("Scorecard", &format!("Scorecard: {}", about.council), columns, rows)
    }
}

fn changes(card: &Scorecard) -> Sheet<'_> {
    let columns = vec![
        Column::new("Area", 20.0, Kind::Prose),
        Column::new("Indicator", 48.0, Kind::Prose),
        Column::new("Month", 16.0, Kind::Text),
        Column::new("As known then", 12.0, Kind::Figure),
        Column::new("As known on", 13.0, Kind::Date),
        Column::new("As known now", 12.0, Kind::Figure),
    ];
    let changed = |row: &'_ Row, cell: &measures::Cell| {
        cell.changed().map(|later| {
            vec![
                Cell::text(row.indicator.area.title()),
                Cell::text(row.indicator.name),
                Cell::text(month(cell.month)),
                figure(&cell.figure),
                Cell::Date(cell.figure.lens.known_by),
                figure(later),
            ]
        })
    };
    let rows: Vec<Vec<Cell>> =
        card.rows().flat_map(|row| row.cells.iter().filter_map(|cell| changed(row, cell))).collect();
    Sheet {
        notes: vec!["Figures that records made since have changed, as they are shown.".to_owned()],
        frozen_columns: 2,
        ..Sheet::new("Changed since", "What has changed since", columns, rows)
    }
}

fn benchmarks(card: &Scorecard) -> Sheet<'_> {
    let columns = vec![
        Column::new("Area", 16.0, Kind::Prose),
        Column::new("Indicator", 32.0, Kind::Prose),
        Column::new("Whose", 14.0, Kind::Prose),
        Column::new("Of", 12.0, Kind::Prose),
        Column::new("As printed", 12.0, Kind::Figure),
        Column::new("Really measures", 18.0, Kind::Prose),
        Column::new("Like with like", 16.0, Kind::Figure),
        Column::new("The figure is", 13.0, Kind::Prose),
        Column::new("What was done", 34.0, Kind::Prose),
        Column::new("Source", 28.0, Kind::Prose),
    ];
    let line = |row: &Row, one: &Comparison| {
        vec![
            Cell::text(row.indicator.area.title()),
            Cell::text(row.indicator.name),
            Cell::text(one.benchmark.owner.label()),
            said(&one.benchmark.period, "not stated"),
            Cell::text(&one.benchmark.printed),
            Cell::text(measures_in_words(one)),
            like(row.indicator, one),
            one.standing.map_or_else(|| Cell::blank("not judged"), |standing| Cell::text(standing.label())),
            said(&one.says, "nothing: they are alike"),
            Cell::text(&one.benchmark.source),
        ]
    };
    let rows: Vec<Vec<Cell>> =
        card.rows().flat_map(|row| row.benchmarks.iter().map(|one| line(row, one))).collect();
    Sheet {
        notes: vec!["Each is set beside the last month’s figure.".to_owned()],
        frozen_columns: 2,
        ..Sheet::new("Benchmarks", "Benchmarks and what they really measure", columns, rows)
    }
}

fn definitions<'a>(card: &'a Scorecard, about: &About<'a>) -> Sheet<'a> {
    let columns = vec![
        Column::new("Area", 16.0, Kind::Prose),
        Column::new("Indicator", 32.0, Kind::Prose),
        Column::new("What is counted", 46.0, Kind::Prose),
        Column::new("How to read it", 22.0, Kind::Prose),
        Column::new("Target", 12.0, Kind::Prose),
        Column::new("Why it stands as it does", 26.0, Kind::Prose),
        Column::new("What the source leaves unclear", 34.0, Kind::Prose),
        Column::new("Source", 28.0, Kind::Prose),
    ];
    let rows = card.rows().map(|row| {
        let indicator = row.indicator;
        vec![
            Cell::text(indicator.area.title()),
            Cell::text(indicator.name),
            Cell::text(indicator.definition),
            Cell::Text(format!("{}; {}.", figure_in_words(indicator), indicator.better.label())),
            row.target.as_ref().map_or_else(|| Cell::blank("none set"), |one| Cell::text(&one.printed)),
            Cell::text(&row.judgement.says),
            said(indicator.unclear, "nothing"),
            Cell::text(indicator.source),
        ]
    });
    Sheet {
        notes: vec![format!("As {} counts them.", about.council)],
        frozen_columns: 2,
        ..Sheet::new("Definitions", "What each indicator means", columns, rows)
    }
}

fn month(month: Month) -> String {
    month.to_string()
}

fn said(words: &str, otherwise: &str) -> Cell {
    if words.is_empty() { Cell::blank(otherwise) } else { Cell::text(words) }
}

fn figure(figure: &Figure) -> Cell {
    match figure.value {
        Some(value) => Cell::Number(drawn(value, figure.unit), written_as(figure.unit)),
        None => Cell::blank(figure.shown()),
    }
}

fn target(row: &Row) -> Cell {
    row.target.as_ref().map_or_else(|| Cell::blank("none set"), |target| Cell::text(&target.printed))
}

fn benchmark(row: &Row, owner: Owner) -> Cell {
    match row.benchmarks.iter().find(|one| one.benchmark.owner == owner) {
        Some(one) => like(row.indicator, one),
        None => Cell::blank("not published"),
    }
}

fn like(indicator: &Indicator, one: &Comparison) -> Cell {
    match one.like {
        Some(like) => Cell::Number(drawn(like, indicator.unit), written_as(indicator.unit)),
        None => Cell::blank(&one.shown),
    }
}

/// What an indicator's figure is: `A percentage, in the month`.
pub(crate) fn figure_in_words(indicator: &Indicator) -> String {
    let article = if indicator.unit == measures::Unit::Average { "An" } else { "A" };
    format!("{article} {}, {}", indicator.unit.label(), indicator.period.label())
}

/// What a benchmark really measures, in words.
pub(crate) fn measures_in_words(one: &Comparison) -> String {
    use measures::Likeness;
    match &one.benchmark.measures {
        Likeness::Same => "the same".to_owned(),
        Likeness::AnnualTotal => "a whole year’s total".to_owned(),
        Likeness::FullYearRate => "a full year’s rate".to_owned(),
        Likeness::Other(what) => what.clone(),
    }
}

fn tone(status: Status) -> Tone {
    match status {
        Status::Meets => Tone::Good,
        Status::Close => Tone::Near,
        Status::Misses => Tone::Bad,
        Status::NoTarget | Status::NotJudged => Tone::Plain,
    }
}
