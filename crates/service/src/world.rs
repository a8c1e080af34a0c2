//! The authority in memory: every record folded, and the few indexes that pages need.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use calendar::Date;
use jiff::Timestamp;
use ledger::{Entry, Payload, Subject};
use practice::journey::Journey;
use practice::staff::Directory;
use practice::{PersonId, Recorded, Seq, WorkerId};
use rayon::prelude::*;

use crate::accounts::Accounts;
use crate::fact::{AuthorityFact, Fact, Statement};
use crate::organisation::Organisation;
use crate::search::SearchKey;
use crate::service::staff_of;
use crate::views::{ListSeen, Viewing};

/// A person's record: the facts as recorded, and the journey they make now.
#[derive(Debug)]
pub struct Record {
    /// Whose.
    pub id: PersonId,
    /// Every fact, in the order in which it was recorded.
    pub facts: Vec<Recorded>,
    /// The journey, as everything now known makes it.
    pub journey: Journey,
    /// What search looks at.
    pub(crate) search: SearchKey,
}

impl Record {
    fn new(id: PersonId, mut facts: Vec<Recorded>) -> Record {
        facts.shrink_to_fit();
        let journey = Journey::fold(id, &facts);
        let search = SearchKey::of(&journey);
        Record { id, facts, journey, search }
    }

    /// The record with more facts. Folds anew only where a fact rewrites an earlier one.
    fn with(&self, more: Vec<Recorded>) -> Record {
        let mut facts = Vec::with_capacity(self.facts.len() + more.len());
        facts.extend_from_slice(&self.facts);
        let journey = if more.iter().any(|recorded| recorded.fact.rewrites()) {
            facts.extend(more);
            Journey::fold(self.id, &facts)
        } else {
            let mut journey = self.journey.clone();
            for recorded in &more {
                journey.apply(recorded);
            }
            facts.extend(more);
            journey
        };
        let search = SearchKey::of(&journey);
        Record { id: self.id, facts, journey, search }
    }

    /// The number of the last fact.
    pub fn version(&self) -> Seq {
        self.facts.last().map_or(Seq(0), |last| last.seq)
    }

    /// Whether a contact waits for a decision.
    fn waits(&self) -> bool {
        self.journey.front_door.contacts.iter().any(|contact| contact.decided.is_none())
    }

    /// Workers allocated now.
    fn workers(&self) -> impl Iterator<Item = WorkerId> {
        self.journey.oversight.allocations.iter().filter(|one| one.is_open()).map(|one| one.started.worker)
    }
}

/// Everything that an authority's ledger says, folded.
#[derive(Default)]
pub struct World {
    /// The position of the last entry taken in.
    pub position: u64,
    /// The position of the last entry that can move a figure.
    pub figures_position: u64,
    /// Everybody's record.
    pub people: BTreeMap<PersonId, Arc<Record>>,
    /// Teams and workers.
    pub directory: Arc<Directory>,
    /// Posts, and proposals to change them.
    pub organisation: Organisation,
    /// Accounts.
    pub accounts: Accounts,
    /// The authority's name.
    pub name: String,
    /// The day of a demonstration.
    pub demo_day: Option<Date>,
    /// The secret of sessions.
    pub session_secret: Option<[u8; 32]>,
    /// People with a contact that waits for a decision.
    pub waiting: BTreeSet<PersonId>,
    /// The people with whom each worker works.
    pub by_worker: BTreeMap<WorkerId, BTreeSet<PersonId>>,
    /// Who opened whose record, in order of time.
    pub viewings: BTreeMap<PersonId, Vec<Viewing>>,
    /// Lists that somebody saw or took away, in order of time. Held as they are, since few ask who is in them.
    pub(crate) lists: Vec<ListSeen>,
}

/// Takes in a whole ledger: facts are gathered first, then every record is folded on all cores.
#[derive(Default)]
pub(crate) struct Loading {
    world: World,
    facts: BTreeMap<PersonId, Vec<Recorded>>,
}

impl Loading {
    pub fn take(&mut self, entries: Vec<Entry<Statement>>) {
        for entry in entries {
            self.world.position = entry.position;
            let person = PersonId(entry.subject.0);
            match entry.payload {
                Payload::Told(Statement { by, fact: Fact::Practice(fact) }) => {
                    self.world.figures_position = entry.position;
                    let recorded = Recorded { seq: Seq(entry.version), recorded: entry.recorded, by, fact };
                    self.facts.entry(person).or_default().push(recorded);
                }
                Payload::Told(statement) => {
                    let told = (entry.position, entry.recorded);
                    self.world.take(entry.subject, told, statement)
                }
                Payload::Forgotten => {
                    self.facts.remove(&person);
                    self.world.viewings.remove(&person);
                    self.world.organisation.forget(staff_of(entry.subject));
                }
            }
        }
    }

