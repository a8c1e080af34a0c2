//! How long it takes to propose posts for 500 people, and workers for 500 children.

use std::collections::BTreeMap;

use divan::Bencher;
use uuid::Uuid;
use workforce::people::allocation::{Allocating, Candidate, Objective, Score, Seat, Who, allocate};
use workforce::people::cases::{Case, Worker, reallocate};
use workforce::people::classes::RoleClass;
use workforce::{Fte, JobId, PostId, StaffId};

fn main() {
    divan::main();
}

fn role(n: u128) -> JobId {
    JobId(Uuid::from_u128(n))
}

/// 500 people and 450 posts in 60 roles: slots, contested ones, interests, part-time work, redeployment.
fn change() -> Allocating {
    let seat = |n: u128| Seat {
        post: PostId(Uuid::from_u128(n)),
        role: role(n % 60),
        fte: if n.is_multiple_of(9) { Fte(50) } else { Fte::FULL },
        class: RoleClass::New,
    };
    let person = |n: u128| {
        let others = [role((n * 7) % 60), role((n * 11 + 1) % 60)];
        let slot = n.is_multiple_of(3).then(|| role(n % 60));
        let score = |at: u128| Score {
            points: 4_000 + ((n * 37 + at * 13) % 400) as u32 * 10,
            appointable: !n.is_multiple_of(17),
        };
        let mut interests = if slot.is_none() && n % 3 == 1 { others.to_vec() } else { vec![] };
        interests.dedup();
        Candidate {
            who: Who { staff: StaffId(Uuid::from_u128(n)), present: PostId(Uuid::from_u128(10_000 + n)) },
            fte: [Fte::FULL, Fte::FULL, Fte(60), Fte::FULL, Fte(50)][(n % 5) as usize],
            slot,
            ring_fence: None,
            interests,
            scores: (0..60).map(|at| (role(at), score(at))).collect(),
            protected: n.is_multiple_of(25),
            severance_accepted: n % 40 == 7,
            redeployment: match n % 3 {
                0 => BTreeMap::new(),
                _ => (0..60).map(|at| (role(at), 4_000 + ((n * 53 + at * 29) % 600) as u32 * 10)).collect(),
            },
        }
    };
    Allocating {
        seats: (0..450).map(seat).collect(),
        people: (0..500).map(person).collect(),
        settled: vec![],
        objectives: Objective::ALL.to_vec(),
        interests_max: 2,
        suits_from: 5_000,
    }
}

#[divan::bench(sample_count = 20)]
fn allocate_500_people(bencher: Bencher) {
    let input = change();
    bencher.bench(|| allocate(&input));
}

/// Everybody a full-time candidate for redeployment into full-time posts: the assignment at its largest.
#[divan::bench(sample_count = 20)]
fn redeploy_500_people(bencher: Bencher) {
    let mut input = change();
    for seat in &mut input.seats {
        seat.fte = Fte::FULL;
    }
    for (person, n) in input.people.iter_mut().zip(0_u128..) {
        person.fte = Fte::FULL;
        person.slot = None;
        person.interests.clear();
        person.redeployment =
            (0..60).map(|at| (role(at), 4_000 + ((n * 53 + at * 29) % 600) as u32 * 10)).collect();
    }
    bencher.bench(|| allocate(&input));
}

#[divan::bench(sample_count = 20)]
fn reallocate_500_children(bencher: Bencher) {
    let places = ["East", "West", "Central"];
    let case = |n: usize| Case {
        id: n,
        worker: (!n.is_multiple_of(11)).then(|| StaffId(Uuid::from_u128((n % 45) as u128))),
        locality: places[n % 3].into(),
        service: "Protection and Court".into(),
        age: (n % 18) as u8,
    };
    let worker = |n: u128| Worker {
        staff: StaffId(Uuid::from_u128(n)),
        room: 13,
        services: vec![],
        localities: vec![places[(n % 3) as usize].into(), places[((n + 1) % 3) as usize].into()],
        ages: None,
        team: format!("Team {}", n % 8),
    };
    let cases: Vec<Case<usize>> = (0..500).map(case).collect();
    let workers: Vec<Worker> = (0..40).map(worker).collect();
    bencher.bench(|| reallocate(&cases, &workers));
}
