//! CSV, safe to open in a spreadsheet program.
//!
//! A spreadsheet program runs a cell that begins with `=`, `+`, `-` or `@` as a formula, whoever typed it.
//! So such text is written with an apostrophe before it (as OWASP's guidance on CSV injection advises).
//! Figures and dates are not text and are left alone.

use crate::Cell;

/// What a file must start with for Excel to read it as UTF-8, so that names keep their accents. Leave it out
/// of files that programs read.
pub const EXCEL_MARK: &str = "\u{feff}";

/// Writes a header and rows as CSV (RFC 4180: lines end with CR LF, quotes are doubled).
///
/// Figures are written as printed, without thousands separators: `87%`, `1897`, `64`. A missing figure is
/// its reason.
///
/// ```
/// use reports::{Cell, Unit, delimited::to_csv};
/// let rows = [vec![Cell::text("=HYPERLINK(\"x\")"), Cell::Number(0.87, Unit::Percent(0))]];
/// assert_eq!(to_csv(&["indicator", "value"], rows), "indicator,value\r\n\"'=HYPERLINK(\"\"x\"\")\",87%\r\n");
/// ```
pub fn to_csv(header: &[&str], rows: impl IntoIterator<Item = Vec<Cell>>) -> String {
    let mut csv = csv_line(&header.iter().map(|heading| Cell::text(*heading)).collect::<Vec<_>>());
    for row in rows {
        csv.push_str(&csv_line(&row));
    }
    csv
}

/// Writes one row with its line end, for exports that are sent as they are made.
pub fn csv_line(cells: &[Cell]) -> String {
    let fields: Vec<String> = cells.iter().map(|cell| quoted(&field(cell))).collect();
    // A lone empty field would be an empty line, which readers skip.
    if fields.len() == 1 && fields.iter().all(String::is_empty) {
        return "\"\"\r\n".to_owned();
    }
    format!("{}\r\n", fields.join(","))
}

fn field(cell: &Cell) -> String {
    match cell {
        Cell::Text(words) | Cell::Blank(words) | Cell::Status(_, words) if could_run(words) => {
            format!("'{words}")
        }
        Cell::Text(words) | Cell::Blank(words) | Cell::Status(_, words) => words.clone(),
        Cell::Number(value, unit) => unit.plain(*value),
        Cell::Date(date) => date.to_string(),
    }
}

/// Whether a spreadsheet program might take the words for a formula (some skip blanks before looking).
pub(crate) fn could_run(words: &str) -> bool {
    words.starts_with(['\t', '\r', '\n'])
        || words
            .trim_start()
            .starts_with(['=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'])
}

fn quoted(field: &str) -> String {
    let spaced = field.starts_with(' ') || field.ends_with(' ');
    if spaced || field.contains([',', '"', '\r', '\n']) {
        format!("\"{}\"", field.replace('"', "\"\""))
    } else {
        field.to_owned()
    }
}
