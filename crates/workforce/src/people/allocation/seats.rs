//! Whether people of given hours fit into the posts of a role, and into which.

use crate::fte::Fte;

/// More tries than this and the posts count as full: what is offered always fits, and in hours that real
/// posts have, the limit is not reached.
const TRIES_MAX: u32 = 20_000;

/// For each person, the post that takes them, so that no post is over-filled; `None` if there is no way.
pub(in crate::people) fn pack(posts: &[Fte], people: &[Fte]) -> Option<Vec<usize>> {
    let total = |all: &[Fte]| all.iter().map(|fte| i64::from(fte.hundredths())).sum::<i64>();
    if total(people) > total(posts) {
        return None;
    }
    let largest_first = |all: &[Fte]| {
        let mut order: Vec<(Fte, usize)> = all.iter().copied().zip(0..).collect();
        order.sort_by_key(|(fte, at)| (std::cmp::Reverse(*fte), *at));
        order
    };
    let (posts_in_order, people_in_order) = (largest_first(posts), largest_first(people));
    let mut found = vec![0; people.len()];
    if people.len() <= posts.len() {
        let one_each = people_in_order.iter().zip(&posts_in_order).all(|(person, post)| person.0 <= post.0);
        if one_each {
            for ((_, person), (_, post)) in people_in_order.iter().zip(&posts_in_order) {
                *found.get_mut(*person)? = *post;
            }
            return Some(found);
        }
    }
    let mut left: Vec<(Fte, usize)> = posts_in_order;
    let mut tries = 0;
    place(&people_in_order, &mut left, &mut found, &mut tries).then_some(found)
}

/// Places the first of the people in every post that could take them, tightest first, and then the rest.
fn place(
    people: &[(Fte, usize)],
    left: &mut Vec<(Fte, usize)>,
    found: &mut Vec<usize>,
    tries: &mut u32,
) -> bool {
    let Some(((fte, person), rest)) = people.split_first() else { return true };
    *tries += 1;
    if *tries > TRIES_MAX {
        return false;
    }
    let mut open: Vec<(Fte, usize)> = left
        .iter()
        .zip(0..)
        .filter(|((room, _), _)| room >= fte)
        .map(|((room, _), at)| (*room, at))
        .collect();
    open.sort_unstable();
    // Posts with the same room left are the same to whoever comes next.
    open.dedup_by_key(|(room, _)| *room);
    for (room, at) in open {
        let Some(slot) = left.get_mut(at) else { continue };
        let post = slot.1;
        slot.0 = room - *fte;
        if let Some(found) = found.get_mut(*person) {
            *found = post;
        }
        if place(rest, left, found, tries) {
            return true;
        }
        if let Some(slot) = left.get_mut(at) {
            slot.0 = room;
        }
    }
    false
}
