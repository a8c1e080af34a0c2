//! The scale of a chart: ticks at steps of 1, 2 or 5 times a power of ten.

use crate::Unit;

/// A scale from `from` to `to`, both of them ticks.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Axis {
    pub from: f64,
    pub to: f64,
    pub ticks: Vec<f64>,
}

/// An axis may leave zero only if its figures all stand in the top part of it, above this share of the
/// greatest: else the cut gains nothing and misleads.
const CUT_ABOVE: f64 = 0.75;
/// Nor does it leave zero for small figures (up to 20 cases, 40%): their scale is short enough.
const SMALL_TOPS: f64 = 4.0;

impl Axis {
    /// A scale from zero that reaches `highest`.
    pub(super) fn from_zero(highest: f64, unit: Unit, wanted: u32) -> Axis {
        Axis::over(0.0, highest.max(unit.smallest_top()), unit, wanted)
    }

    /// A scale for lines: from zero, unless every figure lies far above it.
    pub(super) fn for_lines(lowest: f64, highest: f64, unit: Unit, wanted: u32) -> Axis {
        let widest = highest.max(unit.smallest_top());
        if lowest < widest * CUT_ABOVE || widest <= unit.smallest_top() * SMALL_TOPS {
            return Axis::from_zero(highest, unit, wanted);
        }
        // All figures alike: leave some room so that the line doesn't lie on the frame.
        let room = (widest * 0.1).max((widest - lowest) * 0.1);
        let axis = Axis::over((lowest - room).max(0.0), widest, unit, wanted);
        if axis.from < widest * CUT_ABOVE / 2.0 { Axis::from_zero(highest, unit, wanted) } else { axis }
    }

    /// Whether the scale starts above zero, which the reader must be told.
    pub(super) fn is_cut(&self) -> bool {
        self.from > 0.0
    }

    /// Where a figure stands on the scale: 0 at its start, 1 at its end.
    pub(super) fn share(&self, value: f64) -> f64 {
        let span = self.to - self.from;
        if span > 0.0 { ((value - self.from) / span).clamp(0.0, 1.0) } else { 0.0 }
    }

    fn over(lowest: f64, highest: f64, unit: Unit, wanted: u32) -> Axis {
        // Shares near the whole are read against the whole.
        let nearly_all = matches!(unit, Unit::Percent(_)) && (0.8..1.0).contains(&highest);
        let highest = if nearly_all { 1.0 } else { highest };
        let step = step(highest - lowest, unit, wanted);
        // A hair's allowance: 0.6 / 0.2 is 2.9999999999999996.
        let first = (lowest / step + 1e-9).floor();
        let last = (highest / step - 1e-9).ceil().max(first + 1.0);
        // Counted in whole steps and never many: a step is at least a fifth of the span asked for.
        let count = (last - first).min(50.0) as u32;
        let ticks: Vec<f64> = (0..=count).map(|place| (first + f64::from(place)) * step).collect();
        Axis { from: first * step, to: last * step, ticks }
    }
}

/// The step of 1, 2 or 5 times a power of ten that gives at most `wanted` steps over `span`.
fn step(span: f64, unit: Unit, wanted: u32) -> f64 {
    let least = unit.smallest_step();
    let rough = (span / f64::from(wanted.max(1))).max(least);
    let power = 10f64.powf((rough * (1.0 - 1e-9)).log10().floor());
    let nice = [1.0, 2.0, 5.0, 10.0]
        .into_iter()
        .map(|times| times * power)
        .find(|step| *step >= rough * (1.0 - 1e-9))
        .unwrap_or(10.0 * power);
    nice.max(least)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(axis: &Axis, unit: Unit) -> String {
        axis.ticks.iter().map(|tick| unit.show(*tick)).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn ticks_step_by_one_two_or_five() {
        for (highest, unit, expected) in [
            (0.0, Unit::Count, "0 1 2 3 4 5"),
            (3.0, Unit::Count, "0 1 2 3 4 5"),
            (7.0, Unit::Count, "0 2 4 6 8"),
            (361.0, Unit::Count, "0 100 200 300 400"),
            (1897.0, Unit::Count, "0 500 1,000 1,500 2,000"),
            (0.97, Unit::Percent(0), "0% 20% 40% 60% 80% 100%"),
            (0.0, Unit::Percent(0), "0% 2% 4% 6% 8% 10%"),
            (0.31, Unit::Percent(0), "0% 10% 20% 30% 40%"),
            (1.45, Unit::Percent(0), "0% 50% 100% 150%"),
            (64.0, Unit::Rate(0), "0 20 40 60 80"),
            (0.4, Unit::Rate(1), "0.0 0.2 0.4 0.6 0.8 1.0"),
        ] {
            assert_eq!(shown(&Axis::from_zero(highest, unit, 5), unit), expected, "up to {highest}");
        }
    }

    #[test]
    fn a_line_far_above_zero_gets_a_cut_axis_and_others_do_not() {
        let high = Axis::for_lines(0.85, 0.97, Unit::Percent(0), 5);
        assert_eq!(shown(&high, Unit::Percent(0)), "75% 80% 85% 90% 95% 100%");
        assert!(high.is_cut());
        assert!(!Axis::for_lines(0.2, 0.97, Unit::Percent(0), 5).is_cut());
        assert!(!Axis::for_lines(3.0, 4.0, Unit::Count, 5).is_cut());
        let same = Axis::for_lines(1800.0, 1800.0, Unit::Count, 5);
        assert!(same.from < 1800.0 && same.to >= 1800.0);
    }
}
