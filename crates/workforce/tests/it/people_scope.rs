//! Roles, who is in scope, what they are told, and how the posts are filled from it.

use std::collections::{BTreeMap, BTreeSet};

use calendar::Date;
use jiff::civil::date;
use proptest::prelude::*;
use workforce::people::allocation::{Allocating, allocate};
use workforce::people::classes::{ClassDecision, Classes, RoleClass, propose_classes};
use workforce::people::filling::Filling;
use workforce::people::matching::MatchRules;
use workforce::people::process::{
    ClassConfirmed, ClassTold, FamilyTold, InterestExpressed, PersonFact, PersonProcess,
};
use workforce::people::redundancy_law::{Family, LeaveKind};
use workforce::people::roles::Roles;
use workforce::people::scope::{in_scope, on_family_leave, to_tell};
use workforce::{Absence, Establishment, Footing, Fte, HoldingId, PostId, StaffId};

use crate::given::{LAUNCH, a_post, holding, post, small_service, staff};

/// Three team managers give way to two practice managers.
fn proposed(before: &Establishment) -> Establishment {
    let mut after = before.clone();
    for n in [10, 11, 12] {
        after.posts.remove(&post(n));
    }
    for n in [40, 41] {
        after.posts.insert(post(n), a_post("Practice Manager", 3, Some(2)));
    }
    after.holdings.retain(|_, held| after.posts.contains_key(&held.post));
    after
}

fn classes(before: &Establishment, after: &Establishment) -> Classes {
    propose_classes(before, after, &BTreeMap::new(), &MatchRules::PROPOSED)
}

#[test]
fn posts_of_one_title_and_grade_are_one_role_whoever_works_it_out() {
    let before = small_service();
    let after = proposed(&before);
    let roles = Roles::of(&before, &after);
    assert_eq!(roles.present[&post(10)], roles.present[&post(11)]);
    assert_eq!(roles, Roles::of(&before, &after), "the same each time");
    let to_fill: Vec<String> = roles.to_fill().iter().map(|(_, role)| role.says()).collect();
    assert!(to_fill.contains(&"Practice Manager, grade K".to_owned()), "{to_fill:?}");
    assert!(
        !to_fill.iter().any(|says| says.starts_with("Team Manager")),
        "nothing to fill in a role that ends"
    );
    let managers = &roles.all[&roles.present[&post(10)]];
    assert_eq!((managers.fte_before, managers.fte_after), (Fte(300), Fte::ZERO));
    // Another grade is another role; another way of writing the title is not.
    let mut other = before.clone();
    other.posts.get_mut(&post(10)).unwrap().grade = Some("L".into());
    other.posts.get_mut(&post(11)).unwrap().title = " team manager ".into();
    let roles = Roles::of(&other, &other);
    assert_ne!(roles.present[&post(10)], roles.present[&post(12)]);
    assert_eq!(roles.present[&post(11)], roles.present[&post(12)]);
}

#[test]
fn who_acts_up_or_covers_is_in_scope_for_the_post_that_is_theirs() {
    let mut before = small_service();
    let mut hold = |n: u128, it| before.holdings.insert(HoldingId(uuid::Uuid::from_u128(n)), it);
    // The first acts up from a social worker's post; the second is away from a part of one and has a smaller one.
    hold(11, workforce::Holding { footing: Footing::ActingUp, ..holding(1, 11, 100) });
    hold(12, workforce::Holding { away: Some(Absence::FamilyLeave), ..holding(2, 22, 30) });
    hold(13, workforce::Holding { footing: Footing::Agency, ..holding(4, 23, 100) });
    let scope = in_scope(&before);
    assert_eq!(scope.keys().copied().collect::<Vec<_>>(), [staff(1), staff(2), staff(3)]);
    assert_eq!(scope[&staff(1)].post, post(20));
    let second = &scope[&staff(2)];
    assert_eq!(
        (second.post, second.fte, &second.others[..]),
        (post(21), Fte(60), &[(post(22), Fte(30))][..])
    );
    assert_eq!(on_family_leave(&before), [staff(2)].into());
}

#[test]
fn nobody_is_told_what_nobody_has_decided_except_that_a_post_goes_on() {
    let before = small_service();
    let after = proposed(&before);
    let (roles, classes) = (Roles::of(&before, &after), classes(&before, &after));
    let mut decided = BTreeMap::new();
    let goes_on = to_tell(post(20), &classes, &decided, &roles, LAUNCH).unwrap();
    assert_eq!((goes_on.class, goes_on.to), (RoleClass::Unchanged, Some(roles.present[&post(20)])));
    assert_eq!(to_tell(post(10), &classes, &decided, &roles, LAUNCH), None);
    let decision =
        |class, to| ClassDecision { on: LAUNCH, post: post(10), class, to, reason: "Read by two.".into() };
    decided.insert(post(10), decision(RoleClass::NaturalSuccessor, vec![post(41)]));
    let follows = to_tell(post(10), &classes, &decided, &roles, LAUNCH).unwrap();
    assert_eq!((follows.class, follows.to), (RoleClass::NaturalSuccessor, Some(roles.proposed[&post(41)])));
    decided.insert(post(10), decision(RoleClass::Deleted, vec![]));
    assert_eq!(to_tell(post(10), &classes, &decided, &roles, LAUNCH).unwrap().to, None);
}

/// Somebody's way, from its facts.
type Ways = Vec<(StaffId, Vec<PersonFact>)>;

