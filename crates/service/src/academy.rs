//! The academy in memory, and what is worked out of it for pages.

use std::collections::BTreeMap;
use std::sync::Arc;

use calendar::{Date, Month};
use jiff::Timestamp;
use practice::WorkerId;
use workforce::academy::facts::{Course, ExitTold};
use workforce::academy::figures::{Given, MonthFigures, Whom, series};
use workforce::academy::pipeline::{Pipeline, Protected};
use workforce::academy::spells::{Engaged, Spells};
use workforce::academy::training::{Standing, completion};
use workforce::academy::{
    AcademyRules, Attendance, Destination, ExitReason, Learner, LearnerFact, Programme, Share, survey,
};
use workforce::people::equality::{Shown, hide};
use workforce::{CourseId, Fte, StaffId, SurveyId, TrainingId};

use crate::fact::LearningTold;
use crate::organisation::Told;
use crate::views::Viewing;

/// Everything that was recorded of the academy.
#[derive(Debug, Default)]
pub struct AcademyRecord {
    /// Cohorts, courses, sessions, surveys.
    pub programme: Arc<Programme>,
    /// How many facts that took: the version of its subject in the ledger.
    pub version: u32,
    /// Everybody in it.
    pub learners: BTreeMap<StaffId, Arc<LearnerRecord>>,
}

/// One person in the academy, with every fact.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct LearnerRecord {
    /// Where they stand.
    pub learner: Learner,
    /// Every fact, in the order in which it was recorded.
    pub told: Vec<Told<LearnerFact>>,
}

impl AcademyRecord {
    pub(crate) fn take(&mut self, by: WorkerId, recorded: Timestamp, told: LearningTold) {
        let record = Arc::make_mut(self.learners.entry(told.staff).or_default());
        record.learner.apply(&told.fact);
        record.told.push(Told { by, recorded, fact: told.fact });
    }

    pub(crate) fn forget(&mut self, staff: StaffId) {
        self.learners.remove(&staff);
    }
}

/// The academy on a day, worked out from the establishment and its own record: what every page of it begins
/// with. The handle itself names people; what pages get of it is already for the viewer.
pub struct Academy {
    /// The day.
    pub today: Date,
    /// The council's own figures.
    pub rules: AcademyRules,
    /// Cohorts, courses, sessions, surveys.
    pub programme: Arc<Programme>,
    pub(crate) spells: Spells,
    pub(crate) learners: BTreeMap<StaffId, Arc<LearnerRecord>>,
}

/// The most months of the measures over time: two years.
const MONTHS_SHOWN: i16 = 24;

impl Academy {
    pub(crate) fn learners(&self) -> BTreeMap<StaffId, &Learner> {
        self.learners.iter().map(|(staff, record)| (*staff, &record.learner)).collect()
    }

    /// The measures over time, up to the last whole month: of at most two years, and not before the
    /// establishment is recorded.
    pub fn months(&self, whom: Whom) -> Vec<MonthFigures> {
        let last = Month::of(self.today).previous();
        let months: Vec<Month> = last.plus(1 - MONTHS_SHOWN).up_to(last).collect();
        self.months_of(whom, &months)
    }

    /// The measures of some months, without those that the establishment is not recorded for.
    pub(crate) fn months_of(&self, whom: Whom, months: &[Month]) -> Vec<MonthFigures> {
        let learners = self.learners();
        let given = Given { spells: &self.spells, programme: &self.programme, learners: &learners };
        series(&given, whom, months)
    }

    /// How many are on each way in, and when they are expected.
    pub fn pipeline(&self) -> Pipeline {
        Pipeline::on(self.learners.values().map(|record| &record.learner), self.today)
    }

    /// Each course with how many of those for whom it is meant have completed it.
    pub fn courses(&self) -> Vec<(CourseId, &Course, Option<Share>)> {
        let learners = self.learners();
        let of = |(id, course): (&CourseId, _)| {
            (*id, course, completion(&self.programme, *id, course, &self.spells, &learners, self.today))
        };
        let mut courses: Vec<_> = self.programme.courses.iter().map(of).collect();
        courses.sort_by(|(_, one, _), (_, other, _)| one.name.cmp(&other.name));
        courses
    }

    /// How many people each way to attend was recorded for, by session.
    pub fn attendance(&self) -> BTreeMap<(TrainingId, Attendance), u32> {
        let mut counts = BTreeMap::new();
        for (training, how) in self.learners.values().flat_map(|record| &record.learner.training) {
            *counts.entry((*training, *how)).or_default() += 1;
        }
        counts
    }

