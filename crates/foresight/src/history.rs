//! What was: the episodes of children, checked before anything is learned from them.

use std::collections::BTreeMap;

use calendar::{Date, birthday};
use rules::Refusal;
use serde::{Deserialize, Serialize};

use crate::codes::{ExitReason, Placement, Population, Status};

/// One stretch of a child's time under one status in one placement: from a day, up to but without the day it
/// ends. The next episode may begin on that day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Episode {
    /// The child, by a number that means nothing elsewhere.
    pub child: u32,
    /// Date of birth.
    pub born: Date,
    /// The first day.
    pub from: Date,
    /// The day it ended; `None` while it lasts.
    pub to: Option<Date>,
    /// Legal or plan status.
    pub status: Status,
    /// Where the child lives.
    pub placement: Placement,
    /// Brothers and sisters share a number, so that they enter together.
    pub group: Option<u32>,
    /// Unaccompanied asylum-seeking child: a stream of their own.
    #[serde(default)]
    pub unaccompanied: bool,
    /// The day this period began, where it began before the earliest episode held. Time already spent is then
    /// known although its episodes are not.
    #[serde(default)]
    pub since: Option<Date>,
    /// Why the period ended; `None` where it goes on, in another episode or to this day.
    pub end: Option<ExitReason>,
}

/// The episodes of one population as seen between two days, in order and without overlaps.
#[derive(Debug, Clone, PartialEq)]
pub struct History {
    /// Whose history it is.
    pub population: Population,
    /// The first day from which entries, moves and exits are all known.
    pub observed_from: Date,
    /// The day up to which they are known. A forecast starts on it.
    pub observed_to: Date,
    episodes: Vec<Episode>,
}

/// Something in the episodes that could not be used as it stood, and what was done about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The child it concerns.
    pub child: u32,
    /// What it is.
    pub fault: Fault,
}

/// What can be wrong with an episode.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    /// Ends on or before the day it starts: left out.
    EndsBeforeItStarts,
    /// Starts before the child was born: left out.
    StartsBeforeBirth,
    /// Starts on or after the 18th birthday: left out.
    StartsAfterEighteen,
    /// Goes on beyond the 18th birthday: ended there.
    GoesOnAfterEighteen,
    /// Runs into the child's next episode: cut where that starts.
    Overlaps,
    /// The child has two dates of birth: the one given first is used.
    TwoDatesOfBirth,
    /// The status belongs to another population: left out.
    OtherPopulation,
    /// The period ended without a reason: counted as another reason.
    NoReason,
}

impl Fault {
    /// The fault as a sentence for the person who mends the record.
    pub fn words(self) -> &'static str {
        match self {
            Fault::EndsBeforeItStarts => "The episode ends on or before the day it starts. It was left out.",
            Fault::StartsBeforeBirth => "The episode starts before the child was born. It was left out.",
            Fault::StartsAfterEighteen => "The episode starts after the 18th birthday. It was left out.",
            Fault::GoesOnAfterEighteen => {
                "The episode goes on after the 18th birthday. It was ended on that day."
            }
            Fault::Overlaps => "The episode runs into the next one. It was cut where the next one starts.",
            Fault::TwoDatesOfBirth => "The child has two dates of birth. The one given first was used.",
            Fault::OtherPopulation => "The status belongs to another group of children. It was left out.",
            Fault::NoReason => "The period ended without a reason. It was counted as another reason.",
        }
    }
}

impl History {
    /// Puts episodes in order and sets right or leaves out what cannot be, with a finding for each.
    ///
    /// # Errors
    ///
    /// A refusal where the window is shorter than a year: no season and no rate can be told from less.
    pub fn new(
        population: Population,
        episodes: Vec<Episode>,
        observed_from: Date,
        observed_to: Date,
    ) -> Result<(History, Vec<Finding>), Refusal> {
        if days_between(observed_from, observed_to) < 364 {
            return Err(Refusal::new(
                "observed_from",
                calendar::words::long(observed_from),
                format!("Give at least a year of history before {}", calendar::words::long(observed_to)),
                "Goldthread: rates need a year of history",
            ));
        }
        let mut findings = Vec::new();
        let episodes = in_order(population, episodes, observed_to, &mut findings);
        Ok((History { population, observed_from, observed_to, episodes }, findings))
    }

    /// The episodes, by child and then by day.
    pub fn episodes(&self) -> &[Episode] {
        &self.episodes
    }

    /// The episodes of each child.
    pub fn children(&self) -> impl Iterator<Item = &[Episode]> {
        self.episodes.chunk_by(|one, next| one.child == next.child)
    }

