//! Reading and writing rows.

use postgres::Row;
use postgres::fallible_iterator::FallibleIterator;
use uuid::Uuid;

use super::PostgresStore;
use super::link::{Fault, Link, Parameters};
use crate::row::{Batch, Columns};
use crate::store::{EachKey, Reading, Standing, Stillness, StoredHead, StoredKey, Writing};
use crate::{Breach, Hash, LedgerError, Subject};

/// Rows sent to the server at once.
const AT_ONCE: usize = 1024;

const HEAD: &str = "SELECT key_check, position, recorded, hash FROM ledger_head WHERE authority = $1";
const HEAD_LOCKED: &str =
    "SELECT key_check, position, recorded, hash FROM ledger_head WHERE authority = $1 FOR UPDATE";
const ALL_KEYS: &str = "SELECT subject, wrapped FROM ledger_key WHERE authority = $1 ORDER BY subject";

/// A link that reads; it goes back to its store when dropped.
pub(super) struct Reader<'s> {
    store: &'s PostgresStore,
    link: Option<Link>,
    stillness: Stillness,
}

impl<'s> Reader<'s> {
    pub(super) fn new(store: &'s PostgresStore, link: Link, stillness: Stillness) -> Self {
        Reader { store, link: Some(link), stillness }
    }

    fn ask<T>(&mut self, ask: impl FnOnce(&mut Link, &str) -> Result<T, Asked>) -> Result<T, LedgerError> {
        let link = self.link.as_mut().ok_or_else(|| self.store.lost())?;
        ask(link, self.store.authority.as_str()).map_err(|asked| asked.said(self.store))
    }
}

impl Drop for Reader<'_> {
    fn drop(&mut self) {
        if let Some(mut link) = self.link.take()
            && (self.stillness == Stillness::Growing || link.batch("ROLLBACK").is_ok())
        {
            self.store.keep_reader(link);
        }
    }
}

/// Either PostgreSQL's error, to be said in our words, or one of ours.
enum Asked {
    Postgres(Fault),
    Ours(LedgerError),
}

impl Asked {
    fn said(self, store: &PostgresStore) -> LedgerError {
        match self {
            Asked::Postgres(error) => store.fault(error),
            Asked::Ours(error) => error,
        }
    }
}

impl From<Fault> for Asked {
    fn from(error: Fault) -> Self {
        Asked::Postgres(error)
    }
}

impl From<postgres::Error> for Asked {
    fn from(error: postgres::Error) -> Self {
        Asked::Postgres(Fault::Said(error))
    }
}

impl From<LedgerError> for Asked {
    fn from(error: LedgerError) -> Self {
        Asked::Ours(error)
    }
}

impl Reading for Reader<'_> {
    fn head(&mut self) -> Result<Option<StoredHead>, LedgerError> {
        self.ask(|link, authority| head(link, HEAD, authority))
    }

    fn hash_at(&mut self, position: u64) -> Result<Option<Hash>, LedgerError> {
        self.ask(|link, authority| {
            let sql = "SELECT hash FROM ledger_entry WHERE authority = $1 AND position = $2";
            let row = link.query_opt(sql, &[&authority, &column(position)])?;
            Ok(row.and_then(|row| row.get::<_, &[u8]>(0).try_into().ok()).map(Hash))
        })
    }

    fn rows_after(&mut self, after: u64, limit: usize, batch: &mut Batch) -> Result<(), LedgerError> {
        self.ask(|link, authority| {
            let sql = "SELECT position, subject, version, recorded, kind, payload, hash FROM ledger_entry \
                       WHERE authority = $1 AND position > $2 ORDER BY position LIMIT $3";
            rows(link, sql, &[&authority, &column(after), &column(limit as u64)], batch)
        })
    }

    fn rows_of(&mut self, subject: Subject, batch: &mut Batch) -> Result<(), LedgerError> {
        self.ask(|link, authority| {
            let sql = "SELECT position, subject, version, recorded, kind, payload, hash FROM ledger_entry \
                       WHERE authority = $1 AND subject = $2 ORDER BY version";
            rows(link, sql, &[&authority, &subject.0], batch)
        })
    }

    fn keys_of(&mut self, subjects: &[Subject], each: &mut EachKey<'_>) -> Result<(), LedgerError> {
        if subjects.is_empty() {
            return Ok(());
        }
        let subjects: Vec<Uuid> = subjects.iter().map(|subject| subject.0).collect();
        self.ask(|link, authority| {
            let sql = "SELECT subject, wrapped FROM ledger_key WHERE authority = $1 AND subject = ANY($2)";
            keys(link, sql, &[&authority, &subjects], each)
        })
    }

    fn all_keys(&mut self, each: &mut EachKey<'_>) -> Result<(), LedgerError> {
        self.ask(|link, authority| keys(link, ALL_KEYS, &[&authority], each))
    }

    fn is_sound(&mut self) -> Result<(), LedgerError> {
        // A server has tools of its own for this, such as amcheck, which an account like ours may not use.
        Ok(())
    }
}

