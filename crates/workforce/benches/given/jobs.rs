//! Invented job descriptions, for benchmarks.

use workforce::{Duty, JobDescription};

const DOES: [&str; 12] = [
    "Supervises",
    "Chairs",
    "Signs off",
    "Leads",
    "Visits",
    "Assesses",
    "Plans",
    "Reviews",
    "Trains",
    "Audits",
    "Allocates",
    "Reports on",
];
const WHAT: [&str; 15] = [
    "social workers in the locality",
    "core groups and conferences",
    "assessments of children and families",
    "direct work with young people",
    "foster carers and kinship carers",
    "budgets and placements",
    "contacts at the front door",
    "court statements and care plans",
    "students and newly qualified workers",
    "supervision records",
    "return interviews after missing episodes",
    "pathway plans",
    "early help plans",
    "transport and contact arrangements",
    "performance figures for the scrutiny panel",
];

/// An invented job: what it does follows from its number alone.
pub fn job(n: usize) -> JobDescription {
    let line = |at: usize| {
        let seed = n.wrapping_mul(31).wrapping_add(at.wrapping_mul(17)).wrapping_add(n / 7);
        format!("{} {}", DOES[seed % DOES.len()], WHAT[(seed / 3) % WHAT.len()])
    };
    JobDescription {
        title: format!("Job {n}"),
        grade: Some(["H", "I", "J", "K"][n % 4].into()),
        duties: (0..12).map(|at| Duty { duty: line(at), weight: 8 }).collect(),
        essential: (20..28).map(line).collect(),
        desirable: (30..34).map(line).collect(),
        qualifications: (40..42).map(line).collect(),
        manages_up_to: (n % 9) as u16,
    }
}
