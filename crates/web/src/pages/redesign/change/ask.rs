//! Small forms made of questions: what an act asks, how it is drawn, how the answers are read.

use calendar::Date;

use crate::components::{Choice, Form};
use crate::frame::Frame;

/// A question. Its name is that of the field in a refusal.
pub struct Ask<C: 'static> {
    pub name: &'static str,
    pub label: &'static str,
    pub hint: &'static str,
    pub control: Control<C>,
}

/// How a question is answered; what can be chosen may depend on the case.
pub enum Control<C: 'static> {
    /// A line of text.
    Text,
    /// A few letters or figures.
    Short,
    /// Several lines.
    Long,
    /// A day.
    Day,
    /// A box to tick, saying what ticking it means.
    Tick(&'static str),
    /// One of a few.
    Radios(fn(&C) -> Vec<Choice>),
    /// One of many.
    Select(fn(&C) -> Vec<Choice>),
    /// Any of a few.
    Boxes(fn(&C) -> Vec<Choice>),
}

/// Something that can be done with a form: one definition each, listed once.
pub struct Act<C: 'static, F> {
    /// Its name in addresses.
    pub key: &'static str,
    /// What it does, as the title of its page.
    pub name: &'static str,
    /// What one should know before.
    pub intro: &'static [&'static str],
    /// What it asks, in order.
    pub asks: &'static [Ask<C>],
    /// What its button says.
    pub button: &'static str,
    /// The fact that the answers make; what cannot be read is noted in the form.
    pub make: fn(&mut Form, &C) -> Option<F>,
}

/// A question of one kind.
pub const fn ask<C>(
    name: &'static str,
    label: &'static str,
    hint: &'static str,
    control: Control<C>,
) -> Ask<C> {
    Ask { name, label, hint, control }
}

/// A question as the page draws it.
pub struct Question {
    pub name: &'static str,
    pub label: &'static str,
    pub hint: &'static str,
    pub kind: &'static str,
    pub choices: Vec<Choice>,
}

impl<C> Ask<C> {
    /// The question as drawn in a case.
    pub fn question(&self, case: &C) -> Question {
        let (kind, choices) = match &self.control {
            Control::Text => ("text", Vec::new()),
            Control::Short => ("short", Vec::new()),
            Control::Long => ("long", Vec::new()),
            Control::Day => ("day", Vec::new()),
            Control::Tick(says) => ("boxes", vec![Choice::new("yes", *says)]),
            Control::Radios(choices) => ("radios", choices(case)),
            Control::Select(choices) => ("select", choices(case)),
            Control::Boxes(choices) => ("boxes", choices(case)),
        };
        Question { name: self.name, label: self.label, hint: self.hint, kind, choices }
    }
}

impl<C, F> Act<C, F> {
    /// The field beside which a refusal is shown; none of them is the form as a whole.
    pub fn beside(&self, field: &'static str) -> &'static str {
        let exactly = self.asks.iter().find(|ask| ask.name == field);
        exactly.map_or("", |ask| ask.name)
    }
}

/// The page of an act, whatever it is about.
#[derive(askama::Template)]
#[template(path = "redesign/change/act.html")]
pub struct ActView {
    pub frame: Frame,
    pub form: Form,
    pub title: String,
    pub about: String,
    pub intro: Vec<String>,
    pub questions: Vec<Question>,
    pub button: &'static str,
    pub action: String,
    pub back: String,
}

/// Yes or no.
pub fn yes_or_no() -> Vec<Choice> {
    vec![Choice::new("yes", "Yes"), Choice::new("no", "No")]
}

impl Form {
    /// Yes or no; if neither was chosen, notes what to do.
    pub(super) fn read_yes(&mut self, name: &str, ask: &str) -> Option<bool> {
        match self.value(name) {
            "yes" => Some(true),
            "no" => Some(false),
            _ => {
                self.refuse(name, ask);
                None
            }
        }
    }

    /// A whole number from 0 to a limit; what cannot be read is noted.
    pub(super) fn read_number(&mut self, name: &str, most: u32, ask: &str) -> Option<u32> {
        let number = self.value(name).replace(',', "").parse().ok().filter(|number| *number <= most);
        if number.is_none() {
            self.refuse(name, ask);
        }
        number
    }

    /// Pounds and pence, as `12,345.67` or `£12,345`; empty is `None` without a note, what cannot be read is
    /// noted.
    pub(super) fn read_pence(&mut self, name: &str) -> Option<u64> {
        let typed = self.value(name).replace([',', '£', ' '], "");
        if typed.is_empty() {
            return None;
        }
        let pence = pence(&typed);
        if pence.is_none() {
            self.refuse(name, "Enter an amount in pounds, such as 12,345 or 12,345.67");
        }
        pence
    }

    /// The day on which something happened: as typed, or today where the form does not ask.
    pub(super) fn read_on(&mut self, asked: bool, today: Date) -> Option<Date> {
        if asked { self.read_day("on", "the day") } else { Some(today) }
    }
}

fn pence(typed: &str) -> Option<u64> {
    let (pounds, pence) = typed.split_once('.').unwrap_or((typed, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(pounds) || !digits(pence) || pounds.len() > 9 || pence.len() > 2 {
        return None;
    }
    let part: u64 = pence.parse().ok()?;
    let part = if pence.len() == 1 { part * 10 } else { part };
    Some(pounds.parse::<u64>().ok()? * 100 + part)
}

#[cfg(test)]
mod tests {
    use super::pence;

    #[test]
    fn an_amount_is_read_to_the_penny_or_not_at_all() {
        for (typed, read) in [("12345", 1_234_500), ("12345.6", 1_234_560), ("0.05", 5), ("7.50", 750)] {
            assert_eq!(pence(typed), Some(read), "{typed}");
        }
        for wrong in ["", "12.345", "twelve", "-3", "1e5", ".5", "1234567890"] {
            assert_eq!(pence(wrong), None, "{wrong}");
        }
    }
}
