//! What a proposal may do to the establishment, one change at a time.
//!
//! A change names what it is about and what is to be so. [`apply`] does it, or says in plain words why it
//! cannot be done. It checks only that the change makes sense; whether the organisation that comes out is
//! a good one is for [`checks`](crate::checks).

mod says;

use calendar::Date;
use rules::Refusal;
use serde::{Deserialize, Serialize};

use crate::establishment::{
    Contract, Establishment, Funding, Holding, Post, Service, StaffMember, StatutoryRole, Team, WeeksAYear,
};
use crate::fte::Fte;
use crate::ids::{HoldingId, JobId, PostId, ServiceId, StaffId, TeamId};
use crate::job::JobDescription;

/// A change of the establishment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Change {
    /// A service is created.
    CreateService(ServiceId, Service),
    /// A service is renamed.
    RenameService(ServiceId, String),
    /// A service is closed; its teams must have gone elsewhere before.
    CloseService(ServiceId),

    /// A team is created.
    CreateTeam(TeamId, Team),
    /// A team is renamed.
    RenameTeam(TeamId, String),
    /// A team is closed; its posts must have gone elsewhere or been deleted before.
    CloseTeam(TeamId),
    /// A team goes to another service.
    MoveTeam(TeamId, ServiceId),
    /// The posts of a team that report outside it report to this post from now on.
    MoveTeamLine(TeamId, PostId),
    /// A team serves other ages; none is all.
    SetAges(TeamId, Option<(u8, u8)>),
    /// A team serves other localities; none is the whole area.
    SetLocalities(TeamId, Vec<String>),
    /// A team has other functions.
    SetFunctions(TeamId, Vec<String>),
    /// A team is split: each part takes its posts, and the team itself keeps the rest.
    SplitTeam(TeamId, Vec<Part>),
    /// Teams are merged into one of them, which keeps its identity.
    MergeTeams {
        /// The team that goes on.
        into: TeamId,
        /// The teams that end in it.
        teams: Vec<TeamId>,
        /// What it is called from then on.
        name: String,
    },
    /// A team with its posts and people leaves the authority: to health, to an academy, to another council.
    TransferOut(TeamId, String),

    /// A post is created.
    CreatePost(PostId, Post),
    /// A post is deleted.
    DeletePost(PostId),
    /// A post has another grade, indicative until it is evaluated.
    Regrade {
        /// Which.
        post: PostId,
        /// The new grade.
        grade: String,
        /// Whether it waits for job evaluation.
        indicative: bool,
    },
    /// A post has another title.
    Retitle(PostId, String),
    /// A post goes to another team.
    MovePost(PostId, TeamId),
    /// A post reports to another; none is the head of the organisation.
    MoveLine(PostId, Option<PostId>),
    /// A post answers to these besides its line manager.
    SetDotted(PostId, Vec<PostId>),
    /// A post has other hours.
    SetHours(PostId, Fte),
    /// A post works other weeks of the year.
    SetWeeks(PostId, WeeksAYear),
    /// A post is engaged otherwise: temporary made permanent, put on hold.
    SetContract(PostId, Contract),
    /// Somebody else pays.
    SetFunding(PostId, Funding),
    /// A post has another job description.
    SetJob(PostId, JobId),
    /// A post becomes, or stops being, a role that the law asks for.
    SetStatutory(PostId, Option<StatutoryRole>),
    /// A post holds children's cases, or no longer.
    SetHoldsCases(PostId, bool),
    /// A job description is written or rewritten.
    WriteJob(JobId, JobDescription),
    /// A post and whoever holds it come in from another employer: TUPE Regulations 2006.
    TransferIn {
        /// The post here.
        post: (PostId, Post),
        /// Who comes with it, where known.
        holder: Option<(StaffId, StaffMember, HoldingId, Holding)>,
        /// From whom.
        from: String,
        /// The day of the transfer, which may be later than that of the proposal.
        on: Date,
    },
}

/// One part of a team that is split.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Part {
    /// The new team.
    pub team: TeamId,
    /// What it is.
    pub is: Team,
    /// The posts that it takes.
    pub posts: Vec<PostId>,
}

const RECORD: &str = "the establishment";

