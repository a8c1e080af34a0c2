//! A referral and the decision on it: what was asked and why, and what social care does.

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect};
use axum::routing::get;
use calendar::{Date, words};
use practice::code_sets::{CodeSet, ReferralOutcome};
use practice::facts::ReferralDecided;
use practice::{Command, PersonId, Seq};
use serde::Deserialize;
use service::front_door::WaitingReferral;
use service::{Action, Opened, ServiceError};

use super::contact::to_the_minute;
use crate::Problem;
use crate::app::{App, Sent, SignedIn, blocking};
use crate::components::{Choice, Form, Row};
use crate::frame::{Crumb, Frame};
use crate::page::{OpenTo, Page, PageResult, page, refused};
use crate::paths;

/// The page, and where its decision is sent.
pub const PAGE: Page<App> =
    Page { path: paths::REFERRAL, open_to: OpenTo::SignedIn, answers: || get(show).post(decide) };

#[derive(Template)]
#[template(path = "practise/referral.html")]
struct View {
    frame: Frame,
    sees_front_door: bool,
    form: Form,
    child: String,
    child_href: String,
    about: String,
    done: String,
    next: Option<Crumb>,
    state: String,
    tone: &'static str,
    why: String,
    received: Vec<Row>,
    reason: String,
    contact: Option<String>,
    decided: Option<(Vec<Row>, String)>,
    correct: Option<String>,
    may_decide: bool,
    action: String,
    outcomes: Vec<Choice>,
    tellings: Vec<Choice>,
    also: Vec<Choice>,
}

#[derive(Deserialize, Default)]
struct After {
    #[serde(default)]
    decided: String,
}

async fn show(
    who: SignedIn,
    Path((person, seq)): Path<(PersonId, u32)>,
    Query(after): Query<After>,
) -> PageResult {
    let opened = open(&who, person)?;
    page(view(&who, &opened, Seq(seq), Form::new(), &after)?)
}

async fn decide(Path((person, seq)): Path<(PersonId, u32)>, sent: Sent) -> PageResult {
    let Sent { who, mut form } = sent;
    let seq = Seq(seq);
    who.viewer.must(Action::DecideContact).map_err(|denied| who.problem(denied.into()))?;
    let opened = open(&who, person)?;
    let now = who.service().clock().local();
    let outcome = form.read_code::<ReferralOutcome>("outcome", "Choose what happens next");
    let reason = form.read_text("reason", "Enter the reason for the decision");
    let told = match form.value("referrer") {
        "today" => Some(now.date()),
        "not_yet" => None,
        _ => {
            form.refuse("referrer", "Choose whether the person who referred has been told");
            None
        }
    };
    let (Some(outcome), Some(reason), false) = (outcome, reason, form.is_refused()) else {
        return refused(view(&who, &opened, seq, form, &After::default())?);
    };
    let others = others(&who, &opened, seq).map_err(|error| who.problem(error))?;
    let also = others.iter().filter(|one| form.chose("also", &one.child.person.to_string()));
    let commands = std::iter::once((person, seq))
        .chain(also.map(|one| (one.child.person, one.child.contact)))
        .map(|(person, referral)| {
            let decided = ReferralDecided {
                on: now.date(),
                at: Some(to_the_minute(now.time())),
                referral,
                outcome,
                reason: reason.clone(),
                referrer_told_on: told,
            };
            (person, Command::from(decided))
        })
        .collect();
    match blocking(|| who.service().submit(&who.viewer, commands)) {
        Ok(_) => Ok(Redirect::to(&(paths::referral(person, seq) + "?decided=yes")).into_response()),
        Err(ServiceError::Refused(refusals)) => {
            form.refuse_all(&refusals, |field| match field {
                "outcome" | "reason" => field,
                "referrer_told_on" => "referrer",
                _ => "",
            });
            refused(view(&who, &opened, seq, form, &After::default())?)
        }
        Err(error) => Err(who.problem(error)),
    }
}

