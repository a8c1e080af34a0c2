//! The children behind a figure: a list to open, and a file for those who may take it away.

use std::cmp::Ordering;

use axum::extract::Path;
use axum::http::Uri;
use axum::routing::get;
use calendar::words;
use measures::{Behind, Better, Indicator, Unit, with_commas};
use practice::journey::last_reading;
use practice::{Fact, Journey, Lens};
use reports::{Cell, delimited};
use service::{Action, CaseOf, Service, ServiceError, local_time};

use super::download::file;
use super::indicator::Asked;
use crate::app::{App, SignedIn, Through, blocking};
use crate::components::Pages;
use crate::frame::Crumb;
use crate::page::{OpenTo, Page, PageResult};
use crate::scorecard_files::lens_in_words;
use crate::{Problem, paths};

/// The file.
pub const CSV: Page<App> =
    Page { path: paths::CASES_CSV, open_to: OpenTo::SignedIn, answers: || get(as_csv) };

/// Children on one page.
const ON_A_PAGE: usize = 50;

/// Which cases to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Show {
    All,
    Met,
    NotMet,
}

impl Show {
    pub fn from_key(key: &str) -> Show {
        match key {
            "met" => Show::Met,
            "not-met" => Show::NotMet,
            _ => Show::All,
        }
    }

    fn key(self) -> &'static str {
        match self {
            Show::All => "all",
            Show::Met => "met",
            Show::NotMet => "not-met",
        }
    }

    fn takes(self, met: bool) -> bool {
        match self {
            Show::All => true,
            Show::Met => met,
            Show::NotMet => !met,
        }
    }
}

/// In which order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    Name,
    Day,
    Met,
}

impl Sort {
    pub fn from_key(key: &str) -> Sort {
        match key {
            "name" => Sort::Name,
            "counted" => Sort::Met,
            _ => Sort::Day,
        }
    }

    fn key(self) -> &'static str {
        match self {
            Sort::Name => "name",
            Sort::Day => "day",
            Sort::Met => "counted",
        }
    }
}

/// The list, one page of it.
pub(super) struct CaseList {
    pub title: String,
    pub filters: Vec<Crumb>,
    pub filter: String,
    pub heads: Vec<Head>,
    pub rows: Vec<CaseRow>,
    pub pages: Pages,
    pub has_outcome: bool,
    pub csv: Option<String>,
}

/// A heading that sorts.
pub(super) struct Head {
    pub words: &'static str,
    pub href: String,
    pub sorted: bool,
}

/// One case.
pub(super) struct CaseRow {
    pub name: String,
    pub href: String,
    pub age: String,
    pub what: &'static str,
    pub on: String,
    pub recorded: String,
    pub met: &'static str,
    pub tone: &'static str,
    pub worker: String,
    pub team: String,
}

/// The words for a case that is in the numerator, and one that is not.
fn outcomes(indicator: &Indicator) -> (&'static str, &'static str) {
    match indicator.better {
        Better::Higher => ("Met", "Not met"),
        Better::Lower | Better::NoDirection => ("Counted", "Not counted"),
    }
}

/// One page of the children behind a figure.
///
/// # Errors
/// [`ServiceError::Denied`] to those who may not see cases.
pub(super) fn list(who: &SignedIn, behind: &Behind, asked: &Asked) -> Result<CaseList, ServiceError> {
    let service = who.service();
    let mut cases = service.cases(&who.viewer, behind)?;
    let indicator = asked.indicator;
    let has_outcome = indicator.unit == Unit::Percent;
    let (met, not_met) = outcomes(indicator);
    let count = |show: Show| {
        let number = cases.count(|case| show.takes(case.met));
        with_commas(u64::try_from(number).unwrap_or(u64::MAX))
    };
    let says = |show: Show| {
        let number = count(show);
        match show {
            Show::All => format!("All {number}"),
            Show::Met => format!("{met} {number}"),
            Show::NotMet => format!("{not_met} {number}"),
        }
    };
    let shows = [Show::All, Show::Met, Show::NotMet];
    let address = |show: Show, sort: Sort, page: usize| {
        let page = if page > 1 { format!("&page={page}") } else { String::new() };
        let (by, show, sort) = (asked.by.key(), show.key(), sort.key());
        asked.address(&format!("&by={by}&show={show}&sort={sort}{page}#children"))
    };
    let filters = shows.map(|show| Crumb::to(says(show), address(show, asked.sort, 1)));
    let number = count(asked.show);
    let (filter, lens) = (says(asked.show), asked.known.lens(asked.month, service.today()));
    let csv = format!("{}{}&show={}", paths::cases_csv(indicator.key), asked.query(), asked.show.key());
    cases.keep(|case| asked.show.takes(case.met));
    match asked.sort {
        Sort::Name => cases.sort_by(by_name),
        Sort::Day => cases.sort_by_key(|one| (settled_on(one, lens), one.record.id)),
        Sort::Met => cases.sort_by(|one, other| one.case.met.cmp(&other.case.met).then(by_name(one, other))),
    }
    let last = cases.count(|_| true).div_ceil(ON_A_PAGE).max(1);
    let current = asked.page.min(last);
    let rows = cases.see(&named(asked), (current - 1) * ON_A_PAGE, ON_A_PAGE)?;
    let head =
        |words, sort: Sort| Head { words, href: address(asked.show, sort, 1), sorted: asked.sort == sort };
    let mut heads = vec![head("Child", Sort::Name), head("What settles it", Sort::Day)];
    if has_outcome {
        heads.push(head("Outcome", Sort::Met));
    }
    Ok(CaseList {
        title: match (has_outcome, asked.show) {
            (true, Show::Met) => format!("The children: {number} {}", met.to_lowercase()),
            (true, Show::NotMet) => format!("The children: {number} {}", not_met.to_lowercase()),
            _ if number == "1" => "The children: 1 case".to_owned(),
            _ => format!("The children: {number} {}", indicator.counts),
        },
        filters: if has_outcome { filters.to_vec() } else { Vec::new() },
        filter,
        heads,
        rows: rows.iter().map(|one| row(service, one, indicator, lens)).collect(),
        pages: Pages::of(current, last, |page| address(asked.show, asked.sort, page)),
        has_outcome,
        csv: who.viewer.may(Action::Export).then_some(csv),
    })
}

