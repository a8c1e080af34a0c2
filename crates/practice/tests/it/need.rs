//! Child in need plans and visits: what is refused.

use practice::Seq;
use practice::code_sets::*;
use practice::commands::visits_open_on;
use practice::facts::*;

use crate::given::*;

/// On a child in need plan since 10 May 2021: number 6.
fn planned() -> Given {
    referred_child().with(need_plan("2021-05-10"))
}

fn reviewed(on: &str) -> NeedPlanReviewed {
    NeedPlanReviewed {
        on: day(on),
        plan: Seq(6),
        progress: Progress::Better,
        note: "Amina eats at school.".to_owned(),
    }
}

/// A child looked after since 1 July 2021, whatever came before.
fn looked_after() -> Given {
    let mut given = child();
    given.record(Fact::from(CareStarted {
        on: day("2021-07-01"),
        status: LegalStatus::Section20,
        need: PrimaryNeed::AbuseOrNeglect,
        short_breaks: false,
        unaccompanied: false,
        reason: "Mother is in hospital.".to_owned(),
    }));
    given
}

/// A child on a protection plan since 1 July 2021.
fn protected() -> Given {
    let mut given = child();
    given.record(Fact::from(ProtectionPlanStarted {
        on: day("2021-07-01"),
        conference: Seq(1),
        category: AbuseCategory::Neglect,
    }));
    given
}

#[test]
fn a_child_has_one_plan_at_a_time() {
    check!(planned(), need_plan("2021-06-01"), @"on: End the child in need plan that began on 10 May 2021 first. You gave 1 June 2021. (CIN census rules 4004 and 4014)");
    check!(protected(), need_plan("2021-07-01"), @"on: End the child protection plan of 1 July 2021 first: a child has one plan at a time. You gave 1 July 2021. (CIN census rules 4001 and 4016)");
    check!(looked_after(), need_plan("2021-07-02"), @"on: Use the care plan: the child has been looked after since 1 July 2021. You gave 2 July 2021. (CIN census: CINPlanDates)");
    let ended = planned().with(need_plan_ended("2021-08-01", 6));
    check!(ended, need_plan("2021-07-31"), @"on: Enter a date that is 1 August 2021 or later, when the child in need plan of 10 May 2021 ended. You gave 31 July 2021. (CIN census rules 4004 and 4014)");
    check!(ended, need_plan("2021-08-01"), @"2021-08-01 Child in need plan started");
}

#[test]
fn a_plan_does_not_end_before_it_starts_or_before_its_last_review() {
    check!(planned(), need_plan_ended("2021-05-09", 6), @"on: Enter a date that is 10 May 2021 or later, when the child in need plan began. You gave 9 May 2021. (the record)");
    let reviewed = planned().with(reviewed("2021-06-10"));
    check!(reviewed, need_plan_ended("2021-06-09", 6), @"on: Enter a date that is 10 June 2021 or later, the day of this record: Child in need review. You gave 9 June 2021. (the record)");
    check!(
        reviewed.clone(),
        NeedPlanEnded { reason: NeedPlanEnd::Eighteen, ..need_plan_ended("2021-06-11", 6) },
        @"on: Enter a date that is 3 May 2030 or later, the 18th birthday. You gave 11 June 2021. (Children Act 1989, s. 105(1))"
    );
    check!(reviewed.with(need_plan_ended("2021-06-11", 6)), need_plan_ended("2021-06-12", 6), @"plan: Choose a child in need plan that is open: this one ended on 11 June 2021. You gave the child in need plan of 10 May 2021. (the record)");
}

