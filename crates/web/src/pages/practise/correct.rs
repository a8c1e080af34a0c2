//! Put an entry right: the entry as it reads, and a form that holds it.

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect};
use axum::routing::get;
use calendar::words;
use practice::facts::Corrected;
use practice::story::Names as _;
use practice::{Fact, PersonId, Recorded, Seq, WorkerId};
use service::{Opened, ServiceError};

use super::correct_fields::{Asks, Question, Sheet};
use super::recorded;
use super::story_entries::{Names, entry_of};
use crate::Problem;
use crate::app::{App, Sent, SignedIn, blocking};
use crate::components::{Entry, Form};
use crate::frame::{Crumb, Frame, Room};
use crate::page::{OpenTo, Page, PageResult, page, refused};
use crate::paths;

/// The page, and where its form is sent.
pub const PAGE: Page<App> =
    Page { path: paths::CORRECT, open_to: OpenTo::SignedIn, answers: || get(show).post(submit) };

/// The field that says which rewriting of the entry was the last when the form was opened.
const SEEN: &str = "seen";

#[derive(Template)]
#[template(path = "practise/correct.html")]
struct View {
    frame: Frame,
    form: Form,
    child: String,
    child_href: String,
    what: String,
    entry: Vec<Entry>,
    questions: Vec<Question>,
    fixed: Vec<String>,
    strike_out: String,
    story: String,
    action: String,
}

async fn show(who: SignedIn, Path((id, seq)): Path<(PersonId, u32)>) -> PageResult {
    let opened = open(&who, id, Seq(seq), "Correct")?;
    let (recorded, fact) = reading(&who, &opened, Seq(seq))?;
    let sheet = Sheet::of(fact);
    let form = sheet.as_ref().map_or_else(Form::new, Sheet::form);
    let form = form.with(SEEN, last_seen(&opened, Seq(seq)).to_string());
    page(view(&who, &opened, recorded, fact, sheet.as_ref(), form))
}

async fn submit(Path((id, seq)): Path<(PersonId, u32)>, sent: Sent) -> PageResult {
    let Sent { who, mut form } = sent;
    let opened = open(&who, id, Seq(seq), "Correct")?;
    let (recorded, fact) = reading(&who, &opened, Seq(seq))?;
    let Some(sheet) = Sheet::of(fact) else { return Err(who.problem(ServiceError::NotFound)) };
    if let Some(by) = changed_since(&form, &opened, Seq(seq)) {
        let by = Names::of(&who).worker(by);
        form.refuse(
            "",
            format!(
                "This entry was changed by {by} while you were writing: look at how it reads now, and correct it again"
            ),
        );
        let form = form.with(SEEN, last_seen(&opened, Seq(seq)).to_string());
        return refused(view(&who, &opened, recorded, fact, Some(&sheet), form));
    }
    let now = sheet.read(&mut form);
    if now.as_ref() == Some(fact) {
        form.refuse("", "Change what was wrong: the entry reads like this already");
    }
    let why = form.read_text("why", "Enter what was wrong");
    let (Some(now), Some(reason), false) = (now, why, form.is_refused()) else {
        return refused(view(&who, &opened, recorded, fact, Some(&sheet), form));
    };
    let corrected = Corrected { on: who.service().today(), fact: Seq(seq), now, reason };
    match blocking(|| who.service().submit(&who.viewer, vec![(id, corrected.into())])) {
        Ok(done) => {
            let with = done.first().map_or(0, |done| done.facts.len().saturating_sub(1));
            Ok(Redirect::to(&paths::story_after(id, Seq(seq), "corrected", with)).into_response())
        }
        Err(ServiceError::Refused(refusals)) => {
            for refusal in &refusals {
                let place = sheet.place(refusal);
                if place.is_empty() || form.error(&place).is_none() {
                    form.refuse(place, refusal.allowed.clone());
                }
            }
            refused(view(&who, &opened, recorded, fact, Some(&sheet), form))
        }
        Err(error) => Err(who.problem(error)),
    }
}

