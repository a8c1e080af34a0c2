//! The front door: contacts that wait for a decision, each with the time left, and referrals that wait.

use std::collections::BTreeMap;

use askama::Template;
use axum::http::Uri;
use axum::response::{IntoResponse, Redirect};
use axum::routing::get;
use calendar::Date;
use practice::CodeSet;
use practice::code_sets::{ContactReason, ReferralSource};
use service::Action;
use service::front_door::{Named, Waiting, WaitingReferral};

use crate::app::{App, Sent, SignedIn, blocking};
use crate::components::{Choice, Form};
use crate::frame::{Crumb, Frame, Room};
use crate::page::{OpenTo, Page, PageResult, page};
use crate::{paths, words};

/// The page.
pub const PAGE: Page<App> =
    Page { path: paths::FRONT_DOOR, open_to: OpenTo::SignedIn, answers: || get(show).post(narrow) };

/// The name under which each person's last choice of filters is kept.
const LIST: &str = "front-door";

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
    shown_of: String,
    is_kept: bool,
    due_today: usize,
    overdue: usize,
    decided_today: usize,
    rows: Vec<Row>,
    referrals: Vec<ReferralRow>,
    recordable: bool,
}

/// What the contacts are narrowed to.
#[derive(Default, PartialEq)]
struct Narrowed {
    source: Option<ReferralSource>,
    reason: Option<ContactReason>,
    overdue: bool,
}

impl Narrowed {
    /// Reads answers. One that is no longer offered is taken as if it had not been given.
    fn read(form: &Form) -> Narrowed {
        Narrowed {
            source: ReferralSource::from_code(form.value("source")),
            reason: ContactReason::from_code(form.value("reason")),
            overdue: form.value("overdue") == "yes",
        }
    }

    /// The answers, by question.
    fn answers(&self) -> BTreeMap<String, String> {
        let answers = [
            ("source", self.source.map(CodeSet::code)),
            ("reason", self.reason.map(CodeSet::code)),
            ("overdue", self.overdue.then_some("yes")),
        ];
        let given = answers.into_iter().filter_map(|(name, code)| Some((name.to_owned(), code?.to_owned())));
        given.collect()
    }

    /// Whether it shows a contact.
    fn takes(&self, row: &Waiting) -> bool {
        self.source.is_none_or(|source| row.told.source == source)
            && self.reason.is_none_or(|reason| row.told.reason == reason)
            && (!self.overdue || row.is_overdue())
    }
}

/// Which contacts are shown, and how many are not: `3 of 27 contacts are shown. Of the others, 5 are overdue.`
fn shown_of(queue: &[Waiting], narrowed: &Narrowed) -> String {
    let hidden: Vec<&Waiting> = queue.iter().filter(|row| !narrowed.takes(row)).collect();
    if hidden.is_empty() {
        return String::new();
    }
    let says = match queue.len() - hidden.len() {
        0 => format!("None of the {} is shown.", words::count(queue.len(), "contact", "contacts")),
        1 => format!("1 of {} is shown.", words::count(queue.len(), "contact", "contacts")),
        shown => format!("{shown} of {} are shown.", words::count(queue.len(), "contact", "contacts")),
    };
    match hidden.iter().filter(|row| row.is_overdue()).count() {
        0 => says,
        1 => format!("{says} Of the others, 1 is overdue."),
        overdue => format!("{says} Of the others, {overdue} are overdue."),
    }
}

/// What the address asks for is shown once; without a question, the viewer's own last choice.
async fn show(who: SignedIn, uri: Uri) -> PageResult {
    let service = who.service();
    let queue = service.queue(&who.viewer).map_err(|error| who.problem(error))?;
    let today = service.today();
    let asked = Form::asked(&uri);
    let kept = Narrowed::read(&Form::typed(service.narrowed(&who.viewer, LIST)));
    let is_kept = !asked.was_sent() || Narrowed::read(&asked) == kept;
    let narrowed = if is_kept { kept } else { Narrowed::read(&asked) };
    let shown = queue.waiting.iter().filter(|row| narrowed.takes(row));
    let form = Form::typed(narrowed.answers());
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
        shown_of: shown_of(&queue.waiting, &narrowed),
        is_kept,
        due_today: queue.waiting.iter().filter(|row| row.is_due_on(today)).count(),
        overdue: queue.waiting.iter().filter(|row| row.is_overdue()).count(),
        decided_today: queue.decided_today,
        rows: shown.map(|row| contact_row(row, today)).collect(),
        referrals: queue.referrals.iter().map(|referral| referral_row(referral, today)).collect(),
        recordable: who.viewer.may(Action::RecordContact),
    })
}

/// Keeps what the viewer narrows the contacts to, until they choose otherwise.
async fn narrow(Sent { who, form }: Sent) -> PageResult {
    let clears = !form.value("clear").is_empty();
    let narrowed = if clears { Narrowed::default() } else { Narrowed::read(&form) };
    let answers = narrowed.answers();
    let query = answers.iter().map(|(name, code)| format!("{name}={code}")).collect::<Vec<_>>().join("&");
    who.viewer.must(Action::SeeFrontDoor).map_err(|error| who.problem(error.into()))?;
    blocking(|| who.service().narrow(&who.viewer, LIST, answers)).map_err(|error| who.problem(error))?;
    let to = if query.is_empty() {
        paths::FRONT_DOOR.to_owned()
    } else {
        format!("{}?{query}", paths::FRONT_DOOR)
    };
    Ok(Redirect::to(&to).into_response())
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
