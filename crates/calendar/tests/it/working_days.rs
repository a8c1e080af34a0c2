use calendar::{Date, WorkingDays};
use jiff::civil::date;

/// Day 0, and the 1st, 10th, 15th, 20th and 45th working day after it.
const WORKED_BY_HAND: [(Date, [Date; 5]); 10] = [
    (
        date(2021, 4, 1),
        [date(2021, 4, 6), date(2021, 4, 19), date(2021, 4, 26), date(2021, 5, 4), date(2021, 6, 9)],
    ),
    (
        date(2021, 4, 2),
        [date(2021, 4, 6), date(2021, 4, 19), date(2021, 4, 26), date(2021, 5, 4), date(2021, 6, 9)],
    ),
    (
        date(2021, 4, 3),
        [date(2021, 4, 6), date(2021, 4, 19), date(2021, 4, 26), date(2021, 5, 4), date(2021, 6, 9)],
    ),
    (
        date(2021, 12, 10),
        [date(2021, 12, 13), date(2021, 12, 24), date(2022, 1, 5), date(2022, 1, 12), date(2022, 2, 16)],
    ),
    (
        date(2022, 5, 6),
        [date(2022, 5, 9), date(2022, 5, 20), date(2022, 5, 27), date(2022, 6, 7), date(2022, 7, 12)],
    ),
    (
        date(2022, 7, 18),
        [date(2022, 7, 19), date(2022, 8, 1), date(2022, 8, 8), date(2022, 8, 15), date(2022, 9, 21)],
    ),
    (
        date(2023, 3, 6),
        [date(2023, 3, 7), date(2023, 3, 20), date(2023, 3, 27), date(2023, 4, 3), date(2023, 5, 12)],
    ),
    (
        date(2020, 3, 9),
        [date(2020, 3, 10), date(2020, 3, 23), date(2020, 3, 30), date(2020, 4, 6), date(2020, 5, 14)],
    ),
    (
        date(2025, 12, 24),
        [date(2025, 12, 29), date(2026, 1, 12), date(2026, 1, 19), date(2026, 1, 26), date(2026, 3, 2)],
    ),
    (
        date(2026, 11, 23),
        [date(2026, 11, 24), date(2026, 12, 7), date(2026, 12, 14), date(2026, 12, 21), date(2027, 1, 28)],
    ),
];

#[test]
fn due_dates_are_those_worked_out_by_hand() {
    let days = WorkingDays::latest();
    for (day_0, due) in WORKED_BY_HAND {
        assert_eq!([1, 10, 15, 20, 45].map(|n| days.add(day_0, n)), due, "from {day_0}");
        assert_eq!(due.map(|due| days.between(day_0, due)), [1, 10, 15, 20, 45], "from {day_0}");
    }
}

#[test]
fn an_assessment_authorised_on_the_day_of_referral_took_no_working_days() {
    assert_eq!(WorkingDays::latest().between(date(2021, 11, 15), date(2021, 11, 15)), 0);
    assert_eq!(WorkingDays::latest().between(date(2021, 11, 15), date(2021, 11, 12)), 0);
}

#[test]
fn council_closure_days_after_christmas_are_working_days() {
    let days = WorkingDays::latest();
    assert!([29, 30, 31].into_iter().all(|day| days.is_working_day(date(2021, 12, day))));
}

#[test]
fn a_weekend_start_counts_as_day_0() {
    let days = WorkingDays::latest();
    let (friday, saturday, monday) = (date(2021, 11, 12), date(2021, 11, 13), date(2021, 11, 15));
    assert_eq!(days.add(saturday, 1), monday);
    assert_eq!(days.add(saturday, 0), saturday);
    assert_eq!(days.subtract(saturday, 1), friday);
    assert_eq!(days.first_on_or_after(saturday), monday);
    assert_eq!(days.first_on_or_after(monday), monday);
}

#[test]
fn an_open_clock_moves_when_a_holiday_is_announced_and_a_closed_one_stays_as_judged() {
    let referral = date(2022, 7, 18);
    let judged = WorkingDays::known_on(date(2022, 9, 9));
    let recomputed = WorkingDays::known_on(date(2022, 9, 12));
    assert_eq!(judged.add(referral, 45), date(2022, 9, 20));
    assert_eq!(recomputed.add(referral, 45), date(2022, 9, 21));
    // The earlier calendar still answers as it did, after the later one has been asked.
    assert_eq!(WorkingDays::known_on(date(2022, 9, 9)).add(referral, 45), date(2022, 9, 20));
}

#[test]
fn a_day_from_which_a_holiday_is_moved_away_becomes_a_working_day() {
    let (before, after) =
        (WorkingDays::known_on(date(2020, 11, 11)), WorkingDays::known_on(date(2020, 11, 12)));
    assert!(!before.is_working_day(date(2022, 5, 30)) && before.is_working_day(date(2022, 6, 2)));
    assert!(after.is_working_day(date(2022, 5, 30)) && !after.is_working_day(date(2022, 6, 2)));
}

#[test]
fn holidays_announced_on_one_day_are_known_together() {
    let days = WorkingDays::known_on(date(2020, 11, 12));
    assert!(!days.is_working_day(date(2022, 6, 2)) && !days.is_working_day(date(2022, 6, 3)));
    assert_eq!(days.special_holidays().len(), 6);
}

#[test]
fn the_table_and_the_regular_pattern_meet_without_a_seam() {
    let days = WorkingDays::latest();
    // 2 to 4 January 2010 were a weekend and a Monday; 1 January is a holiday on both sides.
    assert_eq!(days.add(date(2009, 12, 30), 2), date(2010, 1, 4));
    assert_eq!(days.subtract(date(2010, 1, 4), 2), date(2009, 12, 30));
    assert_eq!(days.between(date(2009, 12, 30), date(2010, 1, 4)), 2);
    assert_eq!(days.add(date(2035, 12, 28), 3), date(2036, 1, 3));
    assert_eq!(days.subtract(date(2036, 1, 3), 3), date(2035, 12, 28));
    assert_eq!(days.between(date(2035, 12, 28), date(2036, 1, 3)), 3);
}

#[test]
fn the_last_days_of_the_calendar_do_not_panic() {
    let days = WorkingDays::latest();
    assert_eq!(days.add(Date::MAX, 3), Date::MAX);
    assert_eq!(days.subtract(Date::MIN, 3), Date::MIN);
    assert_eq!(days.add(date(9999, 12, 1), u32::MAX), Date::MAX);
    assert_eq!(days.between(Date::MAX, Date::MIN), 0);
    assert_eq!(days.first_on_or_after(Date::MAX), Date::MAX);
    assert!(WorkingDays::known_on(Date::MIN).special_holidays().is_empty());
    assert_eq!(WorkingDays::known_on(Date::MAX).special_holidays().len(), 8);
}
