//! The front door: what is refused, and what follows.

use practice::Seq;
use practice::code_sets::*;
use practice::facts::*;

use crate::given::*;

#[test]
fn a_contact_says_who_is_worried_and_about_what() {
    check!(
        child(),
        ContactReceived { worry: String::new(), from: " ".to_owned(), ..contact("2021-11-16") },
        @r"
    on: Enter a date that is today, 15 November 2021, or earlier. You gave 16 November 2021. (the record holds what has happened)
    worry: Enter what they are worried about. (needed for the record to be understood later)
    from: Enter who told us, or that they wish to stay anonymous. (needed for the record to be understood later)
    "
    );
    check!(child(), ContactReceived { source: ReferralSource::EarlyHelp, ..contact("2021-03-31") }, @"source: Choose another code: this one is used from 1 April 2021. You gave Early help (5D). (CIN census: ReferralSource)");
}

#[test]
fn a_decision_starts_what_it_decides() {
    let waiting = child().with(contact("2021-04-01"));
    check!(waiting, decided("2021-04-01", 2, ContactOutcome::Referral), @r"
    2021-04-01 Contact decided
    2021-04-01 Referral
    ");
    check!(waiting, decided("2021-04-01", 2, ContactOutcome::StrategyDiscussion), @r"
    2021-04-01 Contact decided
    2021-04-01 Referral
    ");
    check!(waiting, decided("2021-04-01", 2, ContactOutcome::EarlyHelp), @r"
    2021-04-01 Contact decided
    2021-04-01 Early help requested
    ");
    check!(waiting, decided("2021-04-01", 2, ContactOutcome::NoFurtherAction), @"2021-04-01 Contact decided");
}

#[test]
fn a_contact_is_decided_once_and_not_before_it_came() {
    let waiting = child().with(contact("2021-04-01"));
    check!(
        waiting,
        ContactDecided {
            need: None,
            reason: String::new(),
            ..decided("2021-03-31", 2, ContactOutcome::Referral)
        },
        @r"
    on: Enter a date that is 1 April 2021 or later, when the contact was received. You gave 31 March 2021. (the record)
    reason: Enter the reason for the decision. (needed for the record to be understood later)
    need: Choose the main need. (CIN census: PrimaryNeedCode)
    "
    );
    check!(waiting, decided("2021-04-01", 9, ContactOutcome::Advice), @"contact: Choose a contact that is in this record. You gave number 9. (the record)");
    let done = waiting.with(decided("2021-04-01", 2, ContactOutcome::Advice));
    check!(done, decided("2021-04-02", 2, ContactOutcome::NoFurtherAction), @"outcome: Correct the earlier decision if it was wrong; a contact is decided once. You gave No further action. (the record)");
}

#[test]
fn on_one_day_the_decision_is_not_earlier_than_the_contact() {
    let noon = ContactReceived { at: Some("12:00".parse().unwrap()), ..contact("2021-04-01") };
    let morning = ContactDecided {
        at: Some("09:30".parse().unwrap()),
        ..decided("2021-04-01", 2, ContactOutcome::Advice)
    };
    check!(child().with(noon), morning, @"at: Enter a time that is later than 1 April 2021 at midday, when it was received. You gave 1 April 2021 at 9:30am. (the record)");
}

#[test]
fn a_contact_is_passed_on_only_to_a_service_that_is_open() {
    let waiting = child().with(contact("2021-04-01"));
    check!(waiting, decided("2021-04-01", 2, ContactOutcome::AlreadyOpen), @"outcome: Choose another outcome: no service was open for this child on that day. You gave Passed to the worker of a child already open. (the record)");
    let open = referred_child().with(contact("2021-05-01"));
    check!(open, decided("2021-05-01", 6, ContactOutcome::AlreadyOpen), @"2021-05-01 Contact decided");
}

#[test]
fn a_child_is_referred_again_but_not_while_a_referral_waits() {
    let waiting = child().with(referral("2021-04-01")).with(contact("2021-04-02"));
    check!(waiting, decided("2021-04-02", 3, ContactOutcome::Referral), @"outcome: Decide the referral of 1 April 2021 first. You gave Referral to children's social care. News of a child who is already referred goes to the worker or manager who has the referral. (CIN census rule 8820)");
    check!(waiting, referral("2021-04-03"), @"on: Decide the referral of 1 April 2021 first. You gave 3 April 2021. News of a child who is already referred goes to the worker or manager who has the referral. (CIN census rule 8820)");
    check!(waiting, referral("2021-03-20"), @"2021-03-20 Referral");
    let again = waiting.with(referral_decided("2021-04-02", 2, ReferralOutcome::NoFurtherAction));
    check!(again, decided("2021-04-02", 3, ContactOutcome::Referral), @r"
    2021-04-02 Contact decided
    2021-04-02 Referral
    ");
}

#[test]
fn one_contact_leads_to_one_referral() {
    let twice = ReferralReceived { contact: Some(Seq(2)), ..referral("2021-05-01") };
    check!(referred_child(), twice, @"contact: Choose another contact: this one led to the referral of 1 April 2021. You gave the contact of 1 April 2021. (the record)");
}

#[test]
fn nobody_of_18_is_referred_as_a_child() {
    let grown = nobody().with(registered("2021-03-01", Birth::Exact(day("2003-05-01"))));
    check!(grown, referral("2021-05-01"), @"on: Enter a date that is 30 April 2021 or earlier, before the 18th birthday: a referral to children's social care is for a child. You gave 1 May 2021. (Children Act 1989, s. 105(1))");
    check!(grown, referral("2021-04-30"), @"2021-04-30 Referral");
}

#[test]
fn an_answer_belongs_to_a_question_that_waits() {
    let asked = child().with(contact("2021-04-01")).with(InformationRequested {
        on: day("2021-04-01"),
        contact: Seq(2),
        of: Agency::Gp,
        question: "When was Amina last seen?".to_owned(),
    });
    let answer = |on, request| InformationReceived {
        on: day(on),
        request: Seq(request),
        says: "In January.".to_owned(),
    };
    check!(asked, answer("2021-03-31", 3), @"on: Enter a date that is 1 April 2021 or later, when the information was asked for. You gave 31 March 2021. (the record)");
    check!(asked, answer("2021-04-01", 2), @"request: Choose a request for information that is in this record. You gave number 2. (the record)");
    check!(asked.with(answer("2021-04-01", 3)), answer("2021-04-02", 3), @"request: Choose a request that waits for an answer: this one was answered on 1 April 2021. You gave the request to GP practice. (the record)");
}

#[test]
fn a_referral_is_decided_once_after_it_came() {
    let waiting = child().with(referral("2021-04-01"));
    check!(
        waiting,
        ReferralDecided {
            reason: String::new(),
            referrer_told_on: Some(day("2021-12-01")),
            ..referral_decided("2021-03-31", 2, ReferralOutcome::Assessment)
        },
        @r"
    reason: Enter the reason for the decision. (needed for the record to be understood later)
    on: Enter a date that is 1 April 2021 or later, when the referral was received. You gave 31 March 2021. (CIN census rule 8630)
    referrer_told_on: Enter a date that is today, 15 November 2021, or earlier. You gave 1 December 2021. (the record holds what has happened)
    "
    );
    check!(referred_child(), referral_decided("2021-04-03", 4, ReferralOutcome::EarlyHelp), @"outcome: Correct the earlier decision if it was wrong; a referral is decided once. You gave Early help. (the record)");
}
