//! Cases today and as forecast, by the team that holds them: what posts are held against.

use calendar::words::capital;
use std::collections::BTreeMap;

use calendar::{Date, words};
use foresight::{Group, Population};
use jiff::ToSpan;
use practice::code_sets::{AllocationRole, CodeSet, ServiceKind};
use workforce::caseload::{Demand, Expected, Held};
use workforce::{Establishment, Proposal, TeamId};

use super::{Ask, Plan};
use crate::access::{Action, Viewer};
use crate::error::ServiceError;
use crate::service::Service;

/// Futures thrown for a page: enough for bands that hardly move, and quick.
pub const PATHS: u32 = 200;
/// The same dice for every scenario, so that what differs is what is done.
pub const SEED: u64 = 1;

impl Ask {
    /// What pages ask for: the same wherever a forecast is shown, so that one answer serves all.
    pub fn shown(population: Population) -> Ask {
        Ask { population, paths: PATHS, seed: SEED, history_from: None }
    }
}

/// Which forecast moves the cases of a service; none for those that nothing forecasts.
fn forecast_of(service: ServiceKind) -> Option<Population> {
    match service {
        ServiceKind::LookedAfter => Some(Population::LookedAfter),
        ServiceKind::ChildProtection => Some(Population::ProtectionPlans),
        ServiceKind::ChildInNeed | ServiceKind::Disability => Some(Population::NeedPlans),
        _ => None,
    }
}

/// How a population grows: then, as multiples of today.
type Growth = Expected;

impl Service {
    /// The cases that workers hold today and those of a year after a proposal takes effect. `None` where no case
    /// is recorded, and for a proposal about a model structure: the cases of a model are in another council's
    /// records.
    ///
    /// # Errors
    /// [`ServiceError::Denied`].
    pub fn demand_on(
        &self,
        viewer: &Viewer,
        proposal: &Proposal,
        before: &Establishment,
    ) -> Result<Option<Demand>, ServiceError> {
        match proposal.model {
            Some(_) => Ok(None),
            None => self.demand(viewer, before, proposal.effect.saturating_add(1.year())),
        }
    }

    /// The cases that workers hold today by team, and as many as they would be on a day to come if nothing is
    /// done; `None` where no case is recorded. Nobody is named.
    ///
    /// # Errors
    /// [`ServiceError::Denied`].
    pub fn demand(
        &self,
        viewer: &Viewer,
        establishment: &Establishment,
        then: Date,
    ) -> Result<Option<Demand>, ServiceError> {
        viewer.must(Action::SeeStructure)?;
        let today = self.today();
        let mut demand = Demand { then: Some(then), ..Demand::default() };
        let cases = self.cases_by_team(establishment);
        if cases.is_empty() {
            return Ok(None);
        }
        let mut grows: BTreeMap<Population, Growth> = BTreeMap::new();
        for population in Population::ALL {
            if cases.keys().any(|(_, service)| forecast_of(*service) == Some(*population)) {
                match self.growth(*population, today, then) {
                    Ok(growth) => {
                        grows.insert(*population, growth);
                    }
                    Err(why) => demand.notes.push(format!("{}: {why}", capital(population.words()))),
                }
            }
        }
        if grows.is_empty() {
            demand.then = None;
        }
        let mut steady: Vec<ServiceKind> = Vec::new();
        for ((team, service), cases) in cases {
            let Some(team) = team else {
                demand.elsewhere += cases;
                continue;
            };
            let growth = forecast_of(service).and_then(|population| grows.get(&population));
            if growth.is_none() && !steady.contains(&service) {
                steady.push(service);
            }
            let of = |times: f64| f64::from(cases) * times;
            let then = growth.map(|growth| Expected {
                middle: of(growth.middle),
                low: of(growth.low),
                high: of(growth.high),
            });
            demand.held.push(Held { team, cases, then });
        }
        if !steady.is_empty() && demand.then.is_some() {
            let names: Vec<String> = steady.iter().map(|service| service.label().to_lowercase()).collect();
            demand.notes.push(format!(
                "Nothing forecasts the cases of {}: they are taken to stay as many as today.",
                names.join(", ")
            ));
        }
        if demand.elsewhere > 0 {
            let says = words::counted(u64::from(demand.elsewhere), "case");
            demand.notes.push(format!(
                "{says} more, held by teams that are not in the establishment, are not counted here."
            ));
        }
        Ok(Some(demand))
    }

    /// Open cases of those who hold them, by team and service. A team that the establishment does not know by
    /// its identifier is known by its name; else it is none.
    fn cases_by_team(&self, establishment: &Establishment) -> BTreeMap<(Option<TeamId>, ServiceKind), u32> {
        let today = self.today();
        let (people, directory, _) = self.everybody();
        let known = |team: practice::TeamId| {
            let same = TeamId(team.0);
            if establishment.teams.contains_key(&same) {
                return Some(same);
            }
            let name = &directory.teams.get(&team)?.name;
            let named = establishment.teams.iter().find(|(_, one)| one.name.eq_ignore_ascii_case(name));
            named.map(|(id, _)| *id)
        };
        let mut teams: BTreeMap<practice::TeamId, Option<TeamId>> = BTreeMap::new();
        let mut cases: BTreeMap<(Option<TeamId>, ServiceKind), u32> = BTreeMap::new();
        for record in &people {
            for allocation in record.journey.oversight.allocations.iter().filter(|one| one.open_on(today)) {
                let told = &allocation.started;
                if matches!(told.role, AllocationRole::CaseHolder | AllocationRole::PersonalAdviser) {
                    let team = *teams.entry(told.team).or_insert_with(|| known(told.team));
                    *cases.entry((team, told.service)).or_default() += 1;
                }
            }
        }
        cases
    }

    /// How many times as many there will be on a day as there are today.
    fn growth(&self, population: Population, today: Date, then: Date) -> Result<Growth, String> {
        let weeks = u16::try_from(words::days_until(today, then).max(0) / 7).unwrap_or(u16::MAX);
        // The page of the forecast shows five years: what it has worked out serves here too.
        let years = if weeks <= foresight::FIVE_YEARS { 5 } else { 10 };
        if weeks > super::weeks(years) {
            return Err("no forecast reaches so far.".to_owned());
        }
        let outlook = self.look_out(Ask::shown(population), &Plan::base(years)).map_err(|refusals| {
            refusals.iter().map(ToString::to_string).collect::<Vec<String>>().join(" ")
        })?;
        let (now, row) = (outlook.number(0, Group::Everybody), outlook.number(weeks, Group::Everybody));
        if now.expected <= 0.0 {
            return Err("there is nobody today, so nothing can be told of another day.".to_owned());
        }
        let times = |number: f64| number / now.expected;
        Ok(Growth {
            middle: times(row.expected),
            low: times(row.band.low_80.into()),
            high: times(row.band.high_80.into()),
        })
    }
}
