//! A forecast for people at a terminal.

use calendar::words;
use foresight::cost::Pence;
use reports::Unit;
use service::outlook::{Ask, Every, NumberRow, Outlook};

/// Width of the column of names.
const NAME: usize = 36;
/// Width of a column of figures.
const FIGURE: usize = 12;

/// The whole forecast: what it rests on, numbers, placements, homes, costs, and what such forecasts were worth.
pub fn table(outlook: &Outlook, ask: Ask, every: Every, council: &str) -> String {
    let forecast = &outlook.forecast;
    let scenario = &outlook.plan.scenario;
    let mut text = format!("{council}: {}\n", capital(ask.population.words()));
    text.push_str(&format!(
        "Scenario: {}. {} futures, seed {}. The record is complete from {}.\n",
        scenario.name,
        ask.paths,
        ask.seed,
        words::day(outlook.known.history.observed_from)
    ));
    for note in &forecast.notes[..forecast.notes.len() - forecast.back_test.words().len()] {
        text.push_str(&format!("{note}\n"));
    }
    if !outlook.known.findings.is_empty() || outlook.known.without_birth > 0 {
        text.push_str(&format!(
            "{} could not be used as they stood; {} without a date of birth were left out.\n",
            words::counted(outlook.known.findings.len() as u64, "episode"),
            words::counted(u64::from(outlook.known.without_birth), "child").replace("childs", "children")
        ));
    }

    heading(&mut text, "What such forecasts were worth on this record");
    for says in forecast.back_test.words() {
        text.push_str(&format!("  {says}\n"));
    }

    heading(&mut text, "Numbers");
    line(
        &mut text,
        "On",
        &["expected", "low 95", "low 80", "middle", "high 80", "high 95"].map(str::to_owned),
    );
    for row in outlook.numbers(every) {
        line(&mut text, &words::day(row.on), &figures(row));
    }

    heading(&mut text, "By placement: expected, and the middle 80 in 100 futures");
    let placements = outlook.placements();
    let days = placements.first().map(|row| row.numbers.iter().map(|number| words::short(number.on)));
    line(&mut text, "", &days.into_iter().flatten().collect::<Vec<_>>());
    for row in placements {
        let spread = row
            .numbers
            .iter()
            .map(|number| format!("{:.0} ({}-{})", number.expected, number.band.low_80, number.band.high_80));
        line(&mut text, &capital(row.placement.words()), &spread.collect::<Vec<_>>());
    }

    let homes = outlook.homes_needed();
    if !homes.is_empty() {
        heading(&mut text, "Homes needed: for the expected number, and to be enough nine times in ten");
        let days = homes.first().map(|row| row.needed.iter().map(|(on, ..)| words::short(*on)));
        line(&mut text, "", &days.into_iter().flatten().collect::<Vec<_>>());
        for row in homes {
            let needed = row.needed.iter().map(|(_, expected, high)| format!("{expected} / {high}"));
            line(&mut text, &capital(row.placement.words()), &needed.collect::<Vec<_>>());
        }
    }

    let costs = outlook.costs();
    if !costs.is_empty() {
        heading(&mut text, "Cost by financial year, in thousands of pounds");
        line(
            &mut text,
            "Year",
            &["expected", "low 95", "low 80", "middle", "high 80", "high 95"].map(str::to_owned),
        );
        for row in costs {
            let year = if row.is_whole {
                row.year.to_string()
            } else {
                format!(
                    "{}, {} to {}",
                    row.year,
                    words::short(row.days.0),
                    words::short(last_day(row.days.1))
                )
            };
            let band = row.band;
            let all = [row.expected, band.low_95, band.low_80, band.middle, band.high_80, band.high_95];
            line(&mut text, &year, &all.map(thousands));
        }
        for price in outlook.prices.iter().flat_map(|prices| prices.all()) {
            text.push_str(&format!("  {}: {}.\n", capital(price.placement.words()), price.source));
        }
    }
    let matters = outlook.what_matters().map(|matters| matters.bars).unwrap_or_default();
    if !matters.is_empty() {
        heading(&mut text, "What matters: each doubt at its low and at its high end, all else as best known");
        line(&mut text, "", &["children", "children", "cost £000", "cost £000"].map(str::to_owned));
        for bar in matters {
            let mut ends = [&bar.low, &bar.high].map(|end| Unit::Count.show(end.children)).to_vec();
            if outlook.prices.is_some() {
                ends.extend([&bar.low, &bar.high].map(|end| thousands(end.pence)));
            }
            line(&mut text, &bar.name, &ends);
        }
    }
    text
}

fn heading(text: &mut String, words: &str) {
    text.push_str(&format!("\n{words}\n"));
}

fn line(text: &mut String, name: &str, figures: &[String]) {
    text.push_str(&format!("  {name:<NAME$}"));
    for figure in figures {
        text.push_str(&format!("{figure:>FIGURE$} "));
    }
    while text.ends_with(' ') {
        text.pop();
    }
    text.push('\n');
}

fn figures(row: NumberRow) -> [String; 6] {
    let band = row.band;
    let [a, b, c, d, e] = [band.low_95, band.low_80, band.middle, band.high_80, band.high_95].map(whole);
    [Unit::Count.show(row.expected), a, b, c, d, e]
}

fn whole(children: u32) -> String {
    Unit::Count.show(f64::from(children))
}

fn thousands(pence: Pence) -> String {
    Unit::Count.show(pence.0 as f64 / 100_000.0)
}

/// The day before.
fn last_day(day: calendar::Date) -> calendar::Date {
    day.yesterday().unwrap_or(day)
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
