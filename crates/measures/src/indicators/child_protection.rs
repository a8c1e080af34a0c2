//! Children on child protection plans.

use practice::clocks::protection_reviews;

use super::{PAPER, counted};
use crate::indicator::{Area, Better, Case, Indicator, Period, Unit};

pub(super) const INDICATORS: &[Indicator] = &[
    Indicator {
        key: "protection_plans",
        area: Area::ChildProtection,
        name: "Number of children who are subject of a Child Protection Plan as at the end of month",
        title: "Children on child protection plans",
        question: "How many children have a child protection plan?",
        counts: "children",
        unit: Unit::Count,
        period: Period::AsAt,
        better: Better::Lower,
        definition: "Children who had a child protection plan at the end of the month. Children not yet \
                     born are counted.",
        source: PAPER,
        unclear: "The paper does not say whether children who are in the area for a time, under another \
                  authority's plan, are counted: they are not.",
        cases: |journey, window, found| {
            if let Some(plan) = journey.protection.plan_on(window.end()) {
                found(counted(plan.seq(), window.end()));
            }
        },
    },
    Indicator {
        key: "protection_plan_rate",
        area: Area::ChildProtection,
        name: "Rates of children who were the subject of a Child Protection Plan per 10,000 of Under 18 \
               Population",
        title: "Child protection plan rate",
        question: "How many children have a child protection plan for every 10,000 who live here?",
        counts: "children",
        unit: Unit::Rate,
        period: Period::AsAt,
        better: Better::Lower,
        definition: "Children who had a child protection plan at the end of the month, for every 10,000 \
                     children under 18 who live in the area.",
        source: PAPER,
        unclear: "",
        cases: |journey, window, found| {
            if let Some(plan) = journey.protection.plan_on(window.end()) {
                found(counted(plan.seq(), window.end()));
            }
        },
    },
    Indicator {
        key: "protection_reviews",
        area: Area::ChildProtection,
        name: "Percentage of Child Protection plans reviewed within required timescales who had been \
               subject of a plan for 3 or more months",
        title: "Child protection plans reviewed in time",
        question: "Are child protection plans reviewed in time?",
        counts: "plans of three months or more",
        unit: Unit::Percent,
        period: Period::AsAt,
        better: Better::Higher,
        definition: "Of the child protection plans that had lasted three months or more at the end of the \
                     month, those of which every review conference so far was held in time (the first \
                     within 3 months, each later one within 6 months of the one before) and the next is \
                     not overdue.",
        source: "Children's scrutiny panel: performance table, April to October 2021; Working Together to \
                 Safeguard Children, chapter 3",
        unclear: "The paper's benchmarks for the same authority (65 and 63) are far from its monthly \
                  figures (94 to 99), so they measure something else: probably whether every review of a \
                  whole year was in time.",
        cases: |journey, window, found| {
            let day = window.end();
            let Some(plan) = journey.protection.plan_on(day) else { return };
            let mut reviews = protection_reviews(plan, day).peekable();
            if reviews.peek().is_none_or(|first| first.due > day) {
                return;
            }
            let last = plan.reviews.iter().rev().find(|review| review.on <= day);
            let about = last.map_or(plan.seq(), |review| review.seq);
            found(Case { about, on: day, met: reviews.all(|review| review.in_time(day)) });
        },
    },
];
