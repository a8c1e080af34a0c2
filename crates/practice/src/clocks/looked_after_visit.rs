//! Visits to children looked after: regulation 28 of the Care Planning, Placement and Case Review (England)
//! Regulations 2010 (SI 2010/959), with regulation 48 for short breaks.

use calendar::{Date, Within, WorkingDays, words};

use crate::code_sets::{LegalStatus, PlacementChange, PlacementKind, VisitKind};
use crate::facts::PlacementBasis;
use crate::journey::{CarePeriod, Journey, Placement};

/// Which paragraph of regulation 28 governs visits on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum VisitRule {
    /// Any placement: within a week of its start, then every six weeks in its first year; after that every
    /// three months if it is meant to last until 18, otherwise every six weeks.
    Ordinary,
    /// A long-term foster placement after its first year, the child having agreed: every six months.
    LongTerm,
    /// With a parent before the assessment is done: weekly until a review, then every six weeks.
    ParentBeforeAssessment,
    /// With a connected person approved for a time, or at home under an interim care order: weekly until a
    /// review, then every four weeks.
    TemporaryOrInterim,
    /// At home under a full care order: within a week of the order, then every six weeks.
    CareOrderAtHome,
    /// In care, but somebody else arranges where the child lives (hospital, custody): within a week of each
    /// change, then every six weeks for a year, then every three months.
    ArrangedByOthers,
    /// Short breaks: at intervals agreed, and at least every six months.
    ShortBreaks,
}

impl VisitRule {
    /// The paragraph.
    pub fn source(self) -> &'static str {
        match self {
            VisitRule::Ordinary => "CPPCR 2010, reg. 28(2)",
            VisitRule::LongTerm => "CPPCR 2010, reg. 28(3A), from 1 April 2015",
            VisitRule::ParentBeforeAssessment => "CPPCR 2010, reg. 28(3)",
            VisitRule::TemporaryOrInterim => "CPPCR 2010, reg. 28(4)",
            VisitRule::CareOrderAtHome => "CPPCR 2010, reg. 28(5)",
            VisitRule::ArrangedByOthers => "CPPCR 2010, reg. 28(6)",
            VisitRule::ShortBreaks => "CPPCR 2010, reg. 48(3)(c)",
        }
    }
}

/// The visit to a child looked after that is now due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VisitDue {
    /// The interval now in force.
    pub interval: Within,
    /// The last day on which the visit would be in time.
    pub due: Date,
    /// What the interval is counted from: the last visit, or the start of the placement or order.
    pub from: Date,
    /// Whether the child has been seen since the placement or order began.
    pub visited: bool,
    /// The rule.
    pub rule: VisitRule,
}

impl VisitDue {
    /// Whether the interval now in force is six weeks or less, as the scorecard asks.
    pub fn six_weeks_or_less(&self) -> bool {
        matches!(self.interval, Within::Weeks(weeks) if weeks <= 6)
    }

    /// What the interval is counted from, as a noun.
    pub fn since(&self) -> &'static str {
        match (self.visited, self.rule) {
            (true, _) => "the last visit",
            (false, VisitRule::CareOrderAtHome) => "the care order, or the return home,",
            (false, VisitRule::ArrangedByOthers) => "the start of these living arrangements",
            (false, VisitRule::ShortBreaks) => "the start of the short breaks",
            (false, _) => "the start of the placement",
        }
    }

    /// In a sentence: *The child is to be visited within 6 weeks of the last visit on 4 October 2021 (CPPCR
    /// 2010, reg. 28(2)): by 15 November 2021.*
    pub fn why(&self) -> String {
        format!(
            "The child is to be visited {} of {} on {} ({}): by {}.",
            self.interval,
            self.since(),
            words::day(self.from),
            self.rule.source(),
            words::day(self.due)
        )
    }
}

const WEEK: Within = Within::Weeks(1);
const FOUR_WEEKS: Within = Within::Weeks(4);
const SIX_WEEKS: Within = Within::Weeks(6);
const THREE_MONTHS: Within = Within::Months(3);
const SIX_MONTHS: Within = Within::Months(6);
const YEAR: Within = Within::Months(12);

