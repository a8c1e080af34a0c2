//! What came of what a case promised: each benefit's measure beside its plan, month by month.

use calendar::words::capital;
use foresight::business_case::{Better, BusinessCase, Tracked, TrackedMonth, Verdict, Volume, pounds};
use reports::Unit;
use reports::charts::{Period, Series, Trend, trend};
use workforce::academy::figures;

use super::super::picture::Picture;
use crate::paths;

/// A benefit held against the record.
pub(super) struct Promise {
    pub name: String,
    pub says: String,
    pub measure: String,
    pub measure_href: String,
    pub plan: String,
    pub caveat: String,
    pub priced: bool,
    pub picture: Picture,
    pub months: Vec<MonthRow>,
}

/// One month.
pub(super) struct MonthRow {
    pub month: String,
    pub planned: String,
    pub actual: String,
    pub planned_worth: String,
    pub came: String,
    pub verdict: String,
    pub tone: &'static str,
}

/// Those of a case, the latest month of each first.
pub(super) fn promises(case: &BusinessCase, tracked: Vec<Tracked>) -> Vec<Promise> {
    tracked.into_iter().filter_map(|one| promise(case, &one)).collect()
}

fn promise(case: &BusinessCase, tracked: &Tracked) -> Option<Promise> {
    let line = case.lines().find(|line| line.id == tracked.line)?;
    let tie = line.tie.as_ref()?;
    let (measure, measure_href) = measured_by(&tie.measure.0);
    let way = match tie.better {
        Better::Lower => "down",
        Better::Higher => "up",
    };
    let targets = tie.targets.iter().map(|(month, volume)| format!("{volume} in {month}"));
    let targets = targets.collect::<Vec<_>>().join(", ");
    let worth = tie
        .unit_pence_a_year
        .map_or_else(String::new, |unit| format!(" One is worth {} a year.", pounds(unit)));
    let rows = tracked.months.iter().rev().map(|one| MonthRow {
        month: one.month.to_string(),
        planned: one.planned.to_string(),
        actual: one.actual.map_or_else(|| "not known".to_owned(), |actual| actual.to_string()),
        planned_worth: one.planned_pence.map_or_else(String::new, pounds),
        came: one.realised_pence.map_or_else(String::new, pounds),
        verdict: capital(&one.verdict.says()),
        tone: match one.verdict {
            Verdict::Ahead | Verdict::OnPlan => "green",
            Verdict::Behind => "red",
            Verdict::CouldNotBeMeasured(_) => "grey",
        },
    });
    Some(Promise {
        name: tracked.name.clone(),
        says: tracked.says(),
        picture: picture(&measure, tracked),
        measure,
        measure_href,
        plan: format!(
            "From {} in {}, {way} to {targets}, in a straight line.{worth}",
            tie.baseline, tie.from
        ),
        caveat: tracked.caveat.clone().unwrap_or_default(),
        priced: tie.unit_pence_a_year.is_some(),
        months: rows.collect(),
    })
}

/// The measure month by month as it came, and the plan beside it.
fn picture(measure: &str, tracked: &Tracked) -> Picture {
    let volume = |volume: Volume| volume.0 as f64 / 1_000.0;
    let values = |of: fn(&TrackedMonth) -> Option<Volume>| {
        tracked.months.iter().map(|month| of(month).map(volume)).collect()
    };
    let id = tracked.line.0.replace(|letter: char| !letter.is_ascii_alphanumeric(), "-");
    Picture::drawn(measure, &format!("line-{id}"), |width, id| {
        trend(&Trend {
            id,
            title: measure.to_owned(),
            unit: Unit::Count,
            width,
            periods: tracked
                .months
                .iter()
                .map(|one| Period::month(one.month.year(), one.month.number()))
                .collect(),
            now: Series { name: "actual".to_owned(), values: values(|month| month.actual) },
            target: Some(Series { name: "plan".to_owned(), values: values(|month| Some(month.planned)) }),
            missing: "not known".to_owned(),
            ..Trend::default()
        })
    })
}

/// What a measure is called and where it stands: on the scorecard, or among the academy's. One that is on
/// neither is called by its key and stands nowhere.
fn measured_by(key: &str) -> (String, String) {
    if let Some(known) = measures::indicator(key) {
        (known.title.to_owned(), paths::indicator(known.key))
    } else if let Some((measure, whom)) = figures::named(key) {
        (format!("{}, {}", measure.name, whom.label()), paths::academy_measure(measure, whom))
    } else {
        (key.to_owned(), String::new())
    }
}
