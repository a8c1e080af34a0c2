//! What proposals cost, for those who may change the structure.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError};

use calendar::Date;
use practice::Refusal;
use uuid::Uuid;
use workforce::money::{CostFact, ExitEntered};
use workforce::{History, Holding, HoldingId, Proposal, ProposalFact, ProposalId, StaffId, Stage};

use super::Service;
use super::academy::of_staff;
use super::change::{WAY, way_subject};
use crate::access::{Action, Viewer};
use crate::cost::{Asked, CostOrNot, ProposalCost};
use crate::error::ServiceError;
use crate::fact::{CostTold, Fact, Statement};
use crate::organisation::{CostEntered, Organisation, ProposalRecord};
use crate::settings::{PAY_FILE, PayPolicy};

impl Service {
    /// The pay policy; none where the authority's folder of policies holds none.
    pub fn pay_policy(&self) -> Option<&PayPolicy> {
        self.pay.as_ref()
    }

    /// What a proposal costs, or why that cannot be said. It is kept until the proposal, the establishment or what
    /// was entered of its cost changes.
    ///
    /// # Errors
    /// [`ServiceError::Denied`]; [`ServiceError::NotFound`] where there is no such proposal.
    pub fn proposal_cost(&self, viewer: &Viewer, id: ProposalId) -> Result<CostOrNot, ServiceError> {
        viewer.must(Action::ChangeStructure)?;
        let record = self.proposal(viewer, id)?;
        let (history, structure_version) = self.history_of(record.proposal.model)?;
        let (entered_version, entered) = entered(&self.world().organisation, id);
        let stamp = (record.proposal.version, structure_version, entered_version);
        let kept = || self.kept_costs.costs.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((of, cost)) = kept().get(&id)
            && *of == stamp
        {
            return Ok(cost.clone());
        }
        let cost = match self.pay_policy() {
            None => {
                let allowed =
                    format!("Put {PAY_FILE} into the folder of policies: grades, pension rate and terms");
                Err(Refusal::new("pay", "", allowed, "the council’s pay policy"))
            }
            Some(policy) => {
                let proposal = &record.proposal;
                let before = history.on(proposal.against);
                let started = started(&history);
                ProposalCost::new(Asked { proposal, before, policy, entered: &entered, started })
                    .map(Arc::new)
            }
        };
        kept().insert(id, (stamp, cost.clone()));
        Ok(cost)
    }

    /// Records what is known of somebody who may leave, for an estimate. It stands under the person's own key, so
    /// that it goes when they are forgotten.
    ///
    /// # Errors
    /// [`ServiceError::Denied`]; [`ServiceError::NotFound`] where the proposal deletes no post of theirs;
    /// [`ServiceError::Refused`], [`ServiceError::Conflict`] or what the ledger says.
    pub fn enter_exit(&self, viewer: &Viewer, id: ProposalId, exit: ExitEntered) -> Result<(), ServiceError> {
        viewer.must(Action::SeeStaffInChange)?;
        let cost = self.proposal_cost(viewer, id)?.map_err(|refusal| ServiceError::Refused(vec![refusal]))?;
        if !cost.exits.people().contains(&exit.staff) {
            return Err(ServiceError::NotFound);
        }
        if viewer.staff() == exit.staff {
            let says = "Ask a colleague to enter this: it is about you";
            let refusal = Refusal::new("source", "", says, "nobody decides in their own matter");
            return Err(ServiceError::Refused(vec![refusal]));
        }
        let exit = exit.checked(self.today()).map_err(ServiceError::Refused)?;
        let writing = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let subject = way_subject(exit.staff);
        let version = self.world().organisation.staff_versions.get(&exit.staff).copied().unwrap_or_default();
        let told = CostTold { proposal: id, fact: CostFact::ExitEntered(exit) };
        let statement = Statement { by: viewer.worker, fact: Fact::Cost(told) };
        self.ledger.append(self.clock.now(), &[(subject, version)], vec![(subject, statement)])?;
        drop(writing);
        self.catch_up()
    }

