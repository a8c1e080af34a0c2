//! Making an authority, and its accounts.

use ledger::{Authority, Ledger, Location, MasterKey, Subject};
use service::fact::{Fact, Statement};
use service::setup::NOBODY;
use uuid::Uuid;
use workforce::{Establishment, WorkforceFact, facts_between, rows};

use crate::program::{PASSWORD, Place};

fn open_manager(place: &Place, username: &str) -> crate::program::Said {
    let named = ["--name", "Priya Nair", "--title", "Practice manager", "--role", "front-door-manager"];
    place.typing(PASSWORD, &[&["account", "open", username], &named[..]].concat())
}

#[test]
fn a_new_authority_has_a_name_a_master_key_and_a_first_account() {
    let place = Place::new();
    let said = place.typing(PASSWORD, &["init", "--name", "Westhaven City Council"]).done();
    assert_eq!(
        said,
        "Westhaven City Council is ready in goldthread.db.\n\
         The master key is in goldthread.db.key: keep a copy in a safe place.\n\
         Serve it with: goldthread serve --database goldthread.db\n"
    );
    assert!(place.file("goldthread.db").exists() && place.file("goldthread.db.key").exists());
    let accounts = place.run(&["account", "list"]).done();
    assert_eq!(accounts, "admin  Administrator  Administrator  Administrator       never signed in\n");
}

