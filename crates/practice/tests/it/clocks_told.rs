//! Clocks read out of a child's story.

use calendar::Date;
use insta::assert_snapshot;
use practice::clocks::{clocks, open_clocks};

use crate::story::{policies, story};

/// The runs of one clock in a story: what started each and when, when it was due, how it stands.
pub fn told(key: &str, text: &str) -> String {
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
pub fn why(key: &str, text: &str) -> String {
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

#[test]
fn a_child_who_moves_here_with_a_plan_has_a_conference_within_fifteen_working_days() {
    let text = "
        2012-01-01  born
        2021-12-10  transfer in told
        2021-12-30  today";
    assert_snapshot!(told("transfer_in_conference", text), @"notification of the move 10 December 2021, due 5 January 2022: Due 5 January 2022");
    assert_snapshot!(why("transfer_in_conference", text), @"The transfer-in conference is due within 15 working days of notification of the move on 10 December 2021 (Working Together to Safeguard Children 2018, chapter 1): by 5 January 2022.");
    let held = text.replace("2021-12-30  today", "2022-01-06 transfer in conference NEG\n2022-01-10 today");
    assert_snapshot!(told("transfer_in_conference", &held), @"notification of the move 10 December 2021, due 5 January 2022: Done 1 working day late");
    assert_snapshot!(told("review_conference_first", &held), @"the initial conference 6 January 2022, due 6 April 2022: Due 6 April");
    let closed = text.replace("2021-12-30  today", "2021-12-20 closed\n2022-01-10 today");
    assert_snapshot!(told("transfer_in_conference", &closed), @"notification of the move 10 December 2021, due 5 January 2022: No longer needed");
}

#[test]
fn every_clock_that_asks_for_a_visit_to_a_child_says_of_which_kind() {
    for definition in practice::clocks::definitions().filter(|definition| definition.in_journeys()) {
        let asks = definition.name.to_lowercase().contains("visit");
        assert_eq!(definition.visit().is_some(), asks, "{}", definition.key);
    }
}
