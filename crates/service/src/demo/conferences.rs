//! Review conferences of child protection plans: when they fall due, which are put off and held late, which are
//! only written down late, so that each month shows the printed share of plans reviewed in time.
//!
//! A plan counts as late from the day on which a review was overdue until it ends. So a conference is held late
//! in fact wherever the plan ends before a month that has no room for it; the rest were held in time and
//! recorded after the month was counted.

use std::collections::BTreeMap;

use calendar::Date;
use practice::code_sets::{AbuseCategory, ProtectionPlanEnd};

use super::chance::Chance;
use super::days::*;
use super::lives::{ProtectionSpell, Review};
use super::people::City;
use super::published::{Published, part_of};
use super::timing::{open, slots};
use super::windows::{Slot, so_many_out};

/// Days by which a late conference is late, fewest and most.
const PUT_OFF: (i64, i64) = (4, 26);
/// How late the conference that ends a plan may be, in days.
const LAST_PUT_OFF: i64 = 44;
/// Two conferences are further apart than this, in days.
const APART: i64 = 25;
/// Reviews that fell due before April 2021 and were late by then are no older than this.
const OLDEST: Date = Date::constant(2021, 2, 8);

/// A plan and its reviews, one of them put off.
type Moved = (Slot, Vec<Review>);

/// Settles when each plan is reviewed, and under which category it began.
///
/// # Errors
///
/// When a share cannot be met.
pub(super) fn settle(city: &mut City, published: &Published, chance: &mut Chance) -> Result<(), String> {
    for child in &mut city.children {
        let theme = city.families[child.family].theme;
        for spell in &mut child.life.protection {
            // Brothers and sisters are reviewed together.
            let mut chance = Chance::new(spell.group as u64, 0xC0DE);
            spell.category = match chance.range(0, 9) {
                0..7 => theme.voice().category,
                7..9 => AbuseCategory::Emotional,
                _ => AbuseCategory::Neglect,
            };
            spell.reviews = onward(&mut chance, spell, Vec::new());
        }
    }
    let counted: Vec<Vec<Slot>> = month_ends()
        .into_iter()
        .map(|end| slots(city, |life| &life.protection, |spell| counts(spell, end).then_some(spell.group)))
        .collect();
    let mut room = Vec::with_capacity(MONTHS);
    for (m, there) in counted.iter().enumerate() {
        room.push(there.len() - part_of(published.protection_reviews[m], there.len())?);
    }
    for (m, there) in counted.iter().enumerate() {
        put_off(city, chance, there, m, &mut room);
    }
    for (m, end) in month_ends().into_iter().enumerate() {
        let there: Vec<Slot> =
            counted[m].iter().filter(|slot| !spell(city, slot).was_put_off()).copied().collect();
        let out =
            so_many_out(chance, &there, room[m], |slot| written_late(spell(city, slot), end).map(|_| 0))?;
        for (slot, _) in there.iter().zip(out).filter(|(_, out)| *out) {
            let spell = &mut city.children[slot.child].life.protection[slot.spell];
            if let Some((n, due)) = written_late(spell, end) {
                // Held in time, a few days before it was due, and written down after the month was counted.
                let mut shared = Chance::new(slot.group as u64, m as u64);
                let held = working_before(plus(due, 1), 1 + shared.range(0, 3) as u32);
                let held = if is_working(due) && shared.yes(40) { due } else { held };
                spell.reviews[n].held = held.max(spell.reviews[n].held);
                spell.reviews[n].late = Some(end);
            }
        }
    }
    Ok(())
}

fn spell<'a>(city: &'a City, slot: &Slot) -> &'a ProtectionSpell {
    &city.children[slot.child].life.protection[slot.spell]
}

/// Whether a plan is counted at a month's end: open, and of three months or more.
fn counts(spell: &ProtectionSpell, end: Date) -> bool {
    open(spell.start, spell.end.map(|end| end.0), end) && plus_months(spell.start, 3) <= end
}

/// The day on which a conference ended the plan.
fn ended(spell: &ProtectionSpell) -> Option<Date> {
    spell.end.filter(|(_, why)| *why == ProtectionPlanEnd::NoLongerAtRisk).map(|(day, _)| day)
}

/// When the nth review is due, counted from the one before.
fn due(last: Date, n: usize) -> Date {
    plus_months(last, if n == 0 { 3 } else { 6 })
}

