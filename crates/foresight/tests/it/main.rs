//! What is forecast, from what, and how sure it is.

#![expect(clippy::unwrap_used, reason = "tests stop where something is not as it must be")]

mod agree;
mod back_test;
mod business_case;
mod codes;
mod costs;
mod cover;
mod history;
mod levers;

use std::sync::LazyLock;

use foresight::invented::{Council, World};
use foresight::scenario::{Action, Assumption, Evidence, Lever, Range, Supply};
use foresight::{Model, Placement, Scenario};
use jiff::civil::{Date, date};

/// The day on which all forecasts here start.
pub(crate) const TODAY: Date = date(2021, 11, 15);

/// A council small enough that tests are quick.
pub(crate) static SMALL: LazyLock<World> = LazyLock::new(|| {
    let council = Council { children: 120, families: 34.0, unaccompanied: 8.0, ..Council::default() };
    council.invent(3, TODAY).unwrap()
});

/// What is learned from its past.
pub(crate) static MODEL: LazyLock<Model> = LazyLock::new(|| Model::fit(&SMALL.history).unwrap());

/// A lever that acts from spring, all of it after half a year.
pub(crate) fn lever(action: Action, reach: f64, effect: f64) -> Lever {
    let assumption = Assumption {
        from: date(2022, 4, 1),
        until: None,
        lag_weeks: 4,
        ramp_weeks: 26,
        reach: Range { low: reach / 2.0, central: reach, high: reach },
        effect: Range { low: effect / 2.0, central: effect, high: effect },
        deadweight: Range::sure(10.0),
        grade: Evidence::Judgement,
        source: "Invented for the test".to_owned(),
    };
    Lever { name: "The lever".to_owned(), action, assumption }
}

/// A scenario of some levers, with our own fostering and homes limited to what there is.
pub(crate) fn scenario(weeks: u16, levers: Vec<Lever>) -> Scenario {
    Scenario { name: "The scenario".to_owned(), levers, ..Scenario::base(weeks) }
}

/// A limit on our own foster carers.
pub(crate) fn foster_places(places: u32) -> Supply {
    Supply {
        placement: Placement::FosterOwn,
        places,
        else_to: Placement::FosterAgency,
        source: "Invented for the test".to_owned(),
    }
}
