use std::collections::BTreeMap;

use proptest::prelude::*;
use workforce::people::equality::{AtStage, Characteristic, NOT_SAID, Shown, Stage, hide, tables};

fn shown(numbers: &[u32]) -> String {
    let (row, total) = hide(numbers);
    let row: Vec<String> = row.iter().map(|one| one.says()).collect();
    format!("{} | {}", row.join(" "), total.says())
}

#[test]
fn numbers_from_1_to_5_are_hidden_and_none_and_6_are_not() {
    assert_eq!(shown(&[0, 6, 60]), "0 6 60 | 66");
    assert_eq!(shown(&[3, 2, 60]), "c c 60 | 65");
}

#[test]
fn one_hidden_number_takes_the_next_smallest_with_it() {
    assert_eq!(shown(&[3, 20, 60]), "c c 60 | 83");
}

#[test]
fn ones_that_could_only_be_ones_take_another_with_them() {
    assert_eq!(shown(&[1, 1, 9, 60]), "c c c 60 | 71");
}

#[test]
fn equal_numbers_are_hidden_together_so_that_their_order_tells_nothing() {
    assert_eq!(shown(&[6, 6, 5, 60]), "c c c 60 | 77");
    assert_eq!(shown(&[6, 5, 5]), "c c c | 16");
}

#[test]
fn a_small_total_is_hidden() {
    assert_eq!(shown(&[0, 4, 0]), "0 c 0 | c");
    assert_eq!(shown(&[1, 1, 0]), "c c 0 | c");
}

#[test]
fn the_total_is_hidden_when_nothing_else_is_left_to_hide() {
    assert_eq!(shown(&[1, 1, 1, 1, 1, 1]), "c c c c c c | c");
}

fn at(stage: Stage, sex: Option<&str>, age: &str) -> AtStage {
    let mut groups = BTreeMap::from([(Characteristic::Age, age.to_owned())]);
    groups.extend(sex.map(|sex| (Characteristic::Sex, sex.to_owned())));
    AtStage { stage, groups }
}

#[test]
fn each_characteristic_has_a_table_of_stages_by_groups() {
    let mut people = vec![at(Stage::InScope, Some("Female"), "Under 50"); 30];
    people.extend(vec![at(Stage::InScope, Some("Male"), "50 and over"); 10]);
    people.extend(vec![at(Stage::InScope, None, "50 and over"); 2]);
    people.extend(vec![at(Stage::AtRisk, Some("Female"), "50 and over"); 7]);
    let tables = tables(&people);
    let sex = &tables[&Characteristic::Sex];
    assert_eq!(sex.groups, ["Female", "Male", NOT_SAID]);
    let row = |stage| sex.rows.iter().find(|(one, _, _)| *one == stage).unwrap();
    assert_eq!(row(Stage::InScope).1, [Shown::Count(30), Shown::Hidden, Shown::Hidden]);
    assert_eq!(row(Stage::InScope).2, Shown::Count(42));
    assert_eq!(row(Stage::AtRisk).1, [Shown::Count(7), Shown::Count(0), Shown::Count(0)]);
    assert_eq!(tables[&Characteristic::Age].groups, ["50 and over", "Under 50"]);
}

#[test]
fn a_total_hidden_in_one_table_cannot_be_read_off_another() {
    let ages = ["16 to 24", "25 to 34", "35 to 44", "45 to 54", "55 to 64", "65 and over"];
    let people: Vec<AtStage> = ages.iter().map(|age| at(Stage::Dismissed, Some("Female"), age)).collect();
    for table in tables(&people).values() {
        let (_, row, total) = table.rows.iter().find(|(stage, _, _)| *stage == Stage::Dismissed).unwrap();
        assert!(row.iter().all(|one| *one == Shown::Hidden));
        assert_eq!(*total, Shown::Hidden);
    }
}

/// Every row of numbers that would be shown in the same way: what somebody who knows the rule can tell.
fn could_be(row: &[Shown], total: Shown) -> Vec<Vec<u32>> {
    let mut all = vec![vec![]];
    for one in row {
        let values: Vec<u32> = match one {
            Shown::Count(count) => vec![*count],
            Shown::Hidden => (0..=14).collect(),
        };
        all = all
            .into_iter()
            .flat_map(|numbers: Vec<u32>| {
                values.iter().map(move |value| [numbers.as_slice(), &[*value]].concat()).collect::<Vec<_>>()
            })
            .collect();
    }
    all.retain(|numbers| hide(numbers) == (row.to_vec(), total));
    all
}

proptest! {
    #[test]
    fn no_hidden_number_can_be_worked_out(numbers in prop::collection::vec(prop_oneof![0..7_u32, 0..13_u32], 1..5)) {
        let (row, total) = hide(&numbers);
        for (number, shown) in numbers.iter().zip(&row) {
            match shown {
                Shown::Count(count) => {
                    prop_assert_eq!(count, number);
                    prop_assert!(*count == 0 || *count > 5);
                }
                Shown::Hidden => prop_assert!(*number > 0),
            }
        }
        let possible = could_be(&row, total);
        prop_assert!(possible.contains(&numbers));
        for (at, shown) in row.iter().enumerate() {
            if *shown == Shown::Hidden {
                let first = possible[0][at];
                prop_assert!(possible.iter().any(|one| one[at] != first), "{numbers:?} shows as {row:?} {total:?}");
            }
        }
    }
}