/// Does one change.
///
/// # Errors
/// A [`Refusal`] when it names what is not there, what is there already, or what cannot be; nothing is
/// changed then.
pub fn apply(to: &mut Establishment, change: &Change) -> Result<(), Refusal> {
    match change {
        Change::CreateService(id, service) => {
            named("name", &service.name)?;
            absent("service", to.services.contains_key(id), &service.name)?;
            to.services.insert(*id, service.clone());
        }
        Change::RenameService(id, name) => {
            named("name", name)?;
            service(to, *id)?.name.clone_from(name);
        }
        Change::CloseService(id) => {
            let name = service(to, *id)?.name.clone();
            let left = to.teams.values().filter(|team| team.service == *id).count();
            empty("service", &name, left, "its teams")?;
            to.services.remove(id);
        }
        Change::CreateTeam(id, new) => {
            check_team(to, new)?;
            absent("team", to.teams.contains_key(id), &new.name)?;
            to.teams.insert(*id, new.clone());
        }
        Change::RenameTeam(id, name) => {
            named("name", name)?;
            team(to, *id)?.name.clone_from(name);
        }
        Change::CloseTeam(id) => {
            let name = team(to, *id)?.name.clone();
            let left = to.posts.values().filter(|post| post.team == *id).count();
            empty("team", &name, left, "its posts")?;
            to.teams.remove(id);
        }
        Change::MoveTeam(id, service) => {
            has_service(to, *service)?;
            team(to, *id)?.service = *service;
        }
        Change::MoveTeamLine(id, manager) => move_line_of_team(to, *id, *manager)?,
        Change::SetAges(id, ages) => {
            check_ages(*ages)?;
            team(to, *id)?.ages = *ages;
        }
        Change::SetLocalities(id, localities) => team(to, *id)?.localities.clone_from(localities),
        Change::SetFunctions(id, functions) => team(to, *id)?.functions.clone_from(functions),
        Change::SplitTeam(id, parts) => split(to, *id, parts)?,
        Change::MergeTeams { into, teams, name } => merge(to, *into, teams, name)?,
        Change::TransferOut(id, _) => {
            team(to, *id)?;
            let gone: Vec<PostId> =
                to.posts.iter().filter(|(_, post)| post.team == *id).map(|(post, _)| *post).collect();
            for post in gone {
                remove_post(to, post);
            }
            to.teams.remove(id);
        }
        Change::CreatePost(id, new) => create_post(to, *id, new)?,
        Change::DeletePost(id) => {
            post(to, *id)?;
            remove_post(to, *id);
        }
        Change::Regrade { post: id, grade, indicative } => {
            named("grade", grade)?;
            let post = post(to, *id)?;
            post.grade = Some(grade.clone());
            post.indicative = *indicative;
        }
        Change::Retitle(id, title) => {
            named("title", title)?;
            post(to, *id)?.title.clone_from(title);
        }
        Change::MovePost(id, team) => {
            has_team(to, *team)?;
            post(to, *id)?.team = *team;
        }
        Change::MoveLine(id, manager) => {
            if let Some(manager) = manager {
                not_beneath(to, *id, *manager)?;
            }
            post(to, *id)?.reports_to = *manager;
        }
        Change::SetDotted(id, others) => {
            for other in others {
                has_post(to, "dotted", *other)?;
            }
            post(to, *id)?.dotted.clone_from(others);
        }
        Change::SetHours(id, fte) => {
            check_hours(*fte)?;
            post(to, *id)?.fte = *fte;
        }
        Change::SetWeeks(id, weeks) => {
            check_weeks(*weeks)?;
            post(to, *id)?.weeks = *weeks;
        }
        Change::SetContract(id, contract) => post(to, *id)?.contract = *contract,
        Change::SetFunding(id, funding) => post(to, *id)?.funding = *funding,
        Change::SetJob(id, job) => {
            if !to.jobs.contains_key(job) {
                return Err(Refusal::new("job", job, "Choose a job description that is there", RECORD));
            }
            post(to, *id)?.job = Some(*job);
        }
        Change::SetStatutory(id, role) => post(to, *id)?.statutory = *role,
        Change::SetHoldsCases(id, holds) => post(to, *id)?.holds_cases = *holds,
        Change::WriteJob(id, job) => {
            if let Some(refusal) = job.refusals().into_iter().next() {
                return Err(refusal);
            }
            to.jobs.insert(*id, job.clone());
        }
        Change::TransferIn { post: (id, new), holder, from, .. } => {
            named("from", from)?;
            create_post(to, *id, new)?;
            if let Some((staff, member, holding, held)) = holder {
                to.staff.entry(*staff).or_insert_with(|| member.clone());
                to.holdings.insert(*holding, Holding { staff: *staff, post: *id, ..held.clone() });
            }
        }
    }
    Ok(())
}

