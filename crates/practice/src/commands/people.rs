//! Who people are: checks.

use calendar::{Date, words};
use jiff::ToSpan;

use super::Check;
use super::spells::Lasting;
use crate::code_sets::{Disability, PersonRole, PhoneKind, ResponsibilityBasis, Sex};
use crate::facts::*;
use crate::identifiers;
use crate::ids::{PersonId, Seq};
use crate::journey::{Entry, Spell};

/// Weeks of a pregnancy: nothing is recorded of an unborn child earlier than this before the expected day
/// (CIN census rule 8606 allows 40 weeks).
const PREGNANCY_WEEKS: i32 = 40;

/// Weeks after the expected day by which a child has been born.
const OVERDUE_WEEKS: i32 = 3;

/// From this age on nobody is newly recorded as a child or young person: duties to care leavers and to
/// young people with education, health and care plans end at 25 (Children Act 1989, s. 23CZB; Children and
/// Families Act 2014, s. 46; CIN census rule 8775 asks about anybody of 26).
const GROWN_UP: u8 = 26;

/// Nobody in the record is older than this, in years.
const OLDEST: u8 = 125;

/// Fathers named on a birth certificate hold parental responsibility for births registered from this day
/// (Adoption and Children Act 2002, s. 111).
const REGISTERED_FATHERS_FROM: Date = jiff::civil::date(2003, 12, 1);

pub(super) fn check(fact: &Fact, check: &mut Check<'_>) -> Vec<Fact> {
    match fact {
        Fact::PersonRegistered(it) => registered(it, check),
        Fact::NameRecorded(it) => name(&it.name, check.journey.person.birth(), check),
        Fact::PronounsRecorded(it) => check.text("pronouns", &it.pronouns, "Enter the pronouns they use"),
        Fact::BirthRecorded(it) => birth_recorded(it, check),
        Fact::DeathRecorded(it) => death_recorded(it, check),
        Fact::SexRecorded(it) => sex_of_the_unborn(it.sex, check.journey.person.birth(), check),
        Fact::GenderRecorded(it) => check.text("gender", &it.gender, "Enter their gender in their words"),
        Fact::EthnicityRecorded(_) => {}
        Fact::LanguageRecorded(it) => check.text("language", &it.language, "Enter their first language"),
        Fact::ReligionRecorded(it) => {
            check.text("religion", &it.religion, "Enter their religion or belief, or that they have none")
        }
        Fact::DisabilityRecorded(it) => disabilities(&it.disabilities, check),
        Fact::NhsNumberRecorded(it) => {
            if let Err(fault) = identifiers::nhs_number(&it.number) {
                check.refuse("number", &it.number, fault, "NHS Data Dictionary: NHS number");
            }
        }
        Fact::UpnRecorded(it) => pupil_number(it, check),
        Fact::AddressRecorded(it) => address(&it.address, check),
        Fact::AddressEnded(it) => {
            ended("address", it.address, &check.journey.person.addresses, it.on, "address", check)
        }
        Fact::PhoneRecorded(it) => phone(it, check),
        Fact::PhoneEnded(it) => ended(
            "phone",
            it.phone,
            &check.journey.person.phones,
            it.on,
            "phone number or email address",
            check,
        ),
        Fact::RelationshipRecorded(it) => relationship(it, check),
        Fact::RelationshipEnded(it) => ended(
            "relationship",
            it.relationship,
            &check.journey.person.relationships,
            it.on,
            "relationship",
            check,
        ),
        Fact::ParentalResponsibilityRecorded(it) => responsibility(it, check),
        Fact::ParentalResponsibilityEnded(it) => ended(
            "responsibility",
            it.responsibility,
            &check.journey.person.responsibility,
            it.on,
            "holding of parental responsibility",
            check,
        ),
        Fact::WarningRaised(it) => {
            check.text("says", &it.says, "Enter the warning in one sentence");
            if let Some(review) = it.review_on {
                check.not_before("review_on", review, it.on, "when the warning was raised", "the record");
            }
        }
        Fact::WarningLifted(it) => {
            check.text("reason", &it.reason, "Enter why the warning no longer holds");
            ended("warning", it.warning, &check.journey.person.warnings, it.on, "warning", check);
        }
        Fact::ConsentGiven(it) => {
            check.text("by", &it.by, "Enter who gave consent");
            check.text("wording", &it.wording, "Enter exactly what was agreed, in the words that were asked");
        }
        Fact::ConsentWithdrawn(it) => {
            ended("consent", it.consent, &check.journey.person.consents, it.on, "consent", check)
        }
        _ => {}
    }
    Vec::new()
}

