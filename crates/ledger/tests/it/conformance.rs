//! What every ledger does, wherever it is kept.

use std::ops::ControlFlow;

use ledger::{AppendError, Payload};

use crate::places::{Place, note, second, subject};

#[test]
fn what_is_appended_reads_back_in_order() {
    let place = Place::sqlite();
    let ledger = place.open();
    let (a, b) = (subject(1), subject(2));
    let done = ledger
        .append(second(5), &[(a, 0)], vec![(a, note("one")), (b, note("two")), (a, note("three"))])
        .unwrap();
    assert_eq!(done.first_position, 1);
    let conflict = ledger.append(second(6), &[(a, 1)], vec![(a, note("four"))]);
    assert!(matches!(conflict, Err(AppendError::Conflict { expected: 1, actual: 2, .. })));
    ledger.append(second(1), &[(a, 2)], vec![(a, note("four"))]).unwrap();
    let told: Vec<_> = ledger.read(a).unwrap().into_iter().filter_map(|e| e.payload.told()).collect();
    assert_eq!(told, [note("one"), note("three"), note("four")]);
    ledger.forget(second(9), a).unwrap();
    assert!(ledger.read(a).unwrap().iter().all(|e| e.payload == Payload::Forgotten));
    let mut seen = Vec::new();
    let last = ledger.scan(0, &mut |entries| {
        seen.extend(entries);
        ControlFlow::Continue(())
    });
    assert_eq!(last.unwrap(), 5);
    assert_eq!(seen.len(), 5);
    let verified = ledger.verify(&mut |_, _| {}).unwrap();
    assert_eq!((verified.entries, verified.subjects, verified.forgotten), (5, 2, 1));
    drop(ledger);
    let again = place.open();
    assert_eq!(again.head().unwrap(), verified.head);
    let copy = place.folder.path().join("copy");
    again.backup(&copy, &mut |_, _| {}).unwrap();
    let other = Place::sqlite();
    let restored = ledger::Ledger::<crate::places::Note>::restore(
        &copy,
        &other.location,
        crate::places::authority(),
        crate::places::master(),
        &mut |_, _| {},
    );
    assert_eq!(restored.unwrap().head, verified.head);
    assert_eq!(other.open().read(b).unwrap().len(), 1);
    again.rewrap(ledger::MasterKey::from_bytes([8; 32])).unwrap();
    assert!(again.verify(&mut |_, _| {}).is_ok());
}
