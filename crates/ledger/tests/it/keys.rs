//! Keys: forgetting, the master key, and changing it.

use std::fs;
use std::path::Path;
use std::process::Command;

use ledger::{AppendError, Authority, Hash, Ledger, LedgerError, Location, MasterKey, Payload};

use crate::places::{Note, Place, Raw, all, authority, master, note, quiet, second, subject, words};

on_both!(
    a_forgotten_subject_is_unreadable_and_the_chain_holds,
    the_forgetting_is_the_last_entry_of_its_subject,
    nothing_more_is_recorded_of_a_forgotten_subject,
    forgetting_twice_or_a_stranger_records_nothing,
    the_key_of_a_forgotten_subject_is_gone_from_the_database,
    a_wrong_master_key_is_refused_before_anything_else,
    a_changed_master_key_opens_everything_and_the_old_one_nothing,
    another_process_must_be_given_the_changed_master_key,
    no_words_are_in_the_database,
);

fn a_forgotten_subject_is_unreadable_and_the_chain_holds(place: &Place) {
    let ledger = place.open();
    let (a, b) = (subject(1), subject(2));
    ledger.append(second(0), &[], vec![(a, note("one")), (b, note("two")), (a, note("three"))]).unwrap();
    ledger.forget(second(1), a).unwrap();
    assert!(ledger.read(a).unwrap().iter().all(|entry| entry.payload == Payload::Forgotten));
    assert_eq!(words(&ledger, b), ["two"]);
    let told: Vec<_> = all(&ledger).into_iter().map(|entry| entry.payload.told().is_some()).collect();
    assert_eq!(told, [false, true, false, false]);
    let verified = ledger.verify(&mut quiet).unwrap();
    assert_eq!((verified.entries, verified.subjects, verified.forgotten), (4, 2, 1));
    drop(ledger);
    assert!(words(&place.open(), a).is_empty());
}

fn the_forgetting_is_the_last_entry_of_its_subject(place: &Place) {
    let ledger = place.open();
    ledger.append(second(0), &[], vec![(subject(1), note("one"))]).unwrap();
    ledger.forget(second(60), subject(1)).unwrap();
    let last = ledger.read(subject(1)).unwrap().pop().unwrap();
    assert_eq!((last.position, last.version, last.recorded), (2, 2, second(60)));
    assert_eq!(ledger.head().unwrap().position, 2);
    let mut follower = ledger.follow(1);
    let heard = follower.wait(std::time::Duration::from_secs(9)).unwrap();
    assert_eq!(heard, [last], "who follows learns of it");
}

fn nothing_more_is_recorded_of_a_forgotten_subject(place: &Place) {
    let ledger = place.open();
    let (a, b) = (subject(1), subject(2));
    ledger.append(second(0), &[], vec![(a, note("one"))]).unwrap();
    ledger.forget(second(1), a).unwrap();
    let before = ledger.head().unwrap();
    for ledger in [&ledger, &place.open()] {
        let refused = ledger.append(second(2), &[(a, 2)], vec![(b, note("two")), (a, note("three"))]);
        assert!(matches!(refused, Err(AppendError::Forgotten { subject }) if subject == a), "{refused:?}");
    }
    assert_eq!(ledger.head().unwrap(), before);
}

fn forgetting_twice_or_a_stranger_records_nothing(place: &Place) {
    let ledger = place.open();
    ledger.append(second(0), &[], vec![(subject(1), note("one"))]).unwrap();
    ledger.forget(second(1), subject(1)).unwrap();
    let before = ledger.head().unwrap();
    ledger.forget(second(2), subject(1)).unwrap();
    ledger.forget(second(2), subject(2)).unwrap();
    place.open().forget(second(2), subject(1)).unwrap();
    assert_eq!(ledger.head().unwrap(), before);
    // A stranger can still be told of.
    ledger.append(second(3), &[(subject(2), 0)], vec![(subject(2), note("two"))]).unwrap();
}

fn the_key_of_a_forgotten_subject_is_gone_from_the_database(place: &Place) {
    let ledger = place.open();
    let entries = (0..200).map(|n| (subject(n), note("one"))).collect();
    ledger.append(second(0), &[], entries).unwrap();
    let a = place.raw().literal(subject(77));
    let wrapped = place.raw().bytes("wrapped", &format!("ledger_key WHERE subject = {a}"));
    assert_eq!(wrapped.len(), 72);
    ledger.forget(second(1), subject(77)).unwrap();
    match &place.location {
        // Not in the file nor in the journal beside it, though the ledger is still open.
        Location::Sqlite(path) => {
            let journal = path.with_extension("goldthread-wal");
            for file in [path, &journal] {
                assert!(!holds(&fs::read(file).unwrap(), &wrapped), "{}", file.display());
            }
        }
        Location::Postgres(_) => {
            let Raw::Postgres(mut client) = place.raw() else { panic!("it is PostgreSQL") };
            let row = client.query_one("SELECT count(*) FROM ledger_key WHERE wrapped = $1", &[&wrapped]);
            assert_eq!(row.unwrap().get::<_, i64>(0), 0);
        }
    }
}

