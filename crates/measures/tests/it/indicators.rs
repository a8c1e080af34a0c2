//! What each indicator counts: given a small record, when a month is asked about, then so many of so many.

use measures::{Window, indicator};
use practice::code_sets::*;
use practice::facts::*;
use practice::{Journey, Lens, Policies, Seq};

use crate::record::*;

#[test]
fn a_request_for_early_help_is_counted_when_it_is_accepted_and_again_when_the_child_comes_back() {
    let record = Record::child().tell(asked_for_early_help("2020-05-20", false));
    let request = record.last();
    let record = record.tell(early_help("2020-06-01", request));
    let episode = record.last();
    let ended = EarlyHelpEnded { on: day("2020-09-01"), episode, reason: EarlyHelpEnd::NeedsMet };
    let record = record.tell(ended).tell(asked_for_early_help("2021-05-28", true));
    let request = record.last();
    let record = record.tell(early_help("2021-06-01", request));
    assert_eq!(record.count("early_help_referrals", "2021-05"), (0, 0));
    assert_eq!(record.count("early_help_referrals", "2021-06"), (1, 1));
    assert_eq!(record.count("early_help_stepped_down", "2020-06"), (0, 0));
    assert_eq!(record.count("early_help_stepped_down", "2021-06"), (1, 1));
    assert_eq!(record.count("early_help_re_referrals", "2020-06"), (0, 1));
    assert_eq!(record.count("early_help_re_referrals", "2021-06"), (1, 1), "a year to the day is within it");
    assert_eq!(record.count("early_help_open", "2020-08"), (1, 1));
    assert_eq!(record.count("early_help_open", "2020-09"), (0, 0));
}

#[test]
fn early_help_that_ended_counts_by_its_reason() {
    let record = Record::child().tell(asked_for_early_help("2021-04-01", false));
    let record = record.clone().tell(early_help("2021-04-02", record.last()));
    let episode = record.last();
    let record =
        record.tell(EarlyHelpEnded { on: day("2021-06-30"), episode, reason: EarlyHelpEnd::Disengaged });
    assert_eq!(record.count("early_help_disengaged", "2021-06"), (1, 1));
    assert_eq!(record.count("early_help_stepped_up", "2021-06"), (0, 1));
    assert_eq!(record.count("early_help_stepped_up", "2021-07"), (0, 0));
}

#[test]
fn only_decided_requests_to_social_care_can_lead_to_no_further_action() {
    let mut record = Record::child();
    for (reason, outcome) in [
        (ContactReason::SocialCare, Some(ContactOutcome::NoFurtherAction)),
        (ContactReason::SocialCare, Some(ContactOutcome::Referral)),
        (ContactReason::SocialCare, None),
        (ContactReason::PoliceNotification, Some(ContactOutcome::NoFurtherAction)),
    ] {
        record = record.tell(contact("2021-04-12", reason));
        let received = record.last();
        if let Some(outcome) = outcome {
            record = record.tell(decided("2021-04-12", received, outcome));
        }
    }
    assert_eq!(record.count("contacts", "2021-04"), (4, 4));
    assert_eq!(record.count("contacts_no_further_action", "2021-04"), (1, 2));
    assert_eq!(record.count("contacts", "2021-05"), (0, 0));
}

#[test]
fn the_referral_rate_grows_from_april_and_the_count_starts_anew_each_month() {
    let record = Record::child()
        .tell(referral("2021-03-31"))
        .tell(referral("2021-04-01"))
        .tell(referral("2021-05-31"))
        .tell(referral("2022-04-01"));
    assert_eq!(record.count("referrals", "2021-04"), (1, 1));
    assert_eq!(record.count("referral_rate", "2021-03"), (1, 1));
    assert_eq!(record.count("referral_rate", "2021-04"), (1, 1));
    assert_eq!(record.count("referral_rate", "2021-05"), (2, 2));
    assert_eq!(record.count("referral_rate", "2022-04"), (1, 1));
}

#[test]
fn a_referral_is_a_second_one_when_the_child_had_another_up_to_twelve_months_before() {
    let again = |second| Record::child().tell(referral("2020-04-12")).tell(referral(second));
    assert_eq!(again("2021-04-12").count("re_referrals", "2021-04"), (1, 1));
    assert_eq!(again("2021-04-13").count("re_referrals", "2021-04"), (0, 1));
}

