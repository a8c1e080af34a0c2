//! What may be recorded of the academy, and what is refused.

use std::collections::BTreeSet;
use std::fmt;

use calendar::{Date, words as say};
use jiff::ToSpan;
use rules::Refusal;

use super::AcademyRules;
use super::facts::{AcademyFact, Answer, LearnerFact, Outcome, Started, Survey, Turn};
use super::learner::{Learner, Path, assessed_year_ends};
use super::programme::Programme;
use super::sets::{Attendance, ExitReason, Route};
use super::spells::{Engaged, Spells};
use crate::facts::History;
use crate::ids::{PathId, PostId, StaffId};

const RECORD: &str = "the record";
const ESTABLISHMENT: &str = "the establishment";
const ASSESSED_YEAR: &str = "academy.assessed_months";
const SURVEY: &str = "the staff survey";

/// How far ahead something may be planned, in years: who was told of a place two years on is on the list.
const AHEAD_YEARS: i16 = 5;
/// The most letters of a text.
const TEXT_MOST: usize = 4000;
/// The most questions of a survey, and the most responses to one.
const QUESTIONS_MOST: usize = 200;
const RESPONSES_MOST: usize = 50_000;

/// What a decision about one person looks at.
pub struct Around<'a> {
    /// Whose record it is.
    pub staff: StaffId,
    /// Cohorts and sessions.
    pub programme: &'a Programme,
    /// Who was in post when.
    pub spells: &'a Spells,
    /// The establishment's history.
    pub history: &'a History,
    /// The council's own figures.
    pub rules: AcademyRules,
    /// Today.
    pub today: Date,
}

/// Decides whether something of one person may be recorded: the fact as it is to be recorded, or every reason
/// why not.
///
/// # Errors
/// Every reason why not, each with its field.
pub fn decide_learner(
    learner: &Learner,
    fact: LearnerFact,
    around: &Around<'_>,
) -> Result<LearnerFact, Vec<Refusal>> {
    let mut check = Check { learner, around, refusals: Vec::new() };
    match &fact {
        LearnerFact::Named { name } => check.text("name", name, "Enter the name"),
        LearnerFact::PathStarted { path, started } => check.started(*path, started),
        LearnerFact::Supervised { path, on, by } => {
            if let Some(path) = check.path(*path) {
                check.not_before("on", *on, path.started.on, "when it began");
                check.ended(path);
            }
            check.planned("on", *on);
            check.colleague("by", *by, *on);
        }
        LearnerFact::PathTurned { path, turn } => {
            if let Some(path) = check.path(*path) {
                check.turned(path, turn);
            }
        }
        LearnerFact::TurnTakenBack { path, reason } => {
            if check.path(*path).is_some_and(|path| path.turns.is_empty()) {
                check.refuse("path", "", "There is no outcome to take back", RECORD);
            }
            check.text("reason", reason, "Enter the reason");
        }
        LearnerFact::PathStruck { path, reason } => {
            check.path(*path);
            check.text("reason", reason, "Enter the reason");
        }
        LearnerFact::ExitTold(told) => {
            let ends: Vec<Date> = around.ends().collect();
            if !ends.contains(&told.last_day) {
                let says: Vec<String> = ends.iter().map(|day| say::day(*day)).collect();
                let allowed = match says.is_empty() {
                    true => "End their post on the establishment first: it does not show that they left"
                        .to_owned(),
                    false => {
                        format!("Enter their last day as the establishment shows it: {}", says.join(" or "))
                    }
                };
                check.refuse("last_day", say::day(told.last_day), allowed, ESTABLISHMENT);
            }
            if let Some(day) = told.interviewed {
                check.not_after_today("interviewed", day);
                if told.reason == ExitReason::Died {
                    check.refuse("interviewed", say::day(day), "Leave the day of an interview empty", RECORD);
                }
            }
            check.length("says", &told.says);
        }
        LearnerFact::AgencyBefore { agency } => check.agency_before(*agency),
        LearnerFact::Attended { training, attendance } => match around.programme.trainings.get(training) {
            None => check.refuse("training", "", "Choose a session that is recorded", RECORD),
            Some(one)
                if one.on > around.today
                    && matches!(attendance, Attendance::Attended | Attendance::Part | Attendance::Absent) =>
            {
                let allowed = format!("Record who came once it was held, on {}", say::day(one.on));
                check.refuse("attendance", attendance, allowed, RECORD);
            }
            Some(_) => {}
        },
    }
    if check.refusals.is_empty() { Ok(fact) } else { Err(check.refusals) }
}

