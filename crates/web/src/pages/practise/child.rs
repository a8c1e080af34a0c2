//! A child's page: who they are, what is next, who is around them, and the latest of their story.

use askama::Template;
use axum::extract::{Path, Query};
use axum::routing::get;
use calendar::{Date, words};
use practice::PersonId;
use practice::clocks::{self, Clock};
use practice::journey::Journey;
use practice::standing::{Standing, main_worker};
use service::{Action, Opened};

use super::recorded::{After, Happened};
use super::story_entries::{Names, entries};
use super::{about, tone};
use crate::app::{App, SignedIn, Through};
use crate::components::{Entry, Html, Row};
use crate::frame::{Crumb, Frame, Room};
use crate::page::{OpenTo, Page, PageResult, page};
use crate::paths;

/// The page.
pub const PAGE: Page<App> = Page { path: paths::CHILD, open_to: OpenTo::SignedIn, answers: || get(show) };

/// Entries of the story that the overview shows.
const LATEST: usize = 8;

/// The head of every page of a child's record.
pub struct Head {
    /// The name to use.
    pub name: String,
    /// Age, date of birth, pronouns.
    pub about: String,
    /// Where they stand, the gravest first.
    pub headlines: Vec<String>,
    /// Who works with them, in a line; empty when nobody does.
    pub worker: String,
    /// What must be seen first.
    pub warnings: Vec<String>,
    /// Languages for which somebody needs an interpreter.
    pub interpreter: String,
    /// The parts of the record.
    pub parts: Vec<Crumb>,
    /// The part one is on.
    pub part: &'static str,
}

/// A clock as a row.
pub struct ClockRow {
    /// Its state in words.
    pub state: String,
    /// The state's colour.
    pub tone: &'static str,
    /// What is due.
    pub what: &'static str,
    /// When.
    pub due: String,
    /// The sentence that says why.
    pub why: String,
}

/// Somebody around the child.
struct Around {
    what: String,
    name: String,
    href: String,
    more: String,
}

/// Somebody who works, or has worked, with the child.
struct Working {
    role: String,
    name: String,
    team: String,
    since: String,
}

#[derive(Template)]
#[template(path = "practise/child.html")]
struct View {
    frame: Frame,
    head: Head,
    next: Vec<ClockRow>,
    family: Vec<Around>,
    working: Vec<Working>,
    worked: usize,
    facts: Vec<Row>,
    latest: Vec<Entry>,
    story: String,
    happened: Option<Happened>,
    /// Whether the viewer may record practice, and whether a contact: now, not of a past day.
    records: (bool, bool),
    visit: String,
    contact: String,
    note: String,
}

async fn show(
    who: SignedIn,
    through: Through,
    Query(after): Query<After>,
    Path(id): Path<PersonId>,
) -> PageResult {
    let service = who.service();
    let opened =
        service.open_record(&who.viewer, id, through.0, "Overview").map_err(|error| who.problem(error))?;
    let day = through.day(service.today());
    let journey = opened.journey();
    let directory = service.directory();
    let names = Names::of(&who);
    let person = &journey.person;

    let next = clocks::open_clocks(journey, day, service.policies());
    let mut family: Vec<Around> = person
        .related()
        .map(|(other, told)| {
            let holds =
                person.responsibility.iter().any(|one| one.is_open() && one.started.holder == Some(other));
            let mut more = Vec::new();
            if holds {
                more.push("parental responsibility");
            }
            if told.same_household {
                more.push("lives with them");
            }
            Around {
                what: told.kind.to_string(),
                name: service.name_of(other).unwrap_or_else(|| "Name not known".into()),
                href: paths::child(other) + &through.query(),
                more: more.join(", "),
            }
        })
        .collect();
    family.sort_by(|one, other| (&one.what, &one.name).cmp(&(&other.what, &other.name)));
    let mut working: Vec<Working> = journey
        .oversight
        .allocated_on(day)
        .map(|one| Working {
            role: one.started.role.to_string(),
            name: directory.worker_name(one.started.worker).to_owned(),
            team: directory.team_name(one.started.team).to_owned(),
            since: words::short(one.from()),
        })
        .collect();
    working.sort_by(|one, other| one.role.cmp(&other.role));
    let mut everybody: Vec<_> = journey.oversight.allocations.iter().map(|one| one.started.worker).collect();
    everybody.sort_unstable();
    everybody.dedup();

    let mut latest = entries(&opened, &names, &[]);
    latest.truncate(LATEST);
    let head = head(&who, &opened, through, day, "Overview");
    let view = View {
        frame: frame(&who, id, &head, through),
        next: next.iter().map(|clock| clock_row(clock, day)).collect(),
        family,
        working,
        worked: everybody.len(),
        facts: facts(journey),
        latest,
        story: paths::story(id) + &through.query(),
        happened: after.happened(&who).map_err(|error| who.problem(error))?,
        records: (
            through.0.is_none() && journey.person.is_child() && who.viewer.may(Action::RecordPractice),
            through.0.is_none() && who.viewer.may(Action::RecordContact),
        ),
        visit: paths::visit(id),
        contact: paths::new_contact_about(id),
        note: paths::note(id),
        head,
    };
    page(view)
}

