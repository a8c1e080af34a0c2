//! Horizontal bars: one figure for each team, age band or need.

use super::svg::{Anchor, BLUE, GREY, Name, Svg, TEXT};
use super::text::{centred, cut, text_width, widest, wrapped};
use super::{Chart, LINE_PX, Table, Width, drawable, words, written};
use crate::Unit;

/// What [`bars`] shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bars {
    /// Unique in the page.
    pub id: String,
    /// What the figure is.
    pub title: String,
    /// What the bars are: `Team`.
    pub by: String,
    /// How figures are written. Shares are drawn against 100%, other units against the longest bar.
    pub unit: Unit,
    /// How wide it will be shown. Under 480 pixels, names stand above their bars.
    pub width: Width,
    /// The bars, in the order they are to be shown.
    pub bars: Vec<Bar>,
    /// A line across all bars, such as the target.
    pub target: Option<Mark>,
    /// Why a figure is missing: `no cases`.
    pub missing: String,
}

/// One bar.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bar {
    /// What it is: `Protection and Court, East`.
    pub label: String,
    /// Its figure; `None` shows the words for missing and no bar.
    pub value: Option<f64>,
    /// What else to say after the figure: `26 of 30`. May be empty.
    pub aside: String,
}

/// A line across all bars.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mark {
    /// What to call it, in lower case as it follows the figure: `target`.
    pub name: String,
    /// Where it stands.
    pub value: f64,
}

const STACKED_BELOW: f64 = 480.0;
const BAR_PX: f64 = 18.0;

/// Draws one bar a row from zero, its figure at the bar's end.
pub fn bars(bars: &Bars) -> Chart {
    let width = bars.width.pixels();
    let stacked = width < STACKED_BELOW;
    let values: Vec<Option<f64>> = bars.bars.iter().map(|bar| drawable(bar.value)).collect();
    let target = bars.target.as_ref().and_then(|mark| Some((mark, drawable(Some(mark.value))?)));

    let name_room = if stacked { width - 4.0 } else { width * 0.36 };
    let names: Vec<Vec<String>> = bars.bars.iter().map(|bar| wrapped(&bar.label, name_room, 3)).collect();
    let left = if stacked { 2.0 } else { names.iter().map(|lines| widest(lines)).fold(0.0, f64::max) + 12.0 };
    let figures: Vec<String> = bars
        .bars
        .iter()
        .zip(&values)
        .map(|(bar, value)| {
            let figure = written(*value, bars.unit, &bars.missing);
            let words = if bar.aside.is_empty() { figure } else { format!("{figure} ({})", bar.aside) };
            cut(&words, width * 0.4)
        })
        .collect();
    let right = width - widest(&figures) - 10.0;

    let longest = values.iter().flatten().copied().chain(target.map(|(_, value)| value)).fold(0.0, f64::max);
    let full = if matches!(bars.unit, Unit::Percent(_)) { longest.max(1.0) } else { longest };
    let reach = |value: f64| if full > 0.0 { (value / full).clamp(0.0, 1.0) * (right - left) } else { 0.0 };

    let mark = target
        .map(|(mark, value)| (cut(&format!("{} {}", bars.unit.show(value), mark.name), width - 4.0), value));
    let top = if mark.is_some() { LINE_PX + 8.0 } else { 4.0 };
    let row_height = |lines: &Vec<String>| {
        let name = lines.len() as f64 * LINE_PX;
        if stacked { name + BAR_PX + 12.0 } else { name.max(BAR_PX) + 12.0 }
    };
    let bottom = top + names.iter().map(row_height).sum::<f64>();
    let height = bottom + 4.0;

    let desc = description(bars, &figures, target);
    let name = Name { id: &bars.id, class: "gt-chart--bars", title: &bars.title, desc: &desc };
    let mut svg = Svg::new(&name, width, height);
    let mut y = top;
    for ((lines, value), figure) in names.iter().zip(&values).zip(&figures) {
        let row = row_height(lines);
        let name_height = lines.len() as f64 * LINE_PX;
        let middle = if stacked { y + 4.0 + name_height + BAR_PX / 2.0 } else { y + row / 2.0 };
        if stacked {
            svg.lines(left, y + 3.0 + name_height / 2.0, Anchor::Start, TEXT, lines);
        } else {
            svg.lines(left - 10.0, middle, Anchor::End, TEXT, lines);
        }
        let length = value.map_or(0.0, reach);
        svg.rect((left, middle - BAR_PX / 2.0), (length, BAR_PX), &format!("fill=\"{BLUE}\""));
        // Rows meet, so that the base line and the target run through; stacked names interrupt them.
        let (from, to) =
            if stacked { (middle - BAR_PX / 2.0, middle + BAR_PX / 2.0 + 3.0) } else { (y, y + row) };
        svg.line((left, from), (left, to), &format!("stroke=\"{GREY}\" stroke-width=\"1\""));
        y += row;
        let mut figure_at = left + length + 6.0;
        if let Some((_, value)) = &mark {
            let x = left + reach(*value);
            // A figure steps over the target's line rather than be struck through by it.
            if (figure_at - 3.0..figure_at + text_width(figure) + 3.0).contains(&x) {
                figure_at = x + 6.0;
            }
            svg.line(
                (x, from),
                (x, to),
                &format!("stroke=\"{TEXT}\" stroke-width=\"2\" stroke-dasharray=\"5 3\""),
            );
        }
        let colour = if value.is_some() { TEXT } else { GREY };
        svg.text((figure_at, middle + 5.0), Anchor::Start, colour, figure);
    }
    if let Some((words, value)) = &mark {
        let x = centred(left + reach(*value), text_width(words), width);
        svg.text((x, LINE_PX - 3.0), Anchor::Middle, TEXT, words);
    }
    Chart { svg: svg.done(), table: table(bars, &values) }
}

fn description(bars: &Bars, figures: &[String], target: Option<(&Mark, f64)>) -> String {
    /// A longer list is read better in the table.
    const TOLD_MOST: usize = 12;
    let mut says = format!("Bar chart by {}.", if bars.by.is_empty() { "group" } else { &bars.by });
    let told: Vec<String> = bars
        .bars
        .iter()
        .zip(figures)
        .take(TOLD_MOST)
        .map(|(bar, figure)| format!("{} {figure}", bar.label))
        .collect();
    if told.is_empty() {
        says.push_str(" There is nothing to show.");
    } else {
        says.push_str(&format!(" {}.", told.join("; ")));
    }
    if bars.bars.len() > TOLD_MOST {
        says.push_str(&format!(" And {} more, in the table.", bars.bars.len() - TOLD_MOST));
    }
    if let Some((mark, value)) = target {
        says.push_str(&format!(" {}: {}.", words::capital(&mark.name), bars.unit.show(value)));
    }
    says
}

fn table(bars: &Bars, values: &[Option<f64>]) -> Table {
    let with_aside = bars.bars.iter().any(|bar| !bar.aside.is_empty());
    let mut columns = vec![words::capital(&bars.by), bars.title.clone()];
    if with_aside {
        columns.push("Count".to_owned());
    }
    let rows = bars
        .bars
        .iter()
        .zip(values)
        .map(|(bar, value)| {
            let mut row = vec![bar.label.clone(), written(*value, bars.unit, &bars.missing)];
            if with_aside {
                row.push(bar.aside.clone());
            }
            row
        })
        .collect();
    Table { columns, rows }
}
