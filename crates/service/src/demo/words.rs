//! What people write: sentences put together from parts, by what weighs on a family.
//!
//! All of it is invented. `{name}` stands for the child, `{mum}` for the mother or main carer, `{school}` for
//! the school or nursery.

mod child;
mod family;
mod practice;

pub(super) use practice::*;

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

/// The names that stand in a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cast<'a> {
    pub name: &'a str,
    pub mum: &'a str,
    pub school: &'a str,
}

impl Cast<'_> {
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

    /// One of several texts with the names put in.
    pub fn one(&self, chance: &mut Chance, texts: &[&str]) -> String {
        let text: &str = chance.pick::<&str>(texts);
        self.say(text)
    }

    /// Several texts, one of each list, as one paragraph.
    pub fn paragraph(&self, chance: &mut Chance, lists: &[&[&str]]) -> String {
        let mut out = String::new();
        for list in lists {
            if !out.is_empty() {
                out.push(' ');
            }
            out.push_str(&self.one(chance, list));
        }
        out
    }
}
