//! What a proposal goes through: launched, confirmed, carried out, or given up. Each step says what follows
//! before it is taken.

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect};
use axum::routing::get;
use calendar::{Date, words};
use service::ServiceError;
use service::organisation::ProposalRecord;
use workforce::proposal::of_a_model;
use workforce::{Difference, Proposal, ProposalFact, ProposalId, Stage, compare};

use crate::Problem;
use crate::app::{App, Sent, SignedIn, blocking};
use crate::components::Form;
use crate::frame::{Crumb, Frame};
use crate::page::{OpenTo, Page, PageResult, page, refused};
use crate::paths;

/// The page of a step.
pub const PAGE: Page<App> =
    Page { path: paths::STEP, open_to: OpenTo::SignedIn, answers: || get(show).post(submit) };

/// A step: one definition each, listed once.
pub(super) struct Step {
    /// Its name in addresses.
    pub key: &'static str,
    /// What it does, as the button and the title of its page.
    pub name: &'static str,
    /// Whether a proposal at this stage may take it.
    pub open_at: fn(Stage) -> bool,
    /// What it asks in words: the field's name, the question, a hint, and what to do where it is empty.
    asks: Option<(&'static str, &'static str, &'static str, &'static str)>,
    /// What follows, besides what the proposal itself says.
    follows: &'static [&'static str],
    /// The fact, from today, what was answered, and the proposal.
    fact: fn(Date, String, &Proposal) -> ProposalFact,
    /// Whether the button warns.
    warns: bool,
}

impl Step {
    /// Whether it is for a proposal about this structure: the authority's own for all but the last.
    fn is_for(&self, proposal: &Proposal) -> bool {
        proposal.model.is_none() || self.key == GIVE_UP
    }
}

/// The step that ends a proposal.
const GIVE_UP: &str = "give-up";

/// Every step, in order.
pub(super) static STEPS: &[Step] = &[
    Step {
        key: "launch",
        name: "Launch the consultation",
        open_at: |stage| stage == Stage::Draft,
        asks: None,
        follows: &[
            "Everybody who works for the service can read the proposal, its changes and the reasons from then on.",
            "It does not become a draft again. Changes can be added and taken out until it is confirmed, and every version stays readable.",
            "The establishment stays as it is.",
        ],
        fact: |on, _, _| ProposalFact::Launched { on },
        warns: false,
    },
    Step {
        key: "confirm",
        name: "Close the consultation and confirm",
        open_at: |stage| stage == Stage::Consultation,
        asks: Some((
            "outcome",
            "What did the consultation change?",
            "In words for those who took part. If it changed nothing, say so and why.",
            "Enter what the consultation changed, or that it changed nothing",
        )),
        follows: &[
            "No change can be added or taken out after that.",
            "Everybody who may see the proposal reads your words.",
            "The establishment stays as it is until the proposal is carried out.",
        ],
        fact: |on, outcome, _| ProposalFact::Confirmed { on, outcome },
        warns: false,
    },
    Step {
        key: "carry-out",
        name: "Carry it out",
        open_at: |stage| stage == Stage::Confirmed,
        asks: None,
        follows: &[
            "Whoever holds a post that is deleted holds none from that day, unless another was given to them before.",
            "It cannot be undone. What turns out wrong is put right by another proposal, or by loading a table.",
        ],
        fact: |_, _, proposal| ProposalFact::CarriedOut { on: proposal.effect },
        warns: true,
    },
    Step {
        key: GIVE_UP,
        name: "Give it up",
        open_at: |stage| stage < Stage::CarriedOut,
        asks: Some((
            "reason",
            "Why is it given up?",
            "Whoever may see the proposal reads this.",
            "Enter why the proposal is given up",
        )),
        follows: &["It stays readable and goes no further.", "The establishment stays as it is."],
        fact: |on, reason, _| ProposalFact::Abandoned { on, reason },
        warns: true,
    },
];

