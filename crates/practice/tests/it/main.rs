//! Tests of practice through its public face.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on should stop"
)]

mod assessments;
mod clocks_calculated;
mod clocks_care;
mod clocks_properties;
mod clocks_services;
mod clocks_told;
mod code_sets;
mod early_help;
mod front_door;
mod given;
mod golden;
mod identifiers;
mod leaving_care_status;
mod need;
mod oversight;
mod people;
mod rewriting;
mod story;