#[test]
fn an_assessment_is_in_time_on_the_forty_fifth_working_day_after_the_referral() {
    // By the calendar of 2021, 45 working days from Thursday 1 April end on Wednesday 9 June.
    let authorised = |on, named: bool| {
        let record = Record::child().tell(referral("2021-04-01"));
        let referral = named.then(|| record.last());
        let began = AssessmentStarted { on: day("2021-04-07"), referral, basis: AssessmentBasis::Referral };
        let record = record.tell(began);
        let assessment = record.last();
        record.tell(AssessmentAuthorised {
            on: day(on),
            assessment,
            outcome: AssessmentOutcome::ALL[0],
            factors: Vec::new(),
            analysis: "Neglect.".into(),
            late_reason: None,
        })
    };
    assert_eq!(authorised("2021-06-09", true).count("assessments_in_time", "2021-06"), (1, 1));
    assert_eq!(authorised("2021-06-10", true).count("assessments_in_time", "2021-06"), (0, 1));
    assert_eq!(authorised("2021-06-10", false).count("assessments_in_time", "2021-06"), (1, 1));
    assert_eq!(authorised("2021-06-10", true).count("assessments_in_time", "2021-05"), (0, 0));
}

#[test]
fn a_child_whom_the_disability_service_holds_is_not_among_children_in_need() {
    let record = Record::child().tell(plan("2021-02-01"));
    assert_eq!(record.count("child_in_need_plans", "2021-04"), (1, 1));
    let record = record.tell(held_by("2021-04-10", 3, ServiceKind::Disability));
    assert_eq!(record.count("child_in_need_plans", "2021-03"), (1, 1));
    assert_eq!(record.count("child_in_need_plans", "2021-04"), (0, 0));
    assert_eq!(record.count("child_in_need_visits", "2021-04"), (0, 0));
    assert_eq!(record.count("supervision_child_in_need", "2021-04"), (0, 0));
}

#[test]
fn a_child_in_need_is_seen_in_time_when_seen_in_the_last_twenty_eight_days() {
    // 28 days before 30 April is 2 April.
    let seen =
        |on, seen| Record::child().tell(plan("2021-04-02")).tell(visit(on, VisitKind::ChildInNeed, seen));
    assert_eq!(seen("2021-04-02", true).count("child_in_need_visits", "2021-04"), (1, 1));
    assert_eq!(seen("2021-04-20", false).count("child_in_need_visits", "2021-04"), (0, 1));
    let young = Record::child().tell(plan("2021-04-03"));
    assert_eq!(young.count("child_in_need_visits", "2021-04"), (0, 0));
    let long_ago = Record::child()
        .tell(plan("2021-01-04"))
        .tell(visit("2021-04-01", VisitKind::ChildInNeed, true))
        .tell(visit("2021-04-20", VisitKind::ChildProtection, true));
    assert_eq!(long_ago.count("child_in_need_visits", "2021-04"), (0, 1));
}

#[test]
fn a_protection_plan_is_reviewed_in_time_only_if_every_review_was() {
    let record = Record::child().tell(protection_plan("2021-01-29"));
    let plan = record.last();
    assert_eq!(record.count("protection_plans", "2021-03"), (1, 1));
    assert_eq!(record.count("protection_reviews", "2021-03"), (0, 0), "the first review is not yet due");
    assert_eq!(record.count("protection_reviews", "2021-04"), (0, 1), "due on 29 April");
    let in_time = record.clone().tell(review_conference("2021-04-29", plan));
    assert_eq!(in_time.count("protection_reviews", "2021-04"), (1, 1));
    assert_eq!(in_time.count("protection_reviews", "2021-10"), (0, 1), "the next was due on 29 October");
    let late = record.tell(review_conference("2021-05-04", plan));
    assert_eq!(late.count("protection_reviews", "2021-05"), (0, 1), "a late review stays late");
}

#[test]
fn a_protection_plan_that_ends_on_the_last_day_is_no_longer_open_then() {
    let record = Record::child().tell(protection_plan("2021-01-29"));
    let reason = ProtectionPlanEnd::ALL[0];
    let ended = ProtectionPlanEnded { on: day("2021-04-30"), plan: record.last(), conference: None, reason };
    let record = record.tell(ended);
    assert_eq!(record.count("protection_plan_rate", "2021-03"), (1, 1));
    assert_eq!(record.count("protection_plan_rate", "2021-04"), (0, 0));
}

