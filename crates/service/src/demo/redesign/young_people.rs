//! The Young People's Service: one service, led by needs, for young people.

use workforce::Change;

use super::{Draft, New};

const SERVICE: &str = "Young People's Service";
const TARGETED: &str = "There is a lack of targeted early intervention for young people affected by crime, \
    exploitation, exclusion, homelessness and mental health difficulties.";
const THRESHOLDS: &str = "Specialised teams with high thresholds, tight remits and limited capacity make support \
    difficult to access.";
const AMBIGUITY: &str = "Direct work with young people is often overseen by several services; this creates \
    ambiguity, and our response is not as effective as it needs to be.";
const PRIORITY: &str = "Social care work with young people often has lower priority because of mixed caseloads \
    and the risks that younger children present.";
const SKILL_BASE: &str = "We need to establish the right skill base in the Young People's Service.";

pub(super) fn change(draft: &mut Draft) -> Result<(), String> {
    let head = draft.one("Head of Young People's Service")?;
    let team = draft.team("Young People's Service")?;
    let lead = draft.create_one(&New::posts(SERVICE, "Young People's Lead", "L"), (team, head), AMBIGUITY)?;
    let present = draft.one("Young People's Service Manager")?;
    draft.change(Change::MoveLine(present, Some(lead)), AMBIGUITY)?;
    let manager = New::posts(SERVICE, "Practice Manager", "K");
    let managers = draft.create(&manager, &[(team, lead)], TARGETED)?;
    let by_turns: Vec<_> = managers.iter().map(|manager| (team, *manager)).collect();
    let other_way: Vec<_> = by_turns.iter().rev().copied().collect();
    let youth = New { holds_cases: true, ..New::posts(SERVICE, "Youth Support Worker", "G") };
    draft.create(&youth, &by_turns, TARGETED)?;
    let social = New { holds_cases: true, ..New::posts(SERVICE, "Social Worker", "I") };
    draft.create(&social, &other_way, PRIORITY)?;
    draft.create(&New::posts(SERVICE, "Data Analyst", "H"), &[(team, lead)], AMBIGUITY)?;
    draft.create(&New::posts(SERVICE, "Team Standards Co-ordinator", "F"), &[(team, lead)], AMBIGUITY)?;
    draft.move_team("BRS", SERVICE, lead, THRESHOLDS)?;
    draft.move_team("YOS", SERVICE, lead, THRESHOLDS)?;
    draft.move_team("MET", SERVICE, lead, THRESHOLDS)?;
    let (early_help, title) = ("Early Help Service", "Family Engagement Worker (Inclusion and Diversion)");
    let count = draft.fte(early_help, "transfer", title)?.hundredths() / 100;
    let workers = draft.titled(Some(early_help), title).into_iter().take(usize::try_from(count).unwrap_or(0));
    for (worker, (_, manager)) in workers.zip(other_way.iter().cycle()) {
        draft.change(Change::MovePost(worker, team), SKILL_BASE)?;
        draft.change(Change::MoveLine(worker, Some(*manager)), SKILL_BASE)?;
    }
    Ok(())
}
