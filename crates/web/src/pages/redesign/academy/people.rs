//! Lists that name people: who is on a way in, who left, who works through an agency.

use axum::extract::Query;
use axum::response::{IntoResponse, Redirect};
use axum::routing::get;
use calendar::words;
use service::Action;
use service::academy::{AgencyLine, PathLine, ProtectedLine};
use workforce::academy::facts::Outcome;
use workforce::people::equality::Shown;

use super::record::{done, named};
use super::{Asked, Block, View, capital, cells};
use crate::app::{App, SignedIn};
use crate::components::Html;
use crate::frame::Crumb;
use crate::page::{OpenTo, Page, PageResult, page};
use crate::paths;

/// Who is on a way in.
pub const PIPELINE: Page<App> =
    Page { path: paths::ACADEMY_PIPELINE, open_to: OpenTo::SignedIn, answers: || get(pipeline) };
/// Who left.
pub const LEAVERS: Page<App> =
    Page { path: paths::ACADEMY_LEAVERS, open_to: OpenTo::SignedIn, answers: || get(leavers) };
/// Who works through an agency.
pub const AGENCY: Page<App> =
    Page { path: paths::ACADEMY_AGENCY, open_to: OpenTo::SignedIn, answers: || get(agency) };

async fn pipeline(who: SignedIn, Query(asked): Query<Asked>) -> PageResult {
    let service = who.service();
    if let Some(staff) = asked.open.as_deref().and_then(|id| id.parse().ok()) {
        return Ok(Redirect::to(&paths::learning(staff)).into_response());
    }
    let all = who.viewer.may(Action::SeeLearning);
    let today = service.today();
    let part = if all { "Pipeline" } else { "Own people" };
    let mut view = View::new(&who, part, part);
    view.done = done(asked.done.as_deref());
    let lines =
        if all { service.academy_paths(&who.viewer) } else { service.academy_own_people(&who.viewer) };
    let lines = lines.map_err(|error| who.problem(error))?;
    if all {
        let protected = service.academy_protected(&who.viewer).map_err(|error| who.problem(error))?;
        view.ways_on = vec![
            Crumb::to("Add somebody", paths::academy_record("newcomer", None)),
            Crumb::to("Add a cohort", paths::academy_record("cohort", None)),
        ];
        let colleagues = service.academy_colleagues(&who.viewer).map_err(|error| who.problem(error))?;
        view.colleagues = named(&colleagues, "Choose somebody");
        view.blocks.push(caseloads(&protected));
    } else {
        view.intro
            .push("People who report to you, or whom you supervise, on a way into the work.".to_owned());
    }
    let (open, ended): (Vec<&PathLine>, Vec<&PathLine>) =
        lines.iter().partition(|line| line.path.is_unended(today));
    let row = |line: &&PathLine| {
        let started = &line.path.started;
        let stands = match line.path.end() {
            Some(end) => format!("{} {}", capital(end.outcome.label()), words::short(end.on)),
            None if line.path.expected() < today => {
                format!("Expected {}: overdue", words::short(line.path.expected()))
            }
            None if line.path.turns.iter().any(|turn| matches!(turn.outcome, Outcome::Extended { .. })) => {
                format!("Extended to {}", words::short(line.path.expected()))
            }
            None => format!("Expected {}", words::short(line.path.expected())),
        };
        let mut row = vec![Html::link(&line.name, &paths::learning(line.staff))];
        row.extend(cells([
            capital(started.route.label()),
            words::short(started.on),
            stands,
            line.supervisor.clone().unwrap_or_else(|| "Nobody yet".to_owned()),
        ]));
        row
    };
    const HEAD: [&str; 5] = ["Name", "Route", "Began", "Outcome", "Supervisor"];
    let mut now = Block::new("Now and to come").table(
        &HEAD,
        open.iter().map(row).collect(),
        if all {
            "Nobody is recorded on a way into the work. Add somebody."
        } else {
            "Nobody of yours is on a way into the work."
        },
    );
    now.cards = true;
    view.blocks.push(now);
    if !ended.is_empty() {
        let mut past = Block::new("Ended").table(&HEAD, ended.iter().map(row).collect(), "");
        past.cards = true;
        view.blocks.push(past);
    }
    page(view)
}

