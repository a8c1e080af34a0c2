//! The table of pages, and how a handler answers.

use askama::Template;
use axum::Router;
use axum::http::StatusCode;
use axum::response::{Html as HtmlAnswer, IntoResponse, Response};
use axum::routing::{MethodRouter, get};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;

use crate::problem::Problem;
use crate::{assets, headers, origin, paths, problem};

/// What a handler returns: an answer, or a problem that is shown as a page.
pub type PageResult = Result<Response, Problem>;

/// Who may ask for a page at all. What they then see is the service's decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenTo {
    /// Anybody, signed in or not: signing in itself, help, the glossary.
    Everyone,
    /// Only those who are signed in. The usual case.
    SignedIn,
}

/// One line of the table of pages.
pub struct Page<S> {
    /// The pattern of its address, a constant of [`paths`].
    pub path: &'static str,
    /// Who may ask for it.
    pub open_to: OpenTo,
    /// What answers: `|| get(show).post(submit)`.
    pub answers: fn() -> MethodRouter<S>,
}

/// Makes the router of a table of pages, with the assets, the strict headers and plain error pages. What
/// another site's page sends reaches none of them.
pub fn routes<S: Clone + Send + Sync + 'static>(pages: &[Page<S>]) -> Router<S> {
    let assets = Router::new().route(paths::ASSETS, get(assets::serve));
    pages
        .iter()
        .fold(assets, |router, page| router.route(page.path, (page.answers)()))
        .fallback(|| async { Problem::not_found() })
        .layer(CatchPanicLayer::custom(problem::after_a_panic))
        .layer(axum::middleware::map_response(problem::in_plain_english))
        .layer(axum::middleware::from_fn(origin::ours_only))
        .layer(axum::middleware::from_fn(headers::strict))
        .layer(CompressionLayer::new())
}

/// Answers with a page.
///
/// # Errors
/// A template that cannot be written is our fault, and is shown as such.
pub fn page(view: impl Template) -> PageResult {
    answer(StatusCode::OK, view)
}

/// Answers a form that was refused: the same page again, with status 422, its error summary and the
/// typed words.
///
/// # Errors
/// As [`page`].
pub fn refused(view: impl Template) -> PageResult {
    answer(StatusCode::UNPROCESSABLE_ENTITY, view)
}

fn answer(status: StatusCode, view: impl Template) -> PageResult {
    match view.render() {
        Ok(html) => Ok((status, HtmlAnswer(html)).into_response()),
        Err(error) => {
            tracing::error!(%error, "a page could not be written");
            Err(Problem::ours())
        }
    }
}
