//! Killed at any moment, a ledger keeps what it acknowledged, once and whole.
//!
//! `GOLDTHREAD_CRASH_KILLS` sets how often a writer is killed (200 without it), `GOLDTHREAD_CRASH_SEED` repeats a run.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use ledger::{Ledger, Location, Payload};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};

use crate::places::{Note, Place, all, note, quiet, second, subject};

/// Subjects that are told of and forgotten again have numbers from here on.
const FLEETING: u128 = 1_000_000;

/// The process that is killed: appends without end and prints what was acknowledged. It is this test run again with
/// a location in its environment; without one it does nothing.
#[test]
fn writer_that_is_killed() {
    let Ok(location) = std::env::var("GOLDTHREAD_CRASH_LOCATION") else { return };
    let seed = std::env::var("GOLDTHREAD_CRASH_WRITER").unwrap().parse().unwrap();
    let mut random = StdRng::seed_from_u64(seed);
    let place: Location = location.parse().unwrap();
    let ledger: Ledger<Note> =
        Ledger::open(&place, crate::places::authority(), crate::places::master()).unwrap();
    // Past the capture of test output.
    let say = |line: String| {
        let mut out = std::io::stdout().lock();
        out.write_all(line.as_bytes()).and_then(|()| out.flush()).unwrap();
    };
    for n in 0_u64.. {
        let parts = random.random_range(1..=8_u32);
        let told = (1..=parts).map(|part| {
            let padding = "x".repeat(random.random_range(0..900));
            (subject(random.random_range(0..20)), note(&format!("{seed}-{n} {part} {parts} {padding}")))
        });
        ledger.append(second(0), &[], told.collect()).unwrap();
        say(format!("told {seed}-{n}\n"));
        if n % 7 == 6 {
            let fleeting = FLEETING + u128::from(seed % 1_000_000) * 1_000 + u128::from(n);
            ledger.append(second(0), &[], vec![(subject(fleeting), note("fleeting 1 1 "))]).unwrap();
            ledger.forget(second(0), subject(fleeting)).unwrap();
            say(format!("forgot {fleeting}\n"));
        }
    }
}

fn start(place: &Place, seed: u64) -> Child {
    let location = match &place.location {
        Location::Sqlite(path) => path.display().to_string(),
        Location::Postgres(url) => url.clone(),
    };
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "crash::writer_that_is_killed", "--nocapture"])
        .env("GOLDTHREAD_CRASH_LOCATION", location)
        .env("GOLDTHREAD_CRASH_WRITER", seed.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

/// Runs a writer, kills it after a while, and gives the lines it had printed whole.
fn run_and_kill(place: &Place, random: &mut StdRng) -> Vec<String> {
    let seed = u64::from(random.random::<u32>());
    let mut child = start(place, seed);
    let mut out = BufReader::new(child.stdout.take().unwrap());
    let (first, begun) = mpsc::channel();
    let reader = std::thread::spawn(move || {
        let mut lines = Vec::new();
        let mut line = String::new();
        while out.read_line(&mut line).unwrap_or_default() > 0 {
            if line.ends_with('\n') && (line.starts_with("told ") || line.starts_with("forgot ")) {
                first.send(()).unwrap_or_default();
                lines.push(line.trim_end().to_owned());
            }
            line.clear();
        }
        lines
    });
    // Sometimes while it still opens the ledger, mostly in the midst of appending.
    let (_never, pause) = mpsc::channel::<()>();
    if random.random_ratio(1, 8) {
        pause.recv_timeout(Duration::from_micros(random.random_range(0..20_000))).unwrap_err();
    } else {
        begun.recv_timeout(Duration::from_secs(30)).expect("the writer writes");
        pause.recv_timeout(Duration::from_micros(random.random_range(0..30_000))).unwrap_err();
    }
    assert!(child.try_wait().unwrap().is_none(), "the writer has ended of itself");
    child.kill().unwrap();
    child.wait().unwrap();
    reader.join().unwrap()
}

/// Every acknowledged batch is there once, no batch is there in part, and the chain holds.
fn check(place: &Place, acknowledged: &[String]) {
    let ledger = place.open();
    ledger.verify(&mut quiet).unwrap();
    // Of each batch: its parts in the order found, how many there should be, and where the last stands.
    let mut batches: BTreeMap<String, (Vec<u32>, u32, u64)> = BTreeMap::new();
    let mut last_of = BTreeMap::new();
    for entry in all(&ledger) {
        let fleeting = entry.subject >= subject(FLEETING);
        last_of.insert(entry.subject, entry.payload.clone());
        let Payload::Told(told) = entry.payload else {
            assert!(fleeting, "nobody else was forgotten");
            continue;
        };
        if fleeting {
            continue;
        }
        let mut words = told.words.split(' ');
        let batch = words.next().unwrap().to_owned();
        let [part, parts] = [(); 2].map(|()| words.next().unwrap().parse::<u32>().unwrap());
        let (seen, whole, at) = batches.entry(batch).or_insert((Vec::new(), parts, entry.position));
        assert!(seen.is_empty() || *at + 1 == entry.position, "a batch stands together");
        (*whole, *at) = (parts, entry.position);
        seen.push(part);
    }
    for (batch, (seen, parts, _)) in &batches {
        assert!(seen.iter().copied().eq(1..=*parts), "batch {batch} is there as {seen:?} of {parts}");
    }
    for line in acknowledged {
        match line.split_once(' ').unwrap() {
            ("told", batch) => {
                assert!(batches.contains_key(batch), "{batch} was acknowledged and is not there")
            }
            (_, fleeting) => {
                let whom = subject(fleeting.parse().unwrap());
                assert_eq!(last_of.get(&whom), Some(&Payload::Forgotten), "{whom} was to be forgotten");
            }
        }
    }
}

fn kill_often(mut place: impl FnMut() -> Option<Place>, kills: u32, seed: u64) {
    let mut random = StdRng::seed_from_u64(seed);
    let mut left = kills;
    let mut told = 0;
    while left > 0 {
        // A new ledger now and then: the first moments of one are worth killing too.
        let Some(place) = place() else { return };
        let mut acknowledged = Vec::new();
        for _ in 0..left.min(20) {
            acknowledged.extend(run_and_kill(&place, &mut random));
            check(&place, &acknowledged);
            left -= 1;
        }
        told += acknowledged.len();
    }
    assert!(told as u64 > u64::from(kills), "the writers hardly wrote");
}

fn seed() -> u64 {
    let given = std::env::var("GOLDTHREAD_CRASH_SEED").ok().and_then(|seed| seed.parse().ok());
    given.unwrap_or_else(|| u64::from(rand::random::<u32>()))
}

#[test]
fn a_writer_killed_at_any_moment_loses_nothing_acknowledged() {
    let kills = std::env::var("GOLDTHREAD_CRASH_KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or(200);
    let seed = seed();
    println!("{kills} kills, GOLDTHREAD_CRASH_SEED={seed}");
    kill_often(|| Some(Place::sqlite()), kills, seed);
}

#[test]
fn a_writer_to_postgresql_killed_at_any_moment_loses_nothing_acknowledged() {
    let seed = seed();
    println!("GOLDTHREAD_CRASH_SEED={seed}");
    kill_often(Place::postgres, 20, seed);
}
