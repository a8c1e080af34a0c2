//! How often the truth lies in the bands: councils are invented with known rates, a model learns from their
//! past alone, and futures are thrown from the truth.

use calendar::Date;
use rayon::prelude::*;
use rules::Refusal;
use serde::Serialize;

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

/// Futures thrown for a band. One more future lies between the 20th and the 180th of 199 in exactly 80% of
/// cases, and between the 5th and the 195th in exactly 95%: a band of few futures is wider or narrower than
/// it should be by chance, but neither on average.
const BAND_PATHS: u32 = 199;
/// Futures thrown from the truth of each world. They share the world's past, and so what the model took it
/// for: more of them say little more, more worlds do.
const TRUE_PATHS: u32 = 40;

/// How often the truth lay in a band.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Share {
    /// The share of true futures in the band, from 0 to 1.
    pub inside: f64,
    /// How far that share may be out, having been seen in so many worlds and no more (standard error).
    pub error: f64,
}

/// Where true futures lay at one horizon.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Held {
    /// In the band of 80%.
    pub in_80: Share,
    /// In the band of 95%.
    pub in_95: Share,
    /// Below the middle of the band: half of them, where forecasts lean neither way.
    pub below: Share,
}

/// How often the truth lay in the bands, by [`GROUPS`] and [`HORIZONS`].
pub type Cover = [[Held; 3]; 5];

/// Shares of one world's futures: in the band of 80%, in that of 95%, below the middle.
type World = [[[f64; 3]; 3]; 5];

/// How often the truth lay in the bands, over so many invented councils. The first has seed 0.
///
/// # Errors
///
/// What inventing, learning or forecasting refuses.
pub fn cover(council: Council, worlds: u64, today: Date) -> Result<Cover, Vec<Refusal>> {
    let worlds: Vec<World> =
        (0..worlds).into_par_iter().map(|seed| world(council, seed, today)).collect::<Result<_, _>>()?;
    let share = |group: usize, horizon: usize, which: usize| {
        let n = worlds.len().max(1) as f64;
        let of = |world: &World| world[group][horizon][which];
        let inside = worlds.iter().map(of).sum::<f64>() / n;
        let squares: f64 = worlds.iter().map(|world| (of(world) - inside).powi(2)).sum();
        Share { inside, error: (squares / (n - 1.0).max(1.0) / n).sqrt() }
    };
    Ok(std::array::from_fn(|group| {
        std::array::from_fn(|horizon| Held {
            in_80: share(group, horizon, 0),
            in_95: share(group, horizon, 1),
            below: share(group, horizon, 2),
        })
    }))
}

fn world(council: Council, seed: u64, today: Date) -> Result<World, Vec<Refusal>> {
    let scenario = Scenario::base(FIVE_YEARS);
    let world = council.invent(seed, today).map_err(|refusal| vec![refusal])?;
    let model = Model::fit(&world.history).map_err(|refusal| vec![refusal])?;
    let forecast = simulate(&model, &scenario, None, Throw::new(BAND_PATHS, seed))?;
    let truth = Throw { paths: TRUE_PATHS, seed: !seed, doubt_rates: false, doubt_levers: false };
    let futures = simulate(&world.truth, &scenario, None, truth)?;
    let mut inside = World::default();
    for (group, inside) in GROUPS.into_iter().zip(&mut inside) {
        for (week, inside) in HORIZONS.into_iter().zip(inside) {
            let band = forecast.band(week, group);
            let counts = futures.counts(week, group);
            let share = 1.0 / counts.len().max(1) as f64;
            for count in counts {
                inside[0] += share * f64::from(u8::from(band.in_80(count)));
                inside[1] += share * f64::from(u8::from(band.in_95(count)));
                let below = if count < band.middle { 1.0 } else { 0.0 };
                inside[2] += share * if count == band.middle { 0.5 } else { below };
            }
        }
    }
    Ok(inside)
}
