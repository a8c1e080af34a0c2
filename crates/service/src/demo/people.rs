//! Making people: families with parents and children, by chance.

use calendar::Date;
use jiff::Timestamp;
use practice::PersonId;
use practice::code_sets::{Relationship, Sex};
use uuid::{Builder, Uuid};

use super::chance::Chance;
use super::cultures::CULTURES;
use super::days::plus;
use super::lives::{Adult, Child, Family, Life};
use super::names::{POSTCODES, STREETS};
use super::words::Theme;

/// A version 7 identifier: the instant, and the rest from chance.
pub(super) fn version_seven(at: Timestamp, chance: &mut Chance) -> Uuid {
    let mut bytes = [0u8; 10];
    bytes[..8].copy_from_slice(&chance.next().to_be_bytes());
    bytes[8..].copy_from_slice(&chance.next().to_be_bytes()[..2]);
    Builder::from_unix_timestamp_millis(at.as_millisecond().unsigned_abs(), &bytes).into_uuid()
}

/// Everybody outside the service.
#[derive(Debug, Default)]
pub(super) struct City {
    pub families: Vec<Family>,
    pub children: Vec<Child>,
    pub adults: Vec<Adult>,
}

/// What a new family must be like.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted {
    /// How many children it has at least.
    pub children: usize,
    /// The days between which its children are born.
    pub born: (Date, Date),
    pub theme: Option<Theme>,
    /// Its culture, where it matters.
    pub culture: Option<usize>,
    /// Whether it may have more children than asked.
    pub more: bool,
}

impl City {
    /// A new family; its children are the last ones of the city.
    pub fn settle(&mut self, chance: &mut Chance, wanted: Wanted) -> usize {
        let place = self.families.len();
        let weights: Vec<(usize, u32)> = CULTURES.iter().map(|one| one.share).enumerate().collect();
        let culture_place = wanted.culture.unwrap_or_else(|| chance.weighted(&weights));
        let culture = &CULTURES[culture_place];
        let surname = *chance.pick(culture.families);
        let locality = chance.weighted(&[(0, 33), (1, 37), (2, 30)]);
        let street = chance.pick(STREETS[locality]);
        let lines = if chance.yes(18) {
            format!("Flat {}, {} {street}", chance.range(1, 24), chance.range(1, 90))
        } else {
            format!("{} {street}", chance.range(1, 180))
        };
        let letters = b"ABDEFGHJLNPQRSTUWXYZ";
        let first = char::from(*chance.pick(letters));
        let second = char::from(*chance.pick(letters));
        let postcode = format!("{} {}{first}{second}", chance.pick(POSTCODES[locality]), chance.range(1, 9));
        let theme = wanted.theme.unwrap_or_else(|| Theme::any(chance));
        let more = if wanted.more { chance.weighted(&[(0, 70), (1, 23), (2, 7)]) } else { 0 };
        let count = wanted.children + more;
        let mut births: Vec<Date> = Vec::with_capacity(count);
        let (from, to) = wanted.born;
        let span = super::days::days_between(from, to).max(0);
        let eldest = plus(from, chance.range(0, span));
        births.push(eldest);
        // Brothers and sisters are born within some years of each other, where they can at least ten months
        // apart; else they are twins or nearly so.
        for _ in 1..count {
            let mut near = eldest;
            for _ in 0..12 {
                near = plus(eldest, chance.range(-2400, 2400)).clamp(from, to.max(from));
                if births.iter().all(|other| super::days::days_between(*other, near).abs() >= 300) {
                    break;
                }
            }
            births.push(near);
        }
        births.sort_unstable();
        let first_child = self.children.len();
        let mut given_taken: Vec<&str> = Vec::new();
        let ethnicity = chance.weighted(culture.ethnicities);
        for born in &births {
            let girl = chance.yes(48);
            let list = if girl { culture.girls } else { culture.boys };
            let mut given = *chance.pick(list);
            for _ in 0..20 {
                if !given_taken.contains(&given) {
                    break;
                }
                given = *chance.pick(list);
            }
            given_taken.push(given);
            self.children.push(Child {
                id: PersonId(Uuid::nil()),
                family: place,
                given,
                born: *born,
                sex: if girl { Sex::Female } else { Sex::Male },
                ethnicity,
                unborn: false,
                registered: *born,
                registered_at: Timestamp::UNIX_EPOCH,
                life: Life::default(),
            });
        }
        let mut adults = Vec::new();
        let first_born = births.first().copied().unwrap_or(from);
        let mut adult = |chance: &mut Chance, is: Relationship, at_home: bool, surname: &'static str| {
            let woman = is == Relationship::Mother;
            let given = *chance.pick(if woman { culture.women } else { culture.men });
            adults.push(self.adults.len());
            self.adults.push(Adult {
                id: PersonId(Uuid::nil()),
                family: place,
                given,
                surname,
                born: plus(first_born, -chance.range(17 * 365, 36 * 365)),
                sex: if woman { Sex::Female } else { Sex::Male },
                is,
                at_home,
                registered: first_born,
                registered_at: Timestamp::UNIX_EPOCH,
            });
        };
        adult(chance, Relationship::Mother, true, surname);
        if chance.yes(58) {
            let at_home = chance.yes(45);
            let other = *chance.pick(culture.families);
            let own = if chance.yes(60) { surname } else { other };
            adult(chance, Relationship::Father, at_home, own);
            if !at_home && chance.yes(18) {
                adult(chance, Relationship::ParentsPartner, true, other);
            }
        } else if chance.yes(15) {
            let other = *chance.pick(culture.families);
            adult(chance, Relationship::ParentsPartner, true, other);
        }
        self.families.push(Family {
            seed: chance.next(),
            locality,
            culture: culture_place,
            surname,
            lines,
            postcode,
            theme,
            interpreter: culture.language.is_some() && chance.yes(35),
            children: (first_child..self.children.len()).collect(),
            adults,
            known: None,
        });
        place
    }
}

/// Puts each child's contacts into the order in which they came.
pub(super) fn order_lives(city: &mut City) {
    for child in &mut city.children {
        child.life.contacts.sort_by_key(|contact| (contact.on, contact.at));
    }
}
