//! Who people are: children, their parents, how they belong together.

use calendar::{Date, Time};
use jiff::Timestamp;
use practice::code_sets::*;
use practice::facts::*;
use practice::*;

use super::Pen;
use crate::demo::chance::Chance;
use crate::demo::cultures::CULTURES;
use crate::demo::days::*;
use crate::demo::lives::{Adult, Child, Family};
use crate::demo::names::{POSTCODES, STREETS, SURGERIES};
use crate::demo::people::{City, version_seven};
use crate::demo::script::Script;
use crate::demo::staff::{Desk, Staff};
use crate::demo::words::Theme;

/// The first moment at which a child was spoken of.
fn first_heard(child: &Child) -> Option<(Date, Time)> {
    child.life.contacts.iter().map(|contact| (contact.on, contact.at)).min()
}

/// Settles when everybody was entered in the record, and their identifiers.
pub(in crate::demo) fn identify(city: &mut City, seed: u64) {
    let mut chance = Chance::new(seed, 0x1D);
    for place in 0..city.families.len() {
        let children = city.families[place].children.clone();
        let known = children.iter().filter_map(|child| first_heard(&city.children[*child])).min();
        city.families[place].known = known.map(|(day, _)| day);
        let Some((day, at)) = known else { continue };
        for child in children {
            let child = &mut city.children[child];
            let own = first_heard(child).unwrap_or((Date::MAX, Time::midnight()));
            let born = (plus(child.born, chance.range(2, 9)), Time::constant(10, 20, 0, 0));
            let (on, time) = if child.born > day { own.min(born) } else { (day, at) };
            child.unborn = child.born > on;
            child.registered = on;
            let moment = instant(on, time.hour(), time.minute(), 0);
            child.registered_at = moment;
            child.id = PersonId(version_seven(moment, &mut chance));
        }
        for adult in city.families[place].adults.clone() {
            let moment = instant(day, at.hour(), at.minute(), 0);
            city.adults[adult].id = PersonId(version_seven(moment, &mut chance));
            city.adults[adult].registered_at = moment;
            city.adults[adult].registered = day;
        }
    }
}

/// An NHS number with its check digit: the first nine digits times 10 to 2, summed, from 11 (modulus 11).
fn nhs_number(chance: &mut Chance) -> String {
    loop {
        let nine: Vec<u32> = (0..9).map(|n| if n == 0 { 9 } else { chance.below(10) as u32 }).collect();
        let sum: u32 = nine.iter().zip((2..=10).rev()).map(|(digit, weight)| digit * weight).sum();
        let check = (11 - sum % 11) % 11;
        if check < 10 {
            return nine.iter().chain([&check]).map(|digit| digit.to_string()).collect();
        }
    }
}

/// A unique pupil number: a check letter, the authority, the school, the year, a serial number.
fn pupil_number(chance: &mut Chance, born: Date) -> String {
    const LETTERS: &[u8] = b"ABCDEFGHJKLMNPQRTUVWXYZ";
    let year = (i32::from(born.year()) + 4).rem_euclid(100);
    let digits = format!("855{:04}{year:02}{:03}", chance.range(2000, 7999), chance.range(1, 999));
    let sum: usize = digits.bytes().zip(2..).map(|(digit, weight)| usize::from(digit - b'0') * weight).sum();
    format!("{}{digits}", char::from(LETTERS[sum % 23]))
}

