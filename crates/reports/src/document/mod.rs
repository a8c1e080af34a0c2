//! A document to read, print and send: headings, paragraphs, lists, tables, figures.
//!
//! The model says what the parts are, never how they look. [`html`] writes it for a page, and
//! [`pdf`](crate::pdf::pdf) as a tagged PDF, where the feature `pdf` is on.

mod html;

use std::borrow::Cow;

pub use html::html;

use crate::charts;
use crate::structure::Room;

/// How large a picture may be drawn that takes a page of its own, so that its letters are 6 points high or
/// more on A4 paper.
pub const WHOLE_PAGE: Room = Room { width: 1900.0, height: 1060.0 };

/// A document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// Its title.
    pub title: String,
    /// What it is, under the title: `Consultation document`.
    pub kind: String,
    /// Lines under that: whose it is, its day, that it is confidential.
    pub lines: Vec<String>,
    /// What it holds, in the order of reading.
    pub parts: Vec<Part>,
}

/// A part of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// A heading of level 2, 3 or 4; the title is the only one of level 1.
    Heading(u8, String),
    /// A paragraph.
    Paragraph(String),
    /// A paragraph that must not be overlooked.
    Inset(String),
    /// Points without order.
    Points(Vec<String>),
    /// Points in order, numbered from 1.
    Numbered(Vec<String>),
    /// Names and what belongs to each.
    Summary(Vec<(String, String)>),
    /// A table.
    Table(Table),
    /// A picture.
    Figure(Figure),
    /// What follows begins on a new page, where it is printed.
    NewPage,
}

/// A table whose first row names its columns and whose first cells name its rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// What it shows.
    pub caption: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, each with a cell for every column.
    pub rows: Vec<Vec<String>>,
    /// Whether its last row adds up the others.
    pub is_totalled: bool,
}

/// A column of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Column {
    /// Its heading.
    pub name: String,
    /// Whether it holds figures, which stand at its right edge.
    pub is_numeric: bool,
}

impl Column {
    /// A column of words.
    pub fn words(name: impl Into<String>) -> Column {
        Column { name: name.into(), is_numeric: false }
    }

    /// A column of figures.
    pub fn figures(name: impl Into<String>) -> Column {
        Column { name: name.into(), is_numeric: true }
    }
}

/// A picture with what it says in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figure {
    /// The `<svg>` element, as [`charts`](crate::charts) and [`structure`](crate::structure) draw it. Its ids
    /// are unique in the document.
    pub svg: String,
    /// What it shows, for those who do not see it.
    pub alt: String,
    /// What stands under it.
    pub caption: String,
    /// Whether it takes a page of its own on paper, lying on its side where that makes it larger.
    pub is_whole_page: bool,
    /// The same as a table; on paper the alternative text says it.
    pub table: Option<charts::Table>,
}

/// Parts from words that somebody typed: a paragraph ends at an empty line, and lines after a hyphen, an
/// asterisk or a bullet are points.
///
/// ```
/// use reports::document::{Part, written};
/// let parts = written("We ask for:\n- one way in\n- earlier help\n\nNothing else.");
/// assert_eq!(parts.len(), 3);
/// assert_eq!(parts[1], Part::Points(vec!["one way in".into(), "earlier help".into()]));
/// ```
pub fn written(words: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut paragraph: Vec<&str> = Vec::new();
    let mut points: Vec<String> = Vec::new();
    for line in words.lines().map(str::trim).chain([""]) {
        let point = ["- ", "* ", "\u{2022} "].iter().find_map(|mark| line.strip_prefix(mark));
        // A line that goes on with a point is part of it until an empty line ends the points.
        if let (None, Some(last), false) = (point, points.last_mut(), line.is_empty()) {
            last.push(' ');
            last.push_str(line);
            continue;
        }
        if (point.is_some() || line.is_empty()) && !paragraph.is_empty() {
            parts.push(Part::Paragraph(paragraph.join(" ")));
            paragraph.clear();
        }
        match point {
            Some(point) => points.push(point.trim().to_owned()),
            None if line.is_empty() => {
                if !points.is_empty() {
                    parts.push(Part::Points(std::mem::take(&mut points)));
                }
            }
            None => paragraph.push(line),
        }
    }
    parts
}

/// A text without what cannot be printed: control characters become spaces.
pub(crate) fn printable(text: &str) -> Cow<'_, str> {
    if text.chars().any(char::is_control) {
        Cow::Owned(text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect())
    } else {
        Cow::Borrowed(text)
    }
}
