//! Whose dismissal a proposal asks for, as section 188 counts them.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use calendar::Date;

use super::allocation::pack;
use super::classes::{ClassDecision, Classes, RoleClass};
use super::redundancy_law::{Proposed, ProposedEnd};
use super::roles::Roles;
use super::scope::InScope;
use crate::establishment::Establishment;
use crate::fte::Fte;
use crate::ids::{JobId, PostId, StaffId};

/// All that the count depends on.
#[derive(Debug, Clone, Copy)]
pub struct Counting<'a> {
    /// Everybody in scope.
    pub scope: &'a BTreeMap<StaffId, InScope>,
    /// The classes that the comparison proposes.
    pub classes: &'a Classes,
    /// The classes that a person decided, which go before those proposed.
    pub decided: &'a BTreeMap<PostId, ClassDecision>,
    /// The roles.
    pub roles: &'a Roles,
    /// The establishment as proposed.
    pub proposed: &'a Establishment,
}

impl Counting<'_> {
    /// Whose dismissal is proposed at an establishment, and when: one for each person, in whichever of their posts
    /// it is.
    ///
    /// - Whose post is deleted is dismissed as redundant.
    /// - Who has a slot in a role, their own or its natural successor, is dismissed as redundant if there are more
    ///   of them than the role has posts. Who that will be a panel decides; until then as many are counted as could
    ///   lose their post: those with most hours stay.
    /// - Whose role is changed has no slot: dismissed, and offered other terms. Trade Union and Labour Relations
    ///   (Consolidation) Act 1992, s. 195(1): a dismissal for a reason not related to the individual is one as
    ///   redundant for this purpose.
    ///
    /// That somebody may be redeployed in the end takes them out of no count: what is proposed at the beginning
    /// counts (Hardy v Tourism South East UKEAT/0631/04).
    pub fn dismissals(&self, establishment: &str, last_day: Date) -> Vec<Proposed> {
        let mut ends: BTreeMap<StaffId, ProposedEnd> = BTreeMap::new();
        let mut slots: BTreeMap<JobId, Vec<(Fte, StaffId)>> = BTreeMap::new();
        for (staff, one) in self.scope {
            let held = std::iter::once((one.post, one.fte)).chain(one.others.iter().copied());
            for (post, fte) in held {
                match self.class_of(post) {
                    (RoleClass::Unchanged | RoleClass::NaturalSuccessor, Some(role)) => {
                        slots.entry(role).or_default().push((fte, *staff));
                    }
                    (RoleClass::Changed, _) => {
                        ends.entry(*staff).or_insert(ProposedEnd::NewTerms);
                    }
                    _ => {
                        ends.insert(*staff, ProposedEnd::Redundancy);
                    }
                }
            }
        }
        let mut seats: BTreeMap<JobId, Vec<Fte>> = BTreeMap::new();
        for (post, role) in &self.roles.proposed {
            let fte = self.proposed.posts.get(post).map(|post| post.fte);
            seats.entry(*role).or_default().extend(fte);
        }
        for (role, people) in slots {
            let seats = seats.get(&role).map_or(&[][..], Vec::as_slice);
            ends.extend(
                without_seat(seats, people).into_iter().map(|staff| (staff, ProposedEnd::Redundancy)),
            );
        }
        let proposed = |what| Proposed { establishment: establishment.to_owned(), what, on: last_day };
        ends.into_values().map(proposed).collect()
    }

    /// The class of a present post and the role that follows it: as decided, else as proposed.
    fn class_of(&self, post: PostId) -> (RoleClass, Option<JobId>) {
        let (class, follows) = match (self.decided.get(&post), self.classes.present.get(&post)) {
            (Some(decided), _) => (decided.class, &decided.to),
            (None, Some(proposed)) => (proposed.class, &proposed.others),
            (None, None) => return (RoleClass::Deleted, None),
        };
        (class, follows.iter().find_map(|to| self.roles.proposed.get(to)).copied())
    }
}

/// Those who are left without a seat, where not all fit.
fn without_seat(seats: &[Fte], mut people: Vec<(Fte, StaffId)>) -> Vec<StaffId> {
    let sizes: Vec<Fte> = people.iter().map(|one| one.0).collect();
    if pack(seats, &sizes).is_some() {
        return Vec::new();
    }
    people.sort_by_key(|(fte, staff)| (Reverse(*fte), *staff));
    let mut left = seats.to_vec();
    let mut without = Vec::new();
    for (fte, staff) in people {
        // The tightest seat that takes them.
        match left.iter_mut().filter(|room| **room >= fte).min() {
            Some(room) => *room = *room - fte,
            None => without.push(staff),
        }
    }
    without
}
