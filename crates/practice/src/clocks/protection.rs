//! Child protection: enquiries, conferences, core groups, visits.

use calendar::{Date, Within};
use jiff::civil::date;

use super::clock::Stop;
use super::definition::{Confirmed, Definition, Limit, Version, WORKING_TOGETHER_2026, working_together};
use super::occasions::{FIRST_REVIEW_CONFERENCE, LATER_REVIEW_CONFERENCE, protection_reviews};
use super::reading::Reading;
use crate::code_sets::{ConferenceKind, EnquiryOutcome, VisitKind};
use crate::facts::Area;
use crate::journey::{Enquiry, Journey, ProtectionPlan};

const CONFERENCE: Within = Within::WorkingDays(15);
const WARRINGTON: Confirmed = Confirmed::SecondHand(
    "https://warringtonsafeguardingpartnerships.org.uk/p/i-work-or-volunteer-with-children-and-young-people/child-protection-conferences-and-core-groups",
);
const NORTH_YORKSHIRE: Confirmed =
    Confirmed::SecondHand("http://www.safeguardingchildren.co.uk/managing-a-child-protection-plan");
const LEWISHAM: Confirmed =
    Confirmed::SecondHand("https://lewishamchildcare.proceduresonline.com/p_sec_47_enq.html");
const TEES: Confirmed = Confirmed::SecondHand(
    "https://www.teescpp.org.uk/procedures-for-the-safeguarding-process/13-transfer-in-out-child-protection/",
);
const WIRRAL: Confirmed = Confirmed::SecondHand("https://wirralsafeguarding.co.uk/?p=2119");

