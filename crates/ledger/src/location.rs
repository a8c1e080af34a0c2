//! Where a ledger is kept.

use std::convert::Infallible;
use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;

/// Where a ledger is kept.
///
/// Read from text: what begins with `postgres://` or `postgresql://` is a PostgreSQL server, anything else a
/// file (with or without `sqlite:` before it). Shown without its password.
///
/// ```
/// use ledger::Location;
/// let server: Location = "postgres://clerk:secret@db.example/records".parse().unwrap();
/// assert_eq!(server.to_string(), "postgres://clerk:…@db.example/records");
/// assert!(matches!("records.goldthread".parse(), Ok(Location::Sqlite(_))));
/// ```
#[derive(Clone, PartialEq, Eq)]
pub enum Location {
    /// One SQLite file, made when it does not exist.
    Sqlite(PathBuf),
    /// A PostgreSQL database, by its URL.
    Postgres(String),
}

impl FromStr for Location {
    type Err = Infallible;
    fn from_str(text: &str) -> Result<Self, Infallible> {
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            Ok(Location::Postgres(text.into()))
        } else {
            Ok(Location::Sqlite(text.strip_prefix("sqlite:").unwrap_or(text).into()))
        }
    }
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Location::Sqlite(path) => path.display().fmt(f),
            Location::Postgres(url) => {
                // Parameters may hold a password too; they are not shown.
                let shown = url.split('?').next().unwrap_or_default();
                let (scheme, rest) = shown.split_once("://").unwrap_or(("postgres", shown));
                match rest.rsplit_once('@') {
                    Some((account, host)) => match account.split_once(':') {
                        Some((name, _)) => write!(f, "{scheme}://{name}:…@{host}"),
                        None => write!(f, "{scheme}://{account}@{host}"),
                    },
                    None => write!(f, "{scheme}://{rest}"),
                }
            }
        }
    }
}

impl fmt::Debug for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Location({self})")
    }
}
