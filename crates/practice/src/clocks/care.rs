//! Children looked after: plans, placements, reviews. Visits stand in their own table.
//!
//! "Becomes looked after" is the day of the care order, or the start of accommodation that lasted more than
//! 24 hours (Children Act 1989, s. 22).

use calendar::{Date, Due, Within};
use jiff::civil::date;

use super::clock::Stop;
use super::definition::{Confirmed, Definition, Input, InputKind, Limit, Version};
use super::occasions::{
    FIRST_LOOKED_AFTER_REVIEW, FIRST_SHORT_BREAK_REVIEW, LATER_LOOKED_AFTER_REVIEW,
    SECOND_LOOKED_AFTER_REVIEW, looked_after_reviews,
};
use super::reading::Reading;
use crate::code_sets::{LegalStatus, ReviewStep};
use crate::facts::{Area, PlacementBasis};
use crate::journey::{CarePeriod, Placement};

const PART_2: Confirmed =
    Confirmed::Read("https://www.legislation.gov.uk/uksi/2010/959/part/2/made/data.xht");
const PART_3: Confirmed = Confirmed::Read("https://legislation.gov.uk/uksi/2010/959/part/3/made/data.xht");
const PART_6: Confirmed = Confirmed::Read("https://www.legislation.gov.uk/cy/uksi/2010/959/part/6/made");
const REG_25: Confirmed = Confirmed::Read("https://www.legislation.gov.uk/uksi/2010/959/regulation/25/made");

const EAST_RIDING: Confirmed = Confirmed::SecondHand(
    "https://eastridingcs.trixonline.co.uk/chapter/emergency-placements-in-foster-care",
);
const WALTHAM_FOREST: Confirmed =
    Confirmed::SecondHand("https://walthamforestchildcare.proceduresonline.com/p_prep_la_rev.html");
const SI_2020_445: Confirmed = Confirmed::Read("https://www.legislation.gov.uk/uksi/2020/445/note/made");

