//! Saved scenarios: listed, opened as a report that prints, set beside each other, taken away.

use askama::Template;
use axum::extract::Path;
use axum::http::{Uri, header};
use axum::response::{IntoResponse, Redirect};
use axum::routing::get;
use calendar::words;
use calendar::words::capital;
use foresight::{Group, Population};
use service::outlook::{Ask, Outlook, Plan, population_key, population_of_key};
use service::scenario::{COMPARED_MOST, SavedScenario, ScenarioId};
use service::{Action, ServiceError};

use super::levers::plan;
use super::{Grid, Row, Shown, between, count, matters, millions, shown, yearly};
use crate::Problem;
use crate::app::{App, Sent, SignedIn, blocking};
use crate::components::{Choice, Form};
use crate::frame::{Crumb, Frame, Room};
use crate::page::{OpenTo, Page, PageResult, page, refused};
use crate::paths;

/// All of them, and where one is saved.
pub const LIST: Page<App> =
    Page { path: paths::SCENARIOS, open_to: OpenTo::SignedIn, answers: || get(list).post(save) };
/// Several beside each other.
pub const COMPARED: Page<App> =
    Page { path: paths::SCENARIOS_COMPARED, open_to: OpenTo::SignedIn, answers: || get(compare) };
/// One, and where it is taken away.
pub const PAGE: Page<App> =
    Page { path: paths::SCENARIO, open_to: OpenTo::SignedIn, answers: || get(show).post(take_away) };
/// One as a file.
pub const FILE: Page<App> =
    Page { path: paths::SCENARIO_FILE, open_to: OpenTo::SignedIn, answers: || get(file) };

struct Line {
    name: String,
    href: String,
    whose: String,
    levers: String,
    saved: String,
}

#[derive(Template)]
#[template(path = "redesign/scenarios/list.html")]
struct List {
    frame: Frame,
    form: Form,
    lines: Vec<Line>,
    choices: Vec<Choice>,
    hint: String,
    may_save: bool,
    /// The levers that could not be saved, to be sent again.
    hidden: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "redesign/scenarios/scenario.html")]
struct One {
    frame: Frame,
    form: Form,
    name: String,
    saved: String,
    shown: Shown,
    acts: bool,
    file: String,
    action: String,
    may_change: bool,
}

#[derive(Template)]
#[template(path = "redesign/scenarios/compared.html")]
struct Compared {
    frame: Frame,
    title: String,
    names: Vec<Crumb>,
    numbers: Grid,
    costs: Grid,
}

pub(super) fn frame(who: &SignedIn, here: &str) -> Frame {
    let frame = who.frame(here).in_room(Room::Redesign).after(Crumb::to("Establishment", paths::REDESIGN));
    let frame = frame.after(Crumb::to("Forecast", paths::FORECAST));
    if here == SAVED {
        return frame.after(Crumb::here(SAVED));
    }
    frame.after(Crumb::to(SAVED, paths::SCENARIOS)).after(Crumb::here(here))
}

const SAVED: &str = "Saved scenarios";

async fn list(who: SignedIn) -> PageResult {
    page(listed(&who, Form::new(), Vec::new())?)
}

fn listed(who: &SignedIn, form: Form, hidden: Vec<(String, String)>) -> Result<List, Problem> {
    let all = who.service().scenarios(&who.viewer).map_err(|error| who.problem(error))?;
    let lines = all.iter().map(|(id, one)| Line {
        name: one.name.clone(),
        href: paths::scenario(*id),
        whose: capital(one.population.words()),
        levers: one.plan().map_or_else(
            |_| "cannot be read any more".to_owned(),
            |plan| {
                plan.scenario.levers.iter().map(|lever| lever.name.as_str()).collect::<Vec<_>>().join("; ")
            },
        ),
        saved: saved(who, one),
    });
    Ok(List {
        frame: frame(who, SAVED).refused(form.is_refused()),
        lines: lines.collect(),
        choices: all
            .iter()
            .map(|(id, one)| {
                Choice::new(id.to_string(), format!("{} ({})", one.name, one.population.words()))
            })
            .collect(),
        form,
        hint: format!("From 2 to {COMPARED_MOST}, about the same children."),
        may_save: who.viewer.may(Action::ChangeStructure),
        hidden,
    })
}

