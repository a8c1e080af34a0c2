//! The chain: each entry carries a hash over itself and the hash of the entry before.

use crate::row::{Kind, Row};
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
        let mut head = [0; 256];
        let length = payload.len() as u64;
        let parts: [&[u8]; 9] = [
            b"goldthread ledger 1 entry",
            &before.0,
            &self.authority,
            &row.position.to_be_bytes(),
            row.subject.0.as_bytes(),
            &row.version.to_be_bytes(),
            &row.recorded.to_be_bytes(),
            &[u8::from(row.kind == Kind::Forgotten)],
            &length.to_be_bytes(),
        ];
        // Gathered first: the hasher is quickest with long runs. At most 143 bytes, given the longest authority.
        let mut end = 0;
        for part in parts {
            for (to, from) in head.iter_mut().skip(end).zip(part) {
                *to = *from;
            }
            end += part.len();
        }
        let mut hasher = blake3::Hasher::new();
        hasher.update(head.get(..end).unwrap_or(&head));
        hasher.update(payload);
        Hash(*hasher.finalize().as_bytes())
    }
}
