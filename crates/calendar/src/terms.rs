//! School terms.
//!
//! Terms are local: each council publishes its own, so they come in as data and no date stands here. What
//! follows the school term is the personal education plan, which is reviewed in each one, and the time that
//! schools have for advice in an education, health and care assessment.

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::words;

/// A school term, from its first day to its last, both included. Half-term weeks are part of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// Its name, for example `Autumn term 2021`.
    pub name: String,
    /// The first day.
    pub first: Date,
    /// The last day.
    pub last: Date,
}

impl Term {
    /// Whether a day is in the term.
    pub fn contains(&self, day: Date) -> bool {
        (self.first..=self.last).contains(&day)
    }
}

/// The days between two terms, when schools are closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SchoolBreak {
    /// The day after the last day of term.
    pub first: Date,
    /// The day before the next term starts.
    pub last: Date,
}

impl SchoolBreak {
    /// How many days schools are closed, weekends included.
    pub fn days(self) -> i64 {
        words::days_until(self.first, self.last) + 1
    }
}

/// A council's school terms, in order and without overlap.
///
/// ```
/// use calendar::{Term, Terms};
/// use jiff::civil::date;
///
/// let term = |name: &str, first, last| Term { name: name.to_owned(), first, last };
/// let terms = Terms::new(vec![
///     term("Autumn term 2021", date(2021, 9, 2), date(2021, 12, 17)),
///     term("Spring term 2022", date(2022, 1, 4), date(2022, 4, 8)),
/// ])?;
/// let today = date(2021, 11, 15);
/// assert_eq!(terms.containing(today).map(|term| term.name.as_str()), Some("Autumn term 2021"));
/// assert_eq!(terms.next_after(today).map(|term| term.first), Some(date(2022, 1, 4)));
/// # Ok::<(), calendar::TermsRefused>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<Term>", into = "Vec<Term>")]
pub struct Terms(Vec<Term>);

impl Terms {
    /// Takes terms in any order. Refuses a term that ends before it starts and two that overlap.
    pub fn new(mut terms: Vec<Term>) -> Result<Terms, TermsRefused> {
        terms.sort_by_key(|term| term.first);
        if let Some(term) = terms.iter().find(|term| term.last < term.first) {
            return Err(TermsRefused::EndsBeforeItStarts(term.clone()));
        }
        let overlap = terms.iter().zip(terms.iter().skip(1)).find(|(one, next)| next.first <= one.last);
        if let Some((one, next)) = overlap {
            return Err(TermsRefused::Overlap(one.clone(), next.clone()));
        }
        Ok(Terms(terms))
    }

    /// The terms in order.
    pub fn iter(&self) -> impl Iterator<Item = &Term> {
        self.0.iter()
    }

    /// The term that a day is in; nothing in the holidays and outside the terms loaded.
    pub fn containing(&self, day: Date) -> Option<&Term> {
        self.0.iter().find(|term| term.contains(day))
    }

    /// The first term that starts after a day.
    pub fn next_after(&self, day: Date) -> Option<&Term> {
        self.0.iter().find(|term| term.first > day)
    }

    /// The last term that ended before a day.
    pub fn last_before(&self, day: Date) -> Option<&Term> {
        self.0.iter().rev().find(|term| term.last < day)
    }

    /// The holidays between two terms that a day is in; nothing in term time and outside the terms loaded.
    /// An education, health and care assessment allows schools more time where they are closed for four
    /// weeks or longer (SI 2014/1530, regulation 5).
    pub fn break_containing(&self, day: Date) -> Option<SchoolBreak> {
        if self.containing(day).is_some() {
            return None;
        }
        let (before, after) = (self.last_before(day)?, self.next_after(day)?);
        Some(SchoolBreak { first: before.last.tomorrow().ok()?, last: after.first.yesterday().ok()? })
    }
}

impl TryFrom<Vec<Term>> for Terms {
    type Error = TermsRefused;

    fn try_from(terms: Vec<Term>) -> Result<Terms, TermsRefused> {
        Terms::new(terms)
    }
}

impl From<Terms> for Vec<Term> {
    fn from(terms: Terms) -> Vec<Term> {
        terms.0
    }
}

/// Why a list of school terms was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TermsRefused {
    /// A term's last day is before its first.
    EndsBeforeItStarts(Term),
    /// The second term starts before the first has ended.
    Overlap(Term, Term),
}

impl fmt::Display for TermsRefused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TermsRefused::EndsBeforeItStarts(term) => write!(
                f,
                "{} ends on {}, before it starts on {}: the last day must be the first day or later",
                term.name,
                words::day(term.last),
                words::day(term.first)
            ),
            TermsRefused::Overlap(one, next) => write!(
                f,
                "{} starts on {}, when {} has not ended: it must start after {}",
                next.name,
                words::day(next.first),
                one.name,
                words::day(one.last)
            ),
        }
    }
}

impl std::error::Error for TermsRefused {}
