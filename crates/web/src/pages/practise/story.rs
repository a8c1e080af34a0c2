//! The whole story of a child on the thread, newest first, filtered by kind.

use askama::Template;
use axum::extract::{Path, RawQuery};
use axum::routing::get;
use practice::{Area, PersonId};

use super::child::{Head, frame, head};
use super::story_entries::{Names, entries};
use crate::app::{App, SignedIn, Through};
use crate::components::{Entry, Pages};
use crate::frame::Frame;
use crate::page::{OpenTo, Page, PageResult, page};
use crate::paths;

/// The page.
pub const PAGE: Page<App> = Page { path: paths::STORY, open_to: OpenTo::SignedIn, answers: || get(show) };

/// Entries on one page.
const PER_PAGE: usize = 60;

/// One kind that may be chosen.
struct Kind {
    id: String,
    label: &'static str,
    count: usize,
    chosen: bool,
}

#[derive(Template)]
#[template(path = "practise/story.html")]
struct View {
    frame: Frame,
    head: Head,
    kinds: Vec<Kind>,
    entries: Vec<Entry>,
    count: usize,
    filtered: bool,
    pages: Pages,
    action: String,
    done: String,
    lens: Vec<(&'static str, String)>,
}

async fn show(
    who: SignedIn,
    through: Through,
    RawQuery(query): RawQuery,
    Path(id): Path<PersonId>,
) -> PageResult {
    let service = who.service();
    let opened =
        service.open_record(&who.viewer, id, through.0, "Story").map_err(|error| who.problem(error))?;
    let day = through.day(service.today());
    let asked = |name: &str| {
        let query = query.as_deref().unwrap_or_default();
        query
            .split('&')
            .filter_map(|pair| pair.split_once('='))
            .filter(|(n, _)| *n == name)
            .map(|(_, v)| v.to_owned())
            .collect::<Vec<_>>()
    };
    let chosen: Vec<Area> = asked("kind").iter().filter_map(|key| area_of(key)).collect();
    let number = asked("page").first().and_then(|page| page.parse().ok()).unwrap_or(1).max(1);

    // Corrections are shown with what they are about, and are no entries to choose.
    let told: Vec<_> = opened.facts().into_iter().filter(|recorded| !recorded.fact.rewrites()).collect();
    let kinds = Area::ALL
        .iter()
        .map(|&area| Kind {
            id: key_of(area),
            label: area.label(),
            count: told.iter().filter(|recorded| recorded.fact.area() == area).count(),
            chosen: chosen.contains(&area),
        })
        .filter(|kind| kind.count > 0)
        .collect();
    let all = entries(&opened, &Names::of(&who), &chosen);
    let count = all.len();
    let last = count.div_ceil(PER_PAGE).max(1);
    let at = asked("entry")
        .first()
        .and_then(|seq| all.iter().position(|entry| entry.id == format!("entry-{seq}")));
    let number: usize = at.map_or(number, |place| place / PER_PAGE + 1).min(last);
    let mut lens = Vec::new();
    if let Some(through) = through.0 {
        lens.push(("as_at", through.as_at.to_string()));
        lens.push(("known", through.known_by.to_string()));
    }
    let href = |page: usize| {
        let mut parts: Vec<String> = chosen.iter().map(|area| format!("kind={}", key_of(*area))).collect();
        parts.extend(lens.iter().map(|(name, value)| format!("{name}={value}")));
        parts.push(format!("page={page}"));
        format!("{}?{}", paths::story(id), parts.join("&"))
    };
    let pages = Pages::of(number, last, href);
    let head = head(&who, &opened, through, day, "Story");
    page(View {
        frame: frame(&who, id, &head, through),
        head,
        kinds,
        entries: all.into_iter().skip((number - 1) * PER_PAGE).take(PER_PAGE).collect(),
        count,
        filtered: !chosen.is_empty(),
        pages,
        action: paths::story(id),
        done: done(asked("done").first(), asked("with").first()),
        lens,
    })
}

/// What was just done to an entry, and to what followed from it.
fn done(what: Option<&String>, with: Option<&String>) -> String {
    let with = |done: &str| match with.and_then(|with| with.parse::<usize>().ok()).unwrap_or_default() {
        0 => String::new(),
        1 => format!(" One entry that followed from it was {done} with it."),
        several => format!(" {several} entries that followed from it were {done} with it."),
    };
    match what.map(String::as_str) {
        Some("corrected") => format!("The entry is corrected.{}", with("put right")),
        Some("struck") => format!("The entry is struck out.{}", with("struck out")),
        _ => String::new(),
    }
}

/// An area's key in addresses.
fn key_of(area: Area) -> String {
    format!("{area:?}").to_lowercase()
}

fn area_of(key: &str) -> Option<Area> {
    Area::ALL.iter().copied().find(|area| key_of(*area) == key)
}
