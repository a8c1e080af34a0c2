//! Backup and restore. A backup is a SQLite ledger file of one piece, wherever the ledger itself is kept, so that a
//! backup of either kind restores to either.

use std::ffi::OsString;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use crate::ledger::Inner;
use crate::row::Batch;
use crate::store::sqlite::SqliteStore;
use crate::store::{self, Outcome, Reading, Stillness, Store, StoredHead};
use crate::{AppendError, Authority, Ledger, LedgerError, Location, MasterKey, Verified};

/// Entries copied at once.
const AT_ONCE: usize = 4096;

impl<P> Ledger<P> {
    /// Writes a backup to a new file while the ledger is in use, and verifies it. The backup is of one moment; it needs
    /// the same master key. `progress` is told steps done and all. The file appears under its name only once it is whole.
    ///
    /// # Errors
    /// [`LedgerError::AlreadyExists`] when there is a file of that name; [`LedgerError`] when it cannot be written or what
    /// was written does not verify.
    pub fn backup(&self, to: &Path, progress: &mut dyn FnMut(u64, u64)) -> Result<Verified, LedgerError> {
        if to.exists() {
            return Err(LedgerError::AlreadyExists { path: to.into() });
        }
        let partial = beside(to);
        remove(&partial);
        let done = self.inner.backup(&partial, progress).and_then(|verified| {
            let fault = |source| LedgerError::File { path: to.into(), source };
            File::open(&partial).and_then(|file| file.sync_all()).map_err(fault)?;
            fs::rename(&partial, to).map_err(fault)?;
            if let Some(Ok(folder)) = to.parent().filter(|p| !p.as_os_str().is_empty()).map(File::open) {
                folder.sync_all().map_err(fault)?;
            }
            Ok(verified)
        });
        remove(&partial);
        done
    }

    /// Restores a backup to a ledger that is empty or not yet made. The backup is verified first, then written in one
    /// transaction, then verified where it now is.
    ///
    /// # Errors
    /// [`LedgerError::NotEmpty`] when there are entries already; [`LedgerError`] when the backup does not verify, holds no
    /// ledger of this authority or was made with another master key, or the ledger cannot be written. Nothing is
    /// restored then.
    pub fn restore(
        from: &Path,
        location: &Location,
        authority: Authority,
        master: MasterKey,
        progress: &mut dyn FnMut(u64, u64),
    ) -> Result<Verified, LedgerError> {
        let source = SqliteStore::open_backup(from, &authority)?;
        let head =
            source.reader(Stillness::Growing)?.head()?.ok_or_else(|| LedgerError::NoSuchAuthority {
                location: from.display().to_string(),
                authority: authority.to_string(),
            })?;
        let entries = head.position;
        let backup =
            Ledger::<P>::over(Box::new(source), authority.clone(), master.clone(), head.key_check.clone())?;
        backup.verify(&mut |done, _| progress(done, 3 * entries))?;
        let target = store::open(location, &authority)?;
        let mut reading = backup.inner.store.reader(Stillness::Growing)?;
        copy_rows(&mut *reading, &head, &*target, &authority, &mut |done| {
            progress(entries + done, 3 * entries)
        })?;
        let restored = Ledger::<P>::over(target, authority, master, head.key_check)?;
        restored.verify(&mut |done, _| progress(2 * entries + done, 3 * entries))
    }
}

impl Inner {
    fn backup(&self, to: &Path, progress: &mut dyn FnMut(u64, u64)) -> Result<Verified, LedgerError> {
        let entries = self.present(self.store.reader(Stillness::Growing)?.head()?)?.position;
        let in_entries =
            |done: u64, all: u64| (entries.saturating_mul(done)).checked_div(all).unwrap_or_default();
        let copied = self.store.copy_file(to, &mut |done, all| progress(in_entries(done, all), 2 * entries));
        match copied {
            Some(copied) => copied?,
            None => {
                let mut reading = self.store.reader(Stillness::Snapshot)?;
                let head = self.present(reading.head()?)?;
                let target = SqliteStore::create_backup(to, &self.authority)?;
                copy_rows(&mut *reading, &head, &target, &self.authority, &mut |done| {
                    progress(done, 2 * entries)
                })?;
            }
        }
        let copy = SqliteStore::open_backup(to, &self.authority)?;
        let head = self.present(copy.reader(Stillness::Growing)?.head()?)?;
        let master = self.master(&head)?;
        let copy = Ledger::<()>::over(Box::new(copy), self.authority.clone(), master, head.key_check)?;
        copy.verify(&mut |done, _| progress(entries + done.min(entries), 2 * entries))
    }
}

/// Copies keys, entries and head as they are to an empty ledger, in one transaction.
fn copy_rows(
    from: &mut dyn Reading,
    head: &StoredHead,
    to: &dyn Store,
    authority: &Authority,
    progress: &mut dyn FnMut(u64),
) -> Result<(), LedgerError> {
    let done = to.write(&mut |writing| {
        if let Some(there) = writing.head()?
            && there.position > 0
        {
            let location = to.location().to_string();
            let authority = authority.to_string();
            return Err(LedgerError::NotEmpty { location, authority, entries: there.position }.into());
        }
        // First, so that no other process begins the same ledger meanwhile.
        writing.put_head(head)?;
        let mut keys = Vec::new();
        from.all_keys(&mut |subject, wrapped| {
            keys.push((subject, wrapped.map(<[u8]>::to_vec)));
            Ok(())
        })?;
        writing.put_keys(&keys)?;
        let mut at = 0;
        loop {
            let mut batch = Batch::default();
            from.rows_after(at, AT_ONCE, &mut batch)?;
            let Some(last) = batch.rows.last() else { break };
            at = last.position;
            writing.add_rows(&batch)?;
            progress(at);
        }
        Ok(Outcome::Commit)
    });
    done.map_err(|error| match error {
        AppendError::Ledger(error) => error,
        other => LedgerError::Database { location: to.location().to_string(), source: Box::new(other) },
    })
}

/// Where the backup is written until it is whole.
fn beside(to: &Path) -> PathBuf {
    let mut name = OsString::from(to.as_os_str());
    name.push(".partial");
    name.into()
}

/// Removes an unfinished file and what SQLite keeps beside it. That it is not there is as good.
fn remove(partial: &Path) {
    for ending in ["", "-journal", "-wal", "-shm"] {
        let mut name = OsString::from(partial.as_os_str());
        name.push(ending);
        fs::remove_file(name).unwrap_or_default();
    }
}
