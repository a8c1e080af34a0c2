//! How each stage of a change falls on people by protected characteristic, small numbers hidden.
//!
//! One characteristic at a time, as a table of stages by groups with totals of the stages. A number from 1 to 5
//! is hidden, and so is what would tell one: beside a total, as what one stage leaves of another, or as what
//! changed since the tables were shown before. What somebody is, is counted here and enters no decision
//! anywhere else.

mod hiding;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use self::hiding::Grid;
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

/// The largest number that is hidden; none is hidden beside others only.
pub const HIDDEN_UP_TO: u32 = 5;

/// A number as it may be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Shown {
    /// The number.
    Count(u32),
    /// From 1 to 5, or hidden so that such a number cannot be worked out.
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

impl Characteristic {
    /// The groups that the form offers. They are wide, so that few are alone in one; every table has a column
    /// for each, so that a column does not tell that somebody is in it.
    pub const fn groups(self) -> &'static [&'static str] {
        match self {
            Characteristic::Age => &["16 to 24", "25 to 34", "35 to 44", "45 to 54", "55 and over"],
            Characteristic::Disability => &["Disabled", "Not disabled"],
            Characteristic::GenderReassignment => &["Same as at birth", "Not the same as at birth"],
            Characteristic::Marriage => &["Married or in a civil partnership", "Neither"],
            Characteristic::Pregnancy => &["Pregnant or on family leave", "Neither"],
            Characteristic::Race => &[
                "Asian or Asian British",
                "Black, Black British, Caribbean or African",
                "Mixed or multiple",
                "White",
                "Other",
            ],
            Characteristic::Religion => &["None", "Christian", "Muslim", "Other"],
            Characteristic::Sex => &["Female", "Male"],
            Characteristic::Orientation => &["Straight or heterosexual", "Gay, lesbian, bisexual or other"],
        }
    }
}

impl Stage {
    /// The stages inside this one: whoever reached them has reached this.
    pub const fn holds(self) -> &'static [Stage] {
        use Stage::*;
        match self {
            InScope => &[AtRisk, SlottedIn, Selected, Appointed, Severance, Redeployed, Dismissed],
            AtRisk => &[SlottedIn, Selected, Appointed, Severance, Redeployed, Dismissed],
            Selected => &[Appointed],
            SlottedIn | Appointed | Severance | Redeployed | Dismissed => &[],
        }
    }
}

/// How somebody's way ends: in one of these, or it has not ended.
const ENDS: &[Stage] =
    &[Stage::SlottedIn, Stage::Appointed, Stage::Severance, Stage::Redeployed, Stage::Dismissed];

/// Counts people by stage and by the groups of each characteristic, at the last of some days on which the
/// tables were or are shown, in order. A person stands in the list of a day once for each stage that they have
/// reached.
///
/// Stages overlap (who is appointed was in scope), so there is no total down a column, and none should be
/// published beside these tables. Totals protect nothing: what is hidden stays hidden from who knows them all.
pub fn tables(days: &[Vec<AtStage>]) -> BTreeMap<Characteristic, Table> {
    Characteristic::ALL.iter().map(|one| (*one, table(days, *one))).collect()
}

fn table(days: &[Vec<AtStage>], characteristic: Characteristic) -> Table {
    let group = |person: &AtStage| {
        person.groups.get(&characteristic).map_or_else(|| NOT_SAID.to_owned(), String::clone)
    };
    let mut groups: Vec<String> = characteristic.groups().iter().map(|one| (*one).to_owned()).collect();
    // Of an earlier form, perhaps.
    let others: BTreeSet<String> = days.iter().flatten().map(group).collect();
    groups.extend(
        others.into_iter().filter(|one| one != NOT_SAID && !groups.contains(one)).collect::<Vec<_>>(),
    );
    groups.push(NOT_SAID.to_owned());
    let counted: Vec<BTreeMap<Stage, Vec<u32>>> = days
        .iter()
        .map(|people| {
            let mut counts: BTreeMap<(Stage, String), u32> = BTreeMap::new();
            for person in people {
                *counts.entry((person.stage, group(person))).or_insert(0) += 1;
            }
            let of = |stage: Stage| {
                groups.iter().map(|one| counts.get(&(stage, one.clone())).copied().unwrap_or(0)).collect()
            };
            Stage::ALL.iter().map(|stage| (*stage, of(*stage))).collect()
        })
        .collect();
    let shown = hide_stages(&counted);
    let last = counted.last();
    let total = |stage: &Stage| {
        let numbers = last.and_then(|last| last.get(stage));
        whole(numbers.into_iter().flatten().fold(0, |sum: u32, number| sum.saturating_add(*number)))
    };
    let rows = shown.into_iter().map(|(stage, numbers)| (stage, numbers, total(&stage))).collect();
    Table { groups, rows }
}

