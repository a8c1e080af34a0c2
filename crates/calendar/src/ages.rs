//! Ages and birthdays.
//!
//! A person attains an age at the start of the birthday (Family Law Reform Act 1969, section 9(1)). For
//! somebody born on 29 February no statute names the day in a common year. Taken here is the usual reading, 1
//! March: the year of age is complete only when 28 February has ended.

use jiff::civil::Date;

use crate::words::counted;

/// The birthday on which a person attains an age.
///
/// ```
/// use calendar::birthday;
/// use jiff::civil::date;
///
/// assert_eq!(birthday(date(2004, 2, 29), 16), date(2020, 2, 29));
/// assert_eq!(birthday(date(2004, 2, 29), 18), date(2022, 3, 1));
/// ```
pub fn birthday(born: Date, age: u8) -> Date {
    let year = born.year().saturating_add(age.into());
    let same_day = || Date::new(year, born.month(), born.day()).ok();
    let first_of_march = || Date::new(year, 3, 1).ok();
    same_day().or_else(first_of_march).unwrap_or(Date::MAX)
}

/// A person's age in whole years on a day; nothing before birth.
///
/// ```
/// use calendar::age_on;
/// use jiff::civil::date;
///
/// let born = date(2005, 11, 16);
/// assert_eq!(age_on(born, date(2021, 11, 15)), Some(15));
/// assert_eq!(age_on(born, date(2021, 11, 16)), Some(16));
/// assert_eq!(age_on(born, date(2005, 11, 15)), None);
/// ```
///
/// An age above 255 can only come from a mistyped year and is given as 255.
pub fn age_on(born: Date, on: Date) -> Option<u8> {
    if on < born {
        return None;
    }
    let years = u8::try_from(i32::from(on.year()) - i32::from(born.year())).unwrap_or(u8::MAX);
    let had_birthday = birthday(born, years) <= on;
    Some(if had_birthday { years } else { years.saturating_sub(1) })
}

/// A person's age in the words that practice uses: `not yet born`, days to two weeks, weeks to three months,
/// months to two years, then years alone.
///
/// ```
/// use calendar::age_in_words;
/// use jiff::civil::date;
///
/// let born = date(2021, 9, 1);
/// assert_eq!(age_in_words(born, date(2021, 9, 7)), "6 days");
/// assert_eq!(age_in_words(born, date(2021, 11, 15)), "10 weeks");
/// assert_eq!(age_in_words(born, date(2023, 8, 31)), "23 months");
/// assert_eq!(age_in_words(born, date(2030, 1, 1)), "8");
/// ```
pub fn age_in_words(born: Date, on: Date) -> String {
    let Some(years) = age_on(born, on) else { return "not yet born".to_owned() };
    let days = u64::try_from(on.duration_since(born).as_hours() / 24).unwrap_or_default();
    let whole_months = || {
        let months =
            12 * (i32::from(on.year()) - i32::from(born.year())) + i32::from(on.month() - born.month());
        u64::try_from(months - i32::from(on.day() < born.day())).unwrap_or_default()
    };
    match (years, days) {
        (2.., _) => years.to_string(),
        (_, ..14) => counted(days, "day"),
        (_, ..91) => counted(days / 7, "week"),
        _ => counted(whole_months(), "month"),
    }
}
