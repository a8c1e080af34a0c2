//! People's ways through a change, as pages show them: what is private stays between those whom it concerns.

use std::sync::Arc;

use axum::http::StatusCode;
use jiff::civil::date;
use service::change::Change as Worked;
use workforce::people::classes::{ClassDecision, RoleClass};
use workforce::people::consultation::{ConsultationFact, DocumentKind, DocumentPublished};
use workforce::people::process::*;
use workforce::{Change, PostId, ProposalFact, ProposalId, StaffId};

use crate::given::{House, TODAY, Visitor};

const TABLE: &str = "\
post,title,service,team,ages,grade,fte,reports to,holds cases,person,name
P1,Head of Service,Safeguarding,Leadership,,P,1,,no,S1,Ada Bello
P2,Team Manager,Safeguarding,MASH,0-18,K,1,P1,no,S2,Sam Okoro
P3,Social Worker,Safeguarding,MASH,0-18,H,1,P2,yes,S3,Mei Lin
P4,Family Worker,Safeguarding,MASH,0-18,H,1,P2,no,S4,Ola Reed
P5,HR Business Partner,Safeguarding,Leadership,,P,1,P1,no,S5,Uma Shah
P6,Practice Lead,Safeguarding,Leadership,,P,1,P1,no,,";

/// A house in which the post of Mei Lin (practitioner) would end; Sam Okoro (manager) is her line manager.
struct Consulted {
    house: House,
    id: ProposalId,
}

impl Consulted {
    fn new() -> Consulted {
        Consulted::on(TABLE)
    }

    fn on(table: &str) -> Consulted {
        let house = House::new();
        house.establish(table);
        for (username, reference) in [("manager", "S2"), ("practitioner", "S3"), ("hr", "S5")] {
            house.service.link_account(username, reference).unwrap();
        }
        let hr = house.sign_in("hr").viewer;
        let (service, of) = (&house.service, house.service.establishment(&hr, TODAY).unwrap());
        let post = |reference: &str| -> PostId {
            *of.posts.iter().find(|(_, post)| post.reference.as_deref() == Some(reference)).unwrap().0
        };
        let begun = ProposalFact::Drafted {
            name: "Destination 22".into(),
            case: "Children change worker too often.".into(),
            against: TODAY,
            effect: date(2022, 1, 31),
            branch_of: None,
            model: None,
        };
        let id = service.begin_proposal(&hr, begun).unwrap();
        let gone = Change::DeletePost(post("P3"));
        let added = ProposalFact::ChangeAdded { change: Box::new(gone), reason: "One team.".into() };
        service.record_of_proposal(&hr, id, vec![added]).unwrap();
        for kind in DocumentKind::REQUIRED {
            let (title, place) = (format!("Destination 22: {kind}"), "The intranet".to_owned());
            let fact = DocumentPublished { on: TODAY, kind: *kind, title, place };
            service.record_of_consultation(&hr, id, ConsultationFact::DocumentPublished(fact)).unwrap();
        }
        let decision = ClassDecision {
            on: TODAY,
            post: post("P3"),
            class: RoleClass::Deleted,
            to: Vec::new(),
            reason: "The post ends.".into(),
        };
        service.decide_classes(&hr, id, vec![decision]).unwrap();
        service.record_of_proposal(&hr, id, vec![ProposalFact::Launched { on: TODAY }]).unwrap();
        service.tell_everybody(&hr, id).unwrap();
        Consulted { house, id }
    }

    fn worked(&self) -> Arc<Worked> {
        self.house.service.change(&self.house.sign_in("hr").viewer, self.id).unwrap()
    }

    fn staff(&self, name: &str) -> StaffId {
        *self.worked().before.staff.iter().find(|(_, one)| one.name == name).unwrap().0
    }

    fn records(&self, by: &str, of: StaffId, fact: impl Into<PersonFact>) {
        let by = self.house.sign_in(by).viewer;
        self.house.service.record_of_person(&by, self.id, of, fact.into()).unwrap();
    }

