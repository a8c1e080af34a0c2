//! Tallies: what adds up.

use std::iter::Sum;
use std::ops::{Add, AddAssign};

use crate::indicator::Unit;
use crate::ratio::{Ratio, with_commas};

/// How many of how many. Tallies add, in any order and any grouping: so a figure breaks down by team or
/// age, is counted on several cores, and merges across authorities without moving anybody's record.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Tally {
    /// Cases that meet what is asked; all of them where the indicator only counts.
    pub numerator: u64,
    /// Cases. For an average, hundredths of full-time equivalents.
    pub denominator: u64,
}

impl Tally {
    /// Adds one case.
    pub fn count(&mut self, met: bool) {
        self.numerator += u64::from(met);
        self.denominator += 1;
    }

    /// The figure, exact. `None` where nothing can be said: no cases, or for a rate no population.
    ///
    /// `population` is the number of children that a rate per 10,000 is of; other units ignore it.
    pub fn value(&self, unit: Unit, population: Option<u64>) -> Option<Ratio> {
        match unit {
            Unit::Count => Some(Ratio::whole(self.numerator)),
            Unit::Percent => Some(Ratio::new(self.numerator, self.denominator)?.times(100)),
            Unit::Rate => Some(Ratio::new(self.numerator, population?)?.times(10_000)),
            Unit::Average => Some(Ratio::new(self.numerator, self.denominator)?.times(100)),
        }
    }

    /// The figure as the paper prints it: `87%`, `1897`, `64`, `17.3`, or `no cases`.
    pub fn shown(&self, unit: Unit, population: Option<u64>) -> String {
        shown(self.value(unit, population), unit)
    }

    /// Cases that do not meet what is asked.
    pub fn not_met(&self) -> u64 {
        self.denominator.saturating_sub(self.numerator)
    }
}

impl Add for Tally {
    type Output = Tally;
    fn add(self, other: Tally) -> Tally {
        Tally {
            numerator: self.numerator + other.numerator,
            denominator: self.denominator + other.denominator,
        }
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Tally) {
        *self = *self + other;
    }
}

impl Sum for Tally {
    fn sum<I: Iterator<Item = Tally>>(tallies: I) -> Tally {
        tallies.fold(Tally::default(), Tally::add)
    }
}

/// A value as the paper prints it and as the CSV writes it: `87%`, `1897`, `64`, `17.3`, `no cases`.
pub fn shown(value: Option<Ratio>, unit: Unit) -> String {
    match value {
        None => nothing(unit).to_owned(),
        Some(value) => match unit {
            Unit::Count | Unit::Rate => value.rounded().to_string(),
            Unit::Percent => format!("{}%", value.rounded()),
            Unit::Average => decimal(value),
        },
    }
}

/// A value as a page shows it, with commas between the thousands: `1,897`.
pub fn shown_on_page(value: Option<Ratio>, unit: Unit) -> String {
    match value {
        Some(value) if matches!(unit, Unit::Count | Unit::Rate) => with_commas(value.rounded()),
        _ => shown(value, unit),
    }
}

fn nothing(unit: Unit) -> &'static str {
    match unit {
        Unit::Rate => "no population",
        Unit::Count | Unit::Percent | Unit::Average => "no cases",
    }
}

fn decimal(value: Ratio) -> String {
    let tenths = value.tenths();
    format!("{}.{}", tenths / 10, tenths % 10)
}
