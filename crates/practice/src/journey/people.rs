//! Who a person is.

use calendar::Date;

use super::{Fits, Spell, Told, begin, end, keep, latest};
use crate::code_sets::{Ethnicity, NameKind, PersonRole, Sex};
use crate::facts::*;
use crate::ids::{PersonId, Seq};

/// Who a person is.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Person {
    /// The first record of them.
    pub registered: Option<Told<PersonRegistered>>,
    /// Names told after the first, by the day they hold from.
    pub names: Vec<Told<NameRecorded>>,
    /// Pronouns.
    pub pronouns: Option<Told<PronounsRecorded>>,
    /// Date of birth learned after the first record.
    pub birth: Option<Told<BirthRecorded>>,
    /// Death.
    pub died: Option<Told<DeathRecorded>>,
    /// Sex learned after the first record.
    pub sex: Option<Told<SexRecorded>>,
    /// Gender.
    pub gender: Option<Told<GenderRecorded>>,
    /// Ethnicity.
    pub ethnicity: Option<Told<EthnicityRecorded>>,
    /// First language.
    pub language: Option<Told<LanguageRecorded>>,
    /// Religion or belief.
    pub religion: Option<Told<ReligionRecorded>>,
    /// Disabilities.
    pub disability: Option<Told<DisabilityRecorded>>,
    /// NHS number.
    pub nhs_number: Option<Told<NhsNumberRecorded>>,
    /// Unique pupil number.
    pub upn: Option<Told<UpnRecorded>>,
    /// Addresses.
    pub addresses: Vec<Spell<AddressRecorded, AddressEnded>>,
    /// Phones and email addresses.
    pub phones: Vec<Spell<PhoneRecorded, PhoneEnded>>,
    /// Relationships.
    pub relationships: Vec<Spell<RelationshipRecorded, RelationshipEnded>>,
    /// Who holds parental responsibility.
    pub responsibility: Vec<Spell<ParentalResponsibilityRecorded, ParentalResponsibilityEnded>>,
    /// Warnings.
    pub warnings: Vec<Spell<WarningRaised, WarningLifted>>,
    /// Consents.
    pub consents: Vec<Spell<ConsentGiven, ConsentWithdrawn>>,
}

impl Person {
    pub(super) fn take(&mut self, seq: Seq, fact: &Fact) -> Fits {
        match fact {
            Fact::PersonRegistered(it) => {
                self.registered = Some(Told::new(seq, it));
                Ok(())
            }
            Fact::NameRecorded(it) => keep(&mut self.names, seq, it),
            Fact::PronounsRecorded(it) => latest(&mut self.pronouns, seq, it),
            Fact::BirthRecorded(it) => {
                // What was told last holds, whatever day it is about.
                self.birth = Some(Told::new(seq, it));
                Ok(())
            }
            Fact::DeathRecorded(it) => {
                self.died = Some(Told::new(seq, it));
                Ok(())
            }
            Fact::SexRecorded(it) => {
                self.sex = Some(Told::new(seq, it));
                Ok(())
            }
            Fact::GenderRecorded(it) => latest(&mut self.gender, seq, it),
            Fact::EthnicityRecorded(it) => latest(&mut self.ethnicity, seq, it),
            Fact::LanguageRecorded(it) => latest(&mut self.language, seq, it),
            Fact::ReligionRecorded(it) => latest(&mut self.religion, seq, it),
            Fact::DisabilityRecorded(it) => latest(&mut self.disability, seq, it),
            Fact::NhsNumberRecorded(it) => latest(&mut self.nhs_number, seq, it),
            Fact::UpnRecorded(it) => latest(&mut self.upn, seq, it),
            Fact::AddressRecorded(it) => begin(&mut self.addresses, seq, it),
            Fact::AddressEnded(it) => end(&mut self.addresses, it.address, seq, it),
            Fact::PhoneRecorded(it) => begin(&mut self.phones, seq, it),
            Fact::PhoneEnded(it) => end(&mut self.phones, it.phone, seq, it),
            Fact::RelationshipRecorded(it) => begin(&mut self.relationships, seq, it),
            Fact::RelationshipEnded(it) => end(&mut self.relationships, it.relationship, seq, it),
            Fact::ParentalResponsibilityRecorded(it) => begin(&mut self.responsibility, seq, it),
            Fact::ParentalResponsibilityEnded(it) => {
                end(&mut self.responsibility, it.responsibility, seq, it)
            }
            Fact::WarningRaised(it) => begin(&mut self.warnings, seq, it),
            Fact::WarningLifted(it) => end(&mut self.warnings, it.warning, seq, it),
            Fact::ConsentGiven(it) => begin(&mut self.consents, seq, it),
            Fact::ConsentWithdrawn(it) => end(&mut self.consents, it.consent, seq, it),
            _ => Ok(()),
        }
    }

