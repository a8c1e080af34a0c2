//! Write a part of a proposal's papers, or write it anew: with a reason, and every wording stays a version.

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect};
use axum::routing::get;
use serde::Deserialize;
use service::ServiceError;
use service::organisation::ProposalRecord;
use workforce::{PaperPart, Proposal, ProposalFact, ProposalId, ServiceId, Stage};

use super::super::proposal::{frame, outcome, to_change};
use crate::Problem;
use crate::app::{App, Sent, SignedIn, blocking};
use crate::components::Form;
use crate::frame::Frame;
use crate::page::{OpenTo, Page, PageResult, page, refused};
use crate::paths;
use crate::words::capital;

/// The page.
pub const PAGE: Page<App> =
    Page { path: paths::PAPER_WORDS, open_to: OpenTo::SignedIn, answers: || get(show).post(submit) };

/// For which service; none is the whole proposal.
#[derive(Deserialize, Default)]
pub struct Asked {
    #[serde(default)]
    service: Option<ServiceId>,
}

#[derive(Template)]
#[template(path = "redesign/wording.html")]
struct View {
    frame: Frame,
    form: Form,
    title: String,
    says: &'static str,
    is_written: bool,
    action: String,
    back: String,
}

/// A part that can be written, for the list of them.
pub(in crate::pages::redesign) struct Written {
    /// `Opportunities: Safeguarding`
    pub name: String,
    /// What is written, cut short; empty where nothing is.
    pub begins: String,
    /// Where it is written.
    pub path: String,
}

/// A part's name in addresses.
fn key(part: PaperPart) -> String {
    part.label().replace(' ', "-")
}

fn says(part: PaperPart) -> &'static str {
    match part {
        PaperPart::Opportunities => "What the change makes possible. It stands in the consultation document.",
        PaperPart::TakingPart => {
            "Where to send questions and views, and how one-to-one meetings and sessions are arranged. It stands \
             in the consultation document."
        }
        PaperPart::Recommendations => "What members are asked to decide. It stands in their report.",
        PaperPart::Alternatives => {
            "Which other options there were, and why they are not recommended. It stands in the members’ report."
        }
        PaperPart::Equality => {
            "How the change bears on people with protected characteristics, and what is done about it. It stands \
             in the members’ report."
        }
        PaperPart::Risks => {
            "What may go wrong, and what is done about it. What the checks find is added by itself. It stands in \
             the members’ report."
        }
    }
}

/// Every part that can be written of a proposal, with how it begins.
pub(in crate::pages::redesign) fn parts(
    id: ProposalId,
    proposal: &Proposal,
    services: &[(ServiceId, String)],
) -> Vec<Written> {
    let mut found = Vec::new();
    for part in PaperPart::ALL {
        let of = |service: Option<ServiceId>, name: String| Written {
            name,
            begins: begins(proposal.worded(*part, service).unwrap_or_default()),
            path: paths::paper_words(id, &key(*part), service),
        };
        found.push(of(None, capital(part.label())));
        if part.is_of_a_service() {
            let each = services.iter();
            found.extend(
                each.map(|(service, name)| of(Some(*service), format!("{}: {name}", capital(part.label())))),
            );
        }
    }
    found
}

fn begins(words: &str) -> String {
    const SHOWN_MOST: usize = 90;
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= SHOWN_MOST {
        return line;
    }
    let cut: String = line.chars().take(SHOWN_MOST).collect();
    format!("{} …", cut.rsplit_once(' ').map_or(cut.as_str(), |(before, _)| before))
}

async fn show(
    who: SignedIn,
    Path((id, part)): Path<(ProposalId, String)>,
    Query(asked): Query<Asked>,
) -> PageResult {
    let (record, part, name) = open(&who, id, &part, asked.service)?;
    let now = record.proposal.worded(part, asked.service).unwrap_or_default();
    let form = Form::new().with("text", now);
    page(view(&who, id, &record, (part, asked.service, &name), form))
}

async fn submit(
    Path((id, part)): Path<(ProposalId, String)>,
    Query(asked): Query<Asked>,
    sent: Sent,
) -> PageResult {
    let Sent { who, mut form } = sent;
    let (record, part, name) = open(&who, id, &part, asked.service)?;
    let fact = ProposalFact::Worded {
        part,
        service: asked.service,
        text: form.raw("text").replace("\r\n", "\n"),
        reason: form.value("reason").to_owned(),
    };
    match blocking(|| who.service().record_of_proposal(&who.viewer, id, vec![fact])) {
        Ok(()) => Ok(Redirect::to(&paths::proposal_papers_after(id, "worded")).into_response()),
        Err(ServiceError::Refused(refusals)) => {
            form.refuse_all(&refusals, |field| field);
            refused(view(&who, id, &record, (part, asked.service, &name), form))
        }
        Err(error) => Err(who.problem(error)),
    }
}

type Opened = (std::sync::Arc<ProposalRecord>, PaperPart, String);

/// The proposal and the part, where its words may be written, and the part's name.
fn open(who: &SignedIn, id: ProposalId, part: &str, service: Option<ServiceId>) -> Result<Opened, Problem> {
    let record = to_change(who, id)?;
    let nothing = || Problem::not_found().within(who.frame(""));
    let part = *PaperPart::ALL.iter().find(|one| key(**one) == part).ok_or_else(nothing)?;
    if record.proposal.stage >= Stage::CarriedOut {
        let says = "The papers of a proposal can be worded until it is carried out or given up.";
        let problem = Problem::cannot_be_recorded().saying_only(says);
        return Err(problem.way_on("Back to the proposal", paths::proposal(id)).within(who.frame("")));
    }
    let name = match service {
        None => capital(part.label()),
        Some(service) => {
            let (before, outcome) = outcome(who, &record.proposal)?;
            let found = outcome.proposed.services.get(&service).or(before.services.get(&service));
            let found = found.filter(|_| part.is_of_a_service()).ok_or_else(nothing)?;
            format!("{}: {}", capital(part.label()), found.name)
        }
    };
    Ok((record, part, name))
}

fn view(
    who: &SignedIn,
    id: ProposalId,
    record: &ProposalRecord,
    (part, service, name): (PaperPart, Option<ServiceId>, &str),
    form: Form,
) -> View {
    View {
        frame: frame(who, id, &record.proposal, name).refused(form.is_refused()),
        form,
        title: name.to_owned(),
        says: says(part),
        is_written: record.proposal.worded(part, service).is_some(),
        action: paths::paper_words(id, &key(part), service),
        back: paths::proposal_part(id, "papers"),
    }
}
