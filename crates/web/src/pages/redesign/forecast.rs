//! How many children there will be: the fan chart, a few levers, homes and cost, and what such forecasts were
//! worth.

pub mod from_file;
mod levers;
mod picture;
pub mod scenarios;

use askama::Template;
use axum::http::{StatusCode, Uri};
use axum::response::IntoResponse;
use axum::routing::get;
use calendar::words;
use calendar::words::capital;
use foresight::cost::Pence;
use foresight::{Group, Population};
use reports::Unit;
use service::outlook::{
    Ask, CostRow, HomesRow, NumberRow, Outlook, PlacementRow, Plan, population_key, population_of_key,
};
use service::{Action, ServiceError};

use super::caseload::{Caseload, caseload};
use super::picture::Picture;
use crate::app::{App, SignedIn, blocking};
use crate::components::{Choice, Form};
use crate::frame::{Crumb, Frame, Room};
use crate::page::{OpenTo, Page, PageResult, page};
use crate::paths;
use levers::{asked, assumptions, months, plan};
use picture::picture;

/// The page.
pub const PAGE: Page<App> = Page { path: paths::FORECAST, open_to: OpenTo::SignedIn, answers: || get(show) };

/// The picture alone: what the script asks for while levers are moved.
pub const PICTURE: Page<App> =
    Page { path: paths::FORECAST_PICTURE, open_to: OpenTo::SignedIn, answers: || get(follow) };

/// The sentence and the chart, without a frame.
#[derive(Template)]
#[template(path = "redesign/forecast_picture.html")]
struct Followed {
    shown: Shown,
    acts: bool,
}

/// A row of a table: its name and its figures.
struct Row {
    name: String,
    figures: Vec<String>,
}

/// A table, made with a column for each day or year.
#[derive(Default)]
struct Grid {
    columns: Vec<String>,
    rows: Vec<Row>,
    /// A row for each day or year.
    is_turned: bool,
}

impl Grid {
    /// The same with a row for each day or year, which reads better where there are few kinds of figure.
    fn turned(self) -> Grid {
        let rows = self.columns.into_iter().enumerate().map(|(place, name)| {
            let figures = self.rows.iter().filter_map(|row| row.figures.get(place).cloned());
            Row { name, figures: figures.collect() }
        });
        Grid {
            rows: rows.collect(),
            columns: self.rows.iter().map(|row| row.name.clone()).collect(),
            is_turned: true,
        }
    }
}

/// All that a forecast shows.
struct Shown {
    says: String,
    complete: String,
    picture: Picture,
    compared: Grid,
    placements: Grid,
    homes: Grid,
    costs: Grid,
    /// What matters most; left out of the picture that follows the levers, for which it is too slow.
    matters: Grid,
    worth: Vec<String>,
    rests_on: Vec<String>,
    assumed: Vec<String>,
    sources: Vec<String>,
}

#[derive(Template)]
#[template(path = "redesign/forecast.html")]
struct View {
    frame: Frame,
    title: String,
    form: Form,
    populations: Vec<Choice>,
    years: Vec<Choice>,
    months: Vec<Choice>,
    levers: Vec<levers::Asked>,
    acts: bool,
    shown: Option<Shown>,
    caseload: Option<Caseload>,
    cannot: Vec<String>,
    may_save: bool,
    /// The levers as they were sent, for the form that saves them.
    hidden: Vec<(String, String)>,
}

/// What is asked: whose numbers, how far, and what is done; refused in the form where it makes no sense.
fn asked_for(who: &SignedIn, uri: &Uri) -> (Form, Population, u16, Plan) {
    let mut form = Form::asked(uri);
    let population = population_of_key(form.value("population")).unwrap_or(Population::LookedAfter);
    let years = form.value("years").parse().ok().filter(|years| (1..=10).contains(years)).unwrap_or(5);
    form = form.with("population", population_key(population)).with("years", years.to_string());
    let plan = plan(&mut form, population, years, who.service().today());
    (form, population, years, plan)
}

/// What cannot be forecast, or makes no sense yet, is no picture: the script leaves the last one.
async fn follow(who: SignedIn, uri: Uri) -> PageResult {
    let service = who.service();
    let (form, population, years, plan) = asked_for(&who, &uri);
    let (ask, acts) = (Ask::shown(population), !plan.scenario.levers.is_empty());
    if form.is_refused() {
        return Ok(StatusCode::UNPROCESSABLE_ENTITY.into_response());
    }
    let found = blocking(|| {
        let base = service.outlook(&who.viewer, ask, &Plan::base(years))?;
        let with = if acts { Some(service.outlook(&who.viewer, ask, &plan)?) } else { None };
        Ok((base, with))
    });
    match found {
        Ok((base, with)) => page(Followed { shown: shown(population, &base, with.as_ref()), acts }),
        Err(ServiceError::Refused(_)) => Ok(StatusCode::UNPROCESSABLE_ENTITY.into_response()),
        Err(error) => Err(who.problem(error)),
    }
}

