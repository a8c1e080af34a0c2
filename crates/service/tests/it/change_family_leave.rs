//! Pregnancy and family leave in a change: the law's priority when posts are filled, and who reads of it.

use jiff::civil::date;
use service::Service;
use workforce::ProposalId;
use workforce::people::process::{EvidenceGiven, FamilyTold, InterestExpressed, PanelScore, SelectionScored};
use workforce::people::redundancy_law::{Family, LeaveKind};

use crate::change::{EVIDENCE, OFFERED, closes, denied, not_found};
use crate::given_change::*;

/// Everybody who looks for a post seeks the two for practice managers; the one who is away has the lowest score.
fn three_seek_two_posts(council: &Council) -> ProposalId {
    let id = council.tells();
    closes(council, id);
    let service = council.on(EVIDENCE);
    let role = role(&service.change(&viewer(HR), id).unwrap(), "Practice Manager");
    for n in [MANAGER_EAST, MANAGER_WEST, ASSISTANT] {
        let interest = InterestExpressed { on: EVIDENCE, role, choice: 1 };
        records(&service, n, id, n, interest).unwrap();
        let evidence = EvidenceGiven { on: EVIDENCE, role, evidence: "Ten years of leading.".into() };
        records(&service, n, id, n, evidence).unwrap();
    }
    let service = council.on(OFFERED);
    for (n, points) in [(MANAGER_EAST, 9), (MANAGER_WEST, 5), (ASSISTANT, 8)] {
        let score = |member: &str| PanelScore { member: member.into(), criterion: "practice".into(), points };
        let scored = SelectionScored {
            on: OFFERED,
            role,
            scores: vec![score("Jo Adeyemi"), score("Sam Fairweather")],
            appointable: true,
            feedback: "Clear examples.".into(),
        };
        records(&service, HR, id, n, scored).unwrap();
    }
    id
}

fn adoption_leave() -> FamilyTold {
    let (from, child) = (date(2021, 9, 20), date(2021, 9, 20));
    let family = Family::Leave { kind: LeaveKind::Adoption, from, to: date(2022, 9, 18), child };
    FamilyTold { on: OFFERED, family: Some(family) }
}

/// Who would have a practice manager's post.
fn placed(service: &Service, id: ProposalId) -> Vec<u128> {
    let filled = service.fill_posts(&viewer(HR), id).unwrap();
    let new = filled.allocation.placements.iter().filter(|one| NEW_POSTS.map(post).contains(&one.post));
    let mut all: Vec<u128> = new.map(|one| one.who.staff.0.as_u128()).collect();
    all.sort_unstable();
    all
}

#[test]
fn what_is_told_of_family_leave_gives_the_priority_of_the_law_and_taken_back_gives_none() {
    let council = Council::new();
    let id = three_seek_two_posts(&council);
    let service = council.on(OFFERED);
    assert_eq!(placed(&service, id), [MANAGER_EAST, ASSISTANT], "by score alone");
    // They tell it themselves; human resources may for them, and nobody else.
    records(&service, MANAGER_WEST, id, MANAGER_WEST, adoption_leave()).unwrap();
    assert_eq!(placed(&service, id), [MANAGER_EAST, MANAGER_WEST]);
    let taken_back = FamilyTold { on: OFFERED, family: None };
    records(&service, HR, id, MANAGER_WEST, taken_back.clone()).unwrap();
    assert_eq!(placed(&service, id), [MANAGER_EAST, ASSISTANT]);
    assert!(denied(records(&service, HEAD, id, MANAGER_WEST, adoption_leave())));
    assert!(not_found(records(&service, MANAGER_EAST, id, MANAGER_WEST, adoption_leave())));
    // On another day, in the ledger opened anew, it is judged by that day.
    records(&service, HR, id, MANAGER_WEST, adoption_leave()).unwrap();
    drop(service);
    assert_eq!(placed(&council.on(date(2022, 9, 18)), id), [MANAGER_EAST, MANAGER_WEST]);
    assert_eq!(placed(&council.on(date(2022, 9, 19)), id), [MANAGER_EAST, ASSISTANT]);
}

#[test]
fn who_is_away_on_family_leave_is_read_on_the_day_on_which_posts_are_filled() {
    let council = Council::new();
    let id = three_seek_two_posts(&council);
    council.away_on_family_leave(MANAGER_WEST, OFFERED);
    assert_eq!(placed(&council.on(OFFERED.yesterday().unwrap()), id), [MANAGER_EAST, ASSISTANT]);
    assert_eq!(placed(&council.on(OFFERED), id), [MANAGER_EAST, MANAGER_WEST]);
}

#[test]
fn pregnancy_and_family_leave_are_read_by_the_person_and_human_resources_and_by_nobody_else() {
    let council = Council::new();
    let id = three_seek_two_posts(&council);
    let service = council.on(OFFERED);
    records(&service, MANAGER_WEST, id, MANAGER_WEST, adoption_leave()).unwrap();
    service.offer_posts(&viewer(HR), id, date(2021, 12, 6)).unwrap();
    for (by, reads) in [(MANAGER_WEST, true), (HR, true), (HEAD, false)] {
        let (change, line) = service.person_in_change(&viewer(by), id, staff(MANAGER_WEST)).unwrap();
        assert_eq!(line.process.family.is_some(), reads, "{by}");
        let people = service.people_in_change(&viewer(by), id).unwrap();
        let listed = people.iter().find(|one| one.staff == staff(MANAGER_WEST));
        assert!(listed.is_none_or(|one| one.process.family.is_some() == reads), "{by}");
        let told = change.told_to(&viewer(by), staff(MANAGER_WEST));
        assert_eq!(told.iter().any(|one| one.fact.is_confidential()), reads, "{by}");
        assert!(told.len() > 4, "{by} reads the rest");
        // Why somebody has a post speaks of it too: a page tells it to who reads all.
        assert_eq!(line.reader.reads_all(), reads, "{by}");
    }
    assert!(not_found(service.person_in_change(&viewer(MANAGER_EAST), id, staff(MANAGER_WEST))));
    // Whoever is forgotten takes it with them.
    service.ledger().forget(service.clock().now(), way_of(MANAGER_WEST)).unwrap();
    let service = council.on(OFFERED);
    let record = service.proposal(&viewer(HR), id).unwrap();
    assert_eq!(record.process(staff(MANAGER_WEST)).family, None);
}
