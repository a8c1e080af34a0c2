//! What can be recorded of the academy as a whole: newcomers, cohorts, courses, sessions, surveys.

use std::collections::BTreeMap;

use service::academy::Academy;
use uuid::Uuid;
use workforce::academy::Audience;
use workforce::academy::facts::{AcademyFact, Answer, Cohort, Course, LearnerFact, Scale, Survey, Training};
use workforce::{CohortId, CourseId, PathId, StaffId, SurveyId, TrainingId};

use super::super::super::change::ask::{Act, Control, ask};
use super::person::{cohorts, read_started};
use super::{ask_route, ask_with, choices, label, named, with_day};
use crate::Problem;
use crate::app::SignedIn;
use crate::components::{Choice, Form};
use crate::paths;

/// The academy, and which course or survey is meant.
pub struct OfWhole {
    academy: Academy,
    colleagues: Vec<(StaffId, String)>,
    of: Option<Uuid>,
}

/// What a form makes.
pub enum Whole {
    /// A fact of the whole.
    Fact(AcademyFact),
    /// Somebody whom the establishment does not know, with their way in.
    Newcomer(String, LearnerFact),
}

impl Whole {
    /// Where to go on.
    pub fn back(&self, case: &OfWhole) -> String {
        match self {
            Whole::Newcomer(..) | Whole::Fact(AcademyFact::Cohort(..)) => paths::ACADEMY_PIPELINE.to_owned(),
            Whole::Fact(AcademyFact::Course(id, _)) => paths::course(*id),
            Whole::Fact(AcademyFact::Training(_, Some(training))) => paths::course(training.course),
            Whole::Fact(AcademyFact::Training(..)) => case.back("session"),
            Whole::Fact(AcademyFact::Survey(id, _) | AcademyFact::Answers(id, _)) => paths::survey(*id),
        }
    }
}

impl OfWhole {
    pub fn read(who: &SignedIn, of: Option<&str>) -> Result<OfWhole, Problem> {
        let service = who.service();
        let problem = |error| who.problem(error);
        Ok(OfWhole {
            academy: service.academy(&who.viewer).map_err(problem)?,
            colleagues: service.academy_colleagues(&who.viewer).map_err(problem)?,
            of: of.and_then(|of| of.parse().ok()),
        })
    }

    fn course(&self) -> Option<(CourseId, &Course)> {
        let id = CourseId(self.of?);
        self.academy.programme.courses.get(&id).map(|one| (id, one))
    }

    fn survey(&self) -> Option<(SurveyId, &Survey)> {
        let id = SurveyId(self.of?);
        self.academy.programme.surveys.get(&id).map(|one| (id, one))
    }

    /// What is meant, in words.
    pub fn about(&self) -> String {
        let course = self.course().map(|(_, one)| one.name.clone());
        course
            .or_else(|| self.survey().map(|(_, one)| one.name.clone()))
            .unwrap_or_else(|| "Academy".to_owned())
    }

    /// Where one leaves it as it is.
    pub fn back(&self, key: &str) -> String {
        match (key, self.course(), self.survey()) {
            ("course" | "session", Some((id, _)), _) => paths::course(id),
            ("course" | "session", ..) => paths::ACADEMY_TRAINING.to_owned(),
            ("survey" | "answers", _, Some((id, _))) => paths::survey(id),
            ("survey" | "answers", ..) => paths::ACADEMY_SURVEYS.to_owned(),
            _ => paths::ACADEMY_PIPELINE.to_owned(),
        }
    }

    /// The form as it begins.
    pub fn begin(&self, key: &str) -> Form {
        let form = Form::new();
        match (key, self.course(), self.survey()) {
            ("course", Some((_, course)), _) => form
                .with("name", course.name.as_str())
                .with("about", course.about.as_str())
                .with("audience", course.audience.label())
                .with("again_after", course.again_after.map(|one| one.to_string()).unwrap_or_default()),
            ("session", Some((id, _)), _) => form.with("course", id.to_string()),
            ("survey", _, Some((_, survey))) => {
                let asked = survey.asked.iter().map(|(group, asked)| format!("{group}: {asked}"));
                let scales =
                    survey.scales.iter().map(|one| format!("{}: {}", one.name, one.questions.join(" | ")));
                let form = form
                    .with("name", survey.name.as_str())
                    .with("asked", asked.collect::<Vec<_>>().join("\n"))
                    .with("scales", scales.collect::<Vec<_>>().join("\n"));
                with_day(with_day(form, "opened", survey.opened), "closed", survey.closed)
            }
            _ => form,
        }
    }

