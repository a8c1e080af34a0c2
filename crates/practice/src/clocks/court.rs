//! Courts and emergency powers.

use calendar::{Due, Within};
use jiff::ToSpan;

use super::clock::Stop;
use super::definition::{Confirmed, Definition, Input, InputKind, Limit, Version, When};
use crate::code_sets::{CourtApplication, HearingKind};
use crate::facts::Area;
use crate::journey::Proceedings;

const SECTION_32: Confirmed = Confirmed::Read("https://www.legislation.gov.uk/ukpga/1989/41/section/32");
const PD12A: &str = "Family Procedure Rules 2010, Practice Direction 12A";

pub(super) static DEFINITIONS: &[Definition] = &[
    Definition {
        key: "police_protection",
        name: "Police protection",
        area: Area::Court,
        starts: "the moment the police took the child into their protection",
        stops: "its end, or an emergency protection order",
        owner: "Police; out-of-hours or duty social work manager",
        subject: "Police protection must end",
        notes: "The longest that it may last, weekends and holidays included. It cannot be used twice in a row.",
        versions: &[Version::law(
            Within::Hours(72),
            "Children Act 1989, s. 46(6)",
            Confirmed::SecondHand(
                "https://childlawadvice.org.uk/information-pages/police-powers-of-protection-emergency-protection-orders",
            ),
        )],
        inputs: &[],
        runs: Some(|reading| {
            for used in &reading.journey.court.police_protection {
                let stop = Stop::done(used.ended.as_ref().map(|ended| (ended.on, Some(ended.at))));
                let start = When { on: used.from(), at: Some(used.started.at) };
                reading.run(used.seq(), "the child being taken into it", start, stop);
            }
        }),
    },
    Definition {
        key: "emergency_protection_order",
        name: "Emergency protection order",
        area: Area::Court,
        starts: "the order",
        stops: "its end",
        owner: "Legal services; social work manager",
        subject: "An emergency protection order ends at the latest",
        notes: "Eight days at most, the day of the order counted; extended once, by seven at most. The order \
                itself may say less. Where the eighth day is a public holiday or a Sunday the court may say \
                noon of the next day that is not.",
        versions: &[Version::of(
            Limit::Depends(|given| Ok(Within::DaysBeginning(if given.flag("extended")? { 15 } else { 8 }))),
            "Children Act 1989, s. 45",
            Confirmed::SecondHand(
                "https://childlawadvice.org.uk/information-pages/police-powers-of-protection-emergency-protection-orders",
            ),
        )],
        inputs: &[Input { name: "extended", ask: "Has it been extended?", kind: InputKind::Flag }],
        runs: Some(|reading| {
            for order in &reading.journey.court.emergency_orders {
                let stop = Stop::done(order.ended.as_ref().map(|ended| ended.on));
                reading.run_due(
                    order.ordered.seq,
                    "the order",
                    order.ordered.on,
                    stop,
                    Due::On(order.until()),
                );
            }
        }),
    },
    Definition {
        key: "proceedings",
        name: "Care or supervision proceedings, 26 weeks",
        area: Area::Court,
        starts: "the day the application was issued",
        stops: "the final order",
        owner: "Legal services; allocated social worker",
        subject: "Care proceedings should end",
        notes: "The day of issue is the first day. Only the court extends, by up to eight weeks at a time, and \
                not as a matter of course.",
        versions: &[Version::law(TWENTY_SIX_WEEKS, "Children Act 1989, s. 32(1)(a)(ii)", SECTION_32)
            .from(jiff::civil::date(2014, 4, 22))],
        inputs: &[],
        runs: Some(|reading| {
            for one in section_31(&reading.journey.court.proceedings) {
                let stop = Stop::done(one.ended.as_ref().map(|ended| ended.on));
                let (seq, on) = (one.issued.seq, one.issued.on);
                match one.extensions.last() {
                    Some(extended) => reading.run_due(seq, ISSUE, on, stop, Due::On(extended.to)),
                    None => reading.run(seq, ISSUE, on, stop),
                };
            }
        }),
    },
    Definition {
        key: "case_management_hearing",
        name: "Case management hearing",
        area: Area::Court,
        starts: "the day of issue",
        stops: "the hearing held",
        owner: "Court; legal services",
        subject: "The case management hearing is listed by",
        notes: "Not before day 12 and not after day 18, in business days; the day of issue is day 1, so 17 \
                working days on.",
        versions: &[Version::law(Within::WorkingDays(17), PD12A, Confirmed::Unconfirmed)],
        inputs: &[],
        runs: Some(|reading| {
            for one in section_31(&reading.journey.court.proceedings) {
                let held = hearing(one, HearingKind::CaseManagement);
                let stop = Stop::done(held).or_lapsed(one.ended.as_ref().map(|ended| ended.on));
                reading.run(one.issued.seq, ISSUE, one.issued.on, stop);
            }
        }),
    },
    Definition {
        key: "issues_resolution_hearing",
        name: "Issues resolution hearing",
        area: Area::Court,
        starts: "the day of issue",
        stops: "the hearing held",
        owner: "Court; legal services",
        subject: "The issues resolution hearing is to be held in time for the 26 weeks, so",
        notes: "No day of its own: inside the 26 weeks. Courts aim at about week 20.",
        versions: &[Version::law(
            TWENTY_SIX_WEEKS,
            PD12A,
            Confirmed::SecondHand("https://llfjb.com/practice-note-listing-issues-resolution-hearings/"),
        )],
        inputs: &[],
        runs: Some(|reading| {
            for one in section_31(&reading.journey.court.proceedings) {
                let held = hearing(one, HearingKind::IssuesResolution);
                let stop = Stop::done(held).or_lapsed(one.ended.as_ref().map(|ended| ended.on));
                reading.run(one.issued.seq, ISSUE, one.issued.on, stop);
            }
        }),
    },
    Definition {
        key: "proceedings_extension",
        name: "Extension of proceedings",
        area: Area::Court,
        starts: "the end of the time allowed before",
        stops: "the final order",
        owner: "Court",
        subject: "An extension of proceedings ends at the latest",
        notes: "Eight weeks at most each time (s. 32(8)).",
        versions: &[Version::of(
            Limit::Own(|given| Ok(longest_extension(given.from.on))),
            "Children Act 1989, s. 32(8)",
            SECTION_32,
        )],
        inputs: &[],
        runs: Some(|reading| {
            for one in section_31(&reading.journey.court.proceedings) {
                let ended = one.ended.as_ref().map(|ended| ended.on);
                let allowed = TWENTY_SIX_WEEKS.due_date(one.issued.on, reading.calendar(Stop::Open));
                let mut before = allowed.date();
                for (place, extended) in one.extensions.iter().enumerate() {
                    let next = one.extensions.get(place + 1).map(|next| next.on);
                    let stop = match (ended, next) {
                        (Some(ended), next) if next.is_none_or(|next| ended < next) => {
                            Stop::Done(ended.into())
                        }
                        // Extended again: the new one takes over.
                        (_, next) => Stop::Open.or_lapsed(next),
                    };
                    let due = longest_extension(before);
                    reading.run_due(extended.seq, "the end of the time allowed before", before, stop, due);
                    before = extended.to;
                }
            }
        }),
    },
];

const ISSUE: &str = "the day of issue";
const TWENTY_SIX_WEEKS: Within = Within::WeeksBeginning(26);

/// The last day of the longest extension: eight weeks after the end of the time allowed before.
fn longest_extension(before: calendar::Date) -> Due {
    Due::On(before.saturating_add(56.days()))
}

/// Proceedings for a care or supervision order: the only ones with 26 weeks.
fn section_31(all: &[Proceedings]) -> impl Iterator<Item = &Proceedings> {
    all.iter().filter(|one| {
        matches!(one.issued.application, CourtApplication::CareOrder | CourtApplication::SupervisionOrder)
    })
}

fn hearing(proceedings: &Proceedings, kind: HearingKind) -> Option<calendar::Date> {
    proceedings.hearings.iter().find(|held| held.kind == kind).map(|held| held.on)
}
