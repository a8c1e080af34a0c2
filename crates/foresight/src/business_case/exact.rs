//! Exact ratios of any length, rounded once.
//!
//! Thirty years at 3.5% are a ratio of two numbers of seventy digits. They are kept whole until a figure is
//! shown, so that no figure depends on the order in which rates were applied.

use std::cmp::Ordering;

/// A number of pence on its way to being a figure: exact, however many rates it has been through.
///
/// ```
/// use foresight::business_case::Exact;
///
/// // £1,000 a year later, at the Green Book's 3.5%.
/// assert_eq!(Exact::of(100_000).times(200).over(207).rounded(), 96_618);
/// // Halves go away from nothing, so that a cost and a saving of one size always cancel.
/// assert_eq!(Exact::of(5).over(2).rounded(), 3);
/// assert_eq!(Exact::of(-5).over(2).rounded(), -3);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exact {
    negative: bool,
    above: Wide,
    below: Wide,
}

impl Exact {
    /// A whole number of pence.
    pub fn of(pence: i64) -> Exact {
        Exact { negative: pence < 0, above: Wide::of(pence.unsigned_abs()), below: Wide::of(1) }
    }

    /// So many times as much.
    pub fn times(mut self, factor: u64) -> Exact {
        self.above = self.above.times(factor);
        self
    }

    /// So many times as much, the other way round if the number is negative.
    pub fn times_signed(self, factor: i64) -> Exact {
        let mut product = self.times(factor.unsigned_abs());
        product.negative ^= factor < 0;
        product
    }

    /// A part of it. Unchanged when there are no parts.
    pub fn over(mut self, parts: u64) -> Exact {
        self.below = self.below.times(parts.max(1));
        self
    }

    /// Through a list of ratios, each above and below.
    pub fn through(self, ratios: impl IntoIterator<Item = (u64, u64)>) -> Exact {
        ratios.into_iter().fold(self, |exact, (above, below)| exact.times(above).over(below))
    }

    /// To the nearest penny, halves away from nothing. Stops at the largest number of pence there is.
    pub fn rounded(&self) -> i64 {
        let halves = self.above.times(2).plus(&self.below);
        let size = halves.divided_by(&self.below.times(2));
        let size = size.and_then(|size| i64::try_from(size).ok()).unwrap_or(i64::MAX);
        if self.negative { -size } else { size }
    }
}

/// A whole number of any length; the least significant part first, no empty part at the end.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Wide(Vec<u64>);

impl Wide {
    fn of(number: u64) -> Wide {
        Wide(if number == 0 { Vec::new() } else { vec![number] })
    }

    fn times(&self, factor: u64) -> Wide {
        if factor == 0 {
            return Wide(Vec::new());
        }
        let mut product = Vec::with_capacity(self.0.len() + 1);
        let mut carried = 0u128;
        for part in &self.0 {
            let here = u128::from(*part) * u128::from(factor) + carried;
            product.push(low(here));
            carried = here >> 64;
        }
        if carried > 0 {
            product.push(low(carried));
        }
        Wide(product)
    }

    fn plus(&self, other: &Wide) -> Wide {
        let (long, short) = if self.0.len() >= other.0.len() { (self, other) } else { (other, self) };
        let mut sum = Vec::with_capacity(long.0.len() + 1);
        let mut carried = 0u128;
        for (place, part) in long.0.iter().enumerate() {
            let here = u128::from(*part) + u128::from(short.0.get(place).copied().unwrap_or(0)) + carried;
            sum.push(low(here));
            carried = here >> 64;
        }
        if carried > 0 {
            sum.push(low(carried));
        }
        Wide(sum)
    }

    fn bits(&self) -> usize {
        self.0.last().map_or(0, |top| 64 * self.0.len() - top.leading_zeros() as usize)
    }

    /// How often the other goes into it wholly, found bit by bit from the top; nothing when that is too large.
    fn divided_by(&self, other: &Wide) -> Option<u64> {
        let bits = (self.bits() + 1).saturating_sub(other.bits());
        if bits > 64 {
            return None;
        }
        let goes = |times: u64| other.times(times).order(self) != Ordering::Greater;
        Some((0..bits).rev().fold(0u64, |found, bit| {
            let tried = found | (1 << bit);
            if goes(tried) { tried } else { found }
        }))
    }

    fn order(&self, other: &Wide) -> Ordering {
        let lengths = self.0.len().cmp(&other.0.len());
        lengths.then_with(|| self.0.iter().rev().cmp(other.0.iter().rev()))
    }
}

/// The lower half.
fn low(number: u128) -> u64 {
    (number & u128::from(u64::MAX)) as u64
}

/// A ratio in its lowest terms, so that long products stay short.
pub(super) fn lowest(above: u64, below: u64) -> (u64, u64) {
    fn divisor(one: u64, other: u64) -> u64 {
        if other == 0 { one } else { divisor(other, one % other) }
    }
    let shared = divisor(above, below).max(1);
    (above / shared, below / shared)
}

/// A yearly sum shared over months by their weights, so that the months add up to it to the penny.
///
/// Each month's share is what the running total rounds to less what was shared before. Where the weights
/// cancel or there are none, the whole falls in the first month.
pub(super) fn shared(pence: i64, weights: &[i64; 12]) -> [i64; 12] {
    let all: i128 = weights.iter().map(|weight| i128::from(*weight)).sum();
    let mut months = [0; 12];
    if all == 0 {
        months[0] = pence;
        return months;
    }
    let (mut weighed, mut given) = (0i128, 0i128);
    for (month, weight) in months.iter_mut().zip(weights) {
        weighed += i128::from(*weight);
        let due = i128::from(pence).saturating_mul(weighed) / all;
        *month = i64::try_from(due - given).unwrap_or(0);
        given = due;
    }
    months
}