/// The interval in force at the end of a day and when the visit now due is due; `None` when the child is not
/// looked after then.
///
/// Read from placements, legal status, reviews and visits up to that day. A visit counts when the child was
/// seen. A move starts again with a week and a new first year, unless only the placement's standing changed.
/// Where the law changes the interval after a year, an interval that began within the year is still the
/// shorter one.
pub fn looked_after_visit(journey: &Journey, period: &CarePeriod, on: Date) -> Option<VisitDue> {
    if !period.open_on(on) {
        return None;
    }
    let placement = period.placement_on(on);
    let placed = placement.map_or(period.started.on, |placement| home_since(period, placement));
    let (rule, began) = rule_on(period, placement, placed, on);
    let last = journey
        .need
        .last_seen(VisitKind::LookedAfter, on)
        .map(|visit| visit.on)
        .filter(|&visited| visited >= began);
    let after = |within: Within, from: Date| within.due_date(from, WorkingDays::latest()).date();
    // A review relaxes the weekly visits from then on; it does not undo a week already missed.
    let reviewed = |last: Date| {
        let in_time = after(WEEK, last).min(on);
        period.reviews.iter().any(|review| began <= review.on && review.on <= in_time)
    };
    let interval = match (rule, last) {
        (VisitRule::ShortBreaks, _) => SIX_MONTHS,
        (_, None) => WEEK,
        (VisitRule::ParentBeforeAssessment | VisitRule::TemporaryOrInterim, Some(last))
            if !reviewed(last) =>
        {
            WEEK
        }
        (VisitRule::TemporaryOrInterim, _) => FOUR_WEEKS,
        (VisitRule::ParentBeforeAssessment | VisitRule::CareOrderAtHome, _) => SIX_WEEKS,
        (VisitRule::LongTerm, Some(_)) => SIX_MONTHS,
        (VisitRule::Ordinary | VisitRule::ArrangedByOthers, Some(last)) => {
            let relaxes = rule == VisitRule::ArrangedByOthers
                || placement.is_some_and(|placement| placement.started.to_eighteen);
            if relaxes && last >= after(YEAR, began) { THREE_MONTHS } else { SIX_WEEKS }
        }
    };
    let from = last.unwrap_or(began);
    Some(VisitDue { interval, due: after(interval, from), from, visited: last.is_some(), rule })
}

/// The rule that governs visits on a day, and the day from which it does.
fn rule_on(period: &CarePeriod, placement: Option<&Placement>, placed: Date, on: Date) -> (VisitRule, Date) {
    if period.started.short_breaks {
        return (VisitRule::ShortBreaks, period.started.on);
    }
    let status = period.status_on(on);
    let Some(placement) = placement else { return (VisitRule::Ordinary, placed) };
    let basis = placement.started.basis;
    let in_care = matches!(
        status,
        LegalStatus::InterimCareOrder | LegalStatus::FullCareOrder | LegalStatus::PlacementOrder
    );
    match placement.started.kind {
        PlacementKind::Parents if status == LegalStatus::InterimCareOrder => {
            (VisitRule::TemporaryOrInterim, placed.max(status_since(period, on)))
        }
        PlacementKind::Parents if basis == PlacementBasis::ParentBeforeAssessment => {
            (VisitRule::ParentBeforeAssessment, placed)
        }
        PlacementKind::Parents if in_care => {
            (VisitRule::CareOrderAtHome, placed.max(status_since(period, on)))
        }
        _ if basis == PlacementBasis::TemporaryApproval => (VisitRule::TemporaryOrInterim, placed),
        PlacementKind::Hospital | PlacementKind::Health | PlacementKind::Custody if in_care => {
            (VisitRule::ArrangedByOthers, placed)
        }
        PlacementKind::KinshipLongTerm | PlacementKind::FosterLongTerm
            if placement.long_visits.as_ref().is_some_and(|agreed| agreed.on <= on)
                && YEAR.due_date(placed, WorkingDays::latest()).date() <= on =>
        {
            (VisitRule::LongTerm, placed)
        }
        _ => (VisitRule::Ordinary, placed),
    }
}

/// The first day in this home: a placement whose standing alone changed goes on.
fn home_since(period: &CarePeriod, placement: &Placement) -> Date {
    let mut since = placement.started.on;
    for before in period.placements.iter().rev().skip_while(|one| one.seq() != placement.seq()).skip(1) {
        let same_home = before
            .ended
            .as_ref()
            .is_some_and(|ended| ended.on == since && ended.reason == PlacementChange::StatusOnly);
        if !same_home {
            break;
        }
        since = before.started.on;
    }
    since
}

/// The day from which the legal status of a day has held.
fn status_since(period: &CarePeriod, on: Date) -> Date {
    let (mut status, mut since) = (period.started.status, period.started.on);
    for change in period.statuses.iter().filter(|change| change.on <= on) {
        if change.status != status {
            (status, since) = (change.status, change.on);
        }
    }
    since
}
