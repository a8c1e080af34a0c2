//! Reading and writing rows.

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension, Params, params};

use super::SqliteStore;
use crate::row::{Batch, Columns};
use crate::store::{EachKey, Reading, Standing, StoredHead, StoredKey, Writing};
use crate::{Authority, Breach, Hash, LedgerError, Subject};

/// A connection that reads; it goes back to its store when dropped.
pub(super) struct Reader<'s> {
    store: &'s SqliteStore,
    connection: Option<Connection>,
}

impl<'s> Reader<'s> {
    pub(super) fn new(store: &'s SqliteStore, connection: Connection) -> Self {
        Reader { store, connection: Some(connection) }
    }

    fn ask<T>(
        &self,
        ask: impl FnOnce(&Connection, &Authority) -> Result<T, Asked>,
    ) -> Result<T, LedgerError> {
        let Some(connection) = &self.connection else {
            return Err(LedgerError::Busy { location: self.store.location.to_string() });
        };
        ask(connection, &self.store.authority).map_err(|asked| asked.said(self.store))
    }
}

impl Drop for Reader<'_> {
    fn drop(&mut self) {
        if let Some(connection) = self.connection.take()
            && (connection.is_autocommit() || connection.execute_batch("ROLLBACK").is_ok())
        {
            self.store.keep_reader(connection);
        }
    }
}

/// Either SQLite's error, to be said in our words, or one of ours.
enum Asked {
    Sqlite(rusqlite::Error),
    Ours(LedgerError),
}

impl Asked {
    fn said(self, store: &SqliteStore) -> LedgerError {
        match self {
            Asked::Sqlite(error) => store.fault(error),
            Asked::Ours(error) => error,
        }
    }
}

impl From<rusqlite::Error> for Asked {
    fn from(error: rusqlite::Error) -> Self {
        Asked::Sqlite(error)
    }
}

impl From<LedgerError> for Asked {
    fn from(error: LedgerError) -> Self {
        Asked::Ours(error)
    }
}

impl Reading for Reader<'_> {
    fn head(&mut self) -> Result<Option<StoredHead>, LedgerError> {
        self.ask(head)
    }

    fn hash_at(&mut self, position: u64) -> Result<Option<Hash>, LedgerError> {
        self.ask(|connection, authority| {
            let mut statement = connection
                .prepare_cached("SELECT hash FROM ledger_entry WHERE authority = ?1 AND position = ?2")?;
            let hash = statement
                .query_row(params![authority.as_str(), column(position)], |row| row.get::<_, Vec<u8>>(0))
                .optional()?;
            Ok(hash.and_then(|hash| hash.try_into().ok()).map(Hash))
        })
    }

    fn rows_after(&mut self, after: u64, limit: usize, batch: &mut Batch) -> Result<(), LedgerError> {
        self.ask(|connection, authority| {
            let sql = "SELECT position, subject, version, recorded, kind, payload, hash FROM ledger_entry \
                       WHERE authority = ?1 AND position > ?2 ORDER BY position LIMIT ?3";
            rows(connection, sql, params![authority.as_str(), column(after), column(limit as u64)], batch)
        })
    }

    fn rows_of(&mut self, subject: Subject, batch: &mut Batch) -> Result<(), LedgerError> {
        self.ask(|connection, authority| {
            let sql = "SELECT position, subject, version, recorded, kind, payload, hash FROM ledger_entry \
                       WHERE authority = ?1 AND subject = ?2 ORDER BY version";
            rows(connection, sql, params![authority.as_str(), subject.0.as_bytes().as_slice()], batch)
        })
    }

    fn keys_of(&mut self, subjects: &[Subject], each: &mut EachKey<'_>) -> Result<(), LedgerError> {
        self.ask(|connection, authority| {
            let mut statement = connection
                .prepare_cached("SELECT wrapped FROM ledger_key WHERE authority = ?1 AND subject = ?2")?;
            for subject in subjects {
                let mut found =
                    statement.query(params![authority.as_str(), subject.0.as_bytes().as_slice()])?;
                if let Some(row) = found.next()? {
                    each(*subject, row.get_ref(0)?.as_blob_or_null().map_err(rusqlite::Error::from)?)?;
                }
            }
            Ok(())
        })
    }

    fn all_keys(&mut self, each: &mut EachKey<'_>) -> Result<(), LedgerError> {
        self.ask(|connection, authority| all_keys(connection, authority, each))
    }

    fn is_sound(&mut self) -> Result<(), LedgerError> {
        let location = self.store.location.to_string();
        self.ask(|connection, _| {
            match connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get::<_, String>(0))? {
                said if said == "ok" => Ok(()),
                detail => Err(LedgerError::Damaged { location, detail }.into()),
            }
        })
    }
}

/// The open transaction of the connection that writes.
pub(super) struct Writer<'s> {
    pub(super) store: &'s SqliteStore,
    pub(super) connection: &'s Connection,
}

impl Writer<'_> {
    fn ask<T>(
        &self,
        ask: impl FnOnce(&Connection, &Authority) -> Result<T, Asked>,
    ) -> Result<T, LedgerError> {
        ask(self.connection, &self.store.authority).map_err(|asked| asked.said(self.store))
    }
}

