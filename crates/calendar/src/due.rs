//! The seven ways in which law and guidance count time, and nothing else.
//!
//! | written | rule |
//! | --- | --- |
//! | n working days | the nth working day after the day of the trigger, whatever the time and even if that day is not a working day |
//! | within n days, n weeks | the day of the trigger is left out: trigger + n |
//! | n days, n weeks *beginning with* | the day of the trigger counts as the first: trigger + n - 1 |
//! | n months | the corresponding date; if the month has none, its last day (*Dodds v Walker* [1981] 1 WLR 1027) |
//! | n hours | elapsed hours, weekends and holidays included |
//! | attaining an age | the start of the birthday (Family Law Reform Act 1969, section 9) |
//! | the later or the earlier of two | [`latest_of`], [`earliest_of`] |
//!
//! Months and weeks are not interchangeable: 3 months is 89 to 92 days and 12 weeks is 84.

use std::cmp::Ordering;
use std::fmt;
use std::sync::LazyLock;

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::{TimeZone, TimeZoneDatabase};
use jiff::{Span, ToSpan};
use serde::{Deserialize, Serialize};

use crate::words::{counted, ordinal};
use crate::{WorkingDays, ages};

/// A length of time allowed, counted in one of the ways that the law counts.
///
/// In policy files it is written with the way of counting as its name: `{ working_days = 15 }`,
/// `{ weeks = 4 }`, `{ months = 6 }`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Within {
    /// Working days after the day of the trigger, which is day 0.
    WorkingDays(u16),
    /// Days *of* the trigger, whose own day is left out.
    Days(u16),
    /// Weeks *of* the trigger, whose own day is left out.
    Weeks(u16),
    /// Days *beginning with* the day of the trigger, which counts as the first.
    DaysBeginning(u16),
    /// Weeks *beginning with* the day of the trigger, which counts as the first day: the 26 weeks of care
    /// proceedings are counted so (Children Act 1989, section 32(1)(a)(ii)).
    WeeksBeginning(u16),
    /// Calendar months: the corresponding date, or the last day of a month which has no such date.
    Months(u16),
    /// Elapsed hours, weekends and holidays included: 72 hours for a return interview.
    Hours(u16),
    /// Until an age is attained, at the start of that birthday. The trigger is the day of birth.
    Age(u8),
}

impl Within {
    /// When the time allowed runs out, for something that began at a local time in England.
    ///
    /// ```
    /// use calendar::{Due, Within, WorkingDays};
    /// use jiff::civil::date;
    ///
    /// let days = WorkingDays::latest();
    /// let found = date(2022, 3, 26).at(12, 0, 0, 0);
    /// // The clocks went forward that night: 72 elapsed hours end an hour later by the clock on the wall.
    /// assert_eq!(Within::Hours(72).due(found, days), Due::By(date(2022, 3, 29).at(13, 0, 0, 0)));
    /// assert_eq!(Within::Months(1).due(date(2022, 1, 31).at(9, 0, 0, 0), days), Due::On(date(2022, 2, 28)));
    /// ```
    pub fn due(self, from: DateTime, days: &WorkingDays) -> Due {
        let trigger = from.date();
        let after = |span: Span| Due::On(trigger.saturating_add(span));
        match self {
            Within::WorkingDays(n) => Due::On(days.add(trigger, u32::from(n))),
            Within::Days(n) => after(i64::from(n).days()),
            Within::Weeks(n) => after((7 * i64::from(n)).days()),
            Within::DaysBeginning(n) => after((i64::from(n) - 1).max(0).days()),
            Within::WeeksBeginning(n) => after((7 * i64::from(n) - 1).max(0).days()),
            Within::Months(n) => after(i64::from(n).months()),
            Within::Hours(n) => Due::By(elapsed(from, n)),
            Within::Age(age) => Due::On(ages::birthday(trigger, age)),
        }
    }

    /// When the time allowed runs out, for something of which only the day is known. Hours are then counted
    /// from the start of that day.
    pub fn due_date(self, from: Date, days: &WorkingDays) -> Due {
        self.due(from.to_datetime(Time::midnight()), days)
    }

