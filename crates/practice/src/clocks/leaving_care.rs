//! Leaving care: needs assessment, pathway plan, personal adviser.

use calendar::{Date, Due, Within, birthday};

use super::clock::Stop;
use super::definition::{Confirmed, Definition, Input, InputKind, Limit, Version};
use super::occasions::looked_after_reviews;
use super::reading::Reading;
use crate::code_sets::{ContactMeans, InTouch, LeavingCareStatus, VisitKind};
use crate::facts::Area;
use crate::journey::Journey;
use crate::leaving_care_status::{eligible_from, leaving_care_status};

const REG_8: Confirmed = Confirmed::Read("https://www.legislation.gov.uk/uksi/2010/2571/regulation/8/made");

pub(super) static DEFINITIONS: &[Definition] = &[
    Definition {
        key: "pathway_assessment",
        name: "Needs assessment of an eligible child",
        area: Area::LeavingCare,
        starts: "the 16th birthday, or the later day of becoming eligible",
        stops: "the assessment, completed",
        owner: "Allocated social worker; personal adviser",
        subject: "The assessment of needs for the pathway plan is due",
        notes: "The deadline of the assessment, not of the plan, which follows as soon as possible after. A \
                local rule of the 16th birthday and three months for both is stricter.",
        versions: &[Version::law(
            Within::Months(3),
            "CPPCR 2010, reg. 42",
            Confirmed::Read(
                "https://www.legislation.gov.uk/uksi/2010/959/part/7/crossheading/eligible-children",
            ),
        )],
        inputs: &[],
        runs: Some(|reading| {
            if let Some(from) =
                at_least(reading, 16).and_then(|_| eligible_from(reading.journey, reading.today))
            {
                let leaving = &reading.journey.leaving_care;
                let done = leaving.needs_assessments.first().map(|done| done.on);
                // A plan already made shows that the needs were assessed.
                let planned = leaving.plans.first().map(|made| made.on);
                let adult = reading.journey.person.born().map(|born| birthday(born, 18));
                let about = reading.journey.care.periods.last().map(|period| period.seq());
                if let Some(about) = about {
                    let lapsed = adult.filter(|&adult| adult <= reading.today);
                    let stop = Stop::done(done.or(planned)).or_lapsed(lapsed);
                    reading.run(about, "becoming an eligible child", from, stop);
                }
            }
        }),
    },
    Definition {
        key: "pathway_plan",
        name: "First pathway plan",
        area: Area::LeavingCare,
        starts: "the needs assessment",
        stops: "the pathway plan",
        owner: "Personal adviser",
        subject: "The pathway plan is due",
        notes: "The law says as soon as possible after the assessment, without a figure.",
        versions: &[Version::local(
            "pathway_plan.after_assessment",
            "local policy: CPPCR 2010, reg. 43, and SI 2010/2571, reg. 6, set no figure",
        )],
        inputs: &[],
        runs: Some(|reading| {
            let leaving = &reading.journey.leaving_care;
            if let Some(assessed) = leaving.needs_assessments.first() {
                let made = leaving.plans.first().map(|made| made.on);
                reading.run(assessed.seq, "the needs assessment", assessed.on, Stop::done(made));
            }
        }),
    },
    Definition {
        key: "pathway_plan_review",
        name: "Review of the pathway plan",
        area: Area::LeavingCare,
        starts: "the pathway plan or the last review",
        stops: "the review",
        owner: "Personal adviser",
        subject: "A review of the pathway plan is due",
        notes: "Also whenever the young person or the adviser asks, and about 28 days after a move to \
                unregulated accommodation (reg. 7(3)).",
        versions: &[Version::law(
            Within::Months(6),
            "SI 2010/2571, reg. 7",
            Confirmed::SecondHand("https://paperzz.com/doc/6860517"),
        )],
        inputs: &[],
        runs: Some(|reading| {
            let leaving = &reading.journey.leaving_care;
            let Some(first) = leaving.plans.first() else { return };
            let mut written: Vec<Date> = leaving.plans.iter().skip(1).map(|made| made.on).collect();
            written.extend(leaving.reviews.iter().map(|held| held.on));
            written.sort_unstable();
            let goes_on = owed(reading.journey, reading.today);
            if goes_on || !reading.open_only {
                // Once it is no longer owed, nothing is due after the last one written.
                let ended = (!goes_on).then(|| written.last().copied().unwrap_or(first.on));
                let from = ("the pathway plan", first.on);
                reading.repeats(first.seq, from, "the last review", written.into_iter(), ended);
            }
        }),
    },
    Definition {
        key: "adviser_visit_first",
        name: "First visit by a personal adviser",
        area: Area::LeavingCare,
        starts: "the day the authority first provided the accommodation",
        stops: "a visit to the young person there",
        owner: "Personal adviser",
        subject: "The adviser's first visit to the accommodation is due",
        notes: "For relevant and former relevant young people in accommodation that the authority provides.",
        versions: &[Version::law(Within::Days(7), "SI 2010/2571, reg. 8", REG_8)],
        inputs: &[],
        runs: Some(|reading| adviser_visits(reading, true)),
    },
    Definition {
        key: "adviser_visit",
        name: "Visit by a personal adviser",
        area: Area::LeavingCare,
        starts: "the last visit",
        stops: "a visit to the young person",
        owner: "Personal adviser",
        subject: "An adviser's visit is due",
        notes: "After the visit before the first review: every two months, which is not eight weeks.",
        versions: &[Version::law(Within::Months(2), "SI 2010/2571, reg. 8", REG_8)],
        inputs: &[],
        runs: Some(|reading| adviser_visits(reading, false)),
    },
    Definition {
        key: "keep_in_touch",
        name: "Keeping in touch with a care leaver",
        area: Area::LeavingCare,
        starts: "leaving care or the last contact",
        stops: "a contact in which the adviser and the young person were in touch",
        owner: "Personal adviser",
        subject: "Contact with the care leaver is due",
        notes: "The law says keep in touch; eight weeks is practice. To 21, or to 25 where support goes on.",
        versions: &[Version::local(
            "keep_in_touch.interval",
            "local policy: Children Act 1989, s. 23C(2), sets no figure",
        )],
        inputs: &[],
        runs: Some(|reading| {
            let journey = reading.journey;
            let in_touch = journey.leaving_care.contacts.iter().filter(|one| one.in_touch == InTouch::Yes);
            let mut in_touch = in_touch.map(|one| one.on);
            let left = journey.care.periods.iter().rfind(|one| !one.started.short_breaks);
            let left = left.and_then(|period| Some((period.seq(), period.ended.as_ref()?.on)));
            if let Some((about, left)) = left
                && owed(journey, reading.today)
            {
                let first = if reading.open_only { in_touch.next_back() } else { None };
                let from = first.map_or(("leaving care", left), |on| ("the last contact", on));
                reading.repeats(about, (from.0, from.1.max(left)), "the last contact", in_touch, None);
            }
        }),
    },
    Definition {
        key: "staying_put",
        name: "Staying put considered",
        area: Area::LeavingCare,
        starts: "the 16th birthday",
        stops: "the first review after the 16th birthday, at which it is considered",
        owner: "Personal adviser; fostering service",
        subject: "Staying put is to be considered at the first review",
        notes: "Watched over until 21, with the pathway plan, where the young person stays with former foster \
                carers at 18. It stops where it would be inconsistent with the young person's welfare.",
        versions: &[Version::of(
            Limit::Own(|given| {
                let last = given.date("last_review")?;
                let next = Within::Months(6).due_date(last, given.days()).date();
                Ok(Due::On(next.max(given.from.on)))
            }),
            "Children Act 1989, s. 23CZA and Sch. 2 para. 19BA",
            Confirmed::SecondHand(
                "https://northyorkshirecs.trixonline.co.uk/chapter/looked-after-child-in-care-reviews",
            ),
        )],
        inputs: &[Input {
            name: "last_review",
            ask: "Day of the last review before the 16th birthday",
            kind: InputKind::Date,
        }],
        runs: Some(staying_put),
    },
];

