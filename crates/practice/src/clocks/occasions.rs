//! Reviews that recur: each falls due from the one before, as it was actually held.

use calendar::{Date, Within, WorkingDays};

use crate::journey::{CarePeriod, ProtectionPlan};

/// First looked-after review (CPPCR 2010, reg. 33(1)(a)).
pub const FIRST_LOOKED_AFTER_REVIEW: Within = Within::WorkingDays(20);
/// Second looked-after review, after the first (reg. 33(1)(b)).
pub const SECOND_LOOKED_AFTER_REVIEW: Within = Within::Months(3);
/// Every later looked-after review, after the one before (reg. 33(1)(b)).
pub const LATER_LOOKED_AFTER_REVIEW: Within = Within::Months(6);
/// First review of a series of short breaks (reg. 48(3)(d)).
pub const FIRST_SHORT_BREAK_REVIEW: Within = Within::Months(3);
/// First review conference, after the initial one (Working Together to Safeguard Children, chapter 3).
pub const FIRST_REVIEW_CONFERENCE: Within = Within::Months(3);
/// Every later review conference, after the one before.
pub const LATER_REVIEW_CONFERENCE: Within = Within::Months(6);

/// One time that something recurring falls due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Occasion {
    /// The day from which it is counted: the beginning, or the day the one before was actually held.
    pub from: Date,
    /// How long it may take.
    pub within: Within,
    /// The last day in time, by the calendar known on the day it was held or, while open, on the day asked.
    pub due: Date,
    /// The day it was held.
    pub held: Option<Date>,
}

impl Occasion {
    /// Whether it was held in time, or, still open, whether there was time at the end of a day.
    pub fn in_time(&self, on: Date) -> bool {
        self.held.unwrap_or(on) <= self.due
    }
}

/// Every looked-after review that fell due up to a day, in order; the last is open unless the period ended.
pub fn looked_after_reviews(period: &CarePeriod, on: Date) -> impl Iterator<Item = Occasion> {
    let held = period.reviews.iter().map(|review| review.on);
    let limits = if period.started.short_breaks {
        [FIRST_SHORT_BREAK_REVIEW, LATER_LOOKED_AFTER_REVIEW, LATER_LOOKED_AFTER_REVIEW]
    } else {
        [FIRST_LOOKED_AFTER_REVIEW, SECOND_LOOKED_AFTER_REVIEW, LATER_LOOKED_AFTER_REVIEW]
    };
    occasions(period.started.on, held, limits, on, period.open_on(on))
}

/// The looked-after review that is open at the end of a day; `None` when not looked after then.
///
/// Within 20 working days of becoming looked after, then three months after the first, then every six months
/// after the one before, as it was actually held (CPPCR 2010, reg. 33). In a series of short breaks: three
/// months, then every six (reg. 48).
pub fn looked_after_review_due(period: &CarePeriod, on: Date) -> Option<Occasion> {
    looked_after_reviews(period, on).find(|occasion| occasion.held.is_none())
}

/// Every review conference that fell due up to a day, in order; the last is open unless the plan ended.
pub fn protection_reviews(plan: &ProtectionPlan, on: Date) -> impl Iterator<Item = Occasion> {
    let held = plan.reviews.iter().map(|review| review.on);
    let limits = [FIRST_REVIEW_CONFERENCE, LATER_REVIEW_CONFERENCE, LATER_REVIEW_CONFERENCE];
    occasions(plan.started.on, held, limits, on, plan.open_on(on))
}

/// The review conference that is open at the end of a day; `None` when there is no plan then.
pub fn protection_review_due(plan: &ProtectionPlan, on: Date) -> Option<Occasion> {
    protection_reviews(plan, on).find(|occasion| occasion.held.is_none())
}

/// A chain of occasions: the first, the second and all later ones, each counted from the one before.
fn occasions(
    start: Date,
    held: impl Iterator<Item = Date>,
    limits: [Within; 3],
    on: Date,
    goes_on: bool,
) -> impl Iterator<Item = Occasion> {
    let held = held.take_while(move |&held| held <= on).map(Some);
    let open = std::iter::once(None).take(usize::from(goes_on && start <= on));
    let mut from = start;
    held.chain(open).enumerate().map(move |(place, held)| {
        let [first, second, later] = limits;
        let within = match place {
            0 => first,
            1 => second,
            _ => later,
        };
        let due = within.due_date(from, WorkingDays::known_on(held.unwrap_or(on))).date();
        let occasion = Occasion { from, within, due, held };
        from = held.unwrap_or(from);
        occasion
    })
}
