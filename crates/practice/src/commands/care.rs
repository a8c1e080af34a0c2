//! Looked-after periods and reviews: checks, and what follows.

mod placements;

pub(super) use placements::ends_after_all_of_it as placement_ends_after_all_of_it;

use calendar::words;

use super::Check;
use super::spells::Lasting;
use crate::code_sets::*;
use crate::facts::*;
use crate::ids::Seq;
use crate::journey::{CarePeriod, Journey, Placement, Told};

const PERIOD: &str = "looked-after period";
const RETURN: &str = "SSDA903";

impl From<&CarePeriod> for Lasting {
    fn from(period: &CarePeriod) -> Lasting {
        Lasting::of(&period.started, period.ended.as_ref())
    }
}

impl From<&Placement> for Lasting {
    fn from(placement: &Placement) -> Lasting {
        Lasting::of(&placement.started, placement.ended.as_ref())
    }
}

pub(super) fn check(fact: &Fact, check: &mut Check<'_>) -> Vec<Fact> {
    match fact {
        Fact::CareStarted(it) => return care_started(it, check),
        Fact::LegalStatusChanged(it) => status_changed(it, check),
        Fact::CarePlanMade(it) => {
            // Regulation 4 asks for the plan before the first placement, so it may come before care began.
            check.text("aim", &it.aim, "Enter the aim of the care plan");
            let found = period(it.period, check.journey);
            if let Some(period) = check.named("period", it.period, found, PERIOD) {
                not_after_care(period, it.on, check);
            }
        }
        Fact::CareReviewHeld(it) => review_held(it, check),
        Fact::CareReviewStepTaken(it) => review_step_taken(it, check),
        Fact::CareEnded(it) => return care_ended(it, check),
        _ => placements::check(fact, check),
    }
    Vec::new()
}

/// The looked-after period of this number.
pub(super) fn period(named: Seq, journey: &Journey) -> Option<&CarePeriod> {
    journey.care.periods.iter().find(|one| one.seq() == named)
}

/// Something that belongs to a looked-after period happens on a day of it.
pub(super) fn during_care<'j>(
    check: &mut Check<'j>,
    named: Seq,
    on: calendar::Date,
) -> Option<&'j CarePeriod> {
    let found = period(named, check.journey);
    let lasting = found.map(Lasting::from);
    check.during("period", named, lasting, on, PERIOD);
    found
}

/// Something that may be done in advance is still not done after the child left care.
pub(super) fn not_after_care(period: &CarePeriod, on: calendar::Date, check: &mut Check<'_>) {
    if let Some(to) = check.kept(&period.ended).map(|ended| ended.on) {
        check.not_after("on", on, to, "when the child stopped being looked after", "the record");
    }
}

/// A child under 18 who is born becomes looked after, once at a time. A child in need plan gives way to the
/// care plan.
fn care_started(it: &CareStarted, check: &mut Check<'_>) -> Vec<Fact> {
    check.text("reason", &it.reason, "Enter why the child became looked after");
    check.born_by(it.on, "being looked after", "SSDA903 rule 302");
    let allowed = "Enter a date before the 18th birthday: only a child becomes looked after";
    check.younger_than("on", it.on, 18, allowed, "SSDA903 rule 352");
    let others = check.journey.care.periods.iter().map(Lasting::from);
    check.begins(it.on, others, PERIOD, "SSDA903 rule 501");
    let resumed = check.journey.care.periods.iter().find(|one| {
        !check.replaces(one.seq()) && check.kept(&one.ended).is_some_and(|ended| ended.on == it.on)
    });
    if resumed.is_some() {
        let allowed = "Enter a date after the day on which the child stopped being looked after";
        let hint =
            "A child who was looked after without a break is in one period: correct or strike out its end.";
        check.refuse_hint("on", words::day(it.on), allowed, "SSDA903 rule 431", hint);
    }
    if matches!(it.need, PrimaryNeed::NotInNeed | PrimaryNeed::NotStated) {
        let allowed = "Choose the main need, N1 to N8";
        check.refuse("need", it.need, allowed, "SSDA903 rule 145");
    }
    status_fits("status", it.status, it.on, it.short_breaks, check);
    if it.unaccompanied && it.short_breaks {
        let allowed = "Choose one: a child who came alone to the country has no home here to return to";
        check.refuse("short_breaks", "short breaks, unaccompanied", allowed, RETURN);
    }
    let Some(plan) = check.journey.need.plan_on(it.on) else { return Vec::new() };
    let reason = NeedPlanEnd::LookedAfter;
    vec![Fact::from(NeedPlanEnded { on: it.on, plan: plan.seq(), reason })]
}

