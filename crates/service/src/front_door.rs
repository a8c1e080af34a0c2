//! The front door as values: what waits for a decision, for those who may see it.

use std::collections::BTreeSet;
use std::sync::Arc;

use calendar::Date;
use practice::clocks::{Clock, open_clocks};
use practice::code_sets::Relationship;
use practice::facts::ContactReceived;
use practice::journey::{Contact, Journey, Told};
use practice::{Command, Context, Fact, PersonId, Recorded, Refusal, Seq, WorkerId, decide, main_worker};

use crate::access::{Action, Viewer};
use crate::error::ServiceError;
use crate::matching::{Sought, candidates};
use crate::service::Service;
use crate::setup::NOBODY;
use crate::world::{Record, World};

/// A child as a list names them.
#[derive(Debug, Clone, PartialEq)]
pub struct Named {
    /// Whose record.
    pub person: PersonId,
    /// The contact in it.
    pub contact: Seq,
    /// Their name.
    pub name: String,
    /// Their age in words.
    pub age: String,
    /// Whether this child's contact waits for a decision.
    pub waits: bool,
}

/// A contact that waits for a decision. Brothers and sisters about whom somebody told us at the same time stand
/// together.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// The child.
    pub child: Named,
    /// The others in the same contact.
    pub siblings: Vec<Named>,
    /// What we were told.
    pub told: Told<ContactReceived>,
    /// How many people in the record may be the same child.
    pub candidates: usize,
    /// Words in what we were told that local policy asks to look at.
    pub words: Vec<String>,
    /// Kinds of warning on the children's records.
    pub warnings: Vec<&'static str>,
    /// Who last recorded something about it.
    pub with: String,
    /// The allocated worker, where a child is open already.
    pub worker: Option<String>,
    /// By when it is to be decided.
    pub clock: Option<Clock>,
}

impl Waiting {
    /// Whether the decision is overdue.
    pub fn is_overdue(&self) -> bool {
        self.clock.as_ref().is_some_and(|clock| clock.state.is_overdue())
    }

    /// Whether the decision is due on a day.
    pub fn is_due_on(&self, day: Date) -> bool {
        self.clock.as_ref().is_some_and(|clock| clock.due.date() == day)
    }
}

/// A referral that waits for a decision.
#[derive(Debug, Clone)]
pub struct WaitingReferral {
    /// The child; `contact` is the number of the referral.
    pub child: Named,
    /// The day it was received.
    pub on: Date,
    /// The main need.
    pub need: &'static str,
    /// By when it is to be decided.
    pub clock: Option<Clock>,
}

/// What stands at the front door.
#[derive(Debug, Clone, Default)]
pub struct Queue {
    /// Contacts that wait, the next due first.
    pub waiting: Vec<Waiting>,
    /// Referrals that wait, the first received first.
    pub referrals: Vec<WaitingReferral>,
    /// Contacts decided today.
    pub decided_today: usize,
}

impl Service {
    /// What stands at the front door.
    ///
    /// # Errors
    /// [`ServiceError::Denied`] for those who may not see it.
    pub fn queue(&self, viewer: &Viewer) -> Result<Queue, ServiceError> {
        viewer.must(Action::SeeFrontDoor)?;
        let today = self.today();
        let world = self.world();
        let mut queue = Queue { waiting: self.waiting_contacts(&world, today), ..Queue::default() };
        for record in world.people.values() {
            let front_door = &record.journey.front_door;
            queue.decided_today += front_door
                .contacts
                .iter()
                .filter(|contact| contact.decided.as_ref().is_some_and(|decided| decided.on == today))
                .count();
            for referral in front_door.referrals.iter().filter(|referral| referral.is_open()) {
                let child = named(record, referral.seq(), true, today);
                let need = practice::CodeSet::label(referral.started.need);
                let clock = self.decision_clock(&record.journey, referral.seq());
                queue.referrals.push(WaitingReferral { child, on: referral.from(), need, clock });
            }
        }
        queue.referrals.sort_by(|a, b| (a.on, &a.child.name).cmp(&(b.on, &b.child.name)));
        Ok(queue)
    }

