//! How late things were recorded: a small column chart.

use super::svg::{Anchor, BLUE, GREY, Name, Svg, TEXT};
use super::text::{Taken, centred, text_width, widest, wrapped};
use super::{Chart, LINE_PX, Table, Width};
use crate::Unit;

/// What a [`lag`] chart shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lag {
    /// Unique in the page.
    pub id: String,
    /// What it is about: `How long after the visit it was recorded`.
    pub title: String,
    /// What is counted, in the plural: `visits`.
    pub of: String,
    /// How wide it may be shown; few columns take less.
    pub width: Width,
    /// The classes of delay, shortest first.
    pub buckets: Vec<Bucket>,
}

/// How many things were recorded with such a delay.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bucket {
    /// The delay: `same day`, `1 to 2 days`.
    pub label: String,
    /// How many.
    pub count: u64,
}

const PLOT_PX: f64 = 130.0;
const SLOT_MOST: f64 = 92.0;

/// Draws one column a class of delay, from zero, its count on top and the delay beneath. Where columns are
/// too narrow for all texts, every second or third is named (and so on), the highest always counted.
pub fn lag(lag: &Lag) -> Chart {
    let count = lag.buckets.len().max(1) as f64;
    let figures: Vec<String> =
        lag.buckets.iter().map(|bucket| Unit::Count.show(bucket.count as f64)).collect();
    let slot = ((lag.width.pixels() - 8.0) / count).min(SLOT_MOST);
    let width = (slot * count + 8.0).max(160.0).max(widest(&figures) + 8.0);
    let left = (width - slot * count) / 2.0;
    let figures: Vec<String> =
        lag.buckets.iter().map(|bucket| Unit::Count.show(bucket.count as f64)).collect();
    let longest_word = lag
        .buckets
        .iter()
        .flat_map(|bucket| bucket.label.split_whitespace())
        .map(text_width)
        .fold(0.0, f64::max);
    let every = |room: f64| (room / slot).ceil().clamp(1.0, 1000.0) as usize;
    let name_every = every(longest_word.min(120.0) + 6.0);
    let figure_every = every(widest(&figures) + 6.0);
    let names: Vec<Vec<String>> = lag
        .buckets
        .iter()
        .map(|bucket| wrapped(&bucket.label, (slot * name_every as f64 - 6.0).min(width - 4.0), 4))
        .collect();
    let name_lines = names.iter().map(Vec::len).max().unwrap_or(0) as f64;
    let top = LINE_PX + 6.0;
    let bottom = top + PLOT_PX;
    let height = bottom + name_lines * LINE_PX + 10.0;

    let total: u64 = lag.buckets.iter().fold(0, |sum, bucket| sum.saturating_add(bucket.count));
    let highest = lag.buckets.iter().map(|bucket| bucket.count).max().unwrap_or(0);
    let desc = description(lag, &figures, total);
    let name = Name { id: &lag.id, class: "gt-chart--lag", title: &lag.title, desc: &desc };
    let mut svg = Svg::new(&name, width, height);
    for (place, bucket) in lag.buckets.iter().enumerate() {
        let rise = rise_of(bucket.count, highest);
        let column = (slot * 0.72).max(1.0);
        let x = left + slot * (place as f64 + 0.5) - column / 2.0;
        svg.rect((x, bottom - rise), (column, rise), &format!("fill=\"{BLUE}\""));
    }
    // The tallest column gets its figure before all others; the rest are counted from it.
    let tallest = lag.buckets.iter().position(|bucket| bucket.count == highest).unwrap_or(0);
    let mut places: Vec<usize> = (0..lag.buckets.len()).collect();
    places.sort_by_key(|place| place.abs_diff(tallest));
    let (mut figures_taken, mut names_taken) = (Taken::default(), Taken::default());
    for place in places {
        let (Some(bucket), Some(figure), Some(lines)) =
            (lag.buckets.get(place), figures.get(place), names.get(place))
        else {
            continue;
        };
        let middle = left + slot * (place as f64 + 0.5);
        let x = centred(middle, text_width(figure), width);
        if place.abs_diff(tallest).is_multiple_of(figure_every) && figures_taken.take(x, text_width(figure)) {
            // Above its own column and those that its figure reaches over.
            let reach = (text_width(figure) / 2.0 / slot).ceil() as usize;
            let under = lag.buckets.iter().enumerate().filter(|(other, _)| other.abs_diff(place) <= reach);
            let peak = if figure_every > 1 { under.map(|(_, other)| other.count).max() } else { None };
            let rise = rise_of(peak.unwrap_or(bucket.count), highest);
            svg.text((x, bottom - rise - 5.0), Anchor::Middle, TEXT, figure);
        }
        let x = centred(middle, widest(lines), width);
        if place.is_multiple_of(name_every) && names_taken.take(x, widest(lines)) {
            let block = lines.len() as f64 * LINE_PX;
            svg.lines(x, bottom + 4.0 + block / 2.0, Anchor::Middle, GREY, lines);
        }
    }
    svg.line((left, bottom), (width - left, bottom), &format!("stroke=\"{GREY}\" stroke-width=\"1\""));
    Chart { svg: svg.done(), table: table(lag, &figures, total) }
}

fn rise_of(count: u64, highest: u64) -> f64 {
    if highest > 0 { count as f64 / highest as f64 * PLOT_PX } else { 0.0 }
}

fn share(count: u64, total: u64) -> String {
    if total == 0 { "no cases".to_owned() } else { Unit::Percent(0).show(count as f64 / total as f64) }
}

fn description(lag: &Lag, figures: &[String], total: u64) -> String {
    if total == 0 {
        return format!("Column chart. There are no {} to show.", things(lag));
    }
    let told: Vec<String> = lag
        .buckets
        .iter()
        .zip(figures)
        .map(|(bucket, figure)| format!("{} {figure}", bucket.label))
        .collect();
    format!("Column chart of {} {}. {}.", Unit::Count.show(total as f64), things(lag), told.join("; "))
}

fn table(lag: &Lag, figures: &[String], total: u64) -> Table {
    let rows = lag
        .buckets
        .iter()
        .zip(figures)
        .map(|(bucket, figure)| vec![bucket.label.clone(), figure.clone(), share(bucket.count, total)])
        .collect();
    Table {
        columns: vec!["Recorded after".to_owned(), super::words::capital(things(lag)), "Share".to_owned()],
        rows,
    }
}

fn things(lag: &Lag) -> &str {
    if lag.of.is_empty() { "records" } else { &lag.of }
}