    /// Mei Lin goes through everything that is between her and a panel.
    fn goes_through_all(&self) -> StaffId {
        let mei = self.staff("Mei Lin");
        let worked = self.worked();
        let (role, role_of_lead) =
            worked.roles.to_fill().into_iter().find(|(_, one)| one.title == "Practice Lead").unwrap();
        let post = *role_of_lead.after.first().unwrap();
        let on = TODAY;
        self.records("practitioner", mei, SeveranceApplied { on, leaving_on: None, understood: true });
        let decided = SeveranceDecided {
            on,
            panel: PanelSeat::ALL.to_vec(),
            approved: true,
            leaving_on: Some(date(2022, 1, 30)),
            skills: "Two others speak Igbo".into(),
            experience: "Shared before she leaves".into(),
            cost: "Eleven months of the post".into(),
            estimate: Some(Estimate { pence: 1_234_500, supposes: date(2022, 1, 30) }),
        };
        self.records("hr", mei, decided);
        self.records("practitioner", mei, ClaimMade { on, role, says: "I lead already".into() });
        let panel = vec!["Jo Adeyemi".to_owned(), "Sam Fairweather".to_owned()];
        let (upheld, reason) = (false, "Duties differ in most lines".to_owned());
        self.records("hr", mei, ClaimDecided { on, claim: 1, upheld, panel, reason });
        self.records("practitioner", mei, ClaimAppealed { on, claim: 1, says: "Nobody asked me".into() });
        self.records("practitioner", mei, InterestExpressed { on, role, choice: 1 });
        self.records("practitioner", mei, EvidenceGiven { on, role, evidence: "Ten years of duty".into() });
        let score =
            |member: &str| PanelScore { member: member.into(), criterion: "behaviours".into(), points: 7 };
        let scores = vec![score("Jo Adeyemi"), score("Sam Fairweather")];
        let feedback = "Say more of the outcomes".to_owned();
        self.records("hr", mei, SelectionScored { on, role, scores, appointable: true, feedback });
        let offered = Offered { on, role, post, basis: Basis::Redeployment, answer_by: date(2021, 12, 1) };
        self.records("hr", mei, offered);
        self.records("practitioner", mei, OfferAccepted { on, offer: 1 });
        self.records("hr", mei, PayProtected { on, until: date(2022, 11, 14), pence_a_year: 4_321_000 });
        mei
    }
}

async fn way(visitor: &Visitor<'_>, id: ProposalId, staff: StaffId) -> crate::given::Answer {
    let answer = visitor.open(&web::paths::person_in_change(id, staff)).await;
    assert_eq!(answer.status, StatusCode::OK);
    answer
}

/// What is between somebody and a panel, or of their money.
const PRIVATE: &[&str] = &[
    "12,345",
    "Two others speak Igbo",
    "Shared before she leaves",
    "Eleven months of the post",
    "I lead already",
    "Duties differ in most lines",
    "Nobody asked me",
    "Ten years of duty",
    "7.00 points",
    "Say more of the outcomes",
    "43,210",
];

