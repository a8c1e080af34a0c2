//! Small establishments for tests.

use calendar::Date;
use jiff::civil::date;
use rules::Policies;
use rules::policies::{Value, Version};
use uuid::Uuid;
use workforce::{
    Establishment, Footing, Fte, Holding, HoldingId, Post, PostId, PostPay, Service, ServiceId, StaffId,
    StaffMember, StaffPay, StatutoryRole, Team, TeamId,
};

pub const LAUNCH: Date = date(2021, 10, 6);

pub fn post(n: u128) -> PostId {
    PostId(Uuid::from_u128(n))
}

pub fn team(n: u128) -> TeamId {
    TeamId(Uuid::from_u128(n))
}

pub fn service(n: u128) -> ServiceId {
    ServiceId(Uuid::from_u128(n))
}

pub fn staff(n: u128) -> StaffId {
    StaffId(Uuid::from_u128(n))
}

/// A full-time post of a team.
pub fn a_post(title: &str, of: u128, reports_to: Option<u128>) -> Post {
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
        holds_cases: false,
        pay: PostPay::default(),
    }
}

/// A team's number, name, service, functions and localities.
type GivenTeam = (u128, &'static str, u128, &'static [&'static str], &'static [&'static str]);

/// Safeguarding with the hub and two teams for children at risk, and early help: a director, two heads, three
/// team managers, four social workers, one family worker.
pub fn small_service() -> Establishment {
    let mut made = Establishment::default();
    for (n, name) in [(1, "Leadership"), (2, "Safeguarding"), (3, "Early Help Service")] {
        made.services.insert(service(n), Service { name: name.to_owned() });
    }
    let teams: [GivenTeam; 5] = [
        (1, "Leadership", 1, &["Leadership"], &[]),
        (2, "MASH", 2, &["Contacts and referrals"], &[]),
        (3, "PACT East", 2, &["Child protection plans"], &["East"]),
        (4, "PACT West", 2, &["Child protection plans"], &["West"]),
        (5, "Early Help Hub", 3, &["Family support"], &[]),
    ];
    for (n, name, of, functions, localities) in teams {
        let it = Team {
            name: name.to_owned(),
            service: service(of),
            functions: functions.iter().map(|it| (*it).to_owned()).collect(),
            ages: None,
            localities: localities.iter().map(|it| (*it).to_owned()).collect(),
        };
        made.teams.insert(team(n), it);
    }
    let posts = [
        (1, "Director", 1, None),
        (2, "Head of Safeguarding", 1, Some(1)),
        (3, "Head of Early Help", 1, Some(1)),
        (10, "Team Manager", 2, Some(2)),
        (11, "Team Manager", 3, Some(2)),
        (12, "Team Manager", 4, Some(2)),
        (20, "Social Worker", 3, Some(11)),
        (21, "Social Worker", 3, Some(11)),
        (22, "Social Worker", 4, Some(12)),
        (23, "Social Worker", 4, Some(12)),
        (30, "Family Engagement Worker", 5, Some(3)),
    ];
    for (n, title, of, above) in posts {
        let mut it = a_post(title, of, above);
        it.holds_cases = title == "Social Worker";
        it.statutory = (title == "Director").then_some(StatutoryRole::Director);
        made.posts.insert(post(n), it);
    }
    for (n, name, holds, fte) in
        [(1, "Ada Bello", 20, 100), (2, "Finn Marsh", 21, 60), (3, "Rosa Quill", 10, 100)]
    {
        made.staff.insert(
            staff(n),
            StaffMember {
                reference: None,
                name: name.to_owned(),
                service_from: Some(date(2015, 9, 1)),
                registered: true,
                pay: StaffPay::default(),
            },
        );
        made.holdings.insert(HoldingId(Uuid::from_u128(n)), holding(n, holds, fte));
    }
    made
}

pub fn holding(who: u128, holds: u128, fte: i32) -> Holding {
    Holding {
        staff: staff(who),
        post: post(holds),
        fte: Fte(fte),
        footing: Footing::Substantive,
        spine_point: None,
        away: None,
    }
}

/// Policies of the structure.
pub fn structure_policies() -> Policies {
    let mut policies = Policies::default();
    let mut set = |key: &str, value: Value| {
        policies.set(key, Version { from: date(2021, 4, 1), value, source: "Local structure policy".into() });
    };
    set("structure.span_most", Value::Number(8));
    set("structure.layers_most", Value::Number(5));
    set("structure.caseload_most", Value::Number(18));
    set("structure.localities", Value::Words(vec!["East".into(), "West".into(), "Central".into()]));
    policies
}
