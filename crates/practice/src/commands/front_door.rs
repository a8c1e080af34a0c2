//! Contacts and referrals: checks, and what follows from a decision.

use calendar::{Date, DateTime, Time, words};

use super::Check;
use super::oversight;
use super::spells::Lasting;
use crate::code_sets::ContactOutcome;
use crate::facts::*;
use crate::ids::Seq;
use crate::journey::Contact;

pub(super) fn check(fact: &Fact, check: &mut Check<'_>) -> Vec<Fact> {
    match fact {
        Fact::ContactReceived(it) => {
            check.text("worry", &it.worry, "Enter what they are worried about");
            check.text("from", &it.from, "Enter who told us, or that they wish to stay anonymous");
            check.in_force("source", it.source, it.on);
        }
        Fact::ContactDecided(it) => return contact_decided(it, check),
        Fact::InformationRequested(it) => {
            after_contact(it.contact, it.on, check);
            check.text("question", &it.question, "Enter what was asked");
        }
        Fact::InformationReceived(it) => information_received(it, check),
        Fact::ReferralReceived(it) => {
            let contact = it.contact.and_then(|contact| after_contact(contact, it.on, check));
            if let Some(contact) = contact {
                one_referral_a_contact(contact, check);
            }
            check.in_force("source", it.source, it.on);
            check.text("reason", &it.reason, "Enter what is asked and why");
            referral_may_begin(it.on, "on", || words::day(it.on), check);
        }
        Fact::ReferralDecided(it) => referral_decided(it, check),
        _ => {}
    }
    Vec::new()
}

/// The contact named, on a day that is not before it.
fn after_contact<'a>(named: Seq, on: Date, check: &mut Check<'a>) -> Option<&'a Contact> {
    let contact = check.named("contact", named, check.journey.front_door.contact(named), "contact")?;
    check.not_before("on", on, contact.received.on, "when the contact was received", "the record");
    Some(contact)
}

/// On the same day a decision must not be earlier than what it decides.
fn not_earlier(on: Date, at: Option<Time>, since: Date, since_at: Option<Time>, check: &mut Check<'_>) {
    if let (Some(at), Some(since_at)) = (at, since_at)
        && on == since
        && at < since_at
    {
        let allowed = format!(
            "Enter a time that is later than {}, when it was received",
            words::moment(DateTime::from_parts(since, since_at))
        );
        check.refuse("at", words::moment(DateTime::from_parts(on, at)), allowed, "the record");
    }
}

/// A contact is decided once. A referral or a request for early help follows from the decision, so that
/// nobody types the same worry twice.
fn contact_decided(it: &ContactDecided, check: &mut Check<'_>) -> Vec<Fact> {
    let Some(contact) = after_contact(it.contact, it.on, check) else { return Vec::new() };
    if check.kept(&contact.decided).is_some() {
        let allowed = "Correct the earlier decision if it was wrong; a contact is decided once";
        check.refuse("outcome", it.outcome, allowed, "the record");
    }
    not_earlier(it.on, it.at, contact.received.on, contact.received.at, check);
    check.text("reason", &it.reason, "Enter the reason for the decision");
    match it.outcome {
        ContactOutcome::Referral | ContactOutcome::StrategyDiscussion => {
            let referrals = &check.journey.front_door.referrals;
            let referred = referrals.iter().any(|one| one.started.contact == Some(it.contact));
            if check.corrects.is_none() && !referred {
                referral_may_begin(it.on, "outcome", || it.outcome.to_string(), check);
            }
            let Some(need) = it.need else {
                check.refuse("need", "", "Choose the main need", "CIN census: PrimaryNeedCode");
                return Vec::new();
            };
            if referred {
                // It was recorded before the decision: the contact needs no second one.
                return Vec::new();
            }
            vec![Fact::from(ReferralReceived {
                on: it.on,
                at: it.at,
                contact: Some(it.contact),
                source: contact.received.source,
                need,
                reason: contact.received.worry.clone(),
            })]
        }
        ContactOutcome::EarlyHelp => vec![Fact::from(EarlyHelpRequested {
            on: it.on,
            contact: Some(it.contact),
            source: contact.received.source,
            stepped_down: false,
            reason: contact.received.worry.clone(),
        })],
        ContactOutcome::AlreadyOpen => {
            if !oversight::open_to_a_service(check.journey, it.on) {
                let allowed = "Choose another outcome: no service was open for this child on that day";
                check.refuse("outcome", it.outcome, allowed, "the record");
            }
            Vec::new()
        }
        ContactOutcome::NoFurtherAction | ContactOutcome::Advice | ContactOutcome::OtherAuthority => {
            Vec::new()
        }
    }
}

/// A child may be referred again at any time, but not twice at once: what is new is added to the referral
/// that still waits for its decision.
fn referral_may_begin(on: Date, field: &'static str, given: impl Fn() -> String, check: &mut Check<'_>) {
    let waiting = check
        .journey
        .front_door
        .referrals
        .iter()
        .find(|one| Lasting::from(*one).open_on(on) && !check.replaces(one.seq()));
    if let Some(waiting) = waiting {
        let allowed = format!("Decide the referral of {} first", words::day(waiting.from()));
        check.refuse(field, given(), allowed, "CIN census rule 8820");
        if let Some(last) = check.refusals.last_mut() {
            last.hint = Some(
                "News of a child who is already referred goes to the worker or manager who has the referral."
                    .to_owned(),
            );
        }
    }
    check.under_eighteen(on, "a referral to children's social care");
}

fn one_referral_a_contact(contact: &Contact, check: &mut Check<'_>) {
    let referrals = &check.journey.front_door.referrals;
    let named = contact.received.seq;
    let known = referrals.iter().find(|one| one.started.contact == Some(named) && !check.replaces(one.seq()));
    if let Some(known) = known {
        let given = format!("the contact of {}", words::day(contact.received.on));
        let allowed =
            format!("Choose another contact: this one led to the referral of {}", words::day(known.from()));
        check.refuse("contact", given, allowed, "the record");
    }
}

fn information_received(it: &InformationReceived, check: &mut Check<'_>) {
    let asked = check
        .journey
        .front_door
        .contacts
        .iter()
        .flat_map(|contact| &contact.information)
        .find(|asked| asked.seq() == it.request);
    check.text("says", &it.says, "Enter what they said");
    let Some(asked) = check.named("request", it.request, asked, "request for information") else { return };
    check.not_before("on", it.on, asked.from(), "when the information was asked for", "the record");
    if let Some(answer) = check.kept(&asked.ended) {
        let given = format!("the request to {}", asked.started.of);
        let allowed = format!(
            "Choose a request that waits for an answer: this one was answered on {}",
            words::day(answer.on)
        );
        check.refuse("request", given, allowed, "the record");
    }
}

fn referral_decided(it: &ReferralDecided, check: &mut Check<'_>) {
    check.text("reason", &it.reason, "Enter the reason for the decision");
    let found = check.journey.front_door.referral(it.referral);
    let Some(referral) = check.named("referral", it.referral, found, "referral") else { return };
    let received = &referral.started;
    if check.kept(&referral.ended).is_some() {
        let allowed = "Correct the earlier decision if it was wrong; a referral is decided once";
        check.refuse("outcome", it.outcome, allowed, "the record");
    }
    check.not_before("on", it.on, received.on, "when the referral was received", "CIN census rule 8630");
    not_earlier(it.on, it.at, received.on, received.at, check);
    if let Some(told) = it.referrer_told_on {
        check.not_future("referrer_told_on", told);
        let what = "when the referral was received";
        check.not_before("referrer_told_on", told, received.on, what, "the record");
    }
}
