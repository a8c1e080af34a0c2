//! Tests of practice through its public face.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on should stop")]

mod assessments;
mod code_sets;
mod early_help;
mod front_door;
mod given;
mod identifiers;
mod need;
mod oversight;
mod people;
mod rewriting;
