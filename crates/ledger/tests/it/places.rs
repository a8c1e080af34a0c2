//! Where the tests keep their ledgers, and what they record.

use std::io::Write;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

use jiff::Timestamp;
use ledger::{Authority, Entry, Ledger, Location, MasterKey, Subject};
use postgres::types::ToSql;
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
    folder: TempDir,
    /// The server it is on and the database made there.
    made: Option<(String, String)>,
}

impl Place {
    pub fn sqlite() -> Place {
        let folder = tempfile::tempdir().unwrap();
        Place { location: Location::Sqlite(folder.path().join("records.goldthread")), folder, made: None }
    }

    /// A database of its own on the server that the test script started. Without a server the PostgreSQL half of
    /// the tests is left out, and says so; where it must not be left out, it fails.
    pub fn postgres() -> Option<Place> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let Ok(server) = std::env::var("GOLDTHREAD_TEST_POSTGRES") else {
            let test = std::thread::current().name().unwrap_or_default().to_owned();
            let must = std::env::var("CI").is_ok_and(|ci| ci == "true");
            assert!(!must, "{test} needs PostgreSQL: run the tests through .ci/with-postgres");
            skipped(&format!("{test}: no PostgreSQL; run the tests through .ci/with-postgres"));
            return None;
        };
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let database = format!("ledger_{}_{count}", std::process::id());
        let mut client = postgres::Client::connect(&server, postgres::NoTls).unwrap();
        client.batch_execute(&format!("CREATE DATABASE {database}")).unwrap();
        let (before, _) = server.rsplit_once('/').unwrap();
        let location = format!("{before}/{database}").parse().unwrap();
        Some(Place { location, folder: tempfile::tempdir().unwrap(), made: Some((server, database)) })
    }

    pub fn open(&self) -> Ledger<Note> {
        Ledger::open(&self.location, authority(), master()).unwrap()
    }

    /// A path in this place's own folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The database itself, past the ledger.
    pub fn raw(&self) -> Raw {
        match &self.location {
            Location::Sqlite(path) => Raw::Sqlite(rusqlite::Connection::open(path).unwrap()),
            Location::Postgres(url) => {
                Raw::Postgres(Box::new(postgres::Client::connect(url, postgres::NoTls).unwrap()))
            }
        }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        if let Some((server, database)) = &self.made {
            let dropped = postgres::Client::connect(server, postgres::NoTls).and_then(|mut client| {
                client.batch_execute(&format!("DROP DATABASE {database} WITH (FORCE)"))
            });
            drop(dropped);
        }
    }
}

/// A database past the ledger, as someone has it who may write the file or the server.
pub enum Raw {
    Sqlite(rusqlite::Connection),
    Postgres(Box<postgres::Client>),
}

impl Raw {
    /// Runs statements; gives how many rows the last one changed.
    pub fn run(&mut self, sql: &str) -> u64 {
        match self {
            Raw::Sqlite(connection) => connection.execute(sql, []).unwrap() as u64,
            Raw::Postgres(client) => client.execute(sql, &[]).unwrap(),
        }
    }

    /// A column of bytes in the one row that `from` (`table WHERE …`) names.
    pub fn bytes(&mut self, column: &str, from: &str) -> Vec<u8> {
        let sql = format!("SELECT {column} FROM {from}");
        match self {
            Raw::Sqlite(connection) => connection.query_row(&sql, [], |row| row.get(0)).unwrap(),
            Raw::Postgres(client) => match client.query_one(&sql, &[]).unwrap() {
                row if row.columns()[0].type_().name() == "uuid" => row.get::<_, Uuid>(0).as_bytes().to_vec(),
                row => row.get(0),
            },
        }
    }

    /// Sets a column of bytes in the row that `table` and `which` name.
    pub fn set_bytes(&mut self, column: &str, table: &str, which: &str, bytes: &[u8]) {
        match self {
            Raw::Sqlite(connection) => {
                let sql = format!("UPDATE {table} SET {column} = ?1 WHERE {which}");
                assert_eq!(connection.execute(&sql, [bytes]).unwrap(), 1);
            }
            Raw::Postgres(client) => {
                let sql = format!("UPDATE {table} SET {column} = $1 WHERE {which}");
                let id = Uuid::from_slice(bytes).unwrap_or_default();
                let with: &(dyn ToSql + Sync) = if column == "subject" { &id } else { &bytes };
                assert_eq!(client.execute(&sql, &[with]).unwrap(), 1);
            }
        }
    }

    /// How this database writes a subject in a condition.
    pub fn literal(&self, subject: Subject) -> String {
        match self {
            Raw::Sqlite(_) => format!("x'{}'", subject.0.simple()),
            Raw::Postgres(_) => format!("'{subject}'"),
        }
    }
}

/// Says, past the capture of test output, that something was not tested.
pub fn skipped(what: &str) {
    std::io::stderr().write_all(format!("skipped: {what}\n").as_bytes()).unwrap();
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

/// Everything in the ledger.
pub fn all(ledger: &Ledger<Note>) -> Vec<Entry<Note>> {
    let mut seen = Vec::new();
    let last = ledger.scan(0, &mut |entries| {
        seen.extend(entries);
        ControlFlow::Continue(())
    });
    assert_eq!(last.unwrap(), seen.last().map_or(0, |entry| entry.position));
    seen
}

/// The words told of a subject.
pub fn words(ledger: &Ledger<Note>, of: Subject) -> Vec<String> {
    ledger.read(of).unwrap().into_iter().filter_map(|e| e.payload.told()).map(|note| note.words).collect()
}

/// Does nothing with progress.
pub fn quiet(_: u64, _: u64) {}
