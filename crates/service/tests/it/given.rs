//! A small authority: two people with accounts and two children about whom a school told us in October 2021.
//! It lives on Monday 15 November 2021.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::date;
use ledger::{Authority, Ledger, Location, MasterKey, Subject};
use practice::code_sets::{ContactReason, PersonRole, ReferralSource, Sex};
use practice::facts::{Birth, ContactReceived, Name, PersonRegistered};
use practice::{Fact as Told, PersonId, WorkerId};
use service::fact::{AuthorityFact, Fact, Statement};
use service::setup::{NOBODY, NewAccount, account_entries};
use service::{Role, Service, ServiceError, Settings, Viewer};
use tempfile::TempDir;
use uuid::Uuid;

pub const PASSWORD: &str = "a password for tests";

/// An authority of its own for one test.
pub struct Small {
    folder: TempDir,
}

/// The first child.
pub const AMARA: PersonId = PersonId(Uuid::from_u128(1001));
/// The second.
pub const BEN: PersonId = PersonId(Uuid::from_u128(1002));

impl Small {
    /// Makes it.
    pub fn new() -> Small {
        let small = Small { folder: tempfile::tempdir().unwrap() };
        let began: Timestamp = "2021-10-20T09:00:00Z".parse().unwrap();
        let mut entries = Vec::new();
        let mut say = |subject: u128, fact: Fact| {
            entries.push((began, Subject(Uuid::from_u128(subject)), Statement { by: NOBODY, fact }));
        };
        say(1, Fact::Authority(AuthorityFact::Named { name: "Westhaven City Council".into() }));
        say(1, Fact::Authority(AuthorityFact::Demonstration { day: date(2021, 11, 15) }));
        for (child, given, family) in [(AMARA, "Amara", "Okafor"), (BEN, "Ben", "Reid")] {
            let registered = PersonRegistered {
                on: date(2021, 10, 20),
                role: PersonRole::Child,
                name: Name { given: given.into(), family: family.into() },
                born: Birth::Exact(date(2014, 3, 14)),
                sex: Sex::Unknown,
            };
            let contact = ContactReceived {
                on: date(2021, 10, 20),
                at: None,
                source: ReferralSource::School,
                reason: ContactReason::SocialCare,
                from: "Mrs Rao, head teacher".into(),
                worry: "Not at school for two weeks.".into(),
            };
            say(child.0.as_u128(), Fact::Practice(Told::PersonRegistered(registered.into())));
            say(child.0.as_u128(), Fact::Practice(Told::ContactReceived(contact.into())));
        }
        for (place, (username, role)) in [
            ("manager", Role::FrontDoorManager),
            ("analyst", Role::Analyst),
            ("reviewer", Role::ReviewingOfficer),
            ("hr", Role::HumanResources),
        ]
        .into_iter()
        .enumerate()
        {
            let account = NewAccount {
                username: username.into(),
                worker: Some(WorkerId(Uuid::from_u128(100 + place as u128))),
                name: username.into(),
                title: username.into(),
                role,
                persona: None,
            };
            let opened = account_entries(account, PASSWORD).unwrap();
            entries.extend(opened.into_iter().map(|(subject, statement)| (began, subject, statement)));
        }
        let ledger: Ledger<Statement> = Ledger::open(&small.location(), authority(), master()).unwrap();
        ledger.append_history(entries).unwrap();
        small
    }

    /// The file that holds everything.
    pub fn file(&self) -> PathBuf {
        self.folder.path().join("records.goldthread")
    }

    fn location(&self) -> Location {
        Location::Sqlite(self.file())
    }

    /// Opens the service.
    pub fn open(&self) -> Arc<Service> {
        self.open_with(None).unwrap()
    }

    /// Opens the service with policies of its own.
    pub fn open_with(&self, policies: Option<PathBuf>) -> Result<Arc<Service>, ServiceError> {
        let settings = Settings {
            location: self.location(),
            authority: authority(),
            master: master(),
            policies,
            today: None,
        };
        Service::open(settings, &mut |_, _| {})
    }
}

/// Somebody signed in.
pub fn signed_in(service: &Service, username: &str) -> Viewer {
    let token = service.sign_in(username, PASSWORD).unwrap().unwrap();
    service.viewer(&token).unwrap()
}

fn authority() -> Authority {
    Authority::new("westhaven").unwrap()
}

fn master() -> MasterKey {
    MasterKey::from_bytes([7; 32])
}
