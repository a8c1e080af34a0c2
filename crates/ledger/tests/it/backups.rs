//! Backup while in use, and restore to either kind of database.

use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use ledger::{Authority, Ledger, LedgerError, MasterKey, Verified};

use crate::places::{Note, Place, all, authority, master, note, quiet, second, subject, words};

on_both!(
    a_backup_restores_to_either_kind_of_database,
    a_backup_made_while_writing_is_of_one_moment,
    a_backup_is_one_file_of_its_owners_alone,
    a_backup_is_never_written_over_another_file,
    a_restore_never_goes_over_entries,
    a_damaged_backup_is_refused_and_nothing_restored,
    a_backup_needs_its_own_master_key_and_authority,
    progress_of_backup_and_restore_comes_to_its_end,
);

fn filled(place: &Place) -> Ledger<Note> {
    let ledger = place.open();
    for round in 0..5 {
        let entries = (0..1_000).map(|n| (subject(n % 90), note(&format!("{round}/{n}")))).collect();
        ledger.append(second(round), &[], entries).unwrap();
    }
    ledger.forget(second(9), subject(7)).unwrap();
    ledger
}

fn restore(from: &Path, to: &Place) -> Result<Verified, LedgerError> {
    Ledger::<Note>::restore(from, &to.location, authority(), master(), &mut quiet)
}

fn a_backup_restores_to_either_kind_of_database(place: &Place) {
    let ledger = filled(place);
    let copy = place.path("copy");
    let backed_up = ledger.backup(&copy, &mut quiet).unwrap();
    assert_eq!(backed_up, ledger.verify(&mut quiet).unwrap());
    for other in [Some(Place::sqlite()), Place::postgres()].into_iter().flatten() {
        assert_eq!(restore(&copy, &other).unwrap(), backed_up);
        let restored = other.open();
        assert_eq!(all(&restored), all(&ledger));
        assert!(restored.holds(&backed_up.head).unwrap());
        // Life goes on there, where it left off.
        restored.append(second(20), &[(subject(1), 60)], vec![(subject(1), note("more"))]).unwrap();
        assert_eq!(restored.verify(&mut quiet).unwrap().entries, backed_up.entries + 1);
    }
}

fn a_backup_made_while_writing_is_of_one_moment(place: &Place) {
    let ledger = filled(place);
    let done = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| {
            let mut n = 0;
            while !done.load(Ordering::Relaxed) {
                let entries = vec![(subject(1_000), note("a")), (subject(1_001), note("b"))];
                ledger.append(second(n), &[], entries).unwrap();
                n += 1;
            }
        });
        for n in 0..3 {
            let copy = place.path(&format!("copy {n}"));
            let backed_up = ledger.backup(&copy, &mut quiet).unwrap();
            assert!(ledger.holds(&backed_up.head).unwrap());
            let other = Place::sqlite();
            restore(&copy, &other).unwrap();
            let restored = other.open();
            assert_eq!(
                words(&restored, subject(1_000)).len(),
                words(&restored, subject(1_001)).len(),
                "both of an append or none"
            );
        }
        done.store(true, Ordering::Relaxed);
    });
}

fn a_backup_is_one_file_of_its_owners_alone(place: &Place) {
    let ledger = filled(place);
    let folder = place.path("kept here");
    fs::create_dir(&folder).unwrap();
    ledger.backup(&folder.join("copy %1?"), &mut quiet).unwrap();
    let files: Vec<_> = fs::read_dir(&folder).unwrap().map(|file| file.unwrap()).collect();
    assert_eq!(files.len(), 1, "{files:?}");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(files[0].metadata().unwrap().permissions().mode() & 0o777, 0o600);
    }
    // Restoring leaves it as it is.
    let before = fs::read(files[0].path()).unwrap();
    restore(&files[0].path(), &Place::sqlite()).unwrap();
    assert_eq!(fs::read(files[0].path()).unwrap(), before);
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
}

