//! What can be recorded of one person.

use calendar::{Date, words};
use service::academy::{Academy, LearningRecord};
use uuid::Uuid;
use workforce::academy::facts::{ExitTold, LearnerFact, Outcome, Started, Turn};
use workforce::academy::learner::assessed_year_ends;
use workforce::academy::{AcademyRules, Destination, ExitReason, Route};
use workforce::{Establishment, PathId, StaffId};

use super::super::super::change::ask::{Act, Control, ask};
use super::{ask_route, ask_with, choices, day_if_any, label, named, with_day};
use crate::Problem;
use crate::app::SignedIn;
use crate::components::{Choice, Form};

/// Whose record, and which part of it is meant.
pub struct OfPerson {
    pub record: LearningRecord,
    academy: Academy,
    today_there: Establishment,
    colleagues: Vec<(StaffId, String)>,
    agency: Vec<(StaffId, String)>,
    path: Option<PathId>,
    day: Option<Date>,
}

impl OfPerson {
    pub fn read(
        who: &SignedIn,
        staff: StaffId,
        path: Option<PathId>,
        day: Option<Date>,
    ) -> Result<OfPerson, Problem> {
        let service = who.service();
        let problem = |error| who.problem(error);
        Ok(OfPerson {
            record: service.learning_record(&who.viewer, staff).map_err(problem)?,
            academy: service.academy(&who.viewer).map_err(problem)?,
            today_there: service.establishment(&who.viewer, service.today()).map_err(problem)?,
            colleagues: service.academy_colleagues(&who.viewer).map_err(problem)?,
            agency: service.academy_agency_names(&who.viewer).map_err(problem)?,
            path,
            day,
        })
    }

    /// The form as it begins: what was said before, where that is corrected.
    pub fn begin(&self, key: &str) -> Form {
        let form = Form::new();
        match (key, self.path.and_then(|path| self.record.record.learner.paths.get(&path)), self.day) {
            ("path", Some(path), _) => {
                let started = &path.started;
                let form = form.with("route", started.route.label()).with("with", started.with.as_str());
                let form = form.with("cohort", started.cohort.map(|id| id.to_string()).unwrap_or_default());
                let form =
                    form.with("supervisor", started.supervisor.map(|id| id.to_string()).unwrap_or_default());
                with_day(with_day(form, "on", started.on), "expected", started.expected)
            }
            ("exit", _, Some(day)) => match self.record.record.learner.exits.get(&day) {
                Some(exit) => {
                    let form = form
                        .with("reason", exit.reason.label())
                        .with("destination", exit.destination.label())
                        .with("says", exit.says.as_str());
                    exit.interviewed.map_or(form.clone(), |day| with_day(form, "interviewed", day))
                }
                None => form,
            },
            ("outcome" | "supervisor", ..) => with_day(form, "on", self.record.today),
            _ => form,
        }
    }

    /// What is meant, in words.
    pub fn meant(&self) -> Option<String> {
        if let Some(path) = self.path.and_then(|path| self.record.record.learner.paths.get(&path)) {
            let (route, on) =
                (super::super::capital(path.started.route.label()), words::day(path.started.on));
            return Some(format!("{route}, begun {on}."));
        }
        self.day.map(|day| format!("Their last day was {}.", words::day(day)))
    }

    fn path(&self, form: &mut Form) -> Option<PathId> {
        if self.path.is_none() {
            form.refuse("", "Choose a way in on their record first");
        }
        self.path
    }

    fn posts(&self) -> Vec<Choice> {
        let of = &self.today_there;
        let team = |post: &workforce::Post| of.teams.get(&post.team).map_or("", |team| team.name.as_str());
        let mut posts: Vec<(String, String)> = of
            .posts
            .iter()
            .map(|(id, post)| {
                (
                    format!(
                        "{}, {} {}",
                        post.title,
                        team(post),
                        post.reference.as_deref().unwrap_or_default()
                    ),
                    id.to_string(),
                )
            })
            .collect();
        posts.sort();
        Choice::with_empty(posts.into_iter().map(|(words, id)| Choice::new(id, words)).collect(), "No post")
    }
}

