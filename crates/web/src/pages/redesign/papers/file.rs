//! A document as a file to take away.

use axum::http::header;
use axum::response::IntoResponse;
use reports::document::Document;

use crate::Problem;
use crate::app::SignedIn;
use crate::page::PageResult;

/// Answers with a document as a PDF that bears today's date.
pub(super) fn pdf(who: &SignedIn, name: &str, document: &Document) -> PageResult {
    let bytes = written(document, who.service().today()).map_err(|says| {
        tracing::error!(says, "a PDF could not be written");
        Problem::ours().within(who.frame(""))
    })?;
    let disposition = format!("inline; filename=\"{name}.pdf\"");
    let headers =
        [(header::CONTENT_TYPE, "application/pdf".to_owned()), (header::CONTENT_DISPOSITION, disposition)];
    Ok((headers, bytes).into_response())
}

#[cfg(feature = "pdf")]
fn written(document: &Document, made: calendar::Date) -> Result<Vec<u8>, String> {
    reports::pdf::pdf(document, made).map_err(|fault| fault.to_string())
}

#[cfg(not(feature = "pdf"))]
fn written(_: &Document, _: calendar::Date) -> Result<Vec<u8>, String> {
    Err("this program was built without PDF".to_owned())
}
