//! Where the tests keep their ledgers, and what they record.

use jiff::Timestamp;
use ledger::{Authority, Ledger, Location, MasterKey, Subject};
use serde::{Deserialize, Serialize};
use tempfile::TempDir;
use uuid::Uuid;

/// What the tests record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    pub words: String,
}

pub fn note(words: &str) -> Note {
    Note { words: words.into() }
}

/// An empty place for one test; removed when the test ends.
pub struct Place {
    pub location: Location,
    pub folder: TempDir,
}

impl Place {
    pub fn sqlite() -> Place {
        let folder = tempfile::tempdir().unwrap();
        Place { location: Location::Sqlite(folder.path().join("records.goldthread")), folder }
    }

    pub fn open(&self) -> Ledger<Note> {
        Ledger::open(&self.location, authority(), master()).unwrap()
    }
}

pub fn authority() -> Authority {
    Authority::new("E08000025").unwrap()
}

pub fn master() -> MasterKey {
    MasterKey::from_bytes([7; 32])
}

/// The n-th subject.
pub fn subject(n: u128) -> Subject {
    Subject(Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000 + n))
}

/// The n-th second after the first of the tests' time.
pub fn second(n: i64) -> Timestamp {
    Timestamp::from_second(1_600_000_000 + n).unwrap()
}
