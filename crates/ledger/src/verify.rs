//! Verifying: is every entry as it was written?

use std::ops::ControlFlow;
use std::panic::resume_unwind;
use std::thread;

use serde::de::IgnoredAny;

use crate::by_subject::BySubject;
use crate::chain::Chain;
use crate::ledger::{Inner, shown};
use crate::pipeline::{Reach, walk};
use crate::row::Kind;
use crate::seal::{KeyState, PayloadContext};
use crate::store::{Stillness, StoredHead};
use crate::{Breach, Hash, Head, Ledger, LedgerError, Subject};

/// What was found whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verified {
    /// How many entries there are.
    pub entries: u64,
    /// How many subjects they are about, the forgotten included.
    pub subjects: u64,
    /// How many of the subjects have been forgotten.
    pub forgotten: u64,
    /// Where the ledger ends.
    pub head: Head,
}

impl<P> Ledger<P> {
    /// Walks the whole ledger and checks that no entry is missing, that each carries the hash of itself and the one
    /// before, that each opens with its subject's key and is JSON, that versions follow one another, that exactly the
    /// keys of forgotten subjects are gone, that the head names the last entry, and that a SQLite file is whole in itself. `progress` is told entries done and
    /// all. May run while the ledger is written; it sees the ledger of the moment it began.
    ///
    /// # Errors
    /// [`LedgerError::Broken`] names the first entry that is not as it was written; [`LedgerError::Damaged`] says
    /// that the entries are whole but the file that holds them is not.
    pub fn verify(&self, progress: &mut dyn FnMut(u64, u64)) -> Result<Verified, LedgerError> {
        self.inner.verify(progress)
    }
}

/// One entry whose columns, hash and seal are in order.
struct Checked {
    position: u64,
    subject: Subject,
    version: u32,
    kind: Kind,
    destroyed: bool,
}

/// The entries of a batch, with time and hash of the last; or those before a breach, and the breach.
struct Stretch {
    checked: Vec<Checked>,
    last: (i64, Hash),
    breach: Option<LedgerError>,
}

/// What is known of a subject so far.
#[derive(Default)]
struct Seen {
    version: u32,
    forgotten: bool,
    /// The first entry that cannot be read because its key is gone.
    unread: Option<u64>,
}

impl Inner {
    pub(crate) fn verify(&self, progress: &mut dyn FnMut(u64, u64)) -> Result<Verified, LedgerError> {
        thread::scope(|scope| {
            // What is found by subject is found through an index, which the walk does not touch.
            let soundness = scope.spawn(|| self.store.reader(Stillness::Growing)?.is_sound());
            let verified = self.verify_entries(progress)?;
            soundness.join().unwrap_or_else(|broken| resume_unwind(broken))?;
            Ok(verified)
        })
    }

    fn verify_entries(&self, progress: &mut dyn FnMut(u64, u64)) -> Result<Verified, LedgerError> {
        let mut reading = self.store.reader(Stillness::Snapshot)?;
        let head = self.present(reading.head()?)?;
        let mut seen: BySubject<Seen> = BySubject::default();
        let mut last = None;
        let chain = Chain::new(&self.authority);
        let reached = walk(
            self,
            reading,
            0,
            |reach| Ok(self.check(&chain, reach)),
            |stretch: Stretch| {
                for entry in &stretch.checked {
                    if entry.position > head.position {
                        return Err(broken(entry.position, Breach::PastTheEnd));
                    }
                    follow_on(seen.entry(entry.subject).or_default(), entry)?;
                    last = Some(stretch.last);
                }
                if let Some(breach) = stretch.breach {
                    return Err(breach);
                }
                if let Some(entry) = stretch.checked.last() {
                    progress(entry.position, head.position);
                }
                Ok(ControlFlow::Continue(()))
            },
        )?;
        check_end(&head, reached, last)?;
        // A key that is gone though its subject was not forgotten: only now is it sure that no forgetting follows.
        if let Some(position) =
            seen.values().filter(|seen| !seen.forgotten).filter_map(|seen| seen.unread).min()
        {
            return Err(broken(position, Breach::KeyGone));
        }
        Ok(Verified {
            entries: head.position,
            subjects: seen.len() as u64,
            forgotten: seen.values().filter(|seen| seen.forgotten).count() as u64,
            head: shown(&head),
        })
    }

    /// Checks what can be checked of a batch by itself.
    fn check(&self, chain: &Chain, mut reach: Reach<'_>) -> Stretch {
        let mut batch = std::mem::take(&mut reach.batch);
        let mut breach = batch.check_chain(chain, reach.before).err();
        let sound = match &breach {
            Some(LedgerError::Broken { position, .. }) => position.saturating_sub(reach.before.0 + 1),
            _ => batch.rows.len() as u64,
        };
        let mut context = PayloadContext::new(&self.authority);
        let mut checked = Vec::with_capacity(batch.rows.len());
        let last = batch.rows.last().map_or((0, Hash::ZERO), |row| (row.recorded, row.hash));
        for row in batch.rows.iter().take(usize::try_from(sound).unwrap_or(usize::MAX)) {
            let fault = match (row.kind, reach.key(row.subject)) {
                (_, Some(KeyState::Destroyed)) => None,
                (Kind::Forgotten, Some(_)) => Some(Breach::KeyKept),
                (Kind::Told, Some(KeyState::Here(key))) => {
                    let payload = batch.bytes.get_mut(row.payload.clone()).unwrap_or_default();
                    match key.open(context.of(row.subject, row.version, row.recorded), payload) {
                        None => Some(Breach::Sealed),
                        Some(json) => serde_json::from_slice::<IgnoredAny>(json).err().map(|_| Breach::Json),
                    }
                }
                (Kind::Told, Some(KeyState::Spoilt)) => Some(Breach::Sealed),
                (_, None) => Some(Breach::KeyGone),
            };
            if let Some(fault) = fault {
                breach = Some(broken(row.position, fault));
                break;
            }
            checked.push(Checked {
                position: row.position,
                subject: row.subject,
                version: row.version,
                kind: row.kind,
                destroyed: matches!(reach.key(row.subject), Some(KeyState::Destroyed)),
            });
        }
        Stretch { checked, last, breach }
    }
}

fn follow_on(seen: &mut Seen, entry: &Checked) -> Result<(), LedgerError> {
    if entry.version != seen.version + 1 || seen.forgotten {
        return Err(broken(entry.position, Breach::Version));
    }
    seen.version = entry.version;
    if entry.kind == Kind::Forgotten {
        seen.forgotten = true;
    } else if entry.destroyed {
        seen.unread.get_or_insert(entry.position);
    }
    Ok(())
}

fn check_end(head: &StoredHead, reached: u64, last: Option<(i64, Hash)>) -> Result<(), LedgerError> {
    if reached < head.position {
        return Err(broken(reached + 1, Breach::Missing));
    }
    let named = (head.recorded, head.hash);
    let found = last.map_or((None, Hash::ZERO), |(recorded, hash)| (Some(recorded), hash));
    if named == found { Ok(()) } else { Err(broken(head.position, Breach::Head)) }
}

fn broken(position: u64, breach: Breach) -> LedgerError {
    LedgerError::Broken { position, breach }
}
