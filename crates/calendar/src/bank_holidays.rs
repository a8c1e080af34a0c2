//! Bank holidays of England: the regular ones by rule, the others as dated data.
//!
//! The Banking and Financial Dealings Act 1971 (section 1 and schedule 1) names the regular bank holidays and
//! lets the Crown move one, or add one, by proclamation. New Year's Day, the early May holiday and the
//! substitute days for a holiday that falls on a weekend are appointed by proclamation every year on a fixed
//! pattern, so they stand here as rules; Christmas Day and Good Friday are holidays at common law.
//!
//! A holiday that breaks the pattern is known only from the day on which it is announced. The 2022 State
//! Funeral had nine days' notice: a due date worked out on 9 September 2022 could not have allowed for it.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday, date};

/// A bank holiday in England, on the day on which it is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BankHoliday {
    /// The day kept as the holiday.
    pub date: Date,
    /// Its name as the published list of bank holidays gives it, for example `Spring bank holiday`.
    pub name: &'static str,
    /// Why the holiday is on this day.
    pub standing: Standing,
    /// The day on which it was announced; `None` for a holiday on its regular day or its substitute day,
    /// which is known in every year.
    pub announced: Option<Date>,
}

/// Why a bank holiday is on the day it is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// On its regular day.
    Regular,
    /// On a weekday in place of the Saturday or Sunday on which it fell.
    Substitute,
    /// Moved for that year from its regular day.
    Moved,
    /// Kept in that one year only.
    OneOff,
}

/// A bank holiday that breaks the yearly pattern: one that was moved, or kept in one year only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SpecialHoliday {
    /// The day kept as the holiday.
    pub date: Date,
    /// Its name as the published list of bank holidays gives it.
    pub name: &'static str,
    /// The regular day which became a working day in exchange, for a moved holiday.
    pub instead_of: Option<Date>,
    /// The day on which the government made it public: from that day the published list of bank holidays
    /// showed it and due dates allow for it.
    pub announced: Date,
    /// The day of the royal proclamation which gave it the force of law, where a public source confirms it.
    /// It never came before the announcement, and always before the holiday.
    pub proclaimed: Option<Date>,
    /// Where the dates come from.
    pub source: &'static str,
}

/// Every bank holiday since 2010 that was moved or kept in one year only, in order of announcement.
pub const SPECIAL_HOLIDAYS: &[SpecialHoliday] = &[
    SpecialHoliday {
        date: date(2012, 6, 4),
        name: "Spring bank holiday",
        instead_of: Some(date(2012, 5, 28)),
        announced: date(2010, 1, 5),
        proclaimed: None,
        source: "House of Lords, 5 January 2010, statement on the Queen's Diamond Jubilee",
    },
    SpecialHoliday {
        date: date(2012, 6, 5),
        name: "Queen's Diamond Jubilee",
        instead_of: None,
        announced: date(2010, 1, 5),
        proclaimed: None,
        source: "House of Lords, 5 January 2010, statement on the Queen's Diamond Jubilee",
    },
    SpecialHoliday {
        date: date(2011, 4, 29),
        name: "Royal wedding",
        instead_of: None,
        announced: date(2010, 11, 23),
        proclaimed: None,
        source: "Prime Minister's Office, 23 November 2010 (reported the same day)",
    },
    SpecialHoliday {
        date: date(2020, 5, 8),
        name: "Early May bank holiday (VE day)",
        instead_of: Some(date(2020, 5, 4)),
        announced: date(2019, 6, 7),
        proclaimed: Some(date(2019, 7, 10)),
        source: "Department for Business, 7 June 2019; The Gazette, notice 3326938",
    },
    SpecialHoliday {
        date: date(2022, 6, 2),
        name: "Spring bank holiday",
        instead_of: Some(date(2022, 5, 30)),
        announced: date(2020, 11, 12),
        proclaimed: None,
        source: "Department for Culture, 12 November 2020 (bbc.co.uk/news/uk-54911550)",
    },
    SpecialHoliday {
        date: date(2022, 6, 3),
        name: "Platinum Jubilee bank holiday",
        instead_of: None,
        announced: date(2020, 11, 12),
        proclaimed: None,
        source: "Department for Culture, 12 November 2020 (bbc.co.uk/news/uk-54911550)",
    },
    SpecialHoliday {
        date: date(2022, 9, 19),
        name: "Bank holiday for the State Funeral of Queen Elizabeth II",
        instead_of: None,
        announced: date(2022, 9, 10),
        proclaimed: Some(date(2022, 9, 10)),
        source: "Accession Council, part II, 10 September 2022 (privycouncil.independent.gov.uk); The Gazette, notice 4158896",
    },
    SpecialHoliday {
        date: date(2023, 5, 8),
        name: "Bank holiday for the coronation of King Charles III",
        instead_of: None,
        announced: date(2022, 11, 6),
        proclaimed: None,
        source: "Prime Minister's Office, 6 November 2022 (gov.uk/government/news/bank-holiday-proclaimed-in-honour-of-the-coronation-of-his-majesty-king-charles-iii)",
    },
];

