use proptest::prelude::*;
use workforce::money::Pence;
use workforce::rows::{COLUMNS, adopt, read, write};
use workforce::{Establishment, Footing, Fte, facts_between};

use crate::given::{LAUNCH, small_service};

fn headings() -> Vec<String> {
    COLUMNS.iter().map(|column| column.name.to_owned()).collect()
}

/// A table of the columns named, with rows of cells between bars.
fn table(text: &str) -> (Vec<String>, Vec<Vec<String>>) {
    let mut lines =
        text.trim().lines().map(|line| line.split('|').map(|cell| cell.trim().to_owned()).collect());
    (lines.next().unwrap(), lines.collect())
}

fn bad(text: &str) -> Vec<String> {
    let (headings, rows) = table(text);
    let bad = read(&headings, &rows).unwrap_err();
    bad.into_iter().map(|bad| format!("row {}, {}: {}", bad.row, bad.refusal.field, bad.refusal)).collect()
}

#[test]
fn a_post_that_two_share_has_a_row_for_each() {
    let (headings, rows) = table(
        "post|title|service|team|fte|reports to|person|name|person fte|footing
         P1|Head|Safeguarding|Leadership|1||100|Ada Bello||
         P2|Team Manager|Safeguarding|MASH|1|P1|101|Finn Marsh|0.6|
         P2|Team Manager|Safeguarding|MASH|1|P1|102|Rosa Quill|0.4|acting up
         P3|Team Manager|Safeguarding|PACT|0.5|P1|||",
    );
    let made = read(&headings, &rows).unwrap();
    assert_eq!((made.services.len(), made.teams.len(), made.posts.len(), made.staff.len()), (1, 3, 3, 3));
    assert_eq!(made.fte(), Fte(250));
    let (shared, _) =
        made.posts.iter().find(|(_, post)| post.title == "Team Manager" && post.fte == Fte(100)).unwrap();
    let mut held: Vec<_> =
        made.holders(*shared).map(|(_, holding)| (holding.fte.0, holding.footing)).collect();
    held.sort_unstable();
    assert_eq!(held, [(40, Footing::ActingUp), (60, Footing::Substantive)]);
}

#[test]
fn what_payroll_knows_besides_the_grade_is_read_and_written_back() {
    let (headings, rows) = table(
        "post|title|service|team|fte|reports to|person|name|supplement|agency week|outside pension|insurance relief
         P1|Head|Safeguarding|Leadership|1||100|Ada Bello||||
         P2|Social Worker|Safeguarding|MASH|1|P1|101|Finn Marsh|4,000|1300.50|yes|yes",
    );
    let made = read(&headings, &rows).unwrap();
    let post = made.posts.values().find(|post| post.title == "Social Worker").unwrap();
    assert_eq!(post.pay.supplement, Some(Pence::pounds(4_000)));
    assert_eq!(post.pay.agency_week, Some(Pence(130_050)));
    let worker = made.staff.values().find(|one| one.name == "Finn Marsh").unwrap();
    assert!(worker.pay.outside_pension && worker.pay.insurance_relief);
    assert_eq!(read(&self::headings(), &write(&made)).unwrap(), made);
    let found = bad("post|title|service|team|fte|supplement
         P1|Head|Safeguarding|Leadership|1|2000000
         P2|Manager|Safeguarding|Leadership|1|some");
    let starts = [
        "row 2, supplement: Enter at most £1,000,000. You gave 2000000.",
        "row 3, supplement: Enter an amount",
    ];
    for (found, start) in found.iter().zip(starts) {
        assert!(found.starts_with(start), "{found}");
    }
    assert_eq!(found.len(), starts.len());
}

#[test]
fn every_bad_row_comes_back_with_its_reason_and_nothing_is_loaded() {
    let found = bad("post|title|service|team|fte|reports to|contract|person|name
         P1|Head|Safeguarding|Leadership|6||contracted||
         P2||Safeguarding|MASH|1|P1|contracted||
         P3|Manager|Safeguarding|MASH|one|P1|contracted||
         P4|Manager|Safeguarding|MASH|1|P9|permanent||
         P5|Manager|Safeguarding|MASH|1|P9|contracted|17|");
    let starts = [
        "row 2, fte: Enter from 0.01 to 1; give each post of several a row of its own. You gave 6.",
        "row 3, title: Enter the title.",
        "row 4, fte: Enter full-time equivalent as a number such as 1, 0.5 or 20.89, not one.",
        "row 5, contract: Enter the contract as one of contracted, casual,",
        "row 6, name: Enter the name of whoever holds the post.",
        "row 6, reports to: Enter the reference of a post in this file. You gave P9.",
    ];
    assert_eq!(found.len(), starts.len(), "{found:#?}");
    for start in starts {
        assert!(found.iter().any(|one| one.starts_with(start)), "{start} in {found:#?}");
    }
}

#[test]
fn headings_that_are_missing_or_unknown_are_said() {
    assert_eq!(
        bad("post|title|team|fte\nP1|Head|MASH|1"),
        ["row 1, heading: Add the missing headings: service."]
    );
    assert!(bad("post|salary\nP1|1")[0].contains("Use only these headings"));
}

#[test]
fn a_line_that_comes_back_to_itself_is_found() {
    let found = bad("post|title|service|team|fte|reports to
         P1|Head|Safeguarding|MASH|1|P2
         P2|Manager|Safeguarding|MASH|1|P1");
    assert!(found[0].contains("does not report, through others"), "{found:?}");
}

#[test]
fn reading_the_same_table_again_changes_nothing() {
    let known = small_service();
    let rows = write(&known);
    let again = adopt(&known, read(&headings(), &rows).unwrap());
    assert_eq!(facts_between(&known, &again, LAUNCH), []);
    let first = read(&headings(), &rows).unwrap();
    assert_eq!(first, read(&headings(), &rows).unwrap(), "identifiers follow from the references");
}

#[test]
fn posts_and_people_known_by_their_references_keep_the_identifiers_under_which_they_are_known() {
    let mut known = small_service();
    for (n, post) in known.posts.values_mut().enumerate() {
        post.reference = Some(format!("P{n:04}"));
    }
    for (n, member) in known.staff.values_mut().enumerate() {
        member.reference = Some((70_000 + n).to_string());
    }
    let rows = write(&known);
    let fresh = read(&headings(), &rows).unwrap();
    assert!(fresh.posts.keys().all(|id| !known.posts.contains_key(id)), "the table knows no identifiers");
    assert_eq!(facts_between(&known, &adopt(&known, fresh), LAUNCH), []);
}

proptest! {
    #[test]
    fn no_table_makes_reading_fail_otherwise_than_in_words(
        cells in proptest::collection::vec(proptest::collection::vec("[a-zP0-9;. -]{0,6}", 0..26), 0..6),
    ) {
        let read: Result<Establishment, _> = read(&headings(), &cells);
        if let Err(bad) = read {
            prop_assert!(!bad.is_empty());
            for one in bad {
                prop_assert!(!one.refusal.allowed.is_empty());
            }
        }
    }
}
