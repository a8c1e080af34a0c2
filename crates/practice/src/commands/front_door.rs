//! Contacts and referrals: checks, and what follows from a decision.

use super::Check;
use crate::code_sets::ContactOutcome;
use crate::facts::*;

pub(super) fn check(fact: &Fact, check: &mut Check<'_>) -> Vec<Fact> {
    match fact {
        Fact::ContactReceived(it) => {
            check.text("worry", &it.worry, "Enter what they are worried about");
            check.text("from", &it.from, "Enter who told us, or that they wish to stay anonymous");
            Vec::new()
        }
        Fact::ContactDecided(it) => contact_decided(it, check),
        _ => Vec::new(),
    }
}

/// A contact is decided once. A referral or a request for early help follows from the decision, so that
/// nobody types the same worry twice.
fn contact_decided(it: &ContactDecided, check: &mut Check<'_>) -> Vec<Fact> {
    let found = check.journey.front_door.contact(it.contact);
    let Some(contact) = check.named("contact", it.contact, found, "contact") else { return Vec::new() };
    if contact.decided.is_some() {
        let allowed = "Correct the earlier decision if it was wrong; a contact is decided once";
        check.refuse("outcome", it.outcome, allowed, "the record");
    }
    check.not_before("on", it.on, contact.received.on, "when the contact was received", "the record");
    check.text("reason", &it.reason, "Enter the reason for the decision");
    match it.outcome {
        ContactOutcome::Referral | ContactOutcome::StrategyDiscussion => {
            let Some(need) = it.need else {
                check.refuse("need", "", "Choose the main need", "CIN census: PrimaryNeedCode");
                return Vec::new();
            };
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
        _ => Vec::new(),
    }
}
