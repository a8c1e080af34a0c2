//! One figure by team, locality, worker, age, sex, ethnicity, need or source.

use std::collections::{BTreeMap, BTreeSet};

use calendar::Date;
use practice::code_sets::{CodeSet, PrimaryNeed, ReferralSource};
use practice::journey::Allocation;
use practice::staff::Directory;
use practice::{Journey, WorkerId};
use serde::Serialize;

use crate::column::{fte_hundredths, worker_of};
use crate::indicator::{Case, Indicator, Unit};
use crate::tally::Tally;
use crate::window::Window;

/// What a figure may be broken down by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Dimension {
    /// The team of the allocated worker.
    Team,
    /// The part of the area that the team serves.
    Locality,
    /// The allocated worker.
    Worker,
    /// Age on the day of the case, in the bands of the national statistics.
    AgeBand,
    /// Sex as recorded for the national returns.
    Sex,
    /// Ethnicity.
    Ethnicity,
    /// The main need at the latest referral, or when the child became looked after if that was later.
    Need,
    /// Who told us: the source of the contact or referral that is counted, or else of the latest.
    Source,
}

impl Dimension {
    /// Every dimension, in the order in which pages offer them.
    pub const ALL: [Dimension; 8] = [
        Dimension::Team,
        Dimension::Locality,
        Dimension::Worker,
        Dimension::AgeBand,
        Dimension::Sex,
        Dimension::Ethnicity,
        Dimension::Need,
        Dimension::Source,
    ];

    /// In addresses.
    pub fn key(self) -> &'static str {
        match self {
            Dimension::Team => "team",
            Dimension::Locality => "locality",
            Dimension::Worker => "worker",
            Dimension::AgeBand => "age",
            Dimension::Sex => "sex",
            Dimension::Ethnicity => "ethnicity",
            Dimension::Need => "need",
            Dimension::Source => "source",
        }
    }

    /// The dimension of this key.
    pub fn from_key(key: &str) -> Option<Dimension> {
        Dimension::ALL.into_iter().find(|dimension| dimension.key() == key)
    }

    /// On pages.
    pub fn label(self) -> &'static str {
        match self {
            Dimension::Team => "Team",
            Dimension::Locality => "Locality",
            Dimension::Worker => "Worker",
            Dimension::AgeBand => "Age",
            Dimension::Sex => "Sex",
            Dimension::Ethnicity => "Ethnicity",
            Dimension::Need => "Main need",
            Dimension::Source => "Who told us",
        }
    }

    /// Whether an indicator may be broken down by it. An average of children to a worker has a meaning only
    /// among workers.
    pub fn suits(self, indicator: &Indicator) -> bool {
        let of_workers = matches!(self, Dimension::Team | Dimension::Locality | Dimension::Worker);
        indicator.unit != Unit::Average || of_workers
    }
}

/// A part of a whole, such as a team. Groups are ordered as pages show them, with the unknown last.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Group {
    /// Its place among the groups of its dimension; groups of one place are ordered by name.
    place: u16,
    /// Its name.
    pub label: String,
    /// Its key, for links: a code, a number or a name.
    pub key: String,
}

/// Where there is no value: a group of its own, never dropped.
const UNKNOWN: u16 = u16::MAX;

impl Group {
    fn named(label: &str, key: String) -> Group {
        Group { place: 0, label: label.to_owned(), key }
    }

    fn unknown(label: &str) -> Group {
        Group { place: UNKNOWN, label: label.to_owned(), key: "unknown".to_owned() }
    }

    fn coded<C: CodeSet>(code: C) -> Group {
        let place =
            C::ALL.iter().position(|other| *other == code).and_then(|place| u16::try_from(place).ok());
        Group { place: place.unwrap_or(UNKNOWN), label: code.label().to_owned(), key: code.code().to_owned() }
    }

    /// Whether nothing is known to put its cases elsewhere.
    pub fn is_unknown(&self) -> bool {
        self.place == UNKNOWN
    }

    /// The group to which a case belongs.
    pub fn of(dimension: Dimension, journey: &Journey, case: Case, directory: &Directory) -> Group {
        let holder = || journey.oversight.case_holder_on(case.on);
        match dimension {
            Dimension::Team => holder().map_or_else(nobody, |held| {
                let team = held.started.team;
                Group::named(directory.team_name(team), team.to_string())
            }),
            Dimension::Locality => holder().map_or_else(nobody, |held| locality(held, directory)),
            Dimension::Worker => holder().map_or_else(nobody, |held| {
                let worker = held.started.worker;
                Group::named(directory.worker_name(worker), worker.to_string())
            }),
            Dimension::AgeBand => age_band(journey, case.on),
            Dimension::Sex => Group::coded(journey.person.sex()),
            Dimension::Ethnicity => Group::coded(journey.person.ethnicity()),
            Dimension::Need => need(journey, case).map_or_else(|| Group::unknown("Not known"), Group::coded),
            Dimension::Source => {
                source(journey, case).map_or_else(|| Group::unknown("Not known"), Group::coded)
            }
        }
    }
}

