//! Health of children looked after, in words.

use super::{Telling, says};
use crate::facts::*;

pub(super) fn tell(fact: &Fact) -> Telling {
    match fact {
        Fact::HealthAssessed(it) => says(format!("{} done.", it.kind)).text("By", &it.by),
        Fact::DentalChecked(_) => says("A dentist saw the child."),
        Fact::SdqScored(it) => match (it.score, it.reason) {
            (Some(score), _) => says(format!("Total difficulties {score} out of 40.")),
            (None, Some(reason)) => says("No score.").with("Why", reason),
            (None, None) => says("No score."),
        },
        other => says(other.label()),
    }
}
