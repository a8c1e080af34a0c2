//! Rows of a summary list: a name, what it is, and what may be done about it.

use super::Html;

/// One row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// The name of the thing.
    pub key: Html,
    /// What it is.
    pub value: Html,
    /// Links at the row's end.
    pub actions: Vec<Action>,
}

/// A link at the end of a row: *Change*, and in full for those who hear it, *Change name*.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// What the link says.
    pub text: Html,
    /// What it is about, heard but not seen.
    pub about: String,
    /// Where it leads.
    pub href: String,
}

impl Row {
    /// A row without actions.
    pub fn new(key: impl Into<Html>, value: impl Into<Html>) -> Row {
        Row { key: key.into(), value: value.into(), actions: Vec::new() }
    }

    /// The same, with a link at its end.
    pub fn action(mut self, text: impl Into<Html>, about: &str, href: impl Into<String>) -> Row {
        self.actions.push(Action { text: text.into(), about: about.to_owned(), href: href.into() });
        self
    }
}
