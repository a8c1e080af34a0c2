//! Appending, reading and scanning.

use std::ops::ControlFlow;
use std::thread;

use jiff::Timestamp;
use ledger::{AppendError, Authority, Entry, Ledger, LedgerError, Payload};
use serde::{Deserialize, Serialize};

use crate::places::{Note, Place, all, authority, master, note, second, subject, words};

on_both!(
    what_is_appended_reads_back_in_order,
    a_conflict_names_the_subject_and_writes_nothing,
    a_subject_nothing_is_appended_to_is_checked_too,
    a_subject_not_named_is_appended_to_without_a_check,
    time_never_goes_back,
    nothing_to_append_still_checks_versions,
    history_keeps_its_own_times,
    what_is_appended_at_once_may_be_much,
    a_scan_gives_every_entry_once_and_in_order,
    a_scan_goes_on_where_the_last_broke_off,
    authorities_in_one_database_do_not_see_each_other,
    of_writers_at_odds_one_wins_each_version,
    what_another_process_appended_is_reckoned_with,
    clones_read_while_another_writes,
    a_ledger_opened_again_is_as_it_was,
    an_entry_of_an_unknown_shape_is_named_without_its_words,
    long_and_odd_words_come_back_as_told,
);

fn what_is_appended_reads_back_in_order(place: &Place) {
    let ledger = place.open();
    let (a, b) = (subject(1), subject(2));
    let done = ledger
        .append(second(5), &[(a, 0)], vec![(a, note("one")), (b, note("two")), (a, note("three"))])
        .unwrap();
    assert_eq!(done.first_position, 1);
    let placed: Vec<_> = done.entries.iter().map(|p| (p.subject, p.version, p.recorded)).collect();
    assert_eq!(placed, [(a, 1, second(5)), (b, 1, second(5)), (a, 2, second(5))]);
    assert_eq!(words(&ledger, a), ["one", "three"]);
    assert_eq!(words(&ledger, b), ["two"]);
    assert!(ledger.read(subject(3)).unwrap().is_empty());
    let entry = ledger.read(b).unwrap().remove(0);
    let payload = Payload::Told(note("two"));
    assert_eq!(entry, Entry { position: 2, subject: b, version: 1, recorded: second(5), payload });
}

fn a_conflict_names_the_subject_and_writes_nothing(place: &Place) {
    let ledger = place.open();
    let (a, b) = (subject(1), subject(2));
    ledger.append(second(0), &[], vec![(a, note("one"))]).unwrap();
    let before = ledger.head().unwrap();
    let both = vec![(b, note("two")), (a, note("three"))];
    match ledger.append(second(1), &[(b, 0), (a, 0)], both) {
        Err(AppendError::Conflict { subject, expected: 0, actual: 1 }) => assert_eq!(subject, a),
        other => panic!("{other:?}"),
    }
    assert_eq!(ledger.head().unwrap(), before);
    assert!(ledger.read(b).unwrap().is_empty());
    ledger.append(second(1), &[(b, 0), (a, 1)], vec![(b, note("two")), (a, note("three"))]).unwrap();
    assert_eq!(words(&ledger, a), ["one", "three"]);
}

fn a_subject_nothing_is_appended_to_is_checked_too(place: &Place) {
    let ledger = place.open();
    let (a, b) = (subject(1), subject(2));
    ledger.append(second(0), &[], vec![(a, note("one"))]).unwrap();
    assert!(ledger.append(second(0), &[(a, 2)], vec![(b, note("two"))]).is_err());
    assert!(ledger.append(second(0), &[(a, 1)], vec![(b, note("two"))]).is_ok());
}

fn a_subject_not_named_is_appended_to_without_a_check(place: &Place) {
    let ledger = place.open();
    for words in ["one", "two", "three"] {
        ledger.append(second(0), &[], vec![(subject(1), note(words))]).unwrap();
    }
    assert_eq!(words(&ledger, subject(1)), ["one", "two", "three"]);
}

fn time_never_goes_back(place: &Place) {
    let ledger = place.open();
    let finer: Timestamp = "2024-05-01T09:00:00.123456789Z".parse().unwrap();
    let kept: Timestamp = "2024-05-01T09:00:00.123456Z".parse().unwrap();
    let one = ledger.append(finer, &[], vec![(subject(1), note("one"))]).unwrap();
    assert_eq!(one.entries[0].recorded, kept);
    let earlier = ledger.append(second(0), &[], vec![(subject(2), note("two"))]).unwrap();
    assert_eq!(earlier.entries[0].recorded, kept);
    assert_eq!(ledger.head().unwrap().recorded, Some(kept));
    assert_eq!(ledger.read(subject(2)).unwrap()[0].recorded, kept);
}

