//! A table that somebody filled in: the rows of a CSV file or of a workbook's first sheet, as text.
//!
//! The bytes come from outside. Whatever is in them, reading takes bounded time and memory: a workbook is
//! an archive, and a small one may unpack to more than a machine holds.

use std::io::{Cursor, Read};

use calamine::{Data, DataRef, Reader, Xlsx};

/// The rows of a table: the headings first.
pub type Rows = Vec<Vec<String>>;

/// What a table may hold at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Rows, with that of the headings.
    pub rows: usize,
    /// Columns.
    pub columns: usize,
    /// What a workbook unpacks to, in bytes.
    pub unpacked: u64,
}

/// Why a table could not be read, in words for whoever sent it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// It is neither.
    #[error("The file must be a spreadsheet (.xlsx) or a CSV file")]
    Kind,
    /// It has no rows.
    #[error("The file has no rows: fill in the template and send that")]
    Empty,
    /// It is larger than the [`Limits`].
    #[error("The file must have at most {rows} rows and {columns} columns")]
    TooLarge {
        /// The most rows.
        rows: usize,
        /// The most columns.
        columns: usize,
    },
    /// It is text, but not in the alphabet of all tables.
    #[error("The CSV file must be saved as UTF-8: in the spreadsheet choose “CSV UTF-8”, or send the .xlsx")]
    NotUtf8,
    /// It says that it is a workbook, and is broken.
    #[error("The spreadsheet could not be opened: save it again as .xlsx, without a password")]
    Broken,
}

/// Reads a table; which kind it is, its first bytes say, whatever its name.
///
/// # Errors
/// [`Unreadable`].
pub fn read(bytes: &[u8], limits: Limits) -> Result<Rows, Unreadable> {
    let rows = match bytes {
        [b'P', b'K', 3, 4, ..] => workbook(bytes, limits)?,
        // The first bytes of an old .xls, or of a workbook with a password; of a PDF.
        [0xd0, 0xcf, 0x11, 0xe0, ..] => return Err(Unreadable::Broken),
        [b'%', b'P', b'D', b'F', ..] => return Err(Unreadable::Kind),
        _ => text(bytes, limits)?,
    };
    if rows.is_empty() { Err(Unreadable::Empty) } else { Ok(rows) }
}

impl Limits {
    fn passed(self) -> Unreadable {
        Unreadable::TooLarge { rows: self.rows, columns: self.columns }
    }
}

fn text(bytes: &[u8], limits: Limits) -> Result<Rows, Unreadable> {
    // Spreadsheets put a mark before UTF-8.
    let bytes = bytes.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|_| Unreadable::NotUtf8)?;
    if text.contains('\0') {
        return Err(Unreadable::Kind);
    }
    let first = text.lines().next().unwrap_or("");
    // Where a comma divides pounds from pence, spreadsheets write semicolons.
    let delimiter = if !first.contains(',') && first.contains(';') { b';' } else { b',' };
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(bytes);
    let mut rows = Rows::new();
    let mut record = csv::StringRecord::new();
    loop {
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => return Ok(rows),
            Err(_) => return Err(Unreadable::NotUtf8),
        }
        // The reader passes over empty lines; they count here, so that rows keep the numbers of the sheet.
        let at = record.position().and_then(|position| usize::try_from(position.byte()).ok()).unwrap_or(0);
        rows.extend(std::iter::repeat_n(Vec::new(), empty_lines(bytes, at).min(limits.rows)));
        if rows.len() >= limits.rows || record.len() > limits.columns {
            return Err(limits.passed());
        }
        rows.push(record.iter().map(as_typed).collect());
    }
}

/// The empty lines that begin at a place, where the line before it may not have ended yet.
fn empty_lines(bytes: &[u8], at: usize) -> usize {
    let (before, from) = bytes.split_at(at.min(bytes.len()));
    let from = match (before.last(), from) {
        (Some(b'\r'), [b'\n', rest @ ..]) => rest,
        _ => from,
    };
    from.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).filter(|byte| **byte == b'\n').count()
}

/// A cell without the apostrophe that [`delimited`](crate::delimited) puts before what looks like a formula.
fn as_typed(cell: &str) -> String {
    let meant = cell.strip_prefix('\'').filter(|rest| rest.starts_with(['=', '+', '-', '@']));
    meant.unwrap_or(cell).to_owned()
}

fn workbook(bytes: &[u8], limits: Limits) -> Result<Rows, Unreadable> {
    must_unpack_within(bytes, limits)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| Unreadable::Broken)?;
    let sheet = book.sheet_names().first().cloned().ok_or(Unreadable::Empty)?;
    // Cell by cell: a sheet may say that it has cells at the far end and nothing between.
    let mut cells = book.worksheet_cells_reader(&sheet).map_err(|_| Unreadable::Broken)?;
    let mut rows = Rows::new();
    while let Some(cell) = cells.next_cell().map_err(|_| Unreadable::Broken)? {
        let words = words(cell.get_value());
        if words.is_empty() {
            continue;
        }
        let (row, column) = cell.get_position();
        let (row, column) = (row as usize, column as usize);
        if row >= limits.rows || column >= limits.columns {
            return Err(limits.passed());
        }
        if rows.len() <= row {
            rows.resize_with(row + 1, Vec::new);
        }
        if let Some(row) = rows.get_mut(row) {
            if row.len() <= column {
                row.resize_with(column + 1, String::new);
            }
            if let Some(place) = row.get_mut(column) {
                *place = words;
            }
        }
    }
    Ok(rows)
}

/// Unpacks every part and throws it away, counting: what an archive says of itself may be untrue.
fn must_unpack_within(bytes: &[u8], limits: Limits) -> Result<(), Unreadable> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::Broken)?;
    let mut left = limits.unpacked;
    for place in 0..archive.len() {
        let part = archive.by_index(place).map_err(|_| Unreadable::Broken)?;
        let mut within = part.take(left.saturating_add(1));
        let size = std::io::copy(&mut within, &mut std::io::sink()).map_err(|_| Unreadable::Broken)?;
        left = left.checked_sub(size).ok_or_else(|| limits.passed())?;
    }
    Ok(())
}

/// A cell as it would be typed: a day as `2015-09-01`, a truth as `yes`.
fn words(cell: &DataRef<'_>) -> String {
    let data = Data::from(cell.clone());
    match &data {
        Data::Bool(true) => "yes".to_owned(),
        Data::Bool(false) => "no".to_owned(),
        Data::DateTime(at) => {
            let (year, month, day, ..) = at.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        Data::DateTimeIso(text) => text.split('T').next().unwrap_or(text).to_owned(),
        Data::Error(error) => error.to_string(),
        other => other.to_string(),
    }
}
