//! What placements cost, and what numbers ask for.

use foresight::cost::{Pence, PenceAWeek, Price, Prices, expected_cost};
use foresight::needs::{HomeSize, workers_hundredths};
use foresight::scenario::{Action, Range};
use foresight::{Placement, Scenario, Throw, expected, simulate, tornado};

use crate::{MODEL, lever, scenario};

/// Invented prices: a few dear homes among usual ones.
fn prices() -> Prices {
    let price = |placement, pounds: &[i64]| Price {
        placement,
        paid: pounds.iter().map(|pounds| PenceAWeek(100 * pounds)).collect(),
        rise: 0.0,
        source: "Invented for the test".to_owned(),
    };
    Prices::new(vec![
        price(Placement::FosterOwn, &[420, 480]),
        price(Placement::FosterAgency, &[900, 1_000, 1_100]),
        price(Placement::HomeBought, &[3_900, 4_200, 4_500, 5_000, 14_000]),
        price(Placement::Supported, &[1_000]),
    ])
    .unwrap()
}

#[test]
fn the_cost_of_all_weeks_is_the_sum_of_the_kinds_in_pence() {
    let scenario = Scenario::base(104);
    let path = expected(&MODEL, &scenario).unwrap();
    let cost = expected_cost(&MODEL, &scenario, &path, &prices()).unwrap();
    let parts: i64 = (0..104)
        .flat_map(|week| Placement::ALL.iter().map(move |placement| (week, *placement)))
        .map(|(week, placement)| cost.of(week, placement).0)
        .sum();
    assert_eq!(cost.total(), Pence(parts));
    assert_eq!(cost.of(0, Placement::OwnParents), Pence(0), "no price is known");
    assert!(prices().missing(&MODEL).contains(&Placement::OwnParents));
}

#[test]
fn the_mean_cost_of_many_futures_is_the_expected_cost() {
    let scenario = Scenario::base(52);
    let path = expected(&MODEL, &scenario).unwrap();
    let said = expected_cost(&MODEL, &scenario, &path, &prices()).unwrap().total().0 as f64;
    let throw = Throw { paths: 2_000, seed: 3, doubt_rates: false, doubt_levers: false };
    let runs = simulate(&MODEL, &scenario, Some(&prices()), throw).unwrap();
    let costs: Vec<f64> = runs.costs(0, 52).iter().map(|pence| pence.0 as f64).collect();
    let mean = costs.iter().sum::<f64>() / costs.len() as f64;
    let squares: f64 = costs.iter().map(|cost| (cost - mean).powi(2)).sum();
    let error = (squares / costs.len() as f64 / costs.len() as f64).sqrt();
    assert!((mean - said).abs() < 4.0 * error, "{mean} ± {error}, expected {said}");
    let band = runs.cost_band(0, 52);
    assert!(band.low_95 < band.low_80 && band.low_80 < band.middle && band.high_80 < band.high_95);
}

#[test]
fn prices_that_rise_by_five_per_cent_a_year_cost_five_per_cent_more_after_a_year() {
    let mut rise = lever(Action::PriceRise { placement: None }, 100.0, 5.0);
    rise.assumption.effect = Range::sure(5.0);
    rise.assumption.from = crate::TODAY;
    rise.assumption.lag_weeks = 0;
    rise.assumption.ramp_weeks = 0;
    let (base, dearer) = (Scenario::base(60), scenario(60, vec![rise]));
    let path = expected(&MODEL, &base).unwrap();
    assert_eq!(path, expected(&MODEL, &dearer).unwrap(), "prices move no child");
    let cost = |scenario| expected_cost(&MODEL, scenario, &path, &prices()).unwrap().in_week(51).0 as f64;
    let more = cost(&dearer) / cost(&base);
    assert!((1.0495..1.0505).contains(&more), "{more}");
}

#[test]
fn a_price_below_nothing_or_missing_is_refused() {
    let price = |paid| Price { placement: Placement::FosterOwn, paid, rise: 0.0, source: "Test".to_owned() };
    let refused = Prices::new(vec![price(vec![PenceAWeek(-1)])]).unwrap_err();
    assert_eq!(
        refused[0].to_string(),
        "Enter a price a week from £0 to £100,000 for fostering, our own. You gave -1 pence."
    );
    assert_eq!(Prices::new(vec![price(vec![])]).unwrap_err()[0].field, "paid");
}

#[test]
fn what_matters_most_comes_first() {
    let found =
        tornado(&MODEL, &scenario(104, vec![lever(Action::EarlyHelp, 50.0, 50.0)]), Some(&prices())).unwrap();
    let names: Vec<&str> = found.bars.iter().map(|bar| bar.name.as_str()).collect();
    for name in ["Families arriving", "Trend of families", "Children leaving", "Children moving", "The lever"]
    {
        assert!(names.contains(&name), "{name} among {names:?}");
    }
    assert!(found.bars.is_sorted_by_key(|bar| std::cmp::Reverse(bar.width_pence())));
    let families = found.bars.iter().find(|bar| bar.name == "Families arriving").unwrap();
    assert!(
        families.low.children < found.central.children && found.central.children < families.high.children
    );
    let lever = found.bars.iter().find(|bar| bar.name == "The lever").unwrap();
    assert!(lever.high.children < lever.low.children, "more prevention, fewer children");
}

#[test]
fn homes_and_workers_are_rounded_up() {
    let size = HomeSize {
        placement: Placement::FosterOwn,
        children_hundredths: 160,
        usable_percent: 80,
        source: "Invented for the test".to_owned(),
    };
    assert_eq!(size.homes_for(128).unwrap(), 100);
    assert_eq!(size.homes_for(129).unwrap(), 101);
    let nobody = HomeSize { children_hundredths: 0, ..size };
    assert_eq!(nobody.homes_for(1).unwrap_err().field, "children_hundredths");
    assert_eq!(workers_hundredths(530, 16).unwrap(), 3_313);
    assert_eq!(workers_hundredths(1, 0).unwrap_err().field, "children_each");
}
