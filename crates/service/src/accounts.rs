//! Accounts: who may sign in.

use std::collections::{BTreeMap, BTreeSet};

use argon2::{Argon2, PasswordHasher, PasswordVerifier};
use jiff::Timestamp;
use practice::WorkerId;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::access::Role;
use crate::session::SessionId;

/// An account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AccountId(pub Uuid);

/// Something that happened to an account.
#[derive(Clone, Serialize, Deserialize)]
pub enum AccountFact {
    /// An account was opened.
    Opened {
        /// The account.
        account: AccountId,
        /// The name with which one signs in, in small letters.
        username: String,
        /// The worker it is for.
        worker: WorkerId,
        /// Their name.
        name: String,
        /// Their job title.
        title: String,
        /// What it may do.
        role: Role,
        /// In a demonstration, what the persona is for; such accounts are listed on the sign-in page.
        persona: Option<String>,
    },
    /// A password was set.
    PasswordSet {
        /// The account.
        account: AccountId,
        /// Its Argon2id hash.
        hash: String,
    },
    /// An account was found to be that of somebody in the establishment.
    Linked {
        /// The account.
        account: AccountId,
        /// The worker it is for from now on; what the one before recorded stays theirs.
        worker: WorkerId,
    },
    /// An account was closed.
    Closed {
        /// The account.
        account: AccountId,
    },
    /// Somebody signed in.
    SignedIn {
        /// The account.
        account: AccountId,
        /// The session.
        session: SessionId,
    },
    /// Somebody signed out.
    SignedOut {
        /// The session.
        session: SessionId,
    },
    /// Somebody narrowed one of their lists, which stays so until they choose otherwise.
    ListNarrowed {
        /// The account.
        account: AccountId,
        /// Which list.
        list: String,
        /// The questions above it with their answers, as codes; none to see the whole list again.
        to: BTreeMap<String, String>,
    },
}

/// Never shows a password's hash.
impl std::fmt::Debug for AccountFact {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (name, account) = match self {
            AccountFact::Opened { account, .. } => ("Opened", Some(account)),
            AccountFact::PasswordSet { account, .. } => ("PasswordSet", Some(account)),
            AccountFact::Linked { account, .. } => ("Linked", Some(account)),
            AccountFact::Closed { account } => ("Closed", Some(account)),
            AccountFact::SignedIn { account, .. } => ("SignedIn", Some(account)),
            AccountFact::SignedOut { .. } => ("SignedOut", None),
            AccountFact::ListNarrowed { account, .. } => ("ListNarrowed", Some(account)),
        };
        f.debug_tuple(name).field(&account).finish()
    }
}

/// An account as it stands.
#[derive(Clone)]
pub struct Account {
    /// Its identifier.
    pub id: AccountId,
    /// The name with which one signs in.
    pub username: String,
    /// The worker it is for.
    pub worker: WorkerId,
    /// Their name.
    pub name: String,
    /// Their job title.
    pub title: String,
    /// What it may do.
    pub role: Role,
    /// In a demonstration, what the persona is for.
    pub persona: Option<String>,
    /// Workers that it was for before it was linked to somebody in the establishment.
    before: Vec<WorkerId>,
    hash: Option<String>,
    /// When the password was last set.
    password_set: Option<Timestamp>,
    closed: bool,
}

impl Account {
    /// Whether a session that began then may go on: a new password ends those that began under the old one.
    pub fn outlives(&self, began: Timestamp) -> bool {
        // A token says whole seconds.
        self.password_set.is_none_or(|set| began.as_second() >= set.as_second())
    }

    /// Whether what this worker recorded was recorded with this account.
    fn is_of(&self, worker: WorkerId) -> bool {
        self.worker == worker || self.before.contains(&worker)
    }
}

/// All accounts.
#[derive(Clone, Default)]
pub struct Accounts {
    accounts: BTreeMap<AccountId, Account>,
    by_username: BTreeMap<String, AccountId>,
    signed_out: BTreeSet<SessionId>,
    last_signed_in: BTreeMap<AccountId, Timestamp>,
    narrowed: BTreeMap<(AccountId, String), BTreeMap<String, String>>,
}

