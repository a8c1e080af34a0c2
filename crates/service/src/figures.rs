//! Figures of the authority: counted on all cores, kept until something recorded could move them.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;
use std::sync::{Arc, Mutex, PoisonError};

use calendar::{Date, Month};
use measures::{Column, Window};
use practice::Lens;
use rayon::prelude::*;

use crate::access::{Action, Viewer};
use crate::error::ServiceError;
use crate::service::Service;
use crate::world::Record;

/// Columns that are kept at most: years of months under a few lenses.
const KEPT_MAX: usize = 400;
/// People whom one core counts at a time.
pub(crate) const PART: usize = 512;

/// As known on which day each month is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Known {
    /// Each month as known on its last day: as published tables are made.
    MonthEnd,
    /// As known now.
    Now,
    /// As known on a day.
    On(Date),
}

impl Known {
    /// The lens for a month, on a day that is today.
    pub fn lens(self, month: Month, today: Date) -> Lens {
        let as_at = month.last().min(today);
        let known_by = match self {
            Known::MonthEnd => as_at,
            Known::Now => today,
            Known::On(day) => day.min(today),
        };
        Lens::as_known_on(as_at, known_by)
    }
}

/// As typed: `month-end`, `now` or a date.
impl FromStr for Known {
    type Err = String;
    fn from_str(text: &str) -> Result<Known, String> {
        match text {
            "month-end" => Ok(Known::MonthEnd),
            "now" => Ok(Known::Now),
            day => day.parse().map(Known::On).map_err(|_| {
                format!("known is one of month-end, now, or a date such as 2021-11-15; not {day:?}")
            }),
        }
    }
}

impl fmt::Display for Known {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Known::MonthEnd => f.write_str("month-end"),
            Known::Now => f.write_str("now"),
            Known::On(day) => write!(f, "{day}"),
        }
    }
}

/// The counted columns that may be shown again.
#[derive(Default)]
pub(crate) struct Kept {
    columns: Mutex<BTreeMap<(Month, Lens), KeptColumn>>,
}

/// A column, and the position of the ledger up to which it counts.
type KeptColumn = (u64, Arc<Column>);

/// A month's figures through a lens.
#[derive(Debug, Clone)]
pub struct Counted {
    /// The month.
    pub month: Month,
    /// The lens.
    pub lens: Lens,
    /// The figures.
    pub column: Arc<Column>,
}

impl Service {
    /// The figures of months, each through the lens that `known` makes.
    ///
    /// A column is kept as long as nothing was recorded that its lens could see: what is known by a past day
    /// never changes.
    ///
    /// # Errors
    /// [`ServiceError::Denied`].
    pub fn figures(
        &self,
        viewer: &Viewer,
        months: &[Month],
        known: Known,
    ) -> Result<Vec<Counted>, ServiceError> {
        viewer.must(Action::SeeFigures)?;
        Ok(self.count(months, known))
    }

    /// The same without a viewer: for the command line, whose user holds the key to everything.
    pub fn count(&self, months: &[Month], known: Known) -> Vec<Counted> {
        let today = self.today();
        let wanted: Vec<(Month, Lens)> =
            months.iter().map(|month| (*month, known.lens(*month, today))).collect();
        let (position, people, directory) = {
            let world = self.world();
            let people: Vec<Arc<Record>> = world.people.values().cloned().collect();
            (world.figures_position, people, Arc::clone(&world.directory))
        };
        let mut kept = self.kept.columns.lock().unwrap_or_else(PoisonError::into_inner);
        // What is recorded from now on is recorded today: a lens that knows less is settled for ever.
        kept.retain(|(_, lens), (at, _)| *at == position || lens.known_by < today);
        let missing: Vec<(Month, Lens)> =
            wanted.iter().copied().filter(|wanted| !kept.contains_key(wanted)).collect();
        if !missing.is_empty() {
            let windows: Vec<Window<'_>> = missing
                .iter()
                .map(|(month, lens)| Window::new(*month, *lens, self.policies(), &directory))
                .collect();
            for (wanted, column) in missing.iter().zip(count_all(&people, &windows)) {
                kept.insert(*wanted, (position, Arc::new(column)));
            }
        }
        let counted = wanted
            .iter()
            .filter_map(|(month, lens)| {
                let (_, column) = kept.get(&(*month, *lens))?;
                Some(Counted { month: *month, lens: *lens, column: Arc::clone(column) })
            })
            .collect();
        if kept.len() > KEPT_MAX {
            kept.clear();
        }
        counted
    }
}

fn count_all(people: &[Arc<Record>], windows: &[Window<'_>]) -> Vec<Column> {
    people
        .par_chunks(PART)
        .map(|part| measures::columns(part.iter().map(|one| (one.id, one.facts.as_slice())), windows))
        .reduce(
            || vec![Column::default(); windows.len()],
            |mut all, more| {
                for (column, more) in all.iter_mut().zip(more) {
                    *column += more;
                }
                all
            },
        )
}
