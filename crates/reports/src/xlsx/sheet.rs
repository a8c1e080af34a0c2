//! Writing one sheet.

use rust_xlsxwriter::{IgnoreError, Workbook, Worksheet, XlsxError};

use super::formats::Formats;
use super::{Column, Kind, Length, Problem, Sheet};
use crate::Cell;
use crate::delimited::could_run;

/// Rows that a sheet holds (Excel's own limit).
const ROWS_MOST: u32 = 1_048_576;
/// Columns that a sheet holds (Excel's own limit).
const COLUMNS_MOST: usize = 16_384;
/// Letters that a cell holds (Excel's own limit).
const LETTERS_MOST: usize = 32_767;
/// Letters that a tab's name holds (Excel's own limit).
const TAB_LETTERS_MOST: usize = 31;
/// Height of a line in points.
const LINE_POINTS: f64 = 15.0;
/// Height of a row in points at most (Excel's own limit).
const HEIGHT_POINTS_MOST: f64 = 409.0;
/// Letters of prose that stand in the width of one digit: words are narrower than figures.
const LETTERS_A_DIGIT: f64 = 1.08;
/// Margins of a printed page in inches: left, right, top, bottom, head, foot.
const MARGINS: [f64; 6] = [0.4, 0.4, 0.5, 0.6, 0.3, 0.3];
/// What the filter's button takes of a heading, in digits.
const BUTTON_DIGITS: f64 = 3.0;
/// What stands in a cell of which nothing is said.
static NOTHING: Cell = Cell::Blank(String::new());
/// A4, by Excel's number.
const A4: u8 = 9;

/// Writes a sheet into the workbook under a name already made fit for a tab.
pub(super) fn write(
    workbook: &mut Workbook,
    formats: &mut Formats,
    name: &str,
    sheet: Sheet<'_>,
) -> Result<(), Problem> {
    if sheet.columns.len() > COLUMNS_MOST {
        return Err(Problem::TooManyColumns { sheet: sheet.name });
    }
    let page = match sheet.length {
        Length::Short => workbook.add_worksheet(),
        Length::Long => workbook.add_worksheet_with_constant_memory()?,
    };
    page.set_name(name)?;
    set_columns(page, &sheet.columns)?;
    let first_heading = write_top(page, formats, &sheet)?;
    let headings = first_heading + u32::from(sheet.columns.iter().any(|column| !column.group.is_empty()));
    write_headings(page, formats, &sheet.columns, first_heading, headings)?;
    let mut next = headings + 1;
    for row in sheet.rows {
        if next >= ROWS_MOST {
            return Err(Problem::TooManyRows { sheet: sheet.name });
        }
        // A row that ends early is blank to its end.
        let cells = row.iter().chain(std::iter::repeat(&NOTHING));
        for ((place, column), cell) in (0..).zip(&sheet.columns).zip(cells) {
            write_cell(page, formats, next, place, column.kind, cell)?;
        }
        let lines =
            sheet.columns.iter().zip(&row).filter_map(|(column, cell)| wrapped_lines(column, cell)).max();
        if let Some(lines) = lines.filter(|lines| *lines > 1) {
            make_room(page, next, lines)?;
        }
        next += 1;
    }
    set_frame(
        page,
        &sheet.title,
        sheet.columns.len(),
        sheet.frozen_columns,
        first_heading,
        headings,
        next - 1,
    )?;
    Ok(())
}

