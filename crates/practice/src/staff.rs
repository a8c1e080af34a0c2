//! Who works for the service, and in which teams: the little of it that practice needs.

use std::collections::BTreeMap;

use calendar::Date;
use serde::{Deserialize, Serialize};

use crate::code_sets::ServiceKind;
use crate::ids::{TeamId, WorkerId};

/// A part of the authority's area, such as East.
pub type Locality = String;

/// Something that happened to a team or a worker.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum StaffFact {
    /// A team was formed.
    TeamFormed {
        /// The day.
        on: Date,
        /// The team.
        team: TeamId,
        /// Its name.
        name: String,
        /// The service to which it belongs.
        service: ServiceKind,
        /// The locality it serves; none serves the whole area.
        locality: Option<Locality>,
    },
    /// A team was closed.
    TeamClosed {
        /// The day.
        on: Date,
        /// The team.
        team: TeamId,
    },
    /// A worker joined a team.
    WorkerJoined {
        /// The day.
        on: Date,
        /// Who.
        worker: WorkerId,
        /// Their name.
        name: String,
        /// Their job title.
        title: String,
        /// Their team.
        team: TeamId,
        /// Full-time equivalent in hundredths.
        fte_hundredths: u16,
        /// Whether they hold cases.
        holds_cases: bool,
    },
    /// A worker moved to another team.
    WorkerMoved {
        /// The day.
        on: Date,
        /// Who.
        worker: WorkerId,
        /// Their new team.
        team: TeamId,
    },
    /// A worker left.
    WorkerLeft {
        /// The day: the first on which they no longer work here.
        on: Date,
        /// Who.
        worker: WorkerId,
    },
}

/// A team.
#[derive(Debug, Clone, PartialEq)]
pub struct Team {
    /// Its name.
    pub name: String,
    /// The service to which it belongs.
    pub service: ServiceKind,
    /// The locality it serves.
    pub locality: Option<Locality>,
    /// The day it was formed.
    pub formed: Date,
    /// The day it was closed.
    pub closed: Option<Date>,
}

/// A worker.
#[derive(Debug, Clone, PartialEq)]
pub struct Worker {
    /// Their name.
    pub name: String,
    /// Their job title.
    pub title: String,
    /// Their teams, each from a day on.
    pub teams: Vec<(Date, TeamId)>,
    /// Full-time equivalent in hundredths.
    pub fte_hundredths: u16,
    /// Whether they hold cases.
    pub holds_cases: bool,
    /// The day they left.
    pub left: Option<Date>,
}

impl Worker {
    /// Their team on a day, while they work here.
    pub fn team_on(&self, day: Date) -> Option<TeamId> {
        if self.left.is_some_and(|left| left <= day) {
            return None;
        }
        self.teams.iter().rev().find(|(from, _)| *from <= day).map(|(_, team)| *team)
    }
}

/// Everybody who works for the service, and every team, past and present.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Directory {
    /// Teams.
    pub teams: BTreeMap<TeamId, Team>,
    /// Workers.
    pub workers: BTreeMap<WorkerId, Worker>,
}

impl Directory {
    /// Adds one more fact. What names somebody unknown changes nothing.
    pub fn apply(&mut self, fact: &StaffFact) {
        match fact {
            StaffFact::TeamFormed { on, team, name, service, locality } => {
                let formed = Team {
                    name: name.clone(),
                    service: *service,
                    locality: locality.clone(),
                    formed: *on,
                    closed: None,
                };
                self.teams.insert(*team, formed);
            }
            StaffFact::TeamClosed { on, team } => {
                if let Some(team) = self.teams.get_mut(team) {
                    team.closed = Some(*on);
                }
            }
            StaffFact::WorkerJoined { on, worker, name, title, team, fte_hundredths, holds_cases } => {
                let joined = Worker {
                    name: name.clone(),
                    title: title.clone(),
                    teams: vec![(*on, *team)],
                    fte_hundredths: *fte_hundredths,
                    holds_cases: *holds_cases,
                    left: None,
                };
                self.workers.insert(*worker, joined);
            }
            StaffFact::WorkerMoved { on, worker, team } => {
                if let Some(worker) = self.workers.get_mut(worker) {
                    let place = worker.teams.partition_point(|(from, _)| from <= on);
                    worker.teams.insert(place, (*on, *team));
                }
            }
            StaffFact::WorkerLeft { on, worker } => {
                if let Some(worker) = self.workers.get_mut(worker) {
                    worker.left = Some(*on);
                }
            }
        }
    }

    /// A worker's name, or a plain word for somebody unknown.
    pub fn worker_name(&self, worker: WorkerId) -> &str {
        self.workers.get(&worker).map_or("Unknown worker", |worker| &worker.name)
    }

    /// A team's name, or a plain word for one unknown.
    pub fn team_name(&self, team: TeamId) -> &str {
        self.teams.get(&team).map_or("Unknown team", |team| &team.name)
    }
}