    fn courses(&self) -> Vec<Choice> {
        let mut all: Vec<_> =
            self.academy.programme.courses.iter().map(|(id, one)| (*id, one.name.clone())).collect();
        all.sort_by(|(_, one), (_, other)| one.cmp(other));
        named(&all, "Choose a course")
    }
}

/// Every act, in the order in which they come.
pub static WHOLE_ACTS: &[Act<OfWhole, Whole>] = &[
    Act {
        key: "newcomer",
        name: "Add somebody",
        intro: &[
            "Somebody who is not on the establishment: a student, somebody who begins later. For somebody who works \
             here already, open their learning record.",
        ],
        asks: &[
            ask("name", "What is their name?", "", Control::Text),
            ask_route(),
            ask("on", "On which day does it begin?", "It may lie ahead.", Control::Day),
            ask("expected", "When is it expected to be complete?", "", Control::Day),
            ask_with(),
            ask("cohort", "In which cohort?", "", Control::Select(|of| named(&cohorts(&of.academy), "None"))),
            ask(
                "supervisor",
                "Who supervises?",
                "",
                Control::Select(|of| named(&of.colleagues, "Nobody yet")),
            ),
        ],
        button: "Add them",
        make: |form, of| {
            let name = form.read_text("name", "Enter their name");
            let started = read_started(form, of.academy.rules, &cohorts(&of.academy), &of.colleagues);
            let path = PathId(Uuid::now_v7());
            Some(Whole::Newcomer(name?, LearnerFact::PathStarted { path, started: started? }))
        },
    },
    Act {
        key: "cohort",
        name: "Add a cohort",
        intro: &["People who begin together on one route."],
        asks: &[
            ask("name", "What is it called?", "Such as Apprentices, September 2022.", Control::Text),
            ask_route(),
            ask("begins", "On which day do they begin?", "", Control::Day),
        ],
        button: "Add the cohort",
        make: |form, _| {
            let name = form.read_text("name", "Enter the name of the cohort");
            let route = label(form, "route", "Choose the route");
            let begins = form.read_day("begins", "the day on which they begin");
            let cohort = Cohort { name: name?, route: route?, begins: begins? };
            Some(Whole::Fact(AcademyFact::Cohort(CohortId(Uuid::now_v7()), Some(cohort))))
        },
    },
    Act {
        key: "course",
        name: "Record a course",
        intro: &[],
        asks: &[
            ask("name", "What is it called?", "", Control::Text),
            ask("about", "What does one learn?", "", Control::Long),
            ask("audience", "For whom is it meant?", "", Control::Radios(|_| choices!(Audience))),
            ask(
                "again_after",
                "After how many months is it due again?",
                "Leave it empty if it is once for good.",
                Control::Short,
            ),
        ],
        button: "Record the course",
        make: |form, of| {
            let name = form.read_text("name", "Enter the name of the course");
            let audience = label(form, "audience", "Choose for whom it is meant");
            let about = form.value("about").to_owned();
            let again_after = number_if_any(form, "again_after", "Enter months in figures, such as 24");
            let id = of.course().map_or_else(|| CourseId(Uuid::now_v7()), |(id, _)| id);
            let course = Course { name: name?, about, audience: audience?, again_after };
            Some(Whole::Fact(AcademyFact::Course(id, Some(course))))
        },
    },
    Act {
        key: "session",
        name: "Add a session",
        intro: &["People are booked, and who came is recorded, on the page of the session."],
        asks: &[
            ask("course", "Of which course?", "", Control::Select(OfWhole::courses)),
            ask("on", "On which day?", "The last day, where it takes several.", Control::Day),
            ask("place", "Where, or how to join?", "", Control::Text),
            ask("minutes", "How many minutes does it take?", "Such as 180.", Control::Short),
            ask(
                "cohort",
                "For one cohort?",
                "",
                Control::Select(|of| named(&cohorts(&of.academy), "For everybody it is meant for")),
            ),
        ],
        button: "Add the session",
        make: |form, _| {
            let course = form.value("course").parse().ok();
            if course.is_none() {
                form.refuse("course", "Choose the course");
            }
            let on = form.read_day("on", "the day of the session");
            let place = form.read_text("place", "Enter where it is, or how to join");
            let minutes = number_if_any(form, "minutes", "Enter minutes in figures, such as 180");
            if minutes.is_none() && form.error("minutes").is_none() {
                form.refuse("minutes", "Enter how many minutes it takes");
            }
            let cohort = form.value("cohort").parse().ok();
            let training = Training { course: course?, on: on?, place: place?, minutes: minutes?, cohort };
            Some(Whole::Fact(AcademyFact::Training(TrainingId(Uuid::now_v7()), Some(training))))
        },
    },
    Act {
        key: "survey",
        name: "Record a survey",
        intro: &[
            "A scale that has the same name in another survey is the same scale, and is shown over time.",
        ],
        asks: &[
            ask("name", "What is it called?", "", Control::Text),
            ask("opened", "On which day did it open?", "", Control::Day),
            ask("closed", "On which day did it close?", "", Control::Day),
            ask(
                "scales",
                "Which scales?",
                "One a line, its questions after a colon, with a stroke between: Workload: I have time for each child. | I can do my work in my hours.",
                Control::Long,
            ),
            ask("asked", "How many were asked?", "One group a line: Safeguarding: 150", Control::Long),
        ],
        button: "Record the survey",
        make: |form, of| {
            let name = form.read_text("name", "Enter the name of the survey");
            let opened = form.read_day("opened", "the first day");
            let closed = form.read_day("closed", "the last day");
            let scales = read_scales(form);
            let asked = read_asked(form);
            let id = of.survey().map_or_else(|| SurveyId(Uuid::now_v7()), |(id, _)| id);
            let survey =
                Survey { name: name?, opened: opened?, closed: closed?, scales: scales?, asked: asked? };
            Some(Whole::Fact(AcademyFact::Survey(id, Some(survey))))
        },
    },
    Act {
        key: "answers",
        name: "Enter the responses",
        intro: &[
            "One response a line, without names: the group, then a score from 1 to 5 for each question in order, with \
             commas between. Leave a score out where it was not answered. What you enter takes the place of all that \
             was entered before.",
        ],
        asks: &[ask("answers", "The responses", "Safeguarding,4,3,,5", Control::Long)],
        button: "Record the responses",
        make: |form, of| {
            let Some((id, _)) = of.survey() else {
                form.refuse("", "Choose a survey first");
                return None;
            };
            let answers = read_answers(form)?;
            Some(Whole::Fact(AcademyFact::Answers(id, answers)))
        },
    },
];

