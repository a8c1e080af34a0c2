//! A ledger in a PostgreSQL database. Writers of one authority take turns on the row of its head.

mod link;
mod rows;

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use postgres::error::SqlState;
use postgres::fallible_iterator::FallibleIterator;

use self::link::{Fault, Link};
use super::{News, Outcome, Reading, SCHEMA, Stillness, Store, Watch, Work};
use crate::{AppendError, Authority, LedgerError, Location};

/// The steps from an empty database to the present schema.
const MIGRATIONS: &[&str] = &[include_str!("../../migrations/postgres/0001_ledger.sql")];
/// What the server locks while tables are made: any number that no other program uses.
const SCHEMA_LOCK: i64 = 0x476f_6c64_7468_7265;
/// Where appends are announced; what is announced is the authority.
const CHANNEL: &str = "goldthread_ledger";
/// How often a follower looks whether it has been stopped.
const LOOK: Duration = Duration::from_millis(200);
/// Links kept open for the next question.
const LINKS_KEPT: usize = 8;

pub(crate) struct PostgresStore {
    location: Location,
    authority: Authority,
    writer: Mutex<Option<Link>>,
    readers: Mutex<Vec<Link>>,
}

impl PostgresStore {
    /// Opens the database and makes the tables when there are none.
    pub(crate) fn open(url: &str, authority: &Authority) -> Result<Self, LedgerError> {
        let store = PostgresStore {
            location: Location::Postgres(url.into()),
            authority: authority.clone(),
            writer: Mutex::default(),
            readers: Mutex::default(),
        };
        let mut link = store.connect()?;
        store.prepare_schema(&mut link)?;
        *store.writer.lock().unwrap_or_else(PoisonError::into_inner) = Some(link);
        Ok(store)
    }

    fn connect(&self) -> Result<Link, LedgerError> {
        let Location::Postgres(url) = &self.location else { return Err(self.lost()) };
        Link::open(url).map_err(|error| match error {
            // Whatever it is (no server, no such database, no such account), it did not let us in.
            Fault::Said(error) => {
                LedgerError::Unreachable { location: self.location.to_string(), detail: said(&error) }
            }
            Fault::Lost => self.lost(),
        })
    }

    fn take_reader(&self) -> Result<Link, LedgerError> {
        loop {
            let kept = self.readers.lock().unwrap_or_else(PoisonError::into_inner).pop();
            match kept {
                Some(link) if link.is_closed() => {}
                Some(link) => return Ok(link),
                None => return self.connect(),
            }
        }
    }

    fn keep_reader(&self, link: Link) {
        let mut readers = self.readers.lock().unwrap_or_else(PoisonError::into_inner);
        if readers.len() < LINKS_KEPT && !link.is_closed() {
            readers.push(link);
        }
    }

    fn lost(&self) -> LedgerError {
        fault(&self.location, Fault::Lost)
    }

    fn fault(&self, error: Fault) -> LedgerError {
        fault(&self.location, error)
    }

    fn prepare_schema(&self, link: &mut Link) -> Result<(), LedgerError> {
        if self.schema(link)? == SCHEMA {
            return Ok(());
        }
        // Two processes may begin at once; the second waits and finds the work done. The lock is had before the
        // transaction begins, so that the transaction knows of the tables made meanwhile.
        link.batch(&format!("SELECT pg_advisory_lock({SCHEMA_LOCK})")).map_err(|e| self.fault(e))?;
        let step = |link: &mut Link| {
            link.batch("BEGIN").map_err(|e| self.fault(e))?;
            let found = usize::try_from(self.schema(link)?).unwrap_or_default();
            for sql in MIGRATIONS.iter().skip(found) {
                link.batch(sql).map_err(|e| self.fault(e))?;
            }
            let keep = format!(
                "CREATE TABLE IF NOT EXISTS ledger_schema (version bigint NOT NULL); DELETE FROM ledger_schema; \
                 INSERT INTO ledger_schema VALUES ({SCHEMA}); COMMIT"
            );
            link.batch(&keep).map_err(|e| self.fault(e))
        };
        // After an error the link is given up, and the server undoes and unlocks.
        step(link)?;
        link.batch(&format!("SELECT pg_advisory_unlock({SCHEMA_LOCK})")).map_err(|e| self.fault(e))
    }

    /// The schema version of the database: 0 when none of our tables is there.
    fn schema(&self, link: &mut Link) -> Result<i64, LedgerError> {
        let location = || self.location.to_string();
        let there =
            "SELECT to_regclass('ledger_schema') IS NOT NULL, to_regclass('ledger_entry') IS NOT NULL";
        let row = link.query_one(there, &[]).map_err(|e| self.fault(e))?;
        match (row.get::<_, bool>(0), row.get::<_, bool>(1)) {
            (false, false) => return Ok(0),
            (true, true) => {}
            _ => {
                let detail = "it has some of a ledger's tables, but not all".into();
                return Err(LedgerError::NotALedger { location: location(), detail });
            }
        }
        let found = link
            .query_one("SELECT coalesce(max(version), 0)::bigint FROM ledger_schema", &[])
            .map_err(|e| self.fault(e))?
            .get::<_, i64>(0);
        match found {
            1..=SCHEMA => Ok(found),
            found if found > SCHEMA => {
                Err(LedgerError::NewerSchema { location: location(), found, known: SCHEMA })
            }
            _ => {
                let detail = format!("its tables are of a version that never was ({found})");
                Err(LedgerError::NotALedger { location: location(), detail })
            }
        }
    }
}

