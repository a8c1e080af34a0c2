//! The model: who is there on the first day, how children move and leave, and how families arrive.
//!
//! Time runs in weeks from the first day. A child is counted in a week when they are in the population at the
//! start of its first day. In one week a child may leave, or move to one other state, or stay. What decides
//! the chances is the child's age, time in the population, and state, all at the start of the week.

use std::fmt::Write as _;

use calendar::{Date, birthday};
use serde::Serialize;

use crate::codes::{Placement, Population, Status};
use crate::history::{days_after, days_between, week_of};
use crate::rates::{Posterior, Rates};
use crate::stream::Stream;

/// The birthdays at which an age band ends: under 1, 1 to 4, 5 to 9, 10 to 15, 16 and 17.
pub(crate) const AGE_ENDS: [u8; AGES] = [1, 5, 10, 16, 18];
/// The weeks in the population at which a band of time ends: half a year, one, two, five years.
pub(crate) const DURATION_ENDS: [u16; DURATIONS - 1] = [26, 52, 104, 260];
/// How many age bands there are.
pub(crate) const AGES: usize = 5;
/// How many bands of time there are.
pub(crate) const DURATIONS: usize = 5;
/// Age and time together.
pub(crate) const BANDS: usize = AGES * DURATIONS;
/// Children yet to come are dealt with by quarters of 13 weeks: their bands change on quarter days.
pub(crate) const QUARTER: u16 = 13;
/// A week that does not come.
pub(crate) const NEVER: u16 = u16::MAX;
/// The longest forecast: ten years.
pub const WEEKS_MAX: u16 = 522;
/// Five years.
pub const FIVE_YEARS: u16 = 261;

/// What a child is counted under.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct State {
    /// Unaccompanied asylum-seeking children are counted apart.
    pub unaccompanied: bool,
    /// Legal or plan status.
    pub status: Status,
    /// Where the child lives.
    pub placement: Placement,
}

/// The weeks at whose start a child's band of age or of time ends, counted from the first day; 0 for those
/// already past, [`NEVER`] for those beyond every forecast.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Clock {
    pub(crate) ages: [u16; AGES],
    pub(crate) durations: [u16; DURATIONS - 1],
}

impl Clock {
    /// Of a child who is there on the first day: by birthdays, and by the day their period began.
    pub(crate) fn of_child(start: Date, born: Date, since: Date) -> Clock {
        let ages = AGE_ENDS.map(|age| week_of(start, birthday(born, age)));
        let durations = DURATION_ENDS.map(|weeks| week_of(start, days_after(since, 7 * i32::from(weeks))));
        Clock { ages: ages.map(in_reach), durations: durations.map(in_reach) }
    }

    /// Of a child first counted in a week, of an age in whole quarters of a year.
    pub(crate) fn of_entrant(week: u16, age_quarters: u8) -> Clock {
        let anchor = (week + QUARTER / 2) / QUARTER * QUARTER;
        let ages = AGE_ENDS.map(|age| {
            let quarters = u16::from(4 * age).saturating_sub(age_quarters.into());
            if quarters == 0 { 0 } else { in_reach(anchor + QUARTER * quarters) }
        });
        Clock { ages, durations: DURATION_ENDS.map(|weeks| in_reach(anchor + weeks)) }
    }

    /// The band of age and time, as an index.
    #[inline]
    pub(crate) fn band(&self) -> usize {
        let past = |weeks: &[u16]| weeks.iter().take_while(|week| **week == 0).count();
        past(&self.ages).min(AGES - 1) * DURATIONS + past(&self.durations)
    }

    /// The next week in which a band ends.
    #[inline]
    pub(crate) fn next(&self) -> u16 {
        let ahead = |weeks: &[u16]| weeks.iter().copied().find(|week| *week != 0).unwrap_or(NEVER);
        ahead(&self.ages).min(ahead(&self.durations))
    }

    /// The week in which the child turns 18.
    #[inline]
    pub(crate) fn eighteen(&self) -> u16 {
        self.ages[AGES - 1]
    }

