//! The academy in numbers: the measures over time, the pipeline by route and quarter, and what is protected.

use std::collections::BTreeMap;

use axum::extract::Query;
use axum::http::header;
use axum::response::IntoResponse;
use axum::routing::get;
use reports::charts::Period;
use reports::{Cell, Unit, delimited};
use serde::Deserialize;
use service::Action;
use service::academy::Academy;
use workforce::academy::Route;
use workforce::academy::figures::{MEASURES, Measure, MonthFigures, Whom, Worth};
use workforce::academy::pipeline::{Pipeline, Quarter};

use super::{Ask, Block, View, capital, cells, picture};
use crate::app::{App, SignedIn, blocking};
use crate::components::{Choice, Form};
use crate::frame::Crumb;
use crate::page::{OpenTo, Page, PageResult, page};
use crate::paths;

/// The page.
pub const PAGE: Page<App> = Page { path: paths::ACADEMY, open_to: OpenTo::SignedIn, answers: || get(show) };
/// The measures as CSV.
pub const CSV: Page<App> = Page { path: paths::ACADEMY_CSV, open_to: OpenTo::SignedIn, answers: || get(csv) };

/// How many months the table shows.
const MONTHS_IN_TABLE: usize = 6;
/// What is drawn before something is chosen.
const DRAWN: &str = "agency";

/// Which measure is drawn, and of whom.
#[derive(Deserialize, Default)]
pub struct Chosen {
    #[serde(default)]
    measure: String,
    #[serde(default)]
    whom: String,
}

impl Chosen {
    fn measure(&self) -> Option<&'static Measure> {
        let of = |key: &str| MEASURES.iter().find(|one| one.key == key);
        of(&self.measure).or_else(|| of(DRAWN))
    }

    fn whom(&self) -> Whom {
        Whom::ALL.iter().copied().find(|one| one.key() == self.whom).unwrap_or(Whom::SocialWorkers)
    }
}

async fn show(who: SignedIn, Query(chosen): Query<Chosen>) -> PageResult {
    let service = who.service();
    let academy = service.academy(&who.viewer).map_err(|error| who.problem(error))?;
    let protected = service.academy_protected_counts(&who.viewer).map_err(|error| who.problem(error))?;
    let whom = chosen.whom();
    let months = blocking(|| academy.months(whom));
    let mut view = View::new(&who, "Academy", "Overview");
    view.intro.push(
        "How people come into the work, learn, stay and leave. Starts, ends, contracts and vacancies are those \
         of the establishment."
            .to_owned(),
    );
    let Some(measure) = chosen.measure() else {
        return Err(crate::Problem::not_found().within(who.frame("")));
    };
    view.ask = Some(Ask {
        action: paths::ACADEMY,
        form: Form::new().with("measure", measure.key).with("whom", whom.key()),
        measures: MEASURES.iter().map(|one| Choice::new(one.key, one.name)).collect(),
        whom: Whom::ALL.iter().map(|one| Choice::new(one.key(), capital(one.label()))).collect(),
    });
    view.blocks.push(drawn(measure, whom, &months));
    view.blocks.push(in_figures(&who, whom, &months));
    let on_the_way = academy.pipeline();
    view.blocks.push(pipeline(&on_the_way));
    view.blocks.push(arrivals(&on_the_way));
    view.blocks.push(held(&academy, protected));
    view.blocks.push(defined());
    page(view)
}

fn drawn(measure: &Measure, whom: Whom, months: &[MonthFigures]) -> Block {
    let title = format!("{}, {}", measure.name, whom.label());
    let periods = months.iter().map(|one| Period::month(one.month.year(), one.month.number())).collect();
    let values: Vec<Option<f64>> = months.iter().map(|one| (measure.of)(one).drawn()).collect();
    let last = months.last().map(|one| (one.month, (measure.of)(one)));
    let mut block = Block::new(&title).saying(measure.says);
    match last {
        Some((month, Worth::Unknown(why))) => block.says.push(format!("{month}: {why}.")),
        Some((month, worth)) => block.says.push(format!("{month}: {}.", worth.says())),
        None => block.empty = "The establishment is recorded for no whole month yet.".to_owned(),
    }
    if values.iter().any(Option::is_some) {
        // Shares are drawn in percent as they stand.
        let values = values
            .into_iter()
            .map(|value| value.map(|value| if measure.is_share { value / 100.0 } else { value }));
        let unit = if measure.is_share { Unit::Percent(1) } else { Unit::Rate(1) };
        block.picture = Some(picture(&title, unit, periods, values.collect(), "not known"));
    }
    block
}

