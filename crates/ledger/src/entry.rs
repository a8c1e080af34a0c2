//! What a ledger holds: entries about subjects, one after another.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::LedgerError;

/// The local authority a ledger belongs to: a short text such as `E08000025` or `demo`.
///
/// It is the first column of every key, so that one database can hold several authorities and none can
/// reach another's entries: each has a chain, positions and keys of its own.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Authority(Arc<str>);

impl Authority {
    /// Takes 1 to 40 letters (a to z, either case), digits, `-`, `_` or `.`.
    ///
    /// # Errors
    /// [`LedgerError::AuthorityName`] says what is allowed.
    pub fn new(name: &str) -> Result<Self, LedgerError> {
        let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
        if (1..=40).contains(&name.len()) && name.chars().all(allowed) {
            Ok(Authority(name.into()))
        } else {
            Err(LedgerError::AuthorityName { given: name.into() })
        }
    }

    /// The authority's text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Authority {
    type Err = LedgerError;
    fn from_str(name: &str) -> Result<Self, LedgerError> {
        Authority::new(name)
    }
}

impl fmt::Display for Authority {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Whom or what entries are about: a child, a family, a programme. A subject has a data key of its own and is
/// forgotten as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Subject(pub Uuid);

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl From<Uuid> for Subject {
    fn from(id: Uuid) -> Self {
        Subject(id)
    }
}

/// One entry of the ledger, as read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry<P> {
    /// Place in the authority's ledger: 1, 2, 3 … without a gap.
    pub position: u64,
    /// Whom the entry is about.
    pub subject: Subject,
    /// Place among the entries of its subject: 1, 2, 3 … without a gap.
    pub version: u32,
    /// When it was recorded, to the microsecond; never earlier than the entry before.
    pub recorded: Timestamp,
    /// What was recorded.
    pub payload: Payload<P>,
}

/// What an entry says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Payload<P> {
    /// What was told.
    Told(P),
    /// The subject has been forgotten: its key is destroyed and this can never be read again. The last entry
    /// of a forgotten subject is the record of the forgetting itself.
    Forgotten,
}

impl<P> Payload<P> {
    /// What was told, unless the subject has been forgotten.
    pub fn told(self) -> Option<P> {
        match self {
            Payload::Told(told) => Some(told),
            Payload::Forgotten => None,
        }
    }
}

/// What an append did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appended {
    /// Position of the first entry appended (of the next one to come, when there was none to append).
    pub first_position: u64,
    /// Where each entry came to stand, in the order given.
    pub entries: Vec<Placed>,
}

/// Where an appended entry came to stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placed {
    /// Whom the entry is about.
    pub subject: Subject,
    /// Its version within the subject.
    pub version: u32,
    /// When it was recorded.
    pub recorded: Timestamp,
}

/// Where a ledger ends. Printed or kept elsewhere, it shows later whether history before it was changed: see
/// [`Ledger::holds`](crate::Ledger::holds).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// Position of the last entry; 0 while there is none.
    pub position: u64,
    /// When the last entry was recorded.
    pub recorded: Option<Timestamp>,
    /// Hash of the last entry, and through it of all before; zero while there is none.
    pub hash: Hash,
}

/// The hash of an entry and, through the chain, of all entries before it. Written as 64 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Hash(pub [u8; 32]);

impl Hash {
    /// What the first entry names as the hash before it.
    pub const ZERO: Hash = Hash([0; 32]);
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Hash({self})")
    }
}

impl FromStr for Hash {
    type Err = LedgerError;
    fn from_str(text: &str) -> Result<Self, LedgerError> {
        crate::master::bytes_from_hex(text.as_bytes()).map(Hash).ok_or(LedgerError::HashText)
    }
}