#[tokio::test(flavor = "multi_thread")]
async fn a_line_manager_reads_what_happened_and_nothing_that_is_between_the_person_and_a_panel() {
    let consulted = Consulted::new();
    let mei = consulted.goes_through_all();
    for reads_all in ["practitioner", "hr"] {
        way(&consulted.house.sign_in(reads_all), consulted.id, mei).await.says(PRIVATE);
    }
    way(&consulted.house.sign_in("manager"), consulted.id, mei).await.never_says(PRIVATE).says(&[
        "Panel decided on voluntary severance",
        "Voluntary severance was decided. What was offered is between Mei Lin and the panel.",
        "Appealed against the decision on the claim",
        "Pay protected",
    ]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_can_be_done_tells_a_line_manager_no_estimate() {
    let consulted = Consulted::new();
    let mei = consulted.staff("Mei Lin");
    consulted.records(
        "practitioner",
        mei,
        SeveranceApplied { on: TODAY, leaving_on: None, understood: true },
    );
    let decided = SeveranceDecided {
        on: TODAY,
        panel: PanelSeat::ALL.to_vec(),
        approved: true,
        leaving_on: None,
        skills: "Few".into(),
        experience: "Shared".into(),
        cost: "Little".into(),
        estimate: Some(Estimate { pence: 1_234_500, supposes: date(2022, 1, 30) }),
    };
    consulted.records("hr", mei, decided);
    let estimate = ["12,345"];
    way(&consulted.house.sign_in("practitioner"), consulted.id, mei).await.says(&estimate);
    way(&consulted.house.sign_in("manager"), consulted.id, mei)
        .await
        .says(&["Accept or decline voluntary severance"])
        .never_says(&estimate);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_opens_for_those_alone_whose_it_is_to_send_it() {
    let consulted = Consulted::new();
    let (mei, house) = (consulted.staff("Mei Lin"), &consulted.house);
    let uma = consulted.staff("Uma Shah");
    let status = async |by: &str, of: StaffId, act: &str| {
        let path = web::paths::record_of_person(consulted.id, of, act, Some(1), None);
        house.sign_in(by).open(&path).await.status
    };
    let (open, denied) = (StatusCode::OK, StatusCode::FORBIDDEN);
    for (act, person, manager, hr) in [
        ("one-to-one", open, open, open),
        ("held", StatusCode::UNPROCESSABLE_ENTITY, open, open),
        ("severance", open, denied, open),
        ("appeal", open, denied, open),
        ("decide-severance", denied, denied, open),
        ("decide-claim", denied, denied, open),
        ("decide-appeal", denied, denied, open),
        ("score", denied, denied, open),
        ("start-trial", denied, denied, open),
        ("extend-trial", denied, denied, open),
        ("protect-pay", denied, denied, open),
    ] {
        assert_eq!(status("practitioner", mei, act).await, person, "{act}, the person");
        assert_eq!(status("manager", mei, act).await, manager, "{act}, their manager");
        assert_eq!(status("hr", mei, act).await, hr, "{act}, human resources");
    }
    let own = status("hr", uma, "decide-severance").await;
    assert_eq!(own, StatusCode::UNPROCESSABLE_ENTITY, "nobody decides in their own matter");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_claim_is_no_part_of_a_form_about_something_else() {
    let consulted = Consulted::new();
    let mei = consulted.goes_through_all();
    let hr = consulted.house.sign_in("hr");
    let form = |act| web::paths::record_of_person(consulted.id, mei, act, Some(1), None);
    hr.open(&form("decide-appeal")).await.says(&["I lead already"]);
    for act in ["held", "start-trial"] {
        hr.open(&form(act)).await.never_says(&["I lead already"]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_dates_and_the_forms_of_another_are_noted_as_their_page_is() {
    let consulted = Consulted::new();
    let mei = consulted.staff("Mei Lin");
    let service = &consulted.house.service;
    let position = || service.ledger().head().unwrap().position;
    let opens = async |by: &str, path: String| {
        let visitor = consulted.house.sign_in(by);
        let before = position();
        assert_eq!(visitor.fetch(&path).await.0, StatusCode::OK, "{path}");
        // What is noted waits a moment for more of the kind.
        tokio::time::sleep(std::time::Duration::from_millis(500)).await;
        position() - before
    };
    let form = web::paths::record_of_person(consulted.id, mei, "one-to-one", None, None);
    for path in [web::paths::deadlines(consulted.id, mei), form] {
        assert_eq!(opens("manager", path.clone()).await, 1, "{path}");
        assert_eq!(opens("practitioner", path.clone()).await, 0, "one's own: {path}");
    }
    assert_eq!(opens("manager", web::paths::people_in_change(consulted.id)).await, 1);
    assert_eq!(opens("hr", web::paths::filling(consulted.id)).await, 1);
    assert_eq!(opens("manager", web::paths::proposal(consulted.id)).await, 0, "it names nobody");
}

#[tokio::test(flavor = "multi_thread")]
async fn one_contradiction_leaves_everybody_their_page_and_is_named_where_posts_are_filled() {
    let two_posts = format!("{TABLE}\nP7,Family Worker,Safeguarding,MASH,0-18,H,1,P2,no,S4,Ola Reed");
    let consulted = Consulted::on(&two_posts);
    let mei = consulted.goes_through_all();
    let page = way(&consulted.house.sign_in("practitioner"), consulted.id, mei).await;
    page.says(&["The reasons cannot be worked out at the moment"]).never_says(&["Ola Reed", "Give a person"]);
    let filling = consulted.house.sign_in("hr").open(&web::paths::filling(consulted.id)).await;
    filling.says(&["Give a person less than 2 full-time equivalents over all their posts: 2 for Ola Reed."]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_question_that_is_too_long_is_refused_with_its_length_and_stays_as_typed() {
    let consulted = Consulted::new();
    let practitioner = consulted.house.sign_in("practitioner");
    let path = web::paths::record_of_consultation(consulted.id, "question", None);
    practitioner.open(&path).await.says(&["data-maxlength=\"5000\"", "You can enter up to 5000 characters"]);
    let long = "Why? ".repeat(1_001);
    let answer = practitioner.send(&path, &[("question", &long)]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    answer.says(&["Shorten the question to 5,000 characters or fewer: it has 5,004", long.trim()]);
}
