//! Settings: a flag before the environment, the environment before the file.

use crate::program::{PASSWORD, Place};

/// Which database the program looks for, by what it says of one that is not there.
fn looks_for(place: &Place, arguments: &[&str], file: &str) {
    place.run(&[&["verify"], arguments].concat()).refused(1, &[&format!("there is no database at {file}.")]);
}

#[test]
fn a_flag_comes_before_the_environment_and_that_before_the_file() {
    let place = Place::new();
    looks_for(&place, &[], "goldthread.db");
    place.write("goldthread.toml", "database = \"by-file.db\"\n");
    looks_for(&place, &[], "by-file.db");
    place.write("other.toml", "database = \"by-other-file.db\"\n");
    looks_for(&place, &["--config", "other.toml"], "by-other-file.db");
    let place = place.with("GOLDTHREAD_DATABASE", "by-environment.db");
    looks_for(&place, &[], "by-environment.db");
    looks_for(&place, &["--config", "other.toml"], "by-environment.db");
    looks_for(&place, &["--database", "by-flag.db"], "by-flag.db");
}

#[test]
fn the_master_key_may_stand_in_the_environment() {
    let key = "07".repeat(32);
    let place = Place::new().with("GOLDTHREAD_MASTER_KEY", &key);
    let said = place.typing(PASSWORD, &["init", "--name", "Westhaven"]).done();
    assert!(!place.file("goldthread.db.key").exists(), "no second copy is left beside the database");
    assert!(
        said.contains("The master key is in GOLDTHREAD_MASTER_KEY: keep a copy in a safe place."),
        "{said}"
    );
    place.run(&["verify"]).done();
    let place = place.with("GOLDTHREAD_MASTER_KEY", &"08".repeat(32));
    place.run(&["verify"]).refused(1, &["this is not the master key of the ledger of “authority”", "--key"]);
}

#[test]
fn settings_that_make_no_sense_are_refused_before_anything_is_done() {
    let place = Place::new();
    place
        .run(&["verify", "--config", "absent.toml"])
        .refused(2, &["the settings in absent.toml cannot be read"]);
    place.write("goldthread.toml", "databse = \"by-file.db\"\n");
    place.run(&["verify"]).refused(2, &["goldthread.toml", "databse", "`database`"]);
    place.write("goldthread.toml", "");
    place
        .run(&["verify", "--authority", "west haven"])
        .refused(2, &["an authority is named by 1 to 40 letters"]);
    place.run(&["verify", "--today", "15/11/2021"]).refused(2, &["--today"]);
}

#[test]
fn real_records_live_today() {
    let place = Place::with_authority();
    place
        .run(&["scorecard", "--today", "2021-11-15"])
        .refused(1, &["--today is for demonstrations only: this ledger keeps an authority's real records"]);
    place
        .run(&["demo", "--no-serve"])
        .refused(1, &["goldthread.db holds an authority's real records, not a demonstration"]);
}

#[test]
fn policies_come_from_the_folder_that_is_named() {
    let place = Place::with_a_late_contact();
    place.run(&["scorecard", "--policies", "absent"]).refused(1, &["absent"]);
}
