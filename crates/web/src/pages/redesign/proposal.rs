//! A proposal: the case for change, what it would change and why, who is affected, what the structure that
//! comes out holds to, and every version of it.

pub mod begin;
pub mod change;
pub(super) mod checked;
pub mod draw;
mod further;
mod job;
mod kinds;
mod papers;
pub(in crate::pages::redesign) mod pictures;
pub mod steps;
mod versions;

use std::collections::BTreeMap;
use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, Query};
use axum::routing::get;
use calendar::words;
use serde::Deserialize;
use service::Action;
use service::organisation::ProposalRecord;
use workforce::{
    Difference, Establishment, Fte, Outcome, PostDifference, Proposal, ProposalFact, ProposalId, Stage,
    compare, role_lines,
};

use self::checked::Checked;
use self::papers::Paper;
use self::pictures::Drawn;
use self::versions::{Version, versions};
use super::caseload::{Caseload, caseload};
use super::papers::wording::{self as written, Written};
use super::{Whose, boxes, detail};
use crate::Problem;
use crate::app::{App, SignedIn};
use crate::components::{Html, first};
use crate::frame::{Crumb, Frame, Room};
use crate::page::{OpenTo, Page, PageResult, page};
use crate::paths;

/// The page.
pub const PAGE: Page<App> = Page { path: paths::PROPOSAL, open_to: OpenTo::SignedIn, answers: || get(show) };

/// The parts of the page: their names in addresses and on it.
const PARTS: &[(&str, &str)] = &[
    ("changes", "Changes"),
    ("posts", "Before and after"),
    ("structure", "Structure"),
    ("checks", "Checks"),
    ("papers", "Papers"),
    ("versions", "Versions"),
];

/// What is asked: which part, and how its charts are drawn.
#[derive(Deserialize, Default)]
pub struct Asked {
    #[serde(default)]
    part: Option<String>,
    /// What was just done.
    #[serde(default)]
    done: Option<String>,
    /// `posts=all`: every post, not only those that change.
    #[serde(default)]
    posts: Option<String>,
    #[serde(default)]
    all: Option<String>,
    #[serde(default)]
    open: Option<String>,
    #[serde(default)]
    shut: Option<String>,
    /// How large: a percentage, or `fit`.
    #[serde(default)]
    zoom: Option<String>,
}

struct Kind {
    name: String,
    changes: Vec<Line>,
}

struct Line {
    number: u32,
    says: String,
    reason: String,
    cannot: String,
    take_out: String,
}

struct Role {
    title: String,
    grade: String,
    before: Fte,
    filled: Fte,
    after: Fte,
    change: String,
}

struct PostRow {
    what: &'static str,
    tone: &'static str,
    title: String,
    team: String,
    detail: String,
    fields: Vec<String>,
}

struct Picture {
    chart: Html,
    columns: Vec<String>,
    rows: Vec<Vec<String>>,
}

/// What the part that is asked for holds.
#[derive(Default)]
struct Part {
    kinds: Vec<Kind>,
    roles: Vec<Role>,
    posts: Vec<PostRow>,
    unchanged: usize,
    proposed: Option<Picture>,
    present: Option<Picture>,
    other_posts: Option<Crumb>,
    zoom: Option<boxes::Zoom>,
    checks: Vec<Checked>,
    caseload: Option<Caseload>,
    papers: Vec<Paper>,
    written: Vec<Written>,
    versions: Vec<Version>,
}

#[derive(Template)]
#[template(path = "redesign/proposal.html")]
struct View {
    frame: Frame,
    name: String,
    /// The model structure that it is about; empty where it is about our own establishment.
    model: String,
    stage: &'static str,
    done: &'static str,
    case: String,
    outcome: String,
    against: String,
    effect: String,
    before: Fte,
    filled: Fte,
    after: Fte,
    change: String,
    cannot: Vec<String>,
    parts: Vec<Crumb>,
    current: &'static str,
    part: Part,
    steps: Vec<Crumb>,
    people: Vec<Crumb>,
    add: String,
    reword: String,
}

