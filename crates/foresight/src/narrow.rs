//! A model without the states in which nobody can ever be: the same answers in less time.
//!
//! A model keeps a column for every kind of placement that a scenario may deal in. Most of them stay empty in
//! most scenarios, and every week of an expected path would be carried forward for them too.

use crate::cohorts::{Chances, reached};
use crate::effects::Effects;
use crate::model::{AGES, BANDS, Chances as Known, Model};
use crate::rates::Rates;

/// The states in which somebody can ever be, and everything about them alone.
pub(crate) struct Narrow {
    pub(crate) model: Model,
    pub(crate) rates: Rates,
    pub(crate) effects: Effects,
    /// Of each state left, its place in the whole model.
    pub(crate) kept: Vec<usize>,
}

/// Leaves out the states in which nobody is, comes to, or can get to.
pub(crate) fn narrow(model: &Model, rates: &Rates, effects: &Effects) -> Narrow {
    let states = model.states.len();
    let mut peopled = vec![false; states];
    let coming = model.streams.iter().flatten().flat_map(|stream| stream.families.iter().flatten());
    let there = model.children.iter().map(|child| child.state);
    there.chain(coming.map(|(_, state)| *state)).for_each(|state| peopled[usize::from(state)] = true);
    let there = reached(&Chances::new(rates), effects, peopled);
    let kept: Vec<usize> = (0..states).filter(|state| there[*state]).collect();
    let mut places = vec![0_u8; states];
    for (place, state) in kept.iter().enumerate() {
        // A model has fewer states than a byte has numbers.
        places[*state] = place as u8;
    }
    let mut small =
        Model { states: kept.iter().map(|state| model.states[*state]).collect(), ..model.clone() };
    small.children.iter_mut().for_each(|child| child.state = places[usize::from(child.state)]);
    let families = small.streams.iter_mut().flatten().flat_map(|stream| stream.families.iter_mut().flatten());
    families.for_each(|(_, state)| *state = places[usize::from(*state)]);
    let rates = only(rates, &kept, &places);
    small.chances = Known::Known(Box::default());
    Narrow { model: small, rates, effects: effects.only(&kept, &places), kept }
}

/// The chances of some states. Whoever is in one of them moves to one of them, or never does.
fn only(rates: &Rates, kept: &[usize], places: &[u8]) -> Rates {
    let cells = || (0..BANDS).flat_map(|band| kept.iter().map(move |state| band * rates.states + state));
    let mut small = Rates {
        states: kept.len(),
        leave: cells().map(|cell| rates.leave[cell]).collect(),
        moving: cells().map(|cell| rates.moving[cell]).collect(),
        begins: vec![0],
        ..Rates::default()
    };
    for age in 0..AGES {
        for state in kept {
            let (to, share) = rates.destinations(age, *state);
            small.to.extend(to.iter().map(|to| places[usize::from(*to)]));
            small.share.extend(share);
            small.begins.push(u32::try_from(small.to.len()).unwrap_or(u32::MAX));
            small.reasons.push(rates.reasons[age * rates.states + state]);
        }
    }
    small
}
