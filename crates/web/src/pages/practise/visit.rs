//! Record a visit: to a child, and to the brothers and sisters who were visited with them.

use askama::Template;
use axum::extract::Path;
use axum::http::Uri;
use axum::response::{IntoResponse, Redirect};
use axum::routing::get;
use calendar::{Date, words};
use practice::clocks;
use practice::code_sets::{CodeSet, LeavingCareStatus, Relationship, VisitKind, VisitPlace};
use practice::commands::visits_open_on;
use practice::facts::ChildVisited;
use practice::journey::Journey;
use practice::{Command, PersonId, leaving_care_status};
use service::{Action, Opened, ServiceError};

use super::recorded;
use crate::Problem;
use crate::app::{App, Sent, SignedIn, blocking};
use crate::components::{Choice, Form};
use crate::frame::{Crumb, Frame, Room};
use crate::page::{OpenTo, Page, PageResult, page, refused};
use crate::paths;

/// The page, and where its form is sent.
pub const PAGE: Page<App> =
    Page { path: paths::VISIT, open_to: OpenTo::SignedIn, answers: || get(show).post(submit) };

/// For so many days after a plan or service ended, a visit made before its end may still be chosen.
const RECENT_DAYS: i64 = 56;

/// Whether a child was seen: what is sent, and how it is read.
const SEEN: &[(&str, &str)] =
    &[("alone", "Yes, alone"), ("together", "Yes, but not alone"), ("no", "No, not seen")];

/// A child on the form.
struct Child {
    person: PersonId,
    id: String,
    name: String,
    open: Vec<VisitKind>,
    kinds: Vec<Choice>,
    at_home: Vec<PersonId>,
}

impl Child {
    /// The form's name of what is asked for each child.
    fn field(&self, name: &str) -> String {
        format!("{name}_{}", self.id)
    }

    /// A question about the child, whose name stands for `{}`.
    fn asked(&self, question: &str) -> String {
        question.replace("{}", &self.name)
    }
}

#[derive(Template)]
#[template(path = "practise/visit.html")]
struct View {
    frame: Frame,
    form: Form,
    child: Child,
    about: String,
    child_href: String,
    note_href: String,
    others: Vec<Child>,
    offered: Vec<Choice>,
    places: Vec<Choice>,
    seen: Vec<Choice>,
    action: String,
}

async fn show(who: SignedIn, uri: Uri, Path(id): Path<PersonId>) -> PageResult {
    who.viewer.must(Action::RecordPractice).map_err(|denied| who.problem(denied.into()))?;
    let (opened, child, others) = open(&who, id)?;
    let asked = Form::asked(&uri);
    let mut form = Form::new();
    let wanted = VisitKind::from_code(asked.value("kind"));
    for one in std::iter::once(&child).chain(&others) {
        let kind = match one.open[..] {
            [only] => Some(only),
            _ => wanted.filter(|kind| one.open.contains(kind)),
        };
        if let Some(kind) = kind {
            form = form.with(&one.field("kind"), kind.code());
        }
    }
    let also: Vec<(&str, &str)> = asked.pairs().filter(|(name, _)| *name == "also").collect();
    let form = others
        .iter()
        .filter(|one| also.iter().any(|(_, id)| *id == one.id))
        .fold(form, |form, one| form.and("also", &one.id));
    page(view(&who, &opened, child, others, form))
}

async fn submit(Path(id): Path<PersonId>, sent: Sent) -> PageResult {
    let Sent { who, mut form } = sent;
    who.viewer.must(Action::RecordPractice).map_err(|denied| who.problem(denied.into()))?;
    let (opened, child, others) = open(&who, id)?;
    let meant = read(&mut form, &child, &others);
    for (one, visited) in &meant {
        match who.service().weigh(&who.viewer, one.person, visited.clone().into()) {
            Err(ServiceError::Refused(refusals)) => {
                for refusal in refusals {
                    let of_child = matches!(refusal.field, "kind" | "words" | "why_not");
                    let name = match refusal.field {
                        "alone" => one.field("seen"),
                        name if of_child => one.field(name),
                        name @ ("on" | "at" | "place" | "note") => name.to_owned(),
                        _ => String::new(),
                    };
                    if form.error(&name).is_none() {
                        let about = if others.is_empty() { String::new() } else { format!("{}: ", one.name) };
                        form.refuse(name, format!("{about}{}", refusal.allowed));
                    }
                }
            }
            Err(error) => return Err(who.problem(error)),
            Ok(_) => {}
        }
    }
    if form.is_refused() {
        return refused(view(&who, &opened, child, others, form));
    }
    let commands = meant.iter().map(|(one, visited)| (one.person, Command::from(visited.clone()))).collect();
    match blocking(|| who.service().submit(&who.viewer, commands)) {
        Ok(done) => Ok(Redirect::to(&recorded::address(id, &done)).into_response()),
        Err(ServiceError::Refused(refusals)) => {
            form.refuse_all(&refusals, |_| "");
            refused(view(&who, &opened, child, others, form))
        }
        Err(error) => Err(who.problem(error)),
    }
}

