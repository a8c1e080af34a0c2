//! A scenario as a file in TOML or JSON, read with refusals that name field, given and allowed.
//!
//! What may stand in a file is one table, [`FILE`]: the check is a loop over it.

use foresight::Scenario;
use foresight::cost::{Price, Prices};
use foresight::needs::HomeSize;
use practice::Refusal;
use serde_json::{Map, Value};

/// Where a refusal of a file comes from.
const SOURCE: &str = "Goldthread: what a scenario file may say (docs/guide/forecast.md)";
/// Weeks of a year of a forecast; five years are 261 weeks.
const YEAR_WEEKS: f64 = 52.18;

/// A scenario with what it sets of prices and homes.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// What is done.
    pub scenario: Scenario,
    /// Prices instead of those of policy.
    pub prices: Option<Prices>,
    /// Sizes of homes instead of those of policy; none where policy's hold.
    pub homes: Vec<HomeSize>,
}

impl Plan {
    /// The base for so many years.
    pub fn base(years: u16) -> Plan {
        Plan { scenario: Scenario::base(weeks(years)), prices: None, homes: Vec::new() }
    }
}

/// The weeks of so many years.
pub fn weeks(years: u16) -> u16 {
    (f64::from(years) * YEAR_WEEKS).round() as u16
}

/// What a field may hold.
#[derive(Clone, Copy)]
enum Kind {
    Text,
    Day,
    Whole,
    Number,
    Numbers,
    Range,
    Word(&'static [&'static str]),
    Words(&'static [&'static str]),
    Table(&'static [Field]),
    Tables(&'static [Field]),
}

/// One field of a file.
#[derive(Clone, Copy)]
struct Field {
    name: &'static str,
    kind: Kind,
    must: bool,
}

const fn must(name: &'static str, kind: Kind) -> Field {
    Field { name, kind, must: true }
}

const fn may(name: &'static str, kind: Kind) -> Field {
    Field { name, kind, must: false }
}

const PLACEMENTS: &[&str] = &[
    "foster_own",
    "foster_agency",
    "connected_person",
    "home_own",
    "home_bought",
    "own_parents",
    "supported",
    "adoptive",
    "other",
];
const DOES: &[&str] = &[
    "early_help",
    "prevent_entries",
    "step_down",
    "own_homes",
    "foster_recruitment",
    "reunification",
    "special_guardianship",
    "price_rise",
];
const GRADES: &[&str] = &["measured_here", "trials", "comparisons", "judgement", "supposition"];

const ASSUMPTION: &[Field] = &[
    must("from", Kind::Day),
    may("until", Kind::Day),
    must("lag_weeks", Kind::Whole),
    must("ramp_weeks", Kind::Whole),
    must("reach", Kind::Range),
    must("effect", Kind::Range),
    must("deadweight", Kind::Range),
    must("grade", Kind::Word(GRADES)),
    must("source", Kind::Text),
];

const FILE: &[Field] = &[
    must("name", Kind::Text),
    may("years", Kind::Whole),
    may("weeks", Kind::Whole),
    may("levers", Kind::Tables(LEVER)),
    may(
        "supply",
        Kind::Tables(&[
            must("placement", Kind::Word(PLACEMENTS)),
            must("places", Kind::Whole),
            must("else_to", Kind::Word(PLACEMENTS)),
            must("source", Kind::Text),
        ]),
    ),
    may(
        "threshold",
        Kind::Table(&[
            must("per_100_000", Kind::Whole),
            must("under_18", Kind::Whole),
            must("source", Kind::Text),
        ]),
    ),
    may(
        "prices",
        Kind::Tables(&[
            must("placement", Kind::Word(PLACEMENTS)),
            must("paid", Kind::Numbers),
            must("rise", Kind::Number),
            must("source", Kind::Text),
        ]),
    ),
    may(
        "homes",
        Kind::Tables(&[
            must("placement", Kind::Word(PLACEMENTS)),
            must("children_hundredths", Kind::Whole),
            must("usable_percent", Kind::Whole),
            must("source", Kind::Text),
        ]),
    ),
];

/// Of every lever; what each needs besides is in [`OF_LEVERS`].
const LEVER: &[Field] = &[
    must("name", Kind::Text),
    must("does", Kind::Word(DOES)),
    must("assumption", Kind::Table(ASSUMPTION)),
    may("youngest", Kind::Whole),
    may("oldest", Kind::Whole),
    may("to", Kind::Word(PLACEMENTS)),
    may("places", Kind::Whole),
    may("from", Kind::Words(PLACEMENTS)),
    may("placement", Kind::Word(PLACEMENTS)),
];

/// What a lever needs by what it does; a price rise may name a placement.
const OF_LEVERS: &[(&str, &[&str])] = &[
    ("early_help", &[]),
    ("prevent_entries", &["youngest", "oldest"]),
    ("step_down", &["to"]),
    ("own_homes", &["places"]),
    ("foster_recruitment", &["places"]),
    ("reunification", &["from"]),
    ("special_guardianship", &[]),
    ("price_rise", &[]),
];

/// Reads a scenario file: JSON where it begins with a brace, TOML otherwise. `years` is how far to look where
/// the file does not say.
///
/// # Errors
/// Every refusal at once; one where the text is neither TOML nor JSON.
pub fn read_plan(text: &str, years: u16) -> Result<Plan, Vec<Refusal>> {
    let read = parsed(text).map_err(|refusal| vec![refusal])?;
    let mut refusals = Vec::new();
    check("", &read, FILE, &mut refusals);
    levers_have_what_they_need(&read, &mut refusals);
    let asked = read.get("years").and_then(Value::as_u64);
    if let Some(odd) = asked.filter(|years| !(1..=10).contains(years)) {
        refusals.push(Refusal::new("years", odd, "Enter a number of years from 1 to 10", SOURCE));
    }
    if !refusals.is_empty() {
        return Err(refusals);
    }
    let years = asked.and_then(|years| u16::try_from(years).ok()).unwrap_or(years);
    understood(read, weeks(years))
}

fn parsed(text: &str) -> Result<Map<String, Value>, Refusal> {
    let unread = |detail: String| {
        let allowed = format!("Write the scenario as TOML or JSON. What could not be read: {detail}");
        Refusal::new("scenario", "", allowed.trim(), SOURCE)
    };
    let value = if text.trim_start().starts_with('{') {
        serde_json::from_str(text).map_err(|error| unread(error.to_string()))?
    } else {
        let table: toml::Table = toml::from_str(text).map_err(|error| unread(error.to_string()))?;
        plain(toml::Value::Table(table))
    };
    match value {
        Value::Object(read) => Ok(read),
        _ => Err(unread("it is no table".to_owned())),
    }
}

/// TOML as JSON; dates as text.
fn plain(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => Value::String(text),
        toml::Value::Integer(number) => number.into(),
        toml::Value::Float(number) => number.into(),
        toml::Value::Boolean(flag) => Value::Bool(flag),
        toml::Value::Datetime(day) => Value::String(day.to_string()),
        toml::Value::Array(values) => Value::Array(values.into_iter().map(plain).collect()),
        toml::Value::Table(table) => {
            Value::Object(table.into_iter().map(|(key, value)| (key, plain(value))).collect())
        }
    }
}

