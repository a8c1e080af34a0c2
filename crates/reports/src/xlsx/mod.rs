//! Workbooks described as values.
//!
//! Each sheet holds one table: its title and notes, one row of headings (with a row of group names above it,
//! if columns are grouped), then the rows. Headings stay in view, filter, and repeat on every printed page;
//! pages are A4 landscape, one page wide. No cells are merged and every gap says why it is one, as the
//! Government Analysis Function asks of spreadsheets people can use with assistive technology.

mod formats;
mod sheet;

use std::io::{Cursor, Seek, Write};

use jiff::civil::Date;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use crate::Cell;

/// A workbook to be written.
pub struct Book<'a> {
    /// What it is: `Scorecard, October 2021`.
    pub title: String,
    /// What it is about, or through which lens it was made: `As known at each month's end`.
    pub subject: String,
    /// Who made it.
    pub author: String,
    /// The authority whose figures they are.
    pub organisation: String,
    /// The date of making, kept in the file's properties.
    pub made: Date,
    /// Its sheets, in order.
    pub sheets: Vec<Sheet<'a>>,
}

/// Rows as they come: from a `Vec` or straight from a query.
pub type Rows<'a> = Box<dyn Iterator<Item = Vec<Cell>> + 'a>;

/// One table of a workbook.
pub struct Sheet<'a> {
    /// On the tab. What a tab can't carry (`: \ / ? * [ ]`, more than 31 letters, a name used before) is mended.
    pub name: String,
    /// In the first cell.
    pub title: String,
    /// Under the title: lens, source, cautions. They stay in view with the headings, so keep to three;
    /// definitions belong on a sheet of their own.
    pub notes: Vec<String>,
    /// The columns, left to right.
    pub columns: Vec<Column>,
    /// The rows, top to bottom. Cells beyond the last column are left out.
    pub rows: Rows<'a>,
    /// How many columns at the left stay in view.
    pub frozen_columns: u16,
    /// How the rows are held while they are written.
    pub length: Length,
}

impl<'a> Sheet<'a> {
    /// A sheet of held rows, without notes, its first column staying in view.
    pub fn new(
        name: &str,
        title: &str,
        columns: Vec<Column>,
        rows: impl IntoIterator<Item = Vec<Cell>> + 'a,
    ) -> Sheet<'a> {
        Sheet {
            name: name.to_owned(),
            title: title.to_owned(),
            notes: vec![],
            columns,
            rows: Box::new(rows.into_iter()),
            frozen_columns: 1,
            length: Length::Short,
        }
    }
}

/// How rows are held while a sheet is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Length {
    /// In memory: some thousands of rows.
    #[default]
    Short,
    /// Each row leaves memory as it is written, into a nameless file of the system's temporary folder that
    /// vanishes with the writing: hundreds of thousands of rows in little memory. The file is not encrypted.
    Long,
}

/// A column of a sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Column {
    /// Its heading.
    pub heading: String,
    /// Its width in digits of the standard font; held between 4 and 120.
    pub width: f64,
    /// What stands in it.
    pub kind: Kind,
    /// The heading above a run of columns that belong together: `Benchmarks`. May be empty.
    pub group: String,
    /// Whether the run of such columns can be folded away.
    pub folds: bool,
}

impl Column {
    /// A column outside any group.
    pub fn new(heading: &str, width: f64, kind: Kind) -> Column {
        Column { heading: heading.to_owned(), width, kind, ..Column::default() }
    }

    /// The same column under a group's heading.
    pub fn in_group(mut self, group: &str) -> Column {
        self.group = group.to_owned();
        self
    }

    /// The same column, foldable with its neighbours.
    pub fn folding(mut self) -> Column {
        self.folds = true;
        self
    }
}

/// What stands in a column, which says how it is aligned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// Short words, on one line.
    #[default]
    Text,
    /// Sentences, wrapped.
    Prose,
    /// Figures, to the right.
    Figure,
    /// Dates.
    Date,
    /// Judgements in words and colour.
    Status,
}

/// Why a workbook could not be written.
#[derive(Debug, thiserror::Error)]
pub enum Problem {
    /// A sheet holds 1,048,576 rows at most.
    #[error(
        "the sheet “{sheet}” has more rows than a spreadsheet holds (1,048,576). Ask for less, or take CSV"
    )]
    TooManyRows {
        /// Its name.
        sheet: String,
    },
    /// A sheet holds 16,384 columns at most.
    #[error(
        "the sheet “{sheet}” has more columns than a spreadsheet holds (16,384). Ask for less, or take CSV"
    )]
    TooManyColumns {
        /// Its name.
        sheet: String,
    },
    /// The file could not be written: no room, or no temporary folder.
    #[error("the spreadsheet could not be written: {0}")]
    Writing(#[from] XlsxError),
}

/// Writes a workbook as the bytes of an .xlsx file.
///
/// The same book gives the same bytes. Text is always written as text, whatever it begins with.
pub fn to_xlsx(book: Book<'_>) -> Result<Vec<u8>, Problem> {
    let mut bytes = Cursor::new(Vec::new());
    write_xlsx(book, &mut bytes)?;
    Ok(bytes.into_inner())
}

/// Writes a workbook into a file or any other place that can be written and sought in.
pub fn write_xlsx(book: Book<'_>, out: &mut (impl Write + Seek + Send)) -> Result<(), Problem> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(&book)?);
    let mut formats = formats::Formats::new();
    let mut names = vec![];
    for sheet in book.sheets {
        let name = sheet::tab_name(&sheet.name, &names);
        sheet::write(&mut workbook, &mut formats, &name, sheet)?;
        names.push(name);
    }
    workbook.save_to_writer(out)?;
    Ok(())
}

fn properties(book: &Book<'_>) -> Result<DocProperties, XlsxError> {
    let made = ExcelDateTime::from_ymd(
        u16::try_from(book.made.year()).unwrap_or_default(),
        u8::try_from(book.made.month()).unwrap_or_default(),
        u8::try_from(book.made.day()).unwrap_or_default(),
    )?;
    Ok(DocProperties::new()
        .set_title(&book.title)
        .set_subject(&book.subject)
        .set_author(&book.author)
        .set_company(&book.organisation)
        .set_creation_datetime(&made))
}
