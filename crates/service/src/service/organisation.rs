//! The organisation: its establishment on any day, and proposals to change it.

use std::sync::{Arc, PoisonError};

use calendar::Date;
use ledger::Subject;
use practice::Refusal;
use uuid::Uuid;
use workforce::people::consultation::{Confirmed, ConsultationFact, Launched};
use workforce::proposal::{add_change, decide};
use workforce::rows::{self, BadRow};
use workforce::{
    Establishment, History, HoldingId, ModelId, Post, Proposal, ProposalFact, ProposalId, WorkforceFact,
    facts_between,
};

use super::Service;
use super::change::{about, put_into_posts, staff_facts};
use crate::access::{Action, Viewer};
use crate::error::ServiceError;
use crate::fact::{AboutChange, Fact, ModelFact, ModelTold, ProposalTold, Statement};
use crate::organisation::ProposalRecord;
use crate::setup::staff_subject as subject_of_staff;

/// What came of loading a table.
#[derive(Debug, Clone, PartialEq)]
pub enum Loaded {
    /// It was read and recorded: so many facts; none where nothing was different.
    Recorded(usize),
    /// Rows could not be read; nothing was recorded.
    Refused(Vec<BadRow>),
}

impl Service {
    /// The establishment on a day, past or planned.
    ///
    /// # Errors
    /// [`ServiceError::Denied`].
    pub fn establishment(&self, viewer: &Viewer, day: Date) -> Result<Establishment, ServiceError> {
        self.structure(viewer, None, day)
    }

    /// The authority's own establishment, or a model structure, on a day, past or planned.
    ///
    /// # Errors
    /// [`ServiceError::Denied`]; [`ServiceError::NotFound`] where there is no such model.
    pub fn structure(
        &self,
        viewer: &Viewer,
        of: Option<ModelId>,
        day: Date,
    ) -> Result<Establishment, ServiceError> {
        viewer.must(Action::SeeStructure)?;
        Ok(self.history_of(of)?.0.on(day))
    }

    /// Every model structure with its name, in order of the names.
    ///
    /// # Errors
    /// [`ServiceError::Denied`].
    pub fn models(&self, viewer: &Viewer) -> Result<Vec<(ModelId, String)>, ServiceError> {
        viewer.must(Action::SeeStructure)?;
        let world = self.world();
        let models = world.organisation.models.iter().map(|(id, model)| (*id, model.name.clone()));
        let mut models: Vec<(ModelId, String)> = models.collect();
        models.sort_by(|one, other| one.1.cmp(&other.1));
        Ok(models)
    }

    /// The days on which the establishment, or a model structure, changed or will change.
    ///
    /// # Errors
    /// [`ServiceError::Denied`]; [`ServiceError::NotFound`] where there is no such model.
    pub fn days_of_change(&self, viewer: &Viewer, of: Option<ModelId>) -> Result<Vec<Date>, ServiceError> {
        viewer.must(Action::SeeStructure)?;
        Ok(self.history_of(of)?.0.days())
    }

    /// What is recorded of the own establishment or of a model, and how many facts that is.
    pub(super) fn history_of(&self, of: Option<ModelId>) -> Result<(Arc<History>, u32), ServiceError> {
        let world = self.world();
        let organisation = &world.organisation;
        match of {
            None => Ok((Arc::clone(&organisation.history), organisation.version)),
            Some(id) => {
                let model = organisation.models.get(&id).ok_or(ServiceError::NotFound)?;
                Ok((Arc::clone(&model.history), model.version))
            }
        }
    }

    /// Loads the establishment from a table, as it is from a day on. All or nothing; loading the same table
    /// again records nothing.
    ///
    /// # Errors
    /// [`ServiceError::Denied`], [`ServiceError::Conflict`], or what the ledger says.
    pub fn load_establishment(
        &self,
        viewer: &Viewer,
        headings: &[String],
        table: &[Vec<String>],
        from: Date,
    ) -> Result<Loaded, ServiceError> {
        self.load_structure(viewer, None, headings, table, from)
    }