pub(super) static DEFINITIONS: &[Definition] = &[
    Definition {
        key: "care_plan",
        name: "Care plan",
        area: Area::Care,
        starts: "the first placement",
        stops: "the care plan",
        owner: "Allocated social worker",
        subject: "The care plan is due",
        notes: "Before the first placement; where that is not practicable, within 10 working days. Not where \
                the court has a care plan under s. 31A.",
        versions: &[Version::law(Within::WorkingDays(10), "CPPCR 2010, reg. 4(2)", PART_2)],
        inputs: &[],
        runs: Some(|reading| {
            for period in wanted(reading) {
                let Some(first) = period.placements.first() else { continue };
                let court_plan = matches!(
                    period.status_on(first.started.on),
                    LegalStatus::InterimCareOrder | LegalStatus::FullCareOrder | LegalStatus::PlacementOrder
                );
                if !court_plan {
                    let stop = Stop::done(period.plans.first().map(|made| made.on)).or_lapsed(ended(period));
                    reading.run(period.seq(), "the start of the first placement", first.started.on, stop);
                }
            }
        }),
    },
    Definition {
        key: "placement_plan",
        name: "Placement plan",
        area: Area::Care,
        starts: "the placement",
        stops: "the placement plan",
        owner: "Allocated social worker",
        subject: "The placement plan is due",
        notes: "Before the placement; where that is not reasonably practicable, within five working days. Not \
                in short breaks (reg. 48).",
        versions: &[Version::law(Within::WorkingDays(5), "CPPCR 2010, reg. 9(2)", PART_3)],
        inputs: &[],
        runs: Some(|reading| {
            for period in wanted(reading).filter(|period| !period.started.short_breaks) {
                for placement in &period.placements {
                    let made = placement.plan_made.as_ref().map(|made| made.on);
                    let stop = Stop::done(made).or_lapsed(left(period, placement));
                    reading.run(placement.seq(), PLACED, placement.started.on, stop);
                }
            }
        }),
    },
    Definition {
        key: "placement_notice",
        name: "Notice of a placement",
        area: Area::Care,
        starts: "the placement",
        stops: "the notice sent to the area authority",
        owner: "Allocated social worker",
        subject: "Notice of the placement is due",
        notes: "Before the placement, or within five working days of one made in an emergency. A placement at \
                a distance first needs the approval of the director of children's services.",
        versions: &[Version::law(
            Within::WorkingDays(5),
            "CPPCR 2010, reg. 13, as amended by SI 2013/3239",
            Confirmed::Read("https://legislation.gov.uk/uksi/2010/959/regulation/13/made"),
        )],
        inputs: &[],
        runs: Some(|reading| {
            for period in wanted(reading).filter(|period| !period.started.short_breaks) {
                for placement in period.placements.iter().filter(|one| one.started.out_of_area) {
                    let sent = placement.notice.as_ref().map(|sent| sent.on);
                    let stop = Stop::done(sent).or_lapsed(left(period, placement));
                    reading.run(placement.seq(), PLACED, placement.started.on, stop);
                }
            }
        }),
    },
    Definition {
        key: "emergency_placement",
        name: "Emergency foster placement",
        area: Area::Care,
        starts: "the placement",
        stops: "the end of the placement",
        owner: "Fostering service",
        subject: "An emergency placement must end",
        notes: "With a foster carer approved for other children. Until 31 March 2011 it was 24 hours; from 24 April to 25 September 2020 it could \
                last 24 weeks.",
        versions: &[
            Version::law(Within::Hours(24), "SI 2002/57, reg. 38", EAST_RIDING).until(date(2011, 3, 31)),
            Version::law(Within::WorkingDays(6), "CPPCR 2010, reg. 23", EAST_RIDING)
                .from(date(2011, 4, 1))
                .until(date(2020, 4, 23)),
            Version::law(Within::Weeks(24), "CPPCR 2010, reg. 23, as amended by SI 2020/445", SI_2020_445)
                .from(date(2020, 4, 24))
                .until(date(2020, 9, 25)),
            Version::law(Within::WorkingDays(6), "CPPCR 2010, reg. 23", EAST_RIDING).from(date(2020, 9, 26)),
        ],
        inputs: &[],
        runs: Some(|reading| {
            for (period, placement) in placements(reading, PlacementBasis::Emergency) {
                reading.run(
                    placement.seq(),
                    PLACED,
                    placement.started.on,
                    Stop::done(left(period, placement)),
                );
            }
        }),
    },
    Definition {
        key: "temporary_approval",
        name: "Temporary approval of a connected person",
        area: Area::Care,
        starts: "the placement under temporary approval",
        stops: "full approval, or the end of the placement",
        owner: "Fostering service",
        subject: "Temporary approval of a connected person expires",
        notes: "16 weeks, extended once by up to eight. If it expires without approval the placement must end, \
                after other arrangements are made. From 24 April to 25 September 2020 it was 24 weeks, and not \
                only for connected persons.",
        versions: &[
            temporary(16, "CPPCR 2010, regs 24 and 25", REG_25).until(date(2020, 4, 23)),
            temporary(24, "CPPCR 2010, regs 24 and 25, as amended by SI 2020/445", SI_2020_445)
                .from(date(2020, 4, 24))
                .until(date(2020, 9, 25)),
            temporary(16, "CPPCR 2010, regs 24 and 25", REG_25).from(date(2020, 9, 26)),
        ],
        inputs: &[Input { name: "extended", ask: "Has it been extended?", kind: InputKind::Flag }],
        runs: Some(|reading| {
            for (period, placement) in placements(reading, PlacementBasis::TemporaryApproval) {
                let weeks = approved_weeks(placement.started.on, placement.extension.is_some());
                let stop = Stop::done(left(period, placement));
                reading.run_within(placement.seq(), PLACED, placement.started.on, stop, Within::Weeks(weeks));
            }
        }),
    },
    Definition {
        key: "care_review_first",
        name: "First looked-after review",
        area: Area::Care,
        starts: "the day the child became looked after",
        stops: "the review held",
        owner: "Independent reviewing officer",
        subject: "The first review is due",
        notes: "Earlier where the reviewing officer asks (reg. 33(3)).",
        versions: &[Version::law(FIRST_LOOKED_AFTER_REVIEW, "CPPCR 2010, reg. 33(1)", PART_6)],
        inputs: &[],
        runs: Some(|reading| reviews(reading, false, |place| place == 0)),
    },
    Definition {
        key: "care_review_second",
        name: "Second looked-after review",
        area: Area::Care,
        starts: "the first review",
        stops: "the review held",
        owner: "Independent reviewing officer",
        subject: "The second review is due",
        notes: "A review must come before a significant change to the care plan where practicable (reg. 32).",
        versions: &[Version::law(SECOND_LOOKED_AFTER_REVIEW, "CPPCR 2010, reg. 33(1)", PART_6)],
        inputs: &[],
        runs: Some(|reading| reviews(reading, false, |place| place == 1)),
    },
    Definition {
        key: "care_review",
        name: "Looked-after review",
        area: Area::Care,
        starts: "the last review",
        stops: "the review held",
        owner: "Independent reviewing officer",
        subject: "A review is due",
        notes: "Six calendar months, not 183 days. In a long-term foster placement every other review may be \
                without a meeting.",
        versions: &[Version::law(LATER_LOOKED_AFTER_REVIEW, "CPPCR 2010, reg. 33(1)", PART_6)],
        inputs: &[],
        runs: Some(|reading| reviews(reading, false, |place| place > 1)),
    },
    Definition {
        key: "short_break_review_first",
        name: "First review of short breaks",
        area: Area::Care,
        starts: "the first placement of the series",
        stops: "the review held",
        owner: "Independent reviewing officer",
        subject: "The first review of short breaks is due",
        notes: "",
        versions: &[Version::law(FIRST_SHORT_BREAK_REVIEW, "CPPCR 2010, reg. 48(3)(d)", WALTHAM_FOREST)],
        inputs: &[],
        runs: Some(|reading| reviews(reading, true, |place| place == 0)),
    },
    Definition {
        key: "short_break_review",
        name: "Review of short breaks",
        area: Area::Care,
        starts: "the last review",
        stops: "the review held",
        owner: "Independent reviewing officer",
        subject: "A review of short breaks is due",
        notes: "",
        versions: &[Version::law(LATER_LOOKED_AFTER_REVIEW, "CPPCR 2010, reg. 48(3)(d)", WALTHAM_FOREST)],
        inputs: &[],
        runs: Some(|reading| reviews(reading, true, |place| place > 0)),
    },
    Definition {
        key: "review_decisions",
        name: "Decisions of a looked-after review",
        area: Area::Care,
        starts: "the review",
        stops: "the decisions, sent",
        owner: "Independent reviewing officer",
        subject: "The decisions of the review are due",
        notes: "",
        versions: &[Version::law(Within::WorkingDays(5), "IRO handbook (2010)", Confirmed::Unconfirmed)],
        inputs: &[],
        runs: Some(|reading| after_reviews(reading, ReviewStep::DecisionsSent)),
    },
    Definition {
        key: "review_record",
        name: "Record of a looked-after review",
        area: Area::Care,
        starts: "the review",
        stops: "the full record, written",
        owner: "Independent reviewing officer",
        subject: "The record of the review is due",
        notes: "",
        versions: &[Version::law(Within::WorkingDays(15), "IRO handbook (2010)", Confirmed::Unconfirmed)],
        inputs: &[],
        runs: Some(|reading| after_reviews(reading, ReviewStep::RecordWritten)),
    },
    Definition {
        key: "review_record_shared",
        name: "Record of a looked-after review, shared",
        area: Area::Care,
        starts: "the review",
        stops: "the record, sent to those who took part",
        owner: "Independent reviewing officer",
        subject: "The record of the review is to be shared",
        notes: "",
        versions: &[Version::law(Within::WorkingDays(20), "IRO handbook (2010)", Confirmed::Unconfirmed)],
        inputs: &[],
        runs: Some(|reading| after_reviews(reading, ReviewStep::RecordShared)),
    },
    Definition {
        key: "permanence_plan",
        name: "Plan for permanence",
        area: Area::Permanence,
        starts: "the day the child became looked after",
        stops: "the plan for permanence, agreed",
        owner: "Allocated social worker; independent reviewing officer",
        subject: "The plan for permanence is due by the second review, so",
        notes: "At the latest 20 working days and three months; sooner where the first review was early.",
        versions: &[Version::of(
            Limit::Own(|given| {
                let first = given.optional_date("first_review")?;
                Ok(second_review(first.map_or(given.after(FIRST_LOOKED_AFTER_REVIEW).date(), |held| held)))
            }),
            "Children Act 1989 guidance, volume 2: a plan for permanence by the second review",
            Confirmed::SecondHand("https://proceduresonline.com/toolkit/glossary/p/cs-permanence-plan"),
        )],
        inputs: &[Input {
            name: "first_review",
            ask: "Day of the first review, if held",
            kind: InputKind::OptionalDate,
        }],
        runs: Some(|reading| {
            for period in wanted(reading).filter(|period| !period.started.short_breaks) {
                let plans = &reading.journey.permanence.plans;
                let agreed = plans.iter().find(|plan| plan.period == period.seq()).map(|plan| plan.on);
                let stop = Stop::done(agreed).or_lapsed(ended(period));
                let start = period.started.on;
                let due_first = || FIRST_LOOKED_AFTER_REVIEW.due_date(start, reading.calendar(stop)).date();
                let first = period.reviews.first().map_or_else(due_first, |held| held.on);
                reading.run_due(period.seq(), BECAME, start, stop, second_review(first));
            }
        }),
    },
];

