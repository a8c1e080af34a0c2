//! A proposal beside every proposal that branches from it: posts, checks, cost, and in what they differ.

use std::sync::Arc;

use askama::Template;
use axum::extract::Path;
use axum::routing::get;
use calendar::words;
use service::cost::{CostOrNot, ProposalCost};
use service::organisation::ProposalRecord;
use workforce::checks::Verdict;
use workforce::{Change, Establishment, Outcome, Proposal, ProposalId, Stage};

use super::cost::{pounds, signed};
use super::proposal::checked;
use crate::app::{App, SignedIn, blocking};
use crate::frame::Frame;
use crate::page::{OpenTo, Page, PageResult, page};
use crate::{Problem, paths};

/// The page.
pub const PAGE: Page<App> = Page { path: paths::COMPARE, open_to: OpenTo::SignedIn, answers: || get(show) };

/// One proposal of those compared.
struct Branch {
    name: String,
    href: String,
    cost_href: String,
    is_this: bool,
    from: String,
    stage: &'static str,
    effect: String,
    changes: usize,
    posts: String,
    fte: String,
    fte_change: String,
    checks: String,
    full_year: String,
    in_year: String,
    exits: String,
    why_not: String,
    /// What a check found, under the question it asks.
    found: Vec<(&'static str, Vec<String>)>,
    /// Changes of the first that are not here, and changes here that the first has not.
    without: Vec<String>,
    says_without: String,
    besides: Vec<String>,
    says_besides: String,
}

#[derive(Template)]
#[template(path = "redesign/compare.html")]
struct View {
    frame: Frame,
    first: String,
    branches: Vec<Branch>,
    branch: String,
}

async fn show(who: SignedIn, Path(id): Path<ProposalId>) -> PageResult {
    let record = super::proposal::to_change(&who, id)?;
    let view = blocking(|| view(&who, id, &record))?;
    page(view)
}

fn view(who: &SignedIn, id: ProposalId, record: &ProposalRecord) -> Result<View, Problem> {
    let service = who.service();
    let all = service.branches(&who.viewer, id).map_err(|error| who.problem(error))?;
    let mut branches = Vec::new();
    let mut first: Option<(Arc<ProposalRecord>, Establishment)> = None;
    for (of, one) in &all {
        let before = service.structure(&who.viewer, one.proposal.model, one.proposal.against);
        let before = before.map_err(|error| who.problem(error))?;
        let outcome = one.proposal.outcome(&before);
        let cost = service.proposal_cost(&who.viewer, *of).map_err(|error| who.problem(error))?;
        let mut branch = branch(who, (*of, one), &before, &outcome, &cost)?;
        branch.is_this = *of == id;
        branch.from = from(&all, one);
        match &first {
            None => first = Some((Arc::clone(one), outcome.proposed)),
            Some((first, proposed)) => {
                branch.without = changes_not_in(first, one, &before, proposed);
                branch.besides = changes_not_in(one, first, &before, &outcome.proposed);
                let changes = |of: &[String]| crate::words::count(of.len(), "change", "changes");
                let name = &first.proposal.name;
                branch.says_without = format!("{} of {name}, not here", changes(&branch.without));
                branch.says_besides = format!("{} besides those of {name}", changes(&branch.besides));
            }
        }
        branches.push(branch);
    }
    let may_branch = record.proposal.stage < Stage::CarriedOut;
    Ok(View {
        frame: super::proposal::frame(who, id, &record.proposal, "Compare branches"),
        first: branches.first().map_or_else(String::new, |branch| branch.name.clone()),
        branches,
        branch: if may_branch { paths::branch(id) } else { String::new() },
    })
}

/// Of which version of which proposal one is a branch.
fn from(all: &[(ProposalId, Arc<ProposalRecord>)], one: &ProposalRecord) -> String {
    let Some((of, version)) = one.proposal.branch_of else { return String::new() };
    let name = all.iter().find(|(id, _)| *id == of).map(|(_, record)| record.proposal.name.clone());
    name.map_or_else(String::new, |name| format!("Branches from version {version} of {name}"))
}

fn branch(
    who: &SignedIn,
    (id, record): (ProposalId, &ProposalRecord),
    before: &Establishment,
    outcome: &Outcome,
    cost: &CostOrNot,
) -> Result<Branch, Problem> {
    let proposal = &record.proposal;
    let after = &outcome.proposed;
    let (found, unknown) = checks(who, proposal, before, after)?;
    let findings: usize = found.iter().map(|(_, found)| found.len()).sum();
    let (full_year, in_year, exits, why_not) = match cost {
        Ok(cost) => (difference(cost, true), difference(cost, false), exits(cost), String::new()),
        Err(refusal) => (String::new(), String::new(), String::new(), refusal.to_string()),
    };
    Ok(Branch {
        name: proposal.name.clone(),
        href: paths::proposal(id),
        cost_href: paths::proposal_cost(id),
        is_this: false,
        from: String::new(),
        stage: proposal.stage.label(),
        effect: words::short(proposal.effect),
        changes: proposal.changes.len(),
        posts: format!("{} to {}", before.posts.len(), after.posts.len()),
        fte: format!("{} to {}", before.fte(), after.fte()),
        fte_change: (after.fte() - before.fte()).signed(),
        checks: format!("{findings} to look at, {unknown} not checked"),
        full_year,
        in_year,
        exits,
        why_not,
        found,
        without: Vec::new(),
        says_without: String::new(),
        besides: Vec::new(),
        says_besides: String::new(),
    })
}

/// What it costs more or less, marked where not all of it is known.
fn difference(cost: &ProposalCost, whole: bool) -> String {
    let span = if whole { &cost.full_year } else { &cost.in_year };
    let shown = signed(span.total.difference(), pounds);
    if span.total.is_complete() { shown } else { format!("{shown}, not all known") }
}

fn exits(cost: &ProposalCost) -> String {
    let known = pounds(cost.exits.known());
    match cost.exits.incomplete() {
        0 => known,
        some if cost.exits.known() == workforce::money::Pence::ZERO => format!("{some} not known"),
        some => format!("{known}, {some} not known"),
    }
}

/// What a check asks, and what it found.
type Asks = (&'static str, Vec<String>);

/// What checks find, and how many could not be made.
fn checks(
    who: &SignedIn,
    proposal: &Proposal,
    before: &Establishment,
    after: &Establishment,
) -> Result<(Vec<Asks>, usize), Problem> {
    let demand = checked::demand(who, proposal, before)?;
    let (mut found, mut unknown) = (Vec::new(), 0);
    for (check, verdict) in checked::verdicts(who, proposal, before, after, demand.as_ref()) {
        match verdict {
            Verdict::Holds => {}
            Verdict::Found(findings) => {
                found.push((check.asks, findings.into_iter().map(|finding| finding.says).collect()));
            }
            Verdict::Unknown(_) => unknown += 1,
        }
    }
    Ok((found, unknown))
}

/// The changes of one proposal that another has not, in words.
fn changes_not_in(
    one: &ProposalRecord,
    other: &ProposalRecord,
    before: &Establishment,
    after: &Establishment,
) -> Vec<String> {
    let there = |change: &Change| other.proposal.changes.iter().any(|theirs| theirs.change == *change);
    let only = one.proposal.changes.iter().filter(|mine| !there(&mine.change));
    only.map(|mine| format!("{}: {}", mine.change.kind(), mine.change.says(before, after))).collect()
}
