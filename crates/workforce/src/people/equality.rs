//! How each stage of a change falls on people by protected characteristic, small numbers hidden.
//!
//! One characteristic at a time, as a table of stages by groups with totals of both. A number from 1 to 5 is
//! hidden, a total too; then so many others are hidden that no hidden number can be worked out from what is
//! shown. What somebody is, is counted here and enters no decision anywhere else.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::words::words;

words! {
    /// Protected characteristics: Equality Act 2010, section 4.
    Characteristic, "the characteristic" {
        /// Age.
        Age = "age",
        /// Disability.
        Disability = "disability",
        /// Gender reassignment.
        GenderReassignment = "gender reassignment",
        /// Marriage and civil partnership.
        Marriage = "marriage and civil partnership",
        /// Pregnancy and maternity.
        Pregnancy = "pregnancy and maternity",
        /// Race.
        Race = "race",
        /// Religion or belief.
        Religion = "religion or belief",
        /// Sex.
        Sex = "sex",
        /// Sexual orientation.
        Orientation = "sexual orientation",
    }
}

words! {
    /// A stage of a change, in the order in which it comes.
    Stage, "the stage" {
        /// Everybody in scope.
        InScope = "in scope",
        /// Told that their post is changed or deleted.
        AtRisk = "at risk",
        /// Slotted in.
        SlottedIn = "slotted in",
        /// In a ring fence or another selection.
        Selected = "in selection",
        /// Appointed after selection.
        Appointed = "appointed",
        /// Voluntary severance accepted.
        Severance = "voluntary severance",
        /// Redeployed.
        Redeployed = "redeployed",
        /// Dismissed as redundant.
        Dismissed = "redundant",
    }
}

/// The largest number that is hidden; none is not hidden.
pub const HIDDEN_UP_TO: u32 = 5;

/// A number as it may be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Shown {
    /// The number.
    Count(u32),
    /// From 1 to 5, or hidden so that another number cannot be worked out.
    Hidden,
}

impl Shown {
    /// As it stands in a table: the number, or a letter that stands for "hidden".
    pub fn says(self) -> String {
        match self {
            Shown::Count(count) => count.to_string(),
            Shown::Hidden => "c".to_owned(),
        }
    }
}

/// Counts of one characteristic: stages down, groups across, as they may be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The groups, in the order of columns. Somebody who has not said is in a group of that name.
    pub groups: Vec<String>,
    /// Each stage with a number for each group and its total.
    pub rows: Vec<(Stage, Vec<Shown>, Shown)>,
}

/// A person at a stage, with the group that they are in for each characteristic that they told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AtStage {
    /// The stage.
    pub stage: Stage,
    /// The group by characteristic.
    pub groups: BTreeMap<Characteristic, String>,
}

/// The group of those who have not said.
pub const NOT_SAID: &str = "Not said";

/// Counts people by stage and by the groups of each characteristic. A person stands in the list once for each
/// stage that they have reached.
///
/// Stages overlap (who is appointed was in scope), so there is no total down a column, and none should be
/// published beside these tables. A total that has to be hidden in one table could be read off another, so
/// that stage is then hidden as a whole in all of them.
pub fn tables(people: &[AtStage]) -> BTreeMap<Characteristic, Table> {
    let told: BTreeSet<Characteristic> =
        people.iter().flat_map(|person| person.groups.keys().copied()).collect();
    let mut tables: BTreeMap<Characteristic, Table> =
        told.into_iter().map(|characteristic| (characteristic, table(people, characteristic))).collect();
    let total = |stage: Stage| people.iter().filter(|person| person.stage == stage).count();
    let small = usize::try_from(HIDDEN_UP_TO).unwrap_or(usize::MAX);
    let withheld: BTreeSet<Stage> = tables
        .values()
        .flat_map(|table| table.rows.iter())
        .filter(|(stage, _, shown)| *shown == Shown::Hidden && total(*stage) > small)
        .map(|(stage, _, _)| *stage)
        .collect();
    for table in tables.values_mut() {
        for (_, numbers, total) in table.rows.iter_mut().filter(|(stage, _, _)| withheld.contains(stage)) {
            numbers.fill(Shown::Hidden);
            *total = Shown::Hidden;
        }
    }
    tables
}

fn table(people: &[AtStage], characteristic: Characteristic) -> Table {
    let group =
        |person: &AtStage| person.groups.get(&characteristic).cloned().unwrap_or_else(|| NOT_SAID.to_owned());
    let groups: BTreeSet<String> = people.iter().map(group).collect();
    let mut counts: BTreeMap<(Stage, String), u32> = BTreeMap::new();
    for person in people {
        *counts.entry((person.stage, group(person))).or_insert(0) += 1;
    }
    let row = |stage: &Stage| {
        let of = |group: &String| counts.get(&(*stage, group.clone())).copied().unwrap_or(0);
        let (shown, total) = hide(&groups.iter().map(of).collect::<Vec<_>>());
        (*stage, shown, total)
    };
    Table { rows: Stage::ALL.iter().map(row).collect(), groups: groups.into_iter().collect() }
}

/// Hides small numbers of one row, and as many others that none can be worked out.
///
/// What anybody can tell of a row: the shown numbers, the total if it is shown, and this rule. The total less
/// what is shown is the sum of the hidden numbers. So one hidden number alone could be worked out, and so could
/// several that are all 1 or all 5. Then the next smallest number is hidden as well, with every number equal
/// to it; and when none is left to hide, the total is. The rule does not look at the order of groups, so
/// hidden numbers that differ could always stand the other way round.
pub fn hide(numbers: &[u32]) -> (Vec<Shown>, Shown) {
    let small = |number: u32| (1..=HIDDEN_UP_TO).contains(&number);
    let total: u32 = numbers.iter().fold(0, |sum, number| sum.saturating_add(*number));
    let mut hidden: Vec<bool> = numbers.iter().map(|number| small(*number)).collect();
    let any = hidden.contains(&true);
    let mut total_hidden = small(total);
    while any && !total_hidden && !open(numbers, &hidden) {
        let left =
            numbers.iter().zip(&hidden).filter(|(number, hidden)| !**hidden && **number > HIDDEN_UP_TO);
        match left.map(|(number, _)| *number).min() {
            Some(next) => {
                for (number, hidden) in numbers.iter().zip(&mut hidden) {
                    *hidden |= *number == next;
                }
            }
            None => total_hidden = true,
        }
    }
    let shown = numbers.iter().zip(&hidden);
    let shown = shown.map(|(number, hidden)| if *hidden { Shown::Hidden } else { Shown::Count(*number) });
    (shown.collect(), if total_hidden { Shown::Hidden } else { Shown::Count(total) })
}

/// Whether the sum of the hidden numbers leaves each of them open: two or more that are of different sizes, or
/// small ones that are not as few or as many as they can be.
fn open(numbers: &[u32], hidden: &[bool]) -> bool {
    let of = || numbers.iter().zip(hidden).filter(|(_, hidden)| **hidden).map(|(number, _)| *number);
    let large = of().any(|number| number > HIDDEN_UP_TO);
    let between = of().any(|number| number > 1) && of().any(|number| number < HIDDEN_UP_TO);
    of().count() >= 2 && (large || between)
}
