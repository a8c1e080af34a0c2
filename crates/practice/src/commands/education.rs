//! Personal education plans; education, health and care plans: checks.

use calendar::{Date, words};

use super::Check;
use super::care;
use super::spells::Lasting;
use crate::code_sets::{EhcAppealGround, EhcAppealOutcome, EhcRequester, EhcReviewOutcome};
use crate::facts::*;
use crate::ids::Seq;
use crate::journey::{EhcPlan, EhcRequest, EhcReview, Journey};

const ACT: &str = "Children and Families Act 2014, s. 36";
const REGULATIONS: &str = "SI 2014/1530";
const APPEALS: &str = "Children and Families Act 2014, s. 51";
const REQUEST: &str = "request for an assessment";
const PLAN: &str = "education, health and care plan";
const REVIEW: &str = "annual review";

impl From<&EhcPlan> for Lasting {
    fn from(plan: &EhcPlan) -> Lasting {
        Lasting::of(&plan.issued, plan.ceased.as_ref())
    }
}

pub(super) fn check(fact: &Fact, check: &mut Check<'_>) -> Vec<Fact> {
    match fact {
        Fact::EducationPlanBegun(it) => {
            care::during_care(check, it.period, it.on);
            let begun = &check.journey.education.education_plans_begun;
            check.once_a_day(begun, it.on, "beginning of a personal education plan");
        }
        Fact::EducationPlanMade(it) => {
            care::during_care(check, it.period, it.on);
            check.once_a_day(&check.journey.education.education_plans, it.on, "personal education plan");
        }
        Fact::EhcRequested(it) => requested(it, check),
        Fact::EhcRequestDecided(it) => request_decided(it, check),
        Fact::EhcAdviceRequested(it) => advice_requested(it, check),
        Fact::EhcAdviceReceived(it) => {
            let advice = check.journey.education.requests.iter().flat_map(|request| &request.advice);
            let found = advice.into_iter().find(|one| one.seq() == it.advice).map(Lasting::from);
            check.ends("advice", it.advice, found, it.on, "request for advice");
        }
        Fact::EhcExceptionApplied(it) => {
            check.in_force("exception", it.exception, it.on);
            if let Some(request) = request_named(it.request, it.on, check) {
                let what = "when the final plan was issued";
                if let Some(issued) = check.kept(&request.issued).map(|issued| issued.on) {
                    check.not_after("on", it.on, issued, what, "SI 2014/1530, reg. 10(4)");
                }
            }
        }
        Fact::EhcDraftIssued(it) => draft_issued(it, check),
        Fact::EhcViewsReceived(it) => views_received(it, check),
        Fact::EhcIssueRefused(it) => issue_refused(it, check),
        Fact::EhcPlanIssued(it) => plan_issued(it, check),
        Fact::EhcMoveExpected(it) => move_expected(it, check),
        Fact::EhcReviewHeld(it) => review_held(it, check),
        Fact::EhcReviewReported(it) => {
            if let Some(review) = review_named(it.review, it.on, check) {
                check.once("review", &review.reported, "report");
            }
        }
        Fact::EhcReviewDecided(it) => {
            if let Some(review) = review_named(it.review, it.on, check) {
                check.once("review", &review.decided, "decision");
            }
        }
        Fact::EhcAmendmentProposed(it) => amendment_proposed(it, check),
        Fact::EhcPlanAmended(it) => plan_amended(it, check),
        Fact::EhcAppealed(it) => appealed(it, check),
        Fact::EhcAppealEnded(it) => {
            let found = check.journey.education.appeals.iter().find(|one| one.seq() == it.appeal);
            check.ends("appeal", it.appeal, found.map(Lasting::from), it.on, "appeal");
        }
        Fact::EhcPlanCeased(it) => plan_ceased(it, check),
        _ => {}
    }
    Vec::new()
}

/// Whether the council lost an appeal about a decision, or gave way, by a day: it then decides anew.
fn appeal_won(journey: &Journey, ground: EhcAppealGround, decided: Date, by: Date) -> bool {
    use EhcAppealOutcome::*;
    journey.education.appeals.iter().any(|appeal| {
        appeal.started.ground == ground
            && appeal.started.on >= decided
            && appeal.ended.as_ref().is_some_and(|ended| {
                ended.on <= by && matches!(ended.outcome, Conceded | Upheld | PartlyUpheld)
            })
    })
}

