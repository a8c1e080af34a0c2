//! The establishment on a day: services and teams with their posts, how much is filled, and the proposals.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::Query;
use axum::http::Uri;
use axum::response::{IntoResponse, Redirect};
use axum::routing::get;
use calendar::{Date, words};
use serde::Deserialize;
use service::Action;
use workforce::{Establishment, Fte, ModelId, ServiceId, Stage};

use super::{Whose, day_or};
use crate::app::{App, SignedIn};
use crate::components::Form;
use crate::frame::{Crumb, Frame, Room};
use crate::page::{OpenTo, Page, PageResult, page, refused};
use crate::paths;

/// The page.
pub const PAGE: Page<App> = Page { path: paths::REDESIGN, open_to: OpenTo::SignedIn, answers: || get(show) };

/// What is asked: which day.
#[derive(Deserialize, Default)]
pub struct Asked {
    #[serde(default)]
    day: Option<Date>,
    /// A model structure instead of the authority's own.
    #[serde(default)]
    of: Option<ModelId>,
    /// How many facts a table just recorded.
    #[serde(default)]
    loaded: Option<usize>,
}

struct TeamRow {
    name: String,
    href: String,
    ages: String,
    localities: String,
    posts: usize,
    fte: Fte,
    vacant: Fte,
}

struct ServiceRow {
    name: String,
    href: String,
    posts: usize,
    fte: Fte,
    vacant: Fte,
    teams: Vec<TeamRow>,
}

struct ProposalRow {
    name: String,
    href: String,
    stage: &'static str,
    effect: String,
    change: usize,
}

/// Where the page's buttons lead, all about the same structure.
struct Ways {
    today: String,
    chart: String,
    load: String,
    begin: String,
}

#[derive(Template)]
#[template(path = "redesign/establishment.html")]
struct View {
    frame: Frame,
    form: Form,
    /// The model that is shown, for forms that stay with it.
    of: String,
    day: String,
    structures: Vec<Crumb>,
    name: String,
    is_model: bool,
    own: Ways,
    is_today: bool,
    days: Vec<(String, String)>,
    services: Vec<ServiceRow>,
    posts: usize,
    fte: Fte,
    vacant: Fte,
    people: usize,
    proposals: Vec<ProposalRow>,
    mine: Vec<Crumb>,
    may_load: bool,
    may_change: bool,
    loaded: Option<String>,
    academy: &'static str,
    xlsx: String,
    csv: String,
}

