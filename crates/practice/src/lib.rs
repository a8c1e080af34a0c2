//! The practice of a children's service: people and families, what happens to them and is done for them,
//! and what the law and local policy ask by when.
//!
//! - [`facts`]: what happened, in the past tense; the only thing that is stored.
//! - [`journey`]: a person's state, a pure fold over that person's facts, through a [`Lens`].
//! - [`clocks`]: what is due by when, from the journey, by law and by local policy.
//! - [`leaving_care_status`]: eligible, relevant, former relevant, qualifying.
//! - [`commands`]: [`decide`] answers a command with facts or with refusals in plain words.
//! - [`code_sets`]: the national lists of answers.
//! - [`identifiers`]: NHS number, unique pupil number, postcode.
//! - [`policies`]: figures that a council sets for itself, as dated data.
//! - [`shape`]: what the fields of a fact can hold, for forms that put a fact right.
//! - [`staff`]: teams and workers, as far as practice needs them.
//! - [`story`]: every fact as a plain sentence, with its particulars.
//! - [`standing`]: where a person stands with the service, in the words of a heading.
//!
//! This crate knows nothing of storage, of pages or of who may see what. It reads no clock: `today` is an
//! argument.

pub mod clocks;
pub mod code_sets;
pub mod commands;
pub mod facts;
pub mod identifiers;
pub mod ids;
pub mod journey;
pub mod leaving_care_status;
pub mod lens;
pub mod shape;
pub mod staff;
pub mod standing;
pub mod story;

pub use code_sets::CodeSet;
pub use commands::{Command, Context, decide};
pub use facts::{Area, Fact, FactKind, Happened, Recorded};
pub use ids::{PersonId, Seq, TeamId, WorkerId};
pub use journey::{Entry, Finding, Journey, Told};
pub use leaving_care_status::leaving_care_status;
pub use lens::Lens;
pub use rules::{Policies, Refusal, policies};
pub use standing::{MainWorker, Standing, main_worker};
