//! Strategy discussions, enquiries, conferences, protection plans: checks, and what follows.

use calendar::{Date, words};
use jiff::civil::Weekday;

use super::Check;
use super::spells::Lasting;
use crate::code_sets::*;
use crate::facts::*;
use crate::ids::Seq;
use crate::journey::{Enquiry, Journey, ProtectionPlan, Told};

const WORKING_TOGETHER: &str = "Working Together to Safeguard Children, chapter 3";
const ENQUIRY: &str = "section 47 enquiry";
const PLAN: &str = "child protection plan";
const THE_RECORD: &str = "the record";

impl From<&ProtectionPlan> for Lasting {
    fn from(plan: &ProtectionPlan) -> Lasting {
        Lasting::of(&plan.started, plan.ended.as_ref())
    }
}

pub(super) fn check(fact: &Fact, check: &mut Check<'_>) -> Vec<Fact> {
    match fact {
        Fact::StrategyDiscussionHeld(it) => return discussion_held(it, check),
        Fact::EnquiryStarted(it) => enquiry_started(it, check),
        Fact::EnquiryCompleted(it) => enquiry_completed(it, check),
        Fact::ConferenceHeld(it) => return conference_held(it, check),
        Fact::ProtectionPlanStarted(it) => plan_started(it, check),
        Fact::ProtectionCategoryChanged(it) => category_changed(it, check),
        Fact::ProtectionPlanEnded(it) => plan_ended(it, check),
        Fact::CoreGroupMet(it) => core_group_met(it, check),
        Fact::TransferInNotified(it) => transfer_in_notified(it, check),
        _ => {}
    }
    Vec::new()
}

fn discussion(named: Seq, journey: &Journey) -> Option<&Told<StrategyDiscussionHeld>> {
    journey.protection.discussions.iter().find(|one| one.seq == named)
}

fn enquiry(named: Seq, journey: &Journey) -> Option<&Enquiry> {
    journey.protection.enquiries.iter().find(|one| one.seq() == named)
}

fn conference(named: Seq, journey: &Journey) -> Option<&Told<ConferenceHeld>> {
    journey.protection.conferences.iter().find(|one| one.seq == named)
}

fn plan(named: Seq, journey: &Journey) -> Option<&ProtectionPlan> {
    journey.protection.plans.iter().find(|one| one.seq() == named)
}

fn decides_on_enquiry(outcome: StrategyOutcome) -> bool {
    matches!(outcome, StrategyOutcome::JointEnquiry | StrategyOutcome::SingleEnquiry)
}

fn is_health(agency: Agency) -> bool {
    matches!(
        agency,
        Agency::HealthVisiting
            | Agency::SchoolNursing
            | Agency::Gp
            | Agency::Hospital
            | Agency::MentalHealth
            | Agency::AdultMentalHealth
    )
}

/// A discussion is one only if social care, the police and health take part. One that decides on an enquiry
/// starts it, unless one is under way: later discussions about the same concern neither start another nor
/// restart its clock.
fn discussion_held(it: &StrategyDiscussionHeld, check: &mut Check<'_>) -> Vec<Fact> {
    check.text("concern", &it.concern, "Enter the concern that was discussed");
    check.no_repeats("agencies", &it.agencies, WORKING_TOGETHER);
    let has = |wanted: Agency| it.agencies.contains(&wanted);
    let health = it.agencies.iter().copied().any(is_health);
    if !(has(Agency::SocialCare) && has(Agency::Police) && health) {
        let given: Vec<&str> = it.agencies.iter().map(|agency| agency.label()).collect();
        let allowed = "Choose at least children's social care, the police and a health service";
        let hint = "If one of them could not take part, write a note and hold the discussion with all three.";
        check.refuse_hint("agencies", given.join(", "), allowed, WORKING_TOGETHER, hint);
    }
    check.under_eighteen(it.on, "a strategy discussion");
    let enquiries = &check.journey.protection.enquiries;
    let free = enquiries.iter().all(|enquiry| enquiry.to().is_some_and(|to| to <= it.on));
    if decides_on_enquiry(it.outcome) && free {
        vec![Fact::from(EnquiryStarted { on: it.on, discussion: check.number(0) })]
    } else {
        Vec::new()
    }
}

