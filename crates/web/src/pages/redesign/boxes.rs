//! Posts as the boxes of a structure chart, with branches that open and shut by links.

use std::collections::{BTreeMap, BTreeSet};

use reports::structure::PostBox;
use workforce::{Contract, Establishment, Funding, Post, PostId};

use super::{detail, holders};

/// Posts above which branches are shut at first, so that a chart can be read.
pub(super) const OPEN_MOST: usize = 120;

/// A post's box: where it stands and what it is.
pub(super) fn post_box(of: &Establishment, id: PostId, post: &Post, above: Option<PostId>) -> PostBox {
    PostBox {
        id: box_id(id),
        above: above.map(box_id),
        title: post.title.clone(),
        // There is room for the grade; that it is indicative stands in the note.
        detail: detail(&Post { indicative: false, ..post.clone() }),
        holder: holders(of, id, post),
        note: note(post),
        ..PostBox::default()
    }
}

/// How a post is found in the page of a chart.
pub(super) fn box_id(id: PostId) -> String {
    format!("post-{}", id.0.simple())
}

/// What the key of the charts marks besides change: a grade not evaluated yet, who pays, how the post is engaged.
fn note(post: &Post) -> String {
    let mut notes = Vec::new();
    if post.indicative && post.grade.is_some() {
        notes.push("indicative grade".to_owned());
    }
    if post.funding != Funding::Core {
        notes.push(format!("{} funded", post.funding));
    }
    if post.contract != Contract::Contracted {
        notes.push(post.contract.to_string());
    }
    let note = notes.join(", ");
    let mut letters = note.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Which branches a page is asked to show otherwise than at first.
#[derive(Debug, Default, Clone)]
pub(super) struct Asked {
    /// All are open.
    pub all: bool,
    /// Open, though shut at first: ids of boxes.
    pub open: BTreeSet<String>,
    /// Shut, though open at first.
    pub shut: BTreeSet<String>,
}

impl Asked {
    /// From what stands in the address: `all=yes`, `open=` and `shut=` with commas between.
    pub fn new(all: Option<&str>, open: Option<&str>, shut: Option<&str>) -> Asked {
        let ids = |list: Option<&str>| {
            let ids = list.unwrap_or("").split(',').filter(|id| !id.is_empty());
            ids.map(|id| format!("post-{id}")).collect()
        };
        Asked { all: all == Some("yes"), open: ids(open), shut: ids(shut) }
    }

    /// The same as the end of an address, after what is there already.
    fn query(&self) -> String {
        let list = |name: &str, ids: &BTreeSet<String>| {
            let ids: Vec<&str> = ids.iter().map(|id| id.trim_start_matches("post-")).collect();
            if ids.is_empty() { String::new() } else { format!("&{name}={}", ids.join(",")) }
        };
        let all = if self.all { "&all=yes" } else { "" };
        format!("{all}{}{}", list("open", &self.open), list("shut", &self.shut))
    }
}

/// Makes each manager's box a link that opens or shuts what is beneath it, and gives the boxes that are shut.
/// `at_first` are shut unless all are asked for; `address` is that of the page, with a question mark in it.
/// The way up from `found` is open.
pub(super) fn branch(
    boxes: &mut [PostBox],
    asked: &Asked,
    at_first: BTreeSet<String>,
    found: Option<&str>,
    address: &str,
) -> BTreeSet<String> {
    let above: BTreeMap<String, String> =
        boxes.iter().filter_map(|one| Some((one.id.clone(), one.above.clone()?))).collect();
    let mut beneath: BTreeMap<String, usize> = BTreeMap::new();
    for manager in above.values() {
        *beneath.entry(manager.clone()).or_default() += 1;
    }
    let first = if asked.all { BTreeSet::new() } else { at_first };
    // Only what is a manager here: nothing else of the address comes back in a link.
    let known = |ids: &BTreeSet<String>| ids.iter().filter(|id| beneath.contains_key(*id)).cloned().collect();
    let asked = Asked { all: asked.all, open: known(&asked.open), shut: known(&asked.shut) };
    let mut shut: BTreeSet<String> = first.difference(&asked.open).chain(&asked.shut).cloned().collect();
    let mut way = found.map(str::to_owned);
    // A line that is a circle ends after as many steps as there are boxes.
    for _ in 0..boxes.len() {
        let Some(manager) = way.as_deref().and_then(|id| above.get(id)) else { break };
        shut.remove(manager);
        way = Some(manager.clone());
    }
    for one in boxes {
        one.found = found == Some(one.id.as_str());
        let Some(count) = beneath.get(&one.id) else { continue };
        let mut next = asked.clone();
        next.open.remove(&one.id);
        next.shut.remove(&one.id);
        let is_shut = shut.contains(&one.id);
        if is_shut && first.contains(&one.id) {
            next.open.insert(one.id.clone());
        } else if !is_shut && !first.contains(&one.id) {
            next.shut.insert(one.id.clone());
        }
        one.href = format!("{address}{}#{}", next.query(), one.id);
        let posts = if *count == 1 { "post that reports" } else { "posts that report" };
        one.does = format!("{} the {count} {posts} to it", if is_shut { "Shows" } else { "Hides" });
    }
    shut
}

/// Those who manage somebody and stand three layers or more below a head.
pub(super) fn below_the_second_layer(boxes: &[PostBox]) -> BTreeSet<String> {
    let above = above(boxes);
    let layer = |id: &str| {
        let (mut at, mut layers) = (Some(id), 0);
        while let Some(one) = at.filter(|_| layers < 3) {
            layers += 1;
            at = above.get(one).copied();
        }
        layers
    };
    let managers: BTreeSet<&str> = above.values().copied().collect();
    managers.into_iter().filter(|id| layer(id) >= 3).map(str::to_owned).collect()
}

/// Managers beneath whom nothing is different from the present structure.
pub(super) fn where_nothing_changes(boxes: &[PostBox], changed: &BTreeSet<String>) -> BTreeSet<String> {
    let above = above(boxes);
    let mut with_change: BTreeSet<&str> = BTreeSet::new();
    for id in changed {
        let mut at = above.get(id.as_str()).copied();
        // Each step marks one more, so that a circle ends.
        while let Some(one) = at.filter(|one| with_change.insert(one)) {
            at = above.get(one).copied();
        }
    }
    let managers: BTreeSet<&str> = above.values().copied().collect();
    managers.difference(&with_change).map(|id| (*id).to_owned()).collect()
}

/// The box above each, where it is in the chart.
fn above(boxes: &[PostBox]) -> BTreeMap<&str, &str> {
    let ids: BTreeSet<&str> = boxes.iter().map(|one| one.id.as_str()).collect();
    boxes
        .iter()
        .filter_map(|one| Some((one.id.as_str(), one.above.as_deref().filter(|above| ids.contains(above))?)))
        .collect()
}
