//! Calendar months.

use std::fmt;
use std::str::FromStr;

use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::{FinancialYear, words};

/// A calendar month: the period of most published figures.
///
/// Written for people as `April 2021`; in data, in addresses and in policy files as `2021-04`.
///
/// ```
/// use calendar::Month;
/// use jiff::civil::date;
///
/// let april: Month = "2021-04".parse()?;
/// assert_eq!(april, Month::of(date(2021, 4, 30)));
/// assert_eq!(april.to_string(), "April 2021");
/// assert_eq!(april.next().first(), date(2021, 5, 1));
/// # Ok::<(), calendar::NotAMonth>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    /// Always the first of the month, so that the order of months is the order of these days.
    first: Date,
}

impl Month {
    /// The month of a year, January being 1. Nothing if there is no such month.
    pub fn new(year: i16, month: i8) -> Option<Month> {
        Date::new(year, month, 1).ok().map(|first| Month { first })
    }

    /// A month written in the program: `const APRIL: Month = Month::constant(2021, 4);`. In a constant, a
    /// month that does not exist stops the build.
    ///
    /// # Panics
    ///
    /// If there is no such month. Use [`Month::new`] for anything that was typed or read.
    pub const fn constant(year: i16, month: i8) -> Month {
        Month { first: Date::constant(year, month, 1) }
    }

    /// The month that a day is in.
    pub fn of(day: Date) -> Month {
        Month { first: day.first_of_month() }
    }

    /// The calendar year.
    pub fn year(self) -> i16 {
        self.first.year()
    }

    /// The number of the month in its year, January being 1.
    pub fn number(self) -> i8 {
        self.first.month()
    }

    /// The first day.
    pub fn first(self) -> Date {
        self.first
    }

    /// The last day.
    pub fn last(self) -> Date {
        self.first.last_of_month()
    }

    /// The month after.
    pub fn next(self) -> Month {
        self.plus(1)
    }

    /// The month before.
    pub fn previous(self) -> Month {
        self.plus(-1)
    }

    /// The month so many months later, or earlier if the number is negative. Stops at the first and last
    /// month that a [`Date`] can be in.
    pub fn plus(self, months: i16) -> Month {
        Month::of(self.first.saturating_add(i64::from(months).months()))
    }

    /// The days of the month in order.
    pub fn days(self) -> impl Iterator<Item = Date> {
        let last = self.last();
        std::iter::successors(Some(self.first), |day| day.tomorrow().ok()).take_while(move |&day| day <= last)
    }

    /// How many days the month has.
    pub fn length(self) -> u8 {
        self.first.days_in_month().unsigned_abs()
    }

    /// Whether a day is in the month.
    pub fn contains(self, day: Date) -> bool {
        Month::of(day) == self
    }

    /// The financial year that the month is in.
    pub fn financial_year(self) -> FinancialYear {
        FinancialYear::of(self.first)
    }

    /// The months from this one to another, both included; none if the other is earlier.
    ///
    /// ```
    /// use calendar::Month;
    ///
    /// let months = Month::constant(2021, 4).up_to(Month::constant(2021, 10));
    /// assert_eq!(months.count(), 7);
    /// ```
    pub fn up_to(self, last: Month) -> impl Iterator<Item = Month> {
        let months =
            (i32::from(last.year()) - i32::from(self.year())) * 12 + i32::from(last.number() - self.number());
        (0..=months).map(move |ahead| self.plus(i16::try_from(ahead).unwrap_or(i16::MAX)))
    }

    /// For the heads of columns, where room is short: `Apr 2021`.
    pub fn short(self) -> String {
        format!("{} {}", words::month_short(self.first), self.year())
    }

    /// The form used in data and addresses: `2021-04`.
    pub fn iso(self) -> String {
        let (year, month) = (self.year(), self.number());
        if year < 0 { format!("{year:05}-{month:02}") } else { format!("{year:04}-{month:02}") }
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", words::month(self.first), self.year())
    }
}

impl fmt::Debug for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.iso())
    }
}

/// Something was given for a month that is not one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotAMonth {
    /// What was given.
    pub given: String,
}

impl fmt::Display for NotAMonth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} is not a month: write the year, a hyphen and two digits, such as 2021-04", self.given)
    }
}

impl std::error::Error for NotAMonth {}

impl FromStr for Month {
    type Err = NotAMonth;

    /// Reads `2021-04` and no other form.
    fn from_str(given: &str) -> Result<Month, NotAMonth> {
        let read = || {
            let (year, month) = given.rsplit_once('-')?;
            let digits = |text: &str, count| text.len() == count && text.bytes().all(|b| b.is_ascii_digit());
            let well_formed = digits(year.strip_prefix('-').unwrap_or(year), 4) && digits(month, 2);
            if !well_formed {
                return None;
            }
            Month::new(year.parse().ok()?, month.parse().ok()?)
        };
        read().ok_or_else(|| NotAMonth { given: given.to_owned() })
    }
}

impl Serialize for Month {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.iso())
    }
}

impl<'de> Deserialize<'de> for Month {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Month, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}
