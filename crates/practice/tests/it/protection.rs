//! Strategy discussions, enquiries, conferences and protection plans: what follows and what is refused.

use practice::Seq;
use practice::code_sets::*;
use practice::facts::*;

use crate::given::*;

fn discussed(on: &str, outcome: StrategyOutcome) -> StrategyDiscussionHeld {
    StrategyDiscussionHeld {
        on: day(on),
        at: None,
        concern: "A bruise that nobody can explain.".to_owned(),
        agencies: vec![Agency::SocialCare, Agency::Police, Agency::HealthVisiting],
        outcome,
    }
}

fn completed(on: &str, enquiry: u32) -> EnquiryCompleted {
    EnquiryCompleted {
        on: day(on),
        enquiry: Seq(enquiry),
        outcome: EnquiryOutcome::Conference,
        note: "The risk goes on.".to_owned(),
    }
}

fn initial(on: &str, enquiry: u32, decision: ConferenceDecision) -> ConferenceHeld {
    ConferenceHeld {
        on: day(on),
        kind: ConferenceKind::Initial,
        enquiry: Some(Seq(enquiry)),
        plan: None,
        decision,
        agencies: vec![Agency::SocialCare, Agency::School],
        parents_present: true,
        child_view: "Amina drew a picture of her room.".to_owned(),
        note: "Likely to suffer significant harm.".to_owned(),
    }
}

fn review(on: &str, plan: u32, decision: ConferenceDecision) -> ConferenceHeld {
    ConferenceHeld {
        kind: ConferenceKind::Review,
        enquiry: None,
        plan: Some(Seq(plan)),
        ..initial(on, 0, decision)
    }
}

fn core_group(on: &str, plan: u32) -> CoreGroupMet {
    CoreGroupMet {
        on: day(on),
        plan: Seq(plan),
        agencies: vec![Agency::SocialCare, Agency::School],
        progress: Progress::Better,
        note: "Breakfast club every day.".to_owned(),
    }
}

const NEGLECT: ConferenceDecision = ConferenceDecision::Plan(AbuseCategory::Neglect);

/// With a discussion on 4 May 2021 (number 2) that began an enquiry (number 3).
fn enquired() -> Given {
    child().with(discussed("2021-05-04", StrategyOutcome::JointEnquiry))
}

/// On a plan since Monday 24 May 2021 (number 5), by the conference of that day (number 4).
fn planned() -> Given {
    enquired().with(initial("2021-05-24", 3, NEGLECT))
}