/// The questions of a way in, which a newcomer's form asks too.
pub(super) fn read_started(
    form: &mut Form,
    rules: AcademyRules,
    cohorts: &[(workforce::CohortId, String)],
    colleagues: &[(StaffId, String)],
) -> Option<Started> {
    let route: Option<Route> = label(form, "route", "Choose the route");
    let on = form.read_day("on", "the day on which it begins");
    let expected =
        match (day_if_any(form, "expected", "the day on which it is expected to be complete"), route, on) {
            (Some(day), ..) => Some(day),
            (None, Some(Route::AssessedYear), Some(on)) if form.date("expected").is_empty() => {
                rules.assessed_months.map(|months| assessed_year_ends(on, months))
            }
            _ => None,
        };
    if expected.is_none() && form.error("expected").is_none() {
        form.refuse("expected", "Enter the day on which it is expected to be complete");
    }
    let chosen = |all: Vec<String>, typed: &str| typed.is_empty() || all.iter().any(|id| id == typed);
    for (name, all, ask) in [
        (
            "cohort",
            cohorts.iter().map(|(id, _)| id.to_string()).collect(),
            "Choose a cohort that is recorded",
        ),
        (
            "supervisor",
            colleagues.iter().map(|(id, _)| id.to_string()).collect(),
            "Choose somebody who works here",
        ),
    ] {
        if !chosen(all, form.value(name)) {
            form.refuse(name, ask);
        }
    }
    let (cohort, supervisor) = (form.value("cohort").parse().ok(), form.value("supervisor").parse().ok());
    let with = form.value("with").to_owned();
    Some(Started { on: on?, route: route?, expected: expected?, cohort, supervisor, with })
}

pub(super) fn cohorts(academy: &Academy) -> Vec<(workforce::CohortId, String)> {
    let mut all: Vec<_> = academy.programme.cohorts.iter().map(|(id, one)| (*id, one.name.clone())).collect();
    all.sort_by(|(_, one), (_, other)| one.cmp(other));
    all
}

