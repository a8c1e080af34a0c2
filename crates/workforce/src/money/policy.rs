//! What a council decides for itself about pay, as dated data: grades, the rate of its pension fund, how
//! vacant posts are costed, how leave and part of a year are counted, what it pays when somebody leaves.

use std::collections::BTreeMap;

use calendar::Date;
use rules::Refusal;
use serde::{Deserialize, Serialize};

use super::grades::{Grade, GradeStructure, Increments, Place};
use super::spines::HIGHEST;
use super::{Pence, Rate, Spine};

/// The councils of `policies/pay.toml`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Councils {
    /// Each council.
    #[serde(default, rename = "council")]
    pub councils: Vec<Council>,
}

/// A council's own figures about pay.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Council {
    /// Its name.
    pub name: String,
    /// Its grades, oldest first.
    pub grades: Vec<GradeStructure>,
    /// What it pays into its pension fund, oldest first.
    pub pension: Vec<PensionRate>,
    /// How it costs, oldest first.
    pub practice: Vec<Practice>,
    /// What it pays when somebody leaves, oldest first.
    #[serde(default)]
    pub leaving: Vec<LeavingTerms>,
}

/// The employer's rate to a pension fund, from a day on: from the fund's Rates and Adjustments Certificate.
/// A lump sum that is paid besides is the whole council's and is given to no post.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PensionRate {
    /// From.
    pub from: Date,
    /// The fund.
    pub fund: String,
    /// Of pensionable pay, in hundredths of one per cent.
    pub rate: Rate,
    /// Where it comes from.
    pub source: String,
}

/// How a council costs its posts, from a day on. A costing takes what holds on the first day of its year.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Practice {
    /// From.
    pub from: Date,
    /// Where it comes from.
    pub source: String,
    /// At which point a vacant post is costed.
    pub vacant_at: Place,
    /// How much of a vacant post's cost is counted, in hundredths of one per cent: less than all where posts
    /// are expected to stand empty for a part of the year.
    pub vacancy_factor: Rate,
    /// When people move up a point.
    pub increments: Increments,
    /// A whole year's leave in days of a five-day week, bank holidays included: with it, those who work in
    /// terms only are paid for their share.
    pub leave_days: u8,
    /// How a part of a year is counted.
    pub part_year: PartYear,
    /// What an agency charges above the cost of employing somebody, where no charge is entered for a post.
    pub agency_premium: Rate,
    /// The day of the month on which pay is made: which month's pay a change of National Insurance reaches.
    pub pay_day: i8,
    /// How much of pay goes on in family leave.
    pub paid_in_family_leave: Rate,
    /// How much of pay goes on in long-term sickness.
    pub paid_in_sickness: Rate,
    /// Whether vacant apprentice posts are costed for somebody under 25.
    pub apprentices_under_25: bool,
}

/// How a part of a year is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PartYear {
    /// In days, of 365 or 366.
    Days,
    /// In whole weeks since the year began, of 52.
    Weeks,
}

/// What a council pays when somebody leaves or moves down, from a day on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LeavingTerms {
    /// From.
    pub from: Date,
    /// Where it comes from.
    pub source: String,
    /// Local redundancy weeks over statutory weeks, in hundredths of one per cent: 15,000 is one and a half
    /// times.
    pub multiplier: Rate,
    /// Whether the actual week's pay counts, above the statutory limit (Local Government (Early Termination
    /// of Employment) (Discretionary Compensation) (England and Wales) Regulations 2006, reg. 5).
    pub actual_weeks_pay: bool,
    /// Weeks of notice by contract, where they are more than the law's.
    pub contractual_notice_weeks: u8,
    /// For how many months somebody moved to a lower grade keeps their pay.
    pub protection_months: u8,
}

/// The spines, the council's own figures, and the law's: everything that a costing needs to know.
#[derive(Debug, Clone, PartialEq)]
pub struct PayRules {
    spines: Vec<Spine>,
    council: Council,
}

