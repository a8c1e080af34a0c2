//! Tests of practice through its public face.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on should stop"
)]

mod adolescence;
mod assessments;
mod care;
mod clocks_calculated;
mod clocks_care;
mod clocks_properties;
mod clocks_schooling;
mod clocks_services;
mod clocks_told;
mod code_sets;
mod court;
mod early_help;
mod education;
mod front_door;
mod given;
mod golden;
mod health;
mod histories;
mod identifiers;
mod leaving_care;
mod leaving_care_status;
mod need;
mod never_overlap;
mod oversight;
mod people;
mod permanence;
mod protection;
mod rewriting;
mod rewriting_ends;
mod shape;
mod story;
