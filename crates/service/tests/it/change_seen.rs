//! Who reads whose way through a change, as time goes on, and who is told of it.

use calendar::Date;
use jiff::civil::date;
use service::change::Reader;
use service::{Service, ServiceError};
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
    let close = workforce::people::consultation::Closed { on: EFFECT };
    let close = workforce::people::consultation::ConsultationFact::Closed(close);
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