    /// What a wave of the survey says, small groups hidden; nothing while no policy says what is small.
    pub fn survey(&self, id: SurveyId) -> Option<survey::Shown> {
        let survey = self.programme.surveys.get(&id)?;
        let answers = self.programme.answers.get(&id).map_or(&[][..], Vec::as_slice);
        Some(survey::shown(survey, answers, self.rules.survey_least?))
    }

    /// The mean of each scale in each wave, in the order of the waves.
    pub fn scales_over_time(&self) -> BTreeMap<String, Vec<Option<workforce::academy::Mean>>> {
        let Some(least) = self.rules.survey_least else { return BTreeMap::new() };
        let waves = self
            .programme
            .waves()
            .into_iter()
            .map(|(id, survey)| (survey, self.programme.answers.get(&id).map_or(&[][..], Vec::as_slice)));
        survey::over_time(waves, least)
    }

    /// Those who work or worked here through an agency, by name.
    pub(crate) fn agency_names(&self) -> Vec<(StaffId, String)> {
        let agency = |staff: &StaffId| !self.spells.times(*staff, Engaged::Agency).is_empty();
        let mut names: Vec<_> =
            self.spells.everybody().filter(agency).map(|staff| (staff, self.name(staff))).collect();
        names.sort_by(|(_, one), (_, other)| one.cmp(other));
        names
    }

    pub(crate) fn name(&self, staff: StaffId) -> String {
        let own = || self.learners.get(&staff).and_then(|record| record.learner.name.clone());
        self.spells.name(staff).map(str::to_owned).or_else(own).unwrap_or_else(|| "Unknown".to_owned())
    }
}

/// Somebody on a way in, as a list shows them.
#[derive(Debug, Clone)]
pub struct PathLine {
    /// Who.
    pub staff: StaffId,
    /// Their name.
    pub name: String,
    /// Their way in.
    pub path: workforce::academy::learner::Path,
    /// Who supervises now.
    pub supervisor: Option<String>,
}

/// A newly qualified worker, with the caseload that is protected and the one they have.
#[derive(Debug, Clone)]
pub struct ProtectedLine {
    /// Their name.
    pub name: String,
    /// What is protected.
    pub protected: Protected,
    /// Who supervises.
    pub supervisor: Option<String>,
    /// How many children they hold.
    pub children: u32,
}

impl ProtectedLine {
    /// Whether they hold more children than is protected; could not be checked where no policy says.
    pub fn over(&self) -> Option<bool> {
        self.protected.most.map(|most| self.children.saturating_mul(100) > most)
    }
}

/// Somebody who left.
#[derive(Debug, Clone)]
pub struct LeaverLine {
    /// Who.
    pub staff: StaffId,
    /// Their name.
    pub name: String,
    /// The post that they left.
    pub post: String,
    /// Their last day.
    pub last_day: Date,
    /// How much they worked.
    pub fte: Fte,
    /// Why, if that was told.
    pub exit: Option<ExitTold>,
}

/// Reasons for leaving and destinations, counted; small numbers hidden from those who may not see who left.
#[derive(Debug, Clone)]
pub struct ExitCounts {
    /// The first day of the records, where they are shorter than twelve months.
    pub since: Option<Date>,
    /// How many left.
    pub left: Shown,
    /// By reason; none is not told.
    pub reasons: Vec<(Option<ExitReason>, Shown)>,
    /// By destination; none is not told.
    pub destinations: Vec<(Option<Destination>, Shown)>,
}

/// Counts what leavers told. How many left is no secret: whoever sees the structure can count them, so what is
/// hidden stays hidden from who knows that; and every reason has its row, also where nobody gave it, so that a
/// row does not tell that somebody did.
pub(crate) fn exit_counts(leavers: &[LeaverLine], every_number: bool) -> ExitCounts {
    fn count<K: Ord + Copy>(
        all: &[K],
        told: impl Iterator<Item = Option<K>>,
        every_number: bool,
    ) -> Vec<(Option<K>, Shown)> {
        let mut counted: BTreeMap<Option<K>, u32> = BTreeMap::new();
        if !every_number {
            counted.extend(all.iter().map(|one| (Some(*one), 0)).chain([(None, 0)]));
        }
        for key in told {
            *counted.entry(key).or_default() += 1;
        }
        let numbers: Vec<u32> = counted.values().copied().collect();
        let shown = if every_number {
            numbers.iter().map(|one| Shown::Count(*one)).collect()
        } else {
            hide(&numbers).0
        };
        counted.into_keys().zip(shown).collect()
    }
    let exits = || leavers.iter().map(|one| one.exit.as_ref());
    let left = u32::try_from(leavers.len()).unwrap_or(u32::MAX);
    ExitCounts {
        since: None,
        left: if every_number { Shown::Count(left) } else { hide(&[left]).1 },
        reasons: count(ExitReason::ALL, exits().map(|exit| exit.map(|one| one.reason)), every_number),
        destinations: count(
            Destination::ALL,
            exits().map(|exit| exit.map(|one| one.destination)),
            every_number,
        ),
    }
}