/// Whether a request still awaits its end on a day: no refusal that stands, no plan.
fn awaits(request: &EhcRequest, on: Date, journey: &Journey) -> bool {
    let not_assessed = request.decided.as_ref().is_some_and(|decided| {
        !decided.assess
            && decided.on <= on
            && !appeal_won(journey, EhcAppealGround::RefusalToAssess, decided.on, on)
    });
    let refused = request.refused.as_ref().is_some_and(|refused| {
        refused.on <= on && !appeal_won(journey, EhcAppealGround::RefusalToIssue, refused.on, on)
    });
    let issued = request.issued.as_ref().is_some_and(|issued| issued.on <= on);
    !(not_assessed || refused || issued)
}

/// The request, if it is there and was made by the day.
fn request_named<'j>(named: Seq, on: Date, check: &mut Check<'j>) -> Option<&'j EhcRequest> {
    let found = check.journey.education.requests.iter().find(|one| one.requested.seq == named);
    let request = check.named("request", named, found, REQUEST)?;
    check.not_before("on", on, request.requested.on, "when the request was received", REGULATIONS);
    Some(request)
}

/// What belongs to an assessment comes after the decision to assess and before the end of it.
fn assessed_named<'j>(named: Seq, on: Date, check: &mut Check<'j>) -> Option<&'j EhcRequest> {
    let request = request_named(named, on, check)?;
    let given = || format!("the request of {}", words::day(request.requested.on));
    match check.kept(&request.decided) {
        None => check.refuse("request", given(), "Record first the decision to assess", REGULATIONS),
        Some(decided) if !decided.assess => {
            let journey = check.journey;
            if !appeal_won(journey, EhcAppealGround::RefusalToAssess, decided.on, on) {
                let allowed = "Choose a request that it was decided to assess";
                check.refuse("request", given(), allowed, ACT);
            }
        }
        Some(decided) => {
            check.not_before("on", on, decided.on, "when it was decided to assess", REGULATIONS);
        }
    }
    if let Some(issued) = check.kept(&request.issued).map(|issued| issued.on) {
        check.not_after("on", on, issued, "when the final plan was issued", REGULATIONS);
    }
    Some(request)
}

/// One request at a time, and none while a plan is in force: a child with a plan is reassessed.
fn requested(it: &EhcRequested, check: &mut Check<'_>) {
    check.born_by(it.on, "an education, health and care assessment", ACT);
    check.in_force("need", it.need, it.on);
    let allowed = "Enter a date before the 25th birthday, when the right to an assessment ends";
    check.younger_than("on", it.on, 25, allowed, ACT);
    if it.by == EhcRequester::YoungPerson {
        let allowed = "Choose the parent or the school: a young person asks for themself after the last \
                       compulsory school year";
        check.at_least("by", it.on, 15, allowed, "Children and Families Act 2014, s. 83(2)");
    }
    let journey = check.journey;
    let open = journey.education.requests.iter().find(|one| {
        !check.replaces(one.requested.seq) && one.requested.on <= it.on && awaits(one, it.on, journey)
    });
    if let Some(open) = open {
        let allowed = format!(
            "Go on with the request of {}: it has not been decided to its end",
            words::day(open.requested.on)
        );
        check.refuse("on", words::day(it.on), allowed, ACT);
    }
    let in_force = |plan: &&EhcPlan| plan.open_on(it.on) && !check.replaces(plan.issued.request);
    if let Some(plan) = journey.education.plans.iter().find(in_force) {
        let allowed = format!("Review the plan of {} instead: it is in force", words::day(plan.issued.on));
        check.refuse("on", words::day(it.on), allowed, ACT);
    }
}

/// Decided once; again only after an appeal that the council lost.
fn request_decided(it: &EhcRequestDecided, check: &mut Check<'_>) {
    check.text("reason", &it.reason, "Enter the reason for the decision");
    let Some(request) = request_named(it.request, it.on, check) else { return };
    let journey = check.journey;
    let again = check.kept(&request.decided).is_some_and(|decided| {
        !decided.assess && appeal_won(journey, EhcAppealGround::RefusalToAssess, decided.on, it.on)
    });
    if !again {
        check.once("request", &request.decided, "decision");
    }
}

fn advice_requested(it: &EhcAdviceRequested, check: &mut Check<'_>) {
    check.text("from", &it.from, "Enter who was asked for advice");
    assessed_named(it.request, it.on, check);
}

fn draft_issued(it: &EhcDraftIssued, check: &mut Check<'_>) {
    let Some(request) = assessed_named(it.request, it.on, check) else { return };
    check.once_a_day(&request.drafts, it.on, "draft plan");
    refusal_stands(request, it.on, check);
}

