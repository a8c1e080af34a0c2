//! Money between budgets: what is freed, what it must pay for first, what is left, and what is short.
//!
//! A paper that moves a budget says each figure several times. [`Virement::does_not_add_up`] holds them
//! against each other and says in words where they differ.

use std::collections::BTreeMap;

use calendar::FinancialYear;
use rules::Refusal;

use super::line::Recurs;
use super::money::{millions, pounds};

/// A budget of the service, with what was approved and what is proposed where the paper says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Budget {
    /// Its name.
    pub name: String,
    /// As approved, in pence.
    pub approved: Option<i64>,
    /// As proposed, in pence.
    pub proposed: Option<i64>,
}

impl Budget {
    /// By how much it is to grow; nothing unless both are known.
    pub fn increase(&self) -> Option<i64> {
        Some(self.proposed?.saturating_sub(self.approved?))
    }
}

/// Money that is there to be used: a saving, growth, a grant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fund {
    /// Its name.
    pub name: String,
    /// The budget that it comes out of.
    pub budget: String,
    /// How much a year, in pence.
    pub pence: i64,
    /// The first year in which it is there.
    pub from: FinancialYear,
    /// Whether it is there in later years too.
    pub recurs: Recurs,
    /// Where the paper says so.
    pub source: String,
}

/// Something to be paid for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// Its name.
    pub name: String,
    /// The budget that it goes into.
    pub budget: String,
    /// How much a year, in pence.
    pub pence: i64,
    /// The first year in which it must be paid.
    pub from: FinancialYear,
    /// Whether it must be paid in later years too.
    pub recurs: Recurs,
    /// The funds that it may use, the first to be used first.
    pub draws_on: Vec<String>,
    /// Where the paper says so.
    pub source: String,
}

/// What the paper says that it comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stated {
    /// So much moves from one budget to another.
    Movement {
        /// Where the paper says so, with a small letter: `recommendation (4)`.
        place: String,
        /// The budget that gives.
        from: String,
        /// The budget that takes.
        to: String,
        /// How much, in pence.
        pence: i64,
    },
    /// So much of a fund is used for a call.
    Used {
        /// Where the paper says so.
        place: String,
        /// The fund.
        fund: String,
        /// The call.
        call: String,
        /// How much, in pence.
        pence: i64,
    },
    /// So much of a call is not yet paid for.
    Gap {
        /// Where the paper says so.
        place: String,
        /// The call.
        call: String,
        /// How much, in pence.
        pence: i64,
    },
}

/// A change of budgets. Calls are met in their order: the first call on a fund comes first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Virement {
    /// Its name.
    pub name: String,
    /// The year that the paper's statements are about.
    pub year: FinancialYear,
    /// The budgets.
    pub budgets: Vec<Budget>,
    /// What is there to be used.
    pub funds: Vec<Fund>,
    /// What must be paid for, the first call first.
    pub calls: Vec<Call>,
    /// What the paper says that it comes to.
    pub stated: Vec<Stated>,
}

/// Part of a fund used for a call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Used {
    /// The fund.
    pub fund: String,
    /// The call.
    pub call: String,
    /// How much, in pence.
    pub pence: i64,
}

/// How it comes out in one year.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settled {
    /// Which fund pays for which call.
    pub used: Vec<Used>,
    /// What each call is short of, in pence; only calls that are short.
    pub gaps: Vec<(String, i64)>,
    /// What is left of each fund, in pence; only funds with something left.
    pub left: Vec<(String, i64)>,
    /// What each budget gains, negative where it gives, in pence.
    pub changes: BTreeMap<String, i64>,
}

impl Settled {
    /// What a call is short of: nothing if it is met, or not due in the year.
    pub fn gap(&self, call: &str) -> i64 {
        self.gaps.iter().find(|(name, _)| name == call).map_or(0, |(_, pence)| *pence)
    }

    /// What is left of a fund.
    pub fn left(&self, fund: &str) -> i64 {
        self.left.iter().find(|(name, _)| name == fund).map_or(0, |(_, pence)| *pence)
    }

    /// How much of a fund is used for a call.
    pub fn used(&self, fund: &str, call: &str) -> i64 {
        let parts = self.used.iter().filter(|used| used.fund == fund && used.call == call);
        parts.fold(0, |sum, used| sum.saturating_add(used.pence))
    }

