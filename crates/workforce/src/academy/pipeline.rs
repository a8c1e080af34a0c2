//! Who is on a way in, who is expected when, and whose caseload is protected.

use std::collections::BTreeMap;
use std::fmt;

use calendar::Date;

use super::AcademyRules;
use super::learner::{Learner, Path};
use super::sets::Route;
use crate::fte::Fte;
use crate::ids::{PathId, StaffId};

/// A quarter of a calendar year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quarter {
    /// The year.
    pub year: i16,
    /// From 1 to 4.
    pub number: i8,
}

impl Quarter {
    /// The quarter of a day.
    pub fn of(day: Date) -> Quarter {
        Quarter { year: day.year(), number: (day.month() - 1) / 3 + 1 }
    }
}

impl fmt::Display for Quarter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let months = match self.number {
            1 => "January to March",
            2 => "April to June",
            3 => "July to September",
            _ => "October to December",
        };
        write!(f, "{months} {}", self.year)
    }
}

/// How many are on each route, and when they are expected.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pipeline {
    /// Begun and not ended.
    pub open: BTreeMap<Route, u32>,
    /// Agreed, and beginning later.
    pub to_come: BTreeMap<Route, u32>,
    /// Expected by quarter, the first one first; also those who begin later.
    pub arrivals: BTreeMap<Quarter, BTreeMap<Route, u32>>,
    /// Expected by now, without an outcome.
    pub overdue: BTreeMap<Route, u32>,
}

impl Pipeline {
    /// The pipeline on a day.
    pub fn on<'a>(learners: impl IntoIterator<Item = &'a Learner>, day: Date) -> Pipeline {
        let mut pipeline = Pipeline::default();
        let paths = learners.into_iter().flat_map(|one| one.paths.values());
        for path in paths.filter(|path| path.is_unended(day)) {
            let route = path.started.route;
            let begun = if path.started.on <= day { &mut pipeline.open } else { &mut pipeline.to_come };
            *begun.entry(route).or_default() += 1;
            let expected = path.expected();
            let when = if expected < day {
                &mut pipeline.overdue
            } else {
                pipeline.arrivals.entry(Quarter::of(expected)).or_default()
            };
            *when.entry(route).or_default() += 1;
        }
        pipeline
    }

    /// Everybody on it or to come.
    pub fn all(&self) -> u32 {
        self.open.values().chain(self.to_come.values()).sum()
    }
}

/// A newly qualified worker in the assessed year, with what is protected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Protected {
    /// Who.
    pub staff: StaffId,
    /// By which path.
    pub path: PathId,
    /// Until when, as now expected.
    pub until: Date,
    /// Who supervises.
    pub supervisor: Option<StaffId>,
    /// The most children they may have, in hundredths; none where a policy does not say.
    pub most: Option<u32>,
}

/// Everybody in the assessed year on a day, and the caseload that it leaves them: the share of a full one that
/// the policy says, for the hours that they work.
pub fn protected<'a>(
    learners: impl IntoIterator<Item = (StaffId, &'a Learner)>,
    fte: impl Fn(StaffId) -> Fte,
    rules: &AcademyRules,
    day: Date,
) -> Vec<Protected> {
    let mut all = Vec::new();
    for (staff, learner) in learners {
        let open = learner.paths.iter().filter(|(_, path)| path.protects(day));
        all.extend(open.map(|(id, path): (&PathId, &Path)| Protected {
            staff,
            path: *id,
            until: path.expected(),
            supervisor: path.supervisor(day),
            most: most(rules, fte(staff)),
        }));
    }
    all
}

/// The most children of somebody with a protected caseload, in hundredths of a child.
pub fn most(rules: &AcademyRules, fte: Fte) -> Option<u32> {
    let (most, share) = (rules.caseload_most?, rules.protected_caseload?);
    let fte = u32::try_from(fte.hundredths()).ok().filter(|fte| *fte > 0)?;
    // Children × percent × hundredths of a week: in hundredths of a child once divided by 100.
    Some(most.saturating_mul(share).saturating_mul(fte) / 100)
}
