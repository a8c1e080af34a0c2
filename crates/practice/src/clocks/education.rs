//! Education, health and care plans: the Special Educational Needs and Disability Regulations 2014.

use calendar::{Date, Due, Within, words};
use jiff::ToSpan;
use jiff::civil::date;

use super::clock::{Clock, Stop};
use super::definition::{Confirmed, Definition, Input, InputKind, Limit, Version};
use super::reading::Reading;
use crate::code_sets::{EhcException, EhcReviewOutcome, PhaseMove};
use crate::facts::{Area, EhcExceptionApplied};
use crate::journey::{EhcPlan, EhcRequest, EhcReview, Journey};

const OWNER: &str = "Special educational needs and disability team";
const EXCEPTIONS: &str = "Exceptions: schools closed for four weeks or more, exceptional personal \
    circumstances, absence of four weeks or more. A missed appointment excuses only who was asked for advice. \
    From 1 May to 25 September 2020 also the coronavirus, where it made the limit impracticable (SI 2020/471). \
    Timeliness is published with and without exceptions.";
/// The exceptions to the limits of the authority: regulations 5(4), 10(4) and, by it, 13(3), which speaks of
/// (a) to (d): schools closed, early years providers closed, exceptional circumstances, absence.
const OF_AUTHORITY: &[EhcException] =
    &[EhcException::SchoolClosed, EhcException::Exceptional, EhcException::Absent, EhcException::Coronavirus];