fn nothing_to_append_still_checks_versions(place: &Place) {
    let ledger = place.open();
    let before = ledger.head().unwrap();
    let done = ledger.append(second(0), &[(subject(1), 0)], vec![]).unwrap();
    assert_eq!((done.first_position, done.entries.len()), (1, 0));
    assert!(ledger.append(second(0), &[(subject(1), 1)], vec![]).is_err());
    assert_eq!(ledger.head().unwrap(), before);
}

fn history_keeps_its_own_times(place: &Place) {
    let ledger = place.open();
    let (a, b) = (subject(1), subject(2));
    ledger.append(second(10), &[], vec![(a, note("one"))]).unwrap();
    // The second is older than what is there, the fourth than the third.
    let history = vec![
        (second(20), a, note("two")),
        (second(5), b, note("three")),
        (second(40), b, note("four")),
        (second(30), a, note("five")),
    ];
    let done = ledger.append_history(history).unwrap();
    assert_eq!(done.first_position, 2);
    let times: Vec<_> = all(&ledger).iter().map(|entry| entry.recorded).collect();
    assert_eq!(times, [second(10), second(20), second(20), second(40), second(40)]);
    assert_eq!(ledger.append_history(vec![]).unwrap().first_position, 6);
    assert_eq!(ledger.verify(&mut |_, _| {}).unwrap().entries, 5);
}

fn what_is_appended_at_once_may_be_much(place: &Place) {
    let ledger = place.open();
    let told = (0..5_000).map(|n| (subject(n % 900), note(&n.to_string()))).collect();
    let done = ledger.append(second(0), &[], told).unwrap();
    assert_eq!((done.first_position, done.entries.len()), (1, 5_000));
    assert!(done.entries.iter().zip(0..).all(|(placed, n)| placed.version == n / 900 + 1));
    let refused = (0..5_000).map(|n| (subject(n % 901), note("refused")));
    ledger.forget(second(1), subject(450)).unwrap();
    assert!(matches!(ledger.append(second(2), &[], refused.collect()), Err(AppendError::Forgotten { .. })));
    let verified = ledger.verify(&mut |_, _| {}).unwrap();
    assert_eq!((verified.entries, verified.subjects), (5_001, 900), "nothing of the refused append is there");
}

/// Enough for several batches of a scan.
fn many(ledger: &Ledger<Note>) -> u64 {
    for round in 0..7_u128 {
        let entries =
            (0..1_000).map(|n| (subject(n * n % 37 + round), note(&format!("{round}/{n}")))).collect();
        ledger.append(second(i64::try_from(round).unwrap()), &[], entries).unwrap();
    }
    7_000
}

fn a_scan_gives_every_entry_once_and_in_order(place: &Place) {
    let ledger = place.open();
    assert_eq!(all(&ledger), []);
    let count = many(&ledger);
    let seen = all(&ledger);
    assert!(seen.iter().map(|entry| entry.position).eq(1..=count));
    let told: Vec<_> = seen.into_iter().filter_map(|e| e.payload.told()).collect();
    assert!(told.iter().enumerate().all(|(n, note)| note.words == format!("{}/{}", n / 1_000, n % 1_000)));
}

fn a_scan_goes_on_where_the_last_broke_off(place: &Place) {
    let ledger = place.open();
    let count = many(&ledger);
    let (mut after, mut seen) = (0, Vec::new());
    while after < count {
        let last = ledger.scan(after, &mut |entries| {
            seen.extend(entries.iter().map(|entry| entry.position));
            ControlFlow::Break(())
        });
        after = last.unwrap();
    }
    assert!(seen.into_iter().eq(1..=count));
    assert_eq!(ledger.scan(count, &mut |_| panic!("there is no more")).unwrap(), count);
    assert_eq!(ledger.scan(count + 5, &mut |_| panic!("there is no more")).unwrap(), count + 5);
}

fn authorities_in_one_database_do_not_see_each_other(place: &Place) {
    let ours = place.open();
    let other = Authority::new("E08000026").unwrap();
    let theirs: Ledger<Note> =
        Ledger::open(&place.location, other.clone(), ledger::MasterKey::from_bytes([9; 32])).unwrap();
    let a = subject(1);
    ours.append(second(0), &[(a, 0)], vec![(a, note("ours"))]).unwrap();
    theirs.append(second(0), &[(a, 0)], vec![(a, note("theirs")), (a, note("too"))]).unwrap();
    assert_eq!(words(&ours, a), ["ours"]);
    assert_eq!(words(&theirs, a), ["theirs", "too"]);
    theirs.forget(second(1), a).unwrap();
    assert_eq!(words(&ours, a), ["ours"]);
    assert_eq!(ours.verify(&mut |_, _| {}).unwrap().entries, 1);
    assert_eq!(theirs.verify(&mut |_, _| {}).unwrap().entries, 3);
}

