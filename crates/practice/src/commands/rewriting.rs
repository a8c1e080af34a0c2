//! Correction and striking-out: what may be rewritten, and when something else must be put right first.

use calendar::words;

use super::{
    Check, adolescence, assessment, care, court, early_help, education, front_door, health, leaving_care,
    need, oversight, people, permanence, protection,
};
use super::{carried, ended_with, reopening};
use crate::facts::*;
use crate::ids::Seq;
use crate::journey::{Entry, Journey};

/// Corrects a fact: the same kind of fact, which as corrected would have been accepted. What a decision
/// started or ended by itself is corrected with it.
pub(super) fn corrected(it: &Corrected, check: &mut Check<'_>) -> Vec<Fact> {
    check.text("reason", &it.reason, "Enter what was wrong");
    let Some(entry) = standing(it.fact, check) else { return Vec::new() };
    if it.now.kind() != entry.kind {
        let allowed = format!(
            "Strike it out and record what is right: a correction of this record stays {}",
            entry.kind.label().to_lowercase()
        );
        check.refuse("now", it.now.label(), allowed, "the record");
        return Vec::new();
    }
    let carried = carried::with(it, entry, check);
    check.corrects = Some(it.fact);
    check.not_future("on", it.now.on());
    people::within_life(check, &it.now, it.now.on());
    not_after_what_hangs_on_it(it, &carried, check);
    keeps_to_its_case(it, entry, check);
    // What would have followed from the fact was recorded with it.
    match it.now.area() {
        Area::People => people::check(&it.now, check),
        Area::FrontDoor => front_door::check(&it.now, check),
        Area::EarlyHelp => early_help::check(&it.now, check),
        Area::Assessment => assessment::check(&it.now, check),
        Area::Need => need::check(&it.now, check),
        Area::Oversight => oversight::check(&it.now, check),
        Area::Protection => protection::check(&it.now, check),
        Area::Court => court::check(&it.now, check),
        Area::Care => care::check(&it.now, check),
        Area::Health => health::check(&it.now, check),
        Area::Permanence => permanence::check(&it.now, check),
        Area::Adolescence => adolescence::check(&it.now, check),
        Area::LeavingCare => leaving_care::check(&it.now, check),
        Area::Education => education::check(&it.now, check),
    };
    // A day that stays is not judged anew: a death, or an earlier plan, may have become known since.
    if it.now.on() == entry.on {
        check.refusals.retain(|refusal| !matches!(refusal.field, "on" | "at"));
    }
    check.corrects = None;
    carried.into_iter().map(|(_, fact)| fact).collect()
}

/// Strikes a fact out: nothing that stands may hang on it, and what it ended may not run into what came next.
/// What a decision ended by itself is open again, since the end is struck out with it.
pub(super) fn struck(it: &Struck, check: &mut Check<'_>) -> Vec<Fact> {
    check.text("reason", &it.reason, "Enter why this should not be in the record");
    let Some(entry) = standing(it.fact, check) else { return Vec::new() };
    let hanging: Vec<String> = hanging_on(check.journey, it.fact)
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
        return Vec::new();
    }
    let journey = check.journey;
    let with = struck_with(journey, it.fact);
    let gone: Vec<Seq> = std::iter::once(it.fact).chain(with.iter().map(|entry| entry.seq)).collect();
    for end in std::iter::once(&entry).chain(with.iter().copied()) {
        reopening::stays_apart(end, &gone, check);
    }
    with.iter().map(|entry| Fact::from(Struck { fact: entry.seq, ..it.clone() })).collect()
}

/// The ends that are struck out together with a fact: those that it brought about by itself, and its own
/// where that would otherwise leave two open.
pub fn struck_with(journey: &Journey, fact: Seq) -> Vec<&Entry> {
    let brought_about = ended_with::ended_with(journey, fact).into_iter().map(|(seq, _)| seq);
    let all = brought_about.chain(reopening::end_that_goes_with(journey, fact));
    all.filter_map(|seq| journey.entry(seq)).collect()
}

/// The facts that cannot stand without this one, so that they are struck out first.
pub fn hanging_on(journey: &Journey, fact: Seq) -> impl Iterator<Item = &Entry> {
    let struck = journey.entry(fact);
    let own_end = reopening::end_that_goes_with(journey, fact);
    let belonging = move |other: &&Entry| struck.is_some_and(|struck| hangs_on(other, struck));
    journey.entries.iter().filter(belonging).filter(move |other| Some(other.seq) != own_end)
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
        && other.seq > struck.seq
        && matches!(other.kind, FactKind::ReferralReceived | FactKind::EarlyHelpRequested)
        && struck.names.first().is_some_and(|contact| other.names.contains(contact));
    let rewriting = matches!(other.kind, FactKind::Corrected | FactKind::Struck);
    (named || everything || followed) && !rewriting
}

/// A corrected day is not after the day of anything that belongs to the fact, or to what is carried with it.
fn not_after_what_hangs_on_it(it: &Corrected, carried: &[(Seq, Fact)], check: &mut Check<'_>) {
    let on = it.now.on();
    let moves = |seq: Seq| carried.iter().any(|(carried, _)| *carried == seq);
    let opened = std::iter::once(it.fact).chain(carried.iter().map(|(seq, _)| *seq));
    let journey = check.journey;
    let belonging = opened.flat_map(|opened| journey.naming(opened));
    let first = belonging.filter(|one| !may_come_first(one.kind) && !moves(one.seq)).min_by_key(|one| one.on);
    if let Some(first) = first.filter(|first| on > first.on) {
        let what = format!("the day of this record: {}", first.kind.label());
        check.not_after("on", on, first.on, &what, "the record");
    }
}

/// What may lawfully be done before the thing that it is for: care is planned and health assessed before a
/// child comes into care, and a placement planned and told of in advance.
fn may_come_first(kind: FactKind) -> bool {
    matches!(
        kind,
        FactKind::CarePlanMade
            | FactKind::HealthAssessed
            | FactKind::PlacementPlanMade
            | FactKind::PlacementNoticeSent
    )
}

/// A correction does not move what belongs to one plan, placement or the like to another: what was recorded
/// with it would stay behind. Where a contact or referral led is corrected freely.
fn keeps_to_its_case(it: &Corrected, entry: Entry, check: &mut Check<'_>) {
    let moves = matches!(
        entry.kind.area(),
        Area::Protection
            | Area::Court
            | Area::Care
            | Area::Health
            | Area::Permanence
            | Area::Adolescence
            | Area::LeavingCare
            | Area::Education
    );
    if moves && it.now.names() != entry.names {
        let allowed = "Strike it out and record it where it belongs: a correction keeps to the same case";
        check.refuse("now", it.now.label(), allowed, "the record");
    }
}
