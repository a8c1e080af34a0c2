//! Dates, numbers and plurals as people read them.

use jiff::civil::Date;

/// `Friday 5 November 2021`, for sentences.
pub fn day(date: Date) -> String {
    date.strftime("%A %-d %B %Y").to_string()
}

/// `5 November 2021`, for headings and banners.
pub fn date(date: Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}

/// `5 Nov 2021`, for tables.
pub fn short(date: Date) -> String {
    date.strftime("%-d %b %Y").to_string()
}

/// `Fri 5 Nov 2021`, for timelines and where the weekday matters.
pub fn brief(date: Date) -> String {
    date.strftime("%a %-d %b %Y").to_string()
}

/// `2021-11-05`, for machines: the `datetime` of a `<time>` and the order of a sorted column.
pub fn iso(date: Date) -> String {
    date.to_string()
}

/// A whole number with commas between its thousands: `52,095`.
pub fn whole(number: impl Into<i64>) -> String {
    let number = number.into();
    let digits = number.unsigned_abs().to_string();
    let mut out = String::from(if number < 0 { "\u{2212}" } else { "" });
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

pub use calendar::words::capital;

/// `1 child`, `2 children`, `no children`: a count with its noun.
pub fn count(number: usize, one: &str, many: &str) -> String {
    match number {
        0 => format!("no {many}"),
        1 => format!("1 {one}"),
        _ => format!("{} {many}", whole(i64::try_from(number).unwrap_or(i64::MAX))),
    }
}
