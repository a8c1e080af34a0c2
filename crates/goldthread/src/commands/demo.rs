use std::net::SocketAddr;
use std::process::ExitCode;

use calendar::Date;
use clap::Args;
use ledger::{Ledger, Location};
use service::setup::{DEMO_DAY, make_demo_on, may_be_demo_day};

use crate::config::Config;
use crate::fault::Fault;
use crate::{progress, server};

use super::check;

/// Make the demonstration authority, unless it is there already, and serve it
///
/// Everybody in it is invented, from one published scorecard alone. It lives on Monday 15 November 2021, or on
/// an earlier day that is named.
#[derive(Args)]
pub struct Demo {
    /// Make it, but do not serve it
    #[arg(long)]
    no_serve: bool,

    /// Make it as it stood at the end of this day, from 2021-04-01 on [default: 2021-11-15]
    ///
    /// What was recorded later is not in it, and it lives on that day. Move it on with --today.
    #[arg(long, value_name = "DATE", conflicts_with = "check")]
    day: Option<Date>,

    /// Compare every published figure with the one computed, cell by cell; exit code 3 if any differs
    #[arg(long)]
    check: bool,

    /// The address and port to listen on [default: 127.0.0.1:7022]
    #[arg(long, env = "GOLDTHREAD_LISTEN", hide_env_values = true, value_name = "ADDRESS")]
    listen: Option<SocketAddr>,
}

impl Demo {
    pub fn run(&self, config: &Config) -> Result<ExitCode, Fault> {
        if let Some(day) = self.day {
            may_be_demo_day(day).map_err(|error| Fault::Usage(error.to_string()))?;
        }
        if let Location::Sqlite(path) = &config.location
            && let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty())
        {
            std::fs::create_dir_all(folder)
                .map_err(Fault::system(format!("the folder {} cannot be made", folder.display())))?;
        }
        let master = config.master_key_or_new()?;
        let ledger = Ledger::open(&config.location, config.authority.clone(), master)?;
        if ledger.head()?.position == 0 {
            let bar = progress::bar("");
            make_demo_on(&ledger, self.day.unwrap_or(DEMO_DAY), &mut |what, done, count| {
                bar.set_message(what.to_owned());
                bar.set_length(count);
                bar.set_position(done);
            })?;
            bar.finish_and_clear();
            println!("Made the demonstration authority in {}.", config.location);
        }
        drop(ledger);
        let service = config.open_service()?;
        let Some(made_for) = service.made_for() else {
            let says = format!("{} holds an authority's real records, not a demonstration", config.location);
            return Err(Fault::Other(says));
        };
        if self.day.is_some_and(|day| day != made_for) {
            let says = format!(
                "{} holds the demonstration of {} already; name another file with --database",
                config.location,
                calendar::words::day(made_for)
            );
            return Err(Fault::Usage(says));
        }
        if self.check {
            return check::check(&service);
        }
        if !self.no_serve {
            server::serve(service, self.listen.unwrap_or(config.listen), config.behind_https)?;
        }
        Ok(ExitCode::SUCCESS)
    }
}
