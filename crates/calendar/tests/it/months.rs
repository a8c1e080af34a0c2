use calendar::{Date, FinancialYear, Month, Quarter};
use jiff::civil::date;

const APRIL: Month = Month::constant(2021, 4);

#[test]
fn a_month_is_written_for_people_in_columns_and_in_data() {
    assert_eq!(APRIL.to_string(), "April 2021");
    assert_eq!(APRIL.short(), "Apr 2021");
    assert_eq!(APRIL.iso(), "2021-04");
    assert_eq!(serde_json::to_string(&APRIL).unwrap(), r#""2021-04""#);
    assert_eq!(serde_json::from_str::<Month>(r#""2021-04""#).unwrap(), APRIL);
}

#[test]
fn only_a_year_a_hyphen_and_two_digits_are_read_as_a_month() {
    for given in [
        "2021-4",
        "2021-13",
        "2021-00",
        "21-04",
        "2021/04",
        "April 2021",
        "",
        "+021-04",
        "2021-04-01",
        "٢٠٢١-04",
    ] {
        assert!(given.parse::<Month>().is_err(), "{given} was read");
    }
    assert_eq!(
        "2021-13".parse::<Month>().unwrap_err().to_string(),
        "\"2021-13\" is not a month: write the year, a hyphen and two digits, such as 2021-04"
    );
    assert!(serde_json::from_str::<Month>(r#""soon""#).is_err());
}

#[test]
fn a_month_knows_its_days() {
    let february = Month::of(date(2024, 2, 10));
    assert_eq!((february.first(), february.last()), (date(2024, 2, 1), date(2024, 2, 29)));
    assert_eq!(february.length(), 29);
    assert_eq!(february.days().count(), 29);
    assert!(february.days().all(|day| february.contains(day)));
    assert!(!february.contains(date(2024, 3, 1)) && !february.contains(date(2023, 2, 10)));
}

#[test]
fn months_follow_each_other_over_the_year_end() {
    let december = Month::constant(2021, 12);
    assert_eq!(december.next(), Month::constant(2022, 1));
    assert_eq!(december.next().previous(), december);
    assert_eq!(APRIL.plus(-12), Month::constant(2020, 4));
    let names: Vec<String> =
        Month::constant(2021, 11).up_to(Month::constant(2022, 2)).map(Month::short).collect();
    assert_eq!(names, ["Nov 2021", "Dec 2021", "Jan 2022", "Feb 2022"]);
    assert_eq!(APRIL.up_to(APRIL).count(), 1);
    assert_eq!(APRIL.up_to(APRIL.previous()).count(), 0);
}

#[test]
fn the_first_and_last_month_do_not_panic() {
    let last = Month::of(Date::MAX);
    assert_eq!(last.next(), last);
    assert_eq!(last.days().count(), 31);
    let first = Month::of(Date::MIN);
    assert_eq!(first.previous(), first);
    assert_eq!(first.iso().parse::<Month>().unwrap(), first);
    assert_eq!(Month::new(2021, 0), None);
    FinancialYear::of(Date::MIN).start();
    FinancialYear::of(Date::MAX).next().end();
}

#[test]
fn a_financial_year_runs_from_april_to_march() {
    let year = APRIL.financial_year();
    assert_eq!(year, FinancialYear::starting(2021));
    assert_eq!(year.to_string(), "2021/22");
    assert_eq!(FinancialYear::starting(1999).to_string(), "1999/00");
    assert_eq!((year.start(), year.end()), (date(2021, 4, 1), date(2022, 3, 31)));
    assert!(year.contains(date(2022, 3, 31)) && !year.contains(date(2022, 4, 1)));
    assert_eq!(FinancialYear::of(date(2021, 3, 31)), year.previous());
    assert_eq!(year.previous().next(), year);
    let months: Vec<Month> = year.months().collect();
    assert_eq!((months.len(), months[0], months[11]), (12, APRIL, Month::constant(2022, 3)));
}

#[test]
fn quarters_make_up_the_financial_year() {
    let year = FinancialYear::starting(2021);
    let months: Vec<Month> = year.quarters().into_iter().flat_map(Quarter::months).collect();
    assert_eq!(months, year.months().collect::<Vec<_>>());
    let last = Quarter::of(date(2022, 1, 31));
    assert_eq!(last.to_string(), "quarter 4 of 2021/22");
    assert_eq!((last.start(), last.end()), (date(2022, 1, 1), date(2022, 3, 31)));
    assert!(last.contains(date(2022, 3, 31)) && !last.contains(date(2022, 4, 1)));
    assert_eq!((last.number(), last.financial_year()), (4, year));
}
