//! The story of a child as entries on the thread, for every page that shows it.

use std::collections::BTreeMap;
use std::sync::Arc;

use calendar::words;
use practice::staff::Directory;
use practice::story;
use practice::{Area, Fact, PersonId, Recorded, Seq, TeamId, WorkerId};
use service::{Opened, Service, local_time};

use crate::app::SignedIn;
use crate::components::{Action, Entry, Html};
use crate::paths;

/// Names of people, workers and teams, for sentences.
pub struct Names<'a> {
    who: &'a SignedIn,
    service: &'a Service,
    directory: Arc<Directory>,
}

impl<'a> Names<'a> {
    /// The names that a viewer may read.
    pub fn of(who: &'a SignedIn) -> Names<'a> {
        Names { who, service: who.service(), directory: who.service().directory() }
    }
}

impl story::Names for Names<'_> {
    fn person(&self, id: PersonId) -> String {
        self.service.name_of(id).unwrap_or_else(|| "somebody whose name is not known".into())
    }

    fn worker(&self, id: WorkerId) -> String {
        self.directory.worker_name(id).to_owned()
    }

    fn team(&self, id: TeamId) -> String {
        self.directory.team_name(id).to_owned()
    }
}

/// What was later said of a fact.
struct Rewriting<'a> {
    recorded: &'a Recorded,
    now: Option<&'a Fact>,
    reason: &'a str,
}

/// The facts that a lens shows, newest first, of some areas or (none given) of all. Corrections and
/// strikings-out show with the fact that they are about, not as entries of their own.
pub fn entries(opened: &Opened, names: &Names<'_>, areas: &[Area]) -> Vec<Entry> {
    let rewritings = rewritings(opened);
    let mut shown: Vec<&Recorded> = opened
        .facts()
        .into_iter()
        .filter(|recorded| !recorded.fact.rewrites())
        .filter(|recorded| areas.is_empty() || areas.contains(&recorded.fact.area()))
        .collect();
    shown.sort_by_key(|recorded| std::cmp::Reverse((recorded.fact.on(), recorded.seq)));
    shown
        .into_iter()
        .map(|recorded| {
            let rewriting = rewritings.get(&recorded.seq).map_or(&[][..], Vec::as_slice);
            let mut entry = entry(recorded, rewriting, names);
            entry.id = format!("entry-{}", recorded.seq);
            entry.actions.extend(correcting(opened, recorded, rewriting, names));
            entry
        })
        .collect()
}

/// One entry by itself, as it was recorded and as it reads now.
pub fn entry_of(opened: &Opened, recorded: &Recorded, names: &Names<'_>) -> Entry {
    entry(recorded, rewritings(opened).get(&recorded.seq).map_or(&[][..], Vec::as_slice), names)
}

/// The way to put an entry right, for those who may. What was struck out is recorded anew instead; the past
/// is looked at, not written to.
fn correcting(
    opened: &Opened,
    recorded: &Recorded,
    rewritings: &[Rewriting<'_>],
    names: &Names<'_>,
) -> Option<Action> {
    let stands = rewritings.last().is_none_or(|last| last.now.is_some());
    let may = opened.lens.is_none() && stands && names.who.viewer.may_rewrite(&recorded.fact);
    let about = format!("{}, {}", super::low(recorded.fact.label()), words::day(recorded.fact.on()));
    may.then(|| Action {
        text: "Correct".into(),
        about,
        href: paths::correct(opened.record.id, recorded.seq),
    })
}

/// What was later said of each fact, in the order in which it was said.
fn rewritings(opened: &Opened) -> BTreeMap<Seq, Vec<Rewriting<'_>>> {
    let mut rewritings: BTreeMap<Seq, Vec<Rewriting<'_>>> = BTreeMap::new();
    for recorded in opened.facts() {
        let (about, now, reason) = match &recorded.fact {
            Fact::Corrected(it) => (it.fact, Some(&it.now), &it.reason),
            Fact::Struck(it) => (it.fact, None, &it.reason),
            _ => continue,
        };
        rewritings.entry(about).or_default().push(Rewriting { recorded, now, reason });
    }
    rewritings
}

fn entry(recorded: &Recorded, rewritings: &[Rewriting<'_>], names: &Names<'_>) -> Entry {
    let fact = &recorded.fact;
    let mut body = reading(fact, rewritings.is_empty(), names);
    let mut on = fact.on();
    for (place, rewriting) in rewritings.iter().enumerate() {
        let what = if rewriting.now.is_some() { "Corrected" } else { "Struck out" };
        let who = names.directory.worker_name(rewriting.recorded.by);
        let when = words::day(local_time(rewriting.recorded.recorded).date());
        body.push_str(&format!(
            "<p class=\"govuk-body\"><strong>{what} by {} on {when}:</strong> {}</p>",
            Html::from(who),
            Html::from(rewriting.reason)
        ));
        if let Some(now) = rewriting.now {
            if now.on() != on {
                on = now.on();
                body.push_str(&format!("<p class=\"govuk-body\">It happened on {}.</p>", words::day(on)));
            }
            body.push_str(&reading(now, place + 1 == rewritings.len(), names));
        }
    }
    Entry {
        title: fact.label().into(),
        byline: byline(recorded, names).into(),
        when: words::day(fact.on()),
        datetime: fact.on().to_string(),
        body: Html::trusted(body),
        statutory: story::is_statutory(fact),
        struck: !rewritings.is_empty(),
        ..Entry::default()
    }
}

/// What a fact said: struck through where it no longer stands.
fn reading(fact: &Fact, stands: bool, names: &Names<'_>) -> String {
    let told = described(fact, names);
    if stands { told } else { format!("<div class=\"gt-thread__was\">{told}</div>") }
}

/// Who recorded a fact, and when, if that was not the day it happened.
pub fn byline(recorded: &Recorded, names: &Names<'_>) -> String {
    let who = names.directory.worker_name(recorded.by);
    let day = local_time(recorded.recorded).date();
    if day == recorded.fact.on() {
        format!("recorded by {who}")
    } else {
        format!("recorded {} by {who}", words::day(day))
    }
}

fn described(fact: &Fact, names: &Names<'_>) -> String {
    let mut body = format!("<p class=\"govuk-body\">{}</p>", Html::from(story::sentence(fact, names)));
    let details = story::details(fact, names);
    if !details.is_empty() {
        body.push_str("<dl class=\"gt-details\">");
        for (label, value) in details {
            body.push_str(&format!(
                "<div><dt>{}</dt><dd>{}</dd></div>",
                Html::from(label),
                Html::from(value)
            ));
        }
        body.push_str("</dl>");
    }
    body
}
