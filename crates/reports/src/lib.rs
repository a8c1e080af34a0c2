//! Charts as SVG text, documents as HTML and PDF, spreadsheets as .xlsx bytes, and CSV.
//!
//! Everything here is a pure function from plain values to text or bytes. This crate knows nothing of
//! children, indicators or journeys: callers say what to draw in the small structs below. It reads no clock
//! (a workbook's date is an argument), opens no file except the scratch file of a very long sheet, and
//! never fails on odd figures: what can't be shown is shown as missing, with the reason.
//!
//! - [`charts`]: one function a chart; each returns its SVG **and** the table of the same figures, so that a
//!   page prints both from one source.
//! - [`structure`]: an organisation drawn as a tree of posts.
//! - [`document`]: a document's parts, and how they are written for a page.
//! - `pdf`: the same as a tagged PDF; with the feature `pdf`, which the default build has.
//! - [`xlsx`]: a workbook described as values, written as bytes.
//! - [`filled`]: a table that somebody filled in, CSV or .xlsx, as rows of text.
//! - [`delimited`]: CSV whose text cells can't be mistaken for formulas.
//! - [`Unit`]: the one place where a number becomes text.

mod cell;
pub mod charts;
pub mod delimited;
pub mod document;
pub mod filled;
#[cfg(feature = "pdf")]
pub mod pdf;
pub mod structure;
mod unit;
pub mod xlsx;

pub use cell::{Cell, Tone};
pub use unit::Unit;