fn holds(bytes: &[u8], sought: &[u8]) -> bool {
    bytes.windows(sought.len()).any(|window| window == sought)
}

fn a_wrong_master_key_is_refused_before_anything_else(place: &Place) {
    place.open().append(second(0), &[], vec![(subject(1), note("one"))]).unwrap();
    let refused = Ledger::<Note>::open(&place.location, authority(), MasterKey::from_bytes([8; 32]));
    let error = refused.unwrap_err();
    assert!(matches!(error, LedgerError::WrongMasterKey { .. }), "{error:?}");
    assert_eq!(error.to_string(), "this is not the master key of the ledger of “E08000025”");
    assert_eq!(words(&place.open(), subject(1)), ["one"]);
}

fn a_changed_master_key_opens_everything_and_the_old_one_nothing(place: &Place) {
    let ledger = place.open();
    let entries = (0..3_000).map(|n| (subject(n), note(&n.to_string()))).collect();
    ledger.append(second(0), &[], entries).unwrap();
    ledger.forget(second(1), subject(5)).unwrap();
    let before = (ledger.head().unwrap(), all(&ledger));
    assert_eq!(ledger.rewrap(MasterKey::from_bytes([8; 32])).unwrap(), 2_999);
    assert_eq!((ledger.head().unwrap(), all(&ledger)), before);
    ledger.append(second(2), &[], vec![(subject(1), note("old")), (subject(9_999), note("new"))]).unwrap();
    assert_eq!(ledger.verify(&mut quiet).unwrap().entries, 3_003);
    drop(ledger);
    let old = Ledger::<Note>::open(&place.location, authority(), master());
    assert!(matches!(old, Err(LedgerError::WrongMasterKey { .. })));
    let again = Ledger::<Note>::open(&place.location, authority(), MasterKey::from_bytes([8; 32])).unwrap();
    assert_eq!(words(&again, subject(1)), ["1", "old"]);
    assert_eq!(words(&again, subject(9_999)), ["new"]);
}

fn another_process_must_be_given_the_changed_master_key(place: &Place) {
    let (here, there) = (place.open(), place.open());
    here.append(second(0), &[], vec![(subject(1), note("one"))]).unwrap();
    there.append(second(0), &[], vec![(subject(1), note("two"))]).unwrap();
    here.rewrap(MasterKey::from_bytes([8; 32])).unwrap();
    let refused = there.append(second(1), &[], vec![(subject(2), note("three"))]);
    assert!(matches!(refused, Err(AppendError::Ledger(LedgerError::WrongMasterKey { .. }))), "{refused:?}");
    let unread = there.read(subject(1));
    assert!(matches!(unread, Err(LedgerError::WrongMasterKey { .. })), "{unread:?}");
    here.append(second(1), &[], vec![(subject(2), note("three"))]).unwrap();
    assert_eq!(here.verify(&mut quiet).unwrap().entries, 3);
}

fn no_words_are_in_the_database(place: &Place) {
    let ledger = place.open();
    ledger.append(second(0), &[], vec![(subject(1), note("a word that must not show"))]).unwrap();
    let payload = place.raw().bytes("payload", "ledger_entry WHERE position = 1");
    assert!(!holds(&payload, b"word"));
    if let Location::Sqlite(path) = &place.location {
        drop(ledger);
        assert!(!holds(&fs::read(path).unwrap(), b"must not show"));
    }
}