async fn show(who: SignedIn, uri: Uri) -> PageResult {
    let service = who.service();
    let today = service.today();
    let (form, population, years, plan) = asked_for(&who, &uri);
    let ask = Ask::shown(population);
    let base = Plan::base(years);
    let acts = !plan.scenario.levers.is_empty();
    let found = blocking(|| {
        let base = service.outlook(&who.viewer, ask, &base)?;
        let with =
            if acts && !form.is_refused() { Some(service.outlook(&who.viewer, ask, &plan)?) } else { None };
        let now = service.establishment(&who.viewer, today)?;
        let then = today.saturating_add(jiff::Span::new().years(1));
        let demand = service.demand(&who.viewer, &now, then)?;
        let caseload = demand.map(|demand| caseload(&who, &now, &now, &demand, false, today));
        Ok((base, with, caseload))
    });
    let title = format!("How many {} will there be?", population.words());
    let (shown, caseload, cannot) = match found {
        Ok((base, with, caseload)) => {
            let mut shown = shown(population, &base, with.as_ref());
            shown.matters = matters(with.as_ref().unwrap_or(&base));
            (Some(shown), caseload, Vec::new())
        }
        Err(ServiceError::Refused(refusals)) => {
            (None, None, refusals.iter().map(ToString::to_string).collect())
        }
        Err(error) => return Err(who.problem(error)),
    };
    page(View {
        frame: who
            .frame("Forecast")
            .in_room(Room::Redesign)
            .after(Crumb::to("Establishment", paths::REDESIGN))
            .after(Crumb::here("Forecast")),
        title,
        populations: Population::ALL
            .iter()
            .map(|of| Choice::new(population_key(*of), capital(of.words())))
            .collect(),
        years: [1, 2, 3, 4, 5, 10]
            .map(|years| Choice::new(years.to_string(), words::counted(years, "year")))
            .into(),
        months: months(today),
        levers: asked(population),
        may_save: who.viewer.may(Action::ChangeStructure),
        hidden: levers::sent(&form, population),
        form,
        acts,
        shown,
        caseload,
        cannot,
    })
}

fn shown(population: Population, base: &Outlook, with: Option<&Outlook>) -> Shown {
    let told = with.unwrap_or(base);
    let numbers =
        |outlook: &Outlook| yearly(outlook).map(|week| outlook.number(week, Group::Everybody)).collect();
    let last = told.number(told.forecast.runs.weeks, Group::Everybody);
    let now = told.number(0, Group::Everybody);
    let history = &told.known.history;
    let says = format!(
        "On {} there were {}. By {} there will be about {}{}: between {} and {} in 80 of 100 futures, between {} and {} in 95.",
        words::day(now.on),
        count(now.expected),
        words::day(last.on),
        count(last.band.middle.into()),
        if with.is_some() { " with the levers" } else { "" },
        count(last.band.low_80.into()),
        count(last.band.high_80.into()),
        count(last.band.low_95.into()),
        count(last.band.high_95.into()),
    );
    let mut complete = format!(
        "The record is complete from {}, so the forecast learns from that day on. Children who were there already are known with the day on which they came.",
        words::day(history.observed_from)
    );
    if told.known.without_birth > 0 {
        complete.push_str(&format!(
            " {} without a date of birth, children not yet born among them, are not counted.",
            told.known.without_birth
        ));
    }
    let worth = told.forecast.back_test.words();
    let rests_on = &told.forecast.notes[..told.forecast.notes.len().saturating_sub(worth.len())];
    Shown {
        says,
        complete,
        picture: picture(&capital(population.words()), told, with.map(|_| base)),
        compared: compared(numbers(base), with.map(numbers)),
        placements: placements(told),
        homes: homes(told),
        costs: costs(base, with),
        matters: Grid::default(),
        rests_on: rests_on.to_vec(),
        worth,
        assumed: assumptions(&told.plan),
        sources: sources(told),
    }
}

/// The weeks a year apart, the first day first.
fn yearly(outlook: &Outlook) -> impl Iterator<Item = u16> + use<> {
    (0..=outlook.forecast.runs.weeks).step_by(52)
}

/// The numbers a year apart: if nothing is done, and with the levers.
fn compared(base: Vec<NumberRow>, with: Option<Vec<NumberRow>>) -> Grid {
    let columns = base.iter().map(|row| words::short(row.on)).collect();
    let middle = |name: &str, rows: &[NumberRow]| Row {
        name: name.to_owned(),
        figures: rows.iter().map(|row| count(row.band.middle.into())).collect(),
    };
    let bands = |name: &str, rows: &[NumberRow]| Row {
        name: name.to_owned(),
        figures: rows.iter().map(|row| between(row.band.low_80.into(), row.band.high_80.into())).collect(),
    };
    let mut rows = vec![middle("If nothing is done", &base), bands("80 in 100", &base)];
    if let Some(with) = with {
        rows.push(middle("With the levers", &with));
        rows.push(bands("80 in 100, with the levers", &with));
        let differ = base
            .iter()
            .zip(&with)
            .map(|(base, with)| signed(f64::from(with.band.middle) - f64::from(base.band.middle)));
        rows.push(Row { name: "Difference".to_owned(), figures: differ.collect() });
    }
    Grid { columns, rows, ..Grid::default() }.turned()
}