/// A tab's name from any words: what Excel doesn't allow is replaced, and a name taken gets a number.
pub(super) fn tab_name(wanted: &str, taken: &[String]) -> String {
    let allowed: String = wanted
        .chars()
        .map(|letter| if letter.is_control() || r":\/?*[]".contains(letter) { ' ' } else { letter })
        .collect();
    let allowed = allowed.split_whitespace().collect::<Vec<_>>().join(" ");
    let allowed = allowed.trim_matches('\'');
    // Excel keeps this name for itself.
    let base = if allowed.is_empty() || allowed.eq_ignore_ascii_case("history") { "Sheet" } else { allowed };
    let with = |ending: &str| {
        let room = TAB_LETTERS_MOST - ending.encode_utf16().count();
        let mut used = 0;
        let kept: String = base
            .chars()
            .take_while(|letter| {
                used += letter.len_utf16();
                used <= room
            })
            .collect();
        format!("{}{ending}", kept.trim_end().trim_end_matches('\''))
    };
    let is_free = |name: &String| !taken.iter().any(|other| other.to_lowercase() == name.to_lowercase());
    let numbered = (2..10_000).map(|number| with(&format!(" ({number})")));
    std::iter::once(with("")).chain(numbered).find(is_free).unwrap_or_else(|| with(""))
}

fn set_columns(page: &mut Worksheet, columns: &[Column]) -> Result<(), XlsxError> {
    for (place, column) in (0..).zip(columns) {
        page.set_column_width(place, width_of(column))?;
    }
    for (first, last) in runs(columns, |column| column.folds.then_some(())) {
        page.group_columns(first, last)?;
    }
    Ok(())
}

fn width_of(column: &Column) -> f64 {
    if column.width.is_finite() { column.width.clamp(4.0, 120.0) } else { 12.0 }
}

/// Sets a row's height for wrapped words, which not every program does by itself.
fn make_room(page: &mut Worksheet, row: u32, lines: usize) -> Result<(), XlsxError> {
    page.set_row_height(row, (LINE_POINTS * lines as f64).min(HEIGHT_POINTS_MOST))?;
    Ok(())
}

/// How many lines a cell takes, if it wraps.
fn wrapped_lines(column: &Column, cell: &Cell) -> Option<usize> {
    match cell {
        Cell::Text(words) | Cell::Blank(words) if column.kind == Kind::Prose => {
            Some(words.lines().map(|line| lines_of(line, width_of(column))).sum())
        }
        _ => None,
    }
}

/// How many lines words take in a width, broken between words.
fn lines_of(words: &str, width: f64) -> usize {
    let width = (width.max(4.0) * LETTERS_A_DIGIT) as usize;
    let mut lines = 1;
    let mut used = 0;
    for word in words.split_whitespace() {
        let letters = word.chars().count();
        if used > 0 && used + 1 + letters > width {
            lines += 1;
            used = 0;
        }
        used += letters + usize::from(used > 0);
        lines += used.saturating_sub(1) / width;
        used = used.min(width);
    }
    lines
}

/// Writes title and notes; gives the row where headings start.
fn write_top(page: &mut Worksheet, formats: &Formats, sheet: &Sheet<'_>) -> Result<u32, XlsxError> {
    page.write_string_with_format(0, 0, fitting(&sheet.title), &formats.title)?;
    let mut next = 1;
    for note in &sheet.notes {
        page.write_string_with_format(next, 0, fitting(note), &formats.note)?;
        next += 1;
    }
    Ok(next + 1)
}

fn write_headings(
    page: &mut Worksheet,
    formats: &mut Formats,
    columns: &[Column],
    groups_row: u32,
    row: u32,
) -> Result<(), XlsxError> {
    let grouped = runs(columns, |column| (!column.group.is_empty()).then_some(column.group.as_str()));
    for (first, last) in grouped {
        for place in first..=last {
            match columns.get(usize::from(first)).filter(|_| place == first) {
                Some(column) => {
                    page.write_string_with_format(groups_row, place, fitting(&column.group), &formats.group)?
                }
                None => page.write_blank(groups_row, place, &formats.group)?,
            };
        }
    }
    for (place, column) in (0..).zip(columns) {
        page.write_string_with_format(row, place, fitting(&column.heading), formats.heading(column.kind))?;
    }
    // Not every program makes room for wrapped headings by itself.
    let lines =
        columns.iter().map(|column| lines_of(&column.heading, width_of(column) - BUTTON_DIGITS)).max();
    page.set_row_height(row, LINE_POINTS * lines.unwrap_or(1).min(8) as f64)?;
    Ok(())
}