/// Every act, in the order in which they come.
pub static PERSON_ACTS: &[Act<OfPerson, LearnerFact>] = &[
    Act {
        key: "path",
        name: "Record a way in",
        intro: &["An assessed year protects the caseload from its first day until it is passed."],
        asks: &[
            ask_route(),
            ask("on", "On which day does it begin?", "It may lie ahead.", Control::Day),
            ask(
                "expected",
                "When is it expected to be complete?",
                "Leave it empty for an assessed year: that is worked out.",
                Control::Day,
            ),
            ask_with(),
            ask("cohort", "In which cohort?", "", Control::Select(|of| named(&cohorts(&of.academy), "None"))),
            ask(
                "supervisor",
                "Who supervises?",
                "",
                Control::Select(|of| named(&of.colleagues, "Nobody yet")),
            ),
        ],
        button: "Record the way in",
        make: |form, of| {
            let started = read_started(form, of.academy.rules, &cohorts(&of.academy), &of.colleagues)?;
            let path = of.path.unwrap_or_else(|| PathId(Uuid::now_v7()));
            Some(LearnerFact::PathStarted { path, started })
        },
    },
    Act {
        key: "outcome",
        name: "Record an outcome",
        intro: &[],
        asks: &[
            ask("on", "On which day?", "", Control::Day),
            ask(
                "outcome",
                "What is the outcome?",
                "",
                Control::Radios(|_| {
                    vec![
                        Choice::new("passed", "Passed"),
                        Choice::new("extended", "Extended: it takes longer"),
                        Choice::new("left", "Left before the end"),
                        Choice::new("post", "Moved into a post here"),
                    ]
                }),
            ),
            ask("until", "If it takes longer: until when?", "", Control::Day),
            ask(
                "reason",
                "If they left: why?",
                "",
                Control::Select(|_| Choice::with_empty(choices!(ExitReason), "They did not leave")),
            ),
            ask(
                "post",
                "If they moved into a post: which?",
                "The post must be on the establishment.",
                Control::Select(OfPerson::posts),
            ),
            ask(
                "says",
                "What does the assessor say?",
                "Leave it empty if there is nothing to add.",
                Control::Long,
            ),
        ],
        button: "Record the outcome",
        make: |form, of| {
            let on = form.read_day("on", "the day of the outcome");
            let outcome = match form.value("outcome") {
                "passed" => Some(Outcome::Passed),
                "extended" => {
                    form.read_day("until", "until when it takes").map(|until| Outcome::Extended { until })
                }
                "left" => {
                    label(form, "reason", "Choose why they left").map(|reason| Outcome::Left { reason })
                }
                "post" => match form.value("post").parse() {
                    Ok(post) => Some(Outcome::MovedIntoPost { post, as_staff: None }),
                    Err(_) => {
                        form.refuse("post", "Choose the post");
                        None
                    }
                },
                _ => {
                    form.refuse("outcome", "Choose the outcome");
                    None
                }
            };
            let path = of.path(form);
            let says = form.value("says").to_owned();
            Some(LearnerFact::PathTurned { path: path?, turn: Turn { on: on?, outcome: outcome?, says } })
        },
    },
    Act {
        key: "supervisor",
        name: "Change the supervisor",
        intro: &[],
        asks: &[
            ask("on", "From which day?", "", Control::Day),
            ask("by", "Who supervises?", "", Control::Select(|of| named(&of.colleagues, "Choose somebody"))),
        ],
        button: "Record the supervisor",
        make: |form, of| {
            let on = form.read_day("on", "the first day");
            let by = form.value("by").parse().ok();
            if by.is_none() {
                form.refuse("by", "Choose who supervises");
            }
            Some(LearnerFact::Supervised { path: of.path(form)?, on: on?, by: by? })
        },
    },
    Act {
        key: "take-back",
        name: "Take the last outcome back",
        intro: &["It stays in the record, with your reason."],
        asks: &[ask("reason", "Why?", "", Control::Long)],
        button: "Take it back",
        make: |form, of| {
            let reason = form.read_text("reason", "Enter the reason");
            Some(LearnerFact::TurnTakenBack { path: of.path(form)?, reason: reason? })
        },
    },
    Act {
        key: "strike",
        name: "Strike out a way in",
        intro: &["For what was recorded by mistake. It stays in the record, with your reason."],
        asks: &[ask("reason", "Why?", "", Control::Long)],
        button: "Strike it out",
        make: |form, of| {
            let reason = form.read_text("reason", "Enter the reason");
            Some(LearnerFact::PathStruck { path: of.path(form)?, reason: reason? })
        },
    },
    Act {
        key: "exit",
        name: "Record why they left",
        intro: &["When somebody left is known from the establishment. Here is recorded why, and where to."],
        asks: &[
            ask("reason", "Why did they leave?", "", Control::Radios(|_| choices!(ExitReason))),
            ask("destination", "Where did they go?", "", Control::Radios(|_| choices!(Destination))),
            ask(
                "interviewed",
                "When was the exit interview?",
                "Leave it empty if there was none.",
                Control::Day,
            ),
            ask("says", "What did they say?", "In a few words, as far as they agree to it.", Control::Long),
        ],
        button: "Record it",
        make: |form, of| {
            let reason = label(form, "reason", "Choose why they left");
            let destination = label(form, "destination", "Choose where they went");
            let interviewed = day_if_any(form, "interviewed", "the day of the exit interview");
            let says = form.value("says").to_owned();
            let last_day = of.day.or_else(|| of.record.ended.last().copied());
            if last_day.is_none() {
                form.refuse("", "End their post on the establishment first: it does not show that they left");
            }
            Some(LearnerFact::ExitTold(ExitTold {
                last_day: last_day?,
                reason: reason?,
                destination: destination?,
                interviewed,
                says,
            }))
        },
    },
    Act {
        key: "agency",
        name: "Record that they were an agency worker",
        intro: &[
            "Only where payroll gave somebody a new number. Who was employed in place is seen without this.",
        ],
        asks: &[ask(
            "agency",
            "As whom did they work here through an agency?",
            "",
            Control::Select(|of| named(&of.agency, "Choose somebody")),
        )],
        button: "Record it",
        make: |form, _| {
            let agency = form.value("agency").parse().ok();
            if agency.is_none() {
                form.refuse("agency", "Choose whom the establishment knew as an agency worker");
            }
            Some(LearnerFact::AgencyBefore { agency: agency? })
        },
    },
];
