//! The room Redesign: forecasts, costing, matching, allocation and charts, each beside its goal.

use std::hint::black_box;
use std::time::{Duration, Instant};

use calendar::{Date, FinancialYear};
use foresight::cover::{GROUPS, HORIZONS, Held, Share, cover};
use foresight::invented::{Council, World};
use foresight::{FIVE_YEARS, Model, Scenario, Settings, Throw, back_test, expected, simulate};
use reports::structure::{Drawing, PostBox, draw};
use workforce::money::cost::{Options, Period, Prepared};
use workforce::people::allocation::allocate;
use workforce::people::matching::{MatchRules, Matcher, PreparedJob};

use super::say;
use crate::fault::Fault;

// What the benchmarks of the crate workforce measure, so that both measure the same.
#[path = "../../../../workforce/benches/given/jobs.rs"]
mod jobs;
#[path = "../../../../workforce/benches/given/people.rs"]
mod people;
#[path = "../../../../workforce/benches/given/posts.rs"]
mod posts;

/// Times each thing so often, and takes the middle.
const TIMES: usize = 5;
/// The day on which forecasts start.
const TODAY: Date = Date::constant(2021, 11, 15);
/// Some 530 children on the first day.
const CITY: Council =
    Council { children: 520, families: 99.0, unaccompanied: 14.0, trend: Some(0.0), unlike: 0.15, years: 5 };

/// Times everything. `worlds` is how many councils are invented to see how often the truth lies in the bands.
pub fn run(worlds: u64) -> Result<(), Fault> {
    println!("Redesign, the middle of {TIMES} times:");
    forecasts()?;
    costing();
    matching();
    let input = people::change();
    against("Allocate 500 people to 450 posts", 100, middle(|| allocate(&input)), "");
    chart();
    covers(worlds)
}

fn forecasts() -> Result<(), Fault> {
    let World { history, .. } = CITY.invent(1, TODAY).map_err(|refusal| Fault::Other(refusal.to_string()))?;
    let model = Model::fit(&history).map_err(|refusal| Fault::Other(refusal.to_string()))?;
    let base = Scenario::base(FIVE_YEARS);
    println!("  {} children on the first day", model.stock());
    let peers = |took: Duration| {
        let times = |seconds: f64| seconds / took.as_secs_f64();
        format!("public models 11.7 s and 0.70 s: {:.0} and {:.0} times as long", times(11.7), times(0.70))
    };
    let took = middle(|| expected(&model, &base));
    against("Expected path of 5 years", 10, took, &peers(took));
    let drawn = |paths| middle(|| simulate(&model, &base, None, Throw::new(paths, 1)));
    against("200 futures of 5 years, rates drawn", 200, drawn(200), "");
    against("1,000 futures of 5 years, rates drawn", 1_000, drawn(1_000), "");
    say("Learn from 5 years of history", middle(|| Model::fit(&history)), "no goal");
    say("Back-test on 5 years of history", middle(|| back_test(&history, &Settings::default())), "no goal");
    for says in back_test(&history, &Settings::default()).words() {
        println!("    {says}");
    }
    Ok(())
}

fn costing() {
    let (rules, told) = (posts::rules(), Options::default());
    let options: Vec<_> = (0..10).map(posts::establishment).collect();
    let first = Period::from(FinancialYear::starting(2021));
    let took = middle(|| {
        let mut sum = 0;
        for option in &options {
            let Ok(prepared) = Prepared::new(option, &rules, first, &told) else { continue };
            for year in (2021..2026).map(FinancialYear::starting) {
                sum += prepared.cost(year).map_or(0, |costing| costing.total().0);
            }
        }
        sum
    });
    against("Cost 5,000 posts, 5 years, 10 options", 50, took, "");
}

fn matching() {
    let took = middle(|| {
        let mut matcher = Matcher::new(MatchRules::PROPOSED);
        let mut prepare = |from: usize| {
            (from..from + 500).map(|n| matcher.prepare(&jobs::job(n))).collect::<Vec<PreparedJob>>()
        };
        let (present, proposed) = (prepare(0), prepare(500));
        let pairs = present.iter().flat_map(|one| proposed.iter().map(move |other| (one, other)));
        pairs.filter(|(one, other)| matcher.compare(one, other).reaches(&MatchRules::PROPOSED)).count()
    });
    against("Match 500 with 500 jobs, with reasons", 1_000, took, "");
}

fn chart() {
    let boxes: Vec<PostBox> = (0..500_usize)
        .map(|n| PostBox {
            id: format!("post-{n}"),
            above: n.checked_sub(1).map(|above| format!("post-{}", above / 6)),
            title: format!("Team manager, assessment {n}"),
            detail: "Grade K · 1 FTE".to_owned(),
            holder: "Sam Okoro".to_owned(),
            ..PostBox::default()
        })
        .collect();
    let drawing = Drawing { id: "structure".into(), title: "500 posts".into(), ..Drawing::default() };
    against("Structure chart of 500 posts", 100, middle(|| draw(&boxes, &drawing)), "");
}

fn covers(worlds: u64) -> Result<(), Fault> {
    let began = Instant::now();
    let inside = cover(Council::default(), worlds, TODAY)
        .map_err(|refusals| Fault::Other(refusals.iter().map(ToString::to_string).collect()))?;
    println!(
        "How often the truth lies in the bands, over {worlds} invented councils ({:.0} s; goal 80±3% and 95±2% of everybody, over at least 200 councils).",
        began.elapsed().as_secs_f64()
    );
    println!(
        "  Behind ±: how far the figure may be out, having been seen in so many councils (standard error)."
    );
    println!("  {:<34} {:>24} {:>24} {:>24}", "% in the bands of 80 and 95", "1 year", "3 years", "5 years");
    debug_assert_eq!(HORIZONS, [52, 156, FIVE_YEARS]);
    for (group, held) in GROUPS.iter().zip(&inside) {
        let [one, three, five] = held.map(|Held { in_80, in_95, .. }| {
            let shown = |share: Share| format!("{:.1} ±{:.1}", 100.0 * share.inside, 100.0 * share.error);
            format!("{}  {}", shown(in_80), shown(in_95))
        });
        println!("  {:<34} {one:>24} {three:>24} {five:>24}", format!("{group:?}"));
    }
    let goal = |share: Share, goal: f64, by: f64| (share.inside - goal).abs() <= by;
    let met = inside[0].iter().all(|held| goal(held.in_80, 0.80, 0.03) && goal(held.in_95, 0.95, 0.02));
    println!("  Goal {}", if met { "met at 1, 3 and 5 years." } else { "NOT met." });
    Ok(())
}

/// Prints a time beside its goal, and how much of the goal it takes.
fn against(what: &str, goal_millis: u64, took: Duration, more: &str) {
    let share = took.as_secs_f64() * 100_000.0 / goal_millis as f64;
    let more = if more.is_empty() { String::new() } else { format!("; {more}") };
    say(what, took, &format!("goal {goal_millis} ms: {share:.0}% of it{more}"));
}

/// The middle of a few times.
fn middle<T>(mut work: impl FnMut() -> T) -> Duration {
    let mut times: Vec<Duration> = (0..TIMES)
        .map(|_| {
            let began = Instant::now();
            black_box(work());
            began.elapsed()
        })
        .collect();
    times.sort_unstable();
    times[TIMES / 2]
}