fn number_if_any(form: &mut Form, name: &str, ask: &str) -> Option<u16> {
    let typed = form.value(name).to_owned();
    if typed.is_empty() {
        return None;
    }
    let number = typed.parse().ok();
    if number.is_none() {
        form.refuse(name, ask);
    }
    number
}

fn lines(form: &Form, name: &str) -> Vec<String> {
    form.raw(name).lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

fn read_scales(form: &mut Form) -> Option<Vec<Scale>> {
    let read = |line: &String| {
        let (name, questions) = line.split_once(':')?;
        let questions = questions.split('|').map(str::trim).filter(|one| !one.is_empty());
        Some(Scale { name: name.trim().to_owned(), questions: questions.map(str::to_owned).collect() })
    };
    let lines = lines(form, "scales");
    let scales: Option<Vec<Scale>> = lines.iter().map(read).collect();
    if scales.as_ref().is_none_or(Vec::is_empty) {
        form.refuse("scales", "Enter one scale a line, as Workload: first question | second question");
        return None;
    }
    scales
}

fn read_asked(form: &mut Form) -> Option<BTreeMap<String, u32>> {
    let read = |line: &String| {
        let (group, asked) = line.rsplit_once(':')?;
        Some((group.trim().to_owned(), asked.trim().parse().ok()?))
    };
    let lines = lines(form, "asked");
    let asked: Option<BTreeMap<String, u32>> = lines.iter().map(read).collect();
    if asked.as_ref().is_none_or(BTreeMap::is_empty) {
        form.refuse("asked", "Enter one group a line with how many were asked, as Safeguarding: 150");
        return None;
    }
    asked
}

fn read_answers(form: &mut Form) -> Option<Vec<Answer>> {
    let mut answers = Vec::new();
    for (number, line) in (1..).zip(lines(form, "answers")) {
        let mut cells = line.split(',').map(str::trim);
        let group = cells.next().unwrap_or_default().to_owned();
        let read = |cell: &str| if cell.is_empty() { Ok(None) } else { cell.parse::<u8>().map(Some) };
        match cells.map(read).collect::<Result<Vec<_>, _>>() {
            Ok(scores) => answers.push(Answer { group, scores }),
            Err(_) => {
                let number: usize = number;
                form.refuse(
                    "answers",
                    format!("Line {number}: enter scores from 1 to 5 with commas between, or nothing"),
                );
                return None;
            }
        }
    }
    if answers.is_empty() {
        form.refuse("answers", "Enter at least one response");
        return None;
    }
    Some(answers)
}
