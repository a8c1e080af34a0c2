//! How figures are written.

use proptest::prelude::*;
use reports::Unit;

#[test]
fn figures_are_written_as_the_published_tables_do() {
    for (unit, value, shown, plain) in [
        (Unit::Count, 0.0, "0", "0"),
        (Unit::Count, 1897.0, "1,897", "1897"),
        (Unit::Count, 1_234_567.0, "1,234,567", "1234567"),
        (Unit::Count, -1897.0, "−1,897", "-1897"),
        (Unit::Percent(0), 0.87, "87%", "87%"),
        (Unit::Percent(1), 0.8667, "86.7%", "86.7%"),
        (Unit::Percent(0), 1.0, "100%", "100%"),
        (Unit::Rate(0), 64.4, "64", "64"),
        (Unit::Rate(1), 1234.25, "1,234.3", "1234.3"),
        (Unit::Rate(2), 0.005, "0.01", "0.01"),
        (Unit::Rate(1), f64::NAN, "not known", "not known"),
    ] {
        assert_eq!((unit.show(value).as_str(), unit.plain(value).as_str()), (shown, plain), "{value}");
    }
}

proptest! {
    #[test]
    fn a_share_is_rounded_half_up_exactly(denominator in 1..100_000u64, part in 0.0..=1.0f64) {
        let numerator = (part * denominator as f64) as u64;
        let exact = (numerator * 200 + denominator) / (denominator * 2);
        let shown = Unit::Percent(0).show(numerator as f64 / denominator as f64);
        prop_assert_eq!(shown, format!("{}%", exact));
    }

    #[test]
    fn a_count_is_written_in_full(count in 0..1_000_000_000_000u64) {
        prop_assert_eq!(Unit::Count.show(count as f64).replace(',', ""), count.to_string());
    }
}
