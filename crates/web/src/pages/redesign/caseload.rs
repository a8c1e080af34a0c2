//! Cases against the posts that hold them, as a table: of a proposal, and of the establishment as it is.

use calendar::{Date, words};
use reports::Unit;
use workforce::caseload::{Area, Demand, areas, each, is_over};
use workforce::{Establishment, Fte};

use crate::app::SignedIn;

/// The table, and what must be read with it.
pub(super) struct Caseload {
    /// The day to come; nothing where nothing could be forecast.
    pub then: String,
    /// The limit of local policy, in words.
    pub limit: String,
    /// Whether posts are compared before and after.
    pub compares: bool,
    pub rows: Vec<Row>,
    pub notes: Vec<String>,
}

/// An area of work.
pub(super) struct Row {
    pub work: String,
    pub cases: String,
    pub before: Fte,
    pub each_before: Load,
    pub after: Fte,
    pub each_after: Load,
    pub then: String,
    pub then_between: String,
    pub each_then: Load,
}

/// Cases for each full-time worker, and whether they are more than policy allows.
pub(super) struct Load {
    pub words: String,
    pub is_over: bool,
}

/// Cases against the posts of two establishments, which may be the same, on the day of a year after `from`.
pub(super) fn caseload(
    who: &SignedIn,
    before: &Establishment,
    after: &Establishment,
    demand: &Demand,
    compares: bool,
    day: Date,
) -> Caseload {
    let most = who.service().policies().number("structure.caseload_most", day);
    let limit = match most {
        Some(most) => format!("Local policy is at most {most} for each full-time worker."),
        None => "The policy structure.caseload_most is not set, so no limit is shown.".to_owned(),
    };
    let rows = areas(before, after, demand).iter().map(|area| row(area, most)).collect();
    Caseload {
        then: demand.then.map_or_else(String::new, words::day),
        limit,
        compares,
        rows,
        notes: demand.notes.clone(),
    }
}

fn row(area: &Area, most: Option<i64>) -> Row {
    let load = |cases: f64, fte: Fte| match each(cases, fte) {
        Some(each) => {
            Load { words: each.to_string(), is_over: most.is_some_and(|most| is_over(cases, fte, most)) }
        }
        None => Load { words: if cases > 0.0 { "no post" } else { "" }.to_owned(), is_over: cases > 0.0 },
    };
    let today = f64::from(area.cases);
    let count = |cases: f64| Unit::Count.show(cases);
    // What nothing forecasts has no band.
    let banded = area.steady < area.cases;
    Row {
        work: area.name(),
        cases: count(today),
        before: area.before,
        each_before: load(today, area.before),
        after: area.after,
        each_after: load(today, area.after),
        then: count(area.then.middle),
        then_between: if banded {
            format!("{} to {}", count(area.then.low), count(area.then.high))
        } else {
            "as today".to_owned()
        },
        each_then: load(area.then.middle, area.after),
    }
}