fn enquiry_started(it: &EnquiryStarted, check: &mut Check<'_>) {
    let found = discussion(it.discussion, check.journey);
    if let Some(begun_by) = check.named("discussion", it.discussion, found, "strategy discussion") {
        if !decides_on_enquiry(begun_by.outcome) {
            let given = format!("the discussion of {}: {}", words::day(begun_by.on), begun_by.outcome);
            let allowed = "Choose a strategy discussion that decided on a section 47 enquiry";
            check.refuse("discussion", given, allowed, WORKING_TOGETHER);
        }
        check.not_before("on", it.on, begun_by.on, "when the strategy discussion was held", WORKING_TOGETHER);
    }
    let others = check.journey.protection.enquiries.iter().map(Lasting::from);
    check.begins(it.on, others, ENQUIRY, "CIN census rule 8890");
    check.under_eighteen(it.on, "a section 47 enquiry");
}

fn enquiry_completed(it: &EnquiryCompleted, check: &mut Check<'_>) {
    check.text("note", &it.note, "Enter the analysis");
    let found = enquiry(it.enquiry, check.journey).map(Lasting::from);
    if let Some(own) = check.ends("enquiry", it.enquiry, found, it.on, ENQUIRY) {
        let others = check.journey.protection.enquiries.iter().map(Lasting::from);
        check.ends_before_next(own, others, it.on, ENQUIRY, "CIN census rule 8890");
    }
}

/// A conference that decides on a plan starts it, and a child in need plan gives way to it. A review that
/// changes the category or ends the plan does so by its decision.
fn conference_held(it: &ConferenceHeld, check: &mut Check<'_>) -> Vec<Fact> {
    check.text("child_view", &it.child_view, "Enter how the child's view was heard");
    check.text("note", &it.note, "Enter the decision and the reasons");
    check.some_of("agencies", &it.agencies, "Choose the agencies that took part");
    check.no_repeats("agencies", &it.agencies, WORKING_TOGETHER);
    check.under_eighteen(it.on, "a child protection conference");
    let same = check.journey.protection.conferences.iter().find(|one| one.on == it.on && one.kind == it.kind);
    if same.is_some_and(|same| !check.replaces(same.seq)) {
        let allowed = "Correct the conference that is recorded for this day, or check the date";
        check.refuse("on", words::day(it.on), allowed, THE_RECORD);
    }
    match it.kind {
        ConferenceKind::Initial | ConferenceKind::TransferIn => first_conference(it, check),
        ConferenceKind::Review => review_conference(it, check),
    }
}

fn first_conference(it: &ConferenceHeld, check: &mut Check<'_>) -> Vec<Fact> {
    if matches!(it.on.weekday(), Weekday::Saturday | Weekday::Sunday) {
        let given = words::long(it.on);
        check.refuse("on", given, "Enter a date from Monday to Friday", "CIN census rule 8875");
    }
    if it.plan.is_some() {
        let allowed = "Leave the plan out, or choose a review conference: only a review has a plan before it";
        check.refuse("plan", "a plan", allowed, WORKING_TOGETHER);
    }
    match it.enquiry {
        Some(named) => conference_on_enquiry(it, named, check),
        None if it.kind == ConferenceKind::Initial => {
            let allowed = "Choose the section 47 enquiry that led to the conference";
            let hint = "A plan that came with the child from another authority begins with a transfer-in conference.";
            check.refuse_hint("enquiry", "", allowed, WORKING_TOGETHER, hint);
        }
        None => {}
    }
    let open = check.journey.protection.plans.iter().find(|plan| plan.open_on(it.on));
    if let Some(open) = open.filter(|open| !check.replaces(open.started.conference)) {
        let allowed = format!(
            "Choose a review conference: the child has had a child protection plan since {}",
            words::day(open.started.on)
        );
        check.refuse("kind", it.kind, allowed, "CIN census rules 8935 and 8940");
    }
    match it.decision {
        ConferenceDecision::Plan(category) => {
            check.in_force("decision", category, it.on);
            let conference = check.number(0);
            let mut following = vec![Fact::from(ProtectionPlanStarted { on: it.on, conference, category })];
            if let Some(plan) = check.journey.need.plan_on(it.on) {
                let reason = NeedPlanEnd::SteppedUp;
                following.push(Fact::from(NeedPlanEnded { on: it.on, plan: plan.seq(), reason }));
            }
            following
        }
        ConferenceDecision::NoPlan => Vec::new(),
        other => {
            let allowed = "Choose a plan with its category, or no plan";
            check.refuse("decision", in_words(other), allowed, WORKING_TOGETHER);
            Vec::new()
        }
    }
}

