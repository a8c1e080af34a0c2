//! How long a forecast of five years takes for some 530 children: learning, the expected path, and futures
//! thrown with dice. The aims: 10 ms for the expected path, 200 ms for 200 futures, one second for 1,000.

#![expect(clippy::expect_used, reason = "a benchmark that cannot go on should stop")]

use std::sync::LazyLock;

use divan::{Bencher, black_box};
use foresight::invented::{Council, World};
use foresight::scenario::{Action, Assumption, Evidence, Lever, Range, Supply};
use foresight::{FIVE_YEARS, Model, Placement, Scenario, Throw, backtest, expected, simulate};
use jiff::civil::date;

/// Some 530 children on the first day.
const CITY: Council =
    Council { children: 520, families: 99.0, unaccompanied: 14.0, trend: Some(0.0), unlike: 0.15, years: 5 };

static WORLD: LazyLock<World> =
    LazyLock::new(|| CITY.invent(1, date(2021, 11, 15)).expect("a council of five years"));
static MODEL: LazyLock<Model> =
    LazyLock::new(|| Model::fit(&WORLD.history).expect("a history to learn from"));

fn main() {
    println!("{}", MODEL.words());
    divan::main();
}

fn lever(name: &str, action: Action, reach: f64, effect: f64) -> Lever {
    let assumption = Assumption {
        from: date(2022, 4, 1),
        until: None,
        lag_weeks: 13,
        ramp_weeks: 52,
        reach: Range { low: reach / 2.0, central: reach, high: (1.5 * reach).min(100.0) },
        effect: Range { low: effect / 2.0, central: effect, high: (1.5 * effect).min(100.0) },
        deadweight: Range::sure(20.0),
        grade: Evidence::Judgement,
        source: "Benchmark".to_owned(),
    };
    Lever { name: name.to_owned(), action, assumption }
}

/// Levers on entries, moves and exits.
fn levers() -> Scenario {
    let levers = vec![
        lever("Early help", Action::EarlyHelp, 30.0, 30.0),
        lever("Step-down", Action::StepDown { to: Placement::FosterOwn }, 40.0, 40.0),
        lever("Reunification", Action::Reunification { from: vec![Placement::FosterAgency] }, 30.0, 20.0),
    ];
    Scenario { name: "Levers".to_owned(), levers, ..Scenario::base(FIVE_YEARS) }
}

/// The same with limited places, which differ from week to week.
fn programme() -> Scenario {
    let places =
        |placement, places, else_to| Supply { placement, places, else_to, source: "Benchmark".to_owned() };
    let mut programme = levers();
    programme.levers.push(lever("Foster recruitment", Action::FosterRecruitment { places: 40 }, 100.0, 80.0));
    programme.supply = vec![places(Placement::FosterOwn, 180, Placement::FosterAgency)];
    programme
}

#[divan::bench]
fn learn() -> Model {
    Model::fit(black_box(&WORLD.history)).expect("a history to learn from")
}

#[divan::bench]
fn expected_path(bencher: Bencher) {
    let scenario = Scenario::base(FIVE_YEARS);
    bencher.bench(|| expected(black_box(&MODEL), &scenario).expect("a base"));
}

#[divan::bench]
fn expected_path_with_levers(bencher: Bencher) {
    let scenario = levers();
    bencher.bench(|| expected(black_box(&MODEL), &scenario).expect("levers"));
}

#[divan::bench]
fn expected_path_with_limits(bencher: Bencher) {
    let scenario = programme();
    bencher.bench(|| expected(black_box(&MODEL), &scenario).expect("a programme"));
}

#[divan::bench(args = [200, 1000], sample_count = 10)]
fn futures(bencher: Bencher, paths: u32) {
    let scenario = Scenario::base(FIVE_YEARS);
    bencher.bench(|| simulate(black_box(&MODEL), &scenario, None, Throw::new(paths, 1)).expect("a base"));
}

#[divan::bench(args = [200, 1000], sample_count = 10)]
fn futures_with_levers(bencher: Bencher, paths: u32) {
    let scenario = programme();
    bencher
        .bench(|| simulate(black_box(&MODEL), &scenario, None, Throw::new(paths, 1)).expect("a programme"));
}

#[divan::bench(sample_count = 5)]
fn back_test() -> backtest::BackTest {
    backtest::back_test(black_box(&WORLD.history), &foresight::Settings::default())
}
