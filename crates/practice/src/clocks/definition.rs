//! What a clock is: its definition, as plain data.

use calendar::{Date, Due, Within, WorkingDays};
use jiff::civil::DateTime;

use super::calculate::Given;
use super::reading::Reading;
use crate::facts::Area;
use rules::Refusal;
use rules::policies::Policies;

/// A clock: something that the law, national guidance or local policy asks for by a time.
///
/// Pages, help, the calculator and the tests are loops over [`definitions`](super::definitions).
pub struct Definition {
    /// Its name in addresses and on the command line: `initial_conference`.
    pub key: &'static str,
    /// Its name on pages.
    pub name: &'static str,
    /// The area of practice.
    pub area: Area,
    /// What starts it, as a noun: `the strategy discussion that initiated the section 47 enquiry`.
    pub starts: &'static str,
    /// What stops it.
    pub stops: &'static str,
    /// Who answers for it, by role.
    pub owner: &'static str,
    /// How its reason begins: `A review conference is due`.
    pub subject: &'static str,
    /// Exceptions, bands and traps, in sentences; may be empty.
    pub notes: &'static str,
    /// The limits by the day on which a run starts, oldest first.
    pub versions: &'static [Version],
    /// What the calculator asks besides the start.
    pub inputs: &'static [Input],
    /// Its runs in a child's journey, where a journey holds them.
    pub(super) runs: Option<fn(&mut Reading<'_>)>,
}

impl Definition {
    /// The version for a run that starts on a day; before the first, the first.
    pub fn version_on(&self, day: Date) -> Option<&'static Version> {
        let in_force = self.versions.iter().rev().find(|version| version.covers(day));
        in_force.or(self.versions.first())
    }

    /// What it asks of something that starts on a day, in a sentence: *A review conference is due within 3
    /// months of the initial conference.*
    pub fn says(&self, day: Date, policies: &Policies) -> String {
        let within = match self.version_on(day).map(|version| version.limit) {
            Some(Limit::Within(within)) => Some(within),
            Some(Limit::Local(policy)) => policies.within(policy, day),
            _ => None,
        };
        let (subject, starts) = (self.subject, self.starts);
        match within {
            Some(Within::DaysBeginning(_) | Within::WeeksBeginning(_)) => {
                let length = within.map(Within::length).unwrap_or_default();
                format!("{subject} within {length} beginning with {starts}.")
            }
            Some(within) => format!("{subject} {within} of {starts}."),
            None if self.policy().is_some() => format!("{subject} when local policy says; none is set."),
            None => format!("{} Counted from {starts}.", self.notes),
        }
    }

    /// Whether a child's journey holds what starts and stops it; otherwise it is for the calculator only.
    pub fn in_journeys(&self) -> bool {
        self.runs.is_some()
    }

    /// The policy that sets its limit, where no national figure does.
    pub fn policy(&self) -> Option<&'static str> {
        self.versions.iter().find_map(|version| match version.limit {
            Limit::Local(key) => Some(key),
            _ => None,
        })
    }
}

impl std::fmt::Debug for Definition {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Definition").field(&self.key).finish()
    }
}

impl PartialEq for Definition {
    fn eq(&self, other: &Definition) -> bool {
        self.key == other.key
    }
}

/// What a clock asks in a stretch of time, and where that is written.
#[derive(Clone, Copy)]
pub struct Version {
    /// The first day on which a run may start under it; `None` for as far back as records go.
    pub valid_from: Option<Date>,
    /// The last such day; `None` while it is in force.
    pub valid_to: Option<Date>,
    /// How long.
    pub limit: Limit,
    /// Statute, guidance with its edition, or `local policy`.
    pub source: &'static str,
    /// Whether the words were read.
    pub confirmed: Confirmed,
}

impl Version {
    /// A version in force for all time.
    pub(super) const fn of(limit: Limit, source: &'static str, confirmed: Confirmed) -> Version {
        Version { valid_from: None, valid_to: None, limit, source, confirmed }
    }

    /// A limit of law or national guidance.
    pub(super) const fn law(within: Within, source: &'static str, confirmed: Confirmed) -> Version {
        Version::of(Limit::Within(within), source, confirmed)
    }

    /// A limit that only local policy sets. `why` says what national sources ask instead.
    pub(super) const fn local(policy: &'static str, why: &'static str) -> Version {
        Version::of(Limit::Local(policy), why, Confirmed::Local)
    }

    /// The same from a day.
    pub(super) const fn from(mut self, day: Date) -> Version {
        self.valid_from = Some(day);
        self
    }

    /// The same until a day.
    pub(super) const fn until(mut self, day: Date) -> Version {
        self.valid_to = Some(day);
        self
    }