fn open(who: &SignedIn, person: PersonId) -> Result<Opened, Problem> {
    who.service().open_record(&who.viewer, person, None, "Referral").map_err(|error| who.problem(error))
}

/// The referrals that wait for brothers and sisters of the same contact.
fn others(who: &SignedIn, opened: &Opened, seq: Seq) -> Result<Vec<WaitingReferral>, ServiceError> {
    let journey = opened.journey();
    let contact = journey.front_door.referral(seq).and_then(|referral| referral.started.contact);
    let Some(contact) = contact.filter(|_| who.viewer.may(Action::SeeFrontDoor)) else {
        return Ok(Vec::new());
    };
    let siblings = who.service().told_together(&who.viewer, journey.id, contact)?;
    let waiting = who.service().queue(&who.viewer)?.referrals;
    let of_a_sibling =
        |referral: &WaitingReferral| siblings.iter().any(|one| one.person == referral.child.person);
    Ok(waiting.into_iter().filter(of_a_sibling).collect())
}

fn view(who: &SignedIn, opened: &Opened, seq: Seq, form: Form, after: &After) -> Result<View, Problem> {
    let service = who.service();
    let today = service.today();
    let journey = opened.journey();
    let referral = journey.front_door.referral(seq).ok_or_else(|| who.problem(ServiceError::NotFound))?;
    let person = journey.id;
    let child =
        journey.person.name().map_or_else(|| "a child without a name".to_owned(), ToString::to_string);
    let clock = service.decision_clock(journey, seq);
    let (state, tone) = super::state_of(clock.as_ref(), today);
    let others = others(who, opened, seq).map_err(|error| who.problem(error))?;
    let started = &referral.started;
    let to = |one: &WaitingReferral| {
        Crumb::to(super::name_and_age(&one.child), paths::referral(one.child.person, one.child.contact))
    };
    let title = format!("Referral of {child}");
    let decided =
        referral.ended.as_ref().map(|decided| (decided_rows(decided, today), decided.reason.clone()));
    Ok(View {
        sees_front_door: who.viewer.may(Action::SeeFrontDoor),
        frame: super::by_the_front_door(who, title.clone())
            .after(Crumb::here(title))
            .refused(form.is_refused()),
        form,
        about: super::about(journey, today),
        child_href: paths::child(person),
        child,
        done: match &referral.ended {
            Some(decided) if !after.decided.is_empty() => {
                format!("The decision is recorded: {}.", decided.outcome.label().to_lowercase())
            }
            _ => String::new(),
        },
        next: others.first().map(to),
        state,
        tone,
        why: clock.as_ref().map_or_else(String::new, practice::clocks::Clock::why),
        received: vec![
            Row::new("Received", super::capital(super::when(started.on, started.at, today))),
            Row::new("Who referred", started.source.label()),
            Row::new("Main need", started.need.label()),
        ],
        reason: started.reason.clone(),
        contact: started.contact.map(|contact| paths::contact(person, contact)),
        may_decide: decided.is_none() && who.viewer.may(Action::DecideContact),
        decided,
        correct: referral
            .ended
            .as_ref()
            .filter(|_| who.viewer.may(Action::DecideContact))
            .map(|decided| paths::correct(person, decided.seq)),
        action: paths::referral(person, seq),
        outcomes: Choice::all_of::<ReferralOutcome>(),
        tellings: vec![Choice::new("today", "Yes, today"), Choice::new("not_yet", "Not yet")],
        also: others
            .iter()
            .map(|one| Choice::new(one.child.person.to_string(), super::name_and_age(&one.child)))
            .collect(),
    })
}

fn decided_rows(decided: &ReferralDecided, today: Date) -> Vec<Row> {
    let told = decided.referrer_told_on.map_or_else(|| "Not recorded".to_owned(), words::day);
    vec![
        Row::new("Decided", super::capital(super::when(decided.on, decided.at, today))),
        Row::new("What happens", decided.outcome.label()),
        Row::new("Referrer told", told),
    ]
}
