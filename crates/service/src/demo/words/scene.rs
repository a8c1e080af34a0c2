//! Whom a text must suit: age, family, where the child lives, the season. Most of it is read from the text
//! itself; a mark at its beginning says the rest.
//!
//! `@o5` stands for five or older, `@u2` for under two, `@4-13` for four or older and under thirteen; a word for
//! something that must be so, a word with `-` before it for something that must not: `@o5,girl`, `@-alone`.

use calendar::Date;
use practice::code_sets::{ReferralSource, Sex};

use super::told_by::could_tell;

/// What is so of a child on a day.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::demo) struct Scene {
    /// Years of age.
    pub age: u8,
    /// Where the child learns or plays; nothing where a child is too young for it, or has left.
    pub school: &'static str,
    /// Whether it is a school: neither a nursery nor a college.
    pub at_school: bool,
    /// Schools are open to all.
    pub term: bool,
    /// Not born yet.
    pub unborn: bool,
    /// Looked after.
    pub care: bool,
    /// The day itself.
    pub day: Date,
    /// Who tells it, where it is told by somebody outside.
    pub from: Option<ReferralSource>,
    /// There was a referral before.
    pub again: bool,
    /// The first weeks of a plan or enquiry.
    pub early: bool,
    /// Where a young person lives who has left care, in the words of marks; empty for others.
    pub lives: &'static str,
    /// What a young person does, in the words of marks.
    pub does: &'static str,
}

/// What is so of a child for good.
#[derive(Debug, Clone, Copy)]
pub(in crate::demo) struct Kin {
    pub sex: Sex,
    /// Came alone from another country.
    pub alone: bool,
    /// The father is known.
    pub father: bool,
    /// A partner of the mother lives in the home.
    pub partner: bool,
    /// There are brothers or sisters.
    pub siblings: bool,
    /// The youngest of several.
    pub youngest: bool,
    /// A parent needs an interpreter.
    pub interpreter: bool,
}

/// Words that speak of brothers and sisters of the child.
const OF_SIBLINGS: &[&str] = &[
    "my brother",
    "My brother",
    "my sister",
    "My sister",
    "{name}'s sister",
    "rothers and sisters",
    "ibling",
    "the younger",
    "younger brother",
    "younger child",
    "little ones",
    "the little one",
    "brother and sister",
    "The children",
    "the children",
    "Children seen",
    "toddler",
];
/// Words that speak of school.
const OF_SCHOOL: &[&str] = &[
    "chool",
    "eacher",
    "homework",
    "omework",
    "in class",
    "ttendance",
    "Pastoral",
    "head of year",
    "uniform",
    "lessons",
    "maths",
    "parents' evening",
    "half term",
];
/// Words that speak of nursery.
const OF_NURSERY: &[&str] = &["ursery", "fifteen hours", "water tray"];
/// Words that speak of a very young child.
const OF_BABIES: &[&str] =
    &["ealth visitor", "Red book", "red book", "Cot ", "cot ", "afe sleeping", "centile", "tair gate"];
/// Words that speak of a secondary school.
const OF_SECONDARY: &[&str] = &["ead of year", "form tutor", "lessons", "detention", "canteen"];
/// Words that speak of a younger child of the family.
const OF_YOUNGER: &[&str] = &["younger one", "the younger", "toddler", "bring the baby", "show the baby"];
/// Words that speak of the pandemic, of its first spring and summer, and of vaccines.
const OF_PANDEMIC: &[&str] = &["isolating", "positive test", "Masks", "COVID", "lockdown", "by video"];
const OF_FIRST_WAVE: &[&str] = &["Doorstep", "guidance of the day"];
const OF_VACCINES: &[&str] = &["first jab"];
/// Words that speak of a father who is known.
const OF_FATHERS: &[&str] = &["Father", " father", "Daddy", "daddy", "my dad", "Dad ", "dad "];
/// Words that speak of a partner of the mother.
const OF_PARTNERS: &[&str] = &["Step-father", "step-father"];

fn any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

