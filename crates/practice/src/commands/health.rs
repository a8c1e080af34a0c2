//! Health of children looked after: checks.

use calendar::words;
use jiff::ToSpan;

use super::Check;
use super::care;
use crate::code_sets::{HealthAssessmentKind, SdqReason};
use crate::facts::*;

/// The ages for which the strengths and difficulties questionnaire is scored, in whole years.
const SDQ_AGES: (u8, u8) = (4, 16);
/// The highest total difficulties score.
const SDQ_MAX: u8 = 40;

pub(super) fn check(fact: &Fact, check: &mut Check<'_>) -> Vec<Fact> {
    match fact {
        Fact::HealthAssessed(it) => assessed(it, check),
        Fact::DentalChecked(it) => {
            check.born_by(it.on, "a dental check", "the record");
            check.once_a_day(&check.journey.health.dental_checks, it.on, "dental check");
        }
        Fact::SdqScored(it) => sdq_scored(it, check),
        _ => {}
    }
    Vec::new()
}

/// An initial assessment is done once a period, if not in the three months before it (regulation 7); a
/// review is not before it.
fn assessed(it: &HealthAssessed, check: &mut Check<'_>) {
    const SOURCE: &str = "SI 2010/959, reg. 7";
    check.text("by", &it.by, "Enter who did the assessment, by profession");
    let found = care::period(it.period, check.journey);
    let Some(period) = check.named("period", it.period, found, "looked-after period") else { return };
    care::not_after_care(period, it.on, check);
    let began = period.started.on;
    let others = check.journey.health.assessments.iter().filter(|one| one.period == it.period);
    let corrects = check.corrects;
    let mut others = others.filter(|one| Some(one.seq) != corrects);
    match it.kind {
        HealthAssessmentKind::Initial => {
            let first = began.saturating_sub(3.months());
            let initial = others.clone().find(|one| one.kind == HealthAssessmentKind::Initial);
            let review =
                others.clone().filter(|one| one.kind == HealthAssessmentKind::Review).map(|one| one.on).min();
            check.not_before("on", it.on, first, "three months before the period began", SOURCE);
            if let Some(initial) = initial {
                let allowed =
                    format!("Choose a review: the initial assessment was on {}", words::day(initial.on));
                check.refuse("kind", it.kind, allowed, SOURCE);
            }
            if let Some(review) = review {
                check.not_after("on", it.on, review, "when the first review was done", SOURCE);
            }
        }
        HealthAssessmentKind::Review => {
            check.not_before("on", it.on, began, "when the period began", SOURCE);
            if let Some(initial) = others.find(|one| one.kind == HealthAssessmentKind::Initial) {
                let what = "when the initial assessment was done";
                check.not_before("on", it.on, initial.on, what, SOURCE);
            }
        }
    }
    let same = check.journey.health.assessments.iter().find(|one| one.on == it.on && one.kind == it.kind);
    if same.is_some_and(|same| !check.replaces(same.seq)) {
        let allowed = "Correct the assessment that is recorded for this day, or check the date";
        check.refuse("on", words::day(it.on), allowed, "the record");
    }
}

/// Either a score or the reason why there is none, and both only as the child's age allows.
fn sdq_scored(it: &SdqScored, check: &mut Check<'_>) {
    const AGES: &str = "SSDA903 rules 188 and 189";
    check.once_a_day(&check.journey.health.sdq, it.on, "questionnaire");
    match (it.score, it.reason) {
        (None, None) => {
            let allowed = "Enter the score, or choose why there is none";
            check.refuse("score", "", allowed, "SSDA903 rule 197B");
        }
        (Some(score), Some(_)) => {
            let allowed = "Enter the score or the reason why there is none, not both";
            check.refuse("reason", format!("a score of {score} and a reason"), allowed, "SSDA903 rule 197A");
        }
        _ => {}
    }
    if let Some(score) = it.score.filter(|score| *score > SDQ_MAX) {
        check.refuse("score", score, format!("Enter a score from 0 to {SDQ_MAX}"), "SSDA903 rule 180");
    }
    let (youngest, oldest) = SDQ_AGES;
    if it.score.is_some() {
        let allowed = "Choose the reason SDQ1: the questionnaire is scored from 4 to 16";
        check.at_least("score", it.on, youngest, allowed, AGES);
        check.younger_than("score", it.on, oldest + 1, allowed, AGES);
    }
    match it.reason {
        Some(SdqReason::Age) => {
            let age = check.journey.person.born().and_then(|born| calendar::age_on(born, it.on));
            if age.is_some_and(|age| (youngest..=oldest).contains(&age)) {
                let allowed = "Choose another reason, or enter the score: the child was 4 to 16";
                check.refuse("reason", SdqReason::Age, allowed, "SSDA903 rule 157");
            }
        }
        Some(_) => {
            let allowed = "Choose the reason SDQ1: the questionnaire is asked for from 4 to 16";
            check.at_least("reason", it.on, youngest, allowed, AGES);
            check.younger_than("reason", it.on, oldest + 1, allowed, AGES);
        }
        None => {}
    }
}