impl Writing for Writer<'_> {
    fn head(&mut self) -> Result<Option<StoredHead>, LedgerError> {
        self.ask(head)
    }

    fn standings(&mut self, subjects: &[Subject]) -> Result<Vec<Standing>, LedgerError> {
        self.ask(|connection, authority| {
            let mut key = connection
                .prepare_cached("SELECT wrapped FROM ledger_key WHERE authority = ?1 AND subject = ?2")?;
            let mut last = connection.prepare_cached(
                "SELECT max(version) FROM ledger_entry WHERE authority = ?1 AND subject = ?2",
            )?;
            let mut standings = Vec::with_capacity(subjects.len());
            for subject in subjects {
                let whom = params![authority.as_str(), subject.0.as_bytes().as_slice()];
                let Some(wrapped) = key.query_row(whom, |row| row.get::<_, Option<Vec<u8>>>(0)).optional()?
                else {
                    standings.push(Standing::New);
                    continue;
                };
                let version = last.query_row(whom, |row| row.get::<_, Option<u32>>(0))?.unwrap_or_default();
                standings.push(match wrapped {
                    Some(wrapped) => Standing::Known { version, wrapped },
                    None => Standing::Forgotten { version },
                });
            }
            Ok(standings)
        })
    }

    fn all_keys(&mut self, each: &mut EachKey<'_>) -> Result<(), LedgerError> {
        self.ask(|connection, authority| all_keys(connection, authority, each))
    }

    fn put_keys(&mut self, keys: &[StoredKey]) -> Result<(), LedgerError> {
        self.ask(|connection, authority| {
            let mut statement = connection.prepare_cached(
                "INSERT INTO ledger_key (authority, subject, wrapped) VALUES (?1, ?2, ?3) \
                 ON CONFLICT (authority, subject) DO UPDATE SET wrapped = excluded.wrapped",
            )?;
            for (subject, wrapped) in keys {
                statement.execute(params![authority.as_str(), subject.0.as_bytes().as_slice(), wrapped])?;
            }
            Ok(())
        })
    }

    fn add_rows(&mut self, batch: &Batch) -> Result<(), LedgerError> {
        self.ask(|connection, authority| {
            let mut statement = connection.prepare_cached(
                "INSERT INTO ledger_entry (authority, position, subject, version, recorded, kind, payload, hash) \
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            )?;
            for row in &batch.rows {
                statement.execute(params![
                    authority.as_str(),
                    column(row.position),
                    row.subject.0.as_bytes().as_slice(),
                    row.version,
                    row.recorded,
                    row.kind.column(),
                    batch.payload(row),
                    row.hash.0.as_slice(),
                ])?;
            }
            Ok(())
        })
    }

    fn put_head(&mut self, head: &StoredHead) -> Result<(), LedgerError> {
        self.ask(|connection, authority| {
            let mut statement = connection.prepare_cached(
                "INSERT INTO ledger_head (authority, key_check, position, recorded, hash) \
                 VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (authority) DO UPDATE SET key_check = excluded.key_check, \
                 position = excluded.position, recorded = excluded.recorded, hash = excluded.hash",
            )?;
            statement.execute(params![
                authority.as_str(),
                head.key_check,
                column(head.position),
                head.recorded,
                head.hash.0.as_slice()
            ])?;
            Ok(())
        })
    }
}

fn head(connection: &Connection, authority: &Authority) -> Result<Option<StoredHead>, Asked> {
    let mut statement = connection
        .prepare_cached("SELECT key_check, position, recorded, hash FROM ledger_head WHERE authority = ?1")?;
    let mut found = statement.query([authority.as_str()])?;
    let Some(row) = found.next()? else { return Ok(None) };
    let position = u64::try_from(row.get::<_, i64>(1)?).unwrap_or_default();
    let hash = <[u8; 32]>::try_from(row.get_ref(3)?.as_blob().unwrap_or_default());
    Ok(Some(StoredHead {
        key_check: row.get(0)?,
        position,
        recorded: row.get(2)?,
        hash: Hash(hash.map_err(|_| LedgerError::Broken { position, breach: Breach::Head })?),
    }))
}

fn rows(connection: &Connection, sql: &str, with: impl Params, batch: &mut Batch) -> Result<(), Asked> {
    let mut statement = connection.prepare_cached(sql)?;
    let mut found = statement.query(with)?;
    // A table is STRICT, so that only a file changed by other means holds another type.
    let blob = |value: ValueRef<'_>| value.as_blob().map(<[u8]>::len).is_ok();
    while let Some(row) = found.next()? {
        let (subject, payload, hash) = (row.get_ref(1)?, row.get_ref(5)?, row.get_ref(6)?);
        let position = row.get(0)?;
        if !(blob(subject) && blob(payload) && blob(hash)) {
            let position = u64::try_from(position).unwrap_or_default();
            return Err(LedgerError::Broken { position, breach: Breach::Shape }.into());
        }
        batch.push(&Columns {
            position,
            subject: subject.as_blob().unwrap_or_default(),
            version: row.get(2)?,
            recorded: row.get(3)?,
            kind: row.get(4)?,
            payload: payload.as_blob().unwrap_or_default(),
            hash: hash.as_blob().unwrap_or_default(),
        })?;
    }
    Ok(())
}

fn all_keys(connection: &Connection, authority: &Authority, each: &mut EachKey<'_>) -> Result<(), Asked> {
    let mut statement = connection
        .prepare_cached("SELECT subject, wrapped FROM ledger_key WHERE authority = ?1 ORDER BY subject")?;
    let mut found = statement.query([authority.as_str()])?;
    while let Some(row) = found.next()? {
        // A subject of another shape belongs to no entry, and is found out there.
        if let Ok(subject) = uuid::Uuid::from_slice(row.get_ref(0)?.as_blob().unwrap_or_default()) {
            each(Subject(subject), row.get_ref(1)?.as_blob_or_null().map_err(rusqlite::Error::from)?)?;
        }
    }
    Ok(())
}

/// A number as a column holds it. None comes near the limit of 9 quintillion.
fn column(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
