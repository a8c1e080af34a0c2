//! A figure over time, against its target and its neighbours.

use super::axis::Axis;
use super::sparkline::stretches;
use super::svg::{Anchor, BLUE, GREY, INK, LIGHT, Name, Svg, TEXT};
use super::text::{Taken, centred, cut, spread, text_width, widest, wrapped};
use super::{Chart, LINE_PX, Period, Table, Width, drawable, words, written};
use crate::Unit;

/// What a [`trend`] shows: at most four things, each named where it ends.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Trend {
    /// Unique in the page.
    pub id: String,
    /// What the figure is: the indicator's name.
    pub title: String,
    /// What the axis measures, if the unit doesn't say it: `referrals per 10,000 children`. May be empty.
    pub measure: String,
    /// How figures are written.
    pub unit: Unit,
    /// How wide it will be shown.
    pub width: Width,
    /// The periods, oldest first.
    pub periods: Vec<Period>,
    /// The figures, as now known: a solid line.
    pub now: Series,
    /// The same figures as they were known at the time: a broken line with open markers. Where the two
    /// differ a thin line joins them.
    pub then: Option<Series>,
    /// The target of each period, drawn in steps.
    pub target: Option<Series>,
    /// Where comparable places lie.
    pub band: Option<Band>,
    /// Why a figure is missing: `not published`.
    pub missing: String,
}

/// Figures of one kind, one a period.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Series {
    /// What to call it, in lower case as it follows the figure: `as now known`, `target`.
    pub name: String,
    /// One figure a period; `None` is a gap. Figures beyond the last period are not drawn.
    pub values: Vec<Option<f64>>,
}

/// A range of figures elsewhere.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Band {
    /// What to call it: `statistical neighbours`.
    pub name: String,
    /// The least of them.
    pub low: f64,
    /// The greatest.
    pub high: f64,
}

/// A label at the right edge: its words and the height at which it would like to stand.
pub(super) struct Label {
    pub lines: Vec<String>,
    pub wish: f64,
    pub colour: &'static str,
    /// Where its line ends, if that is short of the plot's right edge.
    pub ends_at: f64,
}

pub(super) const LABELS_GAP: f64 = 5.0;
pub(super) const TICKS_WANTED: u32 = 5;

