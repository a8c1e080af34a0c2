//! Making an authority: its name, its first account, and history taken in from elsewhere.

use std::collections::BTreeSet;

use calendar::{Date, london};
use jiff::Timestamp;
use ledger::{Ledger, Subject};
use practice::WorkerId;
use practice::staff::StaffFact;
use uuid::Uuid;
use workforce::money::CostFact;

use crate::access::Role;
use crate::accounts::{AccountFact, AccountId, PASSWORD_MIN, hash_password};
use crate::clock::Clock;
use crate::demo;
use crate::error::ServiceError;
use crate::fact::{AuthorityFact, Fact, Statement};
use crate::service::{academy_subject, organisation_subject, way_subject};
use crate::views::authority_subject;

/// Entries that go into the ledger in one transaction when history is taken in.
const BATCH: usize = 20_000;

/// The service itself, where nobody in particular recorded something.
pub const NOBODY: WorkerId = WorkerId(Uuid::nil());

/// An account to open.
#[derive(Debug, Clone)]
pub struct NewAccount {
    /// The name with which one signs in.
    pub username: String,
    /// The worker it is for; a new one when `None`.
    pub worker: Option<WorkerId>,
    /// Their name.
    pub name: String,
    /// Their job title.
    pub title: String,
    /// What it may do.
    pub role: Role,
    /// In a demonstration, what the persona is for.
    pub persona: Option<String>,
}

/// Names a new authority. Refused where the ledger already holds one.
///
/// # Errors
/// [`ServiceError::Setting`] when the ledger is not empty; the ledger's own errors.
pub fn name_authority(ledger: &Ledger<Statement>, name: &str) -> Result<(), ServiceError> {
    if ledger.head()?.position > 0 {
        let says = format!("{} already holds an authority's records; nothing was changed", ledger.location());
        return Err(ServiceError::Setting(says));
    }
    let name = name.trim();
    if name.is_empty() {
        return Err(ServiceError::Setting(
            "Enter the council's name, as it is to stand on every page".into(),
        ));
    }
    let fact = AuthorityFact::Named { name: name.to_owned() };
    ledger.append(Clock::real().now(), &[], vec![(authority_subject(), nobody(Fact::Authority(fact)))])?;
    Ok(())
}

/// The entries that open an account and set its password.
///
/// # Errors
/// [`ServiceError::Setting`] when the username or password is not allowed.
pub fn account_entries(new: NewAccount, password: &str) -> Result<Vec<(Subject, Statement)>, ServiceError> {
    entries_with_hash(new, hashed(password)?)
}

/// The hash of a password that somebody chose.
///
/// # Errors
/// [`ServiceError::Setting`] when it is too short.
pub(crate) fn hashed(password: &str) -> Result<String, ServiceError> {
    let length = password.chars().count();
    if length < PASSWORD_MIN {
        let says = format!("Use a password of {PASSWORD_MIN} characters or more; this one has {length}");
        return Err(ServiceError::Setting(says));
    }
    hash_password(password).map_err(ServiceError::Setting)
}

/// The same for an account whose password is hashed already.
pub(crate) fn entries_with_hash(
    new: NewAccount,
    hash: String,
) -> Result<Vec<(Subject, Statement)>, ServiceError> {
    let username = new.username.trim().to_lowercase();
    let plain = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '.' | '-' | '_' | '@');
    if username.is_empty() || !username.chars().all(plain) {
        let says =
            format!("Use letters, digits, dots, hyphens, underscores or @ in a username, not {username:?}");
        return Err(ServiceError::Setting(says));
    }
    let account = AccountId(Uuid::now_v7());
    let opened = AccountFact::Opened {
        account,
        username,
        worker: new.worker.unwrap_or_else(|| WorkerId(Uuid::now_v7())),
        name: new.name,
        title: new.title,
        role: new.role,
        persona: new.persona,
    };
    let password = AccountFact::PasswordSet { account, hash };
    Ok([opened, password].map(|fact| (Subject(account.0), nobody(Fact::Account(fact)))).into())
}

