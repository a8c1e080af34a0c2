//! A small line for a table's cell.

use super::svg::{BLUE, INK, Name, Svg};
use super::{Chart, Period, Table, drawable, words, written};
use crate::Unit;

/// What a [`sparkline`] shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sparkline {
    /// Unique in the page.
    pub id: String,
    /// The indicator's name.
    pub title: String,
    /// How its figures are written.
    pub unit: Unit,
    /// The periods, oldest first.
    pub periods: Vec<Period>,
    /// One figure a period; `None` is a gap.
    pub values: Vec<Option<f64>>,
    /// Why a figure is missing: `not published`.
    pub missing: String,
}

const WIDTH: f64 = 104.0;
const HEIGHT: f64 = 28.0;
/// Room for the last point's marker.
const MARGIN: f64 = 5.0;
/// A sparkline has no axis, so it must not blow up a ripple: its height stands for at least this share of
/// the greatest figure.
const SPAN_LEAST: f64 = 0.2;

/// Draws a line of 104 by 28 pixels with its last known point marked. Gaps stay gaps; a lone figure between
/// two gaps is a short stroke.
pub fn sparkline(spark: &Sparkline) -> Chart {
    let values: Vec<Option<f64>> = spark
        .periods
        .iter()
        .enumerate()
        .map(|(place, _)| drawable(spark.values.get(place).copied().flatten()))
        .collect();
    let says = words::run(&values, &spark.periods, spark.unit, &spark.missing);
    let name = Name {
        id: &spark.id,
        class: "gt-chart--sparkline",
        title: &spark.title,
        desc: &format!("{}.", words::capital(&says)),
    };
    let mut svg = Svg::new(&name, WIDTH, HEIGHT);
    let known = values.iter().flatten();
    let highest = known.clone().copied().fold(0.0, f64::max);
    let lowest = known.copied().fold(highest, f64::min);
    let span = (highest - lowest).max(highest * SPAN_LEAST);
    let middle = (highest + lowest) / 2.0;
    let steps = values.len().saturating_sub(1).max(1) as f64;
    let at = |place: usize, value: f64| {
        let across = if values.len() > 1 { place as f64 / steps } else { 0.5 };
        let up = if span > 0.0 { 0.5 + (value - middle) / span } else { 0.5 };
        (MARGIN + across * (WIDTH - 2.0 * MARGIN), HEIGHT - MARGIN - up * (HEIGHT - 2.0 * MARGIN))
    };
    let paint =
        format!("stroke=\"{INK}\" stroke-width=\"2\" stroke-linejoin=\"round\" stroke-linecap=\"round\"");
    let mut last = None;
    for stretch in stretches(&values) {
        let points: Vec<(f64, f64)> = stretch.iter().map(|(place, value)| at(*place, *value)).collect();
        match points.as_slice() {
            [(x, y)] => svg.path(&[(x - 2.0, *y), (x + 2.0, *y)], &paint),
            points => svg.path(points, &paint),
        }
        last = points.last().copied();
    }
    if let Some(point) = last {
        svg.circle(point, 3.5, &format!("fill=\"{BLUE}\""));
    }
    let rows = spark
        .periods
        .iter()
        .zip(&values)
        .map(|(period, value)| vec![period.name.clone(), written(*value, spark.unit, &spark.missing)])
        .collect();
    Chart { svg: svg.done(), table: Table { columns: vec!["Period".to_owned(), spark.title.clone()], rows } }
}

/// The runs of known figures, each with its place.
pub(super) fn stretches(values: &[Option<f64>]) -> Vec<Vec<(usize, f64)>> {
    let mut runs: Vec<Vec<(usize, f64)>> = vec![];
    let mut before_known = false;
    for (place, value) in values.iter().enumerate() {
        if let Some(value) = value {
            match runs.last_mut() {
                Some(run) if before_known => run.push((place, *value)),
                _ => runs.push(vec![(place, *value)]),
            }
        }
        before_known = value.is_some();
    }
    runs
}
