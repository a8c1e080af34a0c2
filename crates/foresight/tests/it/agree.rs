//! The expected path and the futures are one model; and the numbers add up.

use foresight::scenario::{Action, Threshold};
use foresight::{Group, Placement, Scenario, Throw, expected, simulate};
use proptest::prelude::*;

use crate::{MODEL, foster_places, lever, scenario};

/// Futures with rates and levers as best known.
fn sure(paths: u32, seed: u64) -> Throw {
    Throw { paths, seed, doubt_rates: false, doubt_levers: false }
}

/// Holds the mean of many futures against the closed form: within four standard errors, which one in 16,000
/// right answers would miss, and a rounding of `slack` children where the closed form is not exact.
fn agrees(scenario: &Scenario, slack: f64) {
    let path = expected(&MODEL, scenario).unwrap();
    let runs = simulate(&MODEL, scenario, None, sure(3_000, 11)).unwrap();
    for week in [1, 10, 52, 104, 156] {
        for group in Group::of(&path.states) {
            let said = path.sum(week, |state| group.counts(state));
            let (mean, error) = runs.mean(week, group);
            let off = (mean - said).abs();
            assert!(
                off <= 4.0 * error + slack + 1e-6,
                "{group:?}, week {week}: {mean} ± {error}, expected {said}"
            );
        }
    }
}

#[test]
fn the_mean_of_many_futures_is_the_expected_path() {
    agrees(&Scenario::base(156), 0.0);
}

#[test]
fn the_mean_of_many_futures_is_the_expected_path_with_levers() {
    let levers = vec![
        lever(Action::EarlyHelp, 50.0, 50.0),
        lever(Action::PreventEntries { youngest: 10, oldest: 15 }, 60.0, 50.0),
        lever(Action::StepDown { to: Placement::FosterAgency }, 60.0, 60.0),
        lever(
            Action::Reunification { from: vec![Placement::HomeBought, Placement::FosterAgency] },
            50.0,
            50.0,
        ),
        lever(Action::SpecialGuardianship, 40.0, 50.0),
    ];
    agrees(&scenario(156, levers), 0.0);
}

#[test]
fn where_places_are_limited_the_expected_path_is_close() {
    let mut limited = scenario(156, vec![lever(Action::FosterRecruitment { places: 10 }, 100.0, 100.0)]);
    limited.supply = vec![foster_places(30)];
    agrees(&limited, 2.0);
}

#[test]
fn at_the_threshold_the_expected_path_is_close() {
    let threshold =
        Threshold { per_100_000: 100, under_18: 9_000, source: "Invented for the test".to_owned() };
    let limited = Scenario { threshold: Some(threshold), ..Scenario::base(156) };
    agrees(&limited, 1.0);
}

#[test]
fn unaccompanied_children_stay_at_the_threshold_once_below_it() {
    let under_18 = 30_000;
    let threshold = Threshold { per_100_000: 30, under_18, source: "Invented for the test".to_owned() };
    let most = threshold.children();
    assert_eq!(most, 9);
    let limited = Scenario { threshold: Some(threshold), ..Scenario::base(156) };
    let runs = simulate(&MODEL, &limited, None, Throw::new(50, 5)).unwrap();
    let first = runs.counts(0, Group::Unaccompanied)[0];
    for week in 0..=156 {
        assert!(runs.counts(week, Group::Unaccompanied).iter().all(|count| *count <= most.max(first)));
    }
}

#[test]
fn the_same_seed_gives_the_same_futures_on_any_number_of_threads() {
    let scenario = scenario(104, vec![lever(Action::EarlyHelp, 50.0, 50.0)]);
    let on = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| simulate(&MODEL, &scenario, None, Throw::new(40, 9)).unwrap())
    };
    let one = on(1);
    assert_eq!(one, on(2));
    assert_eq!(one, on(7));
    assert_ne!(one, simulate(&MODEL, &scenario, None, Throw::new(40, 10)).unwrap());
}

