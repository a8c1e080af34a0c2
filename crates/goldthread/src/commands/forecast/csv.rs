//! A forecast as one tidy table: a row a figure, what it is in the first columns.

use calendar::Date;
use foresight::Band;
use reports::{Cell, delimited};
use service::outlook::{Every, NumberRow, Outlook, placement_key};

use super::pounds;

const COLUMNS: [&str; 11] =
    ["part", "of", "on", "until", "unit", "expected", "low_95", "low_80", "middle", "high_80", "high_95"];

/// The rows: children, placements, homes, costs, and the trials of the past.
pub fn csv(outlook: &Outlook, every: Every) -> String {
    let mut rows: Vec<Vec<String>> = Vec::new();
    for (on, children) in outlook.actual() {
        rows.push(row("actual", "everybody", Some(on), None, "children", children.to_string(), None));
    }
    for number in outlook.numbers(every) {
        rows.push(children("children", "everybody", number));
    }
    for placement in outlook.placements() {
        let key = placement_key(placement.placement);
        rows.extend(placement.numbers.into_iter().map(|number| children("placement", key, number)));
    }
    for homes in outlook.homes_needed() {
        for (on, expected, high) in homes.needed {
            let key = placement_key(homes.placement);
            let mut row = row("homes", key, Some(on), None, "homes", expected.to_string(), None);
            row[9] = high.to_string();
            rows.push(row);
        }
    }
    for cost in outlook.costs() {
        let (from, until) = cost.days;
        let year = cost.year.to_string();
        let band = Some(strings(cost.band, pounds));
        rows.push(row("cost", &year, Some(from), Some(until), "pounds", pounds(cost.expected), band));
    }
    for (on, expected) in outlook.cost_by_week() {
        rows.push(row("cost_of_week", "everybody", Some(on), None, "pounds", pounds(expected), None));
    }
    for bar in outlook.what_matters().map(|matters| matters.bars).unwrap_or_default() {
        let ends = |low: String, high: String| Some([String::new(), low, String::new(), high, String::new()]);
        let [low, high] = [&bar.low, &bar.high].map(|end| format!("{:.1}", end.children));
        rows.push(row("matters", &bar.name, None, None, "children", String::new(), ends(low, high)));
        let [low, high] = [&bar.low, &bar.high].map(|end| pounds(end.pence));
        if outlook.prices.is_some() {
            rows.push(row("matters", &bar.name, None, None, "pounds", String::new(), ends(low, high)));
        }
    }
    for verdict in &outlook.forecast.back_test.verdicts {
        for (method, out) in [
            ("model", verdict.model),
            ("last_value", verdict.last_value),
            ("straight_line", verdict.linear_trend),
        ] {
            let of = format!("{method}, {} months ahead, {} trials", verdict.months, verdict.trials);
            rows.push(row("back_test", &of, None, None, "children out", format!("{out:.1}"), None));
        }
    }
    if outlook.forecast.back_test.verdicts.is_empty() {
        for says in outlook.forecast.back_test.words() {
            rows.push(row("back_test", &says, None, None, "", String::new(), None));
        }
    }
    delimited::to_csv(&COLUMNS, rows.into_iter().map(|row| row.into_iter().map(Cell::text).collect()))
}

fn children(part: &str, of: &str, number: NumberRow) -> Vec<String> {
    let band = Some(strings(number.band, |children| children.to_string()));
    row(part, of, Some(number.on), None, "children", format!("{:.1}", number.expected), band)
}

fn strings<T>(band: Band<T>, written: impl Fn(T) -> String) -> [String; 5] {
    [band.low_95, band.low_80, band.middle, band.high_80, band.high_95].map(written)
}

fn row(
    part: &str,
    of: &str,
    on: Option<Date>,
    until: Option<Date>,
    unit: &str,
    expected: String,
    band: Option<[String; 5]>,
) -> Vec<String> {
    let day = |day: Option<Date>| day.map_or_else(String::new, |day| day.to_string());
    let mut row = vec![part.to_owned(), of.to_owned(), day(on), day(until), unit.to_owned(), expected];
    row.extend(band.unwrap_or_default());
    row
}
