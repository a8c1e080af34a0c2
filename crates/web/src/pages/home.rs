//! The first page after signing in: each role is taken to where its day begins.

use axum::response::{IntoResponse, Redirect};
use axum::routing::get;
use service::Role;

use crate::app::{App, SignedIn};
use crate::page::{OpenTo, Page, PageResult};
use crate::paths;

/// The first page.
pub const PAGE: Page<App> = Page { path: paths::HOME, open_to: OpenTo::SignedIn, answers: || get(show) };

async fn show(who: SignedIn) -> PageResult {
    let to = match who.viewer.role {
        Role::FrontDoorWorker | Role::FrontDoorManager => paths::FRONT_DOOR,
        Role::Practitioner | Role::ReviewingOfficer => paths::PRACTISE,
        Role::TeamManager | Role::Director | Role::Analyst => paths::MEASURE,
        Role::HumanResources | Role::ProgrammeOffice | Role::Staff => paths::REDESIGN,
        Role::AcademyLead => paths::ACADEMY,
        Role::Administrator => paths::HELP,
    };
    Ok(Redirect::to(to).into_response())
}
