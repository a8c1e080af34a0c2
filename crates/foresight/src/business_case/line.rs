//! One line of a business case: a cost or a benefit, and everything that must be known of it.

use std::collections::BTreeMap;
use std::fmt;

use calendar::{FinancialYear, Month};

use super::avoided::AvoidedWeeks;
use super::evidence::Evidence;
use super::exact::Exact;
use super::money::BasisPoints;
use super::prices::{Inflation, Prices};
use super::tie::{Tie, months_between};

/// The short name of a line, one of its kind in a case.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LineId(pub String);

impl fmt::Display for LineId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Whether it is paid or gained.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// Paid.
    Cost,
    /// Gained.
    Benefit,
}

/// Who pays or gains.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Party {
    /// The council's children's service.
    ChildrensService,
    /// Another service of the council.
    OtherCouncilService,
    /// The NHS.
    Health,
    /// The police and the courts.
    Police,
    /// Schools.
    Schools,
    /// Central government, by taxes and benefits.
    Government,
    /// Children and their families.
    Families,
}

impl Party {
    /// Every party, the nearest first, with its word in a case file and its name on a page.
    pub const ALL: [(Party, &str, &str); 7] = [
        (Party::ChildrensService, "children's service", "Children’s service"),
        (Party::OtherCouncilService, "other council service", "Other council services"),
        (Party::Health, "health", "Health"),
        (Party::Police, "police", "Police"),
        (Party::Schools, "schools", "Schools"),
        (Party::Government, "government", "Government"),
        (Party::Families, "families", "Families"),
    ];

    /// On a page.
    pub fn name(self) -> &'static str {
        Party::ALL.iter().find(|(party, ..)| *party == self).map_or("", |(_, _, name)| name)
    }
}

/// What sort of value it is: fiscal and cashable, fiscal and not, or public. Kept apart as in HM Treasury's
/// guidance for local partnerships (2014), since only the first can be taken out of a budget.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Money that leaves or stays in a budget.
    Cashable,
    /// Time or room that is freed or taken up, with no budget changed.
    Efficiency,
    /// What it is worth to people and to society.
    PublicValue,
}

impl Kind {
    /// Every kind with its word in a case file.
    pub const ALL: [(Kind, &str); 3] =
        [(Kind::Cashable, "cashable"), (Kind::Efficiency, "efficiency"), (Kind::PublicValue, "public value")];
}

/// Whether it comes again each year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Recurs {
    /// Each year: the budget changes for good.
    Recurrent,
    /// Once, even if over several years.
    OneOff,
}

/// How much, and when. Pence throughout.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Amount {
    /// So much in each financial year, evenly over its months.
    ByYear(BTreeMap<FinancialYear, i64>),
    /// So much a year from a month on: nothing until the lag is over, then rising in equal steps over the
    /// ramp's months to the whole.
    FromMonth {
        /// A full year's worth.
        pence_a_year: i64,
        /// When the work begins.
        from: Month,
        /// Months until it first shows.
        lag_months: u16,
        /// Months over which it rises; with 0 or 1 it is whole at once.
        ramp_months: u16,
        /// The last month, if it ends.
        until: Option<Month>,
    },
    /// Once, in one month.
    Once {
        /// How much.
        pence: i64,
        /// When.
        month: Month,
    },
    /// Weeks in placements avoided, at the price of a week.
    Weeks(AvoidedWeeks),
}

impl Amount {
    /// What falls in a year, and the weight of each of its months.
    pub(super) fn year(&self, year: FinancialYear) -> (Exact, [i64; 12]) {
        match self {
            Amount::ByYear(years) => (Exact::of(years.get(&year).copied().unwrap_or(0)), [1; 12]),
            Amount::Weeks(avoided) => avoided.year(year),
            Amount::Once { pence, month } => {
                let mut weights = [0; 12];
                for (weight, here) in weights.iter_mut().zip(year.months()) {
                    *weight = i64::from(here == *month);
                }
                let falls = weights.contains(&1);
                (Exact::of(if falls { *pence } else { 0 }), weights)
            }
            Amount::FromMonth { pence_a_year, from, lag_months, ramp_months, until } => {
                let ramp = i64::from((*ramp_months).max(1));
                let mut weights = [0; 12];
                for (weight, month) in weights.iter_mut().zip(year.months()) {
                    let since = months_between(*from, month) - i64::from(*lag_months);
                    let ended = until.is_some_and(|until| month > until);
                    *weight = if since < 0 || ended { 0 } else { (since + 1).min(ramp) };
                }
                let all = weights.iter().sum::<i64>();
                (Exact::of(*pence_a_year).times_signed(all).over(12).over(ramp.unsigned_abs()), weights)
            }
        }
    }
}

/// How far an amount may turn out below or above what was entered, as parts of it: 80% and 110%.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    /// At the least; at most the whole.
    pub low: BasisPoints,
    /// At the most; at least the whole.
    pub high: BasisPoints,
}

/// A cost or a benefit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its short name.
    pub id: LineId,
    /// What it is.
    pub name: String,
    /// Paid or gained.
    pub side: Side,
    /// By whom.
    pub party: Party,
    /// Cashable, efficiency or public value.
    pub kind: Kind,
    /// Each year or once.
    pub recurs: Recurs,
    /// How much and when, before anything is taken off.
    pub amount: Amount,
    /// In which prices that is.
    pub prices: Prices,
    /// How its own prices rise, if not as the case's.
    pub inflation: Option<Inflation>,
    /// What stands behind it.
    pub evidence: Evidence,
    /// The part of a benefit that would have come without doing anything.
    pub deadweight: BasisPoints,
    /// Whether it is an effect on life or health, which is discounted at its own rate.
    pub health_effect: bool,
    /// How far it may be out, if entered; else as far as its grade of evidence says.
    pub range: Option<Range>,
    /// The measure by which it will be seen to come. Every benefit has one.
    pub tie: Option<Tie>,
    /// Where it comes from: paper, paragraph, record.
    pub source: String,
}