#[cfg(unix)]
#[test]
fn the_master_key_is_read_by_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::with_authority();
    let mode = std::fs::metadata(place.file("goldthread.db.key")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[test]
fn an_authority_that_is_there_is_never_overwritten() {
    let place = Place::with_authority();
    let key = std::fs::read(place.file("goldthread.db.key")).unwrap();
    let again = place.typing(PASSWORD, &["init", "--name", "Another Council"]);
    again.refused(1, &["goldthread.db already holds an authority's records; nothing was changed"]);
    assert_eq!(std::fs::read(place.file("goldthread.db.key")).unwrap(), key);
    assert_eq!(place.run(&["account", "list"]).done().lines().count(), 1);
}

#[test]
fn no_new_master_key_is_made_beside_a_database_that_has_another() {
    let place = Place::new();
    place.typing(PASSWORD, &["init", "--name", "Westhaven", "--key", "elsewhere.key"]).done();
    place
        .typing(PASSWORD, &["init", "--name", "Westhaven"])
        .refused(1, &["master key", "Give the file with --key or the key in GOLDTHREAD_MASTER_KEY."]);
    assert!(!place.file("goldthread.db.key").exists());
}

#[test]
fn an_authority_needs_a_name_and_a_password_of_some_length() {
    let place = Place::new();
    place
        .typing("short\n", &["init", "--name", "Westhaven"])
        .refused(1, &["Use a password of 12 characters or more; this one has 5"]);
    assert!(!place.file("goldthread.db").exists(), "nothing is made");
    place.typing(PASSWORD, &["init", "--name", "  "]).refused(1, &["Enter the council's name"]);
    place.typing(PASSWORD, &["init"]).refused(2, &["--name <NAME>"]);
}

#[test]
fn accounts_are_opened_closed_and_opened_again() {
    let place = Place::with_authority();
    assert_eq!(open_manager(&place, "P.Nair").done(), "Priya Nair can sign in as p.nair.\n");
    open_manager(&place, "p.nair")
        .refused(1, &["there is already an account named p.nair; nothing was changed"]);
    let accounts = place.run(&["account", "list"]).done();
    assert_eq!(
        accounts.lines().collect::<Vec<_>>(),
        [
            "admin   Administrator  Administrator     Administrator       never signed in",
            "p.nair  Priya Nair     Practice manager  Front door manager  never signed in",
        ]
    );
    assert_eq!(
        place.run(&["account", "close", "p.nair"]).done(),
        "Priya Nair can no longer sign in as p.nair.\n"
    );
    place
        .run(&["account", "close", "p.nair"])
        .refused(1, &["there is no open account named p.nair; nothing was changed"]);
    assert_eq!(place.run(&["account", "list"]).done().lines().count(), 1);
    open_manager(&place, "p.nair").done();
}

#[test]
fn a_password_can_be_set_anew() {
    let place = Place::with_authority();
    let set = |typed: &str, name: &str| place.typing(typed, &["account", "password", name]);
    assert_eq!(set("another long password\n", "admin").done(), "admin has a new password.\n");
    set("short\n", "admin").refused(1, &["Use a password of 12 characters or more"]);
    set(PASSWORD, "nobody").refused(1, &["there is no open account named nobody; nothing was changed"]);
}

#[test]
fn what_cannot_be_an_account_is_refused_with_what_can() {
    let place = Place::with_authority();
    open_manager(&place, "priya nair").refused(1, &["Use letters, digits, dots, hyphens, underscores or @"]);
    let named = ["--name", "Priya Nair", "--title", "Manager", "--role", "boss"];
    place
        .run(&[&["account", "open", "p.nair"], &named[..]].concat())
        .refused(2, &["front-door-worker", "reviewing-officer", "administrator"]);
}

#[test]
fn nothing_is_made_where_something_was_to_be_read() {
    let place = Place::new();
    for command in [&["account", "list"][..], &["serve"], &["verify"], &["scorecard"], &["backup", "copy.db"]]
    {
        place
            .run(command)
            .refused(1, &["there is no database at goldthread.db. Make one with `goldthread init`"]);
    }
    assert!(!place.file("goldthread.db").exists());
}

/// A folder with an authority in which Ada Bello manages a team.
fn with_an_establishment() -> Place {
    let place = Place::with_authority();
    let cells = |row: &str| row.split(',').map(str::to_owned).collect::<Vec<_>>();
    let headings = cells("post,title,service,team,fte,person,name");
    let table = [
        cells("P1,Head of Service,Safeguarding,Leadership,1,,"),
        cells("P2,Team Manager,Safeguarding,MASH,1,A-20001,Ada Bello"),
    ];
    let made = rows::read(&headings, &table).unwrap();
    let from = jiff::civil::date(2021, 4, 1);
    let entry = |fact: WorkforceFact| {
        (Subject(Uuid::from_u128(1)), Statement { by: NOBODY, fact: Fact::Workforce(fact) })
    };
    let entries = facts_between(&Establishment::default(), &made, from).into_iter().map(entry).collect();
    let master = MasterKey::from_file(&place.file("goldthread.db.key")).unwrap();
    let location = Location::Sqlite(place.file("goldthread.db"));
    let ledger: Ledger<Statement> =
        Ledger::open(&location, Authority::new("authority").unwrap(), master).unwrap();
    ledger.append("2021-04-01T09:00:00Z".parse().unwrap(), &[], entries).unwrap();
    place
}

#[test]
fn an_account_of_somebody_in_the_establishment_takes_their_name_and_title_from_it() {
    let place = with_an_establishment();
    let open = |username: &str, reference: &str| {
        place.typing(PASSWORD, &["account", "open", username, "--staff", reference, "--role", "team-manager"])
    };
    open("a.bello", "20001").refused(1, &["nobody in the establishment has the payroll reference 20001"]);
    assert_eq!(open("a.bello", "a-20001").done(), "Ada Bello can sign in as a.bello.\n");
    let accounts = place.run(&["account", "list"]).done();
    assert!(accounts.contains("a.bello  Ada Bello      Team Manager   Team manager"), "{accounts}");
    open("ada", "A-20001").refused(1, &["Ada Bello has the account a.bello already; nothing was changed"]);
}

#[test]
fn an_account_that_is_there_is_linked_to_somebody_in_the_establishment_once() {
    let place = with_an_establishment();
    open_manager(&place, "p.nair").done();
    let link = |username: &str| place.run(&["account", "link", username, "--staff", "A-20001"]);
    link("nobody").refused(1, &["there is no open account named nobody; nothing was changed"]);
    assert_eq!(link("p.nair").done(), "The account p.nair is that of Ada Bello in the establishment.\n");
    link("admin").refused(1, &["Ada Bello has the account p.nair already; nothing was changed"]);
}