/// Whether the child could have had this legal status on the day.
fn status_fits(
    field: &'static str,
    status: LegalStatus,
    on: calendar::Date,
    short_breaks: bool,
    check: &mut Check<'_>,
) {
    use LegalStatus::*;
    check.in_force(field, status, on);
    if matches!(status, Remand | PaceDetention | Sentenced) {
        let allowed = "Choose another legal status: no child under 10 is held under criminal law";
        check.at_least(field, on, 10, allowed, "SSDA903 rule 358");
    }
    if matches!(status, ShortBreak | ShortBreakSeries) != short_breaks {
        let allowed = if short_breaks {
            "Choose V3 or V4, the legal statuses of short breaks"
        } else {
            "Choose another legal status, or record the period as one of short breaks"
        };
        check.refuse(field, status, allowed, "SI 2010/959, reg. 48");
    }
    // The Adoption and Children Act 2002 came into force on 30 December 2005.
    if status == PlacementOrder && on < calendar::Date::constant(2005, 12, 30) {
        let allowed = "Choose another legal status: placement orders have been made since 30 December 2005";
        check.refuse(field, status, allowed, "SSDA903 rule 446");
    }
}

/// A child has one legal status at a time, so a change is a change, and there is one of them on a day.
fn status_changed(it: &LegalStatusChanged, check: &mut Check<'_>) {
    let Some(period) = during_care(check, it.period, it.on) else { return };
    status_fits("status", it.status, it.on, period.started.short_breaks, check);
    if it.on == period.started.on {
        let allowed = format!("Enter a date after {}, when the period began", words::day(period.started.on));
        let hint = "Correct the first legal status if it was wrong.";
        check.refuse_hint("on", words::day(it.on), allowed, "SSDA903 rule 355", hint);
    }
    if check.kept(&period.ended).is_some_and(|ended| ended.on == it.on) {
        let allowed = "Enter a date before the child stopped being looked after";
        check.refuse("on", words::day(it.on), allowed, "SSDA903 rule 355");
    }
    check.once_a_day(&period.statuses, it.on, "legal status");
    let others = || period.statuses.iter().filter(|one| !check.replaces(one.seq));
    let before = others().rev().find(|one| one.on < it.on).map_or(period.started.status, |one| one.status);
    let after = others().find(|one| one.on > it.on).map(|one| (one.on, one.status));
    if before == it.status {
        let allowed = "Choose another legal status: this is the one that the child had before";
        check.refuse("status", it.status, allowed, "SSDA903 rule 434");
    }
    if let Some((on, _)) = after.filter(|(_, status)| *status == it.status) {
        let allowed = format!("Correct the date of the same change that is recorded on {}", words::day(on));
        check.refuse("status", it.status, allowed, "SSDA903 rule 434");
    }
    if let Some(placement) = period.placement_on(it.on) {
        placements::status_allows(placement.started.kind, it.status, "status", check);
    }
}

/// Under 4 a child's part in a review is not asked about; from 4 on it always is.
fn review_held(it: &CareReviewHeld, check: &mut Check<'_>) {
    check.text("decisions", &it.decisions, "Enter what was decided");
    if it.participation == Participation::UnderFour {
        let allowed = "Choose how the child took part: the child was 4 or older";
        check.younger_than("participation", it.on, 4, allowed, "SSDA903 rule 440");
    } else {
        let allowed = "Choose that the child was under 4";
        check.at_least("participation", it.on, 4, allowed, "SSDA903 rule 441");
    }
    if let Some(period) = during_care(check, it.period, it.on) {
        check.once_a_day(&period.reviews, it.on, "looked-after review");
    }
}

/// What follows a review is done once for each, after the review; it may be late, even after care ended.
fn review_step_taken(it: &CareReviewStepTaken, check: &mut Check<'_>) {
    let mut periods = check.journey.care.periods.iter();
    let found = periods.find_map(|period| {
        let review = period.reviews.iter().find(|review| review.seq == it.review)?;
        Some((period, review))
    });
    let Some((period, review)) = check.named("review", it.review, found, "looked-after review") else {
        return;
    };
    check.not_before("on", it.on, review.on, "when the review was held", "IRO handbook (2010)");
    let same = |one: &&Told<CareReviewStepTaken>| {
        one.review == it.review && one.step == it.step && !check.replaces(one.seq)
    };
    if let Some(earlier) = period.review_steps.iter().find(same) {
        let allowed = format!("Correct the one of {} if it was wrong; there is one", words::day(earlier.on));
        check.refuse("step", it.step, allowed, "the record");
    }
}

