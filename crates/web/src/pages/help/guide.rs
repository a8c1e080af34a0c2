//! How to use Goldthread.

use askama::Template;
use axum::routing::get;
use service::Action;

use crate::app::{Anybody, App};
use crate::frame::{Crumb, Frame};
use crate::page::{OpenTo, Page, PageResult, page};
use crate::paths;

/// The page.
pub const PAGE: Page<App> = Page { path: paths::HELP, open_to: OpenTo::Everyone, answers: || get(show) };

#[derive(Template)]
#[template(path = "help/guide.html")]
struct View {
    frame: Frame,
    /// Whether whoever reads may open the front door, the figures, the structure; whoever has not signed in yet
    /// is asked to when they follow the link.
    front_door: bool,
    figures: bool,
    structure: bool,
}

async fn show(from: Anybody) -> PageResult {
    let may = |action| from.who.as_ref().is_none_or(|who| who.viewer.may(action));
    page(View {
        front_door: may(Action::SeeFrontDoor),
        figures: may(Action::SeeFigures),
        structure: may(Action::SeeStructure),
        frame: from.frame("Help").after(Crumb::to("Home", paths::HOME)).after(Crumb::here("Help")),
    })
}