/// The last rewriting of an entry.
fn last_rewriting(opened: &Opened, seq: Seq) -> Option<&Recorded> {
    opened.record.facts.iter().rev().find(|recorded| match &recorded.fact {
        Fact::Corrected(it) => it.fact == seq,
        Fact::Struck(it) => it.fact == seq,
        _ => false,
    })
}

/// Its number, or that of nothing.
fn last_seen(opened: &Opened, seq: Seq) -> Seq {
    last_rewriting(opened, seq).map_or(Seq::NONE, |last| last.seq)
}

/// Who changed an entry since the form was opened: the form holds every field as it was then, so recording it
/// would undo the change.
fn changed_since(form: &Form, opened: &Opened, seq: Seq) -> Option<WorkerId> {
    let seen = form.value(SEEN).parse().map_or(Seq::NONE, Seq);
    last_rewriting(opened, seq).filter(|last| last.seq != seen).map(|last| last.by)
}

/// The record, for somebody who may put this entry right.
pub(super) fn open(who: &SignedIn, id: PersonId, seq: Seq, part: &str) -> Result<Opened, Problem> {
    let opened =
        who.service().open_record(&who.viewer, id, None, part).map_err(|error| who.problem(error))?;
    let fact = opened.record.facts.iter().find(|recorded| recorded.seq == seq).map(|one| &one.fact);
    match fact {
        Some(fact) if who.viewer.may_rewrite(fact) => Ok(opened),
        Some(fact) if !fact.rewrites() => Err(Problem::not_yours().within(who.frame(""))),
        _ => Err(who.problem(ServiceError::NotFound)),
    }
}

/// An entry as it was recorded, and as it reads now.
pub(super) fn reading<'a>(
    who: &SignedIn,
    opened: &'a Opened,
    seq: Seq,
) -> Result<(&'a Recorded, &'a Fact), Problem> {
    opened.readings().find(|(recorded, _)| recorded.seq == seq).ok_or_else(|| {
        Problem::cannot_be_recorded()
            .saying_only("This entry has been struck out. If it was right after all, record it anew.")
            .way_on("Read the story", paths::story_at(opened.record.id, seq))
            .within(who.frame(""))
    })
}

/// An entry in a few words: `visit, 5 November 2021`.
pub(super) fn named(fact: &Fact) -> String {
    format!("{}, {}", super::low(fact.label()), words::day(fact.on()))
}

/// The frame of a page about one entry.
pub(super) fn frame(who: &SignedIn, opened: &Opened, doing: &str, what: &str) -> Frame {
    let id = opened.record.id;
    who.frame(format!("{doing}: {what}"))
        .in_room(Room::Practise)
        .after(Crumb::to("Practise", paths::PRACTISE))
        .after(Crumb::to(recorded::name_of(opened.journey()), paths::child(id)))
        .after(Crumb::to("Story", paths::story(id)))
        .after(Crumb::here(doing))
}

fn view(
    who: &SignedIn,
    opened: &Opened,
    recorded: &Recorded,
    fact: &Fact,
    sheet: Option<&Sheet>,
    form: Form,
) -> View {
    let id = opened.record.id;
    let what = named(fact);
    View {
        frame: frame(who, opened, "Correct", &what).refused(form.is_refused()),
        form,
        child: recorded::name_of(opened.journey()),
        child_href: paths::child(id),
        what,
        entry: vec![entry_of(opened, recorded, &Names::of(who))],
        questions: sheet.map(Sheet::questions).unwrap_or_default(),
        fixed: sheet.map(Sheet::fixed).unwrap_or_default(),
        strike_out: paths::strike_out(id, recorded.seq),
        story: paths::story_at(id, recorded.seq),
        action: paths::correct(id, recorded.seq),
    }
}
