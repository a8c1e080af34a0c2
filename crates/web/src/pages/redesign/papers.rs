//! The papers of a proposal: the consultation document that staff read, the report on which members decide,
//! and the structure chart on paper. Each is a page to read and print, and the same as a PDF.

mod charts;
mod consultation;
mod dates;
mod file;
mod money;
mod report;
pub mod wording;

use askama::Template;
use axum::extract::{Path, Query};
use axum::routing::get;
use calendar::Date;
use reports::document::{Document, html};
use serde::Deserialize;
use service::Action;
use workforce::{ModelId, ProposalId, ServiceId, TeamId};

use super::{Whose, day_or};
use crate::Problem;
use crate::app::{App, SignedIn, blocking};
use crate::components::Html;
use crate::frame::Frame;
use crate::page::{OpenTo, Page, PageResult, page};
use crate::paths;

/// The consultation document.
pub const CONSULTATION: Page<App> = Page {
    path: paths::CONSULTATION_DOCUMENT,
    open_to: OpenTo::SignedIn,
    answers: || get(show_consultation),
};
/// The same as a PDF.
pub const CONSULTATION_PDF: Page<App> = Page {
    path: paths::CONSULTATION_DOCUMENT_PDF,
    open_to: OpenTo::SignedIn,
    answers: || get(consultation_pdf),
};
/// The members' report.
pub const REPORT: Page<App> =
    Page { path: paths::MEMBER_REPORT, open_to: OpenTo::SignedIn, answers: || get(show_report) };
/// The same as a PDF.
pub const REPORT_PDF: Page<App> =
    Page { path: paths::MEMBER_REPORT_PDF, open_to: OpenTo::SignedIn, answers: || get(report_pdf) };
/// The structure chart of a day as a PDF.
pub const STRUCTURE_PDF: Page<App> =
    Page { path: paths::STRUCTURE_PDF, open_to: OpenTo::SignedIn, answers: || get(structure_pdf) };
/// The structure of a proposal, present and proposed, as a PDF.
pub const PROPOSAL_STRUCTURE_PDF: Page<App> = Page {
    path: paths::PROPOSAL_STRUCTURE_PDF,
    open_to: OpenTo::SignedIn,
    answers: || get(proposal_structure_pdf),
};

/// Whether this build writes PDFs.
pub(super) const HAS_PDF: bool = cfg!(feature = "pdf");

#[derive(Template)]
#[template(path = "redesign/paper.html")]
struct View {
    frame: Frame,
    document: Html,
    pdf: String,
    back: String,
    confidential: bool,
}

fn view(who: &SignedIn, id: ProposalId, document: &Document, title: &str, pdf: String) -> PageResult {
    let record = who.service().proposal(&who.viewer, id).map_err(|error| who.problem(error))?;
    page(View {
        frame: super::proposal::frame(who, id, &record.proposal, title),
        document: Html::trusted(html(document)),
        pdf: if HAS_PDF { pdf } else { String::new() },
        back: paths::proposal_part(id, "papers"),
        confidential: record.proposal.stage == workforce::Stage::Draft,
    })
}

fn consultation_of(who: &SignedIn, id: ProposalId) -> Result<Document, Problem> {
    let service = who.service();
    let problem = |error| who.problem(error);
    let paper = service.consultation_paper(&who.viewer, id).map_err(problem)?;
    let record = service.proposal(&who.viewer, id).map_err(problem)?;
    let proposal = &record.proposal;
    let before = service.structure(&who.viewer, proposal.model, proposal.against).map_err(problem)?;
    let after = record.proposal.outcome(&before).proposed;
    Ok(consultation::document(&paper, &charts::Sides { before: &before, after: &after, named: false }))
}

fn report_of(who: &SignedIn, id: ProposalId) -> Result<Document, Problem> {
    let report = who.service().member_report(&who.viewer, id).map_err(|error| who.problem(error))?;
    Ok(report::document(&report))
}

async fn show_consultation(who: SignedIn, Path(id): Path<ProposalId>) -> PageResult {
    let document = blocking(|| consultation_of(&who, id))?;
    view(&who, id, &document, "Consultation document", paths::consultation_document_pdf(id))
}

async fn consultation_pdf(who: SignedIn, Path(id): Path<ProposalId>) -> PageResult {
    blocking(|| file::pdf(&who, "consultation-document", &consultation_of(&who, id)?))
}

async fn show_report(who: SignedIn, Path(id): Path<ProposalId>) -> PageResult {
    let document = blocking(|| report_of(&who, id))?;
    view(&who, id, &document, "Report to members", paths::member_report_pdf(id))
}

async fn report_pdf(who: SignedIn, Path(id): Path<ProposalId>) -> PageResult {
    blocking(|| file::pdf(&who, "report-to-members", &report_of(&who, id)?))
}

/// Which part of the structure, on which day.
#[derive(Deserialize, Default)]
pub struct Asked {
    #[serde(default)]
    day: Option<Date>,
    #[serde(default)]
    service: Option<ServiceId>,
    #[serde(default)]
    team: Option<TeamId>,
    /// The model structure; none is our own.
    #[serde(default)]
    of: Option<ModelId>,
}

async fn structure_pdf(who: SignedIn, Query(asked): Query<Asked>) -> PageResult {
    let service = who.service();
    let day = day_or(asked.day, service.today());
    let of = service.structure(&who.viewer, asked.of, day).map_err(|error| who.problem(error))?;
    let name = Whose::of(&who, asked.of)?.name;
    let part = charts::Part { service: asked.service, team: asked.team };
    let document = charts::of_a_day(&of, &part, &name, day);
    blocking(|| file::pdf(&who, &format!("structure-{day}"), &document))
}

async fn proposal_structure_pdf(who: SignedIn, Path(id): Path<ProposalId>) -> PageResult {
    let service = who.service();
    let record = service.proposal(&who.viewer, id).map_err(|error| who.problem(error))?;
    let (before, outcome) = super::proposal::outcome(&who, &record.proposal)?;
    let after = outcome.proposed;
    // Who holds what is not for everybody's eyes while their posts are consulted on.
    let named = who.viewer.may(Action::ChangeStructure);
    let sides = charts::Sides { before: &before, after: &after, named };
    let document =
        charts::of_a_proposal(&sides, &record.proposal, &Whose::of(&who, record.proposal.model)?.name);
    blocking(|| file::pdf(&who, "structure-present-and-proposed", &document))
}
