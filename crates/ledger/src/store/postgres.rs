//! A ledger in PostgreSQL.

use std::path::Path;
use std::sync::Arc;

use super::{News, Reading, Stillness, Store, Watch, Work};
use crate::{AppendError, Authority, LedgerError, Location};

pub(crate) struct PostgresStore {
    location: Location,
}

impl PostgresStore {
    pub(crate) fn open(url: &str, _: &Authority) -> Result<Self, LedgerError> {
        let store = PostgresStore { location: Location::Postgres(url.into()) };
        Err(store.absent())
    }
    fn absent(&self) -> LedgerError {
        LedgerError::Unreachable {
            location: self.location.to_string(),
            detail: "PostgreSQL is not built in".into(),
        }
    }
}

impl Store for PostgresStore {
    fn location(&self) -> &Location {
        &self.location
    }
    fn reader(&self, _: Stillness) -> Result<Box<dyn Reading + Send + '_>, LedgerError> {
        Err(self.absent())
    }
    fn write(&self, _: &mut Work<'_>) -> Result<(), AppendError> {
        Err(self.absent().into())
    }
    fn scrub(&self) -> Result<(), LedgerError> {
        Err(self.absent())
    }
    fn watch(&self, _: Arc<News>) -> Result<Box<dyn Watch + Send>, LedgerError> {
        Err(self.absent())
    }
    fn copy_file(&self, _: &Path, _: &mut dyn FnMut(u64, u64)) -> Option<Result<(), LedgerError>> {
        None
    }
}
