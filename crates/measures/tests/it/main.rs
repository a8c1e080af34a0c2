//! Tests of measures through its public face.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod published;
