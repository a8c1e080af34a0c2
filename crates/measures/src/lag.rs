//! Recording lag: how long after things happened they were recorded.

use std::collections::BTreeMap;

use calendar::words::{counted, days_until};
use calendar::{Date, Month};
use practice::{Fact, Recorded, Seq};

use crate::indicator::{Indicator, Period};
use crate::ratio::with_commas;

/// How many days lay between the day on which things happened and the day on which they were recorded.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lag {
    /// How many facts were recorded so many days after.
    days: BTreeMap<u32, u64>,
    /// How many were recorded after the month in which they happened had ended.
    after_month: u64,
}

impl Lag {
    /// Adds the fact of this number. A fact put right later counts from the day on which, as corrected, it
    /// happened.
    pub fn add(&mut self, about: Seq, facts: &[Recorded]) {
        let found = facts.binary_search_by_key(&about, |recorded| recorded.seq).ok();
        let Some(recorded) = found.and_then(|place| facts.get(place)) else { return };
        let corrected = facts.iter().rev().find_map(|later| match &later.fact {
            Fact::Corrected(corrected) if corrected.fact == about => Some(corrected.now.on()),
            _ => None,
        });
        let happened = corrected.unwrap_or_else(|| recorded.fact.on());
        self.count(happened, calendar::london().to_datetime(recorded.recorded).date());
    }

    /// Adds something that happened on one day and was recorded on another.
    pub fn count(&mut self, happened: Date, recorded: Date) {
        let days = u32::try_from(days_until(happened, recorded)).unwrap_or_default();
        *self.days.entry(days).or_default() += 1;
        self.after_month += u64::from(Month::of(happened) < Month::of(recorded));
    }

    /// Adds another lag.
    pub fn merge(&mut self, other: &Lag) {
        for (days, count) in &other.days {
            *self.days.entry(*days).or_default() += count;
        }
        self.after_month += other.after_month;
    }

    /// How many facts.
    pub fn total(&self) -> u64 {
        self.days.values().sum()
    }

    /// How many were recorded after the month in which they happened had ended.
    pub fn after_month(&self) -> u64 {
        self.after_month
    }

    /// The number of days within which so many in a hundred were recorded.
    pub fn within(&self, percent: u64) -> Option<u32> {
        let wanted = self.total() * percent;
        let mut sofar = 0;
        self.days.iter().find_map(|(days, count)| {
            sofar += count;
            (sofar * 100 >= wanted).then_some(*days)
        })
    }

    /// In a sentence: *Half were recorded within 1 day; 9 in 10 within 12 days.* Empty when there is nothing.
    pub fn sentence(&self) -> String {
        let Some((half, most)) = self.within(50).zip(self.within(90)) else { return String::new() };
        let within = |days: u32| match days {
            0 => "on the day".to_owned(),
            days => format!("within {}", counted(days.into(), "day")),
        };
        if half == most {
            return format!("9 in 10 were recorded {}.", within(most));
        }
        format!("Half were recorded {}; 9 in 10 {}.", within(half), within(most))
    }

    /// How many came after their month was over, in a sentence: *18 referrals were recorded only after the
    /// month in which they happened had ended.* Empty when none did.
    pub fn late_sentence(&self, indicator: &Indicator) -> String {
        let what = match indicator.period {
            Period::Month | Period::YearToDate => indicator.counts,
            Period::AsAt | Period::RollingYear => "of the facts that settle it",
        };
        match self.after_month {
            0 => String::new(),
            1 => "1 was recorded only after the month in which it happened had ended.".to_owned(),
            late => format!(
                "{} {what} were recorded only after the month in which they happened had ended.",
                with_commas(late)
            ),
        }
    }

    /// The bars of a chart: how many were recorded on the day, the next day, within a week, and so on.
    pub fn bars(&self) -> Vec<(&'static str, u64)> {
        const BANDS: [(u32, &str); 6] = [
            (0, "On the day"),
            (1, "Next day"),
            (7, "2 to 7 days"),
            (14, "8 to 14 days"),
            (28, "15 to 28 days"),
            (u32::MAX, "Later"),
        ];
        let mut from = 0;
        let bars = BANDS.into_iter().map(|(last, label)| {
            let count = self.days.range(from..=last).map(|(_, count)| count).sum();
            from = last.saturating_add(1);
            (label, count)
        });
        bars.collect()
    }
}