    /// The same for the authority's own establishment or a model structure.
    ///
    /// # Errors
    /// As [`Service::load_establishment`]; [`ServiceError::NotFound`] where there is no such model.
    pub fn load_structure(
        &self,
        viewer: &Viewer,
        of: Option<ModelId>,
        headings: &[String],
        table: &[Vec<String>],
        from: Date,
    ) -> Result<Loaded, ServiceError> {
        viewer.must(Action::LoadEstablishment)?;
        let read = match whole(headings, table) {
            Ok(read) => read,
            Err(bad) => return Ok(Loaded::Refused(bad)),
        };
        let writing = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let (history, version) = self.history_of(of)?;
        let known = history.on(from);
        let facts = facts_between(&known, &rows::adopt(&known, read), from);
        let count = facts.len();
        if count > 0 {
            let subject = subject_of(of);
            let entries =
                facts.into_iter().map(|fact| (subject, statement(viewer, stated(of, fact)))).collect();
            self.ledger.append(self.clock.now(), &[(subject, version)], entries)?;
        }
        drop(writing);
        self.catch_up()?;
        Ok(Loaded::Recorded(count))
    }

    /// Loads job descriptions from a table, as they are from a day on. All or nothing; those that are not in
    /// the table stay as they are, and loading the same table again records nothing.
    ///
    /// # Errors
    /// [`ServiceError::Denied`], [`ServiceError::Conflict`], or what the ledger says.
    pub fn load_jobs(
        &self,
        viewer: &Viewer,
        headings: &[String],
        table: &[Vec<String>],
        from: Date,
    ) -> Result<Loaded, ServiceError> {
        viewer.must(Action::LoadEstablishment)?;
        let read = match rows::read_jobs(headings, table) {
            Ok(read) => read,
            Err(bad) => return Ok(Loaded::Refused(bad)),
        };
        let writing = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let (history, version) = self.history_of(None)?;
        let known = history.on(from);
        let bad = rows::jobs_of_nobody(&known, headings, table, from);
        if !bad.is_empty() {
            return Ok(Loaded::Refused(bad));
        }
        let mut after = known.clone();
        after.jobs.extend(rows::adopt_jobs(&known, read));
        let facts = facts_between(&known, &after, from);
        let count = facts.len();
        if count > 0 {
            let subject = organisation_subject();
            let entry = |fact| (subject, statement(viewer, Fact::Workforce(fact)));
            self.ledger.append(
                self.clock.now(),
                &[(subject, version)],
                facts.into_iter().map(entry).collect(),
            )?;
        }
        drop(writing);
        self.catch_up()?;
        Ok(Loaded::Recorded(count))
    }

    /// Begins a model structure with a table, as it is from a day on; all or nothing. Gives its identifier.
    ///
    /// # Errors
    /// [`ServiceError::Denied`]; [`ServiceError::Refused`] where the name is missing or taken; what the ledger
    /// says. The bad rows, where there are any, are the inner error.
    pub fn load_new_model(
        &self,
        viewer: &Viewer,
        name: &str,
        headings: &[String],
        table: &[Vec<String>],
        from: Date,
    ) -> Result<Result<(ModelId, usize), Vec<BadRow>>, ServiceError> {
        viewer.must(Action::LoadEstablishment)?;
        let name = name.trim();
        let refuse = |allowed: &str| {
            let source = "how a model structure is kept";
            Err(ServiceError::Refused(vec![Refusal::new("name", name, allowed, source)]))
        };
        if name.is_empty() {
            return refuse("Enter whose structure it is, and of when");
        }
        let read = match whole(headings, table) {
            Ok(read) => read,
            Err(bad) => return Ok(Err(bad)),
        };
        let writing = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        if self.world().organisation.models.values().any(|model| model.name.eq_ignore_ascii_case(name)) {
            return refuse("Choose the structure of that name above, or give this one another name");
        }
        let id = ModelId(Uuid::now_v7());
        let facts = facts_between(&Establishment::default(), &read, from);
        let count = facts.len();
        let subject = subject_of(Some(id));
        let named = Fact::Model(ModelTold { model: id, fact: ModelFact::Named { name: name.to_owned() } });
        let all = std::iter::once(named).chain(facts.into_iter().map(|fact| stated(Some(id), fact)));
        let entries = all.map(|fact| (subject, statement(viewer, fact))).collect();
        self.ledger.append(self.clock.now(), &[(subject, 0)], entries)?;
        drop(writing);
        self.catch_up()?;
        Ok(Ok((id, count)))
    }

