//! What is kept about whom, and why.

use askama::Template;
use axum::routing::get;

use crate::app::{Anybody, App};
use crate::frame::{Crumb, Frame};
use crate::page::{OpenTo, Page, PageResult, page};
use crate::paths;

/// The page.
pub const PAGE: Page<App> = Page { path: paths::PRIVACY, open_to: OpenTo::Everyone, answers: || get(show) };

#[derive(Template)]
#[template(path = "help/privacy.html")]
struct View {
    frame: Frame,
}

async fn show(from: Anybody) -> PageResult {
    page(View {
        frame: from.frame("Privacy").after(Crumb::to("Home", paths::HOME)).after(Crumb::here("Privacy")),
    })
}
