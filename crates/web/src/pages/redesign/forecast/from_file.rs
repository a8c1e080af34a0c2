//! Save a scenario from a file, as the command line reads it. What the file may not say is told, and nothing is
//! saved.

use askama::Template;
use axum::response::{IntoResponse, Redirect};
use axum::routing::get;
use foresight::Population;
use service::outlook::{population_key, population_of_key};
use service::scenario::FILE_MOST;
use service::{Action, ServiceError};

use super::scenarios;
use crate::app::{App, SentFile, SignedIn, blocking};
use crate::components::{Choice, Form};
use crate::frame::Frame;
use crate::page::{OpenTo, Page, PageResult, page, refused};
use crate::paths;
use crate::words::{capital, count};

/// The page.
pub const PAGE: Page<App> =
    Page { path: paths::SCENARIO_FROM_FILE, open_to: OpenTo::SignedIn, answers: || get(show).post(submit) };

/// Something to put right in the file.
struct Fault {
    field: String,
    given: String,
    says: String,
}

#[derive(Template)]
#[template(path = "redesign/scenarios/from_file.html")]
struct View {
    frame: Frame,
    form: Form,
    title: &'static str,
    hint: String,
    populations: Vec<Choice>,
    faults: Vec<Fault>,
}

fn view(who: &SignedIn, form: Form, faults: Vec<Fault>) -> View {
    let title = "Save a scenario from a file";
    let populations = Population::ALL.iter();
    let populations = populations.map(|of| Choice::new(population_key(*of), capital(of.words()))).collect();
    View {
        frame: scenarios::frame(who, title).refused(form.is_refused()),
        form,
        title,
        hint: format!("A file in TOML or JSON of at most {} KB.", FILE_MOST / 1024),
        populations,
        faults,
    }
}

async fn show(who: SignedIn) -> PageResult {
    who.viewer.must(Action::ChangeStructure).map_err(|denied| who.problem(denied.into()))?;
    page(view(&who, Form::new().with("population", population_key(Population::LookedAfter)), Vec::new()))
}

async fn submit(sent: SentFile) -> PageResult {
    let SentFile { who, mut form, file } = sent;
    who.viewer.must(Action::ChangeStructure).map_err(|denied| who.problem(denied.into()))?;
    let population = population_of_key(form.value("population"));
    if population.is_none() {
        form.refuse("population", "Choose whose numbers it is about");
    }
    let words = file.words(&mut form, FILE_MOST);
    let (Some(population), Some(words)) = (population, words) else {
        return refused(view(&who, form, Vec::new()));
    };
    match blocking(|| who.service().save_scenario_file(&who.viewer, population, words)) {
        Ok(id) => Ok(Redirect::to(&paths::scenario(id)).into_response()),
        Err(ServiceError::Refused(refusals)) => {
            let things = count(refusals.len(), "thing", "things");
            let says = format!("Nothing was saved. Put {things} right in the file and choose it again");
            form.refuse("file", says);
            let fault = |one: &practice::Refusal| Fault {
                field: one.field.to_string(),
                given: one.given.clone(),
                says: one.allowed.clone(),
            };
            refused(view(&who, form, refusals.iter().map(fault).collect()))
        }
        Err(error) => Err(who.problem(error)),
    }
}
