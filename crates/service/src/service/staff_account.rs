//! Whose account is whose: an account is that of somebody in the establishment.

use std::collections::BTreeSet;

use practice::WorkerId;
use workforce::StaffId;

use super::Service;
use crate::accounts::{Account, AccountFact};
use crate::error::ServiceError;
use crate::setup::NOBODY;

/// Somebody in the establishment who has no account yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WithoutAccount {
    /// The worker that their account is to be for.
    pub worker: WorkerId,
    /// Their name.
    pub name: String,
    /// The title of the post that they hold today, or of the first that they are to hold.
    pub title: String,
}

impl Service {
    /// Whoever has a payroll reference in the establishment today, or is to come, and has no account.
    ///
    /// # Errors
    /// [`ServiceError::Setting`] where nobody has the reference, or they have an account already.
    pub fn without_account(&self, reference: &str) -> Result<WithoutAccount, ServiceError> {
        let reference = reference.trim();
        let world = self.world();
        let history = &world.organisation.history;
        let theirs = |known: &Option<String>| {
            known.as_deref().is_some_and(|known| known.eq_ignore_ascii_case(reference))
        };
        // The last of somebody's states says whether they are there, or are to come.
        let found = history.staff().find_map(|(id, states)| {
            let last = states.values().next_back()?.as_ref()?;
            theirs(&last.reference).then(|| (id, last.name.clone()))
        });
        let Some((staff, name)) = found else {
            return Err(ServiceError::Setting(format!(
                "nobody in the establishment has the payroll reference {reference}; load the establishment \
                 first, or give the reference as it stands there. Nothing was changed"
            )));
        };
        let worker = WorkerId(staff.0);
        if let Some(account) = world.accounts.of_worker(worker) {
            let says = format!("{name} has the account {} already; nothing was changed", account.username);
            return Err(ServiceError::Setting(says));
        }
        let title_on = |day| {
            let then = history.on(day);
            let held = then.holdings.values().find(|holding| holding.staff == staff);
            held.and_then(|holding| then.posts.get(&holding.post)).map(|post| post.title.clone())
        };
        let today = self.today();
        let later = history.days().into_iter().filter(|day| *day > today);
        let title = std::iter::once(today).chain(later).find_map(title_on).unwrap_or_default();
        Ok(WithoutAccount { worker, name, title })
    }

    /// Finds that an account is that of somebody in the establishment, by their payroll reference. What was
    /// recorded with the account keeps its name.
    ///
    /// # Errors
    /// [`ServiceError::Setting`] where no open account has the name, nobody has the reference or they have an
    /// account already, or children are allocated to the worker that the account is for; when the ledger
    /// cannot be written.
    pub fn link_account(&self, username: &str, reference: &str) -> Result<(Account, String), ServiceError> {
        let account = self.account_named(username)?;
        let whose = self.without_account(reference)?;
        let children = self.world().by_worker.get(&account.worker).map_or(0, BTreeSet::len);
        if children > 0 {
            return Err(ServiceError::Setting(format!(
                "{} works with {children} children under this account, who would lose their worker: give them \
                 another worker first. Nothing was changed",
                account.name
            )));
        }
        let fact = AccountFact::Linked { account: account.id, worker: whose.worker };
        self.record_account(NOBODY, account.id, fact)?;
        Ok((account, whose.name))
    }

    /// Those in the establishment who can sign in.
    pub fn who_can_sign_in(&self) -> BTreeSet<StaffId> {
        self.world().accounts.open().map(|account| StaffId(account.worker.0)).collect()
    }
}
