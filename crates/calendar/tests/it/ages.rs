use calendar::{Date, age_in_words, age_on, birthday};
use jiff::civil::date;

#[test]
fn an_age_is_attained_at_the_start_of_the_birthday() {
    let born = date(2003, 11, 16);
    assert_eq!(age_on(born, date(2021, 11, 15)), Some(17));
    assert_eq!(age_on(born, date(2021, 11, 16)), Some(18));
    assert_eq!(age_on(born, born), Some(0));
}

#[test]
fn a_child_not_yet_born_has_no_age() {
    assert_eq!(age_on(date(2022, 2, 1), date(2021, 11, 15)), None);
    assert_eq!(age_in_words(date(2022, 2, 1), date(2021, 11, 15)), "not yet born");
}

#[test]
fn born_on_29_february_the_birthday_is_1_march_in_a_common_year() {
    let born = date(2004, 2, 29);
    assert_eq!(birthday(born, 17), date(2021, 3, 1));
    assert_eq!(birthday(born, 20), date(2024, 2, 29));
    assert_eq!(age_on(born, date(2022, 2, 28)), Some(17));
    assert_eq!(age_on(born, date(2022, 3, 1)), Some(18));
    assert_eq!(age_on(born, date(2024, 2, 28)), Some(19));
    assert_eq!(age_on(born, date(2024, 2, 29)), Some(20));
}

#[test]
fn a_baby_is_counted_in_days_weeks_and_months() {
    let born = date(2021, 1, 31);
    let words = |on| age_in_words(born, on);
    assert_eq!(words(date(2021, 1, 31)), "0 days");
    assert_eq!(words(date(2021, 2, 1)), "1 day");
    assert_eq!(words(date(2021, 2, 13)), "13 days");
    assert_eq!(words(date(2021, 2, 14)), "2 weeks");
    assert_eq!(words(date(2021, 5, 1)), "12 weeks");
    assert_eq!(words(date(2021, 5, 2)), "3 months");
    assert_eq!(words(date(2022, 1, 30)), "11 months");
    assert_eq!(words(date(2022, 1, 31)), "12 months");
    assert_eq!(words(date(2023, 1, 30)), "23 months");
    assert_eq!(words(date(2023, 1, 31)), "2");
}

#[test]
fn a_mistyped_year_of_birth_does_not_panic() {
    assert_eq!(age_on(date(202, 11, 15), date(2021, 11, 15)), Some(255));
    assert_eq!(birthday(Date::MAX, 18), Date::MAX);
    assert_eq!(age_on(Date::MIN, Date::MAX), Some(255));
}
