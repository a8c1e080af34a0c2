//! Has anything been changed? Copies, and putting one back.

use std::io::{Read, Write};
use std::net::TcpStream;

use crate::program::{PASSWORD, Place};

/// The hash of the last entry, as `verify` and the others print it.
fn last_hash(said: &str) -> String {
    said.trim().trim_end_matches('.').rsplit(' ').next().unwrap().to_owned()
}

#[test]
fn a_ledger_that_nobody_changed_is_as_it_was_written() {
    let place = Place::with_a_late_contact();
    let said = place.run(&["verify"]).done();
    assert!(said.starts_with("4 entries, each as it was written. The last has the hash "), "{said}");
    assert_eq!(last_hash(&said).len(), 64, "{said}");
    assert_eq!(place.run(&["verify"]).done(), said, "looking changes nothing");
}

#[test]
fn the_first_entry_of_which_a_byte_was_changed_is_named() {
    let place = Place::with_a_late_contact();
    let database = rusqlite::Connection::open(place.file("goldthread.db")).unwrap();
    let mut payload: Vec<u8> = database
        .query_row("select payload from ledger_entry where position = 3", [], |row| row.get(0))
        .unwrap();
    let middle = payload.len() / 2;
    payload[middle] ^= 1;
    database.execute("update ledger_entry set payload = ?1 where position = 3", [payload]).unwrap();
    drop(database);
    let said = place.run(&["verify"]);
    assert_eq!(said.code, 3, "{}{}", said.out, said.err);
    assert!(said.out.starts_with("Not as it was written: the chain is broken at entry 3"), "{}", said.out);
}

#[test]
fn a_copy_is_made_while_it_serves_and_put_back_holds_the_same() {
    let place = Place::with_authority();
    let serving = place.serve();
    let mut page = String::new();
    let mut browser = TcpStream::connect(&serving.address).unwrap();
    write!(browser, "GET /sign-in HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").unwrap();
    browser.read_to_string(&mut page).unwrap();
    assert!(page.starts_with("HTTP/1.1 200"), "{page}");

    let named = ["--name", "Priya Nair", "--title", "Practice manager", "--role", "front-door-manager"];
    place.typing(PASSWORD, &[&["account", "open", "p.nair"], &named[..]].concat()).done();
    let copied = place.run(&["backup", "copy.db"]).done();
    assert!(copied.starts_with("Copied to copy.db. "), "{copied}");
    place.run(&["backup", "copy.db"]).refused(1, &["a backup is never written over another file"]);
    drop(serving);

    // The copy holds no key: without the right one it is worth nothing.
    place.run(&["restore", "copy.db", "--database", "new.db"]).refused(1, &["new.db.key", "--key"]);
    let key = ["--database", "new.db", "--key", "goldthread.db.key"];
    let restored = place.run(&[&["restore", "copy.db"], &key[..]].concat()).done();
    assert!(restored.starts_with("Restored to new.db. "), "{restored}");
    assert_eq!(last_hash(&restored), last_hash(&copied));
    let verified = place.run(&[&["verify"], &key[..]].concat()).done();
    assert_eq!(last_hash(&verified), last_hash(&copied));
    let accounts = place.run(&[&["account", "list"], &key[..]].concat()).done();
    assert!(accounts.contains("Priya Nair"), "{accounts}");
    let again = place.run(&[&["restore", "copy.db"], &key[..]].concat());
    again.refused(1, &["a backup is restored to an empty ledger only"]);
}
