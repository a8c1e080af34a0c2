//! How a change falls on people by protected characteristic, small numbers hidden; and the form on which
//! people tell of themselves what they like.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect};
use axum::routing::get;
use serde::Deserialize;
use service::Action;
use workforce::ProposalId;
use workforce::people::equality::Characteristic;

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

/// What the form offers for each characteristic. The groups are wide, so that few are alone in one.
const GROUPS: &[(Characteristic, &[&str])] = &[
    (Characteristic::Age, &["16 to 24", "25 to 34", "35 to 44", "45 to 54", "55 and over"]),
    (Characteristic::Disability, &["Disabled", "Not disabled"]),
    (Characteristic::GenderReassignment, &["Same as at birth", "Not the same as at birth"]),
    (Characteristic::Marriage, &["Married or in a civil partnership", "Neither"]),
    (Characteristic::Pregnancy, &["Pregnant or on family leave", "Neither"]),
    (
        Characteristic::Race,
        &[
            "Asian or Asian British",
            "Black, Black British, Caribbean or African",
            "Mixed or multiple",
            "White",
            "Other",
        ],
    ),
    (Characteristic::Religion, &["None", "Christian", "Muslim", "Other"]),
    (Characteristic::Sex, &["Female", "Male"]),
    (Characteristic::Orientation, &["Straight or heterosexual", "Gay, lesbian, bisexual or other"]),
];

struct Shown {
    name: String,
    groups: Vec<String>,
    rows: Vec<(String, Vec<String>, String)>,
}

#[derive(Template)]
#[template(path = "redesign/change/equality.html")]
struct Tables {
    frame: Frame,
    told: usize,
    scope: usize,
    tables: Vec<Shown>,
}

async fn show(who: SignedIn, Path(id): Path<ProposalId>) -> PageResult {
    let view = who.service().equality(&who.viewer, id).map_err(|error| who.problem(error))?;
    let tables = view
        .tables
        .iter()
        .map(|(characteristic, table)| Shown {
            name: super::person::with_capital(characteristic.label()),
            groups: table.groups.clone(),
            rows: table
                .rows
                .iter()
                .map(|(stage, numbers, total)| {
                    let numbers = numbers.iter().map(|number| number.says()).collect();
                    (super::person::with_capital(stage.label()), numbers, total.says())
                })
                .collect(),
        })
        .collect();
    page(Tables {
        frame: super::frame(&who, &view.change, "Equality"),
        told: view.told.0,
        scope: view.told.1,
        tables,
    })
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
    let questions = GROUPS
        .iter()
        .map(|(one, groups)| (name(*one), super::person::with_capital(one.label()), choices(groups)))
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
    let told: BTreeMap<Characteristic, String> = GROUPS
        .iter()
        .filter_map(|(one, groups)| {
            let typed = form.value(&name(*one)).to_owned();
            groups.contains(&typed.as_str()).then_some((*one, typed))
        })
        .collect();
    blocking(|| who.service().tell_equality(&who.viewer, told)).map_err(|error| who.problem(error))?;
    Ok(Redirect::to(&paths::equality_told()).into_response())
}

fn name(of: Characteristic) -> String {
    of.label().replace(' ', "_")
}