    fn waiting_contacts(&self, world: &World, today: Date) -> Vec<Waiting> {
        let mut open: Vec<(&Arc<Record>, &Contact)> = world
            .waiting
            .iter()
            .filter_map(|id| world.people.get(id))
            .flat_map(|record| {
                record.journey.front_door.contacts.iter().map(move |contact| (record, contact))
            })
            .filter(|(_, contact)| contact.decided.is_none())
            .collect();
        open.sort_by_key(|(record, contact)| (contact.received.on, contact.received.at, record.id));
        let mut taken: BTreeSet<(PersonId, Seq)> = BTreeSet::new();
        let mut waiting = Vec::new();
        let mut sought = Vec::new();
        for (record, contact) in open {
            if taken.contains(&(record.id, contact.received.seq)) {
                continue;
            }
            let siblings = together(world, record, contact, today);
            taken.extend(siblings.iter().map(|sibling| (sibling.person, sibling.contact)));
            let everybody: Vec<&Arc<Record>> = std::iter::once(record)
                .chain(siblings.iter().filter_map(|sibling| world.people.get(&sibling.person)))
                .collect();
            let mut warnings: Vec<&'static str> = everybody
                .iter()
                .flat_map(|record| &record.journey.person.warnings)
                .filter(|warning| warning.is_open())
                .map(|warning| practice::CodeSet::label(warning.started.kind))
                .collect();
            warnings.sort_unstable();
            warnings.dedup();
            let worker = everybody
                .iter()
                .find_map(|record| main_worker(&record.journey, today))
                .map(|main| world.directory.worker_name(main.allocation.started.worker).to_owned());
            sought.push(Sought::like(&record.journey.person, record.id));
            waiting.push(Waiting {
                child: named(record, contact.received.seq, true, today),
                siblings,
                told: contact.received.clone(),
                candidates: 0,
                words: self.words_to_look_at(&contact.received.worry),
                warnings,
                with: held_by(world, record, contact),
                worker,
                clock: self.decision_clock(&record.journey, contact.received.seq),
            });
        }
        for (row, found) in waiting.iter_mut().zip(candidates(world, &sought)) {
            row.candidates = found.len();
        }
        waiting.sort_by_key(|row| (row.clock.as_ref().map(|clock| clock.due), row.told.on, row.told.at));
        waiting
    }

    /// The clock of the decision on a contact or a referral, while it runs.
    pub fn decision_clock(&self, journey: &Journey, about: Seq) -> Option<Clock> {
        open_clocks(journey, self.today(), self.policies()).into_iter().find(|clock| {
            clock.about == about && matches!(clock.definition.key, "contact_decision" | "referral_decision")
        })
    }

    /// The other children about whom we were told at the same time, by the same person.
    ///
    /// # Errors
    /// [`ServiceError::Denied`] for those who may not open the record either.
    pub fn told_together(
        &self,
        viewer: &Viewer,
        person: PersonId,
        contact: Seq,
    ) -> Result<Vec<Named>, ServiceError> {
        viewer.must(Action::OpenRecord)?;
        let world = self.world();
        let record = world.people.get(&person).ok_or(ServiceError::NotFound)?;
        let contact = record.journey.front_door.contact(contact).ok_or(ServiceError::NotFound)?;
        Ok(together(&world, record, contact, self.today()))
    }

    /// The name of whoever recorded something.
    pub fn name_of_worker(&self, worker: WorkerId) -> String {
        self.world().name_of_worker(worker)
    }

    /// The words in a text that local policy asks to look at, each once, as the policy writes them.
    pub fn words_to_look_at(&self, text: &str) -> Vec<String> {
        let plain = spaced(text);
        let words = self.policies().words("front_door.words_to_look_at", self.today());
        words.iter().filter(|word| holds(&plain, &spaced(word))).cloned().collect()
    }

