//! What people write: sentences put together from parts, by what weighs on a family.
//!
//! All of it is invented. `{name}` stands for the child, `{mum}` for the mother or main carer, `{school}` for
//! the school or nursery.

mod child;
mod everyday;
mod family;
mod leaving;
mod meetings;
mod practice;

pub(super) use everyday::*;
pub(super) use leaving::*;
pub(super) use meetings::*;
pub(super) use practice::*;

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;

use ::practice::code_sets::{AbuseCategory, AssessmentFactor, PrimaryNeed, ReferralSource};

use super::chance::Chance;

/// What weighs on a family.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Theme {
    Neglect,
    DomesticAbuse,
    ParentalMentalHealth,
    SubstanceUse,
    Housing,
    SchoolAttendance,
    Exploitation,
    Disability,
    PhysicalHarm,
    SexualHarm,
    ChildMentalHealth,
    Unaccompanied,
}

/// The words of a theme.
pub(super) struct Voice {
    /// The main need.
    pub need: PrimaryNeed,
    /// The category under which a plan would be made.
    pub category: AbuseCategory,
    /// What an assessment finds, some of it.
    pub factors: &'static [AssessmentFactor],
    /// Who tells us, with weights.
    pub sources: &'static [(ReferralSource, u32)],
    /// What they are worried about.
    pub worries: &'static [&'static str],
    /// What a worker sees on a visit.
    pub signs: &'static [&'static str],
    /// What goes better.
    pub strengths: &'static [&'static str],
    /// What a child says.
    pub young: &'static [&'static str],
    /// What a child of secondary age says.
    pub older: &'static [&'static str],
    /// What an assessment concludes.
    pub analysis: &'static [&'static str],
    /// What is agreed to be done.
    pub actions: &'static [&'static str],
    /// What a plan is for.
    pub aims: &'static [&'static str],
}

impl Theme {
    /// A theme as often as the front door meets it.
    pub fn any(chance: &mut Chance) -> Theme {
        chance.weighted(&[
            (Theme::DomesticAbuse, 28),
            (Theme::Neglect, 18),
            (Theme::ParentalMentalHealth, 13),
            (Theme::SubstanceUse, 9),
            (Theme::Housing, 6),
            (Theme::SchoolAttendance, 7),
            (Theme::Exploitation, 4),
            (Theme::PhysicalHarm, 7),
            (Theme::SexualHarm, 3),
            (Theme::ChildMentalHealth, 5),
        ])
    }

    /// The theme as it would show in a child of an age: nobody of four is drawn into county lines.
    pub fn at_age(self, age: u8, seed: u64) -> Theme {
        let home = [Theme::Neglect, Theme::DomesticAbuse, Theme::ParentalMentalHealth];
        let young = home[(seed % 3) as usize];
        match self {
            Theme::Exploitation if age < 11 => young,
            Theme::ChildMentalHealth if age < 10 => young,
            Theme::SchoolAttendance if age < 6 => young,
            Theme::SexualHarm if age < 3 => young,
            same => same,
        }
    }

    /// Its words.
    pub fn voice(self) -> &'static Voice {
        match self {
            Theme::Neglect => &family::NEGLECT,
            Theme::DomesticAbuse => &family::DOMESTIC_ABUSE,
            Theme::ParentalMentalHealth => &family::PARENTAL_MENTAL_HEALTH,
            Theme::SubstanceUse => &family::SUBSTANCE_USE,
            Theme::Housing => &family::HOUSING,
            Theme::SchoolAttendance => &child::SCHOOL_ATTENDANCE,
            Theme::Exploitation => &child::EXPLOITATION,
            Theme::Disability => &child::DISABILITY,
            Theme::PhysicalHarm => &child::PHYSICAL_HARM,
            Theme::SexualHarm => &child::SEXUAL_HARM,
            Theme::ChildMentalHealth => &child::CHILD_MENTAL_HEALTH,
            Theme::Unaccompanied => &child::UNACCOMPANIED,
        }
    }
}

/// The names that stand in a text, the age that it must suit, and what was said lately.
#[derive(Debug)]
pub(super) struct Cast<'a> {
    pub name: &'a str,
    pub mum: &'a str,
    pub school: &'a str,
    pub age: Cell<u8>,
    /// The last texts said, so that a record does not repeat itself.
    lately: RefCell<VecDeque<&'static str>>,
}

/// How many texts are remembered.
const MEMORY: usize = 28;
/// How often another text is drawn before one is said again.
const DRAWS: usize = 14;

impl<'a> Cast<'a> {
    /// The names of one record.
    pub fn new(name: &'a str, mum: &'a str, school: &'a str) -> Cast<'a> {
        Cast { name, mum, school, age: Cell::new(0), lately: RefCell::default() }
    }

    /// A text with the names put in.
    pub fn say(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len() + 16);
        let mut rest = text;
        while let Some(open) = rest.find('{') {
            out.push_str(&rest[..open]);
            let Some(close) = rest[open..].find('}') else { break };
            out.push_str(match &rest[open + 1..open + close] {
                "name" => self.name,
                "mum" => self.mum,
                _ => self.school,
            });
            rest = &rest[open + close + 1..];
        }
        out.push_str(rest);
        out
    }

    /// One of several texts with the names put in; none of those said lately, where that can be.
    pub fn one(&self, chance: &mut Chance, texts: &'static [&'static str]) -> String {
        let mut lately = self.lately.borrow_mut();
        let mut chosen = self.draw(chance, texts);
        for _ in 0..DRAWS {
            if !lately.contains(&chosen) {
                break;
            }
            chosen = self.draw(chance, texts);
        }
        if lately.len() == MEMORY {
            lately.pop_front();
        }
        lately.push_back(chosen);
        self.say(chosen)
    }

    /// One of several texts, told alike of brothers and sisters, whatever was said of each before.
    pub fn same(&self, chance: &mut Chance, texts: &'static [&'static str]) -> String {
        let text = self.draw(chance, texts);
        self.say(text)
    }

    /// Several texts, one of each list, as one paragraph.
    pub fn paragraph(&self, chance: &mut Chance, lists: &[&'static [&'static str]]) -> String {
        let said: Vec<String> = lists.iter().map(|list| self.one(chance, list)).collect();
        said.join(" ")
    }

    /// A text that suits the age, without its mark.
    fn draw(&self, chance: &mut Chance, texts: &'static [&'static str]) -> &'static str {
        let start = chance.below(texts.len());
        let turned = (0..texts.len()).map(|n| texts[(start + n) % texts.len()]);
        turned
            .into_iter()
            .find_map(|text| suits(text, self.age.get()))
            .unwrap_or("Details are in the report that came with it.")
    }
}

/// The text itself, if it suits an age. A text may begin with a mark: `@o5` for five or older, `@u2` for under
/// two.
fn suits(text: &'static str, age: u8) -> Option<&'static str> {
    let Some((mark, rest)) = text.strip_prefix('@').and_then(|marked| marked.split_once(' ')) else {
        return Some(text);
    };
    let (side, years) = mark.split_at(1);
    let years: u8 = years.parse().unwrap_or(0);
    (if side == "o" { age >= years } else { age < years }).then_some(rest)
}