#[test]
fn a_discussion_that_decides_on_an_enquiry_begins_it_once() {
    check!(child(), discussed("2021-05-04", StrategyOutcome::JointEnquiry), @r"
    2021-05-04 Strategy discussion
    2021-05-04 Section 47 enquiry started
    ");
    check!(child(), discussed("2021-05-04", StrategyOutcome::Assessment), @"2021-05-04 Strategy discussion");
    check!(enquired(), discussed("2021-05-11", StrategyOutcome::JointEnquiry), @"2021-05-11 Strategy discussion");
    check!(
        enquired().with(completed("2021-05-20", 3)),
        discussed("2021-06-11", StrategyOutcome::SingleEnquiry),
        @r"
    2021-06-11 Strategy discussion
    2021-06-11 Section 47 enquiry started
    "
    );
}

#[test]
fn a_discussion_needs_social_care_the_police_and_health() {
    let without = |agencies: &[Agency]| StrategyDiscussionHeld {
        agencies: agencies.to_vec(),
        concern: String::new(),
        ..discussed("2021-05-04", StrategyOutcome::JointEnquiry)
    };
    check!(child(), without(&[Agency::SocialCare, Agency::School, Agency::School]), @r"
    concern: Enter the concern that was discussed. (needed for the record to be understood later)
    agencies: Choose each once. You gave School or college. (Working Together to Safeguard Children, chapter 3)
    agencies: Choose at least children's social care, the police and a health service. You gave Children's social care, School or college, School or college. If one of them could not take part, write a note and hold the discussion with all three. (Working Together to Safeguard Children, chapter 3)
    ");
    let ours = StrategyDiscussionHeld {
        agencies: vec![Agency::Gp, Agency::Police, Agency::SocialCare],
        ..discussed("2021-05-04", StrategyOutcome::JointEnquiry)
    };
    check!(child(), ours, @r"
    2021-05-04 Strategy discussion
    2021-05-04 Section 47 enquiry started
    ");
}

#[test]
fn an_enquiry_needs_a_discussion_that_decided_on_one() {
    let talked = child().with(discussed("2021-05-04", StrategyOutcome::FurtherDiscussion));
    check!(talked, EnquiryStarted { on: day("2021-05-03"), discussion: Seq(2) }, @r"
    discussion: Choose a strategy discussion that decided on a section 47 enquiry. You gave the discussion of 4 May 2021: A further strategy discussion. (Working Together to Safeguard Children, chapter 3)
    on: Enter a date that is 4 May 2021 or later, when the strategy discussion was held. You gave 3 May 2021. (Working Together to Safeguard Children, chapter 3)
    ");
    check!(talked, EnquiryStarted { on: day("2021-05-04"), discussion: Seq(9) }, @"discussion: Choose a strategy discussion that is in this record. You gave number 9. (the record)");
    check!(enquired(), EnquiryStarted { on: day("2021-05-05"), discussion: Seq(2) }, @"on: End the section 47 enquiry that began on 4 May 2021 first. You gave 5 May 2021. (CIN census rule 8890)");
    check!(enquired(), completed("2021-05-03", 3), @"on: Enter a date that is 4 May 2021 or later, when the section 47 enquiry began. You gave 3 May 2021. (the record)");
    check!(enquired().with(completed("2021-05-20", 3)), completed("2021-05-21", 3), @"enquiry: Choose a section 47 enquiry that is open: this one ended on 20 May 2021. You gave the section 47 enquiry of 4 May 2021. (the record)");
}

#[test]
fn a_conference_that_decides_on_a_plan_starts_it_and_ends_the_child_in_need_plan() {
    check!(enquired(), initial("2021-05-24", 3, NEGLECT), @r"
    2021-05-24 Child protection conference
    2021-05-24 Child protection plan started
    ");
    check!(enquired(), initial("2021-05-24", 3, ConferenceDecision::NoPlan), @"2021-05-24 Child protection conference");
    let in_need = referred_child().with(need_plan("2021-04-20"));
    let in_need = in_need.with(discussed("2021-05-04", StrategyOutcome::JointEnquiry));
    check!(in_need, initial("2021-05-24", 8, NEGLECT), @r"
    2021-05-24 Child protection conference
    2021-05-24 Child protection plan started
    2021-05-24 Child in need plan ended
    ");
    let moved_in = ConferenceHeld {
        kind: ConferenceKind::TransferIn,
        enquiry: None,
        ..initial("2021-05-24", 3, NEGLECT)
    };
    check!(child(), moved_in, @r"
    2021-05-24 Child protection conference
    2021-05-24 Child protection plan started
    ");
}

#[test]
fn an_initial_conference_needs_an_enquiry_and_no_plan() {
    let none = ConferenceHeld { enquiry: None, ..initial("2021-05-24", 3, NEGLECT) };
    check!(child(), none, @"enquiry: Choose the section 47 enquiry that led to the conference. A plan that came with the child from another authority begins with a transfer-in conference. (Working Together to Safeguard Children, chapter 3)");
    check!(enquired(), initial("2021-05-03", 3, NEGLECT), @"on: Enter a date that is 4 May 2021 or later, when the section 47 enquiry began. You gave 3 May 2021. (CIN census rule 8615)");
    check!(planned(), initial("2021-06-14", 3, NEGLECT), @r"
    enquiry: Choose another enquiry: this one led to the conference of 24 May 2021. You gave the enquiry of 4 May 2021. (CIN census: DateOfInitialCPC)
    kind: Choose a review conference: the child has had a child protection plan since 24 May 2021. You gave Initial child protection conference. (CIN census rules 8935 and 8940)
    ");
    check!(enquired(), initial("2021-05-24", 3, ConferenceDecision::Continue), @"decision: Choose a plan with its category, or no plan. You gave the plan goes on. (Working Together to Safeguard Children, chapter 3)");
    check!(enquired(), initial("2021-05-22", 3, NEGLECT), @"on: Enter a date from Monday to Friday. You gave Saturday 22 May 2021. (CIN census rule 8875)");
}

#[test]
fn a_review_conference_needs_a_plan_that_is_open_on_its_day() {
    use ConferenceDecision::*;
    check!(planned(), review("2021-08-20", 5, Continue), @"2021-08-20 Child protection conference");
    check!(planned(), review("2021-08-20", 5, ContinueAs(AbuseCategory::Emotional)), @r"
    2021-08-20 Child protection conference
    2021-08-20 Child protection category changed
    ");
    check!(planned(), review("2021-08-20", 5, ContinueAs(AbuseCategory::Neglect)), @"decision: Choose that the plan goes on, or another category: this is the one it has. You gave Neglect. (CIN census: LatestCategoryOfAbuse)");
    check!(planned(), review("2021-08-20", 5, End), @r"
    2021-08-20 Child protection conference
    2021-08-20 Child protection plan ended
    ");
    check!(planned(), review("2021-08-20", 5, NoPlan), @"decision: Choose that the plan goes on, goes on under another category, or ends. You gave no plan. (Working Together to Safeguard Children, chapter 3)");
    check!(planned(), review("2021-05-24", 5, Continue), @"on: Enter a date after 24 May 2021, when the plan started. You gave 24 May 2021. (CIN census rule 8841)");
    let nameless = ConferenceHeld { plan: None, ..review("2021-08-20", 5, Continue) };
    check!(planned(), nameless, @"plan: Choose the child protection plan that was reviewed. (Working Together to Safeguard Children, chapter 3)");
    let ended = planned().with(review("2021-08-20", 5, End));
    check!(ended, review("2021-09-20", 5, Continue), @"on: Enter a date before 20 August 2021, when the plan ended. You gave 20 September 2021. (Working Together to Safeguard Children, chapter 3)");
    check!(ended, review("2021-07-20", 5, Continue), @"2021-07-20 Child protection conference");
}

#[test]
fn a_review_told_of_late_is_judged_by_its_own_day() {
    use ConferenceDecision::*;
    let changed = planned().with(review("2021-08-20", 5, ContinueAs(AbuseCategory::Emotional)));
    check!(changed, review("2021-07-20", 5, ContinueAs(AbuseCategory::Physical)), @r"
    2021-07-20 Child protection conference
    2021-07-20 Child protection category changed
    ");
    check!(changed, review("2021-07-20", 5, ContinueAs(AbuseCategory::Emotional)), @"decision: Correct the date of the same change that is recorded on 20 August 2021. You gave Emotional abuse. (CIN census: LatestCategoryOfAbuse)");
    check!(changed, review("2021-07-20", 5, ContinueAs(AbuseCategory::Neglect)), @"decision: Choose that the plan goes on, or another category: this is the one it has. You gave Neglect. (CIN census: LatestCategoryOfAbuse)");
    check!(changed, review("2021-07-20", 5, End), @"on: Enter a date that is 20 August 2021 or later, the day of this record: Child protection category changed. You gave 20 July 2021. (the record)");
}

#[test]
fn there_is_no_plan_without_a_conference_and_its_category() {
    let plan = |on: &str, conference: u32, category| ProtectionPlanStarted {
        on: day(on),
        conference: Seq(conference),
        category,
    };
    check!(enquired(), plan("2021-05-24", 4, AbuseCategory::Neglect), @"conference: Choose a conference that is in this record. You gave number 4. (the record)");
    let decided_none = enquired().with(initial("2021-05-24", 3, ConferenceDecision::NoPlan));
    check!(decided_none, plan("2021-05-24", 4, AbuseCategory::Neglect), @"conference: Choose an initial or transfer-in conference that decided on a plan. You gave no plan. (Working Together to Safeguard Children, chapter 3)");
    check!(planned(), plan("2021-05-25", 4, AbuseCategory::Physical), @r"
    category: Choose Neglect, as the conference decided. You gave Physical abuse. (CIN census: InitialCategoryOfAbuse)
    on: Enter 24 May 2021, the day of the conference. You gave 25 May 2021. (CIN census rule 2885)
    on: End the child protection plan that began on 24 May 2021 first. You gave 25 May 2021. (CIN census rules 8935 and 8940)
    ");
}

#[test]
fn a_plan_ends_by_a_conference_or_because_the_child_moved_grew_up_died_or_came_into_care() {
    let ended =
        |on: &str, reason| ProtectionPlanEnded { on: day(on), plan: Seq(5), conference: None, reason };
    check!(planned(), ended("2021-08-20", ProtectionPlanEnd::NoLongerAtRisk), @"conference: Choose the review conference that decided to end the plan. A plan ends without a conference only when the child moved, turned 18, died or became looked after. (Working Together to Safeguard Children, chapter 3)");
    check!(planned(), ended("2021-08-20", ProtectionPlanEnd::Moved), @"2021-08-20 Child protection plan ended");
    check!(planned(), ended("2021-05-24", ProtectionPlanEnd::Moved), @"on: Enter a date after 24 May 2021, when the plan started. You gave 24 May 2021. If there was no plan, correct the decision of the conference. (CIN census rule 8840)");
    check!(planned(), ended("2021-05-23", ProtectionPlanEnd::Moved), @"on: Enter a date that is 24 May 2021 or later, when the child protection plan began. You gave 23 May 2021. (the record)");
    check!(planned(), ended("2021-08-20", ProtectionPlanEnd::Eighteen), @"reason: Choose another reason: the child had not turned 18. You gave aged 9 on 20 August 2021. They are 18 from 3 May 2030. (Children Act 1989, s. 105(1))");
    check!(planned(), ended("2021-08-20", ProtectionPlanEnd::Died), @"reason: Record the death first. You gave died. (CIN census rule 8920)");
    check!(planned(), ended("2021-08-20", ProtectionPlanEnd::LookedAfter), @"reason: Record first when the child became looked after, or choose another reason. You gave Became looked after. (the record)");
    let died = planned().with(DeathRecorded { on: day("2021-08-20") });
    check!(died, ended("2021-08-19", ProtectionPlanEnd::Died), @"on: Enter a date that is 20 August 2021 or later, the day of death. You gave 19 August 2021. (CIN census rule 8920)");
    check!(died, ended("2021-08-20", ProtectionPlanEnd::Died), @"2021-08-20 Child protection plan ended");
    let met = planned().with(core_group("2021-08-21", 5));
    check!(met, ended("2021-08-20", ProtectionPlanEnd::Moved), @"on: Enter a date that is 21 August 2021 or later, the day of this record: Core group. You gave 20 August 2021. (the record)");
    let reviewed = planned().with(review("2021-08-20", 5, ConferenceDecision::Continue));
    let by_review = ProtectionPlanEnded {
        conference: Some(Seq(6)),
        ..ended("2021-08-21", ProtectionPlanEnd::NoLongerAtRisk)
    };
    check!(reviewed, by_review, @r"
    on: Enter 20 August 2021, the day of the conference. You gave 21 August 2021. (Working Together to Safeguard Children, chapter 3)
    conference: Choose a review conference that decided to end the plan. You gave the plan goes on. (Working Together to Safeguard Children, chapter 3)
    ");
}

#[test]
fn a_core_group_meets_while_the_plan_is_open() {
    check!(planned(), core_group("2021-06-07", 5), @"2021-06-07 Core group");
    check!(planned(), core_group("2021-05-23", 5), @"on: Enter a date that is 24 May 2021 or later, when the child protection plan began. You gave 23 May 2021. (the record)");
    let ended = planned().with(review("2021-08-20", 5, ConferenceDecision::End));
    check!(ended, core_group("2021-08-20", 5), @"2021-08-20 Core group");
    check!(ended, core_group("2021-08-21", 5), @"on: Enter a date that is 20 August 2021 or earlier, when the child protection plan ended. You gave 21 August 2021. (the record)");
    check!(planned(), CoreGroupMet { agencies: Vec::new(), note: String::new(), ..core_group("2021-06-07", 2) }, @r"
    note: Enter what was agreed. (needed for the record to be understood later)
    agencies: Choose the agencies that took part. (needed for the record to be understood later)
    plan: Choose a child protection plan that is in this record. You gave number 2. (the record)
    ");
    check!(planned().with(core_group("2021-06-07", 5)), core_group("2021-06-07", 5), @"on: Correct the core group that is recorded for this day, or check the date. You gave 7 June 2021. (the record)");
}

#[test]
fn protection_is_for_the_unborn_too_but_not_for_adults() {
    let unborn = nobody().with(registered("2021-03-01", Birth::Expected(day("2021-08-01"))));
    let unborn = unborn.with(discussed("2021-05-04", StrategyOutcome::SingleEnquiry));
    check!(unborn, initial("2021-05-24", 3, NEGLECT), @r"
    2021-05-24 Child protection conference
    2021-05-24 Child protection plan started
    ");
    let grown = nobody().with(registered("2021-03-01", Birth::Exact(day("2003-05-01"))));
    check!(grown, discussed("2021-05-04", StrategyOutcome::SingleEnquiry), @"on: Enter a date that is 30 April 2021 or earlier, before the 18th birthday: a strategy discussion is for a child. You gave 4 May 2021. (Children Act 1989, s. 105(1))");
}

#[test]
fn a_conference_put_right_is_not_held_against_itself() {
    let moved = initial("2021-05-25", 3, NEGLECT);
    check!(planned(), corrected("2021-06-01", 4, moved), @r"
    2021-06-01 Correction
    2021-06-01 Correction
    ");
    let wrong_day = initial("2021-05-22", 3, NEGLECT);
    let start = |on: &str| ProtectionPlanStarted {
        on: day(on),
        conference: Seq(4),
        category: AbuseCategory::Neglect,
    };
    check!(planned(), corrected("2021-06-01", 5, start("2021-05-21")), @"on: Enter 24 May 2021, the day of the conference. You gave 21 May 2021. (CIN census rule 2885)");
    let start_moved = planned().with(corrected("2021-06-01", 5, start("2021-05-25")));
    check!(start_moved, corrected("2021-06-01", 4, initial("2021-05-25", 3, NEGLECT)), @"2021-06-01 Correction");
    check!(planned(), corrected("2021-06-01", 4, wrong_day), @"on: Enter a date from Monday to Friday. You gave Saturday 22 May 2021. (CIN census rule 8875)");
}

#[test]
fn a_plan_of_another_authority_comes_with_a_child_who_has_none_here() {
    let notified =
        |on: &str| TransferInNotified { on: day(on), from: "Northshire County Council".to_owned() };
    check!(child(), notified("2021-04-12"), @"2021-04-12 Move here with a child protection plan");
    check!(child(), TransferInNotified { from: String::new(), ..notified("2021-04-12") }, @"from: Enter the authority that told us. (needed for the record to be understood later)");
    let transfer = ConferenceHeld {
        kind: ConferenceKind::TransferIn,
        enquiry: None,
        ..initial("2021-04-28", 2, ConferenceDecision::Plan(AbuseCategory::Neglect))
    };
    let here = child().with(notified("2021-04-12")).with(transfer);
    check!(here, notified("2021-06-01"), @"on: Check the date: the child has had a child protection plan here since 28 April 2021. You gave 1 June 2021. (Working Together to Safeguard Children, chapter 3)");
    check!(here, notified("2021-04-12"), @"on: Correct the notification that is recorded for this day, or check the date. You gave 12 April 2021. (the record)");
}
