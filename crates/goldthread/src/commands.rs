//! The commands, one file each: an argument struct whose comments are the manual, and one function.

mod account;
mod backup;
mod bench;
mod business_case;
mod check;
mod demo;
mod due;
mod forecast;
mod init;
mod restore;
mod scorecard;
mod serve;
mod verify;

use std::process::ExitCode;

use clap::Subcommand;

use crate::config::Config;
use crate::fault::Fault;

/// What to do.
#[derive(Subcommand)]
pub enum Command {
    Demo(demo::Demo),
    Due(due::Due),
    Forecast(forecast::Forecast),
    BusinessCase(business_case::BusinessCase),
    Init(init::Init),
    Serve(serve::Serve),
    Scorecard(scorecard::Scorecard),
    Verify(verify::Verify),
    Backup(backup::Backup),
    Restore(restore::Restore),
    Account(account::Account),
    Bench(bench::Bench),
}

impl Command {
    /// Does it.
    ///
    /// # Errors
    /// [`Fault`] says what could not be done.
    pub fn run(&self, config: &Config) -> Result<ExitCode, Fault> {
        match self {
            Command::Demo(demo) => demo.run(config),
            Command::Due(due) => due.run(config),
            Command::Forecast(forecast) => forecast.run(config),
            Command::BusinessCase(case) => case.run(config),
            Command::Init(init) => init.run(config),
            Command::Serve(serve) => serve.run(config),
            Command::Scorecard(scorecard) => scorecard.run(config),
            Command::Verify(verify) => verify.run(config),
            Command::Backup(backup) => backup.run(config),
            Command::Restore(restore) => restore.run(config),
            Command::Account(account) => account.run(config),
            Command::Bench(bench) => bench.run(config),
        }
    }
}
