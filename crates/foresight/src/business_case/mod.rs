//! The business case: what a change costs and gains against doing nothing, and whether the gain comes.
//!
//! - [`case_file`] reads a case as people write it; [`BusinessCase::checked`] refuses what makes no sense.
//! - [`appraise()`] gives year by year, nominal, real and discounted, cashable and all, who gains, net present
//!   value, payback, switching values and ranges. Each [`Figure`] opens into its lines.
//! - [`track()`] holds each benefit against its measure month by month.
//! - [`virement`] follows money between budgets and says in words what does not add up.
//!
//! Whole pence, exact ratios, one rounding: a line's amount in one year is rounded once, halves away from
//! nothing, and everything else is a sum. Knows nothing of children or records: measures come in as numbers.

mod appraise;
mod avoided;
mod case;
pub mod case_file;
mod discounting;
mod evidence;
mod exact;
mod figures;
mod line;
mod money;
mod prices;
mod sensitivity;
mod tie;
mod track;
pub mod virement;

pub use appraise::{Appraisal, Appraised, Caveat, Payback, appraise};
pub use avoided::{AvoidedWeeks, ChildYears};
pub use case::{BusinessCase, CaseOption, Draft, YEARS_MAX};
pub use discounting::{Band, Discounting, GREEN_BOOK, HEALTH, STANDARD};
pub use evidence::{Evidence, Grade, GradeRow, OPTIMISM, OptimismTable, OwnCorrection, optimism_on};
pub use exact::Exact;
pub use figures::{BenefitCostRatio, Figure, Flows, Position, Sides, Stage};
pub use line::{Amount, Kind, Line, LineId, Party, Range, Recurs, Side};
pub use money::{BasisPoints, millions, pounds, pounds_and_pence};
pub use prices::{Inflation, Prices};
pub use sensitivity::{Bar, Switching, SwitchingValue, npv_range};
pub use tie::{Better, MeasureKey, Tie, Volume};
pub use track::{Actual, Tracked, TrackedMonth, Verdict, track};