    /// Whether this is the record of a child or young person.
    pub fn is_child(&self) -> bool {
        self.registered.as_ref().is_some_and(|first| first.role == PersonRole::Child)
    }

    /// The legal name now: the latest told, or the first.
    pub fn legal_name(&self) -> Option<&Name> {
        self.name_of(NameKind::Legal).or(self.registered.as_ref().map(|first| &first.name))
    }

    /// The name to use: the preferred one if there is one.
    pub fn name(&self) -> Option<&Name> {
        self.name_of(NameKind::Preferred).or_else(|| self.legal_name())
    }

    fn name_of(&self, kind: NameKind) -> Option<&Name> {
        self.names.iter().rev().find(|told| told.kind == kind).map(|told| &told.name)
    }

    /// Birth, as last told.
    pub fn birth(&self) -> Birth {
        match (&self.birth, &self.registered) {
            (Some(told), _) => told.born,
            (None, Some(first)) => first.born,
            (None, None) => Birth::Unknown,
        }
    }

    /// The day of birth, exact or estimated.
    pub fn born(&self) -> Option<Date> {
        self.birth().date()
    }

    /// Age in whole years on a day; `None` when not yet born or not known.
    pub fn age_on(&self, day: Date) -> Option<u8> {
        self.born().and_then(|born| calendar::age_on(born, day))
    }

    /// Age on a day in words: `7`, `10 weeks`, `due 3 March 2022`, `age not known`; of somebody who had died,
    /// `died 5 May 2021`.
    pub fn age_in_words(&self, day: Date) -> String {
        if let Some(died) = self.died.as_ref().filter(|died| died.on <= day) {
            return format!("died {}", calendar::words::day(died.on));
        }
        match self.birth() {
            Birth::Exact(born) => calendar::age_in_words(born, day),
            Birth::Estimated(born) => format!("about {}", calendar::age_in_words(born, day)),
            Birth::Expected(due) => format!("due {}", calendar::words::day(due)),
            Birth::Unknown => "age not known".to_owned(),
        }
    }

    /// Sex, as last told.
    pub fn sex(&self) -> Sex {
        match (&self.sex, &self.registered) {
            (Some(told), _) => told.sex,
            (None, Some(first)) => first.sex,
            (None, None) => Sex::Unknown,
        }
    }

    /// Ethnicity; not yet obtained when nobody has asked.
    pub fn ethnicity(&self) -> Ethnicity {
        self.ethnicity.as_ref().map_or(Ethnicity::NotYetObtained, |told| told.ethnicity)
    }

    /// Where they live now: the latest address that has not ended.
    pub fn address(&self) -> Option<&Told<AddressRecorded>> {
        self.addresses.iter().rev().find(|spell| spell.is_open()).map(|spell| &spell.started)
    }

    /// People related to this one by a relationship that has not ended.
    pub fn related(&self) -> impl Iterator<Item = (PersonId, &Told<RelationshipRecorded>)> {
        self.relationships
            .iter()
            .filter(|spell| spell.is_open())
            .map(|spell| (spell.started.to, &spell.started))
    }
}
