//! Actual against plan, month by month.

use std::collections::BTreeMap;

use calendar::Month;
use foresight::business_case::{Actual, Line, Tracked, Volume, pounds, track};

use super::{PROGRAMME, benefit, case, cost, five_years};

fn line(text: &str, id: &str) -> Line {
    case(text).lines().find(|line| line.id.0 == id).unwrap().clone()
}

fn actuals(table: &str) -> BTreeMap<Month, Actual> {
    let row = |row: &str| {
        let (month, value) = row.trim().split_once(' ').unwrap();
        let actual = match value.trim().parse() {
            Ok(number) => Actual::Known(Volume::near(number).unwrap()),
            Err(_) => Actual::CouldNotBeMeasured(value.trim().to_owned()),
        };
        (month.parse().unwrap(), actual)
    };
    table.lines().filter(|line| !line.trim().is_empty()).map(row).collect()
}

fn shown(tracked: &Tracked) -> String {
    let money = |pence: Option<i64>| pence.map_or("not priced".to_owned(), pounds);
    let row = |month: &foresight::business_case::TrackedMonth| {
        let actual = month.actual.map_or("?".to_owned(), |volume| volume.to_string());
        let realised = if month.actual.is_some() { money(month.realised_pence) } else { "?".to_owned() };
        format!(
            "{}  {} planned, {actual}  {} planned, {realised}  {}",
            month.month.iso(),
            month.planned,
            money(month.planned_pence),
            month.verdict.says()
        )
    };
    tracked.months.iter().map(row).collect::<Vec<_>>().join("\n")
}

#[test]
fn each_month_shows_what_was_planned_and_what_came() {
    let savings = line(PROGRAMME, "savings");
    let actual = actuals(
        "
        2021-11 530
        2021-12 526
        2022-01 527.5
        2022-02 the system was changed and counts are not complete
        2022-04 536
    ",
    );
    let tracked = track(&savings, &actual, Month::constant(2021, 10), Month::constant(2022, 4)).unwrap();
    insta::assert_snapshot!(shown(&tracked), @r"
    2021-10  530 planned, ?  £0 planned, ?  could not be measured: there is no figure for October 2021
    2021-11  528.8 planned, 530  £5,443 planned, £0  behind plan
    2021-12  527.5 planned, 526  £10,889 planned, £17,656  ahead of plan
    2022-01  526.3 planned, 527.5  £16,332 planned, £11,035  behind plan
    2022-02  525.1 planned, ?  £21,775 planned, ?  could not be measured: the system was changed and counts are not complete
    2022-03  523.8 planned, ?  £27,221 planned, ?  could not be measured: there is no figure for March 2022
    2022-04  522.6 planned, 536  £32,664 planned, −£26,484  behind plan
    ");
    insta::assert_snapshot!(tracked.says(), @"Savings on placements: £2,207 realised of £65,328 planned in 4 months; 3 months could not be measured");
    assert_eq!(tracked.months_not_measured(), 3);
    assert!(tracked.planned_pence() > tracked.planned_pence_where_measured());
}

#[test]
fn a_plan_is_straight_between_its_targets_and_holds_after_the_last() {
    let measure = "measure = { key = 'looked_after', better = 'lower', baseline = 530, from = '2021-10', \
                   targets = { '2021-12' = 520, '2022-04' = 500 }, worth_of_one_a_year = 1200 }";
    let line =
        line(&five_years(&benefit("home", &format!("by_year = {{ '2021/22' = 1 }}\n{measure}"))), "home");
    let tie = line.tie.unwrap();
    let planned: Vec<String> = Month::constant(2021, 9)
        .up_to(Month::constant(2022, 6))
        .map(|month| tie.planned(month).to_string())
        .collect();
    assert_eq!(planned.join(" "), "530 530 525 520 515 510 505 500 500 500");
    // One fewer is worth £100 a month.
    assert_eq!(tie.worth_of_a_month(Volume::whole(520)), Some(100_000));
    assert_eq!(tie.worth_of_a_month(Volume::whole(531)), Some(-10_000));
}

#[test]
fn more_is_better_where_the_line_says_so() {
    let measure = "measure = { key = 'reunified', better = 'higher', baseline = 10, from = '2021-10', \
                   targets = { '2022-10' = 22 }, worth_of_one_a_year = '£12,000' }";
    let line =
        line(&five_years(&benefit("home", &format!("by_year = {{ '2021/22' = 1 }}\n{measure}"))), "home");
    let tracked = track(
        &line,
        &actuals("2021-11 13\n2021-12 9\n2022-01 13"),
        Month::constant(2021, 11),
        Month::constant(2022, 1),
    );
    insta::assert_snapshot!(shown(&tracked.unwrap()), @r"
    2021-11  11 planned, 13  £1,000 planned, £3,000  ahead of plan
    2021-12  12 planned, 9  £2,000 planned, −£1,000  behind plan
    2022-01  13 planned, 13  £3,000 planned, £3,000  on plan
    ");
}

#[test]
fn a_line_that_is_not_volume_times_price_shows_its_path_but_no_money() {
    let line = line(&five_years(&benefit("home", "by_year = { '2021/22' = 1 }")), "home");
    let tracked =
        track(&line, &actuals("2021-11 530"), Month::constant(2021, 11), Month::constant(2021, 12)).unwrap();
    insta::assert_snapshot!(shown(&tracked), @r"
    2021-11  528.8 planned, 530  not priced planned, not priced  behind plan
    2021-12  527.5 planned, ?  not priced planned, ?  could not be measured: there is no figure for December 2021
    ");
    insta::assert_snapshot!(tracked.says(), @"Line home: behind plan in 1 of 1 months measured; 1 month could not be measured");
}

#[test]
fn nothing_measured_is_neither_good_nor_bad() {
    let savings = line(PROGRAMME, "savings");
    let tracked =
        track(&savings, &BTreeMap::new(), Month::constant(2021, 11), Month::constant(2021, 12)).unwrap();
    assert_eq!(tracked.realised_pence(), 0);
    insta::assert_snapshot!(tracked.says(), @"Savings on placements: could not be measured in any month");
    // A cost without a measure is not followed at all.
    let team = line(&five_years(&cost("team", "by_year = { '2021/22' = 1 }")), "team");
    assert!(track(&team, &BTreeMap::new(), Month::constant(2021, 11), Month::constant(2021, 12)).is_none());
}

#[test]
fn where_beds_have_notice_the_money_comes_after_the_measure() {
    let weeks = "weeks = [9]\nfirst_month = '2022-01'\nprice_of_a_week = 5000\nnotice_weeks = 13";
    let homes = line(&five_years(&benefit("homes", weeks)), "homes");
    let tracked =
        track(&homes, &BTreeMap::new(), Month::constant(2022, 1), Month::constant(2022, 1)).unwrap();
    insta::assert_snapshot!(tracked.caveat.unwrap(), @"The money follows 13 weeks after the measure: until notice runs out, empty beds are still paid for");
}
