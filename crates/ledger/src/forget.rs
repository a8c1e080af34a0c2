//! Forgetting: erasing a person when retention ends.

use jiff::Timestamp;

use crate::ledger::Inner;
use crate::row::Batch;
use crate::store::{Standing, Stillness};
use crate::{AppendError, Ledger, LedgerError, Subject};

impl<P> Ledger<P> {
    /// Forgets a subject: destroys its data key, so that nothing told of it can ever be read again, here or by
    /// anyone. Its entries stay in place, sealed, so that the chain still verifies; the forgetting itself is the
    /// subject's last entry. Forgetting a subject that was never told of, or is already forgotten, does nothing.
    ///
    /// Backups made before still hold the key: let them expire, or forget again after restoring one.
    ///
    /// # Errors
    /// [`LedgerError`] when the ledger cannot be written. [`LedgerError::Busy`] may also mean that the key is destroyed
    /// but a long-running reader keeps an old page of the journal from being overwritten; forget again then.
    pub fn forget(&self, now: Timestamp, subject: Subject) -> Result<(), LedgerError> {
        let mut batch = Batch::default();
        batch.push_forgotten(subject);
        let standing = self.inner.standing(subject)?;
        if matches!(standing, Standing::Known { .. }) {
            match self.inner.add(now, &[], vec![batch]) {
                Ok(_) => {}
                Err(AppendError::Ledger(error)) => return Err(error),
                Err(AppendError::Conflict { .. } | AppendError::Forgotten { .. }) => {}
            }
        }
        match standing {
            Standing::New => Ok(()),
            _ => self.inner.store.scrub(),
        }
    }
}

impl Inner {
    fn standing(&self, subject: Subject) -> Result<Standing, LedgerError> {
        let mut standing = Standing::New;
        self.store.reader(Stillness::Growing)?.keys_of(&[subject], &mut |_, wrapped| {
            standing = match wrapped {
                Some(wrapped) => Standing::Known { version: 0, wrapped: wrapped.to_vec() },
                None => Standing::Forgotten { version: 0 },
            };
            Ok(())
        })?;
        Ok(standing)
    }
}
