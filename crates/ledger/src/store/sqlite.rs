//! A ledger in one SQLite file: one connection that writes, some that read.

mod open;
mod rows;

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, ErrorCode};

use super::{News, Outcome, Reading, Stillness, Store, Watch, Work};
use crate::{AppendError, Authority, LedgerError, Location};

/// How long one process waits for another that is writing.
const PATIENCE: Duration = Duration::from_secs(30);
/// How often a follower looks whether another process has written. One look is one read of shared memory.
const LOOK: Duration = Duration::from_millis(50);
/// Readers kept open for the next question.
const READERS_KEPT: usize = 8;

pub(crate) struct SqliteStore {
    location: Location,
    authority: Authority,
    writer: Mutex<Connection>,
    readers: Mutex<Vec<Connection>>,
}

impl SqliteStore {
    /// Opens the file, made anew when there is none.
    pub(crate) fn open(path: &Path, authority: &Authority) -> Result<Self, LedgerError> {
        Ok(SqliteStore {
            location: Location::Sqlite(path.into()),
            authority: authority.clone(),
            writer: Mutex::new(open::writer(path)?),
            readers: Mutex::default(),
        })
    }

    /// Opens a finished backup, which nobody writes, without leaving a trace beside it.
    pub(crate) fn open_backup(path: &Path, authority: &Authority) -> Result<Self, LedgerError> {
        Ok(SqliteStore {
            location: Location::Sqlite(path.into()),
            authority: authority.clone(),
            writer: Mutex::new(open::still(path)?),
            readers: Mutex::new(vec![open::still(path)?]),
        })
    }

    /// Makes a file of one piece, without a journal beside it: what a backup is.
    pub(crate) fn create_backup(path: &Path, authority: &Authority) -> Result<Self, LedgerError> {
        let store = Self::open(path, authority)?;
        open::in_one_piece(&store.lock_writer()).map_err(|e| store.fault(e))?;
        Ok(store)
    }

    fn path(&self) -> &Path {
        match &self.location {
            Location::Sqlite(path) => path,
            Location::Postgres(_) => Path::new(""),
        }
    }

    fn fault(&self, error: rusqlite::Error) -> LedgerError {
        fault(self.path(), error)
    }

    fn lock_writer(&self) -> std::sync::MutexGuard<'_, Connection> {
        self.writer.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn take_reader(&self) -> Result<Connection, LedgerError> {
        let kept = self.readers.lock().unwrap_or_else(PoisonError::into_inner).pop();
        match kept {
            Some(connection) => Ok(connection),
            None => open::reader(self.path()),
        }
    }

    fn keep_reader(&self, connection: Connection) {
        let mut readers = self.readers.lock().unwrap_or_else(PoisonError::into_inner);
        if readers.len() < READERS_KEPT {
            readers.push(connection);
        }
    }
}

impl Store for SqliteStore {
    fn location(&self) -> &Location {
        &self.location
    }

    fn rows_at_once(&self) -> usize {
        32
    }

    fn reader(&self, stillness: Stillness) -> Result<Box<dyn Reading + Send + '_>, LedgerError> {
        let connection = self.take_reader()?;
        if stillness == Stillness::Snapshot {
            connection.execute_batch("BEGIN").map_err(|e| self.fault(e))?;
        }
        Ok(Box::new(rows::Reader::new(self, connection)))
    }

    fn write(&self, work: &mut Work<'_>) -> Result<(), AppendError> {
        let writer = self.lock_writer();
        writer
            .prepare_cached("BEGIN IMMEDIATE")
            .and_then(|mut s| s.execute([]))
            .map_err(|e| self.fault(e))?;
        let done = match work(&mut rows::Writer { store: self, connection: &writer }) {
            Ok(Outcome::Commit) => {
                let committed = writer.prepare_cached("COMMIT").and_then(|mut s| s.execute([]));
                committed.map(drop).map_err(|e| self.fault(e).into())
            }
            Ok(Outcome::Undo) => Ok(()),
            Err(refused) => Err(refused),
        };
        // SQLite has undone the transaction itself after some errors, such as a full disk.
        if !writer.is_autocommit() {
            writer.execute_batch("ROLLBACK").map_err(|e| self.fault(e))?;
        }
        done
    }

    fn scrub(&self) -> Result<(), LedgerError> {
        // `secure_delete` has overwritten the key in the file; the journal still holds the page as it was.
        let writer = self.lock_writer();
        let emptied = writer.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get::<_, i64>(0));
        match emptied.map_err(|e| self.fault(e))? {
            0 => Ok(()),
            _ => Err(LedgerError::Busy { location: self.location.to_string() }),
        }
    }

    fn watch(&self, news: Arc<News>) -> Result<Box<dyn Watch + Send>, LedgerError> {
        let connection = open::reader(self.path())?;
        Ok(Box::new(SqliteWatch { location: self.location.clone(), connection, news, seen: (-1, 0) }))
    }

    fn copy_file(&self, to: &Path, progress: &mut dyn FnMut(u64, u64)) -> Option<Result<(), LedgerError>> {
        Some(self.copy_to(to, progress))
    }
}

