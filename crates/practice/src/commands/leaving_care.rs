//! Leaving care: checks.

use calendar::words;

use super::Check;
use super::spells::Lasting;
use crate::code_sets::*;
use crate::facts::*;

const PATHWAY: &str = "Children Act 1989, Sch. 2 para. 19B";
const ADVISER: &str = "Children Act 1989, s. 23CZB";
/// Support after care ends with the 25th birthday (Children Act 1989, s. 23CZB).
const UNTIL: u8 = 25;

pub(super) fn check(fact: &Fact, check: &mut Check<'_>) -> Vec<Fact> {
    match fact {
        Fact::PathwayNeedsAssessed(it) => {
            check.text("found", &it.found, "Enter what was found");
            let allowed =
                "Enter a date from the 15th birthday on: needs on leaving care are assessed towards 16";
            check.at_least("on", it.on, 15, allowed, PATHWAY);
            young_enough(it.on, check);
        }
        Fact::PathwayPlanMade(it) => {
            check.text("aims", &it.aims, "Enter the young person's own aims");
            of_age(it.on, "a pathway plan", PATHWAY, check);
        }
        Fact::PathwayPlanReviewed(it) => {
            check.text("note", &it.note, "Enter what was agreed");
            of_age(it.on, "a pathway plan", PATHWAY, check);
            if !check.journey.leaving_care.plans.iter().any(|plan| plan.on <= it.on) {
                let allowed = "Record the pathway plan first";
                check.refuse("on", words::day(it.on), allowed, "SI 2010/2571, reg. 7");
            }
        }
        Fact::CareLeaverContacted(it) => contacted(it, check),
        Fact::AccommodationRecorded(it) => accommodation(it, check),
        Fact::ActivityRecorded(it) => {
            check.in_force("activity", it.activity, it.on);
            of_age(it.on, "this record", PATHWAY, check);
            check.once_a_day(&check.journey.leaving_care.activities, it.on, "activity");
        }
        Fact::AdviserRequested(it) => {
            let allowed =
                "Enter a date from the 21st birthday on: until then an adviser is owed without asking";
            check.at_least("on", it.on, 21, allowed, ADVISER);
            young_enough(it.on, check);
            let others = check.journey.leaving_care.adviser_requests.iter().map(Lasting::from);
            check.begins(it.on, others, "request for an adviser", ADVISER);
        }
        Fact::AdviserRequestClosed(it) => {
            let found =
                check.journey.leaving_care.adviser_requests.iter().find(|one| one.seq() == it.request);
            check.ends("request", it.request, found.map(Lasting::from), it.on, "request for an adviser");
        }
        Fact::LivingArrangementStarted(it) => {
            check.born_by(it.on, "a living arrangement", "the record");
            let all = &check.journey.leaving_care.arrangements;
            let same = all.iter().filter(|one| one.started.arrangement == it.arrangement);
            check.begins(it.on, same.map(Lasting::from), "living arrangement", "the record");
        }
        Fact::LivingArrangementEnded(it) => {
            let all = &check.journey.leaving_care.arrangements;
            let found = all.iter().find(|one| one.seq() == it.arrangement);
            let own = check.ends(
                "arrangement",
                it.arrangement,
                found.map(Lasting::from),
                it.on,
                "living arrangement",
            );
            if let (Some(own), Some(found)) = (own, found) {
                let same = all.iter().filter(|one| one.started.arrangement == found.started.arrangement);
                check.ends_before_next(
                    own,
                    same.map(Lasting::from),
                    it.on,
                    "living arrangement",
                    "the record",
                );
            }
        }
        Fact::LeavingCareStatusOverridden(it) => {
            check.text("reason", &it.reason, "Enter the advice or judgment, and why");
            of_age(it.on, "a leaving care status", PATHWAY, check);
            if let Some(until) = it.until {
                check.not_before("until", until, it.on, "the day from which it holds", "the record");
            }
            check.once_a_day(&check.journey.leaving_care.overrides, it.on, "status");
        }
        _ => {}
    }
    Vec::new()
}

fn of_age(on: calendar::Date, what: &str, source: &'static str, check: &mut Check<'_>) {
    if check.journey.person.age_on(on).is_none_or(|age| age < 16) {
        let allowed = format!("Enter a date from the 16th birthday on: {what} is for those who leave care");
        check.at_least("on", on, 16, &allowed, source);
    }
    young_enough(on, check);
}

fn young_enough(on: calendar::Date, check: &mut Check<'_>) {
    let allowed = "Enter a date before the 25th birthday, when support for care leavers ends";
    check.younger_than("on", on, UNTIL, allowed, ADVISER);
}

fn contacted(it: &CareLeaverContacted, check: &mut Check<'_>) {
    of_age(it.on, "this contact", "Children Act 1989, s. 23C(2)", check);
    if it.means == ContactMeans::Attempted {
        check.text_length("note", &it.note);
        if it.in_touch == InTouch::Yes {
            let allowed = "Choose how you reached each other, or that you are not in touch";
            check.refuse("means", it.means, allowed, "SSDA903: IN_TOUCH");
        }
    } else {
        check.text("note", &it.note, "Enter what was said");
    }
    if it.in_touch == InTouch::Died {
        let allowed = "Record the death instead: the return takes it from there";
        check.refuse("in_touch", it.in_touch, allowed, "SSDA903: IN_TOUCH");
    }
}

/// Where a young person lives, one place at a time; what the authority provides is a home.
fn accommodation(it: &AccommodationRecorded, check: &mut Check<'_>) {
    use Accommodation::*;
    check.in_force("accommodation", it.accommodation, it.on);
    of_age(it.on, "this record", PATHWAY, check);
    check.once_a_day(&check.journey.leaving_care.accommodation, it.on, "accommodation");
    if matches!(it.accommodation, StayingPut | StayingPutUnsuitable) {
        let allowed = "Choose other accommodation: under 18 the young person is still with foster carers";
        check.at_least("accommodation", it.on, 18, allowed, "SSDA903 rule 3001");
    }
    let elsewhere = matches!(
        it.accommodation,
        AbroadSuitable
            | AbroadUnsuitable
            | Deported
            | DeportedUnsuitable
            | NotKnownSuitable
            | NotKnown
            | NoFixedAbode
            | Custody
            | NoInformation
    );
    if it.provided_by_authority && elsewhere {
        let allowed = "Choose that we do not provide it, or other accommodation";
        check.refuse("provided_by_authority", it.accommodation, allowed, "SI 2010/2571, reg. 8");
    }
}
