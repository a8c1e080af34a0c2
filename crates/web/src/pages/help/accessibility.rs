//! How accessible the pages are, and whom to tell if they are not.

use askama::Template;
use axum::routing::get;

use crate::app::{Anybody, App};
use crate::frame::{Crumb, Frame};
use crate::page::{OpenTo, Page, PageResult, page};
use crate::paths;

/// The page.
pub const PAGE: Page<App> =
    Page { path: paths::ACCESSIBILITY, open_to: OpenTo::Everyone, answers: || get(show) };

#[derive(Template)]
#[template(path = "help/accessibility.html")]
struct View {
    frame: Frame,
}

async fn show(from: Anybody) -> PageResult {
    page(View {
        frame: from
            .frame("Accessibility")
            .after(Crumb::to("Home", paths::HOME))
            .after(Crumb::here("Accessibility")),
    })
}
