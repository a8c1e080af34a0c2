//! Sessions: who has signed in, proved by a signed token in a cookie.
//!
//! The token says which session of which account began when, and is signed under a secret that all nodes of
//! the authority share; so a session outlives a restart, and no table of sessions is kept. A session ends
//! when its owner signs out (recorded in the ledger), when it has been idle too long, or after a working day.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::{MutexGuard, PoisonError};

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::accounts::AccountId;

/// A session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SessionId(pub Uuid);

/// How long a session lives without a request: long enough to write an assessment.
pub const IDLE_MAX: SignedDuration = SignedDuration::from_mins(120);
/// How long a session lives at all: a long working day.
pub const LIFE_MAX: SignedDuration = SignedDuration::from_hours(12);
/// Wrong passwords in a row after which an account waits before another try.
const FAILURES_FREE: u32 = 4;
/// The longest wait after wrong passwords.
const WAIT_MAX_SECS: i64 = 900;
/// After so long without another, wrong passwords are forgotten.
const FORGOTTEN_AFTER_SECS: i64 = 3_600;
/// How many passwords are verified at a time: each takes some 19 MB while it lasts.
const AT_A_TIME: usize = 4;

/// What a token says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// The session.
    pub session: SessionId,
    /// The account.
    pub account: AccountId,
    /// When it began.
    pub began: Timestamp,
}

/// Signs and checks tokens, and slows down guessing.
pub struct Sessions {
    secret: [u8; 32],
    last_seen: Mutex<BTreeMap<SessionId, Timestamp>>,
    failures: Mutex<BTreeMap<String, (u32, Timestamp)>>,
    turns: [Mutex<()>; AT_A_TIME],
}

impl Sessions {
    /// Sessions signed under a secret.
    pub fn new(secret: [u8; 32]) -> Sessions {
        Sessions {
            secret,
            last_seen: Mutex::default(),
            failures: Mutex::default(),
            turns: std::array::from_fn(|_| Mutex::default()),
        }
    }

    /// The token of a new session.
    pub fn begin(&self, account: AccountId, now: Timestamp) -> (SessionId, String) {
        let session = SessionId(Uuid::now_v7());
        let body = format!("{}.{}.{}", session.0.simple(), account.0.simple(), now.as_second());
        let token = format!("{body}.{}", self.sign("session", &body));
        self.seen(session, now);
        (session, token)
    }

    /// What a token says, if it was signed here and the session has neither been idle nor lived too long.
    pub fn check(&self, token: &str, now: Timestamp) -> Option<Token> {
        let (body, signature) = token.rsplit_once('.')?;
        if !same(self.sign("session", body).as_bytes(), signature.as_bytes()) {
            return None;
        }
        let mut parts = body.split('.');
        let session = SessionId(Uuid::parse_str(parts.next()?).ok()?);
        let account = AccountId(Uuid::parse_str(parts.next()?).ok()?);
        let began = Timestamp::from_second(parts.next()?.parse().ok()?).ok()?;
        if now.duration_since(began) > LIFE_MAX {
            return None;
        }
        let mut last_seen = self.last_seen.lock().unwrap_or_else(PoisonError::into_inner);
        // After a restart nobody has been seen yet: the signature and the beginning decide.
        if last_seen.get(&session).is_some_and(|seen| now.duration_since(*seen) > IDLE_MAX) {
            return None;
        }
        last_seen.insert(session, now);
        if last_seen.len() > 10_000 {
            // An idle session is remembered as long as its token lives, so that it does not come back to life.
            last_seen.retain(|_, seen| now.duration_since(*seen) <= LIFE_MAX);
        }
        Some(Token { session, account, began })
    }

    /// The token that every form of a session carries, so that no other site can send one.
    pub fn form_token(&self, session: SessionId) -> String {
        self.sign("form", &session.0.simple().to_string())
    }

    /// Whether a form came from this session's own pages.
    pub fn is_form_token(&self, session: SessionId, token: &str) -> bool {
        same(self.form_token(session).as_bytes(), token.as_bytes())
    }

    /// Waits for one's turn to verify a password: one try at a name at a time, and few in all.
    pub(crate) fn turn(&self, username: &str) -> MutexGuard<'_, ()> {
        let hash = blake3::hash(username.trim().to_lowercase().as_bytes());
        let [first, ..] = *hash.as_bytes();
        let of = &self.turns[usize::from(first) % AT_A_TIME];
        of.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Seconds to wait before another try at this name; 0 when one may try now.
    pub fn wait_secs(&self, username: &str, now: Timestamp) -> i64 {
        let failures = self.failures.lock().unwrap_or_else(PoisonError::into_inner);
        let Some((count, last)) = failures.get(&username.trim().to_lowercase()) else { return 0 };
        let over = count.saturating_sub(FAILURES_FREE);
        if over == 0 {
            return 0;
        }
        let wait = (1_i64 << over.min(10)).saturating_mul(5).min(WAIT_MAX_SECS);
        (wait - now.duration_since(*last).as_secs()).max(0)
    }

    /// Notes a wrong password.
    pub fn failed(&self, username: &str, now: Timestamp) {
        let mut failures = self.failures.lock().unwrap_or_else(PoisonError::into_inner);
        if failures.len() > 10_000 {
            failures.retain(|_, (_, last)| now.duration_since(*last).as_secs() < FORGOTTEN_AFTER_SECS);
        }
        let entry = failures.entry(username.trim().to_lowercase()).or_insert((0, now));
        let is_old = now.duration_since(entry.1).as_secs() >= FORGOTTEN_AFTER_SECS;
        *entry = (if is_old { 1 } else { entry.0.saturating_add(1) }, now);
    }

    /// Forgets wrong passwords once the right one was given.
    pub fn succeeded(&self, username: &str) {
        self.failures.lock().unwrap_or_else(PoisonError::into_inner).remove(&username.trim().to_lowercase());
    }

    fn seen(&self, session: SessionId, now: Timestamp) {
        self.last_seen.lock().unwrap_or_else(PoisonError::into_inner).insert(session, now);
    }

    fn sign(&self, what: &str, body: &str) -> String {
        let mut hasher = blake3::Hasher::new_keyed(&self.secret);
        hasher.update(what.as_bytes()).update(b"\0").update(body.as_bytes());
        hasher.finalize().to_hex().to_string()
    }
}

/// Compares without telling by the time taken where two texts differ.
fn same(one: &[u8], other: &[u8]) -> bool {
    one.len() == other.len() && one.iter().zip(other).fold(0, |differ, (a, b)| differ | (a ^ b)) == 0
}
