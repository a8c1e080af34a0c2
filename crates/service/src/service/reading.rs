//! Reading: records opened one at a time, and lists already filtered for the viewer.

use std::collections::BTreeSet;
use std::sync::Arc;

use practice::journey::{Journey, readings, shown};
use practice::{Fact, Lens, PersonId, Recorded};

use super::Service;
use crate::access::{Action, Viewer};
use crate::error::ServiceError;
use crate::fact::Listed;
use crate::search::search;
use crate::views::Viewing;
use crate::world::Record;

/// A record as opened by somebody, through a lens.
pub struct Opened {
    /// The record, with every fact.
    pub record: Arc<Record>,
    /// The lens; `None` is now.
    pub lens: Option<Lens>,
    seen: Option<Journey>,
}

impl Opened {
    /// The journey through the lens.
    pub fn journey(&self) -> &Journey {
        self.seen.as_ref().unwrap_or(&self.record.journey)
    }

    /// The facts that the lens shows, in the order in which they were recorded: those that had happened by its
    /// day as they read when it knows of them, with every correction and striking-out that it knows of.
    pub fn facts(&self) -> Vec<&Recorded> {
        match self.lens {
            Some(lens) => shown(&self.record.facts, lens),
            None => self.record.facts.iter().collect(),
        }
    }

    /// The facts that the lens shows as they now read, after corrections and strikings-out.
    pub fn readings(&self) -> impl Iterator<Item = (&Recorded, &Fact)> {
        readings(&self.facts()).into_iter()
    }
}

impl Service {
    /// The one way to a person's record: allowed and noted, or refused. `part` says what was opened.
    ///
    /// # Errors
    /// [`ServiceError::Denied`], [`ServiceError::NotFound`] or [`ServiceError::NotNoted`].
    pub fn open_record(
        &self,
        viewer: &Viewer,
        person: PersonId,
        lens: Option<Lens>,
        part: &str,
    ) -> Result<Opened, ServiceError> {
        viewer.must(Action::OpenRecord)?;
        let record = self.world().people.get(&person).cloned().ok_or(ServiceError::NotFound)?;
        if !self.views.note(self.clock.now(), person, viewer.worker, part) {
            return Err(ServiceError::NotNoted);
        }
        let seen = lens.map(|lens| Journey::through(person, &record.facts, lens));
        Ok(Opened { record, lens, seen })
    }

    /// The people who fit what was asked, by name, date of birth, NHS or pupil number, postcode or phone: the
    /// best first, at most `most`; and how many fit in all.
    ///
    /// # Errors
    /// [`ServiceError::Denied`].
    pub fn search(
        &self,
        viewer: &Viewer,
        text: &str,
        most: usize,
    ) -> Result<(Vec<Arc<Record>>, usize), ServiceError> {
        viewer.must(Action::Search)?;
        let world = self.world();
        let (found, count) = search(&world, text, most);
        Ok((found.iter().filter_map(|id| world.people.get(id).cloned()).collect(), count))
    }

    /// The people with a contact that waits for a decision.
    ///
    /// # Errors
    /// [`ServiceError::Denied`].
    pub fn waiting(&self, viewer: &Viewer) -> Result<Vec<Arc<Record>>, ServiceError> {
        viewer.must(Action::SeeFrontDoor)?;
        let world = self.world();
        Ok(world.waiting.iter().filter_map(|id| world.people.get(id).cloned()).collect())
    }

    /// The people with whom the viewer works now.
    pub fn own_people(&self, viewer: &Viewer) -> Vec<Arc<Record>> {
        let world = self.world();
        let own = world.by_worker.get(&viewer.worker).into_iter().flatten();
        own.filter_map(|id| world.people.get(id).cloned()).collect()
    }

    /// The names of people, for those who may search: family members on a child's page, siblings on a list.
    pub fn name_of(&self, person: PersonId) -> Option<String> {
        let world = self.world();
        world.people.get(&person)?.journey.person.name().map(ToString::to_string)
    }

    /// Who opened a person's record, or saw or took away a list that names them, newest first.
    ///
    /// # Errors
    /// [`ServiceError::Denied`] when the viewer may not open the record either.
    pub fn viewings(&self, viewer: &Viewer, person: PersonId) -> Result<Vec<Viewing>, ServiceError> {
        viewer.must(Action::OpenRecord)?;
        let world = self.world();
        let mut viewings = world.viewings.get(&person).cloned().unwrap_or_default();
        viewings.extend(world.lists.iter().filter_map(|list| list.viewing_of(person)));
        viewings.sort_by_key(|viewing| std::cmp::Reverse(viewing.position));
        Ok(viewings)
    }

    /// Notes that a list which names people is shown on a page.
    ///
    /// # Errors
    /// [`ServiceError::NotNoted`]: the list must then not be shown.
    pub(crate) fn note_list(
        &self,
        viewer: &Viewer,
        list: &str,
        people: BTreeSet<PersonId>,
    ) -> Result<(), ServiceError> {
        let list = Listed { list: list.to_owned(), taken_away: false, people };
        let noted = list.people.is_empty() || self.views.note_list(self.clock.now(), viewer.worker, list);
        if noted { Ok(()) } else { Err(ServiceError::NotNoted) }
    }

    /// Notes that a list which names people is taken away, and takes that in, so that it shows at once.
    ///
    /// # Errors
    /// [`ServiceError::Denied`] to those who may not; [`ServiceError::NotNoted`]: the list must then not leave.
    pub(crate) fn note_taken_away(
        &self,
        viewer: &Viewer,
        list: &str,
        people: BTreeSet<PersonId>,
    ) -> Result<(), ServiceError> {
        viewer.must(Action::Export)?;
        let list = Listed { list: list.to_owned(), taken_away: true, people };
        if list.people.is_empty() {
            return Ok(());
        }
        if !self.views.note_taken_away(self.clock.now(), viewer.worker, list) {
            return Err(ServiceError::NotNoted);
        }
        self.catch_up()
    }

    /// Some children with a service open or closed, spread over everybody: for benchmarks.
    pub fn sample_of_children(&self, most: usize) -> Vec<PersonId> {
        let world = self.world();
        let children =
            world.people.values().filter(|one| one.journey.person.is_child() && one.facts.len() > 20);
        let children: Vec<PersonId> = children.map(|one| one.id).collect();
        let step = (children.len() / most.max(1)).max(1);
        children.into_iter().step_by(step).take(most).collect()
    }
}