impl PayRules {
    /// Puts them together, or says everything that does not fit.
    pub fn new(spines: Vec<Spine>, council: Council) -> Result<PayRules, Vec<Refusal>> {
        let mut refused = Vec::new();
        for structure in &council.grades {
            for (name, grade) in &structure.ranges {
                refused.extend(wrong_with(name, grade, structure, &spines));
            }
        }
        for table in spines.iter().flat_map(|spine| &spine.tables) {
            for (point, pay) in &table.points {
                if *pay <= Pence::ZERO || *pay > HIGHEST {
                    let given = format!("point {point} from {}: {pay}", table.from);
                    refused.push(Refusal::new(
                        "annual",
                        given,
                        "Enter a year's pay up to £1,000,000",
                        SOURCE,
                    ));
                }
            }
        }
        for rate in council.pension.iter().filter(|one| one.rate > Rate::ALL) {
            refused.push(Refusal::new("rate", rate.rate, "Give at most 100%", SOURCE));
        }
        for practice in &council.practice {
            refused.extend(wrong_with_practice(practice));
        }
        let ordered = council.grades.is_sorted_by_key(|one| one.from)
            && council.pension.is_sorted_by_key(|one| one.from)
            && council.practice.is_sorted_by_key(|one| one.from)
            && council.leaving.is_sorted_by_key(|one| one.from)
            && spines.iter().all(|spine| spine.tables.is_sorted_by_key(|one| one.from));
        if !ordered {
            refused.push(Refusal::new("from", "", "Give the oldest figures first", SOURCE));
        }
        if refused.is_empty() { Ok(PayRules { spines, council }) } else { Err(refused) }
    }

    /// The council.
    pub fn council(&self) -> &Council {
        &self.council
    }

    /// The spines.
    pub fn spines(&self) -> &[Spine] {
        &self.spines
    }

    /// The grades in force on a day.
    pub fn grades(&self, day: Date) -> Option<&GradeStructure> {
        self.council.grades.iter().rev().find(|one| one.from <= day)
    }

    /// The rate of the pension fund on a day.
    pub fn pension(&self, day: Date) -> Option<&PensionRate> {
        self.council.pension.iter().rev().find(|one| one.from <= day)
    }

    /// How the council costs on a day.
    pub fn practice(&self, day: Date) -> Option<&Practice> {
        self.council.practice.iter().rev().find(|one| one.from <= day)
    }

    /// What the council pays to leavers on a day.
    pub fn leaving(&self, day: Date) -> Option<&LeavingTerms> {
        self.council.leaving.iter().rev().find(|one| one.from <= day)
    }

    /// The place of each spine, by its key.
    pub(super) fn spine_places(&self) -> BTreeMap<&str, usize> {
        self.spines.iter().enumerate().map(|(place, spine)| (spine.key.as_str(), place)).collect()
    }
}

const SOURCE: &str = "The council's pay policy";

fn wrong_with(name: &str, grade: &Grade, structure: &GradeStructure, spines: &[Spine]) -> Option<Refusal> {
    let range = format!("{name}: points {} to {}", grade.bottom, grade.top);
    if grade.bottom > grade.top {
        return Some(Refusal::new("grades", range, "Give the lowest point of a grade first", SOURCE));
    }
    let key = grade.spine.as_deref().unwrap_or(&structure.spine);
    let Some(spine) = spines.iter().find(|spine| spine.key == key) else {
        let known: Vec<&str> = spines.iter().map(|spine| spine.key.as_str()).collect();
        let allowed = format!("Name a spine that is there: {}", known.join(", "));
        return Some(Refusal::new("spine", format!("{name}: {key}"), allowed, SOURCE));
    };
    let table = spine.on(structure.from).or(spine.tables.first())?;
    let there = |point| table.points.contains_key(&point);
    if there(grade.bottom) && there(grade.top) {
        return None;
    }
    let (low, high) = (table.points.keys().next()?, table.points.keys().next_back()?);
    let allowed = format!("Give points from {low} to {high}, which {} has from {}", spine.name, table.from);
    Some(Refusal::new("grades", range, allowed, SOURCE))
}

fn wrong_with_practice(practice: &Practice) -> Vec<Refusal> {
    let mut wrong = Vec::new();
    let mut at_most = |field, rate: Rate| {
        if rate > Rate::ALL {
            wrong.push(Refusal::new(field, rate, "Give at most 100%", SOURCE));
        }
    };
    at_most("vacancy_factor", practice.vacancy_factor);
    at_most("paid_in_family_leave", practice.paid_in_family_leave);
    at_most("paid_in_sickness", practice.paid_in_sickness);
    if !(6..=28).contains(&practice.pay_day) {
        let allowed = "Give a day from 6 to 28, so that a month's pay falls in one tax year";
        wrong.push(Refusal::new("pay_day", practice.pay_day, allowed, SOURCE));
    }
    if practice.agency_premium > Rate::percent(1_000) {
        wrong.push(Refusal::new("agency_premium", practice.agency_premium, "Give at most 1000%", SOURCE));
    }
    if practice.leave_days > 100 {
        wrong.push(Refusal::new("leave_days", practice.leave_days, "Give at most 100 days", SOURCE));
    }
    wrong
}
