//! To what somebody narrows a list stays so until they choose otherwise.

use std::collections::BTreeMap;

use crate::given::{Small, signed_in};

#[test]
fn what_somebody_narrows_a_list_to_is_theirs_alone_outlives_a_restart_and_is_recorded_only_when_it_changes() {
    let small = Small::new();
    let service = small.open();
    let (manager, analyst) = (signed_in(&service, "manager"), signed_in(&service, "analyst"));
    let overdue = BTreeMap::from([("overdue".to_owned(), "yes".to_owned())]);
    let before = service.ledger().head().unwrap().position;
    service.narrow(&manager, "front-door", BTreeMap::new()).unwrap();
    assert_eq!(service.ledger().head().unwrap().position, before, "nothing was narrowed before either");
    for _ in 0..3 {
        service.narrow(&manager, "front-door", overdue.clone()).unwrap();
    }
    assert_eq!(service.ledger().head().unwrap().position, before + 1);
    assert!(service.narrowed(&analyst, "front-door").is_empty());
    assert!(service.narrowed(&manager, "another-list").is_empty());
    drop(service);
    let service = small.open();
    let manager = signed_in(&service, "manager");
    assert_eq!(service.narrowed(&manager, "front-door"), overdue);
    service.narrow(&manager, "front-door", BTreeMap::new()).unwrap();
    assert!(service.narrowed(&manager, "front-door").is_empty());
}