fn conference_on_enquiry(it: &ConferenceHeld, named: Seq, check: &mut Check<'_>) {
    let found = enquiry(named, check.journey);
    let Some(enquiry) = check.named("enquiry", named, found, ENQUIRY) else { return };
    check.not_before(
        "on",
        it.on,
        enquiry.from(),
        "when the section 47 enquiry began",
        "CIN census rule 8615",
    );
    let earlier = check.journey.protection.conferences.iter().find(|one| one.enquiry == Some(named));
    if let Some(earlier) = earlier.filter(|earlier| !check.replaces(earlier.seq)) {
        let given = format!("the enquiry of {}", words::day(enquiry.from()));
        let allowed =
            format!("Choose another enquiry: this one led to the conference of {}", words::day(earlier.on));
        check.refuse("enquiry", given, allowed, "CIN census: DateOfInitialCPC");
    }
}

fn review_conference(it: &ConferenceHeld, check: &mut Check<'_>) -> Vec<Fact> {
    if it.enquiry.is_some() {
        let allowed = "Leave the enquiry out: a review conference reviews a plan";
        check.refuse("enquiry", "an enquiry", allowed, WORKING_TOGETHER);
    }
    let Some(named) = it.plan else {
        let allowed = "Choose the child protection plan that was reviewed";
        check.refuse("plan", "", allowed, WORKING_TOGETHER);
        return Vec::new();
    };
    let found = plan(named, check.journey);
    let Some(plan) = check.named("plan", named, found, PLAN) else { return Vec::new() };
    if it.on <= plan.started.on {
        let allowed = format!("Enter a date after {}, when the plan started", words::day(plan.started.on));
        check.refuse("on", words::day(it.on), allowed, "CIN census rule 8841");
    }
    let own_end = |ended: &&Told<ProtectionPlanEnded>| {
        check.replaces(ended.seq) || ended.conference.is_some_and(|one| check.replaces(one))
    };
    let ended = plan.ended.as_ref().filter(|ended| !own_end(ended));
    if let Some(ended) = ended.filter(|ended| it.on >= ended.on) {
        let allowed = format!("Enter a date before {}, when the plan ended", words::day(ended.on));
        check.refuse("on", words::day(it.on), allowed, WORKING_TOGETHER);
    }
    let conference = check.number(0);
    match it.decision {
        ConferenceDecision::Continue => Vec::new(),
        ConferenceDecision::ContinueAs(category) => {
            check.in_force("decision", category, it.on);
            if category_on(plan, it.on, check) == category {
                let allowed = "Choose that the plan goes on, or another category: this is the one it has";
                check.refuse("decision", category, allowed, "CIN census: LatestCategoryOfAbuse");
            }
            let next = plan.changes.iter().find(|change| change.on > it.on);
            if let Some(next) = next.filter(|next| next.category == category) {
                let allowed = format!(
                    "Correct the date of the same change that is recorded on {}",
                    words::day(next.on)
                );
                check.refuse("decision", category, allowed, "CIN census: LatestCategoryOfAbuse");
            }
            vec![Fact::from(ProtectionCategoryChanged { on: it.on, plan: named, conference, category })]
        }
        ConferenceDecision::End => {
            if plan.ended.is_none() {
                check.ends_after_all_of(named, it.on);
            }
            let reason = ProtectionPlanEnd::NoLongerAtRisk;
            let conference = Some(conference);
            vec![Fact::from(ProtectionPlanEnded { on: it.on, plan: named, conference, reason })]
        }
        ConferenceDecision::Plan(_) | ConferenceDecision::NoPlan => {
            let allowed = "Choose that the plan goes on, goes on under another category, or ends";
            check.refuse("decision", in_words(it.decision), allowed, WORKING_TOGETHER);
            Vec::new()
        }
    }
}

