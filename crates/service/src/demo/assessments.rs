//! Assessments in time: some that would have been finished within 45 working days are finished late, in the
//! same month, until the month's share comes out as printed.

use std::collections::BTreeMap;

use calendar::{Date, WorkingDays};
use practice::code_sets::AssessmentOutcome;

use super::chance::Chance;
use super::days::*;
use super::front_door::month_of;
use super::people::City;
use super::published::{Published, part_of};

/// Working days allowed from the referral.
const ALLOWED: u32 = 45;

/// Makes some assessments late.
///
/// # Errors
///
/// When a month lacks assessments that can be.
pub(super) fn settle(city: &mut City, published: &Published, seed: u64) -> Result<(), String> {
    let mut chance = Chance::new(seed, 0xA55E);
    for m in 0..MONTHS {
        let end = month_ends()[m];
        let month = month_of(end);
        let (mut whole, mut late) = (0, 0);
        let mut able: BTreeMap<u64, Vec<(usize, usize)>> = BTreeMap::new();
        for (place, child) in city.children.iter().enumerate() {
            for (n, contact) in child.life.contacts.iter().enumerate() {
                let Some(assessment) = contact.referral.as_ref().and_then(|one| one.assessment.as_ref())
                else {
                    continue;
                };
                let Some((on, _)) = contact.decided.filter(|_| month_of(assessment.authorised) == month)
                else {
                    continue;
                };
                whole += 1;
                if WorkingDays::latest().between(on, assessment.authorised) > ALLOWED {
                    late += 1;
                } else if assessment.outcome == AssessmentOutcome::NoFurtherAction
                    && first_late_day(on) <= end
                {
                    able.entry(contact.seed).or_default().push((place, n));
                }
            }
            if let Some(spell) = &child.life.disability {
                let anew = |day: &&Date| month_of(**day) == month && spell.assessed_on(**day);
                whole += spell.reviews.iter().filter(anew).count();
            }
        }
        let wanted = whole - part_of(published.assessments_in_time[m], whole)?;
        let mut left = wanted
            .checked_sub(late)
            .ok_or_else(|| format!("{end}: {late} assessments are late, more than {wanted}"))?;
        // Brothers and sisters together where the number allows it.
        let mut order: Vec<Vec<(usize, usize)>> = able.into_values().collect();
        chance.shuffle(&mut order);
        let mut rest = Vec::new();
        for places in order {
            if places.len() <= left {
                left -= places.len();
                postpone(city, &mut chance, &places, end);
            } else if left > 0 {
                rest.push(places);
            }
        }
        if let Some(places) = rest.first().filter(|_| left > 0) {
            postpone(city, &mut chance, &places[..left], end);
            left = 0;
        }
        if left > 0 {
            return Err(format!("{end}: {left} more assessments should be late than can be"));
        }
    }
    Ok(())
}

fn first_late_day(referred: Date) -> Date {
    working_after(referred, ALLOWED + 1)
}

fn postpone(city: &mut City, chance: &mut Chance, places: &[(usize, usize)], end: Date) {
    let Some((child, n)) = places.first() else { return };
    let Some((on, _)) = city.children[*child].life.contacts[*n].decided else { return };
    let first = first_late_day(on).max(end.first_of_month());
    let day = working_in(chance, first, end.min(plus(first, 21)));
    for (child, n) in places {
        let referral = city.children[*child].life.contacts[*n].referral.as_mut();
        if let Some(assessment) = referral.and_then(|one| one.assessment.as_mut()) {
            assessment.authorised = day;
        }
    }
}
