use std::process::ExitCode;

use clap::Args;

use crate::config::Config;
use crate::fault::Fault;
use crate::progress;

/// Walk the whole ledger and check that nothing in it was changed
///
/// Every entry carries the hash of the one before. Names the first entry that is not as it was written, and
/// ends with exit code 3 if there is one.
#[derive(Args)]
pub struct Verify {}

impl Verify {
    pub fn run(&self, config: &Config) -> Result<ExitCode, Fault> {
        let ledger = config.open_ledger()?;
        let bar = progress::bar("Checking entries");
        let verified = ledger.verify(&mut |done, count| {
            bar.set_length(count);
            bar.set_position(done);
        });
        bar.finish_and_clear();
        match verified {
            Ok(verified) => {
                println!("{}", said(&verified));
                Ok(ExitCode::SUCCESS)
            }
            Err(broken @ ledger::LedgerError::Broken { .. }) => {
                println!("Not as it was written: {broken}");
                Ok(ExitCode::from(3))
            }
            Err(error) => Err(error.into()),
        }
    }
}

/// What was verified, in a sentence.
pub fn said(verified: &ledger::Verified) -> String {
    format!(
        "{} entries, each as it was written. The last has the hash {}.",
        verified.entries, verified.head.hash
    )
}
