//! The figures that leaders, inspectors and councillors read, computed from journeys.
//!
//! - [`indicators`]: every indicator, one declaration each, in the order of the paper.
//! - [`Window`]: the month asked about and the lens through which it is seen.
//! - [`Tally`]: how many of how many. Tallies add.
//! - [`columns`]: every indicator of several months for everybody, each person folded as seldom as can be.
//! - [`Breakdown`]: a figure by team, locality, worker, age, sex, ethnicity, need or source.
//! - [`cases_of`]: the children behind a figure.
//!
//! **What it deliberately does not know.** It knows no storage and no page, and not who may see what: it
//! counts the journeys that it is given. It reads no clock. A rate, a percentage or an average is an exact
//! [`Ratio`] until it is shown, and is rounded then, once, half up.

mod breakdown;
mod column;
mod indicator;
mod indicators;
mod ratio;
mod seen;
mod tally;
mod window;

pub use breakdown::{Breakdown, Dimension, Group, breakdown};
pub use column::{Column, cases_of, columns, each_journey, tally_all};
pub use indicator::{Area, Better, Case, Indicator, Period, Unit};
pub use indicators::{indicator, indicators};
pub use ratio::{Ratio, with_commas};
pub use tally::{Tally, shown, shown_on_page};
pub use window::Window;
