//! Young people on their way out of care: who has which standing, whose pathway plan is up to date, who has an
//! adviser, and what they do on their birthdays.

use calendar::{Date, birthday};

use practice::code_sets::CareEnd;

use super::chance::Chance;
use super::days::*;
use super::lives::{Child, Leaving};
use super::people::City;
use super::published::{Published, percent};
use super::staff::{Desk, Staff};
use super::timing::one_run;
use super::windows::{Slot, out_of_time};

/// Days in care since 14 that make a young person eligible.
const DAYS_NEEDED: i64 = 91;

/// Whether looked after at the end of a day.
fn in_care(child: &Child, day: Date) -> bool {
    child
        .life
        .care
        .iter()
        .any(|one| !one.short_breaks && super::timing::open(one.start, one.end.map(|end| end.0), day))
}

/// Whether 16 or 17, in care, and long enough there.
fn eligible(child: &Child, day: Date) -> bool {
    let age = calendar::age_on(child.born, day).unwrap_or(0);
    if !(16..18).contains(&age) || !in_care(child, day) {
        return false;
    }
    let fourteen = birthday(child.born, 14);
    let spent = child.life.care.iter().filter(|one| !one.short_breaks && one.start <= day).map(|one| {
        let to = one.end.map_or(plus(day, 1), |(end, _)| end.min(plus(day, 1)));
        days_between(one.start.max(fourteen), to).max(0)
    });
    spent.sum::<i64>() >= DAYS_NEEDED
}

/// Whether 16 or 17 and no longer in care, but eligible on the last day there, and not settled at home for six
/// months.
fn relevant(child: &Child, day: Date) -> bool {
    let Some((leaving, left)) = child.life.leaving.as_ref().and_then(|one| Some((one, one.left?))) else {
        return false;
    };
    let age = calendar::age_on(child.born, day).unwrap_or(0);
    (16..18).contains(&age)
        && left <= day
        && eligible(child, plus(left, -1))
        && leaving.settled(day).is_none()
}

/// Whether 18 to 20 and eligible or relevant on the eve of 18.
fn former(child: &Child, day: Date) -> bool {
    let age = calendar::age_on(child.born, day).unwrap_or(0);
    let eve = plus(birthday(child.born, 18), -1);
    (18..21).contains(&age) && (eligible(child, eve) || relevant(child, eve))
}

/// Whether a pathway plan is owed.
fn of_leaving_age(child: &Child, day: Date) -> bool {
    eligible(child, day) || relevant(child, day) || former(child, day)
}

/// The first day on which a young person was eligible.
fn eligible_from(child: &Child) -> Option<Date> {
    let sixteen = birthday(child.born, 16);
    let latest = plus(sixteen, 730).min(LAST_WORKING_DAY);
    (0..=days_between(sixteen, latest).max(-1)).map(|n| plus(sixteen, n)).find(|day| eligible(child, *day))
}

/// Settles who leaves care how.
///
/// # Errors
///
/// When a share cannot be met.
pub(super) fn settle(city: &mut City, published: &Published, seed: u64) -> Result<(), String> {
    let mut chance = Chance::new(seed, 0x1EAF);
    let cohort: Vec<usize> = (0..city.children.len())
        .filter(|place| {
            let child = &city.children[*place];
            !child.life.care.is_empty() && birthday(child.born, 16) < TODAY
        })
        .collect();
    for place in &cohort {
        let child = &city.children[*place];
        let Some(first) = eligible_from(child) else { continue };
        let eighteen = birthday(child.born, 18);
        let planned = working_from(plus(first, chance.range(3, 19)));
        let adviser = working_from(plus(eighteen, -chance.range(60, 200)).max(plus(first, 14)));
        let ended = child.life.care.iter().rev().find(|one| !one.short_breaks).and_then(|one| one.end);
        let left = ended.map(|(day, _)| day).filter(|day| *day < eighteen);
        // Whoever leaves early has an adviser before going.
        let adviser = left.map_or(adviser, |left| working_before(left, 6).max(planned).min(adviser));
        let asked = after_twenty_one(&mut chance, child);
        city.children[*place].life.leaving = Some(Leaving {
            planned,
            adviser: (adviser < TODAY).then_some(adviser),
            pathway: [None; 7],
            supervision: [None; 7],
            neet: Vec::new(),
            left,
            home: None,
            asked,
        });
    }
    let cohort: Vec<usize> =
        cohort.into_iter().filter(|place| city.children[*place].life.leaving.is_some()).collect();
    returns_home(city, &mut chance, &cohort);
    for (m, end) in month_ends().into_iter().enumerate() {
        let counted: Vec<Slot> = cohort
            .iter()
            .filter(|place| of_leaving_age(&city.children[**place], end))
            .map(|place| Slot { child: *place, spell: 0, group: *place })
            .collect();
        let leaving = |child: usize| city.children[child].life.leaving.as_ref();
        let out = out_of_time(&mut chance, &counted, published.pathway_plans[m], |slot| {
            let leaving = leaving(slot.child)?;
            // A plan is reviewed when a return home breaks down.
            if leaving.home.and_then(|(_, to)| to).is_some_and(|to| to <= end && plus(to, 200) > end) {
                return None;
            }
            if leaving.planned > end {
                // No plan yet: out of time of itself, and first in the order.
                return Some(-9_000);
            }
            if leaving.planned > plus(end, -250) { None } else { one_run(&leaving.pathway, m) }
        })?;
        for (slot, out) in counted.iter().zip(out) {
            if let Some(leaving) = city.children[slot.child].life.leaving.as_mut() {
                if leaving.planned > end && !out {
                    return Err(format!("more young people lack a first pathway plan on {end} than may"));
                }
                leaving.pathway[m] = (leaving.planned <= end).then_some(!out);
            }
        }
    }
    birthdays(city, &cohort, published.neet_17_18, &[17, 18], &mut chance)?;
    birthdays(city, &cohort, published.neet_19_21, &[19, 20, 21], &mut chance)
}

