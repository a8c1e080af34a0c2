//! What makes no sense in a case is refused in plain words, all of it at once.

use super::{benefit, cost, five_years, refused};

fn cost_refused(rest: &str) -> String {
    refused(&five_years(&cost("team", rest)))
}

fn benefit_refused(rest: &str) -> String {
    refused(&five_years(&benefit("home", rest)))
}

const ONCE: &str = "by_year = { '2021/22' = 100 }\n";

#[test]
fn a_benefit_without_a_measure_is_refused() {
    let text = five_years(&cost("home", ONCE)).replace("side = 'cost'", "side = 'benefit'");
    insta::assert_snapshot!(refused(&text), @r#"measure: Tie the benefit to a measure, with a baseline and a target, so that it can be seen to come. It is in the line "home"."#);
}

#[test]
fn amounts_must_lie_in_the_case_and_go_one_way() {
    insta::assert_snapshot!(cost_refused("by_year = { '2020/21' = 100 }"), @r#"amount: Enter a time from 2021/22 to 2025/26, the years of the case. You gave 2020/21. It is in the line "team"."#);
    insta::assert_snapshot!(cost_refused("by_year = { '2021/22' = -100 }"), @r#"amount: Enter from £0 to £10,000,000,000; what goes the other way is a line of its own. You gave −£100. It is in the line "team"."#);
    insta::assert_snapshot!(cost_refused("by_year = { '2021/22' = '12.345' }"), @r#"by_year: Enter pounds, such as 5438322 or "£5,438,322.50". You gave 12.345. It is in the line "team"."#);
    insta::assert_snapshot!(cost_refused("by_year = { '2021' = 100 }"), @r#"by_year: Enter a financial year, such as "2021/22". You gave 2021. It is in the line "team"."#);
    insta::assert_snapshot!(cost_refused("by_year = {}"), @r#"amount: Enter an amount for at least one year. It is in the line "team"."#);
    insta::assert_snapshot!(cost_refused("once = 100\nmonth = '2021-04'"), @r#"recurs: Enter an amount by year or from a month on: what comes once does not recur. You gave recurrent. It is in the line "team"."#);
    insta::assert_snapshot!(cost_refused("once = 100\nmonth = '2031-04'\nrecurs = 'one-off'"), @r#"month: Enter a time from 2021/22 to 2025/26, the years of the case. You gave April 2031. It is in the line "team"."#);
    insta::assert_snapshot!(cost_refused("once = 100"), @r#"month: Enter the month in which it is paid or gained. It is in the line "team"."#);
    insta::assert_snapshot!(cost_refused("a_year = 100"), @r#"from: Enter the month from which the yearly amount is paid or gained. It is in the line "team"."#);
    insta::assert_snapshot!(cost_refused("a_year = 100\nfrom = '2022-04'\nuntil = '2022-03'"), @r#"until: Enter an end in or after April 2022, when it begins. You gave March 2022. It is in the line "team"."#);
    insta::assert_snapshot!(cost_refused(""), @r#"amount: Enter one of: by_year; a_year with from (lag_months, ramp_months, until); once with month; weeks with first_month and price_of_a_week (notice_weeks). It is in the line "team"."#);
    insta::assert_snapshot!(cost_refused("once = 100\nmonth = '2021-04'\na_year = 100"), @r#"amount: Enter one of: by_year; a_year with from (lag_months, ramp_months, until); once with month; weeks with first_month and price_of_a_week (notice_weeks). It is in the line "team"."#);
    insta::assert_snapshot!(benefit_refused("weeks = [1.0]\nfirst_month = '2021-04'"), @r#"weeks: Enter the first month and the price of a week. It is in the line "home"."#);
}

#[test]
fn rates_must_be_rates() {
    insta::assert_snapshot!(cost_refused(&format!("{ONCE}deadweight = '10%'")), @r#"deadweight: Enter deadweight for benefits only: a cost is paid whatever would have happened. You gave 10%. It is in the line "team"."#);
    insta::assert_snapshot!(benefit_refused(&format!("{ONCE}deadweight = '110%'")), @r#"deadweight: Enter deadweight from 0% to 100%. You gave 110%. It is in the line "home"."#);
    insta::assert_snapshot!(benefit_refused(&format!("{ONCE}deadweight = 'a tenth'")), @r#"deadweight: Enter a percentage of at least 0%, such as "3.5%". You gave a tenth. It is in the line "home"."#);
    insta::assert_snapshot!(benefit_refused(&format!("{ONCE}evidence = {{ grade = 7, says = 'Seen' }}")), @r#"grade: Enter a grade of evidence from 1, the best, to 6. You gave 7. It is in the line "home"."#);
    insta::assert_snapshot!(benefit_refused(&format!("{ONCE}evidence = {{ grade = 1, says = ' ' }}")), @r#"evidence: Say what the evidence is. It is in the line "home"."#);
    insta::assert_snapshot!(
        benefit_refused(&format!("{ONCE}evidence = {{ grade = 1, says = 'Seen', correction = '5%' }}")), @r#"correction_why: Say on which past projects the correction rests. It is in the line "home"."#);
    insta::assert_snapshot!(benefit_refused(&format!("{ONCE}range = {{ low = '105%', high = '110%' }}")), @r#"range: Enter a low of at most 100% and a high of 100% to 500%. You gave 105% to 110%. It is in the line "home"."#);
    insta::assert_snapshot!(benefit_refused(&format!("{ONCE}health_effect = true")), @r#"health_effect: Mark as an effect on health only a benefit of public value: money of a health service is discounted like any other. You gave yes. It is in the line "home"."#);
}

#[test]
fn a_measure_must_have_somewhere_to_go() {
    let measure = |targets: &str| {
        format!(
            "{ONCE}measure = {{ key = 'looked_after', better = 'lower', baseline = 530, from = '2021-10', targets = {{ {targets} }} }}"
        )
    };
    insta::assert_snapshot!(benefit_refused(&measure("")), @r#"targets: Enter at least one target with its month. It is in the line "home"."#);
    insta::assert_snapshot!(benefit_refused(&measure("'2021-10' = 520")), @r#"targets: Enter targets for months after October 2021, when the baseline was taken. You gave October 2021. It is in the line "home"."#);
    insta::assert_snapshot!(benefit_refused(&measure("'soon' = 520")), @r#"targets: Enter a month, such as "2021-10". You gave soon. It is in the line "home"."#);
    insta::assert_snapshot!(benefit_refused(&measure("'2022-10' = -1")), @r#"targets: Enter a number from 0 to 1,000,000,000. You gave -1. It is in the line "home"."#);
    insta::assert_snapshot!(benefit_refused(&measure("'2022-10' = 520").replace("'lower'", "'down'")), @r#"better: Enter one of: lower, higher. You gave down. It is in the line "home"."#);
}

#[test]
fn words_that_nobody_knows_are_refused_with_those_that_are_known() {
    insta::assert_snapshot!(cost_refused(&format!("{ONCE}party = 'council'")), @r#"party: Enter one of: children's service, other council service, health, police, schools, government, families. You gave council. It is in the line "team"."#);
    insta::assert_snapshot!(cost_refused(&format!("{ONCE}kind = 'cash'\nrecurs = 'often'")), @r#"
    kind: Enter one of: cashable, efficiency, public value. You gave cash. It is in the line "team".
    recurs: Enter one of: recurrent, one-off. You gave often. It is in the line "team".
    "#);
}

#[test]
fn a_case_must_have_years_options_and_names() {
    let text = five_years(&cost("team", ONCE));
    insta::assert_snapshot!(refused(&text.replace("years = 5", "years = 0")), @"years: Enter from 1 to 60 years. You gave 0.");
    insta::assert_snapshot!(refused(&text.replace("years = 5", "years = 61")), @"years: Enter from 1 to 60 years. You gave 61.");
    insta::assert_snapshot!(refused(&text.replace("2021-09-22", "2014-03-31")), @"drawn_up: Enter a day on or after 2 April 2014, when the corrections for optimism were published. You gave 31 March 2014.");
    insta::assert_snapshot!(refused(&(text.clone() + &cost("team", ONCE))), @"line: Give each line a short name of its own. You gave team.");
    insta::assert_snapshot!(refused(&(text.clone() + "[[option]]\nname = 'Do it'")), @r"
    option: Give each option a name of its own. You gave Do it.
    lines: Enter at least one line, or one of doing nothing that stops. You gave Do it.
    ");
    insta::assert_snapshot!(refused(&text.replace("name = 'Do it'", "name = 'Do it'\nstops = ['agency']")), @"stops: Name lines of doing nothing, each once. You gave agency.");
    insta::assert_snapshot!(refused(text.split("[[option]]").next().unwrap()), @"options: Enter at least one option besides doing nothing.");
}

#[test]
fn rates_of_the_council_need_a_reason_and_an_index_needs_its_years() {
    let text = five_years(&cost("team", ONCE));
    let with = |table: &str| refused(&text.replace("[[option]]", &format!("{table}\n[[option]]")));
    insta::assert_snapshot!(with("discounting = { rate = '6%', source = '' }"), @"discount_source: Say why the rate is not the Green Book’s.");
    insta::assert_snapshot!(with("discounting = { rate = '60%', source = 'Treasury management' }"), @"discount_rate: Enter a rate from 0% to 20%. You gave 60%.");
    insta::assert_snapshot!(with("inflation = { source = 'An index' }"), @"inflation: Enter either a yearly rise, or an index with the day it was published.");
    insta::assert_snapshot!(with("inflation = { yearly = '40%', source = 'Entered' }"), @"inflation: Enter a rise from -10% to 25% a year. You gave 40%.");
    insta::assert_snapshot!(
        with("inflation = { published = '2021-09-30', index = { '2021/22' = 100 }, source = 'An index' }"), @"index: Enter an index that has every year of the case, or the rise after its last year. You gave no index for 2022/23.");
}

#[test]
fn a_word_that_is_misspelt_is_not_passed_over() {
    let text = five_years(&cost("team", &format!("{ONCE}dead_weight = '10%'")));
    let read: Result<foresight::business_case::case_file::CaseFile, _> = toml::from_str(&text);
    assert!(read.unwrap_err().to_string().contains("dead_weight"));
}
