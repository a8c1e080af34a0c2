//! Corrections and strikings-out of ends, and of decisions that ended something by themselves.

use practice::Seq;
use practice::code_sets::*;
use practice::facts::*;

use crate::care::{ended, looked_after, placed, started};
use crate::given::*;

const TODAY: &str = "2021-11-15";

/// A child in need plan since 20 April (number 6), ended by care since 4 May 2021 (7, its end 8).
fn plan_gave_way_to_care() -> Given {
    referred_child().with(need_plan("2021-04-20")).with(started("2021-05-04"))
}

/// Looked after from 4 May (2), placed (3), at home since 2 August 2021 (4, the end of the placement 5).
fn home() -> Given {
    looked_after().with(ended("2021-08-02", CareEnd::HomePlanned))
}

/// Social care, with a worker since 6 April (6), closed on 1 June 2021 (7, the end of the allocation 8).
fn closed() -> Given {
    let closed = CaseClosed { on: day("2021-06-01"), reason: ClosureReason::OtherReason };
    referred_child().with(allocated("2021-04-06", 1, ServiceKind::Assessment)).with(closed)
}

fn conference(on: &str, decision: ConferenceDecision) -> ConferenceHeld {
    ConferenceHeld {
        on: day(on),
        kind: ConferenceKind::TransferIn,
        enquiry: None,
        plan: None,
        decision,
        agencies: vec![Agency::SocialCare, Agency::School],
        parents_present: true,
        child_view: "Amina drew her home.".to_owned(),
        note: "All agreed.".to_owned(),
    }
}

const NEGLECT: ConferenceDecision = ConferenceDecision::Plan(AbuseCategory::Neglect);

/// A child in need plan since 20 April (6), stepped up on 24 May 2021 by a conference (7) that started a child
/// protection plan (8) and so ended the other (9).
fn stepped_up() -> Given {
    referred_child().with(need_plan("2021-04-20")).with(conference("2021-05-24", NEGLECT))
}

