//! Roles, who is in scope, what they are told, and how the posts are filled from it.

use std::collections::BTreeMap;

use jiff::civil::date;
use proptest::prelude::*;
use workforce::people::allocation::allocate;
use workforce::people::classes::{ClassDecision, Classes, RoleClass, propose_classes};
use workforce::people::filling::Filling;
use workforce::people::matching::MatchRules;
use workforce::people::process::{ClassConfirmed, ClassTold, InterestExpressed, PersonFact, PersonProcess};
use workforce::people::roles::Roles;
use workforce::people::scope::{in_scope, to_tell};
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
    assert!(second.family_leave && !scope[&staff(1)].family_leave);
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
        rules: &MatchRules::PROPOSED,
        interests_max: 2,
        suits_percent: 50,
    };
    let allocation = allocate(&filling.allocating()).unwrap();
    allocation.placements.iter().map(|one| (one.who.staff, one.post)).collect()
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
