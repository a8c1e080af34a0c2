//! A small council that changes: two teams of social workers, each under a manager, become three under practice
//! managers. Everybody in it is known by a number, which is their identifier on the establishment and in
//! practice.

use std::sync::Arc;

use calendar::Date;
use jiff::Timestamp;
use jiff::civil::date;
use ledger::{Authority, Ledger, Location, MasterKey, Subject};
use practice::code_sets::{AllocationRole, PersonRole, ServiceKind, Sex};
use practice::facts::{Birth, Name, PersonRegistered, WorkerAllocated};
use practice::staff::StaffFact;
use practice::{Fact as Told, PersonId, WorkerId};
use service::accounts::AccountId;
use service::change::Change as Worked;
use service::fact::{AuthorityFact, Fact, Statement};
use service::session::SessionId;
use service::setup::NOBODY;
use service::{Role, Service, ServiceError, Settings, Viewer};
use tempfile::TempDir;
use uuid::Uuid;
use workforce::people::classes::{ClassDecision, RoleClass};
use workforce::people::consultation::{ConsultationFact, DocumentKind, DocumentPublished, UnionNoticeGiven};
use workforce::people::process::PersonFact;
use workforce::{
    Absence, Change, Establishment, Footing, Fte, Holding, HoldingId, JobId, Part, Post, PostId, PostPay,
    ProposalFact, ProposalId, Service as OfStaff, ServiceId, StaffId, StaffMember, StaffPay, Stated, Team,
    TeamId, WorkforceFact, facts_between,
};

pub const LAUNCH: Date = date(2021, 10, 6);
pub const CLOSE: Date = date(2021, 11, 19);
pub const EFFECT: Date = date(2022, 1, 31);
const BEGAN: Date = date(2021, 9, 6);

/// Who works here.
pub const DIRECTOR: u128 = 1;
pub const HEAD: u128 = 2;
pub const HR: u128 = 3;
pub const HR_OFFICER: u128 = 4;
pub const PROGRAMME: u128 = 5;
pub const MANAGER_EAST: u128 = 11;
pub const MANAGER_WEST: u128 = 12;
pub const ASSISTANT: u128 = 13;
pub const EAST_1: u128 = 20;
pub const EAST_2: u128 = 21;
pub const WEST_1: u128 = 22;
pub const WEST_2: u128 = 23;
/// A vacant post for a social worker.
pub const VACANT: u128 = 24;
/// The new posts for practice managers.
pub const NEW_POSTS: [u128; 2] = [31, 32];
const PLAY_WORKERS: u128 = 100;
const PLAY_LEADS: u128 = 1_000;
/// The subject of the organisation, as the service keeps it.
const ORGANISATION: u128 = 0x676f_6c64_7468_8000_8000_0000_0000_0002;

/// The teams: leadership, one in the east, one in the west; and a second one in the east, which is new.
pub const LEADERSHIP: u128 = 1;
pub const EAST: u128 = 3;
pub const WEST: u128 = 4;
pub const NEW_EAST: u128 = 6;

/// Children with the social worker of each.
pub const CHILDREN: [(u128, u128); 6] =
    [(1001, EAST_1), (1002, EAST_2), (1003, WEST_1), (1004, WEST_1), (1005, WEST_2), (1006, EAST_2)];

pub fn staff(n: u128) -> StaffId {
    StaffId(Uuid::from_u128(n))
}

pub fn post(n: u128) -> PostId {
    PostId(Uuid::from_u128(n))
}

pub fn team(n: u128) -> TeamId {
    TeamId(Uuid::from_u128(n))
}

pub fn child(n: u128) -> PersonId {
    PersonId(Uuid::from_u128(n))
}

/// The subject of somebody's way through changes, as the service keeps it.
pub fn way_of(n: u128) -> Subject {
    Subject(Uuid::from_u128(n ^ 0x5374_6166_6600))
}

