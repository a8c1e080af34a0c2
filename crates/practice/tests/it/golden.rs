//! Every shape of fact ever written stays readable, and is told in plain words.
//!
//! `golden/facts.json` holds at least one fact of every kind as it stands on disk, written by hand so that a
//! mistake of the program cannot write its own proof. A shape that has once been released is never taken out
//! of the file; a new one is added beneath.

use practice::story::{self, Names};
use practice::{Fact, FactKind, PersonId, TeamId, WorkerId};

const GOLDEN: &str = include_str!("golden/facts.json");

/// Every fact of the golden file, with the text from which it was read.
pub fn golden() -> Vec<(serde_json::Value, Fact)> {
    let texts: Vec<serde_json::Value> = serde_json::from_str(GOLDEN).unwrap();
    texts
        .into_iter()
        .map(|text| {
            let fact = serde_json::from_value(text.clone())
                .unwrap_or_else(|error| panic!("{text} can no longer be read: {error}"));
            (text, fact)
        })
        .collect()
}

struct Invented;

impl Names for Invented {
    fn person(&self, id: PersonId) -> String {
        match id.0.as_u128() {
            2 => "Hodan Yusuf",
            4 => "Asha Yusuf",
            _ => "Somebody",
        }
        .to_owned()
    }

    fn worker(&self, _: WorkerId) -> String {
        "Nadia Hussain".to_owned()
    }

    fn team(&self, _: TeamId) -> String {
        "Assessment East".to_owned()
    }
}

#[test]
fn every_kind_of_fact_is_in_the_golden_file() {
    let written: Vec<&str> = golden().iter().map(|(_, fact)| fact.name()).collect();
    let missing: Vec<&&str> = Fact::NAMES.iter().filter(|name| !written.contains(name)).collect();
    assert!(missing.is_empty(), "add one of each to tests/it/golden/facts.json: {missing:?}");
}

#[test]
fn a_fact_is_written_as_it_was_read() {
    for (text, fact) in golden() {
        assert_eq!(serde_json::to_value(&fact).unwrap(), text, "{}", fact.name());
    }
}

#[test]
fn names_and_kinds_agree() {
    assert_eq!(FactKind::ALL.len(), Fact::NAMES.len());
    for (_, fact) in golden() {
        assert_eq!(format!("{:?}", fact.kind()), fact.name());
        assert_eq!((fact.kind().label(), fact.kind().area()), (fact.label(), fact.area()));
    }
}

#[test]
fn every_fact_is_one_plain_sentence() {
    for (_, fact) in golden() {
        let says = story::sentence(&fact, &Invented);
        assert!(says.ends_with(['.', '!', '?']), "{}: {says}", fact.name());
        assert!(
            says.starts_with(|first: char| first.is_uppercase() || first.is_ascii_digit()),
            "{}: {says}",
            fact.name()
        );
        assert!(!says.contains(".."), "{}: {says}", fact.name());
        assert_ne!(says, fact.label(), "{} has no sentence of its own", fact.name());
        for (label, value) in story::details(&fact, &Invented) {
            assert!(!value.trim().is_empty(), "{} leaves {label} empty", fact.name());
        }
    }
}

#[test]
fn the_story_reads_like_this() {
    let lines: Vec<String> = golden()
        .iter()
        .map(|(_, fact)| {
            let spine = if story::is_statutory(fact) { "|" } else { " " };
            let mut told = format!("{spine} {}: {}", fact.label(), story::sentence(fact, &Invented));
            for (label, value) in story::details(fact, &Invented) {
                told.push_str(&format!("\n      {label}: {value}"));
            }
            told
        })
        .collect();
    insta::assert_snapshot!(lines.join("\n"));
}
