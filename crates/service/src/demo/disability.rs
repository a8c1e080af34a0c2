//! The disability service, as it counted itself: In or Out for visits, plans and supervision on seven days, the
//! last of them 19 October 2021.

use calendar::Date;
use practice::code_sets::LegalStatus;

use super::chance::Chance;
use super::days::*;
use super::lives::{CareSpell, Child, DisabilitySpell};
use super::people::City;
use super::published::Published;
use super::timing::open;
use super::windows::{Asked, Length, Slot, days_of, so_many_out};

/// The days on which the service counted.
pub(super) fn counted_days() -> [Date; MONTHS] {
    let mut days = month_ends();
    days[MONTHS - 1] = Date::constant(2021, 10, 19);
    days
}

/// Days of a plan from which its visits are counted.
const VISITS: i64 = 42;

/// Settles plans, visits, supervision and reassessments.
///
/// # Errors
///
/// When a number cannot be met.
pub(super) fn settle(city: &mut City, published: &Published, seed: u64) -> Result<(), String> {
    let mut chance = Chance::new(seed, 0xD15A);
    plans(city, published, &mut chance)?;
    let days = counted_days();
    for (m, day) in days.into_iter().enumerate() {
        let all: Vec<Slot> = here(city, |spell| open(spell.start, spell.end, day));
        let (_, out) = published.jigsaw_supervisions[m];
        let late = so_many_out(&mut chance, &all, out as usize, |slot| {
            let spell = city.children[slot.child].life.disability.as_ref()?;
            // Who has just come has had no supervision yet.
            let before = m.checked_sub(1).and_then(|m| spell.supervision[m]);
            let was = m.checked_sub(2).map_or(Some(true), |m| spell.supervision[m].or(Some(true)));
            if spell.start > plus(day, -10) {
                return Some(-9_000);
            }
            // In time and then not: something must have happened before this window.
            if before == Some(true) && spell.start > plus(day, -66) {
                return None;
            }
            Some(match (before, was) {
                (Some(false), _) => -700,
                (Some(true), Some(false)) => 900,
                _ => 0,
            })
        })?;
        set(city, &all, &late, |spell, in_time| spell.supervision[m] = Some(in_time));
        let (_, out) = published.jigsaw_plans[m];
        let late = so_many_out(&mut chance, &all, out as usize, |slot| {
            let child = &city.children[slot.child];
            let spell = child.life.disability.as_ref()?;
            // The assessment or review with which the child came still counts for a year.
            let came = arrived_with(child, spell);
            if came >= plus_months(day, -12) { None } else { super::timing::one_run(&spell.plans, m) }
        })?;
        set(city, &all, &late, |spell, in_time| spell.plans[m] = Some(in_time));
        let planned = here(city, |spell| {
            open(spell.start, spell.end, day) && spell.plan.is_some_and(|plan| plan <= plus(day, -VISITS))
        });
        let (met, out) = published.jigsaw_visits[m];
        if planned.len() != (met + out) as usize {
            return Err(format!("{} plans old enough on {day}, not {}", planned.len(), met + out));
        }
        let late = so_many_out(&mut chance, &planned, out as usize, |slot| {
            let spell = city.children[slot.child].life.disability.as_ref()?;
            // Who came in the last days cannot have been visited by the service yet.
            if spell.start > plus(day, -7) {
                return Some(-9_000);
            }
            let before = m.checked_sub(1).and_then(|m| spell.visits[m]);
            if before == Some(true) && spell.start > plus(day, -60) {
                return None;
            }
            Some(if before == Some(false) { -450 } else { 0 })
        })?;
        set(city, &planned, &late, |spell, in_time| spell.visits[m] = Some(in_time));
    }
    reviews(city, &mut chance)?;
    short_breaks(city, &mut chance);
    Ok(())
}

fn here(city: &City, fits: impl Fn(&DisabilitySpell) -> bool) -> Vec<Slot> {
    let spell = |place: &usize| city.children[*place].life.disability.as_ref().is_some_and(&fits);
    (0..city.children.len()).filter(spell).map(|child| Slot { child, spell: 0, group: child }).collect()
}

fn set(city: &mut City, slots: &[Slot], late: &[bool], put: impl Fn(&mut DisabilitySpell, bool)) {
    for (slot, late) in slots.iter().zip(late) {
        if let Some(spell) = city.children[slot.child].life.disability.as_mut() {
            put(spell, !late);
        }
    }
}

