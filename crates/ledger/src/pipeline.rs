//! Reading far: one thread reads batches, the cores open them, the caller takes them in order.

use std::ops::ControlFlow;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

use crate::by_subject::BySubject;
use crate::ledger::Inner;
use crate::row::Batch;
use crate::seal::KeyState;
use crate::store::Reading;
use crate::{Hash, LedgerError, MasterKey, Subject};

/// Entries read at once.
const AT_ONCE: usize = 2048;
/// From this many entries on, all keys are read beforehand, which is quicker than asking for each.
const ALL_KEYS_FROM: u64 = 20_000;

/// Entries as stored, with the keys of their subjects and where they follow on.
pub(crate) struct Reach<'k> {
    pub batch: Batch,
    /// Position and hash of the entry before. The hash is only known when the walk began at the first entry.
    pub before: (u64, Hash),
    known: &'k BySubject<KeyState>,
    asked: BySubject<KeyState>,
}

impl Reach<'_> {
    /// The key of a subject; `None` when none is stored.
    pub(crate) fn key(&self, subject: Subject) -> Option<&KeyState> {
        self.asked.get(&subject).or_else(|| self.known.get(&subject))
    }
}

/// Walks the entries after a position. `open` is called for each batch on any thread; its results reach `each` in
/// order on this one, until it breaks off or an error comes up, which is the first in order. Gives the position
/// last taken.
pub(crate) fn walk<T: Send>(
    inner: &Inner,
    mut reading: Box<dyn Reading + Send + '_>,
    after: u64,
    open: impl Fn(Reach<'_>) -> Result<T, LedgerError> + Sync,
    mut each: impl FnMut(T) -> Result<ControlFlow<()>, LedgerError>,
) -> Result<u64, LedgerError> {
    let head = inner.present(reading.head()?)?;
    let master = inner.master(&head)?;
    let mut known = BySubject::default();
    if head.position.saturating_sub(after) >= ALL_KEYS_FROM {
        reading.all_keys(&mut |subject, wrapped| {
            known.insert(subject, KeyState::of(wrapped, &master, &inner.authority, subject));
            Ok(())
        })?;
    }
    let known = &known;
    let mut reader = Reader { inner, reading, master, known, at: (after, Hash::ZERO) };
    let first = reader.next()?;
    let Some(first) = first else { return Ok(after) };
    if first.batch.rows.len() < AT_ONCE {
        let last = last_position(&first.batch, after);
        each(open(first)?)?.is_continue();
        return Ok(last);
    }
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let open = &open;
    thread::scope(|scope| {
        // Each batch goes to whichever worker is free; the caller awaits their answers in the order of reading.
        let (to_workers, work) = sync_channel::<(Reach<'_>, SyncSender<Result<T, LedgerError>>)>(workers);
        let (in_order, answers) = sync_channel::<(u64, Receiver<Result<T, LedgerError>>)>(2 * workers);
        let work = std::sync::Arc::new(Mutex::new(work));
        for _ in 0..workers {
            let work = std::sync::Arc::clone(&work);
            scope.spawn(move || {
                loop {
                    let next = work.lock().unwrap_or_else(PoisonError::into_inner).recv();
                    let Ok((reach, answer)) = next else { return };
                    // The caller may have broken off.
                    answer.send(open(reach)).unwrap_or_default();
                }
            });
        }
        drop(work);
        scope.spawn(move || {
            let mut next = Ok(Some(first));
            loop {
                let (answer, answered) = sync_channel(1);
                let sent = match next {
                    Ok(None) => return,
                    Ok(Some(reach)) => {
                        let last = last_position(&reach.batch, 0);
                        in_order.send((last, answered)).is_ok() && to_workers.send((reach, answer)).is_ok()
                    }
                    Err(error) => {
                        in_order.send((0, answered)).unwrap_or_default();
                        answer.send(Err(error)).unwrap_or_default();
                        return;
                    }
                };
                if !sent {
                    return;
                }
                next = reader.next();
            }
        });
        let mut taken = after;
        // The channel ends when the reader has come to the end.
        while let Ok((last, answered)) = answers.recv() {
            let Ok(answer) = answered.recv() else { break };
            let flow = each(answer?)?;
            taken = last;
            if flow.is_break() {
                break;
            }
        }
        Ok(taken)
    })
}

fn last_position(batch: &Batch, otherwise: u64) -> u64 {
    batch.rows.last().map_or(otherwise, |row| row.position)
}

struct Reader<'k> {
    inner: &'k Inner,
    reading: Box<dyn Reading + Send + 'k>,
    master: MasterKey,
    known: &'k BySubject<KeyState>,
    at: (u64, Hash),
}

impl<'k> Reader<'k> {
    fn next(&mut self) -> Result<Option<Reach<'k>>, LedgerError> {
        let mut batch = Batch::default();
        self.reading.rows_after(self.at.0, AT_ONCE, &mut batch)?;
        let before = self.at;
        let Some(last) = batch.rows.last() else { return Ok(None) };
        self.at = (last.position, last.hash);
        let mut subjects: Vec<Subject> = batch
            .rows
            .iter()
            .map(|row| row.subject)
            .filter(|subject| !self.known.contains_key(subject))
            .collect();
        subjects.sort_unstable();
        subjects.dedup();
        let mut asked = BySubject::with_capacity_and_hasher(subjects.len(), Default::default());
        self.reading.keys_of(&subjects, &mut |subject, wrapped| {
            asked.insert(subject, KeyState::of(wrapped, &self.master, &self.inner.authority, subject));
            Ok(())
        })?;
        Ok(Some(Reach { batch, before, known: self.known, asked }))
    }
}