    /// The posts that are recorded for a day and are not in a table: those that loading it would end. None
    /// where the table cannot be read.
    ///
    /// # Errors
    /// [`ServiceError::Denied`].
    pub fn posts_missing_from(
        &self,
        viewer: &Viewer,
        of: Option<ModelId>,
        headings: &[String],
        table: &[Vec<String>],
        from: Date,
    ) -> Result<Vec<Post>, ServiceError> {
        viewer.must(Action::LoadEstablishment)?;
        let Ok(read) = rows::read(headings, table) else { return Ok(Vec::new()) };
        let known = self.history_of(of)?.0.on(from);
        let loaded = rows::adopt(&known, read);
        let ended = known.posts.into_iter().filter(|(id, _)| !loaded.posts.contains_key(id));
        Ok(ended.map(|(_, post)| post).collect())
    }

    /// The proposals that the viewer may see: drafts only those who may change the structure.
    ///
    /// # Errors
    /// [`ServiceError::Denied`].
    pub fn proposals(&self, viewer: &Viewer) -> Result<Vec<(ProposalId, Arc<ProposalRecord>)>, ServiceError> {
        viewer.must(Action::SeeStructure)?;
        let world = self.world();
        let shown = world.organisation.proposals.iter().filter(|(_, one)| may_see(viewer, one));
        Ok(shown.map(|(id, one)| (*id, Arc::clone(one))).collect())
    }

    /// One proposal.
    ///
    /// # Errors
    /// [`ServiceError::Denied`]; [`ServiceError::NotFound`] where there is none, or none that the viewer may
    /// see: a draft is confidential, and so is that there is one.
    pub fn proposal(&self, viewer: &Viewer, id: ProposalId) -> Result<Arc<ProposalRecord>, ServiceError> {
        viewer.must(Action::SeeStructure)?;
        let found = self.world().organisation.proposals.get(&id).cloned();
        found.filter(|one| may_see(viewer, one)).ok_or(ServiceError::NotFound)
    }

    /// Begins a proposal; gives its identifier.
    ///
    /// # Errors
    /// [`ServiceError::Denied`], [`ServiceError::Refused`], or what the ledger says.
    pub fn begin_proposal(&self, viewer: &Viewer, fact: ProposalFact) -> Result<ProposalId, ServiceError> {
        let id = ProposalId(Uuid::now_v7());
        self.record_of_proposal(viewer, id, vec![fact])?;
        Ok(id)
    }

    /// Records facts of a proposal, all or nothing, each judged against what those before it make of it. When
    /// one carries it out, the establishment is changed in the same transaction.
    ///
    /// # Errors
    /// [`ServiceError::Denied`], [`ServiceError::Refused`] with every refusal of the first fact that is
    /// refused, [`ServiceError::Conflict`], or what the ledger says.
    pub fn record_of_proposal(
        &self,
        viewer: &Viewer,
        id: ProposalId,
        facts: Vec<ProposalFact>,
    ) -> Result<(), ServiceError> {
        viewer.must(Action::ChangeStructure)?;
        let writing = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let (known, directory) = {
            let world = self.world();
            (world.organisation.proposals.get(&id).cloned(), Arc::clone(&world.directory))
        };
        // What it would change: known since it was begun, or said by the fact that begins it.
        let of = match (&known, facts.first()) {
            (Some(known), _) => known.proposal.model,
            (None, Some(ProposalFact::Drafted { model, .. })) => *model,
            (None, _) => None,
        };
        let (history, version) = self.history_of(of)?;
        let step = |fact: &ProposalFact| {
            matches!(fact, ProposalFact::Launched { .. } | ProposalFact::Confirmed { .. })
        };
        if facts.len() > 1 && facts.iter().any(step) {
            // What a consultation asks is judged against what everybody could read before.
            let says = "Launch or confirm a proposal by itself, after its changes are recorded";
            return Err(ServiceError::Refused(vec![Refusal::new("launch", "", says, "how a proposal goes")]));
        }
        let mut proposal = known.as_ref().map(|one| one.proposal.clone());
        // The structure that its changes come to, kept while changes alone are added.
        let mut proposed: Option<Establishment> = None;
        let mut expected = vec![(Subject(id.0), known.as_ref().map_or(0, |one| one.entries))];
        let mut entries = Vec::new();
        for fact in facts {
            let before =
                || proposal.as_ref().map_or_else(Establishment::default, |one| history.on(one.against));
            let fact = match (&proposal, fact) {
                (Some(one), ProposalFact::ChangeAdded { change, reason }) => {
                    let proposed = proposed.get_or_insert_with(|| one.outcome(&before()).proposed);
                    add_change(one, proposed, &change, &reason).map_err(ServiceError::Refused)?;
                    ProposalFact::ChangeAdded { change, reason }
                }
                (_, fact) => {
                    proposed = None;
                    decide(proposal.as_ref(), &before(), fact, self.clock.today())
                        .map_err(ServiceError::Refused)?
                }
            };
            if let Some(record) = &known {
                for what in self.in_consultation(viewer, id, record, &fact)? {
                    entries.push((Subject(id.0), about(viewer, id, what)));
                }
            }
            if let (ProposalFact::CarriedOut { on }, Some(proposal), Some(record)) =
                (&fact, &proposal, &known)
            {
                let now = history.on(*on);
                let mut outcome = proposal.outcome(&now);
                if let Some((number, refusal)) = outcome.refused.first() {
                    let says = format!("Put right or take out change {number}: {refusal}");
                    let source = "the establishment on the day";
                    return Err(ServiceError::Refused(vec![Refusal::new("change", number, says, source)]));
                }
                let change = self.worked_out(id, Arc::clone(record));
                let state = |staff| record.process(staff);
                let new_id = || HoldingId(Uuid::now_v7());
                put_into_posts(&mut outcome.proposed, &change.scope, state, *on, new_id);
                let subject = organisation_subject();
                expected.push((subject, version));
                let changes = facts_between(&now, &outcome.proposed, *on).into_iter();
                entries.extend(changes.map(|fact| (subject, statement(viewer, Fact::Workforce(fact)))));
                let of_practice = staff_facts(&change, &directory, &outcome.proposed, *on).into_iter();
                entries.extend(
                    of_practice.map(|fact| (subject_of_staff(&fact), statement(viewer, Fact::Staff(fact)))),
                );
            }
            proposal = Proposal::after(proposal, &fact);
            let told = ProposalTold { proposal: id, fact };
            entries.push((Subject(id.0), statement(viewer, Fact::Proposal(told))));
        }
        self.ledger.append(self.clock.now(), &expected, entries)?;
        drop(writing);
        self.catch_up()
    }

