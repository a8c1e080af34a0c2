//! Working days: every day but Saturdays, Sundays and bank holidays in England.
//!
//! Council closure days between Christmas and the New Year are working days: the law's clocks run on them.

use std::fmt;
use std::sync::LazyLock;

use jiff::ToSpan;
use jiff::civil::{Date, Weekday, date};

use crate::bank_holidays::{SPECIAL_HOLIDAYS, SpecialHoliday, bank_holidays, is_regular_holiday};

/// The first and last day of the table. Outside it, days are counted one by one from the regular pattern.
const TABLE_STARTS: Date = date(2010, 1, 1);
const TABLE_ENDS: Date = date(2035, 12, 31);

/// The working-day calendar of England as it was known on a day.
///
/// A bank holiday announced late changes the calendar known from then on, and not the one known before. So an
/// open clock, asked with [`WorkingDays::known_on`] today, moves when a holiday is announced; a closed clock,
/// asked with the day on which it was judged, stays as it was judged.
///
/// ```
/// use calendar::WorkingDays;
/// use jiff::civil::date;
///
/// let start = date(2022, 9, 5);
/// // As known that day, ten working days on is 19 September; once the State Funeral was announced, the 20th.
/// assert_eq!(WorkingDays::known_on(start).add(start, 10), date(2022, 9, 19));
/// assert_eq!(WorkingDays::known_on(date(2022, 9, 10)).add(start, 10), date(2022, 9, 20));
/// ```
///
/// From 2010 to 2035 every question is answered from a table. Earlier and later days are answered from the
/// regular pattern, more slowly. No date makes it panic: results stop at the first and last day that a
/// [`Date`] can hold.
pub struct WorkingDays {
    /// The special holidays known, none later than the day asked about.
    special: &'static [SpecialHoliday],
    /// For each day of the table, how many working days there are from its start up to and including it.
    counted: Vec<u16>,
    /// The working days of the table in order, each as its place in the table.
    places: Vec<u16>,
}

/// One calendar for each state of knowledge: before any announcement, then after each in turn.
static CALENDARS: LazyLock<Vec<WorkingDays>> =
    LazyLock::new(|| (0..=SPECIAL_HOLIDAYS.len()).map(WorkingDays::with_announced).collect());

/// What would be used were there no calendar at all; there is always one.
static NONE_ANNOUNCED: LazyLock<WorkingDays> = LazyLock::new(|| WorkingDays::with_announced(0));