async fn show(who: SignedIn, Path(id): Path<ProposalId>, Query(asked): Query<Asked>) -> PageResult {
    let record = who.service().proposal(&who.viewer, id).map_err(|error| who.problem(error))?;
    let proposal = &record.proposal;
    let whose = Whose::of(&who, proposal.model)?;
    let (before, outcome) = outcome(&who, proposal)?;
    let may_change = who.viewer.may(Action::ChangeStructure);
    let key = asked.part.as_deref().unwrap_or("changes");
    let (key, current) = *PARTS
        .iter()
        .find(|(part, _)| *part == key)
        .ok_or_else(|| Problem::not_found().within(who.frame("")))?;
    let after = &outcome.proposed;
    let mut part = Part::default();
    match key {
        "posts" => {
            let differences = compare(&before, after);
            part.roles = roles(&before, after);
            part.unchanged = differences.iter().filter(|one| one.difference == Difference::Unchanged).count();
            part.posts = posts(&before, after, &differences);
        }
        "structure" => draw(&mut part, id, &asked, &before, after, may_change),
        "checks" => {
            let demand = checked::demand(&who, proposal, &before)?;
            part.checks = checked::checks(&who, proposal, &before, after, demand.as_ref());
            part.caseload =
                demand.map(|demand| caseload(&who, &before, after, &demand, true, proposal.effect));
        }
        "papers" => {
            part.papers = papers::list(id, proposal.model.is_some(), may_change);
            if may_change && proposal.stage < Stage::CarriedOut {
                let services = after.services.iter().map(|(id, service)| (*id, service.name.clone()));
                let mut services: Vec<_> = services.collect();
                services.sort_by(|one, other| one.1.cmp(&other.1));
                part.written = written::parts(id, proposal, &services);
            }
        }
        "versions" => part.versions = versions(&who, &record, &before, after),
        _ => part.kinds = kinds(id, proposal, &before, &outcome),
    }
    let may_add = may_change && proposal.stage <= Stage::Consultation;
    page(View {
        frame: who
            .frame(proposal.name.clone())
            .in_room(Room::Redesign)
            .after(whose.way())
            .after(Crumb::here(proposal.name.clone())),
        model: if whose.is_model() { whose.name } else { String::new() },
        name: proposal.name.clone(),
        stage: proposal.stage.label(),
        done: done(asked.done.as_deref()),
        case: proposal.case.clone(),
        outcome: ended(&record),
        against: words::day(proposal.against),
        effect: words::day(proposal.effect),
        before: before.fte(),
        filled: part.roles.iter().map(|role| role.filled).sum(),
        after: after.fte(),
        change: (after.fte() - before.fte()).signed(),
        cannot: cannot(&outcome),
        parts: PARTS.iter().map(|(part, words)| Crumb::to(*words, paths::proposal_part(id, part))).collect(),
        current,
        part,
        people: people(&who, id, proposal)?,
        steps: if may_change { steps::links(id, proposal) } else { Vec::new() },
        add: if may_add { paths::add_change(id) } else { String::new() },
        reword: if may_change && proposal.stage == Stage::Draft { paths::reword(id) } else { String::new() },
    })
}

/// The pages about the proposal that the viewer may open: people, what it costs, its branches. Nobody's work
/// changes with a model structure.
fn people(who: &SignedIn, id: ProposalId, proposal: &Proposal) -> Result<Vec<Crumb>, Problem> {
    let mut ways = Vec::new();
    if proposal.model.is_none() {
        let service = who.service();
        let change = service.change(&who.viewer, id).map_err(|error| who.problem(error))?;
        let manages = service.manages_in_change(&who.viewer, id).map_err(|error| who.problem(error))?;
        let in_scope = change.scope.contains_key(&who.viewer.staff());
        let launched = change.record.launched().is_some();
        ways = super::change::ways(who, id, in_scope, manages, launched);
    }
    if who.viewer.may(Action::ChangeStructure) {
        ways.push(Crumb::to("What it costs", paths::proposal_cost(id)));
        ways.push(Crumb::to("Compare branches", paths::compare(id)));
    }
    Ok(ways)
}

