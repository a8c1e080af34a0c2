//! People through a change: the consultation, each person's way, filling the posts, the children afterwards.
//!
//! Somebody sees their own way; a line manager those of the people who report to them; human resources
//! everybody's. What a colleague applied for is nobody's business.

mod children;
mod consulting;
mod equality;
mod filling;
mod person;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use calendar::Date;
use ledger::Subject;
use uuid::Uuid;
use workforce::people::classes::{ClassDecision, Classes, RoleClass, propose_classes};
use workforce::people::dismissals::Counting;
use workforce::people::matching::MatchRules;
use workforce::people::redundancy_law::{Duty, collective_duties};
use workforce::people::roles::Roles;
use workforce::people::scope::{InScope, in_scope};
use workforce::people::timetable::Timetable;
use workforce::proposal::of_a_model;
use workforce::{Establishment, Outcome, PostId, ProposalId, StaffId};

use super::Service;
use crate::access::{Action, Viewer};
use crate::error::ServiceError;
use crate::organisation::ProposalRecord;

pub(crate) use children::staff_facts;
pub use children::{ChildBefore, ChildMove, ChildrenPlan};
pub(crate) use consulting::about;
pub use equality::{EqualityView, Figures, Fixed};
pub use filling::Filled;
pub(crate) use filling::put_into_posts;
pub use person::{Doer, PersonLine, Reader, doer};
pub(crate) use person::{WAY, is_of_way};

/// The establishment in the law's sense: the unit to which those in scope are assigned to carry out their duties.
pub(crate) const ESTABLISHMENT: &str = "Children's services";

/// A proposal worked out for everybody whom it concerns, and how far it has come.
#[derive(Debug)]
pub struct Change {
    /// Which proposal.
    pub id: ProposalId,
    /// As recorded.
    pub record: Arc<ProposalRecord>,
    /// What the law asks for the numbers proposed.
    pub duty: Option<Duty>,
    worked: Arc<Worked>,
}

/// What follows from a proposal's changes and the establishment alone.
#[derive(Debug)]
pub struct Worked {
    /// The establishment on the day of the launch, or today's while it is a draft.
    pub before: Establishment,
    /// What comes of the changes.
    pub outcome: Outcome,
    /// Roles before and after.
    pub roles: Roles,
    /// The classes that the comparison proposes.
    pub classes: Classes,
    /// Everybody in scope.
    pub scope: BTreeMap<StaffId, InScope>,
    /// The dates; before the launch, those of a launch today.
    pub timetable: Timetable,
    /// How jobs are compared.
    pub rules: MatchRules,
}

impl std::ops::Deref for Change {
    type Target = Worked;

    fn deref(&self) -> &Worked {
        &self.worked
    }
}

impl Worked {
    /// The establishment as proposed.
    pub fn proposed(&self) -> &Establishment {
        &self.outcome.proposed
    }

    /// Whether somebody holds a post that would not go on unchanged: then the consultation has rules.
    pub fn concerns_people(&self) -> bool {
        self.scope.values().any(|one| !self.stays(one.post))
    }

    /// Whether a post goes on as it is.
    pub fn stays(&self, post: PostId) -> bool {
        self.classes.present.get(&post).is_some_and(|one| one.class == RoleClass::Unchanged)
    }

    /// The name of somebody of the staff.
    pub fn name(&self, staff: StaffId) -> &str {
        self.before.staff.get(&staff).map_or("somebody who has left", |one| one.name.as_str())
    }
}

/// What was worked out last of each proposal, for the facts from which it was.
#[derive(Default)]
pub(crate) struct KeptChanges(Mutex<BTreeMap<ProposalId, (Key, Arc<Worked>)>>);

#[derive(PartialEq, Eq)]
struct Key {
    proposal: u32,
    organisation: u32,
    day: Date,
}

impl Service {
    /// A proposal worked out, for whoever may see it.
    ///
    /// # Errors
    /// As [`Service::proposal`]; [`ServiceError::Refused`] for one about a model structure: nobody's work
    /// changes with it.
    pub fn change(&self, viewer: &Viewer, id: ProposalId) -> Result<Arc<Change>, ServiceError> {
        let record = self.proposal(viewer, id)?;
        match record.proposal.model {
            None => Ok(self.worked_out(id, record)),
            Some(_) => Err(ServiceError::Refused(vec![of_a_model()])),
        }
    }

    /// The same of one about the authority's own establishment, for whoever knows that it is.
    pub(crate) fn worked_out(&self, id: ProposalId, record: Arc<ProposalRecord>) -> Arc<Change> {
        let (history, organisation) = {
            let world = self.world();
            (Arc::clone(&world.organisation.history), world.organisation.version)
        };
        let day = record.launched().unwrap_or_else(|| self.today());
        let key = Key { proposal: record.proposal.version, organisation, day };
        let mut kept = self.kept_changes.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, worked)) = kept.get(&id).filter(|(known, _)| *known == key) {
            return Arc::new(Change::new(id, record, Arc::clone(worked)));
        }
        let before = history.on(day);
        let outcome = record.proposal.outcome(&before);
        let roles = Roles::of(&before, &outcome.proposed);
        let rules = MatchRules::on(&self.policies, day).unwrap_or(MatchRules::PROPOSED);
        let classes = propose_classes(&before, &outcome.proposed, &BTreeMap::new(), &rules);
        let scope = in_scope(&before);
        let timetable = Timetable::new(day, &self.policies);
        let worked = Arc::new(Worked { before, outcome, roles, classes, scope, timetable, rules });
        kept.insert(id, (key, Arc::clone(&worked)));
        Arc::new(Change::new(id, record, worked))
    }
}

impl Change {
    /// A change with what the law asks for the numbers proposed: by the classes as decided, where they are.
    fn new(id: ProposalId, record: Arc<ProposalRecord>, worked: Arc<Worked>) -> Change {
        let decided: BTreeMap<PostId, ClassDecision> =
            record.classes.iter().map(|(post, told)| (*post, told.fact.clone())).collect();
        let counting = Counting {
            scope: &worked.scope,
            classes: &worked.classes,
            decided: &decided,
            roles: &worked.roles,
            proposed: &worked.outcome.proposed,
        };
        // A dismissal takes effect with the last day in the old structure, as exits are costed.
        let effect = record.proposal.effect;
        let last_day = effect.yesterday().unwrap_or(effect);
        let proposed = counting.dismissals(ESTABLISHMENT, last_day);
        let duty = collective_duties(&proposed, worked.timetable.launch).into_iter().next();
        Change { id, record, duty, worked }
    }
}

/// The subject under which one person's way through changes is kept, with a key of its own. A fixed pattern
/// keeps it apart from whatever else is known by the same identifier.
pub(crate) fn way_subject(staff: StaffId) -> Subject {
    Subject(Uuid::from_u128(staff.0.as_u128() ^ OF_STAFF))
}

/// The person of the staff to whom a subject belongs, if it is one of theirs.
pub(crate) fn staff_of(subject: Subject) -> StaffId {
    StaffId(Uuid::from_u128(subject.0.as_u128() ^ OF_STAFF))
}

const OF_STAFF: u128 = 0x0000_0000_0000_0000_0000_5374_6166_6600;

impl Viewer {
    /// Who the viewer is on the establishment: a worker and a person of the staff share an identifier.
    pub fn staff(&self) -> StaffId {
        StaffId(self.worker.0)
    }
}

fn must_run(viewer: &Viewer) -> Result<(), ServiceError> {
    Ok(viewer.must(Action::RunConsultation)?)
}
