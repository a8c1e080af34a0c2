//! Education plans, in words.

use super::{Telling, either, low, says};
use crate::code_sets::EhcReviewOutcome;
use crate::facts::*;

pub(super) fn tell(fact: &Fact) -> Telling {
    match fact {
        Fact::EducationPlanBegun(_) => says("The personal education plan was begun."),
        Fact::EducationPlanMade(it) => {
            says(format!("A personal education plan was made for the {} term.", low(it.term)))
        }
        Fact::EhcRequested(it) => says(format!("{} asked for an assessment of special needs.", it.by))
            .with("Main need, as told", it.need),
        Fact::EhcRequestDecided(it) => {
            either(it.assess, "Decided: we will assess.", "Decided: we will not assess.")
                .text("Why", &it.reason)
        }
        Fact::EhcAdviceRequested(it) => says("Advice was asked for.").text("From", &it.from),
        Fact::EhcAdviceReceived(_) => says("The advice came."),
        Fact::EhcExceptionApplied(it) => {
            says(format!("The time limits need not be kept: {}.", low(it.exception)))
        }
        Fact::EhcDraftIssued(_) => says("A draft plan was sent to the family."),
        Fact::EhcViewsReceived(_) => says("The family sent its views on the draft plan."),
        Fact::EhcIssueRefused(it) => {
            says("The family was told that no plan will be issued.").text("Why", &it.reason)
        }
        Fact::EhcPlanIssued(it) => says("The final education, health and care plan was issued.")
            .with("Main need", it.need)
            .text("School or setting", &it.setting),
        Fact::EhcMoveExpected(it) => {
            says(format!("A move is expected: {}.", low(it.to))).day("First day there", Some(it.moves_on))
        }
        Fact::EhcReviewHeld(_) => says("The annual review meeting was held."),
        Fact::EhcReviewReported(_) => says("The school's report of the annual review came."),
        Fact::EhcReviewDecided(it) => says(match it.outcome {
            EhcReviewOutcome::Keep => "The family was told: the plan stays as it is.",
            EhcReviewOutcome::Amend => "The family was told: the plan will be amended.",
            EhcReviewOutcome::Cease => "The family was told: the plan will cease.",
        }),
        Fact::EhcAmendmentProposed(_) => says("The family was sent the proposed amendments."),
        Fact::EhcPlanAmended(_) => says("The amended plan was issued."),
        Fact::EhcAppealed(it) => says(format!("The family appealed: {}.", low(it.ground))),
        Fact::EhcAppealEnded(it) => says(format!("The appeal ended: {}.", low(it.outcome))),
        Fact::EhcPlanCeased(it) => says("The plan ceased.").text("Why", &it.reason),
        other => says(other.label()),
    }
}
