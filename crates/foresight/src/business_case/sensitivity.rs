//! What the answer hangs on: switching values, and low and high.

use super::appraise::{Cells, cells};
use super::case::BusinessCase;
use super::exact::Exact;
use super::figures::Stage;
use super::line::{Line, LineId, Range};
use super::money::BasisPoints;

/// How far one line must move, all else as it is, for the net present value to be nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SwitchingValue {
    /// The line.
    pub line: LineId,
    /// What it brings to the net present value, in pence: negative for a cost.
    pub brings: i64,
    /// How far it must move.
    pub change: Switching,
}

/// How far a line must move.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Switching {
    /// It must be lower by this part of itself.
    Falls(BasisPoints),
    /// It must be higher by this part of itself.
    Rises(BasisPoints),
    /// Even without the line at all, or with hundreds of thousands of times as much, the answer stays what it is.
    NeverAlone,
}

impl Switching {
    /// As the end of a sentence that begins with the line's name.
    pub fn says(self) -> String {
        match self {
            Switching::Falls(part) => format!("must be {part} lower for nothing to be gained or lost"),
            Switching::Rises(part) => format!("must be {part} higher for nothing to be gained or lost"),
            Switching::NeverAlone => "cannot change the answer alone".to_owned(),
        }
    }
}

/// The net present value with one line at its low and at its high.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// The line.
    pub line: LineId,
    /// With the line at its low, in pence.
    pub low: i64,
    /// As entered.
    pub central: i64,
    /// With the line at its high.
    pub high: i64,
    /// Which low and high: those entered, or those of the grade of evidence.
    pub range: Range,
}

impl Bar {
    /// How wide it is.
    pub fn width(&self) -> u64 {
        self.low.abs_diff(self.high)
    }
}

pub(super) fn switching_values(all: &[Cells], npv: i64) -> Vec<SwitchingValue> {
    let value = |cells: &Cells| {
        let brings = cells.brings(Stage::Discounted);
        SwitchingValue { line: cells.line.id.clone(), brings, change: switching(brings, npv) }
    };
    all.iter().map(value).collect()
}

fn switching(brings: i64, npv: i64) -> Switching {
    if brings == 0 {
        return Switching::NeverAlone;
    }
    let part = Exact::of(npv).times(10_000).over(brings.unsigned_abs()).rounded().unsigned_abs();
    // A line that would have to be some 400,000 times itself changes nothing alone.
    let Ok(part) = u32::try_from(part).map(BasisPoints) else { return Switching::NeverAlone };
    let falls = npv == 0 || (npv > 0) == (brings > 0);
    match falls {
        true if npv.unsigned_abs() > brings.unsigned_abs() => Switching::NeverAlone,
        true => Switching::Falls(part),
        false => Switching::Rises(part),
    }
}

pub(super) fn tornado(case: &BusinessCase, all: &[Cells], npv: i64) -> Vec<Bar> {
    let bar = |own: &Cells| {
        let range = range(case, own.line);
        let without = npv.saturating_sub(own.brings(Stage::Discounted));
        let with = |part| {
            let moved: Cells = cells(case, own.line, own.side, part);
            without.saturating_add(moved.brings(Stage::Discounted))
        };
        Bar { line: own.line.id.clone(), low: with(range.low), central: npv, high: with(range.high), range }
    };
    let mut bars: Vec<Bar> = all.iter().map(bar).collect();
    bars.sort_by(|one, other| other.width().cmp(&one.width()).then_with(|| one.line.cmp(&other.line)));
    bars
}

/// The range entered, or as far either way as figures of its grade may be out.
fn range(case: &BusinessCase, line: &Line) -> Range {
    let error = case.optimism().row(line.evidence.grade).error.0;
    let low = BasisPoints(BasisPoints::WHOLE.0.saturating_sub(error));
    line.range.unwrap_or(Range { low, high: BasisPoints(BasisPoints::WHOLE.0 + error) })
}

/// The net present value if every line turns out badly, and if every line turns out well: benefits low with
/// costs high, and the other way round.
pub fn npv_range(bars: &[Bar]) -> Option<(i64, i64)> {
    let central = bars.first()?.central;
    let apart = |pick: fn(&Bar) -> i64| {
        bars.iter().fold(central, |sum, bar| sum.saturating_add(pick(bar).saturating_sub(bar.central)))
    };
    Some((apart(|bar| bar.low.min(bar.high)), apart(|bar| bar.low.max(bar.high))))
}
