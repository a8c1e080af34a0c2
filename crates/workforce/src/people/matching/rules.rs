//! The council's weights for comparing jobs.

use calendar::Date;
use rules::Policies;
use serde::{Deserialize, Serialize};

/// How much each criterion counts, when a line is near, and from what match on a job is a natural successor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct MatchRules {
    /// The weight of duties.
    pub duties: u8,
    /// The weight of essential requirements.
    pub essential: u8,
    /// The weight of desirable requirements.
    pub desirable: u8,
    /// The weight of qualifications.
    pub qualifications: u8,
    /// The weight of the grade.
    pub grade: u8,
    /// The weight of the number of posts managed.
    pub span: u8,
    /// The share of words in common, in percent, from which two lines are near.
    pub near: u8,
    /// The match, in percent, from which a job is proposed as a natural successor.
    pub threshold: u8,
}

impl MatchRules {
    /// What the policy file proposes. The threshold is the 2021 paper's: "natural successor (70% match to
    /// existing role)"; the paper gives no weights.
    pub const PROPOSED: MatchRules = MatchRules {
        duties: 50,
        essential: 20,
        desirable: 5,
        qualifications: 10,
        grade: 10,
        span: 5,
        near: 60,
        threshold: 70,
    };

    /// The rules in force on a day.
    ///
    /// # Errors
    ///
    /// The keys of the policies that say nothing that day, or no number from 0 to 100. None has a default.
    pub fn on(policies: &Policies, day: Date) -> Result<MatchRules, Vec<&'static str>> {
        let mut missing = Vec::new();
        let mut number = |key: &'static str| {
            let number = policies.number(key, day).and_then(|number| u8::try_from(number).ok());
            number.filter(|number| *number <= 100).unwrap_or_else(|| {
                missing.push(key);
                0
            })
        };
        let rules = MatchRules {
            duties: number("match.weight.duties"),
            essential: number("match.weight.essential"),
            desirable: number("match.weight.desirable"),
            qualifications: number("match.weight.qualifications"),
            grade: number("match.weight.grade"),
            span: number("match.weight.span"),
            near: number("match.near"),
            threshold: number("match.threshold"),
        };
        if missing.is_empty() { Ok(rules) } else { Err(missing) }
    }
}
