//! The demonstration's check: every published figure beside the one computed from records.

use std::collections::BTreeMap;
use std::process::ExitCode;

use calendar::Month;
use measures::indicators;
use service::{Known, Service};

use crate::fault::Fault;

/// The published table, as printed: area, indicator, type, month, value and more.
const PUBLISHED: &str = include_str!("../../../measures/tests/it/published/scrutiny_indicators_2021.csv");

/// Prints every published cell beside the computed one. Exit code 3 if any differs.
///
/// # Errors
/// When the published table cannot be read, which is a fault of the build.
pub fn check(service: &Service) -> Result<ExitCode, Fault> {
    let unreadable = |error: csv::Error| Fault::Other(format!("the published table cannot be read: {error}"));
    let mut printed: BTreeMap<(String, Month), String> = BTreeMap::new();
    let mut months: Vec<Month> = Vec::new();
    for row in csv::Reader::from_reader(PUBLISHED.as_bytes()).records() {
        let row = row.map_err(unreadable)?;
        let (Some(indicator), Some(month), Some(value)) = (row.get(1), row.get(3), row.get(4)) else {
            continue;
        };
        let Ok(month) = month.parse::<Month>() else { continue };
        if !months.contains(&month) {
            months.push(month);
        }
        printed.insert((indicator.to_owned(), month), value.to_owned());
    }
    months.sort();
    let counted = service.count(&months, Known::MonthEnd);
    let directory = service.directory();
    let (mut equal, mut different, mut unpublished) = (0, 0, 0);
    for indicator in indicators() {
        println!("{}", indicator.name);
        for month in &counted {
            let window = measures::Window::published(month.month, service.policies(), &directory);
            let tally = month.column.tally(indicator, &directory);
            let computed = tally.shown(indicator.unit, window.population());
            let published = printed.get(&(indicator.name.to_owned(), month.month)).map_or("", String::as_str);
            let verdict = if published.is_empty() || published == "TBC" {
                unpublished += 1;
                "not published"
            } else if published == computed {
                equal += 1;
                "equal"
            } else {
                different += 1;
                "DIFFERENT"
            };
            println!(
                "  {:<9} published {:>6}  computed {:>8}  ({} of {})  {verdict}",
                month.month.short(),
                if published.is_empty() { "–" } else { published },
                computed,
                tally.numerator,
                tally.denominator,
            );
        }
    }
    println!("{equal} equal, {different} different, {unpublished} not published");
    Ok(if different == 0 { ExitCode::SUCCESS } else { ExitCode::from(3) })
}
