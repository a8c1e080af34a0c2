//! Reading a whole ledger of a million entries, and verifying it: `cargo bench -p ledger --bench scan`.
//! `GOLDTHREAD_BENCH_ENTRIES` sets another number.
#![allow(clippy::unwrap_used, missing_docs)]

use std::ops::ControlFlow;
use std::time::Instant;

use jiff::Timestamp;
use ledger::{Authority, Ledger, Location, MasterKey, Payload, Subject};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

const CHILDREN: u64 = 50_000;

#[derive(Serialize, Deserialize)]
struct Visit {
    kind: String,
    on: String,
    worker: Uuid,
    seen_alone: bool,
    place: String,
    words: String,
}

fn visit(n: u64) -> Visit {
    Visit {
        kind: "ChildVisited".into(),
        on: format!("2021-10-{:02}", n % 28 + 1),
        worker: Uuid::from_u128(u128::from(n % 300)),
        seen_alone: n.is_multiple_of(2),
        place: "home".into(),
        words: "She showed me the garden and the den; she sleeps well again and likes the new school.".into(),
    }
}

fn main() {
    let entries =
        std::env::var("GOLDTHREAD_BENCH_ENTRIES").ok().and_then(|n| n.parse().ok()).unwrap_or(1_000_000);
    let folder = tempfile::tempdir().unwrap();
    // On a server, if the script started one and it is asked for.
    let location: Location = match std::env::var("GOLDTHREAD_BENCH_LOCATION") {
        Ok(location) => location.parse().unwrap(),
        Err(_) => Location::Sqlite(folder.path().join("ledger")),
    };
    let authority = Authority::new("bench").unwrap();
    let ledger: Ledger<Visit> = Ledger::open(&location, authority, MasterKey::from_bytes([7; 32])).unwrap();
    println!("a payload is {} bytes of JSON", serde_json::to_vec(&visit(0)).unwrap().len());

    let began = Instant::now();
    for start in (0..entries).step_by(1_000) {
        let subject = |n: u64| Subject(Uuid::from_u128(u128::from(n * 7919 % CHILDREN)));
        let told = (start..entries.min(start + 1_000)).map(|n| (subject(n), visit(n))).collect();
        ledger.append(Timestamp::UNIX_EPOCH, &[], told).unwrap();
    }
    println!("{entries} entries appended, 1000 at once: {:.2?}", began.elapsed());

    for round in 1..=3 {
        let began = Instant::now();
        let mut seen = 0;
        let mut count = |entries: Vec<ledger::Entry<Visit>>| {
            seen += entries.iter().filter(|entry| matches!(entry.payload, Payload::Told(_))).count();
            ControlFlow::Continue(())
        };
        ledger.scan(0, &mut count).unwrap();
        println!("{seen} entries scanned, round {round}: {:.2?}", began.elapsed());
    }

    let began = Instant::now();
    ledger.verify(&mut |_, _| {}).unwrap();
    println!("verified: {:.2?}", began.elapsed());

    let began = Instant::now();
    let some: usize = (0..2_000).map(|n| ledger.read(Subject(Uuid::from_u128(n))).unwrap().len()).sum();
    println!("2000 subjects read, {some} entries: {:.2?} each", began.elapsed() / 2_000);

    let began = Instant::now();
    ledger.backup(&folder.path().join("copy"), &mut |_, _| {}).unwrap();
    println!("backed up and verified: {:.2?}", began.elapsed());

    let began = Instant::now();
    println!(
        "{} keys wrapped again: {:.2?}",
        ledger.rewrap(MasterKey::from_bytes([8; 32])).unwrap(),
        began.elapsed()
    );
}
