//! The scorecard on the command line, of a small authority.

use std::io::Cursor;

use calamine::{Reader, Xlsx};
use insta::assert_snapshot;
use serde_json::Value;

use crate::program::Place;

const OCTOBER: [&str; 3] = ["scorecard", "--months", "2021-10"];

fn scorecard(place: &Place, more: &[&str]) -> String {
    place.run(&[&OCTOBER, more].concat()).done()
}

/// The line of the CSV for the number of contacts.
fn contacts(csv: &str) -> &str {
    csv.lines().find(|line| line.starts_with("Front Door,Number of contacts,")).unwrap()
}

#[test]
fn the_table_reads_like_this() {
    assert_snapshot!("scorecard_table", scorecard(&Place::with_a_late_contact(), &[]));
}

#[test]
fn each_month_is_seen_as_it_was_known_at_its_end_or_now_or_on_a_day() {
    let place = Place::with_a_late_contact();
    let csv = |known: &[&str]| scorecard(&place, &[&["--format", "csv"], known].concat());
    let usual = csv(&[]);
    assert_eq!(
        usual.lines().next().unwrap(),
        "area,indicator,month,known,value,numerator,denominator,target,status"
    );
    let known = |known: &str| contacts(&csv(&["--known", known])).to_owned();
    assert_eq!(
        known("month-end"),
        "Front Door,Number of contacts,2021-10,2021-10-31,0,0,,1400 per month,Meets target"
    );
    assert_eq!(
        known("now"),
        "Front Door,Number of contacts,2021-10,2021-11-15,1,1,,1400 per month,Meets target"
    );
    assert_eq!(known("2021-11-02"), known("month-end").replace("2021-10-31", "2021-11-02"));
    assert_eq!(known("2021-11-03"), known("now").replace("2021-11-15", "2021-11-03"));
    assert_eq!(usual, csv(&["--known", "month-end"]));
}

#[test]
fn the_same_for_programs() {
    let place = Place::with_a_late_contact();
    let read: Value =
        serde_json::from_str(&scorecard(&place, &["--format", "json", "--known", "now"])).unwrap();
    assert_eq!(read["authority"], "Westhaven City Council");
    assert_eq!((&read["made"], &read["known"]), (&"2021-11-15".into(), &"now".into()));
    let indicators = read["indicators"].as_array().unwrap();
    assert_eq!(indicators.len(), measures::indicators().len());
    let contacts = indicators.iter().find(|one| one["key"] == "contacts").unwrap();
    assert_eq!(contacts["figures"][0]["value"], "1");
    assert_eq!(contacts["figures"][0]["known"], "2021-11-15");
}

#[test]
fn a_spreadsheet_is_written_to_a_file_or_into_a_pipe() {
    let place = Place::with_a_late_contact();
    scorecard(&place, &["--format", "xlsx", "--out", "october.xlsx"]);
    let written = std::fs::read(place.file("october.xlsx")).unwrap();
    let piped = place.run(&[&OCTOBER[..], &["--format", "xlsx"]].concat());
    assert_eq!(piped.code, 0);
    assert!(piped.bytes == written, "the same bytes");
    let workbook = Xlsx::new(Cursor::new(written)).unwrap();
    assert_eq!(workbook.sheet_names(), ["Scorecard", "Changed since", "Benchmarks", "Definitions"]);
    let csv = scorecard(&place, &["--format", "csv"]);
    scorecard(&place, &["--format", "csv", "--out", "october.csv"]);
    assert_eq!(std::fs::read_to_string(place.file("october.csv")).unwrap(), csv);
}

#[test]
fn months_that_cannot_be_shown_are_refused_with_what_can() {
    let place = Place::with_a_late_contact();
    let of = |months: &str| place.run(&["scorecard", "--months", months]);
    of("2021-10..2021-04").refused(2, &["October 2021 is after April 2021: write the earlier month first"]);
    of("2021-12").refused(2, &["December 2021 has not begun: today is Monday 15 November 2021"]);
    of("October").refused(2, &["write the year, a hyphen and two digits, such as 2021-04"]);
    place
        .run(&["scorecard", "--known", "yesterday"])
        .refused(2, &["known is one of month-end, now, or a date such as 2021-11-15"]);
    place.run(&["scorecard", "--known", "2021-12-01"]).refused(2, &["1 December 2021 is still to come"]);
    place
        .run(&[&OCTOBER[..], &["--out", "no/such/folder.csv"]].concat())
        .refused(1, &["no/such/folder.csv cannot be written"]);
}