fn ended<S: Happened, E: Happened>(
    field: &'static str,
    named: Seq,
    spells: &[Spell<S, E>],
    on: Date,
    what: &str,
    check: &mut Check<'_>,
) {
    let found = spells.iter().find(|spell| spell.seq() == named).map(Lasting::from);
    check.ends(field, named, found, on, what);
}

fn registered(it: &PersonRegistered, check: &mut Check<'_>) {
    if check.kept(&check.journey.person.registered).is_some() {
        check.refuse("person", &it.name, "Correct the first record instead of adding another", "the record");
    }
    let as_a_child = |entry: &&Entry| !matches!(entry.kind.area(), Area::People | Area::Oversight);
    if let Some(entry) = check.journey.entries.iter().find(as_a_child)
        && it.role != PersonRole::Child
    {
        let allowed = format!("Choose child or young person: the record holds {}", entry.kind.label());
        check.refuse("role", it.role, allowed, "the record");
    }
    name(&it.name, it.born, check);
    sex_of_the_unborn(it.sex, it.born, check);
    born(it.born, it.on, check);
    if let Birth::Expected(_) = it.born
        && it.role != PersonRole::Child
    {
        check.refuse(
            "role",
            it.role,
            "Choose child or young person: this person is not yet born",
            "the record",
        );
    }
    if let Some(day) = it.born.date()
        && it.role == PersonRole::Child
        && calendar::age_on(day, it.on).is_some_and(|age| age >= GROWN_UP)
    {
        let allowed = format!(
            "Choose parent, carer or other adult, or check the date of birth: this person was {} or older when \
             they became known",
            GROWN_UP
        );
        check.refuse("role", it.role, allowed, "CIN census rule 8775");
    }
}

/// Everybody has a name; only an unborn child may have no given name yet. Some people have one name only.
fn name(name: &Name, born: Birth, check: &mut Check<'_>) {
    if name.given.trim().is_empty() {
        let unborn = matches!(born, Birth::Expected(_));
        if !unborn || name.family.trim().is_empty() {
            let ask = if unborn { "Enter the family name" } else { "Enter the given name" };
            check.refuse("name", &name.family, ask, "needed for the record to be found again");
        }
    }
    check.text_length("name", &name.given);
    check.text_length("name", &name.family);
}

fn sex_of_the_unborn(sex: Sex, born: Birth, check: &mut Check<'_>) {
    if matches!(born, Birth::Expected(_)) && sex != Sex::Unknown {
        check.refuse("sex", sex, "Choose not known until the child is born", "CIN census rule 8750");
    }
}

/// A birth that is not in the future, an expected birth that can still come, and a person who can be alive.
fn born(birth: Birth, on: Date, check: &mut Check<'_>) {
    let day = match birth {
        Birth::Exact(day) | Birth::Estimated(day) => {
            check.not_future("born", day);
            if calendar::age_on(day, check.context.today).is_some_and(|age| age > OLDEST) {
                let allowed = format!("Check the year: nobody in the record is older than {OLDEST}");
                check.refuse("born", words::day(day), allowed, "the record");
            }
            day
        }
        Birth::Expected(day) => {
            let last = on.saturating_add(PREGNANCY_WEEKS.weeks());
            let first = on.saturating_sub(OVERDUE_WEEKS.weeks());
            check.not_after("born", day, last, "within 40 weeks", "CIN census rule 8606");
            let what = "or enter the date of birth if the child has been born";
            check.not_before("born", day, first, what, "the record");
            day
        }
        Birth::Unknown => return,
    };
    let first = day.saturating_sub(PREGNANCY_WEEKS.weeks());
    check.not_before("on", on, first, "40 weeks before birth", "CIN census rule 8606");
}

