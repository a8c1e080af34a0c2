//! Education, health and care plans: the Special Educational Needs and Disability Regulations 2014.

use calendar::{Date, Due, Within};
use jiff::ToSpan;

use super::clock::Stop;
use super::definition::{Confirmed, Definition, Input, InputKind, Limit, Version};
use crate::facts::Area;
use crate::journey::{EhcRequest, EhcReview, Journey};

const OWNER: &str = "Special educational needs and disability team";
const EXCEPTIONS: &str = "Exceptions: schools closed for four weeks or more, exceptional personal \
    circumstances, absence of four weeks or more, missed appointments. From 1 May to 25 September 2020 also \
    where the coronavirus made it impracticable. Timeliness is published with and without exceptions.";
const REG_5: Confirmed = Confirmed::Read("https://www.legislation.gov.uk/uksi/2014/1530/regulation/5");
const REG_13: Confirmed = Confirmed::Read("https://www.legislation.gov.uk/uksi/2014/1530/regulation/13");
const REVIEWS: Confirmed = Confirmed::Read(
    "https://www.legislation.gov.uk/uksi/2014/1530/part/2/crossheading/reviews-and-reassessments",
);
const DEVON: Confirmed = Confirmed::SecondHand(
    "https://www.ipsea.org.uk: R (L, M and P) v Devon County Council [2022] EWHC 493 (Admin)",
);

