//! Child and family assessments: what is refused.

use practice::Seq;
use practice::code_sets::*;
use practice::facts::*;

use crate::given::*;

/// Assessed since 6 April 2021: number 6.
fn assessing() -> Given {
    referred_child().with(assessment_started("2021-04-06", 4))
}

#[test]
fn an_assessment_answers_a_referral_or_a_child_already_open() {
    check!(referred_child(), assessment_started("2021-03-31", 4), @"on: Enter a date that is 1 April 2021 or later, when the referral was received. You gave 31 March 2021. (CIN census rule 1103)");
    check!(
        child(),
        AssessmentStarted { referral: None, ..assessment_started("2021-04-06", 4) },
        @"referral: Choose the referral that the assessment answers. (Working Together to Safeguard Children 2023, chapter 3)"
    );
    let on_its_own = |basis| AssessmentStarted { on: day("2021-04-06"), referral: None, basis };
    check!(child(), on_its_own(AssessmentBasis::OpenChild), @"basis: Choose a referral, or reopen the child: social care was not open on that day. You gave New concern about a child already open. (Working Together to Safeguard Children 2023, chapter 3)");
    check!(child(), on_its_own(AssessmentBasis::Reopened), @"basis: Choose a referral: social care had not closed for this child by that day. You gave A closed child, reopened. (Working Together to Safeguard Children 2023, chapter 3)");
    check!(referred_child(), on_its_own(AssessmentBasis::OpenChild), @"2021-04-06 Assessment started");
    let turned_away = child().with(referral("2021-04-01")).with(referral_decided(
        "2021-04-02",
        2,
        ReferralOutcome::NoFurtherAction,
    ));
    check!(turned_away, assessment_started("2021-04-06", 2), @"referral: Choose a referral that was not decided as no further action. You gave the referral of 1 April 2021. (CIN census rule 8831)");
}

#[test]
fn there_is_one_assessment_at_a_time() {
    check!(assessing(), assessment_started("2021-04-20", 4), @"on: End the assessment that began on 6 April 2021 first. You gave 20 April 2021. (CIN census rules 8863 and 8896)");
    let done = assessing().with(authorised("2021-05-10", 6));
    check!(done, assessment_started("2021-05-09", 4), @"on: Enter a date that is 10 May 2021 or later, when the assessment of 6 April 2021 ended. You gave 9 May 2021. (CIN census rules 8863 and 8896)");
    check!(done, assessment_started("2021-05-10", 4), @"2021-05-10 Assessment started");
}

#[test]
fn an_assessment_is_authorised_once_after_it_began_and_was_last_looked_at() {
    check!(assessing(), authorised("2021-04-05", 6), @"on: Enter a date that is 6 April 2021 or later, when the assessment began. You gave 5 April 2021. (the record)");
    let sent_back = assessing().with(AssessmentSentBack {
        on: day("2021-05-04"),
        assessment: Seq(6),
        reason: "Father was not spoken to.".to_owned(),
    });
    check!(sent_back, authorised("2021-05-03", 6), @"on: Enter a date that is 4 May 2021 or later, when a manager last looked at it. You gave 3 May 2021. (the record)");
    let done = sent_back.with(authorised("2021-05-10", 6));
    check!(done, authorised("2021-05-11", 6), @"assessment: Choose an assessment that is open: this one ended on 10 May 2021. You gave the assessment of 6 April 2021. (the record)");
    check!(
        done,
        AssessmentSentBack { on: day("2021-05-11"), assessment: Seq(6), reason: "More.".to_owned() },
        @"on: Enter a date that is 10 May 2021 or earlier, when the assessment ended. You gave 11 May 2021. (the record)"
    );
}

#[test]
fn factors_are_those_of_the_day_each_once_and_none_stands_alone() {
    let with = |on, factors: &[AssessmentFactor]| AssessmentAuthorised {
        factors: factors.to_vec(),
        ..authorised(on, 6)
    };
    check!(assessing(), with("2021-05-10", &[]), @"factors: Choose every factor that was found, or that there were none. (CIN census rule 8897)");
    check!(
        assessing(),
        with("2021-05-10", &[AssessmentFactor::NoneFound, AssessmentFactor::Neglect, AssessmentFactor::Neglect]),
        @r"
    factors: Choose no factors identified alone, or the factors without it. You gave No factors identified, and no further action. (CIN census rule 8869)
    factors: Choose each once. You gave Abuse or neglect: neglect. (CIN census rule 8898)
    "
    );
    check!(assessing(), with("2021-05-10", &[AssessmentFactor::PhysicalAbuseUnspecified]), @"factors: Choose another code: this one was used until 31 March 2020. You gave Abuse or neglect: physical abuse (18A). (CIN census: FactorsIdentifiedAtAssessment)");
    check!(assessing(), with("2021-05-10", &[AssessmentFactor::PhysicalAbuseByAdult]), @"2021-05-10 Assessment authorised");
    let year_before = nobody()
        .with(registered("2020-02-01", Birth::Exact(day("2012-05-03"))))
        .with(referral("2020-03-02"))
        .with(assessment_started("2020-03-03", 2));
    let then = AssessmentAuthorised {
        factors: vec![AssessmentFactor::PhysicalAbuseByAdult],
        ..authorised("2020-03-31", 3)
    };
    check!(year_before, then, @"factors: Choose another code: this one is used from 1 April 2020. You gave Abuse or neglect: physical abuse, adult on child (18C). (CIN census: FactorsIdentifiedAtAssessment)");
}

#[test]
fn past_45_working_days_of_the_referral_the_reason_is_recorded() {
    // The referral came on 1 April 2021; Good Friday, Easter Monday and two May holidays do not count.
    check!(assessing(), authorised("2021-06-09", 6), @"2021-06-09 Assessment authorised");
    check!(assessing(), authorised("2021-06-10", 6), @"late_reason: Enter why the assessment took 46 working days: the limit is 45. (Working Together to Safeguard Children 2023, chapter 3)");
    check!(
        assessing(),
        AssessmentAuthorised {
            late_reason: Some("Mother was in hospital.".to_owned()),
            ..authorised("2021-06-10", 6)
        },
        @"2021-06-10 Assessment authorised"
    );
}
