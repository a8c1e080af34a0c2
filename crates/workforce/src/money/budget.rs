//! Budgets, and virement between them: what each was, what moved, what it is now.

use std::collections::{BTreeMap, BTreeSet};

use calendar::Date;
use rules::Refusal;
use serde::{Deserialize, Serialize};

use super::Pence;

/// A budget for a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Budget {
    /// Its name: `Placements and packages`.
    pub name: String,
    /// What was approved.
    pub approved: Pence,
    /// Whether it may stand below nothing: an income budget, an agreed overspend.
    #[serde(default)]
    pub may_be_overdrawn: bool,
}

/// Money moved from one budget to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Virement {
    /// From which budget.
    pub from: String,
    /// To which.
    pub to: String,
    /// How much.
    pub amount: Pence,
    /// The day on which it takes effect.
    pub on: Date,
    /// Who approved it and when: `Cabinet, 23 May 2024, recommendation 4`.
    pub authority: String,
}

/// A budget after the virements.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BudgetLine {
    /// Its name.
    pub name: String,
    /// What was approved.
    pub before: Pence,
    /// What came in and went out, by day, with the other budget: above nothing came in.
    pub movements: Vec<Movement>,
    /// What it is now.
    pub after: Pence,
}

/// One side of a virement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Movement {
    /// When.
    pub on: Date,
    /// The other budget.
    pub other: String,
    /// How much came in; below nothing went out.
    pub amount: Pence,
    /// Who approved it.
    pub authority: String,
}

/// Budgets before and after: the same sum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reconciliation {
    /// Each budget, as given.
    pub lines: Vec<BudgetLine>,
    /// The sum of all before; it is the sum of all after.
    pub total: Pence,
}

/// Moves money between budgets, in the order of days, or says everything that stands against it.
///
/// No budget may fall below nothing on any day unless it says so. Virements of one day count together, so
/// their order never matters.
pub fn reconcile(budgets: &[Budget], virements: &[Virement]) -> Result<Reconciliation, Vec<Refusal>> {
    const SOURCE: &str = "The council's financial procedure rules";
    let mut refused = Vec::new();
    let mut names = BTreeSet::new();
    for budget in budgets {
        if !names.insert(budget.name.as_str()) {
            refused.push(Refusal::new("name", &budget.name, "Give each budget once", SOURCE));
        }
        if budget.approved < Pence::ZERO && !budget.may_be_overdrawn {
            refused.push(Refusal::new(
                "approved",
                budget.approved,
                "Enter an amount that is not below £0",
                SOURCE,
            ));
        }
    }
    for virement in virements {
        for (field, name) in [("from", &virement.from), ("to", &virement.to)] {
            if !names.contains(name.as_str()) {
                let known: Vec<&str> = names.iter().copied().collect();
                let allowed = format!("Name a budget that is there: {}", known.join(", "));
                refused.push(Refusal::new(field, name, allowed, SOURCE));
            }
        }
        if virement.from == virement.to {
            refused.push(Refusal::new(
                "to",
                &virement.to,
                "Name another budget than the one it comes from",
                SOURCE,
            ));
        }
        if virement.amount <= Pence::ZERO {
            refused.push(Refusal::new("amount", virement.amount, "Enter an amount above £0", SOURCE));
        }
        if virement.authority.trim().is_empty() {
            refused.push(Refusal::new("authority", "", "Say who approved it and when", SOURCE));
        }
    }
    if !refused.is_empty() {
        return Err(refused);
    }
    let mut in_order: Vec<&Virement> = virements.iter().collect();
    in_order.sort_by(|one, other| {
        (one.on, &one.from, &one.to, one.amount, &one.authority).cmp(&(
            other.on,
            &other.from,
            &other.to,
            other.amount,
            &other.authority,
        ))
    });
    let lines: Vec<BudgetLine> = budgets.iter().map(|budget| line(budget, &in_order)).collect();
    for (budget, line) in budgets.iter().zip(&lines).filter(|(budget, _)| !budget.may_be_overdrawn) {
        let mut by_day: BTreeMap<Date, Pence> = BTreeMap::new();
        for movement in &line.movements {
            *by_day.entry(movement.on).or_default() += movement.amount;
        }
        let mut now = budget.approved;
        for (day, moved) in by_day {
            let had = now;
            now += moved;
            if now < Pence::ZERO {
                let (name, day) = (&budget.name, calendar::words::day(day));
                let allowed = format!("Move at most the {had} that {name} has on {day}");
                refused.push(Refusal::new("amount", -moved, allowed, SOURCE));
                break;
            }
        }
    }
    let total = budgets.iter().map(|budget| budget.approved).sum();
    if refused.is_empty() { Ok(Reconciliation { lines, total }) } else { Err(refused) }
}

fn line(budget: &Budget, in_order: &[&Virement]) -> BudgetLine {
    let side = |virement: &&Virement| {
        let (other, amount) = match (virement.from == budget.name, virement.to == budget.name) {
            (true, false) => (&virement.to, -virement.amount),
            (false, true) => (&virement.from, virement.amount),
            _ => return None,
        };
        let (on, authority) = (virement.on, virement.authority.clone());
        Some(Movement { on, other: other.clone(), amount, authority })
    };
    let movements: Vec<Movement> = in_order.iter().filter_map(side).collect();
    let after = budget.approved + movements.iter().map(|one| one.amount).sum();
    BudgetLine { name: budget.name.clone(), before: budget.approved, movements, after }
}