#[test]
fn a_scenario_without_levers_is_the_base() {
    let idle = scenario(104, vec![lever(Action::EarlyHelp, 0.0, 50.0)]);
    let base = Scenario::base(104);
    assert_eq!(
        simulate(&MODEL, &idle, None, Throw::new(30, 2)).unwrap(),
        simulate(&MODEL, &base, None, Throw::new(30, 2)).unwrap()
    );
    assert_eq!(expected(&MODEL, &idle).unwrap(), expected(&MODEL, &base).unwrap());
}

#[test]
fn everybody_is_gone_who_has_turned_18() {
    // Nobody comes; after ten years only those remain who were under 8.
    let mut model = MODEL.clone();
    model.forget_arrivals();
    let runs = simulate(&model, &Scenario::base(522), None, Throw::new(20, 4)).unwrap();
    let under_8 = i32::from(crate::TODAY.year()) - 8;
    let young = crate::SMALL
        .history
        .episodes()
        .iter()
        .filter(|episode| episode.to.is_none() && i32::from(episode.born.year()) >= under_8);
    let most = young.count() as u32;
    assert!(runs.counts(522, Group::Everybody).iter().all(|count| *count <= most));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn every_stock_is_the_one_before_with_who_came_and_without_who_left(
        reach in 0.0..=100.0f64,
        effect in 0.0..=100.0f64,
        places in 0u32..60,
        seed in any::<u64>(),
    ) {
        let mut tried = scenario(60, vec![
            lever(Action::EarlyHelp, reach, effect),
            lever(Action::StepDown { to: Placement::FosterOwn }, reach, effect),
            lever(Action::SpecialGuardianship, reach, effect),
            lever(Action::FosterRecruitment { places: 12 }, reach, effect),
        ]);
        tried.supply = vec![foster_places(places)];
        let path = expected(&MODEL, &tried).unwrap();
        for week in 0..60 {
            for state in 0..path.states.len() {
                let flows = path.entered(week)[state] + path.moved_in(week)[state]
                    - path.moved_out(week)[state] - path.left(week)[state];
                let off = path.stock(week + 1)[state] - path.stock(week)[state] - flows;
                prop_assert!(off.abs() < 1e-8, "week {week}, {:?}: off by {off}", path.states[state]);
                prop_assert!(path.stock(week)[state] >= 0.0);
            }
            let left: f64 = path.left(week).iter().sum();
            let why: f64 = foresight::ExitReason::ALL.iter().map(|reason| path.left_for(week, *reason)).sum();
            prop_assert!((left - why).abs() < 1e-8);
        }
        let runs = simulate(&MODEL, &tried, None, Throw::new(4, seed)).unwrap();
        for path in 0..4 {
            for week in 0..60 {
                let all = |week| runs.stock(path, week).iter().map(|n| i32::from(*n)).sum::<i32>();
                let [came, left] = runs.flows(path, week).map(i32::from);
                prop_assert_eq!(all(week + 1), all(week) + came - left);
            }
        }
    }

    #[test]
    fn what_prevents_more_never_gives_more_children(one in 0.0..=100.0f64, more in 0.0..=100.0f64, seed in any::<u64>()) {
        let (less, more) = (one.min(more), one.max(more));
        let with = |effect| {
            let tried = scenario(104, vec![lever(Action::EarlyHelp, 80.0, effect)]);
            (expected(&MODEL, &tried).unwrap(), simulate(&MODEL, &tried, None, sure(10, seed)).unwrap())
        };
        let ((less, less_runs), (more, more_runs)) = (with(less), with(more));
        for week in 0..=104 {
            prop_assert!(more.total(week) <= less.total(week) + 1e-9);
            let pairs = more_runs.counts(week, Group::Everybody).into_iter().zip(less_runs.counts(week, Group::Everybody));
            for (more, less) in pairs {
                prop_assert!(more <= less, "with the same luck {more} children, not more than {less}");
            }
        }
    }
}