/// Settles how returns to a parent went. Of those planned every second broke down, after the six months that end
/// the duties; of those unplanned all, within weeks.
fn returns_home(city: &mut City, chance: &mut Chance, cohort: &[usize]) {
    let mut returned: Vec<(Date, usize, CareEnd)> = Vec::new();
    for place in cohort {
        let life = &city.children[*place].life;
        let Some(left) = life.leaving.as_ref().and_then(|one| one.left) else { continue };
        let ended = life.care.iter().filter_map(|one| one.end).find(|(day, _)| *day == left);
        if let Some((_, why @ (CareEnd::HomePlanned | CareEnd::HomeUnplanned))) = ended {
            returned.push((left, *place, why));
        }
    }
    returned.sort_by_key(|(left, place, _)| (*left, *place));
    let mut planned = 0;
    for (left, place, why) in returned {
        let days = match why {
            CareEnd::HomeUnplanned => Some(chance.range(24, 40)),
            _ => {
                planned += 1;
                (planned % 2 == 0).then(|| chance.range(205, 250))
            }
        };
        let to = days.map(|days| working_from(plus(left, days))).filter(|day| *day < plus(TODAY, -10));
        if let Some(leaving) = city.children[place].life.leaving.as_mut() {
            leaving.home = Some((left, to));
        }
    }
}

/// Some ask for an adviser after 21, and most are helped with what they asked for within months.
fn after_twenty_one(chance: &mut Chance, child: &Child) -> Option<(Date, Option<Date>)> {
    let asked = working_from(plus(birthday(child.born, 21), chance.range(20, 160)));
    let closed = working_from(plus(asked, chance.range(60, 240)));
    let asks = chance.yes(35);
    (asks && asked < TODAY).then_some((asked, (closed < TODAY).then_some(closed)))
}

/// Settles supervision of work with care leavers: when advisers are known by name, since a new adviser begins
/// anew.
///
/// # Errors
///
/// When a share cannot be met.
pub(super) fn supervise(
    city: &mut City,
    staff: &Staff,
    published: &Published,
    seed: u64,
) -> Result<(), String> {
    let mut chance = Chance::new(seed, 0x5E0);
    for (m, end) in month_ends().into_iter().enumerate() {
        let since = plus(end, -42);
        let counted: Vec<Slot> = (0..city.children.len())
            .filter(|place| {
                let child = &city.children[*place];
                child.life.leaving.is_some()
                    && (relevant(child, end) || former(child, end))
                    && advised_since(child, staff, end).is_some_and(|from| from <= since)
            })
            .map(|place| Slot { child: place, spell: 0, group: place })
            .collect();
        let flags = |child: usize| city.children[child].life.leaving.as_ref().map(|one| one.supervision);
        let out = out_of_time(&mut chance, &counted, published.supervision_leavers[m], |slot| {
            let before = m.checked_sub(1).and_then(|m| flags(slot.child)?[m]);
            Some(if before == Some(false) { -450 } else { 0 })
        })?;
        for (slot, out) in counted.iter().zip(out) {
            if let Some(leaving) = city.children[slot.child].life.leaving.as_mut() {
                leaving.supervision[m] = Some(!out);
            }
        }
    }
    Ok(())
}

/// The day from which the adviser of a day has been the young person's.
fn advised_since(child: &Child, staff: &Staff, day: Date) -> Option<Date> {
    let adviser = |work: &&super::lives::Work| {
        matches!(work.desk, Desk::Advisers(_)) && work.from <= day && work.to.is_none_or(|to| to > day)
    };
    let work = child.life.work.iter().find(adviser)?;
    let holders = &staff.team(work.desk).seats[work.seat].holders;
    let place = holders.iter().rposition(|(from, _)| *from <= day).unwrap_or(0);
    let from = holders.get(place).map_or(work.from, |(from, _)| *from);
    Some(from.max(work.from))
}

