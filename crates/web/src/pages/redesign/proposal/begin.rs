//! Begin a proposal, or change its words while it is a draft: its name, the case for change, its day.

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect};
use axum::routing::get;
use calendar::Date;
use serde::Deserialize;
use service::{Action, ServiceError};
use workforce::{ModelId, Proposal, ProposalFact, ProposalId, Stage};

use super::super::Whose;
use crate::Problem;
use crate::app::{App, Sent, SignedIn, blocking};
use crate::components::Form;
use crate::frame::{Crumb, Frame, Room};
use crate::page::{OpenTo, Page, PageResult, page, refused};
use crate::paths;

/// The page on which one is begun.
pub const PAGE: Page<App> =
    Page { path: paths::NEW_PROPOSAL, open_to: OpenTo::SignedIn, answers: || get(show).post(submit) };
/// The page on which its words are changed.
pub const REWORD: Page<App> =
    Page { path: paths::REWORD, open_to: OpenTo::SignedIn, answers: || get(show_words).post(submit_words) };

/// The page on which a branch of one is begun.
pub const BRANCH: Page<App> =
    Page { path: paths::BRANCH, open_to: OpenTo::SignedIn, answers: || get(show_branch).post(submit_branch) };
/// What is asked: which structure the proposal would change.
#[derive(Deserialize, Default)]
pub struct Asked {
    #[serde(default)]
    of: Option<ModelId>,
}

#[derive(Template)]
#[template(path = "redesign/begin.html")]
struct View {
    frame: Frame,
    form: Form,
    title: &'static str,
    button: &'static str,
    is_new: bool,
    /// The model structure that it is about; empty where it is about our own establishment.
    model: String,
    is_branch: bool,
    action: String,
    back: String,
}

async fn show(who: SignedIn, Query(asked): Query<Asked>) -> PageResult {
    who.viewer.must(Action::ChangeStructure).map_err(|denied| who.problem(denied.into()))?;
    let whose = Whose::of(&who, asked.of)?;
    page(new(&who, &whose, Form::new()))
}

fn new(who: &SignedIn, whose: &Whose, form: Form) -> View {
    let title = "Begin a proposal";
    let frame = who
        .frame(title)
        .in_room(Room::Redesign)
        .after(whose.way())
        .after(Crumb::here(title))
        .refused(form.is_refused());
    let (action, back) =
        (paths::about(paths::NEW_PROPOSAL, whose.of), paths::about(paths::REDESIGN, whose.of));
    let model = if whose.is_model() { whose.name.clone() } else { String::new() };
    let button = "Begin the proposal";
    View { frame, form, title, button, is_new: true, is_branch: false, model, action, back }
}

async fn submit(Query(asked): Query<Asked>, sent: Sent) -> PageResult {
    let Sent { who, mut form } = sent;
    who.viewer.must(Action::ChangeStructure).map_err(|denied| who.problem(denied.into()))?;
    let whose = Whose::of(&who, asked.of)?;
    let Some((name, case, effect)) = read(&mut form) else { return refused(new(&who, &whose, form)) };
    let against = who.service().today();
    let fact = ProposalFact::Drafted { name, case, against, effect, branch_of: None, model: asked.of };
    match blocking(|| who.service().begin_proposal(&who.viewer, fact)) {
        Ok(id) => Ok(Redirect::to(&paths::proposal_after(id, "begun")).into_response()),
        Err(ServiceError::Refused(refusals)) => {
            form.refuse_all(&refusals, |field| field);
            refused(new(&who, &whose, form))
        }
        Err(error) => Err(who.problem(error)),
    }
}

async fn show_words(who: SignedIn, Path(id): Path<ProposalId>) -> PageResult {
    let draft = draft(&who, id)?;
    let form = Form::new()
        .with("name", draft.name.clone())
        .with("case", draft.case.clone())
        .with("effect-day", draft.effect.day().to_string())
        .with("effect-month", draft.effect.month().to_string())
        .with("effect-year", draft.effect.year().to_string());
    page(words(&who, id, &draft, form))
}

fn words(who: &SignedIn, id: ProposalId, draft: &Proposal, form: Form) -> View {
    let title = "Change its words";
    let frame = super::frame(who, id, draft, title).refused(form.is_refused());
    let (action, back) = (paths::reword(id), paths::proposal(id));
    let (button, model) = ("Record the new words", String::new());
    View { frame, form, title, button, is_new: false, is_branch: false, model, action, back }
}

async fn submit_words(Path(id): Path<ProposalId>, sent: Sent) -> PageResult {
    let Sent { who, mut form } = sent;
    let draft = draft(&who, id)?;
    let Some((name, case, effect)) = read(&mut form) else {
        return refused(words(&who, id, &draft, form));
    };
    let fact = ProposalFact::Reworded { name, case, effect };
    match blocking(|| who.service().record_of_proposal(&who.viewer, id, vec![fact])) {
        Ok(()) => Ok(Redirect::to(&paths::proposal_after(id, "reworded")).into_response()),
        Err(ServiceError::Refused(refusals)) => {
            form.refuse_all(&refusals, |field| field);
            refused(words(&who, id, &draft, form))
        }
        Err(error) => Err(who.problem(error)),
    }
}

async fn show_branch(who: SignedIn, Path(id): Path<ProposalId>) -> PageResult {
    let record = super::to_change(&who, id)?;
    let proposal = &record.proposal;
    let form = Form::new()
        .with("case", proposal.case.clone())
        .with("effect-day", proposal.effect.day().to_string())
        .with("effect-month", proposal.effect.month().to_string())
        .with("effect-year", proposal.effect.year().to_string());
    page(branch(&who, id, proposal, form))
}

fn branch(who: &SignedIn, id: ProposalId, proposal: &Proposal, form: Form) -> View {
    let title = "Branch from it";
    let frame = super::frame(who, id, proposal, title).refused(form.is_refused());
    let (action, back) = (paths::branch(id), paths::compare(id));
    let (button, model) = ("Begin the branch", String::new());
    View { frame, form, title, button, is_new: false, is_branch: true, model, action, back }
}

async fn submit_branch(Path(id): Path<ProposalId>, sent: Sent) -> PageResult {
    let Sent { who, mut form } = sent;
    let record = super::to_change(&who, id)?;
    let proposal = &record.proposal;
    let Some(typed) = read(&mut form) else { return refused(branch(&who, id, proposal, form)) };
    match blocking(|| who.service().branch_proposal(&who.viewer, id, typed)) {
        Ok(id) => Ok(Redirect::to(&paths::proposal_after(id, "begun")).into_response()),
        Err(ServiceError::Refused(refusals)) => {
            form.refuse_all(&refusals, |field| field);
            refused(branch(&who, id, proposal, form))
        }
        Err(error) => Err(who.problem(error)),
    }
}

/// The proposal, where its words may still be changed.
fn draft(who: &SignedIn, id: ProposalId) -> Result<Proposal, Problem> {
    let record = super::to_change(who, id)?;
    if record.proposal.stage != Stage::Draft {
        let says = "The words of a proposal can be changed while it is a draft.";
        let problem = Problem::cannot_be_recorded().saying_only(says);
        return Err(problem.way_on("Back to the proposal", paths::proposal(id)).within(who.frame("")));
    }
    Ok(record.proposal.clone())
}

fn read(form: &mut Form) -> Option<(String, String, Date)> {
    let name = form.read_text("name", "Enter the name of the proposal");
    let case = form.read_text("case", "Enter why there is a case for change");
    let effect = form.read_day("effect", "the day on which it would take effect");
    Some((name?, case?, effect?))
}
