//! A small authority to test pages with: a few people who sign in, and children made through the service.
//! It lives on Monday 15 November 2021.

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, Response, StatusCode, header};
use calendar::{Date, Time};
use jiff::Timestamp;
use jiff::civil::{date, time};
use ledger::{Authority, Ledger, Location, MasterKey, Subject};
use practice::code_sets::{
    AddressKind, AllocationRole, ContactReason, PersonRole, PhoneKind, ReferralSource, Relationship,
    ServiceKind, Sex,
};
use practice::facts::{
    Address, AddressRecorded, Birth, ContactReceived, Name, PersonRegistered, PhoneRecorded,
    RelationshipRecorded,
};
use practice::staff::StaffFact;
use practice::{Command, PersonId, Seq, TeamId, WorkerId};
use service::fact::{AuthorityFact, Fact, Statement};
use service::setup::{NOBODY, NewAccount, account_entries};
use service::{Loaded, Role, Service, Settings};
use tempfile::TempDir;
use tower::ServiceExt;
use uuid::Uuid;

/// The day on which everything happens.
pub const TODAY: Date = date(2021, 11, 15);

/// As in a demonstration, so that its people can be chosen on the sign-in page.
const PASSWORD: &str = web::pages::sign_in::DEMO_PASSWORD;

/// Who may sign in, their name, their title and what they may do.
const STAFF: &[(&str, &str, &str, Role)] = &[
    ("manager", "Priya Nair", "MASH practice manager", Role::FrontDoorManager),
    ("worker", "Tom Ashby", "MASH social worker", Role::FrontDoorWorker),
    ("practitioner", "Leila Marsh", "Social worker", Role::Practitioner),
    ("analyst", "Ines Duarte", "Data analyst", Role::Analyst),
    ("director", "Ruth Adeyemi", "Director of children’s services", Role::Director),
    ("hr", "Grace Osei", "HR business partner", Role::HumanResources),
    ("staff", "Joan Pratt", "Business support officer", Role::Staff),
];

/// An authority of its own for one test.
pub struct House {
    pub service: Arc<Service>,
    pages: Router,
    _folder: TempDir,
}

/// Somebody signed in to a house.
pub struct Visitor<'a> {
    house: &'a House,
    cookie: String,
    token: String,
    pub viewer: service::Viewer,
}

/// What a page answered.
pub struct Answer {
    pub status: StatusCode,
    pub to: String,
    pub page: String,
}

impl House {
    /// A house with staff and no children.
    pub fn new() -> House {
        let folder = tempfile::tempdir().unwrap();
        let location = Location::Sqlite(folder.path().join("records.goldthread"));
        let authority = Authority::new("westhaven").unwrap();
        let master = || MasterKey::from_bytes([7; 32]);
        let ledger: Ledger<Statement> = Ledger::open(&location, authority.clone(), master()).unwrap();
        let began: Timestamp = "2021-11-01T09:00:00Z".parse().unwrap();
        let mut entries = Vec::new();
        let mut say = |fact: Fact| {
            entries.push((began, Subject(Uuid::from_u128(1)), Statement { by: NOBODY, fact }));
        };
        say(Fact::Authority(AuthorityFact::Named { name: "Westhaven City Council".into() }));
        say(Fact::Authority(AuthorityFact::Demonstration { day: TODAY }));
        let team = TeamId(Uuid::from_u128(10));
        say(Fact::Staff(StaffFact::TeamFormed {
            on: date(2015, 4, 1),
            team,
            name: "Assessment East".into(),
            service: ServiceKind::Assessment,
            locality: Some("East".into()),
        }));
        for (place, (username, name, title, role)) in STAFF.iter().enumerate() {
            let worker = worker(place);
            entries.push((
                began,
                Subject(worker.0),
                Statement {
                    by: NOBODY,
                    fact: Fact::Staff(StaffFact::WorkerJoined {
                        on: date(2015, 4, 1),
                        worker,
                        name: (*name).into(),
                        title: (*title).into(),
                        team,
                        fte_hundredths: 100,
                        holds_cases: true,
                    }),
                },
            ));
            let account = NewAccount {
                username: (*username).into(),
                worker: Some(worker),
                name: (*name).into(),
                title: (*title).into(),
                role: *role,
                persona: Some("Made for a test.".into()),
            };
            let opened = account_entries(account, PASSWORD).unwrap();
            entries.extend(opened.into_iter().map(|(subject, statement)| (began, subject, statement)));
        }
        ledger.append_history(entries).unwrap();
        drop(ledger);
        let settings = Settings { location, authority, master: master(), policies: None, today: None };
        let service = Service::open(settings, &mut |_, _| {}).unwrap();
        let pages = web::router(Arc::clone(&service), false);
        House { service, pages, _folder: folder }
    }