const PLACED: &str = "the start of the placement";
const BECAME: &str = "becoming looked after";

const fn temporary(weeks: u16, source: &'static str, confirmed: Confirmed) -> Version {
    let limit = match weeks {
        24 => Limit::Depends(|given| Ok(Within::Weeks(if given.flag("extended")? { 32 } else { 24 }))),
        _ => Limit::Depends(|given| Ok(Within::Weeks(if given.flag("extended")? { 24 } else { 16 }))),
    };
    Version::of(limit, source, confirmed)
}

fn approved_weeks(from: Date, extended: bool) -> u16 {
    let longer = date(2020, 4, 24) <= from && from <= date(2020, 9, 25);
    (if longer { 24 } else { 16 }) + if extended { 8 } else { 0 }
}

/// When the second review is due, from the first.
fn second_review(first: Date) -> Due {
    SECOND_LOOKED_AFTER_REVIEW.due_date(first, calendar::WorkingDays::latest())
}

/// The looked-after periods to read: all, or only the one that goes on.
fn wanted<'a>(reading: &Reading<'a>) -> impl Iterator<Item = &'a CarePeriod> + use<'a> {
    let open_only = reading.open_only;
    reading.journey.care.periods.iter().filter(move |period| !open_only || period.ended.is_none())
}