/// The day of the last assessment or review with which a child came to the service.
fn arrived_with(child: &Child, spell: &DisabilitySpell) -> Date {
    let assessments = child.life.contacts.iter().filter_map(|one| one.referral.as_ref()?.assessment.as_ref());
    let assessed = assessments.map(|one| one.authorised).filter(|day| *day <= plus(spell.start, 1));
    // A plan that came along was reviewed in Protection and Court.
    let reviewed = child.life.needs.iter().flat_map(|need| need.reviews.iter().copied());
    assessed.chain(reviewed).max().unwrap_or(Date::MIN)
}

/// Gives as many children a plan as are counted for visits; some have only short breaks and none.
fn plans(city: &mut City, published: &Published, chance: &mut Chance) -> Result<(), String> {
    for (m, day) in counted_days().into_iter().enumerate() {
        let old = plus(day, -VISITS);
        let counted = |spell: &DisabilitySpell| {
            open(spell.start, spell.end, day) && spell.plan.is_some_and(|plan| plan <= old)
        };
        let (met, out) = published.jigsaw_visits[m];
        let there = here(city, counted).len();
        let more = ((met + out) as usize)
            .checked_sub(there)
            .ok_or_else(|| format!("{there} plans are old enough on {day}, more than {}", met + out))?;
        let before = m.checked_sub(1).map(|m| plus(counted_days()[m], 1 - VISITS));
        let free = here(city, |spell| {
            spell.plan.is_none()
                && open(spell.start, spell.end, day)
                && spell.start <= plus(old, -4)
                && spell.end.is_none_or(|end| end > plus(old, 60))
        });
        let chosen = so_many_out(chance, &free, more, |_| Some(0))?;
        for (slot, chosen) in free.iter().zip(chosen) {
            let Some(spell) = city.children[slot.child].life.disability.as_mut().filter(|_| chosen) else {
                continue;
            };
            let from = plus(spell.start, 2).max(before.unwrap_or(spell.start));
            let to = if m == 0 { plus(spell.start, 30).min(plus(old, -1)) } else { plus(old, -1) };
            spell.plan = Some(working_in(chance, from, to.max(from)));
        }
    }
    Ok(())
}

/// Days on which plans were reviewed, or children without a plan assessed anew.
fn reviews(city: &mut City, chance: &mut Chance) -> Result<(), String> {
    let days = counted_days();
    for place in 0..city.children.len() {
        let child = &city.children[place];
        let Some(spell) = &child.life.disability else { continue };
        let came = arrived_with(child, spell);
        let first = plus(spell.start, 3);
        let last = spell.end.map_or(LAST_WORKING_DAY, |end| plus(end, -2));
        if first > last {
            continue;
        }
        // What counts from before is not asked for again.
        let mut flags = spell.plans;
        for (m, day) in days.iter().enumerate() {
            if came >= plus_months(*day, -12) {
                flags[m] = None;
            }
        }
        let asked = Asked {
            span: (first.max(Date::constant(2019, 12, 2)), last),
            counted: &days,
            flags: &flags,
            length: Length::Months(12),
            rhythm: (290, 350),
            late: 0,
            fixed: &[],
        };
        let events = days_of(chance, &asked)?;
        if let Some(spell) = city.children[place].life.disability.as_mut() {
            spell.reviews = events.into_iter().map(|event| event.on).collect();
        }
    }
    Ok(())
}

/// Some have short breaks away from home, which are a way of being looked after that the table leaves out.
fn short_breaks(city: &mut City, chance: &mut Chance) {
    let able = here(city, |spell| {
        spell.plan.is_none() && spell.end.is_none() && spell.start < Date::constant(2021, 1, 4)
    });
    for slot in able.iter().filter(|_| chance.yes(70)).copied().collect::<Vec<_>>() {
        let child = &mut city.children[slot.child];
        let Some(spell) = &child.life.disability else { continue };
        let start = working_from(plus(spell.start.max(Date::constant(2019, 6, 3)), chance.range(60, 200)));
        if calendar::birthday(child.born, 18) < TODAY || calendar::age_on(child.born, start).unwrap_or(0) < 3
        {
            continue;
        }
        child.life.care.push(CareSpell {
            start,
            end: None,
            group: 0,
            unaccompanied: false,
            short_breaks: true,
            status: LegalStatus::ShortBreakSeries,
            lasting: false,
            moves: Vec::new(),
            earlier_moves: Vec::new(),
            visits: [None; 7],
            reviews: [None; 7],
            supervision: [None; 7],
        });
    }
}
