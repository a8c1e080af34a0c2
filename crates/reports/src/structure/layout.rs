//! Where each box stands.

use std::collections::{BTreeMap, BTreeSet};

use super::PostBox;

/// Width of a box, in CSS pixels.
pub(super) const BOX_WIDTH: f64 = 216.0;
/// Height of a box.
pub(super) const BOX_HEIGHT: f64 = 84.0;
/// Room between boxes side by side.
const GAP_ACROSS: f64 = 18.0;
/// Room between a post and those beneath it, where the lines run.
pub(super) const GAP_DOWN: f64 = 44.0;
/// Room between boxes of a column.
const GAP_COLUMN: f64 = 14.0;
/// How far the boxes of a column are set in from the line that joins them.
pub(super) const SET_IN: f64 = 16.0;
/// Boxes in a column at most, before a second one is begun.
const COLUMN_MOST: usize = 8;
/// Columns side by side at most; then columns grow longer.
const COLUMNS_MOST: usize = 8;

/// Where one box stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// Which of the posts given.
    pub post: usize,
    /// The box above it, among the places.
    pub above: Option<usize>,
    /// Left edge.
    pub x: f64,
    /// Upper edge.
    pub y: f64,
    /// How many posts beneath it are not drawn because it is shut.
    pub hidden: usize,
    /// Whether it stands in a column, joined from its left side.
    pub in_column: bool,
}

/// A laid-out chart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layout {
    /// Boxes, managers before those who report to them.
    pub places: Vec<Place>,
    /// Width of it all.
    pub width: f64,
    /// Height of it all.
    pub height: f64,
}

/// A branch: how wide it is and how its children stand.
struct Branch {
    post: usize,
    hidden: usize,
    /// Children that manage somebody, side by side.
    branches: Vec<Branch>,
    /// Children that manage nobody, in columns.
    leaves: Vec<usize>,
    width: f64,
}

/// Lays out posts. Takes time in proportion to them. A post whose line comes back to it is drawn as a head.
pub fn layout(posts: &[PostBox], shut: &BTreeSet<String>) -> Layout {
    let by_id: BTreeMap<&str, usize> =
        posts.iter().enumerate().map(|(place, post)| (post.id.as_str(), place)).collect();
    let above: Vec<Option<usize>> =
        posts.iter().map(|post| post.above.as_deref().and_then(|above| by_id.get(above)).copied()).collect();
    let mut children: Vec<Vec<usize>> = vec![Vec::new(); posts.len()];
    let mut heads = Vec::new();
    for (place, above) in above.iter().enumerate() {
        match above {
            Some(manager) if *manager != place => {
                if let Some(under) = children.get_mut(*manager) {
                    under.push(place);
                }
            }
            _ => heads.push(place),
        }
    }
    // What no head reaches stands in a circle: its first post is taken for a head.
    let mut reached = vec![false; posts.len()];
    let mut mark = |from: usize, children: &[Vec<usize>]| {
        let mut waiting = vec![from];
        while let Some(place) = waiting.pop() {
            if let Some(seen) = reached.get_mut(place).filter(|seen| !**seen) {
                *seen = true;
                waiting.extend(children.get(place).into_iter().flatten());
            }
        }
        reached.clone()
    };
    let mut seen = Vec::new();
    for head in &heads {
        seen = mark(*head, &children);
    }
    for place in 0..posts.len() {
        if !seen.get(place).copied().unwrap_or(false) {
            for under in &mut children {
                under.retain(|child| *child != place);
            }
            heads.push(place);
            seen = mark(place, &children);
        }
    }

    let mut made = Layout::default();
    let mut x = 0.0;
    for head in heads {
        let branch = branch(head, posts, &children, shut);
        set(&mut made, &branch, None, x, 0.0);
        x += branch.width + GAP_ACROSS * 2.0;
    }
    for place in &made.places {
        made.width = made.width.max(place.x + BOX_WIDTH);
        made.height = made.height.max(place.y + BOX_HEIGHT);
    }
    made
}

