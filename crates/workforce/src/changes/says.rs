//! A change in a sentence, as a list of changes prints it.

use super::Change;
use crate::establishment::{Establishment, Post};
use crate::fte::Fte;
use crate::ids::{PostId, ServiceId, TeamId};

/// The establishments before and after: a name is looked for in the one, then in the other.
struct Names<'a>(&'a Establishment, &'a Establishment);

impl Names<'_> {
    fn post(&self, id: PostId) -> String {
        match self.0.posts.get(&id).or(self.1.posts.get(&id)) {
            Some(post) => self.of(post),
            None => "a post that is not there".to_owned(),
        }
    }

    fn of(&self, post: &Post) -> String {
        format!("{} FTE {}, {}", post.fte, post.title, self.team(post.team))
    }

    fn team(&self, id: TeamId) -> String {
        let team = self.0.teams.get(&id).or(self.1.teams.get(&id));
        team.map_or_else(|| "a team that is not there".to_owned(), |team| team.name.clone())
    }

    fn service(&self, id: ServiceId) -> String {
        let service = self.0.services.get(&id).or(self.1.services.get(&id));
        service.map_or_else(|| "a service that is not there".to_owned(), |service| service.name.clone())
    }
}

impl Change {
    /// The change in a sentence, with the names of the establishments before and after it.
    pub fn says(&self, before: &Establishment, after: &Establishment) -> String {
        let names = Names(before, after);
        let (post, team, service) = (
            |id: &PostId| names.post(*id),
            |id: &TeamId| names.team(*id),
            |id: &ServiceId| names.service(*id),
        );
        match self {
            Change::CreateService(_, new) => format!("The service {} is created.", new.name),
            Change::RenameService(id, name) => format!("{} is renamed {name}.", service(id)),
            Change::CloseService(id) => format!("{} is closed.", service(id)),
            Change::CreateTeam(_, new) => format!("The team {} is created.", new.name),
            Change::RenameTeam(id, name) => format!("{} is renamed {name}.", team(id)),
            Change::CloseTeam(id) => format!("{} is closed.", team(id)),
            Change::MoveTeam(id, to) => format!("{} moves to {}.", team(id), service(to)),
            Change::MoveTeamLine(id, to) => format!("{} reports to {}.", team(id), post(to)),
            Change::SetAges(id, Some((from, to))) => format!("{} serves ages {from} to {to}.", team(id)),
            Change::SetAges(id, None) => format!("{} serves all ages.", team(id)),
            Change::SetLocalities(id, places) if places.is_empty() => {
                format!("{} serves the whole area.", team(id))
            }
            Change::SetLocalities(id, places) => format!("{} serves {}.", team(id), places.join(", ")),
            Change::SetFunctions(id, functions) => format!("{} is for: {}.", team(id), functions.join("; ")),
            Change::SplitTeam(id, parts) => {
                let parts: Vec<&str> = parts.iter().map(|part| part.is.name.as_str()).collect();
                format!("{} is split: {}.", team(id), parts.join(", "))
            }
            Change::MergeTeams { into, teams, name } => {
                let merged: Vec<String> = teams.iter().map(team).collect();
                format!("{} and {} become {name}.", team(into), merged.join(", "))
            }
            Change::TransferOut(id, to) => format!("{} goes to {to}.", team(id)),
            Change::CreatePost(_, new) => format!("{}.", names.of(new)),
            Change::DeletePost(id) => format!("{}.", post(id)),
            Change::Regrade { post: id, grade, indicative } => {
                let until = if *indicative { ", indicative until evaluated" } else { "" };
                format!("{} is graded {grade}{until}.", post(id))
            }
            Change::Retitle(id, title) => format!("{} becomes {title}.", post(id)),
            Change::MovePost(id, to) => format!("{} moves to {}.", post(id), team(to)),
            Change::MoveLine(id, Some(to)) => format!("{} reports to {}.", post(id), post(to)),
            Change::MoveLine(id, None) => format!("{} reports to nobody.", post(id)),
            Change::SetDotted(id, others) => {
                let others: Vec<String> = others.iter().map(post).collect();
                format!("{} also answers to: {}.", post(id), others.join("; "))
            }
            Change::SetHours(id, fte) => format!("{} becomes {fte} FTE.", post(id)),
            Change::SetWeeks(id, weeks) => {
                format!("{} works {} weeks a year.", post(id), Fte(i32::from(weeks.0)))
            }
            Change::SetContract(id, contract) => format!("{} becomes {contract}.", post(id)),
            Change::SetFunding(id, funding) => format!("{} is paid from {funding} funding.", post(id)),
            Change::SetJob(id, job) => {
                let job = after.jobs.get(job).or(before.jobs.get(job));
                let title = job.map_or("another job description", |job| job.title.as_str());
                format!("{} has the job description {title}.", post(id))
            }
            Change::SetStatutory(id, Some(role)) => format!("{} becomes {role}.", post(id)),
            Change::SetStatutory(id, None) => format!("{} holds no statutory role.", post(id)),
            Change::SetHoldsCases(id, true) => format!("{} holds cases.", post(id)),
            Change::SetHoldsCases(id, false) => format!("{} no longer holds cases.", post(id)),
            Change::WriteJob(_, job) => format!("{} is written.", job.title),
            Change::TransferIn { post: (_, new), from, on, .. } => {
                format!("{} comes in from {from} on {}.", names.of(new), calendar::words::day(*on))
            }
        }
    }
}
