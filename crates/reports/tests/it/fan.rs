//! The fan chart: what was, and where it may go.

use reports::Unit;
use reports::charts::{Fan, Period, Series, Spread, Width, fan};

fn given() -> Fan {
    let spread = |middle: f64, by: f64| Spread {
        low_95: middle - 2.0 * by,
        low_80: middle - by,
        middle,
        high_80: middle + by,
        high_95: middle + 2.0 * by,
    };
    Fan {
        id: "numbers".into(),
        title: "Children looked after".into(),
        unit: Unit::Count,
        width: Width::Page,
        periods: (9..=12).map(|month| Period::month(2021, month)).collect(),
        actual: Series { name: "actual".into(), values: vec![Some(510.0), Some(520.0), None, None] },
        ahead: vec![None, Some(spread(520.0, 0.0)), Some(spread(525.0, 10.0)), Some(spread(530.0, 20.0))],
        beside: None,
        missing: "–".into(),
    }
}

#[test]
fn the_description_says_how_it_ran_and_where_it_may_end() {
    let svg = fan(&given()).svg;
    for words in [
        "Fan chart, September 2021 to December 2021.",
        "Actual: 510 in September 2021, 520 in October 2021.",
        "December 2021: 95 in 100: 490 to 570.",
        "December 2021: 80 in 100: 510 to 550.",
        "December 2021: 530 in the middle.",
    ] {
        assert!(svg.contains(words), "{words:?} is not in {svg}");
    }
    assert_eq!(svg.matches("<polygon").count(), 2, "two bands");
}

#[test]
fn the_table_has_the_past_the_bands_and_what_it_is_read_against() {
    let mut given = given();
    let values = [520.0, 527.0, 540.0].map(Some);
    let beside = [None].into_iter().chain(values).collect();
    given.beside = Some(Series { name: "if nothing is done".into(), values: beside });
    let chart = fan(&given);
    assert_eq!(
        chart.table.columns,
        ["Period", "Actual", "Middle", "80 in 100", "95 in 100", "If nothing is done"]
    );
    assert_eq!(chart.table.rows[0], ["September 2021", "510", "–", "–", "–", "–"]);
    assert_eq!(chart.table.rows[3], ["December 2021", "–", "530", "510 to 550", "490 to 570", "540"]);
    assert!(chart.svg.contains("540 if nothing is done"));
}

#[test]
fn a_fan_without_figures_or_with_figures_that_cannot_be_is_drawn_all_the_same() {
    let empty = fan(&Fan::default());
    assert!(empty.svg.starts_with("<svg") && empty.table.rows.is_empty());
    let mut odd = given();
    odd.ahead[3] = Some(Spread { low_95: f64::NAN, ..Spread::default() });
    odd.actual.values.truncate(1);
    let chart = fan(&odd);
    assert!(!chart.svg.contains("NaN"));
    assert_eq!(chart.table.rows[3][2], "–");
}
