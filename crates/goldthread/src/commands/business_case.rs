//! A business case on the command line.

mod csv;
mod json;
mod table;

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use service::business_case::{CASE_MOST, Paper, read_case};

use crate::config::Config;
use crate::fault::Fault;

/// Appraise a business case, or follow money between budgets
///
/// Reads a case from a TOML file: options against doing nothing, each with its lines of cost and benefit. Prints
/// what they come to year by year, as entered, nominal, real and discounted at the Green Book rate, who gains, when
/// it has paid for itself, and what the answer hangs on. A file with funds and calls on them is a change of budgets:
/// prints what pays for what, what is short, and what does not add up. No record is read. The file is explained in
/// docs/guide/cost.md.
#[derive(Args)]
#[command(after_help = "\
Examples:
  goldthread business-case programme.toml
  goldthread business-case programme.toml --format csv
  goldthread business-case staffing.toml --format json")]
pub struct BusinessCase {
    /// The file of the case
    #[arg(value_name = "FILE")]
    file: PathBuf,

    /// How to print
    #[arg(long, default_value = "table")]
    format: Format,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Table,
    Csv,
    Json,
}

impl BusinessCase {
    pub fn run(&self, _config: &Config) -> Result<ExitCode, Fault> {
        let file = self.file.display();
        let failed = || Fault::system(format!("the business case {file} cannot be read"));
        let size = std::fs::metadata(&self.file).map_err(failed())?.len();
        if size > CASE_MOST as u64 {
            let most = CASE_MOST / 1024;
            return Err(Fault::Usage(format!("the business case {file} is larger than {most} KB")));
        }
        let text = std::fs::read_to_string(&self.file).map_err(failed())?;
        let paper = read_case(&text).map_err(|faults| {
            let lines: Vec<String> = faults.iter().map(|fault| format!("\n  {fault}")).collect();
            Fault::Usage(format!("the business case {file} is refused:{}", lines.concat()))
        })?;
        let text = match (&paper, self.format) {
            (Paper::Case(case), Format::Table) => table::case(case),
            (Paper::Case(case), Format::Csv) => csv::case(case),
            (Paper::Case(case), Format::Json) => json::case(case),
            (Paper::Budgets(budgets), Format::Table) => table::budgets(budgets),
            (Paper::Budgets(budgets), Format::Csv) => csv::budgets(budgets),
            (Paper::Budgets(budgets), Format::Json) => json::budgets(budgets),
        };
        std::io::stdout()
            .lock()
            .write_all(text.as_bytes())
            .map_err(Fault::system("the business case cannot be printed"))?;
        Ok(ExitCode::SUCCESS)
    }
}

/// A stage of the reckoning as files name it.
fn stage_key(stage: foresight::business_case::Stage) -> &'static str {
    use foresight::business_case::Stage;
    match stage {
        Stage::Entered => "entered",
        Stage::Nominal => "nominal",
        Stage::Real => "real",
        Stage::Discounted => "discounted",
    }
}
