//! Appending, against raw SQLite inserts of the same rows with the same durability and batch.
//!
//! The raw side knows the rows beforehand: it serialises, seals and hashes nothing, asks for no version and keeps no
//! head. `cargo bench -p ledger --bench append` prints the ratio for some batch sizes, then both sides' times.
#![allow(clippy::unwrap_used, missing_docs)]

use std::time::{Duration, Instant};

use divan::Bencher;
use jiff::Timestamp;
use ledger::{Authority, Ledger, Location, MasterKey, Subject};
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};
use tempfile::TempDir;
use uuid::Uuid;

const BATCHES: [usize; 5] = [1, 4, 20, 100, 1_000];
/// Of these, one after another, each batch is about some.
const CHILDREN: usize = 4_000;

#[derive(Serialize, Deserialize)]
struct Visit {
    kind: String,
    on: String,
    worker: Uuid,
    seen_alone: bool,
    place: String,
    words: String,
}

fn visit(n: usize) -> Visit {
    Visit {
        kind: "ChildVisited".into(),
        on: format!("2021-10-{:02}", n % 28 + 1),
        worker: Uuid::from_u128(n as u128 % 300),
        seen_alone: n.is_multiple_of(2),
        place: "home".into(),
        words: "She showed me the garden and the den; she sleeps well again and likes the new school.".into(),
    }
}

/// A batch as a service appends: runs of some four entries about one child.
fn subjects(batch: usize, size: usize) -> impl Iterator<Item = Subject> {
    let child = move |n: usize| ((batch * size + n) / 4 * 7919) % CHILDREN;
    (0..size)
        .map(move |n| Subject(Uuid::from_u128(child(n) as u128 * 0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835)))
}

struct Kept {
    ledger: Ledger<Visit>,
    batch: usize,
    _folder: TempDir,
}

impl Kept {
    fn new() -> Kept {
        let folder = tempfile::tempdir().unwrap();
        let location = Location::Sqlite(folder.path().join("ledger"));
        let authority = Authority::new("E08000025").unwrap();
        let ledger = Ledger::open(&location, authority, MasterKey::from_bytes([7; 32])).unwrap();
        // The children are known already, as those of a service in use are.
        let all: Vec<_> = (0..CHILDREN).flat_map(|n| subjects(n, 4).take(1)).collect();
        let told = all.into_iter().enumerate().map(|(n, child)| (child, visit(n))).collect();
        ledger.append(Timestamp::UNIX_EPOCH, &[], told).unwrap();
        Kept { ledger, batch: 0, _folder: folder }
    }

    fn told(&mut self, size: usize) -> Vec<(Subject, Visit)> {
        self.batch += 1;
        subjects(self.batch, size).enumerate().map(|(n, child)| (child, visit(n))).collect()
    }

    fn append(&self, told: Vec<(Subject, Visit)>) {
        self.ledger.append(Timestamp::UNIX_EPOCH, &[], told).unwrap();
    }
}

struct Raw {
    connection: Connection,
    position: i64,
    batch: usize,
    payload: Vec<u8>,
    _folder: TempDir,
}

/// The columns that differ between rows.
type Row = (i64, Subject, i64);

impl Raw {
    fn new() -> Raw {
        let folder = tempfile::tempdir().unwrap();
        let connection = Connection::open(folder.path().join("raw")).unwrap();
        connection
            .execute_batch(
                "PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; \
                 PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 4000; PRAGMA journal_size_limit = 67108864;",
            )
            .unwrap();
        connection.execute_batch(include_str!("../migrations/sqlite/0001_ledger.sql")).unwrap();
        let payload = vec![0xa5; serde_json::to_vec(&visit(0)).unwrap().len() + 40];
        let mut raw = Raw { connection, position: 0, batch: 0, payload, _folder: folder };
        let all: Vec<_> = (0..CHILDREN).flat_map(|n| subjects(n, 4).take(1)).collect();
        let rows: Vec<_> = all.into_iter().map(|child| raw.row(child)).collect();
        raw.append(&rows);
        raw
    }

    fn row(&mut self, child: Subject) -> Row {
        self.position += 1;
        (self.position, child, self.position)
    }

    fn rows(&mut self, size: usize) -> Vec<Row> {
        self.batch += 1;
        subjects(self.batch, size).map(|child| self.row(child)).collect()
    }

    fn append(&self, rows: &[Row]) {
        let transaction = self.connection.unchecked_transaction().unwrap();
        let mut insert = transaction
            .prepare_cached(
                "INSERT INTO ledger_entry (authority, position, subject, version, recorded, kind, payload, hash) \
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            )
            .unwrap();
        for (position, child, version) in rows {
            let subject = child.0.as_bytes().as_slice();
            let hash = [0x5a_u8; 32];
            insert
                .execute(params![
                    "E08000025",
                    position,
                    subject,
                    version,
                    0,
                    0,
                    self.payload,
                    hash.as_slice()
                ])
                .unwrap();
        }
        drop(insert);
        transaction.commit().unwrap();
    }
}

#[divan::bench(args = BATCHES)]
fn ledger_append(bencher: Bencher<'_, '_>, size: usize) {
    let mut kept = Kept::new();
    let told = std::cell::RefCell::new(&mut kept);
    bencher
        .counter(size)
        .with_inputs(|| told.borrow_mut().told(size))
        .bench_local_values(|batch| told.borrow().append(batch));
}

#[divan::bench(args = BATCHES)]
fn raw_baseline(bencher: Bencher<'_, '_>, size: usize) {
    let mut raw = Raw::new();
    let told = std::cell::RefCell::new(&mut raw);
    bencher
        .counter(size)
        .with_inputs(|| told.borrow_mut().rows(size))
        .bench_local_refs(|rows| told.borrow().append(rows));
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

/// Both sides in turn, so that whatever else the machine does falls on both.
fn ratio(size: usize) {
    let (mut kept, mut raw) = (Kept::new(), Raw::new());
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    let began = Instant::now();
    while began.elapsed() < Duration::from_secs(3) {
        let told = kept.told(size);
        let start = Instant::now();
        kept.append(told);
        ours.push(start.elapsed());
        let rows = raw.rows(size);
        let start = Instant::now();
        raw.append(&rows);
        theirs.push(start.elapsed());
    }
    let count = ours.len();
    let total = |times: &[Duration]| times.iter().sum::<Duration>().as_secs_f64();
    let by_total = 100.0 * total(&theirs) / total(&ours);
    let (ours, theirs) = (median(ours), median(theirs));
    let percent = 100.0 * theirs.as_secs_f64() / ours.as_secs_f64();
    println!(
        "{size:5} entries at once: ledger {ours:>9.1?}, raw {theirs:>9.1?}: {percent:3.0}% of raw speed by median, \
         {by_total:3.0}% by total ({count} rounds)"
    );
}

fn main() {
    for size in BATCHES {
        ratio(size);
    }
    divan::main();
}
