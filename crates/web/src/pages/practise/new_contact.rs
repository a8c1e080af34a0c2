//! Record a contact: what somebody told us about a child, or about brothers and sisters together.

use std::collections::BTreeSet;
use std::sync::Arc;

use askama::Template;
use axum::extract::Query;
use axum::response::{IntoResponse, Redirect};
use axum::routing::get;
use calendar::{DateTime, words};
use practice::code_sets::{ContactReason, ReferralSource, Relationship, Sex};
use practice::{CodeSet, PersonId, Refusal, Standing};
use serde::Deserialize;
use service::{Action, Candidate, Record, ServiceError};

use super::new_contact_typed::{
    OTHERS, Person, Step, choose, read_contact, read_people, read_reached, sought, steps,
};
use crate::app::{App, Sent, SignedIn, blocking};
use crate::components::{Choice, Form};
use crate::frame::{Crumb, Frame};
use crate::page::{OpenTo, Page, PageResult, page, refused};
use crate::paths;

/// The page.
pub const PAGE: Page<App> =
    Page { path: paths::NEW_CONTACT, open_to: OpenTo::SignedIn, answers: || get(show).post(submit) };

/// One person who may be known already, as a question.
struct Question {
    name: String,
    legend: String,
    choices: Vec<Choice>,
    asked: String,
}

/// A child who is in the record, as the form names them.
struct Known {
    name: String,
    about: String,
    href: String,
    waiting: Vec<String>,
}

#[derive(Template)]
#[template(path = "practise/new_contact.html")]
struct View {
    frame: Frame,
    form: Form,
    known: Option<Known>,
    brothers_and_sisters: Vec<Choice>,
    births: Vec<Choice>,
    sexes: Vec<Choice>,
    sexes_short: Vec<Choice>,
    together: Vec<Choice>,
    others: Vec<usize>,
    others_open: bool,
    questions: Vec<Question>,
    sources: Vec<Choice>,
    reasons: Vec<Choice>,
}

#[derive(Deserialize)]
struct Asked {
    person: Option<PersonId>,
}

async fn show(who: SignedIn, Query(asked): Query<Asked>) -> PageResult {
    who.viewer.must(Action::RecordContact).map_err(|denied| who.problem(denied.into()))?;
    let about = asked.person.map(|id| open(&who, id)).transpose()?;
    let now = who.service().clock().local();
    let mut form = fresh(now);
    if let Some(id) = asked.person {
        form = form.with("person", id.to_string());
    }
    page(view(&who, form, about.as_ref(), Vec::new()))
}

