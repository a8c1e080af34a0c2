//! Benchmarks: figures of other years and other places, and what of them can be compared.

use calendar::Date;
use practice::Policies;
use serde::Serialize;

use crate::indicator::{Better, Indicator};
use crate::likeness::Likeness;
use crate::ratio::Ratio;
use crate::tally::{Tally, shown_on_page};
use crate::targets::printed;
use crate::window::Window;

/// Whose figure a benchmark is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Owner {
    /// This authority, the earlier of the two years before.
    PreviousYear1,
    /// This authority, the later of the two years before.
    PreviousYear2,
    /// Authorities most like this one.
    StatisticalNeighbours,
    /// The South East of England.
    SouthEast,
    /// England.
    England,
}

impl Owner {
    /// Every owner, in the order of the paper's columns.
    pub const ALL: [Owner; 5] = [
        Owner::PreviousYear1,
        Owner::PreviousYear2,
        Owner::StatisticalNeighbours,
        Owner::SouthEast,
        Owner::England,
    ];

    /// In policy files.
    pub fn key(self) -> &'static str {
        match self {
            Owner::PreviousYear1 => "previous_year_1",
            Owner::PreviousYear2 => "previous_year_2",
            Owner::StatisticalNeighbours => "statistical_neighbours",
            Owner::SouthEast => "south_east",
            Owner::England => "england",
        }
    }

    /// On pages, without the period.
    pub fn label(self) -> &'static str {
        match self {
            Owner::PreviousYear1 => "Two years before",
            Owner::PreviousYear2 => "The year before",
            Owner::StatisticalNeighbours => "Statistical neighbours",
            Owner::SouthEast => "South East",
            Owner::England => "England",
        }
    }
}

/// A benchmark, as dated data: policies `benchmark.KEY.OWNER` for the figure as the paper prints it,
/// `benchmark.KEY.measures` for what it really measures (`benchmark.KEY.OWNER.measures` where one owner's
/// differs), `benchmark.period.OWNER` for its period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Benchmark {
    /// Whose it is.
    pub owner: Owner,
    /// The time that it is of, such as `2019/20`; empty where the paper does not say.
    pub period: String,
    /// As the paper prints it.
    pub printed: String,
    /// What it measures.
    pub measures: Likeness,
    /// The day from which it is used.
    pub from: Date,
    /// Where it comes from.
    pub source: String,
}

/// How a figure stands beside a benchmark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Better than the benchmark.
    Better,
    /// As it is shown, the same.
    Same,
    /// Worse than the benchmark.
    Worse,
}

impl Standing {
    /// In words.
    pub fn label(self) -> &'static str {
        match self {
            Standing::Better => "Better",
            Standing::Same => "The same",
            Standing::Worse => "Worse",
        }
    }
}

/// A benchmark set beside a figure, like with like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// The benchmark.
    pub benchmark: Benchmark,
    /// What of it can be set beside the figure; `None` where nothing can.
    pub like: Option<Ratio>,
    /// That in words: `1,305`, `not comparable`, `not yet published`.
    pub shown: String,
    /// How the figure stands beside it; `None` where they can't be compared, or no direction is better.
    pub standing: Option<Standing>,
    /// What was done to compare them, or why they can't be; empty where they are alike.
    pub says: String,
}

/// The benchmarks of an indicator on a day, in the order of the paper's columns.
pub fn benchmarks(indicator: &Indicator, policies: &Policies, day: Date) -> Vec<Benchmark> {
    let word = |key: &str| policies.on(key, day).and_then(printed);
    let for_all = word(&format!("benchmark.{}.measures", indicator.key));
    let of_owner = |owner: Owner| {
        let key = format!("benchmark.{}.{}", indicator.key, owner.key());
        let version = policies.on(&key, day)?;
        let measures = word(&format!("{key}.measures")).or_else(|| for_all.clone());
        Some(Benchmark {
            owner,
            period: word(&format!("benchmark.period.{}", owner.key())).unwrap_or_default(),
            printed: printed(version)?,
            measures: Likeness::read(measures.as_deref().unwrap_or("nobody has said what it measures")),
            from: version.from,
            source: version.source.clone(),
        })
    };
    Owner::ALL.into_iter().filter_map(of_owner).collect()
}

/// Sets a benchmark beside a figure.
pub fn compare(benchmark: Benchmark, indicator: &Indicator, tally: Tally, window: &Window<'_>) -> Comparison {
    let unit = indicator.unit;
    let Ok(number) = benchmark.printed.trim_end_matches('%').parse() else {
        return Comparison {
            benchmark,
            like: None,
            shown: "not yet published".to_owned(),
            standing: None,
            says: String::new(),
        };
    };
    let Some((like, says)) = benchmark.measures.like(Ratio::whole(number), indicator, window) else {
        let says = match &benchmark.measures {
            Likeness::Other(what) => format!("{number} measures something else: {what}."),
            _ => String::new(),
        };
        let shown = "not comparable".to_owned();
        return Comparison { benchmark, like: None, shown, standing: None, says };
    };
    let standing = tally.value(unit, window.population()).and_then(|value| {
        let higher = value.rounded().cmp(&like.rounded());
        match (indicator.better, higher) {
            (Better::NoDirection, _) => None,
            (_, std::cmp::Ordering::Equal) => Some(Standing::Same),
            (Better::Higher, std::cmp::Ordering::Greater) | (Better::Lower, std::cmp::Ordering::Less) => {
                Some(Standing::Better)
            }
            _ => Some(Standing::Worse),
        }
    });
    Comparison { benchmark, like: Some(like), shown: shown_on_page(Some(like), unit), standing, says }
}
