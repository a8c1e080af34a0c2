//! An indicator's charts: how it has moved, and how late it was recorded.

use calendar::Month;
use measures::{Indicator, Lag, Likeness, Owner, Ratio, Row, Target, Window};
use reports::charts::{self, Band, Bucket, Chart, Period, Series, Trend, Width};
use service::{Known, Service, ServiceError, Viewer};

use super::{drawn, written_as};
use crate::components::{Cell, Html, Table};

/// A trend begins with a financial year, and shows at least so many months.
const MONTHS_LEAST: i16 = 6;

/// A chart at the width of a desk and of a phone, its figures as a table, and what they say.
pub(super) struct Picture {
    pub wide: Html,
    pub narrow: Html,
    pub table: Table,
    pub says: String,
}

/// The first month of the trend to a month. What grows from 1 April is not drawn across the end of a year.
pub(super) fn trend_from(indicator: &Indicator, to: Month) -> Month {
    let least = if indicator.period == measures::Period::YearToDate { 1 } else { MONTHS_LEAST };
    Month::of(to.plus(1 - least).financial_year().start())
}

/// How an indicator has moved in the months to a month: as known at each month's end, and as now known.
pub(super) fn trend_picture(
    service: &Service,
    viewer: &Viewer,
    indicator: &'static Indicator,
    to: Month,
) -> Result<Picture, ServiceError> {
    let months: Vec<Month> = trend_from(indicator, to).up_to(to).collect();
    let card = service.scorecard(viewer, &months, Known::MonthEnd)?;
    let row = card.row(indicator.key).ok_or(ServiceError::NotFound)?;
    let value = |value: Option<Ratio>| value.map(|value| drawn(value, indicator.unit));
    let then: Vec<Option<f64>> = row.cells.iter().map(|cell| value(cell.figure.value)).collect();
    let now: Vec<Option<f64>> =
        row.cells.iter().map(|cell| value(cell.restated.unwrap_or(cell.figure).value)).collect();
    let changed = row.cells.iter().filter(|cell| cell.changed().is_some()).count();
    let targets: Vec<Option<f64>> = targets(service, row, indicator);
    let has_target = targets.iter().any(Option::is_some);
    let mut says = match changed {
        0 => "Nothing recorded since has changed these figures as they were known at each month’s end."
            .to_owned(),
        1 => "What was recorded since has changed 1 of these figures.".to_owned(),
        many => format!("What was recorded since has changed {many} of these {} figures.", months.len()),
    };
    let band = band(row, indicator);
    if band.is_some() {
        says.push_str(
            " The grey band is where those elsewhere lie: statistical neighbours, the South East, England.",
        );
    }
    let trend = |width: Width, id: &str| Trend {
        id: id.to_owned(),
        title: indicator.title.to_owned(),
        measure: String::new(),
        unit: written_as(indicator.unit),
        width,
        periods: months.iter().map(|month| Period::month(month.year(), month.number())).collect(),
        now: Series { name: "as now known".to_owned(), values: now.clone() },
        then: (changed > 0).then(|| Series { name: "as known then".to_owned(), values: then.clone() }),
        target: has_target.then(|| Series { name: "target".to_owned(), values: targets.clone() }),
        band: band.clone(),
        missing: "no cases".to_owned(),
    };
    Ok(picture(
        charts::trend(&trend(Width::Pixels(650), "trend")),
        charts::trend(&trend(Width::Phone, "trend-narrow")),
        says,
    ))
}

/// The target of each month, like with like.
fn targets(service: &Service, row: &Row, indicator: &Indicator) -> Vec<Option<f64>> {
    let directory = service.directory();
    let target = |cell: &measures::Cell| {
        let window = Window::new(cell.month, cell.figure.lens, service.policies(), &directory);
        let target = Target::on(indicator, service.policies(), window.end())?;
        let (like, _) = target.measures.like(Ratio::whole(target.goal?.number), indicator, &window)?;
        Some(drawn(like, indicator.unit))
    };
    row.cells.iter().map(target).collect()
}

/// Where other places lie, if their figures are of the same thing and so hold for every month.
fn band(row: &Row, indicator: &Indicator) -> Option<Band> {
    let elsewhere = row.benchmarks.iter().filter(|one| {
        let owner = one.benchmark.owner;
        let places = matches!(owner, Owner::StatisticalNeighbours | Owner::SouthEast | Owner::England);
        places && one.benchmark.measures == Likeness::Same
    });
    let figures: Vec<f64> = elsewhere.filter_map(|one| Some(drawn(one.like?, indicator.unit))).collect();
    let low = figures.iter().copied().reduce(f64::min)?;
    let high = figures.iter().copied().reduce(f64::max)?;
    Some(Band { name: "elsewhere".to_owned(), low, high })
}

/// How long after it happened what settles a figure was recorded.
pub(super) fn lag_picture(lag: &Lag, indicator: &Indicator) -> Picture {
    let chart = |width: Width, id: &str| charts::Lag {
        id: id.to_owned(),
        title: "How long after it happened it was recorded".to_owned(),
        of: indicator.counts.to_owned(),
        width,
        buckets: lag
            .bars()
            .into_iter()
            .map(|(label, count)| Bucket { label: label.to_owned(), count })
            .collect(),
    };
    picture(
        charts::lag(&chart(Width::Pixels(440), "lag")),
        charts::lag(&chart(Width::Phone, "lag-narrow")),
        String::new(),
    )
}

fn picture(wide: Chart, narrow: Chart, says: String) -> Picture {
    let mut head = wide.table.columns.iter();
    let first = head.next().map(|heading| Cell::new(heading.as_str()));
    let rows = wide.table.rows.iter().map(|row| {
        let mut cells = row.iter();
        let first = cells.next().map(|name| Cell::new(name.as_str()));
        first.into_iter().chain(cells.map(|figure| Cell::figure(figure.as_str()))).collect()
    });
    let table = Table {
        head: first.into_iter().chain(head.map(|heading| Cell::figure(heading.as_str()))).collect(),
        rows: rows.collect(),
        rows_are_named: true,
        ..Table::default()
    };
    Picture { wide: Html::trusted(wide.svg), narrow: Html::trusted(narrow.svg), table, says }
}
