//! How long it takes to compare 500 present jobs with 500 proposed ones, reasons included.

use divan::{Bencher, black_box};
use workforce::JobDescription;
use workforce::people::matching::{MatchRules, Matcher, PreparedJob};

mod given {
    pub mod jobs;
}
use given::jobs::job;

fn main() {
    divan::main();
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
