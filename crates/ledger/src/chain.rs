//! The chain: each entry carries a hash over itself and the hash of the entry before.

use crate::row::Row;
use crate::seal::put_authority;
use crate::{Authority, Hash};

/// Computes the hashes of one authority's chain.
pub(crate) struct Chain {
    authority: Vec<u8>,
}

impl Chain {
    pub(crate) fn new(authority: &Authority) -> Self {
        let mut bytes = Vec::new();
        put_authority(&mut bytes, authority);
        Chain { authority: bytes }
    }

    /// The hash of an entry. Numbers are big-endian; what varies in length has its length before it.
    pub(crate) fn hash(&self, before: Hash, row: &Row, payload: &[u8]) -> Hash {
        let mut fixed = [0; 52];
        let kind = u64::from(row.kind.column() == 1);
        put(&mut fixed, 0, &row.position.to_be_bytes());
        put(&mut fixed, 8, row.subject.0.as_bytes());
        put(&mut fixed, 24, &row.version.to_be_bytes());
        put(&mut fixed, 28, &row.recorded.to_be_bytes());
        put(&mut fixed, 36, &kind.to_be_bytes());
        put(&mut fixed, 44, &(payload.len() as u64).to_be_bytes());
        let mut hasher = blake3::Hasher::new();
        hasher.update(b"goldthread ledger 1 entry");
        hasher.update(&before.0);
        hasher.update(&self.authority);
        hasher.update(&fixed);
        hasher.update(payload);
        Hash(*hasher.finalize().as_bytes())
    }
}

fn put(fixed: &mut [u8; 52], at: usize, bytes: &[u8]) {
    for (to, from) in fixed.iter_mut().skip(at).zip(bytes) {
        *to = *from;
    }
}
