//! What a forecast would have been worth: made on past days from what was known then, held against what came,
//! beside two that anybody can make without a model.

use calendar::Date;
use serde::Serialize;

use crate::expected::expected;
use crate::history::{History, days_after, days_between};
use crate::model::Model;
use crate::scenario::Scenario;
use crate::stream::Settings;

/// Three, six and twelve months, in weeks.
pub const HORIZONS: [(u8, u16); 3] = [(3, 13), (6, 26), (12, 52)];
/// Weeks between the days from which a forecast is tried.
const EVERY: i32 = 13;
/// The fewest weeks of history from which one is tried.
const LEARNED_FROM: i32 = 104;
/// The most days from which one is tried.
const TRIED_MAX: i32 = 12;

/// A way to forecast.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// This model's expected path.
    Model,
    /// The number stays as it was on the day.
    LastValue,
    /// The number goes on along the straight line of the year before.
    LinearTrend,
}

impl Method {
    /// What it is called on a page.
    pub fn words(self) -> &'static str {
        match self {
            Method::Model => "this model",
            Method::LastValue => "the last value",
            Method::LinearTrend => "a straight line",
        }
    }
}

/// One forecast made on a past day, and what came.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Trial {
    /// The day on which it was made.
    pub made: Date,
    /// Months ahead: 3, 6 or 12.
    pub months: u8,
    /// The children there were.
    pub actual: u32,
    /// What the model would have said.
    pub model: f64,
    /// What the last value would have said.
    pub last_value: f64,
    /// What the straight line would have said.
    pub linear_trend: f64,
}

/// How far each way of forecasting was out at one distance, on average and whichever way.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Verdict {
    /// Months ahead.
    pub months: u8,
    /// How many forecasts were tried.
    pub trials: usize,
    /// Children by which the model was out.
    pub model: f64,
    /// Children by which the last value was out.
    pub last_value: f64,
    /// Children by which the straight line was out.
    pub linear_trend: f64,
}

impl Verdict {
    /// The way that was least out; of equals the simpler.
    pub fn best(&self) -> Method {
        if self.last_value <= self.model && self.last_value <= self.linear_trend {
            Method::LastValue
        } else if self.linear_trend <= self.model {
            Method::LinearTrend
        } else {
            Method::Model
        }
    }

    /// The verdict in a sentence or two; plain where the model lost.
    pub fn words(&self) -> String {
        let figures = format!(
            "{} months ahead, in {} trials, this model was out by {:.1} children, the last value by {:.1}, a straight line by {:.1}.",
            self.months, self.trials, self.model, self.last_value, self.linear_trend
        );
        match self.best() {
            Method::Model => figures,
            other => format!("{figures} Here {} was better than this model.", other.words()),
        }
    }
}

/// The back-test of a history. Empty where the history is too short to try anything, which
/// [`BackTest::words`] says.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct BackTest {
    /// Every trial, the latest day first.
    pub trials: Vec<Trial>,
    /// One verdict for each distance that could be tried.
    pub verdicts: Vec<Verdict>,
}

impl BackTest {
    /// The verdicts in sentences.
    pub fn words(&self) -> Vec<String> {
        if self.verdicts.is_empty() {
            return vec![
                "The history is too short to try the forecast on the past: its accuracy is unknown."
                    .to_owned(),
            ];
        }
        self.verdicts.iter().map(Verdict::words).collect()
    }
}

/// Tries forecasts on a history: every quarter back, from at least two years of what was known on each day.
pub fn back_test(history: &History, settings: &Settings) -> BackTest {
    let mut trials = Vec::new();
    for place in 1..=TRIED_MAX {
        let made = days_after(history.observed_to, -7 * EVERY * place);
        if days_between(history.observed_from, made) < 7 * LEARNED_FROM {
            break;
        }
        trials.extend(tried(history, made, settings));
    }
    let mut verdicts = Vec::new();
    for (months, _) in HORIZONS {
        let these: Vec<&Trial> = trials.iter().filter(|trial| trial.months == months).collect();
        if these.is_empty() {
            continue;
        }
        let out = |said: &dyn Fn(&Trial) -> f64| {
            let all: f64 = these.iter().map(|trial| (said(trial) - f64::from(trial.actual)).abs()).sum();
            all / these.len() as f64
        };
        verdicts.push(Verdict {
            months,
            trials: these.len(),
            model: out(&|trial| trial.model),
            last_value: out(&|trial| trial.last_value),
            linear_trend: out(&|trial| trial.linear_trend),
        });
    }
    BackTest { trials, verdicts }
}

/// The forecasts of one past day that can be held against what came.
fn tried(history: &History, made: Date, settings: &Settings) -> Vec<Trial> {
    let path = history.known_on(made).and_then(|known| Model::fit_with(&known, settings));
    let Some(path) = path.ok().and_then(|model| expected(&model, &Scenario::base(52)).ok()) else {
        return Vec::new();
    };
    let year: Vec<f64> =
        (0..=52).map(|week| f64::from(history.stock_on(days_after(made, 7 * (week - 52))))).collect();
    let slope = slope(&year);
    let (mean, last) = (year.iter().sum::<f64>() / year.len() as f64, year.last().copied().unwrap_or(0.0));
    let there = HORIZONS.iter().filter_map(|(months, weeks)| {
        let then = days_after(made, 7 * i32::from(*weeks));
        (then <= history.observed_to).then(|| Trial {
            made,
            months: *months,
            actual: history.stock_on(then),
            model: path.total(*weeks),
            last_value: last,
            linear_trend: (mean + slope * (26.0 + f64::from(*weeks))).max(0.0),
        })
    });
    there.collect()
}

/// The slope of the straight line through values a week apart (least squares).
fn slope(values: &[f64]) -> f64 {
    let n = values.len() as f64;
    let middle = (n - 1.0) / 2.0;
    let mean = values.iter().sum::<f64>() / n;
    let (mut up, mut across) = (0.0, 0.0);
    for (place, value) in values.iter().enumerate() {
        let x = place as f64 - middle;
        up += x * (value - mean);
        across += x * x;
    }
    if across > 0.0 { up / across } else { 0.0 }
}