/// Somebody who works here through an agency, or did before they were employed.
#[derive(Debug, Clone)]
pub struct AgencyLine {
    /// Who.
    pub staff: StaffId,
    /// Their name.
    pub name: String,
    /// Their post.
    pub post: String,
    /// Since when: through the agency, or as an employee.
    pub since: Date,
    /// How much they work.
    pub fte: Fte,
}

/// Agency workers now, and who became an employee.
#[derive(Debug, Clone, Default)]
pub struct AgencyView {
    /// Through an agency now.
    pub now: Vec<AgencyLine>,
    /// Became employees in the last twelve months.
    pub converted: Vec<AgencyLine>,
}

/// One person's learning record, as opened.
pub struct LearningRecord {
    /// Who.
    pub staff: StaffId,
    /// Their name.
    pub name: String,
    /// Their post now; empty where they hold none.
    pub post: String,
    /// Where they stand, with every fact.
    pub record: Arc<LearnerRecord>,
    /// Each course that is meant for them or that they did, and where they stand with it.
    pub courses: Vec<(CourseId, String, Standing)>,
    /// Last days in post, which ask for a reason.
    pub ended: Vec<Date>,
    /// Who supervises each path now, by name.
    pub names: BTreeMap<StaffId, String>,
    /// Who opened it, newest first.
    pub viewings: Vec<Viewing>,
    /// The caseload that is protected now, and how many children they hold.
    pub protected: Option<ProtectedLine>,
    /// The day.
    pub today: Date,
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use uuid::Uuid;
    use workforce::academy::facts::ExitTold;
    use workforce::academy::{Destination, ExitReason};
    use workforce::people::equality::Shown;
    use workforce::{Fte, StaffId};

    use super::{ExitCounts, LeaverLine, exit_counts};

    fn left(reasons: &[(ExitReason, usize)]) -> Vec<LeaverLine> {
        let line = |reason| LeaverLine {
            staff: StaffId(Uuid::nil()),
            name: "A Person".into(),
            post: "Social worker".into(),
            last_day: date(2021, 11, 1),
            fte: Fte::FULL,
            exit: Some(ExitTold {
                last_day: date(2021, 11, 1),
                reason,
                destination: Destination::OtherCouncil,
                interviewed: None,
                says: String::new(),
            }),
        };
        reasons.iter().flat_map(|(reason, people)| vec![line(*reason); *people]).collect()
    }

    fn says(counts: &ExitCounts) -> (String, String) {
        let words = |shown: Vec<Shown>| {
            shown.into_iter().map(Shown::says).filter(|one| one != "0").collect::<Vec<_>>().join(" ")
        };
        let reasons = counts.reasons.iter().map(|(_, shown)| *shown).collect();
        (words(reasons), words(counts.destinations.iter().map(|(_, shown)| *shown).collect()))
    }

    #[test]
    fn reasons_that_the_number_of_leavers_would_tell_are_hidden_with_every_other() {
        let told = left(&[(ExitReason::Resigned, 5), (ExitReason::Retired, 5)]);
        let counts = exit_counts(&told, false);
        assert_eq!(counts.left, Shown::Count(10));
        let hidden = |rows: usize| vec!["c"; rows].join(" ");
        let expected = (hidden(ExitReason::ALL.len() + 1), hidden(Destination::ALL.len() + 1));
        assert_eq!(says(&counts), expected, "all ten went to one place: which is not told either");
        assert_eq!(says(&exit_counts(&told, true)), ("5 5".into(), "10".into()));
    }

    #[test]
    fn a_few_leavers_are_not_counted_for_whoever_may_not_see_who_they_are() {
        let counts = exit_counts(&left(&[(ExitReason::Resigned, 3)]), false);
        assert_eq!(counts.left, Shown::Hidden);
        assert!(counts.reasons.iter().all(|(_, shown)| *shown == Shown::Hidden));
    }
}
