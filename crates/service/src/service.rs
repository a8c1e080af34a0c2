//! The running service of one authority.

mod academy;
mod business_case;
pub mod change;
mod cost;
mod drawn;
mod organisation;
mod outlook;
mod papers;
mod reading;
mod recording;
mod scenario;
mod signing_in;
mod staff_account;

use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError, RwLock, RwLockReadGuard};
use std::thread::JoinHandle;
use std::time::Duration;

use calendar::Date;
use jiff::Timestamp;
use ledger::{Authority, Ledger, Location, MasterKey, Stopper};
use practice::{Policies, WorkerId};
use uuid::Uuid;

use crate::clock::Clock;
use crate::cost::KeptCosts;
use crate::error::ServiceError;
use crate::fact::{AuthorityFact, Fact, Statement};
use crate::figures::Kept;
use crate::outlook::KeptOutlooks;
use crate::scorecard::KeptBehind;
use crate::session::Sessions;
use crate::settings::{PayPolicy, read_pay, read_policies};
use crate::views::{ViewLog, authority_subject};
use crate::world::{Loading, World};

pub(crate) use academy::academy_subject;
pub use business_case::Entered;
pub(crate) use change::{staff_of, way_subject};
pub use drawn::{Drawing, Drew};
pub use organisation::Loaded;
pub(crate) use organisation::organisation_subject;
pub use reading::Opened;
pub use recording::Done;
pub use signing_in::{SignInRefusal, USERNAME_MOST};
pub use staff_account::WithoutAccount;

/// How to open a service.
pub struct Settings {
    /// Where the ledger is.
    pub location: Location,
    /// Which authority's.
    pub authority: Authority,
    /// The key under which the keys of all subjects are wrapped.
    pub master: MasterKey,
    /// A folder of policy files; the built-in ones when `None`.
    pub policies: Option<PathBuf>,
    /// The day on which a demonstration is to live; refused for anything else.
    pub today: Option<Date>,
}

/// The running service of one authority: its ledger, the authority in memory, and the rules of who may do
/// what. Shared by every page; all its functions block, but briefly.
pub struct Service {
    ledger: Ledger<Statement>,
    world: RwLock<World>,
    /// Held while something is decided and appended, and while new entries are taken in.
    writing: Mutex<()>,
    policies: Policies,
    pay: Option<PayPolicy>,
    clock: Clock,
    sessions: Sessions,
    views: ViewLog,
    pub(crate) kept: Kept,
    pub(crate) kept_behind: KeptBehind,
    pub(crate) kept_outlooks: KeptOutlooks,
    kept_changes: change::KeptChanges,
    pub(crate) kept_costs: KeptCosts,

    follower: Mutex<Option<(Stopper, JoinHandle<()>)>>,
}

impl Service {
    /// Opens a service: reads its whole ledger and folds every record. `progress` is told how many entries
    /// have been read, and how many there are.
    ///
    /// # Errors
    /// [`ServiceError`] when the ledger or a policy file cannot be read.
    pub fn open(
        settings: Settings,
        progress: &mut dyn FnMut(u64, u64),
    ) -> Result<Arc<Service>, ServiceError> {
        let policies = read_policies(settings.policies.as_deref())?;
        let pay = read_pay(settings.policies.as_deref())?;
        let ledger = Ledger::open(&settings.location, settings.authority, settings.master)?;
        let head = ledger.head()?;
        let count = head.position;
        let mut loading = Loading::default();
        let mut read = 0;
        ledger.scan(0, &mut |entries| {
            read += entries.len() as u64;
            loading.take(entries);
            progress(read, count);
            ControlFlow::Continue(())
        })?;
        let mut world = loading.finish();
        let clock = match (settings.today, world.demo_day) {
            (Some(_), None) => {
                let says =
                    "--today is for demonstrations only: this ledger keeps an authority's real records";
                return Err(ServiceError::Setting(says.into()));
            }
            (Some(day), Some(_)) | (None, Some(day)) => Clock::on(day).not_before(head.recorded),
            (None, None) => Clock::real(),
        };
        let secret = match world.session_secret {
            Some(secret) => secret,
            None => {
                let secret = make_session_secret(&ledger, clock)?;
                // Two nodes may have done so at once: the first entry counts for both.
                ledger.scan(world.position, &mut |entries| {
                    world.apply(entries);
                    ControlFlow::Continue(())
                })?;
                world.session_secret.unwrap_or(secret)
            }
        };
        let service = Arc::new(Service {
            views: ViewLog::start(ledger.clone())?,
            ledger,
            world: RwLock::new(world),
            writing: Mutex::new(()),
            policies,
            pay,
            clock,
            sessions: Sessions::new(secret),
            kept: Kept::default(),
            kept_behind: KeptBehind::default(),
            kept_outlooks: KeptOutlooks::default(),
            kept_changes: change::KeptChanges::default(),
            kept_costs: KeptCosts::default(),
            follower: Mutex::new(None),
        });
        service.catch_up()?;
        Ok(service)
    }

