//! What ties a line to a measure: where it starts, where it should go month by month, and what one is worth.

use std::collections::BTreeMap;
use std::fmt;

use calendar::Month;

use super::exact::Exact;

/// The key of a measure, as the scorecard names it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MeasureKey(pub String);

/// How much of what is measured, in thousandths: 456 children are 456,000.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Volume(pub i64);

impl Volume {
    /// A whole number.
    pub const fn whole(number: i32) -> Volume {
        Volume(number as i64 * 1_000)
    }

    /// A number to its nearest thousandth; nothing for what is no number, or beyond a thousand million.
    pub fn near(number: f64) -> Option<Volume> {
        (number.is_finite() && number.abs() <= 1e9).then(|| Volume((number * 1_000.0).round() as i64))
    }
}

/// To the nearest tenth where it is not whole: `456`, `518.9`.
impl fmt::Display for Volume {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tenths = (self.0.unsigned_abs() + 50) / 100;
        let sign = if self.0 < 0 && tenths > 0 { "\u{2212}" } else { "" };
        match tenths % 10 {
            0 => write!(f, "{sign}{}", tenths / 10),
            rest => write!(f, "{sign}{}.{rest}", tenths / 10),
        }
    }
}

/// Which way a measure should go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Better {
    /// Fewer is better, as with children in care.
    Lower,
    /// More is better, as with children who go home.
    Higher,
}

/// A line tied to a measure, so that what was planned can be held against what came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tie {
    /// The measure.
    pub measure: MeasureKey,
    /// Which way it should go.
    pub better: Better,
    /// Where it stood.
    pub baseline: Volume,
    /// The month in which it stood there.
    pub from: Month,
    /// Where it should stand, by month. Straight lines lie between; the last one holds afterwards.
    pub targets: BTreeMap<Month, Volume>,
    /// What one fewer, or one more, is worth for a year, in pence; nothing where a line is not volume times
    /// price.
    pub unit_pence_a_year: Option<i64>,
}

impl Tie {
    /// Where the measure should stand in a month, to the thousandth.
    pub fn planned(&self, month: Month) -> Volume {
        let before = self.targets.range(..=month).next_back().map(|(month, volume)| (*month, *volume));
        let (from, start) = before.unwrap_or((self.from, self.baseline));
        let Some((to, end)) = self.targets.range(month..).next() else { return start };
        let (gone, whole) = (months_between(from, month), months_between(from, *to));
        if gone <= 0 || whole <= 0 {
            return start;
        }
        let parts = whole.unsigned_abs();
        Volume(start.0.saturating_add(
            Exact::of(end.0.saturating_sub(start.0)).times_signed(gone).over(parts).rounded(),
        ))
    }

    /// How much better than the baseline a volume is; negative if worse.
    pub fn bettered(&self, volume: Volume) -> Volume {
        match self.better {
            Better::Lower => Volume(self.baseline.0.saturating_sub(volume.0)),
            Better::Higher => Volume(volume.0.saturating_sub(self.baseline.0)),
        }
    }

    /// What a volume is worth for one month, in pence: baseline less volume, at a twelfth of a year's worth.
    pub fn worth_of_a_month(&self, volume: Volume) -> Option<i64> {
        let unit = self.unit_pence_a_year?;
        Some(Exact::of(unit).times_signed(self.bettered(volume).0).over(1_000).over(12).rounded())
    }
}

/// How many months later; negative if earlier.
pub(super) fn months_between(from: Month, to: Month) -> i64 {
    i64::from(to.year() - from.year()) * 12 + i64::from(to.number() - from.number())
}
