use std::collections::BTreeMap;

use proptest::prelude::*;
use uuid::Uuid;
use workforce::people::allocation::{
    Allocating, Allocation, Candidate, LOWEST_TOLD_FROM, Objective, Reason, Score, Seat, Settled, Tie,
    ToldTo, Who, allocate,
};
use workforce::people::classes::RoleClass;
use workforce::{Fte, JobId, PostId, StaffId};

fn role(n: u128) -> JobId {
    JobId(Uuid::from_u128(n))
}

fn post(n: u128) -> PostId {
    PostId(Uuid::from_u128(n))
}

fn who(n: u128) -> Who {
    Who { staff: StaffId(Uuid::from_u128(n)), present: post(1_000 + n) }
}

fn seat(n: u128, of: u128, fte: i32) -> Seat {
    Seat { post: post(n), role: role(of), fte: Fte(fte), class: RoleClass::New }
}

fn person(n: u128) -> Candidate {
    Candidate {
        who: who(n),
        fte: Fte::FULL,
        slot: None,
        ring_fence: None,
        interests: vec![],
        scores: BTreeMap::new(),
        protected: false,
        severance_accepted: false,
        redeployment: BTreeMap::new(),
    }
}

fn slot(n: u128, of: u128) -> Candidate {
    Candidate { slot: Some(role(of)), ..person(n) }
}

fn interested(n: u128, roles: &[(u128, u32)]) -> Candidate {
    let score = |points| Score { points, appointable: true };
    Candidate {
        interests: roles.iter().map(|(of, _)| role(*of)).collect(),
        scores: roles.iter().map(|(of, points)| (role(*of), score(*points))).collect(),
        ..person(n)
    }
}

fn scored(mut one: Candidate, of: u128, points: u32) -> Candidate {
    one.scores.insert(role(of), Score { points, appointable: true });
    one
}

fn register(n: u128, roles: &[(u128, u32)]) -> Candidate {
    Candidate {
        redeployment: roles.iter().map(|(of, percent)| (role(*of), percent * 100)).collect(),
        ..person(n)
    }
}

fn given(seats: &[Seat], people: &[Candidate]) -> Allocating {
    Allocating {
        seats: seats.to_vec(),
        people: people.to_vec(),
        settled: vec![],
        objectives: Objective::ALL.to_vec(),
        interests_max: 2,
        suits_from: 5_000,
    }
}

fn allocated(seats: &[Seat], people: &[Candidate]) -> Allocation {
    allocate(&given(seats, people)).unwrap()
}

/// Who is in which post: `1→10` for person 1 in post 10.
fn shown(allocation: &Allocation) -> String {
    let one = |staff: StaffId, post: PostId| format!("{}→{}", staff.0.as_u128(), post.0.as_u128());
    let all: Vec<String> =
        allocation.placements.iter().map(|placement| one(placement.who.staff, placement.post)).collect();
    all.join(" ")
}

/// Why, in the person's words.
fn told(allocation: &Allocation, n: u128) -> String {
    told_to(ToldTo::Themself, allocation, n)
}

fn told_to(to: ToldTo, allocation: &Allocation, n: u128) -> String {
    let role = |of: JobId| format!("role {}", of.0.as_u128());
    let post = |of: PostId| format!("post {}", of.0.as_u128());
    let says: Vec<String> =
        allocation.explain(who(n)).iter().map(|reason| reason.says(to, &role, &post)).collect();
    says.join(" / ")
}

#[test]
fn people_are_slotted_in_where_they_do_not_outnumber_posts() {
    let found = allocated(&[seat(10, 1, 100), seat(11, 1, 100)], &[slot(1, 1), slot(2, 1)]);
    assert_eq!(shown(&found), "1→10 2→11");
    assert_eq!(told(&found, 1), "Proposed for role 1, post 10: slotted in.");
}

#[test]
fn somebody_stays_in_the_post_that_they_hold() {
    let mut one = slot(1, 1);
    one.who.present = post(11);
    let found = allocated(&[seat(10, 1, 100), seat(11, 1, 100)], &[one, slot(2, 1)]);
    assert_eq!(shown(&found), "1→11 2→10");
}