fn of_writers_at_odds_one_wins_each_version(place: &Place) {
    let a = subject(1);
    let append_ten = |writer: u32| {
        // As another process would: with connections of its own.
        let ledger = place.open();
        for n in 0..10 {
            loop {
                let version = u32::try_from(ledger.read(a).unwrap().len()).unwrap();
                let entries = vec![(a, note(&format!("{writer}/{n}")))];
                match ledger.append(second(0), &[(a, version)], entries) {
                    Ok(done) => break assert_eq!(done.entries[0].version, version + 1),
                    Err(AppendError::Conflict { .. }) => {}
                    Err(other) => panic!("{other}"),
                }
            }
        }
    };
    thread::scope(|scope| {
        for writer in 0..4 {
            scope.spawn(move || append_ten(writer));
        }
    });
    let ledger = place.open();
    let told = words(&ledger, a);
    assert_eq!(told.len(), 40);
    for writer in 0..4 {
        let theirs = told.iter().filter(|words| words.starts_with(&format!("{writer}/")));
        assert!(theirs.eq((0..10).map(|n| format!("{writer}/{n}")).collect::<Vec<_>>().iter()));
    }
    assert_eq!(ledger.verify(&mut |_, _| {}).unwrap().entries, 40);
}

fn what_another_process_appended_is_reckoned_with(place: &Place) {
    let (here, there) = (place.open(), place.open());
    let a = subject(1);
    // Each remembers the subject from its own append, and must not trust that.
    here.append(second(0), &[(a, 0)], vec![(a, note("one"))]).unwrap();
    there.append(second(0), &[(a, 1)], vec![(a, note("two"))]).unwrap();
    assert!(here.append(second(0), &[(a, 1)], vec![(a, note("three"))]).is_err());
    here.append(second(0), &[(a, 2)], vec![(a, note("three"))]).unwrap();
    there.forget(second(1), a).unwrap();
    let refused = here.append(second(2), &[], vec![(a, note("four"))]);
    assert!(matches!(refused, Err(AppendError::Forgotten { .. })), "{refused:?}");
}

fn clones_read_while_another_writes(place: &Place) {
    let ledger = place.open();
    thread::scope(|scope| {
        for reader in 0..3 {
            let ledger = ledger.clone();
            scope.spawn(move || {
                let mut last = 0;
                while last < 50 {
                    let seen = words(&ledger, subject(reader));
                    assert!(seen.len() >= last, "what was read once stays");
                    last = seen.len();
                }
            });
        }
        for n in 0..50 {
            let entries = (0..3).map(|s| (subject(s), note(&n.to_string()))).collect();
            ledger.append(second(n), &[], entries).unwrap();
        }
    });
}

fn a_ledger_opened_again_is_as_it_was(place: &Place) {
    let ledger = place.open();
    many(&ledger);
    let (head, seen) = (ledger.head().unwrap(), all(&ledger));
    assert!(ledger.holds(&head).unwrap());
    drop(ledger);
    let again = place.open();
    assert_eq!(again.head().unwrap(), head);
    assert_eq!(all(&again), seen);
    again.append(second(9), &[], vec![(subject(1), note("more"))]).unwrap();
    assert!(again.holds(&head).unwrap(), "an earlier head still fits");
    let another = ledger::Head { hash: "00".repeat(32).parse().unwrap(), ..head };
    assert!(!again.holds(&another).unwrap());
}

#[derive(Serialize, Deserialize)]
struct Sum {
    pence: u64,
}

fn an_entry_of_an_unknown_shape_is_named_without_its_words(place: &Place) {
    place.open().append(second(0), &[], vec![(subject(1), note("secret"))]).unwrap();
    let other: Ledger<Sum> = Ledger::open(&place.location, authority(), master()).unwrap();
    match other.read(subject(1)) {
        Err(error @ LedgerError::Unreadable { position: 1, .. }) => {
            assert!(!error.to_string().contains("secret"), "{error}");
        }
        _ => panic!("it is of another shape"),
    }
    // The chain holds all the same.
    assert!(other.verify(&mut |_, _| {}).is_ok());
}

fn long_and_odd_words_come_back_as_told(place: &Place) {
    let ledger = place.open();
    let odd = ["", "Zoë said “no”\n\u{0}\u{1f9f5}", &"x".repeat(3_000_000)];
    let entries = odd.iter().map(|words| (subject(1), note(words))).collect();
    ledger.append(second(0), &[], entries).unwrap();
    assert_eq!(words(&ledger, subject(1)), odd);
    assert_eq!(ledger.verify(&mut |_, _| {}).unwrap().entries, 3);
}