async fn submit(sent: Sent) -> PageResult {
    let Sent { who, mut form } = sent;
    who.viewer.must(Action::RecordContact).map_err(|denied| who.problem(denied.into()))?;
    let about = match form.value("person") {
        "" => None,
        typed => {
            let id = typed.parse().map_err(|_| who.problem(ServiceError::NotFound))?;
            Some(open(&who, id)?)
        }
    };
    let family = about
        .as_ref()
        .map(|record| record.journey.person.name().map_or_else(String::new, |name| name.family.clone()));
    let mut people = read_people(&mut form, family.as_deref());
    let reached = read_reached(&mut form);
    let siblings = chosen_siblings(&who, &form, about.as_deref())?;
    let known: Vec<Arc<Record>> = about.iter().cloned().chain(siblings).collect();

    let besides: BTreeSet<PersonId> = known.iter().map(|record| record.id).collect();
    let looked_for: Vec<_> = people.iter().map(|person| sought(person, &reached, &besides)).collect();
    let found = who.service().candidates(&who.viewer, &looked_for).map_err(|error| who.problem(error))?;
    let mut questions = Vec::new();
    for (person, candidates) in people.iter_mut().zip(&found) {
        if candidates.is_empty() {
            continue;
        }
        if !choose(&form, person, candidates) {
            let ask = format!("Say whether {} is somebody we already know", person.name);
            form.refuse(person.question(), ask);
        }
        questions.push(question(&who, person, candidates));
    }
    let contact = read_contact(&mut form);
    let Some(contact) = contact.filter(|_| !form.is_refused()) else {
        return refused(view(&who, form, about.as_ref(), questions));
    };

    let steps = steps(&known, &people, &reached, &contact);
    let commands: Vec<_> = steps.iter().map(|step| (step.person, step.command.clone())).collect();
    for (place, refusal) in who.service().refusals(&commands) {
        if let Some(step) = steps.get(place) {
            refuse(&mut form, step, &refusal);
        }
    }
    if form.is_refused() {
        return refused(view(&who, form, about.as_ref(), questions));
    }
    let done = match blocking(|| who.service().submit(&who.viewer, commands)) {
        Ok(done) => done,
        Err(ServiceError::Refused(refusals)) => {
            form.refuse_all(&refusals, |_| "");
            return refused(view(&who, form, about.as_ref(), questions));
        }
        Err(error) => return Err(who.problem(error)),
    };
    // The contact is the last thing recorded of every child; the first child is the one it is first about.
    let first = known.first().map(|record| record.id).or(people.first().map(Person::record));
    let last = if who.viewer.may(Action::SeeFrontDoor) { paths::FRONT_DOOR } else { paths::PRACTISE };
    let to = first
        .and_then(|first| done.iter().find(|done| done.person == first))
        .and_then(|done| Some(paths::contact(done.person, *done.facts.last()?)))
        .map_or(last.to_owned(), |path| path + "?recorded=yes");
    Ok(Redirect::to(&to).into_response())
}

/// The record of a child whom the contact is about: opened, and the opening noted.
fn open(who: &SignedIn, id: PersonId) -> Result<Arc<Record>, crate::Problem> {
    let opened = who.service().open_record(&who.viewer, id, None, "Record a contact");
    let record = opened.map_err(|error| who.problem(error))?.record;
    if record.journey.person.is_child() { Ok(record) } else { Err(who.problem(ServiceError::NotFound)) }
}

/// The brothers and sisters in the record about whom the contact is too.
fn chosen_siblings(
    who: &SignedIn,
    form: &Form,
    about: Option<&Record>,
) -> Result<Vec<Arc<Record>>, crate::Problem> {
    let Some(about) = about else { return Ok(Vec::new()) };
    let mut chosen = Vec::new();
    for id in form.values("siblings").filter_map(|value| value.parse::<PersonId>().ok()) {
        if siblings_of(about).any(|sibling| sibling == id) {
            chosen.push(open(who, id)?);
        }
    }
    Ok(chosen)
}

fn siblings_of(record: &Record) -> impl Iterator<Item = PersonId> {
    record
        .journey
        .person
        .related()
        .filter(|(_, told)| {
            use Relationship::{HalfSibling, Sibling, StepSibling};
            matches!(told.kind, Sibling | HalfSibling | StepSibling)
        })
        .map(|(id, _)| id)
}

fn fresh(now: DateTime) -> Form {
    Form::typed([
        ("birth", "exact".to_owned()),
        ("together", "yes".to_owned()),
        ("received-day", now.day().to_string()),
        ("received-month", now.month().to_string()),
        ("received-year", now.year().to_string()),
        ("received_time", super::time(now.time())),
    ])
}

/// Shows a refusal beside the field that it is about.
fn refuse(form: &mut Form, step: &Step, refusal: &Refusal) {
    let key = &step.key;
    let of_the_contact = matches!(step.command.fact, practice::Fact::ContactReceived(_));
    let field = match refusal.field {
        "name" => format!("{key}given"),
        "born" => format!("{key}born"),
        "sex" => format!("{key}sex"),
        "number" => "phone".to_owned(),
        "address" => "address".to_owned(),
        "on" => "received".to_owned(),
        "at" => "received_time".to_owned(),
        "source" | "from" | "reason" | "worry" if of_the_contact => refusal.field.to_owned(),
        _ => String::new(),
    };
    let mut message = refusal.allowed.clone();
    if let Some(hint) = &refusal.hint {
        message = format!("{message}. {hint}");
    }
    let said = form.errors().iter().any(|error| error.field == field && error.message == message);
    if !said {
        form.refuse(field, message);
    }
}

