//! Early help. No national figure exists: every limit is local.

use super::clock::Stop;
use super::definition::{Definition, Version};
use crate::facts::Area;

pub(super) static DEFINITIONS: &[Definition] = &[
    Definition {
        key: "early_help_assessment",
        name: "Early help assessment",
        area: Area::EarlyHelp,
        starts: "the acceptance of the request",
        stops: "the early help assessment, completed with the family",
        owner: "Early help worker; early help locality lead",
        subject: "The early help assessment is due",
        notes: "",
        versions: &[Version::local(
            "early_help.assessment",
            "local policy: no national figure for early help",
        )],
        inputs: &[],
        runs: Some(|reading| {
            for episode in &reading.journey.early_help.episodes {
                let done = episode.assessments.iter().filter_map(|one| one.to()).min();
                let stop = Stop::done(done).or_lapsed(episode.ended.as_ref().map(|ended| ended.on));
                reading.run(episode.seq(), "the acceptance of the request", episode.started.on, stop);
            }
        }),
    },
    Definition {
        key: "early_help_review",
        name: "Early help review",
        area: Area::EarlyHelp,
        starts: "the acceptance of the request or the last review",
        stops: "a review held with the family",
        owner: "Early help worker; early help locality lead",
        subject: "An early help review is due",
        notes: "",
        versions: &[Version::local("early_help.review", "local policy: no national figure for early help")],
        inputs: &[],
        runs: Some(|reading| {
            for episode in &reading.journey.early_help.episodes {
                let held = episode.reviews.iter().map(|review| review.on);
                let ended = episode.ended.as_ref().map(|ended| ended.on);
                let from = ("the acceptance of the request", episode.started.on);
                reading.repeats(episode.seq(), from, "the last review", held, ended);
            }
        }),
    },
];
