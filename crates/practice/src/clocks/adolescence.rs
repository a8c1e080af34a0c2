//! Missing children, homelessness at 16 and 17, allegations.

use calendar::Within;

use super::clock::Stop;
use super::definition::{Confirmed, Definition, Version, When};
use crate::facts::Area;

pub(super) static DEFINITIONS: &[Definition] = &[
    Definition {
        key: "return_interview",
        name: "Return interview",
        area: Area::Adolescence,
        starts: "the moment the child came back or was found",
        stops: "the interview held, or the child's refusal of it",
        owner: "Local authority; somebody independent where possible",
        subject: "A return interview is due",
        notes: "For every episode, however short. The offer and the interview are both recorded.",
        versions: &[Version::law(
            Within::Hours(72),
            "Children who run away or go missing from home or care (statutory guidance, January 2014)",
            Confirmed::SecondHand("https://www.missingpeople.org.uk, return home interviews, 2023 to 2024"),
        )],
        inputs: &[],
        runs: Some(|reading| {
            for episode in &reading.journey.adolescence.missing {
                let Some(found) = &episode.found else { continue };
                let held = episode.interview.as_ref().map(|held| (held.on, Some(held.at)));
                let declined = episode.offers.iter().find(|offer| !offer.accepted);
                let declined = declined.map(|offer| (offer.on, Some(offer.at)));
                let start = When { on: found.on, at: Some(found.at) };
                reading.run(episode.went.seq, "the child's return", start, Stop::done(held.or(declined)));
            }
        }),
    },
    Definition {
        key: "homelessness_decision",
        name: "Decision for a homeless 16 or 17 year old",
        area: Area::Adolescence,
        starts: "the day the young person presented or was referred",
        stops: "the decision under section 20 or 17, with the young person's view",
        owner: "Young people's service; housing",
        subject: "The decision how to help a homeless young person is due",
        notes: "No national count of days: somewhere to stay at once if needed, never bed and breakfast; an \
                assessment under section 17, then a decision under section 20, inside the 45 working days. If \
                accommodated, the clocks of looked-after children start that day.",
        versions: &[Version::local(
            "homelessness.decision",
            "local policy: the joint guidance of 2018 sets no figure",
        )],
        inputs: &[],
        runs: Some(|reading| {
            for presented in &reading.journey.adolescence.homelessness {
                let stop = Stop::done(presented.to());
                reading.run(presented.seq(), "presenting as homeless", presented.from(), stop);
            }
        }),
    },
    Definition {
        key: "allegation_referral",
        name: "Allegation referred to the designated officer",
        area: Area::Oversight,
        starts: "the day the employer became aware of the allegation",
        stops: "the referral to the local authority designated officer",
        owner: "Employer; the designated officer keeps track",
        subject: "The allegation is to be referred",
        notes: "",
        versions: &[Version::law(
            Within::WorkingDays(1),
            "Working Together to Safeguard Children, chapter 2; Keeping children safe in education, part 4",
            Confirmed::SecondHand(
                "https://sheffieldscb.proceduresonline.com/p_all_against_pers_work_children.html",
            ),
        )],
        inputs: &[],
        runs: Some(|reading| {
            for allegation in &reading.journey.oversight.allegations {
                let stop = Stop::done(allegation.referred.as_ref().map(|referred| referred.on));
                let known = &allegation.known;
                reading.run(known.seq, "learning of the allegation", known.on, stop);
            }
        }),
    },
    Definition {
        key: "allegation_resolution",
        name: "Allegation resolved",
        area: Area::Oversight,
        starts: "the referral to the designated officer",
        stops: "the outcome of the allegation",
        owner: "Designated officer",
        subject: "The allegation is to be resolved",
        notes: "The old national targets of one, three and 12 months are no longer in guidance.",
        versions: &[Version::local("allegation.resolution", "local policy: no national figure any more")],
        inputs: &[],
        runs: Some(|reading| {
            for allegation in &reading.journey.oversight.allegations {
                let Some(referred) = &allegation.referred else { continue };
                let stop = Stop::done(allegation.resolved.as_ref().map(|resolved| resolved.on));
                reading.run(allegation.known.seq, "the referral", referred.on, stop);
            }
        }),
    },
];
