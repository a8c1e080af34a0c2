//! Every version of a proposal: who recorded what, when, and why.
//!
//! What was thought of before the launch is for those who may change the structure: that somebody's post was
//! once to be deleted, and is not, is not for their colleagues to read.

use calendar::words;
use service::Action;
use service::organisation::{ProposalRecord, Told};
use workforce::{Establishment, Proposal, ProposalFact};

use crate::app::SignedIn;

/// A version, as a row says it.
pub(super) struct Version {
    pub number: usize,
    pub what: String,
    pub why: String,
    pub who: String,
    pub when: String,
}

/// The versions that the viewer may see, the latest first; for who may not change the structure, from the
/// launch.
pub(super) fn versions(
    who: &SignedIn,
    record: &ProposalRecord,
    before: &Establishment,
    after: &Establishment,
) -> Vec<Version> {
    let launched = |told: &Told<ProposalFact>| matches!(told.fact, ProposalFact::Launched { .. });
    let first = match who.viewer.may(Action::ChangeStructure) {
        true => 0,
        false => record.told.iter().position(launched).unwrap_or(record.told.len()),
    };
    let directory = who.service().directory();
    let author = |told: &Told<ProposalFact>| {
        let name = who.service().account_name(told.by);
        name.unwrap_or_else(|| directory.worker_name(told.by).to_string())
    };
    let version = |(place, told): (usize, &Told<ProposalFact>)| {
        let (mut what, why) = told_of(&told.fact, before, after);
        if first > 0 && place == first {
            what = format!("{what}, with {}", begun_with(record, place));
        }
        let when = words::moment(service::local_time(told.recorded));
        Version { number: place + 1, what, why, who: author(told), when }
    };
    let mut versions: Vec<Version> = record.told.iter().enumerate().skip(first).map(version).collect();
    versions.reverse();
    versions
}

/// What a proposal held when it was launched: *12 changes*.
fn begun_with(record: &ProposalRecord, place: usize) -> String {
    let facts = record.told.iter().take(place).map(|told| &told.fact);
    let changes = Proposal::fold(facts).map_or(0, |proposal| proposal.changes.len());
    crate::words::count(changes, "change", "changes")
}

fn told_of(fact: &ProposalFact, before: &Establishment, after: &Establishment) -> (String, String) {
    match fact {
        ProposalFact::Drafted { name, effect, .. } => {
            (format!("Begun as {name}, to take effect on {}", words::day(*effect)), String::new())
        }
        ProposalFact::ChangeAdded { change, reason } => {
            (format!("Added: {}: {}", change.kind(), change.says(before, after)), reason.clone())
        }
        ProposalFact::ChangeWithdrawn { number, reason } => {
            (format!("Change {number} taken out"), reason.clone())
        }
        ProposalFact::Reworded { name, effect, .. } => {
            (format!("Reworded: {name}, to take effect on {}", words::day(*effect)), String::new())
        }
        ProposalFact::Worded { part, service, reason, .. } => {
            let of = service.and_then(|id| after.services.get(&id).or(before.services.get(&id)));
            let of = of.map_or_else(String::new, |service| format!(", {}", service.name));
            (format!("Papers worded: {part}{of}"), reason.clone())
        }
        ProposalFact::Launched { on } => {
            (format!("Consultation launched on {}", words::day(*on)), String::new())
        }
        ProposalFact::Confirmed { on, outcome } => {
            (format!("Confirmed on {}", words::day(*on)), outcome.clone())
        }
        ProposalFact::CarriedOut { on } => {
            (format!("Carried out: the establishment from {}", words::day(*on)), String::new())
        }
        ProposalFact::Abandoned { on, reason } => {
            (format!("Given up on {}", words::day(*on)), reason.clone())
        }
    }
}