    /// How much a call receives in all.
    fn received(&self, call: &str) -> Vec<&Used> {
        self.used.iter().filter(|used| used.call == call).collect()
    }
}

impl Virement {
    /// Checks that names are known and used once, and that no amount is negative.
    ///
    /// # Errors
    ///
    /// Everything that makes no sense, each with its field, what was given and what is allowed.
    pub fn checked(self) -> Result<Virement, Vec<Refusal>> {
        let mut found = Vec::new();
        let mut refuse = |field, given: &str, allowed: &str| {
            found.push(Refusal::new(field, given, allowed, "the change of budgets"));
        };
        let budget = |name: &str| self.budgets.iter().any(|budget| budget.name == name);
        let fund = |name: &str| self.funds.iter().any(|fund| fund.name == name);
        let call = |name: &str| self.calls.iter().any(|call| call.name == name);
        if self.name.trim().is_empty() {
            refuse("name", "", "Enter a name");
        }
        for (field, names) in [
            ("budget", self.budgets.iter().map(|budget| &budget.name).collect::<Vec<_>>()),
            ("fund", self.funds.iter().map(|fund| &fund.name).collect()),
            ("call", self.calls.iter().map(|call| &call.name).collect()),
        ] {
            for (place, name) in names.iter().enumerate() {
                if name.trim().is_empty() || names[..place].contains(name) {
                    refuse(field, name, "Give each a name of its own");
                }
            }
        }
        for name in
            self.funds.iter().map(|fund| &fund.budget).chain(self.calls.iter().map(|call| &call.budget))
        {
            if !budget(name) {
                refuse("budget", name, "Name a budget that is listed");
            }
        }
        for name in self.calls.iter().flat_map(|call| &call.draws_on) {
            if !fund(name) {
                refuse("draws_on", name, "Name a fund that is listed");
            }
        }
        let amounts =
            self.funds.iter().map(|fund| fund.pence).chain(self.calls.iter().map(|call| call.pence));
        let stated = self.budgets.iter().flat_map(|budget| [budget.approved, budget.proposed]).flatten();
        for pence in amounts.chain(stated).filter(|pence| !(0..=1_000_000_000_000).contains(pence)) {
            refuse("amount", &pounds(pence), "Enter from £0 to £10,000,000,000");
        }
        for stated in &self.stated {
            let known = match stated {
                Stated::Movement { from, to, .. } => budget(from) && budget(to),
                Stated::Used { fund: from, call: to, .. } => fund(from) && call(to),
                Stated::Gap { call: to, .. } => call(to),
            };
            if !known {
                refuse("stated", stated.place(), "Name budgets, funds and calls that are listed");
            }
        }
        if found.is_empty() { Ok(self) } else { Err(found) }
    }

    /// Meets the calls of a year in their order.
    pub fn settle(&self, year: FinancialYear) -> Settled {
        let due = |from: FinancialYear, recurs: Recurs| {
            from == year || (from < year && recurs == Recurs::Recurrent)
        };
        let there = self.funds.iter().map(|fund| if due(fund.from, fund.recurs) { fund.pence } else { 0 });
        let mut there: Vec<i64> = there.collect();
        let mut settled = Settled::default();
        for call in self.calls.iter().filter(|call| due(call.from, call.recurs)) {
            let mut needed = call.pence;
            for name in &call.draws_on {
                let Some(place) = self.funds.iter().position(|fund| fund.name == *name) else { continue };
                let pence = needed.min(there[place]);
                if pence <= 0 {
                    continue;
                }
                needed -= pence;
                there[place] -= pence;
                *settled.changes.entry(self.funds[place].budget.clone()).or_insert(0) -= pence;
                *settled.changes.entry(call.budget.clone()).or_insert(0) += pence;
                settled.used.push(Used { fund: name.clone(), call: call.name.clone(), pence });
            }
            if needed > 0 {
                settled.gaps.push((call.name.clone(), needed));
            }
        }
        let left = self.funds.iter().zip(&there).filter(|(_, pence)| **pence > 0);
        settled.left = left.map(|(fund, pence)| (fund.name.clone(), *pence)).collect();
        settled
    }

    /// What does not add up in the paper's year, in words; nothing if all of it does.
    pub fn does_not_add_up(&self) -> Vec<String> {
        let settled = self.settle(self.year);
        let mut found = self.increases();
        found.extend(self.short_without_saying(&settled));
        found.extend(self.stated.iter().filter_map(|stated| stated.differs(&settled)));
        found.extend(self.movements(&settled));
        found
    }