/// A period ends once, after all that happened in it, for a reason that fits the child's age and last
/// placement. The last placement ends with it.
fn care_ended(it: &CareEnded, check: &mut Check<'_>) -> Vec<Fact> {
    let found = period(it.period, check.journey);
    let lasting = found.map(Lasting::from);
    let own = check.ends("period", it.period, lasting, it.on, PERIOD);
    let (Some(period), Some(own)) = (found, own) else { return Vec::new() };
    if it.on == own.from {
        let allowed = format!("Enter a date after {}, when the period began", words::day(own.from));
        let hint = "Accommodation that lasted no more than 24 hours is not being looked after: strike out its start.";
        check.refuse_hint("on", words::day(it.on), allowed, "SSDA903 rule 355", hint);
    }
    check.ends_after_all_of(it.period, it.on);
    let others = check.journey.care.periods.iter().map(Lasting::from);
    check.ends_before_next(own, others, it.on, PERIOD, "SSDA903 rule 501");
    for ended in period.placements.iter().filter_map(|placement| placement.ended.as_ref()) {
        // What ended on the day of the end that is being corrected ended with it.
        let with_care =
            period.ended.as_ref().is_some_and(|old| check.replaces(old.seq) && old.on == ended.on);
        if !with_care {
            check.not_before("on", it.on, ended.on, "when the last placement ended", "the record");
        }
    }
    end_fits(it, period, check);

    let mut open = period.placements.iter().rev().filter(|placement| placement.ended.is_none());
    let last = open.next();
    if let Some(earlier) = open.next() {
        let allowed = format!("End the placement of {} first", words::day(earlier.started.on));
        check.refuse("period", "more than one open placement", allowed, "the record");
    }
    let Some(placement) = last else { return Vec::new() };
    let reason = placement_change(it.reason);
    vec![Fact::from(PlacementEnded { on: it.on, placement: placement.seq(), reason })]
}

/// The national codes say why a placement *changed*; when care ends, only custody has one of its own.
pub(super) fn placement_change(reason: CareEnd) -> PlacementChange {
    match reason {
        CareEnd::Sentenced => PlacementChange::Custody,
        _ => PlacementChange::Other,
    }
}

/// Whether a child of this age, in this placement and under this status could have left care so.
fn end_fits(it: &CareEnded, period: &CarePeriod, check: &mut Check<'_>) {
    use CareEnd::*;
    let on = it.on;
    let last = period.placements.last().map(|placement| placement.started.kind);
    match it.reason {
        AdoptedUnopposed | AdoptedDispensed => {
            let allowed = "Choose another reason: only a child under 18 is adopted";
            check.younger_than("reason", on, 18, allowed, "SSDA903 rule 386");
            if !last.is_some_and(placements::is_adoptive) {
                let allowed = "Record first the placement for adoption (A3 to A6), or choose another reason";
                check.refuse("reason", it.reason, allowed, "SSDA903 rule 390");
            }
        }
        GuardianFosterRelative | GuardianFosterOther | GuardianRelative | GuardianOther => {
            let allowed = "Choose another reason: special guardianship is for a child under 18";
            check.younger_than("reason", on, 18, allowed, "SSDA903 rule 407");
            let former_carer = matches!(it.reason, GuardianFosterRelative | GuardianFosterOther);
            if former_carer && !last.is_some_and(PlacementKind::is_foster) {
                let allowed = "Choose another carer: the child's last placement was not with foster carers";
                check.refuse("reason", it.reason, allowed, "SSDA903 rule 516");
            }
        }
        ChildArrangements => {
            let allowed = "Choose another reason: a child arrangements order is for a child under 18";
            check.younger_than("reason", on, 18, allowed, "Children Act 1989, s. 8");
        }
        IndependentSupported | IndependentUnsupported => {
            let allowed = "Choose another reason: nobody under 14 lives independently";
            check.at_least("reason", on, 14, allowed, "SSDA903 rule 387");
        }
        AdultServices => {
            let allowed = "Choose another reason: adult services take over from 16 at the earliest";
            check.at_least("reason", on, 16, allowed, "SSDA903 rule 389");
        }
        StayingPut => {
            let allowed = "Choose another reason: a child stays put with former carers from 18";
            check.at_least("reason", on, 18, allowed, "SSDA903 rule 460");
        }
        Sentenced => {
            let allowed = "Choose another reason: no child under 10 is sentenced";
            check.at_least("reason", on, 10, allowed, "Children and Young Persons Act 1933, s. 50");
        }
        RemandEnded => {
            let on_remand =
                |status: LegalStatus| matches!(status, LegalStatus::Remand | LegalStatus::PaceDetention);
            let ever = period.statuses.iter().map(|change| change.status);
            if !ever.chain([period.started.status]).any(on_remand) {
                let allowed = "Choose another reason: the child was not on remand or held by the police";
                check.refuse("reason", it.reason, allowed, "SSDA903: REC");
            }
        }
        Died => check.by_death("reason", on, "SSDA903: REC"),
        _ => {}
    }
    if last.is_some_and(placements::is_temporary) {
        let allowed = "Record first where the child lived when care ended: a temporary stay is not the last";
        check.refuse("period", "a temporary placement", allowed, "SSDA903 rule 381");
    }
}
