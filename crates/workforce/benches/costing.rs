//! How long it takes to cost a large establishment: 5,000 posts, five years, ten options. The goal is 50 ms.

use std::collections::BTreeMap;

use calendar::FinancialYear;
use divan::{Bencher, black_box};
use uuid::Uuid;
use workforce::money::compare::compare;
use workforce::money::cost::{Options, Period, Prepared};
use workforce::money::policy::Councils;
use workforce::money::{PayRules, Spine};
use workforce::{
    Establishment, Fte, Holding, HoldingId, Post, PostId, Service, ServiceId, StaffId, StaffMember, Team,
    TeamId,
};

fn main() {
    divan::main();
}

fn rules() -> PayRules {
    let councils: Councils = toml::from_str(include_str!("../../../policies/pay.toml")).unwrap_or_default();
    let Some(council) = councils.councils.into_iter().next() else {
        unreachable!("the policy has a council")
    };
    PayRules::new(vec![Spine::njc()], council).unwrap_or_else(|_| unreachable!("the policy fits the spine"))
}

/// 5,000 posts in 100 teams: two thirds full-time, one in eight vacant, one in ten people in two posts.
fn establishment(option: u128) -> Establishment {
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
        };
        all.posts.insert(id, post);
        if place % 8 != 0 {
            let staff = StaffId(Uuid::from_u128(if place % 10 == 1 { place - 1 } else { place }));
            let member =
                StaffMember { reference: None, name: String::new(), service_from: None, registered: true };
            all.staff.insert(staff, member);
            let holding =
                Holding { staff, post: id, fte, footing: Default::default(), spine_point: None, away: None };
            all.holdings.insert(HoldingId(Uuid::from_u128(place * 31 % 10_007)), holding);
        }
    }
    all
}

fn years() -> impl Iterator<Item = FinancialYear> {
    (2021..2026).map(FinancialYear::starting)
}

#[divan::bench(sample_count = 30)]
fn ten_options_over_five_years(bencher: Bencher) {
    let rules = rules();
    let options: Vec<Establishment> = (0..10).map(establishment).collect();
    let told = Options::default();
    bencher.bench(|| {
        let first = Period::from(FinancialYear::starting(2021));
        let mut sum = 0;
        for option in black_box(&options) {
            let Ok(prepared) = Prepared::new(option, &rules, first, &told) else { continue };
            for year in years() {
                sum += prepared.cost(year).map_or(0, |costing| costing.total().0);
            }
        }
        sum
    });
}

#[divan::bench]
fn one_option_made_ready(bencher: Bencher) {
    let (rules, option, told) = (rules(), establishment(0), Options::default());
    let first = Period::from(FinancialYear::starting(2021));
    bencher.bench(|| Prepared::new(black_box(&option), &rules, first, &told).is_ok());
}

#[divan::bench]
fn one_option_in_one_year(bencher: Bencher) {
    let (rules, option, told) = (rules(), establishment(0), Options::default());
    let year = FinancialYear::starting(2024);
    let Ok(prepared) = Prepared::new(&option, &rules, year.into(), &told) else { return };
    bencher.bench(|| prepared.cost(black_box(year)).map(|costing| costing.total()));
}

#[divan::bench]
fn two_structures_compared(bencher: Bencher) {
    let (rules, told) = (rules(), Options::default());
    let year = FinancialYear::starting(2024);
    let costed = |option| {
        let option = establishment(option);
        Prepared::new(&option, &rules, year.into(), &told).and_then(|one| one.cost(year))
    };
    let (Ok(before), Ok(after)) = (costed(0), costed(1)) else { return };
    bencher.bench(|| compare(black_box(&before), &after, &BTreeMap::new()).rows.len());
}
