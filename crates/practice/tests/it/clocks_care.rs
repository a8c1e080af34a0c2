//! Clocks of children looked after, and of private fostering.

use insta::assert_snapshot;

use crate::clocks_told::{told, why};

#[test]
fn plans_and_notices_are_due_from_the_placement() {
    let text = "
        2012-01-01  born
        2021-11-01  care started V2
        2021-11-01  placed U6 away
        2021-11-05  placement plan
        2021-11-10  placement notice
        2021-11-15  today";
    assert_snapshot!(told("care_plan", text), @"the start of the first placement 1 November 2021, due 15 November 2021: Due today");
    assert_snapshot!(told("placement_plan", text), @"the start of the placement 1 November 2021, due 8 November 2021: Done on time");
    assert_snapshot!(told("placement_notice", text), @"the start of the placement 1 November 2021, due 8 November 2021: Done 2 working days late");
    assert_snapshot!(told("care_plan", &text.replace("V2", "C1")), @"");
}

#[test]
fn looked_after_reviews_go_twenty_working_days_three_months_six_months() {
    let text = "
        2012-01-01  born
        2020-12-21  care started V2
        2021-01-18  care review
        2021-04-19  care review
        2021-12-10  today";
    assert_snapshot!(told("care_review_first", text), @"becoming looked after 21 December 2020, due 21 January 2021: Done on time");
    assert_snapshot!(told("care_review_second", text), @"the last review 18 January 2021, due 18 April 2021: Done 1 day late");
    assert_snapshot!(told("care_review", text), @"the last review 19 April 2021, due 19 October 2021: Overdue by 52 days");
    assert_snapshot!(told("permanence_plan", text), @"becoming looked after 21 December 2020, due 18 April 2021: Overdue by 236 days");
}

