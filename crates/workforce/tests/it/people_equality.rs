use std::collections::BTreeMap;

use workforce::people::equality::{
    AtStage, Characteristic, NOT_SAID, Shown, Stage, hide, hide_stages, tables,
};

fn says(row: &[Shown]) -> String {
    row.iter().map(|one| one.says()).collect::<Vec<_>>().join(" ")
}

fn shown(numbers: &[u32]) -> String {
    let (row, total) = hide(numbers);
    format!("{} | {}", says(&row), total.says())
}

fn day<const N: usize>(rows: &[(Stage, [u32; N])]) -> BTreeMap<Stage, Vec<u32>> {
    rows.iter().map(|(stage, numbers)| (*stage, numbers.to_vec())).collect()
}

fn of(days: &[BTreeMap<Stage, Vec<u32>>], stage: Stage) -> String {
    says(&hide_stages(days)[&stage])
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
fn fives_that_could_only_be_fives_take_another_with_them() {
    assert_eq!(shown(&[5, 5, 9, 60]), "c c c 60 | 79");
    assert_eq!(shown(&[1, 1, 9, 60]), "c c 9 60 | 71");
}

#[test]
fn equal_numbers_are_hidden_together_so_that_their_order_tells_nothing() {
    assert_eq!(shown(&[6, 6, 5, 60]), "c c c 60 | 77");
    assert_eq!(shown(&[6, 5, 5]), "c c c | 16");
}

#[test]
fn none_is_hidden_beside_a_hidden_number_which_would_else_be_everybody() {
    assert_eq!(shown(&[0, 4, 0]), "c c c | c");
    assert_eq!(shown(&[0, 4, 30, 40]), "c c 30 40 | 74");
}

#[test]
fn a_group_that_holds_everybody_is_hidden_however_many_they_are() {
    assert_eq!(shown(&[60, 0, 0]), "c c c | 60");
}

#[test]
fn a_known_total_gives_nothing_away_when_all_are_small() {
    assert_eq!(shown(&[1, 1, 1, 1, 1, 1]), "c c c c c c | 6");
}

#[test]
fn a_stage_is_hidden_where_it_leaves_a_few_of_the_one_around_it() {
    use Stage::{AtRisk, InScope};
    let days = [day(&[(InScope, [8, 40, 60]), (AtRisk, [7, 20, 30])])];
    assert_eq!((of(&days, InScope), of(&days, AtRisk)), ("8 40 60".into(), "c c 30".into()));
    // All who are not at risk would be of one group.
    let days = [day(&[(InScope, [28, 40, 60]), (AtRisk, [8, 40, 60])])];
    assert_eq!((of(&days, InScope), of(&days, AtRisk)), ("28 40 60".into(), "c c 60".into()));
    // A few at risk have no post yet: some of how the others ended is hidden.
    let ends = [(Stage::SlottedIn, [10, 20, 30]), (Stage::Appointed, [16, 8, 18])];
    let days = [day(&[&[(InScope, [60, 60, 80]), (AtRisk, [30, 40, 60])], &ends[..]].concat())];
    assert_eq!(of(&days, AtRisk), "30 40 60");
    assert_eq!(of(&days, Stage::SlottedIn), "c c 30");
}

#[test]
fn a_number_is_hidden_that_changed_by_a_few_since_it_was_shown() {
    use Stage::{AtRisk, InScope};
    let then = day(&[(InScope, [20, 40, 60]), (AtRisk, [7, 20, 30])]);
    let now = day(&[(InScope, [20, 40, 60]), (AtRisk, [8, 30, 40])]);
    assert_eq!(of(std::slice::from_ref(&then), AtRisk), "7 20 30");
    assert_eq!(of(&[then.clone(), now], AtRisk), "c c 40");
    // One who tells of themselves meanwhile is not told apart either.
    let now = day(&[(InScope, [21, 40, 59]), (AtRisk, [7, 20, 30])]);
    assert_eq!(of(&[then, now], InScope), "c 40 c");
}

fn at(stage: Stage, sex: Option<&str>, age: &str) -> AtStage {
    let mut groups = BTreeMap::from([(Characteristic::Age, age.to_owned())]);
    groups.extend(sex.map(|sex| (Characteristic::Sex, sex.to_owned())));
    AtStage { stage, groups }
}

#[test]
fn each_characteristic_has_a_table_of_stages_by_all_groups_of_the_form() {
    let mut people = vec![at(Stage::InScope, Some("Female"), "25 to 34"); 30];
    people.extend(vec![at(Stage::InScope, Some("Male"), "Over 60"); 10]);
    people.extend(vec![at(Stage::InScope, None, "25 to 34"); 2]);
    people.extend(vec![at(Stage::AtRisk, Some("Female"), "25 to 34"); 7]);
    let tables = tables(&[people]);
    assert_eq!(tables.len(), Characteristic::ALL.len(), "a missing table would tell that nobody told");
    let sex = &tables[&Characteristic::Sex];
    assert_eq!(sex.groups, ["Female", "Male", NOT_SAID]);
    let row = |stage| sex.rows.iter().find(|(one, _, _)| *one == stage).unwrap();
    assert_eq!((says(&row(Stage::InScope).1), row(Stage::InScope).2), ("30 c c".into(), Shown::Count(42)));
    assert_eq!((says(&row(Stage::AtRisk).1), row(Stage::AtRisk).2), ("c c c".into(), Shown::Count(7)));
    let age = &tables[&Characteristic::Age];
    assert_eq!(
        age.groups,
        ["16 to 24", "25 to 34", "35 to 44", "45 to 54", "55 and over", "Over 60", NOT_SAID]
    );
}

/// A world of a few people: for each group, how many are in each row.
type World = Vec<Vec<u32>>;

/// Every world of so many groups of which each is one of these columns.
fn worlds(columns: &[Vec<u32>], groups: usize) -> Vec<World> {
    let mut all: Vec<World> = vec![vec![]];
    for _ in 0..groups {
        let longer = |world: World| {
            columns.iter().map(move |column| [world.as_slice(), std::slice::from_ref(column)].concat())
        };
        all = all.into_iter().flat_map(longer).collect();
    }
    all
}

/// Columns of stages, each inside the one before.
fn nested(rows: usize, most: u32) -> Vec<Vec<u32>> {
    let mut all: Vec<Vec<u32>> = (0..=most).map(|number| vec![number]).collect();
    for _ in 1..rows {
        let inside = |column: Vec<u32>| {
            (0..=column[column.len() - 1]).map(move |number| [column.as_slice(), &[number]].concat())
        };
        all = all.into_iter().flat_map(inside).collect();
    }
    all
}

/// How much somebody knows who looks at the tables beside every total and what was shown before.
#[derive(Clone, Copy, PartialEq)]
enum Knows {
    /// That stages are inside each other.
    Stages,
    /// This very rule too, and so what every world would look like.
    TheRule,
}

/// Whether no number from 1 to 5 and no such difference of two rows is the same in every world that looks
/// alike. `rows` says for each row its day and stage.
#[track_caller]
fn nobody_can_tell(rows: &[(usize, Stage)], worlds: &[World], most: u32, knows: Knows) {
    let days = rows.iter().map(|(day, _)| day + 1).max().unwrap();
    type Seen = (Vec<u32>, Vec<Vec<Shown>>);
    let mut alike: BTreeMap<Vec<u32>, Vec<(World, Seen)>> = BTreeMap::new();
    for world in worlds {
        let row = |row: usize| -> Vec<u32> { world.iter().map(|column| column[row]).collect() };
        let mut counted = vec![BTreeMap::new(); days];
        for (place, (day, stage)) in rows.iter().enumerate() {
            counted[*day].insert(*stage, row(place));
        }
        let seen: Vec<_> = (1..=days).map(|days| hide_stages(&counted[..days])).collect();
        let seen = rows.iter().map(|(day, stage)| seen[*day][stage].clone()).collect();
        let totals: Vec<u32> = (0..rows.len()).map(|place| row(place).iter().sum()).collect();
        alike.entry(totals.clone()).or_default().push((world.clone(), (totals, seen)));
    }
    for worlds in alike.values() {
        let mut looked_at: Vec<&Seen> = Vec::new();
        for (_, seen) in worlds {
            if looked_at.contains(&seen) {
                continue;
            }
            looked_at.push(seen);
            let fits = |(world, other): &&(World, Seen)| match knows {
                Knows::TheRule => other == seen,
                Knows::Stages => seen.1.iter().enumerate().all(|(row, shown)| {
                    let at = |group: usize| Shown::Count(world[group][row]);
                    shown.iter().enumerate().all(|(group, one)| *one == Shown::Hidden || *one == at(group))
                }),
            };
            let worlds: Vec<&World> = worlds.iter().filter(fits).map(|(world, _)| world).collect();
            assert_open(rows.len(), &worlds, most, seen);
        }
    }
}

#[track_caller]
fn assert_open(rows: usize, worlds: &[&World], most: u32, seen: &dyn std::fmt::Debug) {
    // What the largest worlds look like could also be said of larger ones, which are not among these.
    if worlds.iter().any(|world| world.iter().any(|column| column.contains(&most))) {
        return;
    }
    for group in 0..worlds[0].len() {
        for one in 0..rows {
            for other in 0..rows {
                let number = |world: &World| match one == other {
                    true => world[group][one],
                    false => world[group][one].saturating_sub(world[group][other]),
                };
                let first = number(worlds[0]);
                let told = (1..=5).contains(&first) && worlds.iter().all(|world| number(world) == first);
                assert!(!told, "{seen:?}: row {one} less {other} of group {group} is {first}: {worlds:?}");
            }
        }
    }
}

#[test]
fn no_small_number_of_one_stage_can_be_worked_out() {
    nobody_can_tell(&[(0, Stage::InScope)], &worlds(&nested(1, 14), 3), 14, Knows::TheRule);
    nobody_can_tell(&[(0, Stage::InScope)], &worlds(&nested(1, 11), 4), 11, Knows::TheRule);
}

#[test]
fn no_small_number_of_a_stage_inside_another_nor_what_it_leaves_can_be_worked_out() {
    let rows = [(0, Stage::InScope), (0, Stage::AtRisk)];
    nobody_can_tell(&rows, &worlds(&nested(2, 13), 2), 13, Knows::TheRule);
    nobody_can_tell(&rows, &worlds(&nested(2, 8), 3), 8, Knows::TheRule);
    let rows = [(0, Stage::InScope), (0, Stage::AtRisk), (0, Stage::SlottedIn)];
    nobody_can_tell(&rows, &worlds(&nested(3, 10), 2), 10, Knows::TheRule);
}

#[test]
fn no_small_change_from_one_day_to_another_can_be_worked_out() {
    let rows = [(0, Stage::InScope), (1, Stage::InScope)];
    let any: Vec<Vec<u32>> = (0..=13).flat_map(|then| (0..=13).map(move |now| vec![then, now])).collect();
    nobody_can_tell(&rows, &worlds(&any, 2), 13, Knows::TheRule);
    // The same people in scope, and some of them at risk by the second day.
    let rows = [(1, Stage::InScope), (1, Stage::AtRisk), (0, Stage::AtRisk)];
    nobody_can_tell(&rows, &worlds(&nested(3, 10), 2), 10, Knows::Stages);
}
