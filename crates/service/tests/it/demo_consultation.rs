//! The consultation of the demo authority: under way on its day, with something open for everybody who looks.

use std::collections::{BTreeMap, BTreeSet};

use service::fact::{AboutChange, Fact};
use workforce::StaffId;
use workforce::people::consultation::Consultation;
use workforce::people::process::{PersonFact, PersonProcess};

use crate::demo::demo;

fn ways() -> BTreeMap<StaffId, PersonProcess> {
    let mut ways: BTreeMap<StaffId, PersonProcess> = BTreeMap::new();
    for (.., statement) in &demo().consultation {
        if let Fact::PersonChange(told) = &statement.fact {
            ways.entry(told.staff).or_default().apply(&told.fact);
        }
    }
    ways
}

fn consultation() -> Consultation {
    let facts = demo().consultation.iter().filter_map(|(.., statement)| match &statement.fact {
        Fact::Change(told) => match &told.what {
            AboutChange::Consultation(fact) => Some(fact),
            _ => None,
        },
        _ => None,
    });
    Consultation::fold(facts)
}

#[test]
fn questions_and_feedback_came_in_and_some_of_them_wait_for_an_answer() {
    let state = consultation();
    assert_eq!(state.questions.len(), 10);
    assert_eq!(state.unanswered().count(), 2);
    assert!(state.themes().len() >= 5);
    assert!(state.sessions.iter().filter(|one| one.held.is_some()).count() >= 5);
    assert!(state.closed.is_none() && state.hr1.is_some() && state.notices.len() == 2);
}

#[test]
fn the_unions_were_told_the_number_that_the_law_counts() {
    // More than 19 and fewer than 100: the law asks for 30 days, and the council gives 45.
    let named: Vec<u16> = consultation().notices.iter().map(|notice| notice.proposed).collect();
    assert_eq!(named, [31, 31]);
}

#[test]
fn people_are_at_every_step_and_each_of_them_was_told_first() {
    let ways = ways();
    assert!(ways.values().all(|way| way.told.is_some()), "everybody in scope was told");
    let severance = ways.values().filter_map(|way| way.severance.as_ref()).count();
    let accepted = ways.values().filter(|way| way.severance_accepted().is_some()).count();
    assert_eq!((severance, accepted), (5, 2));
    let claims: Vec<Option<bool>> =
        ways.values().flat_map(|way| &way.claims).map(|claim| claim.upheld()).collect();
    let count = |which: Option<bool>| claims.iter().filter(|one| **one == which).count();
    assert_eq!([count(Some(true)), count(Some(false)), count(None)], [3, 1, 2], "{claims:?}");
    assert_eq!(ways.values().filter(|way| !way.open_interests().is_empty()).count(), 6);
    assert!(ways.values().all(|way| way.confirmed.is_none() && way.accepted().is_none()));
}

#[test]
fn the_personas_were_told_and_did_nothing_of_their_own_yet() {
    let personas: BTreeSet<StaffId> = demo().personas.iter().map(|one| StaffId(one.worker.0)).collect();
    for (.., statement) in &demo().consultation {
        match &statement.fact {
            Fact::PersonChange(told) if personas.contains(&told.staff) => {
                assert!(matches!(told.fact, PersonFact::ClassTold(_)), "{:?}", told.fact);
            }
            Fact::Equality(told) => assert!(!personas.contains(&told.staff)),
            _ => {}
        }
    }
}

#[test]
fn most_people_said_something_of_themselves_and_some_chose_not_to() {
    let said = demo().consultation.iter().filter(|(.., one)| matches!(one.fact, Fact::Equality(_))).count();
    let scope = ways().len();
    assert!((scope * 7 / 10..scope * 9 / 10).contains(&said), "{said} of {scope}");
}