/// The open transaction of the link that writes.
pub(super) struct Writer<'s> {
    pub(super) store: &'s PostgresStore,
    pub(super) link: &'s mut Link,
}

impl Writer<'_> {
    fn ask<T>(&mut self, ask: impl FnOnce(&mut Link, &str) -> Result<T, Asked>) -> Result<T, LedgerError> {
        ask(self.link, self.store.authority.as_str()).map_err(|asked| asked.said(self.store))
    }
}

impl Writing for Writer<'_> {
    fn head(&mut self) -> Result<Option<StoredHead>, LedgerError> {
        self.ask(|link, authority| {
            if let Some(found) = head(link, HEAD_LOCKED, authority)? {
                return Ok(Some(found));
            }
            // There is no row to lock yet, so that two could begin the same ledger.
            let lock = "SELECT pg_advisory_xact_lock(hashtextextended('goldthread ledger ' || $1::text, 0))";
            link.execute(lock, &[&authority])?;
            head(link, HEAD_LOCKED, authority)
        })
    }

    fn standings(&mut self, subjects: &[Subject]) -> Result<Vec<Standing>, LedgerError> {
        let ids: Vec<Uuid> = subjects.iter().map(|subject| subject.0).collect();
        self.ask(|link, authority| {
            let sql = "SELECT k.subject, k.wrapped, (SELECT max(e.version) FROM ledger_entry e \
                       WHERE e.authority = $1 AND e.subject = k.subject) \
                       FROM ledger_key k WHERE k.authority = $1 AND k.subject = ANY($2)";
            let mut found = std::collections::HashMap::new();
            let mut rows = link.stream(sql, &[&authority, &ids])?;
            while let Some(row) = rows.next()? {
                let version =
                    u32::try_from(row.get::<_, Option<i64>>(2).unwrap_or_default()).unwrap_or(u32::MAX);
                let standing = match row.get::<_, Option<Vec<u8>>>(1) {
                    Some(wrapped) => Standing::Known { version, wrapped },
                    None => Standing::Forgotten { version },
                };
                found.insert(row.get::<_, Uuid>(0), standing);
            }
            Ok(ids.iter().map(|id| found.remove(id).unwrap_or(Standing::New)).collect())
        })
    }

    fn all_keys(&mut self, each: &mut EachKey<'_>) -> Result<(), LedgerError> {
        self.ask(|link, authority| keys(link, ALL_KEYS, &[&authority], each))
    }

    fn put_keys(&mut self, given: &[StoredKey]) -> Result<(), LedgerError> {
        self.ask(|link, authority| {
            let sql = "INSERT INTO ledger_key (authority, subject, wrapped) \
                       SELECT $1, subject, wrapped FROM unnest($2::uuid[], $3::bytea[]) AS given (subject, wrapped) \
                       ON CONFLICT (authority, subject) DO UPDATE SET wrapped = excluded.wrapped";
            for given in given.chunks(AT_ONCE) {
                let subjects: Vec<Uuid> = given.iter().map(|(subject, _)| subject.0).collect();
                let wrapped: Vec<Option<&[u8]>> = given.iter().map(|(_, wrapped)| wrapped.as_deref()).collect();
                link.execute(sql, &[&authority, &subjects, &wrapped])?;
            }
            Ok(())
        })
    }

    fn add_rows(&mut self, batch: &Batch) -> Result<(), LedgerError> {
        self.ask(|link, authority| {
            let sql = "INSERT INTO ledger_entry \
                       (authority, position, subject, version, recorded, kind, payload, hash) \
                       SELECT $1, given.* FROM unnest($2::bigint[], $3::uuid[], $4::bigint[], $5::bigint[], \
                       $6::bigint[], $7::bytea[], $8::bytea[]) AS given";
            for rows in batch.rows.chunks(AT_ONCE) {
                let positions: Vec<i64> = rows.iter().map(|row| column(row.position)).collect();
                let subjects: Vec<Uuid> = rows.iter().map(|row| row.subject.0).collect();
                let versions: Vec<i64> = rows.iter().map(|row| i64::from(row.version)).collect();
                let recorded: Vec<i64> = rows.iter().map(|row| row.recorded).collect();
                let kinds: Vec<i64> = rows.iter().map(|row| row.kind.column()).collect();
                let payloads: Vec<&[u8]> = rows.iter().map(|row| batch.payload(row)).collect();
                let hashes: Vec<&[u8]> = rows.iter().map(|row| row.hash.0.as_slice()).collect();
                let with: Parameters<'_> =
                    &[&authority, &positions, &subjects, &versions, &recorded, &kinds, &payloads, &hashes];
                link.execute(sql, with)?;
            }
            Ok(())
        })
    }

    fn put_head(&mut self, head: &StoredHead) -> Result<(), LedgerError> {
        self.ask(|link, authority| {
            let sql = "INSERT INTO ledger_head (authority, key_check, position, recorded, hash) \
                       VALUES ($1, $2, $3, $4, $5) ON CONFLICT (authority) DO UPDATE SET \
                       key_check = excluded.key_check, position = excluded.position, \
                       recorded = excluded.recorded, hash = excluded.hash";
            let hash = head.hash.0.as_slice();
            link.execute(sql, &[&authority, &head.key_check, &column(head.position), &head.recorded, &hash])?;
            Ok(())
        })
    }
}

