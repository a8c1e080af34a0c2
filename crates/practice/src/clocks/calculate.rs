//! The calculator: when is it due? For the command line and for the page of that name.

use std::borrow::Cow;

use calendar::{Date, Due, Within, WorkingDays};

use super::clock::sentence;
use super::definition::{Definition, InputKind, Limit, Version, When, due};
use super::{definition, definitions};
use rules::Refusal;
use rules::policies::Policies;

/// What the calculator answers.
#[derive(Debug, Clone)]
pub struct Calculated {
    /// Which clock.
    pub definition: &'static Definition,
    /// How long it may take, where it is counted from the start.
    pub within: Option<Within>,
    /// When it is due.
    pub due: Due,
    /// Why, in a sentence.
    pub why: String,
    /// Where that is written.
    pub source: Cow<'static, str>,
}

/// What a rule is given: when the clock started, and the answers to its questions.
pub struct Given<'a> {
    pub(super) from: When,
    answers: &'a [(&'a str, &'a str)],
    definition: &'static Definition,
    days: &'static WorkingDays,
}

/// When something is due, from a clock's key, its start and the answers to its questions.
///
/// Dates are given as `2021-11-05`, yes and no as `yes` and `no`. The calendar is the one known today.
/// Refuses an unknown clock, a question not asked, an answer that cannot be read, an answer that is missing,
/// and a clock for which local policy sets no figure.
pub fn calculate(
    key: &str,
    from: impl Into<When>,
    answers: &[(&str, &str)],
    policies: &Policies,
    today: Date,
) -> Result<Calculated, Refusal> {
    let from = from.into();
    let Some(definition) = definition(key) else {
        let near = definitions().find(|one| near(one.key, key) || near(one.name, key)).map(|one| one.key);
        let refusal =
            Refusal::new("clock", key, "Choose a clock from the list of clocks", "the list of clocks");
        return Err(match near {
            Some(near) => refusal.hint(format!("Did you mean {near}?")),
            None => refusal,
        });
    };
    if let Some((name, _)) =
        answers.iter().find(|(name, _)| definition.inputs.iter().all(|input| input.name != *name))
    {
        let names: Vec<&str> = definition.inputs.iter().map(|input| input.name).collect();
        let allowed = match names.as_slice() {
            [] => format!("Give nothing but the start: {} asks for no more", definition.name),
            names => format!("Give only what is asked: {}", names.join(", ")),
        };
        return Err(Refusal::new("given", *name, allowed, "the list of clocks"));
    }
    let days = WorkingDays::known_on(today);
    let given = Given { from, answers, definition, days };
    let nothing = || Refusal::new("clock", key, "Choose a clock with a limit", "the list of clocks");
    let version: &'static Version = definition.version_on(from.on).ok_or_else(nothing)?;
    let mut source = Cow::Borrowed(version.source);
    let within = match version.limit {
        Limit::Within(within) => Some(within),
        Limit::Depends(rule) => Some(rule(&given)?),
        Limit::Own(_) => None,
        Limit::Local(policy) => {
            let set = policies.on(policy, from.on).zip(policies.within(policy, from.on));
            let (set, within) = set.ok_or_else(|| {
                let allowed = format!("Set the policy {policy}: the law sets no figure for this");
                Refusal::new("policy", "", allowed, version.source)
            })?;
            source = Cow::Owned(set.source.clone());
            Some(within)
        }
    };
    let due = match (version.limit, within) {
        (Limit::Own(rule), _) => rule(&given)?,
        (_, Some(within)) => due(within, from, days),
        (_, None) => return Err(nothing()),
    };
    let why = sentence(definition.subject, within, definition.starts, from, &source, due);
    Ok(Calculated { definition, within, due, why, source })
}

impl Given<'_> {
    /// The calendar.
    pub(super) fn days(&self) -> &'static WorkingDays {
        self.days
    }

    /// A length of time from the start.
    pub(super) fn after(&self, within: Within) -> Due {
        due(within, self.from, self.days)
    }

    /// A date that must be given.
    pub(super) fn date(&self, name: &'static str) -> Result<Date, Refusal> {
        self.optional_date(name)?.ok_or_else(|| self.missing(name))
    }

    /// A date that may be left out.
    pub(super) fn optional_date(&self, name: &'static str) -> Result<Option<Date>, Refusal> {
        self.answer(name)
            .map(|given| {
                let allowed = "Enter a date as year, month and day, for example 2021-11-05";
                given.parse().map_err(|_| self.refuse(name, given, allowed))
            })
            .transpose()
    }

    /// Yes or no; no when left out.
    pub(super) fn flag(&self, name: &'static str) -> Result<bool, Refusal> {
        match self.answer(name) {
            None | Some("no" | "false") => Ok(false),
            Some("yes" | "true") => Ok(true),
            Some(given) => Err(self.refuse(name, given, "Answer yes or no")),
        }
    }

    /// A whole number that must be given.
    pub(super) fn number(&self, name: &'static str) -> Result<u32, Refusal> {
        let given = self.answer(name).ok_or_else(|| self.missing(name))?;
        given.parse().map_err(|_| self.refuse(name, given, "Enter a whole number"))
    }

    /// The place in its list of a word that must be given.
    pub(super) fn one_of(&self, name: &'static str) -> Result<&'static str, Refusal> {
        let given = self.answer(name).ok_or_else(|| self.missing(name))?;
        let words = self.definition.inputs.iter().find(|input| input.name == name).map(|input| input.kind);
        let words = match words {
            Some(InputKind::OneOf(words)) => words,
            _ => &[],
        };
        let found = words.iter().copied().find(|word| *word == given);
        found.ok_or_else(|| self.refuse(name, given, &format!("Choose one of {}", words.join(", "))))
    }

    fn answer(&self, name: &str) -> Option<&str> {
        let found = self.answers.iter().find(|(given, _)| *given == name);
        found.map(|(_, answer)| answer.trim()).filter(|answer| !answer.is_empty())
    }

    fn missing(&self, name: &'static str) -> Refusal {
        let ask = self.definition.inputs.iter().find(|input| input.name == name).map_or(name, |one| one.ask);
        self.refuse(name, "", &format!("Answer the question: {ask}"))
    }

    fn refuse(&self, name: &'static str, given: &str, allowed: &str) -> Refusal {
        Refusal::new(name, given, allowed, "the list of clocks")
    }
}

/// Whether two names share a beginning of four letters or more, or one holds the other.
fn near(one: &str, other: &str) -> bool {
    let (one, other) = (one.to_lowercase(), other.to_lowercase().replace('-', "_"));
    let shared = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    shared >= 4 || (other.len() >= 4 && one.contains(&other))
}