impl Pen<'_> {
    /// Who the child is.
    pub(super) fn person(&mut self) {
        let child = self.child;
        let on = child.registered;
        let when = child.registered_at;
        let by = self.staff.worker(Desk::Mash, self.family.seed, on);
        let name = Name { given: child.given.to_owned(), family: self.family.surname.to_owned() };
        if child.unborn {
            let expected = plus(child.born, self.chance.range(-9, 9)).max(plus(on, 1));
            let unnamed = Name { given: String::new(), family: name.family.clone() };
            let born = Birth::Expected(expected);
            let role = PersonRole::Child;
            self.script.put(when, by, PersonRegistered { on, role, name: unnamed, born, sex: Sex::Unknown });
            let told = plus(child.born, self.chance.range(0, 1));
            let by = self.holder(told, None);
            self.script.put(
                instant(told, 11, 0, 0),
                by,
                BirthRecorded { on: told, born: Birth::Exact(child.born) },
            );
            self.script.put(instant(told, 11, 1, 0), by, SexRecorded { on: told, sex: child.sex });
            self.script.put(
                instant(told, 11, 2, 0),
                by,
                NameRecorded { on: told, name, kind: NameKind::Legal },
            );
        } else {
            let role = PersonRole::Child;
            let alone = self.family.theme == Theme::Unaccompanied;
            let born = if alone { Birth::Estimated(child.born) } else { Birth::Exact(child.born) };
            self.script.put(when, by, PersonRegistered { on, role, name, born, sex: child.sex });
        }
        self.belonging(on, when, by);
        let culture = &CULTURES[self.family.culture];
        let known = !self.child.life.contacts.is_empty();
        if known && self.chance.yes(86) {
            self.script.put(when, by, EthnicityRecorded { on, ethnicity: child.ethnicity });
        }
        if let Some(language) = culture.language.filter(|_| known) {
            let interpreter = self.family.interpreter;
            self.script.put(when, by, LanguageRecorded { on, language: language.to_owned(), interpreter });
        }
        // What a worker learns in the first days.
        let social_care = child.life.contacts.iter().any(|contact| contact.referral.is_some());
        if social_care {
            let told = plus(on.max(child.born), self.chance.range(3, 12));
            let when = written(&mut self.chance, told, 0);
            let number = nhs_number(&mut self.chance);
            self.script.put(when, by, NhsNumberRecorded { on: told, number });
            if self.chance.yes(40) {
                let religion = if self.chance.yes(55) { culture.religion } else { "None" };
                self.script.put(when, by, ReligionRecorded { on: told, religion: religion.to_owned() });
            }
            let upn = (self.age(told) >= 5).then(|| pupil_number(&mut self.chance, child.born));
            let unknown = upn.is_none().then_some(UpnUnknown::NotOfSchoolAge);
            self.script.put(when, by, UpnRecorded { on: told, upn, unknown });
            let surgery = *Chance::new(self.family.seed, 9).pick(SURGERIES);
            let note = match self.learns_at(told) {
                ("", _) => format!("GP: {surgery}."),
                (place, _) => format!("GP: {surgery}. Learns at: {place}."),
            };
            self.script.put(when, by, NoteWritten { on: told, kind: None, note });
            let disabilities = self.disabilities();
            if !disabilities.is_empty() {
                self.script.put(when, by, DisabilityRecorded { on: told, disabilities });
            }
        }
        if self.chance.rarely(8) && self.age(on) >= 11 {
            let (pronouns, gender) =
                *self.chance.pick(&[("they/them", "non-binary"), ("he/him", "boy"), ("she/her", "girl")]);
            self.script.put(when, by, PronounsRecorded { on, pronouns: pronouns.to_owned() });
            self.script.put(when, by, GenderRecorded { on, gender: gender.to_owned() });
        }
        if self.chance.rarely(15) {
            let short: String = child.given.chars().take(3).collect();
            let name = Name { given: short, family: self.family.surname.to_owned() };
            self.script.put(when, by, NameRecorded { on, name, kind: NameKind::Preferred });
        }
    }

    fn disabilities(&mut self) -> Vec<Disability> {
        if self.child.life.disability.is_some() {
            let first = self.chance.weighted(&[
                (Disability::Autism, 45),
                (Disability::Learning, 28),
                (Disability::Mobility, 14),
                (Disability::Communication, 13),
            ]);
            let second = *self.chance.pick(&[
                Disability::Behaviour,
                Disability::Incontinence,
                Disability::Consciousness,
                Disability::PersonalCare,
            ]);
            vec![first, second]
        } else if self.chance.yes(9) {
            vec![*self.chance.pick(&[
                Disability::Autism,
                Disability::Behaviour,
                Disability::Learning,
                Disability::Hearing,
            ])]
        } else if self.chance.yes(30) {
            vec![Disability::None]
        } else {
            Vec::new()
        }
    }

    /// Address, parents, brothers and sisters, parental responsibility.
    fn belonging(&mut self, on: Date, when: Timestamp, by: WorkerId) {
        if self.family.theme == Theme::Unaccompanied {
            return;
        }
        let address =
            Address { lines: self.family.lines.clone(), postcode: Some(self.family.postcode.clone()) };
        let confidential = self.family.theme == Theme::DomesticAbuse && self.family.seed.is_multiple_of(23);
        let fact = AddressRecorded { on, address, kind: AddressKind::Home, confidential };
        self.address = Some(self.script.put(when, by, fact));
        if confidential {
            let says =
                "Do not give this address to the father or his family: non-molestation order.".to_owned();
            let review_on = Some(plus(on, 365));
            self.script.put(
                when,
                by,
                WarningRaised { on, kind: WarningKind::AddressConfidential, says, review_on },
            );
        }
        for place in &self.family.adults {
            let adult = &self.city.adults[*place];
            let (to, kind, same_household) = (adult.id, adult.is, adult.at_home);
            let fact = RelationshipRecorded { on, to, kind, same_household };
            let mark = self.script.put(when, by, fact);
            if let Some(parted) = parted(self.city, self.family)
                .filter(|day| adult.is == Relationship::ParentsPartner && *day > on)
            {
                let when = written(&mut self.chance, parted, 1);
                self.script.naming(when, by, move |numbers| {
                    Some(RelationshipEnded { on: parted, relationship: numbers.of(mark)? })
                });
            }
            let basis = match adult.is {
                Relationship::Mother => Some(ResponsibilityBasis::Mother),
                Relationship::Father if adult.at_home => Some(ResponsibilityBasis::Married),
                Relationship::Father if self.family.seed.is_multiple_of(2) => {
                    Some(ResponsibilityBasis::Registered)
                }
                _ => None,
            };
            // A father's name on the birth certificate has counted since December 2003.
            let basis = basis.filter(|basis| {
                *basis != ResponsibilityBasis::Registered || self.child.born >= Date::constant(2003, 12, 1)
            });
            if let Some(basis) = basis.filter(|_| !self.child.unborn) {
                let from = self.child.born;
                let holder = Some(adult.id);
                let fact = ParentalResponsibilityRecorded { on: from, holder, basis };
                let mark = self.script.put(when, by, fact);
                self.responsible.push(mark);
            }
        }
        for place in &self.family.children {
            let other = &self.city.children[*place];
            if other.id == self.child.id {
                continue;
            }
            // Written in both records when the later of the two is entered.
            let (day, moment) =
                if other.registered_at > when { (other.registered, other.registered_at) } else { (on, when) };
            let kind = Relationship::Sibling;
            self.script.put(
                moment,
                by,
                RelationshipRecorded { on: day, to: other.id, kind, same_household: true },
            );
        }
    }
}