fn saved(who: &SignedIn, one: &SavedScenario) -> String {
    let directory = who.service().directory();
    let day = calendar::london().to_datetime(one.recorded).date();
    format!("{}, {}", directory.worker_name(one.by), words::short(day))
}

async fn save(sent: Sent) -> PageResult {
    let Sent { who, mut form } = sent;
    let population = population_of_key(form.value("population")).unwrap_or(Population::LookedAfter);
    let years = form.value("years").parse().ok().filter(|years| (1..=10).contains(years)).unwrap_or(5);
    form = form.with("population", population_key(population)).with("years", years.to_string());
    let plan = plan(&mut form, population, years, who.service().today());
    let hidden = super::levers::sent(&form, population);
    if form.is_refused() {
        return refused(listed(&who, form, hidden)?);
    }
    let name = form.value("name").to_owned();
    match blocking(|| who.service().save_scenario(&who.viewer, population, &name, &plan.scenario)) {
        Ok(id) => Ok(Redirect::to(&paths::scenario(id)).into_response()),
        Err(ServiceError::Refused(refusals)) => {
            form.refuse_all(&refusals, |field| if field == "name" { field } else { "" });
            refused(listed(&who, form, hidden)?)
        }
        Err(error) => Err(who.problem(error)),
    }
}

/// A saved scenario with what it comes to, and what comes if nothing is done.
fn outlooks(who: &SignedIn, one: &SavedScenario) -> Result<(Outlook, Outlook), Problem> {
    let service = who.service();
    let found = blocking(|| {
        let plan = one.plan().map_err(ServiceError::Refused)?;
        let ask = Ask::shown(one.population);
        let mut base = Plan::base(1);
        base.scenario.weeks = plan.scenario.weeks;
        Ok((service.outlook(&who.viewer, ask, &base)?, service.outlook(&who.viewer, ask, &plan)?))
    });
    found.map_err(|error| match error {
        ServiceError::Refused(refusals) => {
            let says: Vec<String> = refusals.iter().map(|one| format!("{one}")).collect();
            let problem = Problem::cannot_be_recorded().saying_only(says.join(" "));
            problem.way_on("Saved scenarios", paths::SCENARIOS).within(who.frame(""))
        }
        error => who.problem(error),
    })
}

async fn show(who: SignedIn, Path(id): Path<ScenarioId>) -> PageResult {
    page(opened(&who, id, Form::new())?)
}

fn opened(who: &SignedIn, id: ScenarioId, form: Form) -> Result<One, Problem> {
    let one = who.service().scenario(&who.viewer, id).map_err(|error| who.problem(error))?;
    let (base, with) = outlooks(who, &one)?;
    let mut shown = shown(one.population, &base, Some(&with));
    shown.matters = matters(&with);
    Ok(One {
        frame: frame(who, &one.name).refused(form.is_refused()),
        form,
        name: one.name.clone(),
        saved: saved(who, &one),
        shown,
        acts: true,
        file: paths::scenario_file(id),
        action: paths::scenario(id),
        may_change: who.viewer.may(Action::ChangeStructure),
    })
}

async fn take_away(Path(id): Path<ScenarioId>, sent: Sent) -> PageResult {
    let Sent { who, mut form } = sent;
    let reason = form.value("reason").to_owned();
    match blocking(|| who.service().take_scenario_away(&who.viewer, id, &reason)) {
        Ok(()) => Ok(Redirect::to(paths::SCENARIOS).into_response()),
        Err(ServiceError::Refused(refusals)) => {
            form.refuse_all(&refusals, |field| field);
            refused(opened(&who, id, form)?)
        }
        Err(error) => Err(who.problem(error)),
    }
}

