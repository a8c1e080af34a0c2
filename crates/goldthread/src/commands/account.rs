use std::io::{BufRead, IsTerminal};
use std::process::ExitCode;

use clap::{Args, Subcommand, ValueEnum};
use service::setup::{NewAccount, account_entries};
use service::{Clock, Role};

use crate::config::Config;
use crate::fault::Fault;

/// Open accounts
#[derive(Args)]
pub struct Account {
    #[command(subcommand)]
    command: Verb,
}

#[derive(Subcommand)]
enum Verb {
    /// Open an account; its password is asked for, or read from standard input
    Open {
        /// The name with which one signs in
        username: String,
        /// The person's name
        #[arg(long)]
        name: String,
        /// Their job title
        #[arg(long)]
        title: String,
        /// What the account may do
        #[arg(long)]
        role: RoleName,
    },
}

/// A role as typed.
#[derive(Clone, Copy, ValueEnum)]
enum RoleName {
    FrontDoorWorker,
    FrontDoorManager,
    Practitioner,
    TeamManager,
    ReviewingOfficer,
    Director,
    Analyst,
    Administrator,
}

impl From<RoleName> for Role {
    fn from(name: RoleName) -> Role {
        match name {
            RoleName::FrontDoorWorker => Role::FrontDoorWorker,
            RoleName::FrontDoorManager => Role::FrontDoorManager,
            RoleName::Practitioner => Role::Practitioner,
            RoleName::TeamManager => Role::TeamManager,
            RoleName::ReviewingOfficer => Role::ReviewingOfficer,
            RoleName::Director => Role::Director,
            RoleName::Analyst => Role::Analyst,
            RoleName::Administrator => Role::Administrator,
        }
    }
}

impl Account {
    pub fn run(&self, config: &Config) -> Result<ExitCode, Fault> {
        let Verb::Open { username, name, title, role } = &self.command;
        let service = config.open_service()?;
        if service.has_account(username) {
            return Err(Fault::Other(format!(
                "there is already an account named {username}; nothing was changed"
            )));
        }
        let new = NewAccount {
            username: username.clone(),
            worker: None,
            name: name.clone(),
            title: title.clone(),
            role: (*role).into(),
            persona: None,
        };
        let entries = account_entries(new, &read_password()?)?;
        service.ledger().append(Clock::real().now(), &[], entries).map_err(service::ServiceError::from)?;
        println!("{name} can sign in as {username}.");
        Ok(ExitCode::SUCCESS)
    }
}

/// A password: asked for on a terminal without showing it, read as a line from standard input elsewhere.
///
/// # Errors
/// When it cannot be read.
pub fn read_password() -> Result<String, Fault> {
    let unreadable = || Fault::system("the password cannot be read");
    if std::io::stdin().is_terminal() {
        return rpassword::prompt_password("Password: ").map_err(unreadable());
    }
    let mut line = String::new();
    std::io::stdin().lock().read_line(&mut line).map_err(unreadable())?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}
