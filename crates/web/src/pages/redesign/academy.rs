//! The workforce academy: who comes in, learns, stays and leaves.

pub mod overview;
pub mod people;
pub mod person;
pub mod record;
pub mod surveys;
pub mod training;

use askama::Template;
use calendar::words::capital;
use reports::Unit;
use reports::charts::{Period, Series, Trend, trend};
use serde::Deserialize;
use service::Action;

use super::picture::Picture;
use crate::app::SignedIn;
use crate::components::{Choice, Form, Html};
use crate::frame::{Crumb, Frame, Room};
use crate::paths;

/// A part of a page: what it says, a chart, a table.
#[derive(Default)]
struct Block {
    title: String,
    says: Vec<String>,
    picture: Option<Picture>,
    head: Vec<String>,
    /// The column from which on all hold figures.
    numbers_from: usize,
    rows: Vec<Vec<Html>>,
    /// On a phone one card a row, instead of a table that scrolls.
    cards: bool,
    /// What is said where there are no rows.
    empty: String,
    links: Vec<Crumb>,
}

impl Block {
    fn new(title: impl Into<String>) -> Block {
        Block { title: title.into(), numbers_from: usize::MAX, ..Block::default() }
    }

    fn table(mut self, head: &[&str], rows: Vec<Vec<Html>>, empty: &str) -> Block {
        self.head = head.iter().map(|head| (*head).to_owned()).collect();
        self.rows = rows;
        self.empty = empty.to_owned();
        self
    }

    fn saying(mut self, line: impl Into<String>) -> Block {
        self.says.push(line.into());
        self
    }
}

/// What a page asks above its blocks.
struct Ask {
    action: &'static str,
    form: Form,
    measures: Vec<Choice>,
    whom: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "redesign/academy/page.html")]
struct View {
    frame: Frame,
    title: String,
    about: String,
    done: String,
    parts: Vec<Crumb>,
    part: &'static str,
    intro: Vec<String>,
    ways_on: Vec<Crumb>,
    ask: Option<Ask>,
    /// Those whose record may be opened from here.
    colleagues: Vec<Choice>,
    finding: Form,
    blocks: Vec<Block>,
}

impl View {
    fn new(who: &SignedIn, title: &str, part: &'static str) -> View {
        View {
            frame: frame(who, title),
            title: title.to_owned(),
            about: String::new(),
            done: String::new(),
            parts: parts(who),
            part,
            intro: Vec::new(),
            ways_on: Vec::new(),
            ask: None,
            colleagues: Vec::new(),
            finding: Form::new(),
            blocks: Vec::new(),
        }
    }
}

/// What was just recorded.
#[derive(Deserialize, Default)]
pub struct Asked {
    #[serde(default)]
    done: Option<String>,
    #[serde(default)]
    count: Option<usize>,
    /// Whose record is to be opened.
    #[serde(default)]
    open: Option<String>,
}

/// The page of the academy on which the viewer begins.
pub(super) fn first_page(who: &SignedIn) -> &'static str {
    if who.viewer.may(Action::SeeAcademy) { paths::ACADEMY } else { paths::ACADEMY_PIPELINE }
}

fn frame(who: &SignedIn, title: &str) -> Frame {
    let frame = who.frame(title).in_room(Room::Redesign).after(Crumb::to("Establishment", paths::REDESIGN));
    if title == "Academy" {
        return frame.after(Crumb::here("Academy"));
    }
    frame.after(Crumb::to("Academy", first_page(who))).after(Crumb::here(title))
}

/// The parts of the academy that the viewer may open.
fn parts(who: &SignedIn) -> Vec<Crumb> {
    let (numbers, names) = (who.viewer.may(Action::SeeAcademy), who.viewer.may(Action::SeeLearning));
    let pipeline = if names { "Pipeline" } else { "Own people" };
    [
        (numbers, "Overview", paths::ACADEMY.to_owned()),
        (true, pipeline, paths::ACADEMY_PIPELINE.to_owned()),
        (true, "My record", paths::learning(who.viewer.staff())),
        (numbers, "Training", paths::ACADEMY_TRAINING.to_owned()),
        (numbers, "Leavers", paths::ACADEMY_LEAVERS.to_owned()),
        (names, "Agency", paths::ACADEMY_AGENCY.to_owned()),
        (true, "Surveys", paths::ACADEMY_SURVEYS.to_owned()),
    ]
    .into_iter()
    .filter(|(may, ..)| *may)
    .map(|(_, words, path)| Crumb::to(words, path))
    .collect()
}

/// A figure over time.
fn picture(
    title: &str,
    unit: Unit,
    periods: Vec<Period>,
    values: Vec<Option<f64>>,
    missing: &str,
) -> Picture {
    let id = title.to_lowercase().replace(|letter: char| !letter.is_ascii_alphanumeric(), "-");
    Picture::drawn(title, &id, |width, id| {
        trend(&Trend {
            id,
            title: title.to_owned(),
            unit,
            width,
            periods: periods.clone(),
            now: Series { name: "as now known".to_owned(), values: values.clone() },
            missing: missing.to_owned(),
            ..Trend::default()
        })
    })
}

fn cells(row: impl IntoIterator<Item = String>) -> Vec<Html> {
    row.into_iter().map(Html::from).collect()
}