/// What the crate's documentation says of the bytes on disk, computed here without the crate: if this fails, the
/// format has changed and every ledger ever written can no longer be read.
#[test]
fn the_bytes_on_disk_are_as_documented() {
    use chacha20poly1305::aead::{Aead, KeyInit, Payload};
    use chacha20poly1305::{XChaCha20Poly1305, XNonce};
    let place = Place::sqlite();
    let ledger = place.open();
    let a = subject(1);
    ledger.append(second(1), &[], vec![(a, note("one")), (a, note("two"))]).unwrap();
    ledger.forget(second(2), subject(9)).unwrap();
    let open = |key: &[u8], sealed: &[u8], context: &[u8]| {
        let nonce = XNonce::try_from(&sealed[..24]).unwrap();
        let payload = Payload { msg: &sealed[24..], aad: context };
        XChaCha20Poly1305::new_from_slice(key).unwrap().decrypt(&nonce, payload).unwrap()
    };
    let mut raw = place.raw();
    let id = raw.literal(a);
    let authority = b"\x09E08000025";
    let check = raw.bytes("key_check", "ledger_head");
    assert_eq!(open(&[7; 32], &check, &[b"goldthread ledger 1 check".as_slice(), authority].concat()), b"");
    let wrapped = raw.bytes("wrapped", &format!("ledger_key WHERE subject = {id}"));
    let context = [b"goldthread ledger 1 key".as_slice(), authority, a.0.as_bytes()].concat();
    let key = open(&[7; 32], &wrapped, &context);
    let recorded = 1_600_000_001_000_000_i64.to_be_bytes();
    let mut before = [0; 32];
    for (position, version, json) in [(1_u64, 1_u32, "{\"words\":\"one\"}"), (2, 2, "{\"words\":\"two\"}")] {
        let sealed = raw.bytes("payload", &format!("ledger_entry WHERE position = {position}"));
        let context = [
            b"goldthread ledger 1 payload".as_slice(),
            authority,
            a.0.as_bytes(),
            &version.to_be_bytes(),
            &recorded,
        ]
        .concat();
        assert_eq!(open(&key, &sealed, &context), json.as_bytes());
        let chained = [
            b"goldthread ledger 1 entry".as_slice(),
            &before,
            authority,
            &position.to_be_bytes(),
            a.0.as_bytes(),
            &version.to_be_bytes(),
            &recorded,
            &[0],
            &(sealed.len() as u64).to_be_bytes(),
            &sealed,
        ]
        .concat();
        before = *blake3::hash(&chained).as_bytes();
        assert_eq!(raw.bytes("hash", &format!("ledger_entry WHERE position = {position}")), before);
    }
    assert_eq!(ledger.head().unwrap().hash, Hash(before));
}

#[test]
fn a_master_key_is_read_from_hexadecimal_or_base64() {
    let hex = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1eff";
    let base64 = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHv8=";
    let place = Place::sqlite();
    let open = |key: &str| Ledger::<Note>::open(&place.location, authority(), key.parse().unwrap());
    open(hex).unwrap();
    open(base64).unwrap();
    open(base64.trim_end_matches('=')).unwrap();
    open(&base64.replace('/', "_")).unwrap();
    open(&hex.to_uppercase()).unwrap();
    for wrong in ["", "00", &hex[1..], &base64[1..], "!!ECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHv8="] {
        let error = wrong.parse::<MasterKey>().unwrap_err().to_string();
        assert!(error.contains("64 hexadecimal digits, or base64 of 32 bytes"), "{error}");
    }
}

#[test]
fn a_master_key_never_shows() {
    assert_eq!(format!("{:?}", master()), "MasterKey(…)");
}

#[test]
fn a_new_key_file_is_its_owners_alone_and_never_written_over() {
    let place = Place::sqlite();
    let path = place.path("master.key");
    MasterKey::create_file(&path).unwrap();
    assert_eq!(mode(&path), 0o600);
    let text = fs::read(&path).unwrap();
    assert_eq!(text.len(), 65);
    assert!(MasterKey::create_file(&path).is_err());
    assert_eq!(fs::read(&path).unwrap(), text);
    let key = MasterKey::from_file(&path).unwrap();
    let ledger = Ledger::<Note>::open(&place.location, authority(), key).unwrap();
    ledger.append(second(0), &[], vec![(subject(1), note("one"))]).unwrap();
    Ledger::<Note>::open(&place.location, authority(), MasterKey::from_file(&path).unwrap()).unwrap();
}

#[cfg(unix)]
fn mode(path: &Path) -> u32 {
    use std::os::unix::fs::PermissionsExt;
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[test]
fn a_key_file_that_others_may_read_is_refused() {
    let place = Place::sqlite();
    let path = place.path("master.key");
    MasterKey::create_file(&path).unwrap();
    assert!(Command::new("chmod").arg("644").arg(&path).status().unwrap().success());
    let error = MasterKey::from_file(&path).unwrap_err().to_string();
    assert!(error.contains("chmod 600"), "{error}");
    let missing = MasterKey::from_file(&place.path("none")).unwrap_err();
    assert!(matches!(missing, LedgerError::MasterKey { .. }));
}

#[test]
fn an_authority_is_named_by_letters_digits_and_a_few_marks() {
    for name in ["E08000025", "demo", "north-shire_2.b"] {
        assert_eq!(Authority::new(name).unwrap().as_str(), name);
    }
    for name in ["", "two words", "é", "a/b", &"x".repeat(41)] {
        assert!(matches!(Authority::new(name), Err(LedgerError::AuthorityName { .. })), "{name}");
    }
}
