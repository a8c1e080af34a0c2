//! What a decision ends by itself: a child in need plan gives way to care or to a child protection plan, the
//! workers leave when social care closes, the last placement ends with care. Such an end names what it ended
//! and not the decision; it is known by its day, by its reason, and by being recorded after the decision.

use super::care;
use super::oversight::{self, CLOSED};
use super::{Check, need};
use crate::code_sets::{NeedPlanEnd, PlacementChange};
use crate::facts::*;
use crate::ids::Seq;
use crate::journey::{Entry, Journey};

/// The ends that go with a fact: its own doing, so they are put right and struck out with it.
pub(super) fn ended_with(journey: &Journey, fact: Seq) -> Vec<(Seq, Fact)> {
    let Some(cause) = journey.entry(fact) else { return Vec::new() };
    match cause.kind {
        FactKind::CareStarted => need_plan(cause, NeedPlanEnd::LookedAfter, journey),
        FactKind::ConferenceHeld if starts_a_plan(cause, journey) => {
            need_plan(cause, NeedPlanEnd::SteppedUp, journey)
        }
        FactKind::CaseClosed => allocations(cause, journey),
        FactKind::CareEnded => placement(cause, journey),
        _ => Vec::new(),
    }
}

fn goes_with(cause: &Entry, seq: Seq, on: calendar::Date) -> bool {
    seq > cause.seq && on == cause.on
}

fn starts_a_plan(cause: &Entry, journey: &Journey) -> bool {
    let held = journey.protection.conferences.iter().find(|one| one.seq == cause.seq);
    held.is_some_and(|held| matches!(held.decision, ConferenceDecision::Plan(_)))
}

fn need_plan(cause: &Entry, reason: NeedPlanEnd, journey: &Journey) -> Vec<(Seq, Fact)> {
    let ends = journey.need.plans.iter().filter_map(|plan| plan.ended.as_ref());
    ends.filter(|end| goes_with(cause, end.seq, end.on) && end.reason == reason)
        .map(|end| (end.seq, Fact::from((**end).clone())))
        .collect()
}

fn allocations(cause: &Entry, journey: &Journey) -> Vec<(Seq, Fact)> {
    let ends = journey.oversight.allocations.iter().filter_map(|one| one.ended.as_ref());
    ends.filter(|end| goes_with(cause, end.seq, end.on) && end.reason == CLOSED)
        .map(|end| (end.seq, Fact::from((**end).clone())))
        .collect()
}

fn placement(cause: &Entry, journey: &Journey) -> Vec<(Seq, Fact)> {
    let period = journey.care.periods.iter().find(|one| cause.names.contains(&one.seq()));
    let placements = period.into_iter().flat_map(|period| &period.placements);
    placements
        .filter_map(|placement| placement.ended.as_ref())
        .filter(|end| goes_with(cause, end.seq, end.on))
        .map(|end| (end.seq, Fact::from((**end).clone())))
        .collect()
}

/// The ends that a corrected decision moves to its new day, each as it should read. What cannot move there
/// is refused.
pub(super) fn moved_with(it: &Corrected, check: &mut Check<'_>) -> Vec<(Seq, Fact)> {
    let on = it.now.on();
    let mut moved = Vec::new();
    for (seq, end) in ended_with(check.journey, it.fact) {
        let now = match &end {
            Fact::NeedPlanEnded(end) => Fact::from(NeedPlanEnded { on, ..(**end).clone() }),
            Fact::AllocationEnded(end) => Fact::from(AllocationEnded { on, ..(**end).clone() }),
            Fact::PlacementEnded(end) => {
                let reason = placement_change(it, end.reason, check.journey);
                Fact::from(PlacementEnded { on, reason, ..(**end).clone() })
            }
            _ => continue,
        };
        if now == end {
            continue;
        }
        check.corrects = Some(seq);
        match &now {
            Fact::NeedPlanEnded(_) => drop(need::check(&now, check)),
            Fact::AllocationEnded(_) => drop(oversight::check(&now, check)),
            Fact::PlacementEnded(end) => care::placement_ends_after_all_of_it(end, check),
            _ => {}
        }
        check.corrects = None;
        moved.push((seq, now));
    }
    moved
}

/// Why the last placement changed, where care ended for another reason than was thought.
fn placement_change(it: &Corrected, was: PlacementChange, journey: &Journey) -> PlacementChange {
    let Fact::CareEnded(now) = &it.now else { return was };
    let ends = journey.care.periods.iter().filter_map(|period| period.ended.as_ref());
    let old = ends.filter(|end| end.seq == it.fact).map(|end| end.reason).next();
    if old.is_some_and(|old| care::placement_change(old) == was) {
        care::placement_change(now.reason)
    } else {
        was
    }
}
