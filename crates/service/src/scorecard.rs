//! Figures set out as a scorecard, and everything that lies behind one of them.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use calendar::Month;
use measures::{Behind, Column, Indicator, Scorecard, Window};
use practice::Lens;
use practice::staff::Directory;
use rayon::prelude::*;

use crate::access::{Action, Viewer};
use crate::error::ServiceError;
use crate::figures::{Counted, Known, PART, Until};
use crate::service::Service;
use crate::world::Record;

/// Figures whose background is kept at most: somebody turning pages looks at one of them again and again.
const KEPT_MAX: usize = 64;

type Key = (&'static str, Month, Lens);

/// What lies behind figures that were looked at lately.
#[derive(Default)]
pub(crate) struct KeptBehind {
    behind: Mutex<BTreeMap<Key, (Until, Arc<Behind>)>>,
}

impl Service {
    /// The position of the last entry that can move a figure: what was made of figures holds until it moves
    /// or the day ends.
    pub fn figures_position(&self) -> u64 {
        self.world().figures_position
    }

    /// The scorecard of months, each through the lens that `known` makes, and beside each figure what it is
    /// as known now.
    ///
    /// # Errors
    /// [`ServiceError::Denied`].
    pub fn scorecard(
        &self,
        viewer: &Viewer,
        months: &[Month],
        known: Known,
    ) -> Result<Scorecard, ServiceError> {
        viewer.must(Action::SeeFigures)?;
        Ok(self.set_out_beside_now(months, known))
    }

    /// The same without a viewer: for the command line, whose user holds the key to everything.
    pub fn set_out_beside_now(&self, months: &[Month], known: Known) -> Scorecard {
        if known == Known::Now {
            return self.set_out(months, known);
        }
        let directory = self.directory();
        let (windows, columns) = self.columns(self.count(months, known), &directory);
        let (later_windows, later_columns) = self.columns(self.count(months, Known::Now), &directory);
        Scorecard::new(&windows, &columns, Some((&later_windows, &later_columns)))
    }

    /// The scorecard through its own lens alone, without a viewer.
    pub fn set_out(&self, months: &[Month], known: Known) -> Scorecard {
        let directory = self.directory();
        let (windows, columns) = self.columns(self.count(months, known), &directory);
        Scorecard::new(&windows, &columns, None)
    }

    fn columns<'a>(
        &'a self,
        counted: Vec<Counted>,
        directory: &'a Directory,
    ) -> (Vec<Window<'a>>, Vec<Arc<Column>>) {
        let window = |one: &Counted| Window::new(one.month, one.lens, self.policies(), directory);
        counted.into_iter().map(|one| (window(&one), one.column)).unzip()
    }

    /// Everything behind one figure: its cases, its parts, and how late they were recorded. Those who may not
    /// see cases get everything but the cases.
    ///
    /// # Errors
    /// [`ServiceError::Denied`].
    pub fn behind(
        &self,
        viewer: &Viewer,
        indicator: &'static Indicator,
        month: Month,
        known: Known,
    ) -> Result<Arc<Behind>, ServiceError> {
        viewer.must(Action::SeeFigures)?;
        let found = self.find_behind(indicator, month, known.lens(month, self.today()));
        if viewer.may(Action::SeeCases) {
            return Ok(found);
        }
        let mut without = Arc::unwrap_or_clone(found);
        without.cases.clear();
        Ok(Arc::new(without))
    }

    fn find_behind(&self, indicator: &'static Indicator, month: Month, lens: Lens) -> Arc<Behind> {
        let key = (indicator.key, month, lens);
        let kept = || self.kept_behind.behind.lock().unwrap_or_else(PoisonError::into_inner);
        let today = self.today();
        if let Some((until, found)) = kept().get(&key)
            && until.holds(self.figures_position())
        {
            return Arc::clone(found);
        }
        let (people, directory, position) = self.everybody();
        let window = Window::new(month, lens, self.policies(), &directory);
        let mut found = people
            .par_chunks(PART)
            .map(|part| {
                let people = part.iter().map(|one| (one.id, one.facts.as_slice()));
                measures::behind(indicator, &window, people)
            })
            .reduce(
                || Behind::new(indicator),
                |mut all, more| {
                    all.merge(more);
                    all
                },
            );
        found.cases.sort_by_key(|(person, case)| (case.on, *person, case.about));
        let found = Arc::new(found);
        let mut kept = kept();
        if kept.len() >= KEPT_MAX {
            kept.clear();
        }
        kept.insert(key, (Until::of(lens, today, position), Arc::clone(&found)));
        found
    }

    /// Everybody's record, teams and workers, and the position of the last entry among them that can move a
    /// figure.
    pub(crate) fn everybody(&self) -> (Vec<Arc<Record>>, Arc<Directory>, u64) {
        let world = self.world();
        (world.people.values().cloned().collect(), Arc::clone(&world.directory), world.figures_position)
    }
}
