//! Health and education of children looked after.

use calendar::{Date, Due, Term, Terms, Within, WorkingDays, age_on};

use super::clock::Stop;
use super::definition::{Confirmed, Definition, Input, InputKind, Limit, Version};
use super::reading::Reading;
use crate::code_sets::SchoolTerm;
use crate::facts::{Area, EducationPlanMade, HealthAssessed};
use crate::journey::{CarePeriod, Told};

const COVENTRY: Confirmed =
    Confirmed::SecondHand("https://coventrychildcare.proceduresonline.com/p_healthcare_assmt.htm");
const OLDHAM: Confirmed = Confirmed::SecondHand("Oldham Council, virtual school: personal education plans");

pub(super) static DEFINITIONS: &[Definition] = &[
    Definition {
        key: "health_assessment_initial",
        name: "Initial health assessment",
        area: Area::Health,
        starts: "the day the child became looked after",
        stops: "the assessment by a registered medical practitioner",
        owner: "Allocated social worker asks; health does it",
        subject: "The initial health assessment is due before the first review, so",
        notes: "Before the first placement; otherwise before the first review, which makes 20 working days. \
                Not needed where one was done in the three months before.",
        versions: &[Version::law(
            Within::WorkingDays(20),
            "CPPCR 2010, reg. 7",
            Confirmed::SecondHand(
                "https://trixresources.proceduresonline.com/nat_key/keywords/health_care_assessment.html",
            ),
        )],
        inputs: &[],
        runs: Some(|reading| {
            for period in periods(reading) {
                let start = period.started.on;
                let recent = recently(period);
                let assessments = &reading.journey.health.assessments;
                let done = assessments.iter().find(|one| one.on >= recent).map(|one| one.on);
                let stop = Stop::done(done).or_lapsed(ended(period));
                reading.run(period.seq(), BECAME, start, stop);
            }
        }),
    },
    Definition {
        key: "health_assessment_review",
        name: "Review health assessment",
        area: Area::Health,
        starts: "the last health assessment",
        stops: "the assessment done",
        owner: "Looked-after children's nurse or GP",
        subject: "A review health assessment is due",
        notes: "Under 5 every six months, from 5 every 12 months, by the child's age on the day it is due: at \
                the fifth birthday the open six months become 12 from the last assessment.",
        versions: &[Version::of(
            Limit::Depends(|given| Ok(review_within(given.from.on, Some(given.date("born")?)))),
            "CPPCR 2010, reg. 7",
            COVENTRY,
        )],
        inputs: &[Input { name: "born", ask: "Date of birth", kind: InputKind::Date }],
        runs: Some(|reading| {
            let born = reading.journey.person.born();
            for period in periods(reading) {
                let assessments = &reading.journey.health.assessments;
                let own = |one: &&Told<HealthAssessed>| one.period == period.seq();
                let done = assessments.iter().filter(own).map(|one| one.on);
                // Where an assessment of earlier care spared the child the initial one, the next is counted
                // from it.
                let (start, recent) = (period.started.on, recently(period));
                let earlier = assessments.iter().filter(|one| !own(one) && one.on <= start);
                let mut last: Option<Date> = earlier.map(|one| one.on).filter(|on| *on >= recent).max();
                for on in done {
                    if let Some(last) = last {
                        let stop = Stop::Done(on.into());
                        reading.run_within(period.seq(), LAST, last, stop, review_within(last, born));
                    }
                    last = Some(on);
                }
                if let Some(last) = last {
                    let stop = Stop::Open.or_lapsed(ended(period));
                    reading.run_within(period.seq(), LAST, last, stop, review_within(last, born));
                }
            }
        }),
    },
    Definition {
        key: "education_plan_started",
        name: "Personal education plan, begun",
        area: Area::Education,
        starts: "the day the child became looked after",
        stops: "the personal education plan, begun",
        owner: "Allocated social worker; virtual school head",
        subject: "The personal education plan is to be begun",
        notes: "Councils differ; some ask for it within 20 working days.",
        versions: &[Version::law(
            Within::WorkingDays(10),
            "Promoting the education of looked-after children (statutory guidance, 2018)",
            OLDHAM,
        )],
        inputs: &[],
        runs: Some(|reading| {
            for period in periods(reading) {
                if !of_plan_age(reading, period.started.on) {
                    continue;
                }
                let (start, education) = (period.started.on, &reading.journey.education);
                let begun =
                    education.education_plans_begun.iter().map(|begun| begun.on).find(|&on| on >= start);
                let made = education.education_plans.iter().any(|made| made.on >= start);
                // A plan that was made had been begun, but nothing tells when.
                if begun.is_some() || !made {
                    let stop = Stop::done(begun).or_lapsed(ended(period));
                    reading.run(period.seq(), BECAME, start, stop);
                }
            }
        }),
    },
    Definition {
        key: "education_plan_first",
        name: "First personal education plan",
        area: Area::Education,
        starts: "the day the child became looked after",
        stops: "the personal education plan",
        owner: "Allocated social worker; virtual school head",
        subject: "The personal education plan is due by the first review, so",
        notes: "From school age; many councils begin at 3 and go on to 18, which policies \
                education_plan.age_from and education_plan.age_to say.",
        versions: &[Version::law(
            Within::WorkingDays(20),
            "Promoting the education of looked-after children (statutory guidance, 2018)",
            OLDHAM,
        )],
        inputs: &[],
        runs: Some(|reading| {
            for period in periods(reading) {
                let start = period.started.on;
                if of_plan_age(reading, start) {
                    let plans = &reading.journey.education.education_plans;
                    let made = plans.iter().find(|made| made.on >= start).map(|made| made.on);
                    let stop = Stop::done(made).or_lapsed(ended(period));
                    reading.run(period.seq(), BECAME, start, stop);
                }
            }
        }),
    },
    Definition {
        key: "education_plan",
        name: "Personal education plan, each term",
        area: Area::Education,
        starts: "the first day of the school term",
        stops: "the personal education plan, made or reviewed for that term",
        owner: "Allocated social worker; virtual school head",
        subject: "The personal education plan is due by the end of the term,",
        notes: "Once in every school term. Terms are local: policy school.terms gives them. One that was not made \
                in its term is asked for until the next term begins.",
        versions: &[Version::of(
            Limit::Own(|given| Ok(Due::On(given.date("term_ends")?))),
            "Promoting the education of looked-after children (statutory guidance, 2018)",
            OLDHAM,
        )],
        inputs: &[Input { name: "term_ends", ask: "Last day of the term", kind: InputKind::Date }],
        runs: Some(termly_plans),
    },
];

