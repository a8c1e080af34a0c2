//! Add a change to a proposal: first what kind, then only what that kind needs, and why; and take one out.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use axum::extract::Path;
use axum::http::Uri;
use axum::response::{IntoResponse, Redirect};
use axum::routing::get;
use service::ServiceError;
use service::organisation::ProposalRecord;
use workforce::{
    Contract, Establishment, Funding, Post, ProposalFact, ProposalId, Stage, StatutoryRole, TeamId,
};

use super::further::NO_ROLE;
use super::job;
use super::kinds::{Answers, Ask, Control, Kind, NOBODY, kinds};
use crate::Problem;
use crate::app::{App, Sent, SignedIn, blocking};
use crate::components::{Choice, Form};
use crate::frame::{Crumb, Frame};
use crate::page::{OpenTo, Page, PageResult, page, refused};
use crate::pages::redesign::{detail, holders};
use crate::paths;

/// Where the kind is chosen.
pub const CHOOSE: Page<App> =
    Page { path: paths::ADD_CHANGE, open_to: OpenTo::SignedIn, answers: || get(choose) };
/// The form of a kind.
pub const ADD: Page<App> =
    Page { path: paths::ADD_KIND, open_to: OpenTo::SignedIn, answers: || get(show).post(submit) };
/// Where a change is taken out again.
pub const TAKE_OUT: Page<App> =
    Page { path: paths::TAKE_OUT, open_to: OpenTo::SignedIn, answers: || get(show_out).post(submit_out) };

