//! Ways in, reasons for leaving, and training.

use calendar::Date;
use calendar::words::capital;
use jiff::ToSpan;
use practice::WorkerId;
use workforce::academy::facts::{Cohort, Course, ExitTold, Outcome, Started, Training, Turn};
use workforce::academy::learner::assessed_year_ends;
use workforce::academy::spells::Engaged;
use workforce::academy::{AcademyFact, Attendance, Audience, Destination, ExitReason, LearnerFact, Route};
use workforce::{CohortId, CourseId, StaffId, TrainingId};

use super::super::days::{LAST_WORKING_DAY, TODAY, plus, working_after, working_from};
use super::super::staff::Staff;
use super::{BEGAN, Making, titles};

const NEWLY_QUALIFIED: &str = "Newly qualified social worker";

/// Somebody in the assessed year on the demo's day: the one who joined last.
pub(in crate::demo) fn newly_qualified(staff: &Staff) -> WorkerId {
    let left = |id: &StaffId| {
        staff.facts.iter().any(|(_, fact)| {
            matches!(fact, practice::staff::StaffFact::WorkerLeft { worker, .. } if worker.0 == id.0)
        })
    };
    let all = titles(staff);
    let there = all.iter().filter(|(id, (title, _))| title == NEWLY_QUALIFIED && !left(id));
    let last = there.max_by_key(|(_, (_, joined))| *joined);
    WorkerId(last.map_or(uuid::Uuid::nil(), |(id, _)| id.0))
}

