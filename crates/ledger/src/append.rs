//! Appending: several entries over several subjects, all or none.

use std::collections::HashMap;
use std::sync::PoisonError;

use jiff::Timestamp;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::chain::Chain;
use crate::ledger::Inner;
use crate::row::{Batch, Kind};
use crate::seal::{DataKey, KeyState, PayloadContext, new_key};
use crate::store::{Outcome, Standing, StoredHead, Writing};
use crate::{AppendError, Appended, Hash, Ledger, LedgerError, MasterKey, Placed, Subject};

/// Subjects whose version and key are remembered between appends, so that a run of appends to the same few does
/// not ask again. What is remembered holds only while the head is the one it was remembered at.
const REMEMBERED: usize = 10_000;

/// What the last append left.
#[derive(Default)]
pub(crate) struct Recent {
    at: Option<Hash>,
    subjects: HashMap<Subject, Known>,
}

/// A subject as the last append left it; no key once forgotten.
struct Known {
    version: u32,
    key: Option<DataKey>,
}

impl<P: Serialize + DeserializeOwned + Send + 'static> Ledger<P> {
    /// Appends entries in the order given, all or none.
    ///
    /// `expected` names subjects with the version each must be at (0: nothing yet told of it), whether or not
    /// anything is appended to them; other subjects are appended to without a check. What is recorded carries `now`,
    /// or the time of the last entry where that is later, to the microsecond. When this returns, the entries are on
    /// the disk.
    ///
    /// # Errors
    /// [`AppendError::Conflict`] when a subject is at another version than expected; [`AppendError::Forgotten`] when a
    /// subject to append to has been forgotten; [`AppendError::Ledger`] when the ledger could not be written. In each
    /// case nothing is written. (Should the link to a PostgreSQL server break while it commits, its error leaves open
    /// whether it did: read again.)
    pub fn append(
        &self,
        now: Timestamp,
        expected: &[(Subject, u32)],
        entries: Vec<(Subject, P)>,
    ) -> Result<Appended, AppendError> {
        let mut batch = Batch::default();
        for (subject, told) in &entries {
            batch.push_plain(*subject, |bytes| serde_json::to_writer(bytes, told))?;
        }
        drop(entries);
        self.inner.add(now, expected, batch)
    }

    /// Appends history recorded elsewhere (another system, a demonstration): each entry carries its own time of
    /// recording, or that of the entry before it where that is later. All or none; no version is checked.
    ///
    /// # Errors
    /// As [`Ledger::append`], save for conflicts.
    pub fn append_history(&self, entries: Vec<(Timestamp, Subject, P)>) -> Result<Appended, AppendError> {
        let mut batch = Batch::default();
        for (recorded, subject, told) in &entries {
            batch.push_plain(*subject, |bytes| serde_json::to_writer(bytes, told))?;
            if let Some(row) = batch.rows.last_mut() {
                row.recorded = recorded.as_microsecond();
            }
        }
        drop(entries);
        self.inner.add(Timestamp::MIN, &[], batch)
    }
}

impl Inner {
    /// Places, seals and chains the rows of a batch and writes them.
    pub(crate) fn add(
        &self,
        now: Timestamp,
        expected: &[(Subject, u32)],
        mut batch: Batch,
    ) -> Result<Appended, AppendError> {
        let mut recent = self.recent.lock().unwrap_or_else(PoisonError::into_inner);
        let mut head = None;
        let done = self.store.write(&mut |writing| {
            let before = self.present(writing.head()?)?;
            let master = self.master(&before)?;
            if recent.at != Some(before.hash) || recent.subjects.len() > REMEMBERED {
                recent.subjects.clear();
            }
            self.recall(writing, &master, &mut recent, expected, &batch)?;
            check_versions(&recent, expected)?;
            if batch.rows.is_empty() {
                head = Some(before);
                return Ok(Outcome::Undo);
            }
            let after = self.place(writing, &master, &mut recent, now, &mut batch, &before)?;
            writing.add_rows(&batch)?;
            writing.put_head(&after)?;
            head = Some(after);
            Ok(Outcome::Commit)
        });
        if let Err(refused) = done {
            // Versions went ahead and keys were made that were never stored.
            *recent = Recent::default();
            return Err(refused);
        }
        let head = self.present(head)?;
        recent.at = Some(head.hash);
        drop(recent);
        if !batch.rows.is_empty() {
            self.news.tell();
        }
        Ok(appended(&batch, &head))
    }

    /// Learns the version and key of every subject concerned that is not remembered.
    fn recall(
        &self,
        writing: &mut dyn Writing,
        master: &MasterKey,
        recent: &mut Recent,
        expected: &[(Subject, u32)],
        batch: &Batch,
    ) -> Result<(), LedgerError> {
        let concerned =
            expected.iter().map(|(subject, _)| *subject).chain(batch.rows.iter().map(|row| row.subject));
        let mut unknown: Vec<Subject> =
            concerned.filter(|subject| !recent.subjects.contains_key(subject)).collect();
        unknown.sort_unstable();
        unknown.dedup();
        if unknown.is_empty() {
            return Ok(());
        }
        for (subject, standing) in unknown.iter().zip(writing.standings(&unknown)?) {
            let known = match standing {
                // Its key is made when something is told of it.
                Standing::New => Known { version: 0, key: None },
                Standing::Forgotten { version } => Known { version, key: None },
                Standing::Known { version, wrapped } => {
                    match KeyState::of(Some(&wrapped), master, &self.authority, *subject) {
                        KeyState::Here(key) => Known { version, key: Some(key) },
                        _ => return Err(LedgerError::KeySpoilt { subject: *subject }),
                    }
                }
            };
            recent.subjects.insert(*subject, known);
        }
        Ok(())
    }