fn head(link: &mut Link, sql: &'static str, authority: &str) -> Result<Option<StoredHead>, Asked> {
    let Some(row) = link.query_opt(sql, &[&authority])? else { return Ok(None) };
    let position = u64::try_from(row.get::<_, i64>(1)).unwrap_or_default();
    let hash = <[u8; 32]>::try_from(row.get::<_, &[u8]>(3));
    Ok(Some(StoredHead {
        key_check: row.get(0),
        position,
        recorded: row.get(2),
        hash: Hash(hash.map_err(|_| LedgerError::Broken { position, breach: Breach::Head })?),
    }))
}

fn rows(link: &mut Link, sql: &'static str, with: Parameters<'_>, batch: &mut Batch) -> Result<(), Asked> {
    let mut found = link.stream(sql, with)?;
    while let Some(row) = found.next()? {
        batch.push(&Columns {
            position: row.get(0),
            subject: row.get::<_, Uuid>(1).as_bytes(),
            version: row.get(2),
            recorded: row.get(3),
            kind: row.get(4),
            payload: row.get(5),
            hash: row.get(6),
        })?;
    }
    Ok(())
}

fn keys(
    link: &mut Link,
    sql: &'static str,
    with: Parameters<'_>,
    each: &mut EachKey<'_>,
) -> Result<(), Asked> {
    let mut found = link.stream(sql, with)?;
    let mut take = |row: &Row| each(Subject(row.get(0)), row.get(1));
    while let Some(row) = found.next()? {
        take(&row)?;
    }
    Ok(())
}

/// A number as a column holds it. None comes near the limit of 9 quintillion.
fn column(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