fn ways(roles: &Roles) -> Ways {
    let role = roles.proposed[&post(40)];
    let told =
        |class, to| PersonFact::from(ClassTold { on: LAUNCH, class, to, reason: "Read by two.".into() });
    let on = date(2021, 11, 19);
    let confirmed = |class, to| PersonFact::from(ClassConfirmed { on, class, to, reason: "As told.".into() });
    let stays = |n: u128| Some(roles.present[&post(n)]);
    vec![
        (staff(1), vec![told(RoleClass::Unchanged, stays(20))]),
        (staff(2), vec![told(RoleClass::Unchanged, stays(21))]),
        (
            staff(3),
            vec![
                told(RoleClass::Deleted, None),
                confirmed(RoleClass::NaturalSuccessor, Some(role)),
                InterestExpressed { on, role, choice: 1 }.into(),
            ],
        ),
    ]
}

/// Who gets which post, whatever the order in which people's facts came.
fn filled(order: &Ways) -> Vec<(StaffId, PostId)> {
    let allocation = allocate(&allocating(order, LAUNCH, &BTreeSet::new())).unwrap();
    allocation.placements.iter().map(|one| (one.who.staff, one.post)).collect()
}

/// What the allocation is given on a day on which some are away on family leave.
fn allocating(order: &Ways, day: Date, on_leave: &BTreeSet<StaffId>) -> Allocating {
    let before = small_service();
    let after = proposed(&before);
    let (roles, classes, scope) = (Roles::of(&before, &after), classes(&before, &after), in_scope(&before));
    let mut states: BTreeMap<StaffId, PersonProcess> = BTreeMap::new();
    for (staff, facts) in order {
        for fact in facts {
            states.entry(*staff).or_default().apply(fact);
        }
    }
    let filling = Filling {
        before: &before,
        proposed: &after,
        classes: &classes,
        roles: &roles,
        scope: &scope,
        states: &states,
        day,
        on_leave,
        rules: &MatchRules::PROPOSED,
        interests_max: 2,
        suits_percent: 50,
    };
    filling.allocating()
}

/// Who goes before others by law on a day.
fn protected(order: &Ways, day: Date, on_leave: &[StaffId]) -> Vec<StaffId> {
    let all = allocating(order, day, &on_leave.iter().copied().collect());
    all.people.iter().filter(|one| one.protected).map(|one| one.who.staff).collect()
}

#[test]
fn pregnancy_and_18_months_after_a_birth_go_before_others_on_the_day_on_which_posts_are_filled() {
    let before = small_service();
    let told = |n: u128, family| {
        let fact = FamilyTold { on: date(2025, 3, 3), family: Some(family) };
        (staff(n), vec![PersonFact::from(fact)])
    };
    let expected = Some(date(2025, 9, 10));
    let mut order = ways(&Roles::of(&before, &proposed(&before)));
    order.push(told(1, Family::Pregnancy { told: date(2025, 3, 3), expected, ended: None }));
    // Back from leave since the beginning of the year.
    order.push(told(
        3,
        Family::Leave {
            kind: LeaveKind::Maternity,
            from: date(2024, 1, 8),
            to: date(2025, 1, 6),
            child: date(2024, 1, 20),
        },
    ));
    assert_eq!(protected(&order, date(2025, 3, 2), &[]), [staff(3)]);
    assert_eq!(protected(&order, date(2025, 3, 3), &[]), [staff(1), staff(3)]);
    assert_eq!(protected(&order, date(2025, 7, 20), &[]), [staff(1), staff(3)]);
    assert_eq!(protected(&order, date(2025, 7, 21), &[]), [staff(1)], "18 months after the birth");
    // Whoever is away on the day itself needs nothing more told.
    assert_eq!(protected(&order, date(2025, 7, 21), &[staff(2)]), [staff(1), staff(2)]);
    // The posts that people hold, their classes and their matches are the same as without it.
    let plain = allocating(&ways(&Roles::of(&before, &proposed(&before))), date(2025, 3, 3), &[].into());
    let mut with = allocating(&order, date(2025, 3, 3), &[].into());
    with.people.iter_mut().for_each(|one| one.protected = false);
    assert_eq!(with, plain);
}

#[test]
fn what_was_told_of_pregnancy_or_leave_is_corrected_by_what_is_told_later() {
    let before = small_service();
    let mut order = ways(&Roles::of(&before, &proposed(&before)));
    let pregnancy = Family::Pregnancy { told: date(2025, 3, 3), expected: None, ended: None };
    let told = |on, family| PersonFact::from(FamilyTold { on, family });
    order.push((staff(3), vec![told(date(2025, 3, 3), Some(pregnancy)), told(date(2025, 3, 5), None)]));
    assert_eq!(protected(&order, date(2025, 3, 6), &[]), []);
}

fn orders() -> impl Strategy<Value = Ways> {
    let before = small_service();
    let roles = Roles::of(&before, &proposed(&before));
    Just(ways(&roles)).prop_shuffle()
}

proptest! {
    #[test]
    fn the_order_in_which_people_come_changes_nobodys_post(order in orders()) {
        let found = filled(&order);
        prop_assert_eq!(&found[..2], &[(staff(1), post(20)), (staff(2), post(21))][..]);
        prop_assert_eq!(found[2].0, staff(3));
        prop_assert!(found[2].1 == post(40) || found[2].1 == post(41));
        let mut sorted = order.clone();
        sorted.sort_by_key(|(staff, _)| *staff);
        prop_assert_eq!(found, filled(&sorted));
    }
}
