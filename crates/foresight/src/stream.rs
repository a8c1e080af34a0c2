//! How families arrive: so many a week, negative binomial, with trend and season; each with its brothers and
//! sisters, drawn from the families that came before.
//!
//! The log of the weekly mean is a level, a trend and two waves a year. The fit is by iteratively weighted
//! least squares with a normal prior on all but the level. The trend goes on after the first day but fades,
//! since no trend of a few years lasts for ever.

use rand::Rng;
use rand_distr::{Distribution as _, Exp1, Gamma, Poisson, StandardNormal};

use crate::dice::Dice;

/// Level, trend a year, and sine and cosine of one and of two waves a year.
pub(crate) const TERMS: usize = 6;
/// Weeks in a year.
pub(crate) const YEAR: f64 = 365.25 / 7.0;

/// How much is believed beforehand of trend and season, how fast a trend fades and how fast the past does.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Settings {
    /// Standard deviation of the trend a year, as a share: most trends lie within twice this of none.
    pub trend_sd: f64,
    /// Standard deviation of each wave of the season, as a share.
    pub season_sd: f64,
    /// Years in which a trend loses half its strength.
    pub trend_half_life: f64,
    /// Years after which what was seen counts for half as much as what is seen today.
    pub past_half_life: f64,
}

impl Settings {
    /// What each week of a history counts for, the latest last. Halved for each half-life, and then so much
    /// that all weeks together weigh as many as would leave equal weeks in as much doubt: `(Σw)² / Σw²`
    /// (Kish's effective sample size). Where rates do not change, bands are then as wide as they should be.
    pub(crate) fn weights(&self, weeks: usize) -> Vec<f64> {
        let past = |week: usize| (weeks - week) as f64 / YEAR;
        let plain: Vec<f64> = (0..weeks).map(|week| 0.5_f64.powf(past(week) / self.past_half_life)).collect();
        let (sum, squares) = plain.iter().fold((0.0, 0.0), |(sum, squares), w| (sum + w, squares + w * w));
        plain.into_iter().map(|w| w * sum / squares).collect()
    }
}

impl Default for Settings {
    /// Trends within 8% a year, seasons within 30%, half of a trend gone after two years, and what was seen
    /// three years ago counting for half: the law, the courts and practice change, so that a rate of long ago
    /// says less. Proposed by Goldthread; the back-test shows what they are worth on a council's own history.
    fn default() -> Settings {
        Settings { trend_sd: 0.04, season_sd: 0.15, trend_half_life: 2.0, past_half_life: 3.0 }
    }
}

/// Brothers and sisters who came in the same week: age in quarters of a year, and state.
pub(crate) type Family = Vec<(u8, u8)>;

/// Arrivals of one kind.
#[derive(Debug, Clone)]
pub(crate) struct Stream {
    /// The terms, by weeks from the first day.
    pub(crate) terms: [f64; TERMS],
    /// Lower triangle of the root of their covariance; all 0 where they are known.
    root: [[f64; TERMS]; TERMS],
    /// Variance beyond Poisson, as a share of the squared mean.
    pub(crate) dispersion: f64,
    /// Who came before; each as likely as another, with doubt about it where learned.
    pub(crate) families: Vec<Family>,
    half_life: f64,
    /// The week of the year on the day on which the terms hold.
    phase: f64,
    /// Weeks from the first day to the day on which the terms hold: 0 in a forecast, more where an invented
    /// world has its past thrown.
    pub(crate) ahead: u16,
    known: bool,
}

impl Stream {
    /// A stream whose terms are given.
    pub(crate) fn known(
        terms: [f64; TERMS],
        dispersion: f64,
        families: Vec<Family>,
        settings: &Settings,
        phase: f64,
    ) -> Stream {
        let half_life = settings.trend_half_life;
        let root = [[0.0; TERMS]; TERMS];
        Stream { terms, root, dispersion, families, half_life, phase, ahead: 0, known: true }
    }

    /// Learns from how many came in each week up to the first day, the latest last. `None` where nobody came.
    pub(crate) fn fit(
        weekly: &[u32],
        families: Vec<Family>,
        settings: &Settings,
        phase: f64,
    ) -> Option<Stream> {
        let all: u32 = weekly.iter().sum();
        if all == 0 || families.is_empty() {
            return None;
        }
        let mut stream = Stream::known([0.0; TERMS], 0.0, families, settings, phase);
        stream.known = false;
        let weights = settings.weights(weekly.len());
        stream.terms[0] = (f64::from(all) / weekly.len() as f64).ln();
        let rows: Vec<[f64; TERMS]> =
            (0..weekly.len()).map(|place| stream.row(place as f64 - weekly.len() as f64)).collect();
        let mut precision = [1.0 / settings.season_sd.powi(2).max(1e-12); TERMS];
        precision[0] = 0.0;
        precision[1] = 1.0 / settings.trend_sd.powi(2).max(1e-12);
        let mut information = [[0.0; TERMS]; TERMS];
        for _ in 0..4 {
            for _ in 0..12 {
                let mut score = [0.0; TERMS];
                information = [[0.0; TERMS]; TERMS];
                for ((row, came), counts_for) in rows.iter().zip(weekly).zip(&weights) {
                    let mean = stream.mean_of(row, &stream.terms);
                    let weight = counts_for / (1.0 + stream.dispersion * mean);
                    for i in 0..TERMS {
                        score[i] += row[i] * (f64::from(*came) - mean) * weight;
                        for j in 0..TERMS {
                            information[i][j] += row[i] * row[j] * mean * weight;
                        }
                    }
                }
                for i in 0..TERMS {
                    score[i] -= precision[i] * stream.terms[i];
                    information[i][i] += precision[i];
                }
                let root = cholesky(&information);
                let step = solve(&root, &score);
                for (term, step) in stream.terms.iter_mut().zip(step) {
                    *term += step.clamp(-1.0, 1.0);
                }
            }
            let (mut beyond, mut squares) = (0.0, 0.0);
            for (row, came) in rows.iter().zip(weekly) {
                let mean = stream.mean_of(row, &stream.terms);
                beyond += (f64::from(*came) - mean).powi(2) - mean;
                squares += mean * mean;
            }
            stream.dispersion = (beyond / squares.max(1e-12)).max(0.0);
        }
        stream.root = root_of_inverse(&information);
        Some(stream)
    }

