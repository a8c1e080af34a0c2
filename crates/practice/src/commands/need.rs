//! Child in need plans, and visits of every kind: checks.

use calendar::Date;

use super::Check;
use super::oversight;
use super::spells::Lasting;
use crate::code_sets::{CodeSet, NeedPlanEnd, ServiceKind, VisitKind, VisitPlace};
use crate::facts::*;
use crate::journey::{Journey, NeedPlan, open_on};

const PLAN: &str = "child in need plan";

pub(super) fn check(fact: &Fact, check: &mut Check<'_>) -> Vec<Fact> {
    match fact {
        Fact::NeedPlanStarted(it) => plan_started(it, check),
        Fact::NeedPlanReviewed(it) => {
            check.text("note", &it.note, "Enter what was agreed");
            let found = plan(it.plan, check.journey).map(Lasting::from);
            check.during("plan", it.plan, found, it.on, PLAN);
        }
        Fact::NeedPlanEnded(it) => plan_ended(it, check),
        Fact::ChildVisited(it) => visited(it, check),
        _ => {}
    }
    Vec::new()
}

fn plan(named: crate::ids::Seq, journey: &Journey) -> Option<&NeedPlan> {
    journey.need.plans.iter().find(|plan| plan.seq() == named)
}

fn plan_started(it: &NeedPlanStarted, check: &mut Check<'_>) {
    check.text("aim", &it.aim, "Enter what the plan is for");
    if let Some(named) = it.assessment {
        let found = check.journey.assessments.iter().find(|one| one.seq() == named);
        if let Some(assessment) = check.named("assessment", named, found, "assessment") {
            let what = "when the assessment began";
            check.not_before("on", it.on, assessment.started.on, what, "the record");
        }
    }
    let plans = check.journey.need.plans.iter().map(Lasting::from);
    check.begins(it.on, plans, PLAN, "CIN census rules 4004 and 4014");
    if let Some(plan) = check.journey.protection.plan_on(it.on) {
        let since = calendar::words::day(plan.started.on);
        let allowed =
            format!("End the child protection plan of {since} first: a child has one plan at a time");
        check.refuse("on", calendar::words::day(it.on), allowed, "CIN census rules 4001 and 4016");
    }
    if let Some(period) = check.journey.care.period_on(it.on).filter(|period| !period.started.short_breaks) {
        let since = calendar::words::day(period.started.on);
        let allowed = format!("Use the care plan: the child has been looked after since {since}");
        check.refuse("on", calendar::words::day(it.on), allowed, "CIN census: CINPlanDates");
    }
    check.under_eighteen(it.on, "a child in need plan");
}

fn plan_ended(it: &NeedPlanEnded, check: &mut Check<'_>) {
    let found = plan(it.plan, check.journey).map(Lasting::from);
    if let Some(own) = check.ends("plan", it.plan, found, it.on, PLAN) {
        check.ends_after_all_of(it.plan, it.on);
        let all = check.journey.need.plans.iter().map(Lasting::from);
        check.ends_before_next(own, all, it.on, PLAN, "CIN census rule 4014");
    }
    if let Birth::Exact(born) = check.journey.person.birth()
        && it.reason == NeedPlanEnd::Eighteen
    {
        let birthday = calendar::birthday(born, 18);
        check.not_before("on", it.on, birthday, "the 18th birthday", "Children Act 1989, s. 105(1)");
    }
}

fn visited(it: &ChildVisited, check: &mut Check<'_>) {
    check.text_length("words", &it.words);
    check.text("note", &it.note, "Enter what you saw and think, or why the child was not seen");
    if it.alone && !it.seen {
        let allowed = "Choose seen as well, or not seen alone: who was not seen was not seen alone";
        check.refuse("alone", "seen alone, but not seen", allowed, "the record");
    }
    let why_not = it.why_not.as_deref().unwrap_or_default();
    check.text_length("why_not", why_not);
    if it.alone && !why_not.trim().is_empty() {
        let allowed = "Leave this empty: the child was seen alone";
        check.refuse("why_not", "a reason why not", allowed, "the record");
    }
    // What a correction leaves as it was is not judged anew: a plan may since have been told to end earlier.
    let own = check.journey.need.visits.iter().find(|visit| check.replaces(visit.seq));
    let own = own.filter(|own| own.on == it.on);
    if it.place == VisitPlace::Placement
        && it.kind != VisitKind::PrivateFostering
        && own.is_none_or(|own| own.place != it.place)
        && !looked_after(check.journey, it.on)
    {
        let allowed = "Choose another place: the child was not in a placement on that day";
        check.refuse("place", it.place, allowed, "the record");
    }
    if let Err(needed) = open_for(it.kind, it.on, check.journey)
        && own.is_none_or(|own| own.kind != it.kind)
    {
        let allowed =
            format!("Choose the kind of visit that was due, or check the date: {needed} on that day");
        check.refuse("kind", it.kind, allowed, "the record");
    }
}

/// Whether the work that a visit belongs to was open at some time on the day; if not, what was missing. A
/// visit told of after a plan ended is right when it happened before.
fn open_for(kind: VisitKind, on: Date, journey: &Journey) -> Result<(), &'static str> {
    let enquiry = || journey.protection.enquiries.iter().any(|one| Lasting::from(one).touches(on));
    let (open, needed) = match kind {
        VisitKind::ChildInNeed => (
            journey.need.plans.iter().any(|plan| Lasting::from(plan).touches(on)),
            "no child in need plan was open",
        ),
        VisitKind::ChildProtection => {
            let plan = journey
                .protection
                .plans
                .iter()
                .any(|plan| Lasting::of(&plan.started, plan.ended.as_ref()).touches(on));
            (plan || enquiry(), "no child protection plan or enquiry was open")
        }
        VisitKind::LookedAfter => (looked_after(journey, on), "the child was not looked after"),
        VisitKind::CareLeaver => (
            journey.care.periods.iter().any(|period| period.started.on <= on),
            "the young person had not been looked after",
        ),
        VisitKind::Disability => (
            oversight::allocated(journey, on, |service| service == ServiceKind::Disability),
            "the child was not open to the disability service",
        ),
        VisitKind::EarlyHelp => (
            journey.early_help.episodes.iter().any(|episode| Lasting::from(episode).touches(on)),
            "the child was not open to early help",
        ),
        VisitKind::PrivateFostering => (
            journey.permanence.private_fostering.iter().any(|one| Lasting::from(one).touches(on)),
            "no private fostering arrangement was known",
        ),
        VisitKind::Assessment => {
            let assessment = journey.assessments.iter().any(|one| Lasting::from(one).touches(on));
            (assessment || enquiry(), "no assessment or enquiry was under way")
        }
    };
    if open { Ok(()) } else { Err(needed) }
}

/// The kinds of visit that may be recorded for a day: those whose plan, service or enquiry was then open.
pub fn visits_open_on(journey: &Journey, on: Date) -> impl Iterator<Item = VisitKind> {
    VisitKind::ALL.iter().copied().filter(move |&kind| open_for(kind, on, journey).is_ok())
}

fn looked_after(journey: &Journey, on: Date) -> bool {
    journey.care.periods.iter().any(|period| {
        let to = period.ended.as_ref().map(|ended| ended.on);
        open_on(period.started.on, to, on) || to == Some(on)
    })
}
