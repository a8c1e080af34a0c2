//! The people in a change: for human resources everybody, for a line manager those who report to them.

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect};
use axum::routing::{get, post};
use calendar::words;
use serde::Deserialize;
use service::change::{Change, PersonLine};
use service::{Action, ServiceError};
use workforce::ProposalId;
use workforce::people::process::PersonProcess;

use crate::Problem;
use crate::app::{App, Sent, SignedIn, blocking};
use crate::components::{Choice, Form};
use crate::frame::Frame;
use crate::page::{OpenTo, Page, PageResult, page, refused};
use crate::paths;

/// The list.
pub const PAGE: Page<App> =
    Page { path: paths::PEOPLE_IN_CHANGE, open_to: OpenTo::SignedIn, answers: || get(show) };
/// Telling everybody, and confirming everybody.
pub const ALL: Page<App> =
    Page { path: paths::ALL_IN_CHANGE, open_to: OpenTo::SignedIn, answers: || post(submit) };

/// What the list is narrowed to, and what was just done.
#[derive(Deserialize, Default)]
pub struct Asked {
    #[serde(default)]
    class: Option<String>,
    #[serde(default)]
    open: Option<String>,
    #[serde(default)]
    done: Option<String>,
    #[serde(default)]
    count: Option<usize>,
}

struct Line {
    href: String,
    name: String,
    post: String,
    team: String,
    class: String,
    stands: String,
}

