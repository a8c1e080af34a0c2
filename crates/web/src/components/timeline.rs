//! Entries of a timeline: what happened, when, and when it was recorded.

use super::{Action, Html};

/// One entry on the thread.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// What happened, in a few words.
    pub title: Html,
    /// By whom it was recorded, and when if not at once: *L. Marsh, recorded 1 November*.
    pub byline: Html,
    /// When it happened, as read.
    pub when: String,
    /// When it happened, for machines: `2021-10-29`.
    pub datetime: String,
    /// What there is to say about it.
    pub body: Html,
    /// Required by law: its mark is thicker.
    pub statutory: bool,
    /// Corrected or withdrawn since: it stays, struck through, and `body` says by whom and why.
    pub struck: bool,
    /// Its id on the page, for links to it; may be empty.
    pub id: String,
    /// What may be done about it.
    pub actions: Vec<Action>,
}
