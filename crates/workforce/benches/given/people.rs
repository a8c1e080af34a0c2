//! A restructure of 500 people, for benchmarks.

use std::collections::BTreeMap;

use uuid::Uuid;
use workforce::people::allocation::{Allocating, Candidate, Objective, Score, Seat, Who};
use workforce::people::classes::RoleClass;
use workforce::{Fte, JobId, PostId, StaffId};

/// A role by its number.
pub fn role(n: u128) -> JobId {
    JobId(Uuid::from_u128(n))
}

/// 500 people and 450 posts in 60 roles: slots, contested ones, interests, part-time work, redeployment.
pub fn change() -> Allocating {
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
