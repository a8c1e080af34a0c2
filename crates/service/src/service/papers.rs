//! The papers of a proposal for somebody who may read them.

use workforce::proposal::of_a_model;
use workforce::{Establishment, ModelId, ProposalId};

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
    /// [`ServiceError::Denied`]; [`ServiceError::NotFound`] where there is none that the viewer may see;
    /// [`ServiceError::Refused`] for one about a model structure, on which nobody is consulted.
    pub fn consultation_paper(
        &self,
        viewer: &Viewer,
        id: ProposalId,
    ) -> Result<ConsultationPaper, ServiceError> {
        let record = self.proposal(viewer, id)?;
        if record.proposal.model.is_some() {
            return Err(ServiceError::Refused(vec![of_a_model()]));
        }
        let before = self.would_change(&record)?;
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
        let before = self.would_change(&record)?;
        let name = self.name_of_structure(record.proposal.model);
        let others = self.branches(viewer, id)?.into_iter().filter(|(other, _)| *other != id);
        let branches = others.map(|(_, one)| self.beside(&one)).collect::<Result<_, _>>()?;
        let cost = self.proposal_cost(viewer, id)?;
        let demand = self.demand_on(viewer, &record.proposal, &before)?;
        let demand = demand.as_ref();
        Ok(member_report(name, &record, &before, branches, cost, demand, self.policies()))
    }

    fn would_change(&self, record: &ProposalRecord) -> Result<Establishment, ServiceError> {
        Ok(self.history_of(record.proposal.model)?.0.on(record.proposal.against))
    }

    /// Whose structure it is: the authority's, or the name of the model.
    fn name_of_structure(&self, of: Option<ModelId>) -> String {
        let named = of.and_then(|id| self.world().organisation.models.get(&id).map(|one| one.name.clone()));
        named.unwrap_or_else(|| self.authority_name())
    }

    /// A proposal of the same tree, as the report sets it beside its own.
    fn beside(&self, one: &ProposalRecord) -> Result<Branch, ServiceError> {
        let before = self.would_change(one)?;
        Ok(Branch {
            name: one.proposal.name.clone(),
            stage: one.proposal.stage,
            after: one.proposal.outcome(&before).proposed.fte(),
            changes: one.proposal.changes.len(),
        })
    }
}
