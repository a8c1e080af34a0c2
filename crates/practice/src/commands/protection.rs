//! Strategy discussions, enquiries, conferences, protection plans: checks, and what follows.

use super::Check;
use crate::code_sets::*;
use crate::facts::*;

pub(super) fn check(fact: &Fact, check: &mut Check<'_>) -> Vec<Fact> {
    match fact {
        Fact::StrategyDiscussionHeld(it) => discussion_held(it, check),
        Fact::ConferenceHeld(it) => conference_held(it, check),
        _ => Vec::new(),
    }
}

/// A discussion that decides on an enquiry starts it, unless one is under way: later discussions about the
/// same concern neither start another nor restart its clock.
fn discussion_held(it: &StrategyDiscussionHeld, check: &mut Check<'_>) -> Vec<Fact> {
    let decides = matches!(it.outcome, StrategyOutcome::JointEnquiry | StrategyOutcome::SingleEnquiry);
    let enquiries = &check.journey.protection.enquiries;
    let free = enquiries.iter().all(|enquiry| enquiry.to().is_some_and(|to| to <= it.on));
    if decides && free {
        vec![Fact::from(EnquiryStarted { on: it.on, discussion: check.number(0) })]
    } else {
        Vec::new()
    }
}

/// A conference that decides on a plan starts it, and a child in need plan gives way to it. A review that
/// changes the category or ends the plan does so by its decision.
fn conference_held(it: &ConferenceHeld, check: &mut Check<'_>) -> Vec<Fact> {
    let conference = check.number(0);
    match (it.kind, it.decision, it.plan) {
        (ConferenceKind::Initial | ConferenceKind::TransferIn, ConferenceDecision::Plan(category), _) => {
            let mut following = vec![Fact::from(ProtectionPlanStarted { on: it.on, conference, category })];
            if let Some(plan) = check.journey.need.plan_on(it.on) {
                let reason = NeedPlanEnd::SteppedUp;
                following.push(Fact::from(NeedPlanEnded { on: it.on, plan: plan.seq(), reason }));
            }
            following
        }
        (ConferenceKind::Review, ConferenceDecision::ContinueAs(category), Some(plan)) => {
            vec![Fact::from(ProtectionCategoryChanged { on: it.on, plan, conference, category })]
        }
        (ConferenceKind::Review, ConferenceDecision::End, Some(plan)) => {
            let reason = ProtectionPlanEnd::NoLongerAtRisk;
            vec![Fact::from(ProtectionPlanEnded { on: it.on, plan, conference: Some(conference), reason })]
        }
        _ => Vec::new(),
    }
}
