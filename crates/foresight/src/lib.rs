//! What is to come: children looked after forecast one by one, scenarios, and the business case.
//!
//! Pure: no I/O, no clock. The same inputs and seed give the same answer on every machine.

//!
//! - [`history`]: episodes of children, checked. [`codes`]: what is told apart, and the national codes.
//! - [`Model::fit`]: rates by age, time, status and placement, drawn towards what is usual; arrivals of
//!   families with trend and season; unaccompanied children apart.
//! - [`expected`](mod@expected): the expected path in closed form. [`simulate`](mod@simulate): futures thrown
//!   with dice, with all that is in doubt. Both are the same weekly model.
//! - [`business_case`]: options against doing nothing, to the penny. [`scenario`]: levers as dated assumptions with ranges. [`effects`]: how they act.

pub mod backtest;
pub mod bands;
pub mod business_case;
pub mod codes;
mod cohorts;
pub mod cost;
pub mod cover;
mod dice;
pub mod effects;
pub mod expected;
mod fit;
pub mod forecast;
pub mod history;
pub mod invented;
mod model;
mod narrow;
pub mod needs;
mod rates;
pub mod scenario;
pub mod simulate;
mod stream;
pub mod tornado;

pub use backtest::{BackTest, back_test};
pub use bands::{Band, Group};
pub use codes::{ExitReason, Placement, Population, Status};
pub use expected::{Expected, expected};
pub use forecast::{Forecast, Learned, forecast};
pub use history::{Episode, Fault, Finding, History};
pub use model::{FIVE_YEARS, Model, State, WEEKS_MAX};
pub use scenario::Scenario;
pub use simulate::{Runs, Throw, simulate};
pub use stream::Settings;
pub use tornado::{Tornado, tornado};
