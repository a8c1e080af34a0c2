//! Who people are.

use calendar::Date;
use serde::{Deserialize, Serialize};

use crate::code_sets::*;
use crate::ids::{PersonId, Seq};

/// A person's name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Name {
    /// Given names, as the family writes them; empty for an unborn child not yet named.
    pub given: String,
    /// Family name.
    pub family: String,
}

impl std::fmt::Display for Name {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match (self.given.is_empty(), self.family.is_empty()) {
            (false, false) => write!(f, "{} {}", self.given, self.family),
            (true, false) => write!(f, "Unborn baby {}", self.family),
            _ => f.write_str(&self.given),
        }
    }
}

/// When a person was born, and how surely that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Birth {
    /// Born on this day.
    Exact(Date),
    /// Believed to be born about this day; an age assessment may follow.
    Estimated(Date),
    /// Not yet born; expected on this day.
    Expected(Date),
    /// Not known.
    Unknown,
}

impl Birth {
    /// The day of birth, exact or estimated; `None` for the unborn and the unknown.
    pub fn date(self) -> Option<Date> {
        match self {
            Birth::Exact(day) | Birth::Estimated(day) => Some(day),
            Birth::Expected(_) | Birth::Unknown => None,
        }
    }
}

/// A person entered the record.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PersonRegistered {
    /// The day they became known.
    pub on: Date,
    /// Child, adult or professional.
    pub role: PersonRole,
    /// Legal name, as first told.
    pub name: Name,
    /// Birth.
    pub born: Birth,
    /// Sex.
    pub sex: Sex,
}

/// A name, from a day on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NameRecorded {
    /// The day from which it is used.
    pub on: Date,
    /// The name.
    pub name: Name,
    /// What it is used for.
    pub kind: NameKind,
}

/// The pronouns a person uses.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PronounsRecorded {
    /// The day it was told.
    pub on: Date,
    /// In their own words, such as `she/her`.
    pub pronouns: String,
}

/// A date of birth learned or put right; also the birth of a child who was expected.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BirthRecorded {
    /// The day it was told.
    pub on: Date,
    /// Birth.
    pub born: Birth,
}

/// A person died.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DeathRecorded {
    /// The day of death.
    pub on: Date,
}

/// Sex learned or put right.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SexRecorded {
    /// The day it was told.
    pub on: Date,
    /// Sex.
    pub sex: Sex,
}

/// The gender a person says is theirs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct GenderRecorded {
    /// The day it was told.
    pub on: Date,
    /// In their own words.
    pub gender: String,
}

/// Ethnicity, as the person or family describes it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EthnicityRecorded {
    /// The day it was told.
    pub on: Date,
    /// Ethnicity.
    pub ethnicity: Ethnicity,
}

/// First language.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LanguageRecorded {
    /// The day it was told.
    pub on: Date,
    /// Language.
    pub language: String,
    /// Whether an interpreter is needed.
    pub interpreter: bool,
}

/// Religion or belief.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ReligionRecorded {
    /// The day it was told.
    pub on: Date,
    /// In their own words.
    pub religion: String,
}

/// Disabilities, the whole list each time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DisabilityRecorded {
    /// The day it was told.
    pub on: Date,
    /// Every disability; `NONE` alone when there is none.
    pub disabilities: Vec<Disability>,
}

/// NHS number: ten digits, the last a check digit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NhsNumberRecorded {
    /// The day it was told.
    pub on: Date,
    /// Ten digits without spaces.
    pub number: String,
}

/// Unique pupil number, or the reason why there is none.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct UpnRecorded {
    /// The day it was told.
    pub on: Date,
    /// A check letter, eleven digits, a digit or letter.
    pub upn: Option<String>,
    /// Why it is not known.
    pub unknown: Option<UpnUnknown>,
}

/// Where a person lives.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Address {
    /// Lines without the postcode.
    pub lines: String,
    /// Postcode, in capitals with one space.
    pub postcode: Option<String>,
}

/// An address, from a day on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AddressRecorded {
    /// The day from which it holds.
    pub on: Date,
    /// The address.
    pub address: Address,
    /// What it is to the person.
    pub kind: AddressKind,
    /// Whether it must not be disclosed.
    pub confidential: bool,
}

/// A person left an address.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AddressEnded {
    /// The day they left.
    pub on: Date,
    /// Which address.
    pub address: Seq,
}

/// A phone number or email address.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PhoneRecorded {
    /// The day it was told.
    pub on: Date,
    /// The number or address.
    pub number: String,
    /// What it is.
    pub kind: PhoneKind,
}

/// A phone number or email address is no longer used.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PhoneEnded {
    /// The day it ended.
    pub on: Date,
    /// Which one.
    pub phone: Seq,
}

/// What another person is to this one: "*to* is my *kind*".
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RelationshipRecorded {
    /// The day from which it holds, or was told.
    pub on: Date,
    /// The other person.
    pub to: PersonId,
    /// What the other is to this person.
    pub kind: Relationship,
    /// Whether they live together.
    pub same_household: bool,
}

/// A relationship ended.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RelationshipEnded {
    /// The day it ended.
    pub on: Date,
    /// Which relationship.
    pub relationship: Seq,
}

/// Somebody holds parental responsibility for this child.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ParentalResponsibilityRecorded {
    /// The day from which they hold it.
    pub on: Date,
    /// Who; `None` is the local authority.
    pub holder: Option<PersonId>,
    /// How they came to hold it.
    pub basis: ResponsibilityBasis,
}

/// Parental responsibility ended.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ParentalResponsibilityEnded {
    /// The day it ended.
    pub on: Date,
    /// Which holding.
    pub responsibility: Seq,
}

/// Something that whoever opens the record must see first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct WarningRaised {
    /// The day it was raised.
    pub on: Date,
    /// Kind of warning.
    pub kind: WarningKind,
    /// The warning in one sentence.
    pub says: String,
    /// The day on which it must be looked at again.
    pub review_on: Option<Date>,
}

/// A warning no longer holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct WarningLifted {
    /// The day it was lifted.
    pub on: Date,
    /// Which warning.
    pub warning: Seq,
    /// Why.
    pub reason: String,
}

/// Somebody who may consent did.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ConsentGiven {
    /// The day it was given.
    pub on: Date,
    /// To what.
    pub to: ConsentKind,
    /// Who gave it, in words.
    pub by: String,
    /// What exactly was agreed, in the words that were asked.
    pub wording: String,
}

/// Consent was withdrawn.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ConsentWithdrawn {
    /// The day it was withdrawn.
    pub on: Date,
    /// Which consent.
    pub consent: Seq,
}
