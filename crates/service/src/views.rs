//! Who looked at whose record: every opening, and every list that names people, is recorded, or stays closed.
//!
//! What is seen on a page goes through a queue to one thread, which appends to the ledger in batches, so that a
//! page need not wait for the disk. While the queue is full or the ledger cannot be written, records are refused;
//! what waits is written as soon as it can be, and then they open again. A list that is taken away waits for the
//! disk: it leaves only once it is known for ever who took it.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use jiff::Timestamp;
use ledger::{Ledger, Subject};
use practice::{PersonId, WorkerId};
use uuid::Uuid;

use crate::fact::{Fact, Listed, Statement, Viewed};

/// Openings that may wait to be written.
const WAITING_MAX: usize = 4096;
/// How long openings are gathered before they are written.
const GATHER: Duration = Duration::from_millis(20);

/// How long to wait before openings that could not be written are tried again, at first and at most.
const AGAIN_AFTER: (Duration, Duration) = (Duration::from_millis(100), Duration::from_secs(5));

/// Somebody opened a record, or a list that names its person.
#[derive(Debug, Clone, PartialEq)]
pub struct Viewing {
    /// Who.
    pub by: WorkerId,
    /// When.
    pub at: Timestamp,
    /// Which part of the record, or which list.
    pub part: Arc<str>,
    /// Its place in the ledger, by which openings are put in order: two may be of one moment.
    pub(crate) position: u64,
}

/// A list that was seen or taken away, as the world holds it.
#[derive(Debug)]
pub(crate) struct ListSeen {
    pub by: WorkerId,
    pub at: Timestamp,
    pub list: Listed,
    pub position: u64,
}

impl ListSeen {
    /// What it is to somebody whom it names; nothing to others.
    pub fn viewing_of(&self, person: PersonId) -> Option<Viewing> {
        self.list.people.contains(&person).then(|| {
            let did = if self.list.taken_away { "Downloaded a list" } else { "Saw a list" };
            let part = format!("{did}: {}", self.list.list).into();
            Viewing { by: self.by, at: self.at, part, position: self.position }
        })
    }
}

/// Something to be written.
type Opening = (Timestamp, Subject, Statement);

/// The log of openings.
pub(crate) struct ViewLog {
    ledger: Ledger<Statement>,
    queue: Mutex<Option<SyncSender<Opening>>>,
    writer: Mutex<Option<JoinHandle<()>>>,
    writes: Arc<Writes>,
}

/// How the writing goes.
#[derive(Default)]
struct Writes {
    /// The ledger could not be written: nothing more is shown until it can.
    fail: AtomicBool,
    /// Nothing more comes: what cannot be written now is given up.
    end: Mutex<bool>,
    ended: Condvar,
}

impl Writes {
    fn end(&self) {
        *self.end.lock().unwrap_or_else(PoisonError::into_inner) = true;
        self.ended.notify_all();
    }

    /// Waits so long, or until nothing more comes; whether that is so.
    fn ends_within(&self, wait: Duration) -> bool {
        let end = self.end.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = self.ended.wait_timeout_while(end, wait, |end| !*end);
        *waited.unwrap_or_else(PoisonError::into_inner).0
    }
}

impl ViewLog {
    /// Starts the thread that writes.
    pub fn start(ledger: Ledger<Statement>) -> std::io::Result<ViewLog> {
        let (queue, waiting) = sync_channel(WAITING_MAX);
        let writes = Arc::<Writes>::default();
        let (own, of) = (ledger.clone(), Arc::clone(&writes));
        let writer =
            std::thread::Builder::new().name("view-log".into()).spawn(move || write(&own, &waiting, &of))?;
        Ok(ViewLog { ledger, queue: Mutex::new(Some(queue)), writer: Mutex::new(Some(writer)), writes })
    }

    /// Notes an opening. `false` when it could not be noted: the record must then stay closed.
    pub fn note(&self, now: Timestamp, person: PersonId, by: WorkerId, part: &str) -> bool {
        let fact = Fact::Viewed(Viewed { person, part: part.to_owned() });
        self.put((now, log_of(person), Statement { by, fact }))
    }

    /// Notes that a list was shown on a page. `false` when it could not be noted: it must then not be shown.
    pub fn note_list(&self, now: Timestamp, by: WorkerId, list: Listed) -> bool {
        self.put((now, lists_of(by), Statement { by, fact: Fact::Listed(list) }))
    }

    /// Notes that a list is taken away, and waits until it is written. `false` when it could not be: it must then
    /// not be given out.
    pub fn note_taken_away(&self, now: Timestamp, by: WorkerId, list: Listed) -> bool {
        let entry = (lists_of(by), Statement { by, fact: Fact::Listed(list) });
        match self.ledger.append(now, &[], vec![entry]) {
            Ok(_) => true,
            Err(error) => {
                tracing::error!(%error, "a list was not given out, because it could not be noted");
                false
            }
        }
    }

    fn put(&self, opening: Opening) -> bool {
        if self.writes.fail.load(Ordering::Acquire) {
            return false;
        }
        let queue = self.queue.lock().unwrap_or_else(PoisonError::into_inner);
        queue.as_ref().is_some_and(|queue| queue.try_send(opening).is_ok())
    }
}

impl Drop for ViewLog {
    /// Waits until everything noted is written.
    fn drop(&mut self) {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner).take();
        self.writes.end();
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
    derived("goldthread openings of a record", person.0)
}

/// The subject under which the lists are kept that somebody saw or took away.
fn lists_of(by: WorkerId) -> Subject {
    derived("goldthread lists that somebody saw", by.0)
}

fn derived(purpose: &str, from: Uuid) -> Subject {
    let digest = blake3::derive_key(purpose, from.as_bytes());
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    Subject(uuid::Builder::from_custom_bytes(bytes).into_uuid())
}

fn write(ledger: &Ledger<Statement>, waiting: &Receiver<Opening>, writes: &Writes) {
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
        let mut wait = AGAIN_AFTER.0;
        while let Err(error) = ledger.append_history(openings.clone()) {
            tracing::error!(%error, "openings of records could not be written; records stay closed until they are");
            writes.fail.store(true, Ordering::Release);
            if writes.ends_within(wait) {
                return;
            }
            wait = (wait * 2).min(AGAIN_AFTER.1);
        }
        writes.fail.store(false, Ordering::Release);
    }
}

/// The subject of facts about the authority itself.
pub(crate) fn authority_subject() -> Subject {
    Subject(Uuid::from_u128(0x676f_6c64_7468_8000_8000_0000_0000_0001))
}
