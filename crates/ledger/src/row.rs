//! Entries as they are stored: columns and sealed bytes, before anything is opened.

use std::ops::Range;

use crate::chain::Chain;
use crate::seal::{NONCE, TAG};
use crate::{Breach, Hash, LedgerError, Subject};

/// What an entry records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Told,
    Forgotten,
}

impl Kind {
    pub(crate) fn column(self) -> i64 {
        match self {
            Kind::Told => 0,
            Kind::Forgotten => 1,
        }
    }
}

/// One stored entry; its payload lies in its batch.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub position: u64,
    pub subject: Subject,
    pub version: u32,
    pub recorded: i64,
    pub kind: Kind,
    pub payload: Range<usize>,
    pub hash: Hash,
}

/// Some entries in order, with all their payloads in one run of bytes.
#[derive(Default)]
pub(crate) struct Batch {
    pub rows: Vec<Row>,
    pub bytes: Vec<u8>,
}

/// The columns of one entry as the database gives them.
pub(crate) struct Columns<'c> {
    pub position: i64,
    pub subject: &'c [u8],
    pub version: i64,
    pub recorded: i64,
    pub kind: i64,
    pub payload: &'c [u8],
    pub hash: &'c [u8],
}

impl Batch {
    /// Takes one stored entry.
    ///
    /// # Errors
    /// [`Breach::Shape`] when a column holds what the ledger never writes there.
    pub(crate) fn push(&mut self, columns: &Columns<'_>) -> Result<(), LedgerError> {
        let position = u64::try_from(columns.position).unwrap_or_default();
        let row = || {
            Some(Row {
                position,
                subject: Subject(uuid::Uuid::from_slice(columns.subject).ok()?),
                version: u32::try_from(columns.version).ok()?,
                recorded: jiff::Timestamp::from_microsecond(columns.recorded)
                    .ok()
                    .map(|_| columns.recorded)?,
                kind: match columns.kind {
                    0 => Kind::Told,
                    1 => Kind::Forgotten,
                    _ => return None,
                },
                payload: self.bytes.len()..self.bytes.len() + columns.payload.len(),
                hash: Hash(columns.hash.try_into().ok()?),
            })
        };
        let row = row().ok_or(LedgerError::Broken { position, breach: Breach::Shape })?;
        self.bytes.extend_from_slice(columns.payload);
        self.rows.push(row);
        Ok(())
    }

    /// Takes what is to be told, recorded at that time or later, with room for nonce and tag; place and hash come later.
    pub(crate) fn push_plain(
        &mut self,
        subject: Subject,
        recorded: i64,
        write: impl FnOnce(&mut Vec<u8>) -> serde_json::Result<()>,
    ) -> Result<(), LedgerError> {
        let start = self.bytes.len();
        self.bytes.resize(start + NONCE, 0);
        write(&mut self.bytes).map_err(LedgerError::Unwritable)?;
        self.bytes.resize(self.bytes.len() + TAG, 0);
        self.rows.push(Row {
            position: 0,
            subject,
            version: 0,
            recorded,
            kind: Kind::Told,
            payload: start..self.bytes.len(),
            hash: Hash::ZERO,
        });
        Ok(())
    }

    /// Takes the record of a forgetting.
    pub(crate) fn push_forgotten(&mut self, subject: Subject) {
        let end = self.bytes.len();
        self.rows.push(Row {
            position: 0,
            subject,
            version: 0,
            recorded: i64::MIN,
            kind: Kind::Forgotten,
            payload: end..end,
            hash: Hash::ZERO,
        });
    }

    /// The payload of a row of this batch.
    pub(crate) fn payload(&self, row: &Row) -> &[u8] {
        self.bytes.get(row.payload.clone()).unwrap_or_default()
    }

    /// Checks that the entries follow `before` without a gap and that each carries the right hash.
    pub(crate) fn check_chain(&self, chain: &Chain, before: (u64, Hash)) -> Result<(), LedgerError> {
        let (mut position, mut hash) = before;
        for row in &self.rows {
            position += 1;
            if row.position != position {
                return Err(LedgerError::Broken { position, breach: Breach::Missing });
            }
            if row.hash != chain.hash(hash, row, self.payload(row)) {
                return Err(LedgerError::Broken { position, breach: Breach::Hash });
            }
            hash = row.hash;
        }
        Ok(())
    }
}