/// Takes in history that was recorded elsewhere, each statement with its own time of recording; `progress`
/// is told how many statements are stored, and how many there are.
///
/// # Errors
/// The ledger's own errors; statements stored before stay.
pub fn store_history(
    ledger: &Ledger<Statement>,
    mut history: Vec<(Timestamp, Subject, Statement)>,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<(), ServiceError> {
    let count = history.len() as u64;
    let mut stored = 0;
    while !history.is_empty() {
        let rest = history.split_off(history.len().min(BATCH));
        stored += history.len() as u64;
        ledger.append_history(history)?;
        progress(stored, count);
        history = rest;
    }
    Ok(())
}

/// A statement by nobody in particular.
pub(crate) fn nobody(fact: Fact) -> Statement {
    Statement { by: NOBODY, fact }
}

/// The day on which the demonstration lives: Monday 15 November 2021.
pub const DEMO_DAY: Date = Date::constant(2021, 11, 15);

/// The first day to which the demonstration can be turned back: before it there is no establishment.
pub const DEMO_FROM: Date = Date::constant(2021, 4, 1);

/// The password of every persona of the demonstration: no secret, since everybody in it is invented. It is
/// shown on the sign-in page, and works nowhere else.
pub const DEMO_PASSWORD: &str = "goldthread-demo";

/// Makes the demonstration authority in an empty ledger. `progress` is told what is being done, how much of
/// it is done, and how much there is.
///
/// # Errors
/// [`ServiceError::Setting`] when the ledger is not empty, [`ServiceError::Demo`] when the authority could
/// not be made; the ledger's own errors.
pub fn make_demo(
    ledger: &Ledger<Statement>,
    progress: &mut dyn FnMut(&str, u64, u64),
) -> Result<(), ServiceError> {
    make_demo_on(ledger, DEMO_DAY, progress)
}

/// Whether the demonstration can live on a day from the beginning: from [`DEMO_FROM`] to [`DEMO_DAY`].
///
/// # Errors
/// [`ServiceError::Setting`] when it cannot.
pub fn may_be_demo_day(day: Date) -> Result<(), ServiceError> {
    if (DEMO_FROM..=DEMO_DAY).contains(&day) {
        return Ok(());
    }
    let [first, last, given] = [DEMO_FROM, DEMO_DAY, day].map(calendar::words::day);
    let says = format!("The demonstration can be made for a day from {first} to {last}, not for {given}");
    Err(ServiceError::Setting(says))
}

/// Makes the demonstration as it stood at the end of a day: what was recorded later is not in it, nobody is
/// in it who joined later, and it lives on that day. A ledger is a log, so that its beginning is a true past.
///
/// # Errors
/// As [`make_demo`]; [`ServiceError::Setting`] too for a day that is not one of the demonstration's.
pub fn make_demo_on(
    ledger: &Ledger<Statement>,
    day: Date,
    progress: &mut dyn FnMut(&str, u64, u64),
) -> Result<(), ServiceError> {
    may_be_demo_day(day)?;
    if ledger.head()?.position > 0 {
        let says = format!("{} already holds an authority's records; nothing was changed", ledger.location());
        return Err(ServiceError::Setting(says));
    }
    let made = demo::generate(demo::SEED, progress).map_err(ServiceError::Demo)?;
    let hash = hash_password(DEMO_PASSWORD).map_err(ServiceError::Setting)?;
    let history = demo_history(made, day, &hash)?;
    store_history(ledger, history, &mut |done, count| progress("Storing records", done, count))
}

/// Everything that the demonstration's ledger says at the end of a day, in the order in which it was recorded.
fn demo_history(
    made: demo::DemoAuthority,
    day: Date,
    hash: &str,
) -> Result<Vec<(Timestamp, Subject, Statement)>, ServiceError> {
    let mut history: Vec<(Timestamp, Subject, Statement)> = Vec::new();
    let known = |recorded: Timestamp| london().to_datetime(recorded).date() <= day;
    let works_there: BTreeSet<WorkerId> = made
        .staff
        .iter()
        .filter_map(|(recorded, fact)| match fact {
            StaffFact::WorkerJoined { worker, on, .. } if *on <= day && known(*recorded) => Some(*worker),
            _ => None,
        })
        .collect();
    for (recorded, fact) in made.staff {
        history.push((recorded, staff_subject(&fact), nobody(Fact::Staff(fact))));
    }
    for (person, facts) in made.people {
        let told = facts.into_iter().map(|one| {
            (one.recorded, Subject(person.0), Statement { by: one.by, fact: Fact::Practice(one.fact) })
        });
        history.extend(told);
    }
    for (recorded, by, fact) in made.establishment {
        history.push((recorded, organisation_subject(), Statement { by, fact: Fact::Workforce(fact) }));
    }
    for (recorded, by, told) in made.model {
        history.push((recorded, Subject(told.model.0), Statement { by, fact: Fact::Model(told) }));
    }
    for (recorded, by, told) in made.proposal.into_iter().chain(made.branch).chain(made.model_proposal) {
        history.push((recorded, Subject(told.proposal.0), Statement { by, fact: Fact::Proposal(told) }));
    }
    history.extend(made.consultation);
    for (recorded, by, told) in made.costs {
        let CostFact::ExitEntered(exit) = &told.fact;
        history.push((recorded, way_subject(exit.staff), Statement { by, fact: Fact::Cost(told) }));
    }
    for (recorded, by, fact) in made.academy {
        history.push((recorded, academy_subject(), Statement { by, fact: Fact::Academy(fact) }));
    }
    for (recorded, by, told) in made.learning {
        history.push((recorded, way_subject(told.staff), Statement { by, fact: Fact::Learning(told) }));
    }
    for (recorded, by, told) in made.cases {
        history.push((recorded, Subject(told.case.0), Statement { by, fact: Fact::BusinessCase(told) }));
    }
    history.retain(|(recorded, ..)| known(*recorded));
    // Stable: what one person's record says at one moment keeps its order.
    history.sort_by_key(|(recorded, ..)| *recorded);
    let first = history.first().map_or(Timestamp::UNIX_EPOCH, |(recorded, ..)| *recorded);
    let mut beginning = vec![
        (
            first,
            authority_subject(),
            nobody(Fact::Authority(AuthorityFact::Named { name: made.name.into() })),
        ),
        (first, authority_subject(), nobody(Fact::Authority(AuthorityFact::Demonstration { day }))),
    ];
    for persona in made.personas.into_iter().filter(|one| works_there.contains(&one.worker)) {
        // What comes after the first sentence is of the day on which the demonstration lives usually.
        let about = match persona.about.split_once(". ") {
            Some((first, _)) if day != DEMO_DAY => format!("{first}."),
            _ => persona.about.into(),
        };
        let new = NewAccount {
            username: persona.username.into(),
            worker: Some(persona.worker),
            name: persona.name,
            title: persona.title.into(),
            role: persona.role,
            persona: Some(about),
        };
        let entries = entries_with_hash(new, hash.to_owned())?;
        beginning.extend(entries.into_iter().map(|(subject, statement)| (first, subject, statement)));
    }
    beginning.append(&mut history);
    Ok(beginning)
}

pub(crate) fn staff_subject(fact: &StaffFact) -> Subject {
    match fact {
        StaffFact::TeamFormed { team, .. } | StaffFact::TeamClosed { team, .. } => Subject(team.0),
        StaffFact::WorkerJoined { worker, .. }
        | StaffFact::WorkerMoved { worker, .. }
        | StaffFact::WorkerLeft { worker, .. } => Subject(worker.0),
    }
}
