//! Looked-after periods, placements, reviews: checks, and what follows.

use super::Check;
use crate::code_sets::*;
use crate::facts::*;

pub(super) fn check(fact: &Fact, check: &mut Check<'_>) -> Vec<Fact> {
    match fact {
        Fact::CareStarted(it) => care_started(it, check),
        Fact::CareEnded(it) => care_ended(it, check),
        _ => Vec::new(),
    }
}

/// A child in need plan gives way to the care plan.
fn care_started(it: &CareStarted, check: &mut Check<'_>) -> Vec<Fact> {
    let Some(plan) = check.journey.need.plan_on(it.on) else { return Vec::new() };
    let reason = NeedPlanEnd::LookedAfter;
    vec![Fact::from(NeedPlanEnded { on: it.on, plan: plan.seq(), reason })]
}

/// The last placement ends with care.
fn care_ended(it: &CareEnded, check: &mut Check<'_>) -> Vec<Fact> {
    let found = check.journey.care.periods.iter().find(|period| period.seq() == it.period);
    let Some(period) = check.named("period", it.period, found, "looked-after period") else {
        return Vec::new();
    };
    let Some(placement) = period.placements.iter().rev().find(|placement| placement.ended.is_none()) else {
        return Vec::new();
    };
    // The national codes say why a placement *changed*; when care ends, only custody has one of its own.
    let reason = match it.reason {
        CareEnd::Sentenced => PlacementChange::Custody,
        _ => PlacementChange::Other,
    };
    vec![Fact::from(PlacementEnded { on: it.on, placement: placement.seq(), reason })]
}
