//! Refusals: why something was not recorded, in plain words.

use std::fmt;

/// Why a command was refused: the same in the browser, the API and the terminal.
///
/// Reads as a sentence: *Enter a date that is 12 August 2021 or later, when the plan started. You gave 3
/// August 2021.*
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The field of the command, by its name in the fact: `on`, `contact`, `reason`.
    pub field: &'static str,
    /// What was given, as a person would write it; empty when nothing was.
    pub given: String,
    /// What is allowed, as an instruction: `Enter a date on or after 12 August 2021, when the plan started`.
    pub allowed: String,
    /// Where the rule comes from: a statute, a guidance paragraph, a local policy, or `the record`.
    pub source: &'static str,
    /// What else may help, such as which record to look at.
    pub hint: Option<String>,
}

impl Refusal {
    /// A refusal of one field.
    pub fn new(
        field: &'static str,
        given: impl fmt::Display,
        allowed: impl fmt::Display,
        source: &'static str,
    ) -> Refusal {
        Refusal { field, given: given.to_string(), allowed: allowed.to_string(), source, hint: None }
    }

    /// The same with a hint.
    pub fn hint(mut self, hint: impl fmt::Display) -> Refusal {
        self.hint = Some(hint.to_string());
        self
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.", self.allowed.trim_end_matches('.'))?;
        if !self.given.is_empty() {
            write!(f, " You gave {}.", self.given)?;
        }
        match &self.hint {
            Some(hint) => write!(f, " {hint}"),
            None => Ok(()),
        }
    }
}
