//! Clocks of schooling: personal education plans; what is asked around education, health and care plans, and
//! the exceptions to it.

use insta::assert_snapshot;
use practice::clocks::{State, clocks};

use crate::clocks_told::{told, why};
use crate::story::{policies, story};

#[test]
fn a_personal_education_plan_is_begun_within_ten_working_days() {
    let text = "
        2012-01-01  born
        2021-10-04  care started V2
        2021-10-19  education plan begun
        2021-11-01  education plan
        2021-11-15  today";
    assert_snapshot!(told("education_plan_started", text), @"becoming looked after 4 October 2021, due 18 October 2021: Done 1 working day late");
    let open = text.replace("2021-10-19  education plan begun\n        2021-11-01  education plan\n", "\n");
    assert_snapshot!(told("education_plan_started", &open), @"becoming looked after 4 October 2021, due 18 October 2021: Overdue by 20 working days");
    assert_snapshot!(why("education_plan_started", &open), @"The personal education plan is to be begun within 10 working days of becoming looked after on 4 October 2021 (Promoting the education of looked-after children (statutory guidance, 2018)): by 18 October 2021.");
    // A plan that was made had been begun, but nothing tells when: nobody is called late for it.
    let unsaid = text.replace("2021-10-19  education plan begun\n", "\n");
    assert_snapshot!(told("education_plan_started", &unsaid), @"");
}

