//! Contradictions in what the allocation is given.

use std::collections::{BTreeMap, BTreeSet};

use rules::Refusal;

use super::{Allocating, INTERESTS_MOST, Objective};
use crate::fte::Fte;

const SOURCE: &str = "the record";

pub(super) fn check(input: &Allocating) -> Vec<Refusal> {
    let mut refusals = Vec::new();
    let mut refuse = |field, given: String, allowed: &str, source| {
        refusals.push(Refusal::new(field, given, allowed, source));
    };
    let whole = |fte: Fte| (1..=Fte::FULL.hundredths()).contains(&fte.hundredths());
    if input.interests_max > INTERESTS_MOST {
        let allowed =
            format!("Set in how many roles one may express an interest to {INTERESTS_MOST} or fewer");
        refuse("interests", input.interests_max.to_string(), &allowed, "staff_consultation.roles");
    }
    let mut posts = BTreeSet::new();
    for seat in &input.seats {
        if !posts.insert(seat.post) {
            refuse("seats", seat.post.to_string(), "List every post once", SOURCE);
        }
        if !whole(seat.fte) {
            refuse(
                "seats",
                seat.fte.to_string(),
                "Give every post from 0.01 to 1 full-time equivalent",
                SOURCE,
            );
        }
    }
    let mut people = BTreeSet::new();
    let mut worked: BTreeMap<_, Fte> = BTreeMap::new();
    for person in &input.people {
        if !people.insert(person.who) {
            refuse(
                "people",
                person.who.staff.to_string(),
                "List everybody once for each present post",
                SOURCE,
            );
        }
        if !whole(person.fte) {
            let allowed = "Give everybody from 0.01 to 1 full-time equivalent in a post";
            refuse("people", format!("{} for {}", person.fte, person.who.staff), allowed, SOURCE);
        }
        *worked.entry(person.who.staff).or_insert(Fte::ZERO) += person.fte;
        let roles: BTreeSet<_> = person.interests.iter().collect();
        if roles.len() < person.interests.len() {
            let allowed = "Name a role once among the interests of a person";
            refuse("interests", person.who.staff.to_string(), allowed, SOURCE);
        }
        if person.interests.len() > usize::from(input.interests_max) {
            let allowed = format!("Name up to {} roles in the first instance", input.interests_max);
            let given = format!("{} for {}", person.interests.len(), person.who.staff);
            refuse("interests", given, &allowed, "staff_consultation.roles");
        }
    }
    // Some hold a little more than a full week, such as a second post for some hours.
    for (staff, fte) in worked.iter().filter(|(_, fte)| **fte >= Fte::FULL + Fte::FULL) {
        let allowed = "Give a person less than 2 full-time equivalents over all their posts";
        refuse("people", format!("{fte} for {staff}"), allowed, "nobody is in two full posts");
    }
    let roles: BTreeSet<_> = input.seats.iter().map(|seat| seat.role).collect();
    let mut settled = BTreeSet::new();
    for decision in &input.settled {
        let staff = decision.who.staff.to_string();
        let person = input.people.iter().find(|person| person.who == decision.who);
        match person {
            None => refuse("settled", staff.clone(), "Settle only people who are listed", SOURCE),
            Some(person) if person.severance_accepted => {
                let allowed = "Leave out who accepted voluntary severance";
                refuse("settled", staff.clone(), allowed, "severance accepted: no further part");
            }
            Some(_) => {}
        }
        if !settled.insert(decision.who) {
            refuse("settled", staff.clone(), "Settle everybody once", SOURCE);
        }
        if !roles.contains(&decision.role) {
            refuse("settled", staff, "Settle people into roles that have posts", SOURCE);
        }
    }
    let mut seen = BTreeSet::new();
    for (at, objective) in input.objectives.iter().enumerate() {
        if !seen.insert(*objective) {
            refuse("objectives", objective.to_string(), "List every objective once", SOURCE);
        }
        if *objective == Objective::ProtectedFirst && at > 0 {
            let allowed = "Put the law's priority before every other objective";
            let source = "Maternity and Parental Leave etc. Regulations 1999, reg. 10";
            refuse("objectives", objective.to_string(), allowed, source);
        }
    }
    refusals
}
