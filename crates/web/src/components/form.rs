//! What was typed into a form, and what is wrong with it.

use std::collections::BTreeMap;

use axum::extract::{FromRequest, Request};

use crate::problem::Problem;

/// The state of a form on a page: its words as typed, all strings, and its errors by field.
///
/// An empty one shows a fresh form. On a refusal the handler adds errors and shows the same template
/// again: the macros find each field's words and error here by the field's name.
///
/// As an extractor it reads what was sent: `async fn submit(form: Form) -> PageResult`.
///
/// ```
/// use web::Form;
///
/// let mut form = Form::typed([("held_on-day", "31"), ("held_on-month", "2"), ("reason", " Neglect ")]);
/// assert_eq!(form.value("reason"), "Neglect");
/// form.refuse("held_on", "Enter a day that exists: February has 28 days in 2021");
/// assert_eq!(form.errors()[0].href(), "#held_on-day");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form {
    typed: BTreeMap<String, Vec<String>>,
    errors: Vec<FieldError>,
}

/// One thing to put right, shown beside its field and in the summary above the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// The field's name; empty for a fault of the form as a whole.
    pub field: String,
    /// What to do: *Enter …*, *Choose …*. Never "invalid".
    pub message: String,
    anchor: String,
}

impl FieldError {
    /// Where the summary links to; empty if there is no field to go to.
    pub fn href(&self) -> &str {
        &self.anchor
    }
}

impl Form {
    /// A fresh form.
    pub fn new() -> Form {
        Form::default()
    }

    /// A form holding these words: what was typed, or what is to be changed.
    pub fn typed<N: Into<String>, V: Into<String>>(pairs: impl IntoIterator<Item = (N, V)>) -> Form {
        let mut form = Form::new();
        for (name, value) in pairs {
            form.typed.entry(name.into()).or_default().push(value.into());
        }
        form
    }

    /// The same form, with one field's words set.
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Form {
        self.typed.insert(name.to_owned(), vec![value.into()]);
        self
    }

    /// The same form, with one thing more chosen of a group of checkboxes.
    pub fn and(mut self, name: &str, value: impl Into<String>) -> Form {
        self.typed.entry(name.to_owned()).or_default().push(value.into());
        self
    }

    /// What was typed into a field, without space around it; empty if nothing was.
    pub fn value(&self, name: &str) -> &str {
        self.raw(name).trim()
    }

    /// What was typed into a field, exactly.
    pub fn raw(&self, name: &str) -> &str {
        self.typed.get(name).and_then(|values| values.first()).map_or("", String::as_str)
    }

    /// All that was chosen of a group of checkboxes.
    pub fn values(&self, name: &str) -> impl Iterator<Item = &str> {
        self.typed.get(name).into_iter().flatten().map(String::as_str)
    }

    /// Everything typed, by name.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.typed
            .iter()
            .flat_map(|(name, values)| values.iter().map(move |value| (name.as_str(), value.as_str())))
    }

    /// Whether this choice of a group was chosen.
    pub fn chose(&self, name: &str, choice: &str) -> bool {
        self.values(name).any(|value| value == choice)
    }

    /// One part (`day`, `month`, `year`) of a date that is asked for in three boxes.
    pub fn part(&self, name: &str, part: &str) -> &str {
        self.raw(&format!("{name}-{part}"))
    }

    /// A date asked for in three boxes, as typed: `5/11/2021`; empty if all three are.
    pub fn date(&self, name: &str) -> String {
        let parts = ["day", "month", "year"].map(|part| self.value(&format!("{name}-{part}")));
        if parts.iter().all(|part| part.is_empty()) { String::new() } else { parts.join("/") }
    }

    /// Drops a field's words: a password is never sent back.
    pub fn forget(&mut self, name: &str) {
        self.typed.remove(name);
    }

    /// Notes what to put right in a field. A part of a date is named `held_on-day`.
    pub fn refuse(&mut self, field: impl Into<String>, message: impl Into<String>) {
        let field = field.into();
        let dated = self.typed.contains_key(&format!("{field}-day"));
        let anchor = match (field.is_empty(), dated) {
            (true, _) => String::new(),
            (false, true) => format!("#{field}-day"),
            (false, false) => format!("#{field}"),
        };
        self.errors.push(FieldError { field, message: message.into(), anchor });
    }

    /// All that is to be put right, in the order it was noted: that of the fields on the page.
    pub fn errors(&self) -> &[FieldError] {
        &self.errors
    }

    /// Whether anything is to be put right.
    pub fn is_refused(&self) -> bool {
        !self.errors.is_empty()
    }

    /// What to put right in this field; for a date, in any of its parts.
    pub fn error(&self, name: &str) -> Option<&str> {
        let of_field = |error: &&FieldError| {
            error.field == name
                || error
                    .field
                    .strip_prefix(name)
                    .is_some_and(|part| matches!(part, "-day" | "-month" | "-year"))
        };
        self.errors.iter().find(of_field).map(|error| error.message.as_str())
    }

    /// Whether this part of a date is marked: the date as a whole is wrong, or just this part.
    pub fn part_is_wrong(&self, name: &str, part: &str) -> bool {
        let part = format!("{name}-{part}");
        self.errors.iter().any(|error| error.field == name || error.field == part)
    }
}

impl<S: Send + Sync> FromRequest<S> for Form {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Form, Problem> {
        let axum::Form(pairs) = axum::Form::<Vec<(String, String)>>::from_request(request, state)
            .await
            .map_err(|_| Problem::not_understood())?;
        // A browser sends line ends as two characters; records hold one.
        Ok(Form::typed(pairs.into_iter().map(|(name, value)| (name, value.replace("\r\n", "\n")))))
    }
}
