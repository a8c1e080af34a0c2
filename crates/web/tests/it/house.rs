//! The rules of the house that this crate can check in its own files.

use std::fs;
use std::path::{Path, PathBuf};

fn files(folder: &str, ending: &str) -> Vec<(PathBuf, String)> {
    let mut out = Vec::new();
    gather(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), ending, &mut out);
    assert!(!out.is_empty(), "there is nothing in {folder}");
    out
}

fn gather(folder: &Path, ending: &str, out: &mut Vec<(PathBuf, String)>) {
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            gather(&path, ending, out);
        } else if path.extension().is_some_and(|found| found == ending) {
            let text = fs::read_to_string(&path).unwrap();
            out.push((path, text));
        }
    }
}

#[test]
fn no_template_spells_an_address_and_none_carries_a_script_or_a_style() {
    let forbidden =
        ["href=\"/", "action=\"/", "src=\"/", " style=\"", "<style", "<script>", " onclick", "javascript:"];
    for (path, text) in files("templates", "html") {
        for bad in forbidden {
            assert!(!text.contains(bad), "{} contains {bad}", path.display());
        }
    }
}

#[test]
fn a_handler_spells_no_address() {
    for (path, text) in files("src", "rs") {
        let named = ["paths.rs", "paths/academy.rs", "paths/jobs.rs", "paths/scenarios.rs", "assets.rs"]
            .iter()
            .any(|name| path.ends_with(name));
        let spells = |line: &str| {
            let address = line
                .split("\"/")
                .skip(1)
                .any(|rest| rest.starts_with(|c: char| c.is_alphabetic() || c == '{'));
            address && !line.trim_start().starts_with("//")
        };
        let spelled = text.lines().any(spells);
        assert!(named || !spelled, "{} spells an address: use paths", path.display());
    }
}

#[test]
fn no_file_is_longer_than_five_hundred_lines() {
    for (folder, ending) in
        [("src", "rs"), ("templates", "html"), ("assets/styles", "scss"), ("assets/static", "js")]
    {
        for (path, text) in files(folder, ending) {
            assert!(text.lines().count() <= 500, "{} is too long: split it by meaning", path.display());
        }
    }
}

#[test]
fn the_lock_files_name_no_registry() {
    for lock in ["assets/package-lock.json", "../../e2e/package-lock.json"] {
        let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(lock)).unwrap();
        assert!(!text.contains("\"resolved\""), "{lock} says where packages came from: see .npmrc beside it");
    }
}
