//! The demonstration through the program: made once for all tests, and figures as the paper prints them.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::program::{Place, program};

const PUBLISHED: &str = include_str!("../../../measures/tests/it/published/scrutiny_indicators_2021.csv");

/// When a file was last written.
fn written(path: &Path) -> SystemTime {
    fs::metadata(path).and_then(|about| about.modified()).unwrap_or(SystemTime::UNIX_EPOCH)
}

/// The demonstration's database. The one that the browser tests made is taken where it is newer than the program;
/// otherwise it is made, and kept beside it for the next run. Tests run at the same time wait for the one that makes.
pub fn demonstration() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("../e2e");
    fs::create_dir_all(&folder).unwrap();
    let made = folder.join("demo.goldthread");
    let lock = File::create(folder.join("demo.lock")).unwrap();
    lock.lock().unwrap();
    if written(&made) < written(program()) {
        let making = folder.join(format!("demo-{}.goldthread", std::process::id()));
        let path = making.display().to_string();
        Place::new().run(&["demo", "--no-serve", "--database", &path]).done();
        let key = |path: &Path| PathBuf::from(format!("{}.key", path.display()));
        fs::rename(key(&making), key(&made)).unwrap();
        fs::rename(&making, &made).unwrap();
    }
    made
}

#[test]
fn every_published_figure_stands_in_the_csv_as_the_paper_prints_it() {
    let database = demonstration().display().to_string();
    let months = ["--months", "2021-04..2021-10", "--format", "csv", "--database", &database];
    let said = Place::new().run(&[&["scorecard"], &months[..]].concat()).done();
    let mut computed = csv::Reader::from_reader(said.as_bytes());
    let head: Vec<String> = computed.headers().unwrap().iter().map(str::to_owned).collect();
    let columns =
        ["area", "indicator", "month", "known", "value", "numerator", "denominator", "target", "status"];
    assert_eq!(head, columns);
    let rows: Vec<csv::StringRecord> = computed.records().map(Result::unwrap).collect();
    let value = |indicator: &str, month: &str| {
        let row = rows.iter().find(|row| &row[1] == indicator && &row[2] == month);
        row.map(|row| row[4].to_owned())
    };
    assert_eq!(value("Number of contacts", "2021-04").as_deref(), Some("1897"));
    assert_eq!(value("CIN on a plan visited within 4 weeks", "2021-10").as_deref(), Some("87%"));
    let (mut checked, mut wrong) = (0, Vec::new());
    for row in csv::Reader::from_reader(PUBLISHED.as_bytes()).records().map(Result::unwrap) {
        let (indicator, month, printed) = (&row[1], &row[3], &row[4]);
        if printed.is_empty() || printed == "TBC" {
            continue;
        }
        checked += 1;
        let computed = value(indicator, month);
        if computed.as_deref() != Some(printed) {
            wrong.push(format!("{month} {indicator}: {computed:?}, printed {printed}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(checked, 173);
}

#[test]
fn the_demonstration_can_be_made_as_it_stood_on_an_earlier_day() {
    let place = Place::new();
    place.run(&["demo", "--no-serve", "--day", "2021-09-30"]).done();
    let listed = place.run(&["account", "list"]).done();
    assert!(listed.contains("human-resources"), "{listed}");
    // It lives on that day, can be moved on, and the same command finds it again.
    place
        .run(&["scorecard", "--months", "2021-11"])
        .refused(2, &["November 2021 has not begun", "30 September 2021"]);
    place.run(&["scorecard", "--months", "2021-11", "--today", "2021-11-10"]).done();
    place.run(&["demo", "--no-serve", "--day", "2021-09-30"]).done();
    place
        .run(&["demo", "--no-serve", "--day", "2021-10-01"])
        .refused(2, &["holds the demonstration of 30 September 2021 already", "--database"]);
    // What was recorded in September is there; the referrals that were recorded late are not yet.
    let months = ["scorecard", "--months", "2021-04..2021-09", "--known", "now", "--format", "csv"];
    let said = place.run(&months).done();
    let rows: Vec<csv::StringRecord> =
        csv::Reader::from_reader(said.as_bytes()).records().map(Result::unwrap).collect();
    let contacts = |month: &str| {
        let row = rows.iter().find(|row| &row[1] == "Number of contacts" && &row[2] == month);
        row.map(|row| row[4].to_owned())
    };
    assert_eq!(contacts("2021-04").as_deref(), Some("1897"));
}

#[test]
fn a_day_on_which_the_demonstration_was_not_there_is_refused_and_nothing_is_made() {
    let place = Place::new();
    for day in ["2021-03-31", "2021-11-16"] {
        let refused = &["The demonstration can be made for a day from 1 April 2021 to 15 November 2021"];
        place.run(&["demo", "--no-serve", "--day", day]).refused(2, refused);
    }
    place.run(&["demo", "--day", "2021-10-06", "--check"]).refused(2, &["--day", "--check"]);
    assert!(!place.file("goldthread.db").exists() && !place.file("goldthread.db.key").exists());
}
