//! What matters: each thing in doubt moved to its low and to its high end, all else as best known.

use rules::Refusal;
use serde::Serialize;

use crate::cost::{Pence, Prices, cost_with};
use crate::effects::Effects;
use crate::expected::expected_with;
use crate::model::{Chances, Model};
use crate::rates::Rates;
use crate::scenario::{Range, Scenario};

/// The point of a normal distribution beyond which one in ten lies.
const ONE_IN_TEN: f64 = 1.281_552;

/// What a forecast comes to.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Outcome {
    /// Children at the end.
    pub children: f64,
    /// Child-weeks from the first day to the end.
    pub child_weeks: f64,
    /// What they cost; nothing where no prices are given.
    pub pence: Pence,
}

/// One thing in doubt.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Bar {
    /// What it is.
    pub name: String,
    /// Its low end: one in ten below for what is learned, the least for an assumption.
    pub low: Outcome,
    /// Its high end.
    pub high: Outcome,
}

impl Bar {
    /// How many children at the end lie between the two ends.
    pub fn width(&self) -> f64 {
        (self.high.children - self.low.children).abs()
    }

    /// How much money lies between the two ends.
    pub fn width_pence(&self) -> Pence {
        Pence((self.high.pence.0 - self.low.pence.0).abs())
    }
}

/// What matters, the most first.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Tornado {
    /// All as best known.
    pub central: Outcome,
    /// One bar for each thing in doubt: by money where prices are given, otherwise by children.
    pub bars: Vec<Bar>,
}

/// Moves each thing in doubt by itself.
///
/// # Errors
///
/// What [`Scenario::check`] refuses.
pub fn tornado(model: &Model, scenario: &Scenario, prices: Option<&Prices>) -> Result<Tornado, Vec<Refusal>> {
    let rates = model.central();
    let outcome = |model: &Model, rates: &Rates, scenario: &Scenario| {
        let effects = Effects::new(model, scenario)?;
        let path = expected_with(model, rates, &effects);
        let pence = prices.map_or(Pence(0), |prices| cost_with(&effects, &path, prices).total());
        let (children, child_weeks) = (path.total(scenario.weeks), path.child_weeks());
        Ok::<Outcome, Vec<Refusal>>(Outcome { children, child_weeks, pence })
    };
    let mut bars = Vec::new();
    let arrivals = [
        ["Families arriving", "Trend of families"],
        ["Unaccompanied children arriving", "Trend of unaccompanied children"],
    ];
    for (kind, names) in arrivals.iter().enumerate() {
        for (term, name) in names.iter().enumerate() {
            let Some(doubt) = model.streams[kind].as_ref().map(|stream| stream.doubt(term)) else { continue };
            let moved = |by: f64| {
                let mut model = model.clone();
                if let Some(stream) = &mut model.streams[kind] {
                    stream.terms[term] += by * ONE_IN_TEN * doubt;
                }
                outcome(&model, &rates, scenario)
            };
            if doubt > 0.0 {
                bars.push(Bar { name: (*name).to_owned(), low: moved(-1.0)?, high: moved(1.0)? });
            }
        }
    }
    if let Chances::Learned(posterior) = &model.chances {
        let (leaving, moving) = posterior.doubts();
        let scaled = |by: f64, leaves: bool| {
            let mut rates = rates.clone();
            let these = if leaves { &mut rates.leave } else { &mut rates.moving };
            these.iter_mut().for_each(|chance| *chance *= by.exp());
            rates.bound();
            outcome(model, &rates, scenario)
        };
        for (name, doubt, leaves) in [("Children leaving", leaving, true), ("Children moving", moving, false)]
        {
            let (low, high) = (scaled(-ONE_IN_TEN * doubt, leaves)?, scaled(ONE_IN_TEN * doubt, leaves)?);
            bars.push(Bar { name: name.to_owned(), low, high });
        }
    }
    for (place, lever) in scenario.levers.iter().enumerate() {
        let at = |low: bool| {
            let mut scenario = scenario.clone();
            let believed = &mut scenario.levers[place].assumption;
            let end = |range: Range, low: bool| Range::sure(if low { range.low } else { range.high });
            believed.reach = end(believed.reach, low);
            believed.effect = end(believed.effect, low);
            believed.deadweight = end(believed.deadweight, !low);
            outcome(model, &rates, &scenario)
        };
        bars.push(Bar { name: lever.name.clone(), low: at(true)?, high: at(false)? });
    }
    if prices.is_some() {
        bars.sort_by_key(|bar| std::cmp::Reverse(bar.width_pence()));
    } else {
        bars.sort_by(|one, other| other.width().total_cmp(&one.width()));
    }
    Ok(Tornado { central: outcome(model, &rates, scenario)?, bars })
}
