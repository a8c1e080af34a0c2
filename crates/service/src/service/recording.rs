//! Recording: commands are judged against journeys, and what they give is appended, all or nothing.

use std::sync::PoisonError;

use jiff::Timestamp;
use ledger::Subject;
use practice::journey::Journey;
use practice::{Command, Context, PersonId, Recorded, Seq, WorkerId, decide};

use super::Service;
use crate::access::Viewer;
use crate::error::ServiceError;
use crate::fact::{Fact, Statement};

/// What was recorded of one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// Whose record.
    pub person: PersonId,
    /// The numbers of the new facts, in order.
    pub facts: Vec<Seq>,
}

impl Service {
    /// Records what commands propose, about one person or several, all or nothing. Each command is judged
    /// against what the ones before it would make of the record.
    ///
    /// # Errors
    /// [`ServiceError::Refused`] with every refusal of the first command that is refused, and the others of
    /// [`ServiceError`]; nothing is recorded then.
    pub fn submit(
        &self,
        viewer: &Viewer,
        commands: Vec<(PersonId, Command)>,
    ) -> Result<Vec<Done>, ServiceError> {
        for (person, command) in &commands {
            viewer.must(self.needed(*person, &command.fact))?;
        }
        // Another node may have recorded something since: what it was is taken in, and judged again.
        let mut tries = 0;
        loop {
            tries += 1;
            match self.try_submit(viewer.worker, &commands) {
                Err(ServiceError::Conflict) if tries < 4 => self.catch_up()?,
                done => return done,
            }
        }
    }

    fn try_submit(&self, by: WorkerId, commands: &[(PersonId, Command)]) -> Result<Vec<Done>, ServiceError> {
        let writing = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let now = self.clock.now();
        let Judged { expected, entries, done } = self.judge(by, now, commands)?;
        self.ledger.append(now, &expected, entries)?;
        drop(writing);
        self.catch_up()?;
        Ok(done)
    }

    /// What commands come to, each judged against what the ones before it would make of the record. Held while
    /// nothing else is recorded.
    pub(super) fn judge(
        &self,
        by: WorkerId,
        now: Timestamp,
        commands: &[(PersonId, Command)],
    ) -> Result<Judged, ServiceError> {
        let context = Context { today: self.clock.today(), policies: &self.policies };
        let mut journeys: Vec<(PersonId, Seq, Journey)> = Vec::new();
        let mut entries = Vec::new();
        let mut done: Vec<Done> = Vec::new();
        for (person, command) in commands {
            let place = match journeys.iter().position(|(id, ..)| id == person) {
                Some(place) => place,
                None => {
                    let record = self.world().people.get(person).cloned();
                    let (version, journey) = match record {
                        Some(record) => (record.version(), record.journey.clone()),
                        None => (Seq(0), Journey::unknown(*person)),
                    };
                    journeys.push((*person, version, journey));
                    done.push(Done { person: *person, facts: Vec::new() });
                    journeys.len() - 1
                }
            };
            let (Some((_, _, journey)), Some(done)) = (journeys.get_mut(place), done.get_mut(place)) else {
                continue;
            };
            let facts = decide(journey, command.clone(), &context).map_err(ServiceError::Refused)?;
            for fact in facts {
                let seq = Seq(journey.version.0 + 1);
                done.facts.push(seq);
                entries.push((Subject(person.0), Statement { by, fact: Fact::Practice(fact.clone()) }));
                journey.apply(&Recorded { seq, recorded: now, by, fact });
            }
        }
        let expected = journeys.iter().map(|(id, version, _)| (Subject(id.0), version.0)).collect();
        Ok(Judged { expected, entries, done })
    }
}

/// What commands come to, ready to be appended.
pub(super) struct Judged {
    /// The version of each record against which they were judged.
    pub expected: Vec<(Subject, u32)>,
    /// What to append.
    pub entries: Vec<(Subject, Statement)>,
    /// What will be recorded of each person.
    pub done: Vec<Done>,
}
