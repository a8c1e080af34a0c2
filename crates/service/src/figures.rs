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

/// A column, and how long it holds.
type KeptColumn = (Until, Arc<Column>);

/// How long what was counted holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Until {
    /// For ever: what is recorded from the day of counting on, the lens does not know.
    Settled,
    /// Until the position moves of the last entry that can move a figure.
    Position(u64),
}

impl Until {
    /// How long a count through a lens holds that was made on a day, when the last entry was at a position.
    pub(crate) fn of(lens: Lens, today: Date, position: u64) -> Until {
        if lens.known_by < today { Until::Settled } else { Until::Position(position) }
    }

    /// Whether it still holds.
    pub(crate) fn holds(self, position: u64) -> bool {
        self == Until::Settled || self == Until::Position(position)
    }
}

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
        let position = self.figures_position();
        let mut kept = self.kept.columns.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|_, (until, _)| until.holds(position));
        let missing: Vec<(Month, Lens)> =
            wanted.iter().copied().filter(|wanted| !kept.contains_key(wanted)).collect();
        if !missing.is_empty() {
            let (people, directory, position) = self.everybody();
            let windows: Vec<Window<'_>> = missing
                .iter()
                .map(|(month, lens)| Window::new(*month, *lens, self.policies(), &directory))
                .collect();
            for (wanted, column) in missing.iter().zip(count_all(&people, &windows)) {
                kept.insert(*wanted, (Until::of(wanted.1, today, position), Arc::new(column)));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_counted_on_its_own_day_does_not_hold_once_more_was_recorded_that_day() {
        let day = Date::constant(2021, 11, 15);
        let counted_that_day = Until::of(Lens::as_known_then(day), day, 7);
        assert!(counted_that_day.holds(7));
        assert!(!counted_that_day.holds(8), "even when the next look is on another day");
        let counted_later = Until::of(Lens::as_known_then(day), Date::constant(2021, 11, 16), 8);
        assert!(counted_later.holds(9));
    }
}
