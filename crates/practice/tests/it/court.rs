//! Courts and emergency powers: what is refused, and what is recorded though it was out of time.

use practice::Seq;
use practice::code_sets::*;
use practice::facts::*;

use crate::given::*;

fn gateway(on: &str, decision: GatewayDecision) -> LegalGatewayHeld {
    LegalGatewayHeld { on: day(on), decision, reason: "Neglect in spite of a plan.".to_owned() }
}

fn started(on: &str, gateway: u32) -> PreProceedingsStarted {
    PreProceedingsStarted { on: day(on), gateway: Seq(gateway) }
}

fn issued(on: &str) -> ProceedingsIssued {
    ProceedingsIssued { on: day(on), application: CourtApplication::CareOrder, case_number: None }
}

fn hearing(on: &str) -> HearingHeld {
    HearingHeld {
        on: day(on),
        proceedings: Seq(2),
        kind: HearingKind::CaseManagement,
        directions: "A parenting assessment by 1 September.".to_owned(),
    }
}

fn police(on: &str, hour: i8) -> PoliceProtectionUsed {
    let at = calendar::Time::constant(hour, 30, 0, 0);
    PoliceProtectionUsed { on: day(on), at, reason: "Alone in the street at night.".to_owned() }
}

fn police_ended(on: &str, hour: i8) -> PoliceProtectionEnded {
    let at = calendar::Time::constant(hour, 30, 0, 0);
    PoliceProtectionEnded { on: day(on), at, protection: Seq(2) }
}

#[test]
fn pre_proceedings_begin_with_a_meeting_that_decided_on_them() {
    let met = child().with(gateway("2021-05-04", GatewayDecision::PreProceedings));
    check!(met, started("2021-05-10", 2), @"2021-05-10 Pre-proceedings started");
    check!(met, started("2021-05-03", 2), @"on: Enter a date that is 4 May 2021 or later, when the legal gateway meeting was held. You gave 3 May 2021. (Public Law Outline)");
    let not_met = child().with(gateway("2021-05-04", GatewayDecision::NotMet));
    check!(not_met, started("2021-05-10", 2), @"gateway: Choose a legal gateway meeting that decided to begin pre-proceedings. You gave the meeting of 4 May 2021: Threshold not met, plan continues. (Public Law Outline)");
    let begun = met.with(started("2021-05-10", 2));
    check!(begun, started("2021-06-10", 2), @"on: End the pre-proceedings stage that began on 10 May 2021 first. You gave 10 June 2021. (Public Law Outline)");
    let reviewed = PreProceedingsReviewed {
        on: day("2021-06-20"),
        pre_proceedings: Seq(3),
        note: "Mother agrees to testing.".to_owned(),
    };
    let ended = PreProceedingsEnded {
        on: day("2021-06-19"),
        pre_proceedings: Seq(3),
        outcome: PreProceedingsEnd::SteppedDown,
    };
    check!(begun.with(reviewed), ended, @"on: Enter a date that is 20 June 2021 or later, the day of this record: Pre-proceedings review. You gave 19 June 2021. (the record)");
}