#[test]
fn a_personal_education_plan_is_due_by_the_end_of_each_term() {
    let text = "
        2012-01-01  born
        2021-03-15  care started V2
        2021-03-29  education plan spring
        2021-06-10  education plan summer
        2021-11-15  today";
    assert_snapshot!(told("education_plan", text), @r"
    the first day of term 19 April 2021, due 23 July 2021: Done on time
    the first day of term 2 September 2021, due 17 December 2021: Due 17 December
    ");
    assert_snapshot!(why("education_plan", &text.replace("summer", "autumn")), @"The personal education plan is due by the end of the term, by 17 December 2021, counted from the first day of term on 2 September 2021 (Promoting the education of looked-after children (statutory guidance, 2018)).");
    // Made in January for the autumn, it comes when the autumn is over, and the spring still wants its own.
    let late = text.replace("2021-11-15  today", "2022-01-10 education plan autumn\n2022-01-12 today");
    assert_snapshot!(told("education_plan", &late), @r"
    the first day of term 19 April 2021, due 23 July 2021: Done on time
    the first day of term 2 September 2021, due 17 December 2021: Not done: 18 days late when it ended
    the first day of term 4 January 2022, due 8 April 2022: Due 8 April
    ");
    // Too young for one, and home again before the term was over.
    assert_snapshot!(told("education_plan", &text.replace("2012-01-01", "2019-06-01")), @"");
    let home = text.replace("2021-11-15  today", "2021-10-20 care ended\n2021-11-15 today");
    assert_snapshot!(told("education_plan", &home), @r"
    the first day of term 19 April 2021, due 23 July 2021: Done on time
    the first day of term 2 September 2021, due 17 December 2021: No longer needed
    ");
}

#[test]
fn without_the_terms_of_the_area_no_plan_of_a_term_is_asked_for() {
    let told = story("2012-01-01 born\n2021-03-15 care started V2\n2021-11-15 today");
    let runs = clocks(&told.journey, told.today, &practice::Policies::default());
    assert!(runs.iter().all(|run| run.definition.key != "education_plan"));
}

#[test]
fn the_family_has_fifteen_days_for_a_draft_and_the_time_runs_out_by_itself() {
    let text = "
        2012-01-01  born
        2021-05-03  ehc requested
        2021-06-11  ehc decided yes
        2021-10-04  ehc draft
        2021-10-12  today";
    assert_snapshot!(told("ehc_representations", text), @"the day the draft was sent 4 October 2021, due 18 October 2021: Due 18 October");
    assert_snapshot!(why("ehc_representations", text), @"The family may send its views on the draft within 15 days beginning with the day the draft was sent on 4 October 2021 (SI 2014/1530, reg. 13(1)): by 18 October 2021.");
    let sent = text.replace("2021-10-12  today", "2021-10-14 ehc views\n2021-11-15 today");
    assert_snapshot!(told("ehc_representations", &sent), @"the day the draft was sent 4 October 2021, due 18 October 2021: Done on time");
    let silent = text.replace("2021-10-12", "2021-10-19");
    assert_snapshot!(told("ehc_representations", &silent), @"the day the draft was sent 4 October 2021, due 18 October 2021: No longer needed");
    // A second draft begins a time of its own.
    let again =
        text.replace("2021-10-12  today", "2021-10-11 ehc draft\n2021-10-13 ehc views\n2021-10-14 today");
    assert_snapshot!(told("ehc_representations", &again), @r"
    the day the draft was sent 4 October 2021, due 18 October 2021: No longer needed
    the day the draft was sent 11 October 2021, due 25 October 2021: Done on time
    ");
}

#[test]
fn a_plan_issued_before_the_familys_time_was_over_is_said_so() {
    let text = "
        2012-01-01  born
        2021-05-03  ehc requested
        2021-06-11  ehc decided yes
        2021-10-04  ehc draft
        2021-10-15  ehc issued
        2021-11-15  today";
    assert_snapshot!(told("ehc_representations", text), @"the day the draft was sent 4 October 2021, due 18 October 2021: No longer needed");
    assert_snapshot!(why("ehc_representations", text), @"The family may send its views on the draft within 15 days beginning with the day the draft was sent on 4 October 2021 (SI 2014/1530, reg. 13(1)): by 18 October 2021. The plan was issued on 15 October 2021, before this time had run out.");
    assert_snapshot!(why("ehc_representations", &text.replace("2021-10-15", "2021-10-19")), @"The family may send its views on the draft within 15 days beginning with the day the draft was sent on 4 October 2021 (SI 2014/1530, reg. 13(1)): by 18 October 2021.");
}

#[test]
fn an_exception_lets_a_limit_pass_and_both_answers_remain() {
    let text = "
        2012-01-01  born
        2021-05-03  ehc requested
        2021-06-11  ehc decided yes
        2021-06-14  ehc advice requested
        2021-09-06  ehc exception absent
        2021-09-08  ehc advice received
        2021-10-18  ehc draft
        2021-11-08  ehc issued
        2021-11-15  today";
    assert_snapshot!(told("ehc_plan", text), @"the original request 3 May 2021, due 20 September 2021: Done 49 days past the limit, with an exception");
    assert_snapshot!(why("ehc_plan", text), @"The final plan is due within 20 weeks of the original request on 3 May 2021 (SI 2014/1530, reg. 13(2)): by 20 September 2021. An exception was applied (away from the area for four weeks or more): the limit need not be kept. Without it: 49 days late.");
    assert_snapshot!(told("ehc_advice", text), @"the request for advice 14 June 2021, due 26 July 2021: Done 44 days past the limit, with an exception");
    // The decision was made before there was an exception.
    assert_snapshot!(told("ehc_decision", &text.replace("2021-06-11", "2021-06-15")), @"the original request 3 May 2021, due 14 June 2021: Done 1 day late");
    let open = text.replace("2021-11-08  ehc issued\n", "\n");
    assert_snapshot!(told("ehc_plan", &open), @"the original request 3 May 2021, due 20 September 2021: 56 days past the limit, with an exception");

    let (told, policies) = (story(text), policies());
    let runs = clocks(&told.journey, told.today, &policies);
    let plan = runs.iter().find(|run| run.definition.key == "ehc_plan").unwrap();
    assert!(plan.state.in_time() && !plan.strictly.in_time());
    assert!(matches!(plan.state, State::MetExcepted { by } if by.number() == 49));
    assert!(matches!(plan.strictly, State::MetLate { by } if by.number() == 49));
}

#[test]
fn the_coronavirus_was_an_exception_from_may_to_september_2020() {
    let text = "
        2012-01-01  born
        2020-03-02  ehc requested
        2020-04-10  ehc decided yes
        2020-06-01  ehc exception coronavirus
        2020-08-10  ehc issued
        2020-11-15  today";
    assert_snapshot!(told("ehc_plan", text), @"the original request 2 March 2020, due 20 July 2020: Done 21 days past the limit, with an exception");
    let later = text.replace("2020-06-01", "2020-10-01").replace("2020-08-10", "2020-10-05");
    assert_snapshot!(told("ehc_plan", &later), @"the original request 2 March 2020, due 20 July 2020: Done 77 days late");
}

#[test]
fn an_exception_is_of_its_own_limit_only() {
    let text = "
        2012-01-01  born
        2021-05-03  ehc requested
        2021-06-11  ehc decided yes
        2021-06-14  ehc advice requested
        2021-07-20  ehc exception missed-appointment
        2021-11-15  today";
    assert_snapshot!(told("ehc_advice", text), @"the request for advice 14 June 2021, due 26 July 2021: 112 days past the limit, with an exception");
    assert_snapshot!(told("ehc_plan", text), @"the original request 3 May 2021, due 20 September 2021: Overdue by 56 days");
    assert_snapshot!(why("ehc_plan", text), @"The final plan is due within 20 weeks of the original request on 3 May 2021 (SI 2014/1530, reg. 13(2)): by 20 September 2021. The exception recorded (appointment missed) is none to this limit.");
    let closed = text.replace("missed-appointment", "school-closed");
    assert_snapshot!(told("ehc_advice", &closed), @"the request for advice 14 June 2021, due 26 July 2021: Overdue by 112 days");
    assert_snapshot!(told("ehc_plan", &closed), @"the original request 3 May 2021, due 20 September 2021: 56 days past the limit, with an exception");
}

#[test]
fn an_amended_plan_is_also_due_twelve_weeks_from_the_meeting() {
    let text = "
        2012-01-01  born
        2020-01-06  ehc requested
        2020-02-10  ehc decided yes
        2020-05-20  ehc issued
        2021-05-10  annual review
        2021-06-14  annual decision
        2021-06-14  amendment notice
        2021-08-06  plan amended
        2021-11-15  today";
    assert_snapshot!(told("ehc_amended_plan", text), @"the notice of amendments 14 June 2021, due 9 August 2021: Done on time");
    assert_snapshot!(told("ehc_amended_from_meeting", text), @"the review meeting 10 May 2021, due 2 August 2021: Done 4 days late");
    assert_snapshot!(told("ehc_amended_from_meeting", &text.replace("2021-08-06  plan amended\n", "\n")), @"the review meeting 10 May 2021, due 2 August 2021: Overdue by 105 days");
    // A plan that stays as it is is not amended.
    let kept = text.replace("annual decision", "annual decision keep");
    let kept =
        kept.replace("2021-06-14  amendment notice\n", "\n").replace("2021-08-06  plan amended\n", "\n");
    assert_snapshot!(told("ehc_amended_from_meeting", &kept), @"");
}

#[test]
fn a_plan_is_reviewed_and_amended_ahead_of_a_move_to_another_phase() {
    let text = "
        2011-01-01  born
        2020-01-06  ehc requested
        2020-02-10  ehc decided yes
        2020-05-20  ehc issued
        2021-05-10  moves 2022-09-01 other
        2021-11-15  today";
    assert_snapshot!(told("ehc_phase_transfer", text), @"the last 12 months before the move beginning 1 September 2021, due 14 February 2022: Due 14 February 2022");
    assert_snapshot!(why("ehc_phase_transfer", text), @"The plan is to be reviewed and amended ahead of the move by 14 February 2022, counted from the last 12 months before the move beginning on 1 September 2021 (SI 2014/1530, reg. 18). The move is on 1 September 2022.");
    let post_16 = text.replace("2022-09-01 other", "2022-09-01 post-16");
    assert_snapshot!(told("ehc_phase_transfer", &post_16), @"the last 12 months before the move beginning 1 September 2021, due 30 March 2022: Due 30 March 2022");
    let between = text.replace("2022-09-01 other", "2022-01-31 between-post-16");
    assert_snapshot!(told("ehc_phase_transfer", &between), @"the move becoming known 10 May 2021, due 31 August 2021: Overdue by 76 days");
    // On 15 February it is too late: "before" the day.
    let amended = text.replace("2021-11-15  today", "2022-02-15 plan amended\n2022-02-16 today");
    assert_snapshot!(told("ehc_phase_transfer", &amended), @"the last 12 months before the move beginning 1 September 2021, due 14 February 2022: Done 1 day late");
    let kept = "2021-12-06 annual review\n2021-12-20 annual decision keep\n2022-02-16 today";
    assert_snapshot!(told("ehc_phase_transfer", &text.replace("2021-11-15  today", kept)), @"the last 12 months before the move beginning 1 September 2021, due 14 February 2022: Done on time");
    let moved = text.replace("2021-11-15", "2022-09-05");
    assert_snapshot!(told("ehc_phase_transfer", &moved), @"the last 12 months before the move beginning 1 September 2021, due 14 February 2022: Not done: 199 days late when it ended");
}
