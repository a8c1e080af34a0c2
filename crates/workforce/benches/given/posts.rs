//! A large establishment and what it is paid, for benchmarks.

use uuid::Uuid;
use workforce::money::policy::Councils;
use workforce::money::{PayRules, Spine};
use workforce::{
    Establishment, Fte, Holding, HoldingId, Post, PostId, PostPay, Service, ServiceId, StaffId, StaffMember,
    StaffPay, Team, TeamId,
};

/// The pay rules of the example council, on the national spine.
pub fn rules() -> PayRules {
    let councils: Councils =
        toml::from_str(include_str!("../../../../policies/pay.toml")).unwrap_or_default();
    let Some(council) = councils.councils.into_iter().next() else {
        unreachable!("the policy has a council")
    };
    PayRules::new(vec![Spine::njc()], council).unwrap_or_else(|_| unreachable!("the policy fits the spine"))
}

/// 5,000 posts in 100 teams: two thirds full-time, one in eight vacant, one in ten people in two posts.
pub fn establishment(option: u128) -> Establishment {
    let mut all = Establishment::default();
    for service in 0..10u128 {
        all.services
            .insert(ServiceId(Uuid::from_u128(service)), Service { name: format!("Service {service}") });
    }
    for team in 0..100u128 {
        let service = ServiceId(Uuid::from_u128(team / 10));
        let (functions, localities) = (Vec::new(), Vec::new());
        let team_of = Team { name: format!("Team {team}"), service, functions, ages: None, localities };
        all.teams.insert(TeamId(Uuid::from_u128(team)), team_of);
    }
    let grades = ["D", "E", "F", "G", "H", "I", "J", "K", "L"];
    for place in 0..5_000u128 {
        let id = PostId(Uuid::from_u128((place + option) * 7919 % 1_000_003));
        let fte = Fte(if place % 3 == 0 { 60 } else { 100 });
        let grade = grades[(place % 9) as usize];
        let post = Post {
            reference: None,
            title: format!("Role {}", place % 60),
            team: TeamId(Uuid::from_u128(place % 100)),
            grade: Some(grade.to_owned()),
            indicative: false,
            fte,
            weeks: Default::default(),
            funding: Default::default(),
            contract: Default::default(),
            reports_to: None,
            dotted: Vec::new(),
            job: None,
            statutory: None,
            holds_cases: true,
            pay: PostPay::default(),
        };
        all.posts.insert(id, post);
        if place % 8 != 0 {
            let staff = StaffId(Uuid::from_u128(if place % 10 == 1 { place - 1 } else { place }));
            let member = StaffMember {
                reference: None,
                name: String::new(),
                service_from: None,
                registered: true,
                pay: StaffPay::default(),
            };
            all.staff.insert(staff, member);
            let holding =
                Holding { staff, post: id, fte, footing: Default::default(), spine_point: None, away: None };
            all.holdings.insert(HoldingId(Uuid::from_u128(place * 31 % 10_007)), holding);
        }
    }
    all
}
