//! The demo authority: equal to the published table, cell by cell.

use std::sync::OnceLock;

use calendar::{Date, Month};
use measures::{Column, Window, columns, indicator, indicators};
use practice::staff::Directory;
use practice::{Fact, Journey, Lens, Policies};
use service::demo::{DemoAuthority, SEED, generate};

const PUBLISHED: &str = include_str!("../../src/demo/published.csv");
const JIGSAW: &str = include_str!("../../src/demo/jigsaw.csv");
pub(super) const MEASURES: &str = include_str!("../../../../policies/measures.toml");

pub(super) fn demo() -> &'static DemoAuthority {
    static DEMO: OnceLock<DemoAuthority> = OnceLock::new();
    DEMO.get_or_init(|| generate(SEED, &mut |_, _, _| {}).unwrap())
}

pub(super) fn directory() -> Directory {
    let mut directory = Directory::default();
    for (_, fact) in &demo().staff {
        directory.apply(fact);
    }
    directory
}

fn figures(windows: &[Window<'_>]) -> Vec<Column> {
    columns(demo().people.iter().map(|(id, record)| (*id, record.as_slice())), windows)
}

/// The fields of a line, where a name with commas stands in quotes.
fn fields(line: &str) -> Vec<String> {
    let mut out = vec![String::new()];
    let mut quoted = false;
    for c in line.chars() {
        match c {
            '"' => quoted = !quoted,
            ',' if !quoted => out.push(String::new()),
            c => out.last_mut().unwrap().push(c),
        }
    }
    out
}

#[test]
fn every_published_cell_comes_out_as_printed_through_the_lens_of_its_month() {
    let policies: Policies = toml::from_str(MEASURES).unwrap();
    let directory = directory();
    let months: Vec<Month> = Month::constant(2021, 4).up_to(Month::constant(2021, 10)).collect();
    let windows: Vec<Window<'_>> =
        months.iter().map(|month| Window::published(*month, &policies, &directory)).collect();
    let figures = figures(&windows);
    let mut wrong = Vec::new();
    let mut checked = 0;
    for line in PUBLISHED.lines().skip(1) {
        let row = fields(line);
        let (name, month, value) = (&row[1], row[3].parse::<Month>().unwrap(), &row[4]);
        if value.is_empty() || value == "TBC" {
            continue;
        }
        let indicator =
            indicators().iter().copied().find(|one| one.name == name).unwrap_or_else(|| panic!("{name}"));
        let place = months.iter().position(|one| *one == month).unwrap();
        let tally = figures[place].tally(indicator, &directory);
        let shown = tally.shown(indicator.unit, windows[place].population());
        checked += 1;
        if shown.trim_end_matches('%') != value.trim_end_matches('%') {
            wrong.push(format!("{month} {}: {shown}, printed {value} ({tally:?})", indicator.key));
        }
    }
    assert!(wrong.is_empty(), "{} of {checked} cells are not as printed:\n{}", wrong.len(), wrong.join("\n"));
    assert_eq!(checked, 173);
}

#[test]
fn the_disability_services_own_table_comes_out_in_whole_children() {
    let policies: Policies = toml::from_str(MEASURES).unwrap();
    let directory = directory();
    let mut wrong = Vec::new();
    let rows: Vec<Vec<String>> = JIGSAW.lines().skip(1).map(fields).collect();
    let days: Vec<Date> = rows.iter().take(7).map(|row| row[1].parse().unwrap()).collect();
    let windows: Vec<Window<'_>> = days
        .iter()
        .map(|day| Window::new(Month::of(*day), Lens::as_known_then(*day), &policies, &directory))
        .collect();
    let figures = figures(&windows);
    let kpis = [
        ("Visits", "jigsaw_visits"),
        ("Assessment Plans", "jigsaw_assessment_plans"),
        ("Supervisions", "jigsaw_supervisions"),
    ];
    for (name, key) in kpis {
        for row in rows.iter().filter(|row| row[0] == name) {
            let day: Date = row[1].parse().unwrap();
            let place = days.iter().position(|one| *one == day).unwrap();
            let tally = figures[place].tally(indicator(key).unwrap(), &directory);
            let (met, not): (u64, u64) = (row[2].parse().unwrap(), row[4].parse().unwrap());
            if (tally.numerator, tally.not_met()) != (met, not) {
                wrong.push(format!("{name} on {day}: {tally:?}, printed {met} in and {not} out"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_record_of_the_demo_has_a_finding_or_runs_backwards() {
    for (id, record) in &demo().people {
        assert!(Journey::fold(*id, record).findings.is_empty());
        assert!(record.is_sorted_by_key(|recorded| recorded.recorded));
        assert!(record.iter().enumerate().all(|(n, recorded)| recorded.seq.0 as usize == n + 1));
    }
}

#[test]
fn every_kind_of_fact_happens_somewhere_in_the_city() {
    let facts = demo().people.iter().flat_map(|(_, record)| record).map(|recorded| recorded.fact.name());
    let there: std::collections::BTreeSet<&str> = facts.collect();
    let missing: Vec<&&str> = Fact::NAMES.iter().filter(|name| !there.contains(*name)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn a_seed_makes_the_same_bytes_each_time() {
    let again = generate(SEED, &mut |_, _, _| {}).unwrap();
    assert_eq!(again.staff, demo().staff);
    assert!(again.people == demo().people);
    assert_eq!(again.establishment, demo().establishment);
    assert_eq!(again.proposal, demo().proposal);
    assert_eq!(again.model, demo().model);
    assert_eq!(again.model_proposal, demo().model_proposal);
}
