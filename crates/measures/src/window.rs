//! The month that is asked about, and the lens through which it is seen.

use calendar::{Date, Month, Within, WorkingDays};
use jiff::ToSpan;
use practice::staff::Directory;
use practice::{Lens, Policies};

/// How long back a child in need on a plan should last have been seen; the indicator's own name says so.
const FOUR_WEEKS: i64 = 28;

/// More days than counting back may be off by.
const FORTNIGHT: i64 = 14;

/// How long a pathway plan may go without a review (Care Leavers (England) Regulations 2010, regulation 7).
const PATHWAY_PLAN_REVIEW: Within = Within::Months(6);

/// A month, a lens, and what holds in it. A month that is not over yet ends, for its figures, with the day
/// as at which the lens looks.
#[derive(Debug, Clone, Copy)]
pub struct Window<'a> {
    /// The month.
    pub month: Month,
    /// The lens; it looks no further than the month's last day.
    pub lens: Lens,
    /// Local policies.
    pub policies: &'a Policies,
    /// Teams and workers.
    pub directory: &'a Directory,
    /// The intervals that end with the window, worked out once: they are asked for every child.
    pub(crate) since: Since,
}

/// The intervals that end with the window. `None` where no policy says how long.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Since {
    pub(crate) four_weeks: Date,
    pub(crate) pathway_plan: Interval,
    pub(crate) year: Date,
    pub(crate) supervision: Option<Interval>,
    pub(crate) disability_visit: Option<Interval>,
    pub(crate) disability_plan: Option<Interval>,
    pub(crate) disability_supervision: Option<Interval>,
}

/// An interval that ends with the window, as a clock counts it: forwards, from what was done to when it is due
/// again. Counted back from the end instead, six months before 31 August would be 28 February, from which they
/// have run out on 28 August.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Interval {
    /// The first day from which it had not run out before the end: what was done then or later is recent enough.
    pub(crate) since: Date,
    /// The last day from which it had run out by the end: of what began then or earlier something is asked.
    pub(crate) asked: Date,
}

impl<'a> Window<'a> {
    /// A month through a lens. What happened after the month's last day is not looked at.
    pub fn new(month: Month, lens: Lens, policies: &'a Policies, directory: &'a Directory) -> Window<'a> {
        let end = lens.as_at.min(month.last());
        let interval = |key| policies.within(key, end).map(|within| Interval::ending(end, within));
        let since = Since {
            four_weeks: end.saturating_sub(FOUR_WEEKS.days()),
            pathway_plan: Interval::ending(end, PATHWAY_PLAN_REVIEW),
            year: end.saturating_sub(12.months()),
            supervision: interval("supervision.interval"),
            disability_visit: interval("disability.visit_interval"),
            disability_plan: interval("disability.plan_interval"),
            disability_supervision: interval("disability.supervision_interval"),
        };
        Window { month, lens: Lens { as_at: end, known_by: lens.known_by }, policies, directory, since }
    }

    /// A month as it was known on its last day: the lens of a published table.
    pub fn published(month: Month, policies: &'a Policies, directory: &'a Directory) -> Window<'a> {
        Window::new(month, Lens::as_known_then(month.last()), policies, directory)
    }

    /// The last day that counts: that of the month, or the day as at which the lens looks.
    pub fn end(&self) -> Date {
        self.lens.as_at
    }

    /// Whether a day is in the month, up to the last day that counts.
    pub fn has(&self, day: Date) -> bool {
        self.month.first() <= day && day <= self.end()
    }

    /// Whether a day is in the financial year, up to the last day that counts.
    pub fn has_in_year(&self, day: Date) -> bool {
        self.month.financial_year().start() <= day && day <= self.end()
    }

    /// Whether the month had begun by the last day that counts. Of one that had not there is nothing to say.
    pub fn has_begun(&self) -> bool {
        self.month.first() <= self.end()
    }

    /// Whether the month was over on the last day that counts.
    pub fn is_whole(&self) -> bool {
        self.end() == self.month.last()
    }

    /// Children under 18 in the area, for rates: an official estimate, and so a dated figure like others.
    pub fn population(&self) -> Option<u64> {
        self.policies.number("population.under_18", self.end()).and_then(|number| u64::try_from(number).ok())
    }
}

impl Interval {
    /// The interval of this length that ends on a day.
    fn ending(end: Date, within: Within) -> Interval {
        let about = back(end, within);
        let due = |from: Date| within.due_date(from, WorkingDays::known_on(end)).date();
        let near = || (-FORTNIGHT..=FORTNIGHT).map(|days| about.saturating_add(days.days()));
        Interval {
            since: near().find(|from| due(*from) >= end).unwrap_or(about),
            asked: near().rev().find(|from| due(*from) <= end).unwrap_or(about),
        }
    }
}

/// About where an interval that ends on a day began: off by a few days where months differ in length or where
/// nobody works.
fn back(day: Date, within: Within) -> Date {
    match within {
        Within::WorkingDays(n) => WorkingDays::known_on(day).subtract(day, n.into()),
        Within::Days(n) => day.saturating_sub(i64::from(n).days()),
        Within::DaysBeginning(n) => day.saturating_sub((i64::from(n) - 1).max(0).days()),
        Within::Weeks(n) => day.saturating_sub((7 * i64::from(n)).days()),
        Within::WeeksBeginning(n) => day.saturating_sub((7 * i64::from(n) - 1).max(0).days()),
        Within::Months(n) => day.saturating_sub(i64::from(n).months()),
        Within::Hours(n) => day.saturating_sub(i64::from(n / 24).days()),
        Within::Age(years) => day.saturating_sub(i64::from(years).years()),
    }
}
