//! A figure as it was, and where it may go: a line that opens into bands.

use super::axis::Axis;
use super::svg::{Anchor, BLUE, GREY, INK, LIGHT, Name, Svg, TEXT};
use super::text::{widest, wrapped};
use super::trend::{LABELS_GAP, Label, Plot, Series, TICKS_WANTED, end_labels, period_labels};
use super::{Chart, LINE_PX, Period, Table, Width, drawable, words, written};
use crate::Unit;

/// What a [`fan`] shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fan {
    /// Unique in the page.
    pub id: String,
    /// What the figure is.
    pub title: String,
    /// How figures are written.
    pub unit: Unit,
    /// How wide it will be shown.
    pub width: Width,
    /// The periods, oldest first: those that were, then those to come.
    pub periods: Vec<Period>,
    /// The figures as they were, one a period; `None` from the first period to come on.
    pub actual: Series,
    /// Where it may go, one a period; `None` before the forecast. The present is the first: all five alike.
    pub ahead: Vec<Option<Spread>>,
    /// Another middle to read it against, such as what comes if nothing is done; may be none.
    pub beside: Option<Series>,
    /// Why a figure is missing.
    pub missing: String,
}

/// Where a figure lies in the futures of one period.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Spread {
    /// 95 of 100 futures lie above this and below `high_95`.
    pub low_95: f64,
    /// 80 of 100 futures lie above this and below `high_80`.
    pub low_80: f64,
    /// Half lie below.
    pub middle: f64,
    /// See `low_80`.
    pub high_80: f64,
    /// See `low_95`.
    pub high_95: f64,
}

impl Spread {
    fn is_drawable(&self) -> bool {
        [self.low_95, self.low_80, self.middle, self.high_80, self.high_95]
            .into_iter()
            .all(|value| drawable(Some(value)).is_some())
    }
}

