//! When is it due? From the tables of clocks, without any database.

use insta::assert_snapshot;
use serde_json::Value;

use crate::program::Place;

#[test]
fn a_clock_says_when_it_is_due_and_why() {
    let said = Place::new().run(&["due", "initial_conference", "--from", "2024-12-10"]).done();
    assert_snapshot!("due_text", said);
}

#[test]
fn the_same_for_programs() {
    let said =
        Place::new().run(&["due", "initial_conference", "--from", "2024-12-10", "--format", "json"]).done();
    let read: Value = serde_json::from_str(&said).unwrap();
    assert_eq!(read["clock"], "initial_conference");
    assert_eq!(read["due_on"], "2025-01-03", "15 working days, Christmas and New Year left out");
    for name in ["name", "why", "source"] {
        assert!(read[name].as_str().is_some_and(|words| !words.is_empty()), "{name}: {said}");
    }
}

#[test]
fn every_clock_is_listed_alike_for_people_and_for_programs() {
    let place = Place::new();
    let text = place.run(&["due", "--list"]).done();
    assert_eq!(place.run(&["due"]).done(), text, "without a clock they are listed");
    let read: Value =
        serde_json::from_str(&place.run(&["due", "--list", "--format", "json"]).done()).unwrap();
    let keys = |words: &mut dyn Iterator<Item = String>| words.collect::<Vec<_>>();
    let in_json =
        keys(&mut read.as_array().unwrap().iter().map(|one| one["key"].as_str().unwrap().to_owned()));
    let in_text = keys(&mut text.lines().map(|line| line.split(' ').next().unwrap().to_owned()));
    assert_eq!(in_text, in_json);
    let defined = keys(&mut practice::clocks::definitions().map(|one| one.key.to_owned()));
    assert_eq!(in_json, defined);
}

#[test]
fn what_cannot_be_calculated_is_refused_with_what_is_allowed() {
    let place = Place::new();
    let due = |arguments: &[&str]| place.run(&[&["due"], arguments].concat());
    due(&["initial_confrence", "--from", "2024-12-10"]).refused(2, &["Did you mean initial_conference?"]);
    due(&["initial_conference"]).refused(2, &["say when it started: --from 2024-12-10"]);
    due(&["initial_conference", "--from", "10/12/2024"])
        .refused(2, &["write the start as 2024-12-10 or 2024-12-10T14:30; not \"10/12/2024\""]);
    due(&["initial_conference", "--from", "2024-02-30"]).refused(2, &["write the start as 2024-12-10"]);
    due(&["initial_conference", "--from", "2024-12-10", "--given", "born"])
        .refused(2, &["write what is given as NAME=VALUE"]);
    due(&["initial_conference", "--from", "2024-12-10", "--format", "xml"]).refused(2, &["text, json"]);
    due(&["initial_conference", "--list"]).refused(2, &["cannot be used with"]);
}

#[test]
fn what_a_clock_asks_is_given_by_name() {
    let place = Place::new();
    let asks = practice::clocks::definitions().find(|one| !one.inputs.is_empty()).unwrap();
    let first = asks.inputs[0].name;
    let unknown = place.run(&["due", asks.key, "--from", "2024-12-10", "--given", "nonsense=1"]);
    unknown.refused(2, &[first]);
}
