//! Children looked after and permanency: one named social worker through the journey, carers supported together.

use workforce::{Change, Team};

use super::safeguarding::ONE_DOOR;
use super::{Draft, New};

const SERVICE: &str = "Children Looked After and Permanency";
const HANDOVERS: &str = "Children in care have many handovers between social workers and little opportunity to \
    build trusting relationships that last through their journey.";
const ALIGN: &str =
    "Key functions are to be aligned across the structure, for greater coherence and consistency.";
const CARERS: &str = "Support to special guardians belongs with the service that assesses and supports connected \
    carers, so that it is stronger where it needs to be.";

pub(super) fn change(draft: &mut Draft) -> Result<(), String> {
    let head = draft.one(&format!("Head of {SERVICE}"))?;
    let (first, second) = (draft.team("Children Looked After 1")?, draft.team("Children Looked After 2")?);
    let management = Team {
        name: "Corporate Parenting Management".into(),
        service: draft.service(SERVICE)?,
        functions: Vec::new(),
        ages: None,
        localities: Vec::new(),
    };
    let management = draft.form(management, HANDOVERS)?;
    let leads = New::posts(SERVICE, "Corporate Parenting Lead", "L");
    let leads = draft.create(&leads, &[(management, head)], HANDOVERS)?;
    let [in_care, leaving] = leads[..] else {
        return Err("the paper has two corporate parenting leads".into());
    };
    let carers = draft.team("Connected Carers")?;
    let at = [
        (first, in_care),
        (second, in_care),
        (draft.team("Pathways 1")?, leaving),
        (draft.team("Pathways advisers 1")?, leaving),
        (draft.team("Pathways advisers 2")?, leaving),
        (carers, in_care),
    ];
    let managers = draft.create(&New::posts(SERVICE, "Practice Manager", "K"), &at, HANDOVERS)?;
    special_guardians(draft)?;
    draft.delete(SERVICE, "Team Manager LAC and Pathways", HANDOVERS)?;
    draft.delete(SERVICE, "Assistant Team Manager", HANDOVERS)?;
    for ((team, _), manager) in at.iter().zip(managers) {
        draft.change(Change::MoveTeamLine(*team, manager), HANDOVERS)?;
    }
    let unaccompanied = draft.one("Team Manager Unaccompanied Young People")?;
    draft.change(Change::MoveLine(unaccompanied, Some(leaving)), HANDOVERS)?;
    draft.move_team("Contact Scheme", SERVICE, in_care, ALIGN)?;
    let growth = New {
        row: "growth",
        listed: "Team Standards Co-ordinator (all teams)",
        ..New::posts(SERVICE, "Team Standards Co-ordinator", "F")
    };
    draft.create(&growth, &[(management, in_care)], ALIGN)?;
    let integrated = draft.service("Integrated Services")?;
    draft.change(Change::CloseService(integrated), ALIGN)
}

/// Family partnership moves to connected carers, and nothing is left of the Early Help Hub.
fn special_guardians(draft: &mut Draft) -> Result<(), String> {
    draft.fte(SERVICE, "line management move", "Family Partnership FEWs")?;
    let (hub, carers) = (draft.team("Early Help Hub")?, draft.team("Connected Carers")?);
    for post in draft.members(hub) {
        draft.change(Change::MovePost(post, carers), CARERS)?;
    }
    let functions = vec!["Assessing connected carers".into(), "Support to special guardians".into()];
    draft.change(Change::SetFunctions(carers, functions), CARERS)?;
    draft.change(Change::CloseTeam(hub), ONE_DOOR)
}
