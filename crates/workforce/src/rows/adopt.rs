//! What a table says beside what is known already: the same thing keeps its identifier.

use std::collections::BTreeMap;

use crate::establishment::{Establishment, Holding, Post, StaffMember, Team};
use crate::ids::{HoldingId, PostId, ServiceId, StaffId, TeamId};

/// What was read, with the identifiers that services and teams of the same name, posts and people of the same
/// reference, and holdings of the same person in the same post have already, so that reading a table again
/// changes nothing.
pub fn adopt(known: &Establishment, read: Establishment) -> Establishment {
    let service_called =
        |name: &str| known.services.iter().find(|(_, it)| it.name == name).map(|(id, _)| *id);
    let services: BTreeMap<ServiceId, ServiceId> = read
        .services
        .iter()
        .map(|(id, service)| (*id, service_called(&service.name).unwrap_or(*id)))
        .collect();
    let same_service = |id: &ServiceId| services.get(id).copied().unwrap_or(*id);
    let teams: BTreeMap<TeamId, TeamId> = read
        .teams
        .iter()
        .map(|(id, team)| {
            let service = same_service(&team.service);
            let same = known.teams.iter().find(|(_, it)| it.service == service && it.name == team.name);
            (*id, same.map_or(*id, |(same, _)| *same))
        })
        .collect();
    let same_team = |id: &TeamId| teams.get(id).copied().unwrap_or(*id);
    let named = |id: PostId, it: &Post| it.reference.clone().unwrap_or_else(|| id.to_string()).to_lowercase();
    let posts: BTreeMap<String, PostId> = known.posts.iter().map(|(id, it)| (named(*id, it), *id)).collect();
    let posts: BTreeMap<PostId, PostId> =
        read.posts.iter().map(|(id, it)| (*id, posts.get(&named(*id, it)).copied().unwrap_or(*id))).collect();
    let same_post = |id: &PostId| posts.get(id).copied().unwrap_or(*id);
    let of_payroll = |reference: &Option<String>| reference.as_deref().map(str::to_lowercase);
    let payroll: BTreeMap<String, StaffId> =
        known.staff.iter().filter_map(|(id, it)| Some((of_payroll(&it.reference)?, *id))).collect();
    let people: BTreeMap<StaffId, StaffId> = read
        .staff
        .iter()
        .map(|(id, it)| {
            let same = of_payroll(&it.reference).and_then(|reference| payroll.get(&reference));
            (*id, same.copied().unwrap_or(*id))
        })
        .collect();
    let same_person = |id: &StaffId| people.get(id).copied().unwrap_or(*id);
    let held: BTreeMap<(PostId, StaffId), HoldingId> =
        known.holdings.iter().map(|(id, holding)| ((holding.post, holding.staff), *id)).collect();
    Establishment {
        services: read.services.into_iter().map(|(id, it)| (same_service(&id), it)).collect(),
        teams: read
            .teams
            .into_iter()
            .map(|(id, it)| (same_team(&id), Team { service: same_service(&it.service), ..it }))
            .collect(),
        posts: read
            .posts
            .into_iter()
            .map(|(id, it)| {
                let id = same_post(&id);
                // A table says nothing of job descriptions: a post keeps the one it has.
                let job = known.posts.get(&id).and_then(|post| post.job).or(it.job);
                let reports_to = it.reports_to.as_ref().map(same_post);
                let dotted = it.dotted.iter().map(same_post).collect();
                let reference = own(it.reference.clone(), id.to_string());
                (id, Post { team: same_team(&it.team), job, reports_to, dotted, reference, ..it })
            })
            .collect(),
        holdings: read
            .holdings
            .into_iter()
            .map(|(id, it)| {
                let (post, staff) = (same_post(&it.post), same_person(&it.staff));
                (held.get(&(post, staff)).copied().unwrap_or(id), Holding { post, staff, ..it })
            })
            .collect(),
        staff: read
            .staff
            .into_iter()
            .map(|(id, it)| {
                let id = same_person(&id);
                (id, StaffMember { reference: own(it.reference.clone(), id.to_string()), ..it })
            })
            .collect(),
        jobs: known.jobs.clone(),
    }
}

/// The council's own reference: an identifier that stood in the table for want of one is none.
fn own(reference: Option<String>, identifier: String) -> Option<String> {
    reference.filter(|reference| *reference != identifier)
}
