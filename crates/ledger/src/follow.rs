//! Following: what is appended from now on, by this process or another.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::store::{News, Watch};
use crate::{Entry, Ledger, LedgerError};

/// How long a failed wait takes at least.
const PAUSE: Duration = Duration::from_secs(1);

/// Entries as they come. Ask with [`Follower::wait`], or iterate: iterating blocks until something new comes, and
/// ends when the follower is stopped.
pub struct Follower<P> {
    ledger: Ledger<P>,
    position: u64,
    watch: Option<Box<dyn Watch + Send>>,
    stop: Arc<AtomicBool>,
}

/// Stops a follower from another thread.
#[derive(Clone)]
pub struct Stopper {
    stop: Arc<AtomicBool>,
    news: Arc<News>,
}

impl Stopper {
    /// Stops it: a wait in progress returns soon, with nothing.
    pub fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
        self.news.tell();
    }
}

impl<P: Serialize + DeserializeOwned + Send + 'static> Ledger<P> {
    /// Follows the ledger after a position: first what is there already, then what is appended, by this process
    /// or another. With SQLite, what another process appends shows within 50 milliseconds.
    pub fn follow(&self, after: u64) -> Follower<P> {
        Follower { ledger: self.clone(), position: after, watch: None, stop: Arc::default() }
    }
}

impl<P: Serialize + DeserializeOwned + Send + 'static> Follower<P> {
    /// Waits for the next entries, at most as long as given. Empty when none came, or when stopped.
    ///
    /// # Errors
    /// [`LedgerError`] when the database cannot be read; the next call tries again, with a new link where there is one.
    /// A failed wait takes a second, if it was given one, so that it may be tried again and again.
    pub fn wait(&mut self, timeout: Duration) -> Result<Vec<Entry<P>>, LedgerError> {
        let began = Instant::now();
        loop {
            if self.is_stopped() {
                return Ok(Vec::new());
            }
            let step = self.step(timeout.saturating_sub(began.elapsed()));
            match step {
                Ok(entries) if entries.is_empty() && began.elapsed() < timeout => {}
                Ok(entries) => return Ok(entries),
                Err(error) => {
                    self.watch = None;
                    // Who asks again at once, while the server is away, is not to ask without a pause.
                    let news = &self.ledger.inner.news;
                    let left = timeout.saturating_sub(began.elapsed());
                    news.wait(news.count(), left.min(PAUSE), &self.stop);
                    return Err(error);
                }
            }
        }
    }

    fn step(&mut self, timeout: Duration) -> Result<Vec<Entry<P>>, LedgerError> {
        // The watch begins before the first look, so that nothing falls between the two.
        let inner = &self.ledger.inner;
        let watch = match &mut self.watch {
            Some(watch) => {
                watch.wait(timeout, &self.stop)?;
                watch
            }
            none => none.insert(inner.store.watch(Arc::clone(&inner.news))?),
        };
        let mut entries = Vec::new();
        self.position = self.ledger.scan(self.position, &mut |batch| {
            entries = batch;
            ControlFlow::Break(())
        })?;
        if !entries.is_empty() {
            // There may be more than this batch.
            watch.look_again();
        }
        Ok(entries)
    }

    /// The position of the last entry given.
    pub fn position(&self) -> u64 {
        self.position
    }

    /// What stops this follower.
    pub fn stopper(&self) -> Stopper {
        Stopper { stop: Arc::clone(&self.stop), news: Arc::clone(&self.ledger.inner.news) }
    }

    /// Has it been stopped?
    pub fn is_stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }
}

impl<P: Serialize + DeserializeOwned + Send + 'static> Iterator for Follower<P> {
    type Item = Result<Vec<Entry<P>>, LedgerError>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.is_stopped() {
            match self.wait(Duration::from_secs(3600)) {
                Ok(entries) if entries.is_empty() => {}
                other => return Some(other),
            }
        }
        None
    }
}
