//! Finding people by name, date of birth, NHS number, pupil number, postcode or phone.

use calendar::Date;
use practice::PersonId;
use practice::journey::Journey;

use crate::sounding::sound_of;
use crate::world::World;

/// What search looks at in one record.
#[derive(Debug, Default)]
pub(crate) struct SearchKey {
    /// Words of all names, plain small letters, each after a space.
    names: Box<str>,
    /// Numbers, postcodes and the like, without spaces, each after a space.
    pub(crate) numbers: Box<str>,
    /// How the words of all names sound, each after a space.
    pub(crate) sounds: Box<str>,
    pub(crate) born: Option<Date>,
}

impl SearchKey {
    pub fn of(journey: &Journey) -> SearchKey {
        let person = &journey.person;
        let mut names = String::new();
        let first = person.registered.as_ref().map(|first| &first.name);
        for name in first.into_iter().chain(person.names.iter().map(|told| &told.name)) {
            push_words(&mut names, &name.given);
            push_words(&mut names, &name.family);
        }
        let mut numbers = String::new();
        let nhs = person.nhs_number.as_ref().map(|told| told.number.as_str());
        let upn = person.upn.as_ref().and_then(|told| told.upn.as_deref());
        let postcodes = person.addresses.iter().filter_map(|spell| spell.started.address.postcode.as_deref());
        let phones = person.phones.iter().map(|spell| spell.started.number.as_str());
        for number in nhs.into_iter().chain(upn).chain(postcodes).chain(phones) {
            numbers.push(' ');
            numbers.push_str(&compact(number));
        }
        let sounds: String =
            names.split_whitespace().flat_map(|word| [" ".to_owned(), sound_of(word)]).collect();
        SearchKey { names: names.into(), numbers: numbers.into(), sounds: sounds.into(), born: person.born() }
    }

    /// How well every asked word fits: a lower number is better; `None` when one does not fit.
    fn fits(&self, asked: &Asked) -> Option<u32> {
        let mut distance = 0;
        for word in &asked.words {
            if let Some(place) = self.names.find(word.as_str()) {
                let rest = self.names.get(place + word.len()..).unwrap_or_default();
                let whole = rest.is_empty() || rest.starts_with(' ');
                distance += if whole { 0 } else { 1 };
            } else if self.numbers.contains(word.as_str()) {
                // An identifier is as good as a whole name.
            } else {
                return None;
            }
        }
        if let Some(born) = asked.born
            && self.born != Some(born)
        {
            return None;
        }
        Some(distance)
    }
}

/// What was asked, made plain.
struct Asked {
    words: Vec<String>,
    born: Option<Date>,
}

impl Asked {
    fn of(text: &str) -> Asked {
        let mut asked = Asked { words: Vec::new(), born: None };
        for word in text.split_whitespace() {
            if let Some(day) = read_date(word) {
                asked.born = Some(day);
            } else {
                let before = asked.words.len();
                let mut plain = String::new();
                push_words(&mut plain, word);
                asked
                    .words
                    .extend(plain.split(' ').filter(|part| !part.is_empty()).map(|part| format!(" {part}")));
                if asked.words.len() == before && !word.is_empty() {
                    asked.words.push(word.to_lowercase());
                }
            }
        }
        // A number or postcode written with spaces is one word in the index.
        if asked.words.len() > 1 && asked.words.iter().all(|word| word.chars().any(|c| c.is_ascii_digit())) {
            let joined: String = asked.words.iter().map(|word| word.trim_start()).collect();
            asked.words = vec![format!(" {joined}")];
        }
        asked
    }
}

/// Reads a date of birth as people type it: `14/3/2014`, `14-03-2014`, `14.3.2014` or `2014-03-14`.
fn read_date(word: &str) -> Option<Date> {
    let parts: Vec<&str> = word.split(['/', '-', '.']).collect();
    let [one, two, three] = parts.as_slice() else { return None };
    let (year, month, day) = if one.len() == 4 { (one, two, three) } else { (three, two, one) };
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// A number, postcode or email address in small letters without spaces.
pub(crate) fn compact(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).flat_map(char::to_lowercase).collect()
}

/// Adds the words of a text, each after a space, in small letters without accents, hyphens or apostrophes.
pub(crate) fn push_words(plain: &mut String, text: &str) {
    let mut in_word = false;
    for letter in text.chars() {
        if letter.is_alphanumeric() {
            if !in_word {
                plain.push(' ');
            }
            plain.extend(letter.to_lowercase().map(without_accent));
            in_word = true;
        } else if letter != '\'' && letter != '’' {
            in_word = false;
        }
    }
}

fn without_accent(letter: char) -> char {
    match letter {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'ď' | 'đ' => 'd',
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ė' | 'ę' | 'ě' => 'e',
        'ğ' => 'g',
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'ı' => 'i',
        'ł' | 'ľ' => 'l',
        'ñ' | 'ń' | 'ň' => 'n',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' | 'ő' => 'o',
        'ř' => 'r',
        'ś' | 'š' | 'ş' | 'ș' => 's',
        'ť' | 'ţ' | 'ț' => 't',
        'ù' | 'ú' | 'û' | 'ü' | 'ū' | 'ů' | 'ű' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ž' | 'ż' => 'z',
        other => other,
    }
}

/// The people who fit what was asked, the best first and then by name, at most `most`; and how many fit.
pub(crate) fn search(world: &World, text: &str, most: usize) -> (Vec<PersonId>, usize) {
    let asked = Asked::of(text);
    if asked.words.is_empty() && asked.born.is_none() {
        return (Vec::new(), 0);
    }
    let mut found: Vec<(bool, u32, &str, PersonId)> = world
        .people
        .values()
        .filter_map(|record| {
            let distance = record.search.fits(&asked)?;
            Some((!record.journey.person.is_child(), distance, &*record.search.names, record.id))
        })
        .collect();
    found.sort_unstable();
    let count = found.len();
    (found.into_iter().take(most).map(|(.., id)| id).collect(), count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_without_accents_hyphens_or_apostrophes() {
        let mut plain = String::new();
        push_words(&mut plain, "Zoë O’Brien-Łukasz");
        assert_eq!(plain, " zoe obrien lukasz");
    }

    #[test]
    fn dates_of_birth_are_read_as_people_type_them() {
        for typed in ["14/3/2014", "14-03-2014", "14.3.2014", "2014-03-14"] {
            assert_eq!(read_date(typed), Date::new(2014, 3, 14).ok(), "{typed}");
        }
        assert_eq!(read_date("32/3/2014"), None);
    }
}