/// A route, how many, when they begin and are expected, and with whom.
type Line = (Route, usize, Date, Date, &'static str);

/// As the scrutiny paper of November 2021 counts them.
const LINES: &[Line] = &[
    (Route::Student, 12, Date::constant(2021, 9, 13), Date::constant(2022, 1, 28), "Wexcombe University"),
    (Route::Student, 8, Date::constant(2021, 10, 4), Date::constant(2022, 3, 18), "Southdown University"),
    (Route::Frontline, 4, Date::constant(2021, 9, 6), Date::constant(2022, 8, 31), "Frontline hub"),
    (Route::Apprentice, 3, Date::constant(2019, 9, 9), Date::constant(2022, 7, 29), "Wexcombe University"),
    (Route::Apprentice, 3, Date::constant(2020, 9, 7), Date::constant(2023, 7, 28), "Wexcombe University"),
    (Route::Apprentice, 3, Date::constant(2021, 9, 6), Date::constant(2024, 7, 26), "Wexcombe University"),
    (Route::StepUp, 5, Date::constant(2022, 1, 10), Date::constant(2023, 3, 10), "Regional partnership"),
    (Route::Returner, 1, Date::constant(2021, 10, 11), Date::constant(2022, 1, 14), "Return to practice"),
    (Route::Overseas, 3, Date::constant(2022, 2, 7), Date::constant(2022, 5, 6), "International recruitment"),
];

impl Making<'_> {
    /// Newly qualified workers: those of the last year are in the assessed year, one of them for longer; those
    /// before have passed it.
    pub(super) fn newly_qualified(&mut self) -> Result<(), String> {
        let since = LAST_WORKING_DAY.saturating_sub(30.months());
        let all: Vec<(StaffId, Date)> = self
            .titles
            .iter()
            .filter(|(id, (title, joined))| {
                title == NEWLY_QUALIFIED && *joined >= since && self.spells.works_on(**id, LAST_WORKING_DAY)
            })
            .map(|(id, (_, joined))| (*id, *joined))
            .collect();
        let mut extended = false;
        for (who, joined) in all {
            let expected = assessed_year_ends(joined, 12);
            let written = self.written(joined);
            let path = self.path(written);
            let supervisor = self.supervisor(written).filter(|by| *by != who);
            let (route, with) = (Route::AssessedYear, String::new());
            let started = Started { on: joined, route, expected, cohort: None, supervisor, with };
            self.tell(written, who, LearnerFact::PathStarted { path, started })?;
            let judged = working_from(plus(expected, 7));
            if judged > LAST_WORKING_DAY {
                continue;
            }
            // The first whose year ended since the academy is recorded takes longer.
            let (outcome, says) = if !extended && judged >= BEGAN {
                extended = true;
                let until = expected.saturating_add(6.months()).max(plus(TODAY, 60));
                (Outcome::Extended { until }, "Away for two months; the portfolio is to be completed.")
            } else {
                (Outcome::Passed, "Meets the statements at the level of the assessed year.")
            };
            let on = judged.max(expected);
            let written = self.written(on);
            self.tell(
                written,
                who,
                LearnerFact::PathTurned { path, turn: Turn { on, outcome, says: says.into() } },
            )?;
        }
        Ok(())
    }

    /// Students, apprentices and others who are not on the establishment.
    pub(super) fn trainees(&mut self) -> Result<(), String> {
        for (route, count, on, expected, with) in LINES {
            // Those to come were agreed in October.
            let written = self.written((*on).min(Date::constant(2021, 10, 25)));
            let cohort = CohortId(self.id(written));
            let name = format!("{}, {} {}", capital(route.label()), calendar::words::month(*on), on.year());
            let is = Cohort { name, route: *route, begins: *on };
            self.academy(written, AcademyFact::Cohort(cohort, Some(is)))?;
            for _ in 0..*count {
                let who = self.newcomer(written)?;
                let path = self.path(written);
                let supervisor = if *on <= LAST_WORKING_DAY { self.supervisor(written) } else { None };
                let started = Started {
                    on: *on,
                    route: *route,
                    expected: *expected,
                    cohort: Some(cohort),
                    supervisor,
                    with: (*with).to_owned(),
                };
                self.tell(written, who, LearnerFact::PathStarted { path, started })?;
            }
        }
        Ok(())
    }

    /// Why people left: four in five said so.
    pub(super) fn exits(&mut self) -> Result<(), String> {
        let everybody: Vec<StaffId> = self.spells.everybody().collect();
        for who in everybody {
            for time in self.spells.times(who, Engaged::Employed) {
                let Some(last_day) = time.last_day().filter(|day| *day < LAST_WORKING_DAY) else { continue };
                let written = working_after(last_day, 3);
                if written > LAST_WORKING_DAY || !self.chance.yes(80) {
                    continue;
                }
                let reason = self.chance.weighted(&[
                    (ExitReason::Resigned, 68),
                    (ExitReason::Retired, 12),
                    (ExitReason::ContractEnded, 7),
                    (ExitReason::MovedWithin, 8),
                    (ExitReason::NotSaid, 5),
                ]);
                let destination = match reason {
                    ExitReason::Resigned => self.chance.weighted(&[
                        (Destination::OtherCouncil, 45),
                        (Destination::Agency, 25),
                        (Destination::OtherEmployer, 12),
                        (Destination::OtherWork, 13),
                        (Destination::NotKnown, 5),
                    ]),
                    ExitReason::Retired => Destination::NoWork,
                    ExitReason::MovedWithin => Destination::SameCouncil,
                    _ => Destination::NotKnown,
                };
                let says = match (reason, destination) {
                    (ExitReason::Resigned, Destination::OtherCouncil) => "A smaller caseload elsewhere.",
                    (ExitReason::Resigned, Destination::Agency) => "Pay, and control over working time.",
                    _ => "",
                };
                let interviewed = self
                    .chance
                    .yes(60)
                    .then_some(working_after(last_day, 1))
                    .filter(|_| reason != ExitReason::NotSaid);
                let told = ExitTold { last_day, reason, destination, interviewed, says: says.into() };
                self.tell(written, who, LearnerFact::ExitTold(told))?;
            }
        }
        Ok(())
    }

    /// Courses, and who came.
    pub(super) fn training(&mut self) -> Result<(), String> {
        // Its name, what it is about, for whom, how often again, minutes, on which days, and how many of a hundred come.
        type Held = (&'static str, &'static str, Audience, Option<u16>, u16, &'static [Date], u32);
        const COURSES: [Held; 4] = [
            (
                "Systemic practice, foundation",
                "The practice framework: reflecting teams, assessment as an intervention in its own right.",
                Audience::SocialWorkers,
                None,
                720,
                &[Date::constant(2021, 6, 15), Date::constant(2021, 9, 28), Date::constant(2021, 12, 7)],
                22,
            ),
            (
                "Safeguarding, refresher",
                "What has changed, and how we work together.",
                Audience::Everybody,
                Some(24),
                180,
                &[Date::constant(2021, 5, 18), Date::constant(2021, 7, 6), Date::constant(2021, 10, 12)],
                26,
            ),
            (
                "Practice educator, stage 1",
                "To teach, supervise and assess a student on placement.",
                Audience::Booked,
                None,
                1440,
                &[Date::constant(2021, 12, 14)],
                0,
            ),
            (
                "The new record system",
                "Recording and finding, before it goes live at the end of January.",
                Audience::CaseHolders,
                None,
                240,
                &[Date::constant(2022, 1, 4), Date::constant(2022, 1, 18)],
                0,
            ),
        ];
        for (name, about, audience, again_after, minutes, days, share) in COURSES {
            let course = CourseId(self.id(BEGAN));
            let (name, about) = (name.to_owned(), about.to_owned());
            self.academy(
                BEGAN,
                AcademyFact::Course(course, Some(Course { name, about, audience, again_after })),
            )?;
            for on in days {
                let training = TrainingId(self.id(BEGAN));
                let place = "Wexcombe civic centre, training suite".to_owned();
                let is = Training { course, on: *on, place, minutes, cohort: None };
                let planned = self.written(plus(*on, -40));
                self.academy(planned, AcademyFact::Training(training, Some(is)))?;
                self.attendance(audience, training, *on, share)?;
            }
        }
        Ok(())
    }

    fn attendance(
        &mut self,
        audience: Audience,
        training: TrainingId,
        on: Date,
        share: u32,
    ) -> Result<(), String> {
        let (there, written) = (on.min(LAST_WORKING_DAY), self.written(plus(on, 1)));
        let meant = |who: &StaffId| {
            self.spells.works_on(*who, there)
                && !self.spells.is_away(*who, there)
                && match audience {
                    Audience::Everybody => true,
                    Audience::SocialWorkers => self.spells.is_registered(*who),
                    Audience::CaseHolders => self.spells.holds_cases(*who, there),
                    Audience::Booked => self
                        .titles
                        .get(who)
                        .is_some_and(|(title, _)| title.to_lowercase().contains("social worker")),
                }
        };
        let meant: Vec<StaffId> = self.spells.everybody().filter(meant).collect();
        if on > LAST_WORKING_DAY {
            // 13 have come forward as practice educators; of the rest, some are booked.
            let booked = if audience == Audience::Booked { 13 } else { meant.len() / 8 };
            let mut all = meant;
            self.chance.shuffle(&mut all);
            let written = self.written(plus(on, -30).min(LAST_WORKING_DAY));
            for who in all.into_iter().take(booked) {
                let attendance = Attendance::Booked;
                self.tell(written, who, LearnerFact::Attended { training, attendance })?;
            }
            return Ok(());
        }
        for who in meant {
            if self.chance.yes(share) {
                let attendance = self.chance.weighted(&[
                    (Attendance::Attended, 88),
                    (Attendance::Part, 4),
                    (Attendance::Absent, 4),
                    (Attendance::Excused, 4),
                ]);
                self.tell(written, who, LearnerFact::Attended { training, attendance })?;
            }
        }
        Ok(())
    }
}