/// A birth told later must fit with what is already recorded.
fn birth_recorded(it: &BirthRecorded, check: &mut Check<'_>) {
    born(it.born, it.on, check);
    let person = &check.journey.person;
    if let Some(day) = it.born.date() {
        check.not_after("born", day, it.on, "when the birth was told", "the record");
        if let Some(died) = person.died.as_ref() {
            check.not_after("born", day, died.on, "when the person died", "CIN census rule 8535");
        }
    }
    if let (Birth::Expected(due), Birth::Exact(known)) = (it.born, person.birth())
        && person.birth.as_ref().is_none_or(|told| !check.replaces(told.seq))
    {
        let allowed = format!(
            "Correct the date of birth if {} was wrong: this record says that the child was born then",
            words::day(known)
        );
        check.refuse("born", words::day(due), allowed, "the record");
    }
    let (Birth::Exact(day) | Birth::Estimated(day) | Birth::Expected(day)) = it.born else { return };
    let first = day.saturating_sub(PREGNANCY_WEEKS.weeks());
    let earliest =
        check.journey.entries.iter().filter(|entry| !check.replaces(entry.seq)).min_by_key(|one| one.on);
    if let Some(earliest) = earliest.filter(|earliest| earliest.on < first) {
        let allowed = format!(
            "Check the date: the record tells of {}, more than 40 weeks before this birth",
            words::day(earliest.on)
        );
        check.refuse("born", words::day(day), allowed, "CIN census rule 8606");
    }
}

fn death_recorded(it: &DeathRecorded, check: &mut Check<'_>) {
    let person = &check.journey.person;
    if let Some(told) = check.kept(&person.died) {
        let allowed = format!(
            "Correct the earlier record if {} was wrong: a death is recorded once",
            words::day(told.on)
        );
        check.refuse("on", words::day(it.on), allowed, "the record");
    }
    if let Some(born) = person.born() {
        check.not_before("on", it.on, born, "when the person was born", "CIN census rule 8535");
    }
    if let Some(visit) = check.journey.need.visits.iter().rev().find(|visit| visit.seen && visit.on > it.on) {
        let allowed = format!(
            "Check the date, or correct the visit of {}: the child was seen then",
            words::day(visit.on)
        );
        check.refuse("on", words::day(it.on), allowed, "the record");
    }
}

fn disabilities(list: &[Disability], check: &mut Check<'_>) {
    if list.is_empty() {
        let allowed = "Choose every disability, or no disability";
        check.refuse("disabilities", "", allowed, "CIN census: Disabilities");
    }
    if list.len() > 1 && list.contains(&Disability::None) {
        let allowed = "Choose no disability alone, or the disabilities without it";
        check.refuse("disabilities", Disability::None, allowed, "CIN census rule 8790");
    }
    check.no_repeats("disabilities", list, "CIN census rule 8794");
}

fn pupil_number(it: &UpnRecorded, check: &mut Check<'_>) {
    match (&it.upn, it.unknown) {
        (Some(number), None) => {
            if let Err(fault) = identifiers::upn(number) {
                check.refuse("upn", number, fault, upn_rule(fault));
            }
        }
        (None, Some(_)) => {}
        (Some(number), Some(_)) => {
            let allowed = "Enter the number or the reason why it is not known, not both";
            check.refuse("unknown", number, allowed, "CIN census: UPNunknown");
        }
        (None, None) => {
            let allowed = "Enter the number, or choose why it is not known";
            check.refuse("upn", "", allowed, "CIN census: UPNunknown");
        }
    }
}

fn upn_rule(fault: identifiers::Fault) -> &'static str {
    match fault {
        identifiers::Fault::UpnCheckLetter => "CIN census rule 1510",
        identifiers::Fault::UpnAuthority => "CIN census rule 1530",
        identifiers::Fault::UpnLast => "CIN census rule 1550",
        _ => "CIN census rule 1540",
    }
}

fn address(address: &Address, check: &mut Check<'_>) {
    if address.lines.trim().is_empty() && address.postcode.is_none() {
        let allowed = "Enter the address, or that they have no fixed address";
        check.refuse("address", "", allowed, "needed to reach the family");
    }
    check.text_length("address", &address.lines);
    if let Some(postcode) = address.postcode.as_deref().filter(|postcode| !identifiers::is_postcode(postcode))
    {
        let allowed = match identifiers::postcode(postcode) {
            Some(normal) => format!("Write the postcode as {normal}"),
            None => "Enter a full postcode, like SO14 7LY".to_owned(),
        };
        check.refuse("address", postcode, allowed, "BS 7666: postcodes");
    }
}

fn phone(it: &PhoneRecorded, check: &mut Check<'_>) {
    match it.kind {
        PhoneKind::Email if !identifiers::is_email(&it.number) => {
            let allowed = "Enter an email address, like name@example.com";
            check.refuse("number", &it.number, allowed, "needed to reach the family");
        }
        PhoneKind::Mobile | PhoneKind::Home | PhoneKind::Work if !identifiers::is_phone(&it.number) => {
            let allowed = "Enter a phone number, like 023 8083 3000 or +44 7700 900982";
            check.refuse("number", &it.number, allowed, "needed to reach the family");
        }
        _ => {}
    }
}

