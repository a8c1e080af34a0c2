//! Workers and oversight, in words.

use super::{Names, Telling, either, low, says, tell as tell_fact};
use crate::facts::*;

pub(super) fn tell(fact: &Fact, names: &dyn Names) -> Telling {
    match fact {
        Fact::WorkerAllocated(it) => says(format!(
            "{} of {} became the {}.",
            names.worker(it.worker),
            names.team(it.team),
            low(it.role)
        ))
        .with("Service", it.service),
        Fact::AllocationEnded(it) => says("A worker no longer works with the child.").text("Why", &it.reason),
        Fact::Supervised(it) => says("A manager and a worker thought about the work with this child.")
            .with("Service", it.service)
            .text("What was agreed", &it.note),
        Fact::CaseAudited(it) => says(format!("{}.", it.grade)).text("What was found", &it.note),
        Fact::SteppedUp(it) => {
            says(format!("From {} to {}.", low(it.from), low(it.to))).text("Why", &it.reason)
        }
        Fact::SteppedDown(it) => {
            says(format!("From {} to {}.", low(it.from), low(it.to))).text("Why", &it.reason)
        }
        Fact::CaseClosed(it) => says(format!("{}.", it.reason)),
        Fact::NoteWritten(it) => says(it.note.trim()).maybe("What it is of", it.kind),
        Fact::AllegationKnown(it) => says("An allegation was made against somebody who works with children.")
            .text("What is alleged", &it.says),
        Fact::AllegationReferred(_) => says("The allegation reached the designated officer."),
        Fact::AllegationResolved(it) => says(format!("{}.", it.outcome)),
        Fact::SeriousIncidentKnown(it) => {
            says("The authority learned of a serious incident.").text("What happened", &it.says)
        }
        Fact::SeriousIncidentNotified(_) => says("The serious incident was notified to the national panel."),
        Fact::RapidReviewCompleted(_) => says("The rapid review was sent to the national panel."),
        Fact::ComplaintReceived(it) => says(format!("{}.", it.stage)).text("What about", &it.about),
        Fact::ComplaintAnswered(it) => either(it.upheld, "Upheld, wholly or in part.", "Not upheld."),
        Fact::Corrected(it) => {
            let now = tell_fact(&it.now, names);
            let mut telling = says(format!("An earlier record was put right. It now reads: {}", now.says))
                .text("Why", &it.reason);
            telling.more.extend(now.more);
            telling
        }
        Fact::Struck(it) => says("An earlier record was struck out.").text("Why", &it.reason),
        other => says(other.label()),
    }
}