impl SqliteStore {
    fn copy_to(&self, to: &Path, progress: &mut dyn FnMut(u64, u64)) -> Result<(), LedgerError> {
        let source = open::reader(self.path())?;
        // Within a transaction the source stands still, so that the copy is of one moment and is never begun
        // again however much is written meanwhile.
        source
            .execute_batch("BEGIN")
            .and_then(|()| {
                source.query_row("SELECT count(*) FROM ledger_head", [], |row| row.get::<_, i64>(0))
            })
            .map_err(|e| self.fault(e))?;
        let there = |e| fault(to, e);
        let mut target = open::blank(to)?;
        {
            let copy = Backup::new(&source, &mut target).map_err(there)?;
            let mut busy_since = None;
            loop {
                match copy.step(1024).map_err(there)? {
                    StepResult::Done => break,
                    StepResult::More => {
                        busy_since = None;
                        let pages = copy.progress();
                        let whole = u64::try_from(pages.pagecount).unwrap_or_default();
                        progress(
                            whole - u64::try_from(pages.remaining).unwrap_or_default().min(whole),
                            whole,
                        );
                    }
                    _ => {
                        let since = *busy_since.get_or_insert_with(Instant::now);
                        if since.elapsed() > PATIENCE {
                            return Err(LedgerError::Busy { location: self.location.to_string() });
                        }
                        std::thread::park_timeout(Duration::from_millis(5));
                    }
                }
            }
        }
        open::in_one_piece(&target).map_err(there)
    }
}

struct SqliteWatch {
    location: Location,
    connection: Connection,
    news: Arc<News>,
    /// What was seen last: SQLite's data version, and the count of appends in this process.
    seen: (i64, u64),
}

impl Watch for SqliteWatch {
    fn wait(&mut self, timeout: Duration, stop: &AtomicBool) -> Result<(), LedgerError> {
        let until = Instant::now().checked_add(timeout);
        loop {
            let count = self.news.count();
            let version = self
                .connection
                .prepare_cached("PRAGMA data_version")
                .and_then(|mut s| s.query_row([], |row| row.get(0)))
                .map_err(|e| {
                    let Location::Sqlite(path) = &self.location else { return fault(Path::new(""), e) };
                    fault(path, e)
                })?;
            if (version, count) != self.seen || stop.load(Ordering::Relaxed) {
                self.seen = (version, count);
                return Ok(());
            }
            let left = until.map_or(LOOK, |until| until.saturating_duration_since(Instant::now()));
            if left.is_zero() {
                return Ok(());
            }
            self.news.wait(count, left.min(LOOK), stop);
        }
    }

    fn look_again(&mut self) {
        self.seen.0 = -1;
    }
}

/// Says in our words what SQLite said.
fn fault(path: &Path, error: rusqlite::Error) -> LedgerError {
    let location = path.display().to_string();
    let Some(failure) = error.sqlite_error() else {
        return LedgerError::Database { location, source: Box::new(error) };
    };
    let detail = error.to_string();
    match failure.code {
        ErrorCode::DiskFull => LedgerError::DiskFull { location },
        ErrorCode::ReadOnly | ErrorCode::PermissionDenied => LedgerError::ReadOnly { location, detail },
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => LedgerError::Busy { location },
        ErrorCode::NotADatabase => LedgerError::NotALedger { location, detail },
        ErrorCode::DatabaseCorrupt => LedgerError::Damaged { location, detail },
        // The journal's files could not be made: the folder does not allow it.
        ErrorCode::CannotOpen if path.exists() => LedgerError::ReadOnly { location, detail },
        ErrorCode::CannotOpen => LedgerError::Unreachable { location, detail },
        // The file ended before it should: it was cut short.
        ErrorCode::SystemIoFailure if failure.extended_code == SHORT_READ => {
            LedgerError::Damaged { location, detail: "it is shorter than it should be".into() }
        }
        _ => LedgerError::Database { location, source: Box::new(error) },
    }
}

/// SQLite's SQLITE_IOERR_SHORT_READ.
const SHORT_READ: i32 = 10 | 2 << 8;
