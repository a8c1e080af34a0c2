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
        let mixed = (self.0.rotate_left(23) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 = mixed ^ (mixed >> 32);
    }

    fn write_usize(&mut self, _: usize) {
        // The length, which is always the same.
    }

    fn finish(&self) -> u64 {
        self.0
    }
}
