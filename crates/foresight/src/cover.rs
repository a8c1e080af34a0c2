//! How often the truth lies in the bands: councils are invented with known rates, a model learns from their
//! past alone, and futures are thrown from the truth.

use calendar::Date;
use rules::Refusal;

use crate::bands::Group;
use crate::codes::{Placement, Status};
use crate::invented::Council;
use crate::model::{FIVE_YEARS, Model};
use crate::scenario::Scenario;
use crate::simulate::{Throw, simulate};

/// One, three and five years, in weeks.
pub const HORIZONS: [u16; 3] = [52, 156, FIVE_YEARS];

/// What is counted: everybody, and some parts.
pub const GROUPS: [Group; 5] = [
    Group::Everybody,
    Group::In(Placement::FosterAgency),
    Group::In(Placement::HomeBought),
    Group::Under(Status::FullCareOrder),
    Group::Unaccompanied,
];

/// The share of true futures in the bands of 80% and of 95%, by [`GROUPS`] and [`HORIZONS`].
pub type Cover = [[[f64; 2]; 3]; 5];

/// How often the truth lay in the bands, over so many invented councils. The first has seed 0.
///
/// # Errors
///
/// What inventing, learning or forecasting refuses.
pub fn cover(council: Council, worlds: u64, today: Date) -> Result<Cover, Vec<Refusal>> {
    let scenario = Scenario::base(FIVE_YEARS);
    let mut inside = Cover::default();
    for seed in 0..worlds {
        let world = council.invent(seed, today).map_err(|refusal| vec![refusal])?;
        let model = Model::fit(&world.history).map_err(|refusal| vec![refusal])?;
        let forecast = simulate(&model, &scenario, None, Throw::new(400, seed))?;
        let truth = Throw { paths: 40, seed: !seed, doubt_rates: false, doubt_levers: false };
        let futures = simulate(&world.truth, &scenario, None, truth)?;
        for (group, inside) in GROUPS.into_iter().zip(&mut inside) {
            for (week, inside) in HORIZONS.into_iter().zip(inside) {
                let band = forecast.band(week, group);
                let counts = futures.counts(week, group);
                let share = 1.0 / counts.len() as f64 / worlds as f64;
                for count in counts {
                    inside[0] += share * f64::from(u8::from(band.in_80(count)));
                    inside[1] += share * f64::from(u8::from(band.in_95(count)));
                }
            }
        }
    }
    Ok(inside)
}
