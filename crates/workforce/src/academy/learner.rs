//! Where one person stands: the fold over what was recorded of them.

use std::collections::BTreeMap;

use calendar::{Date, Month};
use jiff::ToSpan;

use super::facts::{ExitTold, LearnerFact, Outcome, Started, Turn};
use super::sets::{Attendance, Route};
use crate::ids::{PathId, StaffId, TrainingId};

/// One person in the academy.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Learner {
    /// Their name, where the establishment does not know them.
    pub name: Option<String>,
    /// Their ways in.
    pub paths: BTreeMap<PathId, Path>,
    /// Why they left, by their last day.
    pub exits: BTreeMap<Date, ExitTold>,
    /// As whom they worked here through an agency before.
    pub agency_before: Option<StaffId>,
    /// Whether they came to each session.
    pub training: BTreeMap<TrainingId, Attendance>,
}

/// One way in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Path {
    /// What it is, as last said.
    pub started: Started,
    /// Who supervised from which day on, besides whoever did at first.
    pub supervised: Vec<(Date, StaffId)>,
    /// What came of it, in the order of recording.
    pub turns: Vec<Turn>,
}

impl Path {
    /// The day on which it is expected to be complete, as now known.
    pub fn expected(&self) -> Date {
        let extended = self.turns.iter().rev().find_map(|turn| match turn.outcome {
            Outcome::Extended { until } => Some(until),
            _ => None,
        });
        extended.unwrap_or(self.started.expected)
    }

    /// What ended it, if something did.
    pub fn end(&self) -> Option<&Turn> {
        self.turns.iter().find(|turn| turn.outcome.ends())
    }

    /// Whether somebody is on it on a day.
    pub fn is_open(&self, day: Date) -> bool {
        self.started.on <= day && self.is_unended(day)
    }

    /// Whether it is open or still to come on a day.
    pub fn is_unended(&self, day: Date) -> bool {
        self.end().is_none_or(|end| end.on > day)
    }

    /// Whether somebody supervises it on a day: nobody does once it has ended.
    pub fn is_supervised_by(&self, staff: StaffId, day: Date) -> bool {
        self.is_unended(day) && self.supervisor(day) == Some(staff)
    }

    /// Who supervises on a day, or supervised last.
    pub fn supervisor(&self, day: Date) -> Option<StaffId> {
        let last = self.supervised.iter().filter(|(from, _)| *from <= day).max_by_key(|(from, _)| *from);
        last.map(|(_, by)| *by).or(self.started.supervisor)
    }

    /// Whether it is an assessed year that protects the caseload on a day: until it is passed, also past the day
    /// on which that was expected.
    pub fn protects(&self, day: Date) -> bool {
        self.started.route == Route::AssessedYear && self.is_open(day)
    }
}

/// The last day of an assessed year that begins on a day and lasts so many months.
pub fn assessed_year_ends(on: Date, months: u32) -> Date {
    let later = Month::of(on).plus(i16::try_from(months).unwrap_or(i16::MAX));
    let same = Date::new(later.year(), later.number(), on.day()).unwrap_or_else(|_| later.last());
    // The day before the same day of the month; where there is none, the month's last day is within the year.
    if same.day() == on.day() { same.saturating_sub(1.day()) } else { same }
}

impl Learner {
    /// Everything that was recorded, folded.
    pub fn fold<'a>(facts: impl IntoIterator<Item = &'a LearnerFact>) -> Learner {
        let mut learner = Learner::default();
        for fact in facts {
            learner.apply(fact);
        }
        learner
    }

    /// Takes in one more fact. What fits nothing changes nothing.
    pub fn apply(&mut self, fact: &LearnerFact) {
        match fact {
            LearnerFact::Named { name } => self.name = Some(name.clone()),
            LearnerFact::PathStarted { path, started } => match self.paths.get_mut(path) {
                Some(known) => known.started = started.clone(),
                None => {
                    let (supervised, turns) = (Vec::new(), Vec::new());
                    self.paths.insert(*path, Path { started: started.clone(), supervised, turns });
                }
            },
            LearnerFact::Supervised { path, on, by } => {
                if let Some(path) = self.paths.get_mut(path) {
                    path.supervised.retain(|(from, _)| from != on);
                    path.supervised.push((*on, *by));
                }
            }
            LearnerFact::PathTurned { path, turn } => {
                if let Some(path) = self.paths.get_mut(path) {
                    path.turns.push(turn.clone());
                }
            }
            LearnerFact::TurnTakenBack { path, .. } => {
                if let Some(path) = self.paths.get_mut(path) {
                    path.turns.pop();
                }
            }
            LearnerFact::PathStruck { path, .. } => {
                self.paths.remove(path);
            }
            LearnerFact::ExitTold(told) => {
                self.exits.insert(told.last_day, told.clone());
            }
            LearnerFact::AgencyBefore { agency } => self.agency_before = Some(*agency),
            LearnerFact::Attended { training, attendance } => {
                self.training.insert(*training, *attendance);
            }
        }
    }

    /// The assessed year that protects their caseload on a day.
    pub fn protected(&self, day: Date) -> Option<&Path> {
        self.paths.values().find(|path| path.protects(day))
    }
}
