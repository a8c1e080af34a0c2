//! Actual against plan, month by month.
//!
//! What is realised is counted as the plan is: before deadweight and corrections, so that like stands beside
//! like. Corrections for optimism say what to expect; this says what came.

use std::collections::BTreeMap;

use calendar::Month;

use super::line::{Amount, Line, LineId};
use super::money::pounds;
use super::tie::{Better, Volume};

/// What is known of a measure in a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actual {
    /// It stood here.
    Known(Volume),
    /// Nobody can say, and why.
    CouldNotBeMeasured(String),
}

/// What a month shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Better than planned.
    Ahead,
    /// As planned.
    OnPlan,
    /// Not as good as planned.
    Behind,
    /// It could not be measured: neither good nor bad, and never counted as either.
    CouldNotBeMeasured(String),
}

impl Verdict {
    /// In a table.
    pub fn says(&self) -> String {
        match self {
            Verdict::Ahead => "ahead of plan".to_owned(),
            Verdict::OnPlan => "on plan".to_owned(),
            Verdict::Behind => "behind plan".to_owned(),
            Verdict::CouldNotBeMeasured(why) => format!("could not be measured: {why}"),
        }
    }
}

/// A line in one month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrackedMonth {
    /// The month.
    pub month: Month,
    /// Where the measure should stand.
    pub planned: Volume,
    /// Where it stands, if that is known.
    pub actual: Option<Volume>,
    /// What the plan is worth in the month, in pence; nothing where the line is not volume times price.
    pub planned_pence: Option<i64>,
    /// What was realised in the month: negative where things are worse than they were. Nothing where it
    /// could not be measured or the line is not volume times price.
    pub realised_pence: Option<i64>,
    /// What it shows.
    pub verdict: Verdict,
}

/// A line held against what came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tracked {
    /// The line.
    pub line: LineId,
    /// Its name.
    pub name: String,
    /// Month by month.
    pub months: Vec<TrackedMonth>,
    /// Why the money may come later than the measure, if it may.
    pub caveat: Option<String>,
}

/// Holds a line's measure against its plan, from one month to another; nothing if the line has no measure.
/// A month for which no value is given could not be measured.
pub fn track(line: &Line, actual: &BTreeMap<Month, Actual>, first: Month, last: Month) -> Option<Tracked> {
    let tie = line.tie.as_ref()?;
    let months = first.up_to(last).map(|month| {
        let planned = tie.planned(month);
        let (known, verdict) = match actual.get(&month) {
            Some(Actual::Known(volume)) => (Some(*volume), verdict(tie.better, planned, *volume)),
            Some(Actual::CouldNotBeMeasured(why)) => (None, Verdict::CouldNotBeMeasured(why.clone())),
            None => (None, Verdict::CouldNotBeMeasured(format!("there is no figure for {month}"))),
        };
        TrackedMonth {
            month,
            planned,
            actual: known,
            planned_pence: tie.worth_of_a_month(planned),
            realised_pence: known.and_then(|volume| tie.worth_of_a_month(volume)),
            verdict,
        }
    });
    let caveat = match &line.amount {
        Amount::Weeks(avoided) if avoided.notice_weeks() > 0 => Some(format!(
            "The money follows {} after the measure: until notice runs out, empty beds are still paid for",
            calendar::words::counted(u64::from(avoided.notice_weeks()), "week")
        )),
        _ => None,
    };
    Some(Tracked { line: line.id.clone(), name: line.name.clone(), months: months.collect(), caveat })
}

fn verdict(better: Better, planned: Volume, actual: Volume) -> Verdict {
    let order = match better {
        Better::Lower => planned.cmp(&actual),
        Better::Higher => actual.cmp(&planned),
    };
    match order {
        std::cmp::Ordering::Greater => Verdict::Ahead,
        std::cmp::Ordering::Equal => Verdict::OnPlan,
        std::cmp::Ordering::Less => Verdict::Behind,
    }
}

impl Tracked {
    /// What was realised in the months that could be measured.
    pub fn realised_pence(&self) -> i64 {
        self.months.iter().filter_map(|month| month.realised_pence).fold(0, i64::saturating_add)
    }

    /// What was planned for just those months: the only fair comparison.
    pub fn planned_pence_where_measured(&self) -> i64 {
        let measured = self.months.iter().filter(|month| month.actual.is_some());
        measured.filter_map(|month| month.planned_pence).fold(0, i64::saturating_add)
    }

    /// What was planned for all months.
    pub fn planned_pence(&self) -> i64 {
        self.months.iter().filter_map(|month| month.planned_pence).fold(0, i64::saturating_add)
    }

    /// How many months could not be measured.
    pub fn months_not_measured(&self) -> usize {
        self.months.iter().filter(|month| month.actual.is_none()).count()
    }

    /// As a sentence.
    pub fn says(&self) -> String {
        let measured = self.months.len() - self.months_not_measured();
        if measured == 0 {
            return format!("{}: could not be measured in any month", self.name);
        }
        let not = match self.months_not_measured() {
            0 => String::new(),
            some => format!("; {} could not be measured", calendar::words::counted(some as u64, "month")),
        };
        let priced = self.months.iter().any(|month| month.realised_pence.is_some());
        if !priced {
            let behind = self.months.iter().filter(|month| month.verdict == Verdict::Behind).count();
            return format!("{}: behind plan in {behind} of {measured} months measured{not}", self.name);
        }
        format!(
            "{}: {} realised of {} planned in {}{not}",
            self.name,
            pounds(self.realised_pence()),
            pounds(self.planned_pence_where_measured()),
            calendar::words::counted(measured as u64, "month")
        )
    }
}
