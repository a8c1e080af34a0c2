use calendar::words::{counted, day, days_until, long, moment, ordinal, relative, short};
use jiff::civil::date;

#[test]
fn a_date_has_three_forms() {
    let bonfire_night = date(2021, 11, 5);
    assert_eq!(long(bonfire_night), "Friday 5 November 2021");
    assert_eq!(day(bonfire_night), "5 November 2021");
    assert_eq!(short(bonfire_night), "5 Nov 2021");
}

#[test]
fn a_time_is_written_on_the_twelve_hour_clock() {
    let at = |hour, minute| moment(date(2021, 11, 5).at(hour, minute, 59, 0));
    assert_eq!(at(0, 0), "5 November 2021 at midnight");
    assert_eq!(at(0, 5), "5 November 2021 at 12:05am");
    assert_eq!(at(9, 0), "5 November 2021 at 9am");
    assert_eq!(at(12, 0), "5 November 2021 at midday");
    assert_eq!(at(12, 30), "5 November 2021 at 12:30pm");
    assert_eq!(at(17, 30), "5 November 2021 at 5:30pm");
}

#[test]
fn a_day_is_said_by_how_far_off_it_is() {
    let said = [0, 1, 2, 30, -1, -2].map(relative);
    assert_eq!(said, ["today", "tomorrow", "in 2 days", "in 30 days", "yesterday", "2 days ago"]);
    assert_eq!(days_until(date(2022, 3, 26), date(2022, 3, 28)), 2);
    assert_eq!(days_until(date(2021, 11, 15), date(2021, 11, 1)), -14);
    assert_eq!(relative(i64::MIN), "9223372036854775808 days ago");
}

#[test]
fn one_thing_is_singular() {
    assert_eq!([0, 1, 2].map(|n| counted(n, "visit")), ["0 visits", "1 visit", "2 visits"]);
}

#[test]
fn places_in_order_end_as_they_are_spoken() {
    let said = [1, 2, 3, 4, 11, 12, 13, 18, 21, 22, 101, 111].map(ordinal);
    let right =
        ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "18th", "21st", "22nd", "101st", "111th"];
    assert_eq!(said, right);
}
