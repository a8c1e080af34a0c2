//! Names that sound alike: what a caller said against what somebody wrote down.
//!
//! Works on plain small letters, as [`crate::search`] makes them. It is meant to show a person whom to look
//! at, never to decide who is who: so it would rather show one too many.

/// How well two names agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Agreement {
    /// Not at all.
    Different,
    /// Sounds alike, or differs by one letter.
    Alike,
    /// The same.
    Same,
}

/// How a word sounds: its consonants in groups that are heard alike, after a vowel only if it begins with one.
///
/// `Stephen` and `Steven`, `Aisha` and `Ayesha`, `Mohammed` and `Muhamad` are written alike.
pub(crate) fn sound_of(word: &str) -> String {
    let letters: Vec<char> = word.chars().collect();
    let mut sound = String::new();
    let mut place = 0;
    while let Some(letter) = letters.get(place).copied() {
        let next = letters.get(place + 1).copied();
        let (heard, taken) = match (letter, next) {
            ('p', Some('h')) => (Some('f'), 2),
            ('s' | 'c', Some('h')) => (Some('x'), 2),
            ('c', Some('k')) => (Some('k'), 2),
            ('k', Some('n')) if place == 0 => (Some('n'), 2),
            ('w', Some('r')) if place == 0 => (Some('r'), 2),
            ('g', Some('h')) if place > 0 => (None, 2),
            ('t' | 'd', Some('h')) => (Some('t'), 2),
            ('c', Some('e' | 'i' | 'y')) => (Some('s'), 1),
            ('a', _) => ((place == 0).then_some('a'), 1),
            ('e' | 'i', _) => ((place == 0).then_some('e'), 1),
            ('o' | 'u', _) => ((place == 0).then_some('o'), 1),
            ('y', _) => ((place == 0).then_some('j'), 1),
            ('h' | 'w', _) => ((place == 0).then_some(letter), 1),
            ('b' | 'p', _) => (Some('p'), 1),
            ('v' | 'f', _) => (Some('f'), 1),
            ('d' | 't', _) => (Some('t'), 1),
            ('c' | 'k' | 'q' | 'g', _) => (Some('k'), 1),
            ('s' | 'z' | 'x', _) => (Some('s'), 1),
            ('m' | 'n', _) => (Some('n'), 1),
            (other, _) => (Some(other), 1),
        };
        if let Some(heard) = heard
            && !sound.ends_with(heard)
        {
            sound.push(heard);
        }
        place += taken;
    }
    sound
}

/// How two words agree.
fn words_agree(one: &str, other: &str) -> Agreement {
    if one == other {
        return Agreement::Same;
    }
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let sounds = sound_of(one);
    // Two consonants alone say little unless the words begin with the same letter too.
    let same_start = one.chars().next() == other.chars().next();
    let alike = (sounds.len() > 1 && (sounds.len() > 2 || same_start) && sounds == sound_of(other))
        || (short.len() >= 3 && long.starts_with(short))
        || (long.len() >= 4 && differ_by_one(short, long));
    if alike { Agreement::Alike } else { Agreement::Different }
}

/// Whether one letter more, one letter other or two neighbours swapped makes one word into the other.
fn differ_by_one(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    if one.len().abs_diff(other.len()) > 1 {
        return false;
    }
    let first = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let rest = |letters: &[char], from: usize| letters.get(from..).unwrap_or_default().to_vec();
    let swapped = one.len() == other.len()
        && one.get(first) == other.get(first + 1)
        && one.get(first + 1) == other.get(first)
        && rest(&one, first + 2) == rest(&other, first + 2);
    swapped
        || rest(&one, first + 1) == rest(&other, first + 1)
        || rest(&one, first) == rest(&other, first + 1)
        || rest(&one, first + 1) == rest(&other, first)
}

/// How two names agree, each a row of plain words. The same words are the same name; one word that agrees (the
/// first given name, one half of a double family name) makes them alike.
pub(crate) fn names_agree(one: &[&str], other: &[&str]) -> Agreement {
    if one.is_empty() || other.is_empty() {
        return Agreement::Different;
    }
    if one == other {
        return Agreement::Same;
    }
    let best = one.iter().flat_map(|a| other.iter().map(move |b| words_agree(a, b))).max();
    match best {
        Some(Agreement::Same | Agreement::Alike) => Agreement::Alike,
        _ => Agreement::Different,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_are_heard_alike_are_found_whatever_way_they_are_written() {
        for (one, other) in [
            ("stephen", "steven"),
            ("aisha", "ayesha"),
            ("mohammed", "muhamad"),
            ("catherine", "kathryn"),
            ("okafor", "okafour"),
            ("sam", "samuel"),
            ("nowak", "novak"),
            ("jayden", "jaidon"),
        ] {
            assert_eq!(words_agree(one, other), Agreement::Alike, "{one} {other}");
        }
    }

    #[test]
    fn names_that_are_not_alike_are_left_alone() {
        for (one, other) in [
            ("zoe", "sue"),
            ("amara", "chidi"),
            ("smith", "jones"),
            ("ali", "eli"),
            ("yuki", "jack"),
            ("yip", "jupe"),
        ] {
            assert_eq!(words_agree(one, other), Agreement::Different, "{one} {other}");
        }
    }

    #[test]
    fn one_half_of_a_double_name_is_enough_to_look() {
        assert_eq!(names_agree(&["okafor", "reid"], &["reid"]), Agreement::Alike);
        assert_eq!(names_agree(&["amara", "grace"], &["amara", "grace"]), Agreement::Same);
        assert_eq!(names_agree(&[], &["amara"]), Agreement::Different);
    }
}
