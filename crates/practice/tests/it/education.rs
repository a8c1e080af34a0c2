//! Personal education plans; education, health and care plans: what is refused.

use practice::Seq;
use practice::code_sets::*;
use practice::facts::*;

use crate::care;
use crate::given::*;

fn requested(on: &str) -> EhcRequested {
    EhcRequested { on: day(on), by: EhcRequester::Parent, need: SpecialNeed::Autism }
}

fn decided(on: &str, assess: bool) -> EhcRequestDecided {
    EhcRequestDecided {
        on: day(on),
        request: Seq(2),
        assess,
        reason: "Needs beyond the school's own.".to_owned(),
    }
}

fn draft(on: &str) -> EhcDraftIssued {
    EhcDraftIssued { on: day(on), request: Seq(2) }
}

fn issued(on: &str) -> EhcPlanIssued {
    EhcPlanIssued {
        on: day(on),
        request: Seq(2),
        need: SpecialNeed::Autism,
        setting: "Oakfield Primary".to_owned(),
    }
}

fn refused(on: &str) -> EhcIssueRefused {
    EhcIssueRefused { on: day(on), request: Seq(2), reason: "The school can meet the need.".to_owned() }
}

fn appealed(on: &str, ground: EhcAppealGround) -> EhcAppealed {
    EhcAppealed { on: day(on), ground }
}

fn appeal_ended(on: &str, appeal: u32, outcome: EhcAppealOutcome) -> EhcAppealEnded {
    EhcAppealEnded { on: day(on), appeal: Seq(appeal), outcome }
}

/// Asked for on 1 April 2021 (number 2), to be assessed (number 3).
fn assessing() -> Given {
    child().with(requested("2021-04-01")).with(decided("2021-05-10", true))
}

/// With a plan since 12 August 2021 (number 5), after a draft (number 4).
fn planned() -> Given {
    assessing().with(draft("2021-07-20")).with(issued("2021-08-12"))
}

#[test]
fn there_is_one_request_at_a_time_and_none_beside_a_plan() {
    check!(child(), requested("2021-04-01"), @"2021-04-01 Education, health and care assessment requested");
    check!(assessing(), requested("2021-06-01"), @"on: Go on with the request of 1 April 2021: it has not been decided to its end. You gave 1 June 2021. (Children and Families Act 2014, s. 36)");
    check!(planned(), requested("2021-09-01"), @"on: Review the plan of 12 August 2021 instead: it is in force. You gave 1 September 2021. (Children and Families Act 2014, s. 36)");
    let not_assessed = child().with(requested("2021-04-01")).with(decided("2021-05-10", false));
    check!(not_assessed, requested("2021-09-01"), @"2021-09-01 Education, health and care assessment requested");
    check!(child(), EhcRequested { by: EhcRequester::YoungPerson, ..requested("2021-04-01") }, @"by: Choose the parent or the school: a young person asks for themself after the last compulsory school year. You gave aged 8 on 1 April 2021. They are 15 from 3 May 2027. (Children and Families Act 2014, s. 83(2))");
    let grown = nobody().with(registered("2021-03-01", Birth::Exact(day("1996-03-01"))));
    check!(grown, requested("2021-04-01"), @"on: Enter a date before the 25th birthday, when the right to an assessment ends. You gave aged 25 on 1 April 2021. They turned 25 on 1 March 2021. (Children and Families Act 2014, s. 36)");
}

#[test]
fn a_request_is_decided_once_unless_an_appeal_reopens_it() {
    let asked = child().with(requested("2021-04-01"));
    check!(asked, decided("2021-03-31", true), @"on: Enter a date that is 1 April 2021 or later, when the request was received. You gave 31 March 2021. (SI 2014/1530)");
    let refused = asked.with(decided("2021-05-10", false));
    check!(refused, decided("2021-05-20", true), @"request: Correct the decision of 10 May 2021 if it was wrong; there is one. You gave a second decision. (the record)");
    let appealed = refused.clone().with(appealed("2021-06-01", EhcAppealGround::RefusalToAssess));
    let lost = appealed.clone().with(appeal_ended("2021-09-01", 4, EhcAppealOutcome::Dismissed));
    check!(lost, decided("2021-09-10", true), @"request: Correct the decision of 10 May 2021 if it was wrong; there is one. You gave a second decision. (the record)");
    let won = appealed.with(appeal_ended("2021-09-01", 4, EhcAppealOutcome::Upheld));
    check!(won, decided("2021-09-10", true), @"2021-09-10 Decision whether to assess");
    check!(won, requested("2021-09-10"), @"on: Go on with the request of 1 April 2021: it has not been decided to its end. You gave 10 September 2021. (Children and Families Act 2014, s. 36)");
    let advice =
        |on: &str| EhcAdviceRequested { on: day(on), request: Seq(2), from: "Psychologist".to_owned() };
    check!(refused, advice("2021-05-11"), @"request: Choose a request that it was decided to assess. You gave the request of 1 April 2021. (Children and Families Act 2014, s. 36)");
}

