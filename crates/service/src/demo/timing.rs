//! Which children on plans and in care are visited, reviewed and supervised in time on each counted day.

use calendar::{Date, WorkingDays, birthday};
use practice::code_sets::{AuditGrade, CareEnd, LegalStatus};

use super::chance::Chance;
use super::days::*;
use super::lives::*;
use super::people::City;
use super::published::{Published, part_of};
use super::windows::{Slot, out_of_time, so_many_out};

/// Weight with which who was out of time stays so.
const STAYS: i64 = -450;

/// The supervision interval of 2021, in days.
const SUPERVISION: i64 = 42;

/// Settles visits, reviews and supervision.
///
/// # Errors
///
/// When a share cannot be met.
pub(super) fn settle(city: &mut City, published: &Published, seed: u64) -> Result<(), String> {
    let mut chance = Chance::new(seed, 0x71E);
    need(city, published, &mut chance)?;
    protection(city, published, &mut chance)?;
    care(city, published, &mut chance)?;
    audits(city, published, &mut chance)
}

/// Whether a spell was open at the end of a day.
pub(super) fn open(start: Date, end: Option<Date>, day: Date) -> bool {
    start <= day && end.is_none_or(|end| end > day)
}

/// Those who count on a day: every spell of every child that fits.
pub(super) fn slots<S>(
    city: &City,
    spells: impl Fn(&Life) -> &[S],
    fits: impl Fn(&S) -> Option<usize>,
) -> Vec<Slot> {
    let mut slots = Vec::new();
    for (child, one) in city.children.iter().enumerate() {
        for (spell, it) in spells(&one.life).iter().enumerate() {
            if let Some(group) = fits(it) {
                slots.push(Slot { child, spell, group });
            }
        }
    }
    slots
}

/// The value of the month before.
fn before(flags: &Flags, m: usize) -> Option<bool> {
    m.checked_sub(1).and_then(|m| flags[m])
}

fn stays(flags: &Flags, m: usize) -> Option<i64> {
    Some(if before(flags, m) == Some(false) { STAYS } else { 0 })
}

fn need(city: &mut City, published: &Published, chance: &mut Chance) -> Result<(), String> {
    for child in &mut city.children {
        for spell in &mut child.life.needs {
            let mut shared = Chance::new(spell.group as u64, 0x2EED);
            let stop = spell.end.map_or(LAST_WORKING_DAY, |(day, _)| plus(day, -1));
            let mut day = plus(spell.start, shared.range(8, 16));
            while working_from(day) <= stop {
                spell.reviews.push(working_from(day));
                day = plus(day, shared.range(60, 88));
            }
        }
    }
    for (m, end) in month_ends().into_iter().enumerate() {
        let since = |days: i64| {
            move |spell: &NeedSpell| {
                let counts =
                    open(spell.start, spell.end.map(|end| end.0), end) && spell.start <= plus(end, -days);
                counts.then_some(spell.group)
            }
        };
        let counted = slots(city, |life| &life.needs, since(28));
        let out = out_of_time(chance, &counted, published.need_visits[m], |slot| {
            stays(&city.children[slot.child].life.needs[slot.spell].visits, m)
        })?;
        for (slot, out) in counted.iter().zip(out) {
            city.children[slot.child].life.needs[slot.spell].visits[m] = Some(!out);
        }
        let counted = slots(city, |life| &life.needs, since(SUPERVISION));
        let out = out_of_time(chance, &counted, published.supervision_need[m], |slot| {
            stays(&city.children[slot.child].life.needs[slot.spell].supervision, m)
        })?;
        for (slot, out) in counted.iter().zip(out) {
            city.children[slot.child].life.needs[slot.spell].supervision[m] = Some(!out);
        }
    }
    Ok(())
}

fn protection(city: &mut City, published: &Published, chance: &mut Chance) -> Result<(), String> {
    super::conferences::settle(city, published, chance)?;
    for (m, end) in month_ends().into_iter().enumerate() {
        let counts = |spell: &ProtectionSpell| {
            let open = open(spell.start, spell.end.map(|end| end.0), end);
            (open && spell.start <= plus(end, -SUPERVISION)).then_some(spell.group)
        };
        let counted = slots(city, |life| &life.protection, counts);
        let out = out_of_time(chance, &counted, published.supervision_protection[m], |slot| {
            stays(&city.children[slot.child].life.protection[slot.spell].supervision, m)
        })?;
        for (slot, out) in counted.iter().zip(out) {
            city.children[slot.child].life.protection[slot.spell].supervision[m] = Some(!out);
        }
    }
    Ok(())
}

/// From this day on, visits of those long in care are written; earlier ones are in the old system.
pub(super) const OLD_SYSTEM: Date = Date::constant(2020, 1, 6);
/// Who came into care before this day has old reviews of which only the rhythm matters.
pub(super) const LONG_IN_CARE: Date = Date::constant(2019, 11, 1);