#[test]
fn short_breaks_have_their_own_reviews_and_visits() {
    let text = "
        2012-01-01  born
        2021-01-11  care started V4 short breaks
        2021-04-09  care review
        2021-05-10  visit cla
        2021-11-15  today";
    assert_snapshot!(told("care_review_first", text), @"");
    assert_snapshot!(told("short_break_review_first", text), @"becoming looked after 11 January 2021, due 11 April 2021: Done on time");
    assert_snapshot!(told("short_break_review", text), @"the last review 9 April 2021, due 9 October 2021: Overdue by 37 days");
    assert_snapshot!(told("care_visit_short_breaks", text), @"
    the start of the short breaks 11 January 2021, due 11 July 2021: Done on time
    the last visit 10 May 2021, due 10 November 2021: Overdue by 5 days
    ");
}

#[test]
fn a_move_starts_visits_again_with_a_week() {
    let text = "
        2012-01-01  born
        2021-06-01  care started V2
        2021-06-01  placed U6
        2021-06-07  visit cla
        2021-07-19  visit cla
        2021-09-06  visit cla
        2021-09-20  moved CARPL
        2021-09-20  placed K2
        2021-09-29  visit cla
        2021-11-15  today";
    assert_snapshot!(told("care_visit", text), @"
    the start of the placement 1 June 2021, due 8 June 2021: Done on time
    the last visit 7 June 2021, due 19 July 2021: Done on time
    the last visit 19 July 2021, due 30 August 2021: Done 7 days late
    the start of the placement 20 September 2021, due 27 September 2021: Done 2 days late
    the last visit 29 September 2021, due 10 November 2021: Overdue by 5 days
    ");
    assert_snapshot!(why("care_visit", text), @"The child is to be visited within 6 weeks of the last visit on 29 September 2021 (CPPCR 2010, reg. 28(2)): by 10 November 2021.");
}

#[test]
fn visits_relax_after_a_year_only_where_the_placement_is_meant_to_last() {
    let text = "
        2012-01-01  born
        2020-01-06  care started C2
        2020-01-06  placed U1 to-18
        2020-12-30  visit cla
        2021-01-20  visit cla
        2021-03-01  today";
    assert_snapshot!(told("care_visit", text), @"
    the start of the placement 6 January 2020, due 13 January 2020: Done 352 days late
    the last visit 30 December 2020, due 10 February 2021: Done on time
    the last visit 20 January 2021, due 20 April 2021: Due 20 April
    ");
    assert_snapshot!(told("care_visit", &text.replace(" to-18", "")), @"
    the start of the placement 6 January 2020, due 13 January 2020: Done 352 days late
    the last visit 30 December 2020, due 10 February 2021: Done on time
    the last visit 20 January 2021, due 3 March 2021: Due 3 March
    ");
    let agreed = text.replace("2021-03-01  today", "2021-02-01 longer visits agreed\n2021-03-01  today");
    assert_snapshot!(told("care_visit_long_term", &agreed), @"the last visit 20 January 2021, due 20 July 2021: Due 20 July");
}

#[test]
fn a_placement_whose_standing_alone_changed_is_the_same_home() {
    let text = "
        2012-01-01  born
        2020-01-06  care started C2
        2020-01-06  placed U6
        2020-12-01  moved PLACE
        2020-12-01  placed U4 to-18
        2021-02-01  visit cla
        2021-03-01  today";
    assert_snapshot!(told("care_visit", text), @"
    the start of the placement 6 January 2020, due 13 January 2020: Done 385 days late
    the last visit 1 February 2021, due 1 May 2021: Due 1 May
    ");
    assert_snapshot!(told("care_visit", &text.replace("moved PLACE", "moved CARPL")), @"
    the start of the placement 1 December 2020, due 8 December 2020: Done 55 days late
    the last visit 1 February 2021, due 15 March 2021: Due 15 March
    ");
}

#[test]
fn at_home_under_an_interim_order_visits_are_weekly_until_a_review_then_every_four_weeks() {
    let text = "
        2012-01-01  born
        2021-09-06  care started C1
        2021-09-06  placed P1
        2021-09-10  visit cla
        2021-09-17  visit cla
        2021-10-01  care review
        2021-10-04  visit cla
        2021-10-15  today";
    assert_snapshot!(told("care_visit_temporary", text), @"
    the start of the placement 6 September 2021, due 13 September 2021: Done on time
    the last visit 10 September 2021, due 17 September 2021: Done on time
    the last visit 17 September 2021, due 24 September 2021: Done 10 days late
    the last visit 4 October 2021, due 1 November 2021: Due 1 November
    ");
    let ordered = text.replace("2021-10-15  today", "2021-10-18 status C2\n2021-11-05 today");
    assert_snapshot!(told("care_visit_care_order_at_home", &ordered), @"the care order, or the return home, 18 October 2021, due 25 October 2021: Overdue by 11 days");
    let unassessed = text.replace("started C1", "started C2").replace("placed P1", "placed P1 unassessed");
    assert_snapshot!(told("care_visit_before_assessment", &unassessed), @"
    the start of the placement 6 September 2021, due 13 September 2021: Done on time
    the last visit 10 September 2021, due 17 September 2021: Done on time
    the last visit 17 September 2021, due 24 September 2021: Done 10 days late
    the last visit 4 October 2021, due 15 November 2021: Due 15 November
    ");
}

#[test]
fn with_a_temporarily_approved_person_visits_are_weekly_and_approval_lasts_sixteen_weeks() {
    let text = "
        2012-01-01  born
        2021-09-06  care started V2
        2021-09-06  placed U3 temporary
        2021-09-10  visit cla
        2021-10-15  today";
    assert_snapshot!(told("care_visit_temporary", text), @"
    the start of the placement 6 September 2021, due 13 September 2021: Done on time
    the last visit 10 September 2021, due 17 September 2021: Overdue by 28 days
    ");
    assert_snapshot!(told("temporary_approval", text), @"the start of the placement 6 September 2021, due 27 December 2021: Due 27 December");
    let extended = text.replace("2021-10-15  today", "2021-12-20 approval extended\n2021-12-28 today");
    assert_snapshot!(told("temporary_approval", &extended), @"the start of the placement 6 September 2021, due 21 February 2022: Due 21 February 2022");
}

#[test]
fn in_hospital_under_a_care_order_the_arrangement_starts_its_own_visits() {
    let text = "
        2012-01-01  born
        2021-09-06  care started C2
        2021-09-06  placed R2
        2021-10-15  today";
    assert_snapshot!(told("care_visit_arranged_by_others", text), @"the start of these living arrangements 6 September 2021, due 13 September 2021: Overdue by 32 days");
}

#[test]
fn an_emergency_placement_lasts_six_working_days() {
    let text = "
        2012-01-01  born
        2021-11-05  care started V2
        2021-11-05  placed U6 emergency
        2021-11-12  moved CARPL
        2021-11-15  today";
    assert_snapshot!(told("emergency_placement", text), @"the start of the placement 5 November 2021, due 15 November 2021: Done on time");
}

#[test]
fn the_fifth_birthday_turns_six_months_between_health_assessments_into_twelve() {
    let text = "
        2016-10-01  born
        2021-01-04  care started C2
        2021-02-08  health assessed initial
        2021-06-01  health assessed review
        2021-11-15  today";
    assert_snapshot!(told("health_assessment_initial", text), @"becoming looked after 4 January 2021, due 1 February 2021: Done 5 working days late");
    assert_snapshot!(told("health_assessment_review", text), @"
    the last health assessment 8 February 2021, due 8 August 2021: Done on time
    the last health assessment 1 June 2021, due 1 June 2022: Due 1 June 2022
    ");
}

#[test]
fn a_child_back_in_care_is_reviewed_from_the_assessment_that_spared_another() {
    let text = "
        2010-10-01  born
        2020-06-01  care started C2
        2021-03-01  health assessed initial
        2021-04-01  care ended
        2021-05-01  care started C2
        2021-11-15  today";
    assert_snapshot!(told("health_assessment_review", text), @"
    the last health assessment 1 March 2021, due 1 March 2022: No longer needed
    the last health assessment 1 March 2021, due 1 March 2022: Due 1 March 2022
    ");
    let reviewed = text.replace("2021-11-15", "2021-10-01  health assessed review\n        2021-11-15");
    assert_snapshot!(told("health_assessment_review", &reviewed), @"
    the last health assessment 1 March 2021, due 1 March 2022: No longer needed
    the last health assessment 1 March 2021, due 1 March 2022: Done on time
    the last health assessment 1 October 2021, due 1 October 2022: Due 1 October 2022
    ");
    // One that is older spares nothing: the initial assessment is due anew.
    let old = text.replace("2021-03-01", "2021-01-31");
    assert_snapshot!(told("health_assessment_review", &old), @"the last health assessment 31 January 2021, due 31 January 2022: No longer needed");
}

#[test]
fn an_education_plan_is_due_by_the_first_review_for_children_of_the_local_age() {
    let text = "
        2012-01-01  born
        2021-09-06  care started V2
        2021-10-15  today";
    assert_snapshot!(told("education_plan_first", text), @"becoming looked after 6 September 2021, due 4 October 2021: Overdue by 9 working days");
    assert_snapshot!(told("education_plan_first", &text.replace("2012-01-01", "2020-01-01")), @"");
}

#[test]
fn private_fostering_is_visited_from_the_day_the_authority_knew() {
    let text = "
        2012-01-01  born
        2020-09-01  private fostering
        2020-09-09  visit private-fostering
        2020-10-22  visit private-fostering
        2021-09-02  visit private-fostering
        2021-11-15  today";
    let year_before = text.replace("2020-09-", "2019-09-");
    assert_snapshot!(told("private_fostering_first_visit", &year_before), @"the notification 1 September 2019, due 10 September 2019: Done on time");
    assert_snapshot!(told("private_fostering_visit", text), @"
    the last visit 9 September 2020, due 21 October 2020: Done 1 day late
    the last visit 22 October 2020, due 3 December 2020: Done 273 days late
    the last visit 2 September 2021, due 25 November 2021: Due 25 November
    ");
}

#[test]
fn decisions_and_record_of_a_review_are_due_until_the_next_review() {
    let text = "
        2012-01-01  born
        2021-10-11  care started V2
        2021-11-01  care review
        2021-11-09  after review decisions
        2021-11-23  after review shared
        2021-11-30  today";
    assert_snapshot!(told("review_decisions", text), @"the review 1 November 2021, due 8 November 2021: Done 1 working day late");
    // A record that was sent out had been written.
    assert_snapshot!(told("review_record", text), @"the review 1 November 2021, due 22 November 2021: Done 1 working day late");
    assert_snapshot!(told("review_record_shared", text), @"the review 1 November 2021, due 29 November 2021: Done on time");
    let undone = text.replace("2021-11-23  after review shared\n", "\n");
    assert_snapshot!(told("review_record_shared", &undone), @"the review 1 November 2021, due 29 November 2021: Overdue by 1 working day");
    let next = undone.replace("2021-11-30  today", "2022-01-25 care review\n2022-01-26 today");
    assert_snapshot!(told("review_record", &next), @r"
    the review 1 November 2021, due 22 November 2021: Not done: 43 working days late when it ended
    the review 25 January 2022, due 15 February 2022: Due 15 February
    ");
    let home = undone.replace("2021-11-30  today", "2021-11-19 care ended\n2021-11-30 today");
    assert_snapshot!(told("review_record", &home), @"the review 1 November 2021, due 22 November 2021: No longer needed");
}

#[test]
fn a_notice_about_a_childrens_home_asks_for_a_visit_within_a_week() {
    let text = "
        2008-01-01  born
        2021-06-01  care started V2
        2021-06-01  placed K2
        2021-10-01  visit cla
        2021-10-04  home notice
        2021-10-13  today";
    assert_snapshot!(told("care_visit_notified", text), @"the notice about the home 4 October 2021, due 11 October 2021: Overdue by 2 days");
    assert_snapshot!(why("care_visit_notified", text), @"The child is to be visited within 1 week of the notice about the home on 4 October 2021 (CPPCR 2010, reg. 28(8)): by 11 October 2021.");
    let seen = text
        .replace("2021-10-13  today", "2021-10-06 visit cla unseen\n2021-10-11 visit cla\n2021-10-13 today");
    assert_snapshot!(told("care_visit_notified", &seen), @"the notice about the home 4 October 2021, due 11 October 2021: Done on time");
    let moved = text.replace("2021-10-13  today", "2021-10-08 moved CARPL\n2021-10-13 today");
    assert_snapshot!(told("care_visit_notified", &moved), @"the notice about the home 4 October 2021, due 11 October 2021: No longer needed");
}

#[test]
fn staying_put_is_considered_at_the_first_review_after_the_16th_birthday() {
    let text = "
        2005-06-10  born
        2019-01-07  care started C2
        2019-01-07  placed U4 to-18
        2019-02-04  care review
        2019-05-03  care review
        2020-11-02  care review
        2021-04-15  care review
        2021-11-15  today";
    assert_snapshot!(told("staying_put", text), @"the 16th birthday 10 June 2021, due 15 October 2021: Overdue by 31 days");
    assert_snapshot!(why("staying_put", text), @"Staying put is to be considered at the first review by 15 October 2021, counted from the 16th birthday on 10 June 2021 (Children Act 1989, s. 23CZA and Sch. 2 para. 19BA).");
    let held = text.replace("2021-11-15  today", "2021-10-20 care review\n2021-11-15 today");
    assert_snapshot!(told("staying_put", &held), @"the 16th birthday 10 June 2021, due 15 October 2021: Done 5 days late");
    // Only former foster carers are stayed with.
    assert_snapshot!(told("staying_put", &text.replace("placed U4 to-18", "placed K2")), @"");
    assert_snapshot!(told("staying_put", &text.replace("2005-06-10", "2006-06-10")), @"");
    let home = text.replace("2021-11-15  today", "2021-10-10 care ended\n2021-11-15 today");
    assert_snapshot!(told("staying_put", &home), @"the 16th birthday 10 June 2021, due 15 October 2021: No longer needed");
}

#[test]
fn in_the_spring_and_summer_of_2020_the_first_private_fostering_visit_had_no_count_of_days() {
    let text = "
        2012-01-01  born
        2020-05-01  private fostering
        2020-05-20  visit private-fostering
        2020-06-01  today";
    assert_snapshot!(told("private_fostering_first_visit", text), @"");
    assert_snapshot!(told("private_fostering_visit", text), @"the last visit 20 May 2020, due 1 July 2020: Due 1 July");
    let refused = practice::clocks::calculate(
        "private_fostering_first_visit",
        "2020-05-01".parse::<calendar::Date>().unwrap(),
        &[],
        &crate::story::policies(),
        "2020-06-01".parse().unwrap(),
    );
    assert_snapshot!(refused.unwrap_err().to_string(), @"Enter a day before 24 April or after 25 September 2020: between them the law asked for it as soon as reasonably practicable, without a count of days. You gave 1 May 2020.");
}