impl Around<'_> {
    /// The last days of somebody's times as an employee.
    fn ends(&self) -> impl Iterator<Item = Date> {
        let times = self.spells.times(self.staff, Engaged::Employed).into_iter();
        times.filter_map(|time| time.last_day())
    }

    fn post_is_there(&self, post: PostId, day: Date) -> bool {
        self.history.post_on(post, day).is_some()
    }
}

struct Check<'a> {
    learner: &'a Learner,
    around: &'a Around<'a>,
    refusals: Vec<Refusal>,
}

impl<'a> Check<'a> {
    fn refuse(
        &mut self,
        field: &'static str,
        given: impl fmt::Display,
        allowed: impl fmt::Display,
        source: &'static str,
    ) {
        self.refusals.push(Refusal::new(field, given, allowed, source));
    }

    fn text(&mut self, field: &'static str, text: &str, ask: &str) {
        if text.trim().is_empty() {
            self.refuse(field, "", ask, RECORD);
        }
        self.length(field, text);
    }

    fn length(&mut self, field: &'static str, text: &str) {
        refuse_length(&mut self.refusals, field, text);
    }

    fn not_before(&mut self, field: &'static str, day: Date, first: Date, when: &str) {
        if day < first {
            let allowed = format!("Enter a day that is {} or later, {when}", say::day(first));
            self.refuse(field, say::day(day), allowed, RECORD);
        }
    }

    fn not_after_today(&mut self, field: &'static str, day: Date) {
        if day > self.around.today {
            let allowed = format!("Enter a day that is not after today, {}", say::day(self.around.today));
            self.refuse(field, say::day(day), allowed, RECORD);
        }
    }

    fn planned(&mut self, field: &'static str, day: Date) {
        refuse_far(&mut self.refusals, field, day, self.around.today);
    }

