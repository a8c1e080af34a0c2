//! How long it takes to propose posts for 500 people, and workers for 500 children.

use divan::Bencher;
use uuid::Uuid;
use workforce::people::allocation::allocate;
use workforce::people::cases::{Case, Serves, Worker, reallocate};
use workforce::{Fte, StaffId};

mod given {
    pub mod people;
}
use given::people::{change, role};

fn main() {
    divan::main();
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
        posts: vec![Serves {
            services: vec![],
            localities: vec![places[(n % 3) as usize].into(), places[((n + 1) % 3) as usize].into()],
            ages: None,
            team: format!("Team {}", n % 8),
        }],
    };
    let cases: Vec<Case<usize>> = (0..500).map(case).collect();
    let workers: Vec<Worker> = (0..40).map(worker).collect();
    bencher.bench(|| reallocate(&cases, &workers));
}
