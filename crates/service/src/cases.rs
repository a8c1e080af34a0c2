//! The children behind a figure: named only to those who may see them, and never without a note of it.

use std::cmp::Ordering;
use std::sync::Arc;

use measures::{Behind, Case};

use crate::access::{Action, Viewer};
use crate::error::ServiceError;
use crate::service::Service;
use crate::world::Record;

/// A case behind a figure, with the record it is of.
pub struct CaseOf {
    /// Whose.
    pub record: Arc<Record>,
    /// The case.
    pub case: Case,
}

/// The cases behind a figure before anybody is named: to be counted, narrowed and put in order. Whose they are is
/// had only from [`Cases::see`] and [`Cases::take_away`], which note it in everybody's record.
pub struct Cases<'a> {
    service: &'a Service,
    viewer: &'a Viewer,
    all: Vec<CaseOf>,
}

impl Service {
    /// The cases behind a figure.
    ///
    /// # Errors
    /// [`ServiceError::Denied`].
    pub fn cases<'a>(&'a self, viewer: &'a Viewer, behind: &Behind) -> Result<Cases<'a>, ServiceError> {
        viewer.must(Action::SeeCases)?;
        let world = self.world();
        let cases = behind.cases.iter().filter_map(|(person, case)| {
            world.people.get(person).map(|record| CaseOf { record: Arc::clone(record), case: *case })
        });
        Ok(Cases { service: self, viewer, all: cases.collect() })
    }
}

impl Cases<'_> {
    /// How many cases are like this.
    pub fn count(&self, like: impl Fn(&Case) -> bool) -> usize {
        self.all.iter().filter(|one| like(&one.case)).count()
    }

    /// Keeps the cases that are like this.
    pub fn keep(&mut self, like: impl Fn(&Case) -> bool) {
        self.all.retain(|one| like(&one.case));
    }

    /// Puts them in order.
    pub fn sort_by(&mut self, order: impl FnMut(&CaseOf, &CaseOf) -> Ordering) {
        self.all.sort_by(order);
    }

    /// Puts them in the order of something that takes work to find out: it is asked of each once.
    pub fn sort_by_key<K: Ord>(&mut self, key: impl FnMut(&CaseOf) -> K) {
        self.all.sort_by_cached_key(key);
    }

    /// Some of them, to be shown on a page: `most` after the first `passed`. `list` says in words which list it is,
    /// and stands in the record of everybody shown, under who has looked.
    ///
    /// # Errors
    /// [`ServiceError::NotNoted`] when that could not be noted.
    pub fn see(self, list: &str, passed: usize, most: usize) -> Result<Vec<CaseOf>, ServiceError> {
        let shown: Vec<CaseOf> = self.all.into_iter().skip(passed).take(most).collect();
        let people = shown.iter().map(|one| one.record.id).collect();
        self.service.note_list(self.viewer, list, people)?;
        Ok(shown)
    }

    /// All of them, to be taken away as a file. `list` says in words which list it is, and stands in the record of
    /// everybody in it, under who has looked, before this returns.
    ///
    /// # Errors
    /// [`ServiceError::Denied`] to those who may not take figures away; [`ServiceError::NotNoted`] when that could
    /// not be noted.
    pub fn take_away(self, list: &str) -> Result<Vec<CaseOf>, ServiceError> {
        let people = self.all.iter().map(|one| one.record.id).collect();
        self.service.note_taken_away(self.viewer, list, people)?;
        Ok(self.all)
    }
}
