//! Timing Goldthread on this machine.

mod append;
mod open;
mod pages;
mod redesign;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use clap::{Args, ValueEnum};
use ledger::{Authority, Ledger, Location, MasterKey, Subject};
use service::fact::Statement;
use service::setup::{make_demo, store_history};
use uuid::Uuid;

use crate::config::Config;
use crate::fault::Fault;

/// Facts that a decade of a city comes to.
const FACTS: u64 = 1_000_000;
/// The key of a ledger that lives as long as the benchmark.
const KEY: [u8; 32] = [7; 32];

/// Time Goldthread on this machine
///
/// Prints figures and ratios; nothing fails for being slow. Works in a folder of its own among the system's temporary files, which it removes.
#[derive(Args)]
#[command(after_help = "\
Examples:
  goldthread bench                         the record: append, open, pages
  goldthread bench redesign                forecasts, costing, matching, allocation, charts
  goldthread bench redesign --worlds 1000  the same, with the bands held against 1,000 invented councils")]
pub struct Bench {
    /// What to time
    #[arg(default_value = "record")]
    what: What,

    /// How many councils to invent to see how often the truth lies in a forecast's bands: of fewer than 200 the
    /// figure says little
    #[arg(long, default_value_t = 400, value_parser = clap::value_parser!(u64).range(1..=1_000))]
    worlds: u64,

    /// Open this ledger, print how long it took and how much memory it holds, and end: used by the benchmark
    /// itself, so that only what serving needs is counted
    #[arg(long, hide = true)]
    only_open: Option<PathBuf>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum What {
    /// The record: append, open, pages
    Record,
    /// Redesign: forecasts, costing, matching, allocation, charts
    Redesign,
}

/// A folder that is removed with everything in it.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Result<Folder, Fault> {
        let path = std::env::temp_dir().join(format!("goldthread-bench-{}", std::process::id()));
        std::fs::create_dir_all(&path)
            .map_err(Fault::system(format!("the folder {} cannot be made", path.display())))?;
        Ok(Folder(path))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if let Err(error) = std::fs::remove_dir_all(&self.0) {
            eprintln!("{} could not be removed: {error}", self.0.display());
        }
    }
}

impl Bench {
    pub fn run(&self, _: &Config) -> Result<ExitCode, Fault> {
        if let Some(path) = &self.only_open {
            return open::open_and_say(path);
        }
        if self.what == What::Redesign {
            redesign::run(self.worlds)?;
            return Ok(ExitCode::SUCCESS);
        }
        let folder = Folder::new()?;
        println!("Append, {} facts a batch, same rows, durability and batch as raw SQLite:", append::BATCH);
        append::run(&folder.0)?;

        let demo = folder.0.join("demo.db");
        let began = Instant::now();
        let ledger = open_ledger(&demo)?;
        make_demo(&ledger, &mut |_, _, _| {})?;
        let count = ledger.head()?.position;
        say("Make and store the demonstration", began.elapsed(), &format!("{count} entries; budget 60 s"));
        drop(ledger);

        pages::run(&demo)?;

        let decade = folder.0.join("decade.db");
        let stored = make_decade(&demo, &decade)?;
        println!("A decade of a city, {stored} entries:");
        open::in_own_process(&decade)?;
        Ok(ExitCode::SUCCESS)
    }
}

/// Opens a ledger of the benchmark.
fn open_ledger(path: &Path) -> Result<Ledger<Statement>, Fault> {
    Ok(Ledger::open(&Location::Sqlite(path.into()), authority()?, MasterKey::from_bytes(KEY))?)
}

fn authority() -> Result<Authority, Fault> {
    Ok(Authority::new("bench")?)
}

/// The demonstration's records as often as a million facts need, each time as other people's.
fn make_decade(demo: &Path, decade: &Path) -> Result<u64, Fault> {
    let from = open_ledger(demo)?;
    let to = open_ledger(decade)?;
    let mut copy: u128 = 0;
    while to.head()?.position < FACTS {
        let mut history = Vec::new();
        from.scan(0, &mut |entries| {
            for entry in entries {
                let ledger::Payload::Told(statement) = entry.payload else { continue };
                let practice = matches!(statement.fact, service::fact::Fact::Practice(_));
                if practice || copy == 0 {
                    let other = if practice { copy << 64 } else { 0 };
                    let subject = Subject(Uuid::from_u128(entry.subject.0.as_u128() ^ other));
                    history.push((entry.recorded, subject, statement));
                }
            }
            std::ops::ControlFlow::Continue(())
        })?;
        store_history(&to, history, &mut |_, _| {})?;
        copy += 1;
    }
    Ok(to.head()?.position)
}

/// Prints a time and what to read it against.
fn say(what: &str, took: Duration, beside: &str) {
    let millis = took.as_secs_f64() * 1000.0;
    let time = match millis {
        10_000.0.. => format!("{:.1} s", millis / 1000.0),
        10.0.. => format!("{millis:.0} ms"),
        _ => format!("{millis:.3} ms"),
    };
    println!("  {what:<44} {time:>12}   {beside}");
}
