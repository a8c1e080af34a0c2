//! Children on child in need plans, other than those of the disability service.

use practice::Journey;
use practice::code_sets::{ServiceKind, VisitKind};
use practice::journey::NeedPlan;

use super::{PAPER, counted, happened};
use crate::indicator::{Area, Better, Indicator, Period, Unit};
use crate::window::Window;

pub(super) const INDICATORS: &[Indicator] = &[
    Indicator {
        key: "child_in_need_plans",
        area: Area::ChildInNeed,
        name: "Number of children with an active Child in Need Plan not allocated to CWD (CIN*)",
        title: "Children on child in need plans",
        question: "How many children have a child in need plan?",
        counts: "children",
        unit: Unit::Count,
        period: Period::AsAt,
        better: Better::Lower,
        definition: "Children who had a child in need plan at the end of the month and whose allocated \
                     worker was not of the service for children with disabilities.",
        source: PAPER,
        unclear: "The paper does not explain the asterisk. A child with no allocated worker is counted.",
        cases: |journey, window, found| {
            if let Some(plan) = plan_of_another_service(journey, window) {
                found(counted(plan.seq(), window.end()));
            }
        },
    },
    Indicator {
        key: "child_in_need_visits",
        area: Area::ChildInNeed,
        name: "CIN on a plan visited within 4 weeks",
        title: "Seen within four weeks on a child in need plan",
        question: "Are children on child in need plans seen within four weeks?",
        counts: "children whose plan is at least four weeks old",
        unit: Unit::Percent,
        period: Period::AsAt,
        better: Better::Higher,
        definition: "Of the children on a child in need plan of at least 28 days at the end of the month, \
                     those who were seen at a child in need visit in the last 28 days.",
        source: PAPER,
        unclear: "The paper does not say whether a plan younger than four weeks is counted: it is not. A \
                  visit at which the child was not seen does not count.",
        cases: |journey, window, found| {
            let Some(plan) = plan_of_another_service(journey, window) else { return };
            if plan.started.on > window.since.four_weeks {
                return;
            }
            let seen = journey.need.last_seen(VisitKind::ChildInNeed, window.end());
            let seen = seen.map(|visit| (visit.seq, visit.on));
            found(happened(seen, window.since.four_weeks, plan.seq(), window.end()));
        },
    },
];

/// The plan open at the end of the window, unless the disability service holds the child.
pub(super) fn plan_of_another_service<'j>(journey: &'j Journey, window: &Window<'_>) -> Option<&'j NeedPlan> {
    let plan = journey.need.plan_on(window.end())?;
    let holder = journey.oversight.case_holder_on(window.end());
    let disability = holder.is_some_and(|holder| holder.started.service == ServiceKind::Disability);
    (!disability).then_some(plan)
}
