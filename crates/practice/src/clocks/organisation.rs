//! Clocks of the organisation rather than of a child: consultation, scrutiny, decisions.
//!
//! None of them has runs: no child's journey holds what starts or stops them. They are for the calculator.

use calendar::{Due, Within};
use jiff::ToSpan;
use jiff::civil::date;

use super::definition::{Confirmed, Definition, Input, InputKind, Limit, Version};
use crate::facts::Area;

const REDUNDANCY: Confirmed =
    Confirmed::SecondHand("https://www.lrdpublications.org.uk, redundancy law, chapter 6");

pub(super) static DEFINITIONS: &[Definition] = &[
    Definition {
        key: "collective_redundancy",
        name: "Collective redundancy consultation",
        area: Area::Oversight,
        starts: "the start of consultation with the unions",
        stops: "the first dismissal that takes effect, which may not be sooner",
        owner: "Programme office; human resources",
        subject: "The first dismissal may take effect no sooner than",
        notes: "20 to 99 dismissals at one establishment in 90 days: at least 30 days; 100 or more: at least \
                45. It is counted to the first dismissal that takes effect, which is not the same as a window \
                for consultation. From 6 April 2026 the protective award is up to 180 days.",
        versions: &[Version::of(
            Limit::Own(|given| {
                let days = if given.number("dismissals")? >= 100 { 45 } else { 30 };
                Ok(given.after(Within::Days(days)))
            }),
            "Trade Union and Labour Relations (Consolidation) Act 1992, s. 188",
            REDUNDANCY,
        )],
        inputs: &[Input {
            name: "dismissals",
            ask: "How many dismissals are proposed at one establishment in 90 days?",
            kind: InputKind::Number,
        }],
        runs: None,
    },
    Definition {
        key: "consultation_window",
        name: "Staff consultation of 45 days",
        area: Area::Oversight,
        starts: "the first day of consultation",
        stops: "the last day of consultation",
        owner: "Programme office",
        subject: "Consultation closes",
        notes: "Both ends count: from 6 October 2021 to 19 November 2021 is 45 days, or 44 elapsed.",
        versions: &[Version::local(
            "consultation.window",
            "local policy: the length of a consultation window is the council's own",
        )],
        inputs: &[],
        runs: None,
    },
    Definition {
        key: "scrutiny_papers",
        name: "Papers for a scrutiny meeting",
        area: Area::Oversight,
        starts: "the meeting",
        stops: "agenda and reports open to the public",
        owner: "Democratic services",
        subject: "Papers are to be public five clear days ahead,",
        notes: "Clear days: neither the day of publication nor that of the meeting counts. Working days.",
        versions: &[Version::of(
            Limit::Own(|given| Ok(Due::On(given.days().subtract(given.from.on, 6)))),
            "Local Government Act 1972, s. 100B, as amended by SI 2002/715",
            Confirmed::Read("https://www.legislation.gov.uk/uksi/2002/715/note/made"),
        )],
        inputs: &[],
        runs: None,
    },
    Definition {
        key: "key_decision_notice",
        name: "Notice of a key decision",
        area: Area::Oversight,
        starts: "the meeting or decision",
        stops: "the notice, published",
        owner: "Democratic services",
        subject: "Notice of a key decision is due at least 28 clear days ahead",
        notes: "",
        versions: &[Version::of(
            Limit::Own(|given| Ok(Due::On(given.from.on.saturating_sub(29.days())))),
            "SI 2012/2089, reg. 9",
            Confirmed::SecondHand(
                "https://www.lexology.com/library/detail.aspx?g=2bbf77bb-4cde-40d6-92af-c3103407b0e1",
            ),
        )],
        inputs: &[],
        runs: None,
    },
    Definition {
        key: "executive_response",
        name: "The executive's response to scrutiny",
        area: Area::Oversight,
        starts: "receipt of the panel's report or recommendations",
        stops: "the response",
        owner: "Cabinet member; director of children's services",
        subject: "The executive's response is due",
        notes: "The regulations for district councils count the two months beginning with the day of receipt: \
                the strictest reading is a day sooner.",
        versions: &[Version::law(
            Within::Months(2),
            "Local Government Act 2000, s. 9FE",
            Confirmed::SecondHand(
                "https://legislation.gov.uk/uksi/2009/1919/part/2/made, the like duty of district councils",
            ),
        )],
        inputs: &[],
        runs: None,
    },
    Definition {
        key: "call_in",
        name: "Call-in of a decision",
        area: Area::Oversight,
        starts: "publication of the decision",
        stops: "the call-in, or its time run out",
        owner: "Democratic services",
        subject: "A decision may be called in",
        notes: "",
        versions: &[Version::local("call_in.window", "local policy: the council's constitution sets it")],
        inputs: &[],
        runs: None,
    },
    Definition {
        key: "scrutiny_recommendation",
        name: "Recommendation reported to the panel",
        area: Area::Oversight,
        starts: "the panel's resolution",
        stops: "the panel's own acceptance that it is complete",
        owner: "Director of children's services",
        subject: "Progress on the recommendation is to be reported",
        notes: "To every next meeting until the panel accepts that it is complete. \"Complete\" in an \
                officer's report does not close it. A rejected one leaves the list only once reported.",
        versions: &[Version::of(
            Limit::Own(|given| Ok(Due::On(given.date("next_meeting")?))),
            "Scrutiny panel, monitoring scrutiny recommendations",
            Confirmed::Local,
        )
        .from(date(2021, 7, 22))],
        inputs: &[Input { name: "next_meeting", ask: "Day of the next meeting", kind: InputKind::Date }],
        runs: None,
    },
];
