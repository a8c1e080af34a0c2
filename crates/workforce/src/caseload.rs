//! Cases against the posts that hold them: today and as forecast, before a change of the structure and after.
//!
//! A case stays with its work. Which teams do one kind of work is known from their functions: teams that share
//! a function, before or after, are one area, and so is a team with itself. In an area, cases and posts can be
//! compared whatever the change does to the teams within it.

use std::collections::BTreeMap;

use calendar::Date;

use crate::establishment::{Contract, Establishment};
use crate::fte::Fte;
use crate::ids::{PostId, TeamId};

/// So many cases on a day to come, as forecast.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Expected {
    /// The best guess.
    pub middle: f64,
    /// One future in ten lies below.
    pub low: f64,
    /// One future in ten lies above.
    pub high: f64,
}

impl Expected {
    fn add(&mut self, other: Expected) {
        self.middle += other.middle;
        self.low += other.low;
        self.high += other.high;
    }
}

/// Cases of one kind that a team holds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Held {
    /// The team.
    pub team: TeamId,
    /// How many cases its workers hold today.
    pub cases: u32,
    /// How many they would be; `None` where nothing forecasts this kind: they are taken to stay as many.
    pub then: Option<Expected>,
}

/// The cases of a service, today and on a day to come.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Demand {
    /// The day to come; `None` where nothing could be forecast.
    pub then: Option<Date>,
    /// Cases by team.
    pub held: Vec<Held>,
    /// Cases held in teams that the establishment does not know.
    pub elsewhere: u32,
    /// What a reader must know, in sentences: what is not forecast, and why.
    pub notes: Vec<String>,
}

/// Teams that do the same work, before and after.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Area {
    /// The functions of the teams that hold its cases, in order of the alphabet; teams' names where none has any.
    pub work: Vec<String>,
    /// Cases today.
    pub cases: u32,
    /// Of those, cases that nothing forecasts: they are in `then` as today.
    pub steady: u32,
    /// Cases on the day to come.
    pub then: Expected,
    /// Posts that hold cases, in full-time equivalents, before.
    pub before: Fte,
    /// The same after.
    pub after: Fte,
    /// Those posts after.
    pub posts: Vec<PostId>,
}

impl Area {
    /// Its work in words.
    pub fn name(&self) -> String {
        self.work.join(", ")
    }
}

/// Cases for each full-time worker, in tenths, half up; `None` where there is no post.
pub fn each(cases: f64, fte: Fte) -> Option<Tenths> {
    (fte.hundredths() > 0)
        .then(|| Tenths((cases * 1000.0 / f64::from(fte.hundredths()) + 1e-9).round() as i64))
}

/// A number in whole tenths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tenths(pub i64);

impl std::fmt::Display for Tenths {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.0 / 10, self.0 % 10)
    }
}

/// Whether so many cases are more than so many for each full-time worker.
pub fn is_over(cases: f64, fte: Fte, most: i64) -> bool {
    cases * 100.0 > most as f64 * f64::from(fte.hundredths()) + 1e-9
}

/// The areas in which there are cases or posts that hold them, the most cases first.
pub fn areas(before: &Establishment, after: &Establishment, demand: &Demand) -> Vec<Area> {
    let places = Places::new(before, after);
    let mut areas: BTreeMap<usize, Area> = BTreeMap::new();
    for held in &demand.held {
        let area = areas.entry(places.of(held.team)).or_default();
        let as_today = f64::from(held.cases);
        area.cases += held.cases;
        area.steady += if held.then.is_none() { held.cases } else { 0 };
        area.then.add(held.then.unwrap_or(Expected { middle: as_today, low: as_today, high: as_today }));
    }
    for (establishment, is_after) in [(before, false), (after, true)] {
        let holding = establishment.posts.iter().filter(|(_, post)| post.holds_cases);
        for (id, post) in holding.filter(|(_, post)| post.contract != Contract::OnHold) {
            let area = areas.entry(places.of(post.team)).or_default();
            if is_after {
                area.after += post.fte;
                area.posts.push(*id);
            } else {
                area.before += post.fte;
            }
        }
    }
    for (place, area) in &mut areas {
        area.work = places.work(*place, before, after);
    }
    let mut areas: Vec<Area> = areas.into_values().collect();
    areas.sort_by(|one, other| (other.cases, &one.work).cmp(&(one.cases, &other.work)));
    areas
}

/// Which area a team is in.
struct Places<'a> {
    teams: BTreeMap<TeamId, usize>,
    functions: BTreeMap<&'a str, usize>,
    above: Vec<usize>,
}

impl<'a> Places<'a> {
    fn new(before: &'a Establishment, after: &'a Establishment) -> Places<'a> {
        let mut places = Places { teams: BTreeMap::new(), functions: BTreeMap::new(), above: Vec::new() };
        for (id, team) in before.teams.iter().chain(&after.teams) {
            let next = places.above.len();
            let of = *places.teams.entry(*id).or_insert(next);
            if of == next {
                places.above.push(next);
            }
            for function in &team.functions {
                let next = places.above.len();
                let work = *places.functions.entry(function).or_insert(next);
                if work == next {
                    places.above.push(next);
                }
                let (one, other) = (places.head(of), places.head(work));
                places.above[one.max(other)] = one.min(other);
            }
        }
        places
    }

    fn head(&self, mut place: usize) -> usize {
        while self.above[place] != place {
            place = self.above[place];
        }
        place
    }

    /// The area of a team; one of all those that no establishment knows.
    fn of(&self, team: TeamId) -> usize {
        self.teams.get(&team).map_or(usize::MAX, |place| self.head(*place))
    }

    /// What is done in an area.
    fn work(&self, area: usize, before: &Establishment, after: &Establishment) -> Vec<String> {
        let inside = |place: &usize| self.head(*place) == area;
        let functions = self.functions.iter().filter(|(_, place)| inside(place));
        let functions: Vec<String> = functions.map(|(name, _)| (*name).to_owned()).collect();
        if !functions.is_empty() {
            return functions;
        }
        let named = |team: &TeamId| after.teams.get(team).or_else(|| before.teams.get(team));
        let teams = self.teams.iter().filter(|(_, place)| inside(place));
        let names: Vec<String> =
            teams.filter_map(|(id, _)| named(id)).map(|team| team.name.clone()).collect();
        if names.is_empty() { vec!["Teams that are not in the establishment".to_owned()] } else { names }
    }
}
