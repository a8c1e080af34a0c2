//! Leaving care, in words.

use super::{Telling, low, says};
use crate::code_sets::{ContactMeans, InTouch};
use crate::facts::*;

pub(super) fn tell(fact: &Fact) -> Telling {
    match fact {
        Fact::PathwayNeedsAssessed(it) => {
            says("The young person's needs on the way to independence were assessed.")
                .text("What was found", &it.found)
        }
        Fact::PathwayPlanMade(it) => {
            says("The pathway plan was made.").text("The young person's own aims", &it.aims)
        }
        Fact::PathwayPlanReviewed(it) => {
            says("The pathway plan was reviewed.").text("What was agreed", &it.note)
        }
        Fact::CareLeaverContacted(it) => {
            let how = match it.means {
                ContactMeans::Attempted => "An attempt was made, without an answer".to_owned(),
                means => format!("In contact {}", low(means)),
            };
            let touch = match it.in_touch {
                InTouch::Yes => "in touch".to_owned(),
                other => low(other),
            };
            says(format!("{how}: {touch}.")).text("What was said", &it.note)
        }
        Fact::AccommodationRecorded(it) => says(format!("Lives here: {}.", low(it.accommodation)))
            .yes("Provided by us", it.provided_by_authority),
        Fact::ActivityRecorded(it) => says(format!("{}.", it.activity)),
        Fact::AdviserRequested(_) => says("Asked for a personal adviser."),
        Fact::AdviserRequestClosed(_) => says("Support by a personal adviser ended."),
        Fact::LivingArrangementStarted(it) => says(match it.arrangement {
            LivingArrangement::WithParent => {
                "Went to live with a parent or somebody with parental responsibility."
            }
            LivingArrangement::Detained => "Was detained.",
            LivingArrangement::Hospital => "Went into hospital.",
            LivingArrangement::HealthEducationOrCareHome => {
                "Went to live where health, education or a care home provides."
            }
            LivingArrangement::PrivatelyFostered => "Was privately fostered.",
        }),
        Fact::LivingArrangementEnded(_) => says("This arrangement ended."),
        Fact::LeavingCareStatusOverridden(it) => {
            says(format!("By legal advice the standing is: {}.", low(it.status)))
                .text("Why", &it.reason)
                .day("Until", it.until)
        }
        other => says(other.label()),
    }
}
