//! Who people are, in words.

use calendar::words;

use super::{Names, Telling, low, says};
use crate::code_sets::Disability;
use crate::facts::*;

pub(super) fn tell(fact: &Fact, names: &dyn Names) -> Telling {
    match fact {
        Fact::PersonRegistered(it) => says(format!("{} became known to the service.", it.name))
            .with("Name", &it.name)
            .with("Birth", birth(it.born))
            .with("Sex", it.sex)
            .with("In the record as", it.role),
        Fact::NameRecorded(it) => says(format!("{}: {}.", it.kind, it.name)),
        Fact::PronounsRecorded(it) => says(format!("Uses {}.", it.pronouns)),
        Fact::BirthRecorded(it) => says(format!("{}.", birth(it.born))),
        Fact::DeathRecorded(_) => says("Died."),
        Fact::SexRecorded(it) => says(format!("Sex recorded as {}.", low(it.sex))),
        Fact::GenderRecorded(it) => says(format!("Describes their gender as {}.", it.gender)),
        Fact::EthnicityRecorded(it) => says(format!("{}.", it.ethnicity)),
        Fact::LanguageRecorded(it) => {
            let interpreter =
                if it.interpreter { "an interpreter is needed" } else { "no interpreter is needed" };
            says(format!("First language {}; {interpreter}.", it.language))
        }
        Fact::ReligionRecorded(it) => says(format!("{}.", it.religion)),
        Fact::DisabilityRecorded(it) => match it.disabilities.as_slice() {
            [Disability::None] => says("No disability."),
            list => {
                let words: Vec<String> = list.iter().map(Disability::to_string).collect();
                says(format!("{}.", words.join("; ")))
            }
        },
        Fact::NhsNumberRecorded(it) => says(format!("{}.", spaced(&it.number))),
        Fact::UpnRecorded(it) => match (&it.upn, it.unknown) {
            (Some(number), _) => says(format!("{number}.")),
            (None, Some(reason)) => says("Not known.").with("Why", reason),
            (None, None) => says("Not known."),
        },
        Fact::AddressRecorded(it) => {
            let kept = if it.confidential { " Must not be disclosed." } else { "" };
            says(format!("{}: {}.{kept}", it.kind, one_line(&it.address)))
        }
        Fact::AddressEnded(_) => says("Left this address."),
        Fact::PhoneRecorded(it) => says(format!("{}: {}.", it.kind, it.number)),
        Fact::PhoneEnded(_) => says("No longer used."),
        Fact::RelationshipRecorded(it) => {
            let home = if it.same_household { "They live together." } else { "They live apart." };
            says(format!("{}: {}. {home}", it.kind, names.person(it.to)))
        }
        Fact::RelationshipEnded(_) => says("This relationship ended."),
        Fact::ParentalResponsibilityRecorded(it) => {
            let holder = it.holder.map_or_else(|| "The local authority".to_owned(), |who| names.person(who));
            says(format!("{holder} holds parental responsibility.")).with("How", it.basis)
        }
        Fact::ParentalResponsibilityEnded(_) => says("This parental responsibility ended."),
        Fact::WarningRaised(it) => {
            says(format!("{}: {}", it.kind, full_stop(&it.says))).day("Look at again on", it.review_on)
        }
        Fact::WarningLifted(it) => says("A warning no longer holds.").text("Why", &it.reason),
        Fact::ConsentGiven(it) => {
            says(format!("{} agreed: {}.", it.by, low(it.to))).text("What was agreed", &it.wording)
        }
        Fact::ConsentWithdrawn(_) => says("Consent was withdrawn."),
        other => says(other.label()),
    }
}

fn birth(birth: Birth) -> String {
    match birth {
        Birth::Exact(day) => format!("Born on {}", words::day(day)),
        Birth::Estimated(day) => format!("Born about {}", words::day(day)),
        Birth::Expected(day) => format!("Expected on {}", words::day(day)),
        Birth::Unknown => "Date of birth not known".to_owned(),
    }
}

/// An NHS number as it is read out: three, three, four.
fn spaced(number: &str) -> String {
    match (number.get(..3), number.get(3..6), number.get(6..)) {
        (Some(first), Some(second), Some(third)) => format!("{first} {second} {third}"),
        _ => number.to_owned(),
    }
}

fn one_line(address: &Address) -> String {
    let lines = address.lines.lines().map(str::trim).chain(address.postcode.as_deref());
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join(", ")
}

fn full_stop(text: &str) -> String {
    let text = text.trim();
    if text.ends_with(['.', '!', '?']) { text.to_owned() } else { format!("{text}.") }
}
