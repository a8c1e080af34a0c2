//! Exact ratios, rounded once, at the edge.

use std::cmp::Ordering;

/// A number that is not negative, kept exact until it is shown.
///
/// ```
/// use measures::Ratio;
///
/// // 336 referrals among 52,095 children are 64.498 per 10,000, and print as 64.
/// let rate = Ratio::new(336, 52_095).unwrap().times(10_000);
/// assert_eq!(rate.rounded(), 64);
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Ratio {
    above: u128,
    below: u128,
}

impl Ratio {
    /// So many of so many; `None` of none at all.
    pub fn new(above: u64, below: u64) -> Option<Ratio> {
        (below > 0).then_some(Ratio { above: above.into(), below: below.into() })
    }

    /// A whole number.
    pub fn whole(number: u64) -> Ratio {
        Ratio { above: number.into(), below: 1 }
    }

    /// So many times as much.
    pub fn times(self, factor: u64) -> Ratio {
        Ratio { above: self.above.saturating_mul(factor.into()), below: self.below }
    }

    /// A part of it: `of(1, 12)` is a twelfth. Unchanged when there are no parts.
    pub fn part(self, parts: u64, of: u64) -> Ratio {
        if of == 0 {
            return self;
        }
        let shared = divisor(parts.max(1).into(), of.into());
        let (parts, of) = (u128::from(parts) / shared, u128::from(of) / shared);
        Ratio { above: self.above.saturating_mul(parts), below: self.below.saturating_mul(of) }
    }

    /// To the nearest whole number, halves upwards, as the published tables round.
    pub fn rounded(self) -> u64 {
        narrow(half_up(self.above, self.below))
    }

    /// To the nearest tenth, halves upwards: 17.25 is 173 tenths.
    pub fn tenths(self) -> u64 {
        narrow(half_up(self.above.saturating_mul(10), self.below))
    }

    /// For the points of a chart, where a picture is all that is wanted.
    pub fn approximate(self) -> f64 {
        self.above as f64 / self.below as f64
    }
}

impl PartialEq for Ratio {
    fn eq(&self, other: &Ratio) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Ratio {}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Ratio) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Ratio {
    fn cmp(&self, other: &Ratio) -> Ordering {
        self.above.saturating_mul(other.below).cmp(&other.above.saturating_mul(self.below))
    }
}

/// A whole number with commas between the thousands: `1,897`.
///
/// ```
/// assert_eq!(measures::with_commas(1_234_567), "1,234,567");
/// ```
pub fn with_commas(number: u64) -> String {
    let digits = number.to_string();
    let mut shown = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            shown.push(',');
        }
        shown.push(digit);
    }
    shown
}

fn half_up(above: u128, below: u128) -> u128 {
    above / below + u128::from(above % below >= below.div_ceil(2))
}

fn narrow(number: u128) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}

fn divisor(one: u128, other: u128) -> u128 {
    if other == 0 { one } else { divisor(other, one % other) }
}
