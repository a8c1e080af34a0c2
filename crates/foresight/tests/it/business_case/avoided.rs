//! Weeks in placements avoided, and beds that are empty but paid for.

use foresight::business_case::{AvoidedWeeks, Stage, pounds};

use jiff::civil::date;

use super::{appraised, benefit, five_years};

fn saved(weeks: &str, notice: u16) -> (String, Vec<String>) {
    let option = appraised(&five_years(&benefit(
        "residential",
        &format!(
            "name = 'Residential care'\nweeks = {weeks}\nfirst_month = '2022-01'\nprice_of_a_week = '£5,000'\n\
             notice_weeks = {notice}"
        ),
    )));
    let years = option
        .position
        .by_year
        .iter()
        .map(|(year, flows)| format!("{year} {}", pounds(flows.at(Stage::Entered).benefits.pence)));
    let years = years.take(2).collect::<Vec<_>>().join(", ");
    (years, option.caveats.into_iter().map(|caveat| caveat.says).collect())
}

#[test]
fn weeks_avoided_save_their_price() {
    assert_eq!(saved("[4.5, 4, 4.5, 4]", 0).0, "2021/22 £65,000, 2022/23 £20,000");
    // A month in which more weeks are needed takes away.
    assert_eq!(saved("[4.5, -4.5, 2, 0]", 0).0, "2021/22 £10,000, 2022/23 £0");
}

#[test]
fn an_empty_bed_is_paid_for_until_notice_has_run_out() {
    // January's 31 days, 13 weeks later: 91 days after 1 January is 2 April.
    let (years, caveats) = saved("[31]", 13);
    assert_eq!(years, "2021/22 £0, 2022/23 £155,000");
    insta::assert_snapshot!(caveats.join("\n"), @"Residential care: an empty bed is paid for during 13 weeks of notice, so all of what the weeks avoided save comes later, but within these years");
}

#[test]
fn weeks_saved_after_the_last_year_of_the_case_do_not_count() {
    let text = five_years(&benefit(
        "residential",
        "name = 'Residential care'\nweeks = [0, 31]\nfirst_month = '2026-02'\nprice_of_a_week = 1000\nnotice_weeks = 2",
    ));
    let option = appraised(&text);
    // Of March's 31 days, 14 fall after the end.
    assert_eq!(option.position.totals.at(Stage::Entered).benefits.pence, 1_700_000);
    insta::assert_snapshot!(option.caveats[0].says, @"Residential care: an empty bed is paid for during 2 weeks of notice, so £14,000 of the £31,000 that the weeks avoided would save does not come in these years");
}

#[test]
fn a_forecast_that_goes_by_weeks_is_gathered_by_month() {
    // Monday 24 January 2022: eight days of January, six of February, seven child-weeks a week.
    let weekly = AvoidedWeeks::week_by_week(date(2022, 1, 24), &[7.0, 7.0], 500_000, 0);
    let monthly = AvoidedWeeks::new(calendar::Month::constant(2022, 1), &[8.0, 6.0], 500_000, 0);
    assert_eq!(weekly, monthly);
    assert!(AvoidedWeeks::week_by_week(date(2022, 1, 24), &[f64::INFINITY], 1, 0).is_err());
    assert!(AvoidedWeeks::week_by_week(date(2022, 1, 24), &[0.0; 3_101], 1, 0).is_err());
}

#[test]
fn weeks_that_are_no_weeks_are_refused() {
    let first = calendar::Month::constant(2022, 1);
    let refused = |weeks: &[f64], price, notice| {
        AvoidedWeeks::new(first, weeks, price, notice).unwrap_err().to_string()
    };
    insta::assert_snapshot!(refused(&[1.0, f64::NAN], 1, 0), @"Enter child-weeks of a month as a number up to 1,000,000. You gave NaN.");
    insta::assert_snapshot!(refused(&[2e6], 1, 0), @"Enter child-weeks of a month as a number up to 1,000,000. You gave 2000000.");
    insta::assert_snapshot!(refused(&[], 1, 0), @"Enter the weeks of at least 1 month and at most 720. You gave 0.");
    insta::assert_snapshot!(refused(&[1.0], -100, 0), @"Enter a price from £0 to £1,000,000 a week. You gave −£1.");
    insta::assert_snapshot!(refused(&[1.0], 100, 105), @"Enter at most 104 weeks of notice. You gave 105.");
}
