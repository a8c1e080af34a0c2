//! The forecast on the command line.

mod csv;
mod json;
mod table;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use calendar::Date;
use clap::{Args, ValueEnum};
use foresight::Population;
use practice::Refusal;
use service::outlook::{Ask, Every, Plan, read_plan};

use crate::config::Config;
use crate::fault::Fault;

/// Forecast how many children there will be, what homes they need and what that costs
///
/// Learns from the record how children come, move and leave, by age, time, status and placement, and throws
/// many futures. Half of them lie below the middle; 80 in 100 lie between low-80 and high-80, 95 in 100 between
/// low-95 and high-95. Without a scenario nothing changes that is not changing already. What such forecasts
/// would have been worth on this record is printed with every one, beside two that need no model: the last
/// value, and a straight line. The scenario file is explained in docs/guide/forecast.md.
#[derive(Args)]
#[command(after_help = "\
Examples:
  goldthread forecast
  goldthread forecast --population child-protection --years 2 --every month
  goldthread forecast --scenario docs/guide/forecast-example.toml --format csv
  goldthread forecast --paths 2000 --seed 7 --format json")]
pub struct Forecast {
    /// Whose numbers
    #[arg(long, default_value = "looked-after")]
    population: Of,

    /// A scenario in TOML or JSON: what is done, from when, how far it reaches, how well it works
    #[arg(long, value_name = "FILE")]
    scenario: Option<PathBuf>,

    /// How many years ahead, 1 to 10, where the scenario does not say
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u16).range(1..=10))]
    years: u16,

    /// How many futures to throw, 20 to 10000
    #[arg(long, default_value_t = 1000, value_parser = clap::value_parser!(u32).range(20..=10_000))]
    paths: u32,

    /// The seed of the dice: the same seed gives the same futures
    #[arg(long, default_value_t = 1)]
    seed: u64,

    /// Numbers at the end of each month or quarter
    #[arg(long, default_value = "quarter")]
    every: Often,

    /// The first day from which the record is complete [default: the policy forecast.history_from]
    #[arg(long, value_name = "DATE")]
    history_from: Option<Date>,

    /// How to print
    #[arg(long, default_value = "table")]
    format: Format,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Of {
    LookedAfter,
    ChildProtection,
    ChildInNeed,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Often {
    Month,
    Quarter,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Table,
    Csv,
    Json,
}

impl Forecast {
    pub fn run(&self, config: &Config) -> Result<ExitCode, Fault> {
        let plan = match &self.scenario {
            Some(file) => read(file, self.years)?,
            None => Plan::base(self.years),
        };
        let service = config.open_service()?;
        let ask = Ask {
            population: match self.population {
                Of::LookedAfter => Population::LookedAfter,
                Of::ChildProtection => Population::ProtectionPlans,
                Of::ChildInNeed => Population::NeedPlans,
            },
            paths: self.paths,
            seed: self.seed,
            history_from: self.history_from,
        };
        let every = match self.every {
            Often::Month => Every::Month,
            Often::Quarter => Every::Quarter,
        };
        let outlook =
            service.look_out(ask, &plan).map_err(|refusals| refused("this cannot be forecast", &refusals))?;
        let council = service.authority_name();
        let text = match self.format {
            Format::Table => table::table(&outlook, ask, every, &council),
            Format::Csv => csv::csv(&outlook, every),
            Format::Json => json::json(&outlook, ask, every, &council),
        };
        std::io::stdout()
            .lock()
            .write_all(text.as_bytes())
            .map_err(Fault::system("the forecast cannot be printed"))?;
        Ok(ExitCode::SUCCESS)
    }
}

fn read(file: &Path, years: u16) -> Result<Plan, Fault> {
    let text = std::fs::read_to_string(file)
        .map_err(Fault::system(format!("the scenario {} cannot be read", file.display())))?;
    read_plan(&text, years)
        .map_err(|refusals| refused(&format!("the scenario {} is refused", file.display()), &refusals))
}

/// Refusals, one a line, each beginning with its field.
fn refused(what: &str, refusals: &[Refusal]) -> Fault {
    let lines: Vec<String> =
        refusals.iter().map(|refusal| format!("\n  {}: {refusal}", refusal.field)).collect();
    Fault::Usage(format!("{what}:{}", lines.concat()))
}

/// A name of a field on the way out: pounds and pence.
fn pounds(pence: foresight::cost::Pence) -> String {
    format!("{}.{:02}", pence.0 / 100, pence.0 % 100)
}