/// Somebody signed in.
pub fn viewer(n: u128) -> Viewer {
    let role = match n {
        DIRECTOR => Role::Director,
        HR | HR_OFFICER => Role::HumanResources,
        PROGRAMME => Role::ProgrammeOffice,
        HEAD | MANAGER_EAST | MANAGER_WEST => Role::TeamManager,
        _ => Role::Practitioner,
    };
    let id = Uuid::from_u128(n);
    Viewer {
        account: AccountId(id),
        worker: WorkerId(id),
        name: format!("Person {n}"),
        title: role.label().to_owned(),
        role,
        session: SessionId(id),
    }
}

fn posts(play_workers: u128) -> Vec<(u128, &'static str, u128, Option<u128>)> {
    let mut posts = vec![
        (DIRECTOR, "Director", LEADERSHIP, None),
        (HEAD, "Head of Safeguarding", LEADERSHIP, Some(DIRECTOR)),
        (HR, "HR Business Partner", LEADERSHIP, Some(DIRECTOR)),
        (HR_OFFICER, "HR Officer", LEADERSHIP, Some(HR)),
        (PROGRAMME, "Programme Manager", LEADERSHIP, Some(DIRECTOR)),
        (MANAGER_EAST, "Team Manager", EAST, Some(HEAD)),
        (MANAGER_WEST, "Team Manager", WEST, Some(HEAD)),
        (ASSISTANT, "Assistant Team Manager", EAST, Some(MANAGER_EAST)),
        (EAST_1, "Social Worker", EAST, Some(MANAGER_EAST)),
        (EAST_2, "Social Worker", EAST, Some(MANAGER_EAST)),
        (WEST_1, "Social Worker", WEST, Some(MANAGER_WEST)),
        (WEST_2, "Social Worker", WEST, Some(MANAGER_WEST)),
        (VACANT, "Social Worker", WEST, Some(MANAGER_WEST)),
    ];
    posts.extend((0..play_workers).map(|n| (PLAY_WORKERS + n, "Play Worker", EAST, Some(HEAD))));
    posts
}

fn a_post(title: &str, of: u128, reports_to: Option<u128>) -> Post {
    Post {
        reference: None,
        title: title.to_owned(),
        team: team(of),
        grade: Some("K".to_owned()),
        indicative: false,
        fte: Fte::FULL,
        weeks: Default::default(),
        funding: Default::default(),
        contract: Default::default(),
        reports_to: reports_to.map(post),
        dotted: Vec::new(),
        job: None,
        statutory: None,
        holds_cases: title == "Social Worker",
        pay: PostPay::default(),
    }
}

fn a_team(name: &str, locality: Option<&str>) -> Team {
    Team {
        name: name.to_owned(),
        service: ServiceId(Uuid::from_u128(1)),
        functions: vec!["Child protection plans".to_owned()],
        ages: None,
        localities: locality.into_iter().map(str::to_owned).collect(),
    }
}

fn establishment(play_workers: u128) -> Establishment {
    let mut made = Establishment::default();
    made.services.insert(ServiceId(Uuid::from_u128(1)), OfStaff { name: "Safeguarding".to_owned() });
    for (n, name, locality) in [
        (LEADERSHIP, "Leadership", None),
        (EAST, "PACT East", Some("East")),
        (WEST, "PACT West", Some("West")),
    ] {
        made.teams.insert(team(n), a_team(name, locality));
    }
    for (n, title, of, reports_to) in posts(play_workers) {
        made.posts.insert(post(n), a_post(title, of, reports_to));
        if n == VACANT {
            continue;
        }
        let name = format!("Person {n}");
        let member = StaffMember {
            reference: None,
            name,
            service_from: None,
            registered: false,
            pay: StaffPay::default(),
        };
        made.staff.insert(staff(n), member);
        let holding = Holding {
            staff: staff(n),
            post: post(n),
            fte: Fte::FULL,
            footing: Footing::Substantive,
            spine_point: None,
            away: None,
        };
        made.holdings.insert(HoldingId(Uuid::from_u128(n)), holding);
    }
    made
}

/// The council, with a ledger of its own.
pub struct Council {
    folder: TempDir,
    play_workers: u128,
}

