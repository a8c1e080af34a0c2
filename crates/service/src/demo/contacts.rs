//! The other contacts of each month: those that lead to no referral. They fill the month up to the number in
//! the table, and give the printed share of no further action among requests to social care.

use std::collections::BTreeMap;

use calendar::{Date, Time};
use practice::code_sets::*;

use super::chance::Chance;
use super::days::*;
use super::front_door::{ALL_MONTHS, month_of, reason_of};
use super::lives::Contact;
use super::people::{City, Wanted};
use super::published::{Published, part_of};
use super::stocks::SIZES;
use super::words::Theme;

/// Contacts a month from April 2020 to March 2021: 17,661 in all, as the table prints for that year.
const BEFORE: [usize; 12] = [980, 1130, 1420, 1560, 1310, 1590, 1610, 1640, 1480, 1460, 1560, 1921];
/// Before this day a record is old.
const OLD: Date = Date::constant(2020, 6, 1);
/// Contacts of November 2021 up to the Sunday before the demo's Monday.
const NOVEMBER: usize = 905;

/// Fills every month with contacts.
///
/// # Errors
///
/// When a month has more contacts from referrals than it may have in all, or a share cannot be met.
pub(super) fn fill(city: &mut City, published: &Published, seed: u64) -> Result<(), String> {
    let mut chance = Chance::new(seed, 0xC0_17AC);
    let mut there = [0usize; ALL_MONTHS];
    for child in &city.children {
        for contact in &child.life.contacts {
            if let Some(t) = month_of(contact.on).filter(|t| *t < ALL_MONTHS) {
                there[t] += 1;
            }
        }
    }
    let open: Vec<usize> = (0..city.children.len())
        .filter(|child| {
            let life = &city.children[*child].life;
            !(life.needs.is_empty()
                && life.protection.is_empty()
                && life.care.is_empty()
                && life.disability.is_none())
        })
        .collect();
    // Families who may come back with something that needs no more than an answer.
    let mut known: Vec<usize> = Vec::new();
    for (t, there) in there.into_iter().enumerate() {
        let month = FIRST.plus(t as i16);
        let number = match t {
            0..12 => BEFORE[t],
            12..19 => published.contacts[t - 12] as usize,
            _ => NOVEMBER,
        };
        let mut left = number.checked_sub(there).ok_or_else(|| {
            format!("{month} has {there} contacts from referrals alone, more than {number}")
        })?;
        let last = if t + 1 == ALL_MONTHS { plus(TODAY, -1) } else { month.last() };
        while left > 0 {
            let on = any_day(&mut chance, month.first(), last);
            let outcome = chance.weighted(&[
                (ContactOutcome::NoFurtherAction, 60),
                (ContactOutcome::Advice, 11),
                (ContactOutcome::AlreadyOpen, 21),
                (ContactOutcome::OtherAuthority, 4),
                (ContactOutcome::EarlyHelp, 4),
            ]);
            let size = chance.weighted(SIZES).min(left);
            let children = if outcome == ContactOutcome::AlreadyOpen {
                open_child(&mut chance, city, &open, on).into_iter().collect()
            } else {
                free_family(&mut chance, city, &mut known, on, size)
            };
            let Some(first) = children.first() else { continue };
            let contact = contact(&mut chance, city, *first, on, outcome);
            left -= children.len();
            for child in children {
                city.children[child].life.contacts.push(contact.clone());
            }
        }
    }
    two_deaths(city);
    overdue_and_this_morning(city, &mut chance, &mut known);
    no_further_action(city, published)
}

/// A day on which contacts come: mostly working days, sometimes the weekend.
fn any_day(chance: &mut Chance, from: Date, to: Date) -> Date {
    if chance.yes(88) {
        working_in(chance, from, to)
    } else {
        plus(from, chance.range(0, days_between(from, to)))
    }
}

/// A child who is open to social care on a day.
fn open_child(chance: &mut Chance, city: &City, open: &[usize], on: Date) -> Option<usize> {
    let before = plus(on, -3);
    (0..60).map(|_| *chance.pick(open)).find(|child| {
        let child = &city.children[*child];
        let long = child.life.open_to_social_care(before) && child.life.open_to_social_care(plus(on, 8));
        long && child.life.open_to_social_care(on) && child.born < before
    })
}

/// Children of a family who are not open: one known from an earlier contact, or a new one.
fn free_family(
    chance: &mut Chance,
    city: &mut City,
    known: &mut Vec<usize>,
    on: Date,
    size: usize,
) -> Vec<usize> {
    if chance.yes(64) && !known.is_empty() {
        for _ in 0..12 {
            let family = *chance.pick(known);
            let born = |child: &usize| city.children[*child].born < plus(on, -3);
            let children: Vec<usize> =
                city.families[family].children.iter().copied().filter(born).take(size).collect();
            if !children.is_empty() {
                return children;
            }
        }
    }
    let born = (Date::constant(2004, 8, 1), plus(on, -30).min(Date::constant(2021, 8, 1)));
    let wanted = Wanted { children: size, born, theme: None, culture: None, more: chance.yes(40) };
    let family = city.settle(chance, wanted);
    known.push(family);
    city.families[family].children.iter().copied().take(size).collect()
}

