//! A business case as a file that people write, read into [`BusinessCase`] or refused.
//!
//! The types are what serde reads from TOML: amounts as `"£1,903,412.70"` or whole pounds, rates as `"3.5%"`,
//! financial years as `"2021/22"`, months as `"2021-10"`, dates as `"2021-09-22"`. Who opens the file is
//! another's business. They are written as they were read, so that a case can be kept in the words in which it
//! was entered. `examples/` has two.

mod budgets;
mod read;

use std::collections::BTreeMap;

use calendar::{Date, Month};
use rules::Refusal;
use serde::{Deserialize, Serialize};

use super::avoided::AvoidedWeeks;
use super::case::{BusinessCase, CaseOption, Draft};
use super::discounting::Discounting;
use super::evidence::{Evidence, Grade, OwnCorrection};
use super::line::{Amount, Kind, Line, LineId, Party, Range, Recurs, Side};
use super::money::BasisPoints;
use super::prices::{Inflation, Prices};
use super::tie::{Better, MeasureKey, Tie, Volume};
pub use budgets::VirementFile;
use read::Reader;

/// An amount of money as written: whole pounds, or words such as `"£1,903,412.70"`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Pounds {
    /// Whole pounds.
    Whole(i64),
    /// With a pound sign, commas or pence.
    Written(String),
}

