//! One indicator: its figure, how it has moved, its parts, how late it came, and the children behind it.

use askama::Template;
use axum::extract::Path;
use axum::http::Uri;
use axum::routing::get;
use calendar::{Date, Month, words};
use measures::{Comparison, Dimension, Figure, Indicator, Likeness, Unit, with_commas};
use service::{Action, Known, ServiceError};

use super::asked::{last_whole_month, month_choices, read_known, read_month};
use super::behind::{Parts, parts};
use super::cases::{self, CaseList, Show, Sort};
use super::table::{is_not_yet, tone};
use super::trend::{Picture, lag_picture, trend_from, trend_picture};
use crate::app::{App, SignedIn, blocking};
use crate::components::{Choice, Form};
use crate::frame::{Crumb, Frame, Room};
use crate::page::{OpenTo, Page, PageResult, page};
use crate::scorecard_files::{lens_in_words, measures_in_words, span_in_words};
use crate::{Problem, paths, scorecard_files};

/// The page.
pub const PAGE: Page<App> = Page { path: paths::INDICATOR, open_to: OpenTo::SignedIn, answers: || get(show) };

/// What the address asks to be shown of an indicator.
#[derive(Clone, Copy)]
pub(super) struct Asked {
    pub indicator: &'static Indicator,
    pub month: Month,
    pub known: Known,
    pub by: Dimension,
    pub show: Show,
    pub sort: Sort,
    pub page: usize,
}

impl Asked {
    /// Reads the address. What makes no sense in it is taken as if it had not been there.
    pub fn read(key: &str, uri: &Uri, today: Date) -> Option<Asked> {
        let indicator = measures::indicator(key)?;
        let mut form = Form::asked(uri);
        let month = read_month(&mut form, "month", last_whole_month(today)).min(Month::of(today));
        let known = read_known(&mut form, today);
        let by = Dimension::from_key(form.value("by")).filter(|by| by.suits(indicator));
        Some(Asked {
            indicator,
            month,
            known,
            by: by.unwrap_or(Dimension::Locality),
            show: Show::from_key(form.value("show")),
            sort: Sort::from_key(form.value("sort")),
            page: form.value("page").parse().unwrap_or(1).max(1),
        })
    }

    /// The end of the address of the same figure.
    pub fn query(&self) -> String {
        format!("?month={}&known={}", self.month.iso(), self.known)
    }

    /// The address of the same page, and what else to say in it.
    pub fn address(&self, more: &str) -> String {
        format!("{}{}{more}", paths::indicator(self.indicator.key), self.query())
    }
}

/// A benchmark beside the figure.
struct Beside {
    owner: String,
    printed: String,
    measures: String,
    like: String,
    standing: &'static str,
    says: String,
}

