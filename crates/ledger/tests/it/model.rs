//! Whatever is done to a ledger, it reads back as a plain model of it says.

use std::collections::BTreeMap;

use ledger::{AppendError, Authority, Ledger, MasterKey, Payload};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use crate::places::{Note, Place, all, note, quiet, second, subject};

on_both!(any_history_reads_back_as_a_plain_model_says);

/// Something done to a ledger. Subjects are few, so that they meet often.
#[derive(Clone, Debug)]
enum Deed {
    /// Append these, expecting these versions (where right: the true version, else that many more).
    Append {
        told: Vec<(u8, String)>,
        expected: Vec<(u8, u32)>,
        clock: i64,
    },
    Forget {
        whom: u8,
        clock: i64,
    },
    Reopen,
    Rewrap {
        key: u8,
    },
}

fn deed() -> impl Strategy<Value = Deed> {
    let told = prop::collection::vec((0..5_u8, ".{0,12}"), 0..6);
    let expected = prop::collection::vec((0..5_u8, prop_oneof![9 => Just(0_u32), 1 => 1..3_u32]), 0..4);
    prop_oneof![
        12 => (told, expected, 0..1_000_i64).prop_map(|(told, expected, clock)| Deed::Append { told, expected, clock }),
        2 => (0..6_u8, 0..1_000_i64).prop_map(|(whom, clock)| Deed::Forget { whom, clock }),
        1 => Just(Deed::Reopen),
        1 => any::<u8>().prop_map(|key| Deed::Rewrap { key }),
    ]
}

/// What a ledger is to be: words by position and, for each subject, its version and whether it is forgotten.
#[derive(Default)]
struct Model {
    entries: Vec<(u8, u32, i64, Option<String>)>,
    subjects: BTreeMap<u8, (u32, bool)>,
    clock: i64,
}

impl Model {
    fn version(&self, of: u8) -> u32 {
        self.subjects.get(&of).map_or(0, |(version, _)| *version)
    }

    fn add(&mut self, whom: u8, clock: i64, words: Option<String>) {
        self.clock = self.clock.max(clock);
        let (version, forgotten) = self.subjects.entry(whom).or_default();
        *version += 1;
        *forgotten |= words.is_none();
        self.entries.push((whom, *version, self.clock, words));
    }

    fn is_forgotten(&self, whom: u8) -> bool {
        self.subjects.get(&whom).is_some_and(|(_, forgotten)| *forgotten)
    }
}

fn any_history_reads_back_as_a_plain_model_says(place: &Place) {
    // Seeds that once failed are kept beside this file.
    let mut runner = TestRunner::new(Config { cases: 48, ..Config::default() });
    let case = std::cell::Cell::new(0);
    let strategy = prop::collection::vec(deed(), 1..25);
    let done = runner.run(&strategy, |deeds| {
        case.set(case.get() + 1);
        check(place, &format!("case-{}", case.get()), deeds)
    });
    done.unwrap();
}

fn check(place: &Place, authority: &str, deeds: Vec<Deed>) -> Result<(), TestCaseError> {
    let mut key = 0;
    let open = |key: u8| {
        let authority = Authority::new(authority).unwrap();
        Ledger::<Note>::open(&place.location, authority, MasterKey::from_bytes([key; 32])).unwrap()
    };
    let mut ledger = open(key);
    let mut model = Model::default();
    for deed in deeds {
        match deed {
            Deed::Append { told, expected, clock } => append(&ledger, &mut model, told, &expected, clock)?,
            Deed::Forget { whom, clock } => {
                ledger.forget(second(clock), subject(whom.into())).unwrap();
                if model.version(whom) > 0 && !model.is_forgotten(whom) {
                    model.add(whom, clock, None);
                }
            }
            Deed::Reopen => ledger = open(key),
            Deed::Rewrap { key: new } => {
                key = new;
                ledger.rewrap(MasterKey::from_bytes([key; 32])).unwrap();
            }
        }
    }
    compare(&ledger, &model)?;
    compare(&open(key), &model)
}

fn append(
    ledger: &Ledger<Note>,
    model: &mut Model,
    told: Vec<(u8, String)>,
    expected: &[(u8, u32)],
    clock: i64,
) -> Result<(), TestCaseError> {
    let expected: Vec<_> = expected.iter().map(|(whom, more)| (*whom, model.version(*whom) + more)).collect();
    let wrong = expected.iter().find(|(whom, version)| model.version(*whom) != *version);
    let gone = told.iter().find(|(whom, _)| model.is_forgotten(*whom));
    let entries = told.iter().map(|(whom, words)| (subject((*whom).into()), note(words))).collect();
    let expecting: Vec<_> =
        expected.iter().map(|(whom, version)| (subject((*whom).into()), *version)).collect();
    match (ledger.append(second(clock), &expecting, entries), wrong, gone) {
        (Err(AppendError::Conflict { subject: named, expected, actual }), Some((whom, version)), _) => {
            prop_assert_eq!(named, subject((*whom).into()));
            prop_assert_eq!((expected, actual), (*version, model.version(*whom)));
        }
        (Err(AppendError::Forgotten { subject: named }), None, Some((whom, _))) => {
            prop_assert_eq!(named, subject((*whom).into()));
        }
        (Ok(done), None, None) => {
            prop_assert_eq!(done.first_position, model.entries.len() as u64 + 1);
            for ((whom, words), placed) in told.into_iter().zip(&done.entries) {
                model.add(whom, clock, Some(words));
                let (_, version, recorded, _) = model.entries.last().unwrap();
                prop_assert_eq!((placed.version, placed.recorded), (*version, second(*recorded)));
            }
        }
        (done, wrong, gone) => prop_assert!(false, "{:?}, {:?}, {:?}", done, wrong, gone),
    }
    Ok(())
}

fn compare(ledger: &Ledger<Note>, model: &Model) -> Result<(), TestCaseError> {
    let seen = all(ledger);
    prop_assert_eq!(seen.len(), model.entries.len());
    for (n, (entry, (whom, version, recorded, words))) in seen.iter().zip(&model.entries).enumerate() {
        prop_assert_eq!(entry.position, n as u64 + 1);
        prop_assert_eq!(entry.subject, subject((*whom).into()));
        prop_assert_eq!(entry.version, *version);
        prop_assert_eq!(entry.recorded, second(*recorded));
        let expected = match words {
            Some(words) if !model.is_forgotten(*whom) => Payload::Told(note(words)),
            _ => Payload::Forgotten,
        };
        prop_assert_eq!(&entry.payload, &expected);
    }
    for whom in 0..6 {
        let theirs: Vec<_> = seen.iter().filter(|entry| entry.subject == subject(whom)).cloned().collect();
        prop_assert_eq!(ledger.read(subject(whom)).unwrap(), theirs);
    }
    let verified = ledger.verify(&mut quiet).unwrap();
    prop_assert_eq!(verified.entries, model.entries.len() as u64);
    prop_assert_eq!(verified.subjects, model.subjects.len() as u64);
    let forgotten = model.subjects.values().filter(|(_, forgotten)| *forgotten).count();
    prop_assert_eq!(verified.forgotten, forgotten as u64);
    Ok(())
}
