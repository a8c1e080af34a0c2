//! Child and family assessments: checks.

use calendar::{Date, WorkingDays, words};

use super::Check;
use super::oversight;
use super::spells::Lasting;
use crate::code_sets::{AssessmentBasis, AssessmentFactor, ReferralOutcome};
use crate::facts::*;
use crate::ids::Seq;
use crate::journey::Assessment;

/// The limit of an assessment in working days from the referral (Working Together to Safeguard Children
/// 2023, chapter 3: 45 working days is the longest it should take).
const LIMIT_WORKING_DAYS: u32 = 45;

const WORKING_TOGETHER: &str = "Working Together to Safeguard Children 2023, chapter 3";

pub(super) fn check(fact: &Fact, check: &mut Check<'_>) -> Vec<Fact> {
    match fact {
        Fact::AssessmentStarted(it) => started(it, check),
        Fact::AssessmentCheckpointHeld(it) => {
            check.text("note", &it.note, "Enter what was agreed");
            in_course(it.assessment, it.on, check);
        }
        Fact::AssessmentSentBack(it) => {
            check.text("reason", &it.reason, "Enter what more is needed");
            in_course(it.assessment, it.on, check);
        }
        Fact::AssessmentAuthorised(it) => authorised(it, check),
        _ => {}
    }
    Vec::new()
}

impl From<&Assessment> for Lasting {
    fn from(assessment: &Assessment) -> Lasting {
        Lasting::of(&assessment.started, assessment.authorised.as_ref())
    }
}

fn find<'a>(named: Seq, check: &Check<'a>) -> Option<&'a Assessment> {
    check.journey.assessments.iter().find(|one| one.seq() == named)
}

/// Checkpoints and sending back happen while an assessment is under way.
fn in_course(named: Seq, on: Date, check: &mut Check<'_>) {
    let found = find(named, check).map(Lasting::from);
    check.during("assessment", named, found, on, "assessment");
}

fn started(it: &AssessmentStarted, check: &mut Check<'_>) {
    check.begins(
        it.on,
        check.journey.assessments.iter().map(Lasting::from),
        "assessment",
        "CIN census rules 8863 and 8896",
    );
    check.under_eighteen(it.on, "a child and family assessment");
    if let Some(named) = it.referral {
        let found = check.journey.front_door.referral(named);
        let Some(referral) = check.named("referral", named, found, "referral") else { return };
        let what = "when the referral was received";
        check.not_before("on", it.on, referral.from(), what, "CIN census rule 1103");
        if let Some(decided) = &referral.ended
            && matches!(decided.outcome, ReferralOutcome::NoFurtherAction | ReferralOutcome::EarlyHelp)
        {
            let given = format!("the referral of {}", words::day(referral.from()));
            let allowed = format!(
                "Choose a referral that was not decided as {}",
                decided.outcome.to_string().to_lowercase()
            );
            check.refuse("referral", given, allowed, "CIN census rule 8831");
        }
        return;
    }
    match it.basis {
        AssessmentBasis::Referral => {
            check.refuse("referral", "", "Choose the referral that the assessment answers", WORKING_TOGETHER);
        }
        AssessmentBasis::OpenChild => {
            if !oversight::open_to_social_care(check.journey, it.on) {
                let allowed = "Choose a referral, or reopen the child: social care was not open on that day";
                check.refuse("basis", it.basis, allowed, WORKING_TOGETHER);
            }
        }
        AssessmentBasis::Reopened => {
            if !check.journey.oversight.closures.iter().any(|closed| closed.on <= it.on) {
                let allowed = "Choose a referral: social care had not closed for this child by that day";
                check.refuse("basis", it.basis, allowed, WORKING_TOGETHER);
            }
        }
    }
}

fn authorised(it: &AssessmentAuthorised, check: &mut Check<'_>) {
    factors(it, check);
    check.text("analysis", &it.analysis, "Enter the analysis");
    let found = find(it.assessment, check);
    let own = check.ends("assessment", it.assessment, found.map(Lasting::from), it.on, "assessment");
    let (Some(assessment), Some(own)) = (found, own) else { return };
    let last = [
        assessment.checkpoints.last().map(|checkpoint| checkpoint.on),
        assessment.sent_back.last().map(|sent_back| sent_back.on),
    ];
    if let Some(last) = last.into_iter().flatten().max() {
        let what = "when a manager last looked at it";
        check.not_before("on", it.on, last, what, "the record");
    }
    let all = check.journey.assessments.iter().map(Lasting::from);
    check.ends_before_next(own, all, it.on, "assessment", "CIN census rule 8863");
    late_reason(it, assessment, check);
}

fn factors(it: &AssessmentAuthorised, check: &mut Check<'_>) {
    if it.factors.is_empty() {
        let allowed = "Choose every factor that was found, or that there were none";
        check.refuse("factors", "", allowed, "CIN census rule 8897");
    }
    if it.factors.len() > 1 && it.factors.contains(&AssessmentFactor::NoneFound) {
        let allowed = "Choose no factors identified alone, or the factors without it";
        check.refuse("factors", AssessmentFactor::NoneFound, allowed, "CIN census rule 8869");
    }
    check.no_repeats("factors", &it.factors, "CIN census rule 8898");
    for factor in &it.factors {
        check.in_force("factors", *factor, it.on);
    }
}

/// Past 45 working days the reason for the delay is recorded. The days count from the referral; for a child
/// already open, from the day the assessment began.
fn late_reason(it: &AssessmentAuthorised, assessment: &Assessment, check: &mut Check<'_>) {
    let referral = assessment.started.referral.and_then(|named| check.journey.front_door.referral(named));
    let from = referral.map_or(assessment.started.on, |referral| referral.from());
    let taken = WorkingDays::known_on(it.on).between(from, it.on);
    let given = it.late_reason.as_deref().is_some_and(|reason| !reason.trim().is_empty());
    if taken > LIMIT_WORKING_DAYS && !given {
        let allowed =
            format!("Enter why the assessment took {taken} working days: the limit is {LIMIT_WORKING_DAYS}");
        check.refuse("late_reason", "", allowed, WORKING_TOGETHER);
    }
}