fn at_least(reading: &Reading<'_>, age: u8) -> Option<Date> {
    let born = reading.journey.person.born()?;
    Some(birthday(born, age)).filter(|&day| day <= reading.today)
}

/// Whether pathway plan and contact are owed on a day: eligible, relevant, or former relevant under 21.
fn owed(journey: &Journey, on: Date) -> bool {
    let Some(born) = journey.person.born() else { return false };
    if on < birthday(born, 16) || on >= birthday(born, 21) {
        return false;
    }
    matches!(
        leaving_care_status(journey, on),
        LeavingCareStatus::Eligible | LeavingCareStatus::Relevant | LeavingCareStatus::FormerRelevant
    )
}

fn adviser_visits(reading: &mut Reading<'_>, first: bool) {
    let journey = reading.journey;
    let homes = &journey.leaving_care.accommodation;
    for (place, home) in homes.iter().enumerate().filter(|(_, home)| home.provided_by_authority) {
        let next = homes.get(place + 1).map(|next| next.on);
        let status = leaving_care_status(journey, home.on);
        let due = matches!(status, LeavingCareStatus::Relevant | LeavingCareStatus::FormerRelevant);
        if !due || (reading.open_only && next.is_some()) {
            continue;
        }
        let adult = journey.person.born().map(|born| birthday(born, 21)).filter(|&day| day <= reading.today);
        let ended = next.or(adult);
        let seen = journey.need.visits.iter().filter(|one| one.kind == VisitKind::CareLeaver && one.seen);
        let met = journey.leaving_care.contacts.iter().filter(|one| one.means == ContactMeans::InPerson);
        let mut visits: Vec<Date> = seen.map(|one| one.on).chain(met.map(|one| one.on)).collect();
        visits.retain(|&on| on >= home.on && ended.is_none_or(|ended| on <= ended));
        visits.sort_unstable();
        let mut visits = visits.into_iter();
        let visited = visits.next();
        if first {
            let stop = Stop::done(visited).or_lapsed(ended);
            reading.run(home.seq, "the accommodation being provided", home.on, stop);
        } else if let Some(visited) = visited {
            let from = ("the last visit", visited);
            reading.repeats(home.seq, from, from.0, visits, ended);
        }
    }
}