fn caseloads(lines: &[ProtectedLine]) -> Block {
    let row = |line: &ProtectedLine| {
        let most = match line.protected.most {
            Some(most) => format!("{}.{}", most / 100, most % 100 / 10),
            None => "could not be checked".to_owned(),
        };
        let says = match line.over() {
            Some(true) => "More than is protected",
            Some(false) => "Within it",
            None => "Could not be checked: no policy says",
        };
        let mut row = vec![Html::link(&line.name, &paths::learning(line.protected.staff))];
        row.extend(cells([
            words::short(line.protected.until),
            line.supervisor.clone().unwrap_or_else(|| "Nobody yet".to_owned()),
            line.children.to_string(),
            most,
            says.to_owned(),
        ]));
        row
    };
    let mut block = Block::new("In their assessed year").table(
        &["Name", "Until", "Supervisor", "Children", "At most", "Caseload"],
        lines.iter().map(row).collect(),
        "Nobody is in the assessed year.",
    );
    block.cards = true;
    block
}

async fn leavers(who: SignedIn, Query(asked): Query<Asked>) -> PageResult {
    let service = who.service();
    let counts = service.academy_exits(&who.viewer).map_err(|error| who.problem(error))?;
    let mut view = View::new(&who, "Leavers", "Leavers");
    view.done = done(asked.done.as_deref());
    let since = counts.since.map_or_else(
        || "In the 12 months to today".to_owned(),
        |first| format!("Since {}, when the establishment begins to be recorded,", words::day(first)),
    );
    view.intro.push(format!("{since} {} employees left.", said(counts.left)));
    if !who.viewer.may(Action::SeeLearning) {
        view.intro.push("A number from 1 to 5 is hidden and shown as c, and so are others from which it could be worked out.".to_owned());
    }
    let row = |words: Option<&'static str>, shown: &Shown| {
        cells([words.map_or_else(|| "Not told yet".to_owned(), capital), said(*shown)])
    };
    let mut reasons = Block::new("Why").table(
        &["Reason", "People"],
        counts.reasons.iter().map(|(reason, shown)| row(reason.map(|one| one.label()), shown)).collect(),
        "Nobody left in these months.",
    );
    reasons.numbers_from = 1;
    let mut where_to = Block::new("Where to").table(
        &["Destination", "People"],
        counts.destinations.iter().map(|(place, shown)| row(place.map(|one| one.label()), shown)).collect(),
        "Nobody left in these months.",
    );
    where_to.numbers_from = 1;
    view.blocks = vec![reasons, where_to];
    if who.viewer.may(Action::SeeLearning) {
        let lines = service.academy_leavers(&who.viewer).map_err(|error| who.problem(error))?;
        let rows = lines.iter().map(|line| {
            let (reason, place, interview) = match &line.exit {
                Some(exit) => (
                    Html::from(capital(exit.reason.label())),
                    capital(exit.destination.label()),
                    exit.interviewed.map_or_else(|| "None".to_owned(), words::short),
                ),
                None => {
                    let path = paths::learning_record(line.staff, "exit", None, Some(line.last_day));
                    (Html::link("Record why", &path), String::new(), String::new())
                }
            };
            let mut row = vec![Html::link(&line.name, &paths::learning(line.staff))];
            row.extend(cells([line.post.clone(), words::short(line.last_day), line.fte.to_string()]));
            row.push(reason);
            row.extend(cells([place, interview]));
            row
        });
        let mut block = Block::new("Who").table(
            &["Name", "Post", "Last day", "FTE", "Reason", "Destination", "Exit interview"],
            rows.collect(),
            "Nobody left in these months.",
        );
        block.cards = true;
        view.blocks.push(block);
    }
    page(view)
}

fn said(shown: Shown) -> String {
    shown.says()
}

async fn agency(who: SignedIn) -> PageResult {
    let of = who.service().academy_agency(&who.viewer).map_err(|error| who.problem(error))?;
    let mut view = View::new(&who, "Agency", "Agency");
    view.intro.push(
        "Who works here through an agency is seen on the establishment, and so is who was employed in place. Where \
         payroll gave somebody a new number, record on their learning record that they are the same person."
            .to_owned(),
    );
    let row = |line: &AgencyLine| {
        let mut row = vec![Html::link(&line.name, &paths::learning(line.staff))];
        row.extend(cells([line.post.clone(), words::short(line.since), line.fte.to_string()]));
        row
    };
    let block = |title: &str, since: &str, lines: &[AgencyLine], empty: &str| {
        let fte: workforce::Fte = lines.iter().map(|line| line.fte).sum();
        let rows: Vec<_> = lines.iter().map(row).collect();
        let mut block = Block::new(title).table(&["Name", "Post", since, "FTE"], rows, empty);
        if !lines.is_empty() {
            block.says.push(format!("{} people, {fte} full-time equivalents.", lines.len()));
        }
        block.cards = true;
        block
    };
    view.blocks = vec![
        block("Through an agency now", "Since", &of.now, "Nobody works here through an agency."),
        block(
            "Became employees in 12 months",
            "Employed since",
            &of.converted,
            "No agency worker became an employee in these months.",
        ),
    ];
    page(view)
}
