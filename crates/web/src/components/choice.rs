//! The answers a question offers: radios, checkboxes, the options of a select.

use super::Html;

/// One answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub text: Html,
    /// A line under it that helps to choose.
    pub hint: Html,
    /// Choosing it shows more questions: the body of the macro's `call`, which is given this choice.
    pub reveals: bool,
    /// Choosing it clears the others: *None of these*.
    pub exclusive: bool,
    /// It cannot be chosen now.
    pub disabled: bool,
    /// Not an answer but a word between answers, such as *or*.
    pub divider: String,
}

impl Choice {
    /// An answer.
    pub fn new(value: impl Into<String>, text: impl Into<Html>) -> Choice {
        Choice { value: value.into(), text: text.into(), ..Choice::default() }
    }

    /// A word between answers.
    pub fn or(word: &str) -> Choice {
        Choice { divider: word.to_owned(), ..Choice::default() }
    }

    /// The same, with a line that helps to choose.
    pub fn hint(mut self, hint: impl Into<Html>) -> Choice {
        self.hint = hint.into();
        self
    }

    /// The same, showing more questions when chosen.
    pub fn reveals(mut self) -> Choice {
        self.reveals = true;
        self
    }

    /// The same, clearing the others when chosen.
    pub fn exclusive(mut self) -> Choice {
        self.exclusive = true;
        self
    }

    /// The same, shown but not to be chosen.
    pub fn disabled(mut self) -> Choice {
        self.disabled = true;
        self
    }
}