/// The first review after the 16th birthday of a young person who lives with foster carers. What the review
/// said of staying put stands in its decisions.
fn staying_put(reading: &mut Reading<'_>) {
    let Some(sixteen) = at_least(reading, 16) else { return };
    let periods = reading.journey.care.periods.iter();
    for period in periods.filter(|period| !period.started.short_breaks) {
        let ended = period.ended.as_ref().map(|ended| ended.on);
        if ended.is_some_and(|ended| reading.open_only || ended <= sixteen) {
            continue;
        }
        let started = period.started.on;
        let (since, from) = if started > sixteen {
            ("becoming looked after", started)
        } else {
            ("the 16th birthday", sixteen)
        };
        let last_day = ended.and_then(|ended| ended.yesterday().ok()).unwrap_or(reading.today);
        let mut occasions = looked_after_reviews(period, last_day);
        let Some(review) = occasions.find(|one| one.held.is_none_or(|held| held >= from)) else { continue };
        let home = period.placement_on(review.held.unwrap_or(last_day)).or(period.placements.last());
        if home.is_some_and(|home| home.started.kind.is_foster()) {
            let stop = Stop::done(review.held).or_lapsed(ended);
            reading.run_due(period.seq(), since, from, stop, Due::On(review.due.max(from)));
        }
    }
}