/// Draws the past as a line, the futures as two bands with the middle between them, and another middle broken.
/// The bands differ by tone and by the lines at their edges, so that they survive a black and white printer.
pub fn fan(fan: &Fan) -> Chart {
    let count = fan.periods.len();
    let clean = |series: &Series| -> Vec<Option<f64>> {
        (0..count).map(|place| drawable(series.values.get(place).copied().flatten())).collect()
    };
    let actual = clean(&fan.actual);
    let beside = fan.beside.as_ref().map(clean);
    let ahead: Vec<Option<Spread>> =
        (0..count).map(|place| fan.ahead.get(place).copied().flatten().filter(Spread::is_drawable)).collect();
    let all = || {
        let spreads = ahead.iter().flatten().flat_map(|spread| [spread.low_95, spread.high_95]);
        actual.iter().flatten().copied().chain(spreads).chain(beside.iter().flatten().flatten().copied())
    };
    let highest = all().fold(0.0, f64::max);
    let axis = Axis::for_lines(all().fold(highest, f64::min), highest, fan.unit, TICKS_WANTED);

    let last =
        ahead.iter().enumerate().rev().find_map(|(place, spread)| spread.map(|spread| (place, spread)));
    let texts = label_texts(fan, last, beside.as_deref());
    let width = fan.width.pixels();
    let label_room = (width * 0.3).min(200.0);
    let labels: Vec<Vec<String>> = texts.iter().map(|text| wrapped(&text.0, label_room, 4)).collect();
    let label_width = labels.iter().map(|lines| widest(lines)).fold(0.0, f64::max);
    let labels_height: f64 =
        labels.iter().map(|lines| lines.len() as f64 * LINE_PX + LABELS_GAP).sum::<f64>();
    let ticks: Vec<String> = axis.ticks.iter().map(|tick| fan.unit.show(*tick)).collect();
    let note = axis
        .is_cut()
        .then(|| format!("The scale starts at {}, not at zero", fan.unit.show(axis.from)))
        .map(|note| wrapped(&note, width - 4.0, 2))
        .unwrap_or_default();
    let (left, right) = (widest(&ticks) + 10.0, width - label_width - 30.0);
    let top = LINE_PX + 10.0;
    let bottom = top + (width * 0.42).clamp(220.0, 360.0).max(labels_height);
    let height = bottom + 2.0 * LINE_PX + 18.0 + note.len() as f64 * (LINE_PX + 2.0);
    let plot = Plot { left, right, top, bottom, periods: count, axis: &axis };

    let desc = description(fan, &actual, last, beside.as_deref());
    let name = Name { id: &fan.id, class: "gt-chart--fan", title: &fan.title, desc: &desc };
    let mut svg = Svg::new(&name, width, height);
    let band = |low: fn(&Spread) -> f64, high: fn(&Spread) -> f64| -> Vec<(f64, f64)> {
        let known: Vec<(usize, &Spread)> =
            ahead.iter().enumerate().filter_map(|(place, spread)| Some((place, spread.as_ref()?))).collect();
        let point = |place: usize, value: f64| (plot.x(place), plot.y(value));
        let upper = known.iter().map(|(place, spread)| point(*place, high(spread)));
        let lower = known.iter().rev().map(|(place, spread)| point(*place, low(spread)));
        upper.chain(lower).collect()
    };
    let edge = |paint: &str, dash: &str| format!("stroke=\"{paint}\" stroke-width=\"1\"{dash}");
    let wide = band(|spread| spread.low_95, |spread| spread.high_95);
    svg.area(&wide, &format!("fill=\"#d2e2f1\" {}", edge(BLUE, " stroke-dasharray=\"2 3\"")));
    let narrow = band(|spread| spread.low_80, |spread| spread.high_80);
    svg.area(&narrow, &format!("fill=\"#a5c6e5\" {}", edge(BLUE, "")));
    for (tick, text) in axis.ticks.iter().zip(&ticks) {
        let y = plot.y(*tick);
        let paint = if *tick == axis.from { GREY } else { LIGHT };
        svg.line(
            (left, y),
            (right, y),
            &format!("stroke=\"{paint}\" stroke-width=\"1\" stroke-opacity=\"0.7\""),
        );
        svg.text((left - 6.0, y + 5.0), Anchor::End, GREY, text);
    }
    period_labels(&mut svg, &plot, &fan.periods, width);
    svg.lines(2.0, height - (LINE_PX + 2.0) * note.len() as f64 / 2.0, Anchor::Start, GREY, &note);
    today(&mut svg, &plot, &ahead);
    let mut line = |values: &[Option<f64>], paint: &str| {
        let points: Vec<(f64, f64)> = values
            .iter()
            .enumerate()
            .filter_map(|(place, value)| value.map(|value| (plot.x(place), plot.y(value))))
            .collect();
        svg.path(&points, paint);
    };
    if let Some(beside) = &beside {
        line(beside, &format!("stroke=\"{TEXT}\" stroke-width=\"2\" stroke-dasharray=\"8 4\""));
    }
    let middle: Vec<Option<f64>> = ahead.iter().map(|spread| spread.map(|spread| spread.middle)).collect();
    line(&middle, &format!("stroke=\"{BLUE}\" stroke-width=\"3\" stroke-linejoin=\"round\""));
    line(&actual, &format!("stroke=\"{INK}\" stroke-width=\"3\" stroke-linejoin=\"round\""));

    let labels: Vec<Label> = labels
        .into_iter()
        .zip(&texts)
        .map(|(lines, (_, value, colour))| Label {
            lines,
            wish: plot.y(*value),
            colour,
            ends_at: right - 12.0,
        })
        .collect();
    end_labels(&mut svg, &plot, &labels, width - label_width - 2.0);
    Chart { svg: svg.done(), table: table(fan, &actual, &ahead, beside.as_deref()) }
}

