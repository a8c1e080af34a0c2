//! Is somebody already known? People in the record who may be the one that a contact is about, each with the
//! reasons. A worker decides; nothing is ever joined here.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use calendar::Date;
use practice::PersonId;
use practice::code_sets::PersonRole;
use practice::facts::{Birth, Name};
use practice::journey::Person;

use crate::access::{Action, Viewer};
use crate::error::ServiceError;
use crate::search::{compact, push_words};
use crate::service::Service;
use crate::sounding::{Agreement, names_agree, sound_of};
use crate::world::{Record, World};

/// The most candidates that are shown for one person.
const MOST: usize = 6;

/// Somebody as told to us, to be looked for among those already known.
#[derive(Debug, Clone)]
pub struct Sought {
    /// Their name.
    pub name: Name,
    /// Birth.
    pub born: Birth,
    /// Child, adult or professional: only records of the same kind are candidates.
    pub role: PersonRole,
    /// First line of the address, where told.
    pub lines: String,
    /// Postcode, where told.
    pub postcode: String,
    /// Phone or email, where told.
    pub phone: String,
    /// Who is not meant: their own record, and those who are related to them.
    pub besides: BTreeSet<PersonId>,
}

/// Somebody in the record who may be the one that is sought.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// Their record.
    pub record: Arc<Record>,
    /// Why they may be: `same date of birth`, `family name sounds alike`. The strongest first.
    pub reasons: Vec<&'static str>,
    strength: i32,
}

impl Sought {
    /// Somebody already in the record, sought among all others but those related to them.
    pub fn like(person: &Person, id: PersonId) -> Sought {
        let address = person.address().map(|told| told.address.clone());
        let phone = person.phones.iter().rev().find(|spell| spell.is_open());
        let mut besides: BTreeSet<PersonId> = person.related().map(|(other, _)| other).collect();
        besides.insert(id);
        Sought {
            name: person.name().cloned().unwrap_or(Name { given: String::new(), family: String::new() }),
            born: person.birth(),
            role: person.registered.as_ref().map_or(PersonRole::Child, |first| first.role),
            lines: address.as_ref().map(|address| address.lines.clone()).unwrap_or_default(),
            postcode: address.and_then(|address| address.postcode).unwrap_or_default(),
            phone: phone.map(|spell| spell.started.number.clone()).unwrap_or_default(),
            besides,
        }
    }
}

impl Service {
    /// The people who may be those sought, a list for each of them, the likeliest first.
    ///
    /// # Errors
    /// [`ServiceError::Denied`] for those who may not search.
    pub fn candidates(
        &self,
        viewer: &Viewer,
        sought: &[Sought],
    ) -> Result<Vec<Vec<Candidate>>, ServiceError> {
        viewer.must(Action::Search)?;
        Ok(candidates(&self.world(), sought))
    }
}

/// One pass over everybody: those who share a date of birth, a sound of both names, a postcode or a phone with
/// somebody sought are then compared in full.
pub(crate) fn candidates(world: &World, sought: &[Sought]) -> Vec<Vec<Candidate>> {
    let sought: Vec<Plain<'_>> = sought.iter().map(Plain::of).collect();
    let mut by_key: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let mut by_birth: BTreeMap<Date, Vec<usize>> = BTreeMap::new();
    for (place, plain) in sought.iter().enumerate() {
        for key in plain.keys() {
            by_key.entry(key).or_default().push(place);
        }
        for born in plain.births() {
            by_birth.entry(born).or_default().push(place);
        }
    }
    let mut found: Vec<Vec<Candidate>> = sought.iter().map(|_| Vec::new()).collect();
    for record in world.people.values() {
        let mut near: BTreeMap<usize, u32> = BTreeMap::new();
        let born = record.search.born.and_then(|born| by_birth.get(&born));
        for place in born.into_iter().flatten() {
            near.insert(*place, 2);
        }
        for key in record.search.sounds.split(' ').chain(record.search.numbers.split(' ')) {
            let shared = if key.chars().any(|letter| letter.is_ascii_digit()) { 2 } else { 1 };
            for place in by_key.get(key).into_iter().flatten() {
                *near.entry(*place).or_default() += shared;
            }
        }
        for (place, shared) in near {
            if let (2.., Some(plain), Some(list)) = (shared, sought.get(place), found.get_mut(place)) {
                list.extend(plain.compare(record));
            }
        }
    }
    for list in &mut found {
        list.sort_by_key(|candidate| std::cmp::Reverse(candidate.strength));
        list.truncate(MOST);
    }
    found
}

/// Somebody sought, in plain small letters.
struct Plain<'a> {
    sought: &'a Sought,
    given: String,
    family: String,
    lines: String,
    postcode: String,
    phone: String,
}

