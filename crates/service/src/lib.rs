//! The running service of one authority: its ledger, the authority in memory, who may do what, and the way
//! from a command to the record.
//!
//! [`Service`] is what every page and the command line work with. One write: [`Service::submit`] judges
//! commands against the journeys, appends the facts in one transaction and takes them in. One read:
//! [`Service::open_record`], the only way to a person's record, which checks and notes who opens it.

pub mod academy;
pub mod access;
pub mod accounts;
pub mod business_case;
mod cases;
pub mod clock;
pub mod cost;
pub mod demo;
mod error;
pub mod fact;
mod figures;
pub mod front_door;
mod matching;
pub mod organisation;
pub mod outlook;
pub mod papers;
mod recording;
pub mod scenario;
mod scorecard;
mod search;
mod service;
pub mod session;
mod settings;
pub mod setup;
mod sounding;
mod views;
mod world;

pub use access::{Action, Denied, Role, Viewer};
pub use cases::{CaseOf, Cases};
pub use clock::Clock;
pub use error::ServiceError;
pub use figures::{Counted, Known};
pub use matching::{Candidate, Sought};
pub use service::change;
pub use service::{
    Done, Drawing, Drew, Entered, Loaded, Opened, Service, Settings, SignInRefusal, USERNAME_MOST,
    WithoutAccount, local_time,
};
pub use settings::{BUILT_IN, PAY_FILE, PayPolicy, read_pay, read_policies};
pub use views::Viewing;
pub use world::Record;