/// Holds a table against its fields.
fn check(at: &str, read: &Map<String, Value>, fields: &'static [Field], refusals: &mut Vec<Refusal>) {
    let names: Vec<&str> = fields.iter().map(|field| field.name).collect();
    for key in read.keys().filter(|key| !names.contains(&key.as_str())) {
        let allowed = format!("Use one of these names{}: {}", within(at), names.join(", "));
        refusals.push(Refusal::new("name", key, allowed, SOURCE));
    }
    for field in fields {
        // Nothing, as JSON writes it, is as good as absent.
        match read.get(field.name).filter(|value| !value.is_null()) {
            None if field.must => {
                let allowed = format!("Enter {}{}: {}", field.name, within(at), says(field.kind));
                refusals.push(Refusal::new(field.name, "", allowed, SOURCE));
            }
            None => {}
            Some(value) => check_field(at, field, value, refusals),
        }
    }
}

fn check_field(at: &str, field: &Field, value: &Value, refusals: &mut Vec<Refusal>) {
    let below = |place: Option<usize>| {
        let dot = if at.is_empty() { "" } else { "." };
        let number = place.map(|place| format!(" {}", place + 1)).unwrap_or_default();
        format!("{at}{dot}{}{number}", field.name)
    };
    let is_whole = |value: &Value| value.as_u64().is_some_and(|number| number <= u64::from(u32::MAX));
    let is_word = |value: &Value, words: &[&str]| value.as_str().is_some_and(|word| words.contains(&word));
    let fits = match field.kind {
        Kind::Text => value.as_str().is_some_and(|text| !text.trim().is_empty()),
        Kind::Day => value.as_str().is_some_and(|day| day.parse::<calendar::Date>().is_ok()),
        Kind::Whole => is_whole(value),
        Kind::Number => value.as_f64().is_some(),
        Kind::Numbers => value.as_array().is_some_and(|all| all.iter().all(|one| one.as_i64().is_some())),
        Kind::Word(words) => is_word(value, words),
        Kind::Words(words) => value.as_array().is_some_and(|all| all.iter().all(|one| is_word(one, words))),
        Kind::Range => {
            let known = ["low", "central", "high"];
            let numbers = |range: &Map<String, Value>| {
                range.len() == known.len()
                    && known.iter().all(|name| range.get(*name).is_some_and(|value| value.as_f64().is_some()))
            };
            value.as_object().is_some_and(numbers)
        }
        Kind::Table(fields) => match value.as_object() {
            Some(table) => return check(&below(None), table, fields, refusals),
            None => false,
        },
        Kind::Tables(fields) => match value.as_array() {
            Some(tables) if tables.iter().all(Value::is_object) => {
                for (place, table) in tables.iter().filter_map(Value::as_object).enumerate() {
                    check(&below(Some(place)), table, fields, refusals);
                }
                true
            }
            _ => false,
        },
    };
    if !fits {
        let given = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        let allowed = format!("Enter {}{}: {}", field.name, within(at), says(field.kind));
        refusals.push(Refusal::new(field.name, given, allowed, SOURCE));
    }
}

