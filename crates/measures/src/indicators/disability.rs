//! The service for children with disabilities, which the paper calls Jigsaw.

use practice::Journey;
use practice::code_sets::{ServiceKind, VisitKind};
use practice::journey::Allocation;

use super::happened;
use crate::indicator::{Area, Better, Indicator, Period, Unit};
use crate::window::{Interval, Window};

const JIGSAW: &str = "Children's scrutiny panel: Jigsaw key performance indicators, April to October 2021";
const LOCAL_INTERVAL: &str = "The paper does not give the interval, which is local policy.";

pub(super) const INDICATORS: &[Indicator] = &[
    Indicator {
        key: "jigsaw_visits",
        area: Area::Disability,
        name: "Visits",
        title: "Disability visits in time",
        question: "Are children with disabilities visited in time?",
        counts: "children whose plan is older than the visiting interval",
        unit: Unit::Percent,
        period: Period::AsAt,
        better: Better::Higher,
        definition: "Of the children whose allocated worker was of the disability service at the end of \
                     the month, and who had a child in need plan older than the visiting interval, those \
                     who were seen at a visit within it.",
        source: JIGSAW,
        unclear: "Each month the paper counts some 40 children fewer for visits than for the other two \
                  figures, without saying which. Children without a plan, or with a younger one, are taken \
                  to be they. October is as at the 19th. The paper prints 90% for 237 of 267, which is 89%.",
        cases: |journey, window, found| {
            let Some(Interval { since, asked }) = window.since.disability_visit else { return };
            let plan = journey.need.plan_on(window.end()).filter(|plan| plan.started.on <= asked);
            let Some(plan) = plan.filter(|_| held(journey, window).is_some()) else { return };
            let seen = journey.need.last_seen(VisitKind::Disability, window.end());
            found(happened(seen.map(|visit| (visit.seq, visit.on)), since, plan.seq(), window.end()));
        },
    },
    Indicator {
        key: "jigsaw_assessment_plans",
        area: Area::Disability,
        name: "Assessment Plans",
        title: "Disability assessments and plans up to date",
        question: "Are the assessments and plans of children with disabilities up to date?",
        counts: "children",
        unit: Unit::Percent,
        period: Period::AsAt,
        better: Better::Higher,
        definition: "Of the children whose allocated worker was of the disability service at the end of \
                     the month, those for whom an assessment was authorised or a plan reviewed within the \
                     interval.",
        source: JIGSAW,
        unclear: LOCAL_INTERVAL,
        cases: |journey, window, found| {
            let Some(holder) = held(journey, window) else { return };
            let Some(Interval { since, .. }) = window.since.disability_plan else { return };
            let authorised = journey.assessments.iter().filter_map(|one| one.authorised.as_ref());
            let authorised = authorised.map(|done| (done.on, done.seq));
            let reviews = journey.need.plans.iter().flat_map(|plan| &plan.reviews);
            let reviewed = reviews.map(|review| (review.on, review.seq));
            let latest = authorised.chain(reviewed).filter(|(on, _)| *on <= window.end()).max();
            let latest = latest.map(|(on, seq)| (seq, on));
            found(happened(latest, since, holder.seq(), window.end()));
        },
    },
    Indicator {
        key: "jigsaw_supervisions",
        area: Area::Disability,
        name: "Supervisions",
        title: "Supervision of disability work",
        question: "Is the work with children with disabilities supervised in time?",
        counts: "children",
        unit: Unit::Percent,
        period: Period::AsAt,
        better: Better::Higher,
        definition: "Of the children whose allocated worker was of the disability service at the end of \
                     the month, those whose case was discussed in supervision within the interval.",
        source: JIGSAW,
        unclear: LOCAL_INTERVAL,
        cases: |journey, window, found| {
            let Some(holder) = held(journey, window) else { return };
            let Some(Interval { since, .. }) = window.since.disability_supervision else { return };
            let last = journey.oversight.last_supervision(ServiceKind::Disability, window.end());
            found(happened(last.map(|one| (one.seq, one.on)), since, holder.seq(), window.end()));
        },
    },
];

/// The allocation by which the disability service holds the child at the end of the window.
fn held<'j>(journey: &'j Journey, window: &Window<'_>) -> Option<&'j Allocation> {
    let holder = journey.oversight.case_holder_on(window.end())?;
    (holder.started.service == ServiceKind::Disability).then_some(holder)
}
