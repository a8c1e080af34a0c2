//! Where a person stands with the service on a day, in the words of a page's heading.

use calendar::{Date, words};

use crate::code_sets::{AllocationRole, LeavingCareStatus, ServiceKind};
use crate::journey::{Allocation, Journey};
use crate::leaving_care_status;

/// Where a person stands on a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    /// The services open to them, the gravest first.
    pub services: Vec<ServiceKind>,
    /// Each of them in words with its detail and its first day: `Child protection plan · Neglect · since 12
    /// August 2021`.
    pub headlines: Vec<String>,
}

impl Standing {
    /// Where a journey stands at the end of a day.
    pub fn on(journey: &Journey, day: Date) -> Standing {
        let mut standing = Standing { services: Vec::new(), headlines: Vec::new() };
        let mut add = |service: ServiceKind, what: String, since: Date| {
            standing.services.push(service);
            standing.headlines.push(format!("{what} · since {}", words::day(since)));
        };
        if let Some(period) = journey.care.period_on(day) {
            let status = period.status_on(day);
            let what = if period.started.short_breaks { "Short breaks" } else { "Looked after" };
            add(ServiceKind::LookedAfter, format!("{what} · {status}"), period.started.on);
        }
        if let Some(plan) = journey.protection.plan_on(day) {
            let what = format!("Child protection plan · {}", plan.category());
            add(ServiceKind::ChildProtection, what, plan.started.on);
        }
        if let Some(plan) = journey.need.plan_on(day) {
            add(ServiceKind::ChildInNeed, "Child in need plan".into(), plan.started.on);
        }
        let assessing =
            journey.assessments.iter().rev().find(|one| {
                one.started.on <= day && one.authorised.as_ref().is_none_or(|done| done.on > day)
            });
        if let Some(assessment) = assessing {
            add(ServiceKind::Assessment, "Child and family assessment".into(), assessment.started.on);
        }
        if let Some(plan) = journey.education.plans.iter().find(|plan| plan.open_on(day)) {
            add(ServiceKind::SpecialNeeds, "Education, health and care plan".into(), plan.issued.on);
        }
        if let Some(episode) = journey.early_help.open_on(day) {
            add(ServiceKind::EarlyHelp, "Early help".into(), episode.started.on);
        }
        if journey.care.period_on(day).is_none() {
            let status = leaving_care_status(journey, day);
            if status != LeavingCareStatus::None {
                standing.services.push(ServiceKind::CareLeaver);
                standing.headlines.push(status.to_string());
            }
        }
        standing
    }

    /// Whether any service is open.
    pub fn is_open(&self) -> bool {
        !self.services.is_empty()
    }
}

/// The worker whom a family would name, and how many have come before.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MainWorker<'a> {
    /// The allocation.
    pub allocation: &'a Allocation,
    /// Which allocated worker of the child's this is, counting each person once: 1 is the first.
    pub nth: usize,
}

/// The allocated worker at the end of a day, and which one that is.
pub fn main_worker(journey: &Journey, day: Date) -> Option<MainWorker<'_>> {
    let allocation = journey.oversight.case_holder_on(day)?;
    let mut workers: Vec<_> = journey
        .oversight
        .allocations
        .iter()
        .filter(|one| {
            one.from() <= day
                && matches!(one.started.role, AllocationRole::CaseHolder | AllocationRole::PersonalAdviser)
        })
        .map(|one| one.started.worker)
        .collect();
    workers.sort_unstable();
    workers.dedup();
    Some(MainWorker { allocation, nth: workers.len() })
}
