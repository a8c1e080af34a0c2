//! The rules of the house, which no compiler checks.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The floors, from the ground up. A crate may use only crates of floors below its own.
const FLOORS: &[&[&str]] = &[
    &["calendar", "ledger"],
    &["rules"],
    &["practice", "workforce"],
    &["measures", "foresight"],
    &["service", "reports"],
    &["web"],
    &["goldthread"],
];

/// Lines of code that one person can hold in the head.
const LINES_MAX: usize = 500;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

/// Files of the repository that git would keep, by ending.
fn files(ending: &str) -> Vec<PathBuf> {
    fn walk(folder: &Path, ending: &str, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if path.is_dir() {
                if !matches!(name.as_str(), "target" | "node_modules" | ".git" | "dist" | "demo.d") {
                    walk(&path, ending, found);
                }
            } else if name.ends_with(ending) {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    walk(&root(), ending, &mut found);
    found.sort();
    found
}

fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string()
}

#[test]
fn a_crate_uses_only_floors_below_its_own() {
    let floor = |name: &str| FLOORS.iter().position(|crates| crates.contains(&name));
    for (height, name) in
        FLOORS.iter().enumerate().flat_map(|(height, crates)| crates.iter().map(move |c| (height, *c)))
    {
        let manifest = fs::read_to_string(root().join("crates").join(name).join("Cargo.toml")).unwrap();
        let own = manifest.split("[dev-dependencies]").next().unwrap();
        for line in own.lines() {
            let used = line.split(['.', ' ', '=']).next().unwrap_or_default();
            if let Some(used_floor) = floor(used) {
                assert!(
                    used_floor < height || used == name,
                    "{name} (floor {height}) uses {used} (floor {used_floor})"
                );
            }
        }
    }
}

#[test]
fn every_crate_stands_on_a_floor() {
    let listed: BTreeSet<&str> = FLOORS.iter().flat_map(|crates| crates.iter().copied()).collect();
    for entry in fs::read_dir(root().join("crates")).unwrap() {
        let name = entry.unwrap().file_name().to_string_lossy().into_owned();
        assert!(listed.contains(name.as_str()), "{name} is on no floor");
    }
}

#[test]
fn no_file_is_longer_than_one_can_hold_in_the_head() {
    for path in files(".rs") {
        let text = fs::read_to_string(&path).unwrap();
        let code = text.lines().filter(|line| {
            let line = line.trim();
            !line.is_empty() && !line.starts_with("//")
        });
        let count = code.count();
        assert!(count <= LINES_MAX, "{} has {count} lines of code; split it by meaning", shown(&path));
    }
}

#[test]
fn nothing_unfinished_is_left_behind() {
    // Put together here so that this file does not find itself.
    let marks = [
        ["TO", "DO"].concat(),
        ["FIX", "ME"].concat(),
        ["unimple", "mented!"].concat(),
        ["to", "do!("].concat(),
    ];
    for path in files(".rs").into_iter().chain(files(".html")).chain(files(".toml")).chain(files(".mjs")) {
        let text = fs::read_to_string(&path).unwrap();
        for mark in &marks {
            // `clippy.toml` and the lint table name what they forbid.
            let found = text.lines().any(|line| line.contains(mark.as_str()));
            assert!(!found, "{} still says {mark}", shown(&path));
        }
    }
}

#[test]
fn the_clock_is_read_in_one_place_only() {
    for path in files(".rs") {
        let text = fs::read_to_string(&path).unwrap();
        let reads = ["Timestamp::now()", "ZonedDateTime::now()", "SystemTime::now()"];
        let own = ["crates/service/src/clock.rs", "crates/goldthread/tests/it/house.rs"];
        if own.contains(&shown(&path).as_str()) {
            continue;
        }
        for read in reads {
            assert!(!text.contains(read), "{} reads the clock with {read}", shown(&path));
        }
    }
}

#[test]
fn decisions_are_numbered_without_gaps_or_doubles() {
    let mut numbers: Vec<u32> = fs::read_dir(root().join("docs/decisions"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .map(|name| {
            name.split('-').next().unwrap().parse().unwrap_or_else(|_| panic!("{name} has no number"))
        })
        .collect();
    numbers.sort_unstable();
    let count = u32::try_from(numbers.len()).unwrap();
    assert_eq!(numbers, (1..=count).collect::<Vec<_>>());
}

#[test]
fn every_dependency_has_its_reason() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let reasons = fs::read_to_string(root().join("docs/decisions/0009-dependencies.md")).unwrap();
    let listed = manifest.split("[workspace.dependencies]").nth(1).unwrap().split("\n[").next().unwrap();
    for line in listed.lines().filter(|line| line.contains('=') && !line.contains("path =")) {
        let name = line.split(['=', ' ']).next().unwrap();
        let own_word = |word: &str| word.trim_matches(['`', ',', '.']) == name;
        assert!(reasons.split_whitespace().any(own_word), "decision 9 does not say why {name} is there");
    }
}

#[test]
fn handlers_take_forms_only_after_checking_where_they_came_from() {
    // The sign-in page is the one form of those who are not signed in.
    for path in files(".rs") {
        let name = shown(&path);
        if !name.starts_with("crates/web/src/pages/") || name.ends_with("sign_in.rs") {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        for line in text.lines().filter(|line| line.contains("async fn")) {
            assert!(!line.contains("form: Form"), "{name}: take `Sent` instead of `Form`: {line}");
        }
        assert!(!text.contains("Multipart"), "{name}: take `SentFile`, which checks, instead of `Multipart`");
    }
}