/// The frame of a page of a child's record.
pub fn frame(who: &SignedIn, id: PersonId, head: &Head, through: Through) -> Frame {
    let title =
        if head.part == "Overview" { head.name.clone() } else { format!("{}: {}", head.name, head.part) };
    let frame = who
        .frame(title)
        .in_room(Room::Practise)
        .through(through.banner(paths::child(id)))
        .after(Crumb::to("Practise", paths::PRACTISE));
    if head.part == "Overview" {
        frame.after(Crumb::here(&head.name))
    } else {
        frame.after(Crumb::to(&head.name, paths::child(id) + &through.query())).after(Crumb::here(head.part))
    }
}

/// The head of a page of a child's record.
pub fn head(who: &SignedIn, opened: &Opened, through: Through, day: Date, part: &'static str) -> Head {
    let journey = opened.journey();
    let person = &journey.person;
    let service = who.service();
    let directory = service.directory();
    let worker = main_worker(journey, day).map_or_else(String::new, |main| {
        let nth = match main.nth {
            0 | 1 => String::new(),
            nth => format!("{} worker, ", words::ordinal(nth as u64)),
        };
        format!(
            "{} · {} ({nth}since {})",
            directory.team_name(main.allocation.started.team),
            directory.worker_name(main.allocation.started.worker),
            words::day(main.allocation.from()),
        )
    });
    let mut warnings: Vec<String> = person
        .warnings
        .iter()
        .filter(|one| one.is_open())
        .map(|one| format!("{}: {}", one.started.kind, one.started.says))
        .collect();
    if person.addresses.iter().any(|one| one.is_open() && one.started.confidential) {
        warnings.insert(0, "Do not disclose their address.".into());
    }
    let interpreter = person.language.as_ref().filter(|told| told.interpreter);
    let id = opened.record.id;
    let link = |words: &str, path: String| Crumb::to(words, path + &through.query());
    Head {
        name: person.name().map_or_else(|| "Name not known".to_owned(), ToString::to_string),
        about: about(journey, day),
        headlines: Standing::on(journey, day).headlines,
        worker,
        warnings,
        interpreter: interpreter.map_or_else(String::new, |told| told.language.clone()),
        parts: vec![
            link("Overview", paths::child(id)),
            link("Story", paths::story(id)),
            link("Chronology", paths::chronology(id)),
            link("Who has looked", paths::looked(id)),
        ],
        part,
    }
}

/// A clock as a row.
pub fn clock_row(clock: &Clock, today: Date) -> ClockRow {
    ClockRow {
        state: clock.words(today),
        tone: tone(clock.state),
        what: clock.definition.name,
        due: words::short(clock.due.date()),
        why: clock.why(),
    }
}

/// What is known of who they are.
fn facts(journey: &Journey) -> Vec<Row> {
    let person = &journey.person;
    let mut rows = Vec::new();
    let mut row = |key: &str, value: String| {
        let value = if value.is_empty() { Html::from("Not recorded") } else { Html::from(value) };
        rows.push(Row::new(key, value));
    };
    if let (Some(legal), Some(used)) = (person.legal_name(), person.name())
        && legal != used
    {
        row("Legal name", legal.to_string());
    }
    let address = person.address().map_or_else(String::new, |told| match &told.address.postcode {
        Some(postcode) => format!("{}, {postcode}", told.address.lines),
        None => told.address.lines.clone(),
    });
    row("Address", address);
    let phones: Vec<String> =
        person.phones.iter().filter(|one| one.is_open()).map(|one| one.started.number.clone()).collect();
    if !phones.is_empty() {
        row("Phone and email", phones.join(", "));
    }
    row("Ethnicity", person.ethnicity().to_string());
    let language = person.language.as_ref().map_or_else(String::new, |told| match told.interpreter {
        true => format!("{}, interpreter needed", told.language),
        false => told.language.clone(),
    });
    row("Language", language);
    if let Some(told) = &person.religion {
        row("Religion or belief", told.religion.clone());
    }
    let disability = person.disability.as_ref().map_or_else(String::new, |told| {
        told.disabilities.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
    });
    row("Disability", disability);
    row("NHS number", person.nhs_number.as_ref().map_or_else(String::new, |told| spaced(&told.number)));
    let upn = person.upn.as_ref().map_or_else(String::new, |told| match (&told.upn, told.unknown) {
        (Some(upn), _) => upn.clone(),
        (None, Some(why)) => why.to_string(),
        (None, None) => String::new(),
    });
    row("Unique pupil number", upn);
    rows
}

/// An NHS number as it is written: 3, 3 and 4 digits.
fn spaced(number: &str) -> String {
    match (number.get(..3), number.get(3..6), number.get(6..)) {
        (Some(one), Some(two), Some(three)) => format!("{one} {two} {three}"),
        _ => number.to_owned(),
    }
}
