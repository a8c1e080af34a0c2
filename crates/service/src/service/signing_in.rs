//! Signing in and out, and what is recorded of accounts.

use std::collections::BTreeMap;

use jiff::Timestamp;
use ledger::Subject;
use practice::WorkerId;

use super::Service;
use crate::access::Viewer;
use crate::accounts::{Account, AccountFact, AccountId, verify_password};
use crate::error::ServiceError;
use crate::fact::{Fact, Statement};
use crate::session::SessionId;
use crate::setup::{NOBODY, hashed};

/// The longest username: nothing longer is looked for, or kept as a wrong try.
pub const USERNAME_MOST: usize = 100;

/// Why somebody could not sign in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SignInRefusal {
    /// The name or the password is wrong; which of them is not said.
    Wrong,
    /// Too many wrong passwords: wait so many seconds.
    Wait(i64),
}

impl Service {
    /// Signs somebody in: gives the session's token.
    ///
    /// # Errors
    /// The outer one when the ledger fails, the inner one when the name or password is wrong or one must wait.
    pub fn sign_in(
        &self,
        username: &str,
        password: &str,
    ) -> Result<Result<String, SignInRefusal>, ServiceError> {
        if username.chars().count() > USERNAME_MOST {
            return Ok(Err(SignInRefusal::Wrong));
        }
        // One try at a name at a time, so that many at once count as many.
        let _turn = self.sessions.turn(username);
        let now = self.clock.now();
        let wait = self.sessions.wait_secs(username, now);
        if wait > 0 {
            return Ok(Err(SignInRefusal::Wait(wait)));
        }
        let account = self.world().accounts.named(username).cloned();
        if !verify_password(account.as_ref(), password) {
            self.sessions.failed(username, now);
            tracing::info!("a sign-in was refused");
            return Ok(Err(SignInRefusal::Wrong));
        }
        self.sessions.succeeded(username);
        let Some(account) = account else { return Ok(Err(SignInRefusal::Wrong)) };
        let (session, token) = self.sessions.begin(account.id, now);
        self.record_account(
            account.worker,
            account.id,
            AccountFact::SignedIn { account: account.id, session },
        )?;
        Ok(Ok(token))
    }

    /// Who a session's token belongs to.
    pub fn viewer(&self, token: &str) -> Option<Viewer> {
        let token = self.sessions.check(token, self.clock.now())?;
        let world = self.world();
        if world.accounts.is_signed_out(token.session) {
            return None;
        }
        let account = world.accounts.get(token.account).filter(|account| account.outlives(token.began))?;
        Some(viewer_of(account, token.session))
    }

    /// Ends a session.
    ///
    /// # Errors
    /// When the ledger cannot be written.
    pub fn sign_out(&self, viewer: &Viewer) -> Result<(), ServiceError> {
        self.record_account(viewer.worker, viewer.account, AccountFact::SignedOut { session: viewer.session })
    }

    /// The demonstration's personas; none elsewhere.
    pub fn personas(&self) -> Vec<Account> {
        let world = self.world();
        if world.demo_day.is_some() { world.accounts.personas() } else { Vec::new() }
    }

    /// Whether nobody can sign in yet.
    pub fn has_no_accounts(&self) -> bool {
        self.world().accounts.is_empty()
    }

    /// The name on the account of a worker, for those who are in no team.
    pub fn account_name(&self, worker: WorkerId) -> Option<String> {
        self.world().accounts.of_worker(worker).map(|account| account.name.clone())
    }

    /// Whether there is an open account with this name.
    pub fn has_account(&self, username: &str) -> bool {
        self.world().accounts.named(username).is_some()
    }

    /// Every account that is open, by username, and when somebody last signed in with it.
    pub fn accounts(&self) -> Vec<(Account, Option<Timestamp>)> {
        let world = self.world();
        let open = world.accounts.open();
        open.map(|account| (account.clone(), world.accounts.last_signed_in(account.id))).collect()
    }

    /// Closes the account with this name: whoever is signed in with it is signed out at once.
    ///
    /// # Errors
    /// [`ServiceError::Setting`] when no open account has the name; when the ledger cannot be written.
    pub fn close_account(&self, username: &str) -> Result<Account, ServiceError> {
        let account = self.account_named(username)?;
        self.record_account(NOBODY, account.id, AccountFact::Closed { account: account.id })?;
        Ok(account)
    }

    /// Sets a new password of the account with this name: whoever is signed in with the old one is signed out.
    ///
    /// # Errors
    /// [`ServiceError::Setting`] when no open account has the name or the password is not allowed; when the
    /// ledger cannot be written.
    pub fn set_password(&self, username: &str, password: &str) -> Result<Account, ServiceError> {
        let account = self.account_named(username)?;
        let fact = AccountFact::PasswordSet { account: account.id, hash: hashed(password)? };
        self.record_account(NOBODY, account.id, fact)?;
        Ok(account)
    }

    pub(super) fn account_named(&self, username: &str) -> Result<Account, ServiceError> {
        let account = self.world().accounts.named(username).cloned();
        let says = || format!("there is no open account named {}; nothing was changed", username.trim());
        account.ok_or_else(|| ServiceError::Setting(says()))
    }

    /// To what the viewer last narrowed one of their lists: questions with their answers, as codes.
    pub fn narrowed(&self, viewer: &Viewer, list: &str) -> BTreeMap<String, String> {
        self.world().accounts.narrowed(viewer.account, list)
    }

    /// Keeps to what the viewer narrows one of their lists. Nothing is recorded where it is so already.
    ///
    /// # Errors
    /// When the ledger cannot be written.
    pub fn narrow(
        &self,
        viewer: &Viewer,
        list: &str,
        to: BTreeMap<String, String>,
    ) -> Result<(), ServiceError> {
        if self.narrowed(viewer, list) == to {
            return Ok(());
        }
        let account = viewer.account;
        let fact = AccountFact::ListNarrowed { account, list: list.to_owned(), to };
        self.record_account(viewer.worker, account, fact)
    }

    /// Records something about an account.
    ///
    /// # Errors
    /// When the ledger cannot be written.
    pub fn record_account(
        &self,
        by: WorkerId,
        account: AccountId,
        fact: AccountFact,
    ) -> Result<(), ServiceError> {
        let statement = Statement { by, fact: Fact::Account(fact) };
        self.ledger.append(self.clock.now(), &[], vec![(Subject(account.0), statement)])?;
        self.catch_up()
    }
}

fn viewer_of(account: &Account, session: SessionId) -> Viewer {
    Viewer {
        account: account.id,
        worker: account.worker,
        name: account.name.clone(),
        title: account.title.clone(),
        role: account.role,
        session,
    }
}
