//! Private fostering.

use calendar::{Date, Within, WorkingDays, words};
use jiff::civil::date;
use rules::Refusal;

use super::clock::Stop;
use super::definition::{Confirmed, Definition, Input, InputKind, Limit, Version};
use crate::code_sets::VisitKind;
use crate::facts::Area;
use crate::journey::Journey;

pub(super) static DEFINITIONS: &[Definition] = &[
    Definition {
        key: "private_fostering_first_visit",
        name: "First visit to a privately fostered child",
        area: Area::Permanence,
        starts: "the notification received",
        stops: "the visit to premises, carer, household, child and parents",
        owner: "Private fostering worker",
        subject: "The first private fostering visit is due",
        notes: "For a proposal under regulation 4 and for an arrangement that exists under regulation 7. \
                Carers must notify six weeks before, or at once. From 24 April to 25 September 2020 as soon as \
                reasonably practicable, without a count of days.",
        versions: &[
            first_visit().until(date(2020, 4, 23)),
            Version::of(
                Limit::Own(|given| {
                    let allowed = "Enter a day before 24 April or after 25 September 2020: between them the law \
                                   asked for it as soon as reasonably practicable, without a count of days";
                    let source = "SI 2005/1533, regs 4 and 7, as amended by SI 2020/445";
                    Err(Refusal::new("from", words::day(given.from.on), allowed, source))
                }),
                "SI 2005/1533, regs 4 and 7, as amended by SI 2020/445",
                Confirmed::SecondHand(
                    "http://spirebarristers.co.uk/articles/the-adoption-and-children-coronavirus-amendment-regulations-2020/",
                ),
            )
            .from(date(2020, 4, 24))
            .until(date(2020, 9, 25)),
            first_visit().from(date(2020, 9, 26)),
        ],
        inputs: &[],
        runs: Some(|reading| {
            for fostering in &reading.journey.permanence.private_fostering {
                let first = visits(reading.journey, fostering.from()).next();
                let stop = Stop::done(first).or_lapsed(fostering.to());
                reading.run(fostering.seq(), AWARE, fostering.from(), stop);
            }
        }),
    },
    Definition {
        key: "private_fostering_visit",
        name: "Visit to a privately fostered child",
        area: Area::Permanence,
        starts: "the last visit",
        stops: "a visit, the child seen alone, with a written report",
        owner: "Private fostering worker",
        subject: "A private fostering visit is due",
        notes: "Every six weeks in the first year, every 12 weeks after. The arrangement is deemed to begin \
                when the authority became aware of it (reg. 8(6)). Also whenever reasonably asked for.",
        versions: &[Version::of(
            Limit::Depends(|given| Ok(interval(given.date("aware")?, given.from.on))),
            "SI 2005/1533, reg. 8(1)",
            Confirmed::Read("https://www.legislation.gov.uk/uksi/2005/1533/regulation/8/made"),
        )],
        inputs: &[Input {
            name: "aware",
            ask: "Day the authority became aware of the arrangement",
            kind: InputKind::Date,
        }],
        runs: Some(|reading| {
            for fostering in &reading.journey.permanence.private_fostering {
                let ended = fostering.to();
                if reading.open_only && ended.is_some() {
                    continue;
                }
                let aware = fostering.from();
                let mut last: Option<Date> = None;
                let seen = visits(reading.journey, aware);
                for on in seen.filter(|&on| ended.is_none_or(|ended| on <= ended)) {
                    if let Some(last) = last {
                        let stop = Stop::Done(on.into());
                        reading.run_within(fostering.seq(), LAST, last, stop, interval(aware, last));
                    }
                    last = Some(on);
                }
                if let Some(last) = last {
                    let stop = Stop::Open.or_lapsed(ended);
                    reading.run_within(fostering.seq(), LAST, last, stop, interval(aware, last));
                }
            }
        }),
    },
];

const fn first_visit() -> Version {
    Version::law(
        Within::WorkingDays(7),
        "SI 2005/1533, regs 4 and 7",
        Confirmed::SecondHand("https://www.yumpu.com/en/document/view/23054178"),
    )
}

const AWARE: &str = "the notification";
const LAST: &str = "the last visit";

/// The interval after a visit: an interval that began in the first year is still six weeks.
fn interval(aware: Date, last: Date) -> Within {
    let year = Within::Months(12).due_date(aware, WorkingDays::latest()).date();
    if last < year { Within::Weeks(6) } else { Within::Weeks(12) }
}

fn visits(journey: &Journey, from: Date) -> impl Iterator<Item = Date> {
    let visits = journey.need.visits.iter();
    visits
        .filter(move |visit| visit.kind == VisitKind::PrivateFostering && visit.seen && visit.on >= from)
        .map(|visit| visit.on)
}
