use std::io::{BufRead, IsTerminal};
use std::process::ExitCode;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Subcommand};
use service::setup::{NewAccount, account_entries};
use service::{Clock, Role, Service, WithoutAccount, local_time};

use crate::config::Config;
use crate::fault::Fault;

/// Open, close and list accounts, and set their passwords
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
        /// The person's name; with --staff, the one in the establishment where it is left out
        #[arg(long, required_unless_present = "staff")]
        name: Option<String>,
        /// Their job title; with --staff, that of their post where it is left out
        #[arg(long, required_unless_present = "staff")]
        title: Option<String>,
        /// What the account may do
        #[arg(long, value_parser = role())]
        role: Role,
        /// Their payroll reference in the establishment: whoever is in it finds there what concerns them
        #[arg(long, value_name = "REFERENCE")]
        staff: Option<String>,
    },
    /// Say that an account is that of somebody in the establishment
    Link {
        /// The name with which one signs in
        username: String,
        /// Their payroll reference in the establishment
        #[arg(long, value_name = "REFERENCE")]
        staff: String,
    },
    /// Close an account: nobody can sign in with it any more, and whoever is signed in is signed out
    Close {
        /// The name with which one signs in
        username: String,
    },
    /// Set a new password, which is asked for, or read from standard input
    Password {
        /// The name with which one signs in
        username: String,
    },
    /// List the accounts that are open
    List,
}

/// Reads a role as typed, and names them all where it is none.
fn role() -> impl TypedValueParser<Value = Role> {
    PossibleValuesParser::new(Role::ALL.map(Role::key))
        .try_map(|key| Role::from_key(&key).ok_or("there is no such role"))
}

impl Account {
    pub fn run(&self, config: &Config) -> Result<ExitCode, Fault> {
        let service = config.open_service()?;
        match &self.command {
            Verb::Open { username, name, title, role, staff } => {
                if service.has_account(username) {
                    return Err(Fault::Other(format!(
                        "there is already an account named {username}; nothing was changed"
                    )));
                }
                let whose =
                    staff.as_deref().map(|reference| service.without_account(reference)).transpose()?;
                let known = |of: fn(&WithoutAccount) -> &String| whose.as_ref().map(of).cloned();
                let name = name.clone().or_else(|| known(|one| &one.name)).unwrap_or_default();
                let new = NewAccount {
                    username: username.clone(),
                    worker: whose.as_ref().map(|one| one.worker),
                    name: name.clone(),
                    title: title.clone().or_else(|| known(|one| &one.title)).unwrap_or_default(),
                    role: *role,
                    persona: None,
                };
                let entries = account_entries(new, &read_password()?)?;
                let now = Clock::real().now();
                service.ledger().append(now, &[], entries).map_err(service::ServiceError::from)?;
                println!("{name} can sign in as {}.", username.trim().to_lowercase());
            }
            Verb::Link { username, staff } => {
                let (account, name) = service.link_account(username, staff)?;
                println!("The account {} is that of {name} in the establishment.", account.username);
            }
            Verb::Close { username } => {
                let closed = service.close_account(username)?;
                println!("{} can no longer sign in as {}.", closed.name, closed.username);
            }
            Verb::Password { username } => {
                if !service.has_account(username) {
                    return Err(Fault::Other(format!(
                        "there is no open account named {username}; nothing was changed"
                    )));
                }
                let changed = service.set_password(username, &read_password()?)?;
                println!("{} has a new password.", changed.username);
            }
            Verb::List => list(&service),
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// One line an account.
fn list(service: &Service) {
    let accounts = service.accounts();
    let width = |of: fn(&service::accounts::Account) -> &str| {
        accounts.iter().map(|(one, _)| of(one).chars().count()).max()
    };
    let names = width(|one| &one.username).unwrap_or_default();
    let people = width(|one| &one.name).unwrap_or_default();
    let titles = width(|one| &one.title).unwrap_or_default();
    for (one, signed_in) in &accounts {
        let seen = match signed_in {
            Some(at) => format!("last signed in {}", calendar::words::day(local_time(*at).date())),
            None => "never signed in".to_owned(),
        };
        println!(
            "{:names$}  {:people$}  {:titles$}  {:18}  {seen}",
            one.username,
            one.name,
            one.title,
            one.role.label()
        );
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
