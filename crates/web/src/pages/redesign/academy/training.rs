//! Courses, their sessions, and who came.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect};
use axum::routing::get;
use calendar::words;
use service::{Action, ServiceError};
use workforce::academy::Attendance;
use workforce::{CourseId, StaffId, TrainingId};

use super::record::done;
use super::{Asked, Block, View, capital, cells};
use crate::Problem;
use crate::app::{App, Sent, SignedIn, blocking};
use crate::components::{Choice, Form, Html};
use crate::frame::{Crumb, Frame};
use crate::page::{OpenTo, Page, PageResult, page, refused};
use crate::paths;

/// All courses.
pub const COURSES: Page<App> =
    Page { path: paths::ACADEMY_TRAINING, open_to: OpenTo::SignedIn, answers: || get(courses) };
/// One course.
pub const COURSE: Page<App> =
    Page { path: paths::COURSE, open_to: OpenTo::SignedIn, answers: || get(course) };
/// Who came to a session.
pub const SESSION: Page<App> =
    Page { path: paths::TRAINING, open_to: OpenTo::SignedIn, answers: || get(session).post(submit) };

async fn courses(who: SignedIn, Query(asked): Query<Asked>) -> PageResult {
    let academy = who.service().academy(&who.viewer).map_err(|error| who.problem(error))?;
    let mut view = View::new(&who, "Training", "Training");
    view.done = done(asked.done.as_deref());
    if who.viewer.may(Action::RecordAcademy) {
        view.ways_on = vec![
            Crumb::to("Add a course", paths::academy_record("course", None)),
            Crumb::to("Add a session", paths::academy_record("session", None)),
        ];
    }
    let rows = academy.courses().into_iter().map(|(id, course, completed)| {
        let sessions = academy.programme.sessions(id);
        let next = sessions.iter().find(|(_, one)| one.on >= academy.today);
        let mut row = vec![Html::link(&course.name, &paths::course(id))];
        row.extend(cells([
            capital(course.audience.label()),
            course.again_after.map_or_else(|| "No".to_owned(), |months| format!("After {months} months")),
            next.map_or_else(|| "None planned".to_owned(), |(_, one)| words::short(one.on)),
            completed.map_or_else(
                || "nobody to complete it".to_owned(),
                |share| format!("{share} ({} of {})", share.part, share.whole),
            ),
        ]));
        row
    });
    let mut all = Block::new("Courses").table(
        &["Course", "For", "Again", "Next session", "Completed"],
        rows.collect(),
        "No course is recorded yet. Human resources or the academy’s lead add one.",
    );
    all.cards = true;
    view.blocks.push(all);
    page(view)
}

async fn course(who: SignedIn, Path(id): Path<CourseId>, Query(asked): Query<Asked>) -> PageResult {
    let academy = who.service().academy(&who.viewer).map_err(|error| who.problem(error))?;
    let course =
        academy.programme.courses.get(&id).ok_or_else(|| Problem::not_found().within(who.frame("")))?;
    let mut view = View::new(&who, &course.name, "Training");
    view.about = "Course".to_owned();
    view.done = done(asked.done.as_deref());
    view.intro.extend(Some(course.about.clone()).filter(|about| !about.is_empty()));
    view.intro.push(format!("For {}.", course.audience));
    if let Some((.., Some(share))) = academy.courses().into_iter().find(|(one, ..)| *one == id) {
        view.intro.push(format!("{share} have completed it: {} of {}.", share.part, share.whole));
    }
    let names = who.viewer.may(Action::SeeLearning);
    if who.viewer.may(Action::RecordAcademy) {
        view.ways_on = vec![
            Crumb::to("Add a session", paths::academy_record("session", Some(&id.to_string()))),
            Crumb::to("Correct the course", paths::academy_record("course", Some(&id.to_string()))),
        ];
    }
    let counts = academy.attendance();
    let rows = academy.programme.sessions(id).into_iter().map(|(training, one)| {
        let day = words::day(one.on);
        let day = if names { Html::link(&day, &paths::training(training)) } else { Html::from(day) };
        let count = |how| counts.get(&(training, how)).copied().unwrap_or_default().to_string();
        let cohort = one.cohort.and_then(|cohort| academy.programme.cohorts.get(&cohort));
        let mut row = vec![day];
        row.extend(cells([
            cohort.map_or_else(|| "Everybody it is meant for".to_owned(), |one| one.name.clone()),
            one.place.clone(),
            format!("{}h {:02}m", one.minutes / 60, one.minutes % 60),
            count(Attendance::Booked),
            count(Attendance::Attended),
            count(Attendance::Absent),
        ]));
        row
    });
    let mut sessions = Block::new("Sessions").table(
        &["Day", "For", "Place", "Length", "Booked", "Attended", "Did not come"],
        rows.collect(),
        "No session is planned yet.",
    );
    sessions.cards = true;
    view.blocks.push(sessions);
    page(view)
}