fn write_cell(
    page: &mut Worksheet,
    formats: &mut Formats,
    row: u32,
    place: u16,
    kind: Kind,
    cell: &Cell,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Text(words) => {
            page.write_string_with_format(row, place, fitting(words), formats.words(kind, could_run(words)))?
        }
        Cell::Number(value, unit) if value.is_finite() => {
            page.write_number_with_format(row, place, *value, formats.figure(*unit))?
        }
        Cell::Number(value, unit) => {
            page.write_string_with_format(row, place, unit.show(*value), formats.blank(kind))?
        }
        Cell::Date(date) => match days(*date) {
            Some(days) => page.write_number_with_format(row, place, days, &formats.date)?,
            None => {
                page.write_string_with_format(row, place, date.to_string(), formats.words(kind, false))?
            }
        },
        Cell::Blank(reason) if reason.is_empty() => page.write_blank(row, place, formats.blank(kind))?,
        Cell::Blank(reason) => {
            page.write_string_with_format(row, place, fitting(reason), formats.blank(kind))?
        }
        Cell::Status(tone, words) => {
            page.write_string_with_format(row, place, fitting(words), formats.status(*tone))?
        }
    };
    Ok(())
}

/// Sets what surrounds the table: panes, filter, print.
fn set_frame(
    page: &mut Worksheet,
    title: &str,
    columns: usize,
    frozen_columns: u16,
    first_heading: u32,
    headings: u32,
    last_row: u32,
) -> Result<(), XlsxError> {
    page.set_freeze_panes(headings + 1, frozen_columns)?;
    if let Some(last_column) = u16::try_from(columns).ok().and_then(|columns| columns.checked_sub(1)) {
        page.autofilter(headings, 0, last_row, last_column)?;
        // Numbers that are names (a UPN, a phone) are meant as text.
        page.ignore_error_range(headings, 0, last_row, last_column, IgnoreError::NumberStoredAsText)?;
    }
    let [left, right, top, bottom, head, foot] = MARGINS;
    page.set_landscape()
        .set_margins(left, right, top, bottom, head, foot)
        .set_paper_size(A4)
        .set_print_fit_to_pages(1, 0)
        .set_repeat_rows(first_heading, headings)?;
    let title: String = title.chars().take(100).collect();
    page.set_footer(format!("&L{}&RPage &P of &N", title.replace('&', "&&")));
    page.set_screen_gridlines(false);
    Ok(())
}

/// Runs of neighbouring columns with the same key.
fn runs<'a, K: PartialEq>(columns: &'a [Column], key: impl Fn(&'a Column) -> Option<K>) -> Vec<(u16, u16)> {
    let mut runs: Vec<(u16, u16)> = vec![];
    let mut before = None;
    for (place, column) in (0..).zip(columns) {
        let now = key(column);
        if now.is_some() {
            match runs.last_mut() {
                Some(run) if now == before => run.1 = place,
                _ => runs.push((place, place)),
            }
        }
        before = now;
    }
    runs
}

/// Words no longer than a cell holds; what is cut says so.
fn fitting(words: &str) -> String {
    const CUT: &str = " … (cut: a cell holds no more)";
    // Excel counts in UTF-16.
    if words.len() <= LETTERS_MOST || words.encode_utf16().count() <= LETTERS_MOST {
        return words.to_owned();
    }
    let room = LETTERS_MOST - CUT.encode_utf16().count();
    let mut used = 0;
    let kept: String = words
        .chars()
        .take_while(|letter| {
            used += letter.len_utf16();
            used <= room
        })
        .collect();
    kept + CUT
}

/// A date as Excel counts days; `None` before 1 March 1900, where Excel's calendar has a day that never was.
fn days(date: jiff::civil::Date) -> Option<f64> {
    let since = (date - jiff::civil::date(1899, 12, 30)).get_days();
    (date >= jiff::civil::date(1900, 3, 1)).then_some(f64::from(since))
}
