//! Goldthread: a children's service's records, clocks, figures and redesign, on one machine of one's own.

mod commands;
mod config;
mod fault;
mod progress;
mod server;

use std::process::ExitCode;

use clap::Parser;

use crate::commands::Command;
use crate::config::Options;

/// Freed memory goes back sooner and small facts sit closer together than with the system's allocator.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Goldthread keeps the line that runs unbroken through a child's record.
///
/// Settings come from flags, then from GOLDTHREAD_… in the environment, then from the file given with
/// --config (or goldthread.toml in this folder).
#[derive(Parser)]
#[command(name = "goldthread", version, max_term_width = 100, after_help = EXAMPLES)]
struct Arguments {
    #[command(flatten)]
    options: Options,

    #[command(subcommand)]
    command: Command,
}

const EXAMPLES: &str = "\
Examples:
  goldthread demo                               make the demonstration authority and serve it
  goldthread init --name 'Wexcombe City Council'
                                                make an empty authority with its first account
  goldthread serve --database records.goldthread
                                                serve it on http://127.0.0.1:7022
  goldthread due initial_conference --from 2024-12-10
                                                say when something is due, and why

Exit codes: 0 done · 1 it could not be done · 2 the command was not understood · 3 a check failed";

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    tracing_subscriber::fmt()
        .with_env_filter(
            tracing_subscriber::EnvFilter::try_from_env("GOLDTHREAD_LOG")
                .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("info")),
        )
        .with_writer(std::io::stderr)
        .with_ansi(std::io::IsTerminal::is_terminal(&std::io::stderr()))
        .init();
    let done = arguments.options.settle().and_then(|config| arguments.command.run(&config));
    match done {
        Ok(code) => code,
        Err(fault) => {
            eprintln!("goldthread: {fault}");
            if let Some(hint) = fault.hint() {
                eprintln!("{hint}");
            }
            ExitCode::from(fault.code())
        }
    }
}
