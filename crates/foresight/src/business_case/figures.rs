//! Figures that open into their lines, and add up to the penny.
//!
//! A line's amount in one year is rounded once. Everything above it is a sum of whole pence, so a table's
//! rows, its columns and its total always agree.

use std::collections::BTreeMap;
use std::fmt;

use calendar::FinancialYear;

use super::exact::Exact;
use super::line::{LineId, Party};

/// An amount with the lines that it is made of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Figure {
    /// The sum of the parts, in pence.
    pub pence: i64,
    /// What each line brings to it, by the line's short name; lines that bring nothing are left out.
    pub parts: Vec<(LineId, i64)>,
}

impl Figure {
    /// Adds up what lines bring; a line may come several times.
    pub fn of<'a>(parts: impl IntoIterator<Item = (&'a LineId, i64)>) -> Figure {
        let mut by_line: BTreeMap<&LineId, i64> = BTreeMap::new();
        for (line, pence) in parts {
            let sum = by_line.entry(line).or_insert(0);
            *sum = sum.saturating_add(pence);
        }
        by_line.retain(|_, pence| *pence != 0);
        let pence = by_line.values().fold(0i64, |sum, pence| sum.saturating_add(*pence));
        Figure { pence, parts: by_line.into_iter().map(|(line, pence)| (line.clone(), pence)).collect() }
    }

    /// This less another.
    pub fn less(&self, other: &Figure) -> Figure {
        let own = self.parts.iter().map(|(line, pence)| (line, *pence));
        Figure::of(own.chain(other.parts.iter().map(|(line, pence)| (line, pence.saturating_neg()))))
    }
}

/// How far an amount has come from what was typed to what it is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// As entered: nothing taken off, nothing added. What a paper says.
    Entered,
    /// Less deadweight, corrected for optimism, in the prices of the day.
    Nominal,
    /// The same in the prices of the base year.
    Real,
    /// The same, discounted to the base year.
    Discounted,
}

impl Stage {
    /// Every stage in order.
    pub const ALL: [Stage; 4] = [Stage::Entered, Stage::Nominal, Stage::Real, Stage::Discounted];
}

/// What is paid and what is gained. Both are positive.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sides {
    /// Everything paid.
    pub costs: Figure,
    /// Everything gained.
    pub benefits: Figure,
    /// What is paid in money.
    pub cashable_costs: Figure,
    /// What is gained in money.
    pub cashable_benefits: Figure,
}

impl Sides {
    /// Gained less paid.
    pub fn net(&self) -> Figure {
        self.benefits.less(&self.costs)
    }

    /// Gained less paid, in money only.
    pub fn net_cashable(&self) -> Figure {
        self.cashable_benefits.less(&self.cashable_costs)
    }
}

/// Paid and gained at each stage.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Flows {
    pub(super) stages: [Sides; 4],
}

impl Flows {
    /// At one stage.
    pub fn at(&self, stage: Stage) -> &Sides {
        &self.stages[stage as usize]
    }
}

/// What a set of lines comes to: year by year, for each who pays or gains, and in all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Position {
    /// Each year of the case.
    pub by_year: Vec<(FinancialYear, Flows)>,
    /// Each party that pays or gains anything.
    pub by_party: Vec<(Party, Flows)>,
    /// The whole.
    pub totals: Flows,
}

/// Benefits for each pound of cost, exact until shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BenefitCostRatio {
    /// Gained, in pence.
    pub benefits: i64,
    /// Paid, in pence; above nothing.
    pub costs: i64,
}

impl BenefitCostRatio {
    /// Of what is paid and gained; nothing where nothing is paid.
    pub fn of(sides: &Sides) -> Option<BenefitCostRatio> {
        let (benefits, costs) = (sides.benefits.pence, sides.costs.pence);
        (costs > 0).then_some(BenefitCostRatio { benefits, costs })
    }

    /// In hundredths: 180 is £1.80 for each £1.
    pub fn hundredths(self) -> i64 {
        Exact::of(self.benefits).times(100).over(self.costs.unsigned_abs()).rounded()
    }
}

/// To two decimals: `1.80`.
impl fmt::Display for BenefitCostRatio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hundredths = self.hundredths();
        let (sign, size) = (if hundredths < 0 { "\u{2212}" } else { "" }, hundredths.unsigned_abs());
        write!(f, "{sign}{}.{:02}", size / 100, size % 100)
    }
}
