//! What numbers of children ask for: homes, and workers to hold their cases.

use rules::Refusal;
use serde::{Deserialize, Serialize};

use crate::codes::Placement;

/// Whose rule it is that such figures must make sense.
const SOURCE: &str = "Goldthread: what a home and a caseload may be";

/// How many children a home of a kind takes: a fostering household, or a residential home.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HomeSize {
    /// The kind of placement.
    pub placement: Placement,
    /// Children for whom it is approved, in hundredths: 160 for 1.6 on average.
    pub children_hundredths: u32,
    /// Per cent of its places that can be filled at a time, after matching, breaks and vacancies.
    pub usable_percent: u32,
    /// Where the figures come from.
    pub source: String,
}

impl HomeSize {
    /// How many homes so many children need, the last one whole. Take the upper limit of a band for `children`
    /// to have homes enough nine times in ten.
    ///
    /// # Errors
    ///
    /// A refusal where a home takes nobody, or more than 100% of its places can be used.
    pub fn homes_for(&self, children: u32) -> Result<u32, Refusal> {
        if self.children_hundredths == 0 {
            let allowed = "Enter how many children a home takes";
            return Err(Refusal::new("children_hundredths", 0, allowed, SOURCE));
        }
        if !(1..=100).contains(&self.usable_percent) {
            let allowed = "Enter a share of usable places from 1% to 100%";
            return Err(Refusal::new("usable_percent", format!("{}%", self.usable_percent), allowed, SOURCE));
        }
        let by_home = u64::from(self.children_hundredths) * u64::from(self.usable_percent);
        let homes = (u64::from(children) * 10_000).div_ceil(by_home);
        Ok(u32::try_from(homes).unwrap_or(u32::MAX))
    }
}

/// Workers in hundredths of a full-time post that so many children need at so many children each, the last
/// hundredth whole.
///
/// # Errors
///
/// A refusal where a worker holds no case.
pub fn workers_hundredths(children: u32, children_each: u32) -> Result<u32, Refusal> {
    if children_each == 0 {
        let allowed = "Enter how many children a worker holds";
        return Err(Refusal::new("children_each", 0, allowed, SOURCE));
    }
    let hundredths = (u64::from(children) * 100).div_ceil(children_each.into());
    Ok(u32::try_from(hundredths).unwrap_or(u32::MAX))
}