#[test]
fn hearings_belong_to_proceedings_that_are_open() {
    let before = child().with(issued("2021-05-10"));
    check!(before, hearing("2021-05-09"), @"on: Enter a date that is 10 May 2021 or later, when the court case began. You gave 9 May 2021. (the record)");
    check!(before, hearing("2021-05-24"), @"2021-05-24 Hearing");
    check!(before, HearingHeld { proceedings: Seq(1), directions: String::new(), ..hearing("2021-05-24") }, @r"
    directions: Enter what the court directed. (needed for the record to be understood later)
    proceedings: Choose a court case that is in this record. You gave number 1. (the record)
    ");
    let ended = ProceedingsEnded { on: day("2021-10-01"), proceedings: Seq(2), order: OrderMade::Care };
    let over = before.clone().with(hearing("2021-09-30")).with(ended.clone());
    check!(over, hearing("2021-10-02"), @"on: Enter a date that is 1 October 2021 or earlier, when the court case ended. You gave 2 October 2021. (the record)");
    check!(over, ended.clone(), @"proceedings: Choose a court case that is open: this one ended on 1 October 2021. You gave the court case of 10 May 2021. (the record)");
    check!(
        before.clone().with(hearing("2021-09-30")),
        ProceedingsEnded { on: day("2021-09-29"), ..ended },
        @"on: Enter a date that is 30 September 2021 or later, the day of this record: Hearing. You gave 29 September 2021. (the record)"
    );
    check!(before, issued("2021-06-01"), @"on: End the court case that began on 10 May 2021 first. You gave 1 June 2021. (the record)");
    check!(before, ProceedingsIssued { application: CourtApplication::PlacementOrder, ..issued("2021-06-01") }, @"2021-06-01 Proceedings issued");
}

#[test]
fn the_court_extends_its_timetable_to_a_later_day() {
    let extended = |on: &str, to: &str| TimetableExtended {
        on: day(on),
        proceedings: Seq(2),
        to: day(to),
        reason: "An expert's report is late.".to_owned(),
    };
    let begun = child().with(issued("2021-03-01"));
    // 26 weeks beginning with 1 March 2021 end on 29 August 2021.
    check!(begun, extended("2021-08-01", "2021-08-29"), @"to: Enter a date after 29 August 2021, when the timetable ends now. You gave 29 August 2021. (Children Act 1989, s. 32(5))");
    check!(begun, extended("2021-08-01", "2021-10-24"), @"2021-08-01 Timetable extended by the court");
    let once = begun.with(extended("2021-08-01", "2021-10-24"));
    check!(once, extended("2021-10-01", "2021-10-24"), @"to: Enter a date after 24 October 2021, when the timetable ends now. You gave 24 October 2021. (Children Act 1989, s. 32(5))");
}

#[test]
fn a_court_is_not_asked_about_the_unborn_or_the_grown() {
    let unborn = nobody().with(registered("2021-03-01", Birth::Expected(day("2021-08-01"))));
    check!(unborn, issued("2021-05-10"), @"on: Record the birth first: an application to a court is for a child who is born. You gave 10 May 2021. (Children Act 1989, s. 105(1))");
    check!(unborn, police("2021-05-10", 22), @"on: Record the birth first: police protection is for a child who is born. You gave 10 May 2021. (Children Act 1989, s. 46)");
    let grown = nobody().with(registered("2021-03-01", Birth::Exact(day("2003-05-01"))));
    check!(grown, issued("2021-05-10"), @"on: Enter a date that is 30 April 2021 or earlier, before the 18th birthday: such an application is for a child. You gave 10 May 2021. (Children Act 1989, s. 105(1))");
}

#[test]
fn police_protection_longer_than_the_law_allows_is_recorded_and_left_to_the_clock() {
    let taken = child().with(police("2021-05-07", 22));
    check!(taken, police_ended("2021-05-10", 22), @"2021-05-10 Police protection ended");
    check!(taken, police_ended("2021-05-14", 9), @"2021-05-14 Police protection ended");
    check!(taken, police_ended("2021-05-07", 21), @"at: Enter a time that is 7 May 2021 at 10:30pm or later, when police protection began. You gave 7 May 2021 at 9:30pm. (Children Act 1989, s. 46)");
    check!(taken, police_ended("2021-05-06", 23), @"on: Enter a date that is 7 May 2021 or later, when the time in police protection began. You gave 6 May 2021. (the record)");
    check!(taken, police("2021-05-08", 1), @"on: End the police protection that began on 7 May 2021 at 10:30pm first. You gave 8 May 2021 at 1:30am. (Children Act 1989, s. 46)");
    let over = taken.with(police_ended("2021-05-10", 22));
    check!(over, police("2021-05-10", 23), @"2021-05-10 Police protection");
    check!(over, police("2021-05-10", 21), @"on: Enter a time that is 10 May 2021 at 10:30pm or later, when police protection ended. You gave 10 May 2021 at 9:30pm. (Children Act 1989, s. 46)");
    check!(over, police_ended("2021-05-11", 9), @"protection: Choose a time in police protection that is open: this one ended on 10 May 2021. You gave the time in police protection of 7 May 2021. (the record)");
}

#[test]
fn an_emergency_protection_order_lasts_eight_days_and_is_extended_once_by_seven() {
    let ordered = |on: &str, until: &str| EmergencyProtectionOrdered { on: day(on), until: day(until) };
    let extended =
        |on: &str, until: &str| EmergencyProtectionExtended { on: day(on), order: Seq(2), until: day(until) };
    check!(child(), ordered("2021-05-10", "2021-05-18"), @"2021-05-10 Emergency protection order");
    check!(child(), ordered("2021-05-10", "2021-05-19"), @"until: Enter a date that is 18 May 2021 or earlier: an order lasts 8 days at most. You gave 19 May 2021. An extension of up to 7 days is recorded by itself. (Children Act 1989, s. 45)");
    check!(child(), ordered("2021-05-10", "2021-05-09"), @"until: Enter a date that is 10 May 2021 or later, the day of the order. You gave 9 May 2021. (Children Act 1989, s. 45)");
    // The eighth day, 31 May 2021, is a bank holiday.
    check!(child(), ordered("2021-05-23", "2021-06-01"), @"2021-05-23 Emergency protection order");
    let order = child().with(ordered("2021-05-10", "2021-05-18"));
    check!(order, extended("2021-05-18", "2021-05-25"), @"2021-05-18 Emergency protection order extended");
    check!(order, extended("2021-05-18", "2021-05-26"), @"until: Enter a date after 18 May 2021 and not after 25 May 2021: an extension is 7 days at most. You gave 26 May 2021. (Children Act 1989, s. 45(6))");
    check!(order, extended("2021-05-19", "2021-05-25"), @"on: Enter a date that is 18 May 2021 or earlier, while the order lasted. You gave 19 May 2021. (Children Act 1989, s. 45)");
    check!(order, ordered("2021-05-12", "2021-05-20"), @"on: Extend or end the order of 10 May 2021 first: it lasts until 18 May 2021. You gave 12 May 2021. (Children Act 1989, s. 45)");
    let longer = order.with(extended("2021-05-18", "2021-05-25"));
    check!(longer, extended("2021-05-24", "2021-05-31"), @r"
    order: Correct the extension of 18 May 2021 if it was wrong; there is one. You gave a second extension. (the record)
    on: Enter a date that is 18 May 2021 or earlier, while the order lasted. You gave 24 May 2021. (Children Act 1989, s. 45)
    until: Enter a date after 18 May 2021 and not after 25 May 2021: an extension is 7 days at most. You gave 31 May 2021. (Children Act 1989, s. 45(6))
    ");
    let ended = |on: &str| EmergencyProtectionEnded { on: day(on), order: Seq(2) };
    check!(longer, ended("2021-05-26"), @"on: Enter a date that is 25 May 2021 or earlier, the last day of the order. You gave 26 May 2021. (Children Act 1989, s. 45)");
    check!(longer, ended("2021-05-17"), @"on: Enter a date that is 18 May 2021 or later, the day of this record: Emergency protection order extended. You gave 17 May 2021. (the record)");
    check!(longer, ended("2021-05-25"), @"2021-05-25 Emergency protection order ended");
}
