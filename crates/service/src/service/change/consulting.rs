//! The consultation: documents, notices, sessions, questions and answers, feedback; and the class of each post.

use std::sync::{Arc, PoisonError};

use ledger::Subject;
use practice::Refusal;
use workforce::people::classes::ClassDecision;
use workforce::people::consultation::{ConsultationFact, Context, decide};
use workforce::{ProposalId, Stage};

use super::{Change, Service, must_run};
use crate::access::{Action, Viewer};
use crate::error::ServiceError;
use crate::fact::{AboutChange, ChangeTold, Fact, Statement};
use crate::organisation::{ProposalRecord, Told};
use crate::service::local_time;

impl Service {
    /// Records something of a consultation. Whoever may see the proposal may ask and give feedback; the rest
    /// is for those who run it. The launch, the close and the confirmation come with the proposal's own steps.
    ///
    /// # Errors
    /// [`ServiceError::Denied`], [`ServiceError::Refused`], [`ServiceError::Conflict`], or what the ledger says.
    pub fn record_of_consultation(
        &self,
        viewer: &Viewer,
        id: ProposalId,
        fact: ConsultationFact,
    ) -> Result<(), ServiceError> {
        match fact {
            ConsultationFact::QuestionAsked(_) | ConsultationFact::FeedbackReceived(_) => {
                viewer.must(Action::SeeStructure)?;
            }
            _ => must_run(viewer)?,
        }
        let record = self.proposal(viewer, id)?;
        let what = self.judge_consultation(viewer, id, &record, fact)?;
        self.append_change(viewer, id, &record, what)
    }

    /// What a fact of a consultation comes to, judged against all before it.
    pub(crate) fn judge_consultation(
        &self,
        viewer: &Viewer,
        id: ProposalId,
        record: &Arc<ProposalRecord>,
        fact: ConsultationFact,
    ) -> Result<Vec<AboutChange>, ServiceError> {
        let change = self.worked_out(id, Arc::clone(record));
        let facts = decide(&record.consultation, fact, &self.context(viewer, &change))
            .map_err(ServiceError::Refused)?;
        Ok(facts.into_iter().map(AboutChange::Consultation).collect())
    }

    fn context<'a>(&self, viewer: &Viewer, change: &'a Change) -> Context<'a> {
        let duty = change.duty.as_ref();
        Context {
            timetable: &change.timetable,
            section_188: duty.is_some_and(|duty| duty.days.is_some()),
            begin_by: duty.and_then(|duty| duty.begin_by),
            today: self.today(),
            sent_today: self.sent_today(viewer, &change.record),
        }
    }

    /// How many questions and pieces of feedback the viewer has sent today. Those who run the consultation send
    /// in what others gave them on paper, which is not theirs.
    fn sent_today(&self, viewer: &Viewer, record: &ProposalRecord) -> usize {
        use ConsultationFact::{FeedbackReceived, QuestionAsked};
        if viewer.may(Action::RunConsultation) {
            return 0;
        }
        let today = self.today();
        let all = record.consultation_told.iter().rev();
        let of_today = all.take_while(|told| local_time(told.recorded).date() >= today);
        let sent = |told: &&Told<ConsultationFact>| {
            told.by == viewer.worker && matches!(told.fact, QuestionAsked(_) | FeedbackReceived(_))
        };
        of_today.filter(sent).count()
    }

    /// Records what a person decided of the classes of posts, all or nothing.
    ///
    /// # Errors
    /// [`ServiceError::Denied`], [`ServiceError::Refused`], [`ServiceError::Conflict`], or what the ledger says.
    pub fn decide_classes(
        &self,
        viewer: &Viewer,
        id: ProposalId,
        decisions: Vec<ClassDecision>,
    ) -> Result<(), ServiceError> {
        viewer.must(Action::SeeStaffInChange)?;
        let change = self.change(viewer, id)?;
        let mut refusals: Vec<Refusal> = Vec::new();
        for decision in &decisions {
            refusals.extend(change.classes.check(decision));
        }
        let own = change.scope.get(&viewer.staff()).map(|one| one.post);
        if decisions.iter().any(|decision| Some(decision.post) == own) {
            let says = "Somebody else must decide this: it is about your own post";
            refusals.push(Refusal::new("post", "", says, "nobody decides in their own matter"));
        }
        if decisions.is_empty() {
            refusals.push(Refusal::new("post", "", "Choose at least one post", "the proposal"));
        }
        if change.record.proposal.stage > Stage::Consultation {
            let says = "Decide the classes before the proposal is confirmed";
            refusals.push(Refusal::new(
                "class",
                change.record.proposal.stage.label(),
                says,
                "how a proposal goes",
            ));
        }
        if !refusals.is_empty() {
            refusals.dedup();
            return Err(ServiceError::Refused(refusals));
        }
        let what = decisions.into_iter().map(AboutChange::Class).collect();
        self.append_change(viewer, id, &change.record, what)
    }

    pub(super) fn append_change(
        &self,
        viewer: &Viewer,
        id: ProposalId,
        record: &ProposalRecord,
        what: Vec<AboutChange>,
    ) -> Result<(), ServiceError> {
        let writing = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let entries = what.into_iter().map(|what| (Subject(id.0), about(viewer, id, what))).collect();
        self.ledger.append(self.clock.now(), &[(Subject(id.0), record.entries)], entries)?;
        drop(writing);
        self.catch_up()
    }
}

/// A statement about a change.
pub(crate) fn about(viewer: &Viewer, proposal: ProposalId, what: AboutChange) -> Statement {
    Statement { by: viewer.worker, fact: Fact::Change(ChangeTold { proposal, what }) }
}
