//! Load the establishment from a table: nothing half, every bad row with its reason, and never an end of
//! posts that nobody meant.

use askama::Template;
use axum::response::{IntoResponse, Redirect};
use axum::routing::get;
use calendar::Date;
use reports::filled::{self, Limits};
use service::{Action, Loaded};
use workforce::Post;
use workforce::rows::{BadRow, COLUMNS};

use crate::app::{App, Attached, FILE_MOST, SentFile, SignedIn, blocking};
use crate::components::{Form, first};
use crate::frame::{Crumb, Frame, Room};
use crate::page::{OpenTo, Page, PageResult, page, refused};
use crate::paths;

/// The page, and where its form is sent.
pub const PAGE: Page<App> =
    Page { path: paths::ESTABLISHMENT_LOAD, open_to: OpenTo::SignedIn, answers: || get(show).post(submit) };

/// Ten times the largest county's posts; a workbook of them unpacks to some 40 MB.
const LIMITS: Limits = Limits { rows: 50_000, columns: 100, unpacked: 200 * 1024 * 1024 };

/// How many bad rows, or posts that would end, a page lists.
const LISTED_MOST: usize = 200;

/// How far down the headings may stand: our own spreadsheet has its title above them.
const HEADINGS_WITHIN: usize = 10;

struct Bad {
    row: usize,
    column: String,
    given: String,
    allowed: String,
}

#[derive(Template)]
#[template(path = "redesign/load.html")]
struct View {
    frame: Frame,
    form: Form,
    bad: Vec<Bad>,
    more_bad: usize,
    ending: Vec<String>,
    more_ending: usize,
}

async fn show(who: SignedIn) -> PageResult {
    who.viewer.must(Action::LoadEstablishment).map_err(|denied| who.problem(denied.into()))?;
    let today = who.service().today();
    let form = Form::new()
        .with("from-day", today.day().to_string())
        .with("from-month", today.month().to_string())
        .with("from-year", today.year().to_string());
    page(view(&who, form, Vec::new(), Vec::new()))
}

fn view(who: &SignedIn, form: Form, bad: Vec<BadRow>, ending: Vec<String>) -> View {
    let frame = who
        .frame("Load a table")
        .in_room(Room::Redesign)
        .after(Crumb::to("Establishment", paths::REDESIGN))
        .after(Crumb::here("Load a table"))
        .refused(form.is_refused());
    let (more_bad, more_ending) =
        (bad.len().saturating_sub(LISTED_MOST), ending.len().saturating_sub(LISTED_MOST));
    let bad = bad.into_iter().take(LISTED_MOST).map(|one| Bad {
        row: one.row,
        column: one.refusal.field.to_owned(),
        given: first(one.refusal.given, "nothing"),
        allowed: one.refusal.allowed,
    });
    View {
        frame,
        form,
        bad: bad.collect(),
        more_bad,
        ending: ending.into_iter().take(LISTED_MOST).collect(),
        more_ending,
    }
}

async fn submit(sent: SentFile) -> PageResult {
    let SentFile { who, mut form, file } = sent;
    who.viewer.must(Action::LoadEstablishment).map_err(|denied| who.problem(denied.into()))?;
    let bytes = match file {
        Attached::File(bytes) => Some(bytes),
        Attached::Nothing => {
            form.refuse("file", "Choose the file with the table");
            None
        }
        Attached::TooLarge => {
            form.refuse("file", format!("Choose a file of at most {} MB", FILE_MOST / (1024 * 1024)));
            None
        }
    };
    let table = bytes.and_then(|bytes| match blocking(|| filled::read(&bytes, LIMITS)) {
        Ok(rows) => Some(Table::of(rows)),
        Err(unreadable) => {
            form.refuse("file", unreadable.to_string());
            None
        }
    });
    let from = form.read_day("from", "the day from which the table holds");
    let (Some(table), Some(from)) = (table, from) else {
        return refused(view(&who, form, Vec::new(), Vec::new()));
    };
    let means_it = form.chose("ending", "yes");
    match blocking(|| load(&who, &table, from, means_it)).map_err(|error| who.problem(error))? {
        Answer::Loaded(Loaded::Recorded(facts)) => {
            Ok(Redirect::to(&paths::establishment_loaded(from, facts)).into_response())
        }
        Answer::Loaded(Loaded::Refused(mut bad)) => {
            for one in &mut bad {
                one.row += table.above;
            }
            let rows = if bad.len() == 1 { "1 thing" } else { &format!("{} things", bad.len()) };
            form.refuse(
                "file",
                format!("Nothing was loaded. Put {rows} right in the file and choose it again"),
            );
            refused(view(&who, form, bad, Vec::new()))
        }
        Answer::WouldEnd(posts) => {
            let says =
                "Nothing was loaded. Say whether the posts that are not in the file end, and choose it again";
            form.refuse("ending", says);
            refused(view(&who, form, Vec::new(), posts.iter().map(named).collect()))
        }
    }
}

enum Answer {
    Loaded(Loaded),
    WouldEnd(Vec<Post>),
}

fn load(who: &SignedIn, table: &Table, from: Date, means_it: bool) -> Result<Answer, service::ServiceError> {
    let service = who.service();
    if !means_it {
        let missing = service.posts_missing_from(&who.viewer, &table.headings, &table.rows, from)?;
        // A table without a row is refused as such, not as the end of everything.
        if !missing.is_empty() && table.has_rows() {
            return Ok(Answer::WouldEnd(missing));
        }
    }
    service.load_establishment(&who.viewer, &table.headings, &table.rows, from).map(Answer::Loaded)
}

/// What was read, from its headings on.
struct Table {
    /// How many rows stand above the headings.
    above: usize,
    headings: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    fn of(mut rows: filled::Rows) -> Table {
        let is_heading = |row: &Vec<String>| {
            row.iter()
                .any(|cell| COLUMNS.first().is_some_and(|post| cell.trim().eq_ignore_ascii_case(post.name)))
        };
        let above = rows.iter().take(HEADINGS_WITHIN).position(is_heading).unwrap_or(0);
        let rest = rows.split_off((above + 1).min(rows.len()));
        Table { above, headings: rows.pop().unwrap_or_default(), rows: rest }
    }

    fn has_rows(&self) -> bool {
        self.rows.iter().flatten().any(|cell| !cell.trim().is_empty())
    }
}

fn named(post: &Post) -> String {
    match &post.reference {
        Some(reference) => format!("{reference}, {}", post.title),
        None => post.title.clone(),
    }
}