#[derive(Template)]
#[template(path = "redesign/change/people.html")]
struct View {
    frame: Frame,
    form: Form,
    title: &'static str,
    done: String,
    everybody: bool,
    lines: Vec<Line>,
    all: usize,
    numbers: Vec<(&'static str, usize)>,
    cannot_sign_in: Vec<String>,
    options: Vec<Choice>,
    opens: Vec<Choice>,
    here: String,
    tell: String,
    confirm: String,
}

/// What may wait for somebody to decide it: its name in addresses, in words, and whether it does.
type Waiting = (&'static str, &'static str, fn(&PersonProcess) -> bool);

const OPEN: &[Waiting] = &[
    ("severance", "Voluntary severance to decide", |state| {
        state.severance.as_ref().is_some_and(|one| one.decided.is_none() && one.ended.is_none())
    }),
    ("claim", "Claim or appeal to decide", |state| state.claims.iter().any(|claim| claim.upheld().is_none())),
    ("interest", "Interest to score", |state| state.open_interests().iter().any(|one| one.scored.is_none())),
    ("offer", "Offer to answer", |state| state.offers.iter().any(|offer| offer.answer.is_none())),
    ("meeting", "One-to-one to hold", |state| state.meetings.iter().any(|meeting| meeting.held.is_none())),
];

async fn show(who: SignedIn, Path(id): Path<ProposalId>, Query(asked): Query<Asked>) -> PageResult {
    page(view(&who, id, &asked, Form::new())?)
}

async fn submit(Path((id, what)): Path<(ProposalId, String)>, sent: Sent) -> PageResult {
    let Sent { who, mut form } = sent;
    let service = who.service();
    let done = match what.as_str() {
        "tell" => blocking(|| service.tell_everybody(&who.viewer, id)),
        "confirm" => blocking(|| service.confirm_everybody(&who.viewer, id)),
        _ => return Err(Problem::not_found().within(who.frame(""))),
    };
    match done {
        Ok(count) => Ok(Redirect::to(&paths::people_after(id, &what, count)).into_response()),
        Err(ServiceError::Refused(refusals)) => {
            form.refuse_all(&refusals, |_| "");
            refused(view(&who, id, &Asked::default(), form)?)
        }
        Err(error) => Err(who.problem(error)),
    }
}

fn view(who: &SignedIn, id: ProposalId, asked: &Asked, form: Form) -> Result<View, Problem> {
    let people = who.service().people_in_change(&who.viewer, id).map_err(|error| who.problem(error))?;
    let change = who.service().change(&who.viewer, id).map_err(|error| who.problem(error))?;
    let everybody = who.viewer.may(Action::SeeStaffInChange);
    if !everybody && (people.is_empty() || change.record.launched().is_none()) {
        return Err(who.problem(ServiceError::NotFound));
    }
    let title = if everybody { "People" } else { "My people" };
    let all = people.len();
    let class_of =
        |line: &PersonLine| line.process.class().map_or("not told yet", |(class, _)| class.label());
    let mut counted: std::collections::BTreeMap<&'static str, usize> = std::collections::BTreeMap::new();
    for line in &people {
        *counted.entry(class_of(line)).or_default() += 1;
    }
    let numbers = counted.iter().map(|(class, count)| (*class, *count)).collect();
    let classes: Vec<Choice> =
        counted.keys().map(|class| Choice::new(*class, super::person::with_capital(class))).collect();
    let waits = |line: &PersonLine| {
        let wanted = asked.open.as_deref().filter(|key| !key.is_empty());
        wanted.is_none_or(|key| OPEN.iter().any(|(name, _, open)| *name == key && open(&line.process)))
    };
    let of_class = |line: &PersonLine| {
        asked.class.as_deref().filter(|class| !class.is_empty()).is_none_or(|class| class_of(line) == class)
    };
    let mut lines: Vec<Line> =
        people.iter().filter(|line| waits(line) && of_class(line)).map(|one| row(&change, one)).collect();
    // Where something waits for somebody to do it, the person comes first; else by name.
    lines.sort_by_key(|line| line.stands.is_empty());
    let stage = change.record.consultation.closed.is_some();
    let (launched, confirmed) = (change.record.launched().is_some(), stage);
    let untold = people.iter().any(|line| line.process.told.is_none());
    let unconfirmed = people.iter().any(|line| {
        line.process.told.is_some()
            && line.process.confirmed.is_none()
            && line.process.severance_accepted().is_none()
    });
    let closes = change.timetable.on(workforce::people::timetable::Milestone::Close);
    let may_confirm = confirmed || closes.is_some_and(|close| who.service().today() >= close);
    let can = if everybody { who.service().who_can_sign_in() } else { std::collections::BTreeSet::new() };
    let cannot = |line: &&PersonLine| everybody && !can.contains(&line.staff);
    let cannot_sign_in =
        people.iter().filter(cannot).map(|line| change.name(line.staff).to_owned()).collect();
    let form = form
        .with("class", asked.class.clone().unwrap_or_default())
        .with("open", asked.open.clone().unwrap_or_default());
    Ok(View {
        frame: super::frame(who, &change, title).refused(form.is_refused()),
        form,
        title,
        done: done(asked),
        everybody,
        lines,
        all,
        numbers,
        cannot_sign_in,
        options: Choice::with_empty(classes, "Every class"),
        opens: Choice::with_empty(
            OPEN.iter().map(|(key, words, _)| Choice::new(*key, *words)).collect(),
            "Whatever waits",
        ),
        here: paths::people_in_change(id),
        tell: if everybody && launched && untold { paths::all_in_change(id, "tell") } else { String::new() },
        confirm: if everybody && may_confirm && unconfirmed {
            paths::all_in_change(id, "confirm")
        } else {
            String::new()
        },
    })
}

fn done(asked: &Asked) -> String {
    let people = match asked.count.unwrap_or_default() {
        1 => "1 person".to_owned(),
        many => format!("{many} people"),
    };
    match asked.done.as_deref() {
        Some("tell") => format!("{people} were told what becomes of their role"),
        Some("confirm") => format!("The class of {people} is confirmed"),
        _ => String::new(),
    }
}

fn row(change: &Change, line: &PersonLine) -> Line {
    let post = change.before.posts.get(&line.scope.post);
    let team = post.and_then(|post| change.before.teams.get(&post.team));
    let class = line.process.class().map_or_else(
        || "Not told yet".to_owned(),
        |(class, to)| match to.filter(|_| class == workforce::people::classes::RoleClass::NaturalSuccessor) {
            Some(role) => format!("Natural successor, to {}", change.roles.says(role)),
            None => super::person::with_capital(class.label()),
        },
    );
    Line {
        href: paths::person_in_change(change.id, line.staff),
        name: change.name(line.staff).to_owned(),
        post: post.map(|post| post.title.clone()).unwrap_or_default(),
        team: team.map(|team| team.name.clone()).unwrap_or_default(),
        class,
        stands: stands(&line.process),
    }
}

/// Where somebody stands, in a few words.
fn stands(state: &PersonProcess) -> String {
    let mut says = Vec::new();
    if let Some(on) = state.severance_accepted() {
        says.push(format!("Voluntary severance accepted {}", words::day(on)));
    }
    if let Some(offer) = state.accepted() {
        says.push(format!("Post accepted, {}", offer.basis.label()));
    }
    let waiting = OPEN.iter().filter(|(_, _, open)| open(state)).map(|(_, words, _)| (*words).to_owned());
    says.extend(waiting);
    if says.is_empty() && state.confirmed.is_some() {
        says.push("Class confirmed".to_owned());
    }
    says.join(". ")
}
