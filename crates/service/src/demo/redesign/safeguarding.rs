//! Safeguarding: one front door, brief intervention at the point of assessment, protection by locality.

use workforce::{Change, Part, PostId, Team, TeamId};

use super::super::names::LOCALITIES;
use super::{Draft, New};

pub(super) const SERVICE: &str = "Safeguarding";
pub(super) const ONE_DOOR: &str = "There are two referral pathways into children's services, the Early Help Hub \
    and MASH. This is inefficient and ineffective: children go from one to the other, with delay and duplication \
    of effort.";
const BRIEF: &str = "Assessment steps families up and down who need short-term work, which disrupts the journey \
    of the child. Direct work at the point of assessment prevents risks from escalating.";
const FOCUS: &str = "Protection and court teams work with too many families with varying needs. They should focus \
    on core child protection, with fewer children for each social worker.";
const LOCALITY: &str = "Newly configured teams are aligned with localities, closer to children and to other \
    organisations that work there.";
const TOGETHER: &str = "Multiple needs and risks should be met as a whole, without specific criteria and \
    thresholds for each service.";

pub(super) fn change(draft: &mut Draft) -> Result<(), String> {
    let head = draft.one("Head of Safeguarding")?;
    let management = Team {
        name: "Safeguarding Management".into(),
        service: draft.service(SERVICE)?,
        functions: Vec::new(),
        ages: None,
        localities: Vec::new(),
    };
    let management = draft.form(management, ONE_DOOR)?;
    let resource = New::posts(SERVICE, "Children's Resource Lead", "L");
    let resource = draft.create_one(&resource, (management, head), TOGETHER)?;
    let complex = New::posts(SERVICE, "Intervention and Complex Assessment Lead", "L");
    let complex = draft.create_one(&complex, (management, head), BRIEF)?;
    let leads =
        draft.create(&New::posts(SERVICE, "Safeguarding Lead", "L"), &[(management, head)], LOCALITY)?;
    front_door(draft, resource)?;
    brief_intervention(draft, complex)?;
    protection(draft, &leads)?;
    specialist(draft, resource)
}

/// Information and advice beside MASH; what the Early Help Hub did goes there.
fn front_door(draft: &mut Draft, resource: PostId) -> Result<(), String> {
    let (mash, hub) = (draft.team("MASH")?, draft.team("Early Help Hub")?);
    let title = "Information and Advice Worker";
    let (of_mash, of_hub): (Vec<PostId>, Vec<PostId>) =
        draft.titled(Some(SERVICE), title).into_iter().partition(|post| draft.members(mash).contains(post));
    let advice = TeamId(draft.new_id());
    let is = Team {
        name: "Information and Advice".into(),
        service: draft.service(SERVICE)?,
        functions: vec!["Early help requests".into(), "Information and advice".into()],
        ages: None,
        localities: Vec::new(),
    };
    draft.change(Change::SplitTeam(mash, vec![Part { team: advice, is, posts: of_mash }]), ONE_DOOR)?;
    for post in of_hub {
        draft.change(Change::MovePost(post, advice), ONE_DOOR)?;
    }
    let manager = New::posts(SERVICE, "MASH Practice Manager", "K");
    let mash_manager = draft.create_one(&manager, (mash, resource), ONE_DOOR)?;
    let manager = New::posts(SERVICE, "Information and Advice Practice Manager", "K");
    let advice_manager = draft.create_one(&manager, (advice, resource), ONE_DOOR)?;
    draft.delete(SERVICE, "Team Manager MASH", ONE_DOOR)?;
    draft.delete(SERVICE, "Team Manager Early Help Hub", ONE_DOOR)?;
    draft.delete(SERVICE, "Assistant Team Manager Early Help Hub", ONE_DOOR)?;
    draft.delete(SERVICE, "Social Worker Early Help Hub", ONE_DOOR)?;
    draft.change(Change::MoveTeamLine(mash, mash_manager), ONE_DOOR)?;
    draft.change(Change::MoveTeamLine(advice, advice_manager), ONE_DOOR)?;
    // Support to special guardians is what is left of the hub until it moves to those who assess them.
    draft.change(Change::MoveTeamLine(hub, advice_manager), ONE_DOOR)
}