    /// Gives the house an establishment from today, as human resources would load it.
    pub fn establish(&self, table: &str) {
        let mut rows: Vec<Vec<String>> =
            table.lines().map(|line| line.split(',').map(str::to_owned).collect()).collect();
        let headings = rows.remove(0);
        let hr = self.sign_in("hr");
        let loaded = self.service.load_establishment(&hr.viewer, &headings, &rows, TODAY).unwrap();
        assert!(matches!(loaded, Loaded::Recorded(facts) if facts > 0), "{loaded:?}");
    }

    /// Signs somebody in.
    pub fn sign_in(&self, username: &str) -> Visitor<'_> {
        let token = self.service.sign_in(username, PASSWORD).unwrap().unwrap();
        let viewer = self.service.viewer(&token).unwrap();
        Visitor {
            house: self,
            cookie: format!("{}={token}", web::app::COOKIE),
            token: self.service.sessions().form_token(viewer.session),
            viewer,
        }
    }

    /// Asks for a page without being signed in.
    pub async fn ask(&self, request: Request<Body>) -> Answer {
        answer(self.pages.clone().oneshot(request).await.unwrap()).await
    }

    /// A child, known since the beginning of November.
    pub fn child(&self, given: &str, family: &str, born: Date) -> PersonId {
        let on = date(2021, 11, 1);
        self.person(PersonRegistered {
            on,
            role: PersonRole::Child,
            name: Name { given: given.into(), family: family.into() },
            born: Birth::Exact(born),
            sex: Sex::Female,
        })
    }

    /// Anybody.
    pub fn person(&self, first: PersonRegistered) -> PersonId {
        let id = PersonId(Uuid::now_v7());
        self.record(id, first);
        id
    }

    /// Records something as the practitioner or, where needed, the manager would.
    pub fn record(&self, person: PersonId, fact: impl Into<Command>) -> Seq {
        let by = self.sign_in("manager");
        let done = self.service.submit(&by.viewer, vec![(person, fact.into())]).unwrap();
        *done[0].facts.last().unwrap()
    }

    /// Where a child lives and how to reach the family.
    pub fn lives_at(&self, child: PersonId, lines: &str, postcode: &str, phone: &str) {
        let address = Address { lines: lines.into(), postcode: Some(postcode.into()) };
        let on = date(2021, 11, 1);
        self.record(child, AddressRecorded { on, address, kind: AddressKind::Home, confidential: false });
        self.record(child, PhoneRecorded { on, number: phone.into(), kind: PhoneKind::Mobile });
    }

    /// Makes two children brother and sister.
    pub fn siblings(&self, one: PersonId, other: PersonId) {
        for (from, to) in [(one, other), (other, one)] {
            let on = date(2021, 11, 1);
            self.record(
                from,
                RelationshipRecorded { on, to, kind: Relationship::Sibling, same_household: true },
            );
        }
    }

    /// A contact about a child, as somebody at school would make it.
    pub fn contact(&self, child: PersonId, on: Date, worry: &str) -> Seq {
        self.record(child, told(on, Some(time(0, 0, 0, 0)), worry))
    }

    /// Gives a child a worker.
    pub fn allocate(&self, child: PersonId) {
        self.record(
            child,
            practice::facts::WorkerAllocated {
                on: date(2021, 11, 2),
                worker: worker(2),
                team: TeamId(Uuid::from_u128(10)),
                role: AllocationRole::CaseHolder,
                service: ServiceKind::Assessment,
            },
        );
    }

    /// What pages and tests see of a record.
    pub fn journey(&self, person: PersonId) -> practice::Journey {
        let by = self.sign_in("manager");
        self.service.open_record(&by.viewer, person, None, "A test").unwrap().record.journey.clone()
    }

    /// Everybody who fits a search.
    pub fn found(&self, text: &str) -> Vec<PersonId> {
        let by = self.sign_in("manager");
        self.service.search(&by.viewer, text, 100).unwrap().0.iter().map(|record| record.id).collect()
    }
}

/// The worker of the person at this place of the staff.
pub fn worker(place: usize) -> WorkerId {
    WorkerId(Uuid::from_u128(100 + place as u128))
}

/// What a teacher told us.
pub fn told(on: Date, at: Option<Time>, worry: &str) -> ContactReceived {
    ContactReceived {
        on,
        at,
        source: ReferralSource::School,
        reason: ContactReason::SocialCare,
        from: "Mrs Rao, head teacher".into(),
        worry: worry.into(),
    }
}

