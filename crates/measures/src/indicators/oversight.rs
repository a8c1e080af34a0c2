//! Caseloads, supervision and audit.

use calendar::Date;
use practice::code_sets::{AllocationRole, AuditGrade, ServiceKind};
use practice::{Journey, Seq};

use super::care_leavers::has_left_care;
use super::child_in_need::plan_of_another_service;
use super::looked_after::looked_after;
use super::{PAPER, counted, happened};
use crate::indicator::{Area, Better, Case, Indicator, Period, Unit};
use crate::window::Window;

const YOUNG_WORK: &str = "The paper does not give the interval, which is local policy, nor say whether a \
                          child whose work is younger than the interval is counted: it is not.";

pub(super) const INDICATORS: &[Indicator] = &[
    Indicator {
        key: "caseload",
        area: Area::Oversight,
        name: "Average Caseload per Worker - All Teams",
        title: "Average caseload",
        question: "How many children does a worker hold?",
        counts: "children with an allocated worker",
        unit: Unit::Average,
        period: Period::AsAt,
        better: Better::Lower,
        definition: "Children with an allocated worker at the end of the month, for each full-time \
                     equivalent of the workers who held at least one of them.",
        source: PAPER,
        unclear: "The paper prints no figures. Workers who hold no children are left out.",
        cases: |journey, window, found| {
            if let Some(holder) = journey.oversight.case_holder_on(window.end()) {
                found(counted(holder.seq(), window.end()));
            }
        },
    },
    Indicator {
        key: "supervision_child_in_need",
        area: Area::Oversight,
        name: "Percentage of CIN who have had their supervision and within timescale",
        title: "Supervision of child in need work",
        question: "Is the work with children in need supervised in time?",
        counts: "children whose plan is older than the supervision interval",
        unit: Unit::Percent,
        period: Period::AsAt,
        better: Better::Higher,
        definition: "Of the children on a child in need plan at the end of the month that is older than the \
                     supervision interval (children of the disability service left out), those whose case \
                     was discussed in supervision within it.",
        source: PAPER,
        unclear: YOUNG_WORK,
        cases: |journey, window, found| {
            let Some(plan) = plan_of_another_service(journey, window) else { return };
            supervised(journey, window, (plan.seq(), plan.started.on), ServiceKind::ChildInNeed, found);
        },
    },
    Indicator {
        key: "supervision_protection",
        area: Area::Oversight,
        name: "Percentage of CPP who have had their supervision and within timescale",
        title: "Supervision of child protection work",
        question: "Is the work with children on child protection plans supervised in time?",
        counts: "children whose plan is older than the supervision interval",
        unit: Unit::Percent,
        period: Period::AsAt,
        better: Better::Higher,
        definition: "Of the children on a child protection plan at the end of the month that is older than \
                     the supervision interval, those whose case was discussed in supervision within it.",
        source: PAPER,
        unclear: YOUNG_WORK,
        cases: |journey, window, found| {
            let Some(plan) = journey.protection.plan_on(window.end()) else { return };
            supervised(journey, window, (plan.seq(), plan.started.on), ServiceKind::ChildProtection, found);
        },
    },
    Indicator {
        key: "supervision_looked_after",
        area: Area::Oversight,
        name: "Percentage of CLA who have had their supervision and within timescale",
        title: "Supervision of work with children looked after",
        question: "Is the work with children looked after supervised in time?",
        counts: "children looked after for longer than the supervision interval",
        unit: Unit::Percent,
        period: Period::AsAt,
        better: Better::Higher,
        definition: "Of the children looked after at the end of the month for longer than the supervision \
                     interval, those whose case was discussed in supervision within it.",
        source: PAPER,
        unclear: YOUNG_WORK,
        cases: |journey, window, found| {
            let Some(period) = looked_after(journey, window) else { return };
            supervised(journey, window, (period.seq(), period.started.on), ServiceKind::LookedAfter, found);
        },
    },
    Indicator {
        key: "supervision_care_leavers",
        area: Area::Oversight,
        name: "Percentage of Care Leaver who have had their supervision and within timescale",
        title: "Supervision of work with care leavers",
        question: "Is the work with care leavers supervised in time?",
        counts: "care leavers whose adviser has been theirs for longer than the supervision interval",
        unit: Unit::Percent,
        period: Period::AsAt,
        better: Better::Higher,
        definition: "Of the young people who were relevant or, under 21, former relevant at the end of the \
                     month and had a personal adviser for longer than the supervision interval, those whose \
                     case was discussed in supervision within it.",
        source: PAPER,
        unclear: YOUNG_WORK,
        cases: |journey, window, found| {
            let mut allocated = journey.oversight.allocated_on(window.end());
            let adviser = allocated.find(|one| one.started.role == AllocationRole::PersonalAdviser);
            if let Some(adviser) = adviser.filter(|_| has_left_care(journey, window.end())) {
                let began = (adviser.seq(), adviser.from());
                supervised(journey, window, began, ServiceKind::CareLeaver, found);
            }
        },
    },
    Indicator {
        key: "audits",
        area: Area::Oversight,
        name: "Number of Cases Audited",
        title: "Audits",
        question: "How many audits were made?",
        counts: "audits",
        unit: Unit::Count,
        period: Period::Month,
        better: Better::NoDirection,
        definition: "Audits of the work with a child that were made in the month.",
        source: PAPER,
        unclear: "",
        cases: |journey, window, found| {
            for audit in journey.oversight.audits.iter().filter(|audit| window.has(audit.on)) {
                found(counted(audit.seq, audit.on));
            }
        },
    },
    Indicator {
        key: "audits_good",
        area: Area::Oversight,
        name: "Percentage of cases that are Good or Outstanding",
        title: "Audits graded good or outstanding",
        question: "How much of the audited work is good or outstanding?",
        counts: "audits",
        unit: Unit::Percent,
        period: Period::Month,
        better: Better::Higher,
        definition: "Of the audits made in the month, those that found the work good or outstanding.",
        source: "Children's scrutiny panel: performance table, April to October 2021; grades as Ofsted's",
        unclear: "A month may have very few audits (May 2021 had two): read the number with the percentage.",
        cases: |journey, window, found| {
            for audit in journey.oversight.audits.iter().filter(|audit| window.has(audit.on)) {
                let met = matches!(audit.grade, AuditGrade::Good | AuditGrade::Outstanding);
                found(Case { about: audit.seq, on: audit.on, met });
            }
        },
    },
];

/// Whether work that began longer ago than the supervision interval was discussed within it. Without a
/// policy there is no interval, and nothing can be counted.
fn supervised(
    journey: &Journey,
    window: &Window<'_>,
    (asked_by, began): (Seq, Date),
    service: ServiceKind,
    found: &mut dyn FnMut(Case),
) {
    let Some(interval) = window.since.supervision.filter(|interval| began <= interval.asked) else { return };
    let last = journey.oversight.last_supervision(service, window.end());
    found(happened(last.map(|one| (one.seq, one.on)), interval.since, asked_by, window.end()));
}