#[test]
fn an_end_is_not_struck_out_while_the_next_of_its_kind_is_there() {
    let again = home().with(CareStarted { ..started("2021-09-01") });
    check!(again, struck(TODAY, 4), @"fact: Strike out first the looked-after period that began on 1 September 2021: without this end both would be open. You gave Stopped being looked after of 2 August 2021. If it ended all the same, correct the end instead. (the record)");
    check!(home(), struck(TODAY, 4), @r"
    2021-11-15 Struck out
    2021-11-15 Struck out
    ");
    // What was wrong as a whole goes with its end.
    let wrong = again.clone().with(struck(TODAY, 5)).with(struck(TODAY, 3));
    check!(wrong, struck(TODAY, 2), @r"
    2021-11-15 Struck out
    2021-11-15 Struck out
    ");
    assert_eq!(wrong.with(struck(TODAY, 2)).journey.care.periods.len(), 1);
    let again = again.with(struck(TODAY, 6));
    check!(again, struck(TODAY, 4), @r"
    2021-11-15 Struck out
    2021-11-15 Struck out
    ");

    let twice = referred_child().with(need_plan("2021-05-10")).with(need_plan_ended("2021-08-01", 6));
    let twice = twice.with(need_plan("2021-08-01"));
    check!(twice, struck(TODAY, 7), @"fact: Strike out first the child in need plan that began on 1 August 2021: without this end both would be open. You gave Child in need plan ended of 1 August 2021. If it ended all the same, correct the end instead. (the record)");

    let handed_over = referred_child()
        .with(allocated("2021-04-06", 1, ServiceKind::Assessment))
        .with(AllocationEnded { on: day("2021-05-01"), allocation: Seq(6), reason: "Left".to_owned() })
        .with(allocated("2021-05-01", 2, ServiceKind::Assessment));
    check!(handed_over, struck(TODAY, 7), @"fact: Strike out first the allocation of a worker that began on 1 May 2021: without this end both would be open. You gave Allocation ended of 1 May 2021. If it ended all the same, correct the end instead. (the record)");

    let moved = looked_after()
        .with(PlacementEnded { on: day("2021-06-01"), placement: Seq(3), reason: PlacementChange::CarePlan })
        .with(placed("2021-06-01", PlacementKind::Foster));
    check!(moved, struck(TODAY, 4), @"fact: Strike out first the placement that began on 1 June 2021: without this end both would be open. You gave Placement ended of 1 June 2021. If it ended all the same, correct the end instead. (the record)");
}

#[test]
fn a_protection_plan_is_not_opened_again_beside_its_next_or_a_child_in_need_plan() {
    let review = ConferenceHeld {
        kind: ConferenceKind::Review,
        plan: Some(Seq(3)),
        ..conference("2021-08-20", ConferenceDecision::End)
    };
    let ended = child().with(conference("2021-05-24", NEGLECT)).with(review);
    check!(ended, struck(TODAY, 5), @"2021-11-15 Struck out");
    let stepped_down = ended.clone().with(need_plan("2021-08-20"));
    check!(stepped_down, struck(TODAY, 5), @"fact: Strike out first the child in need plan that began on 20 August 2021: without this end both would be open. You gave Child protection plan ended of 20 August 2021. If it ended all the same, correct the end instead. (the record)");
    let again = ended.with(conference("2021-09-20", NEGLECT));
    check!(again, struck(TODAY, 5), @"fact: Strike out first the child protection plan that began on 20 September 2021: without this end both would be open. You gave Child protection plan ended of 20 August 2021. If it ended all the same, correct the end instead. (the record)");
}

#[test]
fn what_ends_by_the_hour_is_kept_apart_by_the_hour() {
    let went = |at: &str| WentMissing {
        on: day("2021-06-01"),
        at: Some(at.parse().unwrap()),
        kind: MissingKind::Missing,
        from: "Home".to_owned(),
    };
    let found = |at: &str, episode: u32| MissingChildFound {
        on: day("2021-06-01"),
        at: at.parse().unwrap(),
        episode: Seq(episode),
        how: FoundHow::Returned,
    };
    let twice = child().with(went("09:00")).with(found("10:00", 2));
    check!(twice, struck(TODAY, 3), @"2021-11-15 Struck out");
    let twice = twice.with(went("11:00")).with(found("12:00", 4));
    check!(twice, struck(TODAY, 3), @"fact: Strike out first the missing episode that began on 1 June 2021: without this end both would be open. You gave Found of 1 June 2021. If it ended all the same, correct the end instead. (the record)");
    check!(twice, struck(TODAY, 5), @"2021-11-15 Struck out");
}

#[test]
fn a_plan_that_gave_way_to_care_is_open_again_once_care_is_struck_out() {
    let struck_out = plan_gave_way_to_care().with(struck(TODAY, 7));
    assert!(struck_out.journey.care.periods.is_empty());
    assert!(struck_out.journey.need.plan_on(day(TODAY)).is_some());
    assert!(struck_out.journey.findings.is_empty());

    // By itself its end stays, since a child looked after has a care plan.
    check!(plan_gave_way_to_care(), struck(TODAY, 8), @"fact: Strike out first the looked-after period that began on 4 May 2021: without this end both would be open. You gave Child in need plan ended of 4 May 2021. If it ended all the same, correct the end instead. (the record)");

    let next = plan_gave_way_to_care()
        .with(CareEnded { on: day("2021-08-02"), period: Seq(7), reason: CareEnd::HomePlanned })
        .with(need_plan("2021-08-02"));
    check!(next, struck(TODAY, 7), @"fact: Strike out first the child in need plan that began on 2 August 2021: without this end both would be open. You gave Child in need plan ended of 4 May 2021. If it ended all the same, correct the end instead. (the record)");
}

#[test]
fn a_plan_gives_way_to_care_on_the_day_on_which_care_really_began() {
    check!(plan_gave_way_to_care(), corrected(TODAY, 7, started("2021-05-01")), @r"
    2021-11-15 Correction
    2021-11-15 Correction
    ");
    for moved in ["2021-05-01", "2021-06-01"] {
        let given = plan_gave_way_to_care().with(corrected(TODAY, 7, started(moved)));
        let plan = &given.journey.need.plans[0];
        assert_eq!(plan.ended.as_ref().map(|ended| ended.on), Some(day(moved)));
        assert!(given.journey.findings.is_empty());
    }
    check!(plan_gave_way_to_care(), corrected(TODAY, 7, started("2021-04-19")), @"on: Enter a date that is 20 April 2021 or later, when the child in need plan began. You gave 19 April 2021. (the record)");
    let reasoned = CareStarted { reason: "Neglect over years.".to_owned(), ..started("2021-05-04") };
    check!(plan_gave_way_to_care(), corrected(TODAY, 7, reasoned), @"2021-11-15 Correction");
}

#[test]
fn a_plan_ended_for_another_reason_is_not_opened_again_with_care() {
    let own = referred_child()
        .with(need_plan("2021-04-20"))
        .with(need_plan_ended("2021-05-04", 6))
        .with(started("2021-05-04"));
    check!(own, struck(TODAY, 8), @"2021-11-15 Struck out");
    check!(own, corrected(TODAY, 8, started("2021-05-06")), @"2021-11-15 Correction");
}

#[test]
fn a_worker_is_there_again_once_a_closure_is_struck_out_and_leaves_on_the_right_day() {
    let open = closed().with(struck(TODAY, 7));
    assert!(open.journey.oversight.case_holder_on(day(TODAY)).is_some());
    assert!(open.journey.oversight.closures.is_empty());

    let moved = CaseClosed { on: day("2021-06-10"), reason: ClosureReason::OtherReason };
    let moved = closed().with(corrected(TODAY, 7, moved));
    assert_eq!(moved.journey.oversight.allocations[0].to(), Some(day("2021-06-10")));

    let again = closed().with(allocated("2021-09-01", 2, ServiceKind::Assessment));
    check!(again, struck(TODAY, 7), @"fact: Strike out first the allocation of a worker that began on 1 September 2021: without this end both would be open. You gave Allocation ended of 1 June 2021. If it ended all the same, correct the end instead. (the record)");
    let late = CaseClosed { on: day("2021-10-01"), reason: ClosureReason::OtherReason };
    check!(again, corrected(TODAY, 7, late), @"on: Enter a date that is 1 September 2021 or earlier, when the next worker who held the case began. You gave 1 October 2021. (the record)");
}

#[test]
fn a_plan_that_was_stepped_up_follows_the_conference() {
    check!(stepped_up(), struck(TODAY, 9), @"fact: Strike out first the child protection plan that began on 24 May 2021: without this end both would be open. You gave Child in need plan ended of 24 May 2021. If it ended all the same, correct the end instead. (the record)");
    check!(stepped_up(), struck(TODAY, 7), @"fact: Strike out first what belongs to it: Child protection plan started of 24 May 2021 (number 8). You gave Child protection conference of 24 May 2021. (the record)");
    let none = stepped_up().with(struck(TODAY, 8));
    let open = none.clone().with(struck(TODAY, 7));
    assert!(open.journey.need.plan_on(day(TODAY)).is_some());
    assert!(open.journey.findings.is_empty());

    let no_plan = conference("2021-05-24", ConferenceDecision::NoPlan);
    check!(none, corrected(TODAY, 7, no_plan), @"decision: Strike out first the end of the child in need plan of 24 May 2021, which follows from this decision. You gave another decision. (the record)");

    let moved = stepped_up().with(corrected(TODAY, 7, conference("2021-05-27", NEGLECT)));
    assert_eq!(moved.journey.need.plans[0].ended.as_ref().map(|ended| ended.on), Some(day("2021-05-27")));
    assert_eq!(moved.journey.protection.plans[0].started.on, day("2021-05-27"));
}

#[test]
fn the_last_placement_goes_on_or_ends_with_care() {
    let open = home().with(struck(TODAY, 4));
    let placement = |given: &Given| given.journey.care.periods[0].placements[0].clone();
    assert!(placement(&open).ended.is_none());

    for moved in ["2021-07-20", "2021-08-20"] {
        let given = home().with(corrected(TODAY, 4, ended(moved, CareEnd::HomePlanned)));
        assert_eq!(placement(&given).ended.as_ref().map(|ended| ended.on), Some(day(moved)));
    }
    let sentenced = nobody()
        .with(registered("2021-03-01", Birth::Exact(day("2006-05-03"))))
        .with(started("2021-05-04"))
        .with(placed("2021-05-04", PlacementKind::Foster))
        .with(ended("2021-08-02", CareEnd::HomePlanned));
    let sentenced = sentenced.with(corrected(TODAY, 4, ended("2021-08-02", CareEnd::Sentenced)));
    assert_eq!(placement(&sentenced).ended.as_ref().map(|it| it.reason), Some(PlacementChange::Custody));

    // A placement that had ended before by itself is not care's doing.
    let apart = looked_after()
        .with(PlacementEnded { on: day("2021-08-02"), placement: Seq(3), reason: PlacementChange::CarePlan })
        .with(ended("2021-08-02", CareEnd::HomePlanned));
    check!(apart, struck(TODAY, 5), @"2021-11-15 Struck out");
}