/// When a parent and a partner parted, if they did.
fn parted(city: &City, family: &Family) -> Option<Date> {
    if left_long_ago(city, family) {
        return None;
    }
    let mut chance = Chance::new(family.seed, 0x9A7);
    let on = plus(family.known?, chance.range(90, 600));
    (on < TODAY && chance.yes(30)).then_some(on)
}

/// Whether the service left all children of a family before April 2020: nobody tells it anything of them since.
fn left_long_ago(city: &City, family: &Family) -> bool {
    family.children.iter().all(|child| city.children[*child].life.former)
}

/// Where and when a family moved within the city, if it did.
pub(super) fn moved_to(city: &City, family: &Family) -> Option<(Date, Address)> {
    if left_long_ago(city, family) {
        return None;
    }
    let mut chance = Chance::new(family.seed, 0x0DE);
    let on = working_from(plus(family.known?.max(Date::constant(2020, 1, 6)), chance.range(60, 500)));
    if on >= TODAY || !chance.yes(9) || family.theme == Theme::Unaccompanied {
        return None;
    }
    let place = chance.below(STREETS.len());
    let lines = format!("{} {}", chance.range(1, 160), chance.pick(STREETS[place]));
    let postcode = format!("{} {}XY", chance.pick(POSTCODES[place]), chance.range(1, 9));
    Some((on, Address { lines, postcode: Some(postcode) }))
}