    /// A proposal with every proposal that branches from it or from one of those, the first one first, then as
    /// they were begun. Where it is a branch itself, the one from which it all began is the first.
    ///
    /// # Errors
    /// [`ServiceError::Denied`]; [`ServiceError::NotFound`] where there is no such proposal.
    pub fn branches(
        &self,
        viewer: &Viewer,
        id: ProposalId,
    ) -> Result<Vec<(ProposalId, Arc<ProposalRecord>)>, ServiceError> {
        viewer.must(Action::ChangeStructure)?;
        self.proposal(viewer, id)?;
        let all: BTreeMap<ProposalId, Arc<ProposalRecord>> = self.proposals(viewer)?.into_iter().collect();
        let above = |id: &ProposalId| all.get(id).and_then(|one| one.proposal.branch_of).map(|(id, _)| id);
        // No proposal can branch from a later one, so the way up ends; what is odd in a ledger ends it too.
        let root = |id: ProposalId| {
            let up = std::iter::successors(Some(id), |id| above(id).filter(|id| all.contains_key(id)));
            up.take(all.len()).last().unwrap_or(id)
        };
        let first = root(id);
        let mut found: Vec<_> = all.iter().filter(|(id, _)| root(**id) == first).collect();
        let begun = |one: &ProposalRecord| one.told.first().map(|told| told.recorded);
        found.sort_by_key(|(id, one)| (**id != first, begun(one), **id));
        Ok(found.into_iter().map(|(id, one)| (*id, Arc::clone(one))).collect())
    }

    /// Begins a branch: another proposal with all changes of this one as it now is, to be changed on its own.
    ///
    /// # Errors
    /// [`ServiceError::Denied`]; [`ServiceError::NotFound`]; [`ServiceError::Refused`] where a word is missing or
    /// the proposal is over; or what the ledger says.
    pub fn branch_proposal(
        &self,
        viewer: &Viewer,
        of: ProposalId,
        (name, case, effect): (String, String, Date),
    ) -> Result<ProposalId, ServiceError> {
        viewer.must(Action::ChangeStructure)?;
        let record = self.proposal(viewer, of)?;
        let proposal: &Proposal = &record.proposal;
        if proposal.stage >= Stage::CarriedOut {
            let says = "Branch from a proposal that is neither carried out nor given up";
            let refusal = Refusal::new("branch", proposal.stage.label(), says, "how a proposal goes");
            return Err(ServiceError::Refused(vec![refusal]));
        }
        let drafted = ProposalFact::Drafted {
            name,
            case,
            against: proposal.against,
            effect,
            branch_of: Some((of, proposal.version)),
            model: proposal.model,
        };
        // What cannot be made there cannot be added here: it is left out, as it is of no effect there.
        let refused: Vec<u32> = {
            let before = self.structure(viewer, proposal.model, proposal.against)?;
            proposal.outcome(&before).refused.into_iter().map(|(number, _)| number).collect()
        };
        let changes = proposal.changes.iter().filter(|one| !refused.contains(&one.number)).map(|one| {
            ProposalFact::ChangeAdded { change: Box::new(one.change.clone()), reason: one.reason.clone() }
        });
        let id = ProposalId(Uuid::now_v7());
        self.record_of_proposal(viewer, id, std::iter::once(drafted).chain(changes).collect())?;
        Ok(id)
    }

    /// What is known of somebody for a proposal's cost, for the form on which it is put right. That it was looked at
    /// is noted with their way through the change.
    ///
    /// # Errors
    /// [`ServiceError::Denied`]; [`ServiceError::NotNoted`].
    pub fn exit_entered(
        &self,
        viewer: &Viewer,
        id: ProposalId,
        staff: StaffId,
    ) -> Result<Option<ExitEntered>, ServiceError> {
        viewer.must(Action::SeeStaffInChange)?;
        let found = entered(&self.world().organisation, id).1.remove(&staff);
        if !self.views.note(self.clock.now(), of_staff(staff), viewer.worker, WAY) {
            return Err(ServiceError::NotNoted);
        }
        Ok(found)
    }
}

/// When people started in their posts, as far as it is known: whoever was in a post when the establishment was
/// first recorded may have been in it for years.
fn started(history: &History) -> BTreeMap<HoldingId, Date> {
    let first = history.days().first().copied();
    let began = |states: &BTreeMap<Date, Option<Holding>>| {
        states.iter().find(|(_, held)| held.is_some()).map(|(day, _)| *day)
    };
    let known = history.holdings().filter_map(|(id, states)| Some((id, began(states)?)));
    known.filter(|(_, day)| Some(*day) > first).collect()
}

/// What was entered of those who may leave: of a branch, also what was entered of the proposals from which it
/// branches, where nothing was entered in it. With how many facts that is of.
fn entered(organisation: &Organisation, id: ProposalId) -> CostEntered {
    let above = |id: &ProposalId| {
        let record = organisation.proposals.get(id)?;
        record.proposal.branch_of.map(|(of, _)| of)
    };
    let way_up = std::iter::successors(Some(id), above).take(organisation.proposals.len());
    let mut all = CostEntered::default();
    for (version, entered) in way_up.filter_map(|id| organisation.costs.get(&id)) {
        all.0 += version;
        for (staff, exit) in entered {
            all.1.entry(*staff).or_insert_with(|| exit.clone());
        }
    }
    all
}