/// A name and what it is.
struct Line(&'static str, String);

#[derive(Template)]
#[template(path = "measure/indicator.html")]
struct View {
    frame: Frame,
    form: Form,
    action: String,
    indicator: &'static Indicator,
    figure: String,
    says: String,
    now: String,
    so_far: bool,
    not_yet: bool,
    status: &'static str,
    tone: &'static str,
    why: String,
    months: Vec<Choice>,
    known: Vec<Choice>,
    trend: Picture,
    trend_span: String,
    parts: Parts,
    lag: Option<Picture>,
    lag_says: String,
    benchmarks: Vec<Beside>,
    benchmark_sources: String,
    meaning: Vec<Line>,
    cases: Option<CaseList>,
    behind_count: String,
}

async fn show(who: SignedIn, Path(key): Path<String>, uri: Uri) -> PageResult {
    let today = who.service().today();
    let asked = Asked::read(&key, &uri, today).ok_or_else(|| Problem::not_found().within(who.frame("")))?;
    let view = blocking(|| view(&who, &asked, today)).map_err(|error| who.problem(error))?;
    page(view)
}

fn view(who: &SignedIn, asked: &Asked, today: Date) -> Result<View, ServiceError> {
    let service = who.service();
    let indicator = asked.indicator;
    let card = service.scorecard(&who.viewer, &[asked.month], asked.known)?;
    let row = card.row(indicator.key).ok_or(ServiceError::NotFound)?;
    let cell = row.cells.first().ok_or(ServiceError::NotFound)?;
    let behind = service.behind(&who.viewer, indicator, asked.month, asked.known)?;
    let not_yet = is_not_yet(cell);
    let last_whole = asked.month.min(last_whole_month(today));
    let trend = trend_picture(service, &who.viewer, indicator, last_whole)?;
    // What was recorded late is known only later: however the figure is looked at, its lag is as now known.
    let late = service.behind(&who.viewer, indicator, asked.month, Known::Now)?;
    let lag = &late.lag;
    let heading = format!("{} in {}", indicator.title, asked.month);
    let frame = who
        .frame(heading)
        .in_room(Room::Measure)
        .after(Crumb::to("Scorecard", paths::MEASURE))
        .after(Crumb::here(indicator.title));
    Ok(View {
        frame,
        form: Form::new().with("month", asked.month.iso()).with("known", asked.known.to_string()),
        action: paths::indicator(indicator.key),
        indicator,
        figure: if not_yet { "Not yet known".to_owned() } else { cell.figure.on_page() },
        says: figure_in_words(indicator, &cell.figure, asked),
        now: cell.changed().map_or_else(String::new, |later| now_in_words(indicator, later)),
        so_far: card.months.first().is_some_and(|head| !head.is_whole),
        not_yet,
        status: cell.judgement.status.label(),
        tone: tone(cell.judgement.status),
        why: cell.judgement.says.clone(),
        months: month_choices(today, &[asked.month]),
        known: known_choices(asked.known),
        trend,
        trend_span: span_in_words(trend_from(indicator, last_whole), last_whole),
        parts: parts(service, &behind, asked, row.target.as_ref()),
        lag: (lag.total() > 0).then(|| lag_picture(lag, indicator)),
        lag_says: [lag.sentence(), lag.late_sentence(indicator)].join(" ").trim().to_owned(),
        benchmarks: row.benchmarks.iter().map(beside).collect(),
        benchmark_sources: sources(&row.benchmarks),
        meaning: meaning(indicator, row.target.as_ref()),
        cases: match who.viewer.may(Action::SeeCases) {
            true => Some(cases::list(who, &behind, asked)?),
            false => None,
        },
        behind_count: counted_in_words(indicator, &cell.figure),
    })
}

/// `113 of 361 referrals, in the month`.
fn figure_in_words(indicator: &Indicator, figure: &Figure, asked: &Asked) -> String {
    let counted = counted_in_words(indicator, figure);
    format!(
        "{counted} {}, {}.",
        indicator.period.label(),
        lens_in_words(asked.month, asked.month, asked.known)
    )
}

fn now_in_words(indicator: &Indicator, later: &Figure) -> String {
    match indicator.unit {
        Unit::Count => format!("As known now it is {}.", later.on_page()),
        _ => format!("As known now it is {}: {}.", later.on_page(), counted_in_words(indicator, later)),
    }
}

/// What is counted of what: `113 of 361 referrals`.
fn counted_in_words(indicator: &Indicator, figure: &Figure) -> String {
    let tally = figure.tally;
    let (above, below) = (with_commas(tally.numerator), with_commas(tally.denominator));
    match indicator.unit {
        Unit::Count if tally.numerator == 1 => "1 case".to_owned(),
        Unit::Count => format!("{above} {}", indicator.counts),
        Unit::Percent => format!("{above} of {below} {}", indicator.counts),
        Unit::Rate => {
            let of = figure.population.map_or_else(|| "an unknown number of".to_owned(), with_commas);
            format!("{above} {} among {of} children under 18", indicator.counts)
        }
        Unit::Average => {
            format!("{above} {} and {} full-time equivalents", indicator.counts, figure.denominator())
        }
    }
}

/// The answers to *as known when* on this page; a chosen day comes from the scorecard.
fn known_choices(known: Known) -> Vec<Choice> {
    let mut choices = vec![Choice::new("month-end", "At the month’s end"), Choice::new("now", "Now")];
    if let Known::On(day) = known {
        choices.push(Choice::new(known.to_string(), format!("On {}", words::long(day))));
    }
    choices
}

/// Where benchmarks come from, each place once.
fn sources(benchmarks: &[Comparison]) -> String {
    let mut sources: Vec<&str> = benchmarks.iter().map(|one| one.benchmark.source.as_str()).collect();
    sources.dedup();
    sources.join("; ")
}

fn beside(one: &Comparison) -> Beside {
    let benchmark = &one.benchmark;
    let mut owner = benchmark.owner.label().to_owned();
    if !benchmark.period.is_empty() {
        owner = format!("{owner}, {}", benchmark.period);
    }
    Beside {
        owner,
        printed: benchmark.printed.clone(),
        measures: measures_in_words(one),
        like: one.shown.clone(),
        standing: one.standing.map_or("Not judged", measures::Standing::label),
        says: if one.says.is_empty() && benchmark.measures == Likeness::Same {
            "Alike as printed.".to_owned()
        } else {
            one.says.clone()
        },
    }
}

fn meaning(indicator: &'static Indicator, target: Option<&measures::Target>) -> Vec<Line> {
    let mut lines = vec![
        Line("In the paper", indicator.name.to_owned()),
        Line("What is counted", indicator.definition.to_owned()),
        Line("What the figure is", format!("{}.", scorecard_files::figure_in_words(indicator))),
        Line("Which way is better", capital(indicator.better.label())),
    ];
    lines.push(Line(
        "Target",
        match target {
            None => "None has been set.".to_owned(),
            Some(target) => {
                format!("{}, from {}. {}.", target.printed, words::day(target.from), target.source)
            }
        },
    ));
    if !indicator.unclear.is_empty() {
        lines.push(Line("What the paper leaves unclear", indicator.unclear.to_owned()));
    }
    lines.push(Line("Source", indicator.source.to_owned()));
    lines
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| format!("{}{}.", first.to_uppercase(), letters.as_str()))
}
