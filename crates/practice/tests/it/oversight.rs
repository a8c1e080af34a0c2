//! Workers, supervision, steps, closure: what is refused, and what follows.

use practice::Seq;
use practice::code_sets::*;
use practice::facts::*;

use crate::given::*;

fn allocation_ended(on: &str, allocation: u32) -> AllocationEnded {
    AllocationEnded { on: day(on), allocation: Seq(allocation), reason: "Left the service".to_owned() }
}

fn closed(on: &str, reason: ClosureReason) -> CaseClosed {
    CaseClosed { on: day(on), reason }
}

/// A referred child with an allocated worker since 6 April 2021: number 6.
fn allocated_child() -> Given {
    referred_child().with(allocated("2021-04-06", 1, ServiceKind::Assessment))
}

#[test]
fn one_worker_holds_the_case_for_a_service() {
    check!(allocated_child(), allocated("2021-05-01", 2, ServiceKind::Assessment), @"on: End the allocation of the worker who held the case for this service that began on 6 April 2021 first. You gave 1 May 2021. (the record)");
    check!(allocated_child(), allocated("2021-05-01", 1, ServiceKind::Assessment), @"worker: Choose another worker: this one has worked with the child since 6 April 2021. You gave Allocated worker. (the record)");
    check!(allocated_child(), allocated("2021-05-01", 2, ServiceKind::EarlyHelp), @"2021-05-01 Allocated");
    let second = WorkerAllocated {
        role: AllocationRole::SecondWorker,
        ..allocated("2021-05-01", 2, ServiceKind::Assessment)
    };
    check!(allocated_child(), second, @"2021-05-01 Allocated");
    let changed = allocated_child().with(allocation_ended("2021-05-01", 6));
    check!(changed, allocated("2021-05-01", 2, ServiceKind::Assessment), @"2021-05-01 Allocated");
    check!(changed, allocated("2021-04-30", 2, ServiceKind::Assessment), @"on: Enter a date that is 1 May 2021 or later, when the allocation of the worker who held the case for this service of 6 April 2021 ended. You gave 30 April 2021. (the record)");
}

#[test]
fn an_allocation_ends_once_after_it_began() {
    check!(allocated_child(), allocation_ended("2021-04-05", 6), @"on: Enter a date that is 6 April 2021 or later, when the allocation began. You gave 5 April 2021. (the record)");
    check!(
        allocated_child().with(allocation_ended("2021-05-01", 6)),
        AllocationEnded { reason: String::new(), ..allocation_ended("2021-05-02", 6) },
        @r"
    reason: Enter why the worker no longer works with the child. (needed for the record to be understood later)
    allocation: Choose an allocation that is open: this one ended on 1 May 2021. You gave the allocation of 6 April 2021. (the record)
    "
    );
}

#[test]
fn supervision_is_of_work_that_somebody_does() {
    let supervised = |on| Supervised {
        on: day(on),
        service: ServiceKind::Assessment,
        note: "See Amina alone at school.".to_owned(),
    };
    check!(allocated_child(), supervised("2021-04-05"), @"on: Allocate a worker first, or check the date: nobody worked with the child on that day. You gave 5 April 2021. (the record)");
    check!(allocated_child(), supervised("2021-04-06"), @"2021-04-06 Supervision");
}

#[test]
fn a_step_up_is_to_greater_need_and_a_step_down_to_lesser() {
    let up = |from, to| SteppedUp { on: day("2021-05-01"), from, to, reason: "More is needed.".to_owned() };
    let down =
        |from, to| SteppedDown { on: day("2021-05-01"), from, to, reason: "Less is needed.".to_owned() };
    use ServiceKind::*;
    check!(child(), up(EarlyHelp, ChildInNeed), @"2021-05-01 Stepped up");
    check!(child(), up(ChildProtection, ChildInNeed), @"to: Choose a service for greater need than Child protection, or record a step down. You gave Child in need. (Working Together to Safeguard Children: local threshold document)");
    check!(child(), up(ChildInNeed, ChildInNeed), @"to: Choose the service to which the child moved. You gave Child in need. (the record)");
    check!(child(), down(ChildInNeed, EarlyHelp), @"2021-05-01 Stepped down");
    check!(child(), down(EarlyHelp, LookedAfter), @"to: Choose a service for lesser need than Early help, or record a step up. You gave Children looked after. (Working Together to Safeguard Children: local threshold document)");
    check!(child(), up(Disability, ChildInNeed), @"2021-05-01 Stepped up");
}