fn contact(chance: &mut Chance, city: &City, child: usize, on: Date, outcome: ContactOutcome) -> Contact {
    let own = city.families[city.children[child].family].theme;
    let theme = if chance.yes(70) || own == Theme::Unaccompanied { own } else { Theme::any(chance) };
    let source = chance.weighted(theme.voice().sources);
    let hour = if is_working(on) { chance.range(8, 17) } else { chance.range(0, 23) };
    let at = Time::constant(hour as i8, chance.range(0, 59) as i8, 0, 0);
    let reason = match outcome {
        ContactOutcome::EarlyHelp => ContactReason::EarlyHelp,
        ContactOutcome::Advice => ContactReason::Advice,
        ContactOutcome::AlreadyOpen => {
            let old_enough = calendar::age_on(city.children[child].born, on).is_some_and(|age| age >= 11);
            match (source, chance.range(0, 99)) {
                (ReferralSource::Police, 0..30) if old_enough => ContactReason::Missing,
                (ReferralSource::Police, _) => ContactReason::PoliceNotification,
                (ReferralSource::Family, 0..20) if old_enough => ContactReason::Missing,
                _ => ContactReason::Information,
            }
        }
        ContactOutcome::OtherAuthority => ContactReason::Enquiry,
        // Which of these asked for social care by name is settled once all are there.
        _ => reason_of(chance, source, theme, 0),
    };
    let same_day = is_working(on) && hour < 15 && chance.yes(62);
    let decided = if same_day { on } else { working_after(on, chance.weighted(&[(1, 93), (2, 5), (3, 2)])) };
    let decided = (decided < TODAY).then_some((decided, None));
    Contact {
        on,
        at,
        source,
        reason,
        theme,
        outcome,
        decided,
        seed: chance.next(),
        referral: None,
        early_help: None,
    }
}

/// Two children of whom little was known die: the service learns of it, and looks at what it might have done.
fn two_deaths(city: &mut City) {
    let quiet = |place: &usize| {
        let life = &city.children[*place].life;
        let [contact] = life.contacts.as_slice() else { return false };
        let early = contact.on > OLD && contact.on < Date::constant(2021, 7, 1) && contact.referral.is_none();
        early && contact.outcome == ContactOutcome::NoFurtherAction && life.early_help.is_empty()
    };
    let mut able: Vec<usize> = (0..city.children.len()).filter(quiet).collect();
    able.sort_by_key(|place| city.families[city.children[*place].family].seed);
    for place in able.into_iter().take(2) {
        city.children[place].life.dies = true;
    }
}

/// What waits on the demo's morning: one decision overdue since Friday, and two contacts of that morning.
fn overdue_and_this_morning(city: &mut City, chance: &mut Chance, known: &mut Vec<usize>) {
    let waiting = [(Date::constant(2021, 11, 11), 11, 20), (TODAY, 7, 50), (TODAY, 8, 12)];
    for (on, hour, minute) in waiting {
        let children = free_family(chance, city, known, on, 2);
        let Some(first) = children.first() else { continue };
        let made = contact(chance, city, *first, on, ContactOutcome::NoFurtherAction);
        let at = Time::constant(hour, minute, 0, 0);
        let contact = Contact { at, decided: None, reason: ContactReason::SocialCare, ..made };
        for child in children {
            city.children[child].life.contacts.push(contact.clone());
        }
    }
}

/// Makes as many of the contacts without action requests to social care as give the printed share of those
/// decided by the month's end.
fn no_further_action(city: &mut City, published: &Published) -> Result<(), String> {
    for t in 0..ALL_MONTHS {
        let month = FIRST.plus(t as i16);
        let end = month.last();
        let share = match t {
            12..19 => published.contacts_no_action[t - 12],
            _ => 87,
        };
        let mut others = 0;
        let mut free: BTreeMap<u64, Vec<(usize, usize)>> = BTreeMap::new();
        for (place, child) in city.children.iter().enumerate() {
            for (n, contact) in child.life.contacts.iter().enumerate() {
                let known = contact.decided.is_some_and(|(on, late)| late.unwrap_or(on) <= end);
                if month_of(contact.on) != Some(t) || !known {
                    continue;
                }
                if contact.reason == ContactReason::SocialCare {
                    others += 1;
                } else if contact.outcome == ContactOutcome::NoFurtherAction {
                    free.entry(contact.seed).or_default().push((place, n));
                }
            }
        }
        // So many without action that, with the others, they make the share.
        let middle = others * share as usize / (100 - share as usize);
        let wanted = (middle.saturating_sub(3)..middle + 9)
            .find(|more| part_of(share, others + more).is_ok_and(|part| part == *more))
            .ok_or_else(|| format!("{month}: no number of contacts makes {share} per cent"))?;
        let mut left = wanted;
        // Seeds are chance themselves, so their order is.
        for places in free.into_values() {
            if places.len() > left {
                continue;
            }
            left -= places.len();
            for (child, n) in places {
                city.children[child].life.contacts[n].reason = ContactReason::SocialCare;
            }
        }
        if left > 0 && (12..19).contains(&t) {
            return Err(format!("{month}: {left} contacts without action are missing for {share} per cent"));
        }
    }
    Ok(())
}
