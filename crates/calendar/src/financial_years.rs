//! Financial years and their quarters.

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::Month;

/// A year from 1 April to 31 March: the financial year of a council, and the reporting year of the national
/// returns on children in need and children looked after.
///
/// ```
/// use calendar::FinancialYear;
/// use jiff::civil::date;
///
/// let year = FinancialYear::of(date(2022, 3, 31));
/// assert_eq!(year.to_string(), "2021/22");
/// assert_eq!((year.start(), year.end()), (date(2021, 4, 1), date(2022, 3, 31)));
/// ```
///
/// In data it is the calendar year in which it starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FinancialYear(i16);

impl FinancialYear {
    /// The financial year that starts on 1 April of a calendar year.
    pub const fn starting(year: i16) -> FinancialYear {
        FinancialYear(year)
    }

    /// The financial year that a day is in.
    pub fn of(day: Date) -> FinancialYear {
        FinancialYear(if day.month() >= 4 { day.year() } else { day.year().saturating_sub(1) })
    }

    /// 1 April.
    pub fn start(self) -> Date {
        self.first_month().first()
    }

    /// 31 March of the next calendar year.
    pub fn end(self) -> Date {
        self.first_month().plus(11).last()
    }

    /// Whether a day is in the year.
    pub fn contains(self, day: Date) -> bool {
        FinancialYear::of(day) == self
    }

    /// The year after.
    pub fn next(self) -> FinancialYear {
        FinancialYear(self.0.saturating_add(1))
    }

    /// The year before.
    pub fn previous(self) -> FinancialYear {
        FinancialYear(self.0.saturating_sub(1))
    }

    /// The twelve months, April first.
    pub fn months(self) -> impl Iterator<Item = Month> {
        (0..12).map(move |ahead| self.first_month().plus(ahead))
    }

    /// The four quarters, April to June first.
    pub fn quarters(self) -> [Quarter; 4] {
        [1, 2, 3, 4].map(|number| Quarter { year: self, number })
    }

    fn first_month(self) -> Month {
        Month::new(self.0, 4).unwrap_or(Month::of(if self.0 < 0 { Date::MIN } else { Date::MAX }))
    }
}

/// As it is written in accounts and returns: `2021/22`.
impl fmt::Display for FinancialYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{:02}", self.0, self.next().0.rem_euclid(100))
    }
}

/// A quarter of a financial year. Quarter 1 is April to June.
///
/// ```
/// use calendar::Quarter;
/// use jiff::civil::date;
///
/// let quarter = Quarter::of(date(2021, 11, 15));
/// assert_eq!(quarter.to_string(), "quarter 3 of 2021/22");
/// assert_eq!((quarter.start(), quarter.end()), (date(2021, 10, 1), date(2021, 12, 31)));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Quarter {
    year: FinancialYear,
    number: u8,
}

impl Quarter {
    /// The quarter that a day is in.
    pub fn of(day: Date) -> Quarter {
        let number = match day.month() {
            4..=6 => 1,
            7..=9 => 2,
            10..=12 => 3,
            _ => 4,
        };
        Quarter { year: FinancialYear::of(day), number }
    }

    /// The financial year that it is part of.
    pub fn financial_year(self) -> FinancialYear {
        self.year
    }

    /// 1 to 4, April to June being 1.
    pub fn number(self) -> u8 {
        self.number
    }

    /// The first day.
    pub fn start(self) -> Date {
        self.first_month().first()
    }

    /// The last day.
    pub fn end(self) -> Date {
        self.first_month().plus(2).last()
    }

    /// The three months in order.
    pub fn months(self) -> [Month; 3] {
        [0, 1, 2].map(|ahead| self.first_month().plus(ahead))
    }

    /// Whether a day is in the quarter.
    pub fn contains(self, day: Date) -> bool {
        Quarter::of(day) == self
    }

    fn first_month(self) -> Month {
        self.year.first_month().plus(3 * (i16::from(self.number) - 1))
    }
}

impl fmt::Display for Quarter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "quarter {} of {}", self.number, self.year)
    }
}
