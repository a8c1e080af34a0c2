//! The academy's measures, month by month.
//!
//! They follow the children's social work workforce census of the Department for Education, whose rates
//! recompute from its published numbers (England, 2023: a test does so). Where the census divides by those in
//! post on the last day, turnover here has both that and the average over the time, which one month's
//! comings and goings move less.

use std::collections::BTreeMap;

use calendar::{Date, Month};
use jiff::ToSpan;

use super::learner::Learner;
use super::programme::Programme;
use super::share::Share;
use super::spells::{Engaged, Spells};
use super::training::{Standing, audience, standing};
use crate::fte::Fte;
use crate::ids::StaffId;

/// Whom a figure counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Whom {
    /// Everybody who works for the service.
    Everybody,
    /// Registered social workers, and posts for them: whom the census counts.
    SocialWorkers,
}

impl Whom {
    /// Both, in the order of pages.
    pub const ALL: &'static [Whom] = &[Whom::SocialWorkers, Whom::Everybody];

    /// Its name in files.
    pub fn key(self) -> &'static str {
        match self {
            Whom::Everybody => "everybody",
            Whom::SocialWorkers => "social_workers",
        }
    }

    /// In words.
    pub fn label(self) -> &'static str {
        match self {
            Whom::Everybody => "everybody",
            Whom::SocialWorkers => "social workers",
        }
    }
}

/// The measure that a key names, and of whom: `social_workers.agency`, `everybody.turnover`.
pub fn named(key: &str) -> Option<(&'static Measure, Whom)> {
    let (whom, measure) = key.split_once('.')?;
    let whom = Whom::ALL.iter().find(|one| one.key() == whom)?;
    Some((MEASURES.iter().find(|one| one.key == measure)?, *whom))
}

/// What is known of one month. People and full-time equivalents are as at its end, what happened is of the
/// month or of the year that ends with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthFigures {
    /// The month.
    pub month: Month,
    /// Employees in post, in full-time equivalents.
    pub employed: Fte,
    /// How many people they are.
    pub headcount: u32,
    /// Agency workers, in full-time equivalents.
    pub agency: Fte,
    /// What no employee holds of the posts that are there to be filled.
    pub vacant: Fte,
    /// Employees away for long.
    pub away: Fte,
    /// Employees who left in the month.
    pub leavers: Fte,
    /// Employees who started in the month.
    pub starters: Fte,
    /// Agency workers who became employees in the month.
    pub converted: u32,
    /// How many of the twelve months that end with this one the records cover.
    pub months_known: u32,
    /// Employees who left in those months.
    pub leavers_year: Fte,
    /// The sum of employees in post on the day before those months and on the last day of each, in hundredths.
    pub points_sum: i64,
    /// How many such days.
    pub points: u32,
    /// Employees in post a year ago who are so still.
    pub stayed: u32,
    /// All employees in post a year ago.
    pub stayed_of: u32,
    /// People in the assessed year.
    pub newly_qualified: u32,
    /// People on any way in.
    pub in_pipeline: u32,
    /// Courses completed, of all that people in post should have completed.
    pub trained: u32,
    /// All that they should have completed.
    pub trained_of: u32,
}

/// What a measure says of a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Worth {
    /// A percentage.
    Share(Share),
    /// A number of people.
    Count(u32),
    /// Full-time equivalents.
    Fte(Fte),
    /// It could not be measured, and why.
    Unknown(&'static str),
}

impl Worth {
    /// As a table shows it.
    pub fn says(self) -> String {
        match self {
            Worth::Share(share) => share.to_string(),
            Worth::Count(count) => count.to_string(),
            Worth::Fte(fte) => fte.to_string(),
            Worth::Unknown(why) => why.to_owned(),
        }
    }

