use std::collections::BTreeMap;

use calendar::Date;
use jiff::civil::date;
use proptest::prelude::*;
use uuid::Uuid;
use workforce::{
    Establishment, Fte, History, Post, PostId, PostPay, Service, ServiceId, Stated, Team, TeamId,
    WorkforceFact, facts_between,
};

const EAST: TeamId = TeamId(Uuid::from_u128(1));
const SERVICE: ServiceId = ServiceId(Uuid::from_u128(2));

fn manager(fte: i32) -> Post {
    Post {
        reference: None,
        title: "Team Manager".into(),
        team: EAST,
        grade: Some("K".into()),
        indicative: false,
        fte: Fte(fte),
        weeks: Default::default(),
        funding: Default::default(),
        contract: Default::default(),
        reports_to: None,
        dotted: Vec::new(),
        job: None,
        statutory: None,
        holds_cases: false,
        pay: PostPay::default(),
    }
}

fn post(id: u128) -> PostId {
    PostId(Uuid::from_u128(id))
}

fn stated(on: Date, id: u128, now: Option<Post>) -> WorkforceFact {
    WorkforceFact { on, what: Stated::Post(post(id), now) }
}

#[test]
fn any_day_can_be_shown_past_or_planned() {
    let mut history = History::default();
    history.apply(&stated(date(2021, 4, 1), 7, Some(manager(100))));
    history.apply(&stated(date(2022, 1, 31), 7, None));
    history.apply(&stated(date(2022, 1, 31), 8, Some(manager(50))));
    let there = |day| history.on(day).posts.keys().copied().collect::<Vec<_>>();
    assert_eq!(there(date(2021, 3, 31)), []);
    assert_eq!(there(date(2021, 4, 1)), [post(7)]);
    assert_eq!(there(date(2022, 1, 30)), [post(7)]);
    assert_eq!(there(date(2022, 1, 31)), [post(8)]);
    assert_eq!(history.days(), [date(2021, 4, 1), date(2022, 1, 31)]);
}

#[test]
fn what_is_recorded_later_of_the_same_day_counts() {
    let mut history = History::default();
    history.apply(&stated(date(2021, 4, 1), 7, Some(manager(100))));
    history.apply(&stated(date(2021, 4, 1), 7, Some(manager(60))));
    assert_eq!(history.on(date(2021, 4, 1)).fte(), Fte(60));
}

#[test]
fn full_time_equivalent_is_read_as_the_papers_print_it_and_printed_so_again() {
    for text in ["20.89", "10.11", "111.73", "152.36", "39.63", "0.5", "31", "0.61", "3.57"] {
        assert_eq!(text.parse::<Fte>().unwrap().to_string(), text);
    }
    for wrong in ["", "-1", "1.234", "one", "1,5", "100000", "."] {
        assert!(wrong.parse::<Fte>().is_err(), "{wrong}");
    }
    assert_eq!(Fte(-50).signed(), "\u{2212}0.5");
    assert_eq!(Fte(250).signed(), "+2.5");
}

/// Establishments of one team whose posts differ in hours and in which there are.
fn some_establishment() -> impl Strategy<Value = Establishment> {
    proptest::collection::btree_map(0u128..12, 1i32..=100, 0..12).prop_map(|posts| Establishment {
        services: BTreeMap::from([(SERVICE, Service { name: "Safeguarding".into() })]),
        teams: BTreeMap::from([(
            EAST,
            Team {
                name: "East".into(),
                service: SERVICE,
                functions: Vec::new(),
                ages: None,
                localities: Vec::new(),
            },
        )]),
        posts: posts.into_iter().map(|(id, fte)| (post(id), manager(fte))).collect(),
        ..Establishment::default()
    })
}

proptest! {
    #[test]
    fn the_facts_between_two_establishments_make_one_of_the_other(
        before in some_establishment(),
        after in some_establishment(),
    ) {
        let (start, change) = (date(2021, 4, 1), date(2022, 1, 31));
        let mut history = History::default();
        for fact in facts_between(&Establishment::default(), &before, start) {
            history.apply(&fact);
        }
        for fact in facts_between(&before, &after, change) {
            history.apply(&fact);
        }
        prop_assert_eq!(history.on(start), before);
        prop_assert_eq!(history.on(change), after);
    }
}
