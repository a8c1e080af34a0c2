//! How a change falls on people by protected characteristic, small numbers hidden; and the form on which
//! people tell of themselves what they like.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect};
use axum::routing::get;
use calendar::words;
use serde::Deserialize;
use service::Action;
use service::change::Fixed;
use workforce::ProposalId;
use workforce::people::equality::{self, Characteristic, Stage, Table};

use crate::app::{App, Sent, SignedIn, blocking};
use crate::components::{Choice, Form};
use crate::frame::{Crumb, Frame, Room};
use crate::page::{OpenTo, Page, PageResult, page};
use crate::paths;

/// The tables.
pub const PAGE: Page<App> = Page { path: paths::EQUALITY, open_to: OpenTo::SignedIn, answers: || get(show) };
/// The form.
pub const MONITORING: Page<App> =
    Page { path: paths::EQUALITY_MONITORING, open_to: OpenTo::SignedIn, answers: || get(form).post(submit) };

struct Shown {
    name: String,
    groups: Vec<String>,
    rows: Vec<(String, Vec<String>, String)>,
}

#[derive(Template)]
#[template(path = "redesign/change/equality.html")]
struct Tables {
    frame: Frame,
    /// *Two weeks after the launch*, and its day; empty where there are no figures yet.
    when: String,
    on: String,
    first: String,
    told: String,
    scope: String,
    /// The stages that nobody has reached, which have no row.
    nobody: String,
    tables: Vec<Shown>,
}

async fn show(who: SignedIn, Path(id): Path<ProposalId>) -> PageResult {
    let view = who.service().equality(&who.viewer, id).map_err(|error| who.problem(error))?;
    let mut page_of = Tables {
        frame: super::frame(&who, &view.change, "Equality"),
        when: String::new(),
        on: String::new(),
        first: words::day(view.first),
        told: String::new(),
        scope: String::new(),
        nobody: String::new(),
        tables: Vec::new(),
    };
    if let Some(figures) = view.figures {
        let when = match figures.fixed {
            Fixed::TwoWeeks => "two weeks after the launch",
            Fixed::Closed => "when the consultation closed",
            Fixed::Confirmed => "when the outcome was confirmed",
            Fixed::CarriedOut => "when the proposal was carried out",
        };
        let (told, scope) = figures.told;
        page_of.when = when.to_owned();
        page_of.on = words::day(figures.on);
        (page_of.told, page_of.scope) = (told.says(), scope.says());
        page_of.nobody = figures.tables.values().next().map(nobody).unwrap_or_default();
        page_of.tables = figures.tables.into_iter().map(|(one, table)| shown(one, table)).collect();
    }
    page(page_of)
}

fn shown(characteristic: Characteristic, table: Table) -> Shown {
    let row = |(stage, numbers, total): (Stage, Vec<equality::Shown>, equality::Shown)| {
        let numbers = numbers.iter().map(|number| number.says()).collect();
        let there = total != equality::Shown::Count(0);
        there.then(|| (super::person::with_capital(stage.label()), numbers, total.says()))
    };
    Shown {
        name: super::person::with_capital(characteristic.label()),
        groups: table.groups,
        rows: table.rows.into_iter().filter_map(row).collect(),
    }
}

/// The stages that nobody has reached: they are the same for each characteristic.
fn nobody(table: &Table) -> String {
    let none = table.rows.iter().filter(|(_, _, total)| *total == equality::Shown::Count(0));
    none.map(|(stage, _, _)| stage.label()).collect::<Vec<_>>().join(", ")
}

/// Whether it was just recorded.
#[derive(Deserialize, Default)]
pub struct Asked {
    #[serde(default)]
    done: Option<String>,
}

#[derive(Template)]
#[template(path = "redesign/change/equality_form.html")]
struct Monitoring {
    frame: Frame,
    form: Form,
    done: bool,
    questions: Vec<(String, String, Vec<Choice>)>,
    back: String,
}

async fn form(who: SignedIn, Query(asked): Query<Asked>) -> PageResult {
    who.viewer.must(Action::SeeStructure).map_err(|denied| who.problem(denied.into()))?;
    let told = who.service().my_equality(&who.viewer);
    let mut form = Form::new();
    for (characteristic, group) in told {
        form = form.with(&name(characteristic), group);
    }
    let choices = |groups: &[&str]| {
        let mut choices: Vec<Choice> = groups.iter().map(|group| Choice::new(*group, *group)).collect();
        choices.push(Choice::new("", "I would rather not say"));
        choices
    };
    let questions = Characteristic::ALL
        .iter()
        .map(|one| (name(*one), super::person::with_capital(one.label()), choices(one.groups())))
        .collect();
    page(Monitoring {
        frame: who
            .frame("Equality monitoring")
            .in_room(Room::Redesign)
            .after(Crumb::to("Establishment", paths::REDESIGN))
            .after(Crumb::here("Equality monitoring")),
        form,
        done: asked.done.is_some(),
        questions,
        back: paths::MY_CHANGE.to_owned(),
    })
}

async fn submit(sent: Sent) -> PageResult {
    let Sent { who, form } = sent;
    // What the form does not offer is not said.
    let told: BTreeMap<Characteristic, String> = Characteristic::ALL
        .iter()
        .filter_map(|one| {
            let typed = form.value(&name(*one)).to_owned();
            one.groups().contains(&typed.as_str()).then_some((*one, typed))
        })
        .collect();
    blocking(|| who.service().tell_equality(&who.viewer, told)).map_err(|error| who.problem(error))?;
    Ok(Redirect::to(&paths::equality_told()).into_response())
}

fn name(of: Characteristic) -> String {
    of.label().replace(' ', "_")
}
