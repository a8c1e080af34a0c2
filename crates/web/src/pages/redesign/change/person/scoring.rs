//! The scores of a panel on what somebody gave as evidence.

use workforce::people::process::{PanelScore, PersonFact, SelectionScored};

use super::super::ask::{Act, Control, ask, yes_or_no};
use super::acts::{Case, read_role};
use crate::components::{Choice, Form};

/// What every member scores: the criteria of the 2021 paper, with their names in the form.
const CRITERIA: &[(&str, &str)] =
    &[("job", "job description"), ("behaviours", "core behaviours"), ("digital", "digital skills")];

/// The most that a member gives on one criterion.
const MOST: u32 = 10;

const POINTS: &str = "0 to 10.";

/// The act of recording the scores.
pub const SCORE: Act<Case, PersonFact> = Act {
    key: "score",
    name: "Record the scores of a selection panel",
    intro: &[
        "At least two members, each scoring every criterion from 0 to 10. Where people are equal, the panel decides; no machine breaks a tie.",
    ],
    asks: &[
        ask("on", "On which day did the panel score?", "", Control::Day),
        ask("role", "For which role?", "", Control::Select(sought)),
        ask("member1", "First member of the panel", "", Control::Text),
        ask("job1", "First member: job description", POINTS, Control::Short),
        ask("behaviours1", "First member: core behaviours", POINTS, Control::Short),
        ask("digital1", "First member: digital skills", POINTS, Control::Short),
        ask("member2", "Second member of the panel", "", Control::Text),
        ask("job2", "Second member: job description", POINTS, Control::Short),
        ask("behaviours2", "Second member: core behaviours", POINTS, Control::Short),
        ask("digital2", "Second member: digital skills", POINTS, Control::Short),
        ask("member3", "Third member, if there was one", "", Control::Text),
        ask("job3", "Third member: job description", POINTS, Control::Short),
        ask("behaviours3", "Third member: core behaviours", POINTS, Control::Short),
        ask("digital3", "Third member: digital skills", POINTS, Control::Short),
        ask(
            "appointable",
            "Does the evidence meet what the role asks?",
            "",
            Control::Radios(|_| yes_or_no()),
        ),
        ask("feedback", "What does the panel tell them?", "They read this.", Control::Long),
    ],
    button: "Record the scores",
    make: scored,
};

/// The roles for which somebody can be scored: those of their interests, and the one whose ring fence they are in.
fn sought(case: &Case) -> Vec<Choice> {
    let state = &case.line.process;
    let mut roles: Vec<_> = state.open_interests().iter().map(|one| one.expressed.role).collect();
    roles.extend(state.class().and_then(|(_, to)| to).filter(|to| !roles.contains(to)));
    let choices = roles.into_iter().map(|role| Choice::new(role.to_string(), case.change.roles.says(role)));
    Choice::with_empty(choices.collect(), "Choose a role")
}

fn scored(form: &mut Form, case: &Case) -> Option<PersonFact> {
    let on = form.read_on(true, case.today);
    let role = read_role(form);
    let mut scores = Vec::new();
    for number in 1..=3 {
        let member = form.value(&format!("member{number}")).to_owned();
        if member.is_empty() {
            if number < 3 {
                form.refuse(format!("member{number}"), "Enter the name of the member");
            }
            continue;
        }
        for (key, criterion) in CRITERIA {
            let name = format!("{key}{number}");
            let points = form.read_number(
                &name,
                MOST,
                &format!("Enter the points of {member} for {criterion}, from 0 to {MOST}"),
            );
            let Some(points) = points.and_then(|points| u16::try_from(points).ok()) else { continue };
            scores.push(PanelScore { member: member.clone(), criterion: (*criterion).to_owned(), points });
        }
    }
    let appointable = form.read_yes("appointable", "Choose whether the evidence meets what the role asks");
    let feedback = form.read_text("feedback", "Enter what the panel tells them");
    (!form.is_refused()).then_some(())?;
    Some(
        SelectionScored { on: on?, role: role?, scores, appointable: appointable?, feedback: feedback? }
            .into(),
    )
}
