//! Who is in scope of a change: everybody who holds a post, and what would become of it.

use std::collections::{BTreeMap, BTreeSet};

use super::classes::{ClassDecision, Classes, RoleClass};
use super::process::ClassTold;
use super::roles::Roles;
use crate::establishment::{Absence, Establishment, Footing, Holding};
use crate::fte::Fte;
use crate::ids::{JobId, PostId, StaffId};
use calendar::Date;

/// Somebody in scope.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InScope {
    /// Who.
    pub staff: StaffId,
    /// Their post: the substantive one where they act up; the larger where they have two.
    pub post: PostId,
    /// How much they work in it.
    pub fte: Fte,
    /// Other posts of which they hold a part for good.
    pub others: Vec<(PostId, Fte)>,
}

/// Whether somebody has a claim to the post itself, not only to the pay of it for a while.
pub fn counts(holding: &Holding) -> bool {
    matches!(holding.footing, Footing::Substantive | Footing::FixedTerm | Footing::TransferredIn)
}

/// Everybody in scope, by who they are. Whoever comes through an agency, covers or is seconded in keeps the
/// post that is theirs elsewhere.
pub fn in_scope(before: &Establishment) -> BTreeMap<StaffId, InScope> {
    let mut all: BTreeMap<StaffId, Vec<&Holding>> = BTreeMap::new();
    for holding in before.holdings.values().filter(|one| counts(one) && before.posts.contains_key(&one.post))
    {
        all.entry(holding.staff).or_default().push(holding);
    }
    let one = |(staff, mut held): (StaffId, Vec<&Holding>)| {
        held.sort_by_key(|one| (std::cmp::Reverse(one.fte), one.post));
        let (first, rest) = held.split_first()?;
        let others = rest.iter().map(|one| (one.post, one.fte)).collect();
        Some((staff, InScope { staff, post: first.post, fte: first.fte, others }))
    };
    all.into_iter().filter_map(one).collect()
}

/// Who is away on family leave, which the law protects, in an establishment as it stands on a day.
pub fn on_family_leave(establishment: &Establishment) -> BTreeSet<StaffId> {
    let away = establishment.holdings.values().filter(|one| one.away == Some(Absence::FamilyLeave));
    away.map(|one| one.staff).collect()
}

/// What somebody is told of their post: the class that a person decided; where the same post simply goes on,
/// that it is unchanged. `None` while nobody has decided.
pub fn to_tell(
    post: PostId,
    classes: &Classes,
    decided: &BTreeMap<PostId, ClassDecision>,
    roles: &Roles,
    on: Date,
) -> Option<ClassTold> {
    let follows =
        |posts: &[PostId]| -> Option<JobId> { posts.iter().find_map(|to| roles.proposed.get(to)).copied() };
    if let Some(decision) = decided.get(&post) {
        let to = match decision.class {
            RoleClass::Deleted => None,
            _ => follows(&decision.to),
        };
        return Some(ClassTold { on, class: decision.class, to, reason: decision.reason.clone() });
    }
    let proposed = classes.present.get(&post).filter(|one| one.class == RoleClass::Unchanged)?;
    let mut reason = proposed.because.says().to_owned();
    if let Some(first) = reason.get(..1) {
        reason = first.to_uppercase() + reason.get(1..).unwrap_or_default() + ".";
    }
    Some(ClassTold { on, class: RoleClass::Unchanged, to: follows(&proposed.others), reason })
}
