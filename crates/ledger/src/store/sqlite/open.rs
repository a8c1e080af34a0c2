//! Opening the file: is it ours, may we write it, is its schema known?

use std::fs::OpenOptions;
use std::path::Path;
use std::time::{Duration, Instant};

use rusqlite::{Connection, ErrorCode, OpenFlags};

use super::{PATIENCE, fault};
use crate::LedgerError;
use crate::store::SCHEMA;

/// What marks a file as ours: “Gold” in ASCII.
const APPLICATION: i64 = 0x476f_6c64;

/// The steps from an empty file to the present schema.
const MIGRATIONS: &[&str] = &[include_str!("../../../migrations/sqlite/0001_ledger.sql")];

const BASE: OpenFlags = OpenFlags::SQLITE_OPEN_NO_MUTEX.union(OpenFlags::SQLITE_OPEN_URI);

/// Opens the connection that writes, makes the file when there is none and brings its schema up to date.
pub(super) fn writer(path: &Path) -> Result<Connection, LedgerError> {
    let there = |e| fault(path, e);
    if !path.exists() {
        create(path)?;
    }
    let connection = Connection::open_with_flags(
        path,
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )
    .map_err(there)?;
    connection.busy_timeout(PATIENCE).map_err(there)?;
    let found = schema(path, &connection)?;
    if connection.is_readonly("main").map_err(there)? {
        return Err(LedgerError::ReadOnly {
            location: path.display().to_string(),
            detail: "this account may only read the file".into(),
        });
    }
    let settle = || {
        if found == 0 {
            // Wider than usual, so that a page holds some entries even when one of them is long.
            connection.pragma_update(None, "page_size", 8192)?;
        }
        write_ahead(&connection)?;
        // What has been acknowledged is on the disk.
        connection.pragma_update(None, "synchronous", "FULL")?;
        // What is deleted is overwritten: a destroyed key must not linger in a free page.
        connection.query_row("PRAGMA secure_delete = ON", [], |_| Ok(()))?;
        // The journal is folded into the file every 32 MB: entries come in order, but their index does not, and its
        // pages are then written once for many entries.
        connection.query_row("PRAGMA wal_autocheckpoint = 4000", [], |_| Ok(()))?;
        connection.query_row("PRAGMA journal_size_limit = 67108864", [], |_| Ok(()))?;
        common(&connection)?;
        connection.pragma_update(None, "cache_size", -65_536)
    };
    settle().map_err(there)?;
    if found < SCHEMA {
        migrate(path, &connection)?;
    }
    Ok(connection)
}

/// Changes to the journal beside which readers never wait for the writer. The file keeps this mode. While another
/// process makes the same change, SQLite gives up at once instead of waiting, so the waiting is done here.
fn write_ahead(connection: &Connection) -> rusqlite::Result<()> {
    let began = Instant::now();
    loop {
        let changed = connection.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(()));
        match changed.as_ref().err().and_then(rusqlite::Error::sqlite_error_code) {
            Some(ErrorCode::DatabaseBusy) if began.elapsed() < PATIENCE => {
                std::thread::park_timeout(Duration::from_millis(5));
            }
            _ => return changed,
        }
    }
}

/// Opens a connection that reads a ledger in use.
pub(super) fn reader(path: &Path) -> Result<Connection, LedgerError> {
    let there = |e| fault(path, e);
    // Reading beside a writer needs the shared memory file, hence the right to write it.
    let connection = Connection::open_with_flags(
        path,
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )
    .map_err(there)?;
    let settle = || {
        connection.busy_timeout(PATIENCE)?;
        connection.pragma_update(None, "query_only", true)?;
        common(&connection)
    };
    settle().map_err(there)?;
    Ok(connection)
}

/// Opens a file that nobody writes, and leaves nothing beside it.
pub(super) fn still(path: &Path) -> Result<Connection, LedgerError> {
    let there = |e| fault(path, e);
    let absolute =
        std::path::absolute(path).map_err(|source| LedgerError::File { path: path.into(), source })?;
    let mut uri = String::from("file:");
    for byte in absolute.to_string_lossy().bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' => uri.push(char::from(byte)),
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri.push_str("?immutable=1");
    let connection =
        Connection::open_with_flags(uri, BASE | OpenFlags::SQLITE_OPEN_READ_ONLY).map_err(there)?;
    let found = schema(path, &connection)?;
    if found < SCHEMA {
        return Err(LedgerError::NotALedger {
            location: path.display().to_string(),
            detail: "there is nothing in it, or it was never finished".into(),
        });
    }
    common(&connection).map_err(there)?;
    Ok(connection)
}

