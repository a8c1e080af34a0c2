//! A run of a clock, and how it stands.

use std::borrow::Cow;
use std::fmt;

use calendar::{Date, Due, Within, WorkingDays, words};

use super::definition::{Definition, Version, When};
use crate::code_sets::EhcException;
use crate::ids::Seq;

/// One run of a clock in a child's journey.
#[derive(Clone)]
pub struct Clock {
    /// Which clock.
    pub definition: &'static Definition,
    /// The version in force on the day it started.
    pub version: &'static Version,
    /// What it is about: the number of the contact, the plan, the placement.
    pub about: Seq,
    /// What started this run, as a noun: `the initial conference`.
    pub since: &'static str,
    /// When that was.
    pub start: When,
    /// How long it may take, where it is counted from the start.
    pub within: Option<Within>,
    /// When it is due.
    pub due: Due,
    /// Whether and how it stopped.
    pub stop: Stop,
    /// How it stands, exceptions counted.
    pub state: State,
    /// How it stands if no exception counts. The same as `state` where none was applied.
    pub strictly: State,
    /// The exception that was applied, if the law then lets the limit pass.
    pub exception: Option<EhcException>,
    /// What else the record says of this run, in sentences; mostly empty.
    pub remark: Cow<'static, str>,
    /// Where the limit is written: the version's source, or that of the local policy.
    pub source: Cow<'static, str>,
}

/// Whether and how a run stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stop {
    /// It is running.
    Open,
    /// What was asked was done.
    Done(When),
    /// It is no longer asked: the plan ended, the child moved.
    Lapsed(Date),
}

impl Stop {
    /// Done on the day, or still open.
    pub(super) fn done(on: Option<impl Into<When>>) -> Stop {
        on.map_or(Stop::Open, |on| Stop::Done(on.into()))
    }

    /// The same, lapsed on a day if it was not done.
    pub(super) fn or_lapsed(self, on: Option<Date>) -> Stop {
        match (self, on) {
            (Stop::Open, Some(on)) => Stop::Lapsed(on),
            (stop, _) => stop,
        }
    }
}

/// A length of time, in the unit in which the clock counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Amount {
    /// Working days.
    WorkingDays(u32),
    /// Days.
    Days(u32),
    /// Whole hours.
    Hours(u32),
}

impl Amount {
    /// The number without its unit.
    pub fn number(self) -> u32 {
        match self {
            Amount::WorkingDays(number) | Amount::Days(number) | Amount::Hours(number) => number,
        }
    }

    /// From one day to a later one; over a weekend, where no working day has gone by, in days.
    pub(super) fn between(from: Date, to: Date, within: Option<Within>, days: &WorkingDays) -> Amount {
        if let Some(Within::WorkingDays(_)) = within {
            let number = days.between(from, to);
            if number > 0 {
                return Amount::WorkingDays(number);
            }
        }
        Amount::Days(u32::try_from(words::days_until(from, to)).unwrap_or_default())
    }
}

/// In words: `3 working days`.
impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (number, unit) = match *self {
            Amount::WorkingDays(number) => (number, "working day"),
            Amount::Days(number) => (number, "day"),
            Amount::Hours(number) => (number, "hour"),
        };
        f.write_str(&words::counted(number.into(), unit))
    }
}

/// How a run stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Running, and not due soon.
    NotDue {
        /// Time left.
        left: Amount,
    },
    /// Running, and due within the time that policy `clocks.due_soon` names.
    DueSoon {
        /// Time left.
        left: Amount,
    },
    /// Running, and due today.
    DueToday,
    /// Running, and late.
    Overdue {
        /// How late.
        by: Amount,
    },
    /// Done in time.
    Met,
    /// Done late.
    MetLate {
        /// How late.
        by: Amount,
    },
    /// Running, and past a limit that need not be kept, since an exception was applied.
    Excepted {
        /// How long past.
        by: Amount,
    },
    /// Done past a limit that need not be kept, since an exception was applied.
    MetExcepted {
        /// How long past.
        by: Amount,
    },
    /// No longer asked, and not late when it ended.
    Lapsed,
    /// No longer asked, and late when it ended.
    LapsedLate {
        /// How late.
        by: Amount,
    },
}

impl State {
    /// How a run stands. A run that has stopped is judged by the calendar known on the day it stopped, one
    /// that runs by the calendar known today; `due` was counted with the same.
    pub(super) fn of(due: Due, stop: Stop, within: Option<Within>, today: Date, soon: Option<Date>) -> State {
        let late = |on: When, days: &WorkingDays| match (due, on.at) {
            (Due::By(moment), Some(_)) => {
                let hours = moment.duration_until(on.moment()).as_hours();
                Amount::Hours(u32::try_from(hours).unwrap_or_default().max(1))
            }
            _ => Amount::between(due.date(), on.on, within, days),
        };
        match stop {
            Stop::Done(on) if due.in_time(on.moment()) => State::Met,
            Stop::Done(on) => State::MetLate { by: late(on, WorkingDays::known_on(on.on)) },
            Stop::Lapsed(on) if on <= due.date() => State::Lapsed,
            Stop::Lapsed(on) => State::LapsedLate { by: late(on.into(), WorkingDays::known_on(on)) },
            Stop::Open if due.date() == today => State::DueToday,
            Stop::Open if due.date() < today => State::Overdue {
                by: Amount::between(due.date(), today, within, WorkingDays::known_on(today)),
            },
            Stop::Open => {
                let left = Amount::between(today, due.date(), within, WorkingDays::known_on(today));
                if soon.is_some_and(|soon| due.date() <= soon) {
                    State::DueSoon { left }
                } else {
                    State::NotDue { left }
                }
            }
        }
    }

