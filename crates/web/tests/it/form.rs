//! Days typed in three boxes.

use jiff::civil::date;
use web::{Form, words};

/// What is read, or the message and the box it belongs to.
fn read(day: &str, month: &str, year: &str) -> String {
    let mut form = Form::typed([("on-day", day), ("on-month", month), ("on-year", year)]);
    match form.read_day("on", "the day of the visit") {
        Some(day) => words::iso(day),
        None => format!("{} | {}", form.errors()[0].field, form.errors()[0].message),
    }
}

#[test]
fn a_day_is_read_or_its_reader_is_told_what_to_enter() {
    for (typed, expected) in [
        (["5", "11", "2021"], "2021-11-05"),
        ([" 05 ", "Nov", "2021"], "2021-11-05"),
        (["29", "February", "2020"], "2020-02-29"),
        (["", "", ""], "on | Enter the day of the visit"),
        (["5", "", "2021"], "on-month | Enter the day of the visit with its month"),
        (["5", "13", "2021"], "on-month | Enter a month from 1 to 12, or its name"),
        (["5", "ju", "2021"], "on-month | Enter a month from 1 to 12, or its name"),
        (["32", "1", "2021"], "on-day | Enter a day from 1 to 31"),
        (["29", "2", "2021"], "on-day | Enter a day that exists: February 2021 has 28 days"),
        (["5", "11", "21"], "on-year | Enter the year in four figures, such as 2021"),
        (["five", "11", "2021"], "on-day | Enter a day from 1 to 31"),
    ] {
        assert_eq!(read(typed[0], typed[1], typed[2]), expected, "{typed:?}");
    }
}

#[test]
fn a_day_that_need_not_be_given_is_not_missed() {
    let mut form = Form::new();
    assert_eq!(form.read_day_if_given("on", "the day"), None);
    assert!(!form.is_refused());
}

#[test]
fn dates_numbers_and_counts_read_as_people_write_them() {
    let day = date(2021, 11, 5);
    assert_eq!(words::day(day), "Friday 5 November 2021");
    assert_eq!(words::date(day), "5 November 2021");
    assert_eq!(words::short(day), "5 Nov 2021");
    assert_eq!(words::brief(day), "Fri 5 Nov 2021");
    assert_eq!(words::whole(52_095), "52,095");
    assert_eq!(words::whole(999), "999");
    assert_eq!(words::whole(-1_234_567), "−1,234,567");
    assert_eq!(words::count(0, "child", "children"), "no children");
    assert_eq!(words::count(1, "child", "children"), "1 child");
    assert_eq!(words::count(1_200, "child", "children"), "1,200 children");
}
