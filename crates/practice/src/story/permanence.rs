//! Permanence, adoption, special guardianship and private fostering, in words.

use calendar::words;

use super::{Names, Telling, low, says};
use crate::code_sets::AdoptionStage;
use crate::facts::*;

pub(super) fn tell(fact: &Fact, names: &dyn Names) -> Telling {
    match fact {
        Fact::PermanencePlanAgreed(it) => says(format!("A family for good: {}.", low(it.route))),
        Fact::AdoptionStepTaken(it) => says(match it.stage {
            AdoptionStage::Decision => "Decided: the child should be placed for adoption.",
            AdoptionStage::Match => "Matched with adopters.",
            AdoptionStage::Placed => "Placed with adopters.",
            AdoptionStage::Applied => "The adopters applied to the court.",
            AdoptionStage::Ordered => "Adopted: the court made the order.",
            AdoptionStage::Reversed => {
                "The decision that the child should be placed for adoption was reversed."
            }
        })
        .text("More", &it.note),
        Fact::SpecialGuardianshipOrdered(it) => {
            let guardian =
                it.guardian.map_or_else(|| "A special guardian".to_owned(), |who| names.person(who));
            says(format!("{guardian} became special guardian."))
                .yes("Looked after immediately before", it.from_care)
        }
        Fact::SpecialGuardianshipEnded(_) => says("The special guardianship order ended."),
        Fact::PrivateFosteringNotified(it) => says(format!(
            "Privately fostered by {} from {}.",
            it.carer.trim(),
            words::day(it.lives_there_from)
        )),
        Fact::PrivateFosteringEnded(it) => says(format!("{}.", it.reason)),
        other => says(other.label()),
    }
}