/// The category that a plan had until a day, what the command puts right left out.
fn category_on(plan: &ProtectionPlan, on: Date, check: &Check<'_>) -> AbuseCategory {
    let own =
        |one: &Told<ProtectionCategoryChanged>| check.replaces(one.seq) || check.replaces(one.conference);
    plan.changes
        .iter()
        .rev()
        .find(|change| change.on <= on && !own(change))
        .map_or(plan.started.category, |change| change.category)
}

fn in_words(decision: ConferenceDecision) -> String {
    match decision {
        ConferenceDecision::Plan(category) => format!("a plan under {category}"),
        ConferenceDecision::NoPlan => "no plan".to_owned(),
        ConferenceDecision::Continue => "the plan goes on".to_owned(),
        ConferenceDecision::ContinueAs(category) => format!("the plan goes on under {category}"),
        ConferenceDecision::End => "the plan ends".to_owned(),
    }
}

/// A plan starts with the conference that decides on it, on the same day and under the same category.
fn plan_started(it: &ProtectionPlanStarted, check: &mut Check<'_>) {
    let found = conference(it.conference, check.journey);
    if let Some(decided) = check.named("conference", it.conference, found, "conference") {
        match decided.decision {
            ConferenceDecision::Plan(category) if category == it.category => {}
            ConferenceDecision::Plan(category) => {
                let allowed = format!("Choose {category}, as the conference decided");
                check.refuse("category", it.category, allowed, "CIN census: InitialCategoryOfAbuse");
            }
            other => {
                let allowed = "Choose an initial or transfer-in conference that decided on a plan";
                check.refuse("conference", in_words(other), allowed, WORKING_TOGETHER);
            }
        }
        on_the_day_of(decided, it.on, "CIN census rule 2885", check);
    }
    let others = check.journey.protection.plans.iter().map(Lasting::from);
    check.begins(it.on, others, PLAN, "CIN census rules 8935 and 8940");
    check.in_force("category", it.category, it.on);
    check.under_eighteen(it.on, "a child protection plan");
}

/// The review conference by which a plan changed or ended: of this plan, on this day.
fn decided_by<'j>(
    check: &mut Check<'j>,
    named: Seq,
    reviewed: Seq,
    on: Date,
) -> Option<&'j Told<ConferenceHeld>> {
    let found = conference(named, check.journey);
    let decided = check.named("conference", named, found, "conference")?;
    if decided.plan != Some(reviewed) {
        let given = format!("the conference of {}", words::day(decided.on));
        check.refuse("conference", given, "Choose a review conference of this plan", WORKING_TOGETHER);
        return None;
    }
    on_the_day_of(decided, on, WORKING_TOGETHER, check);
    Some(decided)
}

/// What a conference decides holds from its day. Where a wrong day is put right, what was decided moves
/// first and the conference after it, since nothing may happen before the conference that decided it.
fn on_the_day_of(decided: &Told<ConferenceHeld>, on: Date, source: &'static str, check: &mut Check<'_>) {
    let moves_first = check.corrects.is_some() && on > decided.on;
    if on != decided.on && !moves_first {
        let allowed = format!("Enter {}, the day of the conference", words::day(decided.on));
        check.refuse("on", words::day(on), allowed, source);
    }
}

