//! People through a change of the organisation: who may go where, by when, and why.
//!
//! - [`matching`] compares job descriptions; [`classes`] says what becomes of each post.
//! - [`timetable`] works out every date from the launch; [`redundancy_law`] holds what the law asks;
//!   [`dismissals`] counts what is proposed as the law counts it.
//! - [`consultation`] is the consultation itself; [`process`] one person's way through it.
//! - [`roles`] groups posts; [`scope`] says who is in scope and what they are told; [`filling`] gathers all
//!   that filling the posts depends on.
//! - [`allocation`] proposes who has which post; [`cases`] who works with which child afterwards.
//! - [`free_text`] says how long it may be what people write.
//! - [`equality`] counts each stage by protected characteristic, small numbers hidden.
//!
//! The machine proposes and shows its reasons; a person decides and gives theirs. What somebody is, never
//! enters: jobs are compared with jobs, and only what the law protects comes first.

pub mod allocation;
mod assign;
pub mod cases;
pub mod classes;
pub mod consultation;
pub mod dismissals;
pub mod equality;
pub mod filling;
pub mod free_text;
pub mod matching;
pub mod process;
pub mod redundancy_law;
pub mod roles;
pub mod scope;
pub mod timetable;
