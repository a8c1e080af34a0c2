//! The front door: contacts that wait for a decision, each with the time left, and referrals that wait.

use askama::Template;
use axum::extract::Query;
use axum::routing::get;
use calendar::Date;
use practice::CodeSet;
use practice::code_sets::{ContactReason, ReferralSource};
use serde::Deserialize;
use service::Action;
use service::front_door::{Named, Waiting, WaitingReferral};

use crate::app::{App, SignedIn};
use crate::components::{Choice, Form};
use crate::frame::{Crumb, Frame, Room};
use crate::page::{OpenTo, Page, PageResult, page};
use crate::{paths, words};

/// The page.
pub const PAGE: Page<App> =
    Page { path: paths::FRONT_DOOR, open_to: OpenTo::SignedIn, answers: || get(show) };

/// How much of a worry a row shows, in characters: two lines.
const LINE: usize = 150;

/// A contact as a row.
struct Row {
    state: String,
    tone: &'static str,
    received: String,
    href: String,
    child: String,
    siblings: String,
    source: &'static str,
    reason: &'static str,
    worry: String,
    words: Vec<String>,
    warnings: Vec<&'static str>,
    candidates: String,
    with: String,
    worker: Option<String>,
}

/// A referral as a row.
struct ReferralRow {
    state: String,
    tone: &'static str,
    href: String,
    child: String,
    need: &'static str,
    received: String,
}

#[derive(Template)]
#[template(path = "practise/queue.html")]
struct View {
    frame: Frame,
    form: Form,
    sources: Vec<Choice>,
    reasons: Vec<Choice>,
    overdue_only: Vec<Choice>,
    filters: usize,
    waiting: usize,
    due_today: usize,
    overdue: usize,
    decided_today: usize,
    rows: Vec<Row>,
    referrals: Vec<ReferralRow>,
    recordable: bool,
}

#[derive(Deserialize)]
struct Asked {
    #[serde(default)]
    source: String,
    #[serde(default)]
    reason: String,
    #[serde(default)]
    overdue: String,
}

async fn show(who: SignedIn, Query(asked): Query<Asked>) -> PageResult {
    let service = who.service();
    let queue = service.queue(&who.viewer).map_err(|error| who.problem(error))?;
    let today = service.today();
    let source = ReferralSource::from_code(&asked.source);
    let reason = ContactReason::from_code(&asked.reason);
    let overdue_only = asked.overdue == "yes";

    let shown = queue.waiting.iter().filter(|row| {
        source.is_none_or(|source| row.told.source == source)
            && reason.is_none_or(|reason| row.told.reason == reason)
            && (!overdue_only || row.is_overdue())
    });
    let mut form = Form::new();
    for (name, value) in [
        ("source", source.map(CodeSet::code)),
        ("reason", reason.map(CodeSet::code)),
        ("overdue", overdue_only.then_some("yes")),
    ] {
        if let Some(value) = value {
            form = form.with(name, value);
        }
    }
    page(View {
        frame: who
            .frame("Front door")
            .in_room(Room::Practise)
            .after(Crumb::to("Practise", paths::PRACTISE))
            .after(Crumb::here("Front door")),
        filters: form.pairs().count(),
        form,
        sources: Choice::with_empty(Choice::all_of::<ReferralSource>(), "Anybody"),
        reasons: Choice::with_empty(Choice::all_of::<ContactReason>(), "Anything"),
        overdue_only: vec![Choice::new("yes", "Only overdue")],
        waiting: queue.waiting.len(),
        due_today: queue.waiting.iter().filter(|row| row.is_due_on(today)).count(),
        overdue: queue.waiting.iter().filter(|row| row.is_overdue()).count(),
        decided_today: queue.decided_today,
        rows: shown.map(|row| contact_row(row, today)).collect(),
        referrals: queue.referrals.iter().map(|referral| referral_row(referral, today)).collect(),
        recordable: who.viewer.may(Action::RecordContact),
    })
}

fn contact_row(row: &Waiting, today: Date) -> Row {
    let (state, tone) = super::state_of(row.clock.as_ref(), today);
    let candidates = match row.candidates {
        0 => String::new(),
        1 => "1 possible match".to_owned(),
        many => format!("{many} possible matches"),
    };
    Row {
        state,
        tone,
        received: super::when(row.told.on, row.told.at, today),
        href: paths::contact(row.child.person, row.child.contact),
        child: super::name_and_age(&row.child),
        siblings: with_siblings(&row.siblings),
        source: row.told.source.label(),
        reason: row.told.reason.label(),
        worry: one_line(&row.told.worry),
        words: row.words.clone(),
        warnings: row.warnings.clone(),
        candidates,
        with: row.with.clone(),
        worker: row.worker.clone(),
    }
}

fn referral_row(referral: &WaitingReferral, today: Date) -> ReferralRow {
    let (state, tone) = super::state_of(referral.clock.as_ref(), today);
    ReferralRow {
        state,
        tone,
        href: paths::referral(referral.child.person, referral.child.contact),
        child: super::name_and_age(&referral.child),
        need: referral.need,
        received: words::short(referral.on),
    }
}

/// `with Chidi Okafor, 4, and Ngozi Okafor, 2`; empty for a child alone.
fn with_siblings(siblings: &[Named]) -> String {
    let names: Vec<String> = siblings.iter().map(super::name_and_age).collect();
    match names.split_last() {
        None => String::new(),
        Some((last, [])) => format!("with {last}"),
        Some((last, others)) => format!("with {}, and {last}", others.join("; ")),
    }
}

/// The beginning of a text, on one line, ended at a word.
fn one_line(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= LINE {
        return text;
    }
    let cut: String = text.chars().take(LINE).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{}…", cut.get(..end).unwrap_or(&cut).trim_end_matches([',', ';', '.']))
}
