//! Child protection, in words.

use super::{Telling, either, low, says};
use crate::code_sets::{ConferenceKind, EnquiryOutcome, StrategyOutcome};
use crate::facts::*;

pub(super) fn tell(fact: &Fact) -> Telling {
    match fact {
        Fact::StrategyDiscussionHeld(it) => says(match it.outcome {
            StrategyOutcome::JointEnquiry => "Decided: a section 47 enquiry, jointly with the police.",
            StrategyOutcome::SingleEnquiry => "Decided: a section 47 enquiry by social care.",
            StrategyOutcome::FurtherDiscussion => "Decided: to meet again.",
            StrategyOutcome::Assessment => "Decided: a child and family assessment.",
            StrategyOutcome::NoFurtherAction => "Decided: no further action.",
        })
        .at(it.on, it.at)
        .text("The concern", &it.concern)
        .list("Agencies there", &it.agencies),
        Fact::EnquiryStarted(_) => says("Is the child at risk of significant harm?"),
        Fact::EnquiryCompleted(it) => says(match it.outcome {
            EnquiryOutcome::NotSubstantiated => "The concerns were not substantiated.",
            EnquiryOutcome::SubstantiatedNoRisk => {
                "The concerns were substantiated, without a continuing risk of significant harm."
            }
            EnquiryOutcome::Conference => "The child is at continuing risk; an initial conference is needed.",
        })
        .text("Analysis", &it.note),
        Fact::ConferenceHeld(it) => conference(it),
        Fact::ProtectionPlanStarted(it) => says(format!("For {}.", low(it.category))),
        Fact::ProtectionCategoryChanged(it) => says(format!("Now for {}.", low(it.category))),
        Fact::ProtectionPlanEnded(it) => says(format!("{}.", it.reason)),
        Fact::CoreGroupMet(it) => says(format!("Things are {}.", low(it.progress)))
            .list("Agencies there", &it.agencies)
            .text("What was agreed", &it.note),
        Fact::TransferInNotified(it) => {
            says("A child with a child protection plan elsewhere has moved here.").text("Told by", &it.from)
        }
        other => says(other.label()),
    }
}

fn conference(it: &ConferenceHeld) -> Telling {
    let which = match it.kind {
        ConferenceKind::Initial => "The initial conference",
        ConferenceKind::TransferIn => "The transfer-in conference",
        ConferenceKind::Review => "The review conference",
    };
    let decided = match it.decision {
        ConferenceDecision::Plan(category) => format!("a plan is needed, for {}", low(category)),
        ConferenceDecision::NoPlan => "no plan is needed".to_owned(),
        ConferenceDecision::Continue => "the plan goes on".to_owned(),
        ConferenceDecision::ContinueAs(category) => format!("the plan goes on, now for {}", low(category)),
        ConferenceDecision::End => "the plan ends".to_owned(),
    };
    let parents =
        either(it.parents_present, "A parent or carer took part", "No parent or carer took part").says;
    says(format!("{which} decided: {decided}."))
        .text("How the child's view was heard", &it.child_view)
        .with("Parents", parents)
        .list("Agencies there", &it.agencies)
        .text("Decision and reasons", &it.note)
}
