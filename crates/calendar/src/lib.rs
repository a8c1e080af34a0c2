//! The calendar of children's services in England: working days and bank holidays, the seven ways in which
//! law and guidance count days, months and financial years, school terms, ages, and dates in words.
//!
//! **What it deliberately does not know.** It never reads the clock: `today` is always an argument. It knows
//! no clock of practice (15 working days for a conference is said elsewhere), no child, no local policy.
//! It does no I/O, so nothing here can fail for a reason outside its arguments.
//!
//! ```
//! use calendar::{Within, WorkingDays, words};
//! use jiff::civil::date;
//!
//! // A strategy discussion on the Friday before Christmas; the conference is due 15 working days later.
//! let days = WorkingDays::known_on(date(2021, 12, 10));
//! let due = Within::WorkingDays(15).due_date(date(2021, 12, 10), days);
//! assert_eq!(words::long(due.date()), "Wednesday 5 January 2022");
//! ```

mod ages;
pub mod bank_holidays;
mod due;
mod financial_years;
mod months;
mod terms;
pub mod words;
mod working_days;

pub use ages::{age_in_words, age_on, birthday};
pub use bank_holidays::{BankHoliday, Standing, bank_holidays};
pub use due::{Due, Within, earliest_of, latest_of, london};
pub use financial_years::{FinancialYear, Quarter};
pub use jiff::civil::{Date, DateTime, Time};
pub use months::{Month, NotAMonth};
pub use terms::{SchoolBreak, Term, Terms, TermsRefused};
pub use working_days::WorkingDays;