/// Four assessment teams become six brief intervention teams.
fn brief_intervention(draft: &mut Draft, lead: PostId) -> Result<(), String> {
    let mut teams = Vec::new();
    for n in 1..=4 {
        let team = draft.team(&format!("Assessment Team {n}"))?;
        draft.change(Change::RenameTeam(team, format!("Brief Intervention Team {n}")), BRIEF)?;
        teams.push(team);
    }
    for (n, pair) in [(5, [teams[0], teams[1]]), (6, [teams[2], teams[3]])] {
        teams.push(third_of(draft, pair, format!("Brief Intervention Team {n}"), BRIEF)?);
    }
    let at: Vec<_> = teams.iter().map(|team| (*team, lead)).collect();
    let manager = New::posts(SERVICE, "Brief Intervention Team Practice Manager", "K");
    let managers = draft.create(&manager, &at, BRIEF)?;
    draft.delete(SERVICE, "Team Manager Assessment", BRIEF)?;
    for (team, manager) in teams.iter().zip(managers) {
        draft.change(Change::MoveTeamLine(*team, manager), BRIEF)?;
    }
    Ok(())
}

/// Six protection and court teams become eight: three in the east and the centre, two in the west.
fn protection(draft: &mut Draft, leads: &[PostId]) -> Result<(), String> {
    let mut teams = Vec::new();
    for (locality, lead) in LOCALITIES.iter().zip(leads) {
        let mut here = Vec::new();
        for n in 1..=2 {
            let team = draft.team(&format!("Protection and Court {locality} {n}"))?;
            draft.change(Change::RenameTeam(team, format!("PACT {locality} {n}")), LOCALITY)?;
            here.push(team);
        }
        if *locality != "West" {
            here.push(third_of(draft, [here[0], here[1]], format!("PACT {locality} 3"), FOCUS)?);
        }
        teams.extend(here.into_iter().map(|team| (team, *lead)));
    }
    let managers = draft.create(&New::posts(SERVICE, "PACT Practice Manager", "K"), &teams, FOCUS)?;
    draft.delete(SERVICE, "Team Manager PACT", FOCUS)?;
    draft.delete(SERVICE, "Assistant Team Manager PACT", FOCUS)?;
    for ((team, _), manager) in teams.iter().zip(managers) {
        draft.change(Change::MoveTeamLine(*team, manager), LOCALITY)?;
    }
    Ok(())
}

/// A third team of two: some posts of the first split off, as many of the second go there.
fn third_of(
    draft: &mut Draft,
    [one, other]: [TeamId; 2],
    name: String,
    reason: &str,
) -> Result<TeamId, String> {
    const MOVED: usize = 3;
    let like = draft.proposed.teams.get(&one).cloned().ok_or("a team that is split is not there")?;
    let team = TeamId(draft.new_id());
    let posts = draft.case_holders(one).into_iter().take(MOVED).collect();
    let part = Part { team, is: Team { name, ..like }, posts };
    draft.change(Change::SplitTeam(one, vec![part]), reason)?;
    for post in draft.case_holders(other).into_iter().take(MOVED) {
        draft.change(Change::MovePost(post, team), reason)?;
    }
    Ok(team)
}

/// The specialist teams come in from the integrated services.
fn specialist(draft: &mut Draft, resource: PostId) -> Result<(), String> {
    let court = draft.team("FDAC")?;
    draft.move_team("FDAC", SERVICE, resource, TOGETHER)?;
    let manager = New::posts(SERVICE, "FDAC/SAT Practice Manager", "K");
    let manager = draft.create_one(&manager, (court, resource), TOGETHER)?;
    draft.move_team("SAT", SERVICE, manager, TOGETHER)?;
    draft.move_team("Edge of Care", SERVICE, resource, TOGETHER)?;
    draft.delete(SERVICE, "Team Manager FDAC/SAT/EoC", TOGETHER)?;
    // The new manager's own line goes up to the lead, and the team's to the new manager.
    draft.change(Change::MoveTeamLine(court, manager), TOGETHER)
}