#[test]
fn a_review_belongs_to_a_plan_that_is_open() {
    check!(planned(), reviewed("2021-05-09"), @"on: Enter a date that is 10 May 2021 or later, when the child in need plan began. You gave 9 May 2021. (the record)");
    check!(planned().with(need_plan_ended("2021-08-01", 6)), reviewed("2021-08-02"), @"on: Enter a date that is 1 August 2021 or earlier, when the child in need plan ended. You gave 2 August 2021. (the record)");
    check!(planned(), NeedPlanReviewed { plan: Seq(4), note: String::new(), ..reviewed("2021-06-01") }, @r"
    note: Enter what was agreed. (needed for the record to be understood later)
    plan: Choose a child in need plan that is in this record. You gave number 4. (the record)
    ");
}

#[test]
fn a_plan_is_for_somebody_under_18() {
    let grown = nobody().with(registered("2021-03-01", Birth::Exact(day("2003-05-01"))));
    check!(grown, NeedPlanStarted { aim: String::new(), ..need_plan("2021-06-01") }, @r"
    aim: Enter what the plan is for. (needed for the record to be understood later)
    on: Enter a date that is 30 April 2021 or earlier, before the 18th birthday: a child in need plan is for a child. You gave 1 June 2021. (Children Act 1989, s. 105(1))
    ");
}

#[test]
fn a_child_not_seen_was_not_seen_alone() {
    let missed = ChildVisited { seen: false, ..visit("2021-06-01", VisitKind::ChildInNeed) };
    check!(planned(), missed.clone(), @"alone: Choose seen as well, or not seen alone: who was not seen was not seen alone. You gave seen alone, but not seen. (the record)");
    check!(planned(), ChildVisited { alone: false, note: " ".to_owned(), ..missed }, @"note: Enter what you saw and think, or why the child was not seen. (needed for the record to be understood later)");
}

#[test]
fn a_visit_belongs_to_work_that_was_open_on_its_day() {
    let kinds = VisitKind::ALL.iter().map(|kind| {
        let answer = child().answer(visit("2021-06-01", *kind));
        format!("{}\n  {answer}", kind.label())
    });
    insta::assert_snapshot!(kinds.collect::<Vec<_>>().join("\n"), @r"
    Child in need visit
      kind: Choose the kind of visit that was due, or check the date: no child in need plan was open on that day. You gave Child in need visit. (the record)
    Child protection visit
      kind: Choose the kind of visit that was due, or check the date: no child protection plan or enquiry was open on that day. You gave Child protection visit. (the record)
    Visit to a child looked after
      kind: Choose the kind of visit that was due, or check the date: the child was not looked after on that day. You gave Visit to a child looked after. (the record)
    Visit to a care leaver
      kind: Choose the kind of visit that was due, or check the date: the young person had not been looked after on that day. You gave Visit to a care leaver. (the record)
    Visit by the disability service
      kind: Choose the kind of visit that was due, or check the date: the child was not open to the disability service on that day. You gave Visit by the disability service. (the record)
    Early help visit
      kind: Choose the kind of visit that was due, or check the date: the child was not open to early help on that day. You gave Early help visit. (the record)
    Private fostering visit
      kind: Choose the kind of visit that was due, or check the date: no private fostering arrangement was known on that day. You gave Private fostering visit. (the record)
    Visit for an assessment
      kind: Choose the kind of visit that was due, or check the date: no assessment or enquiry was under way on that day. You gave Visit for an assessment. (the record)
    ");
}

#[test]
fn a_visit_told_of_after_the_plan_ended_counts_by_its_day() {
    let ended = planned().with(need_plan_ended("2021-08-01", 6));
    check!(ended, visit("2021-08-01", VisitKind::ChildInNeed), @"2021-08-01 Visit");
    check!(ended, visit("2021-08-02", VisitKind::ChildInNeed), @"kind: Choose the kind of visit that was due, or check the date: no child in need plan was open on that day. You gave Child in need visit. (the record)");
    check!(ended, visit("2021-05-09", VisitKind::ChildInNeed), @"kind: Choose the kind of visit that was due, or check the date: no child in need plan was open on that day. You gave Child in need visit. (the record)");
}

#[test]
fn a_child_is_visited_at_a_placement_only_while_in_one() {
    let there = |on, kind| ChildVisited { place: VisitPlace::Placement, ..visit(on, kind) };
    check!(planned(), there("2021-06-01", VisitKind::ChildInNeed), @"place: Choose another place: the child was not in a placement on that day. You gave At the placement. (the record)");
    check!(looked_after(), there("2021-07-01", VisitKind::LookedAfter), @"2021-07-01 Visit");
    check!(protected(), visit("2021-07-02", VisitKind::ChildProtection), @"2021-07-02 Visit");
}

#[test]
fn a_visit_is_offered_for_what_was_open_on_the_day() {
    let journey = planned().journey;
    let open =
        |on| visits_open_on(&journey, day(on)).map(|kind| kind.to_string()).collect::<Vec<_>>().join(", ");
    insta::assert_snapshot!(open("2021-06-01"), @"Child in need visit");
    insta::assert_snapshot!(open("2021-05-09"), @"");
}

#[test]
fn why_a_child_was_not_seen_alone_is_not_asked_of_one_who_was() {
    let why_not = Some("She is eight weeks old.".to_owned());
    let alone = ChildVisited { why_not, ..visit("2021-06-01", VisitKind::ChildInNeed) };
    check!(planned(), alone.clone(), @"why_not: Leave this empty: the child was seen alone. You gave a reason why not. (the record)");
    check!(planned(), ChildVisited { alone: false, ..alone }, @"2021-06-01 Visit");
}
