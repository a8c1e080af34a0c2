//! Dates in words, in the form of the GOV.UK style guide: `5 November 2021`, no commas, no ordinals.

use jiff::civil::{Date, DateTime, Weekday};

/// With a capital letter at the beginning.
///
/// ```
/// assert_eq!(calendar::words::capital("élan and care"), "Élan and care");
/// ```
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// With the day of the week: `Friday 5 November 2021`.
///
/// ```
/// use jiff::civil::date;
///
/// assert_eq!(calendar::words::long(date(2021, 11, 5)), "Friday 5 November 2021");
/// ```
pub fn long(date: Date) -> String {
    format!("{} {}", weekday(date), day(date))
}

/// The usual form: `5 November 2021`.
pub fn day(date: Date) -> String {
    format!("{} {} {}", date.day(), month(date), date.year())
}

/// For tables, where room is short: `5 Nov 2021`.
pub fn short(date: Date) -> String {
    format!("{} {} {}", date.day(), month_short(date), date.year())
}

/// A local time: `5 November 2021 at 2:30pm`, on the hour `5 November 2021 at 2pm`, or `midday`, `midnight`.
/// Midnight is the start of the day named.
///
/// ```
/// use jiff::civil::date;
///
/// assert_eq!(calendar::words::moment(date(2021, 11, 5).at(14, 30, 0, 0)), "5 November 2021 at 2:30pm");
/// ```
pub fn moment(moment: DateTime) -> String {
    format!("{} at {}", day(moment.date()), time(moment))
}

/// How far off a day is, from the number of days to it: `today`, `tomorrow`, `in 3 days`; before today
/// `yesterday`, `2 days ago`.
///
/// ```
/// use calendar::words::relative;
///
/// assert_eq!([relative(0), relative(3), relative(-2)], ["today", "in 3 days", "2 days ago"]);
/// ```
pub fn relative(days: i64) -> String {
    match days {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        -1 => "yesterday".to_owned(),
        2.. => format!("in {days} days"),
        _ => format!("{} days ago", days.unsigned_abs()),
    }
}

/// The calendar days from one day to another; negative if the other is earlier.
///
/// ```
/// use calendar::words::{days_until, relative};
/// use jiff::civil::date;
///
/// assert_eq!(relative(days_until(date(2021, 11, 15), date(2021, 11, 18))), "in 3 days");
/// ```
pub fn days_until(today: Date, date: Date) -> i64 {
    date.duration_since(today).as_hours() / 24
}

/// A number of things, with the plural where it is due: `1 working day`, `2 working days`.
pub fn counted(number: u64, thing: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {thing}{plural}")
}

/// A number as a place in order: `1st`, `2nd`, `11th`, `18th`, `21st`.
pub fn ordinal(number: u64) -> String {
    let ending = match (number % 100, number % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

/// The name of the day of the week: `Friday`.
pub fn weekday(date: Date) -> &'static str {
    match date.weekday() {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}

/// The name of the month: `November`.
pub fn month(date: Date) -> &'static str {
    names(date).0
}

/// The name of the month in three letters: `Nov`.
pub fn month_short(date: Date) -> &'static str {
    names(date).1
}

fn names(date: Date) -> (&'static str, &'static str) {
    match date.month() {
        1 => ("January", "Jan"),
        2 => ("February", "Feb"),
        3 => ("March", "Mar"),
        4 => ("April", "Apr"),
        5 => ("May", "May"),
        6 => ("June", "Jun"),
        7 => ("July", "Jul"),
        8 => ("August", "Aug"),
        9 => ("September", "Sep"),
        10 => ("October", "Oct"),
        11 => ("November", "Nov"),
        _ => ("December", "Dec"),
    }
}

fn time(moment: DateTime) -> String {
    let (hour, minute) = (moment.hour(), moment.minute());
    match (hour, minute) {
        (0, 0) => return "midnight".to_owned(),
        (12, 0) => return "midday".to_owned(),
        _ => {}
    }
    let half = if hour < 12 { "am" } else { "pm" };
    let hour = if hour % 12 == 0 { 12 } else { hour % 12 };
    if minute == 0 { format!("{hour}{half}") } else { format!("{hour}:{minute:02}{half}") }
}