#[test]
fn closing_social_care_ends_the_work_of_its_workers_but_not_of_early_help() {
    let both = allocated_child().with(allocated("2021-05-01", 2, ServiceKind::EarlyHelp));
    check!(both, closed("2021-06-01", ClosureReason::OtherReason), @r"
    2021-06-01 Social care closed
    2021-06-01 Allocation ended
    ");
}

#[test]
fn social_care_closes_once_nothing_is_open() {
    let other = |on| closed(on, ClosureReason::OtherReason);
    check!(child(), other("2021-06-01"), @"on: Check the date: social care was not open for this child on that day. You gave 1 June 2021. (the record)");
    check!(child().with(referral("2021-04-01")), other("2021-04-02"), @"on: Decide the referral of 1 April 2021 first. You gave 2 April 2021. (the record)");
    let assessing = allocated_child().with(assessment_started("2021-04-06", 4));
    check!(assessing, other("2021-05-01"), @"on: End the assessment that began on 6 April 2021 first. You gave 1 May 2021. (CIN census rules 8565 and 8867)");
    let assessed = assessing.with(authorised("2021-05-10", 7));
    check!(assessed, other("2021-05-01"), @"on: End the assessment that began on 6 April 2021 first. You gave 1 May 2021. (CIN census rules 8565 and 8867)");
    check!(assessed, closed("2021-05-10", ClosureReason::AssessmentNoAction), @r"
    2021-05-10 Social care closed
    2021-05-10 Allocation ended
    ");
    let planned = assessed.with(need_plan("2021-05-11"));
    check!(planned, other("2021-05-12"), @"on: End the child in need plan that began on 11 May 2021 first. You gave 12 May 2021. (CIN census rules 8565 and 8867)");
    let ended = planned.with(need_plan_ended("2021-06-11", 9));
    check!(ended, closed("2021-06-11", ClosureReason::AssessmentNoAction), @"reason: Choose another reason: there was a plan or an enquiry from 11 May 2021, not the assessment alone. You gave Closed after assessment, no further action. (CIN census rule 2990)");
    check!(ended, closed("2021-06-11", ClosureReason::Died), @"reason: Record the death first, or choose another reason. You gave Died. (CIN census rule 8585)");
    let closed = ended.with(other("2021-06-11"));
    check!(closed, other("2021-06-11"), @"on: Check the date: social care was not open for this child on that day. You gave 11 June 2021. (the record)");
    check!(closed, other("2021-06-20"), @"on: Check the date: social care was not open for this child on that day. You gave 20 June 2021. (the record)");
}

#[test]
fn what_is_reported_is_reported_once_and_not_before_it_was_known() {
    let incident = SeriousIncidentKnown { on: day("2021-05-04"), says: "A serious injury.".to_owned() };
    let notified = |on| SeriousIncidentNotified { on: day(on), incident: Seq(2) };
    let known = child().with(incident);
    check!(known, notified("2021-05-03"), @"on: Enter a date that is 4 May 2021 or later, the day of the serious incident. You gave 3 May 2021. (the record)");
    check!(known.with(notified("2021-05-05")), notified("2021-05-06"), @"incident: Nothing more to record: this was done on 5 May 2021. You gave the serious incident of 4 May 2021. (the record)");
}

#[test]
fn a_panel_reviews_an_investigated_complaint() {
    let complaint = |on, stage| ComplaintReceived { on: day(on), stage, about: "Late minutes.".to_owned() };
    check!(child(), complaint("2021-05-01", ComplaintStage::Three), @"stage: Record the answer at stage 2 first: a panel reviews an investigation. You gave Stage 3: review panel. (SI 2006/1738, reg. 18)");
    let investigated = child().with(complaint("2021-05-01", ComplaintStage::Two)).with(ComplaintAnswered {
        on: day("2021-06-01"),
        complaint: Seq(2),
        upheld: false,
    });
    check!(investigated, complaint("2021-06-10", ComplaintStage::Three), @"2021-06-10 Complaint");
}

#[test]
fn an_allegation_is_resolved_once_after_it_was_referred() {
    let known =
        AllegationKnown { on: day("2021-05-04"), says: "A coach is said to have hit a child.".to_owned() };
    let referred = AllegationReferred { on: day("2021-05-05"), allegation: Seq(2) };
    let resolved = |on: &str| AllegationResolved {
        on: day(on),
        allegation: Seq(2),
        outcome: AllegationOutcome::Unfounded,
    };
    check!(child(), resolved("2021-06-01"), @"allegation: Choose an allegation that is in this record. You gave number 2. (the record)");
    check!(child().with(known.clone()), resolved("2021-06-01"), @"allegation: Record first that the allegation was referred to the designated officer. You gave not referred. (Keeping children safe in education, part 4)");
    let given = child().with(known).with(referred);
    check!(given, resolved("2021-05-04"), @"on: Enter a date that is 5 May 2021 or later, when the allegation was referred. You gave 4 May 2021. (Keeping children safe in education, part 4)");
    check!(given, resolved("2021-06-01"), @"2021-06-01 Allegation resolved");
    check!(given.with(resolved("2021-06-01")), resolved("2021-06-02"), @"allegation: Nothing more to record: this was done on 1 June 2021. You gave the allegation of 4 May 2021. (the record)");
}