impl<'a> Plain<'a> {
    fn of(sought: &'a Sought) -> Plain<'a> {
        Plain {
            sought,
            given: plain(&sought.name.given),
            family: plain(&sought.name.family),
            lines: plain(&sought.lines),
            postcode: compact(&sought.postcode),
            phone: compact(&sought.phone),
        }
    }

    fn keys(&self) -> BTreeSet<String> {
        let sounds = self.given.split_whitespace().chain(self.family.split_whitespace()).map(sound_of);
        let numbers = [&self.postcode, &self.phone].into_iter().cloned();
        sounds.chain(numbers).filter(|key| !key.is_empty()).collect()
    }

    /// The day of birth, and the same with day and month swapped.
    fn births(&self) -> impl Iterator<Item = Date> {
        let born = self.sought.born.date();
        born.into_iter().chain(born.and_then(swapped).filter(|other| Some(*other) != born))
    }

    fn compare(&self, record: &Arc<Record>) -> Option<Candidate> {
        let person = &record.journey.person;
        if self.sought.besides.contains(&record.id)
            || person.registered.as_ref().is_none_or(|first| first.role != self.sought.role)
        {
            return None;
        }
        let mut reasons = Vec::new();
        let (named, full) = self.name(person, &mut reasons);
        let (birth, unknown) = self.birth(person, &mut reasons);
        let reached = self.address(person, &mut reasons) + self.phone(person, &mut reasons);
        let strength = named + birth + reached;
        let kinds = [named, birth, reached].into_iter().filter(|part| *part > 0).count();
        // All of a name is enough unless the birth speaks against it; part of one needs more beside it.
        let enough = match (full, unknown) {
            (true, true) => strength >= 2,
            (true, false) => strength >= 3,
            (false, _) => strength >= 5 && kinds > 1,
        };
        enough.then(|| Candidate { record: Arc::clone(record), reasons, strength })
    }

    /// How strongly the name speaks for them, and whether all of it does.
    fn name(&self, person: &Person, reasons: &mut Vec<&'static str>) -> (i32, bool) {
        let words = |text: &'_ str| -> Vec<String> { text.split_whitespace().map(String::from).collect() };
        let (given, family) = (words(&self.given), words(&self.family));
        let first = person.registered.as_ref().map(|first| &first.name);
        let names = first.into_iter().chain(person.names.iter().map(|told| &told.name));
        let mut best = (0, false, None);
        for name in names {
            let (known_given, known_family) = (words(&plain(&name.given)), words(&plain(&name.family)));
            let agree = |a: &[String], b: &[String]| {
                let a: Vec<&str> = a.iter().map(String::as_str).collect();
                let b: Vec<&str> = b.iter().map(String::as_str).collect();
                names_agree(&a, &b)
            };
            use Agreement::{Alike, Different, Same};
            let as_told = (agree(&given, &known_given), agree(&family, &known_family));
            let (strength, full, says) = match as_told {
                (Same, Same) => (3, true, Some("same name")),
                (Different, Different) => {
                    match (agree(&given, &known_family), agree(&family, &known_given)) {
                        (Same, Same) => (3, true, Some("same names the other way round")),
                        _ => (0, false, None),
                    }
                }
                (Same, Alike) => (2, true, Some("same first name, family name sounds alike")),
                (Alike, Same) => (2, true, Some("same family name, first name sounds alike")),
                (Alike, Alike) => (2, true, Some("name sounds alike")),
                (Same, Different) => (2, false, Some("same first name")),
                (Different, Same) => (2, false, Some("same family name")),
                (Alike, Different) => (1, false, Some("first name sounds alike")),
                (Different, Alike) => (1, false, Some("family name sounds alike")),
            };
            if strength > best.0 {
                best = (strength, full, says);
            }
        }
        reasons.extend(best.2);
        (best.0, best.1)
    }

    /// How strongly the birth speaks for or against them, and whether one of the two is not known.
    fn birth(&self, person: &Person, reasons: &mut Vec<&'static str>) -> (i32, bool) {
        match (self.sought.born, person.birth()) {
            (Birth::Expected(one), Birth::Expected(other)) if (one - other).get_days().abs() <= 14 => {
                reasons.push("expected about the same day");
                (3, false)
            }
            (told, known) => match (told.date(), known.date()) {
                (Some(one), Some(other)) if one == other => {
                    reasons.push("same date of birth");
                    (3, false)
                }
                (Some(one), Some(other)) if swapped(one) == Some(other) => {
                    reasons.push("same date of birth with day and month the other way round");
                    (2, false)
                }
                (Some(one), Some(other)) if one.year() == other.year() => {
                    let estimated =
                        matches!((told, known), (Birth::Estimated(_), _) | (_, Birth::Estimated(_)));
                    if estimated {
                        reasons.push("born in the same year");
                    }
                    (if estimated { 1 } else { -2 }, estimated)
                }
                (Some(_), Some(_)) => (-2, false),
                _ => (0, true),
            },
        }
    }

    fn address(&self, person: &Person, reasons: &mut Vec<&'static str>) -> i32 {
        if self.postcode.is_empty() && self.lines.is_empty() {
            return 0;
        }
        let mut best = 0;
        for spell in &person.addresses {
            let known = &spell.started.address;
            let same_postcode = !self.postcode.is_empty()
                && known.postcode.as_deref().is_some_and(|postcode| compact(postcode) == self.postcode);
            let same_lines = !self.lines.is_empty() && plain(&known.lines) == self.lines;
            best = best.max(match (same_postcode, same_lines) {
                (_, true) => 2,
                (true, false) => 1,
                _ => 0,
            });
        }
        match best {
            2 => reasons.push("same address"),
            1 => reasons.push("same postcode"),
            _ => {}
        }
        best
    }

    fn phone(&self, person: &Person, reasons: &mut Vec<&'static str>) -> i32 {
        let same = !self.phone.is_empty()
            && person.phones.iter().any(|spell| compact(&spell.started.number) == self.phone);
        if same {
            reasons.push("same phone or email");
        }
        if same { 2 } else { 0 }
    }
}

fn plain(text: &str) -> String {
    let mut words = String::new();
    push_words(&mut words, text);
    words.trim_start().to_owned()
}

/// A date with its day and month the other way round, where there is such a day.
fn swapped(day: Date) -> Option<Date> {
    Date::new(day.year(), day.day(), day.month()).ok()
}
