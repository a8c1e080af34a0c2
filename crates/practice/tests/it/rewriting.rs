//! Corrections and strikings-out: what is refused, and how the record reads afterwards.

use practice::code_sets::*;
use practice::facts::*;

use crate::given::*;

/// A plan from 10 May (number 6), visited on 1 June (7), ended on 1 August 2021 (8).
fn planned() -> Given {
    referred_child()
        .with(need_plan("2021-05-10"))
        .with(visit("2021-06-01", VisitKind::ChildInNeed))
        .with(need_plan_ended("2021-08-01", 6))
}

#[test]
fn a_correction_names_a_fact_that_stands_and_keeps_its_kind() {
    check!(planned(), corrected("2021-11-15", 99, need_plan("2021-05-11")), @"fact: Choose a fact that is in this record. You gave number 99. (the record)");
    check!(planned(), corrected("2021-11-15", 6, visit("2021-06-01", VisitKind::ChildInNeed)), @"now: Strike it out and record what is right: a correction of this record stays child in need plan started. You gave Visit. (the record)");
    let twice = planned().with(corrected("2021-11-15", 6, need_plan("2021-05-11")));
    check!(twice, corrected("2021-11-15", 9, need_plan("2021-05-12")), @"fact: Correct the fact itself once more, or record it anew: a rewriting stays as it is. You gave number 9. (the record)");
    check!(twice, corrected("2021-11-15", 6, need_plan("2021-05-12")), @"2021-11-15 Correction");
    let gone = planned().with(struck("2021-11-15", 7));
    check!(gone, corrected("2021-11-15", 7, visit("2021-06-02", VisitKind::ChildInNeed)), @"fact: Record it anew if it was right after all: it has been struck out. You gave number 7. (the record)");
    check!(
        planned(),
        Corrected { reason: String::new(), ..corrected("2021-11-15", 6, need_plan("2021-05-11")) },
        @"reason: Enter what was wrong. (needed for the record to be understood later)"
    );
}

