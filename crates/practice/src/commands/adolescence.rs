//! Missing, exploitation, youth justice, homelessness: checks.

use calendar::{Date, DateTime, Time, words};

use super::Check;
use super::spells::Lasting;
use crate::code_sets::{CodeSet, MissingKind, YouthDisposal};
use crate::facts::*;
use crate::ids::Seq;
use crate::journey::{ExploitationConcern, Journey, MissingEpisode};

const MISSING: &str = "Statutory guidance on children who run away or go missing, January 2014";
const HOMELESS: &str = "Provision of accommodation for 16 and 17 year olds (joint guidance, 2018)";
const JUSTICE: &str = "Children and Young Persons Act 1933, s. 50";
const CONCERN: &str = "exploitation concern";
const INVOLVEMENT: &str = "youth justice involvement";
const PRESENTATION: &str = "presentation as homeless";

impl From<&ExploitationConcern> for Lasting {
    fn from(concern: &ExploitationConcern) -> Lasting {
        Lasting::of(&concern.raised, concern.closed.as_ref())
    }
}

pub(super) fn check(fact: &Fact, check: &mut Check<'_>) -> Vec<Fact> {
    match fact {
        Fact::WentMissing(it) => went_missing(it, check),
        Fact::MissingChildFound(it) => found(it, check),
        Fact::ReturnInterviewOffered(it) => {
            after_found(it.episode, it.on, it.at, check);
        }
        Fact::ReturnInterviewHeld(it) => {
            check.text("says", &it.says, "Enter what the child said, or that they did not wish to speak");
            if let Some(episode) = after_found(it.episode, it.on, it.at, check) {
                check.once("episode", &episode.interview, "return interview");
            }
        }
        Fact::ExploitationConcernRaised(it) => concern_raised(it, check),
        Fact::ExploitationConcernReviewed(it) => {
            check.text("note", &it.note, "Enter what was agreed");
            let found = concern(it.concern, check.journey).map(Lasting::from);
            check.during("concern", it.concern, found, it.on, CONCERN);
        }
        Fact::ExploitationConcernClosed(it) => {
            check.text("reason", &it.reason, "Enter why the concern was closed");
            let found = concern(it.concern, check.journey).map(Lasting::from);
            if check.ends("concern", it.concern, found, it.on, CONCERN).is_some() {
                check.ends_after_all_of(it.concern, it.on);
            }
        }
        Fact::YouthJusticeStarted(it) => justice_started(it, check),
        Fact::YouthJusticeEnded(it) => {
            let found = check.journey.adolescence.justice.iter().find(|one| one.seq() == it.involvement);
            check.ends("involvement", it.involvement, found.map(Lasting::from), it.on, INVOLVEMENT);
        }
        Fact::HomelessnessPresented(it) => presented(it, check),
        Fact::HomelessnessDecided(it) => {
            check.text("view", &it.view, "Enter the young person's view");
            let found =
                check.journey.adolescence.homelessness.iter().find(|one| one.seq() == it.presentation);
            check.ends("presentation", it.presentation, found.map(Lasting::from), it.on, PRESENTATION);
        }
        _ => {}
    }
    Vec::new()
}

fn episode(named: Seq, journey: &Journey) -> Option<&MissingEpisode> {
    journey.adolescence.missing.iter().find(|one| one.went.seq == named)
}

fn concern(named: Seq, journey: &Journey) -> Option<&ExploitationConcern> {
    journey.adolescence.exploitation.iter().find(|one| one.raised.seq == named)
}

/// When a child went; at the first moment of the day where no time is known.
fn went(episode: &MissingEpisode) -> DateTime {
    episode.went.on.to_datetime(episode.went.at.unwrap_or(Time::midnight()))
}

