//! When is it due? Every clock, by the calculator, with due dates worked out by hand.

use std::collections::BTreeSet;

use calendar::{Date, DateTime};
use insta::assert_snapshot;
use practice::clocks::{Confirmed, InputKind, Limit, When, calculate, definitions};

use crate::story::policies;

/// Each line: the clock, the start, answers, and last the due date. Today is 23 November 2026.
const CASES: &str = "
    contact_decision                2021-04-01                                        2021-04-06
    referral_decision               2021-05-03                                        2021-05-04
    referral_decision               2022-09-16                                        2022-09-20
    assessment                      2023-03-08                                        2023-05-16
    assessment                      2020-03-09                                        2020-05-14
    strategy_discussion             2022-03-26T12:00                                  2022-03-27T13:00
    early_help_assessment           2021-11-01                                        2021-12-13
    early_help_review               2021-11-01                                        2022-01-24
    need_plan                       2020-03-09                                        2020-03-23
    need_review                     2021-11-01                                        2022-01-24
    need_visit                      2021-11-01                                        2021-11-29
    disability_visit                2021-11-01                                        2021-12-13
    section_47_enquiry              2024-12-10                                        2025-01-03
    initial_conference              2024-12-10                                        2025-01-03
    initial_conference_measured     2025-12-24                                        2026-01-19
    transfer_in_conference          2026-11-23                                        2026-12-14
    core_group_first                2025-12-24                                        2026-01-12
    core_group                      2021-08-12                                        2021-09-23
    review_conference_first         2021-08-12                                        2021-11-12
    review_conference_first         2021-11-30                                        2022-02-28
    review_conference               2021-08-31                                        2022-02-28
    protection_visit_working_days   2021-12-20                                        2022-01-13
    protection_visit_weeks          2021-12-20                                        2022-01-10
    incident_notification           2021-04-01                                        2021-04-12
    rapid_review                    2021-04-01                                        2021-04-26
    police_protection               2021-10-29T23:30                                  2021-11-01T22:30
    police_protection               2022-03-25T18:00                                  2022-03-28T19:00
    emergency_protection_order      2021-10-01                                        2021-10-08
    emergency_protection_order      2021-10-01        extended=yes                    2021-10-15
    proceedings                     2021-10-06                                        2022-04-05
    proceedings_extension           2022-04-05                                        2022-05-31
    case_management_hearing         2021-10-06                                        2021-10-29
    issues_resolution_hearing       2021-10-06                                        2022-04-05
    care_plan                       2021-12-20                                        2022-01-06
    placement_plan                  2021-12-20                                        2021-12-29
    placement_notice                2021-12-20                                        2021-12-29
    emergency_placement             2021-12-20                                        2021-12-30
    emergency_placement             2020-05-01                                        2020-10-16
    emergency_placement             2011-03-31T21:00                                  2011-04-01T21:00
    temporary_approval              2021-01-04                                        2021-04-26
    temporary_approval              2021-01-04        extended=yes                    2021-06-21
    temporary_approval              2020-06-01                                        2020-11-16
    care_review_first               2021-12-20                                        2022-01-20
    care_review_second              2021-11-30                                        2022-02-28
    care_review                     2021-08-31                                        2022-02-28
    short_break_review_first        2021-11-30                                        2022-02-28
    short_break_review              2021-08-31                                        2022-02-28
    review_decisions                2021-12-20                                        2021-12-29
    review_record                   2021-12-20                                        2022-01-13
    review_record_shared            2021-12-20                                        2022-01-20
    permanence_plan                 2021-05-04                                        2021-09-02
    permanence_plan                 2021-05-04        first_review=2021-05-20         2021-08-20
    care_visit                      2021-10-04        first=yes                       2021-10-11
    care_visit                      2021-10-04                                        2021-11-15
    care_visit                      2021-10-04        after_first_year=yes            2021-11-15
    care_visit                      2021-11-30        after_first_year=yes to_eighteen=yes  2022-02-28
    care_visit_long_term            2021-08-31                                        2022-02-28
    care_visit_before_assessment    2021-10-04                                        2021-10-11
    care_visit_before_assessment    2021-10-04        reviewed=yes                    2021-11-15
    care_visit_temporary            2021-10-04        reviewed=yes                    2021-11-01
    care_visit_care_order_at_home   2021-10-04        first=yes                       2021-10-11
    care_visit_care_order_at_home   2021-10-04                                        2021-11-15
    care_visit_arranged_by_others   2021-10-04        after_first_year=yes            2022-01-04
    care_visit_short_breaks         2021-10-04                                        2022-04-04
    care_visit_notified             2021-10-04                                        2021-10-11
    health_assessment_initial       2021-12-20                                        2022-01-20
    health_assessment_review        2021-10-04        born=2018-01-01                 2022-04-04
    health_assessment_review        2021-10-04        born=2017-04-04                 2022-10-04
    health_assessment_review        2021-10-04        born=2017-04-05                 2022-04-04
    education_plan_started          2021-12-20                                        2022-01-06
    education_plan_first            2021-12-20                                        2022-01-20
    education_plan                  2021-09-02        term_ends=2021-12-17            2021-12-17
    private_fostering_first_visit   2021-04-01                                        2021-04-14
    private_fostering_first_visit   2020-04-23                                        2020-05-04
    private_fostering_visit         2021-10-04        aware=2021-09-01                2021-11-15
    private_fostering_visit         2021-10-04        aware=2020-10-04                2021-12-27
    return_interview                2022-03-26T12:00                                  2022-03-29T13:00
    return_interview                2021-10-30T12:00                                  2021-11-02T11:00
    homelessness_decision           2021-12-20                                        2022-01-06
    allegation_referral             2021-04-01                                        2021-04-06
    allegation_resolution           2021-11-30                                        2022-02-28
    pathway_assessment              2021-06-20                                        2021-09-20
    pathway_plan                    2021-09-20                                        2021-10-18
    pathway_plan_review             2021-08-31                                        2022-02-28
    adviser_visit_first             2021-10-04                                        2021-10-11
    adviser_visit                   2021-12-31                                        2022-02-28
    keep_in_touch                   2021-12-31                                        2022-02-25
    staying_put                     2021-06-10        last_review=2021-04-15          2021-10-15
    ehc_decision                    2021-10-04                                        2021-11-15
    ehc_advice                      2021-11-15                                        2021-12-27
    ehc_refusal                     2021-10-04                                        2022-01-24
    ehc_representations             2022-01-10                                        2022-01-24
    ehc_plan                        2021-10-04                                        2022-02-21
    ehc_annual_review               2020-02-29                                        2021-02-28
    ehc_review_report               2021-10-04                                        2021-10-18
    ehc_review_decision             2021-10-04                                        2021-11-01
    ehc_amended_plan                2021-11-01                                        2021-12-27
    ehc_amended_from_meeting        2021-10-04                                        2021-12-27
    ehc_phase_transfer              2022-09-01        move=secondary_to_post-16       2022-03-30
    ehc_phase_transfer              2022-09-01        move=any_other                  2022-02-14
    ehc_phase_transfer              2022-09-30        move=between_post-16            2022-04-30
    supervision                     2021-10-04                                        2021-11-15
    disability_supervision          2021-10-04                                        2021-11-29
    complaint_stage_1               2021-12-20                                        2022-01-06
    complaint_stage_1               2021-12-20        extended=yes                    2022-01-20
    complaint_stage_2               2020-03-09                                        2020-04-15
    complaint_stage_2               2020-03-09        extended=yes                    2020-06-12
    complaint_panel                 2021-10-04                                        2021-11-15
    collective_redundancy           2021-10-06        dismissals=32                   2021-11-05
    collective_redundancy           2021-10-06        dismissals=100                  2021-11-20
    consultation_window             2021-10-06                                        2021-11-19
    scrutiny_papers                 2021-11-04                                        2021-10-27
    key_decision_notice             2021-11-30                                        2021-11-01
    executive_response              2021-12-31                                        2022-02-28
    call_in                         2021-12-20                                        2021-12-29
    scrutiny_recommendation         2021-07-22        next_meeting=2021-09-16         2021-09-16
