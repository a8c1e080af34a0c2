//! What an establishment costs, and what it costs to change it: whole pence, each figure open to its lines.
//!
//! - [`spines`], [`grades`]: pay tables and grades as dated data; [`oncosts`]: what an employer pays besides.
//! - [`cost`]: what the posts of an establishment cost in a year or a period.
//! - [`exit`], [`severance_approval`]: what it costs when somebody leaves, and who must approve it; [`entered`]:
//!   what is entered for it.
//! - [`budget`]: budgets and virement between them; [`compare`]: two structures side by side.
//!
//! The law's numbers stand here beside their source. A council's own numbers come from its
//! [`policy`], dated, as `policies/pay.toml` shows.

pub mod budget;
pub mod compare;
pub mod cost;
pub mod entered;
pub mod exit;
pub mod grades;
mod lines;
pub mod oncosts;
mod pence;
pub mod policy;
mod rates;
mod reckon;
mod roster;
pub mod severance_approval;
pub mod spines;

pub use cost::{Costing, Options, Period, cost};
pub use entered::{CostFact, ExitEntered};
pub use pence::{Pence, Rate};
pub use policy::{Council, PayRules};
pub use spines::{Spine, Standing};
