//! What lies behind one figure: its cases, its parts, and how late they were recorded.

use practice::{Journey, PersonId, Recorded};

use crate::breakdown::{Breakdown, Dimension};
use crate::indicator::{Case, Indicator};
use crate::lag::Lag;
use crate::seen::Lenses;
use crate::window::Window;

/// Everything behind one figure, found in one pass. Parts counted on several cores [merge](Behind::merge).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Behind {
    /// The cases, each with its person, in the order in which people were given.
    pub cases: Vec<(PersonId, Case)>,
    /// The figure by each dimension that suits the indicator.
    pub breakdowns: Vec<Breakdown>,
    /// How long after they happened the facts that settle the cases were recorded.
    pub lag: Lag,
}

impl Behind {
    /// Nothing yet.
    pub fn new(indicator: &Indicator) -> Behind {
        let suiting = Dimension::ALL.into_iter().filter(|dimension| dimension.suits(indicator));
        Behind { cases: Vec::new(), breakdowns: suiting.map(Breakdown::by).collect(), lag: Lag::default() }
    }

    fn add(&mut self, indicator: &Indicator, window: &Window<'_>, journey: &Journey, facts: &[Recorded]) {
        (indicator.cases)(journey, window, &mut |case| {
            self.cases.push((journey.id, case));
            for breakdown in &mut self.breakdowns {
                breakdown.add(journey, case, window);
            }
            self.lag.add(case.about, facts);
        });
    }

    /// Adds what lies behind the same figure for other people.
    pub fn merge(&mut self, other: Behind) {
        self.cases.extend(other.cases);
        for (breakdown, more) in self.breakdowns.iter_mut().zip(other.breakdowns) {
            breakdown.merge(more);
        }
        self.lag.merge(&other.lag);
    }

    /// The figure by one dimension.
    pub fn breakdown(&self, dimension: Dimension) -> Option<&Breakdown> {
        self.breakdowns.iter().find(|breakdown| breakdown.dimension == dimension)
    }
}

/// What lies behind a figure, for some people.
pub fn behind<'f>(
    indicator: &Indicator,
    window: &Window<'_>,
    people: impl IntoIterator<Item = (PersonId, &'f [Recorded])>,
) -> Behind {
    let lens = lens_of(window);
    let mut behind = Behind::new(indicator);
    for (id, facts) in people {
        lens.each(id, facts, |_, journey| behind.add(indicator, window, journey, facts));
    }
    behind
}

/// The cases behind a figure, each with its person.
pub fn cases_of<'f>(
    indicator: &Indicator,
    window: &Window<'_>,
    people: impl IntoIterator<Item = (PersonId, &'f [Recorded])>,
) -> Vec<(PersonId, Case)> {
    let lens = lens_of(window);
    let mut cases = Vec::new();
    for (id, facts) in people {
        lens.each(id, facts, |_, journey| {
            (indicator.cases)(journey, window, &mut |case| cases.push((id, case)));
        });
    }
    cases
}

/// Shows a person's journey through the window's lens, if anything is known of the person by it.
pub fn each_journey(window: &Window<'_>, id: PersonId, facts: &[Recorded], mut show: impl FnMut(&Journey)) {
    lens_of(window).each(id, facts, |_, journey| show(journey));
}

/// The window's lens; none where its month has not begun.
fn lens_of(window: &Window<'_>) -> Lenses {
    Lenses::new(window.has_begun().then_some(window.lens))
}