";

fn today() -> Date {
    "2026-11-23".parse().unwrap()
}

/// A start, of a day or of a moment.
fn when(text: &str) -> When {
    match text.parse::<DateTime>() {
        Ok(moment) if text.contains('T') => moment.into(),
        _ => text.parse::<Date>().unwrap().into(),
    }
}

/// The words of one line: key, start, answers, due.
fn case(line: &str) -> (&str, When, Vec<(String, String)>, &str) {
    let words: Vec<&str> = line.split_whitespace().collect();
    let [key, start, answers @ .., due] = words.as_slice() else { panic!("a case is short: {line}") };
    let answers = answers.iter().map(|answer| {
        let (name, given) = answer.split_once('=').unwrap();
        (name.to_owned(), given.replace('_', " "))
    });
    (key, when(start), answers.collect(), due)
}

fn cases() -> impl Iterator<Item = &'static str> {
    CASES.lines().map(str::trim).filter(|line| !line.is_empty())
}

#[test]
fn every_clock_is_due_on_the_day_worked_out_by_hand() {
    let policies = policies();
    let wrong: Vec<String> = cases()
        .filter_map(|line| {
            let (key, start, answers, due) = case(line);
            let answers: Vec<(&str, &str)> =
                answers.iter().map(|(name, given)| (name.as_str(), given.as_str())).collect();
            let found = match calculate(key, start, &answers, &policies, today()) {
                Ok(calculated) => match calculated.due {
                    calendar::Due::On(day) => day.to_string(),
                    calendar::Due::By(moment) => moment.strftime("%Y-%m-%dT%H:%M").to_string(),
                },
                Err(refusal) => refusal.to_string(),
            };
            (found != due).then(|| format!("{line}\n    found {found}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_clock_has_a_worked_case_a_source_and_all_its_words() {
    let covered: BTreeSet<&str> = cases().map(|line| case(line).0).collect();
    let declared: BTreeSet<&str> = definitions().map(|definition| definition.key).collect();
    assert_eq!(covered, declared);
    assert_eq!(definitions().count(), declared.len(), "no two clocks share a key");
    for definition in definitions() {
        let key = definition.key;
        for words in
            [definition.name, definition.starts, definition.stops, definition.owner, definition.subject]
        {
            assert!(!words.trim().is_empty() && !words.ends_with('.'), "{key}: {words}");
        }
        assert!(
            definition.notes.is_empty() || definition.notes.ends_with('.'),
            "{key}: {}",
            definition.notes
        );
        assert!(!definition.versions.is_empty(), "{key} has a limit");
        for version in definition.versions {
            assert!(!version.source.is_empty(), "{key} has a source");
            match version.confirmed {
                Confirmed::Read(address) | Confirmed::SecondHand(address) => {
                    assert!(!address.is_empty(), "{key} says where its source was read");
                }
                Confirmed::Unconfirmed | Confirmed::Local => {}
            }
        }
    }
}

#[test]
fn only_what_concerns_the_organisation_is_for_the_calculator_alone() {
    let alone: Vec<&str> = definitions().filter(|one| !one.in_journeys()).map(|one| one.key).collect();
    let organisation = [
        "collective_redundancy",
        "consultation_window",
        "scrutiny_papers",
        "key_decision_notice",
        "executive_response",
        "call_in",
        "scrutiny_recommendation",
    ];
    assert_eq!(alone, organisation);
}

#[test]
fn the_versions_of_a_clock_follow_one_another_without_gap_or_overlap() {
    for definition in definitions() {
        for pair in definition.versions.windows(2) {
            let (Some(until), Some(from)) = (pair[0].valid_to, pair[1].valid_from) else {
                panic!("{}: a version that another follows has an end", definition.key);
            };
            assert_eq!(until.tomorrow().unwrap(), from, "{}", definition.key);
        }
        assert_eq!(definition.versions.last().unwrap().valid_to, None, "{} is in force", definition.key);
    }
}

#[test]
fn every_local_clock_has_its_figure_in_the_policies_and_no_policy_is_left_unread() {
    let policies = policies();
    let read: BTreeSet<&str> = definitions()
        .filter_map(|definition| definition.policy())
        .chain(["clocks.due_soon", "protection_visit.rule"])
        .chain(["education_plan.age_from", "education_plan.age_to"])
        .collect();
    for key in read.iter().filter(|key| definitions().any(|one| one.policy() == Some(**key))) {
        assert!(policies.within(key, today()).is_some(), "{key} has a figure");
    }
    let clocks: practice::Policies =
        toml::from_str(include_str!("../../../../policies/clocks.toml")).unwrap();
    for (key, versions) in clocks.all() {
        assert!(read.contains(key), "{key} is read by no clock");
        assert!(versions.iter().all(|version| !version.source.is_empty()), "{key} says where it comes from");
    }
}

#[test]
fn the_calculator_says_why() {
    let policies = policies();
    let say = |key, from: &str, answers: &[(&str, &str)]| {
        calculate(key, when(from), answers, &policies, today()).unwrap().why
    };
    let lines = [
        say("review_conference_first", "2021-08-12", &[]),
        say("proceedings", "2021-10-06", &[]),
        say("return_interview", "2022-03-26T12:00", &[]),
        say("permanence_plan", "2021-05-04", &[]),
        say("need_visit", "2021-11-01", &[]),
        say("collective_redundancy", "2021-10-06", &[("dismissals", "32")]),
        say("scrutiny_papers", "2021-11-04", &[]),
        say("assessment", "2024-01-08", &[]),
    ];
    assert_snapshot!(lines.join("\n"), @"
    A review conference is due within 3 months of the initial conference on 12 August 2021 (Working Together to Safeguard Children 2018, chapter 1): by 12 November 2021.
    Care proceedings should end within 26 weeks beginning with the day the application was issued on 6 October 2021 (Children Act 1989, s. 32(1)(a)(ii)): by 5 April 2022.
    A return interview is due within 72 hours of the moment the child came back or was found on 26 March 2022 at midday (Children who run away or go missing from home or care (statutory guidance, January 2014)): by 29 March 2022 at 1pm.
    The plan for permanence is due by the second review, so by 2 September 2021, counted from the day the child became looked after on 4 May 2021 (Children Act 1989 guidance, volume 2: a plan for permanence by the second review).
    A child in need visit is due within 4 weeks of the child in need plan or the last visit on 1 November 2021 (Scrutiny panel's performance table: children in need visited within 4 weeks): by 29 November 2021.
    The first dismissal may take effect no sooner than 5 November 2021, counted from the start of consultation with the unions on 6 October 2021 (Trade Union and Labour Relations (Consolidation) Act 1992, s. 188).
    Papers are to be public five clear days ahead, by 27 October 2021, counted from the meeting on 4 November 2021 (Local Government Act 1972, s. 100B, as amended by SI 2002/715).
    The child and family assessment is due within 45 working days of the referral on 8 January 2024 (Working Together to Safeguard Children 2023, chapter 3): by 11 March 2024.
    ");
}

#[test]
fn every_clock_says_what_it_asks_in_a_sentence() {
    let policies = policies();
    for definition in definitions() {
        let says = definition.says(today(), &policies);
        assert!(says.ends_with('.') && says.len() > 20, "{}: {says}", definition.key);
        assert!(!says.contains("none is set"), "{}: {says}", definition.key);
    }
    let says = |key| practice::clocks::definition(key).unwrap().says(today(), &policies);
    let lines = [says("review_conference_first"), says("need_visit"), says("care_visit_temporary")];
    assert_snapshot!(lines.join("\n"), @"
    A review conference is due within 3 months of the initial conference.
    A child in need visit is due within 4 weeks of the child in need plan or the last visit.
    Weekly until the first review, then every four weeks. Taken here: the first review since the placement or order began. Counted from the last visit or the start of the placement.
    ");
}

#[test]
fn the_calculator_refuses_what_it_cannot_answer_in_plain_words() {
    let policies = policies();
    let refuse = |key, answers: &[(&str, &str)]| {
        calculate(key, when("2021-10-04"), answers, &policies, today()).unwrap_err().to_string()
    };
    let none = practice::Policies::default();
    let lines = [
        refuse("initial-conferense", &[]),
        refuse("nothing like it", &[]),
        refuse("initial_conference", &[("born", "2010-01-01")]),
        refuse("health_assessment_review", &[]),
        refuse("health_assessment_review", &[("born", "1/1/2010")]),
        refuse("care_visit", &[("first", "perhaps")]),
        refuse("ehc_phase_transfer", &[("move", "nursery")]),
        refuse("collective_redundancy", &[("dismissals", "many")]),
        calculate("need_visit", when("2021-10-04"), &[], &none, today()).unwrap_err().to_string(),
    ];
    assert_snapshot!(lines.join("\n"), @"
    Choose a clock from the list of clocks. You gave initial-conferense. Did you mean initial_conference?
    Choose a clock from the list of clocks. You gave nothing like it.
    Give nothing but the start: Initial child protection conference asks for no more. You gave born.
    Answer the question: Date of birth.
    Enter a date as year, month and day, for example 2021-11-05. You gave 1/1/2010.
    Answer yes or no. You gave perhaps.
    Choose one of secondary to post-16, between post-16, any other. You gave nursery.
    Enter a whole number. You gave many.
    Set the policy need_visit.interval: the law sets no figure for this.
    ");
}

#[test]
fn a_choice_is_among_at_least_two_words_and_every_rule_that_asks_has_inputs() {
    for definition in definitions() {
        for input in definition.inputs {
            if let InputKind::OneOf(words) = input.kind {
                assert!(words.len() > 1, "{}: {}", definition.key, input.name);
            }
        }
        let asks = definition.versions.iter().any(|version| matches!(version.limit, Limit::Depends(_)));
        assert!(!asks || !definition.inputs.is_empty(), "{} asks nothing", definition.key);
    }
}
