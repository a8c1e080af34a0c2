//! The children behind a figure: who saw or took away the list stands in the record of each of them.

use calendar::Month;
use ledger::Subject;
use service::{Cases, Known, Service, ServiceError, Viewer, Viewing};

use crate::given::{AMARA, BEN, Small, signed_in};

fn contacts_of_october<'a>(service: &'a Service, viewer: &'a Viewer) -> Cases<'a> {
    let contacts = measures::indicator("contacts").unwrap();
    let behind = service.behind(viewer, contacts, Month::constant(2021, 10), Known::Now).unwrap();
    service.cases(viewer, &behind).unwrap()
}

fn parts(viewings: &[Viewing]) -> Vec<&str> {
    viewings.iter().map(|viewing| &*viewing.part).collect()
}

#[test]
fn a_list_taken_away_stands_in_the_record_of_each_child_in_it_at_once_and_costs_one_entry() {
    let small = Small::new();
    let service = small.open();
    let (analyst, manager) = (signed_in(&service, "analyst"), signed_in(&service, "manager"));
    let before = service.ledger().head().unwrap().position;
    let taken = contacts_of_october(&service, &analyst).take_away("contacts of October").unwrap();
    assert_eq!(taken.len(), 2);
    assert_eq!(service.ledger().head().unwrap().position, before + 1);
    for child in [AMARA, BEN] {
        let viewings = service.viewings(&manager, child).unwrap();
        assert_eq!(parts(&viewings), ["Downloaded a list: contacts of October"]);
        assert_eq!(viewings[0].by, analyst.worker);
    }
}

#[test]
fn a_list_seen_on_a_page_stands_in_the_records_of_those_shown_and_of_nobody_else() {
    let small = Small::new();
    let service = small.open();
    let manager = signed_in(&service, "manager");
    let shown = contacts_of_october(&service, &manager).see("contacts of October", 1, 50).unwrap();
    assert_eq!(shown.len(), 1);
    let seen = shown[0].record.id;
    service.open_record(&manager, seen, None, "Overview").unwrap();
    // Closing the service writes what waits.
    drop((shown, service));
    let service = small.open();
    let manager = signed_in(&service, "manager");
    let viewings = service.viewings(&manager, seen).unwrap();
    assert_eq!(parts(&viewings), ["Overview", "Saw a list: contacts of October"], "newest first");
    let other = if seen == AMARA { BEN } else { AMARA };
    assert!(service.viewings(&manager, other).unwrap().is_empty());
}

#[test]
fn a_list_of_nobody_is_not_noted() {
    let small = Small::new();
    let service = small.open();
    let analyst = signed_in(&service, "analyst");
    let before = service.ledger().head().unwrap().position;
    let mut nobody = contacts_of_october(&service, &analyst);
    nobody.keep(|_| false);
    assert!(nobody.take_away("nobody").unwrap().is_empty());
    assert_eq!(service.ledger().head().unwrap().position, before);
}

#[test]
fn a_list_that_cannot_be_noted_does_not_leave() {
    let small = Small::new();
    let service = small.open();
    let analyst = signed_in(&service, "analyst");
    let cases = contacts_of_october(&service, &analyst);
    // A disk that takes nothing more.
    let disk = rusqlite::Connection::open(small.file()).unwrap();
    disk.execute_batch(
        "create trigger full before insert on ledger_entry begin select raise(abort, 'disk full'); end",
    )
    .unwrap();
    assert!(matches!(cases.take_away("contacts"), Err(ServiceError::NotNoted)));
}

#[test]
fn a_list_is_taken_away_only_by_those_who_may() {
    let small = Small::new();
    let service = small.open();
    let reviewer = signed_in(&service, "reviewer");
    let before = service.ledger().head().unwrap().position;
    let taken = contacts_of_october(&service, &reviewer).take_away("contacts");
    assert!(matches!(taken, Err(ServiceError::Denied(_))));
    assert_eq!(service.ledger().head().unwrap().position, before);
}

#[test]
fn the_looks_at_a_child_who_was_erased_are_forgotten_after_a_restart_too() {
    let small = Small::new();
    let service = small.open();
    let manager = signed_in(&service, "manager");
    service.open_record(&manager, AMARA, None, "Overview").unwrap();
    drop(service);
    let service = small.open();
    let manager = signed_in(&service, "manager");
    assert_eq!(service.viewings(&manager, AMARA).unwrap().len(), 1);
    service.ledger().forget(service.clock().now(), Subject(AMARA.0)).unwrap();
    drop(service);
    let service = small.open();
    assert!(service.viewings(&signed_in(&service, "manager"), AMARA).unwrap().is_empty());
}

#[test]
fn records_stay_closed_while_no_look_can_be_noted_and_open_again_with_nothing_lost() {
    let small = Small::new();
    let service = small.open();
    let manager = signed_in(&service, "manager");
    let disk = rusqlite::Connection::open(small.file()).unwrap();
    disk.execute_batch(
        "create trigger full before insert on ledger_entry begin select raise(abort, 'disk full'); end",
    )
    .unwrap();
    // The first look waits to be written; once that fails, nothing more is shown.
    service.open_record(&manager, AMARA, None, "Overview").unwrap();
    let looks = |part| service.open_record(&manager, AMARA, None, part);
    assert!(within(|| matches!(looks("Story"), Err(ServiceError::NotNoted))), "closed");
    disk.execute_batch("drop trigger full").unwrap();
    assert!(within(|| looks("Chronology").is_ok()), "open again");
    drop(service);
    let service = small.open();
    let viewings = service.viewings(&signed_in(&service, "manager"), AMARA).unwrap();
    for part in ["Overview", "Chronology"] {
        assert!(viewings.iter().any(|viewing| &*viewing.part == part), "{part}");
    }
}

/// Whether something comes true within ten seconds.
fn within(is_true: impl Fn() -> bool) -> bool {
    let began = std::time::Instant::now();
    std::iter::repeat_with(is_true).take_while(|_| began.elapsed().as_secs() < 10).any(|is_true| is_true)
}
