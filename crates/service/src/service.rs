//! The running service of one authority.

use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError, RwLock, RwLockReadGuard};
use std::thread::JoinHandle;
use std::time::Duration;

use calendar::Date;
use jiff::Timestamp;
use ledger::{Authority, Ledger, Location, MasterKey, Stopper, Subject};
use practice::journey::{Journey, readings};
use practice::{Command, Context, Fact, Lens, PersonId, Policies, Recorded, Seq, WorkerId, decide};
use uuid::Uuid;

use crate::access::{Action, Viewer, needed_to_record};
use crate::accounts::{Account, AccountFact, AccountId, verify_password};
use crate::clock::Clock;
use crate::error::ServiceError;
use crate::fact::{self, AuthorityFact, Statement};

use crate::figures::Kept;
use crate::scorecard::KeptBehind;
use crate::search::search;
use crate::session::{SessionId, Sessions};
use crate::settings::read_policies;
use crate::views::{ViewLog, Viewing, authority_subject};
use crate::world::{Loading, Record, World};

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
    clock: Clock,
    sessions: Sessions,
    views: ViewLog,
    pub(crate) kept: Kept,
    pub(crate) kept_behind: KeptBehind,

    follower: Mutex<Option<(Stopper, JoinHandle<()>)>>,
}

/// A record as opened by somebody, through a lens.
pub struct Opened {
    /// The record, with every fact.
    pub record: Arc<Record>,
    /// The lens; `None` is now.
    pub lens: Option<Lens>,
    seen: Option<Journey>,
}

impl Opened {
    /// The journey through the lens.
    pub fn journey(&self) -> &Journey {
        self.seen.as_ref().unwrap_or(&self.record.journey)
    }

    /// The facts that the lens shows, in the order in which they were recorded.
    pub fn facts(&self) -> impl Iterator<Item = &Recorded> {
        let lens = self.lens.map(|lens| (lens.as_at, lens.known_before()));
        self.record.facts.iter().filter(move |recorded| {
            lens.is_none_or(|(as_at, before)| recorded.fact.on() <= as_at && recorded.recorded < before)
        })
    }

    /// The facts that the lens shows as they now read, after corrections and strikings-out.
    pub fn readings(&self) -> impl Iterator<Item = (&Recorded, &Fact)> {
        let shown: Vec<&Recorded> = self.facts().collect();
        readings(&shown).into_iter()
    }
}

/// What was recorded of one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// Whose record.
    pub person: PersonId,
    /// The numbers of the new facts, in order.
    pub facts: Vec<Seq>,
}

