//! Missing, exploitation, youth justice and homelessness, in words.

use super::{Telling, either, low, says};
use crate::code_sets::MissingKind;
use crate::facts::*;

pub(super) fn tell(fact: &Fact) -> Telling {
    match fact {
        Fact::WentMissing(it) => says(match it.kind {
            MissingKind::Missing => "Nobody knew where the child was.",
            MissingKind::Away => "Away without leave; it was known where.",
        })
        .at(it.on, it.at)
        .text("From where, and what is known", &it.from),
        Fact::MissingChildFound(it) => says(format!("{}.", it.how)).at(it.on, Some(it.at)),
        Fact::ReturnInterviewOffered(it) => {
            either(it.accepted, "The child said yes.", "The child said no.").at(it.on, Some(it.at))
        }
        Fact::ReturnInterviewHeld(it) => either(
            it.independent,
            "Somebody independent talked with the child about being away.",
            "A worker talked with the child about being away.",
        )
        .at(it.on, Some(it.at))
        .text("What the child said", &it.says),
        Fact::ExploitationConcernRaised(it) => {
            says(format!("Feared: {}; risk judged {}.", low(it.kind), low(it.level)))
                .text("What is known", &it.says)
        }
        Fact::ExploitationConcernReviewed(it) => {
            says(format!("Looked at again: risk judged {}.", low(it.level))).text("What was agreed", &it.note)
        }
        Fact::ExploitationConcernClosed(it) => says("The concern was closed.").text("Why", &it.reason),
        Fact::YouthJusticeStarted(it) => says(format!("{}.", it.disposal)),
        Fact::YouthJusticeEnded(it) => either(it.completed, "Completed as ordered.", "Not completed."),
        Fact::HomelessnessPresented(it) => says("Came to us without a home.")
            .text("Their situation", &it.situation)
            .text("Where they stayed that night", &it.interim),
        Fact::HomelessnessDecided(it) => {
            says(format!("Decided: {}.", low(it.outcome))).text("The young person's view", &it.view)
        }
        other => says(other.label()),
    }
}
