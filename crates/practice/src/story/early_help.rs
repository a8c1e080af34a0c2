//! Early help, in words.

use super::{Telling, either, low, says};
use crate::code_sets::EarlyHelpEnd;
use crate::facts::*;

pub(super) fn tell(fact: &Fact) -> Telling {
    match fact {
        Fact::EarlyHelpRequested(it) => either(
            it.stepped_down,
            "Social care asked early help to carry on with the family.",
            "Early help was asked for.",
        )
        .with("Who asked", it.source)
        .text("What is asked and why", &it.reason),
        Fact::EarlyHelpStarted(_) => says("Early help began with the family."),
        Fact::EarlyHelpDeclined(it) => says("Early help did not begin.").text("Why", &it.reason),
        Fact::EarlyHelpAssessmentStarted(_) => says("An early help assessment began with the family."),
        Fact::EarlyHelpAssessmentCompleted(it) => {
            says("The early help assessment was completed with the family.").text("What was found", &it.found)
        }
        Fact::EarlyHelpReviewed(it) => {
            says(format!("Reviewed with the family: things are {}.", low(it.progress)))
                .text("What was said", &it.note)
        }
        Fact::TeamAroundFamilyMet(it) => says("The family and those who help them met.")
            .list("Agencies there", &it.agencies)
            .text("What was agreed", &it.note),
        Fact::FamilyGroupConferenceOffered(it) => either(
            it.accepted,
            "The family was offered a family group conference and said yes.",
            "The family was offered a family group conference and said no.",
        ),
        Fact::FamilyGroupConferenceHeld(it) => either(
            it.plan_agreed,
            "The family met and made a plan that the service agreed.",
            "The family met; no plan was agreed.",
        )
        .text("The family's plan", &it.note),
        Fact::EarlyHelpEnded(it) => says(match it.reason {
            EarlyHelpEnd::NeedsMet => "Needs met.",
            EarlyHelpEnd::SteppedUp => "Stepped up to children's social care.",
            EarlyHelpEnd::Disengaged => "The family disengaged.",
            EarlyHelpEnd::Universal => "Universal services carry on.",
            EarlyHelpEnd::Moved => "The family moved away.",
            EarlyHelpEnd::Declined => "The family declined support.",
            EarlyHelpEnd::Other => "For another reason.",
        }),
        other => says(other.label()),
    }
}