#[test]
fn where_people_outnumber_posts_the_ring_fence_goes_by_score() {
    let people = [scored(slot(1, 1), 1, 7_000), scored(slot(2, 1), 1, 8_250), scored(slot(3, 1), 1, 7_400)];
    let found = allocated(&[seat(10, 1, 100), seat(11, 1, 100)], &people);
    assert_eq!(shown(&found), "2→10 3→11");
    insta::assert_snapshot!(told(&found, 1), @"3 people could be slotted in as role 1 and there are 2 full-time equivalent posts, so a panel selects within the ring fence. / No post as role 1 was left. Of those considered with you (by score, within the ring fence), those placed had a higher score; yours is 70.");
    assert_eq!(found.unplaced, [who(1)]);
}

#[test]
fn the_lowest_score_placed_is_told_only_where_it_might_be_that_of_many() {
    let says = |placed: u128, to| {
        let seats: Vec<Seat> = (0..placed).map(|n| seat(10 + n, 1, 100)).collect();
        let mut people = vec![interested(100, &[(1, 6_500)])];
        people.extend((0..placed).map(|n| interested(n + 1, &[(1, 7_330 + n as u32)])));
        told_to(to, &allocated(&seats, &people), 100)
    };
    let many = LOWEST_TOLD_FROM as u128;
    let lowest = "the lowest score placed is 73.30 and yours is 65";
    for few in 1..many {
        let own = says(few, ToldTo::Themself);
        assert!(own.ends_with("those placed had a higher score; yours is 65."), "{own}");
        assert!(!own.contains("73"), "{own}");
        assert!(says(few, ToldTo::HumanResources).contains(lowest), "{few}");
    }
    assert!(says(many, ToldTo::Themself).contains(lowest));
}

#[test]
fn a_ring_fence_that_is_not_scored_waits_and_holds_its_posts() {
    let mut waits = interested(4, &[(1, 9_000)]);
    waits.interests = vec![role(1)];
    let found = allocated(&[seat(10, 1, 100)], &[slot(1, 1), slot(2, 1), waits]);
    assert_eq!(shown(&found), "");
    assert_eq!(found.waiting.keys().copied().collect::<Vec<_>>(), [who(1), who(2), who(4)]);
    assert!(told(&found, 1).ends_with("The panel has not scored you for role 1 yet."));
    assert!(told(&found, 4).starts_with("Whether a post as role 1 is left for you depends on a panel"));
    assert_eq!(found.vacant[&post(10)], Fte::FULL);
}

#[test]
fn severance_accepted_takes_somebody_out_and_may_end_the_need_for_selection() {
    let leaving = Candidate { severance_accepted: true, ..slot(2, 1) };
    let found = allocated(&[seat(10, 1, 100)], &[slot(1, 1), leaving]);
    assert_eq!(shown(&found), "1→10");
    assert_eq!(
        told(&found, 2),
        "You accepted voluntary severance, so you take no further part in filling posts."
    );
    assert!(found.unplaced.is_empty());
}

#[test]
fn a_tie_is_for_a_panel_and_whoever_depends_on_it_waits() {
    let people = [
        interested(1, &[(1, 8_000), (2, 6_000)]),
        interested(2, &[(1, 8_000)]),
        interested(3, &[(2, 5_000)]),
        interested(4, &[(3, 5_000)]),
    ];
    let seats = [seat(10, 1, 100), seat(20, 2, 100), seat(30, 3, 100)];
    let found = allocated(&seats, &people);
    let tie = Tie {
        objective: Objective::FirstChoice,
        roles: vec![role(1)],
        people: vec![who(1), who(2)],
        left: Fte::FULL,
    };
    assert_eq!(found.ties, [tie]);
    // Person 3 made role 2 the first choice, which comes before person 1's second choice.
    assert_eq!(shown(&found), "3→20 4→30");
    assert_eq!(told(&found, 2), "You are equal with one other person for role 1; a panel decides.");

    // The panel decides for person 2; person 1 is then considered for the second choice and comes too late.
    let mut again = given(&seats, &people);
    again.settled = vec![Settled { who: who(2), role: role(1) }];
    let found = allocate(&again).unwrap();
    assert_eq!(shown(&found), "2→10 3→20 4→30");
    assert!(found.ties.is_empty());
    insta::assert_snapshot!(told(&found, 1), @"No post as role 1 was left. 1 person had one by what comes before: a decision already taken, the law's priority, or an earlier step. / No post as role 2 was left. 1 person had one by what comes before: a decision already taken, the law's priority, or an earlier step.");
}

