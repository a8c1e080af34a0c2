use proptest::prelude::*;
use uuid::Uuid;
use workforce::StaffId;
use workforce::people::cases::{Case, Reallocation, Serves, Why, Worker, reallocate};

fn staff(n: u128) -> StaffId {
    StaffId(Uuid::from_u128(n))
}

fn case(id: u32, worker: Option<u128>, locality: &str, age: u8) -> Case<u32> {
    Case {
        id,
        worker: worker.map(staff),
        locality: locality.into(),
        service: "Protection and Court".into(),
        age,
    }
}

fn worker(n: u128, room: u16, team: &str, localities: &[&str]) -> Worker {
    Worker {
        staff: staff(n),
        room,
        posts: vec![Serves {
            services: vec!["Protection and Court".into()],
            localities: localities.iter().map(|one| (*one).into()).collect(),
            ages: None,
            team: team.into(),
        }],
    }
}

#[test]
fn who_works_in_two_teams_goes_on_with_the_children_of_both() {
    let mut both = worker(1, 4, "North", &["North"]);
    both.posts.extend(worker(1, 4, "South", &["South"]).posts);
    let cases = [case(1, Some(1), "North", 4), case(2, Some(1), "South", 9), case(3, Some(1), "West", 9)];
    let found = reallocate(&cases, &[both, worker(2, 4, "West", &["West"])]);
    insta::assert_snapshot!(shown(&found).join("\n"), @r"
    1: 1 → 1, the worker goes on
    2: 1 → 1, the worker goes on
    3: 1 → 2, the worker’s new team does not serve this child
    ");
}

fn shown(found: &Reallocation<u32>) -> Vec<String> {
    let name = |worker: Option<StaffId>| worker.map_or("nobody".into(), |one| one.0.as_u128().to_string());
    let line = |one: &workforce::people::cases::Moved<u32>| {
        format!("{}: {} → {}, {}", one.id, name(one.before), name(one.after), one.why.says())
    };
    found.cases.iter().map(line).collect()
}

#[test]
fn a_child_keeps_the_worker_wherever_that_can_be() {
    let cases = [
        case(1, Some(1), "East", 4),
        case(2, Some(1), "West", 9),
        case(3, None, "East", 2),
        case(4, Some(9), "West", 3),
        case(5, Some(2), "North", 3),
    ];
    let workers = [worker(1, 2, "East", &["East"]), worker(2, 2, "West", &["West"])];
    let found = reallocate(&cases, &workers);
    insta::assert_snapshot!(shown(&found).join("\n"), @r"
    1: 1 → 1, the worker goes on
    2: 1 → 2, the worker’s new team does not serve this child
    3: nobody → 1, there was no worker
    4: 9 → 2, the worker is no longer there
    5: 2 → nobody, nobody who serves this child has room
    ");
    assert_eq!(found.changes, 3);
    assert_eq!(found.loads[&staff(1)], 2);
}

#[test]
fn a_child_who_must_change_worker_stays_in_the_team_if_that_can_be() {
    let mut young = worker(1, 5, "Red", &[]);
    young.posts[0].ages = Some((0, 10));
    let workers = [young, worker(2, 5, "Blue", &[]), worker(3, 5, "Red", &[])];
    let found = reallocate(&[case(1, Some(1), "East", 14)], &workers);
    assert_eq!(shown(&found), ["1: 1 → 3, the worker’s new team does not serve this child"]);
}

#[test]
fn nobody_is_left_without_a_worker_to_spare_a_change() {
    // Worker 1 serves both places, worker 2 only the east. Child 2 can only go to worker 1.
    let workers = [worker(1, 1, "A", &["East", "West"]), worker(2, 1, "B", &["East"])];
    let found = reallocate(&[case(1, Some(1), "East", 5), case(2, None, "West", 5)], &workers);
    assert_eq!(found.cases.iter().map(|one| one.why).collect::<Vec<_>>(), [Why::NoRoom, Why::HadNobody]);
}

fn any_cases() -> impl Strategy<Value = Vec<Case<u32>>> {
    let one = (prop::option::of(0..5_u128), prop::sample::select(vec!["East", "West"]), 0..18_u8);
    prop::collection::vec(one, 0..20).prop_map(|all| {
        (0..).zip(all).map(|(id, (worker, locality, age))| case(id, worker, locality, age)).collect()
    })
}

fn any_workers() -> impl Strategy<Value = Vec<Worker>> {
    let one = (0..7_u16, prop::bool::ANY, prop::sample::subsequence(vec!["East", "West"], 0..=2));
    prop::collection::vec(one, 0..5).prop_map(|all| {
        let made = |(n, (room, red, places)): (u128, (u16, bool, Vec<&str>))| {
            worker(n, room, if red { "Red" } else { "Blue" }, &places)
        };
        (0..).zip(all).map(made).collect()
    })
}

proptest! {
    #[test]
    fn limits_are_kept_and_order_never_matters(
        (cases, mixed) in any_cases().prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle())),
        workers in any_workers(),
    ) {
        let found = reallocate(&cases, &workers);
        prop_assert_eq!(&found, &reallocate(&mixed, &workers));
        for worker in &workers {
            prop_assert!(found.loads[&worker.staff] <= usize::from(worker.room));
        }
        for (case, moved) in cases.iter().zip(&found.cases) {
            let worker = workers.iter().find(|worker| Some(worker.staff) == moved.after);
            prop_assert!(worker.is_none_or(|worker| worker.serves(case)));
        }
        let after = found.cases.iter().filter(|one| one.before.is_some() && one.before != one.after).count();
        prop_assert_eq!(found.changes, after);
    }
}
