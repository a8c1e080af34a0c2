//! Who has opened a child's record, newest first.

use askama::Template;
use axum::extract::Path;
use axum::routing::get;
use calendar::words;
use practice::PersonId;
use service::local_time;

use super::child::{Head, frame, head};
use crate::app::{App, SignedIn, Through};
use crate::components::{Cell, Table};
use crate::frame::Frame;
use crate::page::{OpenTo, Page, PageResult, page};
use crate::paths;

/// The page.
pub const PAGE: Page<App> = Page { path: paths::LOOKED, open_to: OpenTo::SignedIn, answers: || get(show) };

/// Openings shown; the ledger holds them all.
const MOST: usize = 500;

#[derive(Template)]
#[template(path = "practise/looked.html")]
struct View {
    frame: Frame,
    head: Head,
    table: Table,
    count: usize,
}

async fn show(who: SignedIn, through: Through, Path(id): Path<PersonId>) -> PageResult {
    let service = who.service();
    let opened = service
        .open_record(&who.viewer, id, through.0, "Who has looked")
        .map_err(|error| who.problem(error))?;
    let viewings = service.viewings(&who.viewer, id).map_err(|error| who.problem(error))?;
    let directory = service.directory();
    let count = viewings.len();
    let rows = viewings
        .iter()
        .take(MOST)
        .map(|viewing| {
            let worker = directory.workers.get(&viewing.by);
            let name = match worker {
                Some(worker) => worker.name.clone(),
                None => service.account_name(viewing.by).unwrap_or_else(|| "Unknown".into()),
            };
            vec![
                Cell::new(words::moment(local_time(viewing.at))),
                Cell::new(name),
                Cell::new(worker.map_or("", |worker| worker.title.as_str())),
                Cell::new(&*viewing.part),
            ]
        })
        .collect();
    let table = Table {
        caption: "Openings of this record".into(),
        head: ["When", "Who", "Job", "What they opened"].map(Cell::new).into(),
        rows,
        rows_are_named: true,
    };
    let head = head(&who, &opened, through, through.day(service.today()), "Who has looked");
    page(View { frame: frame(&who, id, &head, through), head, table, count })
}