pub(super) static DEFINITIONS: &[Definition] = &[
    Definition {
        key: "ehc_decision",
        name: "Decision whether to assess",
        area: Area::Education,
        starts: "the request, or becoming responsible",
        stops: "the family told whether there will be an assessment",
        owner: OWNER,
        subject: "The decision whether to assess is due",
        notes: EXCEPTIONS,
        versions: &[Version::law(Within::Weeks(6), "SI 2014/1530, reg. 5", REG_5)],
        inputs: &[],
        runs: Some(|reading| {
            for one in &reading.journey.education.requests {
                let stop = Stop::done(one.decided.as_ref().map(|decided| decided.on));
                reading.run(one.requested.seq, REQUEST, one.requested.on, stop);
            }
        }),
    },
    Definition {
        key: "ehc_advice",
        name: "Advice for an assessment",
        area: Area::Education,
        starts: "the authority's request for advice",
        stops: "the advice received",
        owner: "The professional asked",
        subject: "Advice for the assessment is due",
        notes: "Not where the child missed an appointment in the six weeks.",
        versions: &[Version::law(
            Within::Weeks(6),
            "SI 2014/1530, reg. 8",
            Confirmed::Read("https://edyourself.org/send-regulations/"),
        )],
        inputs: &[],
        runs: Some(|reading| {
            for one in &reading.journey.education.requests {
                for advice in &one.advice {
                    let stop = Stop::done(advice.to()).or_lapsed(finished(one));
                    reading.run(advice.seq(), "the request for advice", advice.from(), stop);
                }
            }
        }),
    },
    Definition {
        key: "ehc_refusal",
        name: "Refusal to issue a plan",
        area: Area::Education,
        starts: "the original request",
        stops: "the family told that no plan will be issued",
        owner: OWNER,
        subject: "If no plan is to be issued the family is to be told",
        notes: EXCEPTIONS,
        versions: &[Version::law(
            Within::Weeks(16),
            "SI 2014/1530, reg. 10",
            Confirmed::SecondHand("https://educationlawadvice.com/2018/08/14"),
        )],
        inputs: &[],
        runs: Some(|reading| {
            for one in &reading.journey.education.requests {
                let to_assess = one.decided.as_ref().is_some_and(|decided| decided.assess);
                // Once there is a draft a plan will be issued, and this is no longer asked.
                let decided_to_issue = !one.drafts.is_empty() || one.issued.is_some();
                if to_assess && !decided_to_issue {
                    let stop = Stop::done(one.refused.as_ref().map(|refused| refused.on));
                    reading.run(one.requested.seq, REQUEST, one.requested.on, stop);
                }
            }
        }),
    },
    Definition {
        key: "ehc_representations",
        name: "The family's views on a draft plan",
        area: Area::Education,
        starts: "the day the draft was sent",
        stops: "the family's views; at least this long must be given",
        owner: "The family; special educational needs and disability team",
        subject: "The family may send its views on the draft",
        notes: "The day the draft is sent counts as the first. A least time, not a deadline of the authority.",
        versions: &[Version::law(Within::DaysBeginning(15), "SI 2014/1530, reg. 13(1)", REG_13)],
        inputs: &[],
        runs: None,
    },
    Definition {
        key: "ehc_plan",
        name: "Final education, health and care plan",
        area: Area::Education,
        starts: "the original request",
        stops: "the final plan, issued",
        owner: OWNER,
        subject: "The final plan is due",
        notes: EXCEPTIONS,
        versions: &[Version::law(Within::Weeks(20), "SI 2014/1530, reg. 13(2)", REG_13)],
        inputs: &[],
        runs: Some(|reading| {
            for one in &reading.journey.education.requests {
                let stop = Stop::done(one.issued.as_ref().map(|issued| issued.on)).or_lapsed(finished(one));
                reading.run(one.requested.seq, REQUEST, one.requested.on, stop);
            }
        }),
    },
    Definition {
        key: "ehc_annual_review",
        name: "Annual review of a plan",
        area: Area::Education,
        starts: "the plan or the last review",
        stops: "the family told the decision on the review; the meeting is not the end",
        owner: OWNER,
        subject: "The annual review is due",
        notes: "For children under 5 a review every three to six months is to be considered. The Act speaks of \
                12 months starting with the date: the strictest reading is a day sooner.",
        versions: &[Version::law(
            Within::Months(12),
            "Children and Families Act 2014, s. 44",
            Confirmed::SecondHand("https://www.sen-help.org.uk; explanatory note 239 to the Act"),
        )],
        inputs: &[],
        runs: Some(|reading| {
            for plan in &reading.journey.education.plans {
                let ceased = plan.ceased.as_ref().map(|ceased| ceased.on);
                let mut decided: Vec<Date> =
                    plan.reviews.iter().filter_map(|one| Some(one.decided.as_ref()?.on)).collect();
                decided.sort_unstable();
                let from = ("the plan", plan.issued.on);
                reading.repeats(plan.issued.seq, from, "the last review", decided.into_iter(), ceased);
            }
        }),
    },
    Definition {
        key: "ehc_review_report",
        name: "Report of an annual review",
        area: Area::Education,
        starts: "the review meeting",
        stops: "the report, sent to everybody invited",
        owner: "School or college",
        subject: "The report of the annual review is due",
        notes: "",
        versions: &[Version::law(
            Within::Weeks(2),
            "SI 2014/1530, reg. 20",
            Confirmed::SecondHand("https://www.livewellsouthend.com"),
        )],
        inputs: &[],
        runs: Some(|reading| {
            for review in reviews(reading.journey) {
                // A decision shows that the report was in hand.
                let done = review.reported.as_ref().map(|one| one.on);
                let decided = review.decided.as_ref().map(|one| one.on);
                reading.run(review.held.seq, MEETING, review.held.on, Stop::done(done.or(decided)));
            }
        }),
    },
    Definition {
        key: "ehc_review_decision",
        name: "Decision on an annual review",
        area: Area::Education,
        starts: "the review meeting",
        stops: "the family told: keep, amend (with the amendments proposed) or cease",
        owner: OWNER,
        subject: "The decision on the annual review is due",
        notes: "Where the plan is to be amended, the proposed amendments are due in the same four weeks.",
        versions: &[Version::law(Within::Weeks(4), "SI 2014/1530, reg. 20(10)", DEVON)],
        inputs: &[],
        runs: Some(|reading| {
            for review in reviews(reading.journey) {
                let stop = Stop::done(review.decided.as_ref().map(|decided| decided.on));
                reading.run(review.held.seq, MEETING, review.held.on, stop);
            }
        }),
    },
    Definition {
        key: "ehc_amended_plan",
        name: "Amended plan",
        area: Area::Education,
        starts: "the notice of proposed amendments",
        stops: "the amended plan, issued",
        owner: OWNER,
        subject: "The amended plan is due",
        notes: "So at most 12 weeks from the meeting.",
        versions: &[Version::law(Within::Weeks(8), "SI 2014/1530, reg. 22(3)", REVIEWS)],
        inputs: &[],
        runs: Some(|reading| {
            for plan in &reading.journey.education.plans {
                for proposed in plan.reviews.iter().filter_map(|review| review.proposed.as_ref()) {
                    let named = plan.amendments.iter().find(|one| one.amendment == Some(proposed.seq));
                    let next = || plan.amendments.iter().find(|one| one.on >= proposed.on);
                    let stop = Stop::done(named.or_else(next).map(|amended| amended.on))
                        .or_lapsed(plan.ceased.as_ref().map(|ceased| ceased.on));
                    reading.run(proposed.seq, "the notice of amendments", proposed.on, stop);
                }
            }
        }),
    },
    Definition {
        key: "ehc_amended_from_meeting",
        name: "Amended plan, from the review meeting",
        area: Area::Education,
        starts: "the review meeting",
        stops: "the amended plan, issued",
        owner: OWNER,
        subject: "The amended plan is due",
        notes: "Four weeks to the notice and eight from it.",
        versions: &[Version::law(Within::Weeks(12), "SI 2014/1530, regs 20(10) and 22(3)", DEVON)],
        inputs: &[],
        runs: None,
    },
    Definition {
        key: "ehc_phase_transfer",
        name: "Review before moving to another phase of education",
        area: Area::Education,
        starts: "the move to the next phase of education",
        stops: "the plan reviewed and, where needed, amended to name the next school or college",
        owner: OWNER,
        subject: "The plan is to be reviewed and amended ahead of the move",
        notes: "Before 31 March of the year of the move from secondary school to a post-16 institution; before \
                15 February for every other phase; at least five months before a move between post-16 \
                institutions. \"Before\" a day: the day itself is late.",
        versions: &[Version::of(
            Limit::Own(|given| {
                let moves = given.from.on;
                let eve = |month, day| Date::new(moves.year(), month, day).unwrap_or(moves);
                Ok(Due::On(match given.one_of("move")? {
                    "secondary to post-16" => eve(3, 30),
                    "between post-16" => moves.saturating_sub(5.months()),
                    _ => eve(2, 14),
                }))
            }),
            "SI 2014/1530, reg. 18",
            REVIEWS,
        )],
        inputs: &[Input {
            name: "move",
            ask: "Which move?",
            kind: InputKind::OneOf(&["secondary to post-16", "between post-16", "any other"]),
        }],
        runs: None,
    },
];

const REQUEST: &str = "the original request";
const MEETING: &str = "the review meeting";

/// The day on which a request ended without a plan.
fn finished(request: &EhcRequest) -> Option<Date> {
    let declined = request.decided.as_ref().filter(|decided| !decided.assess).map(|decided| decided.on);
    declined.or(request.refused.as_ref().map(|refused| refused.on))
}

fn reviews(journey: &Journey) -> impl Iterator<Item = &EhcReview> {
    journey.education.plans.iter().flat_map(|plan| &plan.reviews)
}