#[test]
fn short_breaks_are_not_counted_as_looked_after() {
    let record = Record::child().tell(CareStarted { short_breaks: true, ..care("2021-01-11") });
    assert_eq!(record.count("looked_after", "2021-04"), (0, 0));
    let record = record.tell(care("2021-04-12"));
    assert_eq!(record.count("looked_after", "2021-04"), (1, 1));
    assert_eq!(record.count("looked_after_rate", "2021-04"), (1, 1));
}

#[test]
fn a_looked_after_visit_counts_while_the_law_asks_for_one_every_six_weeks() {
    let placed = |to_eighteen| {
        let record = Record::child().tell(care("2020-01-13"));
        let period = record.last();
        record.tell(placement("2020-01-13", period, to_eighteen))
    };
    let record = placed(false).tell(visit("2021-03-19", VisitKind::LookedAfter, true));
    assert_eq!(record.count("looked_after_visits", "2021-04"), (1, 1), "six weeks end on 30 April");
    assert_eq!(record.count("looked_after_visits", "2021-05"), (0, 1));
    let lasting = placed(true).tell(visit("2021-03-19", VisitKind::LookedAfter, true));
    assert_eq!(lasting.count("looked_after_visits", "2021-04"), (0, 0), "three months are allowed");
}

#[test]
fn a_looked_after_review_is_asked_for_once_the_first_has_fallen_due() {
    // 20 working days from 1 April 2021 end on 4 May.
    let record = Record::child().tell(care("2021-04-01"));
    let period = record.last();
    assert_eq!(record.count("looked_after_reviews", "2021-04"), (0, 0));
    assert_eq!(record.count("looked_after_reviews", "2021-05"), (0, 1));
    let record = record.tell(care_review("2021-05-20", period));
    assert_eq!(record.count("looked_after_reviews", "2021-05"), (1, 1), "held late, and up to date");
    assert_eq!(record.count("looked_after_reviews", "2021-08"), (0, 1), "the second was due on 20 August");
}

fn care_leaver() -> Record {
    Record::born("2003-06-10").tell(care("2017-06-12"))
}

#[test]
fn a_pathway_plan_is_up_to_date_for_six_months() {
    assert_eq!(care_leaver().count("pathway_plans", "2019-05"), (0, 0), "not yet 16");
    assert_eq!(care_leaver().count("pathway_plans", "2019-06"), (0, 1));
    let record = care_leaver()
        .tell(PathwayPlanMade { on: day("2020-01-06"), aims: "A kitchen of my own".into() })
        .tell(PathwayPlanReviewed { on: day("2020-10-30"), note: "College goes well".into() });
    assert_eq!(record.count("pathway_plans", "2020-07"), (0, 1));
    assert_eq!(record.count("pathway_plans", "2021-04"), (1, 1));
    assert_eq!(record.count("pathway_plans", "2021-05"), (0, 1));
}

#[test]
fn a_pathway_plan_that_the_clock_calls_overdue_is_not_up_to_date() {
    let made = |on: &str| care_leaver().tell(PathwayPlanMade { on: day(on), aims: "A kitchen".into() });
    // Six months from the last day of a short month end before a longer month does.
    for (on, due) in [("2021-02-28", "2021-08"), ("2020-11-30", "2021-05"), ("2021-04-30", "2021-10")] {
        assert_eq!(made(on).count("pathway_plans", due), (0, 1), "made on {on}");
    }
    for (on, due) in [("2021-03-01", "2021-08"), ("2020-12-01", "2021-05"), ("2021-05-01", "2021-10")] {
        assert_eq!(made(on).count("pathway_plans", due), (1, 1), "made on {on}");
    }
    // From 28 to 31 August all end on the last day of February, and are due on it.
    assert_eq!(made("2020-08-27").count("pathway_plans", "2021-02"), (0, 1));
    assert_eq!(made("2020-08-28").count("pathway_plans", "2021-02"), (1, 1));
}

#[test]
fn an_activity_counts_as_last_told_by_the_birthday_and_the_unknown_stay_in() {
    let record = care_leaver();
    assert_eq!(record.count("neet_17_18", "2020-05"), (0, 0));
    assert_eq!(record.count("neet_17_18", "2020-06"), (0, 1), "nothing is known on the 17th birthday");
    let record = record
        .tell(activity("2021-02-01", Activity::NeetOther))
        .tell(activity("2021-06-11", Activity::EducationFullTime));
    assert_eq!(record.count("neet_17_18", "2021-05"), (0, 1), "still the 17th birthday");
    assert_eq!(record.count("neet_17_18", "2021-06"), (1, 1), "the 18th, and no longer the 17th");
    let [case] = record.cases("neet_17_18", "2021-06")[..] else { unreachable!() };
    assert_eq!(case.on, day("2021-06-10"));
}

