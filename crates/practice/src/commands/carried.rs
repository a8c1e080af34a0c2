//! What a corrected decision carries with it: a decision starts or ends something by itself on its own day,
//! so its day and what it decided are put right in both places at once.

use calendar::words;

use super::Check;
use super::ended_with::{ended_with, moved_with};
use super::spells::Lasting;
use crate::code_sets::{ContactOutcome, StrategyOutcome};
use crate::facts::*;
use crate::ids::Seq;
use crate::journey::Entry;

const OTHER: &str = "another decision";

/// The facts that stand beside a correction, each with the number of the fact that it corrects.
pub(super) fn with(it: &Corrected, entry: Entry, check: &mut Check<'_>) -> Vec<(Seq, Fact)> {
    let mut carried = match &it.now {
        Fact::ContactDecided(now) => by_contact_decision(now, entry, check),
        Fact::StrategyDiscussionHeld(now) => by_discussion(it.fact, now, entry, check),
        Fact::ConferenceHeld(now) => by_conference(it.fact, now, check),
        _ => Vec::new(),
    };
    carried.extend(moved_with(it, check));
    let correction = |(fact, now): (Seq, Fact)| {
        let reason = it.reason.clone();
        (fact, Fact::from(Corrected { on: it.on, fact, now, reason }))
    };
    carried.into_iter().map(correction).collect()
}

/// What a decision started cannot stand when the decision is now another.
fn strike_first(field: &'static str, given: String, what: &str, on: calendar::Date, check: &mut Check<'_>) {
    let allowed =
        format!("Strike out first the {what} of {}, which follows from this decision", words::day(on));
    check.refuse(field, given, allowed, "the record");
}

/// A referral or a request for early help has the day of the decision that made it.
fn by_contact_decision(now: &ContactDecided, entry: Entry, check: &mut Check<'_>) -> Vec<(Seq, Fact)> {
    let journey = check.journey;
    let made = |contact: Option<Seq>, seq: Seq, on| {
        contact.is_some_and(|contact| entry.names.contains(&contact)) && seq > entry.seq && on == entry.on
    };
    let referral = journey
        .front_door
        .referrals
        .iter()
        .map(|one| &one.started)
        .find(|one| made(one.contact, one.seq, one.on));
    let request = journey
        .early_help
        .requests
        .iter()
        .map(|one| &one.started)
        .find(|one| made(one.contact, one.seq, one.on));
    let mut carried = Vec::new();
    if let Some(referral) = referral {
        match (now.outcome, now.need) {
            (ContactOutcome::Referral | ContactOutcome::StrategyDiscussion, Some(need)) => {
                if now.on != referral.on || need != referral.need {
                    let moved = ReferralReceived { on: now.on, at: now.at, need, ..(**referral).clone() };
                    carried.push((referral.seq, Fact::from(moved)));
                }
            }
            // Without the main need the decision is refused by itself.
            (ContactOutcome::Referral | ContactOutcome::StrategyDiscussion, None) => {}
            _ => strike_first("outcome", now.outcome.to_string(), "referral", referral.on, check),
        }
    }
    if let Some(request) = request {
        if now.outcome != ContactOutcome::EarlyHelp {
            let what = "request for early help";
            strike_first("outcome", now.outcome.to_string(), what, request.on, check);
        } else if now.on != request.on {
            let moved = EarlyHelpRequested { on: now.on, ..(**request).clone() };
            carried.push((request.seq, Fact::from(moved)));
        }
    }
    carried
}

/// An enquiry begins with the discussion that decided on it.
fn by_discussion(
    named: Seq,
    now: &StrategyDiscussionHeld,
    entry: Entry,
    check: &mut Check<'_>,
) -> Vec<(Seq, Fact)> {
    let mut enquiries = check.journey.protection.enquiries.iter();
    let Some(enquiry) = enquiries.find(|one| one.started.discussion == named) else { return Vec::new() };
    if !matches!(now.outcome, StrategyOutcome::JointEnquiry | StrategyOutcome::SingleEnquiry) {
        strike_first("outcome", now.outcome.to_string(), "section 47 enquiry", enquiry.from(), check);
    } else if enquiry.from() == entry.on && now.on != entry.on {
        let all = check.journey.protection.enquiries.iter().map(Lasting::from);
        check.corrects = Some(enquiry.seq());
        check.begins(now.on, all, "section 47 enquiry", "CIN census rule 8890");
        check.corrects = None;
        return vec![(enquiry.seq(), Fact::from(EnquiryStarted { on: now.on, discussion: named }))];
    }
    Vec::new()
}

/// A plan starts, changes and ends with the conference that decided so, on its day and under its category.
fn by_conference(named: Seq, now: &ConferenceHeld, check: &mut Check<'_>) -> Vec<(Seq, Fact)> {
    let journey = check.journey;
    let (on, conference) = (now.on, named);
    let mut carried = Vec::new();
    if !matches!(now.decision, ConferenceDecision::Plan(_)) {
        for (_, end) in ended_with(journey, named) {
            strike_first("decision", OTHER.to_owned(), "end of the child in need plan", end.on(), check);
        }
    }
    for plan in &journey.protection.plans {
        if plan.started.conference == named {
            match now.decision {
                ConferenceDecision::Plan(category) => {
                    if (on, category) != (plan.started.on, plan.started.category) {
                        let all = journey.protection.plans.iter().map(Lasting::from);
                        check.corrects = Some(plan.seq());
                        check.begins(on, all, "child protection plan", "CIN census rules 8935 and 8940");
                        check.corrects = None;
                        let moved = ProtectionPlanStarted { on, conference, category };
                        carried.push((plan.seq(), Fact::from(moved)));
                    }
                }
                _ => {
                    strike_first(
                        "decision",
                        OTHER.to_owned(),
                        "child protection plan",
                        plan.started.on,
                        check,
                    );
                }
            }
        }
        for change in plan.changes.iter().filter(|change| change.conference == named) {
            match now.decision {
                ConferenceDecision::ContinueAs(category) => {
                    if (on, category) != (change.on, change.category) {
                        let moved = ProtectionCategoryChanged { on, plan: change.plan, conference, category };
                        carried.push((change.seq, Fact::from(moved)));
                    }
                }
                _ => {
                    strike_first("decision", OTHER.to_owned(), "change of category", change.on, check);
                }
            }
        }
        if let Some(ended) = plan.ended.as_ref().filter(|ended| ended.conference == Some(named)) {
            match now.decision {
                ConferenceDecision::End if on == ended.on => {}
                ConferenceDecision::End => {
                    let others = journey.naming(plan.seq());
                    let others = others.filter(|one| one.seq != ended.seq && one.seq != named);
                    if let Some(last) = others.max_by_key(|one| one.on) {
                        let what = format!("the day of this record: {}", last.kind.label());
                        check.not_before("on", on, last.on, &what, "the record");
                    }
                    let moved = ProtectionPlanEnded { on, ..(**ended).clone() };
                    carried.push((ended.seq, Fact::from(moved)));
                }
                _ => {
                    strike_first(
                        "decision",
                        OTHER.to_owned(),
                        "end of the child protection plan",
                        ended.on,
                        check,
                    );
                }
            }
        }
    }
    carried
}
