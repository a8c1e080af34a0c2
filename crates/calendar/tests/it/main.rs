//! What the calendar promises, in the words of the field.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod ages;
mod bank_holidays;
mod due;
mod months;
mod properties;
mod terms;
mod words;
mod working_days;
