use std::process::ExitCode;

use clap::Args;
use ledger::{Ledger, Location};
use service::setup::{NewAccount, account_entries, name_authority};
use service::{Clock, Role};

use crate::config::Config;
use crate::fault::Fault;

use super::account::read_password;

/// Make an empty authority: its ledger, its master key and its first account
///
/// The password of the first account is asked for, or read from standard input when that is not a terminal.
/// Keep a copy of the master key in a safe place away from the database: without it nothing can be read.
#[derive(Args)]
pub struct Init {
    /// The council's name, as it stands on every page
    #[arg(long)]
    name: String,

    /// The username of the first account, which looks after the others
    #[arg(long, default_value = "admin")]
    username: String,
}

impl Init {
    pub fn run(&self, config: &Config) -> Result<ExitCode, Fault> {
        if let Location::Sqlite(path) = &config.location
            && let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty())
        {
            std::fs::create_dir_all(folder)
                .map_err(Fault::system(format!("the folder {} cannot be made", folder.display())))?;
        }
        let new = NewAccount {
            username: self.username.clone(),
            worker: None,
            name: "Administrator".into(),
            title: "Administrator".into(),
            role: Role::Administrator,
            persona: None,
        };
        let entries = account_entries(new, &read_password()?)?;
        let ledger = Ledger::open(&config.location, config.authority.clone(), config.master_key_or_new()?)?;
        name_authority(&ledger, &self.name)?;
        ledger.append(Clock::real().now(), &[], entries).map_err(service::ServiceError::from)?;
        println!("{} is ready in {}.", self.name, config.location);
        println!("The master key is in {}: keep a copy in a safe place.", config.key_place()?);
        println!("Serve it with: goldthread serve --database {}", config.location);
        Ok(ExitCode::SUCCESS)
    }
}
