//! What is entered of the cost of a proposal because no record holds it: what is known of somebody who may
//! leave. It is an estimate of those who plan, never an offer.

use calendar::{Date, age_on};
use rules::Refusal;
use serde::{Deserialize, Serialize};

use super::Pence;
use super::exit::NoticeNotWorked;
use super::spines::HIGHEST;
use crate::ids::StaffId;

/// Something that was entered of the cost of a proposal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum CostFact {
    /// What is known of somebody whose post is deleted. The last one entered counts.
    ExitEntered(ExitEntered),
}

/// What is known of somebody who may leave, for an estimate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExitEntered {
    /// Who.
    pub staff: StaffId,
    /// When they were born; none is not known.
    #[serde(default)]
    pub born: Option<Date>,
    /// Whether they are in the Local Government Pension Scheme.
    pub in_pension_scheme: bool,
    /// What the pension fund says the strain costs; none is not asked yet.
    #[serde(default)]
    pub pension_strain: Option<Pence>,
    /// Weeks of notice that are paid and not worked.
    pub notice_not_worked: NoticeNotWorked,
    /// Days of untaken leave, in hundredths of a day of a five-day week.
    #[serde(default)]
    pub untaken_leave: u32,
    /// A sum above law, contract and policy.
    #[serde(default)]
    pub special_severance: Pence,
    /// Where it comes from: payroll, the pension fund's letter.
    pub source: String,
}

/// The youngest and the oldest whom an estimate is made for.
const AGES: std::ops::RangeInclusive<u8> = 16..=99;
/// More days of leave than a year and what was carried over come to, in hundredths.
const LEAVE_MOST: u32 = 10_000;

impl ExitEntered {
    /// Checks it on a day.
    ///
    /// # Errors
    /// Everything that makes no sense, each with its field, what was given and what is allowed.
    pub fn checked(self, today: Date) -> Result<ExitEntered, Vec<Refusal>> {
        let mut refused = Vec::new();
        let mut refuse = |field, given: String, allowed: String| {
            refused.push(Refusal::new(field, given, allowed, "the estimate of what leaving costs"));
        };
        if let Some(born) = self.born
            && age_on(born, today).is_none_or(|age| !AGES.contains(&age))
        {
            let allowed = "Enter the date of birth of somebody aged 16 to 99".to_owned();
            refuse("born", calendar::words::day(born), allowed);
        }
        for (field, sum) in
            [("pension_strain", self.pension_strain), ("special_severance", Some(self.special_severance))]
        {
            if let Some(sum) = sum.filter(|sum| !(Pence::ZERO..=HIGHEST).contains(sum)) {
                let allowed = format!("Enter an amount from £0 to {}", HIGHEST.whole_pounds());
                refuse(field, sum.to_string(), allowed);
            }
        }
        if self.pension_strain.is_some_and(|sum| sum > Pence::ZERO) && !self.in_pension_scheme {
            let allowed = "Enter a strain only for somebody who is in the pension scheme".to_owned();
            refuse("pension_strain", self.pension_strain.unwrap_or_default().to_string(), allowed);
        }
        if self.untaken_leave > LEAVE_MOST {
            let days = self.untaken_leave / 100;
            refuse("untaken_leave", format!("{days} days"), "Enter at most 100 days of leave".to_owned());
        }
        if self.source.trim().is_empty() {
            refuse(
                "source",
                String::new(),
                "Say where it comes from, such as payroll or the fund".to_owned(),
            );
        }
        if refused.is_empty() { Ok(self) } else { Err(refused) }
    }
}