    /// As a chart draws it.
    pub fn drawn(self) -> Option<f64> {
        match self {
            Worth::Share(share) => Some(share.percent()),
            Worth::Count(count) => Some(f64::from(count)),
            Worth::Fte(fte) => Some(f64::from(fte.hundredths()) / 100.0),
            Worth::Unknown(_) => None,
        }
    }
}

/// A measure of the academy: one definition, listed once.
#[derive(Debug)]
pub struct Measure {
    /// Its name in files.
    pub key: &'static str,
    /// Its name on pages.
    pub name: &'static str,
    /// What is counted, in plain words.
    pub says: &'static str,
    /// Where the definition comes from.
    pub source: &'static str,
    /// Whether it is a percentage.
    pub is_share: bool,
    /// What it says of a month.
    pub of: fn(&MonthFigures) -> Worth,
}

const CENSUS: &str = "Children's social work workforce census, Department for Education";
const OURS: &str = "Goldthread";
const NO_YEAR: &str = "no full year yet";
const NOBODY: &str = "nobody in post";

fn share(part: impl Into<i64>, whole: impl Into<i64>, else_: &'static str) -> Worth {
    Share::of(part, whole).map_or(Worth::Unknown(else_), Worth::Share)
}

/// Every measure, in the order of pages.
pub static MEASURES: &[Measure] = &[
    Measure {
        key: "turnover",
        name: "Turnover in 12 months",
        says: "Full-time equivalents of employees who left in the 12 months that end with the month, divided by \
               the average in post: on the day before, and on the last day of each month. Who moves to another \
               post on the next day has not left.",
        source: "Goldthread, after the census: leavers over the average in post, not over the last day alone",
        is_share: true,
        of: |month| match month.months_known {
            12.. => share(
                i64::from(month.leavers_year.hundredths()) * i64::from(month.points),
                month.points_sum,
                NOBODY,
            ),
            _ => Worth::Unknown(NO_YEAR),
        },
    },
    Measure {
        key: "turnover_census",
        name: "Turnover as the census counts it",
        says: "The same leavers divided by the full-time equivalents in post on the last day.",
        source: CENSUS,
        is_share: true,
        of: |month| match month.months_known {
            12.. => share(month.leavers_year.hundredths(), month.employed.hundredths(), NOBODY),
            _ => Worth::Unknown(NO_YEAR),
        },
    },
    Measure {
        key: "left_so_far",
        name: "Left since records began, at most 12 months",
        says: "Full-time equivalents of employees who left in as many of the last 12 months as the establishment \
               is recorded for. Until it is recorded for 12 it is not a year's turnover.",
        source: OURS,
        is_share: false,
        of: |month| Worth::Fte(month.leavers_year),
    },
    Measure {
        key: "stability",
        name: "Stability",
        says: "Of the employees in post 12 months before, how many are so still, counted by head.",
        source: "Goldthread: the usual stability index",
        is_share: true,
        of: |month| match month.months_known {
            12.. => share(month.stayed, month.stayed_of, NOBODY),
            _ => Worth::Unknown(NO_YEAR),
        },
    },
    Measure {
        key: "vacancy",
        name: "Vacancy rate",
        says: "Full-time equivalents of posts that no employee holds, divided by these and those in post. What \
               an agency worker covers is vacant; a post on hold is not there to be filled.",
        source: CENSUS,
        is_share: true,
        of: |month| {
            let (vacant, employed) = (month.vacant.hundredths(), month.employed.hundredths());
            share(vacant, i64::from(vacant) + i64::from(employed), NOBODY)
        },
    },
    Measure {
        key: "agency",
        name: "Agency share",
        says: "Full-time equivalents through an agency, divided by these and employees in post.",
        source: CENSUS,
        is_share: true,
        of: |month| {
            let (agency, employed) = (month.agency.hundredths(), month.employed.hundredths());
            share(agency, i64::from(agency) + i64::from(employed), NOBODY)
        },
    },
    Measure {
        key: "converted",
        name: "Agency workers who became employees",
        says: "People whose first day as an employee in the month came while they worked here through an agency, \
               or within six weeks after.",
        source: OURS,
        is_share: false,
        of: |month| Worth::Count(month.converted),
    },
    Measure {
        key: "leavers",
        name: "Leavers in the month",
        says: "Full-time equivalents of employees whose last day was in the month.",
        source: CENSUS,
        is_share: false,
        of: |month| Worth::Fte(month.leavers),
    },
    Measure {
        key: "starters",
        name: "Starters in the month",
        says: "Full-time equivalents of employees whose first day was in the month.",
        source: CENSUS,
        is_share: false,
        of: |month| Worth::Fte(month.starters),
    },
    Measure {
        key: "long_absence",
        name: "Away for long",
        says: "Full-time equivalents of employees on family leave, long sickness, secondment or a career break, \
               divided by all employees in post. The census's absence rate counts days of sickness, which the \
               establishment does not know.",
        source: OURS,
        is_share: true,
        of: |month| share(month.away.hundredths(), month.employed.hundredths(), NOBODY),
    },
    Measure {
        key: "newly_qualified",
        name: "In their assessed year",
        says: "Newly qualified social workers in the assessed and supported year, whose caseload is protected.",
        source: "Academy records",
        is_share: false,
        of: |month| Worth::Count(month.newly_qualified),
    },
    Measure {
        key: "pipeline",
        name: "On a way in",
        says: "People on a way into social work here who have begun, whatever the route.",
        source: "Academy records",
        is_share: false,
        of: |month| Worth::Count(month.in_pipeline),
    },
    Measure {
        key: "training",
        name: "Training completed",
        says: "Courses completed that still count, of all that people in post should have completed.",
        source: "Academy records",
        is_share: true,
        of: |month| share(month.trained, month.trained_of, "no course is meant for anybody"),
    },
];

