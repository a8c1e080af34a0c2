//! What is not a ledger, or may not be written: a clear sentence, and nothing changed.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use ledger::{AppendError, Ledger, LedgerError, Location};

use crate::places::{Note, Place, Raw, authority, master, note, quiet, second, skipped, subject, words};

on_both!(a_newer_schema_is_refused, a_half_made_ledger_is_refused);

fn open(location: &Location) -> Result<Ledger<Note>, LedgerError> {
    Ledger::open(location, authority(), master())
}

fn one(place: &Place) -> Ledger<Note> {
    let ledger = place.open();
    ledger.append(second(0), &[], vec![(subject(1), note("one"))]).unwrap();
    ledger
}

fn a_newer_schema_is_refused(place: &Place) {
    drop(one(place));
    match place.raw() {
        Raw::Sqlite(connection) => connection.pragma_update(None, "user_version", 999).unwrap(),
        Raw::Postgres(mut client) => {
            client.batch_execute("UPDATE ledger_schema SET version = 999").unwrap();
        }
    }
    let error = open(&place.location).unwrap_err();
    assert!(matches!(error, LedgerError::NewerSchema { found: 999, known: 1, .. }), "{error:?}");
    assert!(error.to_string().contains("newer version of Goldthread (schema 999"), "{error}");
    match place.raw() {
        Raw::Sqlite(connection) => connection.pragma_update(None, "user_version", 1).unwrap(),
        Raw::Postgres(mut client) => client.batch_execute("UPDATE ledger_schema SET version = 1").unwrap(),
    }
    assert_eq!(words(&place.open(), subject(1)), ["one"]);
}

fn a_half_made_ledger_is_refused(place: &Place) {
    drop(one(place));
    match place.raw() {
        Raw::Sqlite(connection) => connection.pragma_update(None, "application_id", 1).unwrap(),
        Raw::Postgres(mut client) => client.batch_execute("DROP TABLE ledger_schema").unwrap(),
    }
    let error = open(&place.location).unwrap_err();
    assert!(matches!(error, LedgerError::NotALedger { .. }), "{error:?}");
}

#[test]
fn another_programs_database_is_left_alone() {
    let place = Place::sqlite();
    let path = place.path("records.goldthread");
    {
        let connection = rusqlite::Connection::open(&path).unwrap();
        connection
            .execute_batch("CREATE TABLE recipes (name TEXT); INSERT INTO recipes VALUES ('tea')")
            .unwrap();
    }
    refused_unchanged(&path, |error| matches!(error, LedgerError::NotALedger { .. }));
}

#[test]
fn what_is_no_database_is_left_alone() {
    let place = Place::sqlite();
    let path = place.path("letter.txt");
    fs::write(&path, "Dear all, ".repeat(1_000)).unwrap();
    refused_unchanged(&path, |error| matches!(error, LedgerError::NotALedger { .. }));
    let folder = place.path("folder");
    fs::create_dir(&folder).unwrap();
    assert!(open(&Location::Sqlite(folder)).is_err());
    let nowhere = place.path("no such folder/records");
    let error = open(&Location::Sqlite(nowhere)).unwrap_err();
    assert!(matches!(error, LedgerError::Unreachable { .. }), "{error:?}");
}

fn refused_unchanged(path: &Path, expected: impl Fn(&LedgerError) -> bool) {
    let before = fs::read(path).unwrap();
    let error = open(&Location::Sqlite(path.into())).unwrap_err();
    assert!(expected(&error), "{error:?}");
    assert!(error.to_string().starts_with(&path.display().to_string()), "{error}");
    assert_eq!(fs::read(path).unwrap(), before);
}

#[test]
fn a_server_that_is_not_there_is_unreachable_and_its_password_not_told() {
    let location = "postgres://clerk:secret@127.0.0.1:1/records?connect_timeout=2".parse().unwrap();
    let error = open(&location).unwrap_err();
    assert!(matches!(error, LedgerError::Unreachable { .. }), "{error:?}");
    assert!(!format!("{error} {error:?} {location:?}").contains("secret"));
}

#[test]
fn a_postgresql_database_that_may_only_be_read_says_so() {
    let Some(place) = Place::postgres() else { return };
    drop(one(&place));
    let Raw::Postgres(mut client) = place.raw() else { panic!("it is PostgreSQL") };
    let database: String = client.query_one("SELECT current_database()", &[]).unwrap().get(0);
    client
        .batch_execute(&format!("ALTER DATABASE {database} SET default_transaction_read_only = on"))
        .unwrap();
    let ledger = place.open();
    let refused = ledger.append(second(1), &[], vec![(subject(1), note("two"))]);
    assert!(matches!(refused, Err(AppendError::Ledger(LedgerError::ReadOnly { .. }))), "{refused:?}");
    assert_eq!(words(&ledger, subject(1)), ["one"]);
}

#[test]
fn a_ledger_in_postgresql_goes_on_after_the_server_cut_its_links() {
    let Some(place) = Place::postgres() else { return };
    let ledger = one(&place);
    let mut follower = ledger.follow(1);
    assert!(follower.wait(std::time::Duration::ZERO).unwrap().is_empty());
    let Raw::Postgres(mut client) = place.raw() else { panic!("it is PostgreSQL") };
    let cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
               WHERE datname = current_database() AND pid <> pg_backend_pid()";
    client.query(cut, &[]).unwrap();
    // The first question on a cut link may fail; the next has a new one.
    let done = (0..5).any(|_| ledger.append(second(1), &[], vec![(subject(1), note("two"))]).is_ok());
    assert!(done);
    let read = (0..10).find_map(|_| ledger.read(subject(1)).ok()).unwrap();
    assert_eq!(read.len(), 2);
    let heard = (0..5).find_map(|_| follower.wait(std::time::Duration::from_secs(5)).ok()).unwrap();
    assert_eq!(heard.len(), 1);
    assert_eq!(ledger.verify(&mut quiet).unwrap().entries, 2);
}

