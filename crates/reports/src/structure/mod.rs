//! Structure charts: an organisation drawn as a tree of posts.
//!
//! The layout ([`layout`]) is a tidy tree: managers stand centred over those who report to them, siblings
//! side by side, no two boxes touch. Posts that manage nobody stand beneath their manager in columns, so
//! that 250 of them fill a block and not a line of 250 boxes. Branches may be shut: a shut post says how
//! many stand beneath it. The drawing ([`draw`]) follows the papers: a new post is green, a deleted one red,
//! and each says so in words and by its outline as well, for those who see no colours and for print. What is
//! too large for a sheet of paper goes on over several ([`pages`]), and [`in_words`] says it all.

mod draw;
mod layout;
mod pages;

pub use draw::{StructureChart, draw};
pub use layout::{Layout, Place, layout};
pub use pages::{ChartPage, Room, in_words, pages};

/// A post to draw.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PostBox {
    /// What it is called, and how it is found in the page: unique in the chart.
    pub id: String,
    /// The id of the post above it; none, or one that is not in the chart, is a head.
    pub above: Option<String>,
    /// Its title.
    pub title: String,
    /// The line beneath: `Grade K · 1 FTE`.
    pub detail: String,
    /// Who holds it: `Sam Okoro`, `Vacant`.
    pub holder: String,
    /// Where a press on it leads; empty leads nowhere.
    pub href: String,
    /// What a press on it does, for those who do not see the chart: `Opens 5 posts beneath`.
    pub does: String,
    /// Whether it is what was searched for: it is ringed, and says so.
    pub found: bool,
    /// How it differs from the present structure.
    pub mark: PostMark,
    /// Whether its line manager changes.
    pub moved: bool,
    /// What else the key of the papers marks: `Health funded`, `Temporary`; may be empty.
    pub note: String,
}

/// How a post differs from the present structure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum PostMark {
    /// As it is.
    #[default]
    Same,
    /// It is new.
    New,
    /// It is deleted.
    Deleted,
    /// Something about it changes.
    Changed,
}

impl PostMark {
    /// In a word, as it stands in the box.
    pub fn word(self) -> &'static str {
        match self {
            PostMark::Same => "",
            PostMark::New => "New",
            PostMark::Deleted => "Deleted",
            PostMark::Changed => "Changed",
        }
    }
}

/// How to draw.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drawing {
    /// Unique in the page.
    pub id: String,
    /// What the chart shows: `Safeguarding, proposed structure`.
    pub title: String,
    /// Posts that are shut: what is beneath them is counted, not drawn.
    pub shut: std::collections::BTreeSet<String>,
    /// How large it stands on a page.
    pub size: Size,
}

/// How large a chart stands on a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// So many in a hundred of its own size.
    Percent(u16),
    /// As wide as there is room.
    Fit,
}

impl Default for Size {
    fn default() -> Size {
        Size::Percent(100)
    }
}