    fn path(&mut self, id: PathId) -> Option<&'a Path> {
        let path = self.learner.paths.get(&id);
        if path.is_none() {
            self.refuse("path", "", "Choose a way in that is recorded", RECORD);
        }
        path
    }

    fn ended(&mut self, path: &Path) {
        if let Some(end) = path.end() {
            let allowed =
                format!("It ended on {}: {}. Take that back first", say::day(end.on), end.outcome.label());
            self.refuse("path", "", allowed, RECORD);
        }
    }

    /// Who supervises works here, and is somebody else.
    fn colleague(&mut self, field: &'static str, by: StaffId, day: Date) {
        let day = day.max(self.around.spells.first.unwrap_or(day));
        if by == self.around.staff {
            self.refuse(field, "", "Choose somebody else: nobody supervises themselves", RECORD);
        } else if !self.around.spells.works_on(by, day.min(self.around.today)) {
            let name = self.around.spells.name(by).unwrap_or_default().to_owned();
            self.refuse(field, name, "Choose somebody who works here on that day", ESTABLISHMENT);
        }
    }

    fn started(&mut self, id: PathId, started: &Started) {
        self.planned("on", started.on);
        self.planned("expected", started.expected);
        if started.expected <= started.on {
            let allowed = format!("Enter a day after {}, when it begins", say::day(started.on));
            self.refuse("expected", say::day(started.expected), allowed, RECORD);
        }
        if let (Route::AssessedYear, Some(months)) = (started.route, self.around.rules.assessed_months) {
            let whole = assessed_year_ends(started.on, months);
            if started.expected < whole {
                let allowed =
                    format!("Enter {} or later: the assessed year lasts {months} months", say::day(whole));
                self.refuse("expected", say::day(started.expected), allowed, ASSESSED_YEAR);
            }
        }
        if let Some(by) = started.supervisor {
            self.colleague("supervisor", by, started.on);
        }
        if let Some(cohort) = started.cohort {
            match self.around.programme.cohorts.get(&cohort) {
                None => self.refuse("cohort", "", "Choose a cohort that is recorded", RECORD),
                Some(cohort) if cohort.route != started.route => {
                    let allowed = format!("Choose a cohort of the route {}", started.route);
                    self.refuse("cohort", &cohort.name, allowed, RECORD);
                }
                Some(_) => {}
            }
        }
        self.length("with", &started.with);
        let others = self.learner.paths.iter().filter(|(other, _)| **other != id);
        let same = others
            .map(|(_, path)| path)
            .find(|path| path.started.route == started.route && path.is_unended(started.on));
        if let Some(same) = same {
            let allowed = format!(
                "They are on this route already, since {}: record its outcome first",
                say::day(same.started.on)
            );
            self.refuse("route", started.route, allowed, RECORD);
        }
        if let Some(known) = self.learner.paths.get(&id)
            && let Some(first) = known.turns.iter().map(|turn| turn.on).min()
            && started.on > first
        {
            let allowed = format!("Enter a day that is {} or earlier, its first outcome", say::day(first));
            self.refuse("on", say::day(started.on), allowed, RECORD);
        }
    }

    fn turned(&mut self, path: &Path, turn: &Turn) {
        self.ended(path);
        self.not_after_today("on", turn.on);
        self.not_before("on", turn.on, path.started.on, "when it began");
        self.length("says", &turn.says);
        match &turn.outcome {
            Outcome::Extended { until } => {
                self.planned("until", *until);
                let expected = path.expected();
                if *until <= expected {
                    let allowed = format!("Enter a day after {}, as expected so far", say::day(expected));
                    self.refuse("until", say::day(*until), allowed, RECORD);
                }
            }
            Outcome::Passed => {
                if let (Route::AssessedYear, Some(months)) =
                    (path.started.route, self.around.rules.assessed_months)
                {
                    let whole = assessed_year_ends(path.started.on, months);
                    if turn.on < whole {
                        let allowed = format!(
                            "Enter {} or later: the assessed year lasts {months} months",
                            say::day(whole)
                        );
                        self.refuse("on", say::day(turn.on), allowed, ASSESSED_YEAR);
                    }
                }
            }
            Outcome::Left { .. } => {}
            Outcome::MovedIntoPost { post, as_staff } => {
                if !self.around.post_is_there(*post, turn.on) {
                    self.refuse("post", "", "Choose a post that is there on that day", ESTABLISHMENT);
                }
                if let Some(staff) = as_staff
                    && self.around.spells.name(*staff).is_none()
                {
                    self.refuse("as_staff", "", "Choose somebody of the establishment", ESTABLISHMENT);
                }
            }
        }
    }

    fn agency_before(&mut self, agency: StaffId) {
        let spells = self.around.spells;
        let as_agency = spells.times(agency, Engaged::Agency);
        let name = spells.name(agency).unwrap_or_default().to_owned();
        if agency == self.around.staff {
            let allowed = "Choose whom the establishment knew as an agency worker under another identifier: \
                           under the same one it is seen without being recorded";
            self.refuse("agency", name, allowed, ESTABLISHMENT);
        } else if as_agency.is_empty() {
            self.refuse("agency", name, "Choose somebody who worked here through an agency", ESTABLISHMENT);
        } else {
            let starts = spells.times(self.around.staff, Engaged::Employed);
            if !starts.iter().any(|start| as_agency.iter().any(|one| one.from < start.from)) {
                let allowed = "Choose somebody who worked here through an agency before they were employed";
                self.refuse("agency", name, allowed, ESTABLISHMENT);
            }
        }
    }
}