fn in_figures(who: &SignedIn, whom: Whom, months: &[MonthFigures]) -> Block {
    let shown = months.get(months.len().saturating_sub(MONTHS_IN_TABLE)..).unwrap_or_default();
    let mut head = vec!["Measure".to_owned()];
    head.extend(shown.iter().map(|one| one.month.short()));
    let row = |measure: &Measure| {
        let figures = shown.iter().map(|one| (measure.of)(one).says());
        cells(std::iter::once(measure.name.to_owned()).chain(figures))
    };
    let mut block = Block::new(format!("Measures, {}", whom.label()));
    if !shown.is_empty() {
        block.rows = MEASURES.iter().map(row).collect();
    }
    block.head = head;
    block.numbers_from = 1;
    block.empty = "There are no figures yet: the establishment is recorded for no whole month.".to_owned();
    if who.viewer.may(Action::Export) && !shown.is_empty() {
        block.links.push(Crumb::to("Download every month as CSV", paths::ACADEMY_CSV));
    }
    block
}

fn pipeline(pipeline: &Pipeline) -> Block {
    let number = |count: Option<&u32>| count.map_or_else(|| "0".to_owned(), u32::to_string);
    let on_it = |route: &&Route| pipeline.open.contains_key(route) || pipeline.to_come.contains_key(route);
    let row = |route: &Route| {
        cells([
            capital(route.label()),
            number(pipeline.open.get(route)),
            number(pipeline.to_come.get(route)),
            number(pipeline.overdue.get(route)),
        ])
    };
    let mut block = Block::new("On a way into the work").table(
        &["Route", "Begun", "To begin", "Overdue"],
        Route::ALL.iter().filter(on_it).map(row).collect(),
        "Nobody is recorded on a way into the work. Human resources or the academy’s lead record it under Pipeline.",
    );
    block.numbers_from = 1;
    block
}

fn arrivals(pipeline: &Pipeline) -> Block {
    let row = |(quarter, routes): (&Quarter, &BTreeMap<Route, u32>)| {
        let all: u32 = routes.values().sum();
        let who: Vec<String> = routes.iter().map(|(route, count)| format!("{count} {route}")).collect();
        cells([quarter.to_string(), all.to_string(), who.join(", ")])
    };
    let mut block = Block::new("When they are expected").table(
        &["Quarter", "People", "By route"],
        pipeline.arrivals.iter().map(row).collect(),
        "Nobody is expected.",
    );
    block.cards = true;
    block
}

fn held(academy: &Academy, (over, within, unknown): (usize, usize, usize)) -> Block {
    let rules = academy.rules;
    let mut block = Block::new("Protected caseloads");
    block.says.push(match (rules.protected_caseload, rules.caseload_most) {
        (Some(share), Some(most)) => format!(
            "In the assessed year somebody has at most {share}% of a full caseload of {most} children, for the \
             hours that they work."
        ),
        _ => "No policy says how much of a full caseload a newly qualified worker has, so it could not be checked."
            .to_owned(),
    });
    block.says.push(format!(
        "{over} hold more than that, {within} do not{}.",
        if unknown > 0 { format!(", {unknown} could not be checked") } else { String::new() }
    ));
    block
}

fn defined() -> Block {
    let row = |one: &Measure| cells([one.name.to_owned(), one.says.to_owned(), one.source.to_owned()]);
    let mut block = Block::new("What the measures mean").table(
        &["Measure", "What is counted", "Source"],
        MEASURES.iter().map(row).collect(),
        "",
    );
    block.cards = true;
    block
}

async fn csv(who: SignedIn) -> PageResult {
    who.viewer.must(Action::Export).map_err(|denied| who.problem(denied.into()))?;
    let academy = who.service().academy(&who.viewer).map_err(|error| who.problem(error))?;
    let rows = blocking(|| {
        let mut rows = Vec::new();
        for whom in Whom::ALL {
            for month in academy.months(*whom) {
                for measure in MEASURES {
                    let worth = (measure.of)(&month);
                    let (figure, note) = match worth {
                        Worth::Unknown(why) => (String::new(), why.to_owned()),
                        Worth::Share(share) => {
                            (format!("{}.{}", share.tenths() / 10, share.tenths() % 10), "percent".to_owned())
                        }
                        Worth::Count(_) => (worth.says(), "people".to_owned()),
                        Worth::Fte(_) => (worth.says(), "full-time equivalents".to_owned()),
                    };
                    rows.push(
                        [
                            month.month.iso(),
                            whom.label().to_owned(),
                            measure.key.to_owned(),
                            measure.name.to_owned(),
                            figure,
                            note,
                        ]
                        .map(Cell::text)
                        .to_vec(),
                    );
                }
            }
        }
        rows
    });
    let text = delimited::to_csv(&["month", "whom", "measure", "name", "figure", "unit"], rows);
    let disposition = "attachment; filename=\"academy.csv\"";
    Ok((
        [(header::CONTENT_TYPE, "text/csv; charset=utf-8"), (header::CONTENT_DISPOSITION, disposition)],
        text,
    )
        .into_response())
}
