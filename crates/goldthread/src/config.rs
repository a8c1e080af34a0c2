//! Settings: from flags, then the environment, then a file.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};

use calendar::Date;
use clap::Args;
use ledger::{Authority, Ledger, Location, MasterKey};
use serde::Deserialize;
use service::fact::Statement;

use crate::fault::Fault;

/// The file that is read when none is named.
const FILE: &str = "goldthread.toml";
/// The database when none is named.
const DATABASE: &str = "goldthread.db";
/// The authority when none is named: one ledger usually holds one.
const AUTHORITY: &str = "authority";
/// The variable that may hold the master key.
const KEY_VARIABLE: &str = "GOLDTHREAD_MASTER_KEY";

/// Settings as typed: in the help of every command, apart from its own options.
#[derive(Args)]
#[command(next_help_heading = "Settings")]
pub struct Options {
    /// The ledger: a file, or postgres://… for a PostgreSQL server
    #[arg(long, global = true, env = "GOLDTHREAD_DATABASE", value_name = "FILE|URL", hide_env_values = true)]
    database: Option<String>,

    /// Which authority's records, where a database holds several
    #[arg(long, global = true, env = "GOLDTHREAD_AUTHORITY", value_name = "NAME", hide_env_values = true)]
    authority: Option<String>,

    /// The file that holds the master key (default: the database's name with .key)
    #[arg(long, global = true, env = "GOLDTHREAD_KEY_FILE", value_name = "FILE", hide_env_values = true)]
    key: Option<PathBuf>,

    /// A folder of policy files in place of the built-in ones
    #[arg(long, global = true, env = "GOLDTHREAD_POLICIES", value_name = "FOLDER", hide_env_values = true)]
    policies: Option<PathBuf>,

    /// The day on which a demonstration lives (refused for real records)
    #[arg(long, global = true, env = "GOLDTHREAD_TODAY", value_name = "DATE", hide_env_values = true)]
    today: Option<Date>,

    /// A file of settings
    #[arg(long, global = true, env = "GOLDTHREAD_CONFIG", value_name = "FILE", hide_env_values = true)]
    config: Option<PathBuf>,
}

/// Settings as a file gives them.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileOptions {
    database: Option<String>,
    authority: Option<String>,
    key: Option<PathBuf>,
    policies: Option<PathBuf>,
    listen: Option<SocketAddr>,
    behind_https: Option<bool>,
}

/// Settings as they hold.
pub struct Config {
    /// Where the ledger is.
    pub location: Location,
    /// Which authority's.
    pub authority: Authority,
    /// A folder of policy files.
    pub policies: Option<PathBuf>,
    /// The day of a demonstration.
    pub today: Option<Date>,
    /// Where to listen, unless the command says otherwise.
    pub listen: SocketAddr,
    /// Whether browsers reach the pages over HTTPS.
    pub behind_https: Option<bool>,
    key: Option<PathBuf>,
}

impl Options {
    /// Settles what holds.
    ///
    /// # Errors
    /// [`Fault::Usage`] when the file of settings cannot be read or a setting makes no sense.
    pub fn settle(&self) -> Result<Config, Fault> {
        let file = read_file(self.config.as_deref())?;
        let database = self.database.clone().or(file.database);
        let location: Location = match database.as_deref().unwrap_or(DATABASE).parse() {
            Ok(location) => location,
            Err(never) => match never {},
        };
        let authority = self.authority.clone().or(file.authority).unwrap_or_else(|| AUTHORITY.into());
        Ok(Config {
            authority: Authority::new(&authority).map_err(|error| Fault::Usage(error.to_string()))?,
            location,
            policies: self.policies.clone().or(file.policies),
            today: self.today,
            listen: file.listen.unwrap_or(SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 7022)),
            behind_https: file.behind_https,
            key: self.key.clone().or(file.key),
        })
    }
}

fn read_file(named: Option<&Path>) -> Result<FileOptions, Fault> {
    let path = named.unwrap_or(Path::new(FILE));
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if named.is_none() && error.kind() == std::io::ErrorKind::NotFound => {
            return Ok(FileOptions::default());
        }
        Err(error) => {
            return Err(Fault::Usage(format!("the settings in {} cannot be read: {error}", path.display())));
        }
    };
    toml::from_str(&text)
        .map_err(|error| Fault::Usage(format!("the settings in {} cannot be read: {error}", path.display())))
}

impl Config {
    /// Where the master key is kept when it is in a file.
    pub fn key_file(&self) -> PathBuf {
        self.key.clone().unwrap_or_else(|| match &self.location {
            Location::Sqlite(path) => {
                let mut name = path.as_os_str().to_owned();
                name.push(".key");
                PathBuf::from(name)
            }
            Location::Postgres(_) => PathBuf::from("goldthread.key"),
        })
    }

    /// Where the master key is kept, in words: its variable or its file.
    ///
    /// # Errors
    /// When the variable holds something else than a key.
    pub fn key_place(&self) -> Result<String, Fault> {
        let in_environment = MasterKey::from_env(KEY_VARIABLE)?.is_some();
        Ok(if in_environment { KEY_VARIABLE.to_owned() } else { self.key_file().display().to_string() })
    }

    /// The master key: from the environment, or else from its file.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn master_key(&self) -> Result<MasterKey, Fault> {
        match MasterKey::from_env(KEY_VARIABLE)? {
            Some(key) => Ok(key),
            None => Ok(MasterKey::from_file(&self.key_file())?),
        }
    }

    /// The master key for a new ledger: from the environment, from its file, or a new one in its file. Beside a
    /// database that is there already none is made: it would open nothing, and be taken for the right one.
    ///
    /// # Errors
    /// When it cannot be read or made.
    pub fn master_key_or_new(&self) -> Result<MasterKey, Fault> {
        let file = self.key_file();
        let is_there = matches!(&self.location, Location::Sqlite(path) if path.exists());
        if is_there || file.exists() {
            return self.master_key();
        }
        match MasterKey::from_env(KEY_VARIABLE)? {
            Some(key) => Ok(key),
            None => Ok(MasterKey::create_file(&file)?),
        }
    }

    /// Opens the ledger, which must exist.
    ///
    /// # Errors
    /// When it is not there or cannot be opened.
    pub fn open_ledger(&self) -> Result<Ledger<Statement>, Fault> {
        self.must_exist()?;
        Ok(Ledger::open(&self.location, self.authority.clone(), self.master_key()?)?)
    }

    /// Refuses to make an empty database where one was to be read.
    ///
    /// # Errors
    /// [`Fault::Other`] when there is no such file.
    pub fn must_exist(&self) -> Result<(), Fault> {
        match &self.location {
            Location::Sqlite(path) if !path.exists() => Err(Fault::Other(format!(
                "there is no database at {}. Make one with `goldthread init` or `goldthread demo`, or name another \
                 with --database",
                path.display()
            ))),
            _ => Ok(()),
        }
    }

    /// Opens the service, showing progress on a terminal.
    ///
    /// # Errors
    /// When the ledger or the policies cannot be read.
    pub fn open_service(&self) -> Result<std::sync::Arc<service::Service>, Fault> {
        self.must_exist()?;
        let bar = crate::progress::bar("Reading records");
        let settings = service::Settings {
            location: self.location.clone(),
            authority: self.authority.clone(),
            master: self.master_key()?,
            policies: self.policies.clone(),
            today: self.today,
        };
        let service = service::Service::open(settings, &mut |done, count| {
            bar.set_length(count);
            bar.set_position(done);
        })?;
        bar.finish_and_clear();
        Ok(service)
    }
}