/// The list as it is named in the record of everybody in it: which figure, of which month, as known when.
fn named(asked: &Asked) -> String {
    let (met, not_met) = outcomes(asked.indicator);
    let which = match asked.show {
        Show::All => String::new(),
        Show::Met => format!(" ({})", met.to_lowercase()),
        Show::NotMet => format!(" ({})", not_met.to_lowercase()),
    };
    let lens = lens_in_words(asked.month, asked.month, asked.known);
    format!("children behind “{}”{which}, {}, {lens}", asked.indicator.title, asked.month)
}

fn by_name(one: &CaseOf, other: &CaseOf) -> Ordering {
    let name = |one: &CaseOf| {
        let name = one.record.journey.person.name();
        name.map(|name| (name.family.to_lowercase(), name.given.to_lowercase()))
    };
    name(one).cmp(&name(other)).then(one.record.id.cmp(&other.record.id))
}

/// The fact that settles a case.
fn settled(one: &CaseOf) -> Option<&practice::Recorded> {
    let place = one.record.facts.binary_search_by_key(&one.case.about, |recorded| recorded.seq).ok()?;
    one.record.facts.get(place)
}

/// The day of the fact that settles a case, as it read when the figure was known: the day that was counted.
fn settled_on(one: &CaseOf, lens: Lens) -> calendar::Date {
    last_reading(&one.record.facts, one.case.about, lens).map_or(one.case.on, Fact::on)
}

fn name_of(one: &CaseOf) -> String {
    one.record.journey.person.name().map_or_else(|| "Name not known".to_owned(), ToString::to_string)
}

fn row(service: &Service, one: &CaseOf, indicator: &Indicator, lens: Lens) -> CaseRow {
    let journey = Journey::through(one.record.id, &one.record.facts, lens);
    let held = journey.oversight.case_holder_on(one.case.on);
    let directory = service.directory();
    let (met, not_met) = outcomes(indicator);
    let recorded = settled(one).map(|recorded| local_time(recorded.recorded).date());
    let on = settled_on(one, lens);
    let is_past = lens.as_at < service.today() || lens.known_by < service.today();
    let through = Through(is_past.then_some(lens));
    CaseRow {
        name: name_of(one),
        href: format!("{}{}", paths::child(one.record.id), through.query()),
        // Somebody may have been entered only after the day that is looked at; their age is known all the same.
        age: one.record.journey.person.age_in_words(one.case.on),
        what: settled(one).map_or("", |recorded| recorded.fact.label()),
        on: words::short(on),
        recorded: match recorded {
            Some(day) if day != on => format!("recorded {}", words::short(day)),
            _ => String::new(),
        },
        met: if one.case.met { met } else { not_met },
        tone: match (indicator.better, one.case.met) {
            (Better::Higher, true) => "green",
            (Better::Higher, false) => "red",
            _ => "grey",
        },
        worker: held.map_or_else(
            || "Nobody".to_owned(),
            |held| directory.worker_name(held.started.worker).to_owned(),
        ),
        team: held.map_or_else(String::new, |held| directory.team_name(held.started.team).to_owned()),
    }
}

async fn as_csv(who: SignedIn, Path(key): Path<String>, uri: Uri) -> PageResult {
    let denied = |error: ServiceError| who.problem(error);
    who.viewer.must(Action::Export).map_err(|error| denied(error.into()))?;
    let today = who.service().today();
    let asked = Asked::read(&key, &uri, today).ok_or_else(|| Problem::not_found().within(who.frame("")))?;
    let text = blocking(|| written(&who, &asked)).map_err(denied)?;
    let name = format!("{}-{}-children.csv", asked.indicator.key.replace('_', "-"), asked.month.iso());
    Ok(file("text/csv; charset=utf-8", &name, text.into_bytes()))
}

fn written(who: &SignedIn, asked: &Asked) -> Result<String, ServiceError> {
    let service = who.service();
    let behind = service.behind(&who.viewer, asked.indicator, asked.month, asked.known)?;
    let mut cases = service.cases(&who.viewer, &behind)?;
    cases.keep(|case| asked.show.takes(case.met));
    cases.sort_by(by_name);
    let cases = cases.take_away(&named(asked))?;
    let lens = asked.known.lens(asked.month, service.today());
    let lines = cases.iter().map(|one| {
        let row = row(service, one, asked.indicator, lens);
        let recorded = settled(one).map(|recorded| local_time(recorded.recorded).date());
        vec![
            Cell::text(one.record.id.to_string()),
            Cell::Text(row.name),
            Cell::Text(row.age),
            Cell::text(row.what),
            Cell::Date(settled_on(one, lens)),
            recorded.map_or_else(|| Cell::blank(""), Cell::Date),
            Cell::text(if one.case.met { "yes" } else { "no" }),
            Cell::Text(row.worker),
            Cell::Text(row.team),
        ]
    });
    let head = ["reference", "name", "age", "settled by", "on", "recorded", "counted", "worker", "team"];
    Ok(delimited::to_csv(&head, lines))
}