#[test]
fn birthdays_from_nineteen_are_those_of_former_relevant_young_people() {
    let record = care_leaver();
    let period = record.last();
    let ended = CareEnded { on: day("2021-06-10"), period, reason: CareEnd::ALL[0] };
    let record = record.tell(ended).tell(activity("2021-09-01", Activity::NeetParenting));
    assert_eq!(record.count("neet_19_21", "2022-05"), (0, 0));
    assert_eq!(record.count("neet_19_21", "2022-06"), (1, 1));
    assert_eq!(record.count("neet_19_21", "2024-06"), (1, 1), "the 21st: former relevant the day before");
    let never = Record::born("2003-06-10");
    assert_eq!(never.count("neet_19_21", "2022-06"), (0, 0));
}

#[test]
fn the_average_caseload_counts_each_worker_who_holds_a_child_once() {
    let held = |who| Record::child().tell(held_by("2021-03-01", who, ServiceKind::ChildProtection));
    let people = [held(1), held(1), held(2), Record::child()];
    let lens = Lens::as_known_then(day("2021-04-30"));
    // Three children; one full-time worker and one of 0.6.
    assert_eq!(count(&people, "caseload", "2021-04", lens), (3, 160));
}

#[test]
fn a_change_of_worker_is_counted_where_another_begins_as_one_ends() {
    let held = |on, who| held_by(on, who, ServiceKind::ChildProtection);
    let ended =
        |on, allocation| AllocationEnded { on: day(on), allocation, reason: "The team changed".into() };
    let record = Record::child().tell(held("2021-03-01", 1));
    assert_eq!(record.count("worker_changes", "2021-03"), (0, 0), "the first is no change");
    let first = record.last();
    let record = record.tell(ended("2021-04-12", first));
    let same = record.clone().tell(held("2021-04-12", 1));
    assert_eq!(same.count("worker_changes", "2021-04").1, 0, "the same worker in another team");
    let other = record.clone().tell(held("2021-04-13", 2));
    assert_eq!(other.count("worker_changes", "2021-04"), (1, 1), "on the next day");
    let later = record.tell(held("2021-04-20", 2));
    assert_eq!(later.count("worker_changes", "2021-04").1, 0, "after a week with nobody");
}

#[test]
fn supervision_is_asked_for_once_the_work_is_older_than_the_interval() {
    // Six weeks before 30 April is 19 March.
    let record = Record::child().tell(protection_plan("2021-03-19"));
    assert_eq!(record.count("supervision_protection", "2021-03"), (0, 0));
    assert_eq!(record.count("supervision_protection", "2021-04"), (0, 1));
    let other = record.clone().tell(supervised("2021-04-06", ServiceKind::ChildInNeed));
    assert_eq!(other.count("supervision_protection", "2021-04"), (0, 1), "for another service");
    let record = record.tell(supervised("2021-04-06", ServiceKind::ChildProtection));
    assert_eq!(record.count("supervision_protection", "2021-04"), (1, 1));
    assert_eq!(record.count("supervision_protection", "2021-05"), (0, 1));
    let in_need =
        Record::child().tell(plan("2021-03-19")).tell(supervised("2021-03-19", ServiceKind::ChildInNeed));
    assert_eq!(in_need.count("supervision_child_in_need", "2021-04"), (1, 1));
    let in_care = Record::child().tell(care("2021-03-20"));
    assert_eq!(in_care.count("supervision_looked_after", "2021-04"), (0, 0));
    assert_eq!(in_care.count("supervision_looked_after", "2021-05"), (0, 1));
}

