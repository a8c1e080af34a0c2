//! Workers, supervision, audit, steps, closure and the rest of oversight: checks, and what follows from a
//! closure.

use calendar::{Date, words};

use super::spells::Lasting;
use super::{Check, rewriting};
use crate::code_sets::{AllocationRole, ClosureReason, ComplaintStage, ReferralOutcome, ServiceKind};
use crate::facts::*;
use crate::ids::Seq;
use crate::journey::{Allegation, Journey, Spell};

/// Why the workers of social care no longer work with a child whose case closed.
pub(super) const CLOSED: &str = "Social care closed";

pub(super) fn check(fact: &Fact, check: &mut Check<'_>) -> Vec<Fact> {
    match fact {
        Fact::WorkerAllocated(it) => allocated_worker(it, check),
        Fact::AllocationEnded(it) => allocation_ended(it, check),
        Fact::Supervised(it) => {
            check.text("note", &it.note, "Enter what was agreed");
            if !allocated(check.journey, it.on, |_| true) {
                let allowed =
                    "Allocate a worker first, or check the date: nobody worked with the child on that day";
                check.refuse("on", words::day(it.on), allowed, "the record");
            }
        }
        Fact::CaseAudited(it) => check.text("note", &it.note, "Enter what was found"),
        Fact::SteppedUp(it) => {
            check.text("reason", &it.reason, "Enter why the child needs more help");
            step(it.from, it.to, true, check);
        }
        Fact::SteppedDown(it) => {
            check.text("reason", &it.reason, "Enter why the child needs less help");
            step(it.from, it.to, false, check);
        }
        Fact::CaseClosed(it) => return case_closed(it, check),
        Fact::NoteWritten(it) => check.text("note", &it.note, "Enter the note"),
        Fact::AllegationKnown(it) => check.text("says", &it.says, "Enter what is alleged"),
        Fact::AllegationReferred(it) => {
            let found = allegation(it.allegation, check.journey);
            let found = found.map(|one| Lasting::of(&one.known, one.referred.as_ref()));
            answered_once("allegation", it.allegation, found, it.on, "allegation", check);
            let resolved = allegation(it.allegation, check.journey).and_then(|one| one.resolved.as_ref());
            if let Some(resolved) = resolved {
                check.not_after("on", it.on, resolved.on, "when the allegation was resolved", "the record");
            }
        }
        Fact::AllegationResolved(it) => allegation_resolved(it, check),
        Fact::SeriousIncidentKnown(it) => check.text("says", &it.says, "Enter what happened"),
        Fact::SeriousIncidentNotified(it) => {
            let found = check.journey.oversight.incidents.iter().find(|one| one.known.seq == it.incident);
            let found = found.map(|one| Lasting::of(&one.known, one.notified.as_ref()));
            answered_once("incident", it.incident, found, it.on, "serious incident", check);
        }
        Fact::RapidReviewCompleted(it) => {
            let found = check.journey.oversight.incidents.iter().find(|one| one.known.seq == it.incident);
            let found = found.map(|one| Lasting::of(&one.known, one.reviewed.as_ref()));
            answered_once("incident", it.incident, found, it.on, "serious incident", check);
        }
        Fact::ComplaintReceived(it) => complaint(it, check),
        Fact::ComplaintAnswered(it) => answered(
            "complaint",
            it.complaint,
            &check.journey.oversight.complaints,
            it.on,
            "complaint",
            check,
        ),
        Fact::Corrected(it) => return rewriting::corrected(it, check),
        Fact::Struck(it) => return rewriting::struck(it, check),
        _ => {}
    }
    Vec::new()
}

fn allegation(named: Seq, journey: &Journey) -> Option<&Allegation> {
    journey.oversight.allegations.iter().find(|one| one.known.seq == named)
}

/// An allegation is resolved once, after it was referred.
fn allegation_resolved(it: &AllegationResolved, check: &mut Check<'_>) {
    let found = allegation(it.allegation, check.journey);
    let lasting = found.map(|one| Lasting::of(&one.known, one.resolved.as_ref()));
    answered_once("allegation", it.allegation, lasting, it.on, "allegation", check);
    match found.map(|one| one.referred.as_ref()) {
        Some(Some(referred)) => {
            let what = "when the allegation was referred";
            check.not_before("on", it.on, referred.on, what, "Keeping children safe in education, part 4");
        }
        Some(None) => {
            let allowed = "Record first that the allegation was referred to the designated officer";
            check.refuse("allegation", "not referred", allowed, "Keeping children safe in education, part 4");
        }
        None => {}
    }
}

/// Whether a service is part of children's social care, so that its workers leave when social care closes.
fn is_social_care(service: ServiceKind) -> bool {
    !matches!(service, ServiceKind::EarlyHelp | ServiceKind::SpecialNeeds | ServiceKind::Universal)
}

/// Whether a worker of such a service worked with the child at some time on a day.
pub(super) fn allocated(journey: &Journey, on: Date, service: impl Fn(ServiceKind) -> bool) -> bool {
    journey
        .oversight
        .allocations
        .iter()
        .any(|one| service(one.started.service) && Lasting::from(one).touches(on))
}