/// The text itself without its mark, if it suits.
pub(super) fn suits(text: &'static str, scene: &Scene, kin: &Kin) -> Option<&'static str> {
    let (mark, rest) = match text.strip_prefix('@').and_then(|marked| marked.split_once(' ')) {
        Some(marked) => marked,
        None => ("", text),
    };
    let marked = mark.split(',').filter(|word| !word.is_empty()).all(|word| holds(word, scene, kin));
    (marked && reads_true(rest, scene, kin)).then_some(rest)
}

fn holds(word: &str, scene: &Scene, kin: &Kin) -> bool {
    let years = |text: &str| text.parse::<u8>().ok();
    if let Some(not) = word.strip_prefix('-') {
        return !holds(not, scene, kin);
    }
    if let Some(low) = word.strip_prefix('o').and_then(years) {
        return scene.age >= low;
    }
    if let Some(high) = word.strip_prefix('u').and_then(years) {
        return scene.age < high;
    }
    if let Some((low, high)) = word.split_once('-')
        && let (Some(low), Some(high)) = (years(low), years(high))
    {
        return (low..high).contains(&scene.age);
    }
    match word {
        "girl" => kin.sex == Sex::Female,
        "boy" => kin.sex == Sex::Male,
        "alone" => kin.alone,
        "interpreter" => kin.interpreter,
        "care" => scene.care,
        "cold" => matches!(scene.day.month(), 11 | 12 | 1..=3),
        "again" => scene.again,
        "early" => scene.early,
        "unborn" => scene.unborn,
        "school" => scene.at_school,
        "term" => scene.term,
        other => scene.lives == other || scene.does == other,
    }
}

/// Whether what a text speaks of is there.
fn reads_true(text: &str, scene: &Scene, kin: &Kin) -> bool {
    let grandfather = text.contains("Grandfather") || text.contains("grandfather");
    let leaver = !scene.lives.is_empty();
    !(scene.unborn && text.contains("{name}")
        || kin.alone && text.contains("{mum}")
        || (kin.alone || !kin.father && !grandfather) && any(text, OF_FATHERS)
        || !kin.partner && any(text, OF_PARTNERS)
        || !kin.siblings && any(text, OF_SIBLINGS)
        || (kin.youngest || !kin.siblings) && any(text, OF_YOUNGER)
        || scene.age < 11 && any(text, OF_SECONDARY)
        || scene.day < Date::constant(2020, 3, 23) && any(text, OF_PANDEMIC)
        || !within(scene.day, (2020, 3), (2021, 5)) && any(text, OF_FIRST_WAVE)
        || !within(scene.day, (2021, 1), (2021, 9)) && any(text, OF_VACCINES)
        || scene.from.is_some_and(|from| !could_tell(from, text))
        || text.contains("{school}") && scene.school.is_empty()
        || !scene.at_school && !leaver && any(text, OF_SCHOOL)
        || (scene.at_school || scene.age > 4 || leaver) && any(text, OF_NURSERY)
        || scene.age > 4 && any(text, OF_BABIES)
        || !kin.interpreter && text.contains("nterpreter") && !kin.alone)
}

/// Whether a day lies in one of the months from the first to the last.
fn within(day: Date, first: (i16, i8), last: (i16, i8)) -> bool {
    (first..=last).contains(&(day.year(), day.month()))
}

/// The word that stands for the child in a sentence.
pub(super) fn pronoun(word: &str, sex: Sex) -> Option<&'static str> {
    let (she, he, they) = match word {
        "they" => ("she", "he", "they"),
        "They" => ("She", "He", "They"),
        "them" => ("her", "him", "them"),
        "their" => ("her", "his", "their"),
        "Their" => ("Her", "His", "Their"),
        "theirs" => ("hers", "his", "theirs"),
        "themself" => ("herself", "himself", "themself"),
        "are" => ("is", "is", "are"),
        "have" => ("has", "has", "have"),
        "s" => ("s", "s", ""),
        _ => return None,
    };
    Some(match sex {
        Sex::Female => she,
        Sex::Male => he,
        _ => they,
    })
}
