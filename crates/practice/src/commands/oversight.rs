//! Workers, supervision, audit, steps, closure: checks, and what follows from a closure.

use super::Check;
use crate::code_sets::ServiceKind;
use crate::facts::*;

pub(super) fn check(fact: &Fact, check: &mut Check<'_>) -> Vec<Fact> {
    match fact {
        Fact::CaseClosed(it) => case_closed(it, check),
        _ => Vec::new(),
    }
}

/// Whether a service is part of children's social care, so that its workers leave when social care closes.
fn is_social_care(service: ServiceKind) -> bool {
    !matches!(service, ServiceKind::EarlyHelp | ServiceKind::SpecialNeeds | ServiceKind::Universal)
}

/// When social care closes, its workers no longer work with the child. Early help may go on.
fn case_closed(it: &CaseClosed, check: &mut Check<'_>) -> Vec<Fact> {
    check
        .journey
        .oversight
        .allocated_on(it.on)
        .filter(|one| one.is_open() && is_social_care(one.started.service))
        .map(|one| {
            Fact::from(AllocationEnded {
                on: it.on,
                allocation: one.seq(),
                reason: "Social care closed".to_owned(),
            })
        })
        .collect()
}
