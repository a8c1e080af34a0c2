//! Correction and striking-out: what may be rewritten, and when something else must be put right first.

use calendar::words;

use super::{Check, assessment, early_help, front_door, need, oversight, people};
use crate::facts::*;
use crate::ids::Seq;
use crate::journey::Entry;

/// Corrects a fact: the same kind of fact, which as corrected would have been accepted.
pub(super) fn corrected(it: &Corrected, check: &mut Check<'_>) {
    check.text("reason", &it.reason, "Enter what was wrong");
    let Some(entry) = standing(it.fact, check) else { return };
    if it.now.kind() != entry.kind {
        let allowed = format!(
            "Strike it out and record what is right: a correction of this record stays {}",
            entry.kind.label().to_lowercase()
        );
        check.refuse("now", it.now.label(), allowed, "the record");
        return;
    }
    check.corrects = Some(it.fact);
    check.not_future("on", it.now.on());
    people::within_life(check, &it.now, it.now.on());
    not_after_what_hangs_on_it(it, check);
    // What would have followed from the fact was recorded with it, and is corrected by itself.
    match it.now.area() {
        Area::People => people::check(&it.now, check),
        Area::FrontDoor => front_door::check(&it.now, check),
        Area::EarlyHelp => early_help::check(&it.now, check),
        Area::Assessment => assessment::check(&it.now, check),
        Area::Need => need::check(&it.now, check),
        Area::Oversight => oversight::check(&it.now, check),
        _ => {
            belongs_where_it_did(it, entry, check);
            Vec::new()
        }
    };
    check.corrects = None;
}

/// Strikes a fact out: nothing that stands may hang on it.
pub(super) fn struck(it: &Struck, check: &mut Check<'_>) {
    check.text("reason", &it.reason, "Enter why this should not be in the record");
    let Some(entry) = standing(it.fact, check) else { return };
    let hanging: Vec<String> = check
        .journey
        .entries
        .iter()
        .filter(|other| hangs_on(other, &entry))
        .map(|other| format!("{} of {} (number {})", other.kind.label(), words::day(other.on), other.seq))
        .collect();
    if !hanging.is_empty() {
        let (first, more) = hanging.split_at(hanging.len().min(5));
        let more = match more.len() {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        let allowed = format!("Strike out first what belongs to it: {}{more}", first.join(", "));
        let given = format!("{} of {}", entry.kind.label(), words::day(entry.on));
        check.refuse("fact", given, allowed, "the record");
    }
}

/// The entry to rewrite: in the record, not struck out, and no rewriting itself.
fn standing(named: Seq, check: &mut Check<'_>) -> Option<Entry> {
    let Some(entry) = check.journey.entry(named).copied() else {
        let known = named > Seq::NONE && named <= check.journey.version;
        let allowed = if known {
            "Record it anew if it was right after all: it has been struck out"
        } else {
            "Choose a fact that is in this record"
        };
        check.refuse("fact", format!("number {named}"), allowed, "the record");
        return None;
    };
    if matches!(entry.kind, FactKind::Corrected | FactKind::Struck) {
        let allowed = "Correct the fact itself once more, or record it anew: a rewriting stays as it is";
        check.refuse("fact", format!("number {named}"), allowed, "the record");
        return None;
    }
    Some(entry)
}

/// Whether one fact cannot stand without the other.
fn hangs_on(other: &Entry, struck: &Entry) -> bool {
    let named = other.names.contains(&struck.seq);
    // Without the first record of a person there is nobody to whom anything could happen.
    let everything = struck.kind == FactKind::PersonRegistered && other.seq != struck.seq;
    // What follows from the decision on a contact names the contact.
    let followed = struck.kind == FactKind::ContactDecided
        && matches!(other.kind, FactKind::ReferralReceived | FactKind::EarlyHelpRequested)
        && struck.names.first().is_some_and(|contact| other.names.contains(contact));
    let rewriting = matches!(other.kind, FactKind::Corrected | FactKind::Struck);
    (named || everything || followed) && !rewriting
}

/// A corrected day is not after the day of anything that belongs to the fact.
fn not_after_what_hangs_on_it(it: &Corrected, check: &mut Check<'_>) {
    let on = it.now.on();
    let belonging = check.journey.naming(it.fact).filter(|one| !may_come_first(one.kind));
    if let Some(first) = belonging.min_by_key(|one| one.on).filter(|first| on > first.on) {
        let what = format!("the day of this record: {}", first.kind.label());
        check.not_after("on", on, first.on, &what, "the record");
    }
}

/// What may lawfully be done before the thing that it is for: a placement is planned and told of in advance.
fn may_come_first(kind: FactKind) -> bool {
    matches!(kind, FactKind::PlacementPlanMade | FactKind::PlacementNoticeSent)
}

/// A correction does not move a fact from one plan or placement to another, nor to a day before it began.
fn belongs_where_it_did(it: &Corrected, entry: Entry, check: &mut Check<'_>) {
    let names = it.now.names();
    if names != entry.names {
        let allowed = "Strike it out and record it where it belongs: a correction keeps to the same case";
        check.refuse("now", it.now.label(), allowed, "the record");
    }
    let journey = check.journey;
    let opened = names.into_iter().filter_map(|named| journey.entry(named)).max_by_key(|opened| opened.on);
    if let Some(opened) = opened.filter(|opened| it.now.on() < opened.on && !may_come_first(entry.kind)) {
        let what = format!("the day of this record: {}", opened.kind.label());
        check.not_before("on", it.now.on(), opened.on, &what, "the record");
    }
}