fn category_changed(it: &ProtectionCategoryChanged, check: &mut Check<'_>) {
    let found = plan(it.plan, check.journey);
    let lasting = found.map(Lasting::from);
    check.during("plan", it.plan, lasting, it.on, PLAN);
    check.in_force("category", it.category, it.on);
    let decided = decided_by(check, it.conference, it.plan, it.on).map(|decided| decided.decision);
    if let Some(decision) = decided.filter(|one| *one != ConferenceDecision::ContinueAs(it.category)) {
        let allowed = "Choose the category that the conference decided on";
        check.refuse("category", in_words(decision), allowed, "CIN census: LatestCategoryOfAbuse");
    }
    let Some(plan) = found else { return };
    if plan.changes.iter().any(|change| change.conference == it.conference && !check.replaces(change.seq)) {
        let allowed = "Correct the change that is recorded; a conference changes the category once";
        check.refuse("conference", "a second change", allowed, THE_RECORD);
    }
}

fn plan_ended(it: &ProtectionPlanEnded, check: &mut Check<'_>) {
    let found = plan(it.plan, check.journey).map(Lasting::from);
    if let Some(own) = check.ends("plan", it.plan, found, it.on, PLAN) {
        if it.on == own.from {
            let allowed = format!("Enter a date after {}, when the plan started", words::day(own.from));
            let hint = "If there was no plan, correct the decision of the conference.";
            check.refuse_hint("on", words::day(it.on), allowed, "CIN census rule 8840", hint);
        }
        check.ends_after_all_of(it.plan, it.on);
        let others = check.journey.protection.plans.iter().map(Lasting::from);
        check.ends_before_next(own, others, it.on, PLAN, "CIN census rule 8940");
    }
    match it.conference {
        Some(named) => {
            let decided = decided_by(check, named, it.plan, it.on).map(|decided| decided.decision);
            if let Some(decision) = decided.filter(|one| *one != ConferenceDecision::End) {
                let allowed = "Choose a review conference that decided to end the plan";
                check.refuse("conference", in_words(decision), allowed, WORKING_TOGETHER);
            }
        }
        None if it.reason == ProtectionPlanEnd::NoLongerAtRisk => {
            let allowed = "Choose the review conference that decided to end the plan";
            let hint = "A plan ends without a conference only when the child moved, turned 18, died or became \
                        looked after.";
            check.refuse_hint("conference", "", allowed, WORKING_TOGETHER, hint);
        }
        None => {}
    }
    match it.reason {
        ProtectionPlanEnd::Eighteen => {
            let allowed = "Choose another reason: the child had not turned 18";
            check.at_least("reason", it.on, 18, allowed, "Children Act 1989, s. 105(1)");
        }
        ProtectionPlanEnd::LookedAfter if check.journey.care.period_on(it.on).is_none() => {
            let allowed = "Record first when the child became looked after, or choose another reason";
            check.refuse("reason", it.reason, allowed, THE_RECORD);
        }
        ProtectionPlanEnd::Died => check.by_death("reason", it.on, "CIN census rule 8920"),
        _ => {}
    }
}

fn core_group_met(it: &CoreGroupMet, check: &mut Check<'_>) {
    check.text("note", &it.note, "Enter what was agreed");
    check.some_of("agencies", &it.agencies, "Choose the agencies that took part");
    check.no_repeats("agencies", &it.agencies, WORKING_TOGETHER);
    let found = plan(it.plan, check.journey);
    let lasting = found.map(Lasting::from);
    check.during("plan", it.plan, lasting, it.on, PLAN);
    if let Some(plan) = found {
        check.once_a_day(&plan.core_groups, it.on, "core group");
    }
}

/// A plan of another authority comes here with the child: not where there is one here already.
fn transfer_in_notified(it: &TransferInNotified, check: &mut Check<'_>) {
    check.text("from", &it.from, "Enter the authority that told us");
    check.under_eighteen(it.on, "a child protection plan");
    check.once_a_day(&check.journey.protection.transfers_in, it.on, "notification");
    let mut plans = check.journey.protection.plans.iter();
    if let Some(plan) = plans.find(|plan| plan.started.on < it.on && plan.open_on(it.on)) {
        let allowed = format!(
            "Check the date: the child has had a child protection plan here since {}",
            words::day(plan.started.on)
        );
        check.refuse("on", words::day(it.on), allowed, WORKING_TOGETHER);
    }
}
