//! Budgets before and after, and what must be moved between them: what one service needs less pays for what
//! another needs more, as long as the same money pays for both.

use std::collections::BTreeMap;

use calendar::Date;
use workforce::Funding;
use workforce::money::budget::{Budget, BudgetLine, Virement, reconcile};
use workforce::money::{Costing, Pence};

use super::{ProposalCost, Span};

/// A budget: what one kind of money pays for in one service.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct BudgetName {
    /// Who pays.
    pub funding: Funding,
    /// For which service.
    pub service: String,
}

impl BudgetName {
    /// As it is printed: `Safeguarding, core`.
    pub fn words(&self) -> String {
        format!("{}, {}", self.service, self.funding)
    }
}

/// A budget before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BudgetRow {
    /// Which.
    pub name: BudgetName,
    /// What its posts cost.
    pub before: Pence,
    /// What they are to cost.
    pub after: Pence,
    /// With what is moved, as finance reconciles it.
    pub moved: Pence,
}

impl BudgetRow {
    /// What it needs more or less.
    pub fn difference(&self) -> Pence {
        self.after - self.before
    }

    /// What is still to be found when everything is moved; below nothing is a saving that nobody needs.
    pub fn left(&self) -> Pence {
        self.difference() - self.moved
    }
}

/// Budgets, and what is moved between them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moves {
    /// Each budget.
    pub budgets: Vec<BudgetRow>,
    /// The money to be moved.
    pub virements: Vec<Virement>,
}

impl Moves {
    /// One way to pay for a change: within the same money, what is saved in one service goes to those that need
    /// more, the largest need first.
    pub(super) fn between(full_year: &Span, on: Date) -> Moves {
        let mut costs: BTreeMap<BudgetName, (Pence, Pence)> = BTreeMap::new();
        let mut count = |costing: &Costing, is_after: bool| {
            for piece in &costing.pieces {
                let post = costing.post(piece);
                let service = full_year.services.iter().find(|one| one.service == post.service);
                let service = service.map_or_else(|| "No service".to_owned(), |one| one.name.clone());
                let sums = costs.entry(BudgetName { funding: post.funding, service }).or_default();
                let sum = if is_after { &mut sums.1 } else { &mut sums.0 };
                *sum += piece.lines.total();
            }
        };
        count(&full_year.before, false);
        count(&full_year.after, true);
        let virements = virements(&costs, on);
        let lines = reconciled(&costs, &virements);
        let row = |(name, (before, after)): (BudgetName, (Pence, Pence))| {
            let line = lines.iter().find(|line| line.name == name.words());
            let moved = line.map_or(Pence::ZERO, |line| line.after - line.before);
            BudgetRow { name, before, after, moved }
        };
        let budgets = costs.into_iter().map(row).collect();
        Moves { budgets, virements }
    }

    /// What is to be found in all, besides what is moved.
    pub fn to_find(&self) -> Pence {
        self.budgets.iter().map(BudgetRow::left).filter(|left| *left > Pence::ZERO).sum()
    }

    /// What is saved in all and needed nowhere.
    pub fn saved(&self) -> Pence {
        -self.budgets.iter().map(BudgetRow::left).filter(|left| *left < Pence::ZERO).sum::<Pence>()
    }
}

fn virements(costs: &BTreeMap<BudgetName, (Pence, Pence)>, on: Date) -> Vec<Virement> {
    let mut virements = Vec::new();
    let mut fundings: Vec<Funding> = costs.keys().map(|name| name.funding).collect();
    fundings.dedup();
    for funding in fundings {
        let of = || costs.iter().filter(|(name, _)| name.funding == funding);
        let mut needs: Vec<(&BudgetName, Pence)> = of()
            .map(|(name, (before, after))| (name, *after - *before))
            .filter(|(_, more)| *more > Pence::ZERO)
            .collect();
        needs.sort_by_key(|(name, more)| (-*more, (*name).clone()));
        let mut saves: Vec<(&BudgetName, Pence)> = of()
            .map(|(name, (before, after))| (name, *before - *after))
            .filter(|(_, less)| *less > Pence::ZERO)
            .collect();
        saves.sort_by_key(|(name, less)| (-*less, (*name).clone()));
        for (needy, mut needed) in needs {
            for (saver, left) in &mut saves {
                let amount = needed.min(*left);
                if amount <= Pence::ZERO {
                    continue;
                }
                needed = needed - amount;
                *left = *left - amount;
                virements.push(Virement {
                    from: saver.words(),
                    to: needy.words(),
                    amount,
                    on,
                    authority: format!("To be approved; {} budget", ProposalCost::funding(funding)),
                });
            }
        }
    }
    virements
}

fn reconciled(costs: &BTreeMap<BudgetName, (Pence, Pence)>, virements: &[Virement]) -> Vec<BudgetLine> {
    let budget = |(name, (before, _)): (&BudgetName, &(Pence, Pence))| Budget {
        name: name.words(),
        approved: *before,
        may_be_overdrawn: false,
    };
    let budgets: Vec<Budget> = costs.iter().map(budget).collect();
    reconcile(&budgets, virements).map(|reconciled| reconciled.lines).unwrap_or_default()
}