fn branch(post: usize, posts: &[PostBox], children: &[Vec<usize>], shut: &BTreeSet<String>) -> Branch {
    let none = Vec::new();
    let under = |place: usize| children.get(place).unwrap_or(&none);
    let is_shut = posts.get(post).is_some_and(|it| shut.contains(&it.id));
    if is_shut {
        return Branch {
            post,
            hidden: count_beneath(post, children),
            branches: Vec::new(),
            leaves: Vec::new(),
            width: BOX_WIDTH,
        };
    }
    let (managers, leaves): (Vec<usize>, Vec<usize>) =
        under(post).iter().partition(|child| !under(**child).is_empty());
    let branches: Vec<Branch> =
        managers.into_iter().map(|child| branch(child, posts, children, shut)).collect();
    let (columns, _) = columns(leaves.len());
    let of_leaves = columns as f64 * (BOX_WIDTH + SET_IN) + columns.saturating_sub(1) as f64 * GAP_ACROSS;
    let of_branches = branches.iter().map(|branch| branch.width).sum::<f64>()
        + branches.len().saturating_sub(1) as f64 * GAP_ACROSS;
    let between = if branches.is_empty() || leaves.is_empty() { 0.0 } else { GAP_ACROSS };
    let width = (of_leaves + between + of_branches).max(BOX_WIDTH);
    Branch { post, hidden: 0, branches, leaves, width }
}

fn count_beneath(post: usize, children: &[Vec<usize>]) -> usize {
    let mut count = 0;
    let mut waiting: Vec<usize> = children.get(post).into_iter().flatten().copied().collect();
    while let Some(place) = waiting.pop() {
        count += 1;
        waiting.extend(children.get(place).into_iter().flatten());
    }
    count
}

/// How many columns so many boxes stand in, and how many boxes at most in each.
fn columns(count: usize) -> (usize, usize) {
    if count == 0 {
        return (0, 0);
    }
    let columns = count.div_ceil(COLUMN_MOST).min(COLUMNS_MOST);
    (columns, count.div_ceil(columns))
}

/// Sets a branch at a place; gives the number of its box.
fn set(made: &mut Layout, branch: &Branch, above: Option<usize>, x: f64, y: f64) -> usize {
    let number = made.places.len();
    made.places.push(Place {
        post: branch.post,
        above,
        x: x + (branch.width - BOX_WIDTH) / 2.0,
        y,
        hidden: branch.hidden,
        in_column: false,
    });
    let below = y + BOX_HEIGHT + GAP_DOWN;
    let mut left = x;
    let (columns, each) = columns(branch.leaves.len());
    for (place, leaf) in branch.leaves.iter().enumerate() {
        let (column, row) = (place / each.max(1), place % each.max(1));
        made.places.push(Place {
            post: *leaf,
            above: Some(number),
            x: left + SET_IN + column as f64 * (BOX_WIDTH + SET_IN + GAP_ACROSS),
            y: below + row as f64 * (BOX_HEIGHT + GAP_COLUMN),
            hidden: 0,
            in_column: true,
        });
    }
    if columns > 0 {
        left += columns as f64 * (BOX_WIDTH + SET_IN + GAP_ACROSS);
    }
    let mut of_branches = Vec::new();
    for child in &branch.branches {
        of_branches.push(set(made, child, Some(number), left, below));
        left += child.width + GAP_ACROSS;
    }
    // With branches only, the manager stands over the middle of the first and last of them.
    if branch.leaves.is_empty()
        && let (Some(first), Some(last)) = (of_branches.first(), of_branches.last())
        && let (Some(first), Some(last)) = (made.places.get(*first), made.places.get(*last))
    {
        let middle = f64::midpoint(first.x, last.x);
        if let Some(own) = made.places.get_mut(number) {
            own.x = middle;
        }
    }
    number
}
