//! What the organisation is, and what may be done with it.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod academy;
mod between;
mod changes;
mod checks;
mod establishment;
mod given;
mod jobs;
mod money;
mod money_exit;
mod money_fixture;
mod money_properties;
mod paper_004;
mod people_allocation;
mod people_cases;
mod people_classes;
mod people_consultation;
mod people_dismissals;
mod people_equality;
mod people_law;
mod people_matching;
mod people_process;
mod people_scope;
mod people_timetable;
mod proposals;
mod rows;