/// The exceptions to the limit of who is asked for advice: regulation 8(2).
const OF_ADVICE: &[EhcException] = &[
    EhcException::Exceptional,
    EhcException::Absent,
    EhcException::MissedAppointment,
    EhcException::Coronavirus,
];
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
                let run = reading.run(one.requested.seq, REQUEST, one.requested.on, stop);
                except(run, one, OF_AUTHORITY);
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
        notes: "Exceptions: exceptional personal circumstances, absence of four weeks or more, an appointment \
                missed in the six weeks.",
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
                    let run = reading.run(advice.seq(), "the request for advice", advice.from(), stop);
                    except(run, one, OF_ADVICE);
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
            Confirmed::Read("http://www.legislation.gov.uk/uksi/2014/1530/regulation/10/made"),
        )],
        inputs: &[],
        runs: Some(|reading| {
            for one in &reading.journey.education.requests {
                let to_assess = one.decided.as_ref().is_some_and(|decided| decided.assess);
                // Once there is a draft a plan will be issued, and this is no longer asked.
                let decided_to_issue = !one.drafts.is_empty() || one.issued.is_some();
                if to_assess && !decided_to_issue {
                    let stop = Stop::done(one.refused.as_ref().map(|refused| refused.on));
                    let run = reading.run(one.requested.seq, REQUEST, one.requested.on, stop);
                    except(run, one, OF_AUTHORITY);
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
        notes: "The day the draft is sent counts as the first. A least time, not a deadline of the authority: it \
                runs out by itself, and a plan issued sooner came too soon.",
        versions: &[Version::law(Within::DaysBeginning(15), "SI 2014/1530, reg. 13(1)", REG_13)],
        inputs: &[],
        runs: Some(representations),
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
                let run = reading.run(one.requested.seq, REQUEST, one.requested.on, stop);
                except(run, one, OF_AUTHORITY);
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
            Confirmed::SecondHand(
                "http://legislation.gov.uk/cy/ukpga/2014/6/notes/division/4/3/11/8, explanatory note 239 to the Act",
            ),
        )],
        inputs: &[],
        runs: Some(|reading| {
            for plan in &reading.journey.education.plans {
                let mut decided: Vec<Date> =
                    plan.reviews.iter().filter_map(|one| Some(one.decided.as_ref()?.on)).collect();
                decided.sort_unstable();
                let from = ("the plan", plan.issued.on);
                reading.repeats(plan.issued.seq, from, "the last review", decided.into_iter(), ceased(plan));
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
                for review in &plan.reviews {
                    let Some(proposed) = &review.proposed else { continue };
                    let stop = Stop::done(amended(plan, review)).or_lapsed(ceased(plan));
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
        runs: Some(|reading| {
            for plan in &reading.journey.education.plans {
                for review in plan.reviews.iter().filter(|review| to_amend(review)) {
                    let stop = Stop::done(amended(plan, review)).or_lapsed(ceased(plan));
                    reading.run(review.held.seq, MEETING, review.held.on, stop);
                }
            }
        }),
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
                let to = match given.one_of("move")? {
                    "secondary to post-16" => PhaseMove::SecondaryToPost16,
                    "between post-16" => PhaseMove::BetweenPost16,
                    _ => PhaseMove::Other,
                };
                Ok(reviewed_before(to, given.from.on))
            }),
            "SI 2014/1530, reg. 18",
            REVIEWS,
        )],
        inputs: &[Input {
            name: "move",
            ask: "Which move?",
            kind: InputKind::OneOf(&["secondary to post-16", "between post-16", "any other"]),
        }],
        runs: Some(phase_transfers),
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

/// When the coronavirus was an exception: SI 2020/471, told at
/// <https://gov.uk/government/publications/changes-to-the-law-on-education-health-and-care-needs-assessments-and-plans-due-to-coronavirus>.
const CORONAVIRUS: std::ops::RangeInclusive<Date> = date(2020, 5, 1)..=date(2020, 9, 25);

/// Applies the latest exception of a request that was decided by the time the run stopped, if it is one of
/// those that the law knows for this limit.
fn except(run: Option<&mut Clock>, request: &EhcRequest, allowed: &[EhcException]) {
    let Some(run) = run else { return };
    let by = match run.stop {
        Stop::Open => Date::MAX,
        Stop::Done(on) => on.on,
        Stop::Lapsed(on) => on,
    };
    let in_force = |one: &EhcExceptionApplied| {
        one.exception != EhcException::Coronavirus || CORONAVIRUS.contains(&one.on)
    };
    let applied = request.exceptions.iter().rev().filter(|one| one.on <= by && in_force(one));
    let mut applied = applied.map(|one| one.exception);
    match applied.clone().find(|exception| allowed.contains(exception)) {
        Some(exception) => run.except(exception),
        None => {
            if let Some(other) = applied.next() {
                let other = other.to_string().to_lowercase();
                run.remark = format!("The exception recorded ({other}) is none to this limit.").into();
            }
        }
    }
}

/// The family's time for each draft. It runs out by itself, so it is never late; what can be wrong is a plan
/// that came before.
fn representations(reading: &mut Reading<'_>) {
    for request in &reading.journey.education.requests {
        for (place, draft) in request.drafts.iter().enumerate() {
            let next = request.drafts.get(place + 1).map(|next| next.on);
            let of_this = |on: Date| on >= draft.on && next.is_none_or(|next| on < next);
            let views = request.views.iter().map(|views| views.on).find(|&on| of_this(on));
            let issued = request.issued.as_ref().map(|issued| issued.on).filter(|&on| of_this(on));
            let ended = [next, issued, finished(request)].into_iter().flatten().min();
            let out = Within::DaysBeginning(15).due_date(draft.on, reading.calendar(Stop::Open)).date();
            let ran_out = Some(out).filter(|&out| out < reading.today);
            let lapsed = [ended, ran_out].into_iter().flatten().min();
            let stop = Stop::done(views).or_lapsed(lapsed);
            let run = reading.run(draft.seq, "the day the draft was sent", draft.on, stop);
            if let (Some(run), Some(issued)) = (run, issued.filter(|&issued| issued <= out)) {
                let issued = words::day(issued);
                run.remark = format!("The plan was issued on {issued}, before this time had run out.").into();
            }
        }
    }
}

/// The last day on which the plan is reviewed and amended in time for a move.
fn reviewed_before(to: PhaseMove, moves_on: Date) -> Due {
    let eve = |month, day| Date::new(moves_on.year(), month, day).unwrap_or(moves_on);
    Due::On(match to {
        PhaseMove::SecondaryToPost16 => eve(3, 30),
        PhaseMove::BetweenPost16 => moves_on.saturating_sub(5.months()),
        PhaseMove::Other => eve(2, 14),
    })
}

/// Each expected move, from the day on which it is known and no more than 12 months away. It is done when the
/// plan is amended, or a review decides that it stays as it is.
fn phase_transfers(reading: &mut Reading<'_>) {
    for plan in &reading.journey.education.plans {
        for expected in &plan.moves {
            let year_before = expected.moves_on.saturating_sub(12.months());
            let (since, from) = if year_before > expected.on {
                ("the last 12 months before the move beginning", year_before)
            } else {
                ("the move becoming known", expected.on)
            };
            let kept = plan.reviews.iter().filter_map(|review| review.decided.as_ref());
            let kept = kept.filter(|decided| decided.outcome == EhcReviewOutcome::Keep).map(|one| one.on);
            let amended = plan.amendments.iter().map(|amended| amended.on);
            let done = kept.chain(amended).filter(|&on| on >= from).min();
            let moved = Some(expected.moves_on).filter(|&on| on <= reading.today);
            let ended = [moved, ceased(plan)].into_iter().flatten().min();
            let stop = Stop::done(done.filter(|&done| ended.is_none_or(|ended| done <= ended)));
            let due = reviewed_before(expected.to, expected.moves_on);
            if let Some(run) = reading.run_due(expected.seq, since, from, stop.or_lapsed(ended), due) {
                run.remark = format!("The move is on {}.", words::day(expected.moves_on)).into();
            }
        }
    }
}

/// Whether a review leads to an amended plan.
fn to_amend(review: &EhcReview) -> bool {
    let decided = review.decided.as_ref().is_some_and(|one| one.outcome == EhcReviewOutcome::Amend);
    decided || review.proposed.is_some()
}

/// The day of the amended plan to which a review led: the one that names its notice, or else the next.
fn amended(plan: &EhcPlan, review: &EhcReview) -> Option<Date> {
    let notice = review.proposed.as_ref();
    let named = plan.amendments.iter().find(|one| {
        let names = one.amendment.zip(notice.map(|notice| notice.seq));
        names.is_some_and(|(named, notice)| named == notice)
    });
    let from = notice.map_or(review.held.on, |notice| notice.on);
    let next = || plan.amendments.iter().find(|one| one.on >= from);
    named.or_else(next).map(|amended| amended.on)
}

fn ceased(plan: &EhcPlan) -> Option<Date> {
    plan.ceased.as_ref().map(|ceased| ceased.on)
}