/// Run by `a_file_or_folder_that_may_only_be_read_says_so` in a process that is not root's.
#[test]
fn as_another_account() {
    let Some(folder) = std::env::var_os("GOLDTHREAD_TEST_READ_ONLY") else { return };
    let folder = PathBuf::from(folder);
    for name in ["file", "folder", "both"] {
        let path = folder.join(name).join("records");
        let error = open(&Location::Sqlite(path.clone())).unwrap_err();
        assert!(matches!(error, LedgerError::ReadOnly { .. }), "{name}: {error:?}");
        assert!(error.to_string().contains("cannot be written"), "{error}");
    }
    let error = open(&Location::Sqlite(folder.join("empty/records"))).unwrap_err();
    assert!(matches!(error, LedgerError::ReadOnly { .. }), "{error:?}");
}

#[test]
fn a_file_or_folder_that_may_only_be_read_says_so() {
    let place = Place::sqlite();
    let root = place.path("");
    let mode = |path: &Path, mode: u32| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    mode(&root, 0o755);
    fs::create_dir(root.join("empty")).unwrap();
    let mut files = Vec::new();
    for name in ["file", "folder", "both"] {
        fs::create_dir(root.join(name)).unwrap();
        let path = root.join(name).join("records");
        let ledger: Ledger<Note> = open(&Location::Sqlite(path.clone())).unwrap();
        ledger.append(second(0), &[], vec![(subject(1), note("one"))]).unwrap();
        drop(ledger);
        files.push((path.clone(), fs::read(&path).unwrap()));
    }
    mode(&root.join("empty"), 0o555);
    for (name, folder, file) in [("file", 0o777, 0o444), ("folder", 0o555, 0o666), ("both", 0o555, 0o444)] {
        mode(&root.join(name).join("records"), file);
        mode(&root.join(name), folder);
    }
    // Permissions do not bind root, so that the trial is made as nobody there; from where nobody may run it.
    let program = root.join("trial");
    fs::copy(std::env::current_exe().unwrap(), &program).unwrap();
    mode(&program, 0o755);
    let mut trial = Command::new(&program);
    trial.args(["--exact", "faults::as_another_account", "--nocapture"]);
    trial.env("GOLDTHREAD_TEST_READ_ONLY", &root).current_dir("/");
    if fs::metadata("/proc/self").is_ok_and(|me| std::os::unix::fs::MetadataExt::uid(&me) == 0) {
        trial.uid(65_534).gid(65_534);
    }
    let output = trial.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    for (path, before) in files {
        mode(path.parent().unwrap(), 0o755);
        mode(&path, 0o644);
        assert_eq!(fs::read(&path).unwrap(), before);
        let ledger: Ledger<Note> = open(&Location::Sqlite(path)).unwrap();
        assert_eq!(words(&ledger, subject(1)), ["one"]);
    }
    mode(&root.join("empty"), 0o755);
}

/// A small disk of its own, where this account may make one.
struct SmallDisk(PathBuf);

impl SmallDisk {
    fn at(path: PathBuf) -> Option<SmallDisk> {
        fs::create_dir(&path).unwrap();
        let mounted =
            Command::new("mount").args(["-t", "tmpfs", "-o", "size=1m", "tmpfs"]).arg(&path).output();
        mounted.is_ok_and(|done| done.status.success()).then_some(SmallDisk(path))
    }

    fn grow(&self) {
        let grown = Command::new("mount").args(["-o", "remount,size=16m"]).arg(&self.0).status().unwrap();
        assert!(grown.success());
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        drop(Command::new("umount").arg(&self.0).status());
    }
}

#[test]
fn a_full_disk_says_so_and_nothing_is_half_written() {
    let place = Place::sqlite();
    let Some(disk) = SmallDisk::at(place.path("disk")) else {
        skipped("a full disk: only root can make a small one");
        return;
    };
    let location = Location::Sqlite(disk.0.join("records"));
    let ledger = open(&location).unwrap();
    let mut told = 0;
    let refused = loop {
        let entries = (0..10).map(|n| (subject(n), note(&"x".repeat(500)))).collect();
        match ledger.append(second(told), &[], entries) {
            Ok(_) => told += 1,
            Err(error) => break error,
        }
    };
    assert!(matches!(refused, AppendError::Ledger(LedgerError::DiskFull { .. })), "{refused:?}");
    assert!(refused.to_string().contains("is full; nothing of this was recorded"), "{refused}");
    assert!(told > 10);
    let count = |ledger: &Ledger<Note>| ledger.verify(&mut quiet).unwrap().entries;
    assert_eq!(count(&ledger), u64::try_from(told).unwrap() * 10);
    let backup = ledger.backup(&disk.0.join("copy"), &mut quiet);
    assert!(matches!(backup, Err(LedgerError::DiskFull { .. })), "{backup:?}");
    assert!(!disk.0.join("copy").exists() && !disk.0.join("copy.partial").exists());
    // With room again it goes on, both as it stands and opened anew.
    disk.grow();
    ledger.append(second(told), &[], vec![(subject(1), note("more"))]).unwrap();
    assert_eq!(count(&ledger), u64::try_from(told).unwrap() * 10 + 1);
    drop(ledger);
    assert_eq!(count(&open(&location).unwrap()), u64::try_from(told).unwrap() * 10 + 1);
}
