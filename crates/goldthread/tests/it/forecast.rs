//! The forecast on the command line, of the demonstration.

use serde_json::Value;

use crate::demo::demonstration;
use crate::program::{Place, Said};

const EXAMPLE: &str = include_str!("../../../../docs/guide/forecast-example.toml");

/// A forecast of the demonstration with few futures, which are quick.
fn forecast(place: &Place, more: &[&str]) -> Said {
    let database = demonstration().display().to_string();
    place.run(&[&["forecast", "--paths", "60", "--database", &database], more].concat())
}

#[test]
fn the_table_says_what_it_rests_on_what_it_was_worth_and_what_comes() {
    let said = forecast(&Place::new(), &[]).done();
    for words in [
        "Wexcombe City Council: Children looked after",
        "60 futures, seed 1. The record is complete from 1 April 2017.",
        "What such forecasts were worth on this record",
        "12 months ahead, in",
        "the last value by",
        "a straight line by",
        "Numbers",
        "expected       low 95       low 80       middle      high 80      high 95",
        "Residential home, bought",
        "Homes needed",
        "Cost by financial year, in thousands of pounds",
        "2021/22, 15 Nov 2021 to",
        "Round figure for the demonstration: £480 a week",
    ] {
        assert!(said.contains(words), "{words:?} is not in:\n{said}");
    }
}

#[test]
fn the_same_seed_prints_the_same_bytes_and_another_seed_others() {
    let place = Place::new();
    let csv = |seed: &str| forecast(&place, &["--format", "csv", "--years", "1", "--seed", seed]).done();
    assert_eq!(csv("5"), csv("5"));
    assert_ne!(csv("5"), csv("6"));
}

#[test]
fn the_csv_begins_with_what_was_and_each_band_is_in_order() {
    let said = forecast(&Place::new(), &["--format", "csv", "--years", "2", "--every", "month"]).done();
    let mut read = csv::Reader::from_reader(said.as_bytes());
    let rows: Vec<csv::StringRecord> = read.records().map(Result::unwrap).collect();
    let of = |part: &str| rows.iter().filter(|row| &row[0] == part).collect::<Vec<_>>();
    let today = of("actual").last().unwrap()[5].to_owned();
    let first = of("children")[0];
    assert_eq!(format!("{today}.0"), first[5], "the forecast begins where the record ends");
    assert_eq!(of("children").len(), 1 + 24 + 1, "today, every month's end for two years, the last day");
    for row in of("children").into_iter().chain(of("placement")) {
        let band: Vec<u32> = (6..11).map(|place| row[place].parse().unwrap()).collect();
        assert!(band.is_sorted(), "{row:?}");
    }
    for part in ["homes", "cost", "back_test"] {
        assert!(!of(part).is_empty(), "{part}");
    }
}

#[test]
fn a_scenario_from_a_file_changes_what_comes() {
    let place = Place::new();
    place.write("scenario.toml", EXAMPLE);
    let read = |more: &[&str]| -> Value {
        let said = forecast(&place, &[&["--format", "json"], more].concat()).done();
        serde_json::from_str(&said).unwrap()
    };
    let (base, with) = (read(&[]), read(&["--scenario", "scenario.toml"]));
    assert_eq!(with["scenario"]["name"], "More carers and earlier help");
    let last = |of: &Value| of["children"].as_array().unwrap().last().unwrap()["expected"].as_f64().unwrap();
    assert!(last(&with) < last(&base), "earlier help means fewer children");
    let says = with["back_test"]["says"].as_array().unwrap();
    assert!(!says.is_empty() && says == base["back_test"]["says"].as_array().unwrap());
}

#[test]
fn plans_are_forecast_without_placements_homes_or_costs() {
    let said = forecast(&Place::new(), &["--population", "child-protection", "--format", "json"]).done();
    let read: Value = serde_json::from_str(&said).unwrap();
    assert_eq!(read["population"], "child-protection");
    assert_eq!((&read["homes"], &read["costs"]), (&Value::Array(vec![]), &Value::Array(vec![])));
    forecast(&Place::new(), &["--population", "child-in-need", "--years", "1"]).done();
}

#[test]
fn what_makes_no_sense_is_refused_with_field_given_and_allowed() {
    let place = Place::new();
    place.write("odd.toml", &EXAMPLE.replace("\"judgement\"", "\"hearsay\""));
    forecast(&place, &["--scenario", "odd.toml"]).refused(
        2,
        &[
            "the scenario odd.toml is refused",
            "grade: Enter grade in levers 1.assumption",
            "You gave hearsay",
        ],
    );
    place.write("past.toml", &EXAMPLE.replace("2022-04-01", "2019-04-01"));
    forecast(&place, &["--scenario", "past.toml"])
        .refused(2, &["from: Enter a day on or after Monday 15 November 2021, when the forecast starts"]);
    forecast(&place, &["--scenario", "absent.toml"]).refused(1, &["the scenario absent.toml cannot be read"]);
    forecast(&place, &["--history-from", "2021-06-01"]).refused(2, &["Give at least a year of history"]);
    forecast(&place, &["--years", "40"]).refused(2, &["40 is not in 1..=10"]);
}
