//! What can go wrong in the service, in plain sentences.

use ledger::{AppendError, LedgerError};
use practice::Refusal;

use crate::access::Denied;

/// What can go wrong.
#[derive(Debug, thiserror::Error)]
pub enum ServiceError {
    /// Not allowed.
    #[error(transparent)]
    Denied(#[from] Denied),
    /// No such person in the record.
    #[error("there is no such record")]
    NotFound,
    /// What was to be recorded was refused.
    #[error("{}", sentences(.0))]
    Refused(Vec<Refusal>),
    /// Somebody else recorded something of the same person meanwhile.
    #[error("somebody else has just recorded something here; look again before you record")]
    Conflict,
    /// The person has been forgotten.
    #[error("this record has been erased; nothing more can be recorded in it")]
    Forgotten,
    /// The opening of a record, or a list that names people, could not be noted, so it stays closed.
    #[error("this cannot be shown now, because it could not be noted who looks at it")]
    NotNoted,
    /// A policy file cannot be read.
    #[error("the policy file {file} cannot be read: {detail}")]
    Policies {
        /// Which file.
        file: String,
        /// What is wrong.
        detail: String,
    },
    /// The demonstration could not be made.
    #[error("the demonstration could not be made: {0}")]
    Demo(String),
    /// A setting makes no sense.
    #[error("{0}")]
    Setting(String),
    /// The ledger could not.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    /// The system could not.
    #[error(transparent)]
    System(#[from] std::io::Error),
}

impl From<AppendError> for ServiceError {
    fn from(error: AppendError) -> ServiceError {
        match error {
            AppendError::Conflict { .. } => ServiceError::Conflict,
            AppendError::Forgotten { .. } => ServiceError::Forgotten,
            AppendError::Ledger(error) => ServiceError::Ledger(error),
            other => ServiceError::Setting(other.to_string()),
        }
    }
}

fn sentences(refusals: &[Refusal]) -> String {
    refusals.iter().map(Refusal::to_string).collect::<Vec<_>>().join(" ")
}
