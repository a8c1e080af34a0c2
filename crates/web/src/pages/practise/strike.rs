//! Strike an entry out that should not be in a record: what follows is said before it is done.

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect};
use axum::routing::get;
use calendar::words;
use practice::clocks::{self, Clock};
use practice::commands::{hanging_on, struck_with};
use practice::facts::Struck;
use practice::{Fact, PersonId, Recorded, Seq, Standing};
use service::{Opened, ServiceError};

use super::correct::{frame, named, open, reading};
use super::recorded;
use super::story_entries::{Names, entry_of};
use crate::app::{App, Sent, SignedIn, blocking};
use crate::components::{Entry, Form};
use crate::frame::{Crumb, Frame};
use crate::page::{OpenTo, Page, PageResult, page, refused};
use crate::paths;

/// The page, and where its form is sent.
pub const PAGE: Page<App> =
    Page { path: paths::STRIKE_OUT, open_to: OpenTo::SignedIn, answers: || get(show).post(submit) };

#[derive(Template)]
#[template(path = "practise/strike.html")]
struct View {
    frame: Frame,
    form: Form,
    child: String,
    child_href: String,
    what: String,
    entry: Vec<Entry>,
    first: Vec<Crumb>,
    follows: Vec<String>,
    correct: String,
    story: String,
    action: String,
}

async fn show(who: SignedIn, Path((id, seq)): Path<(PersonId, u32)>) -> PageResult {
    let opened = open(&who, id, Seq(seq), "Strike out")?;
    let (recorded, fact) = reading(&who, &opened, Seq(seq))?;
    page(view(&who, &opened, recorded, fact, Form::new()))
}

async fn submit(Path((id, seq)): Path<(PersonId, u32)>, sent: Sent) -> PageResult {
    let Sent { who, mut form } = sent;
    let opened = open(&who, id, Seq(seq), "Strike out")?;
    let (recorded, fact) = reading(&who, &opened, Seq(seq))?;
    let Some(reason) = form.read_text("why", "Enter why this should not be in the record") else {
        return refused(view(&who, &opened, recorded, fact, form));
    };
    let struck = Struck { on: who.service().today(), fact: Seq(seq), reason };
    match blocking(|| who.service().submit(&who.viewer, vec![(id, struck.into())])) {
        Ok(done) => {
            let with = done.first().map_or(0, |done| done.facts.len().saturating_sub(1));
            Ok(Redirect::to(&paths::story_after(id, Seq(seq), "struck", with)).into_response())
        }
        Err(ServiceError::Refused(refusals)) => {
            form.refuse_all(&refusals, |field| if field == "reason" { "why" } else { "" });
            refused(view(&who, &opened, recorded, fact, form))
        }
        Err(error) => Err(who.problem(error)),
    }
}

fn view(who: &SignedIn, opened: &Opened, recorded: &Recorded, fact: &Fact, form: Form) -> View {
    let id = opened.record.id;
    let what = named(fact);
    let mut hanging: Vec<_> = hanging_on(opened.journey(), recorded.seq).collect();
    hanging.sort_by_key(|entry| std::cmp::Reverse((entry.on, entry.seq)));
    let first: Vec<Crumb> = hanging
        .into_iter()
        .map(|entry| {
            let words = format!("{}, {}", entry.kind.label(), words::day(entry.on));
            Crumb::to(words, paths::strike_out(id, entry.seq))
        })
        .collect();
    View {
        frame: frame(who, opened, "Strike out", &what).refused(form.is_refused()),
        form,
        child: recorded::name_of(opened.journey()),
        child_href: paths::child(id),
        what,
        entry: vec![entry_of(opened, recorded, &Names::of(who))],
        follows: if first.is_empty() { follows(who, opened, recorded.seq) } else { Vec::new() },
        first,
        correct: paths::correct(id, recorded.seq),
        story: paths::story_at(id, recorded.seq),
        action: paths::strike_out(id, recorded.seq),
    }
}

/// What is otherwise when an entry is struck out: what goes with it, where the child stands, and what is due.
fn follows(who: &SignedIn, opened: &Opened, seq: Seq) -> Vec<String> {
    let (today, policies) = (who.service().today(), who.service().policies());
    let now = opened.journey();
    let with = struck_with(now, seq);
    let facts = std::iter::once(seq).chain(with.iter().map(|entry| entry.seq));
    let struck = facts.map(|fact| Fact::from(Struck { on: today, fact, reason: String::new() })).collect();
    let then = who.service().supposing(&who.viewer, opened, struck);
    let mut follows: Vec<String> = with
        .iter()
        .map(|entry| {
            format!("Struck out with it: {}, {}.", super::low(entry.kind.label()), words::day(entry.on))
        })
        .collect();
    let (stands, stood) = (Standing::on(now, today).headlines, Standing::on(&then, today).headlines);
    let gone = stands.iter().filter(|line| !stood.contains(line));
    follows.extend(gone.map(|line| format!("No longer shown: {line}.")));
    let back = stood.iter().filter(|line| !stands.contains(line));
    follows.extend(back.map(|line| format!("Shown instead: {line}.")));

    let (due, then_due) =
        (clocks::open_clocks(now, today, policies), clocks::open_clocks(&then, today, policies));
    let same = |one: &Clock, other: &Clock| {
        (one.definition.key, one.due.date()) == (other.definition.key, other.due.date())
    };
    let gone = due.iter().filter(|one| !then_due.iter().any(|other| same(one, other)));
    follows.extend(
        gone.map(|one| format!("No longer due: {}, by {}.", super::low(one.definition.name), one.due)),
    );
    let back = then_due.iter().filter(|one| !due.iter().any(|other| same(one, other)));
    follows.extend(back.map(|one| {
        let late = if one.state.is_overdue() { ", which is late" } else { "" };
        format!("Due instead: {}, by {}{late}.", super::low(one.definition.name), one.due)
    }));
    follows
}
