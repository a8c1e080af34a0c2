//! Days and times of the demo: working days, month ends, and when something was written down.

use calendar::{Date, Month, Time, WorkingDays};
use jiff::{Timestamp, ToSpan};

use super::chance::Chance;

/// The first month of which every contact is there.
pub(super) const FIRST: Month = Month::constant(2020, 4);
/// The first month of the published table.
pub(super) const PUBLISHED: Month = Month::constant(2021, 4);
/// The months of the published table.
pub(super) const MONTHS: usize = 7;
/// The Monday on which the demo lives.
pub(super) const TODAY: Date = Date::constant(2021, 11, 15);
/// The Friday before: the last working day that is whole.
pub(super) const LAST_WORKING_DAY: Date = Date::constant(2021, 11, 12);

/// The last days of the published months, in order.
pub(super) fn month_ends() -> [Date; MONTHS] {
    std::array::from_fn(|m| PUBLISHED.plus(m as i16).last())
}

/// A day so many days later, or earlier.
pub(super) fn plus(day: Date, days: i64) -> Date {
    day.saturating_add(days.days())
}

/// The corresponding day so many months later, or earlier.
pub(super) fn plus_months(day: Date, months: i32) -> Date {
    day.saturating_add(months.months())
}

/// How many days from one day to another.
pub(super) fn days_between(from: Date, to: Date) -> i64 {
    from.until(to).map_or(0, |span| i64::from(span.get_days()))
}

/// Whether a day is a working day.
pub(super) fn is_working(day: Date) -> bool {
    WorkingDays::latest().is_working_day(day)
}

/// The day itself or the next working day.
pub(super) fn working_from(day: Date) -> Date {
    WorkingDays::latest().first_on_or_after(day)
}

/// The nth working day after a day.
pub(super) fn working_after(day: Date, n: u32) -> Date {
    WorkingDays::latest().add(day, n)
}

/// The nth working day before a day.
pub(super) fn working_before(day: Date, n: u32) -> Date {
    WorkingDays::latest().subtract(day, n)
}

/// A working day of a stretch, both ends included; any day of it when it has none.
pub(super) fn working_in(chance: &mut Chance, from: Date, to: Date) -> Date {
    let span = days_between(from, to).max(0);
    let start = chance.range(0, span);
    (0..=span)
        .map(|step| plus(from, (start + step) % (span + 1)))
        .find(|day| is_working(*day))
        .unwrap_or(plus(from, start))
}

/// The instant of a local time in England.
pub(super) fn instant(day: Date, hour: i8, minute: i8, second: i8) -> Timestamp {
    let local = day.to_datetime(Time::constant(hour, minute, second, 0));
    calendar::london().to_timestamp(local).unwrap_or(Timestamp::UNIX_EPOCH)
}

/// The instant at which generated recording stops.
pub(super) fn cut() -> Timestamp {
    instant(TODAY, 8, 30, 0)
}

/// The last day by which something must be written down so that it is known where it counts: the month's
/// end, or 19 October 2021, the day on which the disability service counted.
pub(super) fn counted_by(day: Date) -> Date {
    let nineteenth = Date::constant(2021, 10, 19);
    if day.first_of_month() == nineteenth.first_of_month() && day <= nineteenth {
        nineteenth
    } else {
        day.last_of_month()
    }
}

/// When a fact of a day was written down: that afternoon, or after a lag, but before the month is counted.
pub(super) fn written(chance: &mut Chance, on: Date, lag: i64) -> Timestamp {
    let mut day = plus(on, lag);
    if lag > 0 {
        day = working_from(day);
    }
    let last = counted_by(on);
    if day > last {
        return instant(last, 22, chance.range(0, 58) as i8, chance.range(0, 59) as i8);
    }
    afternoon(chance, day)
}

/// A time in the later part of a working day.
pub(super) fn afternoon(chance: &mut Chance, day: Date) -> Timestamp {
    let minutes = 15 * 60 + 10 + chance.range(0, 200);
    instant(day, (minutes / 60) as i8, (minutes % 60) as i8, chance.range(0, 59) as i8)
}

/// A lag as practice has it: mostly the same day or the next, sometimes a week.
pub(super) fn usual_lag(chance: &mut Chance) -> i64 {
    chance.weighted(&[(0, 50), (1, 25), (2, 10), (3, 6), (5, 5), (8, 4)])
}