#[derive(Template)]
#[template(path = "redesign/add_choose.html")]
struct Choosing {
    frame: Frame,
    draw: String,
    groups: Vec<(&'static str, Vec<Crumb>)>,
    back: String,
}

/// A question as the page draws it: a list in groups, boxes to tick, lines, or a line.
struct Question {
    name: &'static str,
    label: &'static str,
    hint: &'static str,
    groups: Vec<(String, Vec<Choice>)>,
    ticks: Vec<Choice>,
    lines: bool,
    is_day: bool,
    /// Whether it can be answered only once another is.
    waits: bool,
    classes: &'static str,
}

#[derive(Template)]
#[template(path = "redesign/add.html")]
struct View {
    frame: Frame,
    form: Form,
    title: &'static str,
    questions: Vec<Question>,
    action: String,
    back: String,
}

#[derive(Template)]
#[template(path = "redesign/take_out.html")]
struct Out {
    frame: Frame,
    form: Form,
    says: String,
    reason: String,
    action: String,
    back: String,
}

async fn choose(who: SignedIn, Path(id): Path<ProposalId>) -> PageResult {
    let record = changeable(&who, id)?;
    let mut groups: Vec<(&'static str, Vec<Crumb>)> = Vec::new();
    for kind in kinds() {
        let link = Crumb::to(kind.name, paths::add_kind(id, kind.key));
        match groups.iter_mut().find(|(group, _)| *group == kind.group) {
            Some((_, links)) => links.push(link),
            None => groups.push((kind.group, vec![link])),
        }
    }
    let frame = super::frame(&who, id, &record.proposal, "Add a change");
    page(Choosing { frame, draw: paths::draw(id), groups, back: paths::proposal(id) })
}

async fn show(who: SignedIn, Path((id, key)): Path<(ProposalId, String)>, uri: Uri) -> PageResult {
    let record = changeable(&who, id)?;
    let kind = kind(&who, &key)?;
    let of = so_far(&who, &record)?;
    let mut form = Form::asked(&uri);
    if kind.key == job::KEY {
        form = job::filled(form, &of);
    }
    for (name, usual) in [
        ("fte", "1"),
        ("count", "1"),
        ("contract", Contract::default().label()),
        ("funding", Funding::default().label()),
    ] {
        if kind.key == "create" && form.value(name).is_empty() {
            form = form.with(name, usual);
        }
    }
    page(view(&who, id, &record, kind, &of, form))
}

async fn submit(Path((id, key)): Path<(ProposalId, String)>, sent: Sent) -> PageResult {
    let Sent { who, mut form } = sent;
    let record = changeable(&who, id)?;
    let kind = kind(&who, &key)?;
    let of = so_far(&who, &record)?;
    let changes = (kind.make)(&mut Answers { form: &mut form, of: &of });
    let reason = form.read_text("reason", "Enter why the change is proposed");
    let (Some(changes), Some(reason)) = (changes, reason) else {
        return refused(view(&who, id, &record, kind, &of, form));
    };
    let facts = changes
        .into_iter()
        .map(|change| ProposalFact::ChangeAdded { change: Box::new(change), reason: reason.clone() })
        .collect();
    match blocking(|| who.service().record_of_proposal(&who.viewer, id, facts)) {
        Ok(()) => Ok(Redirect::to(&paths::proposal_after(id, "added")).into_response()),
        Err(ServiceError::Refused(refusals)) => {
            form.refuse_all(&refusals, |field| beside(kind, field));
            refused(view(&who, id, &record, kind, &of, form))
        }
        Err(error) => Err(who.problem(error)),
    }
}

/// The question beside which a refusal of a field is shown; none of them is the form as a whole.
fn beside(kind: &Kind, field: &'static str) -> &'static str {
    if field == "reason" {
        return field;
    }
    let exactly = kind.asks.iter().find(|ask| ask.name == field);
    let begins = || kind.asks.iter().find(|ask| ask.name.starts_with(field));
    exactly.or_else(begins).map_or("", |ask| ask.name)
}

fn view(
    who: &SignedIn,
    id: ProposalId,
    record: &ProposalRecord,
    kind: &Kind,
    of: &Establishment,
    form: Form,
) -> View {
    let localities = who.service().policies().words("structure.localities", record.proposal.effect);
    let team = form.value("team").parse().ok();
    let questions = kind.asks.iter().map(|ask| question(ask, of, team, localities)).collect();
    View {
        frame: super::frame(who, id, &record.proposal, kind.name).refused(form.is_refused()),
        form,
        title: kind.name,
        questions,
        action: paths::add_kind(id, kind.key),
        back: paths::add_change(id),
    }
}

fn question(ask: &Ask, of: &Establishment, team: Option<TeamId>, localities: &[String]) -> Question {
    let (mut groups, mut ticks) = (Vec::new(), Vec::new());
    let one_group = |choices: Vec<Choice>| vec![(String::new(), choices)];
    let to_choose = |words: &str| (String::new(), vec![Choice::new("", words)]);
    match ask.control {
        Control::Post | Control::Manager => {
            groups.push(to_choose("Choose a post"));
            if ask.control == Control::Manager {
                groups
                    .push((String::new(), vec![Choice::new(NOBODY, "Nobody: the head of the organisation")]));
            }
            groups.extend(posts_by_team(of));
        }
        Control::Role => {
            groups.push(to_choose("Choose a role"));
            groups.push((String::new(), roles(of)));
        }
        Control::Team => {
            groups.push(to_choose("Choose a team"));
            groups.extend(teams_by_service(of));
        }
        Control::Teams => ticks = teams_by_service(of).into_iter().flat_map(|(_, teams)| teams).collect(),
        Control::Service => {
            groups.push(to_choose("Choose a service"));
            let mut services: Vec<(&str, String)> =
                of.services.iter().map(|(id, service)| (service.name.as_str(), id.to_string())).collect();
            services.sort_unstable();
            groups.push((
                String::new(),
                services.into_iter().map(|(name, id)| Choice::new(id, name)).collect(),
            ));
        }
        Control::Localities => {
            let there = of.teams.values().flat_map(|team| &team.localities);
            let all: BTreeSet<&String> = there.chain(localities).collect();
            ticks = all.into_iter().map(|one| Choice::new(one, one)).collect();
        }
        Control::Contract => {
            groups = one_group(Contract::ALL.iter().map(|one| words(one.label())).collect());
        }
        Control::Funding => groups = one_group(Funding::ALL.iter().map(|one| words(one.label())).collect()),
        Control::PostsOfTeam => ticks = posts_of(of, team),
        Control::Statutory => {
            groups.push(to_choose("Choose a role"));
            let roles = StatutoryRole::ALL.iter().map(|one| words(one.label()));
            let none = Choice::new(NO_ROLE, "None");
            groups.push((String::new(), std::iter::once(none).chain(roles).collect()));
        }
        Control::Tick(says) => ticks.push(Choice::new("yes", says)),
        Control::Text | Control::Short | Control::Lines | Control::Day => {}
    }
    Question {
        name: ask.name,
        label: ask.label,
        hint: ask.hint,
        groups,
        ticks,
        lines: ask.control == Control::Lines,
        is_day: ask.control == Control::Day,
        waits: ask.control == Control::PostsOfTeam,
        classes: if ask.control == Control::Short { "govuk-input--width-5" } else { "" },
    }
}

fn words(label: &str) -> Choice {
    let mut letters = label.chars();
    let text: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
    Choice::new(label, text)
}

/// The posts of a team to tick; none before the team is chosen.
fn posts_of(of: &Establishment, team: Option<TeamId>) -> Vec<Choice> {
    let there = of.posts.iter().filter(|(_, post)| Some(post.team) == team);
    let mut posts: Vec<(String, String)> = there
        .map(|(id, post)| {
            (format!("{}, {}, {}", post.title, detail(post), holders(of, *id, post)), id.to_string())
        })
        .collect();
    posts.sort_unstable();
    posts.into_iter().map(|(says, id)| Choice::new(id, says)).collect()
}

/// Posts under the names of their teams, each with what tells it from others of its title.
fn posts_by_team(of: &Establishment) -> Vec<(String, Vec<Choice>)> {
    let mut groups: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for (id, post) in &of.posts {
        let team = of.teams.get(&post.team).map_or_else(|| "No team".to_owned(), |team| team.name.clone());
        let mut says = format!("{}, {}, {}", post.title, detail(post), holders(of, *id, post));
        if let Some(reference) = &post.reference {
            says.push_str(&format!(" ({reference})"));
        }
        groups.entry(team).or_default().push((says, id.to_string()));
    }
    let sorted = groups.into_iter().map(|(team, mut posts)| {
        posts.sort_unstable();
        (team, posts.into_iter().map(|(says, id)| Choice::new(id, says)).collect())
    });
    sorted.collect()
}

/// The roles of an establishment by title, each with its grade.
fn roles(of: &Establishment) -> Vec<Choice> {
    let says = |post: &Post| match &post.grade {
        Some(grade) => format!("{}, grade {grade}", post.title),
        None => post.title.clone(),
    };
    let all: BTreeMap<String, String> =
        of.posts.values().map(|post| (says(post), of.role_of(post).to_string())).collect();
    all.into_iter().map(|(says, id)| Choice::new(id, says)).collect()
}

fn teams_by_service(of: &Establishment) -> Vec<(String, Vec<Choice>)> {
    let mut groups: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for (id, team) in &of.teams {
        let service = of.services.get(&team.service);
        let service = service.map_or_else(|| "No service".to_owned(), |service| service.name.clone());
        groups.entry(service).or_default().push((team.name.clone(), id.to_string()));
    }
    let sorted = groups.into_iter().map(|(service, mut teams)| {
        teams.sort_unstable();
        (service, teams.into_iter().map(|(name, id)| Choice::new(id, name)).collect())
    });
    sorted.collect()
}

async fn show_out(who: SignedIn, Path((id, number)): Path<(ProposalId, u32)>) -> PageResult {
    let record = changeable(&who, id)?;
    page(out(&who, id, &record, number, Form::new())?)
}

async fn submit_out(Path((id, number)): Path<(ProposalId, u32)>, sent: Sent) -> PageResult {
    let Sent { who, mut form } = sent;
    let record = changeable(&who, id)?;
    let Some(reason) = form.read_text("reason", "Enter why the change is taken out") else {
        return refused(out(&who, id, &record, number, form)?);
    };
    let fact = ProposalFact::ChangeWithdrawn { number, reason };
    match blocking(|| who.service().record_of_proposal(&who.viewer, id, vec![fact])) {
        Ok(()) => Ok(Redirect::to(&paths::proposal_after(id, "taken-out")).into_response()),
        Err(ServiceError::Refused(refusals)) => {
            form.refuse_all(&refusals, |field| if field == "reason" { field } else { "" });
            refused(out(&who, id, &record, number, form)?)
        }
        Err(error) => Err(who.problem(error)),
    }
}

fn out(
    who: &SignedIn,
    id: ProposalId,
    record: &ProposalRecord,
    number: u32,
    form: Form,
) -> Result<Out, Problem> {
    let change = record.proposal.changes.iter().find(|change| change.number == number);
    let change = change.ok_or_else(|| Problem::not_found().within(who.frame("")))?;
    let (before, outcome) = super::outcome(who, &record.proposal)?;
    Ok(Out {
        frame: super::frame(who, id, &record.proposal, "Take a change out").refused(form.is_refused()),
        form,
        says: format!("{}: {}", change.change.kind(), change.change.says(&before, &outcome.proposed)),
        reason: change.reason.clone(),
        action: paths::take_out(id, number),
        back: paths::proposal(id),
    })
}

/// The proposal, where changes may still be added and taken out.
pub(super) fn changeable(who: &SignedIn, id: ProposalId) -> Result<std::sync::Arc<ProposalRecord>, Problem> {
    let record = super::to_change(who, id)?;
    if record.proposal.stage > Stage::Consultation {
        let problem =
            Problem::cannot_be_recorded().saying_only("A proposal can be changed until it is confirmed.");
        return Err(problem.way_on("Back to the proposal", paths::proposal(id)).within(who.frame("")));
    }
    Ok(record)
}

fn kind(who: &SignedIn, key: &str) -> Result<&'static Kind, Problem> {
    kinds().find(|kind| kind.key == key).ok_or_else(|| Problem::not_found().within(who.frame("")))
}

pub(super) fn so_far(who: &SignedIn, record: &ProposalRecord) -> Result<Establishment, Problem> {
    Ok(super::outcome(who, &record.proposal)?.1.proposed)
}
