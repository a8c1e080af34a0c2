//! The ledger: facts about subjects, appended and never changed, each sealed under its subject's own key, each
//! carrying the hash of the one before.
//!
//! A [`Ledger`] belongs to one [`Authority`] and holds payloads of any type that can be JSON. It is kept in one SQLite
//! file or in PostgreSQL, which behave alike. This crate knows nothing of children or of practice; it reads no clock
//! (`now` is given); it never changes or removes an entry. Every method blocks.
//!
//! ```
//! use ledger::{Authority, Ledger, Location, MasterKey, Payload, Subject};
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let folder = tempfile::tempdir()?;
//! # let file = folder.path().join("records.goldthread");
//! let location = Location::Sqlite(file);
//! let ledger: Ledger<String> = Ledger::open(&location, Authority::new("demo")?, MasterKey::generate()?)?;
//! let child = Subject("01890a5d-ac96-774b-bcce-b302099a8057".parse()?);
//! let now = "2021-10-04T09:30:00Z".parse()?;
//!
//! // Version 0: nothing has been told of this child before. Anyone who was quicker makes this a conflict.
//! ledger.append(now, &[(child, 0)], vec![(child, "contact received".into())])?;
//! assert_eq!(ledger.read(child)?[0].payload, Payload::Told("contact received".into()));
//!
//! // When retention ends, the key is destroyed: nothing can be read any more, and the chain still holds.
//! ledger.forget(now, child)?;
//! assert!(ledger.read(child)?.iter().all(|entry| entry.payload == Payload::Forgotten));
//! assert_eq!(ledger.verify(&mut |_, _| {})?.entries, 2);
//! # Ok(())
//! # }
//! ```
//!
//! # What is on disk
//!
//! A record of a child must be readable for 75 years, by programs not yet written. This is all they need; a test
//! reads a ledger by these rules alone. SQLite and PostgreSQL hold the same three tables with the same bytes.
//! Schema version 1 (SQLite: `user_version`, with `application_id` 0x476f6c64, “Gold”; PostgreSQL: `ledger_schema`):
//!
//! | table | a row | columns |
//! |---|---|---|
//! | `ledger_head` | an authority | `authority`, `key_check`, `position`, `recorded`, `hash`: those of the last entry |
//! | `ledger_key` | a subject | `authority`, `subject`, `wrapped` (absent once forgotten) |
//! | `ledger_entry` | an entry | `authority`, `position`, `subject`, `version`, `recorded`, `kind`, `payload`, `hash` |
//!
//! - `subject` is a UUID, 16 bytes. `position` counts the authority's entries and `version` the subject's, both from 1
//!   without a gap. `recorded` is microseconds since 1970-01-01T00:00:00Z and never goes back.
//! - `kind` 0: something was told. Its `payload` is sealed JSON (UTF-8) of whatever shape the writing program gave it.
//!   `kind` 1: the subject was forgotten. Its `payload` is empty; it is the subject's last entry.
//! - **Sealed** means XChaCha20-Poly1305: a random nonce of 24 bytes, then what was sealed, then the tag of 16 bytes.
//!   Each use binds a context, given below as a text followed by values, all without separators. There and in the hash
//!   `authority` is one byte of length and its letters, `subject` 16 bytes, and numbers are big-endian: `version` of 4
//!   bytes, `position`, `recorded` and the length of 8.
//! - `payload` is sealed under the subject's data key (32 random bytes) with the context
//!   `goldthread ledger 1 payload` authority subject version recorded.
//! - `wrapped` is the data key sealed under the master key (32 bytes) with the context
//!   `goldthread ledger 1 key` authority subject.
//! - `key_check` is nothing at all sealed under the master key with the context `goldthread ledger 1 check` authority:
//!   it opens with the right master key only.
//! - `hash` is BLAKE3 (32 bytes) of `goldthread ledger 1 entry`, the hash of the entry before (32 zero bytes before the
//!   first), authority, position, subject, version, recorded, `kind` (1 byte), length of payload, payload.
//!
//! A **backup** is a SQLite file of just this shape, wherever the ledger itself is kept, and needs nothing beside it but
//! the master key. A master key in a file is 64 hexadecimal digits: fit to be printed and locked away.
//!
//! # What it guards against
//!
//! - Someone with the database but not the master key can read when something was recorded and how long it is, about
//!   which (nameless) subject; never what.
//! - Someone who may change the database is found out by [`Ledger::verify`]. Who rewrites all of it, or cuts off its end
//!   and mends the head, is found out by [`Ledger::holds`] with a [`Head`] kept elsewhere: print one now and then.
//! - Forgetting destroys the key in the database and its journal. Backups made before still hold it, and so may
//!   PostgreSQL's own write-ahead archive, until they expire.
//! - With PostgreSQL the link to the server is not encrypted by this crate; what is sealed is sealed before it is sent.
//!   Use a socket, a trusted network or a tunnel for the password's sake.
//!
//! # Code map
//!
//! `append`, `read`, `follow`, `verify`, `forget`, `backup`, `rewrap`: one file for each thing that is done. `seal` holds
//! all cryptography, `chain` the hash, `pipeline` reads far on all cores. `store` moves rows and sealed bytes, knows no
//! key and opens nothing.

mod append;
mod backup;
mod by_subject;
mod chain;
mod entry;
mod error;
mod follow;
mod forget;
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