    /// What a step of the proposal is in the consultation on it: the launch, the close with the confirmation.
    /// Where nobody's role is concerned, a consultation has no rules to keep.
    fn in_consultation(
        &self,
        viewer: &Viewer,
        id: ProposalId,
        record: &Arc<ProposalRecord>,
        fact: &ProposalFact,
    ) -> Result<Vec<AboutChange>, ServiceError> {
        let step = match fact {
            ProposalFact::Launched { on } => ConsultationFact::Launched(Launched { on: *on }),
            ProposalFact::Confirmed { on, outcome } => {
                ConsultationFact::Confirmed(Confirmed { on: *on, outcome: outcome.clone() })
            }
            _ => return Ok(Vec::new()),
        };
        if !self.worked_out(id, Arc::clone(record)).concerns_people() {
            return Ok(vec![AboutChange::Consultation(step)]);
        }
        self.judge_consultation(viewer, id, record, step)
    }
}

/// Reads a table that is a whole establishment. One without a post is a mistake: it would end every post that
/// there is.
pub(super) fn whole(headings: &[String], table: &[Vec<String>]) -> Result<Establishment, Vec<BadRow>> {
    let read = rows::read(headings, table)?;
    if read.posts.is_empty() {
        let says = "Give at least one row: the table is the whole establishment";
        let refusal = Refusal::new("post", "", says, "the establishment template");
        return Err(vec![BadRow { row: 2, refusal }]);
    }
    Ok(read)
}

/// The subject of facts about the establishment, or about a model.
pub(crate) fn subject_of(of: Option<ModelId>) -> Subject {
    of.map_or_else(organisation_subject, |model| Subject(model.0))
}

/// A fact of the establishment, or of a model.
pub(crate) fn stated(of: Option<ModelId>, fact: WorkforceFact) -> Fact {
    match of {
        None => Fact::Workforce(fact),
        Some(model) => Fact::Model(ModelTold { model, fact: ModelFact::Stated(fact) }),
    }
}

fn statement(viewer: &Viewer, fact: Fact) -> Statement {
    Statement { by: viewer.worker, fact }
}

/// What was never launched stays confidential, given up or not.
fn may_see(viewer: &Viewer, one: &ProposalRecord) -> bool {
    let launched = || one.told.iter().any(|told| matches!(told.fact, ProposalFact::Launched { .. }));
    viewer.may(Action::ChangeStructure) || launched()
}

/// The subject of facts about the establishment.
pub(crate) fn organisation_subject() -> Subject {
    Subject(Uuid::from_u128(0x676f_6c64_7468_8000_8000_0000_0000_0002))
}
