//! When is it due? The clocks' calculator, for anyone.

use askama::Template;
use axum::extract::Path;
use axum::http::Uri;
use axum::routing::get;
use calendar::{Date, DateTime, Within};
use practice::Area;
use practice::clocks::{self, Calculated, Definition, InputKind, Limit, When};

use crate::Problem;
use crate::app::{Anybody, App};
use crate::components::{Choice, Form};
use crate::frame::{Crumb, Frame};
use crate::page::{OpenTo, Page, PageResult, page, refused};
use crate::paths;

/// The list of clocks.
pub const LIST: Page<App> = Page { path: paths::DUE, open_to: OpenTo::Everyone, answers: || get(list) };
/// One clock.
pub const PAGE: Page<App> = Page { path: paths::DUE_CLOCK, open_to: OpenTo::Everyone, answers: || get(show) };

#[derive(Template)]
#[template(path = "help/due_list.html")]
struct ListView {
    frame: Frame,
    areas: Vec<(&'static str, Vec<&'static Definition>)>,
}

/// A question that a clock asks besides its start.
struct Question {
    name: &'static str,
    ask: &'static str,
    kind: &'static str,
    choices: Vec<Choice>,
}

/// An answer in words.
struct Answer {
    due: String,
    why: String,
}

#[derive(Template)]
#[template(path = "help/due.html")]
struct View {
    frame: Frame,
    form: Form,
    clock: &'static Definition,
    hours: bool,
    questions: Vec<Question>,
    answer: Option<Answer>,
    sources: Vec<(String, String)>,
    action: String,
}

async fn list(from: Anybody) -> PageResult {
    let mut areas: Vec<(&'static str, Vec<&'static Definition>)> = Vec::new();
    for area in Area::ALL {
        let of_area: Vec<_> = clocks::definitions().filter(|one| one.area == *area).collect();
        if !of_area.is_empty() {
            areas.push((area.label(), of_area));
        }
    }
    let title = "When is it due?";
    let frame = from.frame(title).after(Crumb::to("Home", paths::HOME)).after(Crumb::here(title));
    page(ListView { frame, areas })
}

async fn show(from: Anybody, uri: Uri, Path(key): Path<String>) -> PageResult {
    let clock = clocks::definition(&key).ok_or_else(|| Problem::not_found().within(from.frame("")))?;
    let mut form = Form::asked(&uri);
    let service = from.app.service();
    let today = service.today();
    let mut answer = None;
    if form.was_sent() {
        let start = read_start(&mut form);
        let answers = read_answers(clock, &mut form);
        if let (Some(start), false) = (start, form.is_refused()) {
            let pairs: Vec<(&str, &str)> =
                answers.iter().map(|(name, value)| (*name, value.as_str())).collect();
            match clocks::calculate(clock.key, start, &pairs, service.policies(), today) {
                Ok(Calculated { due, why, .. }) => answer = Some(Answer { due: due.to_string(), why }),
                Err(refusal) => form.refuse_all(&[refusal], |field| field),
            }
        }
    }
    let title = format!("When is it due? {}", clock.name);
    let frame = from
        .frame(title)
        .after(Crumb::to("When is it due?", paths::DUE))
        .after(Crumb::here(clock.name))
        .refused(form.is_refused());
    let is_refused = form.is_refused();
    let view = View {
        frame,
        form,
        clock,
        hours: counts_hours(clock),
        questions: clock.inputs.iter().map(question).collect(),
        answer,
        sources: clock
            .versions
            .iter()
            .map(|version| (version.source.to_owned(), version.confirmed.to_string()))
            .collect(),
        action: paths::due_clock(clock.key),
    };
    if is_refused { refused(view) } else { page(view) }
}

/// Whether the clock counts hours, so that the time matters.
fn counts_hours(clock: &Definition) -> bool {
    clock.versions.iter().any(|version| matches!(version.limit, Limit::Within(Within::Hours(_))))
}

fn question(input: &clocks::Input) -> Question {
    let choice = |word: &str| Choice::new(word, word);
    let (kind, choices) = match input.kind {
        InputKind::Date | InputKind::OptionalDate => ("date", Vec::new()),
        InputKind::Number => ("number", Vec::new()),
        InputKind::Flag => ("choice", vec![Choice::new("yes", "Yes"), Choice::new("no", "No")]),
        InputKind::OneOf(words) => ("choice", words.iter().map(|word| choice(word)).collect()),
    };
    Question { name: input.name, ask: input.ask, kind, choices }
}

/// The start: a day, and a time where one is given.
fn read_start(form: &mut Form) -> Option<When> {
    let day: Date = form.read_day("from", "when it started")?;
    let time = form.value("at").to_owned();
    if time.is_empty() {
        return Some(day.into());
    }
    match format!("{day}T{time}").parse::<DateTime>() {
        Ok(moment) => Some(moment.into()),
        Err(_) => {
            form.refuse("at", "Enter the time on a 24-hour clock, such as 14:30");
            None
        }
    }
}

fn read_answers(clock: &Definition, form: &mut Form) -> Vec<(&'static str, String)> {
    let mut answers = Vec::new();
    for input in clock.inputs {
        let answer = match input.kind {
            InputKind::Date => form.read_day(input.name, input.ask).map(|day| day.to_string()),
            InputKind::OptionalDate if form.date(input.name).is_empty() => None,
            InputKind::OptionalDate => form.read_day(input.name, input.ask).map(|day| day.to_string()),
            InputKind::Flag | InputKind::Number | InputKind::OneOf(_) => {
                Some(form.value(input.name).to_owned()).filter(|answer| !answer.is_empty())
            }
        };
        answers.extend(answer.map(|answer| (input.name, answer)));
    }
    answers
}