    /// Keeps up with what this and other processes append, until the service is dropped.
    ///
    /// # Errors
    /// When no thread can be started.
    pub fn follow(self: &Arc<Service>) -> Result<(), ServiceError> {
        let mut follower = self.ledger.follow(self.world().position);
        let stopper = follower.stopper();
        let service = Arc::downgrade(self);
        let thread = std::thread::Builder::new().name("follower".into()).spawn(move || {
            while !follower.is_stopped() {
                let waited = follower.wait(Duration::from_secs(5));
                let Some(service) = service.upgrade() else { return };
                match waited {
                    Ok(entries) if entries.is_empty() => {}
                    Ok(_) => {
                        if let Err(error) = service.catch_up() {
                            tracing::error!(%error, "new entries could not be taken in");
                        }
                    }
                    Err(error) => tracing::warn!(%error, "the ledger could not be followed; trying again"),
                }
            }
        })?;
        *self.follower.lock().unwrap_or_else(PoisonError::into_inner) = Some((stopper, thread));
        Ok(())
    }

    /// The clock.
    pub fn clock(&self) -> Clock {
        self.clock
    }

    /// Today, in London.
    pub fn today(&self) -> Date {
        self.clock.today()
    }

    /// The day for which a demonstration was made; `None` where the records are real.
    pub fn made_for(&self) -> Option<Date> {
        self.world().demo_day
    }

    /// Local policies.
    pub fn policies(&self) -> &Policies {
        &self.policies
    }

    /// Sessions.
    pub fn sessions(&self) -> &Sessions {
        &self.sessions
    }

    /// The ledger itself: for verification, backup and the command line.
    pub fn ledger(&self) -> &Ledger<Statement> {
        &self.ledger
    }

    /// The authority's name.
    pub fn authority_name(&self) -> String {
        self.world().name.clone()
    }

    pub(crate) fn world(&self) -> RwLockReadGuard<'_, World> {
        self.world.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Teams and workers.
    pub fn directory(&self) -> Arc<practice::staff::Directory> {
        Arc::clone(&self.world().directory)
    }

    /// Takes in what has been appended since, by this or another process.
    pub(crate) fn catch_up(&self) -> Result<(), ServiceError> {
        let _writing = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let after = self.world().position;
        self.ledger.scan(after, &mut |entries| {
            self.world.write().unwrap_or_else(PoisonError::into_inner).apply(entries);
            ControlFlow::Continue(())
        })?;
        Ok(())
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        if let Some((stopper, thread)) = self.follower.lock().unwrap_or_else(PoisonError::into_inner).take() {
            stopper.stop();
            // The last owner may be the follower itself, which cannot wait for its own end.
            if thread.thread().id() != std::thread::current().id() && thread.join().is_err() {
                tracing::error!("the follower ended badly");
            }
        }
    }
}

/// The first node to serve an authority makes the secret under which sessions are signed.
fn make_session_secret(ledger: &Ledger<Statement>, clock: Clock) -> Result<[u8; 32], ServiceError> {
    let secret: [u8; 32] = rand::random();
    let fact = AuthorityFact::SessionSecret { secret: blake3::Hash::from_bytes(secret).to_hex().to_string() };
    let statement = Statement { by: WorkerId(Uuid::nil()), fact: Fact::Authority(fact) };
    ledger.append(clock.now(), &[], vec![(authority_subject(), statement)])?;
    Ok(secret)
}

/// A time of recording as people in London read it.
pub fn local_time(recorded: Timestamp) -> calendar::DateTime {
    calendar::london().to_datetime(recorded)
}
