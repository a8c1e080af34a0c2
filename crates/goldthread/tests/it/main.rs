//! Tests of the whole: the rules of the house, and the command line.
#![expect(clippy::unwrap_used, reason = "tests stop where something is not as it must be")]

mod accounts;
mod backups;
mod business_case;
mod demo;
mod due;
mod forecast;
mod help;
mod house;
mod program;
mod scorecard;
mod settings;