/// Whether social care had begun and not closed by a day: a referral was accepted or still waits, or a
/// worker, assessment, enquiry, plan or looked-after period was there.
pub(super) fn open_to_social_care(journey: &Journey, on: Date) -> bool {
    let closed = journey.oversight.closures.iter().rev().map(|closed| closed.on).find(|day| *day <= on);
    let refused = |outcome| matches!(outcome, ReferralOutcome::NoFurtherAction | ReferralOutcome::EarlyHelp);
    let referred = journey.front_door.referrals.iter().any(|referral| {
        let turned_away = referral.ended.as_ref().is_some_and(|it| refused(it.outcome) && it.on <= on);
        referral.from() <= on && closed.is_none_or(|closed| referral.from() >= closed) && !turned_away
    });
    referred || allocated(journey, on, is_social_care) || open_work(journey, on).is_some()
}

/// Whether any service was open for the child on a day.
pub(super) fn open_to_a_service(journey: &Journey, on: Date) -> bool {
    journey.early_help.episodes.iter().any(|episode| Lasting::from(episode).touches(on))
        || allocated(journey, on, |_| true)
        || open_to_social_care(journey, on)
        || journey.education.plans.iter().any(|plan| plan.open_on(on))
}

/// Work of social care that was open at the end of a day: what it is, and since when.
fn open_work(journey: &Journey, on: Date) -> Option<(&'static str, Date)> {
    let assessment = || {
        let mut all = journey.assessments.iter();
        all.find(|one| Lasting::from(*one).open_on(on)).map(|one| ("assessment", one.started.on))
    };
    let enquiry = || {
        let mut all = journey.protection.enquiries.iter();
        all.find(|one| one.open_on(on)).map(|one| ("section 47 enquiry", one.from()))
    };
    let need = || journey.need.plan_on(on).map(|plan| ("child in need plan", plan.started.on));
    let protection = || journey.protection.plan_on(on).map(|plan| ("child protection plan", plan.started.on));
    let care = || journey.care.period_on(on).map(|period| ("looked-after period", period.started.on));
    assessment().or_else(enquiry).or_else(need).or_else(protection).or_else(care)
}

fn allocated_worker(it: &WorkerAllocated, check: &mut Check<'_>) {
    let all = check.journey.oversight.allocations.iter();
    let alike = |known: &WorkerAllocated| {
        (known.worker, known.role, known.service) == (it.worker, it.role, it.service)
    };
    let holds =
        |known: &WorkerAllocated| known.role == AllocationRole::CaseHolder && known.service == it.service;
    // What a correction leaves as it was is not judged anew.
    let own = all.clone().find(|one| check.replaces(one.seq()));
    let mut others = all.clone().filter(|one| one.open_on(it.on) && !check.replaces(one.seq()));
    let same = others.clone().find(|one| alike(&one.started));
    if let Some(same) = same.filter(|_| own.is_none_or(|own| !alike(&own.started))) {
        let allowed = format!(
            "Choose another worker: this one has worked with the child since {}",
            words::day(same.from())
        );
        check.refuse("worker", it.role, allowed, "the record");
    } else if it.role == AllocationRole::CaseHolder {
        let becomes_holder = own.is_some_and(|own| !holds(&own.started));
        if let Some(holder) = others.find(|one| holds(&one.started)).filter(|_| becomes_holder) {
            let allowed = format!(
                "Choose another role: a worker has held the case for this service since {}",
                words::day(holder.from())
            );
            check.refuse("role", it.role, allowed, "the record");
        }
        let holders = all.filter(|one| holds(&one.started)).map(Lasting::from);
        let what = "allocation of the worker who held the case for this service";
        check.begins(it.on, holders, what, "the record");
    }
}

fn allocation_ended(it: &AllocationEnded, check: &mut Check<'_>) {
    check.text("reason", &it.reason, "Enter why the worker no longer works with the child");
    let all = &check.journey.oversight.allocations;
    let Some(found) = check.named(
        "allocation",
        it.allocation,
        all.iter().find(|one| one.seq() == it.allocation),
        "allocation",
    ) else {
        return;
    };
    let Some(own) = check.ends("allocation", it.allocation, Some(found.into()), it.on, "allocation") else {
        return;
    };
    if found.started.role == AllocationRole::CaseHolder {
        let others = all
            .iter()
            .filter(|one| {
                one.started.role == AllocationRole::CaseHolder && one.started.service == found.started.service
            })
            .map(Lasting::from);
        check.ends_before_next(own, others, it.on, "worker who held the case", "the record");
    }
}

/// How great a need a service is for, where services form a ladder; beside it, such as for children with
/// disabilities, there is neither up nor down.
fn rung(service: ServiceKind) -> Option<u8> {
    match service {
        ServiceKind::Universal => Some(1),
        ServiceKind::EarlyHelp => Some(2),
        ServiceKind::ChildInNeed => Some(3),
        ServiceKind::ChildProtection => Some(4),
        ServiceKind::LookedAfter => Some(5),
        ServiceKind::Assessment
        | ServiceKind::CareLeaver
        | ServiceKind::Disability
        | ServiceKind::YoungPeople
        | ServiceKind::SpecialNeeds => None,
    }
}

