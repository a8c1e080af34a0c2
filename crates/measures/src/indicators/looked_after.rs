//! Children looked after.

use practice::Journey;
use practice::clocks::{looked_after_reviews, looked_after_visit};
use practice::code_sets::VisitKind;
use practice::journey::CarePeriod;

use super::{PAPER, counted};
use crate::indicator::{Area, Better, Case, Indicator, Period, Unit};
use crate::window::Window;

pub(super) const INDICATORS: &[Indicator] = &[
    Indicator {
        key: "looked_after",
        area: Area::LookedAfter,
        name: "Number of CLA at the end of the month",
        title: "Children looked after",
        question: "How many children are looked after?",
        counts: "children",
        unit: Unit::Count,
        period: Period::AsAt,
        better: Better::Lower,
        definition: "Children who were looked after at the end of the month. Regulation 48 short breaks \
                     are left out, as the Department for Education leaves them out.",
        source: PAPER,
        unclear: "",
        cases: |journey, window, found| {
            if let Some(period) = looked_after(journey, window) {
                found(counted(period.seq(), window.end()));
            }
        },
    },
    Indicator {
        key: "looked_after_rate",
        area: Area::LookedAfter,
        name: "Rate of CLA per 10,000 under 18 population",
        title: "Looked-after rate",
        question: "How many children are looked after for every 10,000 who live here?",
        counts: "children",
        unit: Unit::Rate,
        period: Period::AsAt,
        better: Better::Lower,
        definition: "Children who were looked after at the end of the month, for every 10,000 children \
                     under 18 who live in the area.",
        source: "Children's scrutiny panel: performance table, April to October 2021; Department for \
                 Education: Children looked after in England",
        unclear: "The paper's target of 89 does not quite follow from its target of 456 children: on the \
                  population that its other rates imply, 456 children are 88.",
        cases: |journey, window, found| {
            if let Some(period) = looked_after(journey, window) {
                found(counted(period.seq(), window.end()));
            }
        },
    },
    Indicator {
        key: "looked_after_visits",
        area: Area::LookedAfter,
        name: "Percentage of CLA for whom a visit has taken place within statutory timescales (6 weeks or \
               less visits)",
        title: "Looked-after visits in time",
        question: "Are children looked after visited in time?",
        counts: "children who must be visited at least every six weeks",
        unit: Unit::Percent,
        period: Period::AsAt,
        better: Better::Higher,
        definition: "Of the children looked after at the end of the month whom the law says must be \
                     visited at least every six weeks, those whose visit was not overdue.",
        source: "Children's scrutiny panel: performance table, April to October 2021; Care Planning, \
                 Placement and Case Review (England) Regulations 2010, regulation 28",
        unclear: "The name leaves out children who may be visited every three or six months. A visit at \
                  which the child was not seen does not count.",
        cases: |journey, window, found| {
            let day = window.end();
            let Some(period) = looked_after(journey, window) else { return };
            let due = looked_after_visit(journey, period, day).filter(|due| due.six_weeks_or_less());
            let Some(due) = due else { return };
            let last = journey.need.last_seen(VisitKind::LookedAfter, day).filter(|_| due.visited);
            found(Case { about: last.map_or(period.seq(), |visit| visit.seq), on: day, met: day <= due.due });
        },
    },
    Indicator {
        key: "looked_after_reviews",
        area: Area::LookedAfter,
        name: "Percentage of CLA children with an up to date review",
        title: "Looked-after reviews up to date",
        question: "Are the reviews of children looked after up to date?",
        counts: "children whose first review has fallen due",
        unit: Unit::Percent,
        period: Period::AsAt,
        better: Better::Higher,
        definition: "Of the children looked after at the end of the month whose first review had fallen \
                     due, those whose next review was not overdue: the first within 20 working days, the \
                     second within 3 months of it, each later one within 6 months.",
        source: "Children's scrutiny panel: performance table, April to October 2021; Care Planning, \
                 Placement and Case Review (England) Regulations 2010, regulation 33",
        unclear: "A review that was held late counts as up to date once it has been held.",
        cases: |journey, window, found| {
            let day = window.end();
            let Some(period) = looked_after(journey, window) else { return };
            let mut reviews = looked_after_reviews(period, day).peekable();
            if reviews.peek().is_none_or(|first| first.due > day) {
                return;
            }
            let met = reviews.last().is_some_and(|open| open.in_time(day));
            let last = period.reviews.iter().rev().find(|review| review.on <= day);
            found(Case { about: last.map_or(period.seq(), |review| review.seq), on: day, met });
        },
    },
];

/// The looked-after period open at the end of the window, short breaks left out.
pub(super) fn looked_after<'j>(journey: &'j Journey, window: &Window<'_>) -> Option<&'j CarePeriod> {
    journey.care.periods.iter().find(|period| !period.started.short_breaks && period.open_on(window.end()))
}
