//! Tests of the whole: the rules of the house, and the command line.
#![expect(clippy::unwrap_used, reason = "tests stop where something is not as it must be")]

mod house;
