//! Random numbers by address, not in sequence: the same path, child and week always throw the same number.
//!
//! So two scenarios share their luck (common random numbers), and the answer is the same on any number of
//! threads. The mixer is the finaliser of SplitMix64 (Steele, Lea and Flood, 2014), which is public domain.

use std::convert::Infallible;

use rand::rand_core::TryRng;

/// Weyl constant of SplitMix64.
const GOLDEN: u64 = 0x9e37_79b9_7f4a_7c15;

/// Spreads 64 bits over 64 bits, one to one.
#[inline(always)]
pub(crate) fn mix(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// The number at one address beneath another.
#[inline(always)]
pub(crate) fn at(key: u64, index: u64) -> u64 {
    mix(key.wrapping_add(GOLDEN.wrapping_mul(index.wrapping_add(1))))
}

/// The upper 53 bits as a number from 0 up to, never reaching, 1.
#[inline(always)]
pub(crate) fn unit(bits: u64) -> f64 {
    (bits >> 11) as f64 * (1.0 / (1u64 << 53) as f64)
}

/// A stream of numbers from one address, for draws that take an unknown count of them.
pub(crate) struct Dice {
    key: u64,
    thrown: u64,
}

impl Dice {
    /// The stream at an address.
    pub(crate) fn new(key: u64) -> Dice {
        Dice { key, thrown: 0 }
    }
}

impl TryRng for Dice {
    type Error = Infallible;

    #[inline]
    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        self.try_next_u64().map(|bits| (bits >> 32) as u32)
    }

    #[inline]
    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        self.thrown += 1;
        Ok(at(self.key, self.thrown))
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        for chunk in bytes.chunks_mut(8) {
            let word = self.try_next_u64()?.to_le_bytes();
            chunk.copy_from_slice(&word[..chunk.len()]);
        }
        Ok(())
    }
}