impl Change {
    /// What is changed, as the list of changes heads it: `Deleted posts`, `New posts created`.
    pub fn kind(&self) -> &'static str {
        match self {
            Change::CreateService(..) | Change::RenameService(..) | Change::CloseService(_) => "Services",
            Change::CreateTeam(..)
            | Change::RenameTeam(..)
            | Change::CloseTeam(_)
            | Change::SetAges(..)
            | Change::SetLocalities(..)
            | Change::SetFunctions(..)
            | Change::SplitTeam(..)
            | Change::MergeTeams { .. } => "Teams",
            Change::MoveTeam(..)
            | Change::MoveTeamLine(..)
            | Change::MoveLine(..)
            | Change::SetDotted(..) => "Changes of line management",
            Change::TransferOut(..) | Change::TransferIn { .. } | Change::MovePost(..) => "Transfers",
            Change::CreatePost(..) => "New posts created",
            Change::DeletePost(_) => "Deleted posts",
            Change::Regrade { .. }
            | Change::Retitle(..)
            | Change::SetHours(..)
            | Change::SetWeeks(..)
            | Change::SetContract(..)
            | Change::SetFunding(..)
            | Change::SetJob(..)
            | Change::SetStatutory(..)
            | Change::SetHoldsCases(..) => "Changed posts",
            Change::WriteJob(..) => "Job descriptions",
        }
    }
}

fn create_post(to: &mut Establishment, id: PostId, new: &Post) -> Result<(), Refusal> {
    named("title", &new.title)?;
    absent("post", to.posts.contains_key(&id), &new.title)?;
    has_team(to, new.team)?;
    check_hours(new.fte)?;
    check_weeks(new.weeks)?;
    if let Some(manager) = new.reports_to {
        has_post(to, "reports_to", manager)?;
    }
    to.posts.insert(id, new.clone());
    Ok(())
}

/// A post goes, and with it who held it and what pointed to it besides the line.
fn remove_post(to: &mut Establishment, id: PostId) {
    to.posts.remove(&id);
    to.holdings.retain(|_, holding| holding.post != id);
    for post in to.posts.values_mut() {
        post.dotted.retain(|other| *other != id);
    }
}

fn move_line_of_team(to: &mut Establishment, id: TeamId, manager: PostId) -> Result<(), Refusal> {
    team(to, id)?;
    has_post(to, "reports_to", manager)?;
    let within = |post: &Post| post.reports_to.and_then(|above| to.posts.get(&above)).map(|above| above.team);
    let heads: Vec<PostId> = to
        .posts
        .iter()
        .filter(|(post, it)| it.team == id && within(it) != Some(id) && **post != manager)
        .map(|(post, _)| *post)
        .collect();
    for head in &heads {
        not_beneath(to, *head, manager)?;
    }
    for head in heads {
        post(to, head)?.reports_to = Some(manager);
    }
    Ok(())
}

fn split(to: &mut Establishment, id: TeamId, parts: &[Part]) -> Result<(), Refusal> {
    let name = team(to, id)?.name.clone();
    if parts.is_empty() {
        return Err(Refusal::new("parts", "", "Name at least one part of the team", RECORD));
    }
    for part in parts {
        check_team(to, &part.is)?;
        absent("team", to.teams.contains_key(&part.team), &part.is.name)?;
        for one in &part.posts {
            if to.posts.get(one).is_none_or(|post| post.team != id) {
                return Err(Refusal::new("posts", one, format!("Choose posts of {name}"), RECORD));
            }
        }
    }
    let mut taken: Vec<PostId> = parts.iter().flat_map(|part| &part.posts).copied().collect();
    taken.sort_unstable();
    if let Some([twice, _]) = taken.windows(2).find(|pair| pair.first() == pair.last()) {
        return Err(Refusal::new("posts", twice, "Give each post to one part only", RECORD));
    }
    for part in parts {
        to.teams.insert(part.team, part.is.clone());
        for one in &part.posts {
            post(to, *one)?.team = part.team;
        }
    }
    Ok(())
}

fn merge(to: &mut Establishment, into: TeamId, teams: &[TeamId], name: &str) -> Result<(), Refusal> {
    named("name", name)?;
    has_team(to, into)?;
    for one in teams {
        has_team(to, *one)?;
        if *one == into {
            return Err(Refusal::new("teams", name, "A team cannot be merged into itself", RECORD));
        }
    }
    for one in teams {
        if let Some(gone) = to.teams.remove(one) {
            let kept = team(to, into)?;
            let more = gone.functions.into_iter().filter(|function| !kept.functions.contains(function));
            let more: Vec<String> = more.collect();
            kept.functions.extend(more);
        }
    }
    for post in to.posts.values_mut().filter(|post| teams.contains(&post.team)) {
        post.team = into;
    }
    name.clone_into(&mut team(to, into)?.name);
    Ok(())
}

