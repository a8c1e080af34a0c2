//! The pay policy: `pay.toml` and the spines beside it, which hold tables of pay and not dated values as the
//! other policies do.

use std::path::Path;

use practice::Refusal;
use workforce::money::policy::Councils;
use workforce::money::spines::SpineRow;
use workforce::money::{PayRules, Spine};

use crate::error::ServiceError;

/// The file of the pay policy in a folder of policies.
pub const PAY_FILE: &str = "pay.toml";

/// The pay policy of two invented councils that comes with the program.
const EXAMPLE: &str = include_str!("../../../../policies/pay.toml");

/// What an authority pays, and from which file that is known.
#[derive(Debug, Clone)]
pub struct PayPolicy {
    /// Spines, grades, rates and terms.
    pub rules: PayRules,
    /// The file.
    pub file: String,
    /// Whether it is the example that comes with the program, whose figures are invented.
    pub is_example: bool,
}

/// Reads the pay policy: `pay.toml` of a folder with every `spine-KEY.csv` beside it, or the first council of
/// the example when there is no folder. None where the folder holds no such file: then nothing can be costed.
///
/// # Errors
/// [`ServiceError::Policies`] names the file, the line and what is wrong with it.
pub fn read_pay(folder: Option<&Path>) -> Result<Option<PayPolicy>, ServiceError> {
    let Some(folder) = folder else {
        let rules = rules(PAY_FILE, EXAMPLE, vec![Spine::njc()], true)?;
        return Ok(Some(PayPolicy { rules, file: PAY_FILE.to_owned(), is_example: true }));
    };
    let path = folder.join(PAY_FILE);
    if !path.exists() {
        return Ok(None);
    }
    let file = path.display().to_string();
    let mut spines = vec![Spine::njc()];
    let mut found: Vec<_> = std::fs::read_dir(folder)
        .map_err(|error| unreadable(&folder.display().to_string(), error))?
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .collect();
    found.sort();
    for path in found {
        let Some(key) = path.file_name().and_then(|name| spine_key(name.to_str()?)) else { continue };
        let name = path.display().to_string();
        let text = std::fs::read_to_string(&path).map_err(|error| unreadable(&name, error))?;
        // A council's own table of the national spine stands in its place.
        spines.retain(|one| one.key != key);
        spines.push(spine(&name, key, &text)?);
    }
    let text = std::fs::read_to_string(&path).map_err(|error| unreadable(&file, error))?;
    let rules = rules(&file, &text, spines, false)?;
    Ok(Some(PayPolicy { rules, file, is_example: false }))
}

fn rules(file: &str, text: &str, spines: Vec<Spine>, is_example: bool) -> Result<PayRules, ServiceError> {
    let councils: Councils = toml::from_str(text).map_err(|error| {
        let line = error.span().map(|span| line_at(text, span.start));
        let at = line.map_or_else(String::new, |line| format!("line {line}: "));
        wrong(file, format!("{at}{}", error.message()))
    })?;
    let mut all = councils.councils.into_iter();
    let Some(council) = all.next() else {
        return Err(wrong(
            file,
            "Give a [[council]] with its grades, pension, practice and leaving".to_owned(),
        ));
    };
    if !is_example && let Some(other) = all.next() {
        let line = text.lines().position(|line| line.contains(&format!("\"{}\"", other.name)));
        let at = line.map_or_else(String::new, |line| format!("line {}: ", line + 1));
        return Err(wrong(file, format!("{at}Give one [[council]], your own; {} is a second", other.name)));
    }
    PayRules::new(spines, council).map_err(|refusals| {
        let said = |refusal: &Refusal| format!("{}: {refusal}", refusal.field);
        wrong(file, refusals.iter().map(said).collect::<Vec<_>>().join(" "))
    })
}

/// The key of a spine in the name of its file.
fn spine_key(name: &str) -> Option<&str> {
    name.strip_prefix("spine-")?.strip_suffix(".csv").filter(|key| !key.is_empty())
}

/// A spine from its file: the columns from, point, annual and source, in that order, under a row of headings.
fn spine(file: &str, key: &str, text: &str) -> Result<Spine, ServiceError> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let mut records = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| wrong(file, error.to_string()))?;
        let line = record.position().map_or(0, |position| position.line());
        records.push((usize::try_from(line).unwrap_or(0), record));
    }
    let cell = |record: &csv::StringRecord, place| record.get(place).unwrap_or_default().to_owned();
    let cells: Vec<(usize, [String; 4])> =
        records.iter().map(|(line, record)| (*line, [0, 1, 2, 3].map(|place| cell(record, place)))).collect();
    let rows: Vec<SpineRow<'_>> = cells
        .iter()
        .map(|(row, [from, point, annual, source])| SpineRow { row: *row, from, point, annual, source })
        .collect();
    Spine::from_rows(key, &format!("Pay spine {key}"), &rows).map_err(|refused| {
        let said =
            refused.iter().map(|one| format!("line {}: {}: {}", one.row, one.refusal.field, one.refusal));
        wrong(file, said.collect::<Vec<_>>().join(" "))
    })
}

/// The line of a place in a text, from 1.
pub(crate) fn line_at(text: &str, place: usize) -> usize {
    text.as_bytes().iter().take(place).filter(|byte| **byte == b'\n').count() + 1
}

fn wrong(file: &str, detail: String) -> ServiceError {
    ServiceError::Policies { file: file.to_owned(), detail }
}

fn unreadable(file: &str, error: std::io::Error) -> ServiceError {
    wrong(file, error.to_string())
}
