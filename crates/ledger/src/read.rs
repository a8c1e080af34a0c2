//! Reading: one subject, or everything in order.

use std::ops::ControlFlow;

use jiff::Timestamp;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::ledger::Inner;
use crate::pipeline::{Reach, walk};
use crate::row::{Batch, Kind};
use crate::seal::{KeyState, PayloadContext};
use crate::store::Stillness;
use crate::{Breach, Entry, Ledger, LedgerError, Payload, Subject};

impl<P: Serialize + DeserializeOwned + Send + 'static> Ledger<P> {
    /// Everything told of a subject, in order; empty when nothing was. Of a forgotten subject every entry is
    /// [`Payload::Forgotten`].
    ///
    /// # Errors
    /// [`LedgerError`] when the database cannot be read, or an entry is not as it was written.
    pub fn read(&self, subject: Subject) -> Result<Vec<Entry<P>>, LedgerError> {
        let inner = &*self.inner;
        let mut reading = inner.store.reader(Stillness::Growing)?;
        let head = inner.present(reading.head()?)?;
        let master = inner.master(&head)?;
        let mut batch = Batch::default();
        reading.rows_of(subject, &mut batch)?;
        // Asked after the entries: what has been forgotten meanwhile is then not read.
        let mut key = None;
        reading.keys_of(&[subject], &mut |_, wrapped| {
            key = Some(KeyState::of(wrapped, &master, &inner.authority, subject));
            Ok(())
        })?;
        drop(reading);
        for (row, version) in batch.rows.iter().zip(1..) {
            if row.version != version {
                return Err(LedgerError::Broken { position: row.position, breach: Breach::Version });
            }
        }
        open_all(inner, batch, |_| key.as_ref())
    }

    /// Reads all entries after a position (0: from the first), in order, in batches of a few thousand. They are
    /// decrypted and decoded on all cores while the next are read. `each` may break off. Gives the position of the
    /// last entry passed to `each`, or `after` when there was none: what the next scan, or [`Ledger::follow`], goes on
    /// from.
    ///
    /// # Errors
    /// [`LedgerError`] when the database cannot be read, or an entry is not as it was written; the entries before have
    /// been passed to `each` then. (Whether the chain holds is [`Ledger::verify`]'s question.)
    pub fn scan(
        &self,
        after: u64,
        each: &mut dyn FnMut(Vec<Entry<P>>) -> ControlFlow<()>,
    ) -> Result<u64, LedgerError> {
        let reading = self.inner.store.reader(Stillness::Growing)?;
        let open = |reach: Reach<'_>| self.inner.open_reach(reach);
        walk(&self.inner, reading, after, open, |entries| Ok(each(entries)))
    }
}

impl Inner {
    fn open_reach<P: DeserializeOwned>(&self, mut reach: Reach<'_>) -> Result<Vec<Entry<P>>, LedgerError> {
        let mut position = reach.before.0;
        for row in &reach.batch.rows {
            position += 1;
            if row.position != position {
                return Err(LedgerError::Broken { position, breach: Breach::Missing });
            }
        }
        let batch = std::mem::take(&mut reach.batch);
        open_all(self, batch, |subject| reach.key(subject))
    }
}

fn open_all<'k, P: DeserializeOwned>(
    inner: &Inner,
    mut batch: Batch,
    key: impl Fn(Subject) -> Option<&'k KeyState>,
) -> Result<Vec<Entry<P>>, LedgerError> {
    let mut context = PayloadContext::new(&inner.authority);
    let mut entries = Vec::with_capacity(batch.rows.len());
    for row in &batch.rows {
        let sealed = LedgerError::Broken { position: row.position, breach: Breach::Sealed };
        let payload = match (row.kind, key(row.subject)) {
            (Kind::Forgotten, _) | (_, Some(KeyState::Destroyed)) => Payload::Forgotten,
            (Kind::Told, Some(KeyState::Here(key))) => {
                let payload = batch.bytes.get_mut(row.payload.clone()).unwrap_or_default();
                let context = context.of(row.subject, row.version, row.recorded);
                let json = key.open(context, payload).ok_or(sealed)?;
                Payload::Told(serde_json::from_slice(json).map_err(|e| unreadable(row.position, &e))?)
            }
            (Kind::Told, Some(KeyState::Spoilt) | None) => return Err(sealed),
        };
        entries.push(Entry {
            position: row.position,
            subject: row.subject,
            version: row.version,
            recorded: Timestamp::from_microsecond(row.recorded).unwrap_or_default(),
            payload,
        });
    }
    Ok(entries)
}

/// Says where the JSON does not fit, but never what it says: the error may be logged.
fn unreadable(position: u64, error: &serde_json::Error) -> LedgerError {
    let what = match error.classify() {
        serde_json::error::Category::Data => "it is not of a shape known here",
        _ => "it is not JSON",
    };
    let detail = format!("{what}, at line {} column {}", error.line(), error.column());
    LedgerError::Unreadable { position, detail }
}
