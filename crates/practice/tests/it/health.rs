//! Health of children looked after: what is refused.

use practice::Seq;
use practice::code_sets::*;
use practice::facts::*;

use crate::care;
use crate::given::*;

fn assessed(on: &str, kind: HealthAssessmentKind) -> HealthAssessed {
    HealthAssessed { on: day(on), period: Seq(2), kind, by: "Paediatrician".to_owned() }
}

fn scored(score: Option<u8>, reason: Option<SdqReason>) -> SdqScored {
    SdqScored { on: day("2021-10-01"), score, reason }
}

#[test]
fn an_initial_assessment_is_done_once_and_a_review_after_it() {
    use HealthAssessmentKind::*;
    let looked_after = care::looked_after();
    check!(looked_after, assessed("2021-05-20", Initial), @"2021-05-20 Health assessment");
    check!(looked_after, assessed("2021-02-03", Initial), @"on: Enter a date that is 4 February 2021 or later, three months before the period began. You gave 3 February 2021. (SI 2010/959, reg. 7)");
    check!(looked_after, assessed("2021-05-03", Review), @"on: Enter a date that is 4 May 2021 or later, when the period began. You gave 3 May 2021. (SI 2010/959, reg. 7)");
    let done = looked_after.with(assessed("2021-05-20", Initial));
    check!(done, assessed("2021-06-20", Initial), @"kind: Choose a review: the initial assessment was on 20 May 2021. You gave Initial health assessment. (SI 2010/959, reg. 7)");
    check!(done, assessed("2021-05-19", Review), @"on: Enter a date that is 20 May 2021 or later, when the initial assessment was done. You gave 19 May 2021. (SI 2010/959, reg. 7)");
    check!(done, HealthAssessed { by: String::new(), ..assessed("2021-11-10", Review) }, @"by: Enter who did the assessment, by profession. (needed for the record to be understood later)");
    let reviewed = done.with(assessed("2021-11-10", Review));
    check!(reviewed, assessed("2021-11-10", Review), @"on: Correct the assessment that is recorded for this day, or check the date. You gave 10 November 2021. (the record)");
    let home = reviewed.with(care::ended("2021-11-12", CareEnd::HomePlanned));
    check!(home, assessed("2021-11-13", Review), @"on: Enter a date that is 12 November 2021 or earlier, when the child stopped being looked after. You gave 13 November 2021. (the record)");
    check!(child(), assessed("2021-11-13", Review), @"period: Choose a looked-after period that is in this record. You gave number 2. (the record)");
}

#[test]
fn an_initial_assessment_may_come_up_to_three_months_before_care() {
    let known = nobody().with(registered("2020-03-01", Birth::Exact(day("2012-05-03"))));
    let looked_after = known.with(care::started("2021-05-04"));
    check!(looked_after, assessed("2021-02-04", HealthAssessmentKind::Initial), @"2021-02-04 Health assessment");
    check!(looked_after, assessed("2021-02-03", HealthAssessmentKind::Initial), @"on: Enter a date that is 4 February 2021 or later, three months before the period began. You gave 3 February 2021. (SI 2010/959, reg. 7)");
}

