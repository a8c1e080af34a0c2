//! A change of budgets: what is freed, what it pays for first, what is short, and what does not add up.

use calendar::FinancialYear;
use foresight::business_case::virement::{Settled, Virement};
use foresight::business_case::{Recurs, millions};

/// A change of budgets.
pub(super) struct Moved {
    pub year: String,
    pub grows: Vec<String>,
    pub odd: Vec<String>,
    pub years: Vec<YearMoved>,
    pub funds: Vec<Row>,
    pub calls: Vec<Row>,
}

/// How it comes out in one year.
pub(super) struct YearMoved {
    pub year: String,
    pub used: Vec<(String, String, String)>,
    pub changes: Vec<(String, String)>,
    pub gaps: Vec<String>,
    pub left: Vec<String>,
}

/// A fund or a call.
pub(super) struct Row {
    pub name: String,
    pub budget: String,
    pub amount: String,
    pub when: String,
    pub source: String,
}

pub(super) fn moved(of: &Virement) -> Moved {
    let grows = of.budgets.iter().filter_map(|budget| {
        let (before, after, more) = (budget.approved?, budget.proposed?, budget.increase()?);
        let (before, after, more) = (millions(before), millions(after), millions(more));
        Some(format!("{}: {before} becomes {after}, {more} more", budget.name))
    });
    let when = |from: FinancialYear, recurs: Recurs| match recurs {
        Recurs::Recurrent => format!("each year from {from}"),
        Recurs::OneOff => format!("once, in {from}"),
    };
    let funds = of.funds.iter().map(|fund| Row {
        name: fund.name.clone(),
        budget: fund.budget.clone(),
        amount: millions(fund.pence),
        when: when(fund.from, fund.recurs),
        source: fund.source.clone(),
    });
    let calls = of.calls.iter().map(|call| Row {
        name: call.name.clone(),
        budget: call.budget.clone(),
        amount: millions(call.pence),
        when: when(call.from, call.recurs),
        source: call.source.clone(),
    });
    Moved {
        year: of.year.to_string(),
        grows: grows.collect(),
        odd: of.does_not_add_up(),
        years: [of.year, of.year.next()].map(|year| year_moved(year, &of.settle(year))).into(),
        funds: funds.collect(),
        calls: calls.collect(),
    }
}

fn year_moved(year: FinancialYear, settled: &Settled) -> YearMoved {
    let used = settled.used.iter().map(|one| (one.call.clone(), one.fund.clone(), millions(one.pence)));
    let changes = settled.changes.iter().filter(|(_, pence)| **pence != 0);
    let signed = |pence: i64| if pence > 0 { format!("+{}", millions(pence)) } else { millions(pence) };
    YearMoved {
        year: year.to_string(),
        used: used.collect(),
        changes: changes.map(|(name, pence)| (name.clone(), signed(*pence))).collect(),
        gaps: settled
            .gaps
            .iter()
            .map(|(name, pence)| format!("{name}: {} short", millions(*pence)))
            .collect(),
        left: settled.left.iter().map(|(name, pence)| format!("{name}: {} left", millions(*pence))).collect(),
    }
}
