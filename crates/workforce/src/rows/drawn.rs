//! A proposed structure as a table of posts: taken away, changed in a spreadsheet, and brought back.

use std::collections::BTreeMap;

use super::write::row;
use super::{COLUMNS, Column, column};
use crate::establishment::{Establishment, Post};
use crate::ids::PostId;

/// For reading alone: who holds the post today.
const HELD_BY: Column =
    column("held by", false, "Who holds the post, to read; nothing is taken from it.", "");
/// Why a row says what it says.
const REASON: Column =
    column("reason", false, "Why the post is new or changed; empty takes the reason of the form.", "");

/// Columns about people begin with this one.
const PERSON: &str = "person";

/// The columns of the table: those of a post, who holds it, and a reason.
pub fn drawn_columns() -> Vec<Column> {
    let of_posts = COLUMNS.iter().take_while(|column| column.name != PERSON).copied();
    of_posts.chain([HELD_BY, REASON]).collect()
}

/// The posts of a structure as rows, one a post.
pub fn write_drawn(of: &Establishment) -> Vec<Vec<String>> {
    let of_posts = COLUMNS.iter().take_while(|column| column.name != PERSON).count();
    let cells = |(id, post): (&PostId, &Post)| {
        let mut cells = row(of, *id, post, None);
        cells.truncate(of_posts);
        let names = of.holders(*id).filter_map(|(_, holding)| of.staff.get(&holding.staff));
        cells.push(names.map(|one| one.name.as_str()).collect::<Vec<_>>().join("; "));
        cells.push(String::new());
        cells
    };
    of.posts.iter().map(cells).collect()
}

/// What [`read`](super::read) takes of such a table, and the reasons that stood in it.
pub struct Drawn {
    /// The headings that are left.
    pub headings: Vec<String>,
    /// The rows under them.
    pub rows: Vec<Vec<String>>,
    /// Reasons by the reference of the post, in small letters.
    pub reasons: BTreeMap<String, String>,
}

/// Takes the columns apart that are not of the establishment.
pub fn take_drawn(headings: &[String], rows: &[Vec<String>]) -> Drawn {
    let is = |heading: &str, column: &Column| heading.trim().eq_ignore_ascii_case(column.name);
    let place = |name: &str| headings.iter().position(|heading| heading.trim().eq_ignore_ascii_case(name));
    let (post, why) = (place("post"), place(REASON.name));
    let cell = |row: &Vec<String>, place: Option<usize>| {
        place.and_then(|place| row.get(place)).map(|cell| cell.trim().to_owned()).unwrap_or_default()
    };
    let reason = |row: &Vec<String>| (cell(row, post).to_lowercase(), cell(row, why));
    let own = |place: usize| {
        headings.get(place).is_none_or(|heading| !is(heading, &HELD_BY) && !is(heading, &REASON))
    };
    let kept = |row: &Vec<String>| {
        row.iter().enumerate().filter(|(place, _)| own(*place)).map(|(_, cell)| cell.clone()).collect()
    };
    Drawn {
        headings: kept(&headings.to_vec()),
        rows: rows.iter().map(kept).collect(),
        reasons: rows.iter().map(reason).filter(|(_, reason)| !reason.is_empty()).collect(),
    }
}
