//! Early help: a lead for each locality, a service for children up to 13.

use workforce::{Change, Team};

use super::super::names::LOCALITIES;
use super::{Draft, New};

const SERVICE: &str = "Early Help Service";
const EARLIER: &str = "Demand for statutory services is high. There is strong evidence that families are not \
    getting support early enough or at a proportionate level.";
const SKILLS: &str = "The skill mix within early help services needs to be strengthened, so that families get \
    the right help at the right level.";
const YOUNG: &str = "We need to establish the right skill base in the Young People's Service; early help serves \
    children up to 13.";
const CO_ORDINATE: &str = "There is an opportunity to co-ordinate the early help offer and to build family group \
    conferences as a central pillar of work with families.";

pub(super) fn change(draft: &mut Draft) -> Result<(), String> {
    let head = draft.one("Head of Prevention and Early Help")?;
    let mut teams = Vec::new();
    for locality in LOCALITIES {
        teams.push(draft.team(&format!("Early Help {locality}"))?);
    }
    let at: Vec<_> = teams.iter().map(|team| (*team, head)).collect();
    let leads = draft.create(&New::posts(SERVICE, "Early Help Locality Lead", "L"), &at, EARLIER)?;
    draft.delete(SERVICE, "Team Manager", EARLIER)?;
    for (team, lead) in teams.iter().zip(leads) {
        draft.change(Change::MoveTeamLine(*team, lead), EARLIER)?;
    }
    draft.delete(SERVICE, "Family Engagement Worker", SKILLS)?;
    let whole_city = Team {
        name: "Early Help City-wide".into(),
        service: draft.service(SERVICE)?,
        functions: vec![
            "Family group conferences".into(),
            "Families without recourse to public funds".into(),
        ],
        ages: None,
        localities: Vec::new(),
    };
    let whole_city = draft.form(whole_city, CO_ORDINATE)?;
    let lead = New::posts(SERVICE, "Child and Young People's Development Lead", "J");
    let lead = draft.create_one(&lead, (whole_city, head), CO_ORDINATE)?;
    let worker = New::posts(SERVICE, "No Recourse to Public Funds Support Worker", "G");
    draft.create(&worker, &[(whole_city, lead)], SKILLS)?;
    let standards = New::posts(SERVICE, "Team Standards Co-ordinator", "F");
    draft.create(&standards, &[(whole_city, lead)], SKILLS)?;
    draft.fte(SERVICE, "scope change", "Prevention and Early Help Service")?;
    for team in teams {
        draft.change(Change::SetAges(team, Some((0, 13))), YOUNG)?;
    }
    Ok(())
}
