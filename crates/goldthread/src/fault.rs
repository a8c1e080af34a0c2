//! What can go wrong on the command line: a sentence, sometimes a hint, and an exit code.

use ledger::LedgerError;
use service::ServiceError;

/// Why a command could not be done.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The service says why.
    #[error(transparent)]
    Service(#[from] ServiceError),
    /// The ledger says why.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    /// A file or address.
    #[error("{what}: {error}")]
    System {
        /// What was tried.
        what: String,
        /// What the system answered.
        error: std::io::Error,
    },
    /// Something given makes no sense; exit code 2, as for a wrong flag.
    #[error("{0}")]
    Usage(String),
    /// Anything else, in a sentence.
    #[error("{0}")]
    Other(String),
}

impl Fault {
    /// An error of the system with what was tried.
    pub fn system(what: impl Into<String>) -> impl FnOnce(std::io::Error) -> Fault {
        let what = what.into();
        move |error| Fault::System { what, error }
    }

    /// The exit code.
    pub fn code(&self) -> u8 {
        match self {
            Fault::Usage(_) => 2,
            _ => 1,
        }
    }

    /// What may help.
    pub fn hint(&self) -> Option<&'static str> {
        match self {
            Fault::Service(ServiceError::Ledger(error)) | Fault::Ledger(error) => match error {
                LedgerError::MasterKey { .. } | LedgerError::WrongMasterKey { .. } => Some(
                    "The master key opens everything. Give the file with --key or the key in GOLDTHREAD_MASTER_KEY.",
                ),
                _ => None,
            },
            _ => None,
        }
    }
}