/// A frame for a page about a proposal, with the way back to it and to the structure that it is about.
pub(super) fn frame(who: &SignedIn, id: ProposalId, proposal: &Proposal, title: &str) -> Frame {
    let name = proposal.name.as_str();
    let way = Whose::of(who, proposal.model).map_or_else(
        |_| Crumb::to("Establishment", paths::about(paths::REDESIGN, proposal.model)),
        |whose| whose.way(),
    );
    who.frame(format!("{title}: {name}"))
        .in_room(Room::Redesign)
        .after(way)
        .after(Crumb::to(name, paths::proposal(id)))
        .after(Crumb::here(title))
}

/// A proposal for somebody who means to change it. A draft that they may not see is not found; one that
/// they may see and not change is refused as such.
pub(super) fn to_change(who: &SignedIn, id: ProposalId) -> Result<Arc<ProposalRecord>, Problem> {
    let record = who.service().proposal(&who.viewer, id).map_err(|error| who.problem(error))?;
    who.viewer.must(Action::ChangeStructure).map_err(|denied| who.problem(denied.into()))?;
    Ok(record)
}

/// The establishment that a proposal would change, and what comes of it.
pub(super) fn outcome(who: &SignedIn, proposal: &Proposal) -> Result<(Establishment, Outcome), Problem> {
    let before = who.service().structure(&who.viewer, proposal.model, proposal.against);
    let before = before.map_err(|error| who.problem(error))?;
    let outcome = proposal.outcome(&before);
    Ok((before, outcome))
}

/// Changes that cannot be made, each with its number and why.
fn cannot(outcome: &Outcome) -> Vec<String> {
    outcome.refused.iter().map(|(number, why)| format!("Change {number}: {why}")).collect()
}

/// What was just done, in words; nothing for what is none of ours.
fn done(key: Option<&str>) -> &'static str {
    match key {
        Some("begun") => "The proposal is begun. Add its changes.",
        Some("reworded") => "The new words are recorded.",
        Some("worded") => "The words are recorded.",
        Some("added") => "The change is added.",
        Some("drawn") => "What the table says differently is added, change by change.",
        Some("same") => "The table says what is proposed already. Nothing was added.",
        Some("taken-out") => "The change is taken out.",
        Some("launch") => "The consultation is launched.",
        Some("confirm") => "The proposal is confirmed.",
        Some("carry-out") => "The proposal is carried out.",
        Some("give-up") => "The proposal is given up.",
        _ => "",
    }
}

/// What came of the consultation, or why the proposal was given up.
fn ended(record: &ProposalRecord) -> String {
    let told = record.told.iter().rev().find_map(|told| match &told.fact {
        ProposalFact::Confirmed { outcome, .. } => Some(format!("What the consultation changed: {outcome}")),
        ProposalFact::Abandoned { reason, .. } => Some(format!("Given up: {reason}")),
        _ => None,
    });
    told.unwrap_or_default()
}

/// Changes under the headings of the papers, each in a line with its reason.
fn kinds(id: ProposalId, proposal: &Proposal, before: &Establishment, outcome: &Outcome) -> Vec<Kind> {
    let refused: BTreeMap<u32, String> =
        outcome.refused.iter().map(|(number, why)| (*number, why.to_string())).collect();
    let mut kinds: BTreeMap<&'static str, Vec<Line>> = BTreeMap::new();
    for one in &proposal.changes {
        kinds.entry(one.change.kind()).or_default().push(Line {
            number: one.number,
            says: one.change.says(before, &outcome.proposed),
            reason: one.reason.clone(),
            cannot: refused.get(&one.number).cloned().unwrap_or_default(),
            take_out: paths::take_out(id, one.number),
        });
    }
    let named =
        |(name, changes): (&str, Vec<Line>)| Kind { name: format!("{name} ({})", changes.len()), changes };
    kinds.into_iter().map(named).collect()
}

