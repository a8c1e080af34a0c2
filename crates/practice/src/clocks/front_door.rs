//! The front door and assessment.

use calendar::Within;

use super::clock::Stop;
use super::definition::{Confirmed, Definition, Limit, Version, When, working_together};
use super::reading::Reading;
use crate::code_sets::{AssessmentOutcome, ContactOutcome, ReferralOutcome};
use crate::facts::Area;

pub(super) static DEFINITIONS: &[Definition] = &[
    Definition {
        key: "contact_decision",
        name: "Decision on a contact",
        area: Area::FrontDoor,
        starts: "the contact",
        stops: "a manager's decision on the contact",
        owner: "Practice manager, front door",
        subject: "A decision on a contact is due",
        notes: "A contact that is not a referral has no national clock.",
        versions: &[Version::local("contact.decision", "local policy: no national figure for contacts")],
        inputs: &[],
        runs: Some(|reading| {
            for contact in &reading.journey.front_door.contacts {
                let stop = Stop::done(contact.decided.as_ref().map(|decided| (decided.on, decided.at)));
                let received = &contact.received;
                reading.run(received.seq, "the contact", (received.on, received.at), stop);
            }
        }),
    },
    Definition {
        key: "referral_decision",
        name: "Decision on a referral",
        area: Area::FrontDoor,
        starts: "the referral",
        stops: "a social work manager's decision, and the referrer told where that is recorded",
        owner: "Practice manager, front door",
        subject: "A decision on a referral is due",
        notes: "A referral that arrives out of hours still counts from its own day. Urgent risk never waits \
                for the day.",
        versions: &working_together(
            Limit::Within(Within::WorkingDays(1)),
            Confirmed::SecondHand("https://speakcase.app/blog/assessment-timescales-childrens-services"),
        ),
        inputs: &[],
        runs: Some(|reading| {
            for referral in &reading.journey.front_door.referrals {
                let decided = referral.ended.as_ref().map(|decided| match decided.referrer_told_on {
                    Some(told) if told > decided.on => When::from(told),
                    _ => When { on: decided.on, at: decided.at },
                });
                let stop = Stop::done(decided).or_lapsed(reading.closed_since(referral.from()));
                let start = (referral.started.on, referral.started.at);
                reading.run(referral.seq(), "the referral", start, stop);
            }
        }),
    },
    Definition {
        key: "assessment",
        name: "Child and family assessment",
        area: Area::Assessment,
        starts: "the referral",
        stops: "a manager's authorisation of the assessment",
        owner: "Allocated social worker; practice manager",
        subject: "The child and family assessment is due",
        notes: "Counted from the day of the referral, not of allocation and not of the assessment's start. \
                For a child already open there may be no new referral: then from the day the assessment \
                began, which is said. When it takes longer the reason is recorded.",
        versions: &working_together(
            Limit::Within(Within::WorkingDays(45)),
            Confirmed::SecondHand("https://speakcase.app/blog/assessment-timescales-childrens-services"),
        ),
        inputs: &[],
        runs: Some(assessments),
    },
    Definition {
        key: "strategy_discussion",
        name: "Strategy discussion",
        area: Area::Protection,
        starts: "the decision to hold a strategy discussion",
        stops: "the discussion, recorded with its decision",
        owner: "Team manager",
        subject: "The strategy discussion is due",
        notes: "No national hours: as soon as there is reasonable cause to suspect significant harm. At \
                least social care, police and health take part.",
        versions: &[Version::local(
            "strategy_discussion.held",
            "local policy: Working Together asks for it as soon as possible, without a figure",
        )],
        inputs: &[],
        runs: Some(strategy_discussions),
    },
];

fn assessments(reading: &mut Reading<'_>) {
    let journey = reading.journey;
    for assessment in &journey.assessments {
        let started = &assessment.started;
        let referral = started.referral.and_then(|named| journey.front_door.referral(named));
        let (since, start) = match referral {
            Some(referral) => ("the referral", referral.from()),
            None => ("the start of the assessment (there is no new referral)", started.on),
        };
        let stop = Stop::done(assessment.authorised.as_ref().map(|authorised| authorised.on))
            .or_lapsed(reading.closed_since(started.on));
        reading.run(assessment.seq(), since, start, stop);
    }
    // Decided but not begun: the days are already running.
    for referral in &journey.front_door.referrals {
        let to_assess =
            referral.ended.as_ref().is_some_and(|decided| decided.outcome == ReferralOutcome::Assessment);
        let begun = || journey.assessments.iter().any(|one| one.started.referral == Some(referral.seq()));
        if to_assess && !begun() {
            let stop = Stop::Open.or_lapsed(reading.closed_since(referral.from()));
            reading.run(referral.seq(), "the referral", referral.from(), stop);
        }
    }
}

fn strategy_discussions(reading: &mut Reading<'_>) {
    let journey = reading.journey;
    let discussions = &journey.protection.discussions;
    let mut decided = |about, start: When| {
        let held = discussions.iter().find(|held| held.on >= start.on).map(|held| (held.on, held.at));
        let stop = Stop::done(held).or_lapsed(reading.closed_since(start.on));
        reading.run(about, "the decision to hold it", start, stop);
    };
    let strategy = ContactOutcome::StrategyDiscussion;
    for contact in &journey.front_door.contacts {
        if let Some(one) = contact.decided.as_ref().filter(|one| one.outcome == strategy) {
            decided(one.seq, When { on: one.on, at: one.at });
        }
    }
    for referral in &journey.front_door.referrals {
        let from_contact = referral
            .started
            .contact
            .and_then(|named| journey.front_door.contact(named))
            .and_then(|contact| contact.decided.as_ref())
            .is_some_and(|one| one.outcome == strategy);
        let one = referral.ended.as_ref().filter(|one| one.outcome == ReferralOutcome::StrategyDiscussion);
        if let Some(one) = one.filter(|_| !from_contact) {
            decided(one.seq, When { on: one.on, at: one.at });
        }
    }
    for assessment in &journey.assessments {
        let one =
            assessment.authorised.as_ref().filter(|one| one.outcome == AssessmentOutcome::StrategyDiscussion);
        if let Some(one) = one {
            decided(one.seq, one.on.into());
        }
    }
}