#[test]
fn a_first_choice_comes_before_a_second_and_within_it_the_score_decides() {
    let people = [
        interested(1, &[(1, 6_000), (2, 9_000)]),
        interested(2, &[(1, 7_000)]),
        interested(3, &[(2, 5_000)]),
    ];
    let found = allocated(&[seat(10, 1, 100), seat(20, 2, 100), seat(21, 2, 100)], &people);
    assert_eq!(shown(&found), "1→20 2→10 3→21");
    assert!(told(&found, 1).contains("second choice"));
}

#[test]
fn who_is_not_appointable_is_not_placed_even_in_a_vacant_post() {
    let mut one = interested(1, &[(1, 3_000)]);
    one.scores.insert(role(1), Score { points: 3_000, appointable: false });
    let found = allocated(&[seat(10, 1, 100)], &[one]);
    assert_eq!(shown(&found), "");
    assert_eq!(told(&found, 1), "The panel found that the evidence does not meet what role 1 asks.");
}

#[test]
fn a_full_post_may_be_shared_by_two_whose_hours_fit() {
    let part = |n, fte| Candidate { fte: Fte(fte), ..slot(n, 1) };
    let found = allocated(&[seat(10, 1, 100), seat(11, 1, 50)], &[part(1, 60), part(2, 40), part(3, 50)]);
    assert_eq!(shown(&found), "1→10 2→10 3→11");
    assert!(found.vacant.is_empty());
}

#[test]
fn full_time_hours_do_not_fit_into_what_is_left_of_two_posts() {
    let found = allocated(&[seat(10, 1, 50), seat(11, 1, 50)], &[slot(1, 1)]);
    assert_eq!(
        told(&found, 1),
        "What is left as role 1 is 1 full-time equivalent, and not in one post that takes your 1."
    );
}

#[test]
fn those_whom_the_law_protects_come_first() {
    let protected = Candidate { protected: true, ..interested(2, &[(1, 5_000)]) };
    let found = allocated(&[seat(10, 1, 100)], &[interested(1, &[(1, 9_000)]), protected]);
    assert_eq!(shown(&found), "2→10");
    insta::assert_snapshot!(told(&found, 2), @"Proposed for role 1, post 10: by score, among those whose first choice it is. Your score is 50. The law gives you priority in pregnancy and family leave.");
    insta::assert_snapshot!(told(&found, 1), @"No post as role 1 was left. 1 person had one by what comes before: a decision already taken, the law's priority, or an earlier step.");
}

#[test]
fn an_unchanged_post_is_no_vacancy_for_those_whom_the_law_protects() {
    let own = Seat { class: RoleClass::Unchanged, ..seat(1_001, 1, 100) };
    let protected = Candidate { protected: true, ..register(2, &[(1, 90)]) };
    let found = allocated(std::slice::from_ref(&own), &[slot(1, 1), protected.clone()]);
    assert_eq!(shown(&found), "1→1001");
    assert_eq!(found.unplaced, [who(2)]);
    // Three claim two posts: nobody stays by holding one, the two that go on are selected for.
    let other = Seat { class: RoleClass::Unchanged, ..seat(1_003, 1, 100) };
    let found = allocated(&[own, other], &[slot(1, 1), slot(3, 1), slot(4, 1), protected]);
    assert_eq!(found.placements.iter().map(|one| one.who).collect::<Vec<_>>(), [who(2)]);
}

#[test]
fn redeployment_places_as_many_as_can_be_before_the_best_match() {
    // The best match alone would put person 1 into role 1 and leave person 2 with nothing.
    let found = allocated(
        &[seat(10, 1, 100), seat(20, 2, 100)],
        &[register(1, &[(1, 90), (2, 60)]), register(2, &[(1, 70), (2, 40)])],
    );
    assert_eq!(shown(&found), "1→20 2→10");
}