fn service(to: &mut Establishment, id: ServiceId) -> Result<&mut Service, Refusal> {
    to.services.get_mut(&id).ok_or_else(|| unknown("service", id))
}

fn team(to: &mut Establishment, id: TeamId) -> Result<&mut Team, Refusal> {
    to.teams.get_mut(&id).ok_or_else(|| unknown("team", id))
}

fn post(to: &mut Establishment, id: PostId) -> Result<&mut Post, Refusal> {
    to.posts.get_mut(&id).ok_or_else(|| unknown("post", id))
}

fn has_service(to: &Establishment, id: ServiceId) -> Result<(), Refusal> {
    if to.services.contains_key(&id) { Ok(()) } else { Err(unknown("service", id)) }
}

fn has_team(to: &Establishment, id: TeamId) -> Result<(), Refusal> {
    if to.teams.contains_key(&id) { Ok(()) } else { Err(unknown("team", id)) }
}

fn has_post(to: &Establishment, field: &'static str, id: PostId) -> Result<(), Refusal> {
    if to.posts.contains_key(&id) { Ok(()) } else { Err(unknown(field, id)) }
}

fn unknown(field: &'static str, given: impl std::fmt::Display) -> Refusal {
    let what = if matches!(field, "service" | "team") { field } else { "post" };
    Refusal::new(field, given, format!("Choose a {what} that is there on the day of the proposal"), RECORD)
}

fn absent(field: &'static str, there: bool, name: &str) -> Result<(), Refusal> {
    if there {
        return Err(Refusal::new(field, name, format!("This {field} is there already"), RECORD));
    }
    Ok(())
}

fn empty(field: &'static str, name: &str, left: usize, of: &str) -> Result<(), Refusal> {
    if left > 0 {
        let allowed = format!("Move or delete {of} before closing {name}: {left} are left");
        return Err(Refusal::new(field, name, allowed, RECORD));
    }
    Ok(())
}

fn named(field: &'static str, given: &str) -> Result<(), Refusal> {
    if given.trim().is_empty() {
        return Err(Refusal::new(field, "", format!("Enter the {field}"), RECORD));
    }
    Ok(())
}

fn check_team(to: &Establishment, new: &Team) -> Result<(), Refusal> {
    named("name", &new.name)?;
    has_service(to, new.service)?;
    check_ages(new.ages)
}

fn check_ages(ages: Option<(u8, u8)>) -> Result<(), Refusal> {
    match ages {
        Some((from, to)) if from > to || to > 25 => {
            let given = format!("{from} to {to}");
            Err(Refusal::new("ages", given, "Enter ages from 0 to 25, the younger first", RECORD))
        }
        _ => Ok(()),
    }
}

fn check_hours(fte: Fte) -> Result<(), Refusal> {
    if (1..=100).contains(&fte.0) {
        return Ok(());
    }
    let allowed = "Enter from 0.01 to 1 full-time equivalent; more than one post is several posts";
    Err(Refusal::new("fte", fte, allowed, RECORD))
}

fn check_weeks(weeks: WeeksAYear) -> Result<(), Refusal> {
    if (100..=WeeksAYear::WHOLE.0).contains(&weeks.0) {
        return Ok(());
    }
    let given = format!("{}.{:02}", weeks.0 / 100, weeks.0 % 100);
    Err(Refusal::new("weeks", given, "Enter from 1 to 52.14 weeks a year", RECORD))
}

/// Refuses a manager who stands at or beneath the post in the line: nobody manages themselves.
fn not_beneath(to: &Establishment, id: PostId, manager: PostId) -> Result<(), Refusal> {
    has_post(to, "reports_to", manager)?;
    let mut above = Some(manager);
    // A line that is already a circle ends after as many steps as there are posts.
    for _ in 0..=to.posts.len() {
        let Some(one) = above else { return Ok(()) };
        if one == id {
            let title = to.posts.get(&manager).map_or("", |post| post.title.as_str());
            let allowed = "Choose a manager who does not report, through others, to this post";
            return Err(Refusal::new("reports_to", title, allowed, RECORD));
        }
        above = to.posts.get(&one).and_then(|post| post.reports_to);
    }
    Ok(())
}