/// Review conferences in time after those there are: the first within three months, each later one within six
/// of the one before, the last on the day on which the plan ended.
fn onward(chance: &mut Chance, spell: &ProtectionSpell, mut reviews: Vec<Review>) -> Vec<Review> {
    let ended = ended(spell);
    let stop = spell.end.map_or(TODAY, |(day, _)| day);
    let mut last = reviews.last().map_or(spell.start, |review| review.held);
    loop {
        let limit = due(last, reviews.len());
        if let Some(day) = ended.filter(|day| *day <= limit && days_between(last, *day) > 20) {
            reviews.push(Review::held(day));
            return reviews;
        }
        let usual = if reviews.is_empty() { chance.range(70, 86) } else { chance.range(140, 177) };
        let mut next = working_before(plus(last, usual + 1), 1);
        // Not so close to the end that two conferences follow each other within weeks.
        if let Some(day) = ended.filter(|day| days_between(next, *day) <= APART && next < *day) {
            next = working_before(plus(day, -APART - 1), 1).max(plus(last, 22));
            next = working_from(next);
        }
        if next >= stop || next > LAST_WORKING_DAY {
            return reviews;
        }
        reviews.push(Review::held(next));
        last = next;
    }
}

/// Puts off conferences that fell due in a month, of whole families, wherever every later month has room for
/// them; first those whose plans end soonest.
fn put_off(city: &mut City, chance: &mut Chance, counted: &[Slot], m: usize, room: &mut [usize]) {
    let ends = month_ends();
    let mut families: BTreeMap<usize, Vec<Slot>> = BTreeMap::new();
    for slot in counted {
        families.entry(slot.group).or_default().push(*slot);
    }
    let mut able: Vec<(usize, Vec<Moved>)> = Vec::new();
    for (group, members) in families {
        let moved = |slot: &Slot| {
            let spell = spell(city, slot);
            // Chance of the group, so that brothers and sisters are seen on the same day.
            let mut shared = Chance::new(group as u64, 0x1A7E + m as u64);
            later(spell, &mut shared, m).map(|reviews| (*slot, reviews))
        };
        let moved: Option<Vec<Moved>> = members.iter().map(moved).collect();
        let last = |slot: &Slot| (m..MONTHS).filter(|j| counts(spell(city, slot), ends[*j])).count();
        if let Some(moved) = moved {
            able.push((members.iter().map(last).max().unwrap_or(0), moved));
        }
    }
    chance.shuffle(&mut able);
    able.sort_by_key(|(months, _)| *months);
    for (_, members) in able {
        let mut needed = [0usize; MONTHS];
        for (slot, _) in &members {
            for j in (m..MONTHS).filter(|j| counts(spell(city, slot), ends[*j])) {
                needed[j] += 1;
            }
        }
        if needed.iter().zip(room.iter()).any(|(needed, room)| needed > room) {
            continue;
        }
        for (needed, room) in needed.iter().zip(room.iter_mut()) {
            *room -= needed;
        }
        for (slot, reviews) in members {
            city.children[slot.child].life.protection[slot.spell].reviews = reviews;
        }
    }
}

/// The reviews of a plan if the one that fell due in a month is put off; nothing where none can be.
fn later(spell: &ProtectionSpell, shared: &mut Chance, m: usize) -> Option<Vec<Review>> {
    let end = month_ends()[m];
    let from = if m == 0 { OLDEST } else { plus(end.first_of_month(), 3) };
    if spell.was_put_off() {
        return None;
    }
    let mut last = spell.start;
    for (n, review) in spell.reviews.iter().enumerate() {
        let due = due(last, n);
        if (from..end).contains(&due) {
            let held = working_from(plus(due, shared.range(PUT_OFF.0, PUT_OFF.1)));
            let mut reviews = spell.reviews[..n].to_vec();
            let put_off = |held: Date| Review { held, put_off: Some(due), late: None };
            match spell.end.map(|(day, _)| day) {
                // The conference that was put off is the one that ends the plan.
                Some(day)
                    if ended(spell).is_some()
                        && days_between(due, day) <= LAST_PUT_OFF
                        && days_between(due, day) > 2 =>
                {
                    reviews.push(put_off(day));
                    return Some(reviews);
                }
                Some(day) if days_between(held, day) <= APART => return None,
                _ => {}
            }
            reviews.push(put_off(held));
            // One that has not been held yet is overdue on the demo's morning.
            return Some(if held > LAST_WORKING_DAY { reviews } else { onward(shared, spell, reviews) });
        }
        last = review.held;
    }
    None
}

/// The review that may be late to be written down at a month's end: its place and the day it was due.
fn written_late(spell: &ProtectionSpell, end: Date) -> Option<(usize, Date)> {
    let ended = spell.end.map(|(day, _)| day);
    let mut last = spell.start;
    for (n, review) in spell.reviews.iter().enumerate() {
        let due = due(last, n);
        let this_month = due >= plus(end.first_of_month(), 4) && due < end;
        let room = ended != Some(review.held) && ended.is_none_or(|day| days_between(end, day) > 24);
        if this_month && room && review.late.is_none() && review.held <= end {
            return Some((n, due));
        }
        last = review.held;
    }
    None
}
