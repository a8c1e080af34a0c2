//! Early help: checks.

use calendar::{Date, words};

use super::Check;
use super::spells::Lasting;
use crate::facts::*;
use crate::ids::Seq;
use crate::journey::EarlyHelpEpisode;

const EPISODE: &str = "early help episode";

pub(super) fn check(fact: &Fact, check: &mut Check<'_>) -> Vec<Fact> {
    match fact {
        Fact::EarlyHelpRequested(it) => {
            if let Some(contact) = it.contact {
                let found = check.journey.front_door.contact(contact);
                if let Some(contact) = check.named("contact", contact, found, "contact") {
                    let what = "when the contact was received";
                    check.not_before("on", it.on, contact.received.on, what, "the record");
                }
            }
            check.in_force("source", it.source, it.on);
            check.text("reason", &it.reason, "Enter what is asked and why");
        }
        Fact::EarlyHelpStarted(it) => started(it, check),
        Fact::EarlyHelpDeclined(it) => {
            check.text("reason", &it.reason, "Enter why the request was not accepted");
            unanswered(it.request, it.on, check);
        }
        Fact::EarlyHelpAssessmentStarted(it) => assessment_started(it, check),
        Fact::EarlyHelpAssessmentCompleted(it) => assessment_completed(it, check),
        Fact::EarlyHelpReviewed(it) => {
            check.text("note", &it.note, "Enter what was said");
            in_episode(it.episode, it.on, check);
        }
        Fact::TeamAroundFamilyMet(it) => {
            check.text("note", &it.note, "Enter what was agreed");
            if it.agencies.is_empty() {
                check.refuse("agencies", "", "Choose the agencies that were there", "the record");
            }
            check.no_repeats("agencies", &it.agencies, "the record");
            in_episode(it.episode, it.on, check);
        }
        Fact::FamilyGroupConferenceHeld(it) if it.plan_agreed => {
            check.text("note", &it.note, "Enter the plan in the family's words");
        }
        Fact::EarlyHelpEnded(it) => ended(it, check),
        _ => {}
    }
    Vec::new()
}

fn episode<'a>(named: Seq, check: &Check<'a>) -> Option<&'a EarlyHelpEpisode> {
    check.journey.early_help.episodes.iter().find(|episode| episode.seq() == named)
}

fn in_episode(named: Seq, on: Date, check: &mut Check<'_>) {
    let found = episode(named, check).map(Lasting::from);
    check.during("episode", named, found, on, EPISODE);
}

/// A request is answered once: started or declined.
fn unanswered(named: Seq, on: Date, check: &mut Check<'_>) {
    let found = check.journey.early_help.request(named);
    let Some(request) = check.named("request", named, found, "request for early help") else { return };
    check.not_before("on", on, request.from(), "when early help was asked for", "the record");
    let given = || format!("the request of {}", words::day(request.from()));
    if let Some(declined) = check.kept(&request.ended) {
        let allowed = format!(
            "Choose a request that waits for an answer: this one was declined on {}",
            words::day(declined.on)
        );
        check.refuse("request", given(), allowed, "the record");
    }
    let episodes = &check.journey.early_help.episodes;
    if let Some(started) =
        episodes.iter().find(|one| one.started.request == named && !check.replaces(one.seq()))
    {
        let allowed = format!(
            "Choose a request that waits for an answer: early help started from this one on {}",
            words::day(started.started.on)
        );
        check.refuse("request", given(), allowed, "the record");
    }
}

fn started(it: &EarlyHelpStarted, check: &mut Check<'_>) {
    unanswered(it.request, it.on, check);
    check.begins(it.on, check.journey.early_help.episodes.iter().map(Lasting::from), EPISODE, "the record");
}

fn assessment_started(it: &EarlyHelpAssessmentStarted, check: &mut Check<'_>) {
    in_episode(it.episode, it.on, check);
    if let Some(episode) = episode(it.episode, check) {
        let others = episode.assessments.iter().map(Lasting::from);
        check.begins(it.on, others, "early help assessment", "the record");
    }
}

fn assessment_completed(it: &EarlyHelpAssessmentCompleted, check: &mut Check<'_>) {
    check.text("found", &it.found, "Enter what was found");
    let episodes = &check.journey.early_help.episodes;
    let found = episodes
        .iter()
        .flat_map(|episode| &episode.assessments)
        .find(|assessment| assessment.seq() == it.assessment)
        .map(Lasting::from);
    check.ends("assessment", it.assessment, found, it.on, "early help assessment");
    let closed = episodes
        .iter()
        .find(|episode| episode.assessments.iter().any(|assessment| assessment.seq() == it.assessment))
        .and_then(|episode| episode.ended.as_ref());
    if let Some(closed) = closed {
        check.not_after("on", it.on, closed.on, "when early help ended", "the record");
    }
}

fn ended(it: &EarlyHelpEnded, check: &mut Check<'_>) {
    let found = episode(it.episode, check).map(Lasting::from);
    let Some(own) = check.ends("episode", it.episode, found, it.on, EPISODE) else { return };
    check.ends_after_all_of(it.episode, it.on);
    let episodes = &check.journey.early_help.episodes;
    let assessed = episode(it.episode, check)
        .into_iter()
        .flat_map(|episode| &episode.assessments)
        .filter_map(|assessment| assessment.to())
        .max();
    if let Some(assessed) = assessed {
        check.not_before("on", it.on, assessed, "when its assessment was completed", "the record");
    }
    check.ends_before_next(own, episodes.iter().map(Lasting::from), it.on, EPISODE, "the record");
}
