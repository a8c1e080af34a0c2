//! In time or not: who is to be in time on each counted day, and on which days something must then happen and
//! be written down for it to come out so.

use std::collections::BTreeMap;

use calendar::Date;

use super::chance::Chance;
use super::days::{LAST_WORKING_DAY, MONTHS, days_between, plus, plus_months, working_before, working_from};
use super::lives::Flags;
use super::published::part_of;

/// How far back a counted day looks.
#[derive(Debug, Clone, Copy)]
pub(super) enum Length {
    Days(i64),
    Months(i32),
}

impl Length {
    /// The first day of the window that ends on a day.
    pub fn before(self, day: Date) -> Date {
        match self {
            Length::Days(days) => plus(day, -days),
            Length::Months(months) => plus_months(day, -months),
        }
    }
}

/// Something that happened, and the day up to whose end nobody had written it down, where it was late.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Event {
    pub on: Date,
    pub late: Option<Date>,
}

/// What is asked of the days of one child.
pub(super) struct Asked<'a> {
    /// The first and last day on which something may happen.
    pub span: (Date, Date),
    /// The counted days.
    pub counted: &'a [Date; MONTHS],
    /// In time or not on each.
    pub flags: &'a Flags,
    pub length: Length,
    /// Days from one to the next, fewest and most.
    pub rhythm: (i64, i64),
    /// Of what happened and must not count, so many in a hundred were written down late; the rest never was.
    pub late: u32,
    /// Days on which something happens in any case.
    pub fixed: &'a [Date],
}

/// Days that answer what is asked: a rhythm as life has it, with gaps where something is not to be in time and
/// with something in time where it is.
///
/// # Errors
///
/// When no day can answer.
pub(super) fn days_of(chance: &mut Chance, asked: &Asked<'_>) -> Result<Vec<Event>, String> {
    let (first, last) = (asked.span.0, asked.span.1.min(LAST_WORKING_DAY));
    let mut events: Vec<Event> = asked.fixed.iter().map(|on| Event { on: *on, late: None }).collect();
    // The last counted day at whose end a day must not yet be known.
    let hidden = |day: Date| {
        let within = |m: &usize| {
            let end = asked.counted[*m];
            asked.flags[*m] == Some(false) && plus(asked.length.before(end), -1) <= day && day <= end
        };
        (0..MONTHS).filter(within).map(|m| asked.counted[m]).max()
    };
    let mut day = plus(first, chance.range(2, asked.rhythm.0.max(3)));
    while day <= last {
        let on = match working_from(day) {
            on if on <= last => on,
            _ => working_before(plus(last, 1), 1).max(first),
        };
        let near = asked.fixed.iter().any(|fixed| days_between(*fixed, on).abs() * 3 < asked.rhythm.0);
        match hidden(on) {
            None if near => {}
            None => events.push(Event { on, late: None }),
            Some(until) if days_between(on, until) <= 33 && chance.yes(asked.late) => {
                events.push(Event { on, late: Some(until) });
            }
            Some(_) => {}
        }
        day = plus(on, chance.range(asked.rhythm.0, asked.rhythm.1));
    }
    for (m, end) in asked.counted.iter().enumerate() {
        if asked.flags[m] != Some(true) {
            continue;
        }
        let from = plus(asked.length.before(*end), 1).max(first);
        let to = (*end).min(last);
        let window = plus(asked.length.before(*end), 1)..=*end;
        let counts = |event: &Event| event.late.is_none_or(|late| late < *end) && window.contains(&event.on);
        if events.iter().any(counts) {
            continue;
        }
        let free: Vec<Date> = (0..=days_between(from, to).max(0))
            .map(|step| plus(from, step))
            .filter(|day| *day <= to && hidden(*day).is_none())
            .collect();
        let working: Vec<Date> = free.iter().copied().filter(|day| super::days::is_working(*day)).collect();
        if !working.is_empty() {
            // Rather late in the window, as work towards a deadline is.
            let place = chance.below(working.len()).max(chance.below(working.len()));
            events.push(Event { on: working[place], late: None });
        } else if let Some(on) = free.last() {
            events.push(Event { on: *on, late: None });
        } else {
            let behind = (0..=days_between(from, to).max(0)).map(|step| plus(from, step));
            let mut behind = behind.rev().filter(|day| hidden(*day).is_some_and(|until| until < *end));
            let on =
                behind.next().ok_or_else(|| format!("nothing can be in time on {end} from {from} on"))?;
            events.push(Event { on, late: hidden(on) });
        }
    }
    events.sort_unstable();
    events.dedup_by_key(|event| event.on);
    Ok(events)
}

/// Somebody who counts on a day: the child, which of its spells, and the group it goes with.
#[derive(Debug, Clone, Copy)]
pub(super) struct Slot {
    pub child: usize,
    pub spell: usize,
    pub group: usize,
}

/// Settles who of those who count is not in time, so that the share comes out as printed: groups whole where
/// it can be. `rank` gives the order, lowest first, or nothing for who must be in time.
///
/// # Errors
///
/// When there are too few who may be out of time, or no number makes the share.
pub(super) fn out_of_time(
    chance: &mut Chance,
    slots: &[Slot],
    share: u32,
    rank: impl Fn(&Slot) -> Option<i64>,
) -> Result<Vec<bool>, String> {
    let out = slots.len() - part_of(share, slots.len())?;
    so_many_out(chance, slots, out, rank)
}

/// The same for a number of those out of time.
///
/// # Errors
///
/// When there are too few who may be out of time.
pub(super) fn so_many_out(
    chance: &mut Chance,
    slots: &[Slot],
    out: usize,
    rank: impl Fn(&Slot) -> Option<i64>,
) -> Result<Vec<bool>, String> {
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (place, slot) in slots.iter().enumerate() {
        groups.entry(slot.group).or_default().push(place);
    }
    let mut order: Vec<(i64, Vec<usize>)> = Vec::with_capacity(groups.len());
    for places in groups.into_values() {
        let may: Vec<usize> = places.into_iter().filter(|place| rank(&slots[*place]).is_some()).collect();
        let lowest = may.iter().filter_map(|place| rank(&slots[*place])).min();
        if let Some(lowest) = lowest {
            order.push((lowest + chance.range(0, 1000), may));
        }
    }
    order.sort_by_key(|(rank, _)| *rank);
    let mut is_out = vec![false; slots.len()];
    let mut left = out;
    let mut passed = Vec::new();
    for (_, places) in order {
        if places.len() <= left {
            left -= places.len();
            for place in places {
                is_out[place] = true;
            }
        } else if left > 0 {
            passed.push(places);
        }
    }
    for place in passed.into_iter().next().unwrap_or_default().into_iter().take(left) {
        is_out[place] = true;
        left -= 1;
    }
    if left > 0 { Err(format!("{left} more should be out of time than may be")) } else { Ok(is_out) }
}
