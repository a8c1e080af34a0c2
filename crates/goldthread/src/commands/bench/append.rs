//! Appending, beside raw SQLite inserts of the same rows.

use std::path::Path;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use ledger::Subject;
use practice::code_sets::{VisitKind, VisitPlace};
use practice::facts::ChildVisited;
use rusqlite::{Connection, params};
use service::fact::{Fact, Statement};
use service::setup::NOBODY;
use uuid::Uuid;

use super::{open_ledger, say};
use crate::fault::Fault;

/// Facts in one transaction.
pub const BATCH: usize = 100;
/// Transactions.
const BATCHES: usize = 200;
/// Children whom they are about.
const CHILDREN: usize = 4_000;

pub fn run(folder: &Path) -> Result<(), Fault> {
    let ours = ledger(&folder.join("append.db"))?;
    let raw = raw(&folder.join("raw.db")).map_err(|error| Fault::Other(format!("raw SQLite: {error}")))?;
    say("the ledger", ours, "serialised, encrypted, chained");
    say("raw SQLite", raw, "");
    println!(
        "  {:<44} {:>11.0}%   target 70%",
        "of raw speed",
        100.0 * raw.as_secs_f64() / ours.as_secs_f64()
    );
    Ok(())
}

fn visit(n: usize) -> Statement {
    let visited = ChildVisited {
        on: calendar::Date::constant(2021, 10, (n % 28 + 1) as i8),
        at: None,
        kind: VisitKind::ChildProtection,
        seen: true,
        alone: n.is_multiple_of(2),
        why_not: None,
        place: VisitPlace::Home,
        words: "I like it when we all eat together.".into(),
        note: "The house was warm and tidy; she showed me the den in the garden and talked about school."
            .into(),
    };
    Statement { by: NOBODY, fact: Fact::Practice(visited.into()) }
}

/// The child of the `n`th fact: four facts about one child, then another.
fn child(n: usize) -> Uuid {
    let spread: u128 = 0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835;
    Uuid::from_u128((((n / 4 * 7919) % CHILDREN) as u128).wrapping_mul(spread))
}

fn ledger(path: &Path) -> Result<Duration, Fault> {
    let ledger = open_ledger(path)?;
    let told =
        |batch: usize| (0..BATCH).map(|n| (Subject(child(batch * BATCH + n)), visit(n))).collect::<Vec<_>>();
    let known = (0..CHILDREN).map(|n| (Subject(child(n * 4)), visit(n))).collect();
    let append = |told| ledger.append(Timestamp::UNIX_EPOCH, &[], told).map_err(service::ServiceError::from);
    append(known)?;
    let batches: Vec<_> = (0..BATCHES).map(told).collect();
    let began = Instant::now();
    for batch in batches {
        append(batch)?;
    }
    Ok(began.elapsed())
}

fn raw(path: &Path) -> rusqlite::Result<Duration> {
    let connection = Connection::open(path)?;
    connection.execute_batch(
        "PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
         PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 4000;",
    )?;
    connection.execute_batch(include_str!("../../../../ledger/migrations/sqlite/0001_ledger.sql"))?;
    // What the ledger stores of a fact: its JSON, a nonce and a tag.
    let payload = vec![0xa5_u8; serde_json::to_vec(&visit(0)).map_or(300, |json| json.len()) + 40];
    let insert = |first: usize, count: usize| -> rusqlite::Result<()> {
        let transaction = connection.unchecked_transaction()?;
        {
            let mut insert = transaction.prepare_cached(
                "INSERT INTO ledger_entry (authority, position, subject, version, recorded, kind, payload, hash)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            )?;
            for n in first..first + count {
                let (subject, hash) = (child(n), [0x5a_u8; 32]);
                let place = n as i64 + 1;
                let row = params![
                    "bench",
                    place,
                    subject.as_bytes().as_slice(),
                    place,
                    0,
                    0,
                    payload,
                    hash.as_slice()
                ];
                insert.execute(row)?;
            }
        }
        transaction.commit()
    };
    insert(0, CHILDREN)?;
    let began = Instant::now();
    for batch in 0..BATCHES {
        insert(CHILDREN + batch * BATCH, BATCH)?;
    }
    Ok(began.elapsed())
}