#[derive(Template)]
#[template(path = "redesign/step.html")]
struct View {
    frame: Frame,
    form: Form,
    title: &'static str,
    follows: Vec<String>,
    question: Option<(&'static str, &'static str, &'static str)>,
    cannot: Vec<String>,
    warns: bool,
    action: String,
    back: String,
}

/// The links to the steps that a proposal may take: one about a model structure can only be given up.
pub(super) fn links(id: ProposalId, proposal: &Proposal) -> Vec<Crumb> {
    let open = STEPS.iter().filter(|step| (step.open_at)(proposal.stage) && step.is_for(proposal));
    open.map(|step| Crumb::to(step.name, paths::step(id, step.key))).collect()
}

async fn show(who: SignedIn, Path((id, key)): Path<(ProposalId, String)>) -> PageResult {
    let (record, step) = open(&who, id, &key)?;
    page(view(&who, id, &record, step, Form::new())?)
}

async fn submit(Path((id, key)): Path<(ProposalId, String)>, sent: Sent) -> PageResult {
    let Sent { who, mut form } = sent;
    let (record, step) = open(&who, id, &key)?;
    let words = match step.asks {
        Some((name, _, _, ask)) => form.read_text(name, ask),
        None => Some(String::new()),
    };
    let Some(words) = words else { return refused(view(&who, id, &record, step, form)?) };
    let fact = (step.fact)(who.service().today(), words, &record.proposal);
    match blocking(|| who.service().record_of_proposal(&who.viewer, id, vec![fact])) {
        Ok(()) => Ok(Redirect::to(&paths::proposal_after(id, step.key)).into_response()),
        Err(ServiceError::Refused(refusals)) => {
            form.refuse_all(&refusals, |field| {
                if step.asks.is_some_and(|(name, ..)| name == field) { field } else { "" }
            });
            refused(view(&who, id, &record, step, form)?)
        }
        Err(error) => Err(who.problem(error)),
    }
}

type Opened = (std::sync::Arc<ProposalRecord>, &'static Step);

fn open(who: &SignedIn, id: ProposalId, key: &str) -> Result<Opened, Problem> {
    let record = super::to_change(who, id)?;
    let step = STEPS.iter().find(|step| step.key == key);
    let step = step.ok_or_else(|| Problem::not_found().within(who.frame("")))?;
    if !step.is_for(&record.proposal) {
        let problem = Problem::cannot_be_recorded().saying_only(of_a_model().to_string());
        return Err(problem.way_on("Back to the proposal", paths::proposal(id)).within(who.frame("")));
    }
    if !(step.open_at)(record.proposal.stage) {
        let says =
            format!("The proposal is now: {}. This step is not open to it.", record.proposal.stage.label());
        let problem = Problem::cannot_be_recorded().saying_only(says);
        return Err(problem.way_on("Back to the proposal", paths::proposal(id)).within(who.frame("")));
    }
    Ok((record, step))
}

fn view(
    who: &SignedIn,
    id: ProposalId,
    record: &ProposalRecord,
    step: &'static Step,
    form: Form,
) -> Result<View, Problem> {
    let proposal = &record.proposal;
    let (before, outcome) = super::outcome(who, proposal)?;
    let differences = compare(&before, &outcome.proposed);
    let mut follows = Vec::new();
    let number = |wanted: Difference| differences.iter().filter(|one| one.difference == wanted).count();
    if step.key != GIVE_UP {
        follows.push(format!(
            "Proposed: {}, {} and {}. {} full-time equivalents become {}.",
            counted(number(Difference::Deleted), "post deleted", "posts deleted"),
            counted(number(Difference::New), "post created", "posts created"),
            counted(number(Difference::Changed), "post changed", "posts changed"),
            before.fte(),
            outcome.proposed.fte()
        ));
        let gone = |post| !outcome.proposed.posts.contains_key(post);
        let people: std::collections::BTreeSet<_> =
            before.holdings.values().filter(|held| gone(&held.post)).map(|held| held.staff).collect();
        let hold =
            if people.len() == 1 { "1 person holds" } else { &format!("{} people hold", people.len()) };
        follows.push(format!("{hold} a post that would be deleted."));
    }
    if step.key == "carry-out" {
        let says = format!("The establishment is as proposed from {}.", words::long(proposal.effect));
        follows.insert(0, says);
    }
    follows.extend(step.follows.iter().map(|line| (*line).to_owned()));
    let cannot = if step.key == GIVE_UP { Vec::new() } else { super::cannot(&outcome) };
    Ok(View {
        frame: super::frame(who, id, proposal, step.name).refused(form.is_refused()),
        form,
        title: step.name,
        follows,
        question: step.asks.map(|(name, label, hint, _)| (name, label, hint)),
        cannot,
        warns: step.warns,
        action: paths::step(id, step.key),
        back: paths::proposal(id),
    })
}

fn counted(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}
