//! Who was in post when, read off the establishment once.
//!
//! The establishment alone knows starts, ends, contracts and vacancies. One pass over its history gives every
//! person's stretches in post and every post's stretches on the establishment; the measures ask only these.

use std::collections::{BTreeMap, BTreeSet};

use calendar::Date;
use jiff::ToSpan;

use crate::establishment::{Contract, Footing, Post};
use crate::facts::History;
use crate::fte::Fte;
use crate::ids::{PostId, StaffId};

/// How somebody is engaged, as far as these measures go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Engaged {
    /// Employed by the council, for good or for a time.
    Employed,
    /// Through an agency.
    Agency,
}

/// Part of somebody's time in one post, in which nothing of it changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    /// The first day.
    pub from: Date,
    /// The first day after it; none while it lasts.
    pub to: Option<Date>,
    /// Which post.
    pub post: PostId,
    /// How much of a full week.
    pub fte: Fte,
    /// How engaged.
    pub engaged: Engaged,
    /// Whether they are away for long.
    pub away: bool,
}

impl Stretch {
    /// Whether it covers a day.
    pub fn covers(&self, day: Date) -> bool {
        self.from <= day && self.to.is_none_or(|to| day < to)
    }
}

/// Part of a post's time on the establishment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct PostStretch {
    from: Date,
    to: Option<Date>,
    /// What is there to be filled: nothing of a post on hold, of an agency, of casual workers or volunteers.
    fte: Fte,
    holds_cases: bool,
}

/// Somebody's time in post without a gap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Time {
    /// The first day.
    pub from: Date,
    /// The first day after it; none while it lasts.
    pub to: Option<Date>,
}

impl Time {
    /// The last day, once there is one.
    pub fn last_day(&self) -> Option<Date> {
        self.to.map(|to| to.saturating_sub(1.day()))
    }

    /// Whether it covers a day.
    pub fn covers(&self, day: Date) -> bool {
        self.from <= day && self.to.is_none_or(|to| day < to)
    }
}

/// Everybody's stretches in post, and every post's.
#[derive(Debug, Clone, Default)]
pub struct Spells {
    /// The first day that is recorded; nothing is known of what was before.
    pub first: Option<Date>,
    people: BTreeMap<StaffId, Vec<Stretch>>,
    posts: BTreeMap<PostId, Vec<PostStretch>>,
    names: BTreeMap<StaffId, String>,
    registered: BTreeSet<StaffId>,
    social_work: BTreeSet<PostId>,
}

/// An agency worker who became an employee.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Conversion {
    /// The first day as an employee.
    pub on: Date,
    /// Who.
    pub staff: StaffId,
}

/// The longest time between the end with an agency and the start as an employee that is one conversion: six
/// weeks, within which notice to an agency is worked out. Longer, and somebody came back.
const CONVERTED_WITHIN_DAYS: i32 = 42;

impl Spells {
    /// Reads the history once.
    pub fn of(history: &History) -> Spells {
        let mut spells = Spells::default();
        let contracts: BTreeMap<PostId, &BTreeMap<Date, Option<Post>>> = history.posts().collect();
        for (id, states) in &contracts {
            let stretches = spells.posts.entry(*id).or_default();
            for (from, to, post) in between(states) {
                let open = matches!(
                    post.contract,
                    Contract::Contracted
                        | Contract::TermTime
                        | Contract::Temporary
                        | Contract::Secondment
                        | Contract::Apprentice
                );
                let fte = if open { post.fte } else { Fte::ZERO };
                stretches.push(PostStretch { from, to, fte, holds_cases: post.holds_cases });
                if is_social_work(history, post) {
                    spells.social_work.insert(*id);
                }
            }
        }
        for (id, states) in history.staff() {
            if let Some(last) = states.values().rev().find_map(Option::as_ref) {
                spells.names.insert(id, last.name.clone());
                if last.registered {
                    spells.registered.insert(id);
                }
            }
        }
        for (_, states) in history.holdings() {
            for (from, to, holding) in between(states) {
                let contract = contracts
                    .get(&holding.post)
                    .and_then(|states| states.range(..=from).next_back())
                    .and_then(|(_, post)| post.as_ref())
                    .map(|post| post.contract);
                let engaged = match (holding.footing, contract) {
                    (_, Some(Contract::Volunteer)) => continue,
                    (Footing::Agency, _) | (_, Some(Contract::Agency)) => Engaged::Agency,
                    _ => Engaged::Employed,
                };
                let (post, fte, away) = (holding.post, holding.fte, holding.away.is_some());
                let stretch = Stretch { from, to, post, fte, engaged, away };
                spells.people.entry(holding.staff).or_default().push(stretch);
                if spells.registered.contains(&holding.staff) {
                    spells.social_work.insert(holding.post);
                }
            }
        }
        for stretches in spells.people.values_mut() {
            stretches.sort_by_key(|one| (one.from, one.to, one.post));
        }
        spells.first = history.days().first().copied();
        spells
    }

    /// Everybody who ever was in post.
    pub fn everybody(&self) -> impl Iterator<Item = StaffId> {
        self.people.keys().copied()
    }

    /// Somebody's stretches, the first one first.
    pub fn stretches(&self, staff: StaffId) -> &[Stretch] {
        self.people.get(&staff).map_or(&[], Vec::as_slice)
    }

    /// Somebody's name, as last stated.
    pub fn name(&self, staff: StaffId) -> Option<&str> {
        self.names.get(&staff).map(String::as_str)
    }