async fn show(who: SignedIn, Query(asked): Query<Asked>, uri: Uri) -> PageResult {
    let service = who.service();
    let today = service.today();
    // A day that was typed into the boxes gets the address that links to a day have.
    let mut form = Form::asked(&uri);
    if let Some(on) = form.read_day_if_given("on", "the day") {
        let to = paths::about(&format!("{}?day={on}", paths::REDESIGN), asked.of);
        return Ok(Redirect::to(&to).into_response());
    }
    let day = day_or(asked.day, today);
    let whose = Whose::of(&who, asked.of)?;
    let of = service.structure(&who.viewer, asked.of, day).map_err(|error| who.problem(error))?;
    let days = service.days_of_change(&who.viewer, asked.of).map_err(|error| who.problem(error))?;
    let proposals = service.proposals(&who.viewer).map_err(|error| who.problem(error))?;
    let services = services(&of, day, asked.of);
    let about = |path: &str| paths::about(path, asked.of);
    let mine = service.my_changes(&who.viewer).map_err(|error| who.problem(error))?;
    let me = who.viewer.staff();
    let query = format!("?day={day}");
    let answer = if form.is_refused() { refused } else { page };
    answer(View {
        frame: who.frame("Establishment").in_room(Room::Redesign).refused(form.is_refused()),
        form,
        of: asked.of.map(|of| of.to_string()).unwrap_or_default(),
        // Everybody has a learning record, and may read what staff said.
        academy: super::academy::first_page(&who),
        day: words::long(day),
        is_model: whose.is_model(),
        own: Ways {
            today: about(paths::REDESIGN),
            chart: about(&paths::structure(None, None, day)),
            load: about(paths::ESTABLISHMENT_LOAD),
            begin: about(paths::NEW_PROPOSAL),
        },
        name: whose.name,
        structures: whose.all,
        is_today: day == today,
        // The latest few days of change, planned ones first.
        days: days
            .into_iter()
            .rev()
            .take(6)
            .map(|day| (words::day(day), about(&format!("{}?day={day}", paths::REDESIGN))))
            .collect(),
        posts: of.posts.len(),
        fte: of.fte(),
        vacant: services.iter().map(|service| service.vacant).sum(),
        people: of.staff.len(),
        services,
        proposals: proposals
            .into_iter()
            .filter(|(_, record)| record.proposal.model == asked.of)
            .map(|(id, record)| ProposalRow {
                name: record.proposal.name.clone(),
                href: paths::proposal(id),
                stage: record.proposal.stage.label(),
                effect: words::day(record.proposal.effect),
                change: record.proposal.changes.len(),
            })
            .collect(),
        mine: mine
            .iter()
            .filter(|change| change.record.proposal.stage < Stage::Abandoned)
            .map(|change| {
                Crumb::to(change.record.proposal.name.as_str(), paths::person_in_change(change.id, me))
            })
            .collect(),
        may_change: who.viewer.may(Action::ChangeStructure),
        may_load: who.viewer.may(Action::LoadEstablishment),
        loaded: asked.loaded.map(|facts| loaded(facts, day)),
        xlsx: about(&format!("{}{query}", paths::ESTABLISHMENT_XLSX)),
        csv: about(&format!("{}{query}", paths::ESTABLISHMENT_CSV)),
    })
}

fn loaded(facts: usize, from: Date) -> String {
    let from = words::day(from);
    match facts {
        0 => "Nothing was different from what is recorded, so nothing was recorded.".to_owned(),
        1 => format!("The table was loaded: 1 fact was recorded, from {from}."),
        many => format!("The table was loaded: {many} facts were recorded, from {from}."),
    }
}

fn services(of: &Establishment, day: Date, model: Option<ModelId>) -> Vec<ServiceRow> {
    let filled = of.filled();
    let mut rows: BTreeMap<ServiceId, ServiceRow> = of
        .services
        .iter()
        .map(|(id, service)| {
            let row = ServiceRow {
                name: service.name.clone(),
                href: paths::about(&paths::structure(Some(*id), None, day), model),
                posts: 0,
                fte: Fte::ZERO,
                vacant: Fte::ZERO,
                teams: Vec::new(),
            };
            (*id, row)
        })
        .collect();
    let mut by_team: BTreeMap<_, (usize, Fte, Fte)> = BTreeMap::new();
    for (id, post) in &of.posts {
        let vacant = post.fte - filled.get(id).copied().unwrap_or_default().min(post.fte);
        let team = by_team.entry(post.team).or_insert((0, Fte::ZERO, Fte::ZERO));
        *team = (team.0 + 1, team.1 + post.fte, team.2 + vacant);
    }
    for (id, team) in &of.teams {
        let Some(row) = rows.get_mut(&team.service) else { continue };
        let (posts, fte, vacant) = by_team.get(id).copied().unwrap_or_default();
        row.posts += posts;
        row.fte += fte;
        row.vacant += vacant;
        row.teams.push(TeamRow {
            name: team.name.clone(),
            href: paths::about(&paths::structure(None, Some(*id), day), model),
            ages: team.ages.map_or_else(|| "All".to_owned(), |(from, to)| format!("{from} to {to}")),
            localities: if team.localities.is_empty() { "All".into() } else { team.localities.join(", ") },
            posts,
            fte,
            vacant,
        });
    }
    let mut rows: Vec<ServiceRow> = rows.into_values().collect();
    for row in &mut rows {
        row.teams.sort_by(|one, other| one.name.cmp(&other.name));
    }
    rows.sort_by(|one, other| one.name.cmp(&other.name));
    rows
}
