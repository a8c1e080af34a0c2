use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use crate::config::Config;
use crate::fault::Fault;
use crate::progress;

use super::verify::said;

/// Copy the ledger to a file, while it is being served
///
/// The copy is consistent and checked from end to end before this command ends. It holds no master key: keep
/// that elsewhere.
#[derive(Args)]
pub struct Backup {
    /// The file to write; it must not exist yet
    to: PathBuf,
}

impl Backup {
    pub fn run(&self, config: &Config) -> Result<ExitCode, Fault> {
        let ledger = config.open_ledger()?;
        let bar = progress::bar("Copying entries");
        let verified = ledger.backup(&self.to, &mut |done, count| {
            bar.set_length(count);
            bar.set_position(done);
        })?;
        bar.finish_and_clear();
        println!("Copied to {}. {}", self.to.display(), said(&verified));
        Ok(ExitCode::SUCCESS)
    }
}