    /// Whether somebody is registered as a social worker, as last stated.
    pub fn is_registered(&self, staff: StaffId) -> bool {
        self.registered.contains(&staff)
    }

    /// Whether a post is one for a social worker: its title or what its job asks for says so, or somebody
    /// registered held it.
    pub fn is_social_work(&self, post: PostId) -> bool {
        self.social_work.contains(&post)
    }

    /// How much of a full week somebody works on a day in one way; at most a full week, in however many posts.
    pub fn fte(&self, staff: StaffId, day: Date, engaged: Engaged) -> Fte {
        let there = self.stretches(staff).iter().filter(|one| one.engaged == engaged && one.covers(day));
        let fte: Fte = there.map(|one| one.fte).sum();
        fte.min(Fte::FULL)
    }

    /// Whether somebody is there on a day in some way.
    pub fn works_on(&self, staff: StaffId, day: Date) -> bool {
        self.stretches(staff).iter().any(|one| one.covers(day))
    }

    /// Whether somebody is away for long on a day, from every post of theirs.
    pub fn is_away(&self, staff: StaffId, day: Date) -> bool {
        let mut there = self.stretches(staff).iter().filter(|one| one.covers(day)).peekable();
        there.peek().is_some() && there.all(|one| one.away)
    }

    /// Whether a post of somebody's holds children's cases on a day.
    pub fn holds_cases(&self, staff: StaffId, day: Date) -> bool {
        self.stretches(staff).iter().filter(|one| one.covers(day)).any(|one| {
            let post = self.posts.get(&one.post).into_iter().flatten();
            post.into_iter().any(|post| post.covers(day) && post.holds_cases)
        })
    }

    /// Somebody's times in post in one way, each without a gap: another post on the next day is no end.
    pub fn times(&self, staff: StaffId, engaged: Engaged) -> Vec<Time> {
        let mut times: Vec<Time> = Vec::new();
        for one in self.stretches(staff).iter().filter(|one| one.engaged == engaged) {
            match times.last_mut() {
                Some(last) if last.to.is_none_or(|to| one.from <= to) => {
                    last.to = last.to.zip(one.to).map(|(last, to)| last.max(to));
                }
                _ => times.push(Time { from: one.from, to: one.to }),
            }
        }
        times
    }

    /// The full-time equivalent of posts on a day that are there to be filled by employees.
    pub fn posts_fte(&self, day: Date, only_social_work: bool) -> Fte {
        self.open_posts(day, only_social_work).map(|(_, fte)| fte).sum()
    }

    /// How much of those posts no employee holds; who is away for long holds their post still. What an agency
    /// worker covers is vacant, as in the census.
    pub fn vacant_fte(&self, day: Date, only_social_work: bool) -> Fte {
        let mut held: BTreeMap<PostId, Fte> = BTreeMap::new();
        let all = self.people.values().flatten();
        for one in all.filter(|one| one.engaged == Engaged::Employed && one.covers(day)) {
            *held.entry(one.post).or_default() += one.fte;
        }
        let vacant =
            |(post, fte): (PostId, Fte)| (fte - held.get(&post).copied().unwrap_or_default()).max(Fte::ZERO);
        self.open_posts(day, only_social_work).map(vacant).sum()
    }

    fn open_posts(&self, day: Date, only_social_work: bool) -> impl Iterator<Item = (PostId, Fte)> {
        self.posts.iter().filter_map(move |(id, stretches)| {
            let there = stretches.iter().find(|one| one.covers(day))?;
            (!only_social_work || self.is_social_work(*id)).then_some((*id, there.fte))
        })
    }

    /// Agency workers who became employees: whose first day as one comes while or soon after they worked here
    /// through an agency, under the same identifier or under the one that `before` gives.
    pub fn conversions(&self, before: &BTreeMap<StaffId, StaffId>) -> Vec<Conversion> {
        let mut found = Vec::new();
        for staff in self.everybody() {
            let known_as = [Some(staff), before.get(&staff).copied()];
            let agency: Vec<Time> =
                known_as.into_iter().flatten().flat_map(|as_| self.times(as_, Engaged::Agency)).collect();
            let followed = |start: Date| {
                let close = start.saturating_sub(CONVERTED_WITHIN_DAYS.days());
                agency.iter().any(|one| one.from < start && one.to.is_none_or(|to| to >= close))
            };
            let starts = self.times(staff, Engaged::Employed).into_iter().map(|time| time.from);
            found.extend(starts.filter(|on| followed(*on)).map(|on| Conversion { on, staff }));
        }
        found.sort_unstable();
        found
    }
}

impl PostStretch {
    fn covers(&self, day: Date) -> bool {
        self.from <= day && self.to.is_none_or(|to| day < to)
    }
}

/// The states of a thing, each with the first day after it.
fn between<T>(states: &BTreeMap<Date, Option<T>>) -> impl Iterator<Item = (Date, Option<Date>, &T)> {
    let ends = states.keys().skip(1).copied().map(Some).chain(std::iter::once(None));
    states.iter().zip(ends).filter_map(|((from, state), to)| Some((*from, to, state.as_ref()?)))
}

fn is_social_work(history: &History, post: &Post) -> bool {
    let says = |text: &str| text.to_lowercase().contains("social work");
    let job = history.job(post.job.unwrap_or_else(|| post.named_job()));
    says(&post.title) || job.is_some_and(|job| job.qualifications.iter().any(|one| says(one)))
}