fn placements<'a>(
    reading: &Reading<'a>,
    basis: PlacementBasis,
) -> impl Iterator<Item = (&'a CarePeriod, &'a Placement)> + use<'a> {
    let all = wanted(reading).flat_map(|period| period.placements.iter().map(move |one| (period, one)));
    all.filter(move |(_, one)| one.started.basis == basis)
}

fn reviews(reading: &mut Reading<'_>, short_breaks: bool, wanted_at: fn(usize) -> bool) {
    let periods = wanted(reading).filter(|period| period.started.short_breaks == short_breaks);
    for period in periods {
        let mut since = (BECAME, period.started.on);
        let mut places = 0;
        for (place, occasion) in looked_after_reviews(period, reading.today).enumerate() {
            if wanted_at(place) {
                reading.run(period.seq(), since.0, since.1, Stop::done(occasion.held));
            }
            if let Some(held) = occasion.held {
                since = ("the last review", held);
                places = place + 1;
            }
        }
        if let Some(ended) = ended(period)
            && wanted_at(places)
        {
            reading.run(period.seq(), since.0, since.1, Stop::Lapsed(ended));
        }
    }
}

/// What is due after each review, until the next review or the end of care makes an end of it.
fn after_reviews(reading: &mut Reading<'_>, step: ReviewStep) {
    for period in wanted(reading) {
        for (place, review) in period.reviews.iter().enumerate() {
            let next = period.reviews.get(place + 1).map(|next| next.on);
            if reading.open_only && next.is_some() {
                continue;
            }
            let steps = period.review_steps.iter().filter(|one| one.review == review.seq);
            // A record that was sent out had been written.
            let shows = |one: ReviewStep| {
                one == step || (step == ReviewStep::RecordWritten && one == ReviewStep::RecordShared)
            };
            let done = steps.filter(|one| shows(one.step)).map(|one| one.on).min();
            let stop = Stop::done(done).or_lapsed(next.or(ended(period)));
            reading.run(review.seq, "the review", review.on, stop);
        }
    }
}

fn ended(period: &CarePeriod) -> Option<Date> {
    period.ended.as_ref().map(|ended| ended.on)
}

/// The day a placement ended: its own end or, where none is recorded, that of being looked after.
fn left(period: &CarePeriod, placement: &Placement) -> Option<Date> {
    placement.ended.as_ref().map(|left| left.on).or_else(|| ended(period))
}
