//! A child's chronology, oldest first, to print.

use askama::Template;
use axum::extract::{Path, Query};
use axum::routing::get;
use calendar::words;
use practice::{Area, PersonId, story};
use serde::Deserialize;
use service::local_time;

use super::child::{Head, frame, head};
use super::story_entries::Names;
use crate::app::{App, SignedIn, Through};
use crate::frame::Frame;
use crate::page::{OpenTo, Page, PageResult, page};
use crate::paths;

/// The page.
pub const PAGE: Page<App> =
    Page { path: paths::CHRONOLOGY, open_to: OpenTo::SignedIn, answers: || get(show) };

/// One line of a chronology.
struct Line {
    on: String,
    what: &'static str,
    says: String,
    recorded: String,
    by: String,
    correct: Option<String>,
}

#[derive(Deserialize)]
struct Asked {
    /// Everything, not only what is significant.
    #[serde(default)]
    all: bool,
}

#[derive(Template)]
#[template(path = "practise/chronology.html")]
struct View {
    frame: Frame,
    head: Head,
    lines: Vec<Line>,
    correctable: bool,
    all: bool,
    other: String,
    made: String,
}

async fn show(
    who: SignedIn,
    through: Through,
    Query(asked): Query<Asked>,
    Path(id): Path<PersonId>,
) -> PageResult {
    let service = who.service();
    let opened =
        service.open_record(&who.viewer, id, through.0, "Chronology").map_err(|error| who.problem(error))?;
    let day = through.day(service.today());
    let names = Names::of(&who);
    let directory = service.directory();
    let mut shown: Vec<_> = opened
        .readings()
        .filter(|(_, fact)| asked.all || (story::is_statutory(fact) && fact.area() != Area::People))
        .collect();
    shown.sort_by_key(|(recorded, fact)| (fact.on(), recorded.seq));
    let lines: Vec<Line> = shown
        .into_iter()
        .map(|(recorded, fact)| Line {
            on: words::short(fact.on()),
            what: fact.label(),
            says: story::sentence(fact, &names),
            recorded: words::short(local_time(recorded.recorded).date()),
            by: directory.worker_name(recorded.by).to_owned(),
            correct: (through.0.is_none() && who.viewer.may_rewrite(&recorded.fact))
                .then(|| paths::correct(id, recorded.seq)),
        })
        .collect();
    let head = head(&who, &opened, through, day, "Chronology");
    let mut other = paths::chronology(id) + &through.query();
    if !asked.all {
        other.push(if other.contains('?') { '&' } else { '?' });
        other.push_str("all=true");
    }
    let made = format!("Made by {} on {}", who.viewer.name, words::moment(service.clock().local()));
    page(View {
        frame: frame(&who, id, &head, through),
        head,
        correctable: lines.iter().any(|line| line.correct.is_some()),
        lines,
        all: asked.all,
        other,
        made,
    })
}
