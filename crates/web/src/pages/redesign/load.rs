//! Load the establishment from a table: nothing half, every bad row with its reason, and never an end of
//! posts that nobody meant.

use askama::Template;
use axum::extract::Query;
use axum::response::{IntoResponse, Redirect};
use axum::routing::get;
use calendar::Date;
use reports::filled::{self, Limits};
use serde::Deserialize;
use service::{Action, Loaded, ServiceError};
use workforce::rows::{BadRow, COLUMNS, Column};
use workforce::{ModelId, Post};

use super::Whose;
use crate::app::{App, Attached, FILE_MOST, SentFile, SignedIn, blocking};
use crate::components::{Choice, Form, first};
use crate::frame::{Crumb, Frame, Room};
use crate::page::{OpenTo, Page, PageResult, page, refused};
use crate::paths;

/// The page, and where its form is sent.
pub const PAGE: Page<App> =
    Page { path: paths::ESTABLISHMENT_LOAD, open_to: OpenTo::SignedIn, answers: || get(show).post(submit) };

/// Ten times the largest county's posts; a workbook of them unpacks to some 40 MB.
const LIMITS: Limits = Limits { rows: 50_000, columns: 100, unpacked: 200 * 1024 * 1024 };

/// How many bad rows, or posts that would end, a page lists.
pub(super) const LISTED_MOST: usize = 200;

/// How far down the headings may stand: our own spreadsheet has its title above them.
const HEADINGS_WITHIN: usize = 10;

/// What the question for a structure says of the authority's own, and of one that is not there yet.
const OWN: &str = "own";
const NEW: &str = "new";

/// What is asked: which structure is chosen at first.
#[derive(Deserialize, Default)]
pub struct Asked {
    #[serde(default)]
    of: Option<ModelId>,
}

/// A bad row as the page lists it.
pub(super) struct Bad {
    pub row: usize,
    pub column: String,
    pub given: String,
    pub allowed: String,
}

/// Bad rows as a page lists them, and how many more there are.
pub(super) fn listed(bad: Vec<BadRow>) -> (Vec<Bad>, usize) {
    let more = bad.len().saturating_sub(LISTED_MOST);
    let bad = bad.into_iter().take(LISTED_MOST).map(|one| Bad {
        row: one.row,
        column: one.refusal.field.to_owned(),
        given: first(one.refusal.given, "nothing"),
        allowed: one.refusal.allowed,
    });
    (bad.collect(), more)
}

/// Says that nothing was loaded, and how much is to be put right.
pub(super) fn nothing_loaded(form: &mut Form, bad: &[BadRow]) {
    let things = if bad.len() == 1 { "1 thing".to_owned() } else { format!("{} things", bad.len()) };
    form.refuse("file", format!("Nothing was loaded. Put {things} right in the file and choose it again"));
}

#[derive(Template)]
#[template(path = "redesign/load.html")]
struct View {
    frame: Frame,
    form: Form,
    structures: Vec<Choice>,
    template: String,
    bad: Vec<Bad>,
    more_bad: usize,
    ending: Vec<String>,
    more_ending: usize,
}

async fn show(who: SignedIn, Query(asked): Query<Asked>) -> PageResult {
    who.viewer.must(Action::LoadEstablishment).map_err(|denied| who.problem(denied.into()))?;
    let whose = Whose::of(&who, asked.of)?;
    let today = who.service().today();
    let form = Form::new()
        .with("of", whose.of.map_or_else(|| OWN.to_owned(), |model| model.to_string()))
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
    let more_ending = ending.len().saturating_sub(LISTED_MOST);
    let (bad, more_bad) = listed(bad);
    let models = who.service().models(&who.viewer).unwrap_or_default();
    let own = Choice::new(OWN, who.service().authority_name());
    let new = Choice::new(NEW, "Another structure, to compare with").reveals();
    let known = models.iter().map(|(id, name)| Choice::new(id.to_string(), name.clone()));
    let template = form.value("of").parse().ok();
    View {
        frame,
        structures: std::iter::once(own).chain(known).chain([new]).collect(),
        template: paths::about(paths::ESTABLISHMENT_XLSX, template),
        form,
        bad,
        more_bad,
        ending: ending.into_iter().take(LISTED_MOST).collect(),
        more_ending,
    }
}