#[test]
fn advice_is_asked_for_once_it_is_decided_to_assess() {
    let advice =
        |on: &str| EhcAdviceRequested { on: day(on), request: Seq(2), from: "Psychologist".to_owned() };
    check!(child().with(requested("2021-04-01")), advice("2021-04-02"), @"request: Record first the decision to assess. You gave the request of 1 April 2021. (SI 2014/1530)");
    check!(assessing(), advice("2021-05-09"), @"on: Enter a date that is 10 May 2021 or later, when it was decided to assess. You gave 9 May 2021. (SI 2014/1530)");
    let asked = assessing().with(advice("2021-05-10"));
    let received = |on: &str| EhcAdviceReceived { on: day(on), advice: Seq(4) };
    check!(asked, received("2021-05-09"), @"on: Enter a date that is 10 May 2021 or later, when the request for advice began. You gave 9 May 2021. (the record)");
    check!(asked.with(received("2021-06-10")), received("2021-06-11"), @"advice: Choose a request for advice that is open: this one ended on 10 June 2021. You gave the request for advice of 10 May 2021. (the record)");
}

#[test]
fn a_plan_follows_a_draft_and_is_issued_once() {
    check!(assessing(), draft("2021-05-09"), @"on: Enter a date that is 10 May 2021 or later, when it was decided to assess. You gave 9 May 2021. (SI 2014/1530)");
    check!(assessing(), issued("2021-08-12"), @"request: Record the draft plan first. You gave the request of 1 April 2021. (SI 2014/1530, reg. 13)");
    let drafted = assessing().with(draft("2021-07-20"));
    check!(drafted, issued("2021-07-19"), @"on: Enter a date that is 20 July 2021 or later, when the draft was sent to the family. You gave 19 July 2021. (SI 2014/1530, reg. 13)");
    check!(drafted, issued("2021-08-12"), @"2021-08-12 Final plan");
    check!(planned(), issued("2021-09-12"), @r"
    on: End the education, health and care plan that began on 12 August 2021 first. You gave 12 September 2021. (Children and Families Act 2014, s. 37)
    on: Enter a date that is 12 August 2021 or earlier, when the final plan was issued. You gave 12 September 2021. (SI 2014/1530)
    request: Correct the final plan of 12 August 2021 if it was wrong; there is one. You gave a second final plan. (the record)
    ");
    check!(planned(), draft("2021-08-13"), @"on: Enter a date that is 12 August 2021 or earlier, when the final plan was issued. You gave 13 August 2021. (SI 2014/1530)");
    check!(planned(), refused("2021-08-13"), @r"
    on: Enter a date that is 12 August 2021 or earlier, when the final plan was issued. You gave 13 August 2021. (SI 2014/1530)
    request: Cease the plan instead: it was issued on 12 August 2021. You gave a request that led to a plan. (SI 2014/1530, reg. 10)
    ");
    let exception =
        EhcExceptionApplied { on: day("2021-08-13"), request: Seq(2), exception: EhcException::Absent };
    check!(planned(), exception, @"on: Enter a date that is 12 August 2021 or earlier, when the final plan was issued. You gave 13 August 2021. (SI 2014/1530, reg. 10(4))");
}

#[test]
fn a_refusal_to_issue_stands_unless_an_appeal_is_won() {
    let no_plan = assessing().with(refused("2021-07-01"));
    check!(no_plan, draft("2021-07-20"), @"request: Record a new request: it was decided on 1 July 2021 to issue no plan. You gave a request that was refused. (SI 2014/1530, reg. 10)");
    check!(no_plan, refused("2021-07-20"), @"request: Correct the refusal of 1 July 2021 if it was wrong; there is one. You gave a second refusal. (the record)");
    let appealed = no_plan.with(appealed("2021-08-01", EhcAppealGround::RefusalToIssue));
    let won = appealed.with(appeal_ended("2021-10-01", 5, EhcAppealOutcome::Conceded));
    check!(won, draft("2021-10-10"), @"2021-10-10 Draft plan");
}

#[test]
fn a_review_leads_from_meeting_to_decision_to_amended_plan() {
    let held = |on: &str| EhcReviewHeld { on: day(on), plan: Seq(5) };
    let reported = |on: &str| EhcReviewReported { on: day(on), review: Seq(6) };
    let settled = |on: &str, outcome| EhcReviewDecided { on: day(on), review: Seq(6), outcome };
    let proposed = |on: &str| EhcAmendmentProposed { on: day(on), review: Seq(6) };
    let amended = |on: &str, amendment| EhcPlanAmended { on: day(on), plan: Seq(5), amendment };
    check!(planned(), held("2021-08-11"), @"on: Enter a date that is 12 August 2021 or later, when the education, health and care plan began. You gave 11 August 2021. (the record)");
    let reviewed = planned().with(held("2021-09-20"));
    check!(reviewed, held("2021-09-20"), @"on: Correct the meeting that is recorded for this day, or check the date. You gave 20 September 2021. (the record)");
    check!(reviewed, reported("2021-09-19"), @"on: Enter a date that is 20 September 2021 or later, when the review meeting was held. You gave 19 September 2021. (SI 2014/1530, reg. 20)");
    check!(reviewed, proposed("2021-10-01"), @"review: Record first the decision to amend the plan. You gave the review of 20 September 2021. (SI 2014/1530, reg. 22)");
    let kept = reviewed.clone().with(settled("2021-10-01", EhcReviewOutcome::Keep));
    check!(kept, proposed("2021-10-01"), @"review: Choose a review that decided to amend the plan. You gave the review of 20 September 2021. (SI 2014/1530, reg. 22)");
    check!(kept, settled("2021-10-02", EhcReviewOutcome::Amend), @"review: Correct the decision of 1 October 2021 if it was wrong; there is one. You gave a second decision. (the record)");
    let amending = reviewed.with(settled("2021-10-01", EhcReviewOutcome::Amend)).with(proposed("2021-10-01"));
    check!(amending, proposed("2021-10-02"), @"review: Correct the amendment notice of 1 October 2021 if it was wrong; there is one. You gave a second amendment notice. (the record)");
    check!(amending, amended("2021-09-30", Some(Seq(8))), @"on: Enter a date that is 1 October 2021 or later, when the amendments were proposed. You gave 30 September 2021. (SI 2014/1530, reg. 22)");
    check!(amending, amended("2021-11-01", Some(Seq(7))), @"amendment: Choose a notice of this plan that is in this record. You gave number 7. (the record)");
    let done = amending.with(amended("2021-11-01", Some(Seq(8))));
    check!(done, amended("2021-11-02", Some(Seq(8))), @"amendment: Choose another notice: this one led to the amended plan of 1 November 2021. You gave the notice of 1 October 2021. (SI 2014/1530, reg. 22)");
    check!(done, amended("2021-11-02", None), @"2021-11-02 Amended plan");
}

#[test]
fn an_appeal_is_about_a_decision_that_was_made() {
    let answers = EhcAppealGround::ALL.iter().map(|ground| {
        format!(
            "{ground}\n  {}\n  {}",
            child().answer(appealed("2021-09-01", *ground)),
            planned().answer(appealed("2021-09-01", *ground))
        )
    });
    insta::assert_snapshot!(answers.collect::<Vec<_>>().join("\n"), @r"
    Refusal to assess
      ground: Record first the decision not to assess. You gave Refusal to assess. (Children and Families Act 2014, s. 51)
      ground: Record first the decision not to assess. You gave Refusal to assess. (Children and Families Act 2014, s. 51)
    Refusal to issue a plan
      ground: Record first the refusal to issue a plan. You gave Refusal to issue a plan. (Children and Families Act 2014, s. 51)
      ground: Record first the refusal to issue a plan. You gave Refusal to issue a plan. (Children and Families Act 2014, s. 51)
    Contents of the plan
      ground: Record first the plan that was issued. You gave Contents of the plan. (Children and Families Act 2014, s. 51)
      2021-09-01 Appeal
    Decision to cease the plan
      ground: Record first the decision to cease the plan. You gave Decision to cease the plan. (Children and Families Act 2014, s. 51)
      ground: Record first the decision to cease the plan. You gave Decision to cease the plan. (Children and Families Act 2014, s. 51)
    ");
    let appeal = planned().with(appealed("2021-09-01", EhcAppealGround::Contents));
    check!(appeal, appealed("2021-09-02", EhcAppealGround::Contents), @"on: End the appeal that began on 1 September 2021 first. You gave 2 September 2021. (Children and Families Act 2014, s. 51)");
    check!(appeal, appeal_ended("2021-08-31", 6, EhcAppealOutcome::Withdrawn), @"on: Enter a date that is 1 September 2021 or later, when the appeal began. You gave 31 August 2021. (the record)");
}

#[test]
fn a_plan_ceases_once_and_after_all_that_was_done_under_it() {
    let ceased = |on: &str| EhcPlanCeased { on: day(on), plan: Seq(5), reason: "Started work.".to_owned() };
    check!(planned(), ceased("2021-08-11"), @"on: Enter a date that is 12 August 2021 or later, when the education, health and care plan began. You gave 11 August 2021. (the record)");
    let reviewed = planned().with(EhcReviewHeld { on: day("2021-09-20"), plan: Seq(5) });
    check!(reviewed, ceased("2021-09-19"), @"on: Enter a date that is 20 September 2021 or later, the day of this record: Annual review meeting. You gave 19 September 2021. (the record)");
    let over = reviewed.with(ceased("2021-10-01"));
    check!(over, ceased("2021-10-02"), @"plan: Choose an education, health and care plan that is open: this one ended on 1 October 2021. You gave the education, health and care plan of 12 August 2021. (the record)");
    check!(over, EhcReviewHeld { on: day("2021-10-02"), plan: Seq(5) }, @"on: Enter a date that is 1 October 2021 or earlier, when the education, health and care plan ended. You gave 2 October 2021. (the record)");
    check!(over, requested("2021-10-02"), @"2021-10-02 Education, health and care assessment requested");
}

#[test]
fn a_personal_education_plan_is_that_of_a_child_looked_after() {
    let made = |on: &str| EducationPlanMade { on: day(on), period: Seq(2), term: SchoolTerm::Summer };
    check!(care::looked_after(), made("2021-05-03"), @"on: Enter a date that is 4 May 2021 or later, when the looked-after period began. You gave 3 May 2021. (the record)");
    check!(care::looked_after(), made("2021-05-18"), @"2021-05-18 Personal education plan");
    check!(care::looked_after().with(made("2021-05-18")), made("2021-05-18"), @"on: Correct the personal education plan that is recorded for this day, or check the date. You gave 18 May 2021. (the record)");
}

#[test]
fn the_familys_views_follow_a_draft() {
    let views = |on: &str| EhcViewsReceived { on: day(on), request: Seq(2) };
    check!(assessing(), views("2021-07-25"), @"request: Record the draft plan first. You gave the request of 1 April 2021. (SI 2014/1530, reg. 13(1))");
    let drafted = assessing().with(draft("2021-07-20"));
    check!(drafted, views("2021-07-19"), @"on: Enter a date that is 20 July 2021 or later, when the draft was sent to the family. You gave 19 July 2021. (SI 2014/1530, reg. 13(1))");
    check!(drafted, views("2021-07-25"), @"2021-07-25 Family's views on the draft plan");
    check!(drafted.with(views("2021-07-25")), views("2021-07-25"), @"on: Correct the answer of the family that is recorded for this day, or check the date. You gave 25 July 2021. (the record)");
}

#[test]
fn a_move_to_another_phase_is_of_a_plan_in_force_and_lies_ahead() {
    let moves = |on: &str, moves_on: &str| EhcMoveExpected {
        on: day(on),
        plan: Seq(5),
        to: PhaseMove::Other,
        moves_on: day(moves_on),
    };
    check!(planned(), moves("2021-09-14", "2022-09-01"), @"2021-09-14 Move to another phase of education expected");
    check!(planned(), moves("2021-08-11", "2022-09-01"), @"on: Enter a date that is 12 August 2021 or later, when the education, health and care plan began. You gave 11 August 2021. (the record)");
    check!(planned(), moves("2021-09-14", "2021-09-13"), @"moves_on: Enter a date that is 14 September 2021 or later, when it became known that the child will move. You gave 13 September 2021. (SI 2014/1530, reg. 18)");
    check!(planned().with(moves("2021-09-14", "2022-09-01")), moves("2021-10-01", "2022-09-01"), @"moves_on: Correct the move to this day that was recorded on 14 September 2021. You gave 1 September 2022. (the record)");
}

#[test]
fn a_personal_education_plan_is_begun_while_the_child_is_looked_after() {
    let begun = |on: &str| EducationPlanBegun { on: day(on), period: Seq(2) };
    check!(care::looked_after(), begun("2021-05-10"), @"2021-05-10 Personal education plan begun");
    check!(care::looked_after(), begun("2021-05-03"), @"on: Enter a date that is 4 May 2021 or later, when the looked-after period began. You gave 3 May 2021. (the record)");
    check!(care::looked_after().with(begun("2021-05-10")), begun("2021-05-10"), @"on: Correct the beginning of a personal education plan that is recorded for this day, or check the date. You gave 10 May 2021. (the record)");
}

#[test]
fn the_coronavirus_is_an_exception_of_its_year_only() {
    let exception =
        |on: &str| EhcExceptionApplied { on: day(on), request: Seq(2), exception: EhcException::Coronavirus };
    check!(assessing(), exception("2021-06-01"), @"exception: Choose another code: this one was used until 31 March 2021. You gave Coronavirus (coronavirus). (SI 2014/1530, regs 5(4), 8(2) and 10(4), and SI 2020/471)");
}
