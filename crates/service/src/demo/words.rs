//! What people write: sentences put together from parts, by what weighs on a family.
//!
//! All of it is invented. `{name}` stands for the child, `{mum}` for the mother or main carer, `{school}` for
//! the school or nursery, `{they}`, `{them}`, `{their}` and the like for the child's pronouns. Whom a text suits
//! is said in [`scene`].

mod care;
mod child;
mod conferences;
mod everyday;
mod family;
mod homes;
mod leaving;
mod meetings;
mod notes;
mod practice;
mod scene;
mod told_by;

pub(super) use care::*;
pub(super) use conferences::*;
pub(super) use everyday::*;
pub(super) use homes::*;
pub(super) use leaving::*;
pub(super) use meetings::*;
pub(super) use notes::*;
pub(super) use practice::*;
pub(super) use scene::{Kin, Scene};
pub(super) use told_by::{MISSING, OPEN_ANY, OPEN_AT_HOME, OPEN_IN_CARE, known_to, says, title};

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

/// The names that stand in a text, whom it must suit, and what was said lately.
#[derive(Debug)]
pub(super) struct Cast<'a> {
    pub name: &'a str,
    pub mum: &'a str,
    pub kin: Kin,
    pub scene: Cell<Scene>,
    /// The last texts said, so that a record does not repeat itself.
    lately: RefCell<VecDeque<&'static str>>,
}

/// How many texts are remembered.
const MEMORY: usize = 64;
/// What is written where no text suits.
const NOTHING_SUITS: &str = "Details are in the report that came with it.";

impl<'a> Cast<'a> {
    /// The names of one record.
    pub fn new(name: &'a str, mum: &'a str, kin: Kin) -> Cast<'a> {
        Cast { name, mum, kin, scene: Cell::default(), lately: RefCell::default() }
    }

    /// A text with the names put in.
    pub fn say(&self, text: &str) -> String {
        let scene = self.scene.get();
        let mut out = String::with_capacity(text.len() + 16);
        let mut rest = text;
        while let Some(open) = rest.find('{') {
            out.push_str(&rest[..open]);
            let Some(close) = rest[open..].find('}') else { break };
            let word = &rest[open + 1..open + close];
            let said = match word {
                "name" if scene.unborn => "the baby",
                "name" => self.name,
                "mum" => self.mum,
                "school" => scene.school,
                other => scene::pronoun(other, self.kin.sex).unwrap_or_default(),
            };
            // A sentence that begins with the baby, the carer or the nursery begins with a capital.
            let begins = out.is_empty() || [". ", "! ", "? "].iter().any(|end| out.ends_with(end));
            let mut letters = said.chars();
            match letters.next().filter(|_| begins) {
                Some(first) => {
                    out.extend(first.to_uppercase());
                    out.push_str(letters.as_str());
                }
                None => out.push_str(said),
            }
            rest = &rest[open + close + 1..];
        }
        out.push_str(rest);
        out
    }

    /// One of several texts with the names put in; none of those said lately, where that can be.
    pub fn one(&self, chance: &mut Chance, texts: &'static [&'static str]) -> String {
        self.draw(chance, texts).map_or_else(|| NOTHING_SUITS.to_owned(), |text| self.say(text))
    }

    /// One of several texts, told alike of brothers and sisters, whatever was said of each before.
    pub fn same(&self, chance: &mut Chance, texts: &'static [&'static str]) -> String {
        self.suiting(chance, texts).map_or_else(|| NOTHING_SUITS.to_owned(), |text| self.say(text))
    }

    /// One text of the first list of which one suits, told alike of brothers and sisters.
    pub fn told(&self, chance: &mut Chance, lists: &[&'static [&'static str]]) -> String {
        let found = lists.iter().find_map(|list| self.suiting(chance, list));
        found.map_or_else(|| NOTHING_SUITS.to_owned(), |text| self.say(text))
    }

    /// One of several texts that was not said lately; nothing where all were, or none suits.
    pub fn fresh(&self, chance: &mut Chance, texts: &'static [&'static str]) -> Option<String> {
        self.new_one(chance, texts).map(|text| self.say(text))
    }

    /// Several texts, one of each list, as one paragraph. A list of which nothing suits, or all was said lately,
    /// is left out.
    pub fn paragraph(&self, chance: &mut Chance, lists: &[&'static [&'static str]]) -> String {
        let said: Vec<String> = lists.iter().filter_map(|list| self.fresh(chance, list)).collect();
        match lists.first().filter(|_| said.is_empty()) {
            Some(list) => self.one(chance, list),
            None => said.join(" "),
        }
    }

    /// A text that suits and, where that can be, was not said lately.
    fn draw(&self, chance: &mut Chance, texts: &'static [&'static str]) -> Option<&'static str> {
        match self.new_one(chance, texts) {
            Some(text) => Some(text),
            None => self.suiting(chance, texts),
        }
    }

    fn new_one(&self, chance: &mut Chance, texts: &'static [&'static str]) -> Option<&'static str> {
        let start = chance.below(texts.len());
        let scene = self.scene.get();
        let mut lately = self.lately.borrow_mut();
        let mut turned = (0..texts.len()).map(|n| texts[(start + n) % texts.len()]);
        let text = turned
            .find_map(|text| scene::suits(text, &scene, &self.kin).filter(|suits| !lately.contains(suits)))?;
        if lately.len() == MEMORY {
            lately.pop_front();
        }
        lately.push_back(text);
        Some(text)
    }

    /// A text that suits, without its mark.
    fn suiting(&self, chance: &mut Chance, texts: &'static [&'static str]) -> Option<&'static str> {
        let start = chance.below(texts.len());
        let scene = self.scene.get();
        (0..texts.len()).find_map(|n| scene::suits(texts[(start + n) % texts.len()], &scene, &self.kin))
    }
}
