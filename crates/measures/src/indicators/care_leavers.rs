//! Young people leaving care.

use calendar::{Date, birthday};
use practice::code_sets::{Activity, LeavingCareStatus};
use practice::{Journey, Seq, leaving_care_status};

use super::happened;
use crate::indicator::{Area, Better, Case, Indicator, Period, Unit};
use crate::window::Window;

const STATISTICS: &str = "Children's scrutiny panel: performance table, April to October 2021; Department \
                          for Education: Children looked after in England, care leavers";

pub(super) const INDICATORS: &[Indicator] = &[
    Indicator {
        key: "pathway_plans",
        area: Area::CareLeavers,
        name: "Percentage of Care Leavers 16+ with an Up-to-date Pathway plan",
        title: "Pathway plans up to date",
        question: "Do young people leaving care have a pathway plan that is up to date?",
        counts: "young people",
        unit: Unit::Percent,
        period: Period::AsAt,
        better: Better::Higher,
        definition: "Of the young people who were eligible, relevant or, under 21, former relevant at the \
                     end of the month, those whose pathway plan was made or reviewed in the last 6 months.",
        source: "Children's scrutiny panel: performance table, April to October 2021; Care Leavers \
                 (England) Regulations 2010, regulation 7",
        unclear: "The paper does not say which young people are counted. Its target of 90% is below every \
                  figure in it.",
        cases: |journey, window, found| {
            let day = window.end();
            let Some(asked_by) = last_period(journey).filter(|_| of_leaving_age(journey, day)) else {
                return;
            };
            let made = journey.leaving_care.plans.iter().map(|plan| (plan.on, plan.seq));
            let reviewed = journey.leaving_care.reviews.iter().map(|review| (review.on, review.seq));
            let latest = made.chain(reviewed).filter(|(on, _)| *on <= day).max();
            found(happened(
                latest.map(|(on, seq)| (seq, on)),
                window.since.pathway_plan.since,
                asked_by,
                day,
            ));
        },
    },
    Indicator {
        key: "neet_17_18",
        area: Area::CareLeavers,
        name: "Percentage not in employment, education, or training (NEET) on their 17th and 18th Birthday",
        title: "Not in education, employment or training at 17 and 18",
        question: "How many care leavers of 17 and 18 are not in education, employment or training?",
        counts: "17th and 18th birthdays",
        unit: Unit::Percent,
        period: Period::RollingYear,
        better: Better::Lower,
        definition: "Of the 17th and 18th birthdays, in the 12 months to the end of the month, of young \
                     people who were eligible, relevant or former relevant on the day, those on which the \
                     young person was not in education, employment or training.",
        source: STATISTICS,
        unclear: "The paper does not say over what time birthdays are counted. A young person of whose \
                  activity nothing is known is counted, and not as being without it.",
        cases: |journey, window, found| {
            for age in [17, 18] {
                on_birthday(journey, window, age, found, of_leaving_age);
            }
        },
    },
    Indicator {
        key: "neet_19_21",
        area: Area::CareLeavers,
        name: "Percentage not in employment, education, or training (NEET) on their 19th to 21st Birthday",
        title: "Not in education, employment or training at 19 to 21",
        question: "How many care leavers of 19 to 21 are not in education, employment or training?",
        counts: "19th, 20th and 21st birthdays",
        unit: Unit::Percent,
        period: Period::RollingYear,
        better: Better::Lower,
        definition: "Of the 19th, 20th and 21st birthdays, in the 12 months to the end of the month, of \
                     young people who were former relevant the day before, those on which the young person \
                     was not in education, employment or training.",
        source: STATISTICS,
        unclear: "The paper does not say over what time birthdays are counted. A young person of whose \
                  activity nothing is known is counted, and not as being without it. Its benchmarks of 65 \
                  and 87 are far above any published rate and look like another measure.",
        cases: |journey, window, found| {
            for age in 19..=21 {
                on_birthday(journey, window, age, found, |journey, day| {
                    let eve = day.yesterday().unwrap_or(day);
                    leaving_care_status(journey, eve) == LeavingCareStatus::FormerRelevant
                });
            }
        },
    },
];

/// The first ages at which the leaving care law asks nothing yet, and at which its duties to all end.
const LEAVING_AGES: std::ops::Range<u8> = 16..21;

/// Whether the young person is eligible, relevant or, under 21, former relevant on a day.
fn of_leaving_age(journey: &Journey, day: Date) -> bool {
    use LeavingCareStatus::{Eligible, FormerRelevant, Relevant};
    journey.person.age_on(day).is_some_and(|age| LEAVING_AGES.contains(&age))
        && matches!(leaving_care_status(journey, day), Eligible | Relevant | FormerRelevant)
}

/// Whether the young person is relevant or, under 21, former relevant on a day: no longer looked after.
pub(super) fn has_left_care(journey: &Journey, day: Date) -> bool {
    use LeavingCareStatus::{FormerRelevant, Relevant};
    journey.person.age_on(day).is_some_and(|age| LEAVING_AGES.contains(&age))
        && matches!(leaving_care_status(journey, day), Relevant | FormerRelevant)
}

/// The last looked-after period, which asks for all that follows. Nobody is of the cohort without one,
/// unless legal advice says so; most people are then not asked about further.
fn last_period(journey: &Journey) -> Option<Seq> {
    let advised = || journey.leaving_care.overrides.last().map(|advice| advice.seq);
    journey.care.periods.last().map(|period| period.seq()).or_else(advised)
}

/// A birthday of the rolling year, if the young person is of the cohort on it: met when not in education,
/// employment or training by what was last told.
fn on_birthday(
    journey: &Journey,
    window: &Window<'_>,
    age: u8,
    found: &mut dyn FnMut(Case),
    of_cohort: fn(&Journey, Date) -> bool,
) {
    let Some(asked_by) = last_period(journey) else { return };
    let Some(day) = journey.person.born().map(|born| birthday(born, age)) else { return };
    if day <= window.since.year || day > window.end() || !of_cohort(journey, day) {
        return;
    }
    let told = journey.leaving_care.activities.iter().rev().find(|activity| activity.on <= day);
    let met = told.is_some_and(|told| {
        matches!(told.activity, Activity::NeetIllness | Activity::NeetOther | Activity::NeetParenting)
    });
    found(Case { about: told.map_or(asked_by, |told| told.seq), on: day, met });
}