/// The visits as meant; what is missing is noted, and then there are none.
fn read<'a>(form: &mut Form, child: &'a Child, others: &'a [Child]) -> Vec<(&'a Child, ChildVisited)> {
    let also: Vec<&Child> = others.iter().filter(|one| form.chose("also", &one.id)).collect();
    let kind_of = |form: &mut Form, one: &Child| {
        let ask = format!("Choose what the visit to {} was for", one.name);
        form.read_code::<VisitKind>(&one.field("kind"), &ask)
    };
    let first_kind = kind_of(form, child);
    let on = form.read_day("on", "the day of the visit");
    let at = form.read_time("at");
    let place = form.read_code::<VisitPlace>("place", "Choose where you saw them, or went to see them");
    let mut meant = Vec::new();
    for one in std::iter::once(child).chain(also) {
        let kind = if one.person == child.person { first_kind } else { kind_of(form, one) };
        let (seen, alone) = match form.value(&one.field("seen")) {
            "alone" => (true, true),
            "together" => (true, false),
            "no" => (false, false),
            _ => {
                form.refuse(one.field("seen"), format!("Choose whether {} was seen", one.name));
                continue;
            }
        };
        let why_not = Some(form.value(&one.field("why_not")).to_owned()).filter(|why| !why.is_empty());
        if !alone && why_not.is_none() {
            let not = if seen { "not seen alone" } else { "not seen" };
            form.refuse(one.field("why_not"), format!("Enter why {} was {not}", one.name));
        }
        let words = form.value(&one.field("words")).to_owned();
        let own = form.value(&one.field("note"));
        let note = [form.value("note"), own].into_iter().filter(|part| !part.is_empty());
        let note = note.collect::<Vec<_>>().join("\n\n");
        if let (Some(kind), Some(on), Some(place)) = (kind, on, place) {
            meant.push((one, ChildVisited { on, at, kind, seen, alone, why_not, place, words, note }));
        }
    }
    if form.value("note").is_empty() {
        form.refuse("note", "Enter what you saw and what was said, or why nobody was seen");
    }
    if form.is_refused() { Vec::new() } else { meant }
}

/// The child, and the brothers and sisters at home with something open that is visited for.
fn open(who: &SignedIn, id: PersonId) -> Result<(Opened, Child, Vec<Child>), Problem> {
    let open_one = |id| {
        let opened = who.service().open_record(&who.viewer, id, None, "Record a visit");
        opened.map_err(|error| who.problem(error))
    };
    let opened = open_one(id)?;
    let child = child_of(who, opened.journey());
    let mut others = Vec::new();
    for &sibling in &child.at_home {
        match who.service().open_record(&who.viewer, sibling, None, "Record a visit") {
            Ok(opened) => others.push(child_of(who, opened.journey())),
            Err(ServiceError::NotFound) => {}
            Err(error) => return Err(who.problem(error)),
        }
    }
    others.retain(|one| !one.open.is_empty());
    others.sort_by(|one, other| one.name.cmp(&other.name));
    Ok((opened, child, others))
}

fn child_of(who: &SignedIn, journey: &Journey) -> Child {
    let today = who.service().today();
    let offered = offered(journey, today);
    let due = clocks::open_clocks(journey, today, who.service().policies());
    let choice = |&(kind, last): &(VisitKind, Date)| {
        let clock = due.iter().find(|clock| clock.definition.visit() == Some(kind));
        let hint = match clock {
            Some(clock) => format!("{}.", clock.words(today)),
            None if last < today => format!("Ended. For a visit up to {}.", words::day(last)),
            None => String::new(),
        };
        Choice::new(kind.code(), kind.label()).hint(hint)
    };
    let at_home = journey.person.related().filter(|(_, told)| {
        use Relationship::{HalfSibling, Sibling, StepSibling};
        told.same_household && matches!(told.kind, Sibling | HalfSibling | StepSibling)
    });
    Child {
        person: journey.id,
        id: journey.id.to_string(),
        name: recorded::name_of(journey),
        open: offered.iter().map(|(kind, _)| *kind).collect(),
        kinds: offered.iter().map(choice).collect(),
        at_home: at_home.map(|(id, _)| id).collect(),
    }
}

/// The kinds of visit that may be recorded, each with the last day on which its plan or service was open.
fn offered(journey: &Journey, today: Date) -> Vec<(VisitKind, Date)> {
    let days: Vec<Date> =
        (0..=RECENT_DAYS).filter_map(|back| today.checked_sub(jiff::Span::new().days(back)).ok()).collect();
    let leaver = leaving_care_status(journey, today) != LeavingCareStatus::None;
    let mut found: Vec<(VisitKind, Date)> = Vec::new();
    for day in days {
        for kind in visits_open_on(journey, day).filter(|kind| *kind != VisitKind::CareLeaver || leaver) {
            if !found.iter().any(|(other, _)| *other == kind) {
                found.push((kind, day));
            }
        }
    }
    found
}

fn view(who: &SignedIn, opened: &Opened, child: Child, others: Vec<Child>, form: Form) -> View {
    let id = opened.record.id;
    View {
        frame: who
            .frame(format!("Record a visit to {}", child.name))
            .in_room(Room::Practise)
            .after(Crumb::to("Practise", paths::PRACTISE))
            .after(Crumb::to(&child.name, paths::child(id)))
            .after(Crumb::here("Record a visit"))
            .refused(form.is_refused()),
        form,
        about: super::about(opened.journey(), who.service().today()),
        child_href: paths::child(id),
        note_href: paths::note(id),
        offered: others.iter().map(|one| Choice::new(&one.id, &one.name).reveals()).collect(),
        others,
        child,
        places: Choice::all_of::<VisitPlace>(),
        seen: SEEN.iter().map(|(value, words)| Choice::new(*value, *words)).collect(),
        action: paths::visit(id),
    }
}
