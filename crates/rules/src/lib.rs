//! What every room of the core speaks: why something is refused, and what a council has decided for itself.
//!
//! - [`Refusal`]: the field, what was given, what is allowed, the source; the same wherever a person works.
//! - [`Policies`]: figures that a council sets for itself, each with the day from which it holds.
//! - [`typed_id!`]: identifiers that cannot be taken for one another.
//!
//! Knows nothing of children, posts or money.

mod ids;
pub mod policies;
mod refusal;

pub use policies::Policies;
pub use refusal::Refusal;