/// Decides whether something of the academy as a whole may be recorded.
///
/// # Errors
/// Every reason why not, each with its field.
pub fn decide_academy(
    programme: &Programme,
    fact: AcademyFact,
    today: Date,
) -> Result<AcademyFact, Vec<Refusal>> {
    let mut refusals = Vec::new();
    let mut refuse = |field, given: &dyn fmt::Display, allowed: &str, source| {
        refusals.push(Refusal::new(field, given, allowed, source));
    };
    match &fact {
        AcademyFact::Cohort(id, Some(cohort)) => {
            let same = |(other, one): (&_, &super::facts::Cohort)| {
                other != id && one.name.trim() == cohort.name.trim()
            };
            if cohort.name.trim().is_empty() {
                refuse("name", &"", "Enter the name of the cohort", RECORD);
            } else if programme.cohorts.iter().any(same) {
                refuse("name", &cohort.name, "Enter a name that no other cohort has", RECORD);
            }
            refuse_far(&mut refusals, "begins", cohort.begins, today);
        }
        AcademyFact::Course(id, Some(course)) => {
            let same = |(other, one): (&_, &super::facts::Course)| {
                other != id && one.name.trim() == course.name.trim()
            };
            if course.name.trim().is_empty() {
                refuse("name", &"", "Enter the name of the course", RECORD);
            } else if programme.courses.iter().any(same) {
                refuse("name", &course.name, "Enter a name that no other course has", RECORD);
            }
            if course.again_after.is_some_and(|months| !(1..=120).contains(&months)) {
                let given = course.again_after.unwrap_or_default();
                refuse("again_after", &given, "Enter months from 1 to 120, or leave it empty", RECORD);
            }
            refuse_length(&mut refusals, "about", &course.about);
        }
        AcademyFact::Training(_, Some(training)) => {
            if !programme.courses.contains_key(&training.course) {
                refuse("course", &"", "Choose a course that is recorded", RECORD);
            }
            if training.cohort.is_some_and(|cohort| !programme.cohorts.contains_key(&cohort)) {
                refuse("cohort", &"", "Choose a cohort that is recorded", RECORD);
            }
            if !(15..=6000).contains(&training.minutes) {
                refuse("minutes", &training.minutes, "Enter from 15 minutes to 100 hours", RECORD);
            }
            refuse_far(&mut refusals, "on", training.on, today);
            refuse_length(&mut refusals, "place", &training.place);
        }
        AcademyFact::Survey(id, Some(survey)) => {
            refusals = survey_faults(survey, today);
            let answered = programme.answers.get(id).is_some_and(|answers| !answers.is_empty());
            let before = programme.surveys.get(id);
            if answered && before.is_some_and(|before| before.scales != survey.scales) {
                let allowed = "Leave the questions as they were asked: there are responses to them";
                refusals.push(Refusal::new("scales", "", allowed, SURVEY));
            }
        }
        AcademyFact::Answers(id, answers) => match programme.surveys.get(id) {
            None => refuse("survey", &"", "Choose a survey that is recorded", RECORD),
            Some(survey) => refusals = answer_faults(survey, answers),
        },
        AcademyFact::Cohort(id, None) => {
            if !programme.cohorts.contains_key(id) {
                refuse("cohort", &"", "Choose a cohort that is recorded", RECORD);
            }
        }
        AcademyFact::Course(id, None) => {
            if !programme.courses.contains_key(id) {
                refuse("course", &"", "Choose a course that is recorded", RECORD);
            } else if programme.trainings.values().any(|one| one.course == *id) {
                refuse("course", &"", "Take out its sessions first", RECORD);
            }
        }
        AcademyFact::Training(id, None) => {
            if !programme.trainings.contains_key(id) {
                refuse("training", &"", "Choose a session that is recorded", RECORD);
            }
        }
        AcademyFact::Survey(id, None) => {
            if !programme.surveys.contains_key(id) {
                refuse("survey", &"", "Choose a survey that is recorded", RECORD);
            }
        }
    }
    if refusals.is_empty() { Ok(fact) } else { Err(refusals) }
}