#[test]
fn a_plan_is_not_moved_past_its_end_nor_its_end_before_its_start() {
    check!(planned(), corrected("2021-11-15", 6, need_plan("2021-08-02")), @"on: Enter a date that is 1 August 2021 or earlier, the day of this record: Child in need plan ended. You gave 2 August 2021. (the record)");
    check!(planned(), corrected("2021-11-15", 6, need_plan("2021-08-01")), @"2021-11-15 Correction");
    check!(planned(), corrected("2021-11-15", 6, need_plan("2021-12-01")), @r"
    on: Enter a date that is today, 15 November 2021, or earlier. You gave 1 December 2021. (the record holds what has happened)
    on: Enter a date that is 1 August 2021 or earlier, the day of this record: Child in need plan ended. You gave 1 December 2021. (the record)
    ");
    check!(planned(), corrected("2021-11-15", 8, need_plan_ended("2021-05-09", 6)), @"on: Enter a date that is 10 May 2021 or later, when the child in need plan began. You gave 9 May 2021. (the record)");
    check!(planned(), corrected("2021-11-15", 8, need_plan_ended("2021-07-09", 6)), @"2021-11-15 Correction");
}

#[test]
fn a_corrected_plan_keeps_clear_of_the_others() {
    let two = planned().with(need_plan("2021-09-01"));
    check!(two, corrected("2021-11-15", 9, need_plan("2021-07-01")), @"on: Enter a date that is 1 August 2021 or later, when the child in need plan of 10 May 2021 ended. You gave 1 July 2021. (CIN census rules 4004 and 4014)");
    check!(two, corrected("2021-11-15", 9, need_plan("2021-08-15")), @"2021-11-15 Correction");
    check!(two, corrected("2021-11-15", 9, need_plan("2021-04-15")), @"on: Keep clear of the child in need plan that began on 10 May 2021. You gave 15 April 2021. (CIN census rules 4004 and 4014)");
    check!(two, corrected("2021-11-15", 8, need_plan_ended("2021-09-02", 6)), @"on: Enter a date that is 1 September 2021 or earlier, when the next child in need plan began. You gave 2 September 2021. (CIN census rule 4014)");
}

#[test]
fn a_decision_can_be_put_right_without_being_taken_for_a_second_one() {
    let now = decided("2021-04-01", 2, ContactOutcome::Referral);
    let now = ContactDecided { told: "Mother, school and GP".to_owned(), ..now };
    check!(referred_child(), corrected("2021-11-15", 3, now), @"2021-11-15 Correction");
    check!(referred_child(), corrected("2021-11-15", 2, contact("2021-04-02")), @"on: Enter a date that is 1 April 2021 or earlier, the day of this record: Contact decided. You gave 2 April 2021. (the record)");
    check!(referred_child(), corrected("2021-11-15", 2, contact("2021-03-30")), @"2021-11-15 Correction");
}

#[test]
fn a_referral_moves_with_the_decision_that_made_it() {
    let moved = decided("2021-04-02", 2, ContactOutcome::Referral);
    check!(referred_child(), corrected("2021-11-15", 3, moved.clone()), @r"
    2021-11-15 Correction
    2021-11-15 Correction
    ");
    check!(referred_child(), corrected("2021-11-15", 3, ContactDecided { on: day("2021-04-03"), ..moved.clone() }), @"on: Enter a date that is 2 April 2021 or earlier, the day of this record: Referral decided. You gave 3 April 2021. (the record)");
    let other = ContactDecided { outcome: ContactOutcome::Advice, ..moved };
    check!(referred_child(), corrected("2021-11-15", 3, other), @"outcome: Strike out first the referral of 1 April 2021, which follows from this decision. You gave Advice and information given. (the record)");
}

#[test]
fn a_plan_moves_with_the_conference_that_decided_on_it() {
    let conference = |on, category| ConferenceHeld {
        on: day(on),
        kind: ConferenceKind::TransferIn,
        enquiry: None,
        plan: None,
        decision: ConferenceDecision::Plan(category),
        agencies: vec![Agency::SocialCare, Agency::School],
        parents_present: true,
        child_view: "Amina drew her home.".to_owned(),
        note: "All agreed.".to_owned(),
    };
    let review = |on, decision| ConferenceHeld {
        kind: ConferenceKind::Review,
        plan: Some(practice::Seq(3)),
        decision,
        ..conference(on, AbuseCategory::Neglect)
    };
    let planned = child().with(conference("2021-05-24", AbuseCategory::Neglect));
    check!(planned, corrected("2021-11-15", 2, conference("2021-05-25", AbuseCategory::Neglect)), @r"
    2021-11-15 Correction
    2021-11-15 Correction
    ");
    check!(planned, corrected("2021-11-15", 2, conference("2021-05-24", AbuseCategory::Physical)), @r"
    2021-11-15 Correction
    2021-11-15 Correction
    ");
    let none = ConferenceHeld {
        decision: ConferenceDecision::NoPlan,
        ..conference("2021-05-24", AbuseCategory::Neglect)
    };
    check!(planned, corrected("2021-11-15", 2, none), @"decision: Strike out first the child protection plan of 24 May 2021, which follows from this decision. You gave another decision. (the record)");
    let ended = planned.with(review("2021-08-20", ConferenceDecision::End));
    check!(ended, corrected("2021-11-15", 2, conference("2021-08-23", AbuseCategory::Neglect)), @"on: Enter a date that is 20 August 2021 or earlier, the day of this record: Child protection conference. You gave 23 August 2021. (the record)");
    check!(ended, corrected("2021-11-15", 4, review("2021-08-23", ConferenceDecision::End)), @r"
    2021-11-15 Correction
    2021-11-15 Correction
    ");
    let moved = ended.with(corrected("2021-11-15", 4, review("2021-08-23", ConferenceDecision::End)));
    assert_eq!(moved.journey.protection.plans[0].ended.as_ref().unwrap().on, day("2021-08-23"));
    assert!(moved.journey.findings.is_empty());
}

#[test]
fn the_first_record_of_a_child_can_be_put_right_but_not_made_an_adults() {
    let now = registered("2021-03-01", Birth::Exact(day("2012-05-30")));
    check!(referred_child(), corrected("2021-11-15", 1, now.clone()), @"2021-11-15 Correction");
    let adult = PersonRegistered { role: PersonRole::Adult, ..now };
    check!(referred_child(), corrected("2021-11-15", 1, adult), @"role: Choose child or young person: the record holds Contact. You gave Parent, carer or other adult. (the record)");
}

#[test]
fn what_something_hangs_on_is_not_struck_out_first() {
    check!(planned(), struck("2021-11-15", 6), @"fact: Strike out first what belongs to it: Child in need plan ended of 1 August 2021 (number 8). You gave Child in need plan started of 10 May 2021. (the record)");
    check!(planned(), struck("2021-11-15", 1), @"fact: Strike out first what belongs to it: Contact of 1 April 2021 (number 2), Contact decided of 1 April 2021 (number 3), Referral of 1 April 2021 (number 4), Referral decided of 2 April 2021 (number 5), Child in need plan started of 10 May 2021 (number 6) and 2 more. You gave First recorded of 1 March 2021. (the record)");
    check!(planned(), struck("2021-11-15", 3), @"fact: Strike out first what belongs to it: Referral of 1 April 2021 (number 4). You gave Contact decided of 1 April 2021. (the record)");
    check!(planned(), struck("2021-11-15", 2), @"fact: Strike out first what belongs to it: Contact decided of 1 April 2021 (number 3), Referral of 1 April 2021 (number 4). You gave Contact of 1 April 2021. (the record)");
    check!(planned(), struck("2021-11-15", 8), @"2021-11-15 Struck out");
    check!(planned().with(struck("2021-11-15", 8)), struck("2021-11-15", 6), @"2021-11-15 Struck out");
    check!(planned().with(struck("2021-11-15", 8)), struck("2021-11-15", 8), @"fact: Record it anew if it was right after all: it has been struck out. You gave number 8. (the record)");
    check!(planned().with(struck("2021-11-15", 8)), struck("2021-11-15", 9), @"fact: Correct the fact itself once more, or record it anew: a rewriting stays as it is. You gave number 9. (the record)");
}

#[test]
fn a_struck_end_leaves_the_plan_open() {
    let open = planned().with(struck("2021-11-15", 8));
    assert!(open.journey.need.plan_on(day("2021-11-15")).is_some());
    assert!(open.journey.findings.is_empty());
    check!(open, need_plan_ended("2021-09-01", 6), @"2021-09-01 Child in need plan ended");
}

#[test]
fn a_correction_is_seen_only_by_those_who_know_of_it() {
    let given = planned().on("2021-11-15").with(corrected("2021-11-15", 6, need_plan("2021-05-20")));
    let started = |journey: practice::Journey| journey.need.plans.first().map(|plan| plan.started.on);
    let mut given = given;
    // The record so far was written in August; the correction in November.
    for recorded in &mut given.facts[..8] {
        recorded.recorded = calendar::london().to_timestamp(day("2021-08-02").at(9, 0, 0, 0)).unwrap();
    }
    assert_eq!(started(given.through("2021-11-14", "2021-11-14")), Some(day("2021-05-10")));
    assert_eq!(started(given.through("2021-11-15", "2021-11-15")), Some(day("2021-05-20")));
    // On 15 May, as known then, the plan was open; as now known, it had not begun.
    assert_eq!(started(given.through("2021-05-15", "2021-11-14")), Some(day("2021-05-10")));
    assert_eq!(started(given.through("2021-05-15", "2021-11-15")), None);
    assert!(given.through("2021-05-15", "2021-11-15").findings.is_empty());
}

#[test]
fn the_past_shows_what_had_happened_by_the_days_that_are_now_known() {
    // The plan is moved to a later day, the visit of June to an earlier one, and the ending is struck out.
    let mut given = planned()
        .on("2021-11-15")
        .with(struck("2021-11-15", 8))
        .with(corrected("2021-11-15", 7, visit("2021-05-14", VisitKind::ChildInNeed)))
        .with(corrected("2021-11-15", 6, need_plan("2021-05-12")));
    for recorded in &mut given.facts[..8] {
        recorded.recorded = calendar::london().to_timestamp(day("2021-08-02").at(9, 0, 0, 0)).unwrap();
    }
    let lens = |as_at, known| practice::Lens::as_known_on(day(as_at), day(known));
    let told = |as_at, known| {
        let shown = practice::journey::shown(&given.facts, lens(as_at, known));
        shown.iter().map(|recorded| recorded.seq.0).filter(|seq| *seq > 5).collect::<Vec<u32>>()
    };
    assert_eq!(told("2021-05-10", "2021-11-14"), [6], "as it was known before the corrections");
    assert_eq!(told("2021-06-01", "2021-11-14"), [6, 7]);
    assert_eq!(told("2021-05-11", "2021-11-15"), [9, 10, 11], "the plan had not begun");
    assert_eq!(told("2021-05-14", "2021-11-15"), [6, 7, 9, 10, 11], "the visit had been made");
    assert_eq!(told("2021-08-01", "2021-11-15"), [6, 7, 8, 9, 10, 11], "struck out, and still to be read");

    let read =
        |seq, known| practice::journey::last_reading(&given.facts, practice::Seq(seq), lens(known, known));
    assert_eq!(read(7, "2021-11-14").map(Fact::on), Some(day("2021-06-01")));
    assert_eq!(read(7, "2021-11-15").map(Fact::on), Some(day("2021-05-14")));
    assert_eq!(read(8, "2021-11-15").map(Fact::on), Some(day("2021-08-01")), "as it read before");
    assert_eq!(read(9, "2021-11-14"), None, "not known yet");
}

#[test]
fn a_strike_is_seen_only_by_those_who_know_of_it() {
    let mut given = planned().with(struck("2021-11-15", 7));
    for recorded in &mut given.facts[..8] {
        recorded.recorded = calendar::london().to_timestamp(day("2021-08-02").at(9, 0, 0, 0)).unwrap();
    }
    assert_eq!(given.through("2021-11-14", "2021-11-14").need.visits.len(), 1);
    assert_eq!(given.through("2021-11-14", "2021-11-15").need.visits.len(), 0);
    assert_eq!(given.journey.need.visits.len(), 0);
}