/// A business case as written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseFile {
    name: String,
    drawn_up: Date,
    base_year: String,
    years: u32,
    inflation: Option<InflationWords>,
    discounting: Option<DiscountingWords>,
    #[serde(default)]
    do_nothing: Vec<LineWords>,
    #[serde(default)]
    option: Vec<OptionWords>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct InflationWords {
    yearly: Option<String>,
    published: Option<Date>,
    index: Option<BTreeMap<String, f64>>,
    after: Option<String>,
    source: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct DiscountingWords {
    rate: String,
    source: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct OptionWords {
    name: String,
    #[serde(default)]
    says: String,
    #[serde(default)]
    stops: Vec<String>,
    #[serde(default)]
    line: Vec<LineWords>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct LineWords {
    id: String,
    name: String,
    side: String,
    party: String,
    kind: String,
    recurs: String,
    by_year: Option<BTreeMap<String, Pounds>>,
    a_year: Option<Pounds>,
    from: Option<Month>,
    lag_months: Option<u16>,
    ramp_months: Option<u16>,
    until: Option<Month>,
    once: Option<Pounds>,
    month: Option<Month>,
    weeks: Option<Vec<f64>>,
    first_month: Option<Month>,
    price_of_a_week: Option<Pounds>,
    notice_weeks: Option<u16>,
    prices: Option<String>,
    inflation: Option<InflationWords>,
    evidence: EvidenceWords,
    deadweight: Option<String>,
    #[serde(default)]
    health_effect: bool,
    range: Option<RangeWords>,
    measure: Option<MeasureWords>,
    source: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct EvidenceWords {
    grade: u8,
    says: String,
    correction: Option<String>,
    why: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RangeWords {
    low: String,
    high: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct MeasureWords {
    key: String,
    better: String,
    baseline: f64,
    from: Month,
    targets: BTreeMap<String, f64>,
    worth_of_one_a_year: Option<Pounds>,
}

impl CaseFile {
    /// Reads the words and checks the whole.
    ///
    /// # Errors
    ///
    /// Everything that cannot be read; or, if all of it can, everything that makes no sense.
    pub fn read(&self) -> Result<BusinessCase, Vec<Refusal>> {
        let mut reader = Reader::default();
        let base_year = reader.financial_year("base_year", &self.base_year);
        let draft = Draft {
            name: self.name.clone(),
            drawn_up: self.drawn_up,
            base_year,
            years: self.years,
            inflation: self.inflation.as_ref().map_or(Inflation::None, |words| words.read(&mut reader)),
            discounting: match &self.discounting {
                None => Discounting::GreenBook,
                Some(words) => Discounting::Own {
                    rate: reader.part("discount_rate", &words.rate),
                    source: words.source.clone(),
                },
            },
            do_nothing: self.do_nothing.iter().map(|line| line.read(&mut reader, base_year)).collect(),
            options: self
                .option
                .iter()
                .map(|option| CaseOption {
                    name: option.name.clone(),
                    says: option.says.clone(),
                    lines: option.line.iter().map(|line| line.read(&mut reader, base_year)).collect(),
                    stops: option.stops.iter().cloned().map(LineId).collect(),
                })
                .collect(),
        };
        reader.done()?;
        BusinessCase::checked(draft)
    }
}

impl InflationWords {
    fn read(&self, reader: &mut Reader) -> Inflation {
        let source = self.source.clone();
        let after = self.after.as_ref().map(|words| reader.rise("after", words));
        match (&self.yearly, self.published, &self.index) {
            (Some(yearly), None, None) if after.is_none() => {
                Inflation::Yearly { rise: reader.rise("yearly", yearly), source }
            }
            (None, Some(published), Some(index)) => {
                let levels = index.iter().map(|(year, level)| {
                    (reader.financial_year("index", year), reader.thousandths("index", *level).unsigned_abs())
                });
                Inflation::Index { published, levels: levels.collect(), after, source }
            }
            _ => {
                reader.refuse(
                    "inflation",
                    "",
                    "Enter either a yearly rise, or an index with the day it was published",
                );
                Inflation::None
            }
        }
    }
}

impl LineWords {
    fn read(&self, reader: &mut Reader, base_year: calendar::FinancialYear) -> Line {
        reader.at = Some(format!("It is in the line {:?}.", self.id));
        let line = Line {
            id: LineId(self.id.trim().to_owned()),
            name: self.name.clone(),
            side: reader.one_of("side", &self.side, &[(Side::Cost, "cost"), (Side::Benefit, "benefit")]),
            party: reader.one_of("party", &self.party, &Party::ALL.map(|(party, word, _)| (party, word))),
            kind: reader.one_of("kind", &self.kind, &Kind::ALL),
            recurs: reader.one_of("recurs", &self.recurs, &RECURS),
            amount: self.amount(reader),
            prices: match self.prices.as_deref() {
                None => Prices::Of(base_year),
                Some("cash") => Prices::Cash,
                Some(year) => Prices::Of(reader.financial_year("prices", year)),
            },
            inflation: self.inflation.as_ref().map(|words| words.read(reader)),
            evidence: self.evidence.read(reader),
            deadweight: self
                .deadweight
                .as_ref()
                .map_or(BasisPoints(0), |words| reader.part("deadweight", words)),
            health_effect: self.health_effect,
            range: self.range.as_ref().map(|range| Range {
                low: reader.part("range", &range.low),
                high: reader.part("range", &range.high),
            }),
            tie: self.measure.as_ref().map(|measure| measure.read(reader)),
            source: self.source.clone(),
        };
        reader.at = None;
        line
    }

    fn amount(&self, reader: &mut Reader) -> Amount {
        let profile = self.from.is_some()
            || self.lag_months.is_some()
            || self.ramp_months.is_some()
            || self.until.is_some();
        let weekly =
            self.first_month.is_some() || self.price_of_a_week.is_some() || self.notice_weeks.is_some();
        match (&self.by_year, &self.a_year, &self.once, &self.weeks) {
            (Some(years), None, None, None) if !profile && !weekly && self.month.is_none() => {
                let years = years.iter().map(|(year, pounds)| {
                    (reader.financial_year("by_year", year), reader.pence("by_year", pounds))
                });
                Amount::ByYear(years.collect())
            }
            (None, Some(a_year), None, None) if !weekly && self.month.is_none() => {
                let Some(from) = self.from else {
                    return reader.no_amount("from", "Enter the month from which the yearly amount is paid or gained");
                };
                Amount::FromMonth {
                    pence_a_year: reader.pence("a_year", a_year),
                    from,
                    lag_months: self.lag_months.unwrap_or(0),
                    ramp_months: self.ramp_months.unwrap_or(0),
                    until: self.until,
                }
            }
            (None, None, Some(once), None) if !profile && !weekly => match self.month {
                Some(month) => Amount::Once { pence: reader.pence("once", once), month },
                None => reader.no_amount("month", "Enter the month in which it is paid or gained"),
            },
            (None, None, None, Some(weeks)) if !profile && self.month.is_none() => {
                let (Some(first), Some(price)) = (self.first_month, &self.price_of_a_week) else {
                    return reader.no_amount("weeks", "Enter the first month and the price of a week");
                };
                let price = reader.pence("price_of_a_week", price);
                match AvoidedWeeks::new(first, weeks, price, self.notice_weeks.unwrap_or(0)) {
                    Ok(avoided) => Amount::Weeks(avoided),
                    Err(refusal) => reader.pass_on(refusal),
                }
            }
            _ => reader.no_amount(
                "amount",
                "Enter one of: by_year; a_year with from (lag_months, ramp_months, until); once with month; weeks \
                 with first_month and price_of_a_week (notice_weeks)",
            ),
        }
    }
}

/// Whether it comes again, in the words of a file.
const RECURS: [(Recurs, &str); 2] = [(Recurs::Recurrent, "recurrent"), (Recurs::OneOff, "one-off")];

impl EvidenceWords {
    fn read(&self, reader: &mut Reader) -> Evidence {
        let own = self.correction.as_ref().map(|correction| OwnCorrection {
            correction: reader.part("correction", correction),
            why: self.why.clone().unwrap_or_default(),
        });
        Evidence { grade: reader.grade(self.grade), says: self.says.clone(), own }
    }
}

impl MeasureWords {
    fn read(&self, reader: &mut Reader) -> Tie {
        let targets = self.targets.iter().filter_map(|(month, value)| {
            Some((reader.month("targets", month)?, Volume(reader.thousandths("targets", *value))))
        });
        let targets = targets.collect();
        Tie {
            measure: MeasureKey(self.key.trim().to_owned()),
            better: reader.one_of(
                "better",
                &self.better,
                &[(Better::Lower, "lower"), (Better::Higher, "higher")],
            ),
            baseline: Volume(reader.thousandths("baseline", self.baseline)),
            from: self.from,
            targets,
            unit_pence_a_year: self
                .worth_of_one_a_year
                .as_ref()
                .map(|p| reader.pence("worth_of_one_a_year", p)),
        }
    }
}