fn a_backup_is_never_written_over_another_file(place: &Place) {
    let ledger = filled(place);
    let copy = place.path("copy");
    fs::write(&copy, "something dear").unwrap();
    let refused = ledger.backup(&copy, &mut quiet);
    assert!(matches!(refused, Err(LedgerError::AlreadyExists { .. })), "{refused:?}");
    assert_eq!(fs::read(&copy).unwrap(), b"something dear");
    let nowhere = ledger.backup(&place.path("no such folder/copy"), &mut quiet);
    assert!(matches!(nowhere, Err(LedgerError::Unreachable { .. })), "{nowhere:?}");
}

fn a_restore_never_goes_over_entries(place: &Place) {
    let source = Place::sqlite();
    let copy = source.path("copy");
    filled(&source).backup(&copy, &mut quiet).unwrap();
    let ledger = place.open();
    // A ledger without an entry may be restored to, whatever key it was begun with; one with an entry may not.
    let begun = Ledger::<Note>::open(&place.location, Authority::new("other").unwrap(), master()).unwrap();
    begun.append(second(0), &[], vec![(subject(1), note("theirs"))]).unwrap();
    ledger.append(second(0), &[], vec![(subject(1), note("ours"))]).unwrap();
    let refused = restore(&copy, place);
    assert!(matches!(refused, Err(LedgerError::NotEmpty { entries: 1, .. })), "{refused:?}");
    assert_eq!(words(&ledger, subject(1)), ["ours"]);
    assert_eq!(words(&begun, subject(1)), ["theirs"]);
}

fn a_damaged_backup_is_refused_and_nothing_restored(place: &Place) {
    let source = Place::sqlite();
    let copy = source.path("copy");
    filled(&source).backup(&copy, &mut quiet).unwrap();
    {
        let connection = rusqlite::Connection::open(&copy).unwrap();
        connection
            .execute("UPDATE ledger_entry SET recorded = recorded + 1 WHERE position = 4321", [])
            .unwrap();
    }
    let refused = restore(&copy, place);
    assert!(matches!(refused, Err(LedgerError::Broken { position: 4321, .. })), "{refused:?}");
    let whole = fs::read(&copy).unwrap();
    fs::write(&copy, &whole[..whole.len() / 2]).unwrap();
    assert!(restore(&copy, place).is_err());
    fs::write(&copy, "not a backup at all").unwrap();
    let refused = restore(&copy, place);
    assert!(matches!(refused, Err(LedgerError::NotALedger { .. })), "{refused:?}");
    assert!(matches!(restore(&source.path("none"), place), Err(LedgerError::Unreachable { .. })));
    assert_eq!(place.open().head().unwrap().position, 0);
}

fn a_backup_needs_its_own_master_key_and_authority(place: &Place) {
    let source = Place::sqlite();
    let copy = source.path("copy");
    filled(&source).backup(&copy, &mut quiet).unwrap();
    let other_key = MasterKey::from_bytes([1; 32]);
    let refused = Ledger::<Note>::restore(&copy, &place.location, authority(), other_key, &mut quiet);
    assert!(matches!(refused, Err(LedgerError::WrongMasterKey { .. })), "{refused:?}");
    let other = Authority::new("other").unwrap();
    let refused = Ledger::<Note>::restore(&copy, &place.location, other, master(), &mut quiet);
    assert!(matches!(refused, Err(LedgerError::NoSuchAuthority { .. })), "{refused:?}");
}

fn progress_of_backup_and_restore_comes_to_its_end(place: &Place) {
    let ledger = filled(place);
    let copy = place.path("copy");
    let mut last = (0, 0);
    let mut forward = |done: u64, all: u64| {
        assert!(done >= last.0 && done <= all, "{done} of {all} after {last:?}");
        last = (done, all);
    };
    ledger.backup(&copy, &mut forward).unwrap();
    assert!(last.0 == last.1 && last.0 > 0, "{last:?}");
    let mut last = (0, 0);
    let mut forward = |done: u64, all: u64| {
        assert!(done >= last.0 && done <= all, "{done} of {all} after {last:?}");
        last = (done, all);
    };
    let other = Place::sqlite();
    Ledger::<Note>::restore(&copy, &other.location, authority(), master(), &mut forward).unwrap();
    assert!(last.0 == last.1 && last.0 > 0, "{last:?}");
}
