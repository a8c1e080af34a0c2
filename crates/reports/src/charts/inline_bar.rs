//! A tiny bar for a table's cell.

use super::svg::{BLUE, GREY, Name, Svg, TEXT};
use super::{Chart, Table, drawable, written};
use crate::Unit;

/// What an [`inline_bar`] shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct InlineBar {
    /// Unique in the page. `None` if the figure stands in words beside the bar: the bar is then hidden from
    /// those who listen, who would hear it twice.
    pub id: Option<String>,
    /// What the figure is.
    pub title: String,
    /// How it is written.
    pub unit: Unit,
    /// The figure; `None` draws an empty, broken frame.
    pub value: Option<f64>,
    /// What the whole width stands for: 1 for shares, the greatest of the column for counts.
    pub full: f64,
    /// A mark on the bar, such as the target.
    pub target: Option<f64>,
}

const WIDTH: f64 = 82.0;
const HEIGHT: f64 = 16.0;

/// Draws a bar of 82 by 16 pixels in its frame, always from zero. A figure greater than the whole fills the frame.
pub fn inline_bar(bar: &InlineBar) -> Chart {
    let value = drawable(bar.value);
    let full = drawable(Some(bar.full)).filter(|full| *full > 0.0);
    let share = |value: f64| full.map_or(0.0, |full| (value / full).clamp(0.0, 1.0));
    let shown = written(value, bar.unit, "");
    let mut desc = shown.clone();
    if let Some(target) = drawable(bar.target) {
        desc.push_str(&format!(", target {}", bar.unit.show(target)));
    }
    let mut svg = match &bar.id {
        Some(id) => Svg::new(
            &Name { id, class: "gt-chart--inline-bar", title: &bar.title, desc: &desc },
            WIDTH,
            HEIGHT,
        ),
        None => Svg::decorative("gt-chart--inline-bar", WIDTH, HEIGHT),
    };
    let inside = WIDTH - 2.0;
    let dashes = if value.is_none() { " stroke-dasharray=\"3 3\"" } else { "" };
    if let Some(value) = value {
        svg.rect((1.0, 3.0), (inside * share(value), HEIGHT - 6.0), &format!("fill=\"{BLUE}\""));
    }
    svg.rect(
        (1.0, 3.0),
        (inside, HEIGHT - 6.0),
        &format!("fill=\"none\" stroke=\"{GREY}\" stroke-width=\"1\"{dashes}"),
    );
    if let Some(target) = drawable(bar.target) {
        let x = 1.0 + inside * share(target);
        svg.line((x, 0.0), (x, HEIGHT), &format!("stroke=\"{TEXT}\" stroke-width=\"2\""));
    }
    let table = Table {
        columns: vec![String::new(), "Figure".to_owned()],
        rows: vec![vec![bar.title.clone(), shown]],
    };
    Chart { svg: svg.done(), table }
}
