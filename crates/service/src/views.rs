//! Who looked at whose record: every opening is recorded, or the record stays closed.
//!
//! Openings go through a queue to one thread, which appends them to the ledger in batches, so that a page
//! need not wait for the disk. When the queue is full or its thread has failed, records are refused.

use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use jiff::Timestamp;
use ledger::{Ledger, Subject};
use practice::{PersonId, WorkerId};
use uuid::Uuid;

use crate::fact::{Fact, Statement, Viewed};

/// Openings that may wait to be written.
const WAITING_MAX: usize = 4096;
/// How long openings are gathered before they are written.
const GATHER: Duration = Duration::from_millis(20);

/// Somebody opened a record.
#[derive(Debug, Clone, PartialEq)]
pub struct Viewing {
    /// Who.
    pub by: WorkerId,
    /// When.
    pub at: Timestamp,
    /// Which part of the record.
    pub part: Arc<str>,
}

struct Opening {
    now: Timestamp,
    person: PersonId,
    by: WorkerId,
    part: String,
}

/// The log of openings.
pub(crate) struct ViewLog {
    queue: Mutex<Option<SyncSender<Opening>>>,
    writer: Mutex<Option<JoinHandle<()>>>,
}

impl ViewLog {
    /// Starts the thread that writes.
    pub fn start(ledger: Ledger<Statement>) -> std::io::Result<ViewLog> {
        let (queue, waiting) = sync_channel(WAITING_MAX);
        let writer =
            std::thread::Builder::new().name("view-log".into()).spawn(move || write(&ledger, &waiting))?;
        Ok(ViewLog { queue: Mutex::new(Some(queue)), writer: Mutex::new(Some(writer)) })
    }

    /// Notes an opening. `false` when it could not be noted: the record must then stay closed.
    pub fn note(&self, now: Timestamp, person: PersonId, by: WorkerId, part: &str) -> bool {
        let queue = self.queue.lock().unwrap_or_else(PoisonError::into_inner);
        let opening = Opening { now, person, by, part: part.to_owned() };
        queue.as_ref().is_some_and(|queue| queue.try_send(opening).is_ok())
    }
}

impl Drop for ViewLog {
    /// Waits until everything noted is written.
    fn drop(&mut self) {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(writer) = self.writer.lock().unwrap_or_else(PoisonError::into_inner).take()
            && writer.join().is_err()
        {
            tracing::error!("the log of openings ended badly");
        }
    }
}

/// The subject under which the openings of a person's record are kept: not the person's own, so that an
/// opening never competes with something recorded of the person.
pub(crate) fn log_of(person: PersonId) -> Subject {
    let digest = blake3::derive_key("goldthread openings of a record", person.0.as_bytes());
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    Subject(uuid::Builder::from_custom_bytes(bytes).into_uuid())
}

fn write(ledger: &Ledger<Statement>, waiting: &Receiver<Opening>) {
    loop {
        let Ok(first) = waiting.recv() else { return };
        let mut openings = vec![first];
        loop {
            match waiting.recv_timeout(GATHER) {
                Ok(opening) if openings.len() < WAITING_MAX => openings.push(opening),
                Ok(opening) => {
                    openings.push(opening);
                    break;
                }
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => break,
            }
        }
        let entries = openings
            .into_iter()
            .map(|opening| {
                let viewed = Viewed { person: opening.person, part: opening.part };
                let statement = Statement { by: opening.by, fact: Fact::Viewed(viewed) };
                (opening.now, log_of(opening.person), statement)
            })
            .collect();
        if let Err(error) = ledger.append_history(entries) {
            // The thread ends, the queue closes and records stay closed until somebody has looked.
            tracing::error!(%error, "openings of records could not be written; records stay closed");
            return;
        }
    }
}

/// The subject of facts about the authority itself.
pub(crate) fn authority_subject() -> Subject {
    Subject(Uuid::from_u128(0x676f_6c64_7468_8000_8000_0000_0000_0001))
}
