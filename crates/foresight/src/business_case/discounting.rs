//! What a pound of a later year is worth in the base year.

use super::exact::lowest;
use super::money::BasisPoints;

/// A rate for some of the years after the base year, which is year 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Band {
    /// The last year that the rate is for.
    pub last_year: u32,
    /// The rate of one year.
    pub rate: BasisPoints,
}

/// The social time preference rate: 3.5% for years 0 to 30, 3% from then to year 75.
///
/// HM Treasury, *The Green Book* (2022), annex A6, table 8; unchanged in the edition of 5 February 2026,
/// chapter 6. The table goes on beyond year 75; no case here does ([`super::YEARS_MAX`]).
pub const STANDARD: [Band; 2] =
    [Band { last_year: 30, rate: BasisPoints(350) }, Band { last_year: 75, rate: BasisPoints(300) }];

/// The rate for effects on life and health that are not money: 1.5% for years 0 to 30, 1.29% to year 75.
///
/// The same source. It is not for what a health service saves or spends: that is money like any other.
pub const HEALTH: [Band; 2] =
    [Band { last_year: 30, rate: BasisPoints(150) }, Band { last_year: 75, rate: BasisPoints(129) }];

/// Where the rates of the Green Book come from.
pub const GREEN_BOOK: &str =
    "HM Treasury, The Green Book (2022), annex A6; unchanged in the edition of February 2026, chapter 6";

/// By which rates a case discounts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Discounting {
    /// [`STANDARD`], and [`HEALTH`] where it applies.
    GreenBook,
    /// One rate for everything, entered with its reason.
    Own {
        /// The rate of one year.
        rate: BasisPoints,
        /// Where it comes from.
        source: String,
    },
}

impl Discounting {
    /// The rate from one year to the next, the base year being year 0.
    pub fn rate(&self, health: bool, year: u32) -> BasisPoints {
        match self {
            Discounting::Own { rate, .. } => *rate,
            Discounting::GreenBook => {
                let bands = if health { &HEALTH } else { &STANDARD };
                let band = bands.iter().find(|band| year <= band.last_year).unwrap_or(&bands[1]);
                band.rate
            }
        }
    }

    /// What a pound of that year is worth in the base year, as ratios to be multiplied. Nothing is taken off
    /// in the base year.
    pub fn factors(&self, health: bool, year: u32) -> impl Iterator<Item = (u64, u64)> {
        (1..=year).map(move |past| {
            let (above, below) = self.rate(health, past).and_whole();
            lowest(below, above)
        })
    }

    /// Where the rates come from.
    pub fn source(&self) -> &str {
        match self {
            Discounting::GreenBook => GREEN_BOOK,
            Discounting::Own { source, .. } => source,
        }
    }
}
