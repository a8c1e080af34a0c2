//! The pages: what people see and press, as HTML that works without scripts.
//!
//! A page is one module (`pages/<room>/<page>.rs`), one template of the same name and one line in the
//! table of pages. Everything it stands on is here: the [`frame`] around every page, the
//! [`components`] it is made of, [`problem`] pages, typed [`paths`], embedded [`assets`], the
//! [`headers`] that keep a browser strict and the [`origin`] of what is sent. `README.md` beside this crate shows how to add one.
//!
//! Deliberately absent: this crate decides nothing about children. It asks the service, and words the
//! answer.

// Templates say `web::…`, so that they read the same here, in tests and in examples.
extern crate self as web;

pub mod app;
pub mod assets;
pub mod components;
pub mod frame;
pub mod headers;
pub mod origin;
pub mod page;
pub mod pages;
pub mod paths;
pub mod problem;
pub mod scorecard_files;
pub mod words;

use std::sync::Arc;

use axum::Router;
use service::Service;

pub use app::App;
pub use components::{Choice, Form, Html};
pub use frame::{Frame, Room, Site};
pub use page::{OpenTo, Page, PageResult, page, refused};
pub use problem::Problem;

/// All pages over a service. `secure`: the browser reaches them over HTTPS, so cookies are sent only there.
pub fn router(service: Arc<Service>, secure: bool) -> Router {
    page::routes(pages::PAGES).with_state(App::new(service, secure))
}

/// Serves all pages on a listener until `stop` is done; requests under way are finished first.
///
/// # Errors
/// When the listener fails.
pub async fn serve(
    listener: tokio::net::TcpListener,
    service: Arc<Service>,
    secure: bool,
    stop: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    axum::serve(listener, router(service, secure)).with_graceful_shutdown(stop).await
}