/// Draws the figures of a period of time, with the target as steps, neighbours as a grey band, and what was
/// known at the time beside what is known now.
pub fn trend(trend: &Trend) -> Chart {
    let figures = Figures::of(trend);
    let (desc, table) = (figures.description(trend), figures.table(trend));
    let axis = figures.axis(trend.unit);

    let width = trend.width.pixels();
    let texts = figures.label_texts(trend);
    let label_room = (width * 0.32).min(210.0);
    let labels: Vec<Vec<String>> = texts.iter().map(|text| wrapped(text, label_room, 4)).collect();
    let label_width = labels.iter().map(|lines| widest(lines)).fold(0.0, f64::max);
    let tick_texts: Vec<String> = axis.ticks.iter().map(|tick| trend.unit.show(*tick)).collect();
    let measure = wrapped(&trend.measure, width - 4.0, 2);

    let labels_height: f64 = labels.iter().map(|lines| lines.len() as f64 * LINE_PX).sum::<f64>()
        + LABELS_GAP * labels.len() as f64;
    let left = widest(&tick_texts) + 10.0;
    let right = width - label_width - if labels.is_empty() { 10.0 } else { 30.0 };
    let top = measure.len() as f64 * LINE_PX + 14.0;
    let height_of_plot = (width * 0.38).clamp(190.0, 320.0).max(labels_height);
    let bottom = top + height_of_plot;
    let cut_note =
        axis.is_cut().then(|| format!("The scale starts at {}, not at zero", trend.unit.show(axis.from)));
    let cut_lines = cut_note.map(|note| wrapped(&note, width - 4.0, 2)).unwrap_or_default();
    let height = bottom + 2.0 * LINE_PX + 18.0 + cut_lines.len() as f64 * (LINE_PX + 2.0);
    let plot = Plot { left, right, top, bottom, periods: trend.periods.len(), axis: &axis };

    let name = Name { id: &trend.id, class: "gt-chart--trend", title: &trend.title, desc: &desc };
    let mut svg = Svg::new(&name, width, height);
    svg.lines(2.0, LINE_PX * measure.len() as f64 / 2.0, Anchor::Start, TEXT, &measure);
    if let Some((_, low, high)) = &figures.band {
        let (upper, lower) = (plot.y(*high), plot.y(*low));
        let thickness = (lower - upper).max(2.0);
        svg.rect((left, upper), (right - left, thickness), &format!("fill=\"{LIGHT}\" fill-opacity=\"0.4\""));
        for edge in [upper, upper + thickness] {
            svg.line(
                (left, edge),
                (right, edge),
                &format!("stroke=\"{GREY}\" stroke-width=\"1\" stroke-dasharray=\"1 3\""),
            );
        }
    }
    for (tick, text) in axis.ticks.iter().zip(&tick_texts) {
        let (y, first) = (plot.y(*tick), *tick == axis.from);
        let paint = if first { GREY } else { LIGHT };
        svg.line((left, y), (right, y), &format!("stroke=\"{paint}\" stroke-width=\"1\""));
        svg.text((left - 6.0, y + 5.0), Anchor::End, GREY, text);
    }
    period_labels(&mut svg, &plot, &trend.periods, width);
    svg.lines(2.0, height - (LINE_PX + 2.0) * cut_lines.len() as f64 / 2.0, Anchor::Start, GREY, &cut_lines);

    if let Some((_, values)) = &figures.target {
        for run in stretches(values) {
            let steps: Vec<(f64, f64)> = run
                .iter()
                .flat_map(|(place, value)| {
                    let (from, to) = plot.span(*place);
                    [(from, plot.y(*value)), (to, plot.y(*value))]
                })
                .collect();
            svg.path(&steps, &format!("stroke=\"{TEXT}\" stroke-width=\"1.5\" stroke-dasharray=\"10 4\""));
        }
    }
    let then = figures.then.as_ref().map(|(_, values)| values.as_slice()).unwrap_or_default();
    for (place, (was, is)) in then.iter().zip(&figures.now.1).enumerate() {
        if let (Some(was), Some(is)) = (was, is) {
            let x = plot.x(place);
            svg.line((x, plot.y(*was)), (x, plot.y(*is)), &format!("stroke=\"{GREY}\" stroke-width=\"1\""));
        }
    }
    line_with_markers(
        &mut svg,
        &plot,
        then,
        &format!("stroke=\"{INK}\" stroke-width=\"2\" stroke-dasharray=\"2 4\""),
        |svg, point| {
            svg.circle(point, 5.0, &format!("fill=\"#ffffff\" stroke=\"{INK}\" stroke-width=\"2\""));
        },
    );
    line_with_markers(
        &mut svg,
        &plot,
        &figures.now.1,
        &format!("stroke=\"{BLUE}\" stroke-width=\"3\" stroke-linejoin=\"round\""),
        |svg, point| {
            svg.circle(point, 3.5, &format!("fill=\"{BLUE}\""));
        },
    );
    if last_known(&figures.now.1).is_none() && right - left > 100.0 {
        // Between the two lowest ticks, where the fewest lines run.
        let step = (bottom - top) / axis.ticks.len().saturating_sub(1).max(1) as f64;
        let says = cut(&words::capital(words::missing(&trend.missing)), right - left - 8.0);
        svg.lines((left + right) / 2.0, bottom - step / 2.0, Anchor::Middle, GREY, &[says]);
    }
    let ends = figures.label_ends(&plot);
    let labels: Vec<Label> = labels
        .into_iter()
        .zip(ends)
        .map(|(lines, (wish, ends_at, colour))| Label { lines, wish, colour, ends_at })
        .collect();
    end_labels(&mut svg, &plot, &labels, width - label_width - 2.0);
    Chart { svg: svg.done(), table }
}

/// The rectangle in which lines are drawn.
pub(super) struct Plot<'a> {
    pub left: f64,
    pub right: f64,
    pub top: f64,
    pub bottom: f64,
    pub periods: usize,
    pub axis: &'a Axis,
}

