//! What a child's page says after something was recorded: for whom, which clock was met, and what is next.

use practice::clocks::{self, Stop};
use practice::journey::Journey;
use practice::{CodeSet, PersonId, Seq};
use serde::Deserialize;
use service::{Done, ServiceError};

use crate::app::SignedIn;
use crate::paths;

/// What an address says was just recorded.
#[derive(Deserialize, Default)]
pub(super) struct After {
    /// The visits: whose, and their numbers.
    #[serde(default)]
    visited: String,
    /// A note was recorded.
    #[serde(default)]
    noted: String,
}

/// What was done, and what it means for what is due.
pub(super) struct Happened {
    /// What was done.
    pub says: String,
    /// A line for each child.
    pub lines: Vec<String>,
}

/// The child's page after visits were recorded.
pub(super) fn address(child: PersonId, done: &[Done]) -> String {
    let visited = done.iter().filter_map(|one| Some(format!("{}.{}", one.person, one.facts.first()?)));
    format!("{}?visited={}", paths::child(child), visited.collect::<Vec<_>>().join("_"))
}

/// The child's page after a note was recorded.
pub(super) fn address_of_note(child: PersonId) -> String {
    paths::child(child) + "?noted=yes"
}

/// A name, or plain words for a child without one.
pub(super) fn name_of(journey: &Journey) -> String {
    journey.person.name().map_or_else(|| "a child without a name".to_owned(), ToString::to_string)
}

impl After {
    /// What just happened, if anything did.
    ///
    /// # Errors
    /// When the record of another child that was visited cannot be opened.
    pub(super) fn happened(&self, who: &SignedIn) -> Result<Option<Happened>, ServiceError> {
        if !self.noted.is_empty() {
            return Ok(Some(Happened { says: "The note is recorded.".into(), lines: Vec::new() }));
        }
        let mut names = Vec::new();
        let mut lines = Vec::new();
        for visit in self.visited.split('_') {
            let Some((person, seq)) = visit.split_once('.') else { continue };
            let (Ok(person), Ok(seq)) = (person.parse::<PersonId>(), seq.parse()) else { continue };
            let opened = who.service().open_record(&who.viewer, person, None, "Visit recorded")?;
            let Some(means) = means(who, opened.journey(), Seq(seq)) else { continue };
            let name = name_of(opened.journey());
            lines.extend(means.map(|means| format!("{name}: {means}")));
            names.push(name);
        }
        let says = match &names[..] {
            [] => return Ok(None),
            [only] => format!("The visit to {only} is recorded."),
            [first @ .., last] => format!("The visit to {} and {last} is recorded.", first.join(", ")),
        };
        Ok(Some(Happened { says, lines }))
    }
}

/// What a visit means for what is due; the outer `None` when there is no such visit.
fn means(who: &SignedIn, journey: &Journey, seq: Seq) -> Option<Option<String>> {
    let visit = journey.need.visits.iter().find(|visit| visit.seq == seq)?;
    let (today, policies) = (who.service().today(), who.service().policies());
    let all = clocks::clocks(journey, today, policies);
    let of_kind = || all.iter().filter(|clock| clock.definition.visit() == Some(visit.kind));
    let met =
        of_kind().find(|clock| matches!(clock.stop, Stop::Done(when) if visit.seen && when.on == visit.on));
    let next = of_kind().find(|clock| clock.stop == Stop::Open);
    let what = super::low(visit.kind.label());
    let done = match met {
        Some(clock) => {
            Some(format!("the {what} due by {} is {}.", clock.due, super::low(&clock.words(today))))
        }
        None if !visit.seen => next.map(|_| format!("not seen, so the {what} is still to be made.")),
        None => None,
    };
    let then = next.map(|clock| match &done {
        Some(_) if visit.seen => format!("The next is due by {}.", clock.due),
        _ => format!("It is due by {}.", clock.due),
    });
    let parts: Vec<String> = done.into_iter().chain(then).collect();
    Some((!parts.is_empty()).then(|| parts.join(" ")))
}
