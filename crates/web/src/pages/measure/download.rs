//! The scorecard as a spreadsheet and as CSV, through the lens of the page they were asked for on.

use axum::http::{Uri, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use measures::Scorecard;
use service::{Action, ServiceError};

use super::asked::Asked;
use crate::app::{App, SignedIn, blocking};
use crate::components::Form;
use crate::page::{OpenTo, Page, PageResult};
use crate::scorecard_files::{About, book, csv, file_name};
use crate::{Problem, paths};

/// The spreadsheet.
pub const XLSX: Page<App> =
    Page { path: paths::SCORECARD_XLSX, open_to: OpenTo::SignedIn, answers: || get(xlsx) };
/// The CSV.
pub const CSV: Page<App> =
    Page { path: paths::SCORECARD_CSV, open_to: OpenTo::SignedIn, answers: || get(as_csv) };

async fn xlsx(who: SignedIn, uri: Uri) -> PageResult {
    let (asked, card) = card(&who, &uri)?;
    let service = who.service();
    let lens = format!("{}, {}", asked.span(), asked.lens());
    let about = About {
        council: &service.authority_name(),
        author: &who.viewer.name,
        made: service.today(),
        lens: &lens,
    };
    let written = blocking(|| reports::xlsx::to_xlsx(book(&card, &about)));
    let bytes = written.map_err(|error| {
        tracing::error!(%error, "a spreadsheet could not be written");
        Problem::ours().within(who.frame(""))
    })?;
    const KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    Ok(file(KIND, &file_name(&card, "xlsx"), bytes))
}

async fn as_csv(who: SignedIn, uri: Uri) -> PageResult {
    let (_, card) = card(&who, &uri)?;
    Ok(file("text/csv; charset=utf-8", &file_name(&card, "csv"), csv(&card).into_bytes()))
}

fn card(who: &SignedIn, uri: &Uri) -> Result<(Asked, Scorecard), Problem> {
    let denied = |error: ServiceError| who.problem(error);
    who.viewer.must(Action::Export).map_err(|error| denied(error.into()))?;
    let mut form = Form::asked(uri);
    let asked = Asked::read(&mut form, who.service().today());
    if let Some(error) = form.errors().first() {
        let says = format!("{}.", error.message);
        return Err(Problem::not_understood().saying_only(says).within(who.frame("")));
    }
    let card = blocking(|| who.service().scorecard(&who.viewer, &asked.months(), asked.known));
    Ok((asked, card.map_err(denied)?))
}

/// A file to keep.
pub(super) fn file(kind: &'static str, name: &str, bytes: Vec<u8>) -> Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    ([(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, disposition)], bytes)
        .into_response()
}