/// The bank holidays of England in a calendar year, in date order, as they were known on a day.
///
/// ```
/// use calendar::bank_holidays;
/// use jiff::civil::date;
///
/// let known_before = bank_holidays(2022, date(2022, 9, 9));
/// let known_after = bank_holidays(2022, date(2022, 9, 10));
/// assert_eq!((known_before.len(), known_after.len()), (9, 10));
/// ```
pub fn bank_holidays(year: i16, known_on: Date) -> Vec<BankHoliday> {
    let known = || SPECIAL_HOLIDAYS.iter().filter(|special| special.announced <= known_on);
    let moved_away = |day: Date| known().any(|special| special.instead_of == Some(day));
    let regular = regular_holidays(year).into_iter().flatten().filter(|holiday| !moved_away(holiday.date));
    let special = known().filter(|special| special.date.year() == year).map(|special| BankHoliday {
        date: special.date,
        name: special.name,
        standing: if special.instead_of.is_some() { Standing::Moved } else { Standing::OneOff },
        announced: Some(special.announced),
    });
    let mut holidays: Vec<BankHoliday> = regular.chain(special).collect();
    holidays.sort_by_key(|holiday| holiday.date);
    holidays
}

/// Whether a day is a holiday by the yearly pattern alone, whatever was moved or added in that year.
pub(crate) fn is_regular_holiday(day: Date) -> bool {
    // Only these parts of the year can hold one; the rest need no Easter worked out.
    let possible = match day.month() {
        1 => day.day() <= 3,
        3..=5 | 8 | 12 => true,
        _ => false,
    };
    possible && regular_holidays(day.year()).into_iter().flatten().any(|holiday| holiday.date == day)
}

/// Easter Sunday of a year, by the Gregorian reckoning (the table of the Calendar (New Style) Act 1750 gives
/// the same days).
pub fn easter_sunday(year: i16) -> Option<Date> {
    // The method published anonymously in Nature, 20 April 1876; names follow its steps.
    let y = i32::from(year);
    let (golden, century, in_century) = (y.rem_euclid(19), y.div_euclid(100), y.rem_euclid(100));
    let (leap_centuries, century_rest) = (century.div_euclid(4), century.rem_euclid(4));
    let moon_correction = (century - (century + 8).div_euclid(25) + 1).div_euclid(3);
    let epact = (19 * golden + century - leap_centuries - moon_correction + 15).rem_euclid(30);
    let (leaps, rest) = (in_century / 4, in_century % 4);
    let to_sunday = (32 + 2 * century_rest + 2 * leaps - epact - rest).rem_euclid(7);
    let late = (golden + 11 * epact + 22 * to_sunday).div_euclid(451);
    let days = epact + to_sunday - 7 * late + 114;
    Date::new(year, i8::try_from(days / 31).ok()?, i8::try_from(days % 31 + 1).ok()?).ok()
}

/// The eight regular holidays; `None` only where the calendar itself ends (before year -9999, after 9999).
fn regular_holidays(year: i16) -> [Option<BankHoliday>; 8] {
    let easter = easter_sunday(year);
    let fixed = |month, day, on_saturday: i8, on_sunday: i8, name| {
        let falls = Date::new(year, month, day).ok()?;
        let (moved_by, standing) = match falls.weekday() {
            Weekday::Saturday => (on_saturday, Standing::Substitute),
            Weekday::Sunday => (on_sunday, Standing::Substitute),
            _ => (0, Standing::Regular),
        };
        Some(BankHoliday {
            date: falls.checked_add(i64::from(moved_by).days()).ok()?,
            name,
            standing,
            announced: None,
        })
    };
    let regular = |day: Option<Date>, name| {
        Some(BankHoliday { date: day?, name, standing: Standing::Regular, announced: None })
    };
    let monday = |month, nth| Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth, Weekday::Monday).ok();
    [
        fixed(1, 1, 2, 1, "New Year's Day"),
        regular(easter.and_then(|sunday| sunday.checked_sub(2.days()).ok()), "Good Friday"),
        regular(easter.and_then(|sunday| sunday.tomorrow().ok()), "Easter Monday"),
        regular(monday(5, 1), "Early May bank holiday"),
        regular(monday(5, -1), "Spring bank holiday"),
        regular(monday(8, -1), "Summer bank holiday"),
        // When Christmas Day is a Sunday, Boxing Day keeps its Monday and Christmas takes the Tuesday.
        fixed(12, 25, 2, 2, "Christmas Day"),
        fixed(12, 26, 2, 2, "Boxing Day"),
    ]
}
