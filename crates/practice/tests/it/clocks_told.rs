//! Clocks read out of a child's story.

use calendar::Date;
use insta::assert_snapshot;
use practice::clocks::{clocks, open_clocks};

use crate::story::{policies, story};

/// The runs of one clock in a story: what started each and when, when it was due, how it stands.
fn told(key: &str, text: &str) -> String {
    let policies = policies();
    let told = story(text);
    let mut runs = clocks(&told.journey, told.today, &policies);
    runs.retain(|clock| clock.definition.key == key);
    runs.sort_by_key(|clock| (clock.start.on, clock.about));
    let open: Vec<_> = open_clocks(&told.journey, told.today, &policies)
        .into_iter()
        .filter(|clock| clock.definition.key == key)
        .map(|clock| (clock.about, clock.due))
        .collect();
    let mut running: Vec<_> =
        runs.iter().filter(|one| !one.state.is_closed()).map(|one| (one.about, one.due)).collect();
    running.sort_by_key(|one| one.1);
    assert_eq!(open, running, "home pages show the runs that the record shows as running");
    let lines = runs.iter().map(|clock| {
        format!("{} {}, due {}: {}", clock.since, clock.start.words(), clock.due, clock.words(told.today))
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Why the first run that is open is due when it is.
fn why(key: &str, text: &str) -> String {
    let told = story(text);
    let runs = clocks(&told.journey, told.today, &policies());
    runs.iter().find(|clock| clock.definition.key == key).unwrap().why()
}

#[test]
fn the_conference_is_due_fifteen_working_days_after_the_discussion_that_began_the_enquiry() {
    // The second discussion is there to prove that it does not start the clock again.
    let text = "
        2012-01-01  born
        2024-12-10  strategy discussion s47-joint
        2024-12-18  strategy discussion further
        2025-01-06  today";
    assert_snapshot!(told("initial_conference", text), @"the strategy discussion that initiated the enquiry 10 December 2024, due 3 January 2025: Overdue by 1 working day");
    assert_snapshot!(why("initial_conference", text), @"The initial conference is due within 15 working days of the strategy discussion that initiated the enquiry on 10 December 2024 (Working Together to Safeguard Children 2023, chapter 3): by 3 January 2025.");
}

#[test]
fn a_conference_is_not_asked_of_an_enquiry_that_found_no_continuing_risk() {
    let text = "
        2012-01-01  born
        2024-12-10  strategy discussion s47-joint
        2024-12-20  enquiry completed no-continuing-risk
        2025-01-06  today";
    assert_snapshot!(told("initial_conference", text), @"");
    assert_snapshot!(told("section_47_enquiry", text), @"the strategy discussion that initiated the enquiry 10 December 2024, due 3 January 2025: Done on time");
}

#[test]
fn statistics_count_the_conference_from_the_start_of_the_enquiry() {
    let text = "
        2012-01-01  born
        2024-12-06  strategy discussion further
        2024-12-10  enquiry started
        2025-01-03  initial conference NEG
        2025-01-06  today";
    assert_snapshot!(told("initial_conference", text), @"the strategy discussion that initiated the enquiry 6 December 2024, due 31 December 2024: Done 2 working days late");
    assert_snapshot!(told("initial_conference_measured", text), @"the start of the enquiry 10 December 2024, due 3 January 2025: Done on time");
}

#[test]
fn a_referral_on_a_friday_may_be_decided_on_the_monday() {
    let text = "
        2012-01-01  born
        2021-11-12  referral
        2021-11-15  referral decided assessment
        2021-11-19  referral
        2021-11-22  referral decided nfa told 2021-11-24
        2021-11-26  referral
        2021-11-26  today";
    assert_snapshot!(told("referral_decision", text), @"
    the referral 12 November 2021, due 15 November 2021: Done on time
    the referral 19 November 2021, due 22 November 2021: Done 2 working days late
    the referral 26 November 2021, due 29 November 2021: Due 29 November
    ");
}

#[test]
fn the_45_working_days_run_from_the_referral_even_before_the_assessment_begins() {
    let text = "
        2012-01-01  born
        2021-09-01  referral
        2021-09-02  referral decided assessment
        2021-09-20  assessment started
        2021-11-05  assessment authorised nfa
        2021-11-08  referral
        2021-11-08  referral decided assessment
        2021-11-15  today";
    assert_snapshot!(told("assessment", text), @"
    the referral 1 September 2021, due 3 November 2021: Done 2 working days late
    the referral 8 November 2021, due 13 January 2022: Due 13 January 2022
    ");
}

#[test]
fn an_assessment_of_a_child_already_open_says_from_where_it_is_counted() {
    let text = "
        2012-01-01  born
        2021-09-20  assessment started
        2021-11-26  today";
    assert_snapshot!(told("assessment", text), @"the start of the assessment (there is no new referral) 20 September 2021, due 22 November 2021: Overdue by 4 working days");
    assert_snapshot!(why("assessment", text), @"The child and family assessment is due within 45 working days of the start of the assessment (there is no new referral) on 20 September 2021 (Working Together to Safeguard Children 2018, chapter 1): by 22 November 2021.");
}

#[test]
fn a_strategy_discussion_has_the_hours_that_local_policy_gives_it() {
    let text = "
        2012-01-01  born
        2021-11-10 16:00 contact
        2021-11-10 17:00 contact decided strategy
        2021-11-11 18:30 strategy discussion nfa
        2021-11-15  today";
    assert_snapshot!(told("contact_decision", text), @"the contact 10 November 2021 at 4pm, due 11 November 2021: Done on time");
    assert_snapshot!(told("strategy_discussion", text), @"the decision to hold it 10 November 2021 at 5pm, due 11 November 2021 at 5pm: Done 1 hour late");
}

#[test]
fn a_review_conference_is_counted_from_the_last_one_as_it_was_held() {
    let text = "
        2012-01-01  born
        2020-11-20  strategy discussion s47-single
        2020-11-30  initial conference NEG
        2021-02-15  review conference
        2021-08-20  review conference
        2021-12-10  today";
    assert_snapshot!(told("review_conference_first", text), @"the initial conference 30 November 2020, due 28 February 2021: Done on time");
    assert_snapshot!(told("review_conference", text), @"
    the last review conference 15 February 2021, due 15 August 2021: Done 5 days late
    the last review conference 20 August 2021, due 20 February 2022: Due 20 February 2022
    ");
    assert_snapshot!(why("review_conference", text), @"A review conference is due within 6 months of the last review conference on 20 August 2021 (Working Together to Safeguard Children 2018, chapter 1): by 20 February 2022.");
}

#[test]
fn a_plan_that_ends_ends_its_clocks() {
    let text = "
        2012-01-01  born
        2021-07-20  strategy discussion s47-single
        2021-08-02  initial conference NEG
        2021-08-12  core group
        2021-08-12  visit cpp
        2021-11-30  protection plan ended
        2021-12-10  today";
    assert_snapshot!(told("review_conference_first", text), @"the initial conference 2 August 2021, due 2 November 2021: Not done: 28 days late when it ended");
    assert_snapshot!(told("core_group_first", text), @"the initial conference 2 August 2021, due 16 August 2021: Done on time");
    assert_snapshot!(told("core_group", text), @"the last core group 12 August 2021, due 23 September 2021: Not done: 68 days late when it ended");
    assert_snapshot!(told("protection_visit_working_days", text), @"
    the start of the plan 2 August 2021, due 23 August 2021: Done on time
    the last visit 12 August 2021, due 3 September 2021: Not done: 62 working days late when it ended
    ");
}

#[test]
fn of_the_two_rules_for_protection_visits_only_the_one_in_force_runs() {
    let text = "
        2012-01-01  born
        2021-12-10  strategy discussion s47-single
        2021-12-20  initial conference NEG
        2021-12-22  visit cpp unseen
        2022-01-12  today";
    assert_snapshot!(told("protection_visit_working_days", text), @"the start of the plan 20 December 2021, due 13 January 2022: Due tomorrow");
    assert_snapshot!(told("protection_visit_weeks", text), @"");
}

#[test]
fn child_in_need_visits_and_reviews_follow_local_policy_and_the_disability_service_has_its_own() {
    let text = "
        2012-01-01  born
        2021-09-01  allocated cin
        2021-09-01  supervised cin
        2021-09-20  need plan
        2021-10-11  visit cin
        2021-11-10  visit cin unseen
        2021-11-15  today";
    let disability = text.replace("allocated cin", "allocated disability");
    assert_snapshot!(told("need_visit", text), @"
    the start of the plan 20 September 2021, due 18 October 2021: Done on time
    the last visit 11 October 2021, due 8 November 2021: Overdue by 7 days
    ");
    assert_snapshot!(told("need_review", text), @"the start of the plan 20 September 2021, due 13 December 2021: Due 13 December");
    assert_snapshot!(told("supervision", text), @"
    the last supervision 1 September 2021, due 13 October 2021: Overdue by 33 days
    the allocation 1 September 2021, due 13 October 2021: Done on time
    ");
    assert_snapshot!(told("need_visit", &disability), @"");
    assert_snapshot!(told("disability_visit", &disability), @"the start of the plan 20 September 2021, due 1 November 2021: Overdue by 14 days");
    assert_snapshot!(told("disability_supervision", &disability), @"the allocation 1 September 2021, due 27 October 2021: Overdue by 19 days");
}

#[test]
fn supervision_is_counted_for_the_child_and_a_new_worker_does_not_start_it_again() {
    let text = "
        2012-01-01  born
        2021-08-02  allocated cpp
        2021-08-30  supervised cpp
        2021-09-06  allocation ended
        2021-09-06  allocated cpp
        2021-10-12  today";
    assert_snapshot!(told("supervision", text), @"
    the allocation 2 August 2021, due 13 September 2021: Done on time
    the last supervision 30 August 2021, due 11 October 2021: Overdue by 1 day
    ");
}

#[test]
fn early_help_has_only_local_limits() {
    let text = "
        2012-01-01  born
        2021-09-01  early help accepted
        2021-10-14  early help assessed
        2021-11-22  early help review
        2021-11-29  today";
    assert_snapshot!(told("early_help_assessment", text), @"the acceptance of the request 1 September 2021, due 13 October 2021: Done 1 working day late");
    assert_snapshot!(told("early_help_review", text), @"
    the acceptance of the request 1 September 2021, due 24 November 2021: Done on time
    the last review 22 November 2021, due 14 February 2022: Due 14 February 2022
    ");
}

#[test]
fn the_need_plan_is_due_after_the_assessment_that_asked_for_it() {
    let text = "
        2012-01-01  born
        2021-09-20  assessment started
        2021-11-01  assessment authorised cin
        2021-11-15  need plan
        2021-11-16  today";
    assert_snapshot!(told("need_plan", text), @"the outcome of the assessment 1 November 2021, due 15 November 2021: Done on time");
}

#[test]
fn police_protection_is_counted_in_hours_over_the_day_the_clocks_change() {
    let text = "
        2012-01-01  born
        2021-10-29 18:00 police protection
        2021-11-01 17:30 police protection ended
        2021-11-15  today";
    assert_snapshot!(told("police_protection", text), @"the child being taken into it 29 October 2021 at 6pm, due 1 November 2021 at 5pm: Done 1 hour late");
}

#[test]
fn an_emergency_protection_order_ends_on_the_day_it_names() {
    let text = "
        2012-01-01  born
        2021-11-08  emergency order 2021-11-12
        2021-11-12  emergency order extended 2021-11-19
        2021-11-15  today";
    assert_snapshot!(told("emergency_protection_order", text), @"the order 8 November 2021, due 19 November 2021: Due 19 November");
}

#[test]
fn proceedings_count_the_day_of_issue_and_only_the_court_extends_them() {
    let text = "
        2012-01-01  born
        2021-05-05  issued care
        2021-05-28  hearing cmh
        2021-11-01  timetable extended 2021-12-28
        2021-11-15  today";
    assert_snapshot!(told("proceedings", text), @"the day of issue 5 May 2021, due 28 December 2021: Due 28 December");
    assert_snapshot!(told("case_management_hearing", text), @"the day of issue 5 May 2021, due 28 May 2021: Done on time");
    assert_snapshot!(told("issues_resolution_hearing", text), @"the day of issue 5 May 2021, due 2 November 2021: Overdue by 13 days");
    assert_snapshot!(told("proceedings", &text.replace("issued care", "issued discharge")), @"");
}

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
    assert_snapshot!(told("private_fostering_first_visit", text), @"the notification 1 September 2020, due 10 September 2020: Done on time");
    assert_snapshot!(told("private_fostering_visit", text), @"
    the last visit 9 September 2020, due 21 October 2020: Done 1 day late
    the last visit 22 October 2020, due 3 December 2020: Done 273 days late
    the last visit 2 September 2021, due 25 November 2021: Due 25 November
    ");
}

#[test]
fn a_return_interview_is_met_by_holding_it_or_by_the_childs_refusal() {
    let text = "
        2008-01-01  born
        2021-11-01 20:00 missing
        2021-11-02 07:00 found
        2021-11-05 06:30 interview declined
        2021-11-06 20:00 missing
        2021-11-07 07:00 found
        2021-11-10 12:00 interview held
        2021-11-12 20:00 missing
        2021-11-13 09:30 found
        2021-11-16  today";
    assert_snapshot!(told("return_interview", text), @"
    the child's return 2 November 2021 at 7am, due 5 November 2021 at 7am: Done on time
    the child's return 7 November 2021 at 7am, due 10 November 2021 at 7am: Done 5 hours late
    the child's return 13 November 2021 at 9:30am, due 16 November 2021 at 9:30am: Due today at 9:30am
    ");
}

#[test]
fn homelessness_is_decided_in_the_time_that_local_policy_gives() {
    let text = "
        2004-01-01  born
        2021-11-01  homeless
        2021-11-16  homeless decided
        2021-11-20  today";
    assert_snapshot!(told("homelessness_decision", text), @"presenting as homeless 1 November 2021, due 15 November 2021: Done 1 working day late");
}

#[test]
fn allegations_incidents_and_complaints_run_in_working_days() {
    let text = "
        2012-01-01  born
        2021-11-05  allegation
        2021-11-09  allegation referred
        2021-10-22  incident
        2021-10-29  incident notified
        2021-11-01  complaint 1
        2021-11-15  complaint was answered
        2021-11-16  complaint 2
        2021-11-22  today";
    assert_snapshot!(told("allegation_referral", text), @"learning of the allegation 5 November 2021, due 8 November 2021: Done 1 working day late");
    assert_snapshot!(told("incident_notification", text), @"learning of the incident 22 October 2021, due 29 October 2021: Done on time");
    assert_snapshot!(told("rapid_review", text), @"notification of the incident 29 October 2021, due 19 November 2021: Overdue by 1 working day");
    assert_snapshot!(told("complaint_stage_1", text), @"receipt of the complaint 1 November 2021, due 15 November 2021: Done on time");
    assert_snapshot!(told("complaint_stage_2", text), @"receipt of the complaint 16 November 2021, due 21 December 2021: Due 21 December");
    assert_snapshot!(told("complaint_panel", &text.replace("complaint 2", "complaint 3")), @"receipt of the complaint 16 November 2021, due 30 December 2021: Due 30 December");
}

#[test]
fn an_eligible_child_is_assessed_in_three_months_and_the_plan_reviewed_every_six() {
    let text = "
        2005-06-10  born
        2021-03-22  care started V2
        2021-09-15  needs assessed
        2021-10-20  pathway plan
        2022-03-31  pathway review
        2022-11-01  today";
    assert_snapshot!(told("pathway_assessment", text), @"becoming an eligible child 20 June 2021, due 20 September 2021: Done on time");
    assert_snapshot!(told("pathway_plan", text), @"the needs assessment 15 September 2021, due 13 October 2021: Done 7 days late");
    assert_snapshot!(told("pathway_plan_review", text), @"
    the pathway plan 20 October 2021, due 20 April 2022: Done on time
    the last review 31 March 2022, due 30 September 2022: Overdue by 32 days
    ");
}

#[test]
fn an_adviser_visits_accommodation_within_seven_days_then_every_two_months_and_keeps_in_touch() {
    let text = "
        2003-06-10  born
        2018-03-22  care started C2
        2021-06-10  care ended
        2021-06-10  home provided
        2021-06-17  visit leaver
        2021-08-17  visit leaver
        2021-08-20  in touch
        2021-11-15  today";
    assert_snapshot!(told("adviser_visit_first", text), @"the accommodation being provided 10 June 2021, due 17 June 2021: Done on time");
    assert_snapshot!(told("adviser_visit", text), @"
    the last visit 17 June 2021, due 17 August 2021: Done on time
    the last visit 17 August 2021, due 17 October 2021: Overdue by 29 days
    ");
    assert_snapshot!(told("keep_in_touch", text), @"
    leaving care 10 June 2021, due 5 August 2021: Done 15 days late
    the last contact 20 August 2021, due 15 October 2021: Overdue by 31 days
    ");
}

#[test]
fn an_education_health_and_care_plan_counts_everything_from_the_original_request() {
    let text = "
        2012-01-01  born
        2021-05-03  ehc requested
        2021-06-11  ehc decided yes
        2021-06-14  ehc advice requested
        2021-08-02  ehc advice received
        2021-11-15  today";
    assert_snapshot!(told("ehc_decision", text), @"the original request 3 May 2021, due 14 June 2021: Done on time");
    assert_snapshot!(told("ehc_advice", text), @"the request for advice 14 June 2021, due 26 July 2021: Done 7 days late");
    assert_snapshot!(told("ehc_refusal", text), @"the original request 3 May 2021, due 23 August 2021: Overdue by 84 days");
    assert_snapshot!(told("ehc_plan", text), @"the original request 3 May 2021, due 20 September 2021: Overdue by 56 days");
    let refused = text.replace("2021-11-15  today", "2021-08-20 ehc refused\n2021-11-15  today");
    assert_snapshot!(told("ehc_plan", &refused), @"the original request 3 May 2021, due 20 September 2021: No longer needed");
    assert_snapshot!(told("ehc_refusal", &refused), @"the original request 3 May 2021, due 23 August 2021: Done on time");
}

#[test]
fn an_annual_review_is_done_only_when_the_family_is_told_the_decision() {
    let text = "
        2012-01-01  born
        2020-01-06  ehc requested
        2020-05-11  ehc decided yes
        2020-05-20  ehc issued
        2021-05-10  annual review
        2021-05-26  annual report
        2021-06-04  annual decision
        2021-06-04  amendment notice
        2021-08-02  plan amended
        2021-11-15  today";
    assert_snapshot!(told("ehc_annual_review", text), @"
    the plan 20 May 2020, due 20 May 2021: Done 15 days late
    the last review 4 June 2021, due 4 June 2022: Due 4 June 2022
    ");
    assert_snapshot!(told("ehc_review_report", text), @"the review meeting 10 May 2021, due 24 May 2021: Done 2 days late");
    assert_snapshot!(told("ehc_review_decision", text), @"the review meeting 10 May 2021, due 7 June 2021: Done on time");
    assert_snapshot!(told("ehc_amended_plan", text), @"the notice of amendments 4 June 2021, due 30 July 2021: Done 3 days late");
}

#[test]
fn a_holiday_announced_late_moves_a_clock_that_runs_and_leaves_one_that_stopped() {
    // The State Funeral of 19 September 2022 was announced on 10 September.
    let text = "
        2012-01-01  born
        2022-08-26  strategy discussion s47-joint
        2022-09-09  today";
    assert_snapshot!(told("initial_conference", text), @"the strategy discussion that initiated the enquiry 26 August 2022, due 19 September 2022: Due 19 September");
    assert_snapshot!(told("initial_conference", &text.replace("2022-09-09", "2022-09-12")), @"the strategy discussion that initiated the enquiry 26 August 2022, due 20 September 2022: Due 20 September");
    let held = text.replace("2022-09-09  today", "2022-09-09  initial conference NEG\n2022-09-25  today");
    assert_snapshot!(told("initial_conference", &held), @"the strategy discussion that initiated the enquiry 26 August 2022, due 19 September 2022: Done on time");
}

#[test]
fn death_ends_every_clock() {
    let text = "
        2012-01-01  born
        2021-11-01  referral
        2021-11-01  referral decided assessment
        2021-11-08  died
        2021-11-15  today";
    assert_snapshot!(told("assessment", text), @"the referral 1 November 2021, due 6 January 2022: No longer needed");
    let journey = story(text);
    assert!(open_clocks(&journey.journey, journey.today, &policies()).is_empty());
}

#[test]
fn what_is_due_tomorrow_today_and_next_year_is_said_so() {
    let words = |today: &str| {
        let text = format!("2012-01-01 born\n2021-11-26 need plan\n{today} today");
        let told = story(&text);
        let open = open_clocks(&told.journey, told.today, &policies());
        open.iter().find(|clock| clock.definition.key == "need_visit").unwrap().words(told.today)
    };
    let days = ["2021-12-10", "2021-12-23", "2021-12-24", "2021-12-25", "2022-01-10"];
    assert_eq!(
        days.map(words).join(", "),
        "Due 24 December, Due tomorrow, Due today, Overdue by 1 day, Overdue by 17 days"
    );
    let next_year = story("2012-01-01 born\n2021-11-26 need plan\n2021-11-26 today");
    let review = open_clocks(&next_year.journey, next_year.today, &policies());
    let review = review.iter().find(|clock| clock.definition.key == "need_review").unwrap();
    assert_eq!(review.words(next_year.today), "Due 18 February 2022");
}

#[test]
fn runs_that_run_come_first_and_of_them_the_next_due() {
    let told = story(
        "
        2012-01-01  born
        2021-06-01  care started V2
        2021-06-01  placed U6
        2021-06-07  visit cla
        2021-06-28  care review
        2021-08-30  today",
    );
    let runs = clocks(&told.journey, told.today, &policies());
    let running = runs.iter().take_while(|clock| !clock.state.is_closed()).count();
    assert!(runs[running..].iter().all(|clock| clock.state.is_closed()));
    assert!(runs[..running].is_sorted_by_key(|clock| clock.due));
    assert_eq!(open_clocks(&told.journey, told.today, &policies()).len(), running);
}

#[test]
fn without_a_policy_a_local_clock_does_not_run() {
    let told = story("2012-01-01 born\n2021-11-01 need plan\n2021-11-15 today");
    let none = practice::Policies::default();
    let runs = clocks(&told.journey, told.today, &none);
    assert!(runs.is_empty(), "{runs:?}");
}

#[test]
fn a_day_before_the_start_shows_no_clock() {
    let told = story("2012-01-01 born\n2021-11-01 need plan\n2021-11-15 today");
    let early: Date = "2021-10-31".parse().unwrap();
    assert!(open_clocks(&told.journey, early, &policies()).is_empty());
}