    pub fn finish(self) -> World {
        let Loading { mut world, facts } = self;
        let facts: Vec<_> = facts.into_iter().collect();
        let records: Vec<Record> = facts.into_par_iter().map(|(id, facts)| Record::new(id, facts)).collect();
        for record in records {
            world.index(&record);
            world.people.insert(record.id, Arc::new(record));
        }
        world
    }
}

impl World {
    /// Takes in new entries, in order. Entries already taken in are passed over.
    pub(crate) fn apply(&mut self, entries: Vec<Entry<Statement>>) {
        let mut told: BTreeMap<PersonId, Vec<Recorded>> = BTreeMap::new();
        for entry in entries {
            if entry.position <= self.position {
                continue;
            }
            self.position = entry.position;
            let person = PersonId(entry.subject.0);
            match entry.payload {
                Payload::Told(Statement { by, fact: Fact::Practice(fact) }) => {
                    self.figures_position = entry.position;
                    let recorded = Recorded { seq: Seq(entry.version), recorded: entry.recorded, by, fact };
                    told.entry(person).or_default().push(recorded);
                }
                Payload::Told(statement) => {
                    self.take(entry.subject, (entry.position, entry.recorded), statement)
                }
                Payload::Forgotten => {
                    told.remove(&person);
                    self.figures_position = entry.position;
                    if let Some(record) = self.people.remove(&person) {
                        self.unindex(&record);
                    }
                    self.viewings.remove(&person);
                    self.organisation.forget(staff_of(entry.subject));
                }
            }
        }
        for (id, facts) in told {
            let record = match self.people.remove(&id) {
                Some(old) => {
                    self.unindex(&old);
                    old.with(facts)
                }
                None => Record::new(id, facts),
            };
            self.index(&record);
            self.people.insert(id, Arc::new(record));
        }
    }

    fn take(&mut self, subject: Subject, (position, recorded): (u64, Timestamp), statement: Statement) {
        match statement.fact {
            Fact::Practice(_) => {}
            Fact::Staff(fact) => {
                self.figures_position = position;
                Arc::make_mut(&mut self.directory).apply(&fact);
            }
            Fact::Workforce(fact) => self.organisation.take_workforce(&fact),
            Fact::Proposal(told) => self.organisation.take_proposal(statement.by, recorded, told),
            Fact::Model(told) => self.organisation.take_model(told),
            Fact::Change(told) => self.organisation.take_change(statement.by, recorded, told),
            Fact::PersonChange(told) => self.organisation.take_person(statement.by, recorded, told),
            Fact::Equality(told) => self.organisation.take_equality(recorded, told),
            Fact::Cost(told) => self.organisation.take_cost(subject, told),
            Fact::Academy(fact) => self.organisation.take_academy(&fact),
            Fact::Learning(told) => self.organisation.take_learning(statement.by, recorded, told),
            Fact::BusinessCase(told) => self.organisation.take_case(statement.by, recorded, told),
            Fact::Scenario(told) => self.organisation.take_scenario(statement.by, recorded, told),
            Fact::Account(fact) => self.accounts.apply(recorded, fact),
            Fact::Viewed(viewed) => {
                let viewing = Viewing { by: statement.by, at: recorded, part: viewed.part.into(), position };
                self.viewings.entry(viewed.person).or_default().push(viewing);
            }
            Fact::Listed(list) => {
                self.lists.push(ListSeen { by: statement.by, at: recorded, list, position })
            }
            Fact::Authority(AuthorityFact::Named { name }) => self.name = name,
            Fact::Authority(AuthorityFact::Demonstration { day }) => self.demo_day = Some(day),
            Fact::Authority(AuthorityFact::SessionSecret { secret }) => {
                let read = blake3::Hash::from_hex(secret).ok().map(|secret| *secret.as_bytes());
                self.session_secret = self.session_secret.or(read);
            }
        }
    }

    /// A worker's name: from the directory, or from the account of somebody who is not in it.
    pub(crate) fn name_of_worker(&self, worker: WorkerId) -> String {
        match self.directory.workers.get(&worker) {
            Some(known) => known.name.clone(),
            None => self.accounts.name_of(worker).unwrap_or("Unknown worker").to_owned(),
        }
    }

    fn index(&mut self, record: &Record) {
        if record.waits() {
            self.waiting.insert(record.id);
        }
        for worker in record.workers() {
            self.by_worker.entry(worker).or_default().insert(record.id);
        }
    }

    fn unindex(&mut self, record: &Record) {
        self.waiting.remove(&record.id);
        for worker in record.workers() {
            if let Some(people) = self.by_worker.get_mut(&worker) {
                people.remove(&record.id);
            }
        }
    }
}
