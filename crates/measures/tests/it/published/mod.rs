//! The published tables: what the paper prints, and that every row of it is declared.

use std::collections::BTreeSet;

use measures::{Area, Goal, Owner, Tally, Target, Unit, benchmarks, indicators};

use crate::record::{day, policies};

/// A cell of the scrutiny table, as printed.
#[derive(Debug, Clone)]
pub struct Printed {
    pub area: String,
    pub indicator: String,
    pub value: String,
    pub target: String,
    /// In the order of [`Owner::ALL`].
    pub benchmarks: [String; 5],
}

/// Every cell of the scrutiny table.
pub fn scrutiny_table() -> Vec<Printed> {
    let mut reader = csv::Reader::from_reader(&include_bytes!("scrutiny_indicators_2021.csv")[..]);
    let cells = reader.records().map(|record| {
        let record = record.unwrap();
        Printed {
            area: record[0].to_owned(),
            indicator: record[1].to_owned(),
            value: record[4].to_owned(),
            target: record[5].to_owned(),
            benchmarks: [6, 7, 8, 9, 10].map(|column| record[column].to_owned()),
        }
    });
    cells.collect()
}

/// The names in the table of the disability service, in order.
fn disability_names() -> Vec<String> {
    let mut reader = csv::Reader::from_reader(&include_bytes!("jigsaw_kpis_2021.csv")[..]);
    let mut names: Vec<String> = reader.records().map(|record| record.unwrap()[0].to_owned()).collect();
    names.dedup();
    names
}

/// Indicators that the paper does not have.
const OURS: &[&str] = &["worker_changes"];

#[test]
fn every_row_of_the_paper_is_declared_under_its_own_name_and_in_its_order() {
    let mut printed: Vec<(String, String)> =
        scrutiny_table().into_iter().map(|cell| (cell.area, cell.indicator)).collect();
    printed.dedup();
    assert_eq!(printed.len(), 31);
    printed.extend(disability_names().into_iter().map(|name| ("Jigsaw".to_owned(), name)));
    let of_the_paper = indicators().iter().filter(|one| !OURS.contains(&one.key));
    let declared: Vec<(String, String)> =
        of_the_paper.map(|one| (one.area.name().to_owned(), one.name.to_owned())).collect();
    assert_eq!(declared, printed);
}

#[test]
fn every_indicator_says_what_it_counts_and_where_it_comes_from() {
    let mut keys = BTreeSet::new();
    for indicator in indicators() {
        assert!(keys.insert(indicator.key), "{} is declared twice", indicator.key);
        assert!(indicator.question.ends_with('?'), "{}", indicator.key);
        assert!(indicator.definition.ends_with('.'), "{}", indicator.key);
        for said in [indicator.title, indicator.counts, indicator.source] {
            assert!(!said.is_empty() && !said.contains("  "), "{}: {said:?}", indicator.key);
        }
    }
    assert!(indicators().is_sorted_by_key(|one| Area::ALL.iter().position(|area| *area == one.area)));
}

#[test]
fn the_policy_file_holds_every_target_and_benchmark_that_the_paper_prints_and_no_other() {
    let (policies, on) = (policies(), day("2021-10-31"));
    for indicator in
        indicators().iter().filter(|one| one.area != Area::Disability && !OURS.contains(&one.key))
    {
        let mut cells = scrutiny_table();
        cells.retain(|cell| cell.indicator == indicator.name);
        assert_eq!(cells.len(), 7, "{}", indicator.key);
        let target = Target::on(indicator, &policies, on);
        for cell in &cells {
            let printed = target.as_ref().map_or("N/A", |target| &target.printed);
            assert_eq!(printed, cell.target, "{}", indicator.key);
            let held = benchmarks(indicator, &policies, on);
            let held = Owner::ALL.map(|owner| held.iter().find(|one| one.owner == owner));
            for (held, printed) in held.iter().zip(&cell.benchmarks) {
                let printed = Some(printed.as_str()).filter(|printed| !["N/A", ""].contains(printed));
                assert_eq!(held.map(|one| one.printed.as_str()), printed, "{}", indicator.key);
            }
        }
        let numbered = !matches!(target.as_ref().map_or("N/A", |target| &target.printed), "N/A" | "TBC");
        assert_eq!(target.and_then(|target| target.goal).is_some(), numbered, "{}", indicator.key);
    }
    assert_eq!(Goal::read("TBC"), None);
}

/// The printed values of an indicator, month by month.
fn printed(key: &str) -> Vec<String> {
    let name = measures::indicator(key).unwrap().name;
    scrutiny_table().into_iter().filter(|cell| cell.indicator == name).map(|cell| cell.value).collect()
}

/// What so many cases print as in a unit, among the children of the city.
fn prints(numerator: u64, denominator: u64, unit: Unit) -> String {
    let population = policies().number("population.under_18", day("2021-10-31")).unwrap().try_into().ok();
    Tally { numerator, denominator }.shown(unit, population)
}

#[test]
fn every_printed_rate_of_children_follows_from_its_printed_count() {
    for (count, rate) in [("protection_plans", "protection_plan_rate"), ("looked_after", "looked_after_rate")]
    {
        let rates: Vec<String> = printed(count)
            .iter()
            .map(|count| count.parse().unwrap())
            .map(|count: u64| prints(count, count, Unit::Rate))
            .collect();
        assert_eq!(rates, printed(rate), "{rate}");
    }
}

#[test]
fn the_printed_referral_rate_outruns_the_printed_counts_by_what_was_recorded_late() {
    let late = [0, 11, 18, 22, 28, 35, 38];
    let mut counted = 0;
    let rates: Vec<String> = printed("referrals")
        .iter()
        .zip(late)
        .map(|(count, late)| {
            counted += count.parse::<u64>().unwrap();
            prints(counted + late, counted + late, Unit::Rate)
        })
        .collect();
    assert_eq!(rates, printed("referral_rate"));
}

#[test]
fn the_printed_percentages_of_the_disability_service_are_rounded_half_up() {
    let mut reader = csv::Reader::from_reader(&include_bytes!("jigsaw_kpis_2021.csv")[..]);
    let mut otherwise = Vec::new();
    for record in reader.records() {
        let record = record.unwrap();
        let [met, not_met] = [2, 4].map(|column| record[column].parse::<u64>().unwrap());
        let whole = record[3].trim_end_matches('%').parse::<f64>().unwrap().round();
        if prints(met, met + not_met, Unit::Percent) != format!("{whole}%") {
            otherwise.push(format!("{} {}", &record[0], &record[1]));
        }
    }
    assert_eq!(otherwise, ["Visits 2021-10-19"], "237 of 267 is 89%, printed 90%");
}
