//! The pay policy: the example of the program, or the file of the council's own folder.

use std::fs;
use std::path::Path;

use jiff::civil::date;
use service::{ServiceError, read_pay};
use workforce::money::Pence;
use workforce::money::grades::Place;

use crate::given::Small;

const EXAMPLE: &str = include_str!("../../../../policies/pay.toml");

/// A folder with the first council of the example as its own.
fn own(folder: &Path, change: impl FnOnce(String) -> String) {
    let first = EXAMPLE.rsplit_once("[[council]]").unwrap().0.to_owned();
    fs::write(folder.join("pay.toml"), change(first)).unwrap();
}

fn says(folder: &Path) -> String {
    read_pay(Some(folder)).unwrap_err().to_string()
}

#[test]
fn without_a_folder_it_is_the_example_and_says_so() {
    let pay = read_pay(None).unwrap().unwrap();
    assert!(pay.is_example);
    assert_eq!((pay.rules.council().name.as_str(), pay.file.as_str()), ("Example city", "pay.toml"));
}

#[test]
fn a_folder_without_one_has_none_and_its_other_policies_are_read_as_ever() {
    let folder = tempfile::tempdir().unwrap();
    assert!(read_pay(Some(folder.path())).unwrap().is_none());
    own(folder.path(), |text| text.replace("Example city\"", "Westhaven\""));
    let pay = read_pay(Some(folder.path())).unwrap().unwrap();
    assert_eq!((pay.rules.council().name.as_str(), pay.is_example), ("Westhaven", false));
    // The tables of pay are no dated values, and the other policies are read beside them.
    service::read_policies(Some(folder.path())).unwrap();
}

#[test]
fn what_cannot_be_read_is_told_with_the_file_and_the_line() {
    let folder = tempfile::tempdir().unwrap();
    own(folder.path(), |text| text.replace("pay_day = 15", "pay_day = \"the middle\""));
    let line = 1 + EXAMPLE.lines().position(|line| line == "pay_day = 15").unwrap();
    let said = says(folder.path());
    assert!(said.contains("pay.toml") && said.contains(&format!("line {line}: ")), "{said}");
    // The service does not open with it: nothing is costed on half a policy.
    let opened = Small::new().open_with(Some(folder.path().to_owned()));
    assert!(matches!(opened, Err(ServiceError::Policies { .. })));

    own(folder.path(), |text| text.replace("K = { bottom = 36, top = 39 }", "K = { bottom = 36, top = 60 }"));
    let said = says(folder.path());
    assert!(said.contains("pay.toml") && said.contains("points 36 to 60"), "{said}");

    fs::write(folder.path().join("pay.toml"), EXAMPLE).unwrap();
    let line = 1 + EXAMPLE.lines().position(|line| line == "name = \"Example borough\"").unwrap();
    assert!(says(folder.path()).contains(&format!("line {line}: Give one [[council]], your own")));
    fs::write(folder.path().join("pay.toml"), "").unwrap();
    assert!(says(folder.path()).contains("Give a [[council]]"));
}

#[test]
fn a_spine_of_the_councils_own_is_read_from_the_file_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let rows = "from,point,annual,source\n2021-04-01,1,\"55,000\",Own\n2021-04-01,2,\"60,000\",Own\n";
    fs::write(folder.path().join("spine-chief.csv"), rows).unwrap();
    let chief = "L = { bottom = 40, top = 43 }\nP = { bottom = 1, top = 2, spine = \"chief\" }";
    own(folder.path(), |text| text.replace("L = { bottom = 40, top = 43 }", chief));
    let pay = read_pay(Some(folder.path())).unwrap().unwrap();
    let grade = pay.rules.grades(date(2021, 11, 15)).unwrap().ranges["P"].clone();
    let spine = pay.rules.spines().iter().find(|one| Some(&one.key) == grade.spine.as_ref()).unwrap();
    assert_eq!(spine.pay(grade.point(Place::Top), date(2021, 11, 15)), Some(Pence::pounds(60_000)));

    fs::write(folder.path().join("spine-chief.csv"), rows.replace("60,000", "plenty")).unwrap();
    let said = says(folder.path());
    assert!(said.contains("spine-chief.csv") && said.contains("line 3: annual: "), "{said}");
}

#[test]
fn more_interests_than_are_considered_are_refused_when_the_policies_are_read() {
    let folder = tempfile::tempdir().unwrap();
    let policy = "[[\"staff_consultation.roles\"]]\nfrom = \"2024-04-01\"\nvalue = 3\nsource = \"Ours\"\n";
    std::fs::write(folder.path().join("ours.toml"), policy).unwrap();
    let says = service::read_policies(Some(folder.path())).unwrap_err().to_string();
    assert!(
        says.contains("staff_consultation.roles from 1 April 2024: enter a whole number from 1 to 2"),
        "{says}"
    );
}