    /// Budgets that grow by another amount than what is to be paid into them for good.
    fn increases(&self) -> Vec<String> {
        let mut found = Vec::new();
        for budget in &self.budgets {
            let calls = self
                .calls
                .iter()
                .filter(|call| call.budget == budget.name && call.recurs == Recurs::Recurrent);
            let called = calls.fold(0i64, |sum, call| sum.saturating_add(call.pence));
            if let Some(increase) = budget.increase().filter(|increase| *increase != called) {
                found.push(format!(
                    "{} is to grow by {}, but {} is to be paid into it",
                    budget.name,
                    millions(increase),
                    millions(called)
                ));
            }
        }
        found
    }

    /// Calls that are short although the paper speaks of no gap.
    fn short_without_saying(&self, settled: &Settled) -> Vec<String> {
        let said =
            |name: &str| self.stated.iter().any(|s| matches!(s, Stated::Gap { call, .. } if call == name));
        let mut found = Vec::new();
        for (name, gap) in settled.gaps.iter().filter(|(name, _)| !said(name)) {
            let parts = settled.received(name);
            let sum = parts.iter().fold(0i64, |sum, used| sum.saturating_add(used.pence));
            let needed = millions(sum.saturating_add(*gap));
            let parts: Vec<String> =
                parts.iter().map(|used| format!("{} from {}", millions(used.pence), used.fund)).collect();
            found.push(match parts.len() {
                0 => format!("{name} needs {needed}, and nothing pays for it"),
                1 => format!("{name} needs {needed}, but has {}: {} short", parts[0], millions(*gap)),
                _ => format!(
                    "{name} needs {needed}, but has {}: together {}, {} short",
                    parts.join(" and "),
                    millions(sum),
                    millions(*gap)
                ),
            });
        }
        found
    }

    /// Movements that contradict each other, or that move money which is not there yet.
    fn movements(&self, settled: &Settled) -> Vec<String> {
        let moves: Vec<(&str, &str, &str, i64)> = self
            .stated
            .iter()
            .filter_map(|stated| match stated {
                Stated::Movement { place, from, to, pence } => Some((&**place, &**from, &**to, *pence)),
                _ => None,
            })
            .collect();
        let mut found = Vec::new();
        for (later, (place, from, to, pence)) in moves.iter().enumerate() {
            for (other_place, other_from, _, other_pence) in
                moves[..later].iter().filter(|(_, _, other_to, _)| other_to == to)
            {
                if other_from != from {
                    found.push(format!(
                        "For {to}, {other_place} takes {} from {other_from}, but {place} takes {} from {from}",
                        millions(*other_pence),
                        millions(*pence)
                    ));
                } else if other_pence != pence {
                    found.push(format!(
                        "From {from} to {to}, {other_place} moves {}, but {place} moves {}",
                        millions(*other_pence),
                        millions(*pence)
                    ));
                }
            }
            let calls: Vec<&Call> = self.calls.iter().filter(|call| call.budget == *to).collect();
            let gap = calls.iter().fold(0i64, |sum, call| sum.saturating_add(settled.gap(&call.name)));
            let first_of_its_kind = !moves[..later].iter().any(|(_, _, other_to, _)| other_to == to);
            if gap > 0 && first_of_its_kind {
                found.push(format!(
                    "{} moves {} to {to}, but {} of it is not found yet and rests on savings still to come",
                    capital(place),
                    millions(*pence),
                    millions(gap)
                ));
            }
        }
        found
    }
}

impl Stated {
    fn place(&self) -> &str {
        match self {
            Stated::Movement { place, .. } | Stated::Used { place, .. } | Stated::Gap { place, .. } => place,
        }
    }

    /// Where what is stated differs from what it comes to.
    fn differs(&self, settled: &Settled) -> Option<String> {
        let (what, stated, comes_to) = match self {
            Stated::Movement { .. } => return None,
            Stated::Used { fund, call, pence, .. } => {
                (format!("of {fund} for {call}"), *pence, settled.used(fund, call))
            }
            Stated::Gap { call, pence, .. } => (format!("as the gap of {call}"), *pence, settled.gap(call)),
        };
        (stated != comes_to).then(|| {
            let place = capital(self.place());
            format!("{place} gives {} {what}; it comes to {}", millions(stated), millions(comes_to))
        })
    }
}

/// At the head of a sentence.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
