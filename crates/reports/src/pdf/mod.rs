//! A document as a PDF: vector, its text selectable, tagged for those who listen to it, after PDF/UA-1.
//!
//! What a page looks like is decided here, for the parts of [`Document`] and nothing else: one typeface, one
//! column, tables whose headings come again on each page, figures that keep their shape. Every piece of
//! content belongs to the structure tree or is marked as decoration. The writer beneath refuses what
//! PDF/UA-1 forbids and a program can see: a figure without alternative text, a letter without a glyph.

mod columns;
mod flow;
mod fonts;
mod ink;
mod picture;
mod sheets;
mod table;
mod write;

use jiff::civil::Date;

use crate::document::Document;

/// Why no PDF could be written.
#[derive(Debug, thiserror::Error)]
pub enum PdfFault {
    /// The fonts that come with the program cannot be read.
    #[error("the fonts of printed documents cannot be read")]
    Fonts,
    /// A figure is not SVG as this crate draws it.
    #[error("a figure cannot be drawn: {0}")]
    Figure(String),
    /// The writer refuses it.
    #[error("the PDF cannot be written: {0}")]
    Writing(String),
}

/// Writes a document as PDF/UA-1. `made` is the day that it bears as its own. The same document and day give
/// the same bytes.
///
/// # Errors
/// [`PdfFault::Figure`] where a figure's SVG holds what [`charts`](crate::charts) and
/// [`structure`](crate::structure) never draw; [`PdfFault::Writing`] with what the writer says.
pub fn pdf(document: &Document, made: Date) -> Result<Vec<u8>, PdfFault> {
    let fonts = fonts::Fonts::load().ok_or(PdfFault::Fonts)?;
    let laid = flow::lay(document, &fonts)?;
    write::write(document, laid, &fonts, made)
}