fn care(city: &mut City, published: &Published, chance: &mut Chance) -> Result<(), String> {
    for child in &mut city.children {
        let born = child.born;
        for spell in child.life.care.iter_mut().filter(|spell| !spell.short_breaks) {
            let stop = spell.end.map_or(LAST_WORKING_DAY, |(day, _)| day);
            home_and_status(spell, born, stop);
        }
    }
    for (m, end) in month_ends().into_iter().enumerate() {
        let looked_after =
            |spell: &CareSpell| !spell.short_breaks && open(spell.start, spell.end.map(|end| end.0), end);
        let counted = slots(
            city,
            |life| &life.care,
            |spell: &CareSpell| (looked_after(spell) && !spell.lasting).then_some(spell.group),
        );
        let out = out_of_time(chance, &counted, published.looked_after_visits[m], |slot| {
            let spell = &city.children[slot.child].life.care[slot.spell];
            let settled = placed_by(spell, end) < plus(end, -58);
            settled.then(|| stays(&spell.visits, m)).flatten()
        })?;
        for (slot, out) in counted.iter().zip(out) {
            let spell = &mut city.children[slot.child].life.care[slot.spell];
            // Whoever moved in the last days is in time of itself.
            spell.visits[m] = (placed_by(spell, end) < plus(end, -8)).then_some(!out);
        }
        let counted = slots(
            city,
            |life| &life.care,
            |spell: &CareSpell| {
                let due = WorkingDays::latest().add(spell.start, 20);
                (looked_after(spell) && due <= end).then_some(spell.group)
            },
        );
        let out = out_of_time(chance, &counted, published.looked_after_reviews[m], |slot| {
            let spell = &city.children[slot.child].life.care[slot.spell];
            (spell.start < LONG_IN_CARE).then(|| one_run(&spell.reviews, m)).flatten()
        })?;
        for (slot, out) in counted.iter().zip(out) {
            let spell = &mut city.children[slot.child].life.care[slot.spell];
            if spell.start < LONG_IN_CARE {
                spell.reviews[m] = Some(!out);
            }
        }
        let counted = slots(
            city,
            |life| &life.care,
            |spell: &CareSpell| {
                (looked_after(spell) && spell.start <= plus(end, -SUPERVISION)).then_some(spell.group)
            },
        );
        let out = out_of_time(chance, &counted, published.supervision_care[m], |slot| {
            stays(&city.children[slot.child].life.care[slot.spell].supervision, m)
        })?;
        for (slot, out) in counted.iter().zip(out) {
            city.children[slot.child].life.care[slot.spell].supervision[m] = Some(!out);
        }
    }
    Ok(())
}

/// The first day of which moves are known well.
const MOVES_KNOWN: Date = Date::constant(2019, 9, 2);

/// Settles under which status a child comes into care, and when they move.
pub(super) fn home_and_status(spell: &mut CareSpell, born: Date, stop: Date) {
    let mut shared = Chance::new(spell.group as u64, 0xCA2E);
    let long = spell.start < Date::constant(2019, 5, 1);
    spell.lasting = long && shared.yes(36);
    spell.status = if spell.unaccompanied {
        LegalStatus::Section20
    } else if long || shared.yes(45) {
        LegalStatus::InterimCareOrder
    } else {
        LegalStatus::Section20
    };
    if let Some((end, CareEnd::AdoptedDispensed)) = spell.end {
        (spell.lasting, spell.status) = (false, LegalStatus::InterimCareOrder);
        spell.moves.push(working_from(plus(end, -110)));
        return;
    }
    if spell.lasting {
        return;
    }
    let move_on = |chance: &mut Chance, from: Date, until: Date, moves: &mut Vec<Date>| {
        let mut day = plus(from, chance.range(40, 700));
        while day < until {
            let moved = working_from(day);
            if moved < plus(birthday(born, 18), -40) {
                moves.push(moved);
            }
            day = plus(day, chance.range(90, 1100));
        }
    };
    move_on(&mut shared, spell.start.max(MOVES_KNOWN), plus(stop, -30), &mut spell.moves);
    // Chance of their own, so that nothing else changes with them.
    let mut own = Chance::new(spell.group as u64, 0xEA51);
    let until = plus(stop, -30).min(plus(MOVES_KNOWN, -10));
    move_on(&mut own, spell.start, until, &mut spell.earlier_moves);
}

/// The first day in the present placement.
fn placed_by(spell: &CareSpell, day: Date) -> Date {
    spell.moves.iter().rev().find(|moved| **moved <= day).copied().unwrap_or(spell.start)
}

/// Over half a year one is out of time once, for some months on end: a second time would leave no room for
/// what happened between.
pub(super) fn one_run(flags: &Flags, m: usize) -> Option<i64> {
    if before(flags, m) == Some(false) {
        return Some(-600);
    }
    let was_out = flags[..m].contains(&Some(false));
    (!was_out).then_some(0)
}

fn audits(city: &mut City, published: &Published, chance: &mut Chance) -> Result<(), String> {
    for (m, end) in month_ends().into_iter().enumerate() {
        let number = published.audits[m] as usize;
        let good = part_of(published.audits_good[m], number)?;
        let open: Vec<Slot> = (0..city.children.len())
            .filter(|child| {
                let life = &city.children[*child].life;
                life.open_to_social_care(end) && life.open_to_social_care(end.first_of_month())
            })
            .map(|child| Slot { child, spell: 0, group: child })
            .collect();
        let audited = so_many_out(chance, &open, number, |_| Some(0))?;
        for (n, (slot, _)) in open.iter().zip(audited).filter(|(_, audited)| *audited).enumerate() {
            let grade = match (n < good, chance.yes(25)) {
                (true, true) => AuditGrade::Outstanding,
                (true, false) => AuditGrade::Good,
                (false, true) => AuditGrade::Inadequate,
                (false, false) => AuditGrade::RequiresImprovement,
            };
            let on = working_in(chance, plus(end.first_of_month(), 3), end);
            city.children[slot.child].life.audits.push((on, grade));
        }
    }
    Ok(())
}
