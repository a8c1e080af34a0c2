//! What can be recorded of the academy, of one person and of the whole: one definition each, listed once.

mod person;
mod whole;

use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect};
use axum::routing::get;
use calendar::Date;
use serde::Deserialize;
use service::{Action, ServiceError};
use workforce::academy::Route;
use workforce::{PathId, StaffId};

use super::super::change::ask::{Act, ActView, Ask, Control, ask};
use crate::Problem;
use crate::app::{App, Sent, SignedIn, blocking};
use crate::components::{Choice, Form};
use crate::page::{OpenTo, Page, PageResult, page, refused};
use crate::paths;
use person::{OfPerson, PERSON_ACTS};
use whole::{OfWhole, WHOLE_ACTS, Whole};

/// Of one person.
pub const PERSON: Page<App> = Page {
    path: paths::LEARNING_RECORD,
    open_to: OpenTo::SignedIn,
    answers: || get(ask_person).post(submit_person),
};
/// Of the whole.
pub const WHOLE: Page<App> = Page {
    path: paths::ACADEMY_RECORD,
    open_to: OpenTo::SignedIn,
    answers: || get(ask_whole).post(submit_whole),
};

/// What was just recorded, in words; nothing for what is none of ours.
pub(super) fn done(key: Option<&str>) -> String {
    let of_person = PERSON_ACTS.iter().find(|act| Some(act.key) == key).map(|act| act.name);
    let name = of_person.or_else(|| WHOLE_ACTS.iter().find(|act| Some(act.key) == key).map(|act| act.name));
    name.map_or_else(String::new, |name| format!("Recorded: {}", name.to_lowercase()))
}

/// Which path or last day is meant.
#[derive(Deserialize, Default)]
pub struct Meant {
    #[serde(default)]
    path: Option<PathId>,
    #[serde(default)]
    day: Option<Date>,
}

/// Which course, session or survey is meant.
#[derive(Deserialize, Default)]
pub struct Of {
    #[serde(default)]
    of: Option<String>,
}

fn act_of<C, F>(
    who: &SignedIn,
    acts: &'static [Act<C, F>],
    key: &str,
) -> Result<&'static Act<C, F>, Problem> {
    who.viewer.must(Action::RecordAcademy).map_err(|denied| who.problem(denied.into()))?;
    acts.iter().find(|act| act.key == key).ok_or_else(|| Problem::not_found().within(who.frame("")))
}

async fn ask_person(
    who: SignedIn,
    Path((staff, key)): Path<(StaffId, String)>,
    Query(meant): Query<Meant>,
) -> PageResult {
    let act = act_of(&who, PERSON_ACTS, &key)?;
    let case = OfPerson::read(&who, staff, meant.path, meant.day)?;
    let form = case.begin(act.key);
    page(person_view(&who, act, &case, &meant, form))
}

async fn submit_person(
    Path((staff, key)): Path<(StaffId, String)>,
    Query(meant): Query<Meant>,
    sent: Sent,
) -> PageResult {
    let Sent { who, mut form } = sent;
    let act = act_of(&who, PERSON_ACTS, &key)?;
    let case = OfPerson::read(&who, staff, meant.path, meant.day)?;
    let fact = (act.make)(&mut form, &case);
    let Some(fact) = fact.filter(|_| !form.is_refused()) else {
        return refused(person_view(&who, act, &case, &meant, form));
    };
    match blocking(|| who.service().record_of_learner(&who.viewer, staff, vec![fact])) {
        Ok(()) => Ok(Redirect::to(&format!("{}?done={}", paths::learning(staff), act.key)).into_response()),
        Err(ServiceError::Refused(refusals)) => {
            form.refuse_all(&refusals, |field| act.beside(field));
            refused(person_view(&who, act, &case, &meant, form))
        }
        Err(error) => Err(who.problem(error)),
    }
}

fn person_view(
    who: &SignedIn,
    act: &'static Act<OfPerson, workforce::academy::LearnerFact>,
    case: &OfPerson,
    meant: &Meant,
    form: Form,
) -> ActView {
    let mut intro: Vec<String> = act.intro.iter().map(|line| (*line).to_owned()).collect();
    intro.extend(case.meant());
    ActView {
        frame: super::frame(who, act.name).refused(form.is_refused()),
        title: act.name.to_owned(),
        about: case.record.name.clone(),
        intro,
        questions: act.asks.iter().map(|ask| ask.question(case)).collect(),
        button: act.button,
        action: paths::learning_record(case.record.staff, act.key, meant.path, meant.day),
        back: paths::learning(case.record.staff),
        form,
    }
}