    /// The clock once a week has come.
    #[inline]
    pub(crate) fn pass(&mut self, week: u16) {
        for end in self.ages.iter_mut().chain(&mut self.durations) {
            if *end <= week {
                *end = 0;
            }
        }
    }
}

/// Weeks beyond the longest forecast are all alike.
fn in_reach(week: u16) -> u16 {
    if week > WEEKS_MAX { NEVER } else { week }
}

/// A child who is there on the first day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Child {
    pub(crate) state: u8,
    pub(crate) clock: Clock,
}

/// How the chances are known.
#[derive(Debug, Clone)]
pub(crate) enum Chances {
    /// Learned from a history, and so in doubt.
    Learned(Box<Posterior>),
    /// Given, as in an invented world.
    Known(Box<Rates>),
}

/// A population ready to be forecast.
#[derive(Debug, Clone)]
pub struct Model {
    /// Whose numbers they are.
    pub population: Population,
    /// The first day.
    pub start: Date,
    /// How many weeks of history it was learned from; 0 for an invented world.
    pub weeks_observed: u32,
    pub(crate) states: Vec<State>,
    pub(crate) children: Vec<Child>,
    pub(crate) chances: Chances,
    /// Families, and unaccompanied children. `None` where nobody ever came.
    pub(crate) streams: [Option<Stream>; 2],
}

impl Model {
    /// What children are counted under: the columns of every stock and flow, in this order.
    pub fn states(&self) -> &[State] {
        &self.states
    }

    /// How many children are there on the first day.
    pub fn stock(&self) -> u32 {
        u32::try_from(self.children.len()).unwrap_or(u32::MAX)
    }

    /// The same population with nobody coming any more: what the children of today alone come to.
    pub fn forget_arrivals(&mut self) {
        self.streams = [None, None];
    }

    /// The chances as best known, in doubt or not.
    pub(crate) fn central(&self) -> Rates {
        match &self.chances {
            Chances::Learned(posterior) => posterior.mean(),
            Chances::Known(rates) => (**rates).clone(),
        }
    }

    /// The state's index, where there is such a state.
    pub(crate) fn index(&self, state: State) -> Option<usize> {
        self.states.iter().position(|other| *other == state)
    }

    /// The first day of a week of the forecast.
    pub fn week_starts(&self, week: u16) -> Date {
        days_after(self.start, 7 * i32::from(week))
    }

    /// What the model rests on, in sentences: shown with every forecast.
    pub fn words(&self) -> String {
        let mut words = format!(
            "{} {} on {}, learned from {} weeks of history.",
            self.children.len(),
            self.population.words(),
            calendar::words::long(self.start),
            self.weeks_observed
        );
        let names = ["Families", "Unaccompanied children"];
        for (name, stream) in names.iter().zip(&self.streams) {
            // Writing to a string cannot fail.
            let _ = match stream {
                Some(stream) => {
                    let (yearly, trend) = stream.summary();
                    write!(
                        words,
                        " {name} arrive {yearly:.0} times a year now, changing by {trend:+.1}% a year."
                    )
                }
                None => write!(words, " {name}: no arrival seen, so none is expected."),
            };
        }
        words
    }
}

/// A child's band on a day, by the same bounds as [`Clock`].
pub(crate) fn band_on(day: Date, born: Date, since: Date) -> usize {
    let age = AGE_ENDS.iter().take_while(|age| birthday(born, **age) <= day).count().min(AGES - 1);
    let weeks = days_between(since, day).max(0) / 7;
    let duration = DURATION_ENDS.iter().take_while(|end| weeks >= i32::from(**end)).count();
    age * DURATIONS + duration
}

/// An age in quarters of a year, to the nearest, and short of 18.
pub(crate) fn age_quarters(born: Date, day: Date) -> u8 {
    let days = f64::from(days_between(born, day).max(0));
    // Short of 72 by the clamp.
    (days / 91.3125).round().clamp(0.0, 71.0) as u8
}
