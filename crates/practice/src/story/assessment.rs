//! Child and family assessments, in words.

use super::{Telling, low, says};
use crate::facts::*;

pub(super) fn tell(fact: &Fact) -> Telling {
    match fact {
        Fact::AssessmentStarted(it) => {
            says("A child and family assessment began.").with("It answers", it.basis)
        }
        Fact::AssessmentCheckpointHeld(it) => {
            says("A manager looked at the assessment on its way.").text("What was agreed", &it.note)
        }
        Fact::AssessmentSentBack(it) => {
            says("A manager sent the assessment back for more work.").text("Why", &it.reason)
        }
        Fact::AssessmentAuthorised(it) => {
            says(format!("The assessment is complete. It led to: {}.", low(it.outcome)))
                .list("What it found", &it.factors)
                .text("Analysis", &it.analysis)
                .maybe_text("Why it took more than 45 working days", it.late_reason.as_deref())
        }
        other => says(other.label()),
    }
}