impl WorkingDays {
    /// The calendar as it was known on a day: with every holiday announced on or before it.
    pub fn known_on(day: Date) -> &'static WorkingDays {
        let announced = SPECIAL_HOLIDAYS.partition_point(|special| special.announced <= day);
        CALENDARS.get(announced).unwrap_or(&NONE_ANNOUNCED)
    }

    /// The calendar with every holiday announced so far.
    pub fn latest() -> &'static WorkingDays {
        CALENDARS.last().unwrap_or(&NONE_ANNOUNCED)
    }

    /// Whether a day is a working day.
    pub fn is_working_day(&self, day: Date) -> bool {
        match place_of(day) {
            Some(0) => self.counted_to(0) == 1,
            Some(place) => self.counted_to(place) > self.counted_to(place - 1),
            None => !is_weekend(day) && !is_regular_holiday(day),
        }
    }

    /// The nth working day after a day. The day itself is day 0, even if it is not a working day; the first
    /// working day after it is day 1. With `n` of 0 it is the day itself.
    ///
    /// ```
    /// use calendar::WorkingDays;
    /// use jiff::civil::date;
    ///
    /// // From Good Friday, over the Easter weekend, to the Tuesday.
    /// assert_eq!(WorkingDays::latest().add(date(2021, 4, 2), 1), date(2021, 4, 6));
    /// ```
    pub fn add(&self, day: Date, n: u32) -> Date {
        if n == 0 {
            return day;
        }
        let from_table = place_of(day).and_then(|place| {
            let wanted = usize::from(self.counted_to(place)).checked_add(usize::try_from(n).ok()?)?;
            day_at(*self.places.get(wanted - 1)?)
        });
        from_table.unwrap_or_else(|| self.walk(day, n, |day| day.tomorrow().ok()))
    }

    /// The nth working day before a day, which itself is day 0. With `n` of 0 it is the day itself.
    ///
    /// ```
    /// use calendar::WorkingDays;
    /// use jiff::civil::date;
    ///
    /// // Papers go out five clear working days before a meeting.
    /// assert_eq!(WorkingDays::latest().subtract(date(2021, 11, 4), 6), date(2021, 10, 27));
    /// ```
    pub fn subtract(&self, day: Date, n: u32) -> Date {
        if n == 0 {
            return day;
        }
        let from_table = place_of(day).and_then(|place| {
            let before = self.counted_to(place) - u16::from(self.is_working_day(day));
            let wanted = usize::from(before).checked_sub(usize::try_from(n).ok()?)?;
            day_at(*self.places.get(wanted)?)
        });
        from_table.unwrap_or_else(|| self.walk(day, n, |day| day.yesterday().ok()))
    }

    /// How many working days have gone by: the working days `d` with `start < d <= end`, and 0 if `end` is
    /// not after `start`. This is how the published tables count the length of an assessment or an enquiry:
    /// started and finished on the same day is 0.
    ///
    /// ```
    /// use calendar::WorkingDays;
    /// use jiff::civil::date;
    ///
    /// assert_eq!(WorkingDays::latest().between(date(2021, 4, 1), date(2021, 4, 6)), 1);
    /// ```
    pub fn between(&self, start: Date, end: Date) -> u32 {
        if end <= start {
            return 0;
        }
        if let (Some(start), Some(end)) = (place_of(start), place_of(end)) {
            return u32::from(self.counted_to(end) - self.counted_to(start));
        }
        let days = std::iter::successors(start.tomorrow().ok(), |day| day.tomorrow().ok());
        let working = days.take_while(|&day| day <= end).filter(|&day| self.is_working_day(day)).count();
        u32::try_from(working).unwrap_or(u32::MAX)
    }

    /// The day itself if it is a working day, otherwise the next one that is.
    pub fn first_on_or_after(&self, day: Date) -> Date {
        if self.is_working_day(day) { day } else { self.add(day, 1) }
    }

    /// The special holidays that this calendar allows for, in order of announcement.
    pub fn special_holidays(&self) -> &'static [SpecialHoliday] {
        self.special
    }

    /// The calendar once the first `announced` special holidays were known.
    fn with_announced(announced: usize) -> WorkingDays {
        let (special, _) = SPECIAL_HOLIDAYS.split_at(announced.min(SPECIAL_HOLIDAYS.len()));
        let known_on = special.last().map_or(Date::MIN, |last| last.announced);
        let holidays: Vec<Date> = (TABLE_STARTS.year()..=TABLE_ENDS.year())
            .flat_map(|year| bank_holidays(year, known_on))
            .map(|holiday| holiday.date)
            .collect();
        let (mut counted, mut places) = (Vec::new(), Vec::new());
        let table = std::iter::successors(Some(TABLE_STARTS), |day| day.tomorrow().ok());
        for (place, day) in (0..).zip(table.take_while(|&day| day <= TABLE_ENDS)) {
            if !is_weekend(day) && holidays.binary_search(&day).is_err() {
                places.push(place);
            }
            counted.push(u16::try_from(places.len()).unwrap_or(u16::MAX));
        }
        WorkingDays { special, counted, places }
    }

    fn counted_to(&self, place: u16) -> u16 {
        self.counted.get(usize::from(place)).copied().unwrap_or_default()
    }

    /// Day by day, for what reaches outside the table.
    fn walk(&self, from: Date, n: u32, step: impl Fn(Date) -> Option<Date>) -> Date {
        let (mut day, mut left) = (from, n);
        while left > 0 {
            let Some(next) = step(day) else { return day };
            day = next;
            left -= u32::from(self.is_working_day(day));
        }
        day
    }
}

/// Only what tells calendars apart: the tables follow from it.
impl fmt::Debug for WorkingDays {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let special: Vec<Date> = self.special.iter().map(|special| special.date).collect();
        f.debug_struct("WorkingDays").field("special_holidays", &special).finish_non_exhaustive()
    }
}

fn is_weekend(day: Date) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

/// A day's place in the table, or nothing if it lies outside.
fn place_of(day: Date) -> Option<u16> {
    if !(TABLE_STARTS..=TABLE_ENDS).contains(&day) {
        return None;
    }
    u16::try_from(day.duration_since(TABLE_STARTS).as_hours() / 24).ok()
}

fn day_at(place: u16) -> Option<Date> {
    TABLE_STARTS.checked_add(i64::from(place).days()).ok()
}
