//! Whoever changes the database past the ledger is found out, and the entry is named.

use ledger::{AppendError, Breach, Ledger, LedgerError, Subject};

use crate::places::{Note, Place, Raw, note, quiet, second, subject};

on_both!(
    a_changed_number_names_its_entry,
    a_changed_byte_of_subject_payload_or_hash_names_its_entry,
    a_changed_byte_of_a_key_names_the_first_entry_of_its_subject,
    a_changed_head_is_found,
    a_missing_entry_is_named,
    entries_changed_for_one_another_are_named,
    a_key_destroyed_without_a_record_is_found,
    a_key_put_back_after_forgetting_is_found,
    a_changed_payload_is_never_read_as_something_else,
    a_rewritten_history_does_not_fit_a_head_kept_elsewhere,
);

/// Six entries about three subjects, the last of them a forgetting.
fn six(place: &Place) -> Ledger<Note> {
    let ledger = place.open();
    let told = |n: u128, words: &str| (subject(n), note(words));
    ledger.append(second(0), &[], vec![told(1, "one"), told(2, "two"), told(3, "three")]).unwrap();
    ledger.append(second(1), &[], vec![told(1, "four"), told(2, "five")]).unwrap();
    ledger.forget(second(2), subject(3)).unwrap();
    ledger.verify(&mut quiet).unwrap();
    ledger
}

fn named(ledger: &Ledger<Note>) -> (u64, Breach) {
    match ledger.verify(&mut quiet) {
        Err(LedgerError::Broken { position, breach }) => (position, breach),
        other => panic!("{other:?}"),
    }
}

fn a_changed_number_names_its_entry(place: &Place) {
    let ledger = six(place);
    let mut raw = place.raw();
    for position in 1..=6 {
        let at = format!("WHERE position = {position}");
        for (change, back) in [
            ("version = version + 100", "version = version - 100"),
            ("recorded = recorded + 1", "recorded = recorded - 1"),
            ("kind = 1 - kind", "kind = 1 - kind"),
            ("kind = kind + 2", "kind = kind - 2"),
            ("version = -version", "version = -version"),
            ("authority = 'elsewhere'", "authority = 'E08000025'"),
        ] {
            assert_eq!(raw.run(&format!("UPDATE ledger_entry SET {change} {at}")), 1);
            assert_eq!(named(&ledger).0, position, "{change}");
            raw.run(&format!("UPDATE ledger_entry SET {back} {at}"));
        }
        raw.run(&format!("UPDATE ledger_entry SET position = 1000 {at}"));
        assert_eq!(named(&ledger), (position, Breach::Missing));
        raw.run(&format!("UPDATE ledger_entry SET position = {position} WHERE position = 1000"));
    }
    ledger.verify(&mut quiet).unwrap();
}

fn a_changed_byte_of_subject_payload_or_hash_names_its_entry(place: &Place) {
    let ledger = six(place);
    let mut raw = place.raw();
    for position in 1..=6 {
        let which = format!("position = {position}");
        for column in ["subject", "payload", "hash"] {
            let right = raw.bytes(column, &format!("ledger_entry WHERE {which}"));
            // Every seventh byte, with both ends.
            for at in (0..right.len()).filter(|at| at % 7 == 0 || at + 1 == right.len()) {
                let mut wrong = right.clone();
                wrong[at] ^= 0x10;
                raw.set_bytes(column, "ledger_entry", &which, &wrong);
                assert_eq!(named(&ledger), (position, Breach::Hash), "{column}, byte {at}");
            }
            if column == "payload" {
                raw.set_bytes(column, "ledger_entry", &which, &[right.as_slice(), b"more"].concat());
                assert_eq!(named(&ledger), (position, Breach::Hash));
            }
            raw.set_bytes(column, "ledger_entry", &which, &right);
        }
    }
    ledger.verify(&mut quiet).unwrap();
}

fn a_changed_byte_of_a_key_names_the_first_entry_of_its_subject(place: &Place) {
    let ledger = six(place);
    let mut raw = place.raw();
    for (of, first) in [(subject(1), 1), (subject(2), 2)] {
        let which = format!("subject = {}", raw.literal(of));
        let right = raw.bytes("wrapped", &format!("ledger_key WHERE {which}"));
        for at in 0..right.len() {
            let mut wrong = right.clone();
            wrong[at] ^= 1;
            raw.set_bytes("wrapped", "ledger_key", &which, &wrong);
            assert_eq!(named(&ledger), (first, Breach::Sealed));
        }
        assert!(ledger.read(of).is_err());
        let refused = place.open().append(second(3), &[], vec![(of, note("six"))]);
        assert!(
            matches!(refused, Err(AppendError::Ledger(LedgerError::KeySpoilt { subject })) if subject == of),
            "{refused:?}"
        );
        raw.set_bytes("wrapped", "ledger_key", &which, &right);
    }
    // The whole row taken away, or given to another.
    let whose = raw.literal(subject(2));
    raw.run(&format!("UPDATE ledger_key SET authority = 'elsewhere' WHERE subject = {whose}"));
    assert_eq!(named(&ledger), (2, Breach::KeyGone));
    raw.run(&format!("UPDATE ledger_key SET authority = 'E08000025' WHERE subject = {whose}"));
    ledger.verify(&mut quiet).unwrap();
}

