//! The ledger.

mod append;
mod backup;
mod chain;
mod entry;
mod error;
mod follow;
mod ledger;
mod location;
mod master;
mod pipeline;
mod read;
mod rewrap;
mod row;
mod seal;
mod store;
mod verify;

pub use entry::{Appended, Authority, Entry, Hash, Head, Payload, Placed, Subject};
pub use error::{AppendError, Breach, LedgerError};
pub use follow::{Follower, Stopper};
pub use ledger::Ledger;
pub use location::Location;
pub use master::MasterKey;
pub use verify::Verified;
