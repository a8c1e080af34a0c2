use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use ledger::Ledger;
use service::fact::Statement;

use crate::config::Config;
use crate::fault::Fault;
use crate::progress;

use super::verify::said;

/// Restore a backup into a new database
///
/// A backup of either kind of database restores to either. The target must be empty; the master key must be
/// that of the ledger that was backed up.
#[derive(Args)]
pub struct Restore {
    /// The backup to read
    from: PathBuf,
}

impl Restore {
    pub fn run(&self, config: &Config) -> Result<ExitCode, Fault> {
        let bar = progress::bar("Restoring entries");
        let master = config.master_key()?;
        let verified = Ledger::<Statement>::restore(
            &self.from,
            &config.location,
            config.authority.clone(),
            master,
            &mut |done, count| {
                bar.set_length(count);
                bar.set_position(done);
            },
        )?;
        bar.finish_and_clear();
        println!("Restored to {}. {}", config.location, said(&verified));
        Ok(ExitCode::SUCCESS)
    }
}
