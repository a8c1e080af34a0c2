//! What can go wrong, in plain sentences. In every one of these cases the ledger is as it was before.

use std::error::Error;
use std::path::PathBuf;

use thiserror::Error;

use crate::Subject;

/// Why a ledger could not do what was asked. Nothing has been written or damaged.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum LedgerError {
    /// The name of an authority has other characters or another length than allowed.
    #[error("an authority is named by 1 to 40 letters, digits, “-”, “_” or “.”; given was “{given}”")]
    AuthorityName {
        /// What was given.
        given: String,
    },
    /// A hash was to be 64 hexadecimal digits.
    #[error("a ledger hash is written as 64 hexadecimal digits")]
    HashText,
    /// The place is not a database of ours.
    #[error("{location} is not a Goldthread ledger ({detail})")]
    NotALedger {
        /// Where.
        location: String,
        /// What was found instead.
        detail: String,
    },
    /// The database was made by a later version of the program.
    #[error(
        "{location} was written by a newer version of Goldthread (schema {found}; this version knows up to {known}); \
         use that version or a later one"
    )]
    NewerSchema {
        /// Where.
        location: String,
        /// Schema version of the database.
        found: i64,
        /// Newest schema version known here.
        known: i64,
    },
    /// The master key is not the one this ledger was made with.
    #[error("this is not the master key of the ledger of “{authority}”")]
    WrongMasterKey {
        /// Whose ledger.
        authority: String,
    },
    /// The master key could not be had.
    #[error("master key {from}: {detail}")]
    MasterKey {
        /// The file or environment variable.
        from: String,
        /// What is the matter, and what is allowed.
        detail: String,
    },
    /// The ledger, its folder or the database account does not allow writing.
    #[error("{location} cannot be written: {detail}")]
    ReadOnly {
        /// Where.
        location: String,
        /// What the database said.
        detail: String,
    },
    /// There is no room left for what was to be written.
    #[error("the disk that holds {location} is full; nothing of this was recorded")]
    DiskFull {
        /// Where.
        location: String,
    },
    /// Another process has kept the ledger locked for too long.
    #[error("{location} is locked by another process; try again")]
    Busy {
        /// Where.
        location: String,
    },
    /// There is no such file or server, or it does not let us in.
    #[error("{location} cannot be reached: {detail}")]
    Unreachable {
        /// Where.
        location: String,
        /// What the system said.
        detail: String,
    },
    /// The chain does not hold.
    #[error("the chain is broken at entry {position}: {breach}")]
    Broken {
        /// The first entry that is not as it was written.
        position: u64,
        /// In what way.
        breach: Breach,
    },
    /// The stored key of a subject does not unwrap, though the master key is right.
    #[error("the key of {subject} was changed in the database; restore it from a backup")]
    KeySpoilt {
        /// Whose key.
        subject: Subject,
    },
    /// The database file itself is damaged (cut short, or overwritten by something else).
    #[error("{location} is damaged: {detail}; restore it from a backup")]
    Damaged {
        /// Where.
        location: String,
        /// What the database said.
        detail: String,
    },
    /// An entry is whole but not of the shape this program reads. The words themselves are never repeated here.
    #[error("entry {position} cannot be read by this version of Goldthread: {detail}")]
    Unreadable {
        /// Which entry.
        position: u64,
        /// Where in its JSON.
        detail: String,
    },
    /// What was to be recorded cannot be written as JSON.
    #[error("what was to be recorded cannot be written as JSON: {0}")]
    Unwritable(#[source] serde_json::Error),
    /// A backup is not written over something.
    #[error("{} already exists; a backup is never written over another file", path.display())]
    AlreadyExists {
        /// What is already there.
        path: PathBuf,
    },
    /// A restore does not go over entries.
    #[error(
        "{location} already holds {entries} entries of “{authority}”; a backup is restored to an empty ledger only"
    )]
    NotEmpty {
        /// Where.
        location: String,
        /// Whose.
        authority: String,
        /// How many are there.
        entries: u64,
    },
    /// The backup holds nothing of this authority.
    #[error("{location} holds no ledger of “{authority}”")]
    NoSuchAuthority {
        /// Where.
        location: String,
        /// Whose was sought.
        authority: String,
    },
    /// A file could not be read or written.
    #[error("{}: {source}", path.display())]
    File {
        /// Which file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// Anything else the database says.
    #[error("{location}: {source}")]
    Database {
        /// Where.
        location: String,
        /// What it said.
        source: Box<dyn Error + Send + Sync>,
    },
}

/// In what way an entry is not as it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum Breach {
    /// There is no entry at this position, though later ones or the head say there was.
    #[error("it is missing")]
    Missing,
    /// There is an entry past the place where the head says the ledger ends.
    #[error("the ledger should end before it")]
    PastTheEnd,
    /// A column holds what the ledger never writes there.
    #[error("its columns are not of the shape the ledger writes")]
    Shape,
    /// The hash is not that of what the entry holds and of the entry before.
    #[error("it, or the hash of the entry before it, was changed after it was written")]
    Hash,
    /// The versions of the subject do not follow one another.
    #[error("its version does not follow the one before it of the same subject")]
    Version,
    /// The payload does not open with the subject's key.
    #[error("it does not open with the key of its subject: the one or the other was changed")]
    Sealed,
    /// The payload opens but is not JSON.
    #[error("what it holds is not JSON")]
    Json,
    /// The subject's key is gone but the ledger does not say that the subject was forgotten.
    #[error("the key of its subject is gone, and no forgetting is recorded")]
    KeyGone,
    /// The subject was forgotten but its key is there.
    #[error("it records that its subject was forgotten, but the subject's key is still there")]
    KeyKept,
    /// The head does not carry this last entry's hash or time.
    #[error("it is the last, but the head of the ledger names another")]
    Head,
}

/// Why an append was refused. Nothing has been written.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum AppendError {
    /// Someone else has added to a subject since it was read.
    #[error("{subject} is at version {actual}, not {expected}: something was added since it was read")]
    Conflict {
        /// Which subject.
        subject: Subject,
        /// The version it had to be at.
        expected: u32,
        /// The version it is at.
        actual: u32,
    },
    /// The subject has been forgotten; nothing more can be recorded of it.
    #[error("{subject} has been forgotten; nothing more can be recorded under it")]
    Forgotten {
        /// Which subject.
        subject: Subject,
    },
    /// The ledger itself could not.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
}
