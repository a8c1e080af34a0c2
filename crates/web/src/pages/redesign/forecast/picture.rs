//! The fan chart of a forecast.

use std::collections::BTreeMap;

use calendar::Month;
use reports::Unit;
use reports::charts::{Fan, Period, Series, Spread, fan};
use service::outlook::{Every, NumberRow, Outlook};

use super::super::picture::Picture;

/// Draws the forecast; where something is done, beside what comes if nothing is.
pub(super) fn picture(title: &str, shown: &Outlook, base: Option<&Outlook>) -> Picture {
    let rows = by_month(shown.numbers(Every::Month));
    let actual: BTreeMap<Month, u32> =
        shown.actual().into_iter().map(|(on, children)| (Month::of(on), children)).collect();
    let first = actual.keys().chain(rows.keys()).min().copied();
    let last = rows.keys().chain(actual.keys()).max().copied();
    let months: Vec<Month> = match (first, last) {
        (Some(first), Some(last)) => first.up_to(last).collect(),
        _ => Vec::new(),
    };
    let beside = base.map(|base| {
        let rows = by_month(base.numbers(Every::Month));
        let middle = |month: &Month| rows.get(month).map(|row| f64::from(row.band.middle));
        Series { name: "if nothing is done".into(), values: months.iter().map(middle).collect() }
    });
    Picture::drawn(title, "forecast", |width, id| {
        fan(&Fan {
            id,
            title: title.to_owned(),
            unit: Unit::Count,
            width,
            periods: months.iter().map(|month| Period::month(month.year(), month.number())).collect(),
            actual: Series {
                name: "actual".into(),
                values: months
                    .iter()
                    .map(|month| actual.get(month).map(|number| f64::from(*number)))
                    .collect(),
            },
            ahead: months.iter().map(|month| rows.get(month).map(spread)).collect(),
            beside: beside.clone(),
            missing: "–".into(),
        })
    })
}

/// The first number of each month: today's is today's, later ones are of the month's end.
fn by_month(rows: Vec<NumberRow>) -> BTreeMap<Month, NumberRow> {
    let mut months = BTreeMap::new();
    for row in rows {
        months.entry(Month::of(row.on)).or_insert(row);
    }
    months
}

fn spread(row: &NumberRow) -> Spread {
    let band = row.band;
    Spread {
        low_95: band.low_95.into(),
        low_80: band.low_80.into(),
        middle: band.middle.into(),
        high_80: band.high_80.into(),
        high_95: band.high_95.into(),
    }
}
