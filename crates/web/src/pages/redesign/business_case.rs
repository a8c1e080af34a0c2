//! Business cases: what a change costs and gains against doing nothing, and whether the gain comes. Only for
//! those who may change the structure.

mod appraised;
mod budgets;
pub mod enter;
mod tracked;

use askama::Template;
use axum::extract::{Path, Query};
use axum::http::header;
use axum::response::IntoResponse;
use axum::routing::get;
use calendar::words;
use foresight::business_case::{Stage, appraise, millions, pounds};
use serde::Deserialize;
use service::Action;
use service::business_case::{CaseId, CaseRecord, CaseVersion, Paper, read_case};

use self::appraised::{Shown, shown};
use self::budgets::{Moved, moved};
use self::tracked::{Promise, promises};
use crate::app::{App, SignedIn, blocking};
use crate::frame::{Crumb, Frame, Room};
use crate::page::{OpenTo, Page, PageResult, page};
use crate::{Problem, paths};

/// Every case.
pub const LIST: Page<App> =
    Page { path: paths::BUSINESS_CASES, open_to: OpenTo::SignedIn, answers: || get(list) };
/// One case.
pub const PAGE: Page<App> =
    Page { path: paths::BUSINESS_CASE, open_to: OpenTo::SignedIn, answers: || get(show) };
/// Its file, word for word.
pub const FILE: Page<App> =
    Page { path: paths::BUSINESS_CASE_FILE, open_to: OpenTo::SignedIn, answers: || get(file) };

/// What is asked: which version, and what was just done.
#[derive(Deserialize, Default)]
pub struct Asked {
    #[serde(default)]
    version: Option<usize>,
    #[serde(default)]
    done: Option<String>,
}

/// A case in the list.
struct Listed {
    name: String,
    href: String,
    says: String,
    entered: String,
}

#[derive(Template)]
#[template(path = "redesign/business_cases.html")]
struct ListView {
    frame: Frame,
    cases: Vec<Listed>,
}

async fn list(who: SignedIn) -> PageResult {
    let cases = who.service().business_cases(&who.viewer).map_err(|error| who.problem(error))?;
    let listed = cases.iter().filter_map(|(id, record)| {
        let last = record.versions.last()?;
        let (name, says) = match read_case(&last.words) {
            Ok(paper) => (paper.name().to_owned(), in_short(&paper)),
            Err(_) => ("A case that cannot be read any more".to_owned(), String::new()),
        };
        Some(Listed { name, href: paths::business_case(*id), says, entered: entered(&who, last) })
    });
    page(ListView {
        frame: who
            .frame("Business cases")
            .in_room(Room::Redesign)
            .after(Crumb::to("Establishment", paths::REDESIGN))
            .after(Crumb::here("Business cases")),
        cases: listed.collect(),
    })
}

/// A case in a sentence.
fn in_short(paper: &Paper) -> String {
    match paper {
        Paper::Case(case) => {
            let options = appraise(case).options.into_iter().map(|option| {
                let entered = option.position.totals.at(Stage::Entered);
                format!(
                    "{}: {} paid, {} gained, {} net, as entered",
                    option.name,
                    pounds(entered.costs.pence),
                    pounds(entered.benefits.pence),
                    pounds(entered.net().pence)
                )
            });
            options.collect::<Vec<_>>().join("; ")
        }
        Paper::Budgets(budgets) => {
            let grown = budgets.budgets.iter().filter_map(|budget| {
                let increase = budget.increase()?;
                Some(format!("{} grows by {} in {}", budget.name, millions(increase), budgets.year))
            });
            grown.collect::<Vec<_>>().join("; ")
        }
    }
}

/// Who entered a version, and when.
fn entered(who: &SignedIn, version: &CaseVersion) -> String {
    let name = who.service().account_name(version.by);
    let name = name.unwrap_or_else(|| who.service().directory().worker_name(version.by).to_string());
    format!("{name}, {}", words::moment(service::local_time(version.recorded)))
}

