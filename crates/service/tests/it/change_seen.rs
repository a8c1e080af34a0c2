//! Who reads whose way through a change, as time goes on, and who is told of it.

use calendar::Date;
use jiff::civil::date;
use service::change::Reader;
use service::{Service, ServiceError};
use workforce::people::consultation::{Closed, ConsultationFact, QuestionAsked, SENT_IN_A_DAY_MOST};
use workforce::people::process::{Basis, Offered};
use workforce::{ProposalFact, ProposalId};

use crate::given_change::*;

const MOVED: Date = date(2021, 10, 20);

fn under(service: &Service, by: u128, id: ProposalId) -> Vec<u128> {
    let lines = service.people_in_change(&viewer(by), id).unwrap();
    lines.iter().map(|one| one.staff.0.as_u128()).collect()
}

#[test]
fn a_line_manager_is_who_manages_somebody_today_not_on_the_day_of_the_launch() {
    let council = Council::new();
    let id = council.tells();
    assert_eq!(under(&council.on(LAUNCH), MANAGER_EAST, id), [ASSISTANT, EAST_1, EAST_2]);
    council.moves_line(EAST_1, MANAGER_WEST, MOVED);
    let service = council.on(MOVED);
    assert_eq!(under(&service, MANAGER_EAST, id), [ASSISTANT, EAST_2]);
    assert_eq!(under(&service, MANAGER_WEST, id), [EAST_1, WEST_1, WEST_2]);
    let former = service.person_in_change(&viewer(MANAGER_EAST), id, staff(EAST_1));
    assert!(matches!(former, Err(ServiceError::NotFound)));
    let (_, line) = service.person_in_change(&viewer(MANAGER_WEST), id, staff(EAST_1)).unwrap();
    assert_eq!(line.reader, Reader::Manager);
    assert_eq!(service.line_manager_of(&line).as_deref(), Some("Person 12"));
}

#[test]
fn once_the_new_structure_is_there_nobody_reads_the_way_into_it_as_a_manager() {
    let council = Council::new();
    let id = council.launches();
    let facts = |fact| vec![fact];
    let service = council.on(EFFECT);
    let close = Closed { on: EFFECT };
    let close = ConsultationFact::Closed(close);
    service.record_of_consultation(&viewer(HR), id, close).unwrap();
    let confirmed = ProposalFact::Confirmed { on: EFFECT, outcome: "Nothing changed.".into() };
    service.record_of_proposal(&viewer(PROGRAMME), id, facts(confirmed)).unwrap();
    let carried_out = ProposalFact::CarriedOut { on: EFFECT };
    service.record_of_proposal(&viewer(PROGRAMME), id, facts(carried_out)).unwrap();
    let service = council.on(EFFECT);
    for manager in [HEAD, MANAGER_EAST, MANAGER_WEST] {
        assert_eq!(under(&service, manager, id), [0; 0], "{manager}");
    }
    assert!(service.person_in_change(&viewer(EAST_1), id, staff(EAST_1)).is_ok());
    assert!(service.person_in_change(&viewer(HR), id, staff(EAST_1)).is_ok());
}

fn parts(service: &Service, id: ProposalId, of: u128) -> Vec<String> {
    let opened = service.who_opened_way(&viewer(of), id, staff(of)).unwrap();
    opened.iter().map(|one| format!("{} {}", one.by.0.as_u128(), one.part)).collect()
}

#[test]
fn a_list_that_says_where_people_stand_is_noted_with_each_of_them_but_the_reader() {
    let council = Council::new();
    let id = council.tells();
    let service = council.on(LAUNCH);
    service.people_in_change(&viewer(MANAGER_EAST), id).unwrap();
    service.fill_posts(&viewer(HR), id).unwrap();
    drop(service);
    let service = council.on(LAUNCH);
    let filled = format!("{HR} Saw a list: filling of the posts of a change");
    let listed = format!("{MANAGER_EAST} Saw a list: people in a change");
    assert_eq!(parts(&service, id, EAST_1), [filled.clone(), listed]);
    assert_eq!(parts(&service, id, WEST_1), [filled]);
    assert_eq!(parts(&service, id, HR), [""; 0]);
}

#[test]
fn that_somebody_manages_people_in_a_change_is_known_without_a_list_of_them() {
    let council = Council::new();
    let id = council.tells();
    let service = council.on(LAUNCH);
    let before = service.ledger().head().unwrap().position;
    for (by, manages) in [(MANAGER_EAST, true), (HR, true), (EAST_1, false), (PROGRAMME, false)] {
        assert_eq!(service.manages_in_change(&viewer(by), id).unwrap(), manages, "{by}");
    }
    drop(service);
    assert_eq!(council.on(LAUNCH).ledger().head().unwrap().position, before);
}

#[test]
fn one_contradiction_leaves_everybody_their_own_page_without_reasons_and_names_nobody() {
    let council = Council::new();
    council.holds_too(EAST_1, VACANT, date(2021, 9, 20));
    let id = council.tells();
    let service = council.on(LAUNCH);
    let change = service.change(&viewer(HR), id).unwrap();
    let (role, post) = (role(&change, "Practice Manager"), post(NEW_POSTS[0]));
    let basis = Basis::Redeployment;
    let offered = Offered { on: LAUNCH, role, post, basis, answer_by: MOVED };
    records(&service, HR, id, MANAGER_EAST, offered).unwrap();
    let says = refused(service.fill_posts(&viewer(HR), id));
    assert!(says.contains(&staff(EAST_1).to_string()), "human resources learn whose record it is: {says}");
    let change = service.change(&viewer(HR), id).unwrap();
    assert_eq!(service.why(&change, staff(MANAGER_EAST)), None);
    assert_eq!(service.why(&change, staff(WEST_1)), Some(Vec::new()), "who goes on needs no reason");
}

fn asks(service: &Service, by: u128, id: ProposalId) -> Result<(), ServiceError> {
    let (on, question) = (service.today(), "Who is my manager then?".to_owned());
    let asked = QuestionAsked { on, question };
    service.record_of_consultation(&viewer(by), id, ConsultationFact::QuestionAsked(asked))
}

#[test]
fn one_person_asks_so_much_in_a_day_and_whoever_runs_the_consultation_sends_in_what_came_on_paper() {
    let council = Council::new();
    let id = council.tells();
    let service = council.on(LAUNCH);
    for _ in 0..SENT_IN_A_DAY_MOST {
        asks(&service, EAST_1, id).unwrap();
        asks(&service, PROGRAMME, id).unwrap();
    }
    let says = refused(asks(&service, EAST_1, id));
    assert!(says.contains("Send more tomorrow"), "{says}");
    asks(&service, PROGRAMME, id).unwrap();
    asks(&service, EAST_2, id).unwrap();
    drop(service);
    asks(&council.on(LAUNCH.tomorrow().unwrap()), EAST_1, id).unwrap();
}