    /// The same, where the limit need not be kept.
    fn excepted(self) -> State {
        match self {
            State::Overdue { by } => State::Excepted { by },
            State::MetLate { by } => State::MetExcepted { by },
            State::LapsedLate { .. } => State::Lapsed,
            kept => kept,
        }
    }

    /// Whether the run is running and late.
    pub fn is_overdue(self) -> bool {
        matches!(self, State::Overdue { .. })
    }

    /// Whether the run has stopped.
    pub fn is_closed(self) -> bool {
        match self {
            State::Met | State::MetLate { .. } | State::MetExcepted { .. } => true,
            State::Lapsed | State::LapsedLate { .. } => true,
            State::NotDue { .. } | State::DueSoon { .. } | State::DueToday => false,
            State::Overdue { .. } | State::Excepted { .. } => false,
        }
    }

    /// Whether it was, or still can be, done in time; past a limit that need not be kept counts as in time.
    pub fn in_time(self) -> bool {
        !matches!(self, State::Overdue { .. } | State::MetLate { .. } | State::LapsedLate { .. })
    }
}

impl Clock {
    /// How it stands, for pages: `Overdue by 3 days`, `Due tomorrow`, `Due 12 December`, `Done on time`.
    pub fn words(&self, today: Date) -> String {
        match self.state {
            State::Overdue { by } => format!("Overdue by {by}"),
            State::DueToday => match self.due {
                Due::By(moment) => {
                    let moment = words::moment(moment);
                    format!("Due today{}", moment.find(" at ").map_or("", |at| &moment[at..]))
                }
                Due::On(_) => "Due today".to_owned(),
            },
            State::DueSoon { .. } | State::NotDue { .. } => {
                let due = self.due.date();
                if words::days_until(today, due) == 1 {
                    "Due tomorrow".to_owned()
                } else if due.year() == today.year() {
                    format!("Due {} {}", due.day(), words::month(due))
                } else {
                    format!("Due {}", words::day(due))
                }
            }
            State::Met => "Done on time".to_owned(),
            State::MetLate { by } => format!("Done {by} late"),
            State::Excepted { by } => format!("{by} past the limit, with an exception"),
            State::MetExcepted { by } => format!("Done {by} past the limit, with an exception"),
            State::Lapsed => "No longer needed".to_owned(),
            State::LapsedLate { by } => format!("Not done: {by} late when it ended"),
        }
    }

    /// Why it is due then, in a sentence: *A review conference is due within 3 months of the initial
    /// conference on 12 August 2021 (Working Together to Safeguard Children 2018, chapter 1): by 12 November
    /// 2021.* An exception and what else there is to know follow in sentences of their own.
    pub fn why(&self) -> String {
        let mut why =
            sentence(self.definition.subject, self.within, self.since, self.start, &self.source, self.due);
        if let Some(exception) = self.exception {
            let exception = exception.to_string().to_lowercase();
            why.push_str(&format!(" An exception was applied ({exception}): the limit need not be kept."));
            if let State::Overdue { by } | State::MetLate { by } | State::LapsedLate { by } = self.strictly {
                why.push_str(&format!(" Without it: {by} late."));
            }
        }
        if !self.remark.is_empty() {
            why.push(' ');
            why.push_str(&self.remark);
        }
        why
    }

    /// Applies an exception: from then on a limit that has passed counts as one that need not be kept.
    pub(super) fn except(&mut self, exception: EhcException) {
        self.exception = Some(exception);
        self.state = self.strictly.excepted();
    }
}

/// The one sentence that says why something is due. A subject whose clock is not counted from its start
/// says itself whether the day is a last one ("by") or a first one ("no sooner than").
pub(super) fn sentence(
    subject: &str,
    within: Option<Within>,
    since: &str,
    start: When,
    source: &str,
    due: Due,
) -> String {
    let start = start.words();
    match within {
        Some(Within::DaysBeginning(_) | Within::WeeksBeginning(_)) => {
            let length = within.map(Within::length).unwrap_or_default();
            format!("{subject} within {length} beginning with {since} on {start} ({source}): by {due}.")
        }
        Some(within) => format!("{subject} {within} of {since} on {start} ({source}): by {due}."),
        None if subject.ends_with("than") => {
            format!("{subject} {due}, counted from {since} on {start} ({source}).")
        }
        None => format!("{subject} by {due}, counted from {since} on {start} ({source})."),
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({}): due {}, {:?}", self.definition.key, self.about, self.due, self.state)
    }
}
