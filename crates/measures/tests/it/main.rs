//! Tests of measures through its public face.

#![allow(clippy::unwrap_used, missing_docs)]

mod indicators;
mod lens;
mod published;
mod record;
mod scorecard;
mod tallies;