/// A child is missing once at a time. Only a child looked after is away from a placement.
fn went_missing(it: &WentMissing, check: &mut Check<'_>) {
    check.text("from", &it.from, "Enter from where the child went, and what is known");
    check.born_by(it.on, "going missing", "SSDA903 rule 586");
    let at = it.on.to_datetime(it.at.unwrap_or(Time::midnight()));
    let open = check.journey.adolescence.missing.iter().find(|one| {
        let own = check.replaces(one.went.seq);
        let found = one.found.as_ref().map(|found| found.on.to_datetime(found.at));
        !own && went(one) <= at && found.is_none_or(|found| found > at)
    });
    if let Some(open) = open {
        let since = words::moment(went(open));
        let allowed = match &open.found {
            Some(found) => {
                let found = words::moment(found.on.to_datetime(found.at));
                format!("Enter a time that is {found} or later, when the child was found")
            }
            None => format!("Record first how the child was found who went missing on {since}"),
        };
        check.refuse("on", words::moment(at), allowed, "SSDA903 rule 574");
    }
    let looked_after = check.journey.care.periods.iter().any(|one| Lasting::from(one).touches(it.on));
    if it.kind == MissingKind::Away && !looked_after {
        let allowed = "Choose missing: only a child looked after is away from a placement";
        check.refuse("kind", it.kind.label(), allowed, "SSDA903: MISSING");
    }
}

fn found(it: &MissingChildFound, check: &mut Check<'_>) {
    let Some(episode) =
        check.named("episode", it.episode, episode(it.episode, check.journey), "missing episode")
    else {
        return;
    };
    check.once("episode", &episode.found, "return");
    let at = it.on.to_datetime(it.at);
    not_earlier(it.on, it.at, went(episode), "when the child went missing", "SSDA903 rule 567", check);
    let next = check.journey.adolescence.missing.iter().map(went).filter(|next| *next > went(episode)).min();
    if let Some(next) = next.filter(|next| at > *next) {
        let allowed = format!(
            "Enter a time that is {} or earlier, when the child went missing again",
            words::moment(next)
        );
        check.refuse("on", words::moment(at), allowed, "SSDA903 rule 574");
    }
}

/// A return interview comes after the return.
fn after_found<'j>(named: Seq, on: Date, at: Time, check: &mut Check<'j>) -> Option<&'j MissingEpisode> {
    let found = episode(named, check.journey);
    let episode = check.named("episode", named, found, "missing episode")?;
    match &episode.found {
        None => {
            let given = format!("the episode of {}", words::moment(went(episode)));
            check.refuse("episode", given, "Record first how the child was found", MISSING);
        }
        Some(found) => {
            let since = found.on.to_datetime(found.at);
            not_earlier(on, at, since, "when the child was found", MISSING, check);
        }
    }
    Some(episode)
}

/// A moment must not be before another: the date is at fault on an earlier day, the time on the same day.
fn not_earlier(on: Date, at: Time, first: DateTime, what: &str, source: &'static str, check: &mut Check<'_>) {
    if on < first.date() {
        check.not_before("on", on, first.date(), what, source);
    } else if on.to_datetime(at) < first {
        let allowed = format!("Enter a time that is {} or later, {what}", words::moment(first));
        check.refuse("at", words::moment(on.to_datetime(at)), allowed, source);
    }
}

fn concern_raised(it: &ExploitationConcernRaised, check: &mut Check<'_>) {
    check.text("says", &it.says, "Enter what is known");
    check.born_by(it.on, "exploitation", "the record");
    let same = check.journey.adolescence.exploitation.iter().filter(|one| one.raised.kind == it.kind);
    check.begins(it.on, same.map(Lasting::from), CONCERN, "the record");
}

/// From 10 a child may be held to account for a crime; prevention has no such limit.
fn justice_started(it: &YouthJusticeStarted, check: &mut Check<'_>) {
    if it.disposal == YouthDisposal::Prevention {
        check.born_by(it.on, "youth justice", JUSTICE);
    } else {
        let allowed = "Choose prevention: a child under 10 is not held to account for a crime";
        check.at_least("disposal", it.on, 10, allowed, JUSTICE);
    }
    let same = check.journey.adolescence.justice.iter().filter(|one| one.started.disposal == it.disposal);
    check.begins(it.on, same.map(Lasting::from), INVOLVEMENT, "the record");
}

fn presented(it: &HomelessnessPresented, check: &mut Check<'_>) {
    check.text("situation", &it.situation, "Enter the young person's situation");
    check.text("interim", &it.interim, "Enter where the young person stayed that night");
    let allowed =
        "Record this for a young person of 16 or 17; a younger child without a home is in need of care";
    check.at_least("on", it.on, 16, allowed, HOMELESS);
    let allowed = "Record this for a young person of 16 or 17; an adult asks the housing service";
    check.younger_than("on", it.on, 18, allowed, HOMELESS);
    let others = check.journey.adolescence.homelessness.iter().map(Lasting::from);
    check.begins(it.on, others, PRESENTATION, HOMELESS);
}
