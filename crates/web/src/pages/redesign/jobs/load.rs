//! Load job descriptions from a table: nothing half, every bad row with its reason.

use askama::Template;
use axum::response::{IntoResponse, Redirect};
use axum::routing::get;
use service::{Action, Loaded, ServiceError};
use workforce::rows::{BadRow, JOB_COLUMNS};

use crate::app::{App, SentFile, SignedIn, blocking};
use crate::components::Form;
use crate::frame::{Crumb, Frame};
use crate::page::{OpenTo, Page, PageResult, page, refused};
use crate::pages::redesign::load::{Bad, listed, nothing_loaded, read_file};
use crate::paths;

/// The page, and where its form is sent.
pub const PAGE: Page<App> =
    Page { path: paths::JOBS_LOAD, open_to: OpenTo::SignedIn, answers: || get(show).post(submit) };

#[derive(Template)]
#[template(path = "redesign/jobs/load.html")]
struct View {
    frame: Frame,
    form: Form,
    bad: Vec<Bad>,
    more_bad: usize,
}

async fn show(who: SignedIn) -> PageResult {
    who.viewer.must(Action::LoadEstablishment).map_err(|denied| who.problem(denied.into()))?;
    let today = who.service().today();
    let form = Form::new()
        .with("from-day", today.day().to_string())
        .with("from-month", today.month().to_string())
        .with("from-year", today.year().to_string());
    page(view(&who, form, Vec::new()))
}

fn view(who: &SignedIn, form: Form, bad: Vec<BadRow>) -> View {
    let back = Crumb::to("Establishment", paths::REDESIGN);
    let mut frame = super::frame(who, back, Crumb::here("Load a table")).refused(form.is_refused());
    frame.trail.insert(1, Crumb::to("Job descriptions", paths::JOBS));
    let (bad, more_bad) = listed(bad);
    View { frame, form, bad, more_bad }
}

async fn submit(sent: SentFile) -> PageResult {
    let SentFile { who, mut form, file } = sent;
    who.viewer.must(Action::LoadEstablishment).map_err(|denied| who.problem(denied.into()))?;
    let table = read_file(file, &mut form, JOB_COLUMNS);
    let from = form.read_day("from", "the day from which they hold");
    let (Some(table), Some(from)) = (table, from) else {
        return refused(view(&who, form, Vec::new()));
    };
    match blocking(|| who.service().load_jobs(&who.viewer, &table.headings, &table.rows, from)) {
        Ok(Loaded::Recorded(count)) => Ok(Redirect::to(&paths::jobs_loaded(count)).into_response()),
        Ok(Loaded::Refused(mut bad)) => {
            for one in &mut bad {
                one.row += table.above;
            }
            nothing_loaded(&mut form, &bad);
            refused(view(&who, form, bad))
        }
        Err(ServiceError::Refused(refusals)) => {
            form.refuse_all(&refusals, |field| field);
            refused(view(&who, form, Vec::new()))
        }
        Err(error) => Err(who.problem(error)),
    }
}