/// The family speaks of a draft that it was sent.
fn views_received(it: &EhcViewsReceived, check: &mut Check<'_>) {
    const SOURCE: &str = "SI 2014/1530, reg. 13(1)";
    let Some(request) = assessed_named(it.request, it.on, check) else { return };
    check.once_a_day(&request.views, it.on, "answer of the family");
    match request.drafts.first().map(|draft| draft.on) {
        Some(first) => check.not_before("on", it.on, first, "when the draft was sent to the family", SOURCE),
        None => {
            let given = format!("the request of {}", words::day(request.requested.on));
            check.refuse("request", given, "Record the draft plan first", SOURCE);
        }
    }
}

/// A refusal to issue a plan ends the way to one, unless an appeal reopens it.
fn refusal_stands(request: &EhcRequest, on: Date, check: &mut Check<'_>) {
    let journey = check.journey;
    let refused = check.kept(&request.refused).map(|refused| refused.on);
    let stands = refused.filter(|refused| {
        *refused <= on && !appeal_won(journey, EhcAppealGround::RefusalToIssue, *refused, on)
    });
    if let Some(refused) = stands {
        let allowed =
            format!("Record a new request: it was decided on {} to issue no plan", words::day(refused));
        check.refuse("request", "a request that was refused", allowed, "SI 2014/1530, reg. 10");
    }
}

fn issue_refused(it: &EhcIssueRefused, check: &mut Check<'_>) {
    check.text("reason", &it.reason, "Enter the reason for the decision");
    let Some(request) = assessed_named(it.request, it.on, check) else { return };
    check.once("request", &request.refused, "refusal");
    if let Some(issued) = check.kept(&request.issued).map(|issued| issued.on) {
        let allowed = format!("Cease the plan instead: it was issued on {}", words::day(issued));
        check.refuse("request", "a request that led to a plan", allowed, "SI 2014/1530, reg. 10");
    }
}

/// A plan is issued once, after a draft on which the family could say what they think.
fn plan_issued(it: &EhcPlanIssued, check: &mut Check<'_>) {
    check.text("setting", &it.setting, "Enter the school or setting that the plan names");
    check.in_force("need", it.need, it.on);
    let others = check.journey.education.plans.iter().map(Lasting::from);
    check.begins(it.on, others, PLAN, "Children and Families Act 2014, s. 37");
    let Some(request) = assessed_named(it.request, it.on, check) else { return };
    check.once("request", &request.issued, "final plan");
    refusal_stands(request, it.on, check);
    match request.drafts.first().map(|draft| draft.on) {
        Some(first) => {
            check.not_before(
                "on",
                it.on,
                first,
                "when the draft was sent to the family",
                "SI 2014/1530, reg. 13",
            );
        }
        None => {
            let given = format!("the request of {}", words::day(request.requested.on));
            check.refuse("request", given, "Record the draft plan first", "SI 2014/1530, reg. 13");
        }
    }
}

fn plan_of(named: Seq, journey: &Journey) -> Option<&EhcPlan> {
    journey.education.plans.iter().find(|one| one.issued.seq == named)
}

fn move_expected(it: &EhcMoveExpected, check: &mut Check<'_>) {
    let found = plan_of(it.plan, check.journey);
    let lasting = found.map(Lasting::from);
    check.during("plan", it.plan, lasting, it.on, PLAN);
    let what = "when it became known that the child will move";
    check.not_before("moves_on", it.moves_on, it.on, what, "SI 2014/1530, reg. 18");
    let Some(plan) = found else { return };
    let same = plan.moves.iter().find(|one| one.moves_on == it.moves_on && !check.replaces(one.seq));
    if let Some(same) = same {
        let allowed = format!("Correct the move to this day that was recorded on {}", words::day(same.on));
        check.refuse("moves_on", words::day(it.moves_on), allowed, "the record");
    }
}

fn review_held(it: &EhcReviewHeld, check: &mut Check<'_>) {
    let found = plan_of(it.plan, check.journey);
    let lasting = found.map(Lasting::from);
    check.during("plan", it.plan, lasting, it.on, PLAN);
    let Some(plan) = found else { return };
    if plan.reviews.iter().any(|one| one.held.on == it.on && !check.replaces(one.held.seq)) {
        let allowed = "Correct the meeting that is recorded for this day, or check the date";
        check.refuse("on", words::day(it.on), allowed, "the record");
    }
}

