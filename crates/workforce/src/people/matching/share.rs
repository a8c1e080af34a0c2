//! A share of a whole, exact until it is shown.

use std::fmt;

/// A share of a whole as an exact ratio. Rounded only when shown: whole percent or one decimal.
#[derive(Debug, Clone, Copy)]
pub struct Share {
    part: u128,
    whole: u128,
}

impl Share {
    /// Nothing.
    pub const NONE: Share = Share { part: 0, whole: 1 };

    /// So much of so much; nothing of nothing is nothing.
    pub fn of(part: u64, whole: u64) -> Share {
        if whole == 0 { Share::NONE } else { Share { part: part.into(), whole: whole.into() } }
    }

    /// The weighted mean of shares, each given as weight, part and whole.
    pub(super) fn weighted(all: impl Iterator<Item = (u8, u64, u64)>) -> Share {
        let (mut part, mut whole, mut weights) = (0_u128, 1_u128, 0_u128);
        for (weight, got, of) in all {
            // Six wholes of at most 2^26 stay below 2^110: job descriptions are cut off at 1,000 lines.
            let common = gcd(got, of).max(1);
            let (got, of) = (u128::from(got / common), u128::from(of / common));
            part = part
                .saturating_mul(of)
                .saturating_add(u128::from(weight).saturating_mul(got).saturating_mul(whole));
            whole = whole.saturating_mul(of);
            weights += u128::from(weight);
        }
        if weights == 0 { Share::NONE } else { Share { part, whole: whole.saturating_mul(weights) } }
    }

    /// Whether it is at least so many percent.
    pub fn at_least(self, percent: u8) -> bool {
        self.part.saturating_mul(100) >= self.whole.saturating_mul(u128::from(percent))
    }

    /// In hundredths of a percent, rounded down: what ranks matches.
    pub fn hundredths(self) -> u32 {
        let hundredths = self.part.saturating_mul(10_000) / self.whole.max(1);
        u32::try_from(hundredths).unwrap_or(u32::MAX)
    }

    /// The part and the whole.
    pub fn exact(self) -> (u128, u128) {
        (self.part, self.whole)
    }
}

/// Equal if they are the same share, whatever of.
impl PartialEq for Share {
    fn eq(&self, other: &Share) -> bool {
        fn lowest(share: &Share) -> (u128, u128) {
            let (mut one, mut other) = (share.part, share.whole);
            while other != 0 {
                (one, other) = (other, one % other);
            }
            (share.part / one.max(1), share.whole / one.max(1))
        }
        lowest(self) == lowest(other)
    }
}

impl Eq for Share {}

/// In percent with at most one decimal, half up: `70%`, `69.5%`. What falls short of a whole percent by little must not
/// read as that, since thresholds are whole: 69.96% is `69.9%`.
impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let whole = self.whole.max(1);
        let half_up = (self.part.saturating_mul(2_000).saturating_add(whole)) / whole.saturating_mul(2);
        let is_short = self.part.saturating_mul(1_000) < half_up.saturating_mul(whole);
        let tenths = if half_up.is_multiple_of(10) && is_short { half_up - 1 } else { half_up };
        match tenths % 10 {
            0 => write!(f, "{}%", tenths / 10),
            tenth => write!(f, "{}.{tenth}%", tenths / 10),
        }
    }
}

fn gcd(mut one: u64, mut other: u64) -> u64 {
    while other != 0 {
        (one, other) = (other, one % other);
    }
    one
}
