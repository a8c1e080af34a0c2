//! Permanence, adoption, special guardianship, private fostering: checks.

use calendar::words;

use super::Check;
use super::care;
use super::spells::Lasting;
use crate::code_sets::{AdoptionStage, Disability, PrivateFosteringEnd};
use crate::facts::*;
use crate::journey::{Journey, Told};

const ADOPTION: &str = "Adoption Agencies Regulations 2005";
const GUARDIANSHIP: &str = "Children Act 1989, s. 14A";
const PRIVATE_FOSTERING: &str = "Children Act 1989, s. 66";

pub(super) fn check(fact: &Fact, check: &mut Check<'_>) -> Vec<Fact> {
    match fact {
        Fact::PermanencePlanAgreed(it) => {
            care::during_care(check, it.period, it.on);
        }
        Fact::AdoptionStepTaken(it) => adoption_step(it, check),
        Fact::SpecialGuardianshipOrdered(it) => guardianship_ordered(it, check),
        Fact::SpecialGuardianshipEnded(it) => {
            let found = check.journey.permanence.guardianships.iter().find(|one| one.seq() == it.order);
            check.ends("order", it.order, found.map(Lasting::from), it.on, "special guardianship order");
        }
        Fact::PrivateFosteringNotified(it) => fostering_notified(it, check),
        Fact::PrivateFosteringEnded(it) => fostering_ended(it, check),
        _ => {}
    }
    Vec::new()
}

/// Whether one step on the way to adoption may follow another. After a reversal the way begins anew; after a
/// placement that did not last there may be another match.
fn may_follow(before: Option<AdoptionStage>, next: AdoptionStage) -> bool {
    use AdoptionStage::*;
    match next {
        Decision => matches!(before, None | Some(Reversed)),
        Match => matches!(before, Some(Decision | Placed)),
        Placed => before == Some(Match),
        Applied => before == Some(Placed),
        Ordered => before == Some(Applied),
        Reversed => matches!(before, Some(Decision | Match | Placed | Applied)),
    }
}

fn wanted_before(stage: AdoptionStage) -> &'static str {
    use AdoptionStage::*;
    match stage {
        Decision => "Reverse the earlier decision first: one stands at a time",
        Match => "Record first the decision that the child should be placed for adoption",
        Placed => "Record first the match with adopters",
        Applied => "Record first when the child was placed with adopters",
        Ordered => "Record first the adoption application",
        Reversed => "Choose another step: no decision stands that could be reversed",
    }
}

/// The steps come in their order. Each is judged by the steps of the days before and after it, so that one
/// told of late finds its place.
fn adoption_step(it: &AdoptionStepTaken, check: &mut Check<'_>) {
    let allowed = "Enter a date before the 18th birthday: only a child is adopted";
    check.younger_than("on", it.on, 18, allowed, "Adoption and Children Act 2002, s. 47(9)");
    check.born_by(it.on, "adoption", "Adoption and Children Act 2002, s. 47");
    if it.stage == AdoptionStage::Reversed {
        check.text("note", &it.note, "Enter why the decision was reversed");
    } else {
        check.text_length("note", &it.note);
    }
    if care::during_care(check, it.period, it.on).is_none() {
        return;
    }
    let steps = || others(check.journey, it, check);
    let before = steps().filter(|one| one.on <= it.on).last().map(|one| one.stage);
    let after = steps().find(|one| one.on > it.on).map(|one| (one.on, one.stage));
    if !may_follow(before, it.stage) {
        let given = match before {
            Some(before) => format!("{}, after: {before}", it.stage),
            None => it.stage.to_string(),
        };
        check.refuse("stage", given, wanted_before(it.stage), ADOPTION);
    } else if let Some((on, next)) = after.filter(|(_, next)| !may_follow(Some(it.stage), *next)) {
        let allowed = format!("Check the dates: the next step, on {}, is: {next}", words::day(on));
        check.refuse("stage", it.stage, allowed, ADOPTION);
    }
}

fn others<'j>(
    journey: &'j Journey,
    it: &AdoptionStepTaken,
    check: &Check<'_>,
) -> impl Iterator<Item = &'j Told<AdoptionStepTaken>> {
    let (period, corrects) = (it.period, check.corrects);
    let steps = journey.permanence.adoption.iter();
    steps.filter(move |one| one.period == period && Some(one.seq) != corrects)
}

fn guardianship_ordered(it: &SpecialGuardianshipOrdered, check: &mut Check<'_>) {
    check.born_by(it.on, "special guardianship", GUARDIANSHIP);
    let allowed = "Enter a date before the 18th birthday: special guardianship is for a child";
    check.younger_than("on", it.on, 18, allowed, "SSDA903 rule 407");
    let others = check.journey.permanence.guardianships.iter().map(Lasting::from);
    check.begins(it.on, others, "special guardianship order", GUARDIANSHIP);
    let looked_after = check.journey.care.periods.iter().any(|period| {
        let to = period.ended.as_ref().map(|ended| ended.on);
        period.started.on < it.on && to.is_none_or(|to| to >= it.on)
    });
    if looked_after && !it.from_care {
        let allowed = "Choose that the child was looked after until then: our record says so";
        check.refuse("from_care", "not looked after", allowed, "Children Act 1989, s. 24(1A)");
    }
}

/// A child under 16, or under 18 if disabled, whom no authority looks after.
fn fostering_notified(it: &PrivateFosteringNotified, check: &mut Check<'_>) {
    check.text("carer", &it.carer, "Enter the name of the carer");
    check.born_by(it.on, "private fostering", PRIVATE_FOSTERING);
    let person = &check.journey.person;
    let disabled = person
        .disability
        .as_ref()
        .is_some_and(|told| told.disabilities.iter().any(|disability| *disability != Disability::None));
    let allowed = "Enter a date before the 16th birthday, or the 18th of a disabled child";
    check.younger_than("on", it.on, if disabled { 18 } else { 16 }, allowed, PRIVATE_FOSTERING);
    if let Some(period) = check.journey.care.period_on(it.on) {
        let allowed = format!(
            "Record a placement instead: the child has been looked after since {}",
            words::day(period.started.on)
        );
        check.refuse("on", words::day(it.on), allowed, "Children Act 1989, Sch. 8 para. 1");
    }
    let others = check.journey.permanence.private_fostering.iter().map(Lasting::from);
    check.begins(it.on, others, "private fostering arrangement", "SI 2005/1533, reg. 8");
}

fn fostering_ended(it: &PrivateFosteringEnded, check: &mut Check<'_>) {
    const WHAT: &str = "private fostering arrangement";
    let all = &check.journey.permanence.private_fostering;
    let found = all.iter().find(|one| one.seq() == it.arrangement).map(Lasting::from);
    if let Some(own) = check.ends("arrangement", it.arrangement, found, it.on, WHAT) {
        check.ends_before_next(own, all.iter().map(Lasting::from), it.on, WHAT, "SI 2005/1533, reg. 8");
    }
    match it.reason {
        PrivateFosteringEnd::Sixteen => {
            let allowed = "Choose another reason: the child had not turned 16";
            check.at_least("reason", it.on, 16, allowed, PRIVATE_FOSTERING);
        }
        PrivateFosteringEnd::LookedAfter if check.journey.care.period_on(it.on).is_none() => {
            let allowed = "Record first when the child became looked after, or choose another reason";
            check.refuse("reason", it.reason, allowed, "the record");
        }
        _ => {}
    }
}
