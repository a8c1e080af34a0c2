//! Posts as the boxes of a structure chart, with branches that open and shut by links.

use std::collections::{BTreeMap, BTreeSet};

use reports::structure::{PostBox, Size};
use workforce::{Contract, Establishment, Funding, Post, PostId};

use super::{detail, holders};
use crate::frame::Crumb;

/// What is asked of a chart that is to fit the page.
const FIT: &str = "fit";

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
    /// How large the chart is.
    pub size: Size,
}

/// How large a chart may be asked to be, in percent.
const SIZES: [u16; 7] = [25, 50, 75, 100, 125, 150, 200];

/// The size of a chart, and the ways to other sizes.
pub(super) struct Zoom {
    /// In words.
    pub now: String,
    /// Each way: what it does, and where; nowhere where it cannot be done.
    pub ways: Vec<Crumb>,
}

impl Asked {
    /// From what stands in the address: `all=yes`, `open=` and `shut=` with commas between.
    pub fn new(all: Option<&str>, open: Option<&str>, shut: Option<&str>, zoom: Option<&str>) -> Asked {
        let ids = |list: Option<&str>| {
            let is_id = |id: &&str| !id.is_empty() && id.chars().all(|c| c.is_ascii_hexdigit());
            list.unwrap_or("").split(',').filter(is_id).map(|id| format!("post-{id}")).collect()
        };
        let percent = zoom.and_then(|zoom| zoom.parse().ok()).filter(|percent| SIZES.contains(percent));
        let size = if zoom == Some(FIT) { Size::Fit } else { percent.map_or(Size::default(), Size::Percent) };
        Asked { all: all == Some("yes"), open: ids(open), shut: ids(shut), size }
    }

    /// The size that is shown, and the ways to a smaller and a larger one, to one that fits, and back; `address`
    /// is that of the page, with a question mark in it.
    pub fn zoom(&self, address: &str, after: &str) -> Zoom {
        let to = |size: Size| format!("{address}{}{after}", Asked { size, ..self.clone() }.query());
        let percent = match self.size {
            Size::Percent(percent) => percent,
            // From there, smaller and larger are those about its own size.
            Size::Fit => 100,
        };
        let smaller = SIZES.iter().rev().find(|one| **one < percent);
        let larger = SIZES.iter().find(|one| **one > percent);
        let mut ways = Vec::new();
        ways.extend(smaller.map(|one| Crumb::to("Smaller", to(Size::Percent(*one)))));
        ways.extend(larger.map(|one| Crumb::to("Larger", to(Size::Percent(*one)))));
        if self.size != Size::Fit {
            ways.push(Crumb::to("Fit to the width", to(Size::Fit)));
        }
        if self.size != Size::default() {
            ways.push(Crumb::to("Own size", to(Size::default())));
        }
        let now = match self.size {
            Size::Percent(percent) => format!("{percent}%"),
            Size::Fit => "as wide as the page".to_owned(),
        };
        Zoom { now, ways }
    }

    /// The value of the size in an address; nothing where it is the usual one.
    pub fn size_asked(&self) -> Option<String> {
        match self.size {
            Size::Fit => Some(FIT.to_owned()),
            Size::Percent(percent) => (self.size != Size::default()).then(|| percent.to_string()),
        }
    }

    /// The same as the end of an address, after what is there already.
    fn query(&self) -> String {
        let list = |name: &str, ids: &BTreeSet<String>| {
            let ids: Vec<&str> = ids.iter().map(|id| id.trim_start_matches("post-")).collect();
            if ids.is_empty() { String::new() } else { format!("&{name}={}", ids.join(",")) }
        };
        let all = if self.all { "&all=yes" } else { "" };
        let zoom = self.size_asked().map_or_else(String::new, |size| format!("&zoom={size}"));
        format!("{all}{}{}{zoom}", list("open", &self.open), list("shut", &self.shut))
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
    let asked =
        Asked { all: asked.all, open: known(&asked.open), shut: known(&asked.shut), size: asked.size };
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
