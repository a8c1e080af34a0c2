//! Children looked after, in words.

use super::{Telling, either, low, says};
use crate::code_sets::ReviewStep;
use crate::facts::*;

pub(super) fn tell(fact: &Fact) -> Telling {
    match fact {
        Fact::CareStarted(it) => {
            let breaks = if it.short_breaks { ", for short breaks" } else { "" };
            let telling = says(format!("{}{breaks}.", it.status)).with("Main need", it.need);
            let telling = if it.unaccompanied {
                telling.with("Unaccompanied", "An unaccompanied asylum-seeking child")
            } else {
                telling
            };
            telling.text("Why", &it.reason)
        }
        Fact::LegalStatusChanged(it) => says(format!("Now: {}.", low(it.status))),
        Fact::PlacementRequested(it) => says("A home was asked for.")
            .text("What the child needs of it", &it.needs)
            .day("Needed by", it.needed_by),
        Fact::PlacementRequestClosed(it) => {
            either(it.found, "A home was found.", "The request was withdrawn: no home is needed any more.")
        }
        Fact::PlacementStarted(it) => placement(it),
        Fact::PlacementPlanMade(_) => says("The plan for the placement was made."),
        Fact::PlacementNoticeSent(_) => says("The authority of the area was told of the placement."),
        Fact::TemporaryApprovalExtended(_) => says("The carer's temporary approval was extended."),
        Fact::LongTermVisitsAgreed(_) => says("The child agreed to visits every six months."),
        Fact::PlacementEnded(it) => says(format!("Moved on: {}.", low(it.reason))),
        Fact::CarePlanMade(it) => says("The care plan was made.").text("Its aim", &it.aim),
        Fact::CareReviewHeld(it) => {
            says(format!("The child: {}.", low(it.participation))).text("What was decided", &it.decisions)
        }
        Fact::CareReviewStepTaken(it) => says(match it.step {
            ReviewStep::DecisionsSent => "The decisions of the review were sent.",
            ReviewStep::RecordWritten => "The record of the review was written.",
            ReviewStep::RecordShared => "The record of the review was sent to those who took part.",
        }),
        Fact::HomeNoticeReceived(it) => {
            says("The inspectorate told us of concerns about the home.").text("What it says", &it.says)
        }
        Fact::CareEnded(it) => says(format!("{}.", it.reason)),
        other => says(other.label()),
    }
}

fn placement(it: &PlacementStarted) -> Telling {
    let who = if it.with.trim().is_empty() { String::new() } else { format!(" with {}", it.with.trim()) };
    let basis = match it.basis {
        PlacementBasis::Ordinary => None,
        PlacementBasis::ParentBeforeAssessment => {
            Some("With a parent, before the assessment is done (regulation 19)")
        }
        PlacementBasis::TemporaryApproval => {
            Some("With a connected person approved for a time (regulation 24)")
        }
        PlacementBasis::Emergency => {
            Some("In an emergency, with a carer approved for others (regulation 23)")
        }
    };
    says(format!("Moved in{who}: {}.", low(it.kind)))
        .with("Provided by", it.provider)
        .maybe("How it was approved", basis)
        .yes("Meant to last until 18", it.to_eighteen)
        .yes("Outside our area", it.out_of_area)
        .maybe_text("Postcode", it.postcode.as_deref())
}