impl Council {
    /// With three posts to be deleted that somebody holds.
    pub fn new() -> Council {
        Council::with_play_workers(0)
    }

    /// With so many more posts to be deleted, each with somebody in it.
    pub fn with_play_workers(play_workers: u128) -> Council {
        let council = Council { folder: tempfile::tempdir().unwrap(), play_workers };
        let began: Timestamp = "2021-09-06T08:00:00Z".parse().unwrap();
        let mut entries = Vec::new();
        let mut say = |subject: u128, fact: Fact| {
            entries.push((began, Subject(Uuid::from_u128(subject)), Statement { by: NOBODY, fact }));
        };
        say(0xA, Fact::Authority(AuthorityFact::Named { name: "Westhaven City Council".into() }));
        say(0xA, Fact::Authority(AuthorityFact::Demonstration { day: BEGAN }));
        for (n, name, locality) in [
            (LEADERSHIP, "Leadership", None),
            (EAST, "PACT East", Some("East")),
            (WEST, "PACT West", Some("West")),
        ] {
            let formed = StaffFact::TeamFormed {
                on: BEGAN,
                team: practice::TeamId(Uuid::from_u128(n)),
                name: name.to_owned(),
                service: ServiceKind::ChildProtection,
                locality: locality.map(str::to_owned),
            };
            say(0x7000 + n, Fact::Staff(formed));
        }
        let made = establishment(play_workers);
        for (n, title, of, _) in posts(play_workers).into_iter().filter(|(n, ..)| *n != VACANT) {
            let joined = StaffFact::WorkerJoined {
                on: BEGAN,
                worker: WorkerId(Uuid::from_u128(n)),
                name: format!("Person {n}"),
                title: title.to_owned(),
                team: practice::TeamId(Uuid::from_u128(of)),
                fte_hundredths: 100,
                holds_cases: title == "Social Worker",
            };
            say(n, Fact::Staff(joined));
        }
        for fact in facts_between(&Establishment::default(), &made, BEGAN) {
            say(ORGANISATION, Fact::Workforce(fact));
        }
        for (n, worker) in CHILDREN {
            let registered = PersonRegistered {
                on: BEGAN,
                role: PersonRole::Child,
                name: Name { given: format!("Child {n}"), family: "Okafor".into() },
                born: Birth::Exact(date(2014, 3, 14)),
                sex: Sex::Unknown,
            };
            let allocated = WorkerAllocated {
                on: BEGAN,
                worker: WorkerId(Uuid::from_u128(worker)),
                team: practice::TeamId(made.posts[&post(worker)].team.0),
                role: AllocationRole::CaseHolder,
                service: ServiceKind::ChildProtection,
            };
            say(n, Fact::Practice(Told::PersonRegistered(registered.into())));
            say(n, Fact::Practice(Told::WorkerAllocated(allocated.into())));
        }
        let ledger: Ledger<Statement> = Ledger::open(&council.location(), authority(), master()).unwrap();
        ledger.append_history(entries).unwrap();
        council
    }

    fn location(&self) -> Location {
        Location::Sqlite(self.folder.path().join("records.goldthread"))
    }

    /// Somebody is away on family leave from a day.
    pub fn away_on_family_leave(&self, n: u128, from: Date) {
        let of = establishment(self.play_workers);
        let holding = HoldingId(Uuid::from_u128(n));
        let away = Holding { away: Some(Absence::FamilyLeave), ..of.holdings[&holding].clone() };
        let fact = WorkforceFact { on: from, what: Stated::Holding(holding, Some(away)) };
        let at: Timestamp = "2021-11-26T08:00:00Z".parse().unwrap();
        let statement = Statement { by: NOBODY, fact: Fact::Workforce(fact) };
        let ledger: Ledger<Statement> = Ledger::open(&self.location(), authority(), master()).unwrap();
        ledger.append_history(vec![(at, Subject(Uuid::from_u128(ORGANISATION)), statement)]).unwrap();
    }

