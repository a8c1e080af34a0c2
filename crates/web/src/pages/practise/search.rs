//! Search: children and family by name, date of birth, NHS or pupil number, postcode or phone.

use askama::Template;
use axum::extract::Query;
use axum::routing::get;
use calendar::Date;
use practice::code_sets::{CodeSet, Relationship};
use practice::{Standing, main_worker};
use serde::Deserialize;
use service::{Action, Record};

use crate::app::{App, SignedIn};
use crate::frame::{Crumb, Frame, Room};
use crate::page::{OpenTo, Page, PageResult, page};
use crate::{paths, words as web_words};

/// The page.
pub const PAGE: Page<App> = Page { path: paths::SEARCH, open_to: OpenTo::SignedIn, answers: || get(show) };

/// The most people on the page: whoever is not among them is found by asking for more.
const MOST: usize = 50;

/// Somebody found.
struct Found {
    name: String,
    about: String,
    href: String,
    nothing_open: String,
    standing: Vec<String>,
    worker: String,
    place: String,
    warned: bool,
    family: String,
    contact: Option<String>,
}

#[derive(Template)]
#[template(path = "practise/search.html")]
struct View {
    frame: Frame,
    asked: String,
    found: Vec<Found>,
    count: String,
    more: bool,
    recordable: bool,
}

#[derive(Deserialize)]
struct Asked {
    #[serde(default)]
    q: String,
}

async fn show(who: SignedIn, Query(asked): Query<Asked>) -> PageResult {
    let service = who.service();
    let asked = asked.q.trim().to_owned();
    let (records, count) = service.search(&who.viewer, &asked, MOST).map_err(|error| who.problem(error))?;
    let today = service.today();
    let recordable = who.viewer.may(Action::RecordContact);
    let found: Vec<Found> = records.iter().map(|record| found(&who, record, today, recordable)).collect();
    let title = if asked.is_empty() { "Search".to_owned() } else { format!("Search: {asked}") };
    let mut frame = who
        .frame(title)
        .in_room(Room::Practise)
        .after(Crumb::to("Practise", paths::PRACTISE))
        .after(Crumb::here("Search"));
    frame.searched = asked.clone();
    page(View {
        frame,
        asked,
        more: count > found.len(),
        found,
        count: web_words::count(count, "person", "people"),
        recordable,
    })
}

fn found(who: &SignedIn, record: &Record, today: Date, recordable: bool) -> Found {
    let service = who.service();
    let directory = service.directory();
    let journey = &record.journey;
    let person = &journey.person;
    let is_child = person.is_child();
    let worker = main_worker(journey, today).map_or_else(String::new, |main| {
        let started = &main.allocation.started;
        format!("{}, {}", directory.worker_name(started.worker), directory.team_name(started.team))
    });
    let place = match person.address() {
        Some(told) if told.confidential => "Address not to be disclosed".to_owned(),
        Some(told) => told.address.postcode.clone().unwrap_or_else(|| told.address.lines.clone()),
        None => String::new(),
    };
    // An adult is found by the children they belong to, a child by the parents.
    let wanted = |kind: Relationship| {
        if is_child {
            matches!(kind, Relationship::Mother | Relationship::Father)
        } else {
            kind == Relationship::Child
        }
    };
    let names: Vec<String> = person
        .related()
        .filter(|(_, told)| wanted(told.kind))
        .filter_map(|(other, told)| {
            let name = service.name_of(other)?;
            Some(if is_child { format!("{} {name}", told.kind.to_string().to_lowercase()) } else { name })
        })
        .collect();
    let family = match (is_child, names.is_empty()) {
        (_, true) => String::new(),
        (true, false) => super::capital(names.join(", ")),
        (false, false) => format!("Parent of {}", names.join(", ")),
    };
    Found {
        name: person.name().map_or_else(|| "Name not known".to_owned(), ToString::to_string),
        about: super::about(journey, today),
        href: paths::child(record.id),
        nothing_open: match person.registered.as_ref().filter(|_| !is_child) {
            Some(first) => first.role.label().to_owned(),
            None => "No service is open".to_owned(),
        },
        standing: Standing::on(journey, today).headlines,
        worker,
        place,
        warned: person.warnings.iter().any(|warning| warning.is_open()),
        family,
        contact: (is_child && recordable).then(|| paths::new_contact_about(record.id)),
    }
}
