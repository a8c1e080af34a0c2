//! Early help: what is refused.

use practice::Seq;
use practice::code_sets::*;
use practice::facts::*;

use crate::given::*;

fn started(on: &str, request: u32) -> EarlyHelpStarted {
    EarlyHelpStarted { on: day(on), request: Seq(request) }
}

fn declined(on: &str, request: u32) -> EarlyHelpDeclined {
    EarlyHelpDeclined { on: day(on), request: Seq(request), reason: "The family said no.".to_owned() }
}

fn ended(on: &str, episode: u32) -> EarlyHelpEnded {
    EarlyHelpEnded { on: day(on), episode: Seq(episode), reason: EarlyHelpEnd::NeedsMet }
}

fn reviewed(on: &str, episode: u32) -> EarlyHelpReviewed {
    EarlyHelpReviewed {
        on: day(on),
        episode: Seq(episode),
        progress: Progress::Better,
        note: "Bedtimes are calmer.".to_owned(),
    }
}

/// Open to early help since 12 April 2021: number 3.
fn open() -> Given {
    child().with(early_help_requested("2021-04-01")).with(started("2021-04-12", 2))
}

#[test]
fn a_request_is_answered_once() {
    let asked = child().with(early_help_requested("2021-04-01"));
    check!(asked, started("2021-03-31", 2), @"on: Enter a date that is 1 April 2021 or later, when early help was asked for. You gave 31 March 2021. (the record)");
    check!(asked, started("2021-04-01", 9), @"request: Choose a request for early help that is in this record. You gave number 9. (the record)");
    check!(asked.clone().with(declined("2021-04-02", 2)), started("2021-04-03", 2), @"request: Choose a request that waits for an answer: this one was declined on 2 April 2021. You gave the request of 1 April 2021. (the record)");
    check!(open(), declined("2021-04-13", 2), @"request: Choose a request that waits for an answer: early help started from this one on 12 April 2021. You gave the request of 1 April 2021. (the record)");
    check!(open(), started("2021-04-13", 2), @r"
    request: Choose a request that waits for an answer: early help started from this one on 12 April 2021. You gave the request of 1 April 2021. (the record)
    on: End the early help episode that began on 12 April 2021 first. You gave 13 April 2021. (the record)
    ");
}

#[test]
fn a_child_is_open_to_early_help_once_at_a_time() {
    let again = open().with(early_help_requested("2021-05-01"));
    check!(again, started("2021-05-04", 4), @"on: End the early help episode that began on 12 April 2021 first. You gave 4 May 2021. (the record)");
    let ended = again.with(ended("2021-06-01", 3));
    check!(ended, started("2021-05-31", 4), @"on: Enter a date that is 1 June 2021 or later, when the early help episode of 12 April 2021 ended. You gave 31 May 2021. (the record)");
    check!(ended, started("2021-06-01", 4), @"2021-06-01 Early help started");
}

#[test]
fn an_earlier_time_may_be_told_of_late_if_it_ends_before_the_next() {
    let earlier = open()
        .with(EarlyHelpRequested { on: day("2021-03-01"), ..early_help_requested("2021-03-01") })
        .with(started("2021-03-02", 4));
    check!(earlier, ended("2021-04-13", 5), @"on: Enter a date that is 12 April 2021 or earlier, when the next early help episode began. You gave 13 April 2021. (the record)");
    check!(earlier, ended("2021-04-12", 5), @"2021-04-12 Early help ended");
}

#[test]
fn what_belongs_to_early_help_happens_while_it_is_open() {
    check!(open(), reviewed("2021-04-11", 3), @"on: Enter a date that is 12 April 2021 or later, when the early help episode began. You gave 11 April 2021. (the record)");
    check!(open(), reviewed("2021-05-11", 2), @"episode: Choose an early help episode that is in this record. You gave number 2. (the record)");
    let closed = open().with(reviewed("2021-05-20", 3)).with(ended("2021-06-01", 3));
    check!(closed, reviewed("2021-06-01", 3), @"2021-06-01 Early help review");
    check!(closed, reviewed("2021-06-02", 3), @"on: Enter a date that is 1 June 2021 or earlier, when the early help episode ended. You gave 2 June 2021. (the record)");
    check!(closed, ended("2021-06-02", 3), @"episode: Choose an early help episode that is open: this one ended on 1 June 2021. You gave the early help episode of 12 April 2021. (the record)");
    check!(open().with(reviewed("2021-05-20", 3)), ended("2021-05-19", 3), @"on: Enter a date that is 20 May 2021 or later, the day of this record: Early help review. You gave 19 May 2021. (the record)");
}

#[test]
fn an_assessment_is_completed_once_and_before_early_help_ends() {
    let begun = |on| EarlyHelpAssessmentStarted { on: day(on), episode: Seq(3) };
    let completed = |on| EarlyHelpAssessmentCompleted {
        on: day(on),
        assessment: Seq(4),
        found: "Routines are hard since the move.".to_owned(),
    };
    let assessing = open().with(begun("2021-04-14"));
    check!(assessing, begun("2021-04-20"), @"on: End the early help assessment that began on 14 April 2021 first. You gave 20 April 2021. (the record)");
    check!(assessing, completed("2021-04-13"), @"on: Enter a date that is 14 April 2021 or later, when the early help assessment began. You gave 13 April 2021. (the record)");
    let done = assessing.with(completed("2021-05-13"));
    check!(done, completed("2021-05-14"), @"assessment: Choose an early help assessment that is open: this one ended on 13 May 2021. You gave the early help assessment of 14 April 2021. (the record)");
    check!(done, ended("2021-05-12", 3), @"on: Enter a date that is 13 May 2021 or later, when its assessment was completed. You gave 12 May 2021. (the record)");
}

#[test]
fn a_team_around_the_family_is_more_than_nobody() {
    let met = |agencies: &[Agency]| TeamAroundFamilyMet {
        on: day("2021-05-01"),
        episode: Seq(3),
        agencies: agencies.to_vec(),
        note: "School will meet Amina at the gate.".to_owned(),
    };
    check!(open(), met(&[]), @"agencies: Choose the agencies that were there. (the record)");
    check!(open(), met(&[Agency::School, Agency::Gp, Agency::School]), @"agencies: Choose each once. You gave School or college. (the record)");
}
