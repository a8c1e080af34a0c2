use std::io::{IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::str::FromStr;

use calendar::{Date, Month};
use clap::{Args, ValueEnum};
use measures::{Status, Unit};
use serde_json::{Value, json};
use service::Known;
use web::scorecard_files::{About, book, csv, lens_in_words, span_in_words};

use crate::config::Config;
use crate::fault::Fault;

/// Print the scorecard: every indicator, month by month
///
/// Each figure is counted from children's records as they were known at the month's end, or now, or on a
/// day. Names and values are written as the published table prints them.
#[derive(Args)]
#[command(after_help = "\
Examples:
  goldthread scorecard --months 2021-04..2021-10
  goldthread scorecard --months 2021-10 --known now --format json
  goldthread scorecard --months 2021-04..2021-10 --format xlsx --out scorecard.xlsx")]
pub struct Scorecard {
    /// The months: 2021-04..2021-10, or one [default: the last seven whole months]
    #[arg(long, value_name = "FROM..TO")]
    months: Option<Months>,

    /// As known when: month-end, now, or a date such as 2021-11-01
    #[arg(long, default_value = "month-end", value_name = "WHEN")]
    known: Known,

    /// How to print
    #[arg(long, default_value = "table")]
    format: Format,

    /// The file to write [default: print it]
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// The first and the last month.
#[derive(Clone, Copy)]
struct Months(Month, Month);

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Table,
    Csv,
    Json,
    Xlsx,
}

impl FromStr for Months {
    type Err = String;

    fn from_str(text: &str) -> Result<Months, String> {
        let (from, to) = text.split_once("..").unwrap_or((text, text));
        let month = |text: &str| text.parse::<Month>().map_err(|error| error.to_string());
        let (from, to) = (month(from)?, month(to)?);
        if from > to {
            Err(format!("{from} is after {to}: write the earlier month first"))
        } else {
            Ok(Months(from, to))
        }
    }
}

impl Scorecard {
    pub fn run(&self, config: &Config) -> Result<ExitCode, Fault> {
        if self.format == Format::Xlsx && self.out.is_none() && std::io::stdout().is_terminal() {
            return Err(Fault::Usage(
                "a spreadsheet cannot be shown here: say where with --out scorecard.xlsx".into(),
            ));
        }
        let service = config.open_service()?;
        let today = service.today();
        let Months(from, to) = self.months.unwrap_or_else(|| usual(today));
        if to > Month::of(today) {
            return Err(Fault::Usage(format!(
                "{to} has not begun: today is {}",
                calendar::words::long(today)
            )));
        }
        if let Known::On(day) = self.known
            && day > today
        {
            return Err(Fault::Usage(format!(
                "{} is still to come: today is {}",
                calendar::words::day(day),
                calendar::words::long(today)
            )));
        }
        let months: Vec<Month> = from.up_to(to).collect();
        let lens = format!("{}, {}", span_in_words(from, to), lens_in_words(from, to, self.known));
        let bytes = match self.format {
            Format::Table => {
                let colours = self.out.is_none() && std::io::stdout().is_terminal();
                table(&service.set_out(&months, self.known), &lens, colours).into_bytes()
            }
            Format::Csv => csv(&service.set_out(&months, self.known)).into_bytes(),
            Format::Json => {
                let card = service.set_out(&months, self.known);
                let mut text = format!("{:#}", as_json(&card, &service.authority_name(), self.known, today));
                text.push('\n');
                text.into_bytes()
            }
            Format::Xlsx => {
                let card = service.set_out_beside_now(&months, self.known);
                let council = service.authority_name();
                let about = About { council: &council, author: "Goldthread", made: today, lens: &lens };
                let written = reports::xlsx::to_xlsx(book(&card, &about));
                written.map_err(|error| Fault::Other(error.to_string()))?
            }
        };
        match &self.out {
            Some(file) => std::fs::write(file, bytes)
                .map_err(Fault::system(format!("{} cannot be written", file.display())))?,
            None => std::io::stdout()
                .lock()
                .write_all(&bytes)
                .map_err(Fault::system("the scorecard cannot be printed"))?,
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// The last seven whole months, as published tables are made.
fn usual(today: Date) -> Months {
    let month = Month::of(today);
    let to = if month.last() == today { month } else { month.previous() };
    Months(to.plus(-6), to)
}

fn table(card: &measures::Scorecard, lens: &str, colours: bool) -> String {
    const NAME: usize = 48;
    let mut text = format!("{lens}\n");
    let mut head = format!("\n{:NAME$}", "");
    for month in &card.months {
        head.push_str(&format!("{:>9}", month.month.short()));
    }
    head.push_str(&format!("{:>16}  Status\n", "Target"));
    text.push_str(&head);
    for area in &card.areas {
        text.push_str(&format!("\n{}\n", bold(area.area.title(), colours)));
        for row in &area.rows {
            let mut title = row.indicator.title.to_owned();
            if title.chars().count() > NAME - 3 {
                title = title.chars().take(NAME - 4).chain(['…']).collect();
            }
            text.push_str(&format!("  {title:<width$}", width = NAME - 2));
            for cell in &row.cells {
                text.push_str(&format!("{:>9}", cell.figure.on_page()));
            }
            let target = row.target.as_ref().map_or("none set", |target| target.printed.as_str());
            text.push_str(&format!("{target:>16}  {}\n", coloured(row.judgement.status, colours)));
        }
    }
    text
}

fn bold(words: &str, colours: bool) -> String {
    if colours { format!("\u{1b}[1m{words}\u{1b}[0m") } else { words.to_owned() }
}

fn coloured(status: Status, colours: bool) -> String {
    let code = match status {
        Status::Meets => "32",
        Status::Close => "33",
        Status::Misses => "31",
        Status::NoTarget | Status::NotJudged => "2",
    };
    if colours { format!("\u{1b}[{code}m{}\u{1b}[0m", status.label()) } else { status.label().to_owned() }
}

fn as_json(card: &measures::Scorecard, council: &str, known: Known, today: Date) -> Value {
    let rows: Vec<Value> = card.rows().map(row_as_json).collect();
    json!({
        "authority": council,
        "made": today,
        "known": known.to_string(),
        "months": card.months.iter().map(|head| head.month).collect::<Vec<_>>(),
        "indicators": rows,
    })
}

fn row_as_json(row: &measures::Row) -> Value {
    let figures = row.cells.iter().map(|cell| {
        json!({
            "month": cell.month,
            "as_at": cell.figure.lens.as_at,
            "known": cell.figure.lens.known_by,
            "value": cell.figure.shown(),
            "numerator": cell.figure.tally.numerator,
            "denominator": denominator(&cell.figure),
            "target": cell.target,
            "status": cell.judgement.status,
            "why": cell.judgement.says,
        })
    });
    let benchmarks = row.benchmarks.iter().map(|one| {
        json!({
            "whose": one.benchmark.owner,
            "period": one.benchmark.period,
            "printed": one.benchmark.printed,
            "like_with_like": one.shown,
            "standing": one.standing,
            "says": one.says,
        })
    });
    json!({
        "key": row.indicator.key,
        "area": row.indicator.area.name(),
        "indicator": row.indicator.name,
        "unit": row.indicator.unit,
        "better": row.indicator.better,
        "figures": figures.collect::<Vec<_>>(),
        "benchmarks": benchmarks.collect::<Vec<_>>(),
    })
}

/// Cases of a percentage, children of a rate, full-time equivalents of an average; a count is of nothing.
fn denominator(figure: &measures::Figure) -> Value {
    match figure.unit {
        Unit::Count => Value::Null,
        Unit::Percent => json!(figure.tally.denominator),
        Unit::Rate => json!(figure.population),
        Unit::Average => json!(figure.tally.denominator as f64 / 100.0),
    }
}