async fn submit(sent: SentFile) -> PageResult {
    let SentFile { who, mut form, file } = sent;
    who.viewer.must(Action::LoadEstablishment).map_err(|denied| who.problem(denied.into()))?;
    let table = read_file(file, &mut form, COLUMNS);
    let from = form.read_day("from", "the day from which the table holds");
    let of = which(&mut form);
    let (Some(table), Some(from), Some(of)) = (table, from, of) else {
        return refused(view(&who, form, Vec::new(), Vec::new()));
    };
    let means_it = form.chose("ending", "yes");
    let answer = match blocking(|| load(&who, &of, &table, from, means_it)) {
        Err(ServiceError::Refused(refusals)) => {
            form.refuse_all(&refusals, |field| field);
            return refused(view(&who, form, Vec::new(), Vec::new()));
        }
        answer => answer.map_err(|error| who.problem(error))?,
    };
    match answer {
        Answer::Loaded(of, Loaded::Recorded(facts)) => {
            Ok(Redirect::to(&paths::establishment_loaded(of, from, facts)).into_response())
        }
        Answer::Loaded(_, Loaded::Refused(mut bad)) => {
            for one in &mut bad {
                one.row += table.above;
            }
            nothing_loaded(&mut form, &bad);
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

/// Reads the file that was sent, down to its headings; what cannot be read is noted beside the question.
pub(super) fn read_file(file: Attached, form: &mut Form, columns: &[Column]) -> Option<Table> {
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
    bytes.and_then(|bytes| match blocking(|| filled::read(&bytes, LIMITS)) {
        Ok(rows) => Some(Table::of(rows, columns)),
        Err(unreadable) => {
            form.refuse("file", unreadable.to_string());
            None
        }
    })
}

/// Which structure is loaded.
enum Which {
    /// The authority's own, or a model that is there.
    Known(Option<ModelId>),
    /// A new model, by its name.
    New(String),
}

fn which(form: &mut Form) -> Option<Which> {
    match form.value("of") {
        "" | OWN => Some(Which::Known(None)),
        NEW => form.read_text("name", "Enter whose structure it is, and of when").map(Which::New),
        other => match other.parse() {
            Ok(model) => Some(Which::Known(Some(model))),
            Err(_) => {
                form.refuse("of", "Choose whose structure it is");
                None
            }
        },
    }
}

enum Answer {
    Loaded(Option<ModelId>, Loaded),
    WouldEnd(Vec<Post>),
}

fn load(
    who: &SignedIn,
    of: &Which,
    table: &Table,
    from: Date,
    means_it: bool,
) -> Result<Answer, ServiceError> {
    let (service, viewer) = (who.service(), &who.viewer);
    let of = match of {
        Which::Known(of) => *of,
        Which::New(name) => {
            return Ok(match service.load_new_model(viewer, name, &table.headings, &table.rows, from)? {
                Ok((model, facts)) => Answer::Loaded(Some(model), Loaded::Recorded(facts)),
                Err(bad) => Answer::Loaded(None, Loaded::Refused(bad)),
            });
        }
    };
    if !means_it {
        let missing = service.posts_missing_from(viewer, of, &table.headings, &table.rows, from)?;
        // A table without a row is refused as such, not as the end of everything.
        if !missing.is_empty() && table.has_rows() {
            return Ok(Answer::WouldEnd(missing));
        }
    }
    let loaded = service.load_structure(viewer, of, &table.headings, &table.rows, from)?;
    Ok(Answer::Loaded(of, loaded))
}

/// What was read, from its headings on.
pub(super) struct Table {
    /// How many rows stand above the headings.
    pub above: usize,
    pub headings: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

impl Table {
    fn of(mut rows: filled::Rows, columns: &[Column]) -> Table {
        let is_heading = |row: &Vec<String>| {
            row.iter()
                .any(|cell| columns.first().is_some_and(|first| cell.trim().eq_ignore_ascii_case(first.name)))
        };
        let above = rows.iter().take(HEADINGS_WITHIN).position(is_heading).unwrap_or(0);
        let rest = rows.split_off((above + 1).min(rows.len()));
        Table { above, headings: rows.pop().unwrap_or_default(), rows: rest }
    }

    pub(super) fn has_rows(&self) -> bool {
        self.rows.iter().flatten().any(|cell| !cell.trim().is_empty())
    }
}

/// A post by its reference and its title.
pub(super) fn named(post: &Post) -> String {
    match &post.reference {
        Some(reference) => format!("{reference}, {}", post.title),
        None => post.title.clone(),
    }
}