    /// Whether a run that starts on a day is under it.
    pub fn covers(&self, day: Date) -> bool {
        self.valid_from.is_none_or(|from| from <= day) && self.valid_to.is_none_or(|to| day <= to)
    }
}

/// How a limit is found.
#[derive(Clone, Copy)]
pub enum Limit {
    /// Always the same.
    Within(Within),
    /// As local policy says, under this key. Without the policy there is no clock.
    Local(&'static str),
    /// It depends on what else is known.
    Depends(fn(&Given<'_>) -> Result<Within, Refusal>),
    /// The due date is found in a way of its own.
    Own(fn(&Given<'_>) -> Result<Due, Refusal>),
}

/// How surely the words of a source are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Confirmed {
    /// The words were read, at this address.
    Read(&'static str),
    /// Told by somebody else, at this address: a council's procedures, a charity, a law firm.
    SecondHand(&'static str),
    /// From general knowledge; check before relying on it.
    Unconfirmed,
    /// No national figure exists.
    Local,
}

impl std::fmt::Display for Confirmed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Confirmed::Read(address) => write!(f, "The words were read at {address}."),
            Confirmed::SecondHand(address) => write!(f, "Read second-hand at {address}."),
            Confirmed::Unconfirmed => {
                f.write_str("The words of this source have not been read: check them before relying on it.")
            }
            Confirmed::Local => f.write_str("No national figure exists: local policy sets it."),
        }
    }
}

/// Something the calculator asks besides the start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Input {
    /// Its name: `born`.
    pub name: &'static str,
    /// The question: `Date of birth`.
    pub ask: &'static str,
    /// What kind of answer.
    pub kind: InputKind,
}

/// What kind of answer an input takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InputKind {
    /// A date that must be given, as `2021-11-05`.
    Date,
    /// A date that may be left out.
    OptionalDate,
    /// Yes or no; no when left out.
    Flag,
    /// A whole number that must be given.
    Number,
    /// One of these words.
    OneOf(&'static [&'static str]),
}

/// When something happened: the day and, where known, the time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct When {
    /// The day.
    pub on: Date,
    /// The local time in England.
    pub at: Option<calendar::Time>,
}

impl When {
    /// As a moment; the start of the day where no time is known.
    pub fn moment(self) -> DateTime {
        self.on.to_datetime(self.at.unwrap_or(calendar::Time::midnight()))
    }

    /// In words: `5 November 2021`, with the time where known.
    pub fn words(self) -> String {
        match self.at {
            Some(_) => calendar::words::moment(self.moment()),
            None => calendar::words::day(self.on),
        }
    }
}

impl From<Date> for When {
    fn from(on: Date) -> When {
        When { on, at: None }
    }
}

impl From<DateTime> for When {
    fn from(moment: DateTime) -> When {
        When { on: moment.date(), at: Some(moment.time()) }
    }
}

impl From<(Date, Option<calendar::Time>)> for When {
    fn from((on, at): (Date, Option<calendar::Time>)) -> When {
        When { on, at }
    }
}

/// When a limit runs out. Hours count from the time, all else from the day.
pub(super) fn due(within: Within, start: When, days: &WorkingDays) -> Due {
    within.due(start.moment(), days)
}

/// The first day of the edition of 2026 of Working Together. That it replaces the one of 2023 is told at
/// <https://www.leedsscp.org.uk/news/working-together-safeguard-children-2026-whats-changed>, without a day and
/// without a changed limit; the day is the one on which the file that is published was made.
pub(super) const WORKING_TOGETHER_2026: Date = jiff::civil::date(2026, 3, 19);

/// A limit of Working Together to Safeguard Children, under each edition since 2015. Assessment and
/// protection stand in chapter 1 until 2018 and in chapter 3 of the edition of December 2023.
pub(super) const fn working_together(limit: Limit, confirmed: Confirmed) -> [Version; 4] {
    const OF_2018: Date = jiff::civil::date(2018, 7, 4);
    const OF_2023: Date = jiff::civil::date(2023, 12, 15);
    [
        Version::of(limit, "Working Together to Safeguard Children 2015, chapter 1", Confirmed::Unconfirmed)
            .until(jiff::civil::date(2018, 7, 3)),
        Version::of(limit, "Working Together to Safeguard Children 2018, chapter 1", confirmed)
            .from(OF_2018)
            .until(jiff::civil::date(2023, 12, 14)),
        Version::of(limit, "Working Together to Safeguard Children 2023, chapter 3", confirmed)
            .from(OF_2023)
            .until(jiff::civil::date(2026, 3, 18)),
        Version::of(limit, "Working Together to Safeguard Children 2026, chapter 3", Confirmed::Unconfirmed)
            .from(WORKING_TOGETHER_2026),
    ]
}
