//! One person's way through a change: what they were told, what they asked for, what was decided.
//!
//! [`PersonFact`] is what happened; [`PersonProcess`] is where somebody stands, folded from those facts;
//! [`decide`] judges what comes next, in plain words; [`choices`] is what the page "What this means for me"
//! shows. The last two ask the same rules, so the page never offers what would be refused.

mod choices;
mod decide;
mod facts;
mod state;
mod texts;

pub use choices::{Choice, Doing, choices};
pub use decide::decide;
pub use facts::*;
pub use state::{Claim, Interest, Meeting, Offer, PersonProcess, Severance, SeveranceEnd, Trial};

impl Estimate {
    /// In words, always marked as an estimate: `An estimate of £12,345.67, …`.
    pub fn says(self) -> String {
        let (pounds, pence) = (self.pence / 100, self.pence % 100);
        let digits = pounds.to_string();
        let mut grouped = String::new();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                grouped.push(',');
            }
            grouped.push(digit);
        }
        format!(
            "An estimate of £{grouped}.{pence:02}, supposing that you leave on {}. It is no promise: the final figure \
             can only be confirmed once your last day is agreed.",
            calendar::words::day(self.supposes)
        )
    }
}
