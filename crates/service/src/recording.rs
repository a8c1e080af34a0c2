//! Before something is recorded: who may, and what would come of it.

use practice::journey::Journey;
use practice::{Command, Context, Fact, PersonId, Recorded, Seq, decide};

use crate::access::{Action, Viewer, needed_to_record};
use crate::error::ServiceError;
use crate::service::{Opened, Service};

impl Service {
    /// What one must be allowed to do in order to record a fact of a person. Whoever puts a fact right, or
    /// strikes it out, must be allowed to record it.
    pub(crate) fn needed(&self, person: PersonId, fact: &Fact) -> Action {
        let about = match fact {
            Fact::Corrected(it) => it.fact,
            Fact::Struck(it) => it.fact,
            _ => return needed_to_record(fact),
        };
        let world = self.world();
        let record = world.people.get(&person);
        let entry = record.and_then(|record| record.facts.iter().find(|recorded| recorded.seq == about));
        entry.map_or(Action::RecordPractice, |recorded| needed_to_record(&recorded.fact))
    }

    /// Judges what somebody wants to record, and records nothing: the facts that would be recorded.
    ///
    /// # Errors
    /// As [`Service::submit`].
    pub fn weigh(
        &self,
        viewer: &Viewer,
        person: PersonId,
        command: Command,
    ) -> Result<Vec<Fact>, ServiceError> {
        viewer.must(self.needed(person, &command.fact))?;
        let record = self.world().people.get(&person).cloned().ok_or(ServiceError::NotFound)?;
        let context = Context { today: self.today(), policies: self.policies() };
        decide(&record.journey, command, &context).map_err(ServiceError::Refused)
    }

    /// The journey that an opened record would make with these facts as well.
    pub fn supposing(&self, viewer: &Viewer, opened: &Opened, facts: Vec<Fact>) -> Journey {
        let mut seq = opened.record.version();
        let now = self.clock().now();
        let supposed: Vec<Recorded> = facts
            .into_iter()
            .map(|fact| {
                seq = Seq(seq.0 + 1);
                Recorded { seq, recorded: now, by: viewer.worker, fact }
            })
            .collect();
        Journey::fold(opened.record.id, opened.record.facts.iter().chain(&supposed))
    }
}

impl Viewer {
    /// Whether the viewer may put a fact right or strike it out: whoever may record it.
    pub fn may_rewrite(&self, fact: &Fact) -> bool {
        !fact.rewrites() && self.may(needed_to_record(fact))
    }
}
