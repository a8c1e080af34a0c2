//! Courts and emergency powers, in words.

use calendar::words;

use super::{Telling, low, says};
use crate::code_sets::{GatewayDecision, OrderMade};
use crate::facts::*;

pub(super) fn tell(fact: &Fact) -> Telling {
    match fact {
        Fact::LegalGatewayHeld(it) => says(match it.decision {
            GatewayDecision::NotMet => "Decided: the threshold is not met, and the plan goes on.",
            GatewayDecision::PreProceedings => "Decided: the threshold is met; pre-proceedings begin.",
            GatewayDecision::Issue => "Decided: the threshold is met; an application goes to court now.",
        })
        .text("Why", &it.reason),
        Fact::PreProceedingsStarted(_) => says("The letter before proceedings was sent to the parents."),
        Fact::PreProceedingsReviewed(it) => {
            says("Pre-proceedings were reviewed with the parents.").text("What was agreed", &it.note)
        }
        Fact::PreProceedingsEnded(it) => says(format!("{}.", it.outcome)),
        Fact::ProceedingsIssued(it) => says(format!("The court was asked for: {}.", low(it.application)))
            .maybe_text("Case number", it.case_number.as_deref()),
        Fact::HearingHeld(it) => {
            says(format!("{}.", it.kind)).text("What the court directed", &it.directions)
        }
        Fact::TimetableExtended(it) => {
            says(format!("The court extended its timetable to {}.", words::day(it.to)))
                .text("Why", &it.reason)
        }
        Fact::ProceedingsEnded(it) => match it.order {
            OrderMade::NoOrder => says("Without an order."),
            OrderMade::Withdrawn => says("The application was withdrawn."),
            order => says(format!("{order}.")),
        },
        Fact::PoliceProtectionUsed(it) => says("The police took the child into their protection.")
            .at(it.on, Some(it.at))
            .text("Why", &it.reason),
        Fact::PoliceProtectionEnded(it) => says("Police protection ended.").at(it.on, Some(it.at)),
        Fact::EmergencyProtectionOrdered(it) => {
            says(format!("A court ordered emergency protection until {}.", words::day(it.until)))
        }
        Fact::EmergencyProtectionExtended(it) => {
            says(format!("The emergency protection order was extended to {}.", words::day(it.until)))
        }
        Fact::EmergencyProtectionEnded(_) => says("The emergency protection order ended."),
        other => says(other.label()),
    }
}