/// What the measures are computed from.
pub struct Given<'a> {
    /// Who was in post when.
    pub spells: &'a Spells,
    /// Cohorts, courses, sessions.
    pub programme: &'a Programme,
    /// Everybody in the academy.
    pub learners: &'a BTreeMap<StaffId, &'a Learner>,
}

/// The figures of some months. A month that the establishment's records do not cover is left out.
pub fn series(given: &Given<'_>, whom: Whom, months: &[Month]) -> Vec<MonthFigures> {
    let Some(first) = given.spells.first else { return Vec::new() };
    let people: Vec<StaffId> = given.spells.everybody().filter(|staff| counts(given, whom, *staff)).collect();
    let moves = Moves::of(given.spells, &people, first);
    let before =
        given.learners.iter().filter_map(|(staff, one)| Some((*staff, one.agency_before?))).collect();
    let converted: Vec<_> =
        given.spells.conversions(&before).into_iter().filter(|one| counts(given, whom, one.staff)).collect();
    let covered = months.iter().filter(|month| month.last() >= first);
    let mut all: Vec<MonthFigures> = Vec::new();
    for month in covered {
        let (from, to) = (month.first(), month.last());
        let year_from = month.plus(-11).first();
        let known_from = year_from.max(first);
        let whole = Month::of(known_from).up_to(*month).filter(|one| one.first() >= first);
        let months_known = u32::try_from(whole.count()).unwrap_or_default();
        let at = |day| fte_on(given.spells, &people, day, Engaged::Employed);
        let begin = year_from.saturating_sub(1.day());
        let mut days: Vec<Date> = Month::of(known_from).up_to(*month).map(Month::last).collect();
        days.insert(0, begin.max(first));
        let points_sum = days.iter().map(|day| i64::from(at(*day).hundredths())).sum();
        let there = |staff: &&StaffId, day| given.spells.fte(**staff, day, Engaged::Employed) > Fte::ZERO;
        let year_ago: Vec<&StaffId> = people.iter().filter(|staff| there(staff, begin)).collect();
        let (trained, trained_of) = trained(given, whom, to);
        let on_path = |protects: bool| {
            let counted = given.learners.iter().filter(|(staff, learner)| {
                let counted = whom == Whom::Everybody || counts_in_academy(given, **staff);
                counted
                    && learner.paths.values().any(|path| path.is_open(to) && (!protects || path.protects(to)))
            });
            number(counted.count())
        };
        all.push(MonthFigures {
            month: *month,
            employed: at(to),
            headcount: number(people.iter().filter(|staff| there(staff, to)).count()),
            agency: fte_on(given.spells, &people, to, Engaged::Agency),
            vacant: given.spells.vacant_fte(to, whom == Whom::SocialWorkers),
            away: people
                .iter()
                .filter(|staff| given.spells.is_away(**staff, to))
                .map(|staff| given.spells.fte(*staff, to, Engaged::Employed))
                .sum(),
            leavers: moves.left(from, to),
            starters: moves.started(from, to),
            converted: number(converted.iter().filter(|one| (from..=to).contains(&one.on)).count()),
            months_known,
            leavers_year: moves.left(known_from, to),
            points_sum,
            points: number(days.len()),
            stayed: number(year_ago.iter().filter(|staff| there(staff, to)).count()),
            stayed_of: number(year_ago.len()),
            newly_qualified: on_path(true),
            in_pipeline: on_path(false),
            trained,
            trained_of,
        });
    }
    all
}