fn a_changed_head_is_found(place: &Place) {
    let ledger = six(place);
    let mut raw = place.raw();
    for (change, back, position, breach) in [
        ("position = 7", "position = 6", 7, Breach::Missing),
        ("position = 4", "position = 6", 5, Breach::PastTheEnd),
        ("recorded = recorded + 1", "recorded = recorded - 1", 6, Breach::Head),
    ] {
        raw.run(&format!("UPDATE ledger_head SET {change}"));
        assert_eq!(named(&ledger), (position, breach), "{change}");
        raw.run(&format!("UPDATE ledger_head SET {back}"));
    }
    let right = raw.bytes("hash", "ledger_head");
    let mut wrong = right.clone();
    wrong[31] ^= 1;
    raw.set_bytes("hash", "ledger_head", "position = 6", &wrong);
    assert_eq!(named(&ledger), (6, Breach::Head));
    raw.set_bytes("hash", "ledger_head", "position = 6", &right[1..]);
    assert_eq!(named(&ledger), (6, Breach::Head));
    raw.set_bytes("hash", "ledger_head", "position = 6", &right);
    let right = raw.bytes("key_check", "ledger_head");
    let mut wrong = right.clone();
    wrong[0] ^= 1;
    raw.set_bytes("key_check", "ledger_head", "position = 6", &wrong);
    assert!(matches!(ledger.verify(&mut quiet), Err(LedgerError::WrongMasterKey { .. })));
    raw.set_bytes("key_check", "ledger_head", "position = 6", &right);
    raw.run("UPDATE ledger_head SET authority = 'elsewhere'");
    assert!(matches!(ledger.verify(&mut quiet), Err(LedgerError::NoSuchAuthority { .. })));
}

fn a_missing_entry_is_named(place: &Place) {
    let ledger = six(place);
    let mut raw = place.raw();
    raw.run("DELETE FROM ledger_entry WHERE position = 6");
    assert_eq!(named(&ledger), (6, Breach::Missing));
    raw.run("DELETE FROM ledger_entry WHERE position = 3");
    assert_eq!(named(&ledger), (3, Breach::Missing));
    assert!(ledger.scan(0, &mut |_| std::ops::ControlFlow::Continue(())).is_err(), "a scan finds it too");
    raw.run("DELETE FROM ledger_entry");
    assert_eq!(named(&ledger), (1, Breach::Missing));
}

fn entries_changed_for_one_another_are_named(place: &Place) {
    let ledger = six(place);
    let mut raw = place.raw();
    raw.run("UPDATE ledger_entry SET position = 1000 WHERE position = 2");
    raw.run("UPDATE ledger_entry SET position = 2 WHERE position = 4");
    raw.run("UPDATE ledger_entry SET position = 4 WHERE position = 1000");
    assert_eq!(named(&ledger), (2, Breach::Hash));
}

fn a_key_destroyed_without_a_record_is_found(place: &Place) {
    let ledger = six(place);
    let mut raw = place.raw();
    let whose = raw.literal(subject(2));
    raw.run(&format!("UPDATE ledger_key SET wrapped = NULL WHERE subject = {whose}"));
    assert_eq!(named(&ledger), (2, Breach::KeyGone));
}

fn a_key_put_back_after_forgetting_is_found(place: &Place) {
    let ledger = place.open();
    ledger.append(second(0), &[], vec![(subject(1), note("one")), (subject(1), note("two"))]).unwrap();
    let mut raw = place.raw();
    let key = raw.bytes("wrapped", "ledger_key");
    ledger.forget(second(1), subject(1)).unwrap();
    raw.set_bytes("wrapped", "ledger_key", "authority = 'E08000025'", &key);
    assert_eq!(named(&ledger), (3, Breach::KeyKept));
}

fn a_changed_payload_is_never_read_as_something_else(place: &Place) {
    let ledger = six(place);
    let mut raw = place.raw();
    // The first words of a subject put in place of its later ones.
    let earlier = raw.bytes("payload", "ledger_entry WHERE position = 1");
    raw.set_bytes("payload", "ledger_entry", "position = 4", &earlier);
    let read = ledger.read(subject(1));
    assert!(matches!(read, Err(LedgerError::Broken { position: 4, breach: Breach::Sealed })), "{read:?}");
}

fn a_rewritten_history_does_not_fit_a_head_kept_elsewhere(place: &Place) {
    let ledger = six(place);
    let kept = ledger.head().unwrap();
    let mut raw = place.raw();
    // The whole ledger made anew, by someone who has the master key too.
    for table in ["ledger_entry", "ledger_key", "ledger_head"] {
        raw.run(&format!("DELETE FROM {table}"));
    }
    drop((raw, ledger));
    let forged = six(place);
    assert_eq!(forged.head().unwrap().position, kept.position);
    assert!(!forged.holds(&kept).unwrap());
}

#[test]
fn a_column_of_another_length_names_its_entry() {
    let place = Place::sqlite();
    let ledger = six(&place);
    let Raw::Sqlite(connection) = place.raw() else { panic!("it is SQLite") };
    for column in ["subject", "hash"] {
        let change =
            format!("UPDATE ledger_entry SET {column} = CAST({column} || x'00' AS BLOB) WHERE position = 3");
        connection.execute(&change, []).unwrap();
        assert_eq!(named(&ledger), (3, Breach::Shape));
        let back = format!(
            "UPDATE ledger_entry SET {column} = CAST(substr({column}, 1, length({column}) - 1) AS BLOB)"
        );
        connection.execute(&format!("{back} WHERE position = 3"), []).unwrap();
    }
    let of: Subject = subject(3);
    assert_eq!(ledger.read(of).unwrap().len(), 2);
    ledger.verify(&mut quiet).unwrap();
}