pub(super) static DEFINITIONS: &[Definition] = &[
    Definition {
        key: "section_47_enquiry",
        name: "Section 47 enquiry",
        area: Area::Protection,
        starts: "the strategy discussion that initiated the enquiry",
        stops: "the outcome of the enquiry, recorded",
        owner: "Qualified social worker",
        subject: "The outcome of the section 47 enquiry is due",
        notes: "The enquiry has no national end of its own: it must be done in time for the conference, \
                which is 15 working days. Police protection and an emergency protection order also start one.",
        versions: &working_together(Limit::Within(CONFERENCE), LEWISHAM),
        inputs: &[],
        runs: Some(|reading| {
            for enquiry in &reading.journey.protection.enquiries {
                let stop = Stop::done(enquiry.to());
                reading.run(enquiry.seq(), INITIATED, began(reading.journey, enquiry), stop);
            }
        }),
    },
    Definition {
        key: "initial_conference",
        name: "Initial child protection conference",
        area: Area::Protection,
        starts: "the strategy discussion that initiated the section 47 enquiry",
        stops: "the conference held; not its minutes",
        owner: "Conference chair; allocated social worker",
        subject: "The initial conference is due",
        notes: "Counted from the discussion that initiated the enquiry. Since 2015 later discussions do not \
                start it again.",
        versions: &working_together(Limit::Within(CONFERENCE), WARRINGTON),
        inputs: &[],
        runs: Some(|reading| {
            for enquiry in &reading.journey.protection.enquiries {
                let held = initial_conference(reading.journey, enquiry);
                let needed = enquiry
                    .ended
                    .as_ref()
                    .is_none_or(|completed| completed.outcome == EnquiryOutcome::Conference);
                if needed || held.is_some() {
                    let stop = Stop::done(held).or_lapsed(reading.closed_since(enquiry.from()));
                    reading.run(enquiry.seq(), INITIATED, began(reading.journey, enquiry), stop);
                }
            }
        }),
    },
    Definition {
        key: "initial_conference_measured",
        name: "Initial conference, as the Department for Education measures it",
        area: Area::Protection,
        starts: "the actual start of the section 47 enquiry",
        stops: "the conference held",
        owner: "Data team",
        subject: "For national statistics the initial conference is in time when held",
        notes: "A count for statistics, not a duty: only enquiries that led to a conference count. Conferences \
                before the start of the enquiry are left out of the duration. Before 2012 to 2013 another \
                start was used.",
        versions: &[Version::law(
            CONFERENCE,
            "Children in need census: initial conferences within 15 working days of the start of the enquiry",
            Confirmed::Read("https://id.esd.org.uk/metricType/3217"),
        )],
        inputs: &[],
        runs: Some(|reading| {
            for enquiry in &reading.journey.protection.enquiries {
                let held = initial_conference(reading.journey, enquiry);
                if let Some(held) = held.filter(|&held| held >= enquiry.from()) {
                    let stop = Stop::Done(held.into());
                    reading.run(enquiry.seq(), "the start of the enquiry", enquiry.from(), stop);
                }
            }
        }),
    },
    Definition {
        key: "transfer_in_conference",
        name: "Transfer-in conference",
        area: Area::Protection,
        starts: "notification that the child has moved here",
        stops: "the conference held",
        owner: "Conference chair",
        subject: "The transfer-in conference is due",
        notes: "Until then the plan of the other authority goes on, and it stays responsible. Some areas count \
                from their acceptance of the case; the notification is stricter.",
        versions: &working_together(Limit::Within(CONFERENCE), TEES),
        inputs: &[],
        runs: Some(|reading| {
            let protection = &reading.journey.protection;
            for notified in &protection.transfers_in {
                let mut held = protection.conferences.iter().filter(|one| one.on >= notified.on);
                let held = held.find(|held| held.kind == ConferenceKind::TransferIn).map(|held| held.on);
                let stop = Stop::done(held).or_lapsed(reading.closed_since(notified.on));
                reading.run(notified.seq, "notification of the move", notified.on, stop);
            }
        }),
    },
    Definition {
        key: "core_group_first",
        name: "First core group",
        area: Area::Protection,
        starts: "the initial conference",
        stops: "the core group, met",
        owner: "Lead social worker",
        subject: "The first core group is due",
        notes: "",
        versions: &working_together(
            Limit::Within(Within::WorkingDays(10)),
            Confirmed::SecondHand("https://www.medwayscp.org.uk/info/4/professionals/62/core-group-guidance"),
        ),
        inputs: &[],
        runs: Some(|reading| {
            for plan in &reading.journey.protection.plans {
                let first = plan.core_groups.iter().map(|met| met.on).find(|&on| on >= plan.started.on);
                let stop = Stop::done(first).or_lapsed(ended(plan));
                reading.run(plan.seq(), INITIAL, plan.started.on, stop);
            }
        }),
    },
    Definition {
        key: "core_group",
        name: "Core group",
        area: Area::Protection,
        starts: "the last core group",
        stops: "the core group, met",
        owner: "Lead social worker",
        subject: "A core group is due",
        notes: "Working Together leaves the interval to the plan.",
        versions: &[Version::local("core_group.interval", "local policy: no national figure in England")],
        inputs: &[],
        runs: Some(|reading| {
            for plan in &reading.journey.protection.plans {
                let mut met = plan.core_groups.iter().map(|met| met.on);
                if let Some(first) = met.find(|&on| on >= plan.started.on) {
                    let from = ("the last core group", first);
                    reading.repeats(plan.seq(), from, from.0, met, ended(plan));
                }
            }
        }),
    },
    Definition {
        key: "review_conference_first",
        name: "First review conference",
        area: Area::Protection,
        starts: "the initial conference",
        stops: "the review conference held",
        owner: "Conference chair",
        subject: "A review conference is due",
        notes: "After a conference before birth, some areas ask for a review or a core group within days of \
                the birth.",
        versions: &working_together(Limit::Within(FIRST_REVIEW_CONFERENCE), NORTH_YORKSHIRE),
        inputs: &[],
        runs: Some(|reading| reviews(reading, true)),
    },
    Definition {
        key: "review_conference",
        name: "Review conference",
        area: Area::Protection,
        starts: "the last review conference",
        stops: "the review conference held",
        owner: "Conference chair",
        subject: "A review conference is due",
        notes: "A plan ends only at a conference, or when the child moves, dies or turns 18.",
        versions: &working_together(Limit::Within(LATER_REVIEW_CONFERENCE), NORTH_YORKSHIRE),
        inputs: &[],
        runs: Some(|reading| reviews(reading, false)),
    },
    Definition {
        key: "protection_visit_working_days",
        name: "Child protection visit, every 15 working days",
        area: Area::Protection,
        starts: "the child protection plan or the last visit",
        stops: "a visit at which the child is seen",
        owner: "Lead social worker",
        subject: "A child protection visit is due",
        notes: "In force where policy protection_visit.rule says \"15 working days\". It differs from three \
                weeks whenever a bank holiday falls between.",
        versions: &[Version::law(
            Within::WorkingDays(15),
            "local policy: visits to children with a protection plan, \"seen in the last 15 days\"",
            Confirmed::Local,
        )],
        inputs: &[],
        runs: Some(|reading| visits(reading, "15 working days")),
    },
    Definition {
        key: "protection_visit_weeks",
        name: "Child protection visit, every 3 weeks",
        area: Area::Protection,
        starts: "the child protection plan or the last visit",
        stops: "a visit at which the child is seen",
        owner: "Lead social worker",
        subject: "A child protection visit is due",
        notes: "In force where policy protection_visit.rule says \"3 weeks\".",
        versions: &[Version::law(
            Within::Weeks(3),
            "local policy: visits to children with a protection plan every 3 weeks",
            Confirmed::Local,
        )],
        inputs: &[],
        runs: Some(|reading| visits(reading, "3 weeks")),
    },
    Definition {
        key: "incident_notification",
        name: "Notification of a serious incident",
        area: Area::Oversight,
        starts: "the day the authority learned of the incident",
        stops: "the notification sent to the national panel",
        owner: "Director of children's services",
        subject: "Notification of a serious incident is due",
        notes: "",
        versions: &incident(Within::WorkingDays(5)),
        inputs: &[],
        runs: Some(|reading| {
            for incident in &reading.journey.oversight.incidents {
                let stop = Stop::done(incident.notified.as_ref().map(|notified| notified.on));
                reading.run(incident.known.seq, "learning of the incident", incident.known.on, stop);
            }
        }),
    },
    Definition {
        key: "rapid_review",
        name: "Rapid review",
        area: Area::Oversight,
        starts: "notification of the incident",
        stops: "the rapid review sent to the national panel",
        owner: "Safeguarding partners",
        subject: "The rapid review is due",
        notes: "Counted from the partners' learning of the incident, which is when they are notified.",
        versions: &incident(Within::WorkingDays(15)),
        inputs: &[],
        runs: Some(|reading| {
            for incident in &reading.journey.oversight.incidents {
                if let Some(notified) = &incident.notified {
                    let stop = Stop::done(incident.reviewed.as_ref().map(|reviewed| reviewed.on));
                    reading.run(incident.known.seq, "notification of the incident", notified.on, stop);
                }
            }
        }),
    },
];

