//! Visits to children looked after: one clock for each paragraph of regulation 28, so that each has its own
//! source. Which paragraph governs, and what is due, is found in [`super::looked_after_visit`].

use calendar::{Date, Within};
use jiff::civil::date;

use super::calculate::Given;
use super::clock::Stop;
use super::definition::{Confirmed, Definition, Input, InputKind, Limit, Version};
use super::looked_after_visit::{VisitDue, VisitRule, looked_after_visit};
use super::reading::Reading;
use crate::code_sets::VisitKind;
use crate::facts::{Area, ChildVisited};
use crate::journey::CarePeriod;
use rules::Refusal;

const REG_28: Confirmed = Confirmed::Read("https://www.legislation.gov.uk/uksi/2010/959/regulation/28/made");
const OWNER: &str = "Allocated social worker";
const STARTS: &str = "the last visit or the start of the placement";
const STOPS: &str = "a visit at which the child is seen";
const SUBJECT: &str = "The child is to be visited";

const FIRST: Input = Input { name: "first", ask: "Is it the first visit?", kind: InputKind::Flag };
const REVIEWED: Input =
    Input { name: "reviewed", ask: "Has a review been held since?", kind: InputKind::Flag };
const FIRST_YEAR: Input = Input {
    name: "after_first_year",
    ask: "Was the last visit after the first year there?",
    kind: InputKind::Flag,
};

pub(super) static DEFINITIONS: &[Definition] = &[
    Definition {
        key: "care_visit",
        name: "Visit to a child looked after",
        area: Area::Care,
        starts: STARTS,
        stops: STOPS,
        owner: OWNER,
        subject: SUBJECT,
        notes: "Within a week of the start of each placement, then every six weeks in its first year; after \
                that every three months if it is meant to last until 18, otherwise still every six weeks. A \
                move starts again. The law says three months, not 12 weeks. From 25 September 2020 a visit \
                could be by video or telephone where the coronavirus made another impracticable (SI 2020/909); \
                the intervals stayed.",
        versions: &[Version::of(
            Limit::Depends(|given| {
                let relaxed = given.flag("after_first_year")? && given.flag("to_eighteen")?;
                first_or(given, if relaxed { Within::Months(3) } else { Within::Weeks(6) })
            }),
            "CPPCR 2010, reg. 28(2)",
            REG_28,
        )],
        inputs: &[
            FIRST,
            FIRST_YEAR,
            Input {
                name: "to_eighteen",
                ask: "Is the placement meant to last until 18?",
                kind: InputKind::Flag,
            },
        ],
        runs: Some(|reading| visits(reading, VisitRule::Ordinary)),
    },
    Definition {
        key: "care_visit_long_term",
        name: "Visit in a long-term foster placement",
        area: Area::Care,
        starts: "the last visit",
        stops: STOPS,
        owner: OWNER,
        subject: SUBJECT,
        notes: "After a year in the placement, and only where a child of sufficient understanding agrees: the \
                day of that agreement is recorded.",
        versions: &[Version::law(
            Within::Months(6),
            "CPPCR 2010, reg. 28(3A), inserted by SI 2015/495",
            Confirmed::SecondHand("https://hertschildcare.proceduresonline.com/p_stat_visits_lac.html"),
        )
        .from(date(2015, 4, 1))],
        inputs: &[],
        runs: Some(|reading| visits(reading, VisitRule::LongTerm)),
    },
    Definition {
        key: "care_visit_before_assessment",
        name: "Visit to a child placed with a parent before assessment",
        area: Area::Care,
        starts: STARTS,
        stops: STOPS,
        owner: OWNER,
        subject: SUBJECT,
        notes: "Weekly until the first review, then every six weeks. Taken here: the first review since the \
                placement began.",
        versions: &[Version::of(
            Limit::Depends(|given| weekly_or(given, Within::Weeks(6))),
            "CPPCR 2010, reg. 28(3)",
            REG_28,
        )],
        inputs: &[REVIEWED],
        runs: Some(|reading| visits(reading, VisitRule::ParentBeforeAssessment)),
    },
    Definition {
        key: "care_visit_temporary",
        name: "Visit to a child with a temporarily approved person, or home under an interim order",
        area: Area::Care,
        starts: STARTS,
        stops: STOPS,
        owner: OWNER,
        subject: SUBJECT,
        notes: "Weekly until the first review, then every four weeks. Taken here: the first review since the \
                placement or order began.",
        versions: &[Version::of(
            Limit::Depends(|given| weekly_or(given, Within::Weeks(4))),
            "CPPCR 2010, reg. 28(4)",
            REG_28,
        )],
        inputs: &[REVIEWED],
        runs: Some(|reading| visits(reading, VisitRule::TemporaryOrInterim)),
    },
    Definition {
        key: "care_visit_care_order_at_home",
        name: "Visit to a child at home under a care order",
        area: Area::Care,
        starts: "the last visit or the care order",
        stops: STOPS,
        owner: OWNER,
        subject: SUBJECT,
        notes: "Within a week of the order, then every six weeks; it never becomes three months.",
        versions: &[Version::of(
            Limit::Depends(|given| first_or(given, Within::Weeks(6))),
            "CPPCR 2010, reg. 28(5)",
            REG_28,
        )],
        inputs: &[FIRST],
        runs: Some(|reading| visits(reading, VisitRule::CareOrderAtHome)),
    },
    Definition {
        key: "care_visit_arranged_by_others",
        name: "Visit to a child in hospital or custody",
        area: Area::Care,
        starts: "the last visit or the start of the living arrangements",
        stops: STOPS,
        owner: OWNER,
        subject: SUBJECT,
        notes: "For a child in care where others arrange where the child lives: within a week of each change, \
                then every six weeks for a year, then every three months.",
        versions: &[Version::of(
            Limit::Depends(|given| {
                let relaxed = given.flag("after_first_year")?;
                first_or(given, if relaxed { Within::Months(3) } else { Within::Weeks(6) })
            }),
            "CPPCR 2010, reg. 28(6)",
            Confirmed::Unconfirmed,
        )],
        inputs: &[FIRST, FIRST_YEAR],
        runs: Some(|reading| visits(reading, VisitRule::ArrangedByOthers)),
    },
    Definition {
        key: "care_visit_short_breaks",
        name: "Visit during short breaks",
        area: Area::Care,
        starts: "the last visit or the start of the short breaks",
        stops: STOPS,
        owner: OWNER,
        subject: SUBJECT,
        notes: "On days when the child is placed, at intervals agreed with the reviewing officer and parents; \
                the first visit within the first seven days of placement, then at least every six months. \
                Days of placement are not counted here: the agreed plan says the first visit.",
        versions: &[Version::law(Within::Months(6), "CPPCR 2010, reg. 48(3)(c)", Confirmed::Unconfirmed)],
        inputs: &[],
        runs: Some(|reading| visits(reading, VisitRule::ShortBreaks)),
    },
    Definition {
        key: "care_visit_notified",
        name: "Visit after notice about a children's home",
        area: Area::Care,
        starts: "notice about the home under s. 30A of the Care Standards Act 2000",
        stops: STOPS,
        owner: OWNER,
        subject: SUBJECT,
        notes: "A visit that the child, the carer or the reviewing officer reasonably asks for has no count of \
                days (reg. 28(7)).",
        versions: &[Version::law(Within::Weeks(1), "CPPCR 2010, reg. 28(8)", Confirmed::Unconfirmed)],
        inputs: &[],
        runs: Some(|reading| {
            let seen = |visit: &&ChildVisited| visit.kind == VisitKind::LookedAfter && visit.seen;
            for period in &reading.journey.care.periods {
                for placement in &period.placements {
                    let left = placement.ended.as_ref().map(|left| left.on);
                    let left = left.or(period.ended.as_ref().map(|ended| ended.on));
                    for notice in &placement.home_notices {
                        let visits = reading.journey.need.visits.iter().map(|visit| &**visit);
                        let mut since = visits.filter(seen).map(|visit| visit.on);
                        let visited = since.find(|&on| on >= notice.on);
                        let there = visited.filter(|&on| left.is_none_or(|left| on <= left));
                        let stop = Stop::done(there).or_lapsed(left);
                        reading.run(notice.seq, "the notice about the home", notice.on, stop);
                    }
                }
            }
        }),
    },
];

