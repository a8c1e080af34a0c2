//! Supervision and complaints.

use calendar::{Date, Within};

use super::clock::Stop;
use super::definition::{Confirmed, Definition, Input, InputKind, Limit, Version};
use super::reading::Reading;
use crate::code_sets::{AllocationRole, ComplaintStage, ServiceKind};
use crate::facts::Area;
use crate::ids::Seq;

const COMPLAINTS: Confirmed = Confirmed::SecondHand(
    "https://www.frg.org.uk/6-2-what-childrens-services-should-do-when-they-get-your-complaint",
);
const EXTENDED: Input = Input { name: "extended", ask: "Has it been extended?", kind: InputKind::Flag };

pub(super) static DEFINITIONS: &[Definition] = &[
    Definition {
        key: "supervision",
        name: "Supervision of the work with a child",
        area: Area::Oversight,
        starts: "the allocation or the last supervision",
        stops: "supervision in which the work with this child was considered",
        owner: "Team manager",
        subject: "Supervision is due",
        notes: "Counted for each child, not for each worker: a new worker does not start it again.",
        versions: &[Version::local("supervision.interval", "local policy: no national figure")],
        inputs: &[],
        runs: Some(|reading| {
            supervision(reading, |service| {
                !matches!(
                    service,
                    ServiceKind::Disability | ServiceKind::SpecialNeeds | ServiceKind::Universal
                )
            })
        }),
    },
    Definition {
        key: "disability_supervision",
        name: "Supervision in the disability service",
        area: Area::Oversight,
        starts: "the allocation or the last supervision",
        stops: "supervision in which the work with this child was considered",
        owner: "Team manager, disability service",
        subject: "Supervision is due",
        notes: "",
        versions: &[Version::local("disability.supervision_interval", "local policy: no national figure")],
        inputs: &[],
        runs: Some(|reading| supervision(reading, |service| service == ServiceKind::Disability)),
    },
    Definition {
        key: "complaint_stage_1",
        name: "Complaint, stage 1",
        area: Area::Oversight,
        starts: "receipt of the complaint",
        stops: "the answer",
        owner: "Complaints manager; team manager",
        subject: "An answer to the complaint is due",
        notes: "10 working days, or 20 where it is complex or an advocate is needed.",
        versions: &[Version::of(
            Limit::Depends(|given| Ok(Within::WorkingDays(if given.flag("extended")? { 20 } else { 10 }))),
            "SI 2006/1738, reg. 14",
            COMPLAINTS,
        )],
        inputs: &[EXTENDED],
        runs: Some(|reading| complaints(reading, ComplaintStage::One, 10)),
    },
    Definition {
        key: "complaint_stage_2",
        name: "Complaint, stage 2",
        area: Area::Oversight,
        starts: "the request for an investigation",
        stops: "the response to the investigation",
        owner: "Complaints manager; adjudicating officer",
        subject: "The response to the investigation is due",
        notes: "25 working days, or at most 65.",
        versions: &[Version::of(
            Limit::Depends(|given| Ok(Within::WorkingDays(if given.flag("extended")? { 65 } else { 25 }))),
            "SI 2006/1738, reg. 17",
            COMPLAINTS,
        )],
        inputs: &[EXTENDED],
        runs: Some(|reading| complaints(reading, ComplaintStage::Two, 25)),
    },
    Definition {
        key: "complaint_panel",
        name: "Complaint, review panel",
        area: Area::Oversight,
        starts: "the request for a review panel",
        stops: "the panel, met",
        owner: "Complaints manager",
        subject: "The review panel is to meet",
        notes: "The panel reports within five working days; the authority answers within 15.",
        versions: &[Version::law(
            Within::WorkingDays(30),
            "SI 2006/1738, reg. 19(4)",
            Confirmed::Read("https://legislation.gov.uk/uksi/2006/1738/regulation/19/made"),
        )],
        inputs: &[],
        runs: Some(|reading| complaints(reading, ComplaintStage::Three, 30)),
    },
];

fn complaints(reading: &mut Reading<'_>, stage: ComplaintStage, working_days: u16) {
    for complaint in reading.journey.oversight.complaints.iter().filter(|one| one.started.stage == stage) {
        let stop = Stop::done(complaint.to());
        let within = Within::WorkingDays(working_days);
        reading.run_within(complaint.seq(), "receipt of the complaint", complaint.from(), stop, within);
    }
}

/// A stretch of time in which a service held the case without a break.
struct Held {
    service: ServiceKind,
    first: Seq,
    from: Date,
    to: Option<Date>,
}

fn supervision(reading: &mut Reading<'_>, wanted: fn(ServiceKind) -> bool) {
    let oversight = &reading.journey.oversight;
    let holders = oversight.allocations.iter().filter(|one| {
        matches!(one.started.role, AllocationRole::CaseHolder | AllocationRole::PersonalAdviser)
            && wanted(one.started.service)
    });
    let mut stretches: Vec<Held> = Vec::new();
    for one in holders {
        let (from, to, service) = (one.from(), one.to(), one.started.service);
        let same = stretches
            .iter_mut()
            .find(|held| held.service == service && held.to.is_none_or(|ended| from <= ended));
        match same {
            // Handed over to another worker: it goes on.
            Some(held) => held.to = held.to.zip(to).map(|(one, other)| one.max(other)),
            None => stretches.push(Held { service, first: one.seq(), from, to }),
        }
    }
    for held in stretches {
        let done = oversight.supervisions.iter().filter(|one| one.service == held.service);
        let from = ("the allocation", held.from);
        reading.repeats(held.first, from, "the last supervision", done.map(|one| one.on), held.to);
    }
}
