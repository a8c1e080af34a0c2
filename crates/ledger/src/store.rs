//! Where rows are kept. A store moves columns and sealed bytes; it opens nothing and knows no key.

pub(crate) mod postgres;
pub(crate) mod sqlite;

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

use crate::row::Batch;
use crate::{AppendError, Authority, Hash, LedgerError, Location, Subject};

/// The schema version this program reads and writes.
pub(crate) const SCHEMA: i64 = 1;

/// The head as stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct StoredHead {
    pub key_check: Vec<u8>,
    pub position: u64,
    pub recorded: Option<i64>,
    pub hash: Hash,
}

/// How a subject stands when something is to be added to it.
pub(crate) enum Standing {
    /// Nothing has been told of it.
    New,
    /// Its last version and its wrapped key.
    Known { version: u32, wrapped: Vec<u8> },
    /// Its last version; its key is destroyed.
    Forgotten { version: u32 },
}

/// A subject and its wrapped key; no key once destroyed.
pub(crate) type StoredKey = (Subject, Option<Vec<u8>>);

/// Takes a subject and its wrapped key, absent once destroyed.
pub(crate) type EachKey<'e> = dyn FnMut(Subject, Option<&[u8]>) -> Result<(), LedgerError> + 'e;

/// Whether what is read is to stand still while it is read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stillness {
    /// Each question sees what is there by then. The ledger only grows, so this does for most.
    Growing,
    /// All questions see the same moment.
    Snapshot,
}

/// Questions to a store.
pub(crate) trait Reading {
    fn head(&mut self) -> Result<Option<StoredHead>, LedgerError>;
    /// The hash stored at a position.
    fn hash_at(&mut self, position: u64) -> Result<Option<Hash>, LedgerError>;
    /// Adds up to `limit` entries after a position to the batch, in order.
    fn rows_after(&mut self, after: u64, limit: usize, batch: &mut Batch) -> Result<(), LedgerError>;
    /// Adds all entries of a subject, in order of version.
    fn rows_of(&mut self, subject: Subject, batch: &mut Batch) -> Result<(), LedgerError>;
    /// The keys of these subjects, in any order; those without are left out.
    fn keys_of(&mut self, subjects: &[Subject], each: &mut EachKey<'_>) -> Result<(), LedgerError>;
    /// All keys.
    fn all_keys(&mut self, each: &mut EachKey<'_>) -> Result<(), LedgerError>;
    /// Is the database whole in itself, its indexes included?
    fn is_sound(&mut self) -> Result<(), LedgerError>;
}

/// One transaction that writes. No other writes to the authority's ledger before it ends.
pub(crate) trait Writing {
    fn head(&mut self) -> Result<Option<StoredHead>, LedgerError>;
    fn standings(&mut self, subjects: &[Subject]) -> Result<Vec<Standing>, LedgerError>;
    fn all_keys(&mut self, each: &mut EachKey<'_>) -> Result<(), LedgerError>;
    /// Sets keys, new or again; `None` destroys.
    fn put_keys(&mut self, keys: &[StoredKey]) -> Result<(), LedgerError>;
    fn add_rows(&mut self, batch: &Batch) -> Result<(), LedgerError>;
    fn put_head(&mut self, head: &StoredHead) -> Result<(), LedgerError>;
}

/// What becomes of a transaction.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    Commit,
    Undo,
}

/// What is done within one writing transaction.
pub(crate) type Work<'w> = dyn FnMut(&mut dyn Writing) -> Result<Outcome, AppendError> + 'w;

/// A database that holds ledgers.
pub(crate) trait Store: Send + Sync {
    fn location(&self) -> &Location;
    /// How many rows to seal while as many are written: few, where writing waits for nobody.
    fn rows_at_once(&self) -> usize;
    fn reader(&self, stillness: Stillness) -> Result<Box<dyn Reading + Send + '_>, LedgerError>;
    /// Does the work in one transaction: kept whole when it says so, undone whole otherwise.
    fn write(&self, work: &mut Work<'_>) -> Result<(), AppendError>;
    /// Overwrites what destroyed keys left behind in the database's own files.
    fn scrub(&self) -> Result<(), LedgerError>;
    /// Waits for news, from this process or another.
    fn watch(&self, news: Arc<News>) -> Result<Box<dyn Watch + Send>, LedgerError>;
    /// Copies the whole database to a new file of the portable kind, if that is quicker than row by row.
    fn copy_file(&self, to: &Path, progress: &mut dyn FnMut(u64, u64)) -> Option<Result<(), LedgerError>>;
}

/// Waits for news.
pub(crate) trait Watch {
    /// Returns when there may be something new, when the time is up, or when `stop` is set.
    fn wait(&mut self, timeout: Duration, stop: &AtomicBool) -> Result<(), LedgerError>;
    /// Makes the next wait return at once.
    fn look_again(&mut self);
}

/// Opens a store and brings its schema up to date.
pub(crate) fn open(location: &Location, authority: &Authority) -> Result<Box<dyn Store>, LedgerError> {
    Ok(match location {
        Location::Sqlite(path) => Box::new(sqlite::SqliteStore::open(path, authority)?),
        Location::Postgres(url) => Box::new(postgres::PostgresStore::open(url, authority)?),
    })
}

/// Tells those who wait within this process that something was appended.
#[derive(Default)]
pub(crate) struct News {
    count: Mutex<u64>,
    changed: Condvar,
}

impl News {
    pub(crate) fn tell(&self) {
        *self.count.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        self.changed.notify_all();
    }

    pub(crate) fn count(&self) -> u64 {
        *self.count.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until the count is another than `seen`, or the time is up, or `stop` is set.
    pub(crate) fn wait(&self, seen: u64, timeout: Duration, stop: &AtomicBool) {
        let count = self.count.lock().unwrap_or_else(PoisonError::into_inner);
        let quiet = |count: &mut u64| *count == seen && !stop.load(Ordering::Relaxed);
        drop(self.changed.wait_timeout_while(count, timeout, quiet));
    }
}