fn first_or(given: &Given<'_>, within: Within) -> Result<Within, Refusal> {
    Ok(if given.flag("first")? { Within::Weeks(1) } else { within })
}

fn weekly_or(given: &Given<'_>, within: Within) -> Result<Within, Refusal> {
    Ok(if given.flag("reviewed")? { within } else { Within::Weeks(1) })
}

fn visits(reading: &mut Reading<'_>, rule: VisitRule) {
    let journey = reading.journey;
    for period in &journey.care.periods {
        if !reading.open_only {
            for (visit, seen) in visits_due(reading, period) {
                if visit.rule == rule {
                    push(reading, period, visit, Stop::Done(seen.into()));
                }
            }
        }
        if let Some(visit) = looked_after_visit(journey, period, reading.today)
            && visit.rule == rule
        {
            push(reading, period, visit, Stop::Open);
        }
    }
}

fn push(reading: &mut Reading<'_>, period: &CarePeriod, visit: VisitDue, stop: Stop) {
    reading.run_within(period.seq(), visit.since(), visit.from, stop, visit.interval);
}

/// Each visit made in a period, with the visit that was due on the eve.
fn visits_due<'a>(
    reading: &Reading<'a>,
    period: &'a CarePeriod,
) -> impl Iterator<Item = (VisitDue, Date)> + use<'a> {
    let (journey, today) = (reading.journey, reading.today);
    let seen = journey.need.visits.iter().filter(move |visit| {
        visit.kind == VisitKind::LookedAfter
            && visit.seen
            && visit.on >= period.started.on
            && visit.on <= today
    });
    seen.filter_map(move |visit| {
        let eve = visit.on.yesterday().unwrap_or(visit.on).max(period.started.on);
        let due = looked_after_visit(journey, period, eve).filter(|due| due.from <= visit.on)?;
        // A visit on the very first day is both the eve's last visit and the one that answers it.
        let answers = !(due.visited && due.from == visit.on);
        answers.then_some((due, visit.on))
    })
}