/// Why somebody could not sign in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SignInRefusal {
    /// The name or the password is wrong; which of them is not said.
    Wrong,
    /// Too many wrong passwords: wait so many seconds.
    Wait(i64),
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
        let ledger = Ledger::open(&settings.location, settings.authority, settings.master)?;
        let count = ledger.head()?.position;
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
            (Some(day), Some(_)) | (None, Some(day)) => Clock::on(day),
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
            clock,
            sessions: Sessions::new(secret),
            kept: Kept::default(),
            kept_behind: KeptBehind::default(),

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

    /// The one way to a person's record: allowed and noted, or refused. `part` says what was opened.
    ///
    /// # Errors
    /// [`ServiceError::Denied`], [`ServiceError::NotFound`] or [`ServiceError::NotNoted`].
    pub fn open_record(
        &self,
        viewer: &Viewer,
        person: PersonId,
        lens: Option<Lens>,
        part: &str,
    ) -> Result<Opened, ServiceError> {
        viewer.must(Action::OpenRecord)?;
        let record = self.world().people.get(&person).cloned().ok_or(ServiceError::NotFound)?;
        if !self.views.note(self.clock.now(), person, viewer.worker, part) {
            return Err(ServiceError::NotNoted);
        }
        let seen = lens.map(|lens| Journey::through(person, &record.facts, lens));
        Ok(Opened { record, lens, seen })
    }

    /// Records what commands propose, about one person or several, all or nothing. Each command is judged
    /// against what the ones before it would make of the record.
    ///
    /// # Errors
    /// [`ServiceError::Refused`] with every refusal of the first command that is refused, and the others of
    /// [`ServiceError`]; nothing is recorded then.
    pub fn submit(
        &self,
        viewer: &Viewer,
        commands: Vec<(PersonId, Command)>,
    ) -> Result<Vec<Done>, ServiceError> {
        for (_, command) in &commands {
            viewer.must(needed_to_record(&command.fact))?;
        }
        // Another node may have recorded something since: what it was is taken in, and judged again.
        let mut tries = 0;
        loop {
            tries += 1;
            match self.try_submit(viewer.worker, &commands) {
                Err(ServiceError::Conflict) if tries < 4 => self.catch_up()?,
                done => return done,
            }
        }
    }

    fn try_submit(&self, by: WorkerId, commands: &[(PersonId, Command)]) -> Result<Vec<Done>, ServiceError> {
        let writing = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let now = self.clock.now();
        let context = Context { today: self.clock.today(), policies: &self.policies };
        let mut journeys: Vec<(PersonId, Seq, Journey)> = Vec::new();
        let mut entries = Vec::new();
        let mut done: Vec<Done> = Vec::new();
        for (person, command) in commands {
            let place = match journeys.iter().position(|(id, ..)| id == person) {
                Some(place) => place,
                None => {
                    let record = self.world().people.get(person).cloned();
                    let (version, journey) = match record {
                        Some(record) => (record.version(), record.journey.clone()),
                        None => (Seq(0), Journey::unknown(*person)),
                    };
                    journeys.push((*person, version, journey));
                    done.push(Done { person: *person, facts: Vec::new() });
                    journeys.len() - 1
                }
            };
            let (Some((_, _, journey)), Some(done)) = (journeys.get_mut(place), done.get_mut(place)) else {
                continue;
            };
            let facts = decide(journey, command.clone(), &context).map_err(ServiceError::Refused)?;
            for fact in facts {
                let seq = Seq(journey.version.0 + 1);
                done.facts.push(seq);
                entries.push((Subject(person.0), Statement { by, fact: fact::Fact::Practice(fact.clone()) }));
                journey.apply(&Recorded { seq, recorded: now, by, fact });
            }
        }
        let expected: Vec<_> = journeys.iter().map(|(id, version, _)| (Subject(id.0), version.0)).collect();
        self.ledger.append(now, &expected, entries)?;
        drop(writing);
        self.catch_up()?;
        Ok(done)
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

    /// The people who fit what was asked, by name, date of birth, NHS or pupil number, postcode or phone: the
    /// best first, at most `most`; and how many fit in all.
    ///
    /// # Errors
    /// [`ServiceError::Denied`].
    pub fn search(
        &self,
        viewer: &Viewer,
        text: &str,
        most: usize,
    ) -> Result<(Vec<Arc<Record>>, usize), ServiceError> {
        viewer.must(Action::Search)?;
        let world = self.world();
        let (found, count) = search(&world, text, most);
        Ok((found.iter().filter_map(|id| world.people.get(id).cloned()).collect(), count))
    }

    /// The people with a contact that waits for a decision.
    ///
    /// # Errors
    /// [`ServiceError::Denied`].
    pub fn waiting(&self, viewer: &Viewer) -> Result<Vec<Arc<Record>>, ServiceError> {
        viewer.must(Action::SeeFrontDoor)?;
        let world = self.world();
        Ok(world.waiting.iter().filter_map(|id| world.people.get(id).cloned()).collect())
    }

    /// The people with whom the viewer works now.
    pub fn own_people(&self, viewer: &Viewer) -> Vec<Arc<Record>> {
        let world = self.world();
        let own = world.by_worker.get(&viewer.worker).into_iter().flatten();
        own.filter_map(|id| world.people.get(id).cloned()).collect()
    }

    /// The names of people, for those who may search: family members on a child's page, siblings on a list.
    pub fn name_of(&self, person: PersonId) -> Option<String> {
        let world = self.world();
        world.people.get(&person)?.journey.person.name().map(ToString::to_string)
    }

    /// Who opened a person's record, newest first.
    ///
    /// # Errors
    /// [`ServiceError::Denied`] when the viewer may not open the record either.
    pub fn viewings(&self, viewer: &Viewer, person: PersonId) -> Result<Vec<Viewing>, ServiceError> {
        viewer.must(Action::OpenRecord)?;
        let mut viewings = self.world().viewings.get(&person).cloned().unwrap_or_default();
        viewings.reverse();
        Ok(viewings)
    }

    /// Signs somebody in: gives the session's token.
    ///
    /// # Errors
    /// The outer one when the ledger fails, the inner one when the name or password is wrong or one must wait.
    pub fn sign_in(
        &self,
        username: &str,
        password: &str,
    ) -> Result<Result<String, SignInRefusal>, ServiceError> {
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
        world.accounts.get(token.account).map(|account| viewer_of(account, token.session))
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

    /// Some children with a service open or closed, spread over everybody: for benchmarks.
    pub fn sample_of_children(&self, most: usize) -> Vec<PersonId> {
        let world = self.world();
        let children =
            world.people.values().filter(|one| one.journey.person.is_child() && one.facts.len() > 20);
        let children: Vec<PersonId> = children.map(|one| one.id).collect();
        let step = (children.len() / most.max(1)).max(1);
        children.into_iter().step_by(step).take(most).collect()
    }

    /// The name on the account of a worker, for those who are in no team.
    pub fn account_name(&self, worker: WorkerId) -> Option<String> {
        self.world().accounts.of_worker(worker).map(|account| account.name.clone())
    }

    /// Whether there is an open account with this name.
    pub fn has_account(&self, username: &str) -> bool {
        self.world().accounts.named(username).is_some()
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
        let statement = Statement { by, fact: fact::Fact::Account(fact) };
        self.ledger.append(self.clock.now(), &[], vec![(Subject(account.0), statement)])?;
        self.catch_up()
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

/// The first node to serve an authority makes the secret under which sessions are signed.
fn make_session_secret(ledger: &Ledger<Statement>, clock: Clock) -> Result<[u8; 32], ServiceError> {
    let secret: [u8; 32] = rand::random();
    let fact = AuthorityFact::SessionSecret { secret: blake3::Hash::from_bytes(secret).to_hex().to_string() };
    let statement = Statement { by: WorkerId(Uuid::nil()), fact: fact::Fact::Authority(fact) };
    ledger.append(clock.now(), &[], vec![(authority_subject(), statement)])?;
    Ok(secret)
}

/// A time of recording as people in London read it.
pub fn local_time(recorded: Timestamp) -> calendar::DateTime {
    calendar::london().to_datetime(recorded)
}
