//! Exact ratios, rounded once at the edge: half up, as the published tables do.

use std::fmt;

/// A part of a whole, as a percentage with one decimal.
///
/// ```
/// use workforce::academy::Share;
/// assert_eq!(Share::of(52_546, 331_191).map(|share| share.to_string()).as_deref(), Some("15.9%"));
/// assert_eq!(Share::of(1, 0), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// The part.
    pub part: i64,
    /// The whole, above nothing.
    pub whole: i64,
}

impl Share {
    /// A share; none of nothing.
    pub fn of(part: impl Into<i64>, whole: impl Into<i64>) -> Option<Share> {
        let (part, whole) = (part.into(), whole.into());
        (whole > 0).then_some(Share { part, whole })
    }

    /// Tenths of a percent, rounded half up.
    pub fn tenths(self) -> i64 {
        rounded(i128::from(self.part) * 1000, self.whole)
    }

    /// Percent, as charts draw it.
    pub fn percent(self) -> f64 {
        self.tenths() as f64 / 10.0
    }
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tenths = self.tenths();
        let sign = if tenths < 0 { "\u{2212}" } else { "" };
        write!(f, "{sign}{}.{}%", tenths.abs() / 10, tenths.abs() % 10)
    }
}

/// A mean score, with two decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mean {
    /// All scores together.
    pub sum: u64,
    /// How many scores, at least one.
    pub count: u64,
}

impl Mean {
    /// A mean; none of no scores.
    pub fn of(sum: u64, count: u64) -> Option<Mean> {
        (count > 0).then_some(Mean { sum, count })
    }

    /// Hundredths, rounded half up.
    pub fn hundredths(self) -> i64 {
        let count = i64::try_from(self.count).unwrap_or(i64::MAX);
        rounded(i128::from(self.sum) * 100, count)
    }

    /// The score, as charts draw it.
    pub fn score(self) -> f64 {
        self.hundredths() as f64 / 100.0
    }
}

impl fmt::Display for Mean {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{:02}", self.hundredths() / 100, self.hundredths() % 100)
    }
}

fn rounded(part: i128, whole: i64) -> i64 {
    let whole = i128::from(whole.max(1));
    i64::try_from((part * 2 + whole).div_euclid(whole * 2)).unwrap_or(i64::MAX)
}