#[test]
fn care_leavers_are_supervised_through_their_adviser() {
    let record = care_leaver();
    let period = record.last();
    let adviser = WorkerAllocated {
        role: AllocationRole::PersonalAdviser,
        ..held_by("2021-03-01", 2, ServiceKind::CareLeaver)
    };
    let record = record.tell(adviser);
    assert_eq!(record.count("supervision_care_leavers", "2021-05"), (0, 0), "still looked after");
    let ended = CareEnded { on: day("2021-06-10"), period, reason: CareEnd::ALL[0] };
    let record = record.tell(ended);
    assert_eq!(record.count("supervision_care_leavers", "2021-06"), (0, 1));
    let record = record.tell(supervised("2021-06-25", ServiceKind::CareLeaver));
    assert_eq!(record.count("supervision_care_leavers", "2021-06"), (1, 1));
}

#[test]
fn audits_count_by_grade() {
    let audit = |grade| CaseAudited { on: day("2021-05-12"), grade, note: "Purposeful.".into() };
    let record = Record::child().tell(audit(AuditGrade::Good)).tell(audit(AuditGrade::RequiresImprovement));
    assert_eq!(record.count("audits", "2021-05"), (2, 2));
    assert_eq!(record.count("audits_good", "2021-05"), (1, 2));
    assert_eq!(record.count("audits_good", "2021-06"), (0, 0));
}

#[test]
fn the_disability_service_is_asked_for_visits_plans_and_supervision() {
    let record = Record::child().tell(held_by("2021-01-04", 3, ServiceKind::Disability));
    assert_eq!(record.count("jigsaw_visits", "2021-04"), (0, 0), "without a plan no visit is asked for");
    assert_eq!(record.count("jigsaw_assessment_plans", "2021-04"), (0, 1));
    assert_eq!(record.count("jigsaw_supervisions", "2021-04"), (0, 1));
    let record = record.tell(plan("2021-01-18"));
    let plan = record.last();
    let review =
        NeedPlanReviewed { on: day("2021-03-01"), plan, progress: Progress::ALL[0], note: "Well.".into() };
    let record = record.tell(review).tell(supervised("2021-03-05", ServiceKind::Disability)).tell(visit(
        "2021-03-19",
        VisitKind::Disability,
        true,
    ));
    assert_eq!(record.count("jigsaw_visits", "2021-04"), (1, 1), "six weeks before 30 April");
    assert_eq!(record.count("jigsaw_assessment_plans", "2021-04"), (1, 1));
    assert_eq!(record.count("jigsaw_supervisions", "2021-04"), (1, 1), "eight weeks before 30 April");
    assert_eq!(record.count("jigsaw_visits", "2021-05"), (0, 1));
}

#[test]
fn an_interval_of_months_is_counted_from_what_was_done_as_a_clock_counts_it() {
    let monthly = "[[\"disability.visit_interval\"]]\nfrom = \"2020-04-01\"\nvalue = { months = 1 }\nsource = \"A test\"";
    let (policies, directory) = (toml::from_str::<Policies>(monthly).unwrap(), directory());
    let met = |record: &Record, end: &str| {
        let window = Window::published(month(end), &policies, &directory);
        let journey = Journey::through(record.id, &record.facts, window.lens);
        let cases = indicator("jigsaw_visits").unwrap().cases_of(&journey, &window);
        cases.first().map(|case| case.met)
    };
    let planned = |on| {
        let record = Record::child().tell(held_by("2021-01-04", 3, ServiceKind::Disability));
        record.tell(plan(on))
    };
    assert_eq!(met(&planned("2021-02-28"), "2021-03"), Some(false), "due on 28 March");
    assert_eq!(met(&planned("2021-03-01"), "2021-03"), None, "due only on 1 April");
    assert_eq!(met(&planned("2021-01-31"), "2021-02"), Some(false), "due on 28 February");
    let visited = |on| planned("2021-01-18").tell(visit(on, VisitKind::Disability, true));
    assert_eq!(met(&visited("2021-02-28"), "2021-03"), Some(false), "due again on 28 March");
    assert_eq!(met(&visited("2021-03-01"), "2021-03"), Some(true));
}

#[test]
fn a_case_names_the_fact_that_settles_it() {
    let record = Record::child().tell(plan("2021-01-04"));
    let plan = record.last();
    let [unseen] = record.cases("child_in_need_visits", "2021-04")[..] else { unreachable!() };
    assert_eq!((unseen.about, unseen.on, unseen.met), (plan, day("2021-04-30"), false));
    let record = record.tell(visit("2021-04-20", VisitKind::ChildInNeed, true));
    let [seen] = record.cases("child_in_need_visits", "2021-04")[..] else { unreachable!() };
    assert_eq!((seen.about, seen.met), (Seq(plan.0 + 1), true));
}