struct Line {
    field: String,
    name: String,
    now: &'static str,
}

#[derive(Template)]
#[template(path = "redesign/academy/session.html")]
struct SessionView {
    frame: Frame,
    form: Form,
    done: String,
    about: String,
    title: String,
    says: String,
    lines: Vec<Line>,
    choices: Vec<Choice>,
    action: String,
    back: String,
}

async fn session(who: SignedIn, Path(id): Path<TrainingId>, Query(asked): Query<Asked>) -> PageResult {
    let mut view = session_view(&who, id, Form::new())?;
    if asked.done.is_some() {
        view.done = match asked.count.unwrap_or_default() {
            0 => "Nothing was different, so nothing was recorded".to_owned(),
            1 => "Recorded for 1 person".to_owned(),
            many => format!("Recorded for {many} people"),
        };
    }
    page(view)
}

fn session_view(who: &SignedIn, id: TrainingId, form: Form) -> Result<SessionView, Problem> {
    let service = who.service();
    let lines = service.academy_session(&who.viewer, id).map_err(|error| who.problem(error))?;
    let academy = service.academy(&who.viewer).map_err(|error| who.problem(error))?;
    let training = academy.programme.trainings.get(&id);
    let training = training.ok_or_else(|| Problem::not_found().within(who.frame("")))?;
    let course = academy.programme.courses.get(&training.course).map_or("", |one| one.name.as_str());
    let title = format!("Session of {}", words::day(training.on));
    let mut frame = super::frame(who, &title).refused(form.is_refused());
    let here = frame.trail.pop();
    frame.trail.push(Crumb::to(course, paths::course(training.course)));
    frame.trail.extend(here);
    let line = |(staff, name, how): (StaffId, String, Option<Attendance>)| {
        let field = format!("at-{staff}");
        let typed = Attendance::ALL.iter().find(|one| one.label() == form.value(&field));
        Line { now: typed.copied().or(how).map_or("", Attendance::label), field, name }
    };
    let choices = Attendance::ALL.iter().map(|one| Choice::new(one.label(), capital(one.label())));
    Ok(SessionView {
        frame,
        done: String::new(),
        about: course.to_owned(),
        says: format!("{}. {}h {:02}m.", training.place, training.minutes / 60, training.minutes % 60),
        title,
        lines: lines.into_iter().map(line).collect(),
        choices: Choice::with_empty(choices.collect(), "Nothing recorded"),
        action: paths::training(id),
        back: paths::course(training.course),
        form,
    })
}

async fn submit(Path(id): Path<TrainingId>, sent: Sent) -> PageResult {
    let Sent { who, mut form } = sent;
    let mut told: BTreeMap<StaffId, Attendance> = BTreeMap::new();
    let mut wrong = false;
    for (field, typed) in form.pairs() {
        let Some(staff) = field.strip_prefix("at-").and_then(|staff| staff.parse().ok()) else { continue };
        match (typed.parse::<Attendance>(), typed.is_empty()) {
            (Ok(how), _) => _ = told.insert(staff, how),
            (Err(_), true) => {}
            (Err(_), false) => wrong = true,
        }
    }
    if wrong {
        form.refuse("", "Choose one of the ways to attend that are offered");
        return refused(session_view(&who, id, form)?);
    }
    match blocking(|| who.service().record_attendance(&who.viewer, id, told)) {
        Ok(count) => {
            Ok(Redirect::to(&format!("{}?done=attendance&count={count}", paths::training(id)))
                .into_response())
        }
        Err(ServiceError::Refused(refusals)) => {
            form.refuse_all(&refusals, |_| "");
            refused(session_view(&who, id, form)?)
        }
        Err(error) => Err(who.problem(error)),
    }
}