/// Months of birthdays that the table looks back on: May 2020 to October 2021.
const BIRTHDAY_MONTHS: usize = 18;

/// Settles on which birthdays of some ages a young person is not in education, employment or training, so that
/// each rolling year shows its printed share.
fn birthdays(
    city: &mut City,
    cohort: &[usize],
    shares: [u32; MONTHS],
    ages: &[u8],
    chance: &mut Chance,
) -> Result<(), String> {
    let mut there: Vec<Vec<(usize, Date)>> = vec![Vec::new(); BIRTHDAY_MONTHS];
    for place in cohort {
        let child = &city.children[*place];
        for age in ages {
            let day = birthday(child.born, *age);
            let counts = match age {
                17 => of_leaving_age(child, day),
                _ => former(child, if *age == 18 { day } else { plus(day, -1) }),
            };
            let month = super::front_door::month_of(day).and_then(|t| t.checked_sub(1));
            if let Some(j) = month.filter(|j| counts && *j < BIRTHDAY_MONTHS) {
                there[j].push((*place, day));
            }
        }
    }
    let sizes: Vec<usize> = there.iter().map(Vec::len).collect();
    let numbers = rolling(&sizes, shares)
        .ok_or_else(|| format!("no numbers of birthdays of {ages:?} make the printed shares: {sizes:?}"))?;
    for (mut born, number) in there.into_iter().zip(numbers) {
        // Rather those who were so on the birthday before.
        chance.shuffle(&mut born);
        let was = |place: usize| {
            let leaving = city.children[place].life.leaving.as_ref();
            leaving.is_some_and(|leaving| leaving.neet.iter().any(|(_, neet)| *neet))
        };
        born.sort_by_key(|(place, _)| !was(*place));
        for (n, (place, day)) in born.into_iter().enumerate() {
            if let Some(leaving) = city.children[place].life.leaving.as_mut() {
                leaving.neet.push((day, n < number));
            }
        }
    }
    Ok(())
}

/// How many of each month's birthdays, so that every window of twelve months makes its share. Windows differ by
/// the month that leaves and the month that comes; the six months in all of them take up the rest.
fn rolling(sizes: &[usize], shares: [u32; MONTHS]) -> Option<Vec<usize>> {
    let whole = |m: usize| sizes[m..m + 12].iter().sum::<usize>();
    let fits = |m: usize| {
        let n = whole(m);
        (0..=n).filter(move |k| percent(*k, n) == Some(shares[m] as usize))
    };
    let mut totals = Vec::new();
    for first in fits(0) {
        totals.clear();
        totals.push(first);
        if let Some(found) = onward(sizes, &mut totals, &|m| fits(m).collect()) {
            return Some(found);
        }
    }
    None
}

/// Goes on from the totals of some months to all of them, then to the months themselves.
fn onward(
    sizes: &[usize],
    totals: &mut Vec<usize>,
    fits: &dyn Fn(usize) -> Vec<usize>,
) -> Option<Vec<usize>> {
    let m = totals.len();
    if m == MONTHS {
        return spread(sizes, totals);
    }
    for total in fits(m) {
        let more = total as i64 - totals[m - 1] as i64;
        if -more <= sizes[m - 1] as i64 && more <= sizes[m + 11] as i64 {
            totals.push(total);
            if let Some(found) = onward(sizes, totals, fits) {
                return Some(found);
            }
            totals.pop();
        }
    }
    None
}

/// The months that make the totals.
fn spread(sizes: &[usize], totals: &[usize]) -> Option<Vec<usize>> {
    let mut months = vec![0usize; BIRTHDAY_MONTHS];
    let share = totals[0] as f64 / sizes[..12].iter().sum::<usize>() as f64;
    for m in 1..MONTHS {
        let more = totals[m] as i64 - totals[m - 1] as i64;
        let (leaves, comes) = (m - 1, m + 11);
        let low = (-more).max(0);
        let high = (sizes[leaves] as i64).min(sizes[comes] as i64 - more);
        let wanted = (sizes[leaves] as f64 * share) as i64;
        months[leaves] = usize::try_from(wanted.clamp(low, high.max(low))).ok()?;
        months[comes] = usize::try_from(months[leaves] as i64 + more).ok()?;
    }
    let mut left = totals[0].checked_sub(months[..6].iter().sum())?;
    let mut room: usize = sizes[6..12].iter().sum();
    for j in 6..12 {
        let even = (left * sizes[j] + room / 2).checked_div(room).unwrap_or(0);
        months[j] = even.min(sizes[j]).min(left);
        left -= months[j];
        room -= sizes[j];
    }
    (left == 0).then_some(months)
}