    /// The same history as it was known on an earlier day: what came later is unknown.
    ///
    /// # Errors
    ///
    /// A refusal where less than a year would be left.
    pub fn known_on(&self, day: Date) -> Result<History, Refusal> {
        let known = self.episodes.iter().filter(|episode| episode.from <= day).map(|episode| {
            let lasts = episode.to.is_none_or(|to| to > day);
            if lasts { Episode { to: None, end: None, ..*episode } } else { *episode }
        });
        History::new(self.population, known.collect(), self.observed_from, day).map(|(history, _)| history)
    }

    /// How many children were in the population on a day.
    pub fn stock_on(&self, day: Date) -> u32 {
        let there = |episode: &&Episode| {
            episode.from <= day && episode.to.is_none_or(|to| to > day) && birthday(episode.born, 18) > day
        };
        u32::try_from(self.episodes.iter().filter(there).count()).unwrap_or(u32::MAX)
    }
}

/// Sorts, cuts overlaps, leaves out what cannot be.
fn in_order(
    population: Population,
    mut episodes: Vec<Episode>,
    observed_to: Date,
    findings: &mut Vec<Finding>,
) -> Vec<Episode> {
    let mut births: BTreeMap<u32, Date> = BTreeMap::new();
    for episode in &mut episodes {
        let born = *births.entry(episode.child).or_insert(episode.born);
        if born != episode.born {
            findings.push(Finding { child: episode.child, fault: Fault::TwoDatesOfBirth });
            episode.born = born;
        }
    }
    let impossible = |episode: &Episode| {
        if episode.status.population() != population {
            Some(Fault::OtherPopulation)
        } else if episode.to.is_some_and(|to| to <= episode.from) {
            Some(Fault::EndsBeforeItStarts)
        } else if episode.from < episode.born {
            Some(Fault::StartsBeforeBirth)
        } else if episode.from >= birthday(episode.born, 18) {
            Some(Fault::StartsAfterEighteen)
        } else {
            None
        }
    };
    episodes.retain(|episode| match impossible(episode) {
        Some(fault) => {
            findings.push(Finding { child: episode.child, fault });
            false
        }
        None => episode.from <= observed_to,
    });
    // Of two that start on one day the later end wins, as an open one does.
    episodes.sort_by_key(|episode| {
        (episode.child, episode.from, std::cmp::Reverse(episode.to.unwrap_or(Date::MAX)))
    });
    episodes.dedup_by(|later, kept| {
        let same = later.child == kept.child && later.from == kept.from;
        if same {
            findings.push(Finding { child: kept.child, fault: Fault::Overlaps });
        }
        same
    });
    for place in 0..episodes.len() {
        let next = episodes.get(place + 1).copied();
        let episode = &mut episodes[place];
        let eighteen = birthday(episode.born, 18);
        if episode.to.map_or(eighteen <= observed_to, |to| to > eighteen) {
            findings.push(Finding { child: episode.child, fault: Fault::GoesOnAfterEighteen });
            episode.to = Some(eighteen);
            episode.end = Some(ExitReason::TurnedEighteen);
        }
        let next = next.filter(|next| next.child == episode.child);
        if let Some(next) = next
            && episode.to.is_none_or(|to| to > next.from)
        {
            findings.push(Finding { child: episode.child, fault: Fault::Overlaps });
            episode.to = Some(next.from);
            episode.end = None;
        }
        let goes_on = next.is_some_and(|next| episode.to == Some(next.from));
        if goes_on {
            episode.end = None;
        } else if episode.to.is_some() && episode.end.is_none() {
            findings.push(Finding { child: episode.child, fault: Fault::NoReason });
            episode.end = Some(ExitReason::Other);
        }
    }
    episodes
}

/// Whole days from one day to another; negative when the other is earlier.
pub(crate) fn days_between(one: Date, other: Date) -> i32 {
    i32::try_from(other.duration_since(one).as_hours() / 24).unwrap_or(i32::MAX)
}

/// The day so many days later, or the calendar's last.
pub(crate) fn days_after(day: Date, days: i32) -> Date {
    day.checked_add(jiff::Span::new().days(days)).unwrap_or(Date::MAX)
}

/// The first week, counted from a day, whose first day is on or after another; 0 where that is past.
pub(crate) fn week_of(start: Date, day: Date) -> u16 {
    let days = days_between(start, day).max(0);
    u16::try_from((days + 6) / 7).unwrap_or(u16::MAX)
}