/// Each term that begins while the child is looked after and of the local age.
fn termly_plans(reading: &mut Reading<'_>) {
    let (today, policies) = (reading.today, reading.policies);
    for period in periods(reading) {
        let Some(terms) = policies.terms("school.terms", today) else { return };
        let later = terms.iter().skip(1).map(Some).chain([None]);
        let begun = terms.iter().zip(later).take_while(|(term, _)| term.first <= today);
        for (term, next) in begun {
            let next = next.map(|next| next.first).filter(|&first| first <= today);
            let over = reading.open_only && next.is_some();
            if over || !period.open_on(term.first) || !of_plan_age(reading, term.first) {
                continue;
            }
            let plans = &reading.journey.education.education_plans;
            let made = plans.iter().find(|made| is_for(made, term, terms)).map(|made| made.on);
            let lapsed = [next, ended(period)].into_iter().flatten().min();
            let stop = Stop::done(made.filter(|&on| lapsed.is_none_or(|lapsed| on < lapsed)));
            let due = Due::On(term.last);
            reading.run_due(period.seq(), "the first day of term", term.first, stop.or_lapsed(lapsed), due);
        }
    }
}

/// Whether a plan is the one of a term: it says so, and was made since the term before ended.
fn is_for(made: &EducationPlanMade, term: &Term, terms: &Terms) -> bool {
    let named = match term.first.month() {
        1..=3 => SchoolTerm::Spring,
        4..=7 => SchoolTerm::Summer,
        _ => SchoolTerm::Autumn,
    };
    let since = terms.last_before(term.first).map_or(term.first, |before| before.last);
    made.term == named && made.on >= since
}

const BECAME: &str = "becoming looked after";
const LAST: &str = "the last health assessment";
const SIX_MONTHS: Within = Within::Months(6);
const TWELVE_MONTHS: Within = Within::Months(12);

/// How long after a health assessment the next is due. Without a date of birth, the shorter.
fn review_within(last: Date, born: Option<Date>) -> Within {
    let due = SIX_MONTHS.due_date(last, WorkingDays::latest()).date();
    match born.and_then(|born| age_on(born, due)) {
        Some(5..) => TWELVE_MONTHS,
        _ => SIX_MONTHS,
    }
}

fn of_plan_age(reading: &Reading<'_>, day: Date) -> bool {
    let policy = |key| reading.policies.number(key, day);
    // Statutory school age begins at 5 and looked-after status ends at 18.
    let (from, to) =
        (policy("education_plan.age_from").unwrap_or(5), policy("education_plan.age_to").unwrap_or(17));
    reading.journey.person.age_on(day).is_some_and(|age| (from..=to).contains(&i64::from(age)))
}

/// Looked-after periods other than short breaks, to which regulation 7 does not apply.
fn periods<'a>(reading: &Reading<'a>) -> impl Iterator<Item = &'a CarePeriod> + use<'a> {
    let open_only = reading.open_only;
    let all = reading.journey.care.periods.iter();
    all.filter(move |period| !period.started.short_breaks && (!open_only || period.ended.is_none()))
}

/// From when on an assessment spares the child the initial one: three months before care (regulation 7).
fn recently(period: &CarePeriod) -> Date {
    period.started.on.saturating_sub(jiff::Span::new().months(3))
}

fn ended(period: &CarePeriod) -> Option<Date> {
    period.ended.as_ref().map(|ended| ended.on)
}
