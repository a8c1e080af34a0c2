//! Who people are: checks.

use calendar::Date;
use jiff::ToSpan;

use super::Check;
use crate::facts::*;

/// Weeks of a pregnancy: nothing is recorded of an unborn child earlier than this before the expected day
/// (CIN census rule 8606 allows 40 weeks).
const PREGNANCY_WEEKS: i32 = 40;

pub(super) fn check(fact: &Fact, check: &mut Check<'_>) -> Vec<Fact> {
    match fact {
        Fact::PersonRegistered(it) => registered(it, check),
        _ => Vec::new(),
    }
}

fn registered(it: &PersonRegistered, check: &mut Check<'_>) -> Vec<Fact> {
    if check.journey.person.registered.is_some() {
        check.refuse("person", &it.name, "Correct the first record instead of adding another", "the record");
    }
    Vec::new()
}

/// Nothing happens before a person's life or after it, save what is recorded of their birth and death.
pub(super) fn within_life(check: &mut Check<'_>, fact: &Fact, day: Date) {
    let person = &check.journey.person;
    let after_death_allowed = matches!(fact.area(), Area::Oversight | Area::People);
    if let Some(died) = person.died.as_ref().map(|died| died.on).filter(|_| !after_death_allowed) {
        check.not_after("on", day, died, "when the person died", "the record");
    }
    let first = match person.birth() {
        Birth::Exact(born) | Birth::Estimated(born) => Some(born),
        Birth::Expected(due) => Some(due),
        Birth::Unknown => None,
    };
    if let Some(first) = first.and_then(|born| born.checked_sub(PREGNANCY_WEEKS.weeks()).ok()) {
        check.not_before("on", day, first, "40 weeks before birth", "CIN census rule 8606");
    }
}