    /// The service on a day.
    pub fn on(&self, day: Date) -> Arc<Service> {
        let settings = Settings {
            location: self.location(),
            authority: authority(),
            master: master(),
            policies: None,
            today: Some(day),
        };
        Service::open(settings, &mut |_, _| {}).unwrap()
    }

    /// Has somebody's post report to another from a day on, as a table of human resources would say it.
    pub fn moves_line(&self, of: u128, to: u128, on: Date) {
        self.becomes(on, |after| {
            if let Some(moved) = after.posts.get_mut(&post(of)) {
                moved.reports_to = Some(post(to));
            }
        });
    }

    /// Has somebody hold another full post besides their own, which cannot be, from a day on.
    pub fn holds_too(&self, who: u128, too: u128, on: Date) {
        self.becomes(on, |after| {
            let mut held = after.holdings[&HoldingId(Uuid::from_u128(who))].clone();
            held.post = post(too);
            after.holdings.insert(HoldingId(Uuid::from_u128(0x2000 + who)), held);
        });
    }

    /// Changes the establishment as it was made, from a day on.
    fn becomes(&self, on: Date, change: impl FnOnce(&mut Establishment)) {
        let before = establishment(self.play_workers);
        let mut after = before.clone();
        change(&mut after);
        let at: Timestamp = format!("{on}T08:00:00Z").parse().unwrap();
        let says = |fact| Statement { by: NOBODY, fact: Fact::Workforce(fact) };
        let subject = Subject(Uuid::from_u128(0x676f_6c64_7468_8000_8000_0000_0000_0002));
        let entries = facts_between(&before, &after, on).into_iter().map(|fact| (at, subject, says(fact)));
        let ledger: Ledger<Statement> = Ledger::open(&self.location(), authority(), master()).unwrap();
        ledger.append_history(entries.collect()).unwrap();
    }

    /// Begins a proposal with some changes.
    pub fn begins(&self, changes: Vec<Change>) -> ProposalId {
        let service = self.on(BEGAN);
        let drafted = ProposalFact::Drafted {
            name: "Phase 2".into(),
            case: "Families wait for help.".into(),
            against: BEGAN,
            effect: EFFECT,
            branch_of: None,
            model: None,
        };
        let id = service.begin_proposal(&viewer(PROGRAMME), drafted).unwrap();
        let added = changes.into_iter().map(|change| ProposalFact::ChangeAdded {
            change: Box::new(change),
            reason: "Earlier help, nearer home.".into(),
        });
        service.record_of_proposal(&viewer(PROGRAMME), id, added.collect()).unwrap();
        id
    }

    /// The whole change: managers and their assistant end, practice managers begin, the east has a second team,
    /// and a social worker goes from the west to the east.
    pub fn drafts(&self) -> ProposalId {
        let split =
            Part { team: team(NEW_EAST), is: a_team("PACT East 2", Some("East")), posts: vec![post(EAST_2)] };
        let mut changes: Vec<Change> = [(NEW_POSTS[0], EAST), (NEW_POSTS[1], WEST)]
            .into_iter()
            .map(|(n, of)| Change::CreatePost(post(n), a_post("Practice Manager", of, Some(HEAD))))
            .collect();
        for (under, social_workers) in
            [(NEW_POSTS[0], [EAST_1, EAST_2, WEST_1]), (NEW_POSTS[1], [WEST_2, VACANT, 0])]
        {
            let lines = social_workers.into_iter().filter(|n| *n > 0);
            changes.extend(lines.map(|n| Change::MoveLine(post(n), Some(post(under)))));
        }
        changes.push(Change::DeletePost(post(ASSISTANT)));
        changes.push(Change::DeletePost(post(MANAGER_EAST)));
        changes.push(Change::DeletePost(post(MANAGER_WEST)));
        changes.extend((0..self.play_workers).map(|n| Change::DeletePost(post(PLAY_WORKERS + n))));
        changes.push(Change::SplitTeam(team(EAST), vec![split]));
        changes.push(Change::MovePost(post(WEST_1), team(EAST)));
        self.begins(changes)
    }