#[test]
fn redeployment_needs_a_match_and_says_when_it_is_too_low() {
    let found = allocated(&[seat(10, 1, 100)], &[register(1, &[(1, 45)])]);
    assert_eq!(told(&found, 1), "Your job matches role 1 by 45%, which is less than redeployment asks.");
}

#[test]
fn equal_matches_in_redeployment_are_a_tie() {
    let found = allocated(&[seat(10, 1, 100)], &[register(1, &[(1, 80)]), register(2, &[(1, 80)])]);
    assert_eq!(shown(&found), "");
    assert_eq!(found.ties[0].people, [who(1), who(2)]);
    // Two roles that suit one person equally well are theirs to choose from.
    let found = allocated(&[seat(10, 1, 100), seat(20, 2, 100)], &[register(1, &[(1, 80), (2, 80)])]);
    assert_eq!(told(&found, 1), "role 1 and role 2 suit you equally well; a panel asks you and decides.");
}

#[test]
fn redeployment_with_mixed_hours_finds_the_set_that_fits() {
    let part = |n, fte, percent| Candidate { fte: Fte(fte), ..register(n, &[(1, percent)]) };
    // Two of the four fit into one post: 60 with 40. The two best matches, 60 and 60, do not.
    let found =
        allocated(&[seat(10, 1, 100)], &[part(1, 60, 90), part(2, 60, 85), part(3, 40, 60), part(4, 70, 95)]);
    assert_eq!(shown(&found), "1→10 3→10");
    assert!(found.proved);
}

#[test]
fn a_tie_among_mixed_hours_is_found_too() {
    let part = |n, fte, percent| Candidate { fte: Fte(fte), ..register(n, &[(1, percent)]) };
    let found = allocated(&[seat(10, 1, 100)], &[part(1, 60, 85), part(2, 60, 85), part(3, 40, 70)]);
    assert_eq!(shown(&found), "3→10");
    assert_eq!(found.ties[0].people, [who(1), who(2)]);
    assert!(found.proved);
}

#[test]
fn redeployment_too_mixed_to_try_every_way_goes_to_a_panel() {
    let seats: Vec<Seat> = (10..20).map(|n| seat(n, 1, 100)).collect();
    let part = |n: u128| Candidate {
        fte: if n < 20 { Fte(60) } else { Fte(40) },
        ..register(n, &[(1, if n < 20 { 90 } else { 60 })])
    };
    let found = allocated(&seats, &(0..40).map(part).collect::<Vec<_>>());
    assert!(!found.proved);
    assert_eq!(found.ties.len(), 1);
    assert!(found.ties[0].people.len() >= 20);
    assert!(found.placements.is_empty());
}

#[test]
fn a_second_round_goes_on_from_what_is_settled() {
    let mut second =
        given(&[seat(10, 1, 100), seat(20, 2, 100)], &[slot(1, 1), interested(2, &[(2, 6_000)])]);
    second.settled = vec![Settled { who: who(1), role: role(1) }];
    let found = allocate(&second).unwrap();
    assert_eq!(shown(&found), "1→10 2→20");
    assert_eq!(found.of(who(1)).unwrap().by, None);
    assert_eq!(found.explain(who(1)), [Reason::Settled { role: role(1) }]);
}

