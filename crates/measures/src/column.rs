//! Every indicator of a month, for everybody.

use std::collections::BTreeSet;
use std::ops::AddAssign;

use practice::staff::Directory;
use practice::{Journey, PersonId, Recorded, Seq, WorkerId};

use crate::indicator::{Indicator, Unit};
use crate::indicators::indicators;
use crate::seen::Lenses;
use crate::tally::Tally;
use crate::window::Window;

/// The tallies of every indicator in one window. Columns add: count people in as many parts as there are
/// cores, in any order, and add the parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// In the order of [`indicators`].
    tallies: Vec<Tally>,
    /// Workers who hold a child: an average's denominator counts each once, however many hold on to them.
    holders: BTreeSet<WorkerId>,
}

impl Default for Column {
    fn default() -> Column {
        Column { tallies: vec![Tally::default(); indicators().len()], holders: BTreeSet::new() }
    }
}

impl Column {
    /// Adds one journey, as the window's lens shows it.
    pub fn add(&mut self, journey: &Journey, window: &Window<'_>) {
        if !window.has_begun() {
            return;
        }
        tally_all(journey, window, &mut self.tallies);
        let holder = journey.oversight.case_holder_on(window.end());
        self.holders.extend(holder.map(|holder| holder.started.worker));
    }

    /// An indicator's tally. For an average the denominator is the full-time equivalents, in hundredths, of
    /// the workers who hold the cases.
    pub fn tally(&self, indicator: &Indicator, directory: &Directory) -> Tally {
        let place = indicators().iter().position(|listed| listed.key == indicator.key);
        let counted = place.and_then(|place| self.tallies.get(place)).copied().unwrap_or_default();
        match indicator.unit {
            Unit::Average => Tally { denominator: fte_hundredths(&self.holders, directory), ..counted },
            Unit::Count | Unit::Percent | Unit::Rate => counted,
        }
    }
}

impl AddAssign for Column {
    fn add_assign(&mut self, mut other: Column) {
        for (tally, more) in self.tallies.iter_mut().zip(other.tallies) {
            *tally += more;
        }
        self.holders.append(&mut other.holders);
    }
}

/// Adds one journey's cases of every indicator, in the order of [`indicators`].
pub fn tally_all(journey: &Journey, window: &Window<'_>, tallies: &mut [Tally]) {
    for (indicator, tally) in indicators().iter().zip(tallies) {
        (indicator.cases)(journey, window, &mut |case| tally.count(case.met));
    }
}

/// The columns of several windows. Each person is folded once for each distinct set of facts that the
/// windows show of them, and not at all where they show none.
///
/// A person's facts are in the order in which they were recorded. Call it for parts of the people on
/// several cores, and [add](Column::add_assign) the parts.
pub fn columns<'f>(
    people: impl IntoIterator<Item = (PersonId, &'f [Recorded])>,
    windows: &[Window<'_>],
) -> Vec<Column> {
    let lenses = Lenses::new(windows.iter().map(|window| window.lens));
    let mut columns = vec![Column::default(); windows.len()];
    for (id, facts) in people {
        lenses.each(id, facts, |place, journey| {
            if let (Some(column), Some(window)) = (columns.get_mut(place), windows.get(place)) {
                column.add(journey, window);
            }
        });
    }
    columns
}

/// The worker whose allocation settles a case, for averages.
pub(crate) fn worker_of(journey: &Journey, about: Seq) -> Option<WorkerId> {
    let allocation = journey.oversight.allocations.iter().find(|allocation| allocation.seq() == about);
    allocation.map(|allocation| allocation.started.worker)
}

/// Full-time equivalents of some workers, in hundredths. A worker of whom the directory knows nothing is
/// taken to be full-time: nobody who holds children works no hours.
pub(crate) fn fte_hundredths(workers: &BTreeSet<WorkerId>, directory: &Directory) -> u64 {
    let full_time = 100;
    let hours = |id| directory.workers.get(id).map_or(full_time, |worker| worker.fte_hundredths);
    workers.iter().map(|worker| u64::from(hours(worker))).sum()
}