/// Writes a parent's or partner's record.
///
/// # Errors
///
/// What was refused.
pub(in crate::demo) fn write_adult(
    city: &City,
    staff: &Staff,
    place: usize,
    policies: &Policies,
) -> Result<(PersonId, Vec<Recorded>), String> {
    let adult: &Adult = &city.adults[place];
    let family = &city.families[adult.family];
    let mut chance = Chance::new(family.seed, 0xAD + place as u64);
    let mut script = Script::new(adult.id);
    let (on, when) = (adult.registered, adult.registered_at);
    let by = staff.worker(Desk::Mash, family.seed, on);
    let name = Name { given: adult.given.to_owned(), family: adult.surname.to_owned() };
    let born = if chance.yes(80) { Birth::Exact(adult.born) } else { Birth::Unknown };
    script.put(when, by, PersonRegistered { on, role: PersonRole::Adult, name, born, sex: adult.sex });
    let mut home = None;
    if adult.at_home {
        let address = Address { lines: family.lines.clone(), postcode: Some(family.postcode.clone()) };
        let fact = AddressRecorded { on, address, kind: AddressKind::Home, confidential: false };
        home = Some(script.put(when, by, fact));
    }
    if chance.yes(72) {
        let number = format!("07700 900{:03}", chance.range(0, 999));
        let phone = script.put(when, by, PhoneRecorded { on, number, kind: PhoneKind::Mobile });
        let changed = plus(on.max(Date::constant(2020, 1, 6)), chance.range(50, 500));
        if changed < TODAY && !left_long_ago(city, family) && chance.yes(6) {
            let later = written(&mut chance, changed, 1);
            script.naming(later, by, move |numbers| {
                Some(PhoneEnded { on: changed, phone: numbers.of(phone)? })
            });
            let number = format!("07700 900{:03}", chance.range(0, 999));
            script.put(later, by, PhoneRecorded { on: changed, number, kind: PhoneKind::Mobile });
        }
    }
    if family.interpreter
        && adult.is == Relationship::Mother
        && let Some(language) = CULTURES[family.culture].language
    {
        script.put(when, by, LanguageRecorded { on, language: language.to_owned(), interpreter: true });
    }
    for child in &family.children {
        let child = &city.children[*child];
        let (day, moment) =
            if child.registered_at > when { (child.registered, child.registered_at) } else { (on, when) };
        let kind = Relationship::Child;
        let fact = RelationshipRecorded { on: day, to: child.id, kind, same_household: adult.at_home };
        let mark = script.put(moment, by, fact);
        if let Some(parted) =
            parted(city, family).filter(|on| adult.is == Relationship::ParentsPartner && *on > day)
        {
            let later = written(&mut chance, parted, 1);
            script.naming(later, by, move |numbers| {
                Some(RelationshipEnded { on: parted, relationship: numbers.of(mark)? })
            });
        }
    }
    if let Some((on, address)) = moved_to(city, family).filter(|(day, _)| adult.at_home && *day > on) {
        let later = written(&mut chance, on, 1);
        if let Some(old) = home {
            script.naming(later, by, move |numbers| Some(AddressEnded { on, address: numbers.of(old)? }));
        }
        script.put(later, by, AddressRecorded { on, address, kind: AddressKind::Home, confidential: false });
    }
    if adult.is != Relationship::Mother && family.theme == Theme::DomesticAbuse && chance.yes(22) {
        let says = "History of violence towards a partner. See him at the office, two workers.".to_owned();
        let kind = WarningKind::VisitInPairs;
        script.put(when, by, WarningRaised { on, kind, says, review_on: Some(plus(on, 182)) });
    }
    let record =
        script.write(policies, staff).map_err(|why| format!("{} {}: {why}", adult.given, adult.surname))?;
    Ok((adult.id, record))
}
