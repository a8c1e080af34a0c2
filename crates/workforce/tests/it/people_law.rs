use calendar::Date;
use jiff::civil::date;
use workforce::people::redundancy_law::{
    Confirmed, Family, LeaveKind, PROTECTIVE_AWARD, Proposed, ProposedEnd, collective_duties, has_priority,
    has_qualifying_service, on, trial_ends,
};

const TODAY: Date = date(2021, 10, 6);

fn proposed(count: usize, what: ProposedEnd, on: Date) -> Vec<Proposed> {
    vec![Proposed { establishment: "Children and Learning".into(), what, on }; count]
}

#[test]
fn nineteen_ask_for_nothing_twenty_for_30_days_and_a_hundred_for_45() {
    let days = |count| {
        let all = proposed(count, ProposedEnd::Redundancy, date(2022, 1, 31));
        collective_duties(&all, TODAY)[0].days
    };
    assert_eq!((days(19), days(20), days(99), days(100)), (None, Some(30), Some(30), Some(45)));
}

#[test]
fn it_says_by_when_consultation_must_begin() {
    let all = proposed(24, ProposedEnd::Redundancy, date(2022, 1, 31));
    let duty = &collective_duties(&all, TODAY)[0];
    assert_eq!(duty.begin_by, Some(date(2022, 1, 1)));
    insta::assert_snapshot!(duty.says, @"24 dismissals are proposed within 90 days. Consultation with union representatives must begin, and form HR1 be sent, at least 30 days before the first takes effect on 31 January 2022: by 1 January 2022, and before any notice is given.");
}

#[test]
fn the_days_are_counted_from_the_first_dismissal_of_a_period_that_reaches_the_number() {
    let today = date(2025, 11, 3);
    let redundancies = |all: &[(usize, Date)]| -> Vec<Proposed> {
        all.iter().flat_map(|(count, on)| proposed(*count, ProposedEnd::Redundancy, *on)).collect()
    };
    // One in January is not within 90 days of the twenty in December.
    let all = redundancies(&[(1, date(2026, 1, 31)), (20, date(2026, 12, 31))]);
    let duty = &collective_duties(&all, today)[0];
    assert_eq!((duty.count, duty.days, duty.begin_by), (20, Some(30), Some(date(2026, 12, 1))));
    assert!(duty.says.starts_with("20 dismissals") && duty.says.contains("31 December 2026"));
    // Within 90 days of nineteen others it is the first of them.
    let all = redundancies(&[(1, date(2026, 1, 31)), (19, date(2026, 4, 30))]);
    assert_eq!(collective_duties(&all, today)[0].begin_by, Some(date(2026, 1, 1)));
}

#[test]
fn of_two_periods_that_reach_a_number_the_earlier_day_to_begin_counts() {
    let today = date(2025, 11, 3);
    let on = |count, day| proposed(count, ProposedEnd::Redundancy, day);
    // 30 days before the twenty come before 45 days before the hundred.
    let mut all = on(20, date(2026, 2, 28));
    all.extend(on(100, date(2026, 8, 31)));
    let duty = &collective_duties(&all, today)[0];
    assert_eq!((duty.count, duty.days, duty.begin_by), (100, Some(45), Some(date(2026, 1, 29))));
    // A hundred within 90 days of the first ask for 45 days before it, though 20 alone came first.
    let mut all = on(20, date(2026, 2, 28));
    all.extend(on(80, date(2026, 3, 31)));
    assert_eq!(collective_duties(&all, today)[0].begin_by, Some(date(2026, 1, 14)));
}

#[test]
fn new_terms_and_volunteers_count_and_those_who_are_slotted_in_do_not() {
    let on = date(2022, 1, 31);
    let mut all = proposed(10, ProposedEnd::NewTerms, on);
    all.extend(proposed(10, ProposedEnd::Volunteer, on));
    all.extend(proposed(80, ProposedEnd::NotExpected, on));
    let duty = &collective_duties(&all, TODAY)[0];
    assert_eq!((duty.count, duty.days), (20, Some(30)));
    assert!(collective_duties(&proposed(80, ProposedEnd::NotExpected, on), TODAY).is_empty());
}

#[test]
fn dismissals_count_together_within_90_days_at_one_establishment() {
    let mut all = proposed(10, ProposedEnd::Redundancy, date(2022, 1, 1));
    // The 90th day beginning with 1 January is 31 March.
    all.extend(proposed(10, ProposedEnd::Redundancy, date(2022, 3, 31)));
    assert_eq!(collective_duties(&all, TODAY)[0].count, 20);
    all.truncate(10);
    all.extend(proposed(10, ProposedEnd::Redundancy, date(2022, 4, 1)));
    assert_eq!(collective_duties(&all, TODAY)[0].count, 10);
    all[0].establishment = "Residential homes".into();
    assert_eq!(collective_duties(&all, TODAY).len(), 2);
}