fn placements(told: &Outlook) -> Grid {
    let rows = told.placements();
    let columns = rows.first().map(|row| row.numbers.iter().map(|number| words::short(number.on)).collect());
    let row = |row: PlacementRow| Row {
        name: capital(row.placement.words()),
        figures: row
            .numbers
            .iter()
            .map(|number| {
                let band = between(number.band.low_80.into(), number.band.high_80.into());
                if number.week == 0 {
                    count(number.band.middle.into())
                } else {
                    format!("{} ({band})", count(number.band.middle.into()))
                }
            })
            .collect(),
    };
    // Children on plans all live with their families: there is nothing to tell apart.
    if rows.len() < 2 {
        Grid::default()
    } else {
        Grid {
            columns: columns.unwrap_or_default(),
            rows: rows.into_iter().map(row).collect(),
            is_turned: false,
        }
    }
}

fn homes(told: &Outlook) -> Grid {
    let rows = told.homes_needed();
    let columns = rows.first().map(|row| row.needed.iter().map(|(on, ..)| words::short(*on)).collect());
    let row = |row: HomesRow| Row {
        name: capital(row.placement.words()),
        figures: row
            .needed
            .iter()
            .map(|(_, expected, high)| format!("{} ({})", count((*expected).into()), count((*high).into())))
            .collect(),
    };
    Grid { columns: columns.unwrap_or_default(), rows: rows.into_iter().map(row).collect(), is_turned: false }
}

/// Cost by financial year: if nothing is done, with the levers, and the difference.
fn costs(base: &Outlook, with: Option<&Outlook>) -> Grid {
    let rows = base.costs();
    let year = |row: &CostRow| {
        if row.is_whole {
            row.year.to_string()
        } else if row.days.0 > row.year.start() && row.days.1 > row.year.end() {
            format!("{}, from {}", row.year, words::short(row.days.0))
        } else {
            format!("{}, to {}", row.year, words::short(row.days.1.yesterday().unwrap_or(row.days.1)))
        }
    };
    let row = |name: &str, rows: &[CostRow]| Row {
        name: name.to_owned(),
        figures: rows.iter().map(|row| millions(row.band.middle)).collect(),
    };
    let bands = |name: &str, rows: &[CostRow]| Row {
        name: name.to_owned(),
        figures: rows
            .iter()
            .map(|row| format!("{} to {}", millions(row.band.low_80), millions(row.band.high_80)))
            .collect(),
    };
    if rows.is_empty() {
        return Grid::default();
    }
    let mut shown = vec![row("If nothing is done", &rows), bands("80 in 100", &rows)];
    if let Some(with) = with.map(Outlook::costs) {
        shown.push(row("With the levers", &with));
        shown.push(bands("80 in 100, with the levers", &with));
        let differ = rows.iter().zip(&with);
        let differ = differ.map(|(base, with)| millions(Pence(with.band.middle.0 - base.band.middle.0)));
        shown.push(Row { name: "Difference".to_owned(), figures: differ.collect() });
    }
    Grid { columns: rows.iter().map(year).collect(), rows: shown, ..Grid::default() }.turned()
}

/// What each thing in doubt comes to at its two ends, the one that matters most first.
fn matters(told: &Outlook) -> Grid {
    let Ok(found) = blocking(|| told.what_matters()) else { return Grid::default() };
    let priced = told.prices.is_some();
    let mut columns = vec!["Children at the end, at its low end".to_owned(), "At its high end".to_owned()];
    if priced {
        columns.extend(["Cost of all years, at its low end", "At its high end"].map(str::to_owned));
    }
    let row = |bar: &foresight::tornado::Bar| {
        let mut figures = [&bar.low, &bar.high].map(|end| count(end.children)).to_vec();
        if priced {
            figures.extend([&bar.low, &bar.high].map(|end| millions(end.pence)));
        }
        Row { name: bar.name.clone(), figures }
    };
    Grid { columns, rows: found.bars.iter().map(row).collect(), ..Grid::default() }
}

/// Where prices and sizes of homes come from.
fn sources(told: &Outlook) -> Vec<String> {
    let prices = told.prices.iter().flat_map(|prices| prices.all());
    let prices = prices.map(|price| format!("{}: {}", capital(price.placement.words()), price.source));
    let homes = told.homes.iter().map(|home| format!("{}: {}", capital(home.placement.words()), home.source));
    prices.chain(homes).collect()
}

fn count(value: f64) -> String {
    Unit::Count.show(value)
}

fn between(low: f64, high: f64) -> String {
    format!("{} to {}", count(low), count(high))
}

fn signed(value: f64) -> String {
    if value.round() > 0.0 { format!("+{}", count(value)) } else { count(value) }
}

/// Millions of pounds with one decimal: £51.3m; −£0.4m.
fn millions(pence: Pence) -> String {
    let tenths = (pence.0.abs() + 5_000_000) / 10_000_000;
    let minus = if pence.0 < 0 && tenths > 0 { "−" } else { "" };
    format!("{minus}£{}.{}m", tenths / 10, tenths % 10)
}
