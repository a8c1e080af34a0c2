//! What an appraisal makes of its lines.

use calendar::FinancialYear;
use foresight::business_case::{
    Appraised, Discounting, Exact, Party, Stage, Switching, appraise, optimism_on, pounds, pounds_and_pence,
};
use jiff::civil::date;

use super::{appraised, benefit, case, cost, five_years};

/// A stage of each year: paid and gained in pounds.
fn by_year(option: &Appraised, stage: Stage) -> String {
    let years = option.position.by_year.iter().map(|(year, flows)| {
        let sides = flows.at(stage);
        format!("{year}  {}  {}", pounds_and_pence(sides.costs.pence), pounds_and_pence(sides.benefits.pence))
    });
    years.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_saving_begins_after_its_lag_and_rises_over_its_ramp() {
    // Work begins in October 2021 and shows from April 2022: a twelfth of it in that month, all of it in March.
    let option = appraised(&five_years(&benefit(
        "home",
        "a_year = '£120,000'\nfrom = '2021-10'\nlag_months = 6\nramp_months = 12\nuntil = '2025-06'",
    )));
    // 78 of 144 parts in the year of the ramp; a quarter of the last year.
    insta::assert_snapshot!(by_year(&option, Stage::Entered), @r"
    2021/22  £0.00  £0.00
    2022/23  £0.00  £65,000.00
    2023/24  £0.00  £120,000.00
    2024/25  £0.00  £120,000.00
    2025/26  £0.00  £30,000.00
    ");
}

#[test]
fn an_amount_in_the_prices_of_another_year_is_brought_to_each_year_and_back_again() {
    let text = five_years(&cost("staff", "a_year = '£100,000'\nfrom = '2021-04'\nprices = '2020/21'"));
    let option =
        appraised(&text.replace("[[option]]", "[inflation]\nyearly = '10%'\nsource = 'Entered'\n[[option]]"));
    insta::assert_snapshot!(by_year(&option, Stage::Nominal), @r"
    2021/22  £110,000.00  £0.00
    2022/23  £121,000.00  £0.00
    2023/24  £133,100.00  £0.00
    2024/25  £146,410.00  £0.00
    2025/26  £161,051.00  £0.00
    ");
    // In the prices of 2021/22 it costs the same each year.
    insta::assert_snapshot!(by_year(&option, Stage::Real), @r"
    2021/22  £110,000.00  £0.00
    2022/23  £110,000.00  £0.00
    2023/24  £110,000.00  £0.00
    2024/25  £110,000.00  £0.00
    2025/26  £110,000.00  £0.00
    ");
    insta::assert_snapshot!(by_year(&option, Stage::Discounted), @r"
    2021/22  £110,000.00  £0.00
    2022/23  £106,280.19  £0.00
    2023/24  £102,686.18  £0.00
    2024/25  £99,213.70  £0.00
    2025/26  £95,858.65  £0.00
    ");
}

#[test]
fn a_published_index_holds_and_its_last_rise_goes_on() {
    let index = "[inflation]\npublished = '2021-09-30'\nsource = 'An index'\nafter = '5%'\n\
                 index = { '2020/21' = 80, '2021/22' = 100, '2022/23' = 110.5 }\n[[option]]";
    let text = five_years(&cost(
        "staff",
        "by_year = { '2021/22' = 100, '2022/23' = 100, '2024/25' = 100 }\nprices = '2020/21'",
    ));
    let option = appraised(&text.replace("[[option]]", index));
    insta::assert_snapshot!(by_year(&option, Stage::Nominal), @r"
    2021/22  £125.00  £0.00
    2022/23  £138.13  £0.00
    2023/24  £0.00  £0.00
    2024/25  £152.28  £0.00
    2025/26  £0.00  £0.00
    ");
    insta::assert_snapshot!(by_year(&option, Stage::Real), @r"
    2021/22  £125.00  £0.00
    2022/23  £125.00  £0.00
    2023/24  £0.00  £0.00
    2024/25  £125.00  £0.00
    2025/26  £0.00  £0.00
    ");
}

#[test]
fn cash_already_has_inflation_in_it() {
    let text = five_years(&cost("contract", "by_year = { '2022/23' = 110 }\nprices = 'cash'"));
    let option =
        appraised(&text.replace("[[option]]", "[inflation]\nyearly = '10%'\nsource = 'Entered'\n[[option]]"));
    let totals = &option.position.totals;
    assert_eq!(totals.at(Stage::Nominal).costs.pence, 11_000);
    assert_eq!(totals.at(Stage::Real).costs.pence, 10_000);
}

#[test]
fn what_would_have_come_anyway_and_what_hope_adds_are_taken_off_a_benefit() {
    let rest = |grade: u8| {
        format!(
            "by_year = {{ '2021/22' = 100000 }}\ndeadweight = '10%'\nevidence = {{ grade = {grade}, says = 'Seen' }}"
        )
    };
    let come = |grade: u8| {
        let option = appraised(&five_years(&benefit("home", &rest(grade))));
        pounds(option.position.totals.at(Stage::Nominal).benefits.pence)
    };
    assert_eq!(
        (1..=6).map(come).collect::<Vec<_>>().join(" "),
        "£90,000 £85,500 £81,000 £76,500 £67,500 £54,000"
    );
}

#[test]
fn what_hope_leaves_out_is_put_on_a_cost() {
    let option = appraised(&five_years(&cost(
        "staff",
        "by_year = { '2021/22' = 100000 }\nevidence = { grade = 4, says = 'Seen' }",
    )));
    assert_eq!(option.position.totals.at(Stage::Nominal).costs.pence, 11_500_000);
    let own = appraised(&five_years(&cost(
        "staff",
        "by_year = { '2021/22' = 100000 }\n\
         evidence = { grade = 4, says = 'Seen', correction = '3%', why = 'Six restructures since 2010' }",
    )));
    assert_eq!(own.position.totals.at(Stage::Nominal).costs.pence, 10_300_000);
}

#[test]
fn corrections_for_optimism_are_not_older_than_their_guidance() {
    assert!(optimism_on(date(2014, 4, 1)).is_none());
    let table = optimism_on(date(2021, 9, 22)).unwrap();
    let corrections: Vec<String> = table.grades.iter().map(|row| row.correction.to_string()).collect();
    assert_eq!(corrections.join(" "), "0% 5% 10% 15% 25% 40%");
    assert!(table.grades.windows(2).all(|pair| pair[0].correction < pair[1].correction));
    assert!(table.grades.windows(2).all(|pair| pair[0].error < pair[1].error));
}

#[test]
fn the_green_book_rate_falls_after_thirty_years_and_is_lower_for_health() {
    let worth = |health: bool, year: u32| {
        Exact::of(100_000_000).through(Discounting::GreenBook.factors(health, year)).rounded()
    };
    // A million pounds, by the year in which it comes.
    let table: Vec<String> = [0, 1, 5, 30, 31, 60]
        .iter()
        .map(|year| {
            format!(
                "{year:>2}  {}  {}",
                pounds_and_pence(worth(false, *year)),
                pounds_and_pence(worth(true, *year))
            )
        })
        .collect();
    insta::assert_snapshot!(table.join("\n"), @r"
     0  £1,000,000.00  £1,000,000.00
     1  £966,183.57  £985,221.67
     5  £841,973.17  £928,260.33
    30  £356,278.41  £639,762.43
    31  £345,901.37  £631,614.60
    60  £146,781.99  £435,533.53
    ");
}

#[test]
fn money_and_worth_are_kept_apart_and_each_party_sees_its_own() {
    let lines = [
        cost("team", "by_year = { '2021/22' = 1000, '2022/23' = 1000 }"),
        benefit("placements", "by_year = { '2022/23' = 1200 }"),
        benefit("visits", "by_year = { '2022/23' = 300 }\nkind = 'efficiency'"),
        benefit("beds", "by_year = { '2022/23' = 400 }\nparty = 'health'"),
        benefit("lives", "by_year = { '2022/23' = 5000 }\nparty = 'families'\nkind = 'public value'"),
    ];
    let option = appraised(&five_years(&lines.join("")));
    let parties: Vec<String> = option
        .position
        .by_party
        .iter()
        .map(|(party, flows)| {
            let sides = flows.at(Stage::Nominal);
            format!(
                "{}: {} of it in money {}",
                party.name(),
                pounds(sides.net().pence),
                pounds(sides.net_cashable().pence)
            )
        })
        .collect();
    insta::assert_snapshot!(parties.join("\n"), @r"
    Children’s service: −£500 of it in money −£800
    Health: £400 of it in money £400
    Families: £5,000 of it in money £0
    ");
    let says: Vec<&str> = option.caveats.iter().map(|caveat| caveat.says.as_str()).collect();
    insta::assert_snapshot!(says.join("\n"), @"It is worth more than it costs, but budgets are £400 worse off: the rest of what is gained is not money");
    assert!(option.position.by_party.iter().all(|(party, _)| *party != Party::Police));
}

#[test]
fn it_has_paid_for_itself_when_the_running_total_stays_above_nothing() {
    let lines = cost("set-up", "once = 1200\nmonth = '2021-04'\nrecurs = 'one-off'")
        + &benefit("saving", "a_year = 1200\nfrom = '2021-04'");
    // £100 a month pays £1,200 back at the end of the twelfth month, all of them in the base year.
    let option = appraised(&five_years(&lines));
    assert_eq!(option.payback.nominal.unwrap().to_string(), "March 2022");
    assert_eq!(option.payback.cashable, option.payback.nominal);
    assert_eq!(option.payback.discounted, option.payback.nominal);
    // In the second year a pound is worth less: £2,400 takes one month longer in today's money.
    let dearer = lines.replace("once = 1200", "once = 2400");
    let option = appraised(&five_years(&dearer));
    assert_eq!(option.payback.nominal.unwrap().to_string(), "March 2023");
    assert_eq!(option.payback.discounted.unwrap().to_string(), "April 2023");
    // A later cost throws it back, and one later still is never paid for.
    let again = lines.clone() + &cost("again", "once = 1200\nmonth = '2022-09'\nrecurs = 'one-off'");
    assert_eq!(appraised(&five_years(&again)).payback.nominal.unwrap().to_string(), "March 2023");
    let late = lines + &cost("late", "once = 9000\nmonth = '2026-03'\nrecurs = 'one-off'");
    assert_eq!(appraised(&five_years(&late)).payback.nominal, None);
}

#[test]
fn a_line_switches_the_answer_or_it_cannot_alone() {
    let lines = cost("team", "by_year = { '2021/22' = 1000 }")
        + &benefit("large", "by_year = { '2021/22' = 1500 }")
        + &benefit("small", "by_year = { '2021/22' = 100 }");
    let changes = |text: &str| -> Vec<Switching> {
        appraised(text).switching.iter().map(|value| value.change).collect()
    };
    let part = foresight::business_case::BasisPoints;
    // Worth 600: the large benefit may fall by 40 per cent, the cost may rise by 60; the small one hardly matters.
    assert_eq!(
        changes(&five_years(&lines)),
        [Switching::Falls(part(4_000)), Switching::NeverAlone, Switching::Rises(part(6_000))]
    );
    // Worth less than nothing, it is the other way round.
    let poor =
        cost("team", "by_year = { '2021/22' = 1000 }") + &benefit("small", "by_year = { '2021/22' = 400 }");
    assert_eq!(changes(&five_years(&poor)), [Switching::Rises(part(15_000)), Switching::Falls(part(6_000))]);
}

#[test]
fn a_cost_of_doing_nothing_that_stops_is_a_gain() {
    let nothing = cost("agency", "by_year = { '2021/22' = 900, '2022/23' = 900 }")
        .replace("[[option.line]]", "[[do_nothing]]");
    let staff = cost("staff", "by_year = { '2021/22' = 500, '2022/23' = 500 }");
    let text = five_years(&format!("stops = ['agency']\n{staff}\n{nothing}"));
    let appraisal = appraise(&case(&text));
    assert_eq!(appraisal.do_nothing.totals.at(Stage::Nominal).costs.pence, 180_000);
    let option = &appraisal.options[0];
    assert_eq!(option.position.totals.at(Stage::Nominal).net().pence, 80_000);
    assert_eq!(option.position.totals.at(Stage::Nominal).benefits.parts[0].0.0, "agency");
}

#[test]
fn the_years_of_a_case_are_told_in_order() {
    let case = case(&five_years(&cost("team", "by_year = { '2021/22' = 1 }")));
    let years: Vec<String> = case.years().map(|year| year.to_string()).collect();
    assert_eq!(years.join(" "), "2021/22 2022/23 2023/24 2024/25 2025/26");
    assert_eq!(case.years().next(), Some(FinancialYear::starting(2021)));
}
