//! Money between budgets.

use super::{STAFFING, sentences, virement};
use foresight::business_case::case_file::VirementFile;
use proptest::prelude::*;

fn refused(text: &str) -> String {
    let file: VirementFile = toml::from_str(text).unwrap();
    sentences(&file.read().unwrap_err())
}

#[test]
fn a_stated_figure_is_held_against_what_it_comes_to() {
    let wrong = STAFFING
        .replace("amount = \"£650,000\"", "amount = \"£550,000\"")
        .replace("£3,700,000", "£3,600,000");
    let said = virement(&wrong).does_not_add_up().join("\n");
    assert!(
        said.contains("Section 9 gives £0.550m as the gap of Staffing increase; it comes to £0.650m"),
        "{said}"
    );
    assert!(said.contains("Section 9 gives £3.600m of Residential saving for Realignment of other budgets; it comes to £3.700m"), "{said}");
}

#[test]
fn a_budget_that_grows_by_more_than_is_paid_into_it_is_told() {
    let wrong = STAFFING.replace("£28,000,000", "£28,500,000");
    let said = virement(&wrong).does_not_add_up().join("\n");
    assert!(said.contains("Staffing is to grow by £2.950m, but £2.450m is to be paid into it"), "{said}");
}

#[test]
fn two_places_that_move_different_sums_are_told() {
    let wrong =
        STAFFING.replacen("from = \"Placements and Packages\"", "from = \"Residential Care\"", 1).replacen(
            "to = \"Staffing\"\namount = \"£2,450,000\"",
            "to = \"Staffing\"\namount = \"£2,400,000\"",
            1,
        );
    let said = virement(&wrong).does_not_add_up().join("\n");
    assert!(said.contains("From Residential Care to Staffing, recommendation (4) moves £2.400m, but paragraph (A) moves £2.450m"), "{said}");
}

#[test]
fn a_paper_in_which_everything_adds_up_says_nothing() {
    let enough = STAFFING
        .replace("amount = \"£500,000\"", "amount = \"£600,000\"")
        .replace("amount = \"£5,500,000\"", "amount = \"£6,150,000\"")
        .replace("amount = \"£650,000\"", "amount = 0")
        .replace("amount = \"£1,800,000\"", "amount = \"£2,450,000\"")
        .replace("from = \"Placements and Packages\"", "from = \"Residential Care\"");
    assert_eq!(virement(&enough).does_not_add_up(), Vec::<String>::new());
}

#[test]
fn names_that_are_not_listed_are_refused() {
    insta::assert_snapshot!(refused(&STAFFING.replace("draws_on = [\"Residential saving\"", "draws_on = [\"Savings\"")), @"draws_on: Name a fund that is listed. You gave Savings.");
    insta::assert_snapshot!(refused(&STAFFING.replace("budget = \"Agency\"", "budget = \"Agencies\"")), @"budget: Name a budget that is listed. You gave Agencies.");
    insta::assert_snapshot!(refused(&STAFFING.replace("gap_of = \"Staffing increase\"", "gap_of = \"Staff\"")), @"stated: Name budgets, funds and calls that are listed. You gave section 9.");
    insta::assert_snapshot!(refused(&STAFFING.replace("\"£4,700,000\"", "\"4.7 million\"")), @r#"amount: Enter pounds, such as 5438322 or "£5,438,322.50". You gave 4.7 million. It is in the call "Realignment of other budgets"."#);
    insta::assert_snapshot!(refused(&STAFFING.replace("\"£4,700,000\"", "-4")), @"amount: Enter from £0 to £10,000,000,000. You gave −£4.");
    insta::assert_snapshot!(refused(&STAFFING.replace("year = \"2024/25\"", "year = \"2024/26\"")), @r#"year: Enter a financial year, such as "2021/22". You gave 2024/26."#);
}

proptest! {
    #[test]
    fn no_penny_is_lost_or_found_between_budgets(saving in 0i64..9_000_000, growth in 0i64..3_000_000, need in 0i64..9_000_000) {
        let text = STAFFING
            .replace("\"£5,500,000\"", &saving.to_string())
            .replace("\"£1,000,000\"", &growth.to_string())
            .replace("\"£4,700,000\"", &need.to_string());
        let paper = virement(&text);
        for year in [paper.year, paper.year.next()] {
            let settled = paper.settle(year);
            prop_assert_eq!(settled.changes.values().sum::<i64>(), 0);
            let used: i64 = settled.used.iter().map(|used| used.pence).sum();
            let gaps: i64 = settled.gaps.iter().map(|(_, pence)| pence).sum();
            let left: i64 = settled.left.iter().map(|(_, pence)| pence).sum();
            let first = year == paper.year;
            let called = (need + 2_450_000 + if first { 1_600_000 } else { 0 }) * 100;
            let there = (saving + 2 * growth + if first { 500_000 } else { 2_600_000 }) * 100;
            prop_assert_eq!(used + gaps, called);
            prop_assert_eq!(used + left, there);
        }
    }
}