    /// Gives each row its place, time, seal and hash; gives the head after them.
    fn place(
        &self,
        writing: &mut dyn Writing,
        master: &MasterKey,
        recent: &mut Recent,
        now: Timestamp,
        batch: &mut Batch,
        before: &StoredHead,
    ) -> Result<StoredHead, AppendError> {
        let mut recorded = before.recorded.unwrap_or(i64::MIN).max(now.as_microsecond());
        let chain = Chain::new(&self.authority);
        let mut context = PayloadContext::new(&self.authority);
        let mut keys = Vec::new();
        let (mut position, mut hash) = (before.position, before.hash);
        for row in &mut batch.rows {
            let Some(known) = recent.subjects.get_mut(&row.subject) else { continue };
            let payload = batch.bytes.get_mut(row.payload.clone()).unwrap_or_default();
            if row.recorded != 0 {
                recorded = recorded.max(row.recorded);
            }
            (row.version, row.recorded) = (known.version + 1, recorded);
            if known.key.is_none() && known.version > 0 {
                return Err(AppendError::Forgotten { subject: row.subject });
            }
            match row.kind {
                Kind::Told => {
                    let key = match &mut known.key {
                        Some(key) => key,
                        none => {
                            let (key, wrapped) = new_key(master, &self.authority, row.subject)?;
                            keys.push((row.subject, Some(wrapped)));
                            none.insert(key)
                        }
                    };
                    key.seal(context.of(row.subject, row.version, recorded), payload)?;
                }
                Kind::Forgotten => {
                    known.key = None;
                    keys.push((row.subject, None));
                }
            }
            known.version = row.version;
            position += 1;
            row.position = position;
            hash = chain.hash(hash, row, payload);
            row.hash = hash;
        }
        writing.put_keys(&keys)?;
        Ok(StoredHead { key_check: before.key_check.clone(), position, recorded: Some(recorded), hash })
    }
}

fn check_versions(recent: &Recent, expected: &[(Subject, u32)]) -> Result<(), AppendError> {
    for (subject, expected) in expected {
        let actual = recent.subjects.get(subject).map_or(0, |known| known.version);
        if actual != *expected {
            return Err(AppendError::Conflict { subject: *subject, expected: *expected, actual });
        }
    }
    Ok(())
}

fn appended(batch: &Batch, head: &StoredHead) -> Appended {
    let time = |recorded| Timestamp::from_microsecond(recorded).unwrap_or_default();
    let placed = |row: &crate::row::Row| Placed {
        subject: row.subject,
        version: row.version,
        recorded: time(row.recorded),
    };
    Appended {
        first_position: batch.rows.first().map_or(head.position + 1, |row| row.position),
        entries: batch.rows.iter().map(placed).collect(),
    }
}

impl<P> Ledger<P> {
    /// Forgets a subject: destroys its data key, so that nothing told of it can ever be read again, here or by
    /// anyone. Its entries stay in place, sealed, so that the chain still verifies; the forgetting itself is the
    /// subject's last entry. Forgetting a subject that was never told of, or is already forgotten, does nothing.
    ///
    /// Backups made before still hold the key: let them expire, or forget again after restoring one.
    ///
    /// # Errors
    /// [`LedgerError`] when the ledger cannot be written. [`LedgerError::Busy`] may also mean that the key is destroyed
    /// but a long-running reader keeps an old page of the journal from being overwritten; forget again then.
    pub fn forget(&self, now: Timestamp, subject: Subject) -> Result<(), LedgerError> {
        let mut batch = Batch::default();
        batch.push_forgotten(subject);
        let standing = self.inner.standing(subject)?;
        if matches!(standing, Standing::Known { .. }) {
            match self.inner.add(now, &[], batch) {
                Ok(_) => {}
                Err(AppendError::Ledger(error)) => return Err(error),
                Err(AppendError::Conflict { .. } | AppendError::Forgotten { .. }) => {}
            }
        }
        match standing {
            Standing::New => Ok(()),
            _ => self.inner.store.scrub(),
        }
    }
}

impl Inner {
    fn standing(&self, subject: Subject) -> Result<Standing, LedgerError> {
        let mut standing = Standing::New;
        self.store.reader(crate::store::Stillness::Growing)?.keys_of(&[subject], &mut |_, wrapped| {
            standing = match wrapped {
                Some(wrapped) => Standing::Known { version: 0, wrapped: wrapped.to_vec() },
                None => Standing::Forgotten { version: 0 },
            };
            Ok(())
        })?;
        Ok(standing)
    }
}