/// A figure broken down. Breakdowns add, like tallies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Breakdown {
    /// By what.
    pub dimension: Dimension,
    parts: BTreeMap<Group, Part>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Part {
    tally: Tally,
    holders: BTreeSet<WorkerId>,
}

impl Breakdown {
    /// An empty breakdown.
    pub fn by(dimension: Dimension) -> Breakdown {
        Breakdown { dimension, parts: BTreeMap::new() }
    }

    /// Adds one case.
    pub fn add(&mut self, journey: &Journey, case: Case, window: &Window<'_>) {
        let group = Group::of(self.dimension, journey, case, window.directory);
        let part = self.parts.entry(group).or_default();
        part.tally.count(case.met);
        part.holders.extend(worker_of(journey, case.about));
    }

    /// Adds another breakdown by the same dimension.
    pub fn merge(&mut self, other: Breakdown) {
        for (group, mut more) in other.parts {
            let part = self.parts.entry(group).or_default();
            part.tally += more.tally;
            part.holders.append(&mut more.holders);
        }
    }

    /// Each part with its tally, in order, the unknown last. The parts add up to the whole; only of an
    /// average may full-time equivalents add up to more, where a worker holds children for two teams.
    pub fn rows(&self, indicator: &Indicator, directory: &Directory) -> Vec<(Group, Tally)> {
        let rows = self.parts.iter().map(|(group, part)| {
            let tally = match indicator.unit {
                Unit::Average => {
                    Tally { denominator: fte_hundredths(&part.holders, directory), ..part.tally }
                }
                Unit::Count | Unit::Percent | Unit::Rate => part.tally,
            };
            (group.clone(), tally)
        });
        rows.collect()
    }
}

/// The cases of some journeys, broken down.
pub fn breakdown<'j>(
    cases: impl IntoIterator<Item = (&'j Journey, Case)>,
    dimension: Dimension,
    window: &Window<'_>,
) -> Breakdown {
    let mut breakdown = Breakdown::by(dimension);
    for (journey, case) in cases {
        breakdown.add(journey, case, window);
    }
    breakdown
}

fn nobody() -> Group {
    Group::unknown("No allocated worker")
}

fn locality(held: &Allocation, directory: &Directory) -> Group {
    match directory.teams.get(&held.started.team) {
        None => Group::unknown("Not known"),
        Some(team) => match &team.locality {
            Some(locality) => Group::named(locality, locality.clone()),
            None => Group { place: 1, ..Group::named("Teams for the whole area", "whole-area".to_owned()) },
        },
    }
}

/// Bands of the Department for Education's statistics of children in need.
fn age_band(journey: &Journey, on: Date) -> Group {
    const BANDS: [(u8, &str, &str); 6] = [
        (0, "under-1", "Under 1"),
        (4, "1-4", "1 to 4"),
        (9, "5-9", "5 to 9"),
        (15, "10-15", "10 to 15"),
        (17, "16-17", "16 and 17"),
        (u8::MAX, "18-over", "18 and over"),
    ];
    let Some(age) = journey.person.age_on(on) else {
        let expected = matches!(journey.person.birth(), practice::facts::Birth::Expected(_));
        let unborn = expected || journey.person.born().is_some_and(|born| born > on);
        return if unborn {
            Group::named("Not yet born", "unborn".to_owned())
        } else {
            Group::unknown("Not known")
        };
    };
    let band = (1..).zip(BANDS).find(|(_, (last, _, _))| age <= *last);
    band.map_or_else(
        || Group::unknown("Not known"),
        |(place, (_, key, label))| Group { place, label: label.to_owned(), key: key.to_owned() },
    )
}

/// The main need as it was last told by the day of the case.
fn need(journey: &Journey, case: Case) -> Option<PrimaryNeed> {
    if let Some(referral) = journey.front_door.referral(case.about) {
        return Some(referral.started.need);
    }
    let referrals = &journey.front_door.referrals;
    let referral = referrals.iter().rev().find(|referral| referral.from() <= case.on);
    let period = journey.care.periods.iter().rev().find(|period| period.started.on <= case.on);
    let told = [
        referral.map(|referral| (referral.from(), referral.started.need)),
        period.map(|period| (period.started.on, period.started.need)),
    ];
    told.into_iter().flatten().max_by_key(|(on, _)| *on).map(|(_, need)| need)
}

/// Who told us of what is counted; of something else, who last referred the child or else contacted us.
fn source(journey: &Journey, case: Case) -> Option<ReferralSource> {
    let door = &journey.front_door;
    if let Some(contact) = door.contact(case.about) {
        return Some(contact.received.source);
    }
    if let Some(referral) = door.referral(case.about) {
        return Some(referral.started.source);
    }
    let episode = journey.early_help.episodes.iter().find(|episode| episode.seq() == case.about);
    if let Some(request) = episode.and_then(|episode| journey.early_help.request(episode.started.request)) {
        return Some(request.started.source);
    }
    let referral = door.referrals.iter().rev().find(|referral| referral.from() <= case.on);
    let contact = || door.contacts.iter().rev().find(|contact| contact.received.on <= case.on);
    referral
        .map(|referral| referral.started.source)
        .or_else(|| contact().map(|contact| contact.received.source))
}
