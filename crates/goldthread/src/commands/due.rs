use std::process::ExitCode;

use calendar::{Date, DateTime};
use clap::{Args, ValueEnum};
use practice::clocks::{self, Calculated, Definition, InputKind};
use serde_json::json;
use service::{Clock, read_policies};

use crate::config::Config;
use crate::fault::Fault;

/// Say when something is due, and why
///
/// From the same tables as the clocks of children's records. Without a clock, or with --list, it lists them
/// all.
#[derive(Args)]
pub struct Due {
    /// Which clock, by its key: `initial_conference`
    clock: Option<String>,

    /// When it started: 2024-12-10, or 2024-12-10T14:30 where hours count
    #[arg(long, value_name = "DATE")]
    from: Option<String>,

    /// An answer to a question that the clock asks; may be given several times
    #[arg(long, value_name = "NAME=VALUE")]
    given: Vec<String>,

    /// List every clock with its key, its limit and what it asks
    #[arg(long, conflicts_with_all = ["clock", "from", "given"])]
    list: bool,

    /// How to print
    #[arg(long, default_value = "text")]
    format: Format,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
}

impl Due {
    pub fn run(&self, config: &Config) -> Result<ExitCode, Fault> {
        let Some(clock) = self.clock.as_deref().filter(|_| !self.list) else {
            return list(self.format);
        };
        let from = self.from.as_deref().ok_or_else(|| {
            Fault::Usage(
                "say when it started: --from 2024-12-10, or --from 2024-12-10T14:30 where hours count".into(),
            )
        })?;
        let policies = read_policies(config.policies.as_deref())?;
        let answers = self
            .given
            .iter()
            .map(|given| {
                given.split_once('=').ok_or_else(|| {
                    Fault::Usage(format!(
                        "write what is given as NAME=VALUE, such as born=2014-03-14; not {given:?}"
                    ))
                })
            })
            .collect::<Result<Vec<_>, _>>()?;
        let today = Clock::real().today();
        let calculated = match (from.parse::<Date>(), from.parse::<DateTime>()) {
            (Ok(day), _) if !from.contains(':') => clocks::calculate(clock, day, &answers, &policies, today),
            (_, Ok(moment)) => clocks::calculate(clock, moment, &answers, &policies, today),
            _ => {
                let says = format!("write the start as 2024-12-10 or 2024-12-10T14:30; not {from:?}");
                return Err(Fault::Usage(says));
            }
        };
        match calculated {
            Ok(calculated) => {
                print(&calculated, self.format);
                Ok(ExitCode::SUCCESS)
            }
            Err(refusal) => Err(Fault::Usage(refusal.to_string())),
        }
    }
}

fn print(calculated: &Calculated, format: Format) {
    match format {
        Format::Text => {
            println!("{}: due {}", calculated.definition.name, calculated.due);
            println!("{}", calculated.why);
            if !calculated.definition.notes.is_empty() {
                println!("{}", calculated.definition.notes);
            }
        }
        Format::Json => println!(
            "{}",
            json!({
                "clock": calculated.definition.key,
                "name": calculated.definition.name,
                "due": calculated.due,
                "due_on": calculated.due.date(),
                "why": calculated.why,
                "source": calculated.source,
            })
        ),
    }
}

fn list(format: Format) -> Result<ExitCode, Fault> {
    match format {
        Format::Text => {
            let width = clocks::definitions().map(|one| one.key.len()).max().unwrap_or_default();
            for definition in clocks::definitions() {
                let asks = asks(definition);
                let asks = if asks.is_empty() { String::new() } else { format!(" [{}]", asks.join(", ")) };
                println!("{:width$}  {}, from {}{asks}", definition.key, definition.name, definition.starts);
            }
        }
        Format::Json => {
            let all: Vec<_> = clocks::definitions()
                .map(|one| {
                    json!({
                        "key": one.key,
                        "name": one.name,
                        "starts": one.starts,
                        "stops": one.stops,
                        "owner": one.owner,
                        "asks": asks(one),
                        "sources": one.versions.iter().map(|version| version.source).collect::<Vec<_>>(),
                    })
                })
                .collect();
            println!("{}", json!(all));
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// What a clock asks, as it is given on the command line.
fn asks(definition: &Definition) -> Vec<String> {
    definition
        .inputs
        .iter()
        .map(|input| match input.kind {
            InputKind::Date => format!("{}=DATE", input.name),
            InputKind::OptionalDate => format!("{}=DATE, may be left out", input.name),
            InputKind::Flag => format!("{}=yes|no", input.name),
            InputKind::Number => format!("{}=NUMBER", input.name),
            InputKind::OneOf(words) => format!("{}={}", input.name, words.join("|")),
        })
        .collect()
}
