//! Who works with whom: each time of work goes to the seat of the right team that has least to do; brothers
//! and sisters share their worker.

use std::collections::BTreeMap;

use calendar::{Date, birthday};
use practice::code_sets::{AllocationRole, ServiceKind};

use super::days::{TODAY, plus, working_after};
use super::lives::Work;
use super::people::City;
use super::staff::{Desk, Staff};

/// Settles all work.
pub(super) fn allocate(city: &mut City, staff: &mut Staff) {
    let mut wishes: Vec<(usize, Work)> = Vec::new();
    for (place, child) in city.children.iter().enumerate() {
        let family = &city.families[child.family];
        let number = child.family;
        let mut wish = |desk, service, role, from: Date, to: Option<Date>| {
            if to.is_none_or(|to| to > from) {
                wishes.push((place, Work { desk, seat: 0, service, role, from, to }));
            }
        };
        let holder = AllocationRole::CaseHolder;
        for contact in &child.life.contacts {
            let Some(assessment) = contact.referral.as_ref().and_then(|one| one.assessment.as_ref()) else {
                continue;
            };
            let desk = Desk::Assessment(number % 4);
            let begun = assessment.start;
            // Where a plan or care began meanwhile, its worker has taken over.
            let starts = child.life.needs.iter().map(|one| one.start);
            let starts = starts.chain(child.life.protection.iter().map(|one| one.start));
            let starts = starts.chain(child.life.care.iter().map(|one| one.start));
            let starts = starts.chain(child.life.disability.iter().map(|one| one.start));
            let taken = starts.filter(|start| *start >= begun).min();
            let to = taken.map_or(assessment.authorised, |taken| taken.min(assessment.authorised));
            wish(desk, ServiceKind::Assessment, holder, begun, Some(to));
        }
        let protection = Desk::Protection(family.locality * 2 + number % 2);
        for spell in &child.life.needs {
            wish(protection, ServiceKind::ChildInNeed, holder, spell.start, spell.end.map(|end| end.0));
        }
        for spell in &child.life.protection {
            let to = spell.end.map(|end| end.0);
            wish(protection, ServiceKind::ChildProtection, holder, spell.start, to);
            let chair = AllocationRole::ConferenceChair;
            wish(Desk::Reviewing, ServiceKind::ChildProtection, chair, spell.start, to);
        }
        if let Some(spell) = &child.life.disability {
            wish(Desk::Jigsaw, ServiceKind::Disability, holder, spell.start, spell.end);
        }
        for spell in &child.life.care {
            let to = spell.end.map(|end| end.0);
            let sixteenth = birthday(child.born, 16);
            let young = Desk::LookedAfter(number % 2);
            let older = Desk::Pathways(number % 2);
            let service = ServiceKind::LookedAfter;
            // Short breaks stay with the disability service.
            if spell.start < sixteenth && !spell.short_breaks {
                let until = Some(to.map_or(sixteenth, |to| to.min(sixteenth))).filter(|day| *day < TODAY);
                wish(young, service, holder, spell.start, until);
            }
            if sixteenth < TODAY && to.is_none_or(|to| to > sixteenth) && !spell.short_breaks {
                wish(older, service, holder, spell.start.max(sixteenth), to);
            }
            wish(Desk::Reviewing, service, AllocationRole::ReviewingOfficer, spell.start, to);
        }
        if let Some((adviser, leaving)) =
            child.life.leaving.as_ref().and_then(|one| Some((one.adviser?, one)))
        {
            let role = AllocationRole::PersonalAdviser;
            let to = Some(leaving.over(child.born)).filter(|day| *day < TODAY);
            wish(Desk::Advisers(number % 2), ServiceKind::CareLeaver, role, adviser, to);
            if let Some((asked, closed)) = leaving.asked {
                wish(Desk::Advisers(number % 2), ServiceKind::CareLeaver, role, asked, closed);
            }
        }
        for spell in &child.life.early_help {
            let to = spell.end.map(|end| end.0);
            wish(Desk::EarlyHelp(family.locality), ServiceKind::EarlyHelp, holder, spell.start, to);
        }
    }
    wishes.sort_by_key(|(place, work)| (work.from, *place));
    let mut last: BTreeMap<(usize, Desk), (usize, Date)> = BTreeMap::new();
    for (place, mut work) in wishes {
        let key = (city.children[place].family, work.desk);
        let to = work.to.unwrap_or(working_after(TODAY, 1));
        work.seat = match last.get(&key) {
            Some((seat, until)) if *until >= plus(work.from, -30) => {
                staff.add(work.desk, *seat, work.from, to);
                *seat
            }
            _ => staff.allot(work.desk, work.from, to),
        };
        let until = last.entry(key).or_insert((work.seat, to));
        *until = (work.seat, until.1.max(to));
        city.children[place].life.work.push(work);
    }
}
