//! Tests of reports through its public face.
// Helpers of tests may fail as loudly as the tests themselves.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod charts;
mod charts_always;
mod csv_files;
mod document;
mod fan;
mod figures;
mod filled;
#[cfg(feature = "pdf")]
mod pdf;
mod picture;
mod samples;
mod spreadsheets;
mod structure;
mod structure_pages;
