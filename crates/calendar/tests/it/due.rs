use calendar::{Date, Due, Within, WorkingDays, earliest_of, latest_of, london};
use jiff::civil::date;

#[track_caller]
fn check(within: Within, from: Date, due: Date) {
    assert_eq!(within.due_date(from, WorkingDays::latest()), Due::On(due), "{within} of {from}");
}

#[test]
fn a_week_of_the_placement_leaves_out_the_day_of_the_placement() {
    check(Within::Weeks(1), date(2021, 11, 1), date(2021, 11, 8));
    check(Within::Days(7), date(2021, 11, 1), date(2021, 11, 8));
}

#[test]
fn twenty_six_weeks_of_proceedings_count_the_day_of_issue_as_the_first() {
    check(Within::WeeksBeginning(26), date(2021, 4, 1), date(2021, 9, 29));
}

#[test]
fn a_45_day_consultation_counts_both_its_ends() {
    check(Within::DaysBeginning(45), date(2021, 10, 6), date(2021, 11, 19));
}

#[test]
fn a_period_of_no_days_beginning_with_a_day_ends_on_it() {
    check(Within::DaysBeginning(0), date(2021, 10, 6), date(2021, 10, 6));
    check(Within::WeeksBeginning(0), date(2021, 10, 6), date(2021, 10, 6));
}

#[test]
fn months_run_to_the_corresponding_date_or_the_last_of_the_month() {
    check(Within::Months(3), date(2021, 7, 15), date(2021, 10, 15));
    check(Within::Months(3), date(2021, 11, 30), date(2022, 2, 28));
    check(Within::Months(6), date(2023, 8, 31), date(2024, 2, 29));
    check(Within::Months(12), date(2020, 2, 29), date(2021, 2, 28));
}

#[test]
fn three_months_are_not_twelve_weeks_nor_91_days() {
    let from = date(2021, 11, 15);
    check(Within::Months(3), from, date(2022, 2, 15));
    check(Within::Weeks(12), from, date(2022, 2, 7));
    check(Within::Days(91), from, date(2022, 2, 14));
}

#[test]
fn an_age_is_attained_on_the_birthday() {
    check(Within::Age(5), date(2016, 11, 16), date(2021, 11, 16));
    check(Within::Age(18), date(2004, 2, 29), date(2022, 3, 1));
}

#[test]
fn hours_run_through_weekends_and_days_on_which_the_clocks_change() {
    let due = |from| Within::Hours(72).due(from, WorkingDays::latest());
    // An ordinary weekend.
    assert_eq!(due(date(2021, 11, 5).at(17, 30, 0, 0)), Due::By(date(2021, 11, 8).at(17, 30, 0, 0)));
    // The clocks went back on 31 October 2021: a day of 25 hours.
    assert_eq!(due(date(2021, 10, 30).at(17, 30, 0, 0)), Due::By(date(2021, 11, 2).at(16, 30, 0, 0)));
    // They went forward on 27 March 2022: a day of 23 hours.
    assert_eq!(due(date(2022, 3, 26).at(17, 30, 0, 0)), Due::By(date(2022, 3, 29).at(18, 30, 0, 0)));
}

#[test]
fn a_time_that_the_clocks_skip_or_repeat_is_still_counted() {
    let due = |from| Within::Hours(1).due(from, WorkingDays::latest());
    assert_eq!(due(date(2022, 3, 27).at(1, 30, 0, 0)), Due::By(date(2022, 3, 27).at(3, 30, 0, 0)));
    assert_eq!(due(date(2021, 10, 31).at(1, 30, 0, 0)), Due::By(date(2021, 10, 31).at(1, 30, 0, 0)));
}

#[test]
fn local_time_is_that_of_london() {
    assert_eq!(london().iana_name(), Some("Europe/London"));
}

#[test]
fn with_no_time_known_hours_run_from_the_start_of_the_day() {
    let due = Within::Hours(72).due_date(date(2021, 11, 5), WorkingDays::latest());
    assert_eq!(due, Due::By(date(2021, 11, 8).at(0, 0, 0, 0)));
    assert_eq!(due.date(), date(2021, 11, 8));
}

#[test]
fn the_time_of_day_does_not_move_a_clock_counted_in_days() {
    let days = WorkingDays::latest();
    let (early, late) = (date(2021, 11, 5).at(0, 1, 0, 0), date(2021, 11, 5).at(23, 59, 0, 0));
    assert_eq!(Within::WorkingDays(1).due(early, days), Due::On(date(2021, 11, 8)));
    assert_eq!(Within::WorkingDays(1).due(late, days), Due::On(date(2021, 11, 8)));
}

#[test]
fn a_whole_day_ends_after_every_hour_in_it() {
    let whole = Due::On(date(2021, 11, 5));
    let evening = Due::By(date(2021, 11, 5).at(23, 59, 59, 0));
    let next = Due::By(date(2021, 11, 6).at(0, 0, 0, 0));
    assert!(evening < whole && whole < next);
    assert_eq!(latest_of(whole, evening), whole);
    assert_eq!(earliest_of(whole, evening), evening);
    assert_eq!(earliest_of(whole, Due::On(date(2021, 11, 4))), Due::On(date(2021, 11, 4)));
}

#[test]
fn an_hour_clock_is_met_up_to_its_moment() {
    let due = Due::By(date(2021, 11, 8).at(17, 30, 0, 0));
    assert!(due.in_time(date(2021, 11, 8).at(17, 30, 0, 0)));
    assert!(!due.in_time(date(2021, 11, 8).at(17, 31, 0, 0)));
}

#[test]
fn the_length_allowed_reads_as_people_say_it() {
    let said = [
        Within::WorkingDays(1),
        Within::WorkingDays(15),
        Within::Days(7),
        Within::Weeks(6),
        Within::DaysBeginning(15),
        Within::WeeksBeginning(26),
        Within::Months(3),
        Within::Hours(72),
        Within::Age(18),
        Within::Age(21),
    ]
    .map(|within| format!("{within}\n"))
    .concat();
    insta::assert_snapshot!(said, @"
    within 1 working day
    within 15 working days
    within 7 days
    within 6 weeks
    within 15 days beginning with that day
    within 26 weeks beginning with that day
    within 3 months
    within 72 hours
    by the 18th birthday
    by the 21st birthday
    ");
}

#[test]
fn a_due_date_reads_as_people_write_it() {
    assert_eq!(Due::On(date(2021, 11, 5)).to_string(), "5 November 2021");
    assert_eq!(Due::By(date(2021, 11, 8).at(17, 30, 0, 0)).to_string(), "8 November 2021 at 5:30pm");
}

#[test]
fn policies_name_the_way_of_counting() {
    let read = |text| serde_json::from_str::<Within>(text).unwrap();
    assert_eq!(read(r#"{"working_days": 15}"#), Within::WorkingDays(15));
    assert_eq!(read(r#"{"weeks_beginning": 26}"#), Within::WeeksBeginning(26));
    assert_eq!(read(r#"{"age": 18}"#), Within::Age(18));
    assert_eq!(serde_json::to_string(&Within::Weeks(4)).unwrap(), r#"{"weeks":4}"#);
    let due = Due::On(date(2021, 11, 5));
    let kept = serde_json::to_string(&due).unwrap();
    assert_eq!(kept, r#"{"on":"2021-11-05"}"#);
    assert_eq!(serde_json::from_str::<Due>(&kept).unwrap(), due);
}
