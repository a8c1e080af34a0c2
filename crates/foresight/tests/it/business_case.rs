//! The business case, in the words of those who write and read one.

#![allow(clippy::panic, clippy::unwrap_used, missing_docs)]

mod appraisal;
mod avoided;
mod papers;
mod properties;
mod refusals;
mod tracking;
mod virement;

use foresight::business_case::case_file::{CaseFile, VirementFile};
use foresight::business_case::virement::Virement;
use foresight::business_case::{Appraised, BusinessCase, appraise};

const PROGRAMME: &str = include_str!("../../examples/five_year_programme.toml");
const STAFFING: &str = include_str!("../../examples/staffing_virement.toml");

/// A case that must make sense.
fn case(text: &str) -> BusinessCase {
    let file: CaseFile = toml::from_str(text).unwrap();
    file.read().unwrap_or_else(|refusals| panic!("{}", sentences(&refusals)))
}

/// What its only option comes to.
fn appraised(text: &str) -> Appraised {
    appraise(&case(text)).options.remove(0)
}

/// What is refused in a case, one sentence a line.
fn refused(text: &str) -> String {
    let file: CaseFile = toml::from_str(text).unwrap();
    sentences(&file.read().unwrap_err())
}

fn virement(text: &str) -> Virement {
    let file: VirementFile = toml::from_str(text).unwrap();
    file.read().unwrap_or_else(|refusals| panic!("{}", sentences(&refusals)))
}

fn sentences(refusals: &[rules::Refusal]) -> String {
    let lines: Vec<String> = refusals.iter().map(|refusal| format!("{}: {refusal}", refusal.field)).collect();
    lines.join("\n")
}

/// A case of one option over five years from 2021/22.
fn five_years(lines: &str) -> String {
    format!(
        "name = 'Earlier help'\ndrawn_up = '2021-09-22'\nbase_year = '2021/22'\nyears = 5\n\
         [[option]]\nname = 'Do it'\n{lines}"
    )
}

/// A cost whose evidence is beyond doubt, so that nothing is put on it.
fn cost(id: &str, rest: &str) -> String {
    line(id, "cost", "", rest)
}

/// A benefit whose evidence is beyond doubt, so that nothing is taken off it.
fn benefit(id: &str, rest: &str) -> String {
    let measure = "measure = { key = 'looked_after', better = 'lower', baseline = 530, from = '2021-10', \
                   targets = { '2026-10' = 456 } }";
    line(id, "benefit", measure, rest)
}

/// What is said in the rest takes the place of what is said here.
fn line(id: &str, side: &str, measure: &str, rest: &str) -> String {
    let said = |key: &str| rest.lines().any(|line| line.trim_start().starts_with(&format!("{key} =")));
    let mut text = format!("[[option.line]]\nid = '{id}'\nside = '{side}'\n");
    for (key, value) in [
        ("name", format!("name = 'Line {id}'")),
        ("party", "party = \"children's service\"".to_owned()),
        ("kind", "kind = 'cashable'".to_owned()),
        ("recurs", "recurs = 'recurrent'".to_owned()),
        ("evidence", "evidence = { grade = 1, says = 'A trial' }".to_owned()),
        ("source", "source = 'The paper'".to_owned()),
        ("measure", measure.to_owned()),
    ] {
        if !said(key) {
            text.push_str(&value);
            text.push('\n');
        }
    }
    text + rest + "\n"
}
