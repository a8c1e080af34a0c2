//! Tests of the ledger through its public face. What every ledger promises is run on SQLite and on PostgreSQL alike;
//! `.ci/with-postgres` starts a server for it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

/// Runs functions over a place as tests on SQLite and on PostgreSQL.
macro_rules! on_both {
    ($($name:ident),* $(,)?) => {
        mod on_sqlite {
            $(#[test] fn $name() { super::$name(&$crate::places::Place::sqlite()) })*
        }
        mod on_postgres {
            $(#[test] fn $name() {
                if let Some(place) = $crate::places::Place::postgres() { super::$name(&place) }
            })*
        }
    };
}

mod backups;
mod crash;
mod faults;
mod files;
mod following;
mod keys;
mod model;
mod places;
mod recording;
mod tampering;
