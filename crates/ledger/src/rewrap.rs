//! Changing the master key.

use std::sync::PoisonError;

use crate::ledger::{Inner, Keyring};
use crate::seal::{key_check, wrap_again};
use crate::store::Outcome;
use crate::{AppendError, Ledger, LedgerError, MasterKey};

impl<P> Ledger<P> {
    /// Changes the master key: wraps the key of every subject again, in one transaction. This ledger and its clones go
    /// on with the new key; other processes get [`LedgerError::WrongMasterKey`] until they are given it. Backups made
    /// before keep needing the old one. Gives how many keys were wrapped again.
    ///
    /// # Errors
    /// [`LedgerError`] when the ledger cannot be written or a stored key was changed; the old master key stays then.
    pub fn rewrap(&self, new: MasterKey) -> Result<u64, LedgerError> {
        self.inner.rewrap(new)
    }
}

impl Inner {
    fn rewrap(&self, new: MasterKey) -> Result<u64, LedgerError> {
        let check = key_check(&new, &self.authority)?;
        let mut count = 0;
        let done = self.store.write(&mut |writing| {
            let mut head = self.present(writing.head()?)?;
            let old = self.master(&head)?;
            let mut keys = Vec::new();
            writing.all_keys(&mut |subject, wrapped| {
                let Some(wrapped) = wrapped else { return Ok(()) };
                let again = wrap_again(&old, &new, &self.authority, subject, wrapped)
                    .ok_or(LedgerError::KeySpoilt { subject })??;
                keys.push((subject, Some(again)));
                Ok(())
            })?;
            writing.put_keys(&keys)?;
            head.key_check.clone_from(&check);
            writing.put_head(&head)?;
            count = keys.len() as u64;
            Ok(Outcome::Commit)
        });
        match done {
            Ok(()) => {}
            Err(AppendError::Ledger(error)) => return Err(error),
            Err(other) => {
                let location = self.store.location().to_string();
                return Err(LedgerError::Database { location, source: Box::new(other) });
            }
        }
        *self.keys.write().unwrap_or_else(PoisonError::into_inner) = Keyring { master: new, check };
        self.store.scrub()?;
        Ok(count)
    }
}
