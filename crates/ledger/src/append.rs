//! Appending: several entries over several subjects, all or none.

use std::sync::PoisonError;
use std::sync::mpsc::sync_channel;
use std::thread;

use jiff::Timestamp;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::by_subject::BySubject;
use crate::chain::Chain;
use crate::ledger::Inner;
use crate::row::{Batch, Kind};
use crate::seal::{DataKey, KeyState, PayloadContext, new_key};
use crate::store::{Outcome, Standing, StoredHead, StoredKey, Writing};
use crate::{AppendError, Appended, Hash, Ledger, LedgerError, MasterKey, Placed, Subject};

/// Subjects whose version and key are remembered between appends, so that a run of appends to the same few does
/// not ask again. What is remembered holds only while the head is the one it was remembered at.
const REMEMBERED: usize = 10_000;

/// What the last append left.
#[derive(Default)]
pub(crate) struct Recent {
    at: Option<Hash>,
    subjects: BySubject<Known>,
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
        let (mut batches, at_once) = (Vec::new(), self.inner.store.rows_at_once());
        for (subject, told) in &entries {
            room(&mut batches, at_once)
                .push_plain(*subject, i64::MIN, |bytes| serde_json::to_writer(bytes, told))?;
        }
        drop(entries);
        self.inner.add(now, expected, batches)
    }

    /// Appends history recorded elsewhere (another system, a demonstration): each entry carries its own time of
    /// recording, or that of the entry before it where that is later. All or none; no version is checked.
    ///
    /// # Errors
    /// As [`Ledger::append`], save for conflicts.
    pub fn append_history(&self, entries: Vec<(Timestamp, Subject, P)>) -> Result<Appended, AppendError> {
        let (mut batches, at_once) = (Vec::new(), self.inner.store.rows_at_once());
        for (recorded, subject, told) in &entries {
            let recorded = recorded.as_microsecond();
            room(&mut batches, at_once)
                .push_plain(*subject, recorded, |bytes| serde_json::to_writer(bytes, told))?;
        }
        drop(entries);
        self.inner.add(Timestamp::MIN, &[], batches)
    }
}

/// The batch that the next entry goes to. An append of many is sealed and written batch by batch.
fn room(batches: &mut Vec<Batch>, at_once: usize) -> &mut Batch {
    let full = batches.last().is_none_or(|batch| batch.rows.len() >= at_once);
    if full {
        batches.push(Batch::default());
    }
    let last = batches.len() - 1;
    &mut batches[last]
}

