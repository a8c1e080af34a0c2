//! Child in need plans. Working Together leaves every interval to the plan and to local policy.

use super::clock::Stop;
use super::definition::{Definition, Version};
use super::reading::Reading;
use crate::code_sets::{AssessmentOutcome, ServiceKind, VisitKind};
use crate::facts::Area;
use crate::journey::NeedPlan;

pub(super) static DEFINITIONS: &[Definition] = &[
    Definition {
        key: "need_plan",
        name: "First child in need planning meeting",
        area: Area::Need,
        starts: "the outcome of the assessment",
        stops: "the child in need plan",
        owner: "Allocated social worker; team manager",
        subject: "A child in need plan is due",
        notes: "Councils differ: 10 days, or 10 working days.",
        versions: &[Version::local("need_plan.first_meeting", "local policy: no national figure")],
        inputs: &[],
        runs: Some(|reading| {
            let journey = reading.journey;
            for authorised in journey.assessments.iter().filter_map(|one| one.authorised.as_ref()) {
                if authorised.outcome == AssessmentOutcome::ChildInNeedPlan {
                    // A plan that was open already is the plan.
                    let plan = journey
                        .need
                        .plans
                        .iter()
                        .find(|plan| plan.started.on >= authorised.on || plan.open_on(authorised.on));
                    let stop = Stop::done(plan.map(|plan| plan.started.on))
                        .or_lapsed(reading.closed_since(authorised.on));
                    reading.run(authorised.seq, "the outcome of the assessment", authorised.on, stop);
                }
            }
        }),
    },
    Definition {
        key: "need_review",
        name: "Child in need review",
        area: Area::Need,
        starts: "the child in need plan or the last review",
        stops: "a review held",
        owner: "Allocated social worker; team manager",
        subject: "A child in need review is due",
        notes: "Councils differ, for example every 4 weeks in a model of 12.",
        versions: &[Version::local("need_plan.review_interval", "local policy: no national figure")],
        inputs: &[],
        runs: Some(|reading| {
            for plan in &reading.journey.need.plans {
                let held = plan.reviews.iter().map(|review| review.on);
                let from = ("the start of the plan", plan.started.on);
                reading.repeats(plan.seq(), from, "the last review", held, ended(plan));
            }
        }),
    },
    Definition {
        key: "need_visit",
        name: "Child in need visit",
        area: Area::Need,
        starts: "the child in need plan or the last visit",
        stops: "a visit at which the child is seen",
        owner: "Allocated social worker",
        subject: "A child in need visit is due",
        notes: "Children of the disability service have their own interval.",
        versions: &[Version::local("need_visit.interval", "local policy: no national figure")],
        inputs: &[],
        runs: Some(|reading| visits(reading, VisitKind::ChildInNeed, false)),
    },
    Definition {
        key: "disability_visit",
        name: "Visit by the disability service",
        area: Area::Need,
        starts: "the child in need plan or the last visit",
        stops: "a visit at which the child is seen",
        owner: "Allocated worker, disability service",
        subject: "A visit by the disability service is due",
        notes: "",
        versions: &[Version::local("disability.visit_interval", "local policy: no national figure")],
        inputs: &[],
        runs: Some(|reading| visits(reading, VisitKind::Disability, true)),
    },
];

/// Visits under child in need plans. Whose they are turns on the service of the allocated worker today, or
/// when the plan ended.
fn visits(reading: &mut Reading<'_>, kind: VisitKind, to_disability: bool) {
    let journey = reading.journey;
    for plan in &journey.need.plans {
        let ended = ended(plan);
        if reading.open_only && ended.is_some() {
            continue;
        }
        let last_day = ended.and_then(|ended| ended.yesterday().ok()).unwrap_or(reading.today);
        let holder = journey.oversight.case_holder_on(last_day);
        let disability = holder.is_some_and(|one| one.started.service == ServiceKind::Disability);
        if disability == to_disability {
            let seen = journey.need.visits.iter().filter(|visit| visit.kind == kind && visit.seen);
            let from = ("the start of the plan", plan.started.on);
            reading.repeats(plan.seq(), from, "the last visit", seen.map(|visit| visit.on), ended);
        }
    }
}

fn ended(plan: &NeedPlan) -> Option<calendar::Date> {
    plan.ended.as_ref().map(|ended| ended.on)
}