#[test]
fn a_questionnaire_has_a_score_or_a_reason_that_fits_the_age() {
    let cases = [
        (Some(0), None),
        (Some(40), None),
        (Some(41), None),
        (None, None),
        (Some(12), Some(SdqReason::CarerRefused)),
        (None, Some(SdqReason::CarerRefused)),
        (None, Some(SdqReason::Age)),
    ];
    let born = ["2012-05-03", "2018-05-03", "2004-05-03"];
    let answers = cases.iter().map(|(score, reason)| {
        let ages = born.iter().map(|born| {
            let child = nobody().with(registered("2021-03-01", Birth::Exact(day(born))));
            let answer = child.answer(scored(*score, *reason)).replace('\n', "\n    ");
            let age = calendar::age_in_words(day(born), day("2021-10-01"));
            format!("  aged {age}\n    {answer}")
        });
        let reason = reason.map_or("no reason", |reason| reason.code());
        let score = score.map_or("no score".to_owned(), |score| format!("score {score}"));
        format!("{score}, {reason}\n{}", ages.collect::<Vec<_>>().join("\n"))
    });
    insta::assert_snapshot!(answers.collect::<Vec<_>>().join("\n"), @r"
    score 0, no reason
      aged 9
        2021-10-01 Strengths and difficulties questionnaire
      aged 3
        score: Choose the reason SDQ1: the questionnaire is scored from 4 to 16. You gave aged 3 on 1 October 2021. They are 4 from 3 May 2022. (SSDA903 rules 188 and 189)
      aged 17
        score: Choose the reason SDQ1: the questionnaire is scored from 4 to 16. You gave aged 17 on 1 October 2021. They turned 17 on 3 May 2021. (SSDA903 rules 188 and 189)
    score 40, no reason
      aged 9
        2021-10-01 Strengths and difficulties questionnaire
      aged 3
        score: Choose the reason SDQ1: the questionnaire is scored from 4 to 16. You gave aged 3 on 1 October 2021. They are 4 from 3 May 2022. (SSDA903 rules 188 and 189)
      aged 17
        score: Choose the reason SDQ1: the questionnaire is scored from 4 to 16. You gave aged 17 on 1 October 2021. They turned 17 on 3 May 2021. (SSDA903 rules 188 and 189)
    score 41, no reason
      aged 9
        score: Enter a score from 0 to 40. You gave 41. (SSDA903 rule 180)
      aged 3
        score: Enter a score from 0 to 40. You gave 41. (SSDA903 rule 180)
        score: Choose the reason SDQ1: the questionnaire is scored from 4 to 16. You gave aged 3 on 1 October 2021. They are 4 from 3 May 2022. (SSDA903 rules 188 and 189)
      aged 17
        score: Enter a score from 0 to 40. You gave 41. (SSDA903 rule 180)
        score: Choose the reason SDQ1: the questionnaire is scored from 4 to 16. You gave aged 17 on 1 October 2021. They turned 17 on 3 May 2021. (SSDA903 rules 188 and 189)
    no score, no reason
      aged 9
        score: Enter the score, or choose why there is none. (SSDA903 rule 197B)
      aged 3
        score: Enter the score, or choose why there is none. (SSDA903 rule 197B)
      aged 17
        score: Enter the score, or choose why there is none. (SSDA903 rule 197B)
    score 12, SDQ2
      aged 9
        reason: Enter the score or the reason why there is none, not both. You gave a score of 12 and a reason. (SSDA903 rule 197A)
      aged 3
        reason: Enter the score or the reason why there is none, not both. You gave a score of 12 and a reason. (SSDA903 rule 197A)
        score: Choose the reason SDQ1: the questionnaire is scored from 4 to 16. You gave aged 3 on 1 October 2021. They are 4 from 3 May 2022. (SSDA903 rules 188 and 189)
        reason: Choose the reason SDQ1: the questionnaire is asked for from 4 to 16. You gave aged 3 on 1 October 2021. They are 4 from 3 May 2022. (SSDA903 rules 188 and 189)
      aged 17
        reason: Enter the score or the reason why there is none, not both. You gave a score of 12 and a reason. (SSDA903 rule 197A)
        score: Choose the reason SDQ1: the questionnaire is scored from 4 to 16. You gave aged 17 on 1 October 2021. They turned 17 on 3 May 2021. (SSDA903 rules 188 and 189)
        reason: Choose the reason SDQ1: the questionnaire is asked for from 4 to 16. You gave aged 17 on 1 October 2021. They turned 17 on 3 May 2021. (SSDA903 rules 188 and 189)
    no score, SDQ2
      aged 9
        2021-10-01 Strengths and difficulties questionnaire
      aged 3
        reason: Choose the reason SDQ1: the questionnaire is asked for from 4 to 16. You gave aged 3 on 1 October 2021. They are 4 from 3 May 2022. (SSDA903 rules 188 and 189)
      aged 17
        reason: Choose the reason SDQ1: the questionnaire is asked for from 4 to 16. You gave aged 17 on 1 October 2021. They turned 17 on 3 May 2021. (SSDA903 rules 188 and 189)
    no score, SDQ1
      aged 9
        reason: Choose another reason, or enter the score: the child was 4 to 16. You gave The child was under 4 or over 16. (SSDA903 rule 157)
      aged 3
        2021-10-01 Strengths and difficulties questionnaire
      aged 17
        2021-10-01 Strengths and difficulties questionnaire
    ");
}

#[test]
fn a_dentist_sees_a_child_once_a_day() {
    let seen = child().with(DentalChecked { on: day("2021-06-01") });
    check!(seen, DentalChecked { on: day("2021-06-01") }, @"on: Correct the dental check that is recorded for this day, or check the date. You gave 1 June 2021. (the record)");
    check!(seen, DentalChecked { on: day("2021-06-02") }, @"2021-06-02 Dental check");
}
