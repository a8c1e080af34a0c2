//! Measure: the scorecard, one indicator, and their downloads.

mod asked;
mod behind;
pub mod cases;
pub mod download;
pub mod indicator;
pub mod scorecard;
mod table;
mod trend;

use measures::{Ratio, Unit};

/// How charts and spreadsheets write an indicator's figures.
pub(crate) fn written_as(unit: Unit) -> reports::Unit {
    match unit {
        Unit::Count => reports::Unit::Count,
        Unit::Percent => reports::Unit::Percent(0),
        Unit::Rate => reports::Unit::Rate(0),
        Unit::Average => reports::Unit::Rate(1),
    }
}

/// A figure as charts and spreadsheets hold it: a share is a ratio.
pub(crate) fn drawn(value: Ratio, unit: Unit) -> f64 {
    match unit {
        Unit::Percent => value.approximate() / 100.0,
        Unit::Count | Unit::Rate | Unit::Average => value.approximate(),
    }
}