impl Store for PostgresStore {
    fn location(&self) -> &Location {
        &self.location
    }

    fn rows_at_once(&self) -> usize {
        // Each is a round trip to the server.
        512
    }

    fn reader(&self, stillness: Stillness) -> Result<Box<dyn Reading + Send + '_>, LedgerError> {
        let mut link = self.take_reader()?;
        if stillness == Stillness::Snapshot {
            link.batch("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").map_err(|e| self.fault(e))?;
        }
        Ok(Box::new(rows::Reader::new(self, link, stillness)))
    }

    fn write(&self, work: &mut Work<'_>) -> Result<(), AppendError> {
        let mut writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        let link = match &mut *writer {
            Some(link) if !link.is_closed() => link,
            gone => gone.insert(self.connect()?),
        };
        link.batch("BEGIN").map_err(|e| self.fault(e))?;
        let done = match work(&mut rows::Writer { store: self, link }) {
            Ok(Outcome::Commit) => {
                let announce = "SELECT pg_notify($1, $2)";
                let announced = link.execute(announce, &[&CHANNEL, &self.authority.as_str()]);
                announced.and_then(|_| link.batch("COMMIT")).map_err(|e| self.fault(e).into())
            }
            Ok(Outcome::Undo) => link.batch("ROLLBACK").map_err(|e| self.fault(e).into()),
            Err(refused) => Err(refused),
        };
        // A link that does not even undo is of no more use; the server undoes when it is gone.
        if done.is_err() && link.batch("ROLLBACK").is_err() {
            *writer = None;
        }
        done
    }

    fn scrub(&self) -> Result<(), LedgerError> {
        let mut link = self.take_reader()?;
        link.batch("VACUUM ledger_key").map_err(|e| self.fault(e))?;
        self.keep_reader(link);
        Ok(())
    }

    fn watch(&self, _: Arc<News>) -> Result<Box<dyn Watch + Send>, LedgerError> {
        let mut link = self.connect()?;
        link.batch(&format!("LISTEN {CHANNEL}")).map_err(|e| self.fault(e))?;
        let (location, authority) = (self.location.clone(), self.authority.clone());
        Ok(Box::new(PostgresWatch { location, authority, link, again: false }))
    }

    fn copy_file(&self, _: &Path, _: &mut dyn FnMut(u64, u64)) -> Option<Result<(), LedgerError>> {
        None
    }
}

struct PostgresWatch {
    location: Location,
    authority: Authority,
    link: Link,
    again: bool,
}

impl Watch for PostgresWatch {
    fn wait(&mut self, timeout: Duration, stop: &AtomicBool) -> Result<(), LedgerError> {
        let until = Instant::now().checked_add(timeout);
        let mut news = std::mem::take(&mut self.again);
        while !news && !stop.load(Ordering::Relaxed) {
            let left = until.map_or(LOOK, |until| until.saturating_duration_since(Instant::now()));
            if left.is_zero() {
                break;
            }
            let told = announced(&mut self.link, left.min(LOOK)).map_err(|e| fault(&self.location, e))?;
            news = told.iter().any(|told| told == self.authority.as_str());
            if self.link.is_closed() {
                return Err(fault(&self.location, Fault::Lost));
            }
        }
        Ok(())
    }

    fn look_again(&mut self) {
        self.again = true;
    }
}

/// Waits for an announcement and takes all there are by then, since one look answers them all.
fn announced(link: &mut Link, timeout: Duration) -> Result<Vec<String>, Fault> {
    let mut notifications = link.client()?.notifications();
    let mut told = Vec::new();
    let mut next = notifications.timeout_iter(timeout).next()?;
    while let Some(notification) = next {
        told.push(notification.payload().to_owned());
        next = notifications.iter().next()?;
    }
    Ok(told)
}

/// Says in our words what PostgreSQL said.
fn fault(location: &Location, error: Fault) -> LedgerError {
    let location = location.to_string();
    let error = match error {
        Fault::Lost => return LedgerError::Unreachable { location, detail: "the link was lost".into() },
        Fault::Said(error) => error,
    };
    let Some(code) = error.code() else {
        return LedgerError::Unreachable { location, detail: said(&error) };
    };
    if *code == SqlState::DISK_FULL {
        LedgerError::DiskFull { location }
    } else if *code == SqlState::READ_ONLY_SQL_TRANSACTION || *code == SqlState::INSUFFICIENT_PRIVILEGE {
        LedgerError::ReadOnly { location, detail: said(&error) }
    } else if *code == SqlState::LOCK_NOT_AVAILABLE {
        LedgerError::Busy { location }
    } else if *code == SqlState::DATA_CORRUPTED || *code == SqlState::INDEX_CORRUPTED {
        LedgerError::Damaged { location, detail: said(&error) }
    } else if *code == SqlState::ADMIN_SHUTDOWN || *code == SqlState::CRASH_SHUTDOWN {
        LedgerError::Unreachable { location, detail: said(&error) }
    } else {
        LedgerError::Database { location, source: Box::new(error) }
    }
}

/// The server's sentence, or what hindered reaching it; never values from the rows.
fn said(error: &postgres::Error) -> String {
    match (error.as_db_error(), std::error::Error::source(error)) {
        (Some(from_server), _) => from_server.message().to_owned(),
        (None, Some(cause)) => format!("{error}: {cause}"),
        (None, None) => error.to_string(),
    }
}
