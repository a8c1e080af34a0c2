//! Whether children keep their worker.

use jiff::ToSpan;
use practice::code_sets::AllocationRole;

use super::counted;
use crate::indicator::{Area, Better, Indicator, Period, Unit};

pub(super) const INDICATORS: &[Indicator] = &[Indicator {
    key: "worker_changes",
    area: Area::Oversight,
    name: "Number of changes of allocated worker",
    title: "Changes of worker",
    question: "How often did a child's worker change?",
    counts: "changes of allocated worker",
    unit: Unit::Count,
    period: Period::Month,
    better: Better::Lower,
    definition: "Changes of allocated worker or personal adviser in the month: another worker began on the \
                 day on which the one before ended, or on the next. A new team with the same worker is no \
                 change.",
    source: "Goldthread: what a redesign and turnover cost children. Ofsted's inspectors ask how many workers \
             a child has had",
    unclear: "A child without a worker for longer than a day is given one anew, which is not counted here.",
    cases: |journey, window, found| {
        let holds = |role| matches!(role, AllocationRole::CaseHolder | AllocationRole::PersonalAdviser);
        let all = journey.oversight.allocations.iter().filter(|one| holds(one.started.role));
        for after in all.clone().filter(|one| window.has(one.from())) {
            let day_before = after.from().saturating_sub(1.day());
            let followed = |before: &&practice::journey::Allocation| {
                before.started.worker != after.started.worker
                    && before.started.role == after.started.role
                    && before.from() < after.from()
                    && before.to().is_some_and(|to| (day_before..=after.from()).contains(&to))
            };
            let kept =
                all.clone().any(|one| one.started.worker == after.started.worker && one.open_on(day_before));
            if !kept && all.clone().any(|one| followed(&one)) {
                found(counted(after.seq(), after.from()));
            }
        }
    },
}];
