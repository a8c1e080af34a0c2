//! The one place where time is read.

use calendar::{Date, DateTime, Time, london};
use jiff::Timestamp;

/// The service's clock: the machine's, or a demonstration's, which keeps one day and takes the time of day
/// from the machine; before [`MORNING`] it is then that time already.
#[derive(Debug, Clone, Copy, Default)]
pub struct Clock {
    demo_day: Option<Date>,
}

/// When a demonstration's day begins for whoever looks at it: the contacts of that morning have come in.
/// Somebody who tries it before breakfast must not find them in the future.
pub const MORNING: Time = Time::constant(9, 30, 0, 0);

impl Clock {
    /// The machine's clock.
    pub fn real() -> Clock {
        Clock::default()
    }

    /// A clock that keeps one day.
    pub fn on(day: Date) -> Clock {
        Clock { demo_day: Some(day) }
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
                let local = day.to_datetime(london().to_datetime(now).time().max(MORNING));
                london().to_timestamp(local).unwrap_or(now)
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

    use super::{Clock, MORNING};

    #[test]
    fn a_demonstration_keeps_its_day_and_has_its_morning_behind_it() {
        let clock = Clock::on(date(2021, 11, 15));
        assert_eq!(clock.today(), date(2021, 11, 15));
        assert!(clock.local().time() >= MORNING);
    }
}