/// Makes a new file for a copy.
pub(super) fn blank(path: &Path) -> Result<Connection, LedgerError> {
    create(path)?;
    Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX)
        .map_err(|e| fault(path, e))
}

/// Makes the file need nothing beside it, so that it can be carried away.
pub(super) fn in_one_piece(connection: &Connection) -> rusqlite::Result<()> {
    connection.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))
}

fn common(connection: &Connection) -> rusqlite::Result<()> {
    connection.set_prepared_statement_cache_capacity(32);
    connection.pragma_update(None, "cache_size", -16_384)?;
    connection.pragma_update(None, "trusted_schema", false)?;
    connection.pragma_update(None, "cell_size_check", true)
}

/// Only the account that runs the service may read the file.
fn create(path: &Path) -> Result<(), LedgerError> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Ok(_) => Ok(()),
        // Another process has just made it.
        Err(e) if e.kind() == std::io::ErrorKind::AlreadyExists => Ok(()),
        Err(e) => Err(cannot_create(path, e)),
    }
}

fn cannot_create(path: &Path, error: std::io::Error) -> LedgerError {
    use std::io::ErrorKind::{PermissionDenied, ReadOnlyFilesystem, StorageFull};
    let location = path.display().to_string();
    match error.kind() {
        PermissionDenied | ReadOnlyFilesystem => {
            LedgerError::ReadOnly { location, detail: error.to_string() }
        }
        StorageFull => LedgerError::DiskFull { location },
        _ => LedgerError::Unreachable { location, detail: error.to_string() },
    }
}

/// The schema version of the file: 0 when there is nothing in it. Changes nothing.
fn schema(path: &Path, connection: &Connection) -> Result<i64, LedgerError> {
    // One question, so that all three are of one moment even while another process makes the tables.
    let asked = connection.query_row(
        "SELECT (SELECT application_id FROM pragma_application_id), (SELECT user_version FROM pragma_user_version), \
         (SELECT count(*) FROM sqlite_schema)",
        [],
        |row| Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?, row.get::<_, i64>(2)?)),
    );
    let (application, found, tables) = asked.map_err(|e| fault(path, e))?;
    let location = path.display().to_string();
    match (application, found, tables) {
        (0, 0, 0) if is_blank(connection, path).map_err(|e| fault(path, e))? => Ok(0),
        (0, 0, 0) => {
            Err(LedgerError::NotALedger { location, detail: "it holds a few bytes of something".into() })
        }
        (APPLICATION, found, _) if found > SCHEMA => {
            Err(LedgerError::NewerSchema { location, found, known: SCHEMA })
        }
        (APPLICATION, found, _) if found > 0 => Ok(found),
        _ => Err(LedgerError::NotALedger { location, detail: "it is a database of another program".into() }),
    }
}

/// Is there truly nothing in the file? SQLite also takes for empty what is shorter than a page: a file cut short, or
/// something else altogether.
fn is_blank(connection: &Connection, path: &Path) -> rusqlite::Result<bool> {
    let ask = |sql: &str| connection.query_row(sql, [], |row| row.get::<_, i64>(0));
    let length = ask("PRAGMA page_count")?.saturating_mul(ask("PRAGMA page_size")?);
    Ok(std::fs::metadata(path).is_ok_and(|file| file.len() == length.unsigned_abs()))
}

fn migrate(path: &Path, connection: &Connection) -> Result<(), LedgerError> {
    let there = |e| fault(path, e);
    connection.execute_batch("BEGIN IMMEDIATE").map_err(there)?;
    // Asked again, now that no other process can be doing the same.
    let step = || {
        let found = usize::try_from(schema(path, connection)?).unwrap_or_default();
        for sql in MIGRATIONS.iter().skip(found) {
            connection.execute_batch(sql).map_err(there)?;
        }
        connection.pragma_update(None, "application_id", APPLICATION).map_err(there)?;
        connection.pragma_update(None, "user_version", SCHEMA).map_err(there)?;
        connection.execute_batch("COMMIT").map_err(there)
    };
    let done = step();
    if !connection.is_autocommit() {
        connection.execute_batch("ROLLBACK").map_err(there)?;
    }
    done
}