/// The roles whose full-time equivalents change, then the others in one line, so that all add up.
fn roles(before: &Establishment, after: &Establishment) -> Vec<Role> {
    let (same, differ): (Vec<_>, Vec<_>) =
        role_lines(before, after).into_iter().partition(|line| line.change() == Fte::ZERO);
    let others = Role {
        title: "All other roles".to_owned(),
        grade: String::new(),
        before: same.iter().map(|line| line.before).sum(),
        filled: same.iter().map(|line| line.filled).sum(),
        after: same.iter().map(|line| line.after).sum(),
        change: Fte::ZERO.signed(),
    };
    let differ = differ
        .into_iter()
        .map(|line| Role {
            change: line.change().signed(),
            grade: line.grade.unwrap_or_else(|| "Not graded".to_owned()),
            title: line.title,
            before: line.before,
            filled: line.filled,
            after: line.after,
        })
        .chain((!same.is_empty()).then_some(others));
    differ.collect()
}

/// The posts that differ.
fn posts(before: &Establishment, after: &Establishment, differences: &[PostDifference]) -> Vec<PostRow> {
    let mut rows = Vec::new();
    for one in differences {
        let (of, tone) = match one.difference {
            Difference::Unchanged => continue,
            Difference::Deleted => (before, "red"),
            Difference::New => (after, "green"),
            Difference::Changed => (after, "amber"),
        };
        let Some(post) = of.posts.get(&one.post) else { continue };
        let fields = one.fields.iter().map(|field| {
            let was = first(&field.before, "nothing");
            format!("{}: {was}, to be {}", field.field, first(&field.after, "nothing"))
        });
        rows.push(PostRow {
            what: one.difference.label(),
            tone,
            title: post.title.clone(),
            team: of.teams.get(&post.team).map_or_else(String::new, |team| team.name.clone()),
            detail: detail(post),
            fields: fields.collect(),
        });
    }
    rows.sort_by(|one, other| (&one.team, &one.title).cmp(&(&other.team, &other.title)));
    rows
}

fn draw(
    part: &mut Part,
    id: ProposalId,
    asked: &Asked,
    before: &Establishment,
    after: &Establishment,
    named: bool,
) {
    let whole = asked.posts.as_deref() == Some("all");
    let changes_only = paths::proposal_part(id, "structure");
    let every_post = format!("{changes_only}&posts=all");
    let branches = boxes::Asked::new(
        asked.all.as_deref(),
        asked.open.as_deref(),
        asked.shut.as_deref(),
        asked.zoom.as_deref(),
    );
    let address = if whole { &every_post } else { &changes_only };
    part.zoom = Some(branches.zoom(address, ""));
    let drawn = Drawn {
        before,
        after,
        differences: &compare(before, after),
        whole,
        named,
        branches: &branches,
        address,
    };
    let picture = |chart: reports::structure::StructureChart| Picture {
        chart: Html::trusted(chart.svg),
        columns: chart.table.columns,
        rows: chart.table.rows,
    };
    part.proposed = Some(picture(drawn.proposed())).filter(|picture| !picture.rows.is_empty());
    part.present = Some(picture(drawn.present())).filter(|picture| !picture.rows.is_empty());
    let zoom = branches.size_asked().map_or_else(String::new, |size| format!("&zoom={size}"));
    part.other_posts = Some(if whole {
        Crumb::to("Show only the posts that change, with those above them", changes_only + &zoom)
    } else {
        Crumb::to("Show every post", every_post + &zoom)
    });
}