impl Inner {
    /// Places, seals and chains the rows and writes them.
    pub(crate) fn add(
        &self,
        now: Timestamp,
        expected: &[(Subject, u32)],
        mut batches: Vec<Batch>,
    ) -> Result<Appended, AppendError> {
        let mut recent = self.recent.lock().unwrap_or_else(PoisonError::into_inner);
        let mut head = None;
        let done = self.store.write(&mut |writing| {
            let before = self.present(writing.head()?)?;
            let master = self.master(&before)?;
            if recent.at != Some(before.hash) || recent.subjects.len() > REMEMBERED {
                recent.subjects.clear();
            }
            self.recall(writing, &master, &mut recent, expected, &batches)?;
            check_versions(&recent, expected)?;
            if batches.is_empty() {
                head = Some(before);
                return Ok(Outcome::Undo);
            }
            let keys = self.place(&master, &mut recent, now, &mut batches, &before)?;
            writing.put_keys(&keys)?;
            self.seal_and_write(writing, &recent, before.hash, &mut batches)?;
            let last = batches.last().and_then(|batch| batch.rows.last());
            let after = last.map(|row| StoredHead {
                key_check: before.key_check.clone(),
                position: row.position,
                recorded: Some(row.recorded),
                hash: row.hash,
            });
            let after = after.unwrap_or(before);
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
        if !batches.is_empty() {
            self.news.tell();
        }
        Ok(appended(&batches, &head))
    }

    /// Learns the version and key of every subject concerned that is not remembered.
    fn recall(
        &self,
        writing: &mut dyn Writing,
        master: &MasterKey,
        recent: &mut Recent,
        expected: &[(Subject, u32)],
        batches: &[Batch],
    ) -> Result<(), LedgerError> {
        let told = batches.iter().flat_map(|batch| &batch.rows).map(|row| row.subject);
        let concerned = expected.iter().map(|(subject, _)| *subject).chain(told);
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

    /// Gives each row its place and time, and each new subject a key; gives the keys to store.
    fn place(
        &self,
        master: &MasterKey,
        recent: &mut Recent,
        now: Timestamp,
        batches: &mut [Batch],
        before: &StoredHead,
    ) -> Result<Vec<StoredKey>, AppendError> {
        let mut recorded = before.recorded.unwrap_or(i64::MIN).max(now.as_microsecond());
        let mut position = before.position;
        let mut keys = Vec::new();
        for row in batches.iter_mut().flat_map(|batch| &mut batch.rows) {
            let Some(known) = recent.subjects.get_mut(&row.subject) else { continue };
            if known.key.is_none() && known.version > 0 {
                return Err(AppendError::Forgotten { subject: row.subject });
            }
            match row.kind {
                Kind::Told if known.key.is_none() => {
                    let (key, wrapped) = new_key(master, &self.authority, row.subject)?;
                    known.key = Some(key);
                    keys.push((row.subject, Some(wrapped)));
                }
                Kind::Told => {}
                Kind::Forgotten => {
                    known.key = None;
                    keys.push((row.subject, None));
                }
            }
            known.version += 1;
            position += 1;
            recorded = recorded.max(row.recorded);
            (row.position, row.version, row.recorded) = (position, known.version, recorded);
        }
        Ok(keys)
    }

    /// Seals and chains the rows and writes them. Of many, one thread seals the next while this one writes the last.
    fn seal_and_write(
        &self,
        writing: &mut dyn Writing,
        recent: &Recent,
        before: Hash,
        batches: &mut [Batch],
    ) -> Result<(), LedgerError> {
        let chain = Chain::new(&self.authority);
        let mut context = PayloadContext::new(&self.authority);
        if let [batch] = batches {
            seal(recent, &chain, &mut context, before, batch)?;
            return writing.add_rows(batch);
        }
        thread::scope(|scope| {
            let (sealed, to_write) = sync_channel::<Result<&Batch, LedgerError>>(8);
            scope.spawn(move || {
                let mut hash = before;
                for batch in batches {
                    let done = seal(recent, &chain, &mut context, hash, batch);
                    hash = *done.as_ref().unwrap_or(&hash);
                    if sealed.send(done.map(|_| &*batch)).is_err() {
                        return;
                    }
                }
            });
            to_write.into_iter().try_for_each(|batch| writing.add_rows(batch?))
        })
    }
}

/// Seals and chains the rows of a batch; gives the hash of the last.
fn seal(
    recent: &Recent,
    chain: &Chain,
    context: &mut PayloadContext,
    before: Hash,
    batch: &mut Batch,
) -> Result<Hash, LedgerError> {
    let mut hash = before;
    for row in &mut batch.rows {
        let payload = batch.bytes.get_mut(row.payload.clone()).unwrap_or_default();
        if let (Kind::Told, Some(known)) = (row.kind, recent.subjects.get(&row.subject)) {
            let key = known.key.as_ref().ok_or(LedgerError::KeySpoilt { subject: row.subject })?;
            key.seal(context.of(row.subject, row.version, row.recorded), payload)?;
        }
        hash = chain.hash(hash, row, payload);
        row.hash = hash;
    }
    Ok(hash)
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

fn appended(batches: &[Batch], head: &StoredHead) -> Appended {
    let time = |recorded| Timestamp::from_microsecond(recorded).unwrap_or_default();
    let placed = |row: &crate::row::Row| Placed {
        subject: row.subject,
        version: row.version,
        recorded: time(row.recorded),
    };
    let rows = || batches.iter().flat_map(|batch| &batch.rows);
    Appended {
        first_position: rows().next().map_or(head.position + 1, |row| row.position),
        entries: rows().map(placed).collect(),
    }
}
