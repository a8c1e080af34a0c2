//! Clocks of early help, courts, adolescence, leaving care, education and oversight.

use insta::assert_snapshot;

use crate::clocks_told::{told, why};

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
fn an_allegation_is_resolved_in_the_time_that_local_policy_gives() {
    let text = "
        2012-01-01  born
        2021-05-31  allegation
        2021-05-31  allegation referred
        2021-11-15  today";
    assert_snapshot!(told("allegation_resolution", text), @"the referral 31 May 2021, due 31 August 2021: Overdue by 76 days");
    let resolved = text.replace("2021-11-15", "2021-08-31  allegation resolved unfounded\n2021-11-15");
    assert_snapshot!(told("allegation_resolution", &resolved), @"the referral 31 May 2021, due 31 August 2021: Done on time");
    assert_snapshot!(told("allegation_resolution", &text.replace("2021-05-31  allegation referred\n", "\n")), @"");
}

#[test]
fn each_extension_of_proceedings_lasts_eight_weeks_from_the_end_of_the_time_before() {
    let text = "
        2012-01-01  born
        2021-05-05  issued care
        2021-10-25  timetable extended 2021-12-28
        2021-11-15  today";
    assert_snapshot!(told("proceedings_extension", text), @"the end of the time allowed before 2 November 2021, due 28 December 2021: Due 28 December");
    assert_snapshot!(why("proceedings_extension", text), @"An extension of proceedings ends at the latest by 28 December 2021, counted from the end of the time allowed before on 2 November 2021 (Children Act 1989, s. 32(8)).");
    let again = text.replace("2021-11-15", "2021-12-20  timetable extended 2022-02-22\n2022-01-10");
    assert_snapshot!(told("proceedings_extension", &again), @r"
    the end of the time allowed before 2 November 2021, due 28 December 2021: No longer needed
    the end of the time allowed before 28 December 2021, due 22 February 2022: Due 22 February
    ");
    let ended = text.replace("2021-11-15", "2022-01-05  proceedings ended\n2022-01-10");
    assert_snapshot!(told("proceedings_extension", &ended), @"the end of the time allowed before 2 November 2021, due 28 December 2021: Done 8 days late");
}
