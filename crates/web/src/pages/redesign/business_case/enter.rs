//! Enter a business case from a file, or a new version of one. What cannot be read is told by line and field,
//! and nothing is recorded.

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect};
use axum::routing::get;
use service::business_case::{CASE_MOST, CaseFault, CaseId};
use service::{Action, Entered};

use crate::app::{App, SentFile, SignedIn, blocking};
use crate::components::Form;
use crate::frame::{Crumb, Frame, Room};
use crate::page::{OpenTo, Page, PageResult, page, refused};
use crate::paths;

/// The page for a case that is new.
pub const NEW: Page<App> =
    Page { path: paths::NEW_BUSINESS_CASE, open_to: OpenTo::SignedIn, answers: || get(show).post(submit) };
/// The page for a new version.
pub const RENEW: Page<App> = Page {
    path: paths::RENEW_BUSINESS_CASE,
    open_to: OpenTo::SignedIn,
    answers: || get(show_renewed).post(submit_renewed),
};

/// How many faults a page lists.
const LISTED_MOST: usize = 100;

/// Something to put right in the file.
struct Fault {
    line: String,
    field: String,
    says: String,
}

#[derive(Template)]
#[template(path = "redesign/business_case_enter.html")]
struct View {
    frame: Frame,
    form: Form,
    title: &'static str,
    is_new: bool,
    faults: Vec<Fault>,
    more: usize,
    action: String,
    back: String,
}

fn view(who: &SignedIn, id: Option<CaseId>, form: Form, faults: Vec<CaseFault>) -> View {
    let title = if id.is_none() { "Enter a business case" } else { "Enter a new version" };
    let frame = who
        .frame(title)
        .in_room(Room::Redesign)
        .after(Crumb::to("Establishment", paths::REDESIGN))
        .after(Crumb::to("Business cases", paths::BUSINESS_CASES))
        .after(Crumb::here(title))
        .refused(form.is_refused());
    let more = faults.len().saturating_sub(LISTED_MOST);
    let fault = |one: CaseFault| Fault {
        line: one.line.map_or_else(|| "whole file".to_owned(), |line| line.to_string()),
        field: one.field,
        says: one.says,
    };
    View {
        frame,
        form,
        title,
        is_new: id.is_none(),
        faults: faults.into_iter().take(LISTED_MOST).map(fault).collect(),
        more,
        action: id.map_or_else(|| paths::NEW_BUSINESS_CASE.to_owned(), paths::renew_business_case),
        back: id.map_or_else(|| paths::BUSINESS_CASES.to_owned(), paths::business_case),
    }
}

async fn show(who: SignedIn) -> PageResult {
    who.viewer.must(Action::ChangeStructure).map_err(|denied| who.problem(denied.into()))?;
    page(view(&who, None, Form::new(), Vec::new()))
}

async fn show_renewed(who: SignedIn, Path(id): Path<CaseId>) -> PageResult {
    who.service().business_case(&who.viewer, id).map_err(|error| who.problem(error))?;
    page(view(&who, Some(id), Form::new(), Vec::new()))
}

async fn submit(sent: SentFile) -> PageResult {
    enter(sent, None)
}

async fn submit_renewed(Path(id): Path<CaseId>, sent: SentFile) -> PageResult {
    enter(sent, Some(id))
}

fn enter(sent: SentFile, id: Option<CaseId>) -> PageResult {
    let SentFile { who, mut form, file } = sent;
    who.viewer.must(Action::ChangeStructure).map_err(|denied| who.problem(denied.into()))?;
    let words = file.words(&mut form, CASE_MOST);
    let why = match id {
        Some(_) => form.read_text("why", "Say what is new in this version"),
        None => Some(form.value("why").to_owned()),
    };
    let (Some(words), Some(why)) = (words, why) else { return refused(view(&who, id, form, Vec::new())) };
    match blocking(|| who.service().enter_case(&who.viewer, id, &words, &why)) {
        Ok(Entered::Recorded(id)) => {
            Ok(Redirect::to(&paths::business_case_after(id, "recorded")).into_response())
        }
        Ok(Entered::Same(id)) => Ok(Redirect::to(&paths::business_case_after(id, "same")).into_response()),
        Ok(Entered::Refused(faults)) => {
            let things = crate::words::count(faults.len(), "thing", "things");
            let says = format!("Nothing was recorded. Put {things} right in the file and choose it again");
            form.refuse("file", says);
            refused(view(&who, id, form, faults))
        }
        Err(error) => Err(who.problem(error)),
    }
}