    /// The length in words without "within": `15 working days`, `6 weeks`, `age 18`.
    ///
    /// ```
    /// use calendar::Within;
    ///
    /// assert_eq!(format!("every {}", Within::Weeks(6).length()), "every 6 weeks");
    /// ```
    pub fn length(self) -> String {
        match self {
            Within::WorkingDays(n) => counted(n.into(), "working day"),
            Within::Days(n) | Within::DaysBeginning(n) => counted(n.into(), "day"),
            Within::Weeks(n) | Within::WeeksBeginning(n) => counted(n.into(), "week"),
            Within::Months(n) => counted(n.into(), "month"),
            Within::Hours(n) => counted(n.into(), "hour"),
            Within::Age(age) => format!("age {age}"),
        }
    }
}

/// In plain words: `within 15 working days`, `within 26 weeks beginning with that day`, `by the 18th birthday`.
impl fmt::Display for Within {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Within::Age(age) => write!(f, "by the {} birthday", ordinal((*age).into())),
            Within::DaysBeginning(_) | Within::WeeksBeginning(_) => {
                write!(f, "within {} beginning with that day", self.length())
            }
            _ => write!(f, "within {}", self.length()),
        }
    }
}

/// When something is due.
///
/// A day due counts as a whole: what is done at any time on it is in time. So on the same day an hour comes
/// before the day as a whole, in the order of due dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Due {
    /// By the end of a day.
    On(Date),
    /// By a moment, in local time in England: the clocks that are counted in hours.
    By(DateTime),
}

impl Due {
    /// The day on which it is due.
    pub fn date(self) -> Date {
        match self {
            Due::On(day) => day,
            Due::By(moment) => moment.date(),
        }
    }

    /// Whether something done at a local time was done in time. With the present time it tells whether there
    /// is still time.
    ///
    /// ```
    /// use calendar::Due;
    /// use jiff::civil::date;
    ///
    /// let due = Due::On(date(2021, 11, 5));
    /// assert!(due.in_time(date(2021, 11, 5).at(23, 59, 0, 0)));
    /// assert!(!due.in_time(date(2021, 11, 6).at(0, 0, 0, 0)));
    /// ```
    pub fn in_time(self, done: DateTime) -> bool {
        match self {
            Due::On(day) => done.date() <= day,
            Due::By(moment) => done <= moment,
        }
    }
}

impl Ord for Due {
    fn cmp(&self, other: &Due) -> Ordering {
        self.date().cmp(&other.date()).then_with(|| match (self, other) {
            (Due::On(_), Due::On(_)) => Ordering::Equal,
            (Due::By(_), Due::On(_)) => Ordering::Less,
            (Due::On(_), Due::By(_)) => Ordering::Greater,
            (Due::By(one), Due::By(two)) => one.cmp(two),
        })
    }
}

impl PartialOrd for Due {
    fn partial_cmp(&self, other: &Due) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl From<Date> for Due {
    fn from(day: Date) -> Due {
        Due::On(day)
    }
}

/// In words: `5 November 2021`, or with the time for a clock that is counted in hours.
impl fmt::Display for Due {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Due::On(day) => f.write_str(&crate::words::day(day)),
            Due::By(moment) => f.write_str(&crate::words::moment(moment)),
        }
    }
}

/// The later of two due dates: a rule that allows whichever of two limits ends last.
pub fn latest_of(one: Due, other: Due) -> Due {
    one.max(other)
}

/// The earlier of two due dates: a rule of the form "before the placement, and in any case within ...".
pub fn earliest_of(one: Due, other: Due) -> Due {
    one.min(other)
}

/// Local time in England, from the time-zone data built into the program, so that every machine agrees.
pub fn london() -> &'static TimeZone {
    static LONDON: LazyLock<TimeZone> =
        LazyLock::new(|| TimeZoneDatabase::bundled().get("Europe/London").unwrap_or(TimeZone::UTC));
    &LONDON
}

/// The local time at which a number of hours has gone by; a day on which the clocks change has 23 or 25.
fn elapsed(from: DateTime, hours: u16) -> DateTime {
    // A time that the clocks skip is read as an hour later, one that they repeat as the first of the two.
    let end = london().to_timestamp(from).and_then(|began| began.checked_add(i64::from(hours).hours()));
    end.map_or(DateTime::MAX, |end| london().to_datetime(end))
}