/// A version in the list of versions.
struct Version {
    number: usize,
    href: String,
    file: String,
    why: String,
    entered: String,
    is_shown: bool,
}

#[derive(Template)]
#[template(path = "redesign/business_case.html")]
struct View {
    frame: Frame,
    name: String,
    done: &'static str,
    old: String,
    case: Option<Shown>,
    moved: Option<Moved>,
    promises: Vec<Promise>,
    faults: Vec<String>,
    versions: Vec<Version>,
    renew: String,
}

async fn show(who: SignedIn, Path(id): Path<CaseId>, Query(asked): Query<Asked>) -> PageResult {
    let record = who.service().business_case(&who.viewer, id).map_err(|error| who.problem(error))?;
    let (number, version) = version(&who, &record, asked.version)?;
    let (read, promises) = blocking(|| {
        let read = read_case(&version.words);
        let promises = match &read {
            Ok(Paper::Case(case)) if who.viewer.may(Action::SeeFigures) => {
                who.service().track_lines(&who.viewer, case.lines()).map(|tracked| promises(case, tracked))
            }
            _ => Ok(Vec::new()),
        };
        promises.map(|promises| (read, promises))
    })
    .map_err(|error| who.problem(error))?;
    let name = read.as_ref().map_or("A business case", |paper| paper.name()).to_owned();
    let mut view = View {
        frame: who
            .frame(name.clone())
            .in_room(Room::Redesign)
            .after(Crumb::to("Establishment", paths::REDESIGN))
            .after(Crumb::to("Business cases", paths::BUSINESS_CASES))
            .after(Crumb::here(name.clone())),
        name,
        done: match asked.done.as_deref() {
            Some("recorded") => "The case is recorded.",
            Some("same") => "The file is the same as the version before, so nothing was recorded.",
            _ => "",
        },
        old: if number == record.versions.len() {
            String::new()
        } else {
            format!("This is version {number}. A later one has been entered.")
        },
        case: None,
        moved: None,
        promises,
        faults: Vec::new(),
        versions: versions(&who, id, &record, number),
        renew: paths::renew_business_case(id),
    };
    match read {
        Ok(Paper::Case(case)) => view.case = Some(shown(&case)),
        Ok(Paper::Budgets(budgets)) => view.moved = Some(moved(&budgets)),
        Err(faults) => view.faults = faults.iter().map(ToString::to_string).collect(),
    }
    page(view)
}

/// The version that is asked for, or the last one; with its number.
fn version<'a>(
    who: &SignedIn,
    record: &'a CaseRecord,
    asked: Option<usize>,
) -> Result<(usize, &'a CaseVersion), Problem> {
    let number = asked.unwrap_or(record.versions.len());
    let found = number.checked_sub(1).and_then(|place| record.versions.get(place));
    found.map(|version| (number, version)).ok_or_else(|| Problem::not_found().within(who.frame("")))
}

/// Every version, the latest first.
fn versions(who: &SignedIn, id: CaseId, record: &CaseRecord, is_shown: usize) -> Vec<Version> {
    let versions = record.versions.iter().enumerate().map(|(place, one)| Version {
        number: place + 1,
        href: paths::business_case_version(id, place + 1),
        file: paths::business_case_file(id, place + 1),
        why: one.why.clone(),
        entered: entered(who, one),
        is_shown: place + 1 == is_shown,
    });
    let mut versions: Vec<Version> = versions.collect();
    versions.reverse();
    versions
}

async fn file(who: SignedIn, Path(id): Path<CaseId>, Query(asked): Query<Asked>) -> PageResult {
    let record = who.service().business_case(&who.viewer, id).map_err(|error| who.problem(error))?;
    let (number, version) = version(&who, &record, asked.version)?;
    let disposition = format!("attachment; filename=\"business-case-{number}.toml\"");
    let kind = "application/toml; charset=utf-8";
    let head = [(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, disposition)];
    Ok((head, version.words.to_string()).into_response())
}