fn relationship(it: &RelationshipRecorded, check: &mut Check<'_>) {
    not_oneself("to", it.to, check);
    let mut alike = check
        .journey
        .person
        .relationships
        .iter()
        .filter(|one| (one.started.to, one.started.kind) == (it.to, it.kind));
    // What a correction leaves as it was is not judged anew.
    if alike.clone().any(|one| check.replaces(one.seq())) {
        return;
    }
    let known = alike.find(|one| one.is_open() || one.open_on(it.on));
    if let Some(known) = known {
        let allowed = format!(
            "Nothing more to record: this relationship has been in the record since {}",
            words::day(known.from())
        );
        check.refuse("kind", it.kind, allowed, "the record");
    }
}

fn not_oneself(field: &'static str, other: PersonId, check: &mut Check<'_>) {
    if other == check.journey.id {
        let allowed = "Choose another person: this is the person whose record it is";
        check.refuse(
            field,
            check.journey.person.name().map(Name::to_string).unwrap_or_default(),
            allowed,
            "the record",
        );
    }
}

fn responsibility(it: &ParentalResponsibilityRecorded, check: &mut Check<'_>) {
    use ResponsibilityBasis::{Adoption, CareOrder, CourtOrder, Mother, Registered};
    const SOURCE: &str = "Children Act 1989, ss. 2 to 4A, 33 and 44; Adoption and Children Act 2002, s. 25";
    let person = &check.journey.person;
    if person.registered.is_some() && !person.is_child() {
        let allowed = "Record parental responsibility in the record of the child";
        check.refuse("person", "", allowed, "Children Act 1989, s. 3");
    }
    match (it.holder, it.basis) {
        (Some(holder), basis) => {
            not_oneself("holder", holder, check);
            if basis == CareOrder {
                let allowed = "Leave the person out: under a care order the local authority holds it";
                check.refuse("holder", basis, allowed, SOURCE);
            }
        }
        (None, CareOrder | CourtOrder | Adoption) => {}
        (None, basis) => {
            let allowed = "Choose who holds it; the local authority holds it only by a care order or another order of a court";
            check.refuse("holder", basis, allowed, SOURCE);
        }
    }
    if it.basis == Registered {
        let what = "since when a father named on the birth certificate holds it";
        let source = "Adoption and Children Act 2002, s. 111";
        check.not_before("on", it.on, REGISTERED_FATHERS_FROM, what, source);
    }
    let alike = |one: &ParentalResponsibilityRecorded| (one.holder, one.basis) == (it.holder, it.basis);
    let all = person.responsibility.iter();
    // What a correction leaves as it was is not judged anew.
    if all.clone().any(|one| check.replaces(one.seq()) && alike(&one.started)) {
        return;
    }
    let others = all.filter(|one| (one.is_open() || one.open_on(it.on)) && !check.replaces(one.seq()));
    let known = others.clone().find(|one| alike(&one.started));
    if let Some(known) = known {
        let allowed =
            format!("Nothing more to record: this has been in the record since {}", words::day(known.from()));
        check.refuse("basis", it.basis, allowed, "the record");
    } else if it.basis == Mother && others.clone().any(|one| one.started.basis == Mother) {
        let allowed = "Choose another basis: another person is recorded as the mother by law";
        check.refuse("basis", it.basis, allowed, "Human Fertilisation and Embryology Act 2008, s. 33");
    }
}

/// Nothing happens before a person's life or after it, save what is recorded of their birth and death.
pub(super) fn within_life(check: &mut Check<'_>, fact: &Fact, day: Date) {
    let person = &check.journey.person;
    let after_death_allowed = matches!(fact.area(), Area::Oversight | Area::People);
    if let Some(died) = person.died.as_ref().map(|died| died.on).filter(|_| !after_death_allowed) {
        check.not_after("on", day, died, "when the person died", "the record");
    }
    // What a birth told later must agree with is checked with that fact.
    if matches!(fact, Fact::BirthRecorded(_) | Fact::PersonRegistered(_)) {
        return;
    }
    let first = match person.birth() {
        Birth::Exact(born) | Birth::Estimated(born) => Some(born),
        Birth::Expected(due) => Some(due),
        Birth::Unknown => None,
    };
    if let Some(first) = first.and_then(|born| born.checked_sub(PREGNANCY_WEEKS.weeks()).ok()) {
        check.not_before("on", day, first, "40 weeks before birth", "CIN census rule 8606");
    }
}
