//! A figure in its parts: by team, locality, age and so on, with small bars.

use measures::{Behind, Dimension, Goal, Group, Indicator, Likeness, Tally, Target, Unit, with_commas};
use reports::charts::{InlineBar, inline_bar};
use service::Service;

use super::indicator::Asked;
use super::{drawn, written_as};
use crate::components::Html;
use crate::frame::Crumb;

/// A figure broken down by one dimension, and the others to choose.
pub(super) struct Parts {
    pub by: &'static str,
    pub others: Vec<Crumb>,
    pub figure: &'static str,
    pub rows: Vec<Part>,
}

/// One part.
pub(super) struct Part {
    pub label: String,
    pub figure: String,
    pub aside: String,
    pub bar: Html,
}

/// Breaks a figure down.
pub(super) fn parts(service: &Service, behind: &Behind, asked: &Asked, target: Option<&Target>) -> Parts {
    let indicator = asked.indicator;
    let suiting = Dimension::ALL.into_iter().filter(|dimension| dimension.suits(indicator));
    let others = suiting
        .map(|dimension| {
            Crumb::to(dimension.label(), asked.address(&format!("&by={}#parts", dimension.key())))
        })
        .collect();
    let directory = service.directory();
    let rows = behind.breakdown(asked.by).map(|one| one.rows(indicator, &directory)).unwrap_or_default();
    let goal = target.filter(|target| target.measures == Likeness::Same).and_then(|target| target.goal);
    Parts {
        by: asked.by.label(),
        others,
        figure: match indicator.unit {
            Unit::Count | Unit::Rate => "Number",
            Unit::Percent => "Percentage",
            Unit::Average => "Average",
        },
        rows: part_rows(indicator, &rows, goal),
    }
}

fn part_rows(indicator: &Indicator, rows: &[(Group, Tally)], goal: Option<Goal>) -> Vec<Part> {
    // Nobody knows how many children live in a team's area: of a rate, the parts are numbers.
    let unit = if indicator.unit == Unit::Rate { Unit::Count } else { indicator.unit };
    let value = |tally: &Tally| tally.value(unit, None).map(|value| drawn(value, unit));
    let most = rows.iter().filter_map(|(_, tally)| value(tally)).fold(0.0, f64::max);
    let total: u64 = rows.iter().map(|(_, tally)| tally.numerator).sum();
    let row = |(group, tally): &(Group, Tally)| Part {
        label: group.label.clone(),
        figure: measures::shown_on_page(tally.value(unit, None), unit),
        aside: match unit {
            Unit::Percent => {
                format!("{} of {}", with_commas(tally.numerator), with_commas(tally.denominator))
            }
            Unit::Average => format!(
                "{} with {}.{:02} full-time equivalents",
                with_commas(tally.numerator),
                tally.denominator / 100,
                tally.denominator % 100
            ),
            Unit::Count | Unit::Rate => {
                let share = Tally { numerator: tally.numerator, denominator: total };
                share.shown(Unit::Percent, None)
            }
        },
        bar: Html::trusted(
            inline_bar(&InlineBar {
                id: None,
                title: String::new(),
                unit: written_as(unit),
                value: value(tally),
                full: if unit == Unit::Percent { 1.0 } else { most },
                target: goal.filter(|_| unit == Unit::Percent).map(|goal| goal.number as f64 / 100.0),
            })
            .svg,
        ),
    };
    rows.iter().map(row).collect()
}
