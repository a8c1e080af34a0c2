//! Lens: what had happened by a day, as it was known on a day.

use calendar::{Date, Time};
use jiff::Timestamp;

use crate::facts::Recorded;

/// Through a lens one sees only facts that had happened by `as_at` and been recorded by `known_by`.
///
/// Today's page, last October's scorecard as published and last October's scorecard as now known are the
/// same code under three lenses; the difference of the last two is the recording lag.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lens {
    /// The last day on which a fact may have happened.
    pub as_at: Date,
    /// The last day, in London, on which it may have been recorded.
    pub known_by: Date,
}

impl Lens {
    /// What had happened by the end of a day, as known at the end of that day.
    pub fn as_known_then(day: Date) -> Lens {
        Lens { as_at: day, known_by: day }
    }

    /// What had happened by the end of a day, as known on a later day.
    pub fn as_known_on(as_at: Date, known_by: Date) -> Lens {
        Lens { as_at, known_by }
    }

    /// The instant at which the lens stops seeing: the first of the next day in London.
    pub fn known_before(self) -> Timestamp {
        let next = self.known_by.tomorrow().ok().map(|next| next.to_datetime(Time::midnight()));
        next.and_then(|midnight| calendar::london().to_timestamp(midnight).ok()).unwrap_or(Timestamp::MAX)
    }

    /// Whether the lens shows a fact. For many facts take [`Lens::known_before`] once and compare.
    pub fn shows(self, recorded: &Recorded) -> bool {
        recorded.fact.on() <= self.as_at && recorded.recorded < self.known_before()
    }
}