/// A thin line where the past ends, and what it is.
fn today(svg: &mut Svg, plot: &Plot<'_>, ahead: &[Option<Spread>]) {
    let Some(place) = ahead.iter().position(Option::is_some) else { return };
    let x = plot.x(place);
    svg.line((x, plot.top - 6.0), (x, plot.bottom), &format!("stroke=\"{GREY}\" stroke-width=\"1\""));
    svg.text((x + 5.0, plot.top - 10.0), Anchor::Start, GREY, "forecast");
    svg.text((x - 5.0, plot.top - 10.0), Anchor::End, GREY, "actual");
}

/// What stands at the right edge, at which figure, in which colour; the upper band's label at its middle.
fn label_texts(
    fan: &Fan,
    last: Option<(usize, Spread)>,
    beside: Option<&[Option<f64>]>,
) -> Vec<(String, f64, &'static str)> {
    let Some((place, spread)) = last else { return Vec::new() };
    let show = |value: f64| fan.unit.show(value);
    let between = |low: f64, high: f64, of: &str| format!("{of} in 100: {} to {}", show(low), show(high));
    let mut texts = vec![
        (between(spread.low_95, spread.high_95, "95"), (spread.high_80 + spread.high_95) / 2.0, GREY),
        (between(spread.low_80, spread.high_80, "80"), (spread.middle + spread.high_80) / 2.0, GREY),
        (format!("{} in the middle", show(spread.middle)), spread.middle, BLUE),
    ];
    if let (Some(series), Some(value)) =
        (&fan.beside, beside.and_then(|values| values.get(place).copied().flatten()))
    {
        texts.push((format!("{} {}", show(value), series.name), value, TEXT));
    }
    texts
}

fn description(
    fan: &Fan,
    actual: &[Option<f64>],
    last: Option<(usize, Spread)>,
    beside: Option<&[Option<f64>]>,
) -> String {
    let mut says = format!("Fan chart, {}.", words::span(&fan.periods));
    let was: Vec<Option<f64>> = actual.iter().copied().filter(Option::is_some).collect();
    if !was.is_empty() {
        let run = words::run(&was, &fan.periods[..was.len()], fan.unit, &fan.missing);
        says.push_str(&format!(" {}: {run}.", words::capital(&fan.actual.name)));
    }
    for (text, ..) in label_texts(fan, last, beside) {
        let name =
            last.and_then(|(place, _)| fan.periods.get(place)).map_or("", |period| period.name.as_str());
        says.push_str(&format!(" {name}: {text}."));
    }
    says
}

fn table(
    fan: &Fan,
    actual: &[Option<f64>],
    ahead: &[Option<Spread>],
    beside: Option<&[Option<f64>]>,
) -> Table {
    let mut columns = vec!["Period".to_owned(), words::capital(&fan.actual.name)];
    columns.extend(["Middle", "80 in 100", "95 in 100"].map(str::to_owned));
    columns.extend(fan.beside.as_ref().map(|series| words::capital(&series.name)));
    let row = |(place, period): (usize, &Period)| {
        let mut row = vec![period.name.clone(), cell(actual[place], fan.unit)];
        let spread = ahead[place];
        row.push(cell(spread.map(|spread| spread.middle), fan.unit));
        let between = |low: f64, high: f64| format!("{} to {}", fan.unit.show(low), fan.unit.show(high));
        row.push(spread.map_or_else(|| "–".to_owned(), |spread| between(spread.low_80, spread.high_80)));
        row.push(spread.map_or_else(|| "–".to_owned(), |spread| between(spread.low_95, spread.high_95)));
        row.extend(beside.map(|values| cell(values[place], fan.unit)));
        row
    };
    Table { columns, rows: fan.periods.iter().enumerate().map(row).collect() }
}

/// A figure, or a dash on the other side of today.
fn cell(value: Option<f64>, unit: Unit) -> String {
    written(value, unit, "–")
}