fn counts(given: &Given<'_>, whom: Whom, staff: StaffId) -> bool {
    whom == Whom::Everybody || given.spells.is_registered(staff)
}

/// Who is on a way into social work is counted with social workers, registered or not yet.
fn counts_in_academy(given: &Given<'_>, staff: StaffId) -> bool {
    given.spells.is_registered(staff) || given.learners.get(&staff).is_some_and(|one| !one.paths.is_empty())
}

fn fte_on(spells: &Spells, people: &[StaffId], day: Date, engaged: Engaged) -> Fte {
    people.iter().map(|staff| spells.fte(*staff, day, engaged)).sum()
}

/// Every course, for everybody in post for whom it is meant.
fn trained(given: &Given<'_>, whom: Whom, day: Date) -> (u32, u32) {
    let (mut done, mut of) = (0, 0);
    for (id, course) in &given.programme.courses {
        for staff in audience(given.programme, *id, course, given.spells, given.learners, day) {
            if !counts(given, whom, staff) {
                continue;
            }
            of += 1;
            let learner = given.learners.get(&staff).copied();
            let stands = standing(given.programme, *id, course, learner, day);
            done += u32::from(matches!(stands, Standing::Done(_)));
        }
    }
    (done, of)
}

/// Comings and goings of employees, each with its day and its full-time equivalent.
struct Moves {
    starts: Vec<(Date, Fte)>,
    ends: Vec<(Date, Fte)>,
}

impl Moves {
    fn of(spells: &Spells, people: &[StaffId], first: Date) -> Moves {
        let (mut starts, mut ends) = (Vec::new(), Vec::new());
        for staff in people {
            for time in spells.times(*staff, Engaged::Employed) {
                // Whoever is there on the first day of the records started some day before.
                if time.from > first {
                    starts.push((time.from, spells.fte(*staff, time.from, Engaged::Employed)));
                }
                if let Some(last) = time.last_day() {
                    ends.push((last, spells.fte(*staff, last, Engaged::Employed)));
                }
            }
        }
        Moves { starts, ends }
    }

    fn left(&self, from: Date, to: Date) -> Fte {
        self.ends.iter().filter(|(day, _)| (from..=to).contains(day)).map(|(_, fte)| *fte).sum()
    }

    fn started(&self, from: Date, to: Date) -> Fte {
        self.starts.iter().filter(|(day, _)| (from..=to).contains(day)).map(|(_, fte)| *fte).sum()
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
