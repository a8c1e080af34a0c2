//! Which service a change is about.

use workforce::{Change, Establishment, PostId, ServiceId, TeamId};

/// The service that a change is about: where its team or post is to be, or was where it goes. None for a job
/// description, which is of no one service.
pub(super) fn service_of(
    change: &Change,
    before: &Establishment,
    after: &Establishment,
) -> Option<ServiceId> {
    let team = |id: &TeamId| {
        let found = after.teams.get(id).or(before.teams.get(id));
        found.map(|team| team.service)
    };
    let post = |id: &PostId| after.service_of(*id).or(before.service_of(*id));
    match change {
        Change::CreateService(id, _) | Change::RenameService(id, _) | Change::CloseService(id) => Some(*id),
        Change::CreateTeam(_, new) => Some(new.service),
        Change::MoveTeam(_, to) => Some(*to),
        Change::RenameTeam(id, _)
        | Change::CloseTeam(id)
        | Change::MoveTeamLine(id, _)
        | Change::SetAges(id, _)
        | Change::SetLocalities(id, _)
        | Change::SetFunctions(id, _)
        | Change::SplitTeam(id, _)
        | Change::MergeTeams { into: id, .. }
        | Change::TransferOut(id, _) => team(id),
        Change::CreatePost(_, new) | Change::TransferIn { post: (_, new), .. } => team(&new.team),
        Change::DeletePost(id)
        | Change::Regrade { post: id, .. }
        | Change::Retitle(id, _)
        | Change::MovePost(id, _)
        | Change::MoveLine(id, _)
        | Change::SetDotted(id, _)
        | Change::SetHours(id, _)
        | Change::SetWeeks(id, _)
        | Change::SetContract(id, _)
        | Change::SetFunding(id, _)
        | Change::SetJob(id, _)
        | Change::SetStatutory(id, _)
        | Change::SetHoldsCases(id, _) => post(id),
        Change::WriteJob(..) => None,
    }
}