fn within(at: &str) -> String {
    if at.is_empty() { String::new() } else { format!(" in {at}") }
}

/// What a field may hold, in words.
fn says(kind: Kind) -> String {
    match kind {
        Kind::Text => "some words".to_owned(),
        Kind::Day => "a day such as 2022-04-01".to_owned(),
        Kind::Whole => "a whole number".to_owned(),
        Kind::Number => "a number".to_owned(),
        Kind::Numbers => "a list of whole numbers, such as [48000] pence a week".to_owned(),
        Kind::Range => {
            "a least, a best guess and a most in per cent, such as { low = 10, central = 20, high = 30 }"
                .to_owned()
        }
        Kind::Word(words) => format!("one of {}", words.join(", ")),
        Kind::Words(words) => format!("a list of {}", words.join(", ")),
        Kind::Table(_) => "a table".to_owned(),
        Kind::Tables(_) => "a list of tables".to_owned(),
    }
}

fn levers_have_what_they_need(read: &Map<String, Value>, refusals: &mut Vec<Refusal>) {
    let levers = read.get("levers").and_then(Value::as_array);
    for (place, lever) in levers.into_iter().flatten().filter_map(Value::as_object).enumerate() {
        let Some(does) = lever.get("does").and_then(Value::as_str) else { continue };
        let Some((_, needs)) = OF_LEVERS.iter().find(|(name, _)| *name == does) else { continue };
        let at = format!("levers {}", place + 1);
        for field in LEVER.iter().filter(|field| !field.must) {
            let (there, needed) =
                (lever.get(field.name).is_some_and(|value| !value.is_null()), needs.contains(&field.name));
            let optional = does == "price_rise" && field.name == "placement";
            if needed && !there {
                let allowed =
                    format!("Enter {} in {at}, since it does {does}: {}", field.name, says(field.kind));
                refusals.push(Refusal::new(field.name, "", allowed, SOURCE));
            } else if there && !needed && !optional {
                let allowed = format!("Leave {} out of {at}: {does} does not use it", field.name);
                refusals.push(Refusal::new(field.name, "", allowed, SOURCE));
            }
        }
    }
}

/// The checked file as what it means.
fn understood(mut read: Map<String, Value>, weeks: u16) -> Result<Plan, Vec<Refusal>> {
    let unread = |error: serde_json::Error| {
        let allowed = format!("Write the scenario as the guide shows. What could not be read: {error}");
        vec![Refusal::new("scenario", "", allowed, SOURCE)]
    };
    read.remove("years");
    let prices =
        read.remove("prices").map(serde_json::from_value::<Vec<Price>>).transpose().map_err(unread)?;
    let homes =
        read.remove("homes").map(serde_json::from_value::<Vec<HomeSize>>).transpose().map_err(unread)?;
    read.entry("weeks").or_insert_with(|| weeks.into());
    let scenario = serde_json::from_value(Value::Object(read)).map_err(unread)?;
    let homes = homes.unwrap_or_default();
    for size in &homes {
        size.homes_for(1).map_err(|refusal| vec![refusal])?;
    }
    Ok(Plan { scenario, prices: prices.map(Prices::new).transpose()?, homes })
}

#[cfg(test)]
mod tests {
    use foresight::Placement;

    use super::PLACEMENTS;
    use crate::outlook::placement_key;

    #[test]
    fn a_file_may_name_every_placement_and_no_other() {
        let keys: Vec<&str> = Placement::ALL.iter().map(|placement| placement_key(*placement)).collect();
        assert_eq!(keys, PLACEMENTS);
    }
}
