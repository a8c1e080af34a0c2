//! An invented council's pay rules, and small establishments to cost.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;

use calendar::FinancialYear;
use uuid::Uuid;
use workforce::money::cost::{Costing, Options, cost};
use workforce::money::policy::Councils;
use workforce::money::{Council, PayRules, Pence, Spine};
use workforce::{
    Contract, Establishment, Footing, Fte, Funding, Holding, HoldingId, Post, PostId, PostPay, Service,
    ServiceId, StaffId, StaffMember, StaffPay, Team, TeamId, WeeksAYear,
};

pub const TEAM: TeamId = TeamId(Uuid::from_u128(1));
pub const OTHER_TEAM: TeamId = TeamId(Uuid::from_u128(2));
pub const SERVICE: ServiceId = ServiceId(Uuid::from_u128(3));

pub fn councils() -> Vec<Council> {
    let councils: Councils = toml::from_str(include_str!("../../../../policies/pay.toml")).unwrap();
    councils.councils
}

/// The rules of the example city, changed as a test needs.
pub fn rules_with(change: impl FnOnce(&mut Council)) -> PayRules {
    let mut council = councils().remove(0);
    change(&mut council);
    PayRules::new(vec![Spine::njc()], council).unwrap()
}

pub fn rules() -> PayRules {
    rules_with(|_| {})
}

pub fn empty() -> Establishment {
    let team = |name: &str| Team {
        name: name.into(),
        service: SERVICE,
        functions: Vec::new(),
        ages: None,
        localities: Vec::new(),
    };
    Establishment {
        services: BTreeMap::from([(SERVICE, Service { name: "Safeguarding".into() })]),
        teams: BTreeMap::from([(TEAM, team("East")), (OTHER_TEAM, team("West"))]),
        ..Establishment::default()
    }
}

pub fn post(grade: &str, fte: i32) -> Post {
    Post {
        reference: None,
        title: "Social Worker".into(),
        team: TEAM,
        grade: Some(grade.into()),
        indicative: false,
        fte: Fte(fte),
        weeks: WeeksAYear::WHOLE,
        funding: Funding::Core,
        contract: Contract::Contracted,
        reports_to: None,
        dotted: Vec::new(),
        job: None,
        statutory: None,
        holds_cases: true,
        pay: PostPay::default(),
    }
}

pub fn post_id(id: u128) -> PostId {
    PostId(Uuid::from_u128(id))
}

pub fn holding_id(id: u128) -> HoldingId {
    HoldingId(Uuid::from_u128(id))
}

pub fn staff(id: u128) -> StaffId {
    StaffId(Uuid::from_u128(id))
}

pub fn held(by: u128, of: u128, fte: i32, point: u8) -> Holding {
    Holding {
        staff: staff(by),
        post: post_id(of),
        fte: Fte(fte),
        footing: Footing::Substantive,
        spine_point: Some(point),
        away: None,
    }
}

/// An establishment of posts and of holdings, numbered from 1.
pub fn of(posts: &[Post], holdings: &[Holding]) -> Establishment {
    let mut all = empty();
    all.posts = (1u128..).map(post_id).zip(posts.iter().cloned()).collect();
    all.holdings = (1u128..).map(holding_id).zip(holdings.iter().cloned()).collect();
    all
}

/// The same with what payroll knows of a person.
pub fn with_pay(mut all: Establishment, person: u128, pay: StaffPay) -> Establishment {
    let member =
        StaffMember { reference: None, name: "Sam Okoro".into(), service_from: None, registered: false, pay };
    all.staff.insert(staff(person), member);
    all
}

/// An amount as it is written: `37,568.50`.
pub fn pounds(text: &str) -> Pence {
    text.parse().unwrap()
}

pub fn year(starting: i16) -> FinancialYear {
    FinancialYear::starting(starting)
}

pub fn costed(all: &Establishment, starting: i16) -> Costing {
    cost(all, &rules(), year(starting), &Options::default()).unwrap()
}