/// A number of people that is counted again and again, with the whole of which it is, as both may be shown on
/// the last of some days: hidden where it, what is left of the whole, or what it changed is from 1 to 5.
pub fn part_of(days: &[(u32, u32)]) -> (Shown, Shown) {
    let Some(((part, all), before)) = days.split_last() else { return (Shown::Count(0), Shown::Count(0)) };
    let changes = before.iter().map(|(was, _)| was.abs_diff(*part));
    let few = changes.chain([*part, all.abs_diff(*part)]).any(|number| whole(number) == Shown::Hidden);
    (if few { Shown::Hidden } else { Shown::Count(*part) }, whole(*all))
}

/// A number beside which nothing stands.
fn whole(number: u32) -> Shown {
    if (1..=HIDDEN_UP_TO).contains(&number) { Shown::Hidden } else { Shown::Count(number) }
}

/// Hides numbers of each stage, counted by the same groups on some days in order, as they may be shown on the
/// last: none that is hidden on one of the days can be worked out of all that was shown, whoever knows every
/// total.
pub fn hide_stages(days: &[BTreeMap<Stage, Vec<u32>>]) -> BTreeMap<Stage, Vec<Shown>> {
    let mut grid = Grid::new();
    let mut before: Vec<BTreeMap<Stage, usize>> = Vec::new();
    for counted in days {
        let rows: BTreeMap<Stage, usize> =
            counted.iter().map(|(stage, numbers)| (*stage, grid.add(numbers.clone()))).collect();
        for (stage, row) in &rows {
            for within in stage.holds().iter().filter_map(|within| rows.get(within)) {
                grid.inside(*row, *within);
            }
            for was in &before {
                let then = |stage: &Stage| was.get(stage).copied();
                for was in then(stage).into_iter().chain(stage.holds().iter().filter_map(then)) {
                    grid.less(*row, vec![was]);
                }
                for around in Stage::ALL.iter().filter(|around| around.holds().contains(stage)) {
                    then(around).into_iter().for_each(|around| grid.less(around, vec![*row]));
                }
            }
        }
        if let Some(at_risk) = rows.get(&Stage::AtRisk) {
            grid.less(*at_risk, ENDS.iter().filter_map(|end| rows.get(end)).copied().collect());
        }
        grid.hide(rows.values().min().copied().unwrap_or(0));
        before.push(rows);
    }
    let (Some(counted), Some(rows)) = (days.last(), before.last()) else { return BTreeMap::new() };
    let shown = |(stage, row): (&Stage, &usize)| {
        (*stage, counted.get(stage).map_or_else(Vec::new, |numbers| as_shown(numbers, grid.hidden(*row))))
    };
    rows.iter().map(shown).collect()
}

/// Hides small numbers of one row, and as many others that none can be worked out, whoever knows their total.
/// The total itself is hidden where it is small.
pub fn hide(numbers: &[u32]) -> (Vec<Shown>, Shown) {
    let mut grid = Grid::new();
    let row = grid.add(numbers.to_vec());
    grid.hide(row);
    let total = numbers.iter().fold(0, |sum: u32, number| sum.saturating_add(*number));
    (as_shown(numbers, grid.hidden(row)), whole(total))
}

fn as_shown(numbers: &[u32], hidden: &[bool]) -> Vec<Shown> {
    let shown = numbers.iter().zip(hidden);
    shown.map(|(number, hidden)| if *hidden { Shown::Hidden } else { Shown::Count(*number) }).collect()
}
