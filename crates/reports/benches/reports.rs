//! How fast charts are drawn and workbooks written. Run with `cargo bench -p reports`.

use divan::{Bencher, black_box};
use jiff::civil::date;
use reports::charts::{Band, Period, Series, Trend, trend};
use reports::delimited::csv_line;
use reports::xlsx::{Book, Column, Kind, Length, Problem, Sheet, to_xlsx};
use reports::{Cell, Tone, Unit};

fn main() {
    divan::main();
}

/// The indicator page's chart: seven months, two lines, target and neighbours.
#[divan::bench]
fn trend_of_seven_months(bencher: Bencher<'_, '_>) {
    let series = |name: &str, least: f64| Series {
        name: name.to_owned(),
        values: (0..7).map(|month| Some(least + f64::from(month * month % 5) * 10.0)).collect(),
    };
    let input = Trend {
        id: "referrals".to_owned(),
        title: "Number of new referrals".to_owned(),
        periods: (4..=10).map(|month| Period::month(2021, month)).collect(),
        now: series("as now known", 361.0),
        then: Some(series("as known then", 350.0)),
        target: Some(series("target", 350.0)),
        band: Some(Band { name: "statistical neighbours".to_owned(), low: 295.0, high: 372.0 }),
        ..Trend::default()
    };
    bencher.bench_local(|| trend(black_box(&input)));
}

fn book(sheet: Sheet<'_>) -> Book<'_> {
    Book {
        title: "Bench".to_owned(),
        subject: String::new(),
        author: String::new(),
        organisation: String::new(),
        made: date(2021, 11, 15),
        sheets: vec![sheet],
    }
}

/// A row of an export: who, what, when, how much, how it was judged.
fn row(number: u64) -> Vec<Cell> {
    let when = date(2020, 4, 1).saturating_add(jiff::Span::new().days((number % 600) as i64));
    vec![
        Cell::count(number),
        Cell::text(format!("Child {number}")),
        Cell::text(["East", "Central", "West"][(number % 3) as usize]),
        Cell::Date(when),
        Cell::Number(number as f64 / 200_000.0, Unit::Percent(0)),
        Cell::blank("not recorded"),
        Cell::text("Child protection visit, seen alone"),
        Cell::Status(Tone::Good, "Done on time".to_owned()),
    ]
}

fn sheet(rows: u64, length: Length) -> Sheet<'static> {
    let kinds = [
        Kind::Figure,
        Kind::Text,
        Kind::Text,
        Kind::Date,
        Kind::Figure,
        Kind::Text,
        Kind::Text,
        Kind::Status,
    ];
    let columns = kinds.iter().map(|kind| Column::new("Heading", 14.0, *kind)).collect();
    Sheet { length, ..Sheet::new("Export", "Export", columns, (0..rows).map(row)) }
}

/// The scorecard's size: 60 rows.
#[divan::bench]
fn workbook_of_60_rows() -> Result<Vec<u8>, Problem> {
    to_xlsx(book(sheet(60, Length::Short)))
}

#[divan::bench(sample_count = 3, args = [20_000, 200_000])]
fn workbook_held_in_memory(rows: u64) -> Result<Vec<u8>, Problem> {
    to_xlsx(book(sheet(rows, Length::Short)))
}

#[divan::bench(sample_count = 3, args = [20_000, 200_000])]
fn workbook_row_by_row(rows: u64) -> Result<Vec<u8>, Problem> {
    to_xlsx(book(sheet(rows, Length::Long)))
}

#[divan::bench(sample_count = 3)]
fn csv_of_200_000_rows() -> usize {
    (0..200_000).map(|number| csv_line(&row(number)).len()).sum()
}