async fn file(who: SignedIn, Path(id): Path<ScenarioId>) -> PageResult {
    let one = who.service().scenario(&who.viewer, id).map_err(|error| who.problem(error))?;
    let kind = (header::CONTENT_TYPE, "application/toml; charset=utf-8".to_owned());
    let name = (header::CONTENT_DISPOSITION, "attachment; filename=\"scenario.toml\"".to_owned());
    Ok(([kind, name], one.words.to_string()).into_response())
}

async fn compare(who: SignedIn, uri: Uri) -> PageResult {
    let asked = Form::asked(&uri);
    let ids: Vec<ScenarioId> =
        asked.values("scenario").filter_map(|id| id.parse().ok().map(ScenarioId)).collect();
    let mut chosen = Vec::new();
    for id in ids {
        let one = who.service().scenario(&who.viewer, id).map_err(|error| who.problem(error))?;
        chosen.push((id, one));
    }
    let mut form = Form::new();
    let alike =
        chosen.iter().all(|(_, one)| Some(one.population) == chosen.first().map(|(_, it)| it.population));
    if !(2..=COMPARED_MOST).contains(&chosen.len()) {
        form.refuse("scenario", format!("Tick from 2 to {COMPARED_MOST} scenarios"));
    } else if !alike {
        form.refuse("scenario", "Tick scenarios about the same children");
    }
    if form.is_refused() {
        return refused(listed(&who, form, Vec::new())?);
    }
    let mut all = Vec::new();
    for (_, one) in &chosen {
        all.push(outlooks(&who, one)?);
    }
    let title = "Scenarios beside each other";
    page(Compared {
        frame: frame(&who, title),
        title: title.to_owned(),
        names: chosen.iter().map(|(id, one)| Crumb::to(one.name.clone(), paths::scenario(*id))).collect(),
        numbers: numbers(&chosen, &all),
        costs: costs(&chosen, &all),
    })
}

type Chosen = [(ScenarioId, std::sync::Arc<SavedScenario>)];

/// Numbers a year apart of each; of the longest the days.
fn numbers(chosen: &Chosen, all: &[(Outlook, Outlook)]) -> Grid {
    let row = |name: &str, outlook: &Outlook| Row {
        name: name.to_owned(),
        figures: yearly(outlook)
            .map(|week| {
                let number = outlook.number(week, Group::Everybody);
                let middle = count(number.band.middle.into());
                if week == 0 {
                    return middle;
                }
                format!("{middle} ({})", between(number.band.low_80.into(), number.band.high_80.into()))
            })
            .collect(),
    };
    let Some((base, _)) = all.iter().max_by_key(|(base, _)| base.forecast.runs.weeks) else {
        return Grid::default();
    };
    let days = yearly(base).map(|week| words::short(base.number(week, Group::Everybody).on)).collect();
    let with = chosen.iter().zip(all).map(|((_, one), (_, with))| row(&one.name, with));
    let rows = std::iter::once(row("If nothing is done", base)).chain(with).collect();
    Grid { columns: days, rows, ..Grid::default() }
}

/// What placements cost by financial year, the middle of the futures.
fn costs(chosen: &Chosen, all: &[(Outlook, Outlook)]) -> Grid {
    let Some((base, _)) = all.iter().max_by_key(|(base, _)| base.forecast.runs.weeks) else {
        return Grid::default();
    };
    let row = |name: &str, outlook: &Outlook| Row {
        name: name.to_owned(),
        figures: outlook.costs().iter().map(|row| millions(row.band.middle)).collect(),
    };
    let columns: Vec<String> = base.costs().iter().map(|row| row.year.to_string()).collect();
    if columns.is_empty() {
        return Grid::default();
    }
    let with = chosen.iter().zip(all).map(|((_, one), (_, with))| row(&one.name, with));
    let rows = std::iter::once(row("If nothing is done", base)).chain(with).collect();
    Grid { columns, rows, ..Grid::default() }
}