const INITIATED: &str = "the strategy discussion that initiated the enquiry";
const INITIAL: &str = "the initial conference";

const fn incident(within: Within) -> [Version; 3] {
    [
        Version::law(
            within,
            "Children Act 2004, s. 16C; Working Together to Safeguard Children 2018, chapter 4",
            WIRRAL,
        )
        .until(date(2023, 12, 14)),
        Version::law(
            within,
            "Children Act 2004, s. 16C; Working Together to Safeguard Children 2023, chapter 5",
            WIRRAL,
        )
        .from(date(2023, 12, 15))
        .until(date(2026, 3, 18)),
        Version::law(
            within,
            "Children Act 2004, s. 16C; Working Together to Safeguard Children 2026",
            Confirmed::Unconfirmed,
        )
        .from(WORKING_TOGETHER_2026),
    ]
}

/// The day of the discussion that initiated an enquiry.
fn began(journey: &Journey, enquiry: &Enquiry) -> Date {
    let discussion =
        journey.protection.discussions.iter().find(|held| held.seq == enquiry.started.discussion);
    discussion.map_or(enquiry.from(), |held| held.on)
}

/// The initial conference that an enquiry led to: the one that names it, or else the first since.
fn initial_conference(journey: &Journey, enquiry: &Enquiry) -> Option<Date> {
    let mut held = journey.protection.conferences.iter().filter(|held| held.kind == ConferenceKind::Initial);
    let named = held.clone().find(|held| held.enquiry == Some(enquiry.seq()));
    named
        .or_else(|| held.find(|held| held.enquiry.is_none() && held.on >= enquiry.from()))
        .map(|held| held.on)
}

fn reviews(reading: &mut Reading<'_>, first: bool) {
    for plan in &reading.journey.protection.plans {
        let ended = ended(plan);
        if reading.open_only && ended.is_some() {
            continue;
        }
        let mut since = (INITIAL, plan.started.on);
        for (place, occasion) in protection_reviews(plan, reading.today).enumerate() {
            if first == (place == 0) {
                reading.run(plan.seq(), since.0, since.1, Stop::done(occasion.held));
            }
            if let Some(held) = occasion.held {
                since = ("the last review conference", held);
            }
        }
        // What was due next when the plan ended, unless a review ended it.
        if let Some(ended) = ended.filter(|&ended| ended > since.1)
            && first == plan.reviews.is_empty()
        {
            reading.run(plan.seq(), since.0, since.1, Stop::Lapsed(ended));
        }
    }
}

/// Visits by one of the two rules: each run is under the rule in force on the day it starts.
fn visits(reading: &mut Reading<'_>, rule: &str) {
    let journey = reading.journey;
    for plan in &journey.protection.plans {
        let ended = ended(plan);
        if reading.open_only && ended.is_some() {
            continue;
        }
        let mut since = ("the start of the plan", plan.started.on);
        let in_force = |day: Date, reading: &Reading<'_>| {
            let policy = reading.policies.word("protection_visit.rule", day);
            policy.is_some_and(|word| word == rule)
        };
        let seen = journey.need.visits.iter().filter(|visit| {
            visit.kind == VisitKind::ChildProtection && visit.seen && visit.on >= plan.started.on
        });
        for visit in seen.filter(|visit| ended.is_none_or(|ended| visit.on <= ended)) {
            if !reading.open_only && in_force(since.1, reading) {
                reading.run(plan.seq(), since.0, since.1, Stop::Done(visit.on.into()));
            }
            since = ("the last visit", visit.on);
        }
        if in_force(since.1, reading) {
            reading.run(plan.seq(), since.0, since.1, Stop::Open.or_lapsed(ended));
        }
    }
}

fn ended(plan: &ProtectionPlan) -> Option<Date> {
    plan.ended.as_ref().map(|ended| ended.on)
}
