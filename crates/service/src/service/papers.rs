//! The papers of a proposal for somebody who may read them.

use workforce::{Establishment, ProposalId};

use super::Service;
use crate::access::{Action, Viewer};
use crate::error::ServiceError;
use crate::organisation::ProposalRecord;
use crate::papers::{Branch, ConsultationPaper, MemberReport, consultation_paper, member_report};

impl Service {
    /// The consultation document of a proposal: everybody who may see the structure reads it once it is
    /// launched, and those who may change the structure before that as well.
    ///
    /// # Errors
    /// [`ServiceError::Denied`]; [`ServiceError::NotFound`] where there is none that the viewer may see.
    pub fn consultation_paper(
        &self,
        viewer: &Viewer,
        id: ProposalId,
    ) -> Result<ConsultationPaper, ServiceError> {
        let record = self.proposal(viewer, id)?;
        let before = self.would_change(&record);
        Ok(consultation_paper(self.authority_name(), &record, &before, self.policies()))
    }

    /// The members' report of a proposal, for those who may change the structure: the council publishes it
    /// in its own time.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`] where there is none that the viewer may see, then
    /// [`ServiceError::Denied`].
    pub fn member_report(&self, viewer: &Viewer, id: ProposalId) -> Result<MemberReport, ServiceError> {
        let record = self.proposal(viewer, id)?;
        viewer.must(Action::ChangeStructure)?;
        let before = self.would_change(&record);
        let others = self.branches(viewer, id)?.into_iter().filter(|(other, _)| *other != id);
        let branches = others.map(|(_, one)| self.beside(&one)).collect();
        let cost = self.proposal_cost(viewer, id)?;
        Ok(member_report(self.authority_name(), &record, &before, branches, cost, self.policies()))
    }

    fn would_change(&self, record: &ProposalRecord) -> Establishment {
        self.world().organisation.history.on(record.proposal.against)
    }

    /// A proposal of the same tree, as the report sets it beside its own.
    fn beside(&self, one: &ProposalRecord) -> Branch {
        let before = self.would_change(one);
        Branch {
            name: one.proposal.name.clone(),
            stage: one.proposal.stage,
            after: one.proposal.outcome(&before).proposed.fte(),
            changes: one.proposal.changes.len(),
        }
    }
}
