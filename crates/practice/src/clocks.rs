//! Clocks: what the law, national guidance and local policy ask by when.
//!
//! Every clock is one [`Definition`] in the table of its area; nothing else computes a due date. A definition
//! says what starts and stops the clock, who answers for it, how long it may take (by the day on which it
//! starts, since law changes) and where that is written, and whether those words were read.
//!
//! - [`clocks`]: every run in a child's journey; [`open_clocks`]: those that run now.
//! - [`calculate`]: when is it due, for a start and a few answers, without a child.
//!
//! A clock that recurs runs from the day on which the thing was actually done, not from the day it was due.
//! A run that stopped is judged by the working days known on that day, for good; one that runs, by those
//! known today.

mod adolescence;
mod calculate;
mod care;
mod care_visits;
mod clock;
mod court;
mod definition;
mod early_help;
mod education;
mod front_door;
mod health;
mod leaving_care;
mod looked_after_visit;
mod need;
mod occasions;
mod organisation;
mod oversight;
mod permanence;
mod protection;
mod reading;
mod visits;

pub use calculate::{Calculated, Given, calculate};
pub use clock::{Amount, Clock, State, Stop};
pub use definition::{Confirmed, Definition, Input, InputKind, Limit, Version, When};
pub use looked_after_visit::*;
pub use occasions::*;

use std::cmp::Reverse;

use calendar::Date;

use crate::journey::Journey;
use reading::Reading;
use rules::policies::Policies;

/// The tables of all areas, in the order in which pages list them.
static TABLES: &[&[Definition]] = &[
    front_door::DEFINITIONS,
    early_help::DEFINITIONS,
    need::DEFINITIONS,
    protection::DEFINITIONS,
    court::DEFINITIONS,
    care::DEFINITIONS,
    care_visits::DEFINITIONS,
    health::DEFINITIONS,
    permanence::DEFINITIONS,
    adolescence::DEFINITIONS,
    leaving_care::DEFINITIONS,
    education::DEFINITIONS,
    oversight::DEFINITIONS,
    organisation::DEFINITIONS,
];

/// Every clock.
pub fn definitions() -> impl Iterator<Item = &'static Definition> {
    TABLES.iter().copied().flatten()
}

/// The clock with this key.
pub fn definition(key: &str) -> Option<&'static Definition> {
    definitions().find(|definition| definition.key == key)
}

/// Every run of every clock in a journey: those that run first, next due first; then those that stopped,
/// latest first. The journey is one seen through a lens as at `today`: it holds nothing later.
pub fn clocks(journey: &Journey, today: Date, policies: &Policies) -> Vec<Clock> {
    let mut found = read(Reading::new(journey, today, policies, false));
    found.sort_by_key(|clock| match clock.stop {
        Stop::Open => (false, Some(clock.due), None),
        Stop::Done(on) => (true, None, Some(Reverse(on.on))),
        Stop::Lapsed(on) => (true, None, Some(Reverse(on))),
    });
    found
}

/// The runs that run today, next due first. Quick enough to ask of every child of an authority.
pub fn open_clocks(journey: &Journey, today: Date, policies: &Policies) -> Vec<Clock> {
    let mut found = read(Reading::new(journey, today, policies, true));
    found.sort_by_key(|clock| clock.due);
    found
}

fn read(mut reading: Reading<'_>) -> Vec<Clock> {
    for definition in definitions() {
        if let Some(runs) = definition.runs {
            reading.definition = definition;
            runs(&mut reading);
        }
    }
    reading.found
}