#[test]
fn contradictions_are_refused_in_plain_words() {
    let mut input = given(&[seat(10, 1, 100)], &[interested(1, &[(1, 1), (2, 1), (3, 1)])]);
    input.people.push(person(2));
    input.people.push(Candidate { who: Who { present: post(7), ..who(2) }, ..person(2) });
    // A second post for some hours is nobody's contradiction.
    input.people.push(Candidate { who: who(5), ..person(5) });
    input.people.push(Candidate { who: Who { present: post(8), ..who(5) }, fte: Fte(10), ..person(5) });
    input.settled = vec![Settled { who: who(9), role: role(1) }];
    input.objectives = vec![Objective::SlottedIn, Objective::ProtectedFirst];
    let says: Vec<String> =
        allocate(&input).unwrap_err().iter().map(|refusal| refusal.allowed.clone()).collect();
    insta::assert_snapshot!(says.join("\n"), @r"
    Name up to 2 roles in the first instance
    Give a person less than 2 full-time equivalents over all their posts
    Settle only people who are listed
    Put the law's priority before every other objective
    ");
}

#[test]
fn two_who_are_settled_into_one_post_are_refused() {
    let mut input = given(&[seat(10, 1, 100)], &[slot(1, 1), slot(2, 1)]);
    input.settled = [1, 2].map(|n| Settled { who: who(n), role: role(1) }).to_vec();
    let refusal = &allocate(&input).unwrap_err()[0];
    assert_eq!(refusal.allowed, "Leave out decisions that do not fit into the posts of their role");
    assert_eq!(refusal.given, format!("{}, {}", who(1).staff, who(2).staff), "it says whose");
}

const HOURS: [i32; 5] = [100, 100, 60, 50, 40];

fn any_person(n: u128) -> impl Strategy<Value = Candidate> {
    let claims = (
        prop::option::weighted(0.4, 0..4_u128),
        prop::option::weighted(0.2, 0..4_u128),
        prop::collection::btree_set(0..4_u128, 0..3),
        prop::collection::btree_map(0..4_u128, (0..4_u32, prop::bool::weighted(0.8)), 0..5),
        prop::collection::btree_map(0..4_u128, 40..90_u32, 0..3),
    );
    let rest = (prop::bool::weighted(0.2), prop::bool::weighted(0.1), prop::sample::select(HOURS.to_vec()));
    (claims, rest).prop_map(move |((slot, ring, interests, scores, register), (protected, left, fte))| {
        Candidate {
            who: who(n),
            fte: Fte(fte),
            slot: slot.map(role),
            ring_fence: ring.map(role),
            interests: interests.into_iter().map(role).collect(),
            scores: scores
                .into_iter()
                .map(|(of, (points, appointable))| (role(of), Score { points: points * 100, appointable }))
                .collect(),
            protected,
            severance_accepted: left,
            redeployment: register.into_iter().map(|(of, percent)| (role(of), percent * 100)).collect(),
        }
    })
}

fn any_input() -> impl Strategy<Value = Allocating> {
    let seats = prop::collection::vec((0..4_u128, prop::sample::select(HOURS.to_vec())), 0..10);
    let people = (0..14_u128).map(any_person).collect::<Vec<_>>();
    (seats, people, 0..15_usize).prop_map(|(seats, mut people, count)| {
        people.truncate(count);
        // Every third post goes on as it is, held by one of those who may be among the people.
        let seats: Vec<Seat> = seats
            .into_iter()
            .zip(0..)
            .map(|((of, fte), n)| match n % 3 {
                0 => Seat { class: RoleClass::Unchanged, ..seat(1_000 + n, of, fte) },
                _ => seat(10 + n, of, fte),
            })
            .collect();
        given(&seats, &people)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn no_post_is_over_filled(input in any_input()) {
        let found = allocate(&input).unwrap();
        for seat in &input.seats {
            let here = found.placements.iter().filter(|placement| placement.post == seat.post);
            prop_assert!(here.clone().all(|placement| placement.role == seat.role));
            let filled: Fte = here.map(|placement| placement.fte).sum();
            prop_assert!(filled <= seat.fte);
            prop_assert_eq!(seat.fte - filled, found.vacant.get(&seat.post).copied().unwrap_or_default());
        }
    }

    #[test]
    fn nobody_is_in_more_than_they_work(input in any_input()) {
        let found = allocate(&input).unwrap();
        for person in &input.people {
            let own: Vec<_> = found.placements.iter().filter(|one| one.who == person.who).collect();
            prop_assert!(own.len() <= 1);
            prop_assert!(own.iter().all(|placement| placement.fte == person.fte));
        }
    }

    #[test]
    fn nobody_who_accepted_severance_has_a_post_or_waits_for_one(input in any_input()) {
        let found = allocate(&input).unwrap();
        for person in input.people.iter().filter(|person| person.severance_accepted) {
            prop_assert!(found.of(person.who).is_none());
            prop_assert!(!found.waiting.contains_key(&person.who));
            prop_assert!(found.ties.iter().all(|tie| !tie.people.contains(&person.who)));
        }
    }

    #[test]
    fn nobody_unprotected_has_what_a_protected_person_without_a_post_asked_for(input in any_input()) {
        let found = allocate(&input).unwrap();
        let protected = |who: Who| input.people.iter().any(|person| person.who == who && person.protected);
        for person in input.people.iter().filter(|person| person.protected && found.unplaced.contains(&person.who)) {
            let meets = |role: &JobId| person.scores.get(role).is_some_and(|score| score.appointable);
            let suits = person.redeployment.iter().filter(|(_, percent)| **percent >= input.suits_from);
            let asked: Vec<JobId> = person.interests.iter().copied().filter(meets)
                .chain(suits.map(|(role, _)| *role)).collect();
            // The post is hers if everybody unprotected left it.
            for seat in input.seats.iter().filter(|seat| asked.contains(&seat.role)) {
                let taken: Fte = found.placements.iter()
                    .filter(|one| one.post == seat.post && protected(one.who)).map(|one| one.fte).sum();
                // Who holds an unchanged post of the role has taken no vacancy.
                let own = |who: Who| input.seats.iter()
                    .any(|seat| seat.post == who.present && seat.class == RoleClass::Unchanged);
                let unprotected = found.placements.iter()
                    .any(|one| one.post == seat.post && !protected(one.who) && !own(one.who));
                prop_assert!(!unprotected || taken + person.fte > seat.fte);
            }
        }
    }

    #[test]
    fn the_order_of_the_input_never_changes_the_result(
        (input, shuffled) in any_input().prop_flat_map(|input| {
            let shuffled = (Just(input.people.clone()).prop_shuffle(), Just(input.seats.clone()).prop_shuffle());
            (Just(input), shuffled)
        })
    ) {
        let (people, seats) = shuffled;
        let other = Allocating { people, seats, ..input.clone() };
        prop_assert_eq!(allocate(&input).unwrap(), allocate(&other).unwrap());
    }

    #[test]
    fn everybody_is_told_why(input in any_input()) {
        let found = allocate(&input).unwrap();
        for person in &input.people {
            let states = [
                person.severance_accepted,
                found.of(person.who).is_some(),
                found.waiting.contains_key(&person.who),
                found.unplaced.contains(&person.who),
            ];
            prop_assert_eq!(states.iter().filter(|state| **state).count(), 1, "{:?}", states);
            prop_assert!(!found.explain(person.who).is_empty(), "{:?}", person);
        }
        for tie in &found.ties {
            prop_assert!(tie.people.iter().all(|who| found.waiting.contains_key(who)));
        }
    }

    /// Nobody has a post by score while somebody who scored more, asked in the same way and whose hours fit in
    /// the same post, has none.
    #[test]
    fn a_higher_score_comes_first(input in any_input()) {
        let found = allocate(&input).unwrap();
        for lower in found.placements.iter().filter(|one| one.by == Some(Objective::FirstChoice)) {
            let score = |who: Who| input.people.iter().find(|person| person.who == who)
                .and_then(|person| person.scores.get(&lower.role));
            let protected = |who: Who| input.people.iter().any(|person| person.who == who && person.protected);
            for person in input.people.iter().filter(|person| found.unplaced.contains(&person.who)) {
                let same = person.interests.first() == Some(&lower.role)
                    && protected(person.who) == protected(lower.who) && person.fte <= lower.fte;
                let appointable = score(person.who).filter(|score| score.appointable);
                if let (true, Some(own)) = (same, appointable) {
                    prop_assert!(own.points <= score(lower.who).unwrap().points);
                }
            }
        }
    }
}

#[test]
fn a_policy_of_three_interests_is_refused_as_the_third_would_never_be_considered() {
    let mut of = given(&[seat(1, 1, 100)], &[]);
    of.interests_max = 3;
    let says: Vec<String> = allocate(&of).unwrap_err().iter().map(ToString::to_string).collect();
    assert_eq!(says, ["Set in how many roles one may express an interest to 2 or fewer. You gave 3."]);
}