#[test]
fn the_protective_award_doubles_on_6_april_2026() {
    let days = |day| on(PROTECTIVE_AWARD, day).map(|version| version.value);
    assert_eq!((days(date(2026, 4, 5)), days(date(2026, 4, 6))), (Some(90), Some(180)));
    assert!(matches!(on(PROTECTIVE_AWARD, TODAY).unwrap().confirmed, Confirmed::ByGovernment(_)));
}

#[test]
fn a_trial_of_four_weeks_counts_its_first_day() {
    assert_eq!(trial_ends(date(2022, 1, 3)), Some(date(2022, 1, 30)));
}

#[test]
fn two_years_are_complete_on_the_day_before_the_anniversary() {
    let from = date(2020, 2, 1);
    assert_eq!(has_qualifying_service(from, date(2022, 1, 31)), Some(true));
    assert_eq!(has_qualifying_service(from, date(2022, 1, 30)), Some(false));
}

#[test]
fn priority_was_for_leave_only_until_april_2024() {
    let pregnancy = |told| Family::Pregnancy { told, expected: None, ended: None };
    assert_eq!(has_priority(&pregnancy(date(2021, 9, 1)), TODAY), None);
    assert!(has_priority(&pregnancy(date(2024, 5, 1)), date(2024, 6, 1)).is_some());
    assert_eq!(has_priority(&pregnancy(date(2024, 6, 2)), date(2024, 6, 1)), None);
    let leave = Family::Leave {
        kind: LeaveKind::Maternity,
        from: date(2021, 6, 1),
        to: date(2022, 5, 31),
        child: date(2021, 6, 10),
    };
    assert_eq!(
        has_priority(&leave, TODAY),
        Some("Maternity and Parental Leave etc. Regulations 1999, reg. 10")
    );
    assert_eq!(has_priority(&leave, date(2022, 6, 1)), None);
}

#[test]
fn priority_now_lasts_until_18_months_after_the_birth() {
    let leave = Family::Leave {
        kind: LeaveKind::Maternity,
        from: date(2024, 6, 1),
        to: date(2025, 5, 31),
        child: date(2024, 6, 10),
    };
    // 18 months after 10 June 2024 end with 10 December 2025.
    assert!(has_priority(&leave, date(2025, 12, 10)).is_some());
    assert_eq!(has_priority(&leave, date(2025, 12, 11)), None);
    let shared = |to| Family::SharedParental { from: date(2024, 8, 1), to, child: date(2024, 6, 10) };
    // Six weeks from 1 August end with 11 September.
    assert_eq!(has_priority(&shared(date(2024, 9, 10)), date(2024, 10, 1)), None);
    assert!(has_priority(&shared(date(2024, 9, 11)), date(2024, 10, 1)).is_some());
}

#[test]
fn eighteen_months_after_the_last_of_august_end_with_the_last_of_february() {
    let leave = Family::Leave {
        kind: LeaveKind::Maternity,
        from: date(2024, 8, 1),
        to: date(2025, 7, 31),
        child: date(2024, 8, 31),
    };
    assert!(has_priority(&leave, date(2026, 2, 28)).is_some());
    assert_eq!(has_priority(&leave, date(2026, 3, 1)), None);
}

#[test]
fn shared_parental_leave_counts_for_longer_only_if_it_began_from_6_april_2024() {
    let shared = |from, to| Family::SharedParental { from, to, child: date(2024, 1, 10) };
    // Ended after the law changed, but began before it: S.I. 2024/264, reg. 3(5)(b).
    let before = shared(date(2024, 3, 1), date(2024, 5, 31));
    assert!(has_priority(&before, date(2024, 5, 31)).is_some(), "on leave, as always");
    assert_eq!(has_priority(&before, date(2024, 10, 1)), None);
    let from_the_day = shared(date(2024, 4, 6), date(2024, 5, 31));
    assert!(has_priority(&from_the_day, date(2024, 10, 1)).is_some());
    // For maternity and adoption leave it is the end that counts: reg. 3(1) and (3).
    let leave = Family::Leave {
        kind: LeaveKind::Maternity,
        from: date(2024, 1, 1),
        to: date(2024, 4, 6),
        child: date(2024, 1, 10),
    };
    assert!(has_priority(&leave, date(2024, 10, 1)).is_some());
}

#[test]
fn protection_after_a_lost_pregnancy_lasts_two_weeks() {
    let lost = Family::Pregnancy { told: date(2024, 5, 1), expected: None, ended: Some(date(2024, 6, 1)) };
    assert!(has_priority(&lost, date(2024, 6, 15)).is_some());
    assert_eq!(has_priority(&lost, date(2024, 6, 16)), None);
}

#[test]
fn a_pregnancy_of_which_no_end_is_told_counts_until_18_months_after_the_expected_week() {
    // 13 November 2024 is a Wednesday; its week begins on Sunday 10 November.
    let expected = Some(date(2024, 11, 13));
    let pregnancy = Family::Pregnancy { told: date(2024, 5, 1), expected, ended: None };
    assert!(has_priority(&pregnancy, date(2024, 5, 1)).is_some());
    assert!(has_priority(&pregnancy, date(2026, 5, 10)).is_some());
    assert_eq!(has_priority(&pregnancy, date(2026, 5, 11)), None);
}