impl Accounts {
    /// Adds one more fact.
    pub fn apply(&mut self, recorded: Timestamp, fact: AccountFact) {
        match fact {
            AccountFact::Opened { account, username, worker, name, title, role, persona } => {
                self.by_username.insert(username.clone(), account);
                let opened = Account {
                    id: account,
                    username,
                    worker,
                    name,
                    title,
                    role,
                    persona,
                    before: Vec::new(),
                    hash: None,
                    password_set: None,
                    closed: false,
                };
                self.accounts.insert(account, opened);
            }
            AccountFact::PasswordSet { account, hash } => {
                if let Some(account) = self.accounts.get_mut(&account) {
                    account.hash = Some(hash);
                    account.password_set = Some(recorded);
                }
            }
            AccountFact::Linked { account, worker } => {
                if let Some(account) = self.accounts.get_mut(&account) {
                    account.before.push(std::mem::replace(&mut account.worker, worker));
                }
            }
            AccountFact::Closed { account } => {
                if let Some(account) = self.accounts.get_mut(&account) {
                    account.closed = true;
                }
            }
            AccountFact::SignedIn { account, .. } => {
                self.last_signed_in.insert(account, recorded);
            }
            AccountFact::SignedOut { session } => {
                self.signed_out.insert(session);
            }
            AccountFact::ListNarrowed { account, list, to } => {
                self.narrowed.insert((account, list), to);
            }
        }
    }

    /// An account that is open.
    pub fn get(&self, id: AccountId) -> Option<&Account> {
        self.accounts.get(&id).filter(|account| !account.closed)
    }

    /// The open account with this name.
    pub fn named(&self, username: &str) -> Option<&Account> {
        self.by_username.get(&username.trim().to_lowercase()).and_then(|id| self.get(*id))
    }

    /// Every account that is open, by username.
    pub fn open(&self) -> impl Iterator<Item = &Account> {
        self.by_username.values().filter_map(|id| self.get(*id))
    }

    /// The open account of a worker.
    pub fn of_worker(&self, worker: WorkerId) -> Option<&Account> {
        self.accounts.values().find(|account| account.is_of(worker) && !account.closed)
    }

    /// The name of the worker that some account is for.
    pub fn name_of(&self, worker: WorkerId) -> Option<&str> {
        self.accounts.values().find(|account| account.is_of(worker)).map(|account| account.name.as_str())
    }

    /// Whether a session was ended by signing out.
    pub fn is_signed_out(&self, session: SessionId) -> bool {
        self.signed_out.contains(&session)
    }

    /// When somebody last signed in with an account.
    pub fn last_signed_in(&self, id: AccountId) -> Option<Timestamp> {
        self.last_signed_in.get(&id).copied()
    }

    /// To what somebody last narrowed one of their lists: questions with their answers, as codes.
    pub fn narrowed(&self, id: AccountId, list: &str) -> BTreeMap<String, String> {
        self.narrowed.get(&(id, list.to_owned())).cloned().unwrap_or_default()
    }

    /// The demonstration's personas, in the order in which they were made.
    pub fn personas(&self) -> Vec<Account> {
        self.accounts
            .values()
            .filter(|account| account.persona.is_some() && !account.closed)
            .cloned()
            .collect()
    }

    /// Whether there is any account at all.
    pub fn is_empty(&self) -> bool {
        self.accounts.is_empty()
    }
}

/// The fewest characters in a password (NCSC: length rather than complexity).
pub const PASSWORD_MIN: usize = 12;

/// Hashes a password with Argon2id under a new salt.
///
/// # Errors
/// A sentence, when the system has no randomness to give.
pub fn hash_password(password: &str) -> Result<String, String> {
    Argon2::default()
        .hash_password(password.as_bytes())
        .map(|hash| hash.to_string())
        .map_err(|error| format!("the password could not be hashed: {error}"))
}

/// Whether a password is the account's. Takes as long for an account that is not there, so that nobody can
/// learn from the time taken which names exist.
pub fn verify_password(account: Option<&Account>, password: &str) -> bool {
    const NOBODY: &str =
        "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$Ac8rJmg3uhRuxfAHUzTJtIHMRdhhFhxrXkZ3wCVzNzA";
    let hash = account.and_then(|account| account.hash.as_deref());
    let verified = argon2::PasswordHash::new(hash.unwrap_or(NOBODY))
        .is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok());
    verified && hash.is_some()
}