    /// Play workers give way to so many who lead play.
    pub fn replaces_play_workers(&self, new: u128) -> ProposalId {
        let created =
            (0..new).map(|n| Change::CreatePost(post(PLAY_LEADS + n), a_post("Play Lead", EAST, Some(HEAD))));
        let deleted = (0..self.play_workers).map(|n| Change::DeletePost(post(PLAY_WORKERS + n)));
        self.begins(created.chain(deleted).collect())
    }

    /// The whole change in consultation, its classes decided; nobody was told yet.
    pub fn launches(&self) -> ProposalId {
        let id = self.drafts();
        let service = self.on(LAUNCH);
        decides_classes(&service, id);
        publishes(&service, id);
        launch(&service, id).unwrap();
        id
    }

    /// The whole change in consultation, and everybody told.
    pub fn tells(&self) -> ProposalId {
        let id = self.launches();
        self.on(LAUNCH).tell_everybody(&viewer(HR), id).unwrap();
        id
    }
}

/// Human resources decide each class as the comparison proposes it.
pub fn decides_classes(service: &Service, id: ProposalId) {
    let change = service.change(&viewer(HR), id).unwrap();
    let open = change.classes.present.iter().filter(|(_, one)| one.class != RoleClass::Unchanged);
    let decided = open.map(|(post, one)| ClassDecision {
        on: service.today(),
        post: *post,
        class: one.class,
        to: if one.class == RoleClass::Deleted { Vec::new() } else { one.others.clone() },
        reason: "Two people read the comparison and agree with it.".into(),
    });
    let decided = decided.collect();
    service.decide_classes(&viewer(HR), id, decided).unwrap();
}

/// Human resources decide that those who lead play follow play workers.
pub fn decides_play_workers(service: &Service, id: ProposalId, held: u128, class: RoleClass) {
    let decided = (0..held).map(|n| ClassDecision {
        on: service.today(),
        post: post(PLAY_WORKERS + n),
        class,
        to: vec![post(PLAY_LEADS)],
        reason: "Two people read both job descriptions.".into(),
    });
    service.decide_classes(&viewer(HR), id, decided.collect()).unwrap();
}

/// The four documents that everybody gets.
pub fn publishes(service: &Service, id: ProposalId) {
    for kind in DocumentKind::REQUIRED {
        let fact = ConsultationFact::DocumentPublished(DocumentPublished {
            on: service.today(),
            kind: *kind,
            title: format!("Phase 2: {kind}"),
            place: "The staff intranet".into(),
        });
        service.record_of_consultation(&viewer(PROGRAMME), id, fact).unwrap();
    }
}

/// Notice to a union.
pub fn notifies(service: &Service, id: ProposalId) {
    let notice = UnionNoticeGiven { on: service.today(), union: "UNISON".into(), proposed: 23 };
    let fact = ConsultationFact::UnionNoticeGiven(notice);
    service.record_of_consultation(&viewer(HR), id, fact).unwrap();
}

pub fn launch(service: &Service, id: ProposalId) -> Result<(), ServiceError> {
    service.record_of_proposal(&viewer(PROGRAMME), id, vec![ProposalFact::Launched { on: service.today() }])
}

/// Records something of somebody.
pub fn records(
    service: &Service,
    by: u128,
    id: ProposalId,
    of: u128,
    fact: impl Into<PersonFact>,
) -> Result<(), ServiceError> {
    service.record_of_person(&viewer(by), id, staff(of), fact.into())
}

/// The role of a title in the proposed structure.
pub fn role(change: &Worked, title: &str) -> JobId {
    change.roles.to_fill().iter().find(|(_, role)| role.title == title).unwrap().0
}

/// Every refusal in words.
pub fn refused<T>(result: Result<T, ServiceError>) -> String {
    match result {
        Err(ServiceError::Refused(all)) => all.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"),
        Err(other) => other.to_string(),
        Ok(_) => "it was not refused".to_owned(),
    }
}

fn authority() -> Authority {
    Authority::new("westhaven").unwrap()
}

fn master() -> MasterKey {
    MasterKey::from_bytes([7; 32])
}
