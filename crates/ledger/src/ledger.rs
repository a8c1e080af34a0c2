//! Opening a ledger, and what its parts share.

use std::fmt;
use std::marker::PhantomData;
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use jiff::Timestamp;

use crate::append::Recent;
use crate::seal::{is_right_key, key_check};
use crate::store::{self, News, Outcome, Stillness, Store, StoredHead};
use crate::{AppendError, Authority, Hash, Head, LedgerError, Location, MasterKey};

/// The ledger of one authority, holding payloads of type `P`.
///
/// Cheap to clone; clones share their connections. Every method blocks, so call from a thread that may wait.
pub struct Ledger<P> {
    pub(crate) inner: Arc<Inner>,
    payload: PhantomData<fn() -> P>,
}

pub(crate) struct Inner {
    pub store: Box<dyn Store>,
    pub authority: Authority,
    pub keys: RwLock<Keyring>,
    pub recent: Mutex<Recent>,
    pub news: Arc<News>,
}

/// The master key, and the check value in the database that it was last found to fit.
pub(crate) struct Keyring {
    pub master: MasterKey,
    pub check: Vec<u8>,
}

impl<P> Ledger<P> {
    /// Opens the ledger of an authority, and makes it when there is none: a file, its tables, the authority's
    /// head. A database of an older schema is brought up to date.
    ///
    /// # Errors
    /// [`LedgerError`] when the place cannot be reached or written, is something else than a ledger, is of a newer
    /// schema, or was made with another master key; it is left as it was.
    pub fn open(location: &Location, authority: Authority, master: MasterKey) -> Result<Self, LedgerError> {
        let store = store::open(location, &authority)?;
        let found = store.reader(Stillness::Growing)?.head()?;
        let check = match found {
            Some(head) => head.key_check,
            None => begin(&*store, &authority, &master)?,
        };
        Self::over(store, authority, master, check)
    }

    /// Goes on with an open store, if the master key fits.
    pub(crate) fn over(
        store: Box<dyn Store>,
        authority: Authority,
        master: MasterKey,
        check: Vec<u8>,
    ) -> Result<Self, LedgerError> {
        if !is_right_key(&master, &authority, &check) {
            return Err(LedgerError::WrongMasterKey { authority: authority.to_string() });
        }
        let inner = Inner {
            store,
            authority,
            keys: RwLock::new(Keyring { master, check }),
            recent: Mutex::default(),
            news: Arc::default(),
        };
        Ok(Ledger { inner: Arc::new(inner), payload: PhantomData })
    }

    /// Whose ledger this is.
    pub fn authority(&self) -> &Authority {
        &self.inner.authority
    }

    /// Where it is kept.
    pub fn location(&self) -> &Location {
        self.inner.store.location()
    }

    /// Where the ledger ends.
    ///
    /// # Errors
    /// [`LedgerError`] when the database cannot be read.
    pub fn head(&self) -> Result<Head, LedgerError> {
        let head = self.inner.store.reader(Stillness::Growing)?.head()?;
        Ok(shown(&self.inner.present(head)?))
    }

    /// Is the history up to `head`, kept elsewhere since it was read, still the history of this ledger? Someone
    /// who may write the database could rewrite the whole chain, but not so that a head kept elsewhere still fits.
    ///
    /// # Errors
    /// [`LedgerError`] when the database cannot be read.
    pub fn holds(&self, head: &Head) -> Result<bool, LedgerError> {
        if head.position == 0 {
            return Ok(head.hash == Hash::ZERO);
        }
        let hash = self.inner.store.reader(Stillness::Growing)?.hash_at(head.position)?;
        Ok(hash == Some(head.hash))
    }
}

impl Inner {
    /// The head, which is always there once a ledger has been opened.
    pub(crate) fn present(&self, head: Option<StoredHead>) -> Result<StoredHead, LedgerError> {
        head.ok_or_else(|| LedgerError::NoSuchAuthority {
            location: self.store.location().to_string(),
            authority: self.authority.to_string(),
        })
    }

    /// The master key, if it fits the check value now in the database: another process may have changed it.
    pub(crate) fn master(&self, head: &StoredHead) -> Result<MasterKey, LedgerError> {
        let keys = self.keys.read().unwrap_or_else(PoisonError::into_inner);
        if keys.check == head.key_check || is_right_key(&keys.master, &self.authority, &head.key_check) {
            Ok(keys.master.clone())
        } else {
            Err(LedgerError::WrongMasterKey { authority: self.authority.to_string() })
        }
    }
}

/// Writes the head of an authority that has none, and gives the check value. Another process may be quicker.
fn begin(store: &dyn Store, authority: &Authority, master: &MasterKey) -> Result<Vec<u8>, LedgerError> {
    let mut check = key_check(master, authority)?;
    let done = store.write(&mut |writing| {
        if let Some(head) = writing.head()? {
            check = head.key_check;
            return Ok(Outcome::Undo);
        }
        writing.put_head(&StoredHead {
            key_check: check.clone(),
            position: 0,
            recorded: None,
            hash: Hash::ZERO,
        })?;
        Ok(Outcome::Commit)
    });
    match done {
        Ok(()) => Ok(check),
        Err(AppendError::Ledger(error)) => Err(error),
        Err(other) => {
            Err(LedgerError::Database { location: store.location().to_string(), source: Box::new(other) })
        }
    }
}

pub(crate) fn shown(head: &StoredHead) -> Head {
    Head {
        position: head.position,
        recorded: head.recorded.and_then(|at| Timestamp::from_microsecond(at).ok()),
        hash: head.hash,
    }
}

impl<P> Clone for Ledger<P> {
    fn clone(&self) -> Self {
        Ledger { inner: Arc::clone(&self.inner), payload: PhantomData }
    }
}

impl<P> fmt::Debug for Ledger<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Ledger({} of {})", self.inner.store.location(), self.inner.authority)
    }
}
