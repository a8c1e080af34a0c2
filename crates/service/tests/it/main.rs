//! Tests of service through its public face.
#![expect(clippy::unwrap_used, reason = "tests stop where something is not as it must be")]

mod academy;
mod business_case;
mod change;
mod change_family_leave;
mod change_seen;
mod cost;
mod demo;
mod demo_consultation;
mod demo_lives;
mod demo_organisation;
mod demo_words;
mod given;
mod given_change;
mod lists;
mod narrowed;
mod outlook;
mod papers;
mod pay;
mod sandbank;
mod session;
mod shapes;
