//! A file cut short or overwritten by something else is found out, or reads as it always did; never as anything else.

use std::fs;
use std::path::Path;

use ledger::{Entry, Ledger, LedgerError, Location};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};

use crate::places::{Note, Place, all, authority, master, note, quiet, second, subject};

fn filled(place: &Place) -> (Vec<u8>, Vec<Entry<Note>>) {
    let ledger = place.open();
    for round in 0..3 {
        let entries = (0..60).map(|n| (subject(n % 7), note(&format!("{round}/{n}")))).collect();
        ledger.append(second(round), &[], entries).unwrap();
    }
    let entries = all(&ledger);
    drop(ledger);
    let Location::Sqlite(path) = &place.location else { panic!("it is SQLite") };
    (fs::read(path).unwrap(), entries)
}

/// Opens, verifies and scans what is there. Fine: it all went well and read the same.
fn trial(path: &Path, expected: &[Entry<Note>]) -> Result<(), LedgerError> {
    let ledger: Ledger<Note> = Ledger::open(&Location::Sqlite(path.into()), authority(), master())?;
    ledger.verify(&mut quiet)?;
    let seen = all(&ledger);
    assert!(seen == expected, "it verified, so it must read as it was written");
    for whom in 0..7 {
        let theirs: Vec<_> =
            expected.iter().filter(|entry| entry.subject == subject(whom)).cloned().collect();
        assert!(ledger.read(subject(whom))? == theirs, "it verified, so each subject must read whole");
    }
    Ok(())
}

#[test]
fn a_file_cut_short_is_found_out_and_left_alone() {
    let place = Place::sqlite();
    let (whole, entries) = filled(&place);
    let path = place.path("cut");
    for length in
        [1, 17, 99, 100, 4_096, 8_191, 8_192, 20_000, whole.len() / 2, whole.len() - 8_192, whole.len() - 1]
    {
        fs::write(&path, &whole[..length]).unwrap();
        let error = trial(&path, &entries).expect_err(&format!("cut at {length}"));
        assert!(
            matches!(
                error,
                LedgerError::NotALedger { .. } | LedgerError::Damaged { .. } | LedgerError::Broken { .. }
            ),
            "cut at {length}: {error:?}"
        );
        assert_eq!(fs::read(&path).unwrap(), whole[..length], "cut at {length}");
    }
}

#[test]
fn a_garbled_file_is_found_out_or_reads_as_written() {
    let place = Place::sqlite();
    let (whole, entries) = filled(&place);
    let path = place.path("garbled");
    let seed =
        std::env::var("GOLDTHREAD_TEST_SEED").ok().and_then(|s| s.parse().ok()).unwrap_or_else(rand::random);
    println!("GOLDTHREAD_TEST_SEED={seed}");
    let mut random = StdRng::seed_from_u64(seed);
    let mut found = 0;
    for _ in 0..300 {
        let mut garbled = whole.clone();
        let at = random.random_range(0..garbled.len());
        let run = random.random_range(1..40);
        garbled.iter_mut().skip(at).take(run).for_each(|byte| *byte ^= random.random::<u8>() | 1);
        for beside in ["-wal", "-shm"] {
            fs::remove_file(format!("{}{beside}", path.display())).unwrap_or_default();
        }
        fs::write(&path, &garbled).unwrap();
        found += u32::from(trial(&path, &entries).is_err());
    }
    assert!(found > 100, "most of the file is in use; only {found} of 300 were found");
}

#[test]
fn a_file_that_is_not_there_is_made_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::sqlite();
    drop(place.open());
    let mode = fs::metadata(place.path("records.goldthread")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}
