//! Chance: a small generator of random numbers of our own, so that a seed gives the same bytes on every
//! machine and with every version of every library.

/// A stream of random numbers (SplitMix64: Steele, Lea and Flood, 2014).
#[derive(Debug, Clone)]
pub(super) struct Chance {
    state: u64,
}

impl Chance {
    /// A stream of its own for a seed and a tag: streams of different tags have nothing to do with each other.
    pub fn new(seed: u64, tag: u64) -> Chance {
        let mut chance = Chance { state: seed ^ tag.wrapping_mul(0x9E37_79B9_7F4A_7C15) };
        chance.next();
        chance.state ^= tag.rotate_left(32);
        chance
    }

    /// The next 64 bits.
    pub fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `n`; 0 when `n` is 0.
    pub fn below(&mut self, n: usize) -> usize {
        // The high bits times n: an even spread without a division (Lemire, 2019).
        ((u128::from(self.next()) * n as u128) >> 64) as usize
    }

    /// A number from `low` to `high`, both included.
    pub fn range(&mut self, low: i64, high: i64) -> i64 {
        low + self.below((high - low + 1).max(1) as usize) as i64
    }

    /// Yes, so many times in a hundred.
    pub fn yes(&mut self, percent: u32) -> bool {
        self.below(100) < percent as usize
    }

    /// Yes, so many times in a thousand.
    pub fn rarely(&mut self, per_thousand: u32) -> bool {
        self.below(1000) < per_thousand as usize
    }

    /// One of several; the list is never empty.
    pub fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }

    /// One of several, each with its weight; the list is never empty.
    pub fn weighted<T: Copy>(&mut self, list: &[(T, u32)]) -> T {
        let total: u32 = list.iter().map(|(_, weight)| weight).sum();
        let mut at = self.below(total as usize) as u32;
        for (one, weight) in list {
            if at < *weight {
                return *one;
            }
            at -= weight;
        }
        list[0].0
    }

    /// Puts a list into random order.
    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for last in (1..list.len()).rev() {
            list.swap(last, self.below(last + 1));
        }
    }
}