fn survey_faults(survey: &Survey, today: Date) -> Vec<Refusal> {
    let mut refusals = Vec::new();
    let mut refuse = |field, given: &dyn fmt::Display, allowed: &str| {
        refusals.push(Refusal::new(field, given, allowed, SURVEY));
    };
    if survey.name.trim().is_empty() {
        refuse("name", &"", "Enter the name of the survey");
    }
    if survey.closed < survey.opened {
        let allowed = format!("Enter a last day that is {} or later", say::day(survey.opened));
        refuse("closed", &say::day(survey.closed), &allowed);
    }
    let questions: usize = survey.scales.iter().map(|scale| scale.questions.len()).sum();
    if survey.scales.is_empty() {
        refuse("scales", &"", "Enter at least one scale with its questions");
    }
    if questions > QUESTIONS_MOST {
        refuse("scales", &questions, &format!("Enter at most {QUESTIONS_MOST} questions"));
    }
    let mut names = BTreeSet::new();
    for scale in &survey.scales {
        if scale.name.trim().is_empty() || scale.questions.iter().all(|one| one.trim().is_empty()) {
            refuse("scales", &scale.name, "Give each scale a name and at least one question");
        }
        if !names.insert(scale.name.trim().to_lowercase()) {
            refuse("scales", &scale.name, "Give each scale a name of its own");
        }
    }
    refuse_far(&mut refusals, "opened", survey.opened, today);
    refuse_far(&mut refusals, "closed", survey.closed, today);
    refusals
}

/// Faults of responses: each names the response by its number, the first being 1.
fn answer_faults(survey: &Survey, answers: &[Answer]) -> Vec<Refusal> {
    const SHOWN: usize = 20;
    let questions: usize = survey.scales.iter().map(|scale| scale.questions.len()).sum();
    let mut refusals = Vec::new();
    if answers.len() > RESPONSES_MOST {
        let allowed = format!("Give at most {RESPONSES_MOST} responses");
        refusals.push(Refusal::new("answers", answers.len(), allowed, SURVEY));
        return refusals;
    }
    for (number, answer) in (1..).zip(answers) {
        let number: usize = number;
        if answer.scores.len() != questions {
            let allowed = format!("Response {number}: give {questions} scores, one for each question");
            refusals.push(Refusal::new("answers", answer.scores.len(), allowed, SURVEY));
        }
        if let Some(score) = answer.scores.iter().flatten().find(|score| !(1..=5).contains(*score)) {
            let allowed = format!("Response {number}: give scores from 1 to 5, or nothing");
            refusals.push(Refusal::new("answers", score, allowed, SURVEY));
        }
        if answer.group.trim().is_empty() || !survey.asked.contains_key(&answer.group) {
            let groups: Vec<&str> = survey.asked.keys().map(String::as_str).collect();
            let allowed =
                format!("Response {number}: give one of the groups that were asked: {}", groups.join(", "));
            refusals.push(Refusal::new("answers", &answer.group, allowed, SURVEY));
        }
        if refusals.len() >= SHOWN {
            return refusals;
        }
    }
    for (group, asked) in &survey.asked {
        let responded = answers.iter().filter(|one| one.group == *group).count();
        if u32::try_from(responded).unwrap_or(u32::MAX) > *asked {
            let allowed = format!("Give at most {asked} responses of {group}: so many were asked");
            refusals.push(Refusal::new("answers", responded, allowed, SURVEY));
        }
    }
    refusals
}

fn refuse_length(refusals: &mut Vec<Refusal>, field: &'static str, text: &str) {
    let letters = text.chars().count();
    if letters > TEXT_MOST {
        let given = format!("{letters} characters");
        refusals.push(Refusal::new(field, given, format!("Enter at most {TEXT_MOST} characters"), RECORD));
    }
}

fn refuse_far(refusals: &mut Vec<Refusal>, field: &'static str, day: Date, today: Date) {
    let last = today.saturating_add(AHEAD_YEARS.years());
    let first = today.saturating_sub((AHEAD_YEARS * 10).years());
    if !(first..=last).contains(&day) {
        let allowed = format!("Enter a day from {} to {}", say::day(first), say::day(last));
        refusals.push(Refusal::new(field, say::day(day), allowed, RECORD));
    }
}
