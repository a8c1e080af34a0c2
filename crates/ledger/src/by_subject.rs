//! A map from subjects, looked into for every entry that is read.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use crate::Subject;

/// Something of each subject. Never walked through: its order is no order.
pub(crate) type BySubject<T> = HashMap<Subject, T, BuildHasherDefault<SubjectHasher>>;

/// Mixes the bits of a UUID. Subjects are made by the service and mostly random already, so that nobody can choose
/// them so as to collide, and the usual hasher's defence against that need not be paid for.
#[derive(Default)]
pub(crate) struct SubjectHasher(u64);

impl Hasher for SubjectHasher {
    fn write(&mut self, bytes: &[u8]) {
        for part in bytes.chunks(8) {
            let mut word = [0; 8];
            for (to, from) in word.iter_mut().zip(part) {
                *to = *from;
            }
            self.write_u64(u64::from_ne_bytes(word));
        }
    }

    fn write_u64(&mut self, word: u64) {
        // Both halves of the long product, so that every bit given reaches every bit of the outcome.
        let product =
            u128::from(self.0.rotate_left(23) ^ word ^ 0xa076_1d64_78bd_642f) * 0xe703_7ed1_a0b4_28db;
        self.0 = (product as u64) ^ (product >> 64) as u64;
    }

    fn write_usize(&mut self, _: usize) {
        // The length, which is always the same.
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::hash::{BuildHasher, BuildHasherDefault};

    use uuid::Uuid;

    use super::SubjectHasher;
    use crate::Subject;

    /// A map takes the bucket from the lowest bits and a tag from the highest.
    fn spread(subjects: impl Iterator<Item = u128>) -> (usize, usize) {
        let hasher = BuildHasherDefault::<SubjectHasher>::default();
        let hashes: Vec<_> = subjects.map(|n| hasher.hash_one(Subject(Uuid::from_u128(n)))).collect();
        let count =
            |bits: &dyn Fn(u64) -> u64| hashes.iter().map(|hash| bits(*hash)).collect::<BTreeSet<_>>().len();
        (count(&|hash| hash & 0xffff), count(&|hash| hash >> 57))
    }

    #[test]
    fn subjects_that_differ_in_any_bits_fall_into_different_buckets() {
        // 4096 balls thrown at random into 65,536 buckets take some 3,970 of them.
        for shift in 0..116 {
            let (buckets, tags) = spread((0..4_096).map(|n| n << shift));
            assert!(buckets > 3_500 && tags > 120, "{buckets} buckets and {tags} tags, shifted by {shift}");
        }
        let version_7 = |n: u128| {
            0x0190_0000_0000_7000_8000_0000_0000_0000 | n << 80 | (n * 0x9e37_79b9_7f4a) & 0xffff_ffff_ffff
        };
        let (buckets, tags) = spread((0..4_096).map(version_7));
        assert!(buckets > 3_500 && tags > 120, "{buckets} buckets and {tags} tags");
    }
}