fn step(from: ServiceKind, to: ServiceKind, up: bool, check: &mut Check<'_>) {
    if from == to {
        check.refuse("to", to, "Choose the service to which the child moved", "the record");
    } else if let (Some(low), Some(high)) = if up { (rung(from), rung(to)) } else { (rung(to), rung(from)) }
        && low > high
    {
        let (greater, other) = if up { ("greater", "down") } else { ("lesser", "up") };
        let allowed = format!("Choose a service for {greater} need than {from}, or record a step {other}");
        check.refuse("to", to, allowed, "Working Together to Safeguard Children: local threshold document");
    }
}

/// Social care closes when nothing of it is open any more. Its workers then no longer work with the child;
/// early help may go on.
fn case_closed(it: &CaseClosed, check: &mut Check<'_>) -> Vec<Fact> {
    let journey = check.journey;
    let earlier =
        journey.oversight.closures.iter().find(|closed| closed.on == it.on && !check.replaces(closed.seq));
    if earlier.is_some() || (check.corrects.is_none() && !open_to_social_care(journey, it.on)) {
        let allowed = "Check the date: social care was not open for this child on that day";
        check.refuse("on", words::day(it.on), allowed, "the record");
    }
    if let Some((what, since)) = open_work(journey, it.on) {
        let allowed = format!("End the {what} that began on {} first", words::day(since));
        check.refuse("on", words::day(it.on), allowed, "CIN census rules 8565 and 8867");
    }
    if let Some(waiting) = journey.front_door.referrals.iter().find(|one| one.open_on(it.on)) {
        let allowed = format!("Decide the referral of {} first", words::day(waiting.from()));
        check.refuse("on", words::day(it.on), allowed, "the record");
    }
    closure_reason(it, check);
    let ending = journey.oversight.allocated_on(it.on);
    ending
        .filter(|one| one.is_open() && is_social_care(one.started.service))
        .map(|one| {
            let reason = CLOSED.to_owned();
            Fact::from(AllocationEnded { on: it.on, allocation: one.seq(), reason })
        })
        .collect()
}

fn closure_reason(it: &CaseClosed, check: &mut Check<'_>) {
    let journey = check.journey;
    check.in_force("reason", it.reason, it.on);
    if it.reason == ClosureReason::Died && journey.person.died.is_none() {
        let allowed = "Record the death first, or choose another reason";
        check.refuse("reason", it.reason, allowed, "CIN census rule 8585");
    }
    if matches!(it.reason, ClosureReason::AssessmentNoAction | ClosureReason::AssessmentEarlyHelp) {
        let earlier = journey.oversight.closures.iter().rev().map(|closed| closed.on);
        let since = earlier.filter(|day| *day < it.on).max().unwrap_or(Date::MIN);
        let episode = since..=it.on;
        let further = journey
            .need
            .plans
            .iter()
            .map(|plan| plan.started.on)
            .chain(journey.protection.plans.iter().map(|plan| plan.started.on))
            .chain(journey.protection.enquiries.iter().map(Spell::from))
            .find(|day| episode.contains(day));
        if let Some(day) = further {
            let allowed = format!(
                "Choose another reason: there was a plan or an enquiry from {}, not the assessment alone",
                words::day(day)
            );
            check.refuse("reason", it.reason, allowed, "CIN census rule 2990");
        }
    }
}

/// What is answered once: an allegation, a complaint.
fn answered<S: Happened, E: Happened>(
    field: &'static str,
    named: Seq,
    spells: &[Spell<S, E>],
    on: Date,
    what: &str,
    check: &mut Check<'_>,
) {
    let found = spells.iter().find(|spell| spell.seq() == named).map(Lasting::from);
    answered_once(field, named, found, on, what, check);
}

fn answered_once(
    field: &'static str,
    named: Seq,
    found: Option<Lasting>,
    on: Date,
    what: &str,
    check: &mut Check<'_>,
) {
    let Some(found) = check.named(field, named, found, what) else { return };
    if let Some((_, answered)) = found.ended.filter(|(seq, _)| !check.replaces(*seq)) {
        let given = format!("the {what} of {}", words::day(found.from));
        let allowed = format!("Nothing more to record: this was done on {}", words::day(answered));
        check.refuse(field, given, allowed, "the record");
    }
    check.not_before("on", on, found.from, &format!("the day of the {what}"), "the record");
}

/// A review panel hears complaints that have been investigated (SI 2006/1738, reg. 18).
fn complaint(it: &ComplaintReceived, check: &mut Check<'_>) {
    check.text("about", &it.about, "Enter what the complaint is about");
    let investigated = check
        .journey
        .oversight
        .complaints
        .iter()
        .any(|one| one.started.stage == ComplaintStage::Two && one.to().is_some_and(|to| to <= it.on));
    if it.stage == ComplaintStage::Three && !investigated {
        let allowed = "Record the answer at stage 2 first: a panel reviews an investigation";
        check.refuse("stage", it.stage, allowed, "SI 2006/1738, reg. 18");
    }
}