async fn ask_whole(who: SignedIn, Path(key): Path<String>, Query(of): Query<Of>) -> PageResult {
    let act = act_of(&who, WHOLE_ACTS, &key)?;
    let case = OfWhole::read(&who, of.of.as_deref())?;
    let form = case.begin(act.key);
    page(whole_view(&who, act, &case, &of, form))
}

async fn submit_whole(Path(key): Path<String>, Query(of): Query<Of>, sent: Sent) -> PageResult {
    let Sent { who, mut form } = sent;
    let act = act_of(&who, WHOLE_ACTS, &key)?;
    let case = OfWhole::read(&who, of.of.as_deref())?;
    let made = (act.make)(&mut form, &case);
    let Some(made) = made.filter(|_| !form.is_refused()) else {
        return refused(whole_view(&who, act, &case, &of, form));
    };
    let service = who.service();
    let back = made.back(&case);
    let done = blocking(|| match made {
        Whole::Fact(fact) => service.record_of_academy(&who.viewer, fact).map(|()| back),
        Whole::Newcomer(name, fact) => {
            service.begin_learner(&who.viewer, &name, vec![fact]).map(paths::learning)
        }
    });
    match done {
        Ok(path) => Ok(Redirect::to(&format!("{path}?done={}", act.key)).into_response()),
        Err(ServiceError::Refused(refusals)) => {
            form.refuse_all(&refusals, |field| act.beside(field));
            refused(whole_view(&who, act, &case, &of, form))
        }
        Err(error) => Err(who.problem(error)),
    }
}

fn whole_view(
    who: &SignedIn,
    act: &'static Act<OfWhole, Whole>,
    case: &OfWhole,
    of: &Of,
    form: Form,
) -> ActView {
    ActView {
        frame: super::frame(who, act.name).refused(form.is_refused()),
        title: act.name.to_owned(),
        about: case.about(),
        intro: act.intro.iter().map(|line| (*line).to_owned()).collect(),
        questions: act.asks.iter().map(|ask| ask.question(case)).collect(),
        button: act.button,
        action: paths::academy_record(act.key, of.of.as_deref()),
        back: case.back(act.key),
        form,
    }
}

/// The three boxes of a day, filled.
fn with_day(form: Form, name: &str, day: Date) -> Form {
    form.with(&format!("{name}-day"), day.day().to_string())
        .with(&format!("{name}-month"), day.month().to_string())
        .with(&format!("{name}-year"), day.year().to_string())
}

/// A day that may be left out: read where something was typed.
fn day_if_any(form: &mut Form, name: &str, what: &str) -> Option<Date> {
    if form.date(name).is_empty() { None } else { form.read_day(name, what) }
}

/// A value of a code set by its label; what was not chosen is noted.
fn label<T: std::str::FromStr>(form: &mut Form, name: &str, ask: &str) -> Option<T> {
    let read = form.value(name).parse().ok();
    if read.is_none() {
        form.refuse(name, ask);
    }
    read
}

/// The choices of a code set.
macro_rules! choices {
    ($set:ty) => {
        <$set>::ALL
            .iter()
            .map(|one| crate::components::Choice::new(one.label(), crate::words::capital(one.label())))
            .collect::<Vec<_>>()
    };
}
use choices;

/// By which route somebody comes, or a cohort.
const fn ask_route<C>() -> Ask<C> {
    let routes = Control::Select(|_| Choice::with_empty(choices!(Route), "Choose a route"));
    ask("route", "Which route?", "", routes)
}

/// With whom somebody studies.
const fn ask_with<C>() -> Ask<C> {
    ask("with", "With which university or programme?", "Leave it empty if there is none.", Control::Text)
}

/// People or things to choose from, with an empty choice before.
pub(super) fn named<Id: ToString>(all: &[(Id, String)], empty: &str) -> Vec<Choice> {
    Choice::with_empty(
        all.iter().map(|(id, name)| Choice::new(id.to_string(), name.as_str())).collect(),
        empty,
    )
}
