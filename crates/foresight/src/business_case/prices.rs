//! The prices of one year in the prices of another.

use std::collections::BTreeMap;

use calendar::{Date, FinancialYear};

use super::exact::lowest;

/// In which prices an amount was entered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Prices {
    /// What will be paid on the day: inflation is already in it.
    Cash,
    /// The prices of one year: inflation from that year is still to come.
    Of(FinancialYear),
}

/// How prices rise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inflation {
    /// Everything is in the prices of one year, and nothing is added: nominal and real are the same.
    None,
    /// The same rise each year, entered with its reason; hundredths of a percentage point.
    Yearly {
        /// The rise from one year to the next; negative where prices fall.
        rise: i32,
        /// Where it comes from.
        source: String,
    },
    /// A published index such as HM Treasury's GDP deflator, revised each quarter and so dated.
    Index {
        /// The day on which it was published.
        published: Date,
        /// The index of each year, in thousandths of a point.
        levels: BTreeMap<FinancialYear, u64>,
        /// The rise each year after the last published one, if the case goes further.
        after: Option<i32>,
        /// Where it comes from.
        source: String,
    },
}

impl Inflation {
    /// By how much an amount in the prices of one year is multiplied to be in those of another, as ratios to
    /// be multiplied; nothing if the index does not reach.
    pub fn between(&self, from: FinancialYear, to: FinancialYear) -> Option<Vec<(u64, u64)>> {
        match self {
            Inflation::None => Some(Vec::new()),
            Inflation::Yearly { rise, .. } => Some(steps(*rise, years_between(from, to))),
            Inflation::Index { levels, after, .. } => {
                let (from_level, from_beyond) = level(levels, *after, from)?;
                let (to_level, to_beyond) = level(levels, *after, to)?;
                let mut ratios = vec![lowest(to_level, from_level)];
                ratios.extend(steps(after.unwrap_or(0), to_beyond - from_beyond));
                Some(ratios)
            }
        }
    }

    /// Where it comes from, with the day on which it was published.
    pub fn source(&self) -> String {
        match self {
            Inflation::None => "no inflation: everything in the prices of one year".to_owned(),
            Inflation::Yearly { source, .. } => source.clone(),
            Inflation::Index { published, source, .. } => {
                format!("{source}, published {}", calendar::words::day(*published))
            }
        }
    }
}

/// How many years later; negative if earlier.
pub(super) fn years_between(from: FinancialYear, to: FinancialYear) -> i32 {
    i32::from(to.start().year()) - i32::from(from.start().year())
}

/// The published level, and how many years after the last published one it must still be carried.
fn level(
    levels: &BTreeMap<FinancialYear, u64>,
    after: Option<i32>,
    year: FinancialYear,
) -> Option<(u64, i32)> {
    if let Some(level) = levels.get(&year) {
        return Some((*level, 0));
    }
    let (last, level) = levels.last_key_value()?;
    let beyond = years_between(*last, year);
    (beyond > 0 && after.is_some()).then_some((*level, beyond))
}

fn steps(rise: i32, years: i32) -> Vec<(u64, u64)> {
    let risen = u64::try_from(10_000 + i64::from(rise)).unwrap_or(1).max(1);
    let (above, below) = lowest(risen, 10_000);
    let step = if years < 0 { (below, above) } else { (above, below) };
    vec![step; years.unsigned_abs() as usize]
}
