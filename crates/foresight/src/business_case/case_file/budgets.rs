//! A change of budgets as a file.

use rules::Refusal;
use serde::{Deserialize, Serialize};

use super::super::virement::{Budget, Call, Fund, Stated, Virement};
use super::{Pounds, RECURS, Reader};

/// A change of budgets as written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VirementFile {
    name: String,
    year: String,
    #[serde(default)]
    budget: Vec<BudgetWords>,
    #[serde(default)]
    fund: Vec<FundWords>,
    #[serde(default)]
    call: Vec<CallWords>,
    #[serde(default)]
    stated: Vec<StatedWords>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct BudgetWords {
    name: String,
    approved: Option<Pounds>,
    proposed: Option<Pounds>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct FundWords {
    name: String,
    budget: String,
    amount: Pounds,
    from: String,
    recurs: String,
    source: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct CallWords {
    name: String,
    budget: String,
    amount: Pounds,
    from: String,
    recurs: String,
    draws_on: Vec<String>,
    source: String,
}

/// `from` and `to` for a movement, `fund` and `call` for what is used, `gap_of` for a gap.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StatedWords {
    place: String,
    amount: Pounds,
    from: Option<String>,
    to: Option<String>,
    fund: Option<String>,
    call: Option<String>,
    gap_of: Option<String>,
}

impl VirementFile {
    /// Reads the words and checks the whole.
    ///
    /// # Errors
    ///
    /// Everything that cannot be read; or, if all of it can, everything that makes no sense.
    pub fn read(&self) -> Result<Virement, Vec<Refusal>> {
        let mut reader = Reader::default();
        let virement = Virement {
            name: self.name.clone(),
            year: reader.financial_year("year", &self.year),
            budgets: self.budget.iter().map(|budget| budget.read(&mut reader)).collect(),
            funds: self.fund.iter().map(|fund| fund.read(&mut reader)).collect(),
            calls: self.call.iter().map(|call| call.read(&mut reader)).collect(),
            stated: self.stated.iter().filter_map(|stated| stated.read(&mut reader)).collect(),
        };
        reader.done()?;
        virement.checked()
    }
}

impl BudgetWords {
    fn read(&self, reader: &mut Reader) -> Budget {
        let approved = self.approved.as_ref().map(|pounds| reader.pence("approved", pounds));
        let proposed = self.proposed.as_ref().map(|pounds| reader.pence("proposed", pounds));
        Budget { name: self.name.clone(), approved, proposed }
    }
}

impl FundWords {
    fn read(&self, reader: &mut Reader) -> Fund {
        reader.at = Some(format!("It is in the fund {:?}.", self.name));
        let fund = Fund {
            name: self.name.clone(),
            budget: self.budget.clone(),
            pence: reader.pence("amount", &self.amount),
            from: reader.financial_year("from", &self.from),
            recurs: reader.one_of("recurs", &self.recurs, &RECURS),
            source: self.source.clone(),
        };
        reader.at = None;
        fund
    }
}

impl CallWords {
    fn read(&self, reader: &mut Reader) -> Call {
        reader.at = Some(format!("It is in the call {:?}.", self.name));
        let call = Call {
            name: self.name.clone(),
            budget: self.budget.clone(),
            pence: reader.pence("amount", &self.amount),
            from: reader.financial_year("from", &self.from),
            recurs: reader.one_of("recurs", &self.recurs, &RECURS),
            draws_on: self.draws_on.clone(),
            source: self.source.clone(),
        };
        reader.at = None;
        call
    }
}

impl StatedWords {
    fn read(&self, reader: &mut Reader) -> Option<Stated> {
        let place = self.place.clone();
        let pence = reader.pence("stated", &self.amount);
        match (&self.from, &self.to, &self.fund, &self.call, &self.gap_of) {
            (Some(from), Some(to), None, None, None) => {
                Some(Stated::Movement { place, from: from.clone(), to: to.clone(), pence })
            }
            (None, None, Some(fund), Some(call), None) => {
                Some(Stated::Used { place, fund: fund.clone(), call: call.clone(), pence })
            }
            (None, None, None, None, Some(call)) => Some(Stated::Gap { place, call: call.clone(), pence }),
            _ => {
                reader.refuse("stated", &place, "Enter from and to, or fund and call, or gap_of");
                None
            }
        }
    }
}
