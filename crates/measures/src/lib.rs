//! The figures that leaders, inspectors and councillors read, computed from journeys.
//!
//! - [`indicators`]: every indicator, one declaration each, in the order of the paper.
//! - [`Window`]: the month asked about and the lens through which it is seen.
//! - [`Tally`]: how many of how many. Tallies add.
//! - [`columns`]: every indicator of several months for everybody, each person folded as seldom as can be.
//! - [`Breakdown`]: a figure by team, locality, worker, age, sex, ethnicity, need or source.
//! - [`behind`]: the children behind a figure, its parts, and its recording [`Lag`].
//! - [`Scorecard`]: figures by area and month, with targets, statuses and benchmarks.
//! - [`judge`], [`compare`]: like with like.
//!
//! **What it deliberately does not know.** It knows no storage and no page, and not who may see what: it
//! counts the journeys that it is given. It reads no clock. A rate, a percentage or an average is an exact
//! [`Ratio`] until it is shown, and is rounded then, once, half up.

mod behind;
mod benchmarks;
mod breakdown;
mod column;
mod indicator;
mod indicators;
mod lag;
mod likeness;
mod ratio;
mod scorecard;
mod seen;
mod tally;
mod targets;
mod window;

pub use behind::{Behind, behind, cases_of, each_journey};
pub use benchmarks::{Benchmark, Comparison, Owner, Standing, benchmarks, compare};
pub use breakdown::{Breakdown, Dimension, Group, breakdown};
pub use column::{Column, columns, tally_all};
pub use indicator::{Area, Better, Case, Indicator, Period, Unit};
pub use indicators::{indicator, indicators};
pub use lag::Lag;
pub use likeness::Likeness;
pub use ratio::{Ratio, with_commas};
pub use scorecard::{AreaRows, Cell, Figure, Heading, Row, Scorecard};
pub use tally::{Tally, shown, shown_on_page};
pub use targets::{Goal, Judgement, Status, Target, judge};
pub use window::Window;