impl Plot<'_> {
    /// Distance between two periods.
    fn stride(&self) -> f64 {
        (self.right - self.left) / self.periods.max(1) as f64
    }

    pub(super) fn x(&self, place: usize) -> f64 {
        let inset = (self.stride() / 2.0).min(18.0);
        if self.periods < 2 {
            return (self.left + self.right) / 2.0;
        }
        self.left + inset + place as f64 * (self.right - self.left - 2.0 * inset) / (self.periods - 1) as f64
    }

    pub(super) fn y(&self, value: f64) -> f64 {
        self.bottom - self.axis.share(value) * (self.bottom - self.top)
    }

    /// From where to where a period reaches: half way to its neighbours, or to the edge.
    fn span(&self, place: usize) -> (f64, f64) {
        let from = if place == 0 { self.left } else { (self.x(place - 1) + self.x(place)) / 2.0 };
        let to =
            if place + 1 >= self.periods { self.right } else { (self.x(place) + self.x(place + 1)) / 2.0 };
        (from, to)
    }
}

/// The figures that can be drawn, each series as long as the periods.
struct Figures<'a> {
    now: (&'a str, Vec<Option<f64>>),
    then: Option<(&'a str, Vec<Option<f64>>)>,
    target: Option<(&'a str, Vec<Option<f64>>)>,
    band: Option<(&'a str, f64, f64)>,
}

impl<'a> Figures<'a> {
    fn of(trend: &'a Trend) -> Figures<'a> {
        let clean = |series: &'a Series| {
            let values: Vec<Option<f64>> = (0..trend.periods.len())
                .map(|place| drawable(series.values.get(place).copied().flatten()))
                .collect();
            (series.name.as_str(), values)
        };
        let band = trend.band.as_ref().and_then(|band| {
            let (one, other) = (drawable(Some(band.low))?, drawable(Some(band.high))?);
            Some((band.name.as_str(), one.min(other), one.max(other)))
        });
        Figures {
            now: clean(&trend.now),
            then: trend.then.as_ref().map(clean),
            target: trend.target.as_ref().map(clean),
            band,
        }
    }

    fn series(&self) -> impl Iterator<Item = &(&'a str, Vec<Option<f64>>)> {
        [Some(&self.now), self.then.as_ref(), self.target.as_ref()].into_iter().flatten()
    }

    fn axis(&self, unit: Unit) -> Axis {
        let of_band = self.band.iter().flat_map(|(_, low, high)| [*low, *high]);
        let all =
            || self.series().flat_map(|(_, values)| values.iter().flatten().copied()).chain(of_band.clone());
        let highest = all().fold(0.0, f64::max);
        Axis::for_lines(all().fold(highest, f64::min), highest, unit, TICKS_WANTED)
    }

    /// What the labels say, in the order of drawing: those series that have a figure, then the band.
    fn label_texts(&self, trend: &Trend) -> Vec<String> {
        let mut texts: Vec<String> = self
            .series()
            .filter_map(|(name, values)| {
                let (place, value) = last_known(values)?;
                let period = trend.periods.get(place)?;
                let figure = trend.unit.show(value);
                let is_last = place + 1 == trend.periods.len();
                Some(if is_last {
                    format!("{figure} {name}")
                } else {
                    format!("{figure} {name} ({})", period.short)
                })
            })
            .collect();
        if let Some((name, low, high)) = self.band {
            let (low, high) = (trend.unit.show(low), trend.unit.show(high));
            texts.push(if low == high { format!("{low} {name}") } else { format!("{low} to {high} {name}") });
        }
        texts
    }

    /// Where those labels would like to stand, where their lines end, and their colours.
    fn label_ends(&self, plot: &Plot<'_>) -> Vec<(f64, f64, &'static str)> {
        let point = |values: &[Option<f64>], colour| {
            last_known(values).map(|(place, value)| (plot.y(value), plot.x(place) + 7.0, colour))
        };
        let now = point(&self.now.1, BLUE);
        let then = self.then.as_ref().and_then(|(_, values)| point(values, INK));
        let target = self.target.as_ref().and_then(|(_, values)| {
            last_known(values).map(|(place, value)| (plot.y(value), plot.span(place).1, TEXT))
        });
        let band = self.band.map(|(_, low, high)| (plot.y((low + high) / 2.0), plot.right, GREY));
        [now, then, target, band].into_iter().flatten().collect()
    }

    fn description(&self, trend: &Trend) -> String {
        let mut says = format!("Line chart, {}.", words::span(&trend.periods));
        for (name, values) in self.series() {
            let run = words::run(values, &trend.periods, trend.unit, &trend.missing);
            says.push_str(&format!(" {}: {run}.", words::capital(name)));
        }
        if let Some((name, low, high)) = self.band {
            says.push_str(&format!(
                " {}: {} to {}.",
                words::capital(name),
                trend.unit.show(low),
                trend.unit.show(high)
            ));
        }
        says
    }

    fn table(&self, trend: &Trend) -> Table {
        let mut columns = vec!["Period".to_owned()];
        columns.extend(self.series().map(|(name, _)| words::capital(name)));
        columns.extend(self.band.map(|(name, ..)| words::capital(name)));
        let row = |(place, period): (usize, &Period)| {
            let mut row = vec![period.name.clone()];
            row.extend(self.series().map(|(_, values)| {
                written(values.get(place).copied().flatten(), trend.unit, &trend.missing)
            }));
            row.extend(
                self.band
                    .map(|(_, low, high)| format!("{} to {}", trend.unit.show(low), trend.unit.show(high))),
            );
            row
        };
        Table { columns, rows: trend.periods.iter().enumerate().map(row).collect() }
    }
}

fn last_known(values: &[Option<f64>]) -> Option<(usize, f64)> {
    values.iter().enumerate().rev().find_map(|(place, value)| value.map(|value| (place, value)))
}

fn line_with_markers(
    svg: &mut Svg,
    plot: &Plot<'_>,
    values: &[Option<f64>],
    paint: &str,
    marker: impl Fn(&mut Svg, (f64, f64)),
) {
    let runs: Vec<Vec<(f64, f64)>> = stretches(values)
        .into_iter()
        .map(|run| run.into_iter().map(|(place, value)| (plot.x(place), plot.y(value))).collect())
        .collect();
    for points in &runs {
        svg.path(points, paint);
    }
    for point in runs.into_iter().flatten() {
        marker(svg, point);
    }
}

/// The names of the periods under the axis: as many as fit, counted back from the latest, with the group
/// (the year) below where it changes.
pub(super) fn period_labels(svg: &mut Svg, plot: &Plot<'_>, periods: &[Period], width: f64) {
    let short: Vec<String> = periods.iter().map(|period| cut(&period.short, 90.0)).collect();
    let stride = if periods.len() > 1 { plot.x(1) - plot.x(0) } else { plot.right - plot.left };
    let every = ((widest(&short) + 8.0) / stride.max(1.0)).ceil().max(1.0) as usize;
    let mut taken = Taken::default();
    let mut shown = vec![];
    for (place, text) in short.iter().enumerate().rev().step_by(every) {
        let x = centred(plot.x(place), text_width(text), width);
        if taken.take(x, text_width(text)) {
            let at = plot.x(place);
            svg.line(
                (at, plot.bottom),
                (at, plot.bottom + 4.0),
                &format!("stroke=\"{GREY}\" stroke-width=\"1\""),
            );
            svg.text((x, plot.bottom + LINE_PX + 6.0), Anchor::Middle, GREY, text);
            shown.push(place);
        }
    }
    let mut taken = Taken::default();
    let mut group_before: Option<&str> = None;
    for (place, period) in shown.into_iter().rev().filter_map(|place| Some((place, periods.get(place)?))) {
        let group = cut(&period.group, 90.0);
        let x = centred(plot.x(place), text_width(&group), width);
        let is_new = !group.is_empty() && group_before != Some(period.group.as_str());
        if is_new && taken.take(x, text_width(&group)) {
            svg.text((x, plot.bottom + 2.0 * LINE_PX + 6.0), Anchor::Middle, GREY, &group);
            group_before = Some(&period.group);
        }
    }
}

/// The labels at the right edge, moved apart, each joined to its line's end.
pub(super) fn end_labels(svg: &mut Svg, plot: &Plot<'_>, labels: &[Label], x: f64) {
    let wishes: Vec<(f64, f64)> =
        labels.iter().map(|label| (label.wish, label.lines.len() as f64 * LINE_PX + LABELS_GAP)).collect();
    let centres = spread(&wishes, plot.top - LABELS_GAP, plot.bottom + LABELS_GAP);
    for (label, centre) in labels.iter().zip(centres) {
        let moved = (centre - label.wish).abs() > 2.0;
        if moved || x - label.ends_at > 24.0 {
            let bend = plot.right.max(label.ends_at) + 4.0;
            let paint = format!("stroke=\"{GREY}\" stroke-width=\"1\"");
            svg.path(&[(label.ends_at, label.wish), (bend, label.wish), (x - 4.0, centre)], &paint);
        }
        svg.lines(x, centre, Anchor::Start, label.colour, &label.lines);
    }
}
