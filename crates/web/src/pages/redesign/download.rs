//! The establishment as a spreadsheet and as CSV: the table that can be loaded again, and what its columns
//! mean.

use axum::extract::Query;
use axum::http::header;
use axum::response::IntoResponse;
use axum::routing::get;
use calendar::{Date, words};
use reports::xlsx::{Book, Column, Kind, Sheet, to_xlsx};
use reports::{Cell, delimited};
use serde::Deserialize;
use service::Action;
use workforce::rows::{self, COLUMNS, write};
use workforce::{Establishment, ModelId};

use super::day_or;
use crate::app::{App, SignedIn, blocking};
use crate::page::{OpenTo, Page, PageResult};
use crate::{Problem, paths};

/// The spreadsheet.
pub const XLSX: Page<App> =
    Page { path: paths::ESTABLISHMENT_XLSX, open_to: OpenTo::SignedIn, answers: || get(xlsx) };
/// The CSV.
pub const CSV: Page<App> =
    Page { path: paths::ESTABLISHMENT_CSV, open_to: OpenTo::SignedIn, answers: || get(csv) };

/// What is asked: which day.
#[derive(Deserialize, Default)]
pub struct Asked {
    #[serde(default)]
    day: Option<Date>,
    /// A model structure instead of the authority's own.
    #[serde(default)]
    of: Option<ModelId>,
}

async fn xlsx(who: SignedIn, Query(asked): Query<Asked>) -> PageResult {
    let (day, of) = establishment(&who, &asked)?;
    let title = format!("Establishment on {}", words::day(day));
    let subject = "One row a post, or one for each person who shares it";
    let name = format!("{}-{day}.xlsx", called(&asked));
    let (columns, rows) = shown(&who, &of);
    workbook(&who, ("Posts", &title, subject), &columns, rows, &name)
}

/// A workbook that can be loaded again: the table, and a sheet that says what its columns mean.
pub(super) fn workbook(
    who: &SignedIn,
    (sheet, title, subject): (&str, &str, &str),
    columns: &[rows::Column],
    rows: Vec<Vec<Cell>>,
    name: &str,
) -> PageResult {
    let service = who.service();
    let headed = columns.iter().map(|column| Column::new(column.name, width(column), Kind::Text)).collect();
    let definitions = columns.iter().map(|column| {
        let required = if column.required { "yes" } else { "no" };
        vec![
            Cell::text(column.name),
            Cell::text(required),
            Cell::text(column.says),
            Cell::text(column.example),
        ]
    });
    let explained = vec![
        Column::new("Column", 18.0, Kind::Text),
        Column::new("Required", 10.0, Kind::Text),
        Column::new("What to write", 70.0, Kind::Prose),
        Column::new("Example", 24.0, Kind::Text),
    ];
    let book = Book {
        title: title.to_owned(),
        subject: subject.to_owned(),
        author: who.viewer.name.clone(),
        organisation: service.authority_name(),
        made: service.today(),
        sheets: vec![
            Sheet::new(sheet, title, headed, rows),
            Sheet::new("Columns", "What the columns mean", explained, definitions),
        ],
    };
    let bytes = blocking(|| to_xlsx(book)).map_err(|error| {
        tracing::error!(%error, "a spreadsheet could not be written");
        Problem::ours().within(who.frame(""))
    })?;
    const KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    Ok(file(KIND, name, bytes))
}

/// Prose needs room; the rest fits beside it.
fn width(column: &rows::Column) -> f64 {
    if column.name == "text" { 80.0 } else { 16.0 }
}

async fn csv(who: SignedIn, Query(asked): Query<Asked>) -> PageResult {
    let (day, of) = establishment(&who, &asked)?;
    let (columns, rows) = shown(&who, &of);
    Ok(csv_file(&columns, rows, &format!("{}-{day}.csv", called(&asked))))
}

/// The columns and rows of the file. What colleagues are paid and why they are away is in it only for those who
/// keep the establishment.
fn shown(who: &SignedIn, of: &Establishment) -> (Vec<rows::Column>, Vec<Vec<Cell>>) {
    let all = who.viewer.may(Action::LoadEstablishment);
    let open = |column: &rows::Column| all || !column.guarded;
    let row = |row: Vec<String>| {
        COLUMNS.iter().zip(row).filter(|(column, _)| open(column)).map(|(_, cell)| Cell::text(cell)).collect()
    };
    (
        COLUMNS.iter().filter(|column| open(column)).copied().collect(),
        write(of).into_iter().map(row).collect(),
    )
}

/// The same as CSV.
pub(super) fn csv_file(
    columns: &[rows::Column],
    rows: Vec<Vec<Cell>>,
    name: &str,
) -> axum::response::Response {
    let headings: Vec<&str> = columns.iter().map(|column| column.name).collect();
    file("text/csv; charset=utf-8", name, delimited::to_csv(&headings, rows).into_bytes())
}

fn establishment(who: &SignedIn, asked: &Asked) -> Result<(Date, Establishment), Problem> {
    who.viewer.must(Action::SeeStructure).map_err(|denied| who.problem(denied.into()))?;
    let service = who.service();
    let day = day_or(asked.day, service.today());
    let of = service.structure(&who.viewer, asked.of, day).map_err(|error| who.problem(error))?;
    Ok((day, of))
}

/// How the file is called.
fn called(asked: &Asked) -> &'static str {
    if asked.of.is_some() { "model" } else { "establishment" }
}

/// Rows of a table as cells.
pub(super) fn cells(rows: Vec<Vec<String>>) -> Vec<Vec<Cell>> {
    rows.into_iter().map(|row| row.into_iter().map(Cell::text).collect()).collect()
}

fn file(kind: &'static str, name: &str, bytes: Vec<u8>) -> axum::response::Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    ([(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, disposition)], bytes)
        .into_response()
}