/// The review, if it is there and its meeting was held by the day.
fn review_named<'j>(named: Seq, on: Date, check: &mut Check<'j>) -> Option<&'j EhcReview> {
    let mut reviews = check.journey.education.plans.iter().flat_map(|plan| &plan.reviews);
    let found = reviews.find(|one| one.held.seq == named);
    let review = check.named("review", named, found, REVIEW)?;
    check.not_before("on", on, review.held.on, "when the review meeting was held", "SI 2014/1530, reg. 20");
    Some(review)
}

/// Amendments are proposed once it is decided to amend.
fn amendment_proposed(it: &EhcAmendmentProposed, check: &mut Check<'_>) {
    const SOURCE: &str = "SI 2014/1530, reg. 22";
    let Some(review) = review_named(it.review, it.on, check) else { return };
    check.once("review", &review.proposed, "amendment notice");
    let given = || format!("the review of {}", words::day(review.held.on));
    match check.kept(&review.decided) {
        None => check.refuse("review", given(), "Record first the decision to amend the plan", SOURCE),
        Some(decided) if decided.outcome != EhcReviewOutcome::Amend => {
            check.refuse("review", given(), "Choose a review that decided to amend the plan", SOURCE);
        }
        Some(decided) => {
            check.not_before("on", it.on, decided.on, "when it was decided to amend the plan", SOURCE);
        }
    }
}

/// An amended plan follows a notice, once; without one only by order of the tribunal or of the law.
fn plan_amended(it: &EhcPlanAmended, check: &mut Check<'_>) {
    const SOURCE: &str = "SI 2014/1530, reg. 22";
    let found = plan_of(it.plan, check.journey);
    let lasting = found.map(Lasting::from);
    check.during("plan", it.plan, lasting, it.on, PLAN);
    let (Some(plan), Some(named)) = (found, it.amendment) else { return };
    let mut notices = plan.reviews.iter().filter_map(|review| review.proposed.as_ref());
    let notice = notices.find(|one| one.seq == named);
    let Some(notice) = check.named("amendment", named, notice, "notice of this plan") else { return };
    check.not_before("on", it.on, notice.on, "when the amendments were proposed", SOURCE);
    let earlier = plan.amendments.iter().find(|one| one.amendment == Some(named));
    if let Some(earlier) = earlier.filter(|earlier| !check.replaces(earlier.seq)) {
        let given = format!("the notice of {}", words::day(notice.on));
        let allowed =
            format!("Choose another notice: this one led to the amended plan of {}", words::day(earlier.on));
        check.refuse("amendment", given, allowed, SOURCE);
    }
}

/// An appeal is about a decision that was made.
fn appealed(it: &EhcAppealed, check: &mut Check<'_>) {
    use EhcAppealGround::*;
    let education = &check.journey.education;
    let (made, allowed) = match it.ground {
        RefusalToAssess => (
            education
                .requests
                .iter()
                .filter_map(|one| one.decided.as_ref())
                .any(|decided| !decided.assess && decided.on <= it.on),
            "Record first the decision not to assess",
        ),
        RefusalToIssue => (
            education
                .requests
                .iter()
                .filter_map(|one| one.refused.as_ref())
                .any(|refused| refused.on <= it.on),
            "Record first the refusal to issue a plan",
        ),
        Contents => (
            education.plans.iter().any(|plan| plan.issued.on <= it.on),
            "Record first the plan that was issued",
        ),
        Cease => (
            education.plans.iter().any(|plan| {
                let decided = plan.reviews.iter().filter_map(|review| review.decided.as_ref());
                let mut to_cease = decided.filter(|one| one.outcome == EhcReviewOutcome::Cease);
                plan.ceased.as_ref().is_some_and(|ceased| ceased.on <= it.on)
                    || to_cease.any(|one| one.on <= it.on)
            }),
            "Record first the decision to cease the plan",
        ),
    };
    if !made {
        check.refuse("ground", it.ground, allowed, APPEALS);
    }
    let same = education.appeals.iter().filter(|one| one.started.ground == it.ground);
    check.begins(it.on, same.map(Lasting::from), "appeal", APPEALS);
}

fn plan_ceased(it: &EhcPlanCeased, check: &mut Check<'_>) {
    check.text("reason", &it.reason, "Enter why the plan ceased");
    let found = plan_of(it.plan, check.journey).map(Lasting::from);
    if let Some(own) = check.ends("plan", it.plan, found, it.on, PLAN) {
        check.ends_after_all_of(it.plan, it.on);
        let others = check.journey.education.plans.iter().map(Lasting::from);
        check.ends_before_next(own, others, it.on, PLAN, "Children and Families Act 2014, s. 45");
    }
}
