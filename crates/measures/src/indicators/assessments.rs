//! Child and family assessments.

use calendar::WorkingDays;

use crate::indicator::{Area, Better, Case, Indicator, Period, Unit};

/// The longest time from referral to the end of an assessment (Working Together to Safeguard Children,
/// chapter 3).
const WORKING_DAYS_ALLOWED: u32 = 45;

pub(super) const INDICATORS: &[Indicator] = &[Indicator {
    key: "assessments_in_time",
    area: Area::Assessments,
    name: "Percentage of C&F assessments completed within 45 working days",
    title: "Assessments within 45 working days",
    question: "Are assessments completed within 45 working days of the referral?",
    counts: "assessments authorised",
    unit: Unit::Percent,
    period: Period::Month,
    better: Better::Higher,
    definition: "Of the child and family assessments that a manager authorised in the month, those \
                 authorised within 45 working days of the referral; the day of the referral is day 0.",
    source: "Children's scrutiny panel: performance table, April to October 2021; Working Together to \
             Safeguard Children, chapter 3",
    unclear: "An assessment of a child already open has no referral of its own: its start counts. \
              Assessments still open, however late, are not in the figure.",
    cases: |journey, window, found| {
        for assessment in &journey.assessments {
            let Some(authorised) = assessment.authorised.as_ref().filter(|done| window.has(done.on)) else {
                continue;
            };
            let referral = assessment.started.referral.and_then(|named| journey.front_door.referral(named));
            let began = referral.map_or(assessment.started.on, |referral| referral.from());
            // Judged by the holidays announced when it was authorised: a clock that has stopped stays as
            // it was judged.
            let taken = WorkingDays::known_on(authorised.on).between(began, authorised.on);
            found(Case { about: authorised.seq, on: authorised.on, met: taken <= WORKING_DAYS_ALLOWED });
        }
    },
}];
