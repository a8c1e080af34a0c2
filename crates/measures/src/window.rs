//! The month that is asked about, and the lens through which it is seen.

use calendar::{Date, Month, Within, WorkingDays};
use jiff::ToSpan;
use practice::staff::Directory;
use practice::{Lens, Policies};

/// How long back a child in need on a plan should last have been seen; the indicator's own name says so.
const FOUR_WEEKS: i64 = 28;

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
    /// The days from which something must have happened to be recent enough, worked out once: they are
    /// asked for every child.
    pub(crate) since: Since,
}

/// First days of the intervals that end with the window. `None` where no policy says how long.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Since {
    pub(crate) four_weeks: Date,
    pub(crate) half_year: Date,
    pub(crate) year: Date,
    pub(crate) supervision: Option<Date>,
    pub(crate) disability_visit: Option<Date>,
    pub(crate) disability_plan: Option<Date>,
    pub(crate) disability_supervision: Option<Date>,
}

impl<'a> Window<'a> {
    /// A month through a lens. What happened after the month's last day is not looked at.
    pub fn new(month: Month, lens: Lens, policies: &'a Policies, directory: &'a Directory) -> Window<'a> {
        let end = lens.as_at.min(month.last());
        let months_ago = |months: i32| end.saturating_sub(months.months());
        let interval = |key| policies.within(key, end).map(|within| back(end, within));
        let since = Since {
            four_weeks: end.saturating_sub(FOUR_WEEKS.days()),
            half_year: months_ago(6),
            year: months_ago(12),
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

/// The first day of an interval that ends on a day.
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
