//! What the component macros (`templates/components/*.html`) are given: small plain structs.
//!
//! The macros know HTML, these know what a page wants to say. `README.md` lists the macros.

mod choice;
mod day;
mod form;
mod html;
mod pages;
mod read;
mod rows;
mod table;
mod timeline;

pub use choice::Choice;
pub use form::{FieldError, Form};
pub use html::Html;
pub use pages::{PageLink, Pages};
pub use rows::{Action, Row};
pub use table::{Cell, Table};
pub use timeline::Entry;

/// The first of two texts that is not empty: lets a macro's argument default to another.
pub fn first(wanted: impl AsRef<str>, otherwise: impl AsRef<str>) -> String {
    if wanted.as_ref().is_empty() { otherwise.as_ref().to_owned() } else { wanted.as_ref().to_owned() }
}

/// The value of `aria-describedby`: the hint and the error of the control `id`, where they exist, after
/// whatever else describes it.
pub fn described_by(besides: impl AsRef<str>, id: &str, hint: bool, error: bool) -> String {
    let mut ids = Vec::new();
    if !besides.as_ref().is_empty() {
        ids.push(besides.as_ref().to_owned());
    }
    if hint {
        ids.push(format!("{id}-hint"));
    }
    if error {
        ids.push(format!("{id}-error"));
    }
    ids.join(" ")
}

/// The id of the `index`th (from 1) radio or checkbox: the first has none of its own, so that an error
/// summary can link to it by the field's name.
pub fn nth_id(id: &str, index: &usize) -> String {
    if *index > 1 { format!("{id}-{index}") } else { id.to_owned() }
}

/// The id of the line that counts what is typed into the control `id`.
pub fn info_id(id: &str) -> String {
    format!("{id}-info")
}

/// The value of `aria-describedby` of one checkbox: its own hint, and without a fieldset also what would
/// describe the fieldset.
pub fn item_described_by(alone: bool, besides: impl AsRef<str>, id: &str, hint: bool) -> String {
    let besides = if alone { besides.as_ref().to_owned() } else { String::new() };
    let hint = if hint { format!("{id}-item-hint") } else { String::new() };
    [besides, hint].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Whether any row has links at its end, so that the others leave room for them.
pub fn any_actions(rows: &[Row]) -> bool {
    rows.iter().any(|row| !row.actions.is_empty())
}
