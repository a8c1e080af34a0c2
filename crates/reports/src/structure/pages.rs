//! A chart that is too large for a sheet of paper, on several; and a chart in words.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use super::draw::MARGIN;
use super::layout::layout;
use super::{PostBox, PostMark};

/// How large a chart may be on one page, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Room {
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

/// What stands on one page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChartPage {
    /// The posts, in the order given.
    pub posts: Vec<PostBox>,
    /// Those whose branch goes on, on a page of its own.
    pub shut: BTreeSet<String>,
}

/// The posts of a chart on as many pages as it takes to keep within `room`. A manager whose reports do not
/// all fit stands on each of their pages; a branch that does not fit beside others is shut there and has
/// pages of its own. Every post stands open on at least one page. A page holds more than it has room for only
/// where one post and its manager do.
pub fn pages(posts: &[PostBox], room: Room) -> Vec<ChartPage> {
    if posts.is_empty() {
        return Vec::new();
    }
    let whole = ChartPage { posts: posts.to_vec(), shut: BTreeSet::new() };
    if fits(&whole, room) {
        return vec![whole];
    }
    let tree = Tree::new(posts);
    let mut made = Vec::new();
    tree.spread(None, &tree.heads, room, &mut made);
    made
}

fn fits(page: &ChartPage, room: Room) -> bool {
    let laid = layout(&page.posts, &page.shut);
    laid.width + MARGIN * 2.0 <= room.width && laid.height + MARGIN * 2.0 <= room.height
}

struct Tree<'a> {
    posts: &'a [PostBox],
    children: Vec<Vec<usize>>,
    heads: Vec<usize>,
}

impl<'a> Tree<'a> {
    fn new(posts: &'a [PostBox]) -> Tree<'a> {
        let by_id: BTreeMap<&str, usize> =
            posts.iter().enumerate().map(|(place, post)| (post.id.as_str(), place)).collect();
        let mut tree = Tree { posts, children: vec![Vec::new(); posts.len()], heads: Vec::new() };
        for (place, post) in posts.iter().enumerate() {
            let above = post.above.as_deref().and_then(|above| by_id.get(above)).copied();
            match above.filter(|above| *above != place).and_then(|above| tree.children.get_mut(above)) {
                Some(under) => under.push(place),
                None => tree.heads.push(place),
            }
        }
        // What no head reaches stands in a circle: its first post is taken for a head, as in the layout.
        let mut reached: BTreeSet<usize> = BTreeSet::new();
        for head in tree.heads.clone() {
            reached.extend(tree.branch(head));
        }
        for place in 0..posts.len() {
            if !reached.contains(&place) {
                for under in &mut tree.children {
                    under.retain(|child| *child != place);
                }
                tree.heads.push(place);
                reached.extend(tree.branch(place));
            }
        }
        tree
    }

    fn under(&self, place: usize) -> &[usize] {
        self.children.get(place).map_or(&[], Vec::as_slice)
    }

    /// A post with all that is beneath it.
    fn branch(&self, place: usize) -> BTreeSet<usize> {
        let mut found = BTreeSet::new();
        let mut waiting = vec![place];
        while let Some(one) = waiting.pop() {
            if found.insert(one) {
                waiting.extend(self.under(one));
            }
        }
        found
    }

    fn page(&self, shown: &BTreeSet<usize>, shut: &BTreeSet<usize>) -> ChartPage {
        let post = |place: &usize| self.posts.get(*place);
        ChartPage {
            posts: shown.iter().filter_map(post).cloned().collect(),
            shut: shut.iter().filter_map(post).map(|post| post.id.clone()).collect(),
        }
    }

    /// Spreads branches over pages, each with the post above them.
    fn spread(&self, above: Option<usize>, branches: &[usize], room: Room, made: &mut Vec<ChartPage>) {
        let mut later = Vec::new();
        let (mut shown, mut shut): (BTreeSet<usize>, BTreeSet<usize>) =
            (above.into_iter().collect(), BTreeSet::new());
        for &branch in branches {
            let whole = self.branch(branch);
            let with = |shown: &BTreeSet<usize>| shown.union(&whole).copied().collect::<BTreeSet<usize>>();
            if fits(&self.page(&with(&shown), &shut), room) {
                shown = with(&shown);
                continue;
            }
            let alone: BTreeSet<usize> = above.into_iter().collect();
            let is_leaf = self.under(branch).is_empty();
            if is_leaf || fits(&self.page(&with(&alone), &BTreeSet::new()), room) {
                if shown.len() > alone.len() {
                    made.push(self.page(&shown, &shut));
                }
                (shown, shut) = (with(&alone), BTreeSet::new());
                continue;
            }
            // Too large even alone under its manager: it is shut here and goes on by itself. With the branch
            // shut it is one box, and what is beneath it is only counted.
            later.push(branch);
            if above.is_some() {
                let (was_shown, was_shut) = (shown.clone(), shut.clone());
                shown.extend(&whole);
                shut.insert(branch);
                if !fits(&self.page(&shown, &shut), room) && was_shown.len() > alone.len() {
                    made.push(self.page(&was_shown, &was_shut));
                    shown = with(&alone);
                    shut = BTreeSet::from([branch]);
                }
            }
        }
        if shown.len() > above.into_iter().count() {
            made.push(self.page(&shown, &shut));
        }
        for branch in later {
            self.spread(Some(branch), self.under(branch), room, made);
        }
    }
}

/// A chart in words, manager by manager, for those who do not see it.
pub fn in_words(page: &ChartPage) -> String {
    let tree = Tree::new(&page.posts);
    let hidden: BTreeSet<usize> = page
        .posts
        .iter()
        .enumerate()
        .filter(|(_, post)| page.shut.contains(&post.id))
        .flat_map(|(place, _)| tree.branch(place).into_iter().filter(move |one| *one != place))
        .collect();
    let shown = page.posts.len() - hidden.len();
    let mut says = format!("Structure chart of {shown} {}.", if shown == 1 { "post" } else { "posts" });
    for head in &tree.heads {
        if let Some(post) = page.posts.get(*head) {
            let _ = write!(says, " {}.", of_post(post, 0));
        }
    }
    let mut waiting: Vec<usize> = tree.heads.iter().rev().copied().collect();
    let mut done = BTreeSet::new();
    while let Some(place) = waiting.pop() {
        let (under, Some(post)) = (tree.under(place), page.posts.get(place)) else { continue };
        if under.is_empty() || page.shut.contains(&post.id) || !done.insert(place) {
            continue;
        }
        let beneath: Vec<String> = under
            .iter()
            .filter_map(|child| {
                let one = page.posts.get(*child)?;
                let more = if page.shut.contains(&one.id) { tree.branch(*child).len() - 1 } else { 0 };
                Some(of_post(one, more))
            })
            .collect();
        let _ = write!(says, " To {} report: {}.", post.title, beneath.join("; "));
        waiting.extend(under.iter().rev());
    }
    says
}

fn of_post(post: &PostBox, beneath: usize) -> String {
    let mut parts = vec![post.title.clone(), post.detail.clone(), post.holder.clone()];
    if post.mark != PostMark::Same {
        parts.push(post.mark.word().to_lowercase());
    }
    if post.moved {
        parts.push("line manager changes".to_owned());
    }
    parts.push(post.note.clone());
    if beneath > 0 {
        parts.push(format!("{beneath} more beneath, on another page"));
    }
    parts.retain(|part| !part.is_empty());
    parts.join(", ")
}
