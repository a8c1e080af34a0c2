//! The one place where time is read.

use calendar::{Date, DateTime, Time, london};
use jiff::Timestamp;

/// The service's clock: the machine's, or a demonstration's, which keeps one day and takes the time of day
/// from the machine; in the small hours it is [`MORNING`] already.
#[derive(Debug, Clone, Copy, Default)]
pub struct Clock {
    demo_day: Option<Date>,
    /// A demonstration's time does not stand before what was recorded on its day.
    not_before: Option<Timestamp>,
}

/// When a demonstration's day begins for whoever looks at it: the contacts of that morning have come in.
/// Somebody who tries it before breakfast must not find them in the future.
pub const MORNING: Time = Time::constant(9, 30, 0, 0);

/// A demonstration's time of day. The night and the early morning, until [`BUSY`], pass in the ten minutes
/// from [`MORNING`], so that time goes on and never back.
fn by_daylight(time: Time) -> Time {
    const BUSY: Time = Time::constant(9, 40, 0, 0);
    if time >= BUSY {
        return time;
    }
    let nanoseconds = |time: Time| (time - Time::midnight()).total(jiff::Unit::Nanosecond).unwrap_or(0.0);
    let share = nanoseconds(time) / nanoseconds(BUSY);
    let since = (nanoseconds(BUSY) - nanoseconds(MORNING)) * share;
    MORNING.saturating_add(jiff::SignedDuration::from_nanos(since as i64))
}

impl Clock {
    /// The machine's clock.
    pub fn real() -> Clock {
        Clock::default()
    }

    /// A clock that keeps one day.
    pub fn on(day: Date) -> Clock {
        Clock { demo_day: Some(day), not_before: None }
    }

    /// The same clock, not earlier than what was recorded last, if that was on its day: a demonstration as it
    /// stood in the evening does not find that evening's records in the future.
    pub fn not_before(self, recorded: Option<Timestamp>) -> Clock {
        let on_its_day = |recorded: &Timestamp| Some(london().to_datetime(*recorded).date()) == self.demo_day;
        Clock { not_before: recorded.filter(on_its_day), ..self }
    }

    /// The day that a demonstration keeps.
    pub fn demo_day(self) -> Option<Date> {
        self.demo_day
    }

    /// Now.
    #[expect(clippy::disallowed_methods, reason = "the one place where time is read")]
    pub fn now(self) -> Timestamp {
        let now = Timestamp::now();
        match self.demo_day {
            None => now,
            Some(day) => {
                let local = day.to_datetime(by_daylight(london().to_datetime(now).time()));
                let now = london().to_timestamp(local).unwrap_or(now);
                self.not_before.map_or(now, |recorded| now.max(recorded))
            }
        }
    }

    /// Now, in London.
    pub fn local(self) -> DateTime {
        london().to_datetime(self.now())
    }

    /// Today, in London.
    pub fn today(self) -> Date {
        self.local().date()
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use calendar::{Time, london};

    use super::{Clock, MORNING, by_daylight};

    #[test]
    fn the_night_passes_in_ten_minutes_and_time_never_goes_back() {
        assert_eq!(by_daylight(Time::midnight()), MORNING);
        let minutes =
            |minute: i16| Time::midnight().saturating_add(jiff::SignedDuration::from_mins(i64::from(minute)));
        for minute in 1..24 * 60 {
            assert!(by_daylight(minutes(minute)) > by_daylight(minutes(minute - 1)), "{minute}");
        }
        assert_eq!(by_daylight(minutes(17 * 60)), minutes(17 * 60));
    }

    #[test]
    fn a_demonstration_keeps_its_day_and_has_its_morning_behind_it() {
        let clock = Clock::on(date(2021, 11, 15));
        assert_eq!(clock.today(), date(2021, 11, 15));
        assert!(clock.local().time() >= MORNING);
    }

    #[test]
    fn a_demonstrations_time_does_not_stand_before_what_was_recorded_that_day() {
        let at = |day, time| london().to_timestamp(date(2021, 11, day).at(time, 59, 59, 0)).unwrap();
        let clock = Clock::on(date(2021, 11, 15));
        assert_eq!(clock.not_before(Some(at(15, 23))).now(), at(15, 23));
        assert_eq!(clock.not_before(Some(at(16, 23))).today(), date(2021, 11, 15));
    }
}