    /// Arrivals a year as of the first day, and the trend a year in per cent.
    pub(crate) fn summary(&self) -> (f64, f64) {
        (self.terms[0].exp() * YEAR, 100.0 * (self.terms[1].exp() - 1.0))
    }

    /// The standard deviation of a term.
    pub(crate) fn doubt(&self, term: usize) -> f64 {
        self.root[term].iter().map(|root| root * root).sum::<f64>().sqrt()
    }

    /// The terms' values in a week counted from the first day; negative before it.
    fn row(&self, week: f64) -> [f64; TERMS] {
        let years = week / YEAR;
        let fades = self.half_life / std::f64::consts::LN_2;
        let trend = if years <= 0.0 { years } else { fades * (1.0 - (-years / fades).exp()) };
        let turn = (week + self.phase) / YEAR * std::f64::consts::TAU;
        [1.0, trend, turn.sin(), turn.cos(), (2.0 * turn).sin(), (2.0 * turn).cos()]
    }

    fn mean_of(&self, row: &[f64; TERMS], terms: &[f64; TERMS]) -> f64 {
        row.iter().zip(terms).map(|(x, b)| x * b).sum::<f64>().clamp(-20.0, 8.0).exp()
    }

    /// How many families are expected in each week, as best known.
    pub(crate) fn weekly(&self, weeks: u16) -> Vec<f64> {
        self.rows(weeks).iter().map(|row| self.mean_of(row, &self.terms)).collect()
    }

    /// The terms' values in each week of a forecast, worked out once for all paths.
    pub(crate) fn rows(&self, weeks: u16) -> Vec<[f64; TERMS]> {
        (0..weeks).map(|week| self.row(f64::from(week) - f64::from(self.ahead))).collect()
    }

    /// One draw of how many families are expected in each week.
    pub(crate) fn draw_weekly(
        &self,
        rows: &[[f64; TERMS]],
        dice: &mut Dice,
        doubt: bool,
        out: &mut Vec<f64>,
    ) {
        let mut terms = self.terms;
        if doubt && !self.known {
            let mut throws = [0.0; TERMS];
            throws.iter_mut().for_each(|throw| *throw = StandardNormal.sample(dice));
            for (i, term) in terms.iter_mut().enumerate() {
                *term += self.root[i].iter().zip(&throws).map(|(root, throw)| root * throw).sum::<f64>();
            }
        }
        out.clear();
        out.extend(rows.iter().map(|row| self.mean_of(row, &terms)));
    }

    /// One draw of how likely each earlier family is to be the pattern of the next, cumulated to 1: each
    /// weighs a random share (the Bayesian bootstrap; Rubin, 1981).
    pub(crate) fn draw_mix(&self, dice: &mut Dice, doubt: bool, out: &mut Vec<f64>) {
        out.clear();
        let mut all = 0.0;
        out.extend(self.families.iter().map(|_| {
            all += if doubt && !self.known { Exp1.sample(dice) } else { 1.0 };
            all
        }));
        out.iter_mut().for_each(|sum| *sum /= all);
    }

    /// How many families come in one week of a path.
    pub(crate) fn count(&self, mean: f64, dice: &mut impl Rng) -> u32 {
        let mean = if self.dispersion > 1e-9 {
            let shape = 1.0 / self.dispersion;
            Gamma::new(shape, mean / shape).map_or(mean, |gamma| gamma.sample(dice))
        } else {
            mean
        };
        Poisson::new(mean).map_or(0, |poisson| poisson.sample(dice) as u32)
    }
}

/// The lower root of a positive matrix.
fn cholesky(matrix: &[[f64; TERMS]; TERMS]) -> [[f64; TERMS]; TERMS] {
    let mut root = [[0.0; TERMS]; TERMS];
    for i in 0..TERMS {
        for j in 0..=i {
            let rest = matrix[i][j] - (0..j).map(|k| root[i][k] * root[j][k]).sum::<f64>();
            root[i][j] = if i == j { rest.max(1e-12).sqrt() } else { rest / root[j][j] };
        }
    }
    root
}

/// Solves `root rootᵀ x = b`.
fn solve(root: &[[f64; TERMS]; TERMS], b: &[f64; TERMS]) -> [f64; TERMS] {
    let mut x = *b;
    for i in 0..TERMS {
        x[i] = (x[i] - (0..i).map(|k| root[i][k] * x[k]).sum::<f64>()) / root[i][i];
    }
    for i in (0..TERMS).rev() {
        x[i] = (x[i] - (i + 1..TERMS).map(|k| root[k][i] * x[k]).sum::<f64>()) / root[i][i];
    }
    x
}

/// The lower root of a matrix's inverse.
fn root_of_inverse(matrix: &[[f64; TERMS]; TERMS]) -> [[f64; TERMS]; TERMS] {
    let root = cholesky(matrix);
    let mut inverse = [[0.0; TERMS]; TERMS];
    for i in 0..TERMS {
        let mut unit = [0.0; TERMS];
        unit[i] = 1.0;
        inverse[i] = solve(&root, &unit);
    }
    cholesky(&inverse)
}
