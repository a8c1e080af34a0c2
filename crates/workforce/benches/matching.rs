//! How long it takes to compare 500 present jobs with 500 proposed ones, reasons included.

use divan::{Bencher, black_box};
use workforce::people::matching::{MatchRules, Matcher, PreparedJob};
use workforce::{Duty, JobDescription};

fn main() {
    divan::main();
}

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
fn job(n: usize) -> JobDescription {
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

#[divan::bench]
fn prepare_1000(bencher: Bencher) {
    let jobs: Vec<JobDescription> = (0..1_000).map(job).collect();
    bencher.bench(|| {
        let mut matcher = Matcher::new(MatchRules::PROPOSED);
        jobs.iter().map(|job| matcher.prepare(job)).collect::<Vec<PreparedJob>>()
    });
}

/// The largest restructure: every present job against every proposed one.
#[divan::bench(sample_count = 10)]
fn compare_500_with_500(bencher: Bencher) {
    let mut matcher = Matcher::new(MatchRules::PROPOSED);
    let present: Vec<PreparedJob> = (0..500).map(|n| matcher.prepare(&job(n))).collect();
    let proposed: Vec<PreparedJob> = (500..1_000).map(|n| matcher.prepare(&job(n))).collect();
    bencher.bench(|| {
        let mut reach = 0_usize;
        for one in &present {
            for other in &proposed {
                reach += usize::from(black_box(matcher.compare(one, other)).reaches(&MatchRules::PROPOSED));
            }
        }
        reach
    });
}
