//! The papers of a proposal, as its page lists them.

use workforce::ProposalId;

use crate::pages::redesign::papers::HAS_PDF;
use crate::paths;

/// A paper of the proposal: a page to read, and the same as a PDF.
pub(super) struct Paper {
    pub name: &'static str,
    pub says: &'static str,
    pub page: String,
    pub pdf: String,
}

/// The papers that the viewer may read. Nobody is consulted on a model structure.
pub(super) fn list(id: ProposalId, of_model: bool, may_change: bool) -> Vec<Paper> {
    let pdf = |path: String| if HAS_PDF { path } else { String::new() };
    let mut papers = Vec::new();
    if !of_model {
        papers.push(Paper {
            name: "Consultation document",
            says: "Why, what for each service, the structure as it is and as proposed, the timeline, how to take part.",
            page: paths::consultation_document(id),
            pdf: pdf(paths::consultation_document_pdf(id)),
        });
    }
    if may_change {
        papers.push(Paper {
            name: "Report to members",
            says: "Recommendations, reasons, alternatives, posts before and after, equality, risks, next steps.",
            page: paths::member_report(id),
            pdf: pdf(paths::member_report_pdf(id)),
        });
    }
    papers.push(Paper {
        name: "Job descriptions",
        says: "What each role does and whom it needs, as proposed: present roles, and new ones with them.",
        page: paths::jobs(Some(id)),
        pdf: String::new(),
    });
    if HAS_PDF {
        papers.push(Paper {
            name: "Structure charts",
            says: "Each team in which something changes on a page of its own, as it is and as proposed.",
            page: String::new(),
            pdf: paths::proposal_structure_pdf(id),
        });
    }
    papers
}