    /// Every reason why commands would be refused, with the place of the command in the row. Empty: they
    /// would be recorded. A form shows all its faults at once with this; [`Service::submit`] judges again.
    pub fn refusals(&self, commands: &[(PersonId, Command)]) -> Vec<(usize, Refusal)> {
        let context = Context { today: self.today(), policies: self.policies() };
        let mut journeys: Vec<Journey> = Vec::new();
        let mut found = Vec::new();
        for (place, (person, command)) in commands.iter().enumerate() {
            let at = journeys.iter().position(|journey| journey.id == *person).unwrap_or_else(|| {
                let known = self.world().people.get(person).map(|record| record.journey.clone());
                journeys.push(known.unwrap_or_else(|| Journey::unknown(*person)));
                journeys.len() - 1
            });
            let Some(journey) = journeys.get_mut(at) else { continue };
            // What is refused is taken as told all the same, so that what follows is not refused for lack of it.
            let facts = match decide(journey, command.clone(), &context) {
                Ok(facts) => facts,
                Err(refusals) => {
                    found.extend(refusals.into_iter().map(|refusal| (place, refusal)));
                    vec![command.fact.clone()]
                }
            };
            for fact in facts {
                let seq = Seq(journey.version.0 + 1);
                journey.apply(&Recorded { seq, recorded: self.clock().now(), by: NOBODY, fact });
            }
        }
        found
    }
}

fn named(record: &Record, contact: Seq, waits: bool, today: Date) -> Named {
    let person = &record.journey.person;
    Named {
        person: record.id,
        contact,
        name: person.name().map_or_else(|| "A child without a name".to_owned(), ToString::to_string),
        age: person.age_in_words(today),
        waits,
    }
}

fn is_sibling(kind: Relationship) -> bool {
    matches!(kind, Relationship::Sibling | Relationship::HalfSibling | Relationship::StepSibling)
}

/// Whether two contacts are one telling: the same person at the same time for the same reason. What they said of
/// each child may differ; where no time was noted, it must be the very same.
pub fn one_telling(one: &ContactReceived, other: &ContactReceived) -> bool {
    let same = (one.on, one.at, one.source, one.reason, &one.from)
        == (other.on, other.at, other.source, other.reason, &other.from);
    same && (one.at.is_some() || one.worry == other.worry)
}

/// Brothers and sisters with a contact that is one telling with this one.
fn together(world: &World, record: &Record, contact: &Contact, today: Date) -> Vec<Named> {
    let siblings: BTreeSet<PersonId> =
        record.journey.person.related().filter(|(_, told)| is_sibling(told.kind)).map(|(id, _)| id).collect();
    siblings
        .iter()
        .filter_map(|id| world.people.get(id))
        .filter_map(|sibling| {
            let same = sibling
                .journey
                .front_door
                .contacts
                .iter()
                .find(|other| one_telling(&other.received, &contact.received))?;
            Some(named(sibling, same.received.seq, same.decided.is_none(), today))
        })
        .collect()
}

/// Who last recorded something about a contact.
fn held_by(world: &World, record: &Record, contact: &Contact) -> String {
    let about = |fact: &Recorded| match &fact.fact {
        Fact::ContactReceived(_) => fact.seq == contact.received.seq,
        Fact::InformationRequested(asked) => asked.contact == contact.received.seq,
        Fact::InformationReceived(answer) => {
            contact.information.iter().any(|asked| asked.seq() == answer.request)
        }
        _ => false,
    };
    match record.facts.iter().rev().find(|fact| about(fact)).map(|fact| fact.by) {
        None | Some(NOBODY) => "Nobody yet".to_owned(),
        Some(worker) => world.name_of_worker(worker),
    }
}

/// Small letters and digits, everything between them one space, a space at each end.
fn spaced(text: &str) -> String {
    let mut plain = String::from(" ");
    for letter in text.chars().flat_map(char::to_lowercase) {
        if letter.is_alphanumeric() {
            plain.push(letter);
        } else if !plain.ends_with(' ') {
            plain.push(' ');
        }
    }
    if !plain.ends_with(' ') {
        plain.push(' ');
    }
    plain
}

/// Whether a text holds a word or phrase, its last word with the usual endings too.
fn holds(text: &str, phrase: &str) -> bool {
    let stem = phrase.trim_end();
    text.match_indices(stem).any(|(place, _)| {
        let rest = text.get(place + stem.len()..).unwrap_or_default();
        let ending = rest.split(' ').next().unwrap_or_default();
        matches!(ending, "" | "s" | "d" | "es" | "ed" | "ing")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_as_a_whole_word_with_its_usual_endings() {
        let text = spaced("He had weapons, and says she was Strangled. Self-harm is feared.");
        for word in ["weapon", "strangle", "self-harm"] {
            assert!(holds(&text, &spaced(word)), "{word}");
        }
        for word in ["arm", "gun", "range"] {
            assert!(!holds(&text, &spaced(word)), "{word}");
        }
    }
}
