//! Record something on a person's way: one page for every act.

use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect};
use axum::routing::get;
use calendar::words;
use serde::Deserialize;
use service::ServiceError;
use workforce::{JobId, ProposalId, StaffId};

use super::super::ask::{Act, ActView};
use super::acts::{self, ACTS, Case};
use crate::Problem;
use crate::app::{App, Sent, SignedIn, blocking};
use crate::components::Form;
use crate::frame::Crumb;
use crate::page::{OpenTo, Page, PageResult, page, refused};
use crate::paths;
use workforce::people::process::PersonFact;

/// The page.
pub const PAGE: Page<App> =
    Page { path: paths::RECORD_OF_PERSON, open_to: OpenTo::SignedIn, answers: || get(show).post(submit) };

/// Which of the numbered things, and which role, is meant.
#[derive(Deserialize, Default)]
pub struct Asked {
    #[serde(default)]
    number: Option<u32>,
    #[serde(default)]
    role: Option<JobId>,
}

type Found = (&'static Act<Case, PersonFact>, Case);

/// What an act is called.
pub(super) fn name(key: &str) -> &'static str {
    ACTS.iter().find(|act| act.key == key).map_or("", |act| act.name)
}

/// What was just recorded, in words; nothing for what is none of ours.
pub(super) fn done(key: Option<&str>) -> String {
    match key.map(name) {
        Some("") | None => String::new(),
        Some(name) => {
            let name = name.to_lowercase();
            format!("Recorded: {}", name.strip_prefix("record ").unwrap_or(&name))
        }
    }
}

async fn show(
    who: SignedIn,
    Path((id, staff, key)): Path<(ProposalId, StaffId, String)>,
    Query(asked): Query<Asked>,
) -> PageResult {
    let (act, case) = find(&who, id, staff, &key, &asked)?;
    let today = case.today;
    let mut form = Form::new();
    if act.asks.iter().any(|ask| ask.name == "on") {
        for (part, value) in [
            ("day", today.day().to_string()),
            ("month", today.month().to_string()),
            ("year", today.year().to_string()),
        ] {
            form = form.with(&format!("on-{part}"), value);
        }
    }
    if act.key == "one-to-one" {
        form = form.with("with", case.manager.clone());
    }
    form = super::family::filled(form, act.key, &case);
    page(view(&who, act, &case, &asked, form))
}

async fn submit(
    Path((id, staff, key)): Path<(ProposalId, StaffId, String)>,
    Query(asked): Query<Asked>,
    sent: Sent,
) -> PageResult {
    let Sent { who, mut form } = sent;
    let (act, case) = find(&who, id, staff, &key, &asked)?;
    let fact = (act.make)(&mut form, &case);
    let Some(fact) = fact.filter(|_| !form.is_refused()) else {
        return refused(view(&who, act, &case, &asked, form));
    };
    match blocking(|| who.service().record_of_person(&who.viewer, id, staff, fact)) {
        Ok(()) => Ok(Redirect::to(&paths::person_after(id, staff, act.key)).into_response()),
        Err(ServiceError::Refused(refusals)) => {
            form.refuse_all(&refusals, |field| shown(act, &case, field));
            refused(view(&who, act, &case, &asked, form))
        }
        Err(error) => Err(who.problem(error)),
    }
}

/// The question beside which a refusal is shown; a question that is not asked here shows it above the form.
fn shown(act: &Act<Case, PersonFact>, case: &Case, field: &'static str) -> &'static str {
    let asked = act.beside(field);
    if asked == "on" && !asks_on(act, case) { "" } else { asked }
}

/// The day is asked where somebody records for another, and where the act is about a day.
fn asks_on(act: &Act<Case, PersonFact>, case: &Case) -> bool {
    case.for_them || !OWN.contains(&act.key)
}

/// What people record for themselves, and so on the day itself.
const OWN: &[&str] = &[
    "severance",
    "answer-severance",
    "claim",
    "appeal",
    "interest",
    "evidence",
    "answer-offer",
    "end-trial",
];

fn find(who: &SignedIn, id: ProposalId, staff: StaffId, key: &str, asked: &Asked) -> Result<Found, Problem> {
    let found = who.service().open_person_in_change(&who.viewer, id, staff);
    let (change, line) = found.map_err(|error| who.problem(error))?;
    let act = ACTS.iter().find(|act| act.key == key);
    let act = act.ok_or_else(|| Problem::not_found().within(who.frame("")))?;
    let is_for = who.service().must_be_for(&who.viewer, staff, acts::doer(act.key));
    is_for.map_err(|error| who.problem(error))?;
    let for_them = who.viewer.staff() != staff;
    let manager = who.service().line_manager_of(&line).unwrap_or_default();
    let case = Case {
        today: who.service().today(),
        manager,
        for_them,
        number: asked.number.unwrap_or_default(),
        role: asked.role,
        change,
        line,
    };
    Ok((act, case))
}

fn view(who: &SignedIn, act: &Act<Case, PersonFact>, case: &Case, asked: &Asked, form: Form) -> ActView {
    let Case { change, line, .. } = case;
    let mut frame = super::super::frame(who, change, act.name).refused(form.is_refused());
    let here = frame.trail.pop();
    frame.trail.push(super::back(change, line.staff));
    frame.trail.push(here.unwrap_or_else(|| Crumb::here(act.name)));
    let mut intro: Vec<String> = act.intro.iter().map(|line| (*line).to_owned()).collect();
    intro.extend(meant(act.key, case));
    let asks = act.asks.iter().filter(|ask| ask.name != "on" || asks_on(act, case));
    ActView {
        frame,
        title: act.name.to_owned(),
        about: if case.for_them {
            change.name(line.staff).to_owned()
        } else {
            change.record.proposal.name.clone()
        },
        intro,
        questions: asks.map(|ask| ask.question(case)).collect(),
        button: act.button,
        action: paths::record_of_person(change.id, line.staff, act.key, asked.number, asked.role),
        back: paths::person_in_change(change.id, line.staff),
        form,
    }
}

/// What is meant, where the act is about one of several: the role, the claim, the offer.
fn meant(key: &str, case: &Case) -> Option<String> {
    if let Some(role) = case.role {
        return Some(format!("The role: {}.", case.change.roles.says(role)));
    }
    let at = usize::try_from(case.number.checked_sub(1)?).ok()?;
    let state = &case.line.process;
    // An offer and a meeting have numbers too, which are not those of claims.
    let of_a_claim = ["decide-claim", "appeal", "decide-appeal"].contains(&key);
    if let Some(claim) = state.claims.get(at).filter(|_| of_a_claim) {
        let role = case.change.roles.says(claim.made.role);
        return Some(format!("The claim to {role}, of {}: {}", words::day(claim.made.on), claim.made.says));
    }
    None
}