/// A form as a browser sends it, with these headers.
pub fn form(path: &str, typed: &[(&str, &str)], headers: &[(&str, &str)]) -> Request<Body> {
    let body: Vec<String> =
        typed.iter().map(|(name, value)| format!("{}={}", encoded(name), encoded(value))).collect();
    let request = Request::post(path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
    request.body(Body::from(body.join("&"))).unwrap()
}

impl Visitor<'_> {
    /// Opens a page.
    pub async fn open(&self, path: &str) -> Answer {
        let request = Request::get(path).header(header::COOKIE, &self.cookie);
        self.house.ask(request.body(Body::empty()).unwrap()).await
    }

    /// Sends a form of one of our own pages.
    pub async fn send(&self, path: &str, typed: &[(&str, &str)]) -> Answer {
        let mut typed = typed.to_vec();
        typed.push(("token", &self.token));
        self.send_without_token(path, &typed).await
    }

    /// Sends a form with a file, from one of our own pages.
    pub async fn send_file(&self, path: &str, typed: &[(&str, &str)], file: &[u8]) -> Answer {
        let mut all = vec![("token", self.token.as_str())];
        all.extend(typed);
        self.send_file_without_token(path, &all, file).await
    }

    /// Sends a form with a file that some other site may have made.
    pub async fn send_file_without_token(&self, path: &str, typed: &[(&str, &str)], file: &[u8]) -> Answer {
        let mut body = Vec::new();
        for (name, value) in typed {
            let part =
                format!("--part\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend_from_slice(part.as_bytes());
        }
        let part = "--part\r\ncontent-disposition: form-data; name=\"file\"; filename=\"posts\"\r\n\r\n";
        body.extend_from_slice(part.as_bytes());
        body.extend_from_slice(file);
        body.extend_from_slice(b"\r\n--part--\r\n");
        let request = Request::post(path)
            .header(header::COOKIE, &self.cookie)
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=part");
        self.house.ask(request.body(Body::from(body)).unwrap()).await
    }

    /// Downloads a file.
    pub async fn download(&self, path: &str) -> Vec<u8> {
        let (status, _, bytes) = self.fetch(path).await;
        assert_eq!(status, StatusCode::OK);
        bytes
    }

    /// Asks for a file: what came of it, its kind and its bytes.
    pub async fn fetch(&self, path: &str) -> (StatusCode, String, Vec<u8>) {
        let request = Request::get(path).header(header::COOKIE, &self.cookie).body(Body::empty()).unwrap();
        let response = self.house.pages.clone().oneshot(request).await.unwrap();
        let (status, kind) = (response.status(), response.headers().get(header::CONTENT_TYPE).cloned());
        let kind = kind.map_or_else(String::new, |kind| kind.to_str().unwrap().to_owned());
        (status, kind, to_bytes(response.into_body(), usize::MAX).await.unwrap().to_vec())
    }

    /// Sends a form that some other site may have made.
    pub async fn send_without_token(&self, path: &str, typed: &[(&str, &str)]) -> Answer {
        self.send_with(path, typed, &[]).await
    }

    /// Sends a form, token and all, with what the browser says of where it comes from.
    pub async fn send_saying(&self, path: &str, typed: &[(&str, &str)], says: &[(&str, &str)]) -> Answer {
        let mut typed = typed.to_vec();
        typed.push(("token", &self.token));
        self.send_with(path, &typed, says).await
    }

    async fn send_with(&self, path: &str, typed: &[(&str, &str)], says: &[(&str, &str)]) -> Answer {
        self.house.ask(form(path, typed, &[says, &[("cookie", &self.cookie)]].concat())).await
    }
}

impl Answer {
    /// Fails unless the page says all of this.
    #[track_caller]
    pub fn says(&self, expected: &[&str]) -> &Answer {
        for words in expected {
            assert!(self.page.contains(words), "{words:?} is not on the page:\n{}", self.page);
        }
        self
    }

    /// Fails if the page says any of this.
    #[track_caller]
    pub fn never_says(&self, unexpected: &[&str]) -> &Answer {
        for words in unexpected {
            assert!(!self.page.contains(words), "{words:?} is on the page:\n{}", self.page);
        }
        self
    }
}

async fn answer(response: Response<Body>) -> Answer {
    let status = response.status();
    let to = response.headers().get(header::LOCATION).map(|to| to.to_str().unwrap().to_owned());
    let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap();
    Answer { status, to: to.unwrap_or_default(), page: String::from_utf8(bytes.to_vec()).unwrap() }
}

fn encoded(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => char::from(byte).to_string(),
            other => format!("%{other:02X}"),
        })
        .collect()
}
