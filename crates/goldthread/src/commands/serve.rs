use std::net::SocketAddr;
use std::process::ExitCode;

use clap::Args;

use crate::config::Config;
use crate::fault::Fault;
use crate::server;

/// Serve an authority's pages
///
/// Listens on this machine only, unless told otherwise. Put a web server that speaks HTTPS in front of it for
/// everybody else; cookies are then sent over HTTPS only.
#[derive(Args)]
pub struct Serve {
    /// The address and port to listen on [default: 127.0.0.1:7022]
    #[arg(long, env = "GOLDTHREAD_LISTEN", hide_env_values = true, value_name = "ADDRESS")]
    listen: Option<SocketAddr>,

    /// Browsers reach the pages over HTTPS, through a web server on this machine
    #[arg(long, env = "GOLDTHREAD_BEHIND_HTTPS", hide_env_values = true)]
    behind_https: bool,
}

impl Serve {
    pub fn run(&self, config: &Config) -> Result<ExitCode, Fault> {
        let service = config.open_service()?;
        if service.has_no_accounts() {
            eprintln!("Nobody can sign in yet: open an account with `goldthread account open`.");
        }
        let behind_https = if self.behind_https { Some(true) } else { config.behind_https };
        server::serve(service, self.listen.unwrap_or(config.listen), behind_https)?;
        Ok(ExitCode::SUCCESS)
    }
}
