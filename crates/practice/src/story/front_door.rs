//! Contacts and referrals, in words.

use super::{Telling, low, says};
use crate::code_sets::{ContactOutcome, ReferralOutcome};
use crate::facts::*;

pub(super) fn tell(fact: &Fact) -> Telling {
    match fact {
        Fact::ContactReceived(it) => says(format!("{}. From: {}.", it.reason, low(it.source)))
            .at(it.on, it.at)
            .text("Who told us", &it.from)
            .text("What they are worried about", &it.worry),
        Fact::ContactDecided(it) => says(match it.outcome {
            ContactOutcome::NoFurtherAction => "No further action.".to_owned(),
            ContactOutcome::Advice => "Advice and information were given.".to_owned(),
            ContactOutcome::EarlyHelp => "Early help.".to_owned(),
            ContactOutcome::Referral => "Accepted as a referral to children's social care.".to_owned(),
            ContactOutcome::StrategyDiscussion => {
                "Accepted as a referral, with a strategy discussion the same day.".to_owned()
            }
            ContactOutcome::AlreadyOpen => "Passed to the worker who already knows the child.".to_owned(),
            ContactOutcome::OtherAuthority => "Passed to another authority.".to_owned(),
        })
        .at(it.on, it.at)
        .with("Level of need", it.level)
        .maybe("Main need", it.need)
        .text("Why", &it.reason)
        .text("Who was told", &it.told),
        Fact::InformationRequested(it) => {
            says(format!("{} was asked what it knows.", it.of)).text("What we asked", &it.question)
        }
        Fact::InformationReceived(it) => says("The answer came.").text("What they said", &it.says),
        Fact::ReferralReceived(it) => {
            says(format!("Referred to children's social care. Main need: {}.", low(it.need)))
                .at(it.on, it.at)
                .with("Who referred", it.source)
                .text("What is asked and why", &it.reason)
        }
        Fact::ReferralDecided(it) => says(match it.outcome {
            ReferralOutcome::Assessment => "A child and family assessment.",
            ReferralOutcome::StrategyDiscussion => "A strategy discussion.",
            ReferralOutcome::EarlyHelp => "Early help.",
            ReferralOutcome::NoFurtherAction => "No further action.",
        })
        .at(it.on, it.at)
        .text("Why", &it.reason)
        .day("The referrer was told on", it.referrer_told_on),
        other => says(other.label()),
    }
}