fn question(who: &SignedIn, person: &Person, candidates: &[Candidate]) -> Question {
    let today = who.service().today();
    let mut choices: Vec<Choice> = candidates
        .iter()
        .map(|candidate| {
            let known = &candidate.record.journey.person;
            let name = known.name().map(ToString::to_string).unwrap_or_default();
            let born = known.born().map_or_else(String::new, |born| format!(", born {}", words::day(born)));
            let reasons = super::capital(candidate.reasons.join(", "));
            let standing = Standing::on(&candidate.record.journey, today);
            let open = standing.headlines.first().map_or_else(String::new, |open| format!(". {open}"));
            Choice::new(
                candidate.record.id.to_string(),
                format!("{name}, {}{born}", known.age_in_words(today)),
            )
            .hint(format!("{reasons}{open}."))
        })
        .collect();
    choices.push(Choice::or("or"));
    choices.push(Choice::new("new", format!("None of these: {} is new to us", person.name)));
    Question {
        name: person.question(),
        legend: format!("Is {} one of these people?", person.name),
        choices,
        asked: candidates.iter().map(|one| one.record.id.to_string()).collect::<Vec<_>>().join(" "),
    }
}

fn view(who: &SignedIn, form: Form, about: Option<&Arc<Record>>, questions: Vec<Question>) -> View {
    let service = who.service();
    let today = service.today();
    let known = about.map(|record| known(record, today));
    let brothers_and_sisters = about
        .into_iter()
        .flat_map(|record| siblings_of(record))
        .filter_map(|id| Some(Choice::new(id.to_string(), service.name_of(id)?)))
        .collect();
    let title = known.as_ref().map_or_else(
        || "Record a contact".to_owned(),
        |known| format!("Record a contact about {}", known.name),
    );
    let others_open = form.pairs().any(|(name, value)| {
        !value.is_empty()
            && (1..=OTHERS).any(|number| name.starts_with(&format!("c{number}_")) && !name.ends_with("sex"))
    });
    View {
        frame: super::by_the_front_door(who, title)
            .after(Crumb::here("Record a contact"))
            .refused(form.is_refused()),
        form,
        known,
        brothers_and_sisters,
        births: vec![
            Choice::new("exact", "Yes, this is the date of birth"),
            Choice::new("estimated", "About then: the date is an estimate"),
            Choice::new("expected", "Not yet born: this is the day the baby is due"),
            Choice::new("unknown", "The date of birth is not known"),
        ],
        sexes: [Sex::Female, Sex::Male, Sex::Unknown].map(|sex| Choice::new(sex.code(), sex.label())).into(),
        sexes_short: Choice::with_empty(
            [Sex::Female, Sex::Male].map(|sex| Choice::new(sex.code(), sex.label())).into(),
            "Not known",
        ),
        together: vec![Choice::new("yes", "All the children live at this address")],
        others: (1..=OTHERS).collect(),
        others_open,
        questions,
        sources: Choice::with_empty(Choice::in_force::<ReferralSource>(today), "Choose who told us"),
        reasons: Choice::all_of::<ContactReason>(),
    }
}

fn known(record: &Record, today: calendar::Date) -> Known {
    let person = &record.journey.person;
    let standing = Standing::on(&record.journey, today);
    let mut about = person.age_in_words(today);
    if let Some(born) = person.born() {
        about = format!("{about}, born {}", words::day(born));
    }
    if let Some(open) = standing.headlines.first() {
        about = format!("{about}. {open}");
    }
    Known {
        name: person.name().map_or_else(|| "this child".to_owned(), ToString::to_string),
        about,
        href: paths::child(record.id),
        waiting: record
            .journey
            .front_door
            .contacts
            .iter()
            .filter(|contact| contact.decided.is_none())
            .map(|contact| {
                let told = &contact.received;
                format!("{}, {}", super::when(told.on, told.at, today), told.source.label())
            })
            .collect(),
    }
}
