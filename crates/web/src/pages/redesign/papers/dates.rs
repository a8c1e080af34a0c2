//! The timeline of a consultation, as both papers print it.

use calendar::words::long;
use reports::document::{Column, Part, Table};
use workforce::people::timetable::{Milestone, Timetable};

use crate::words::capital;

/// The dates in a table, with what to think of; or why there are none yet.
pub(super) fn timeline(timetable: Option<&Timetable>) -> Vec<Part> {
    let Some(timetable) = timetable else {
        let says = "The dates are counted from the day on which the consultation is launched. It has not been \
                    launched yet.";
        return vec![Part::Paragraph(says.to_owned())];
    };
    let mut dates = timetable.dates.clone();
    dates.sort_by_key(|dated| (dated.on, dated.milestone));
    let rows = dates.iter().map(|dated| {
        let what = match dated.milestone {
            Milestone::Close => closing(timetable),
            other => capital(other.label()),
        };
        vec![what, long(dated.on), dated.counted.clone()]
    });
    let table = Table {
        caption: "Dates of the consultation".into(),
        columns: vec![Column::words("What"), Column::words("When"), Column::words("How it is counted")],
        rows: rows.collect(),
        is_totalled: false,
    };
    let mut parts = vec![Part::Table(table)];
    parts.extend(timetable.warnings().map(|(_, says)| Part::Paragraph(says.to_owned())));
    if !timetable.missing.is_empty() {
        let missing = timetable.missing.join(", ");
        parts.push(Part::Inset(format!(
            "No date is set for these, because the policy says nothing: {missing}."
        )));
    }
    parts
}

fn closing(timetable: &Timetable) -> String {
    match timetable.days() {
        Some(days) => format!("Consultation closes, after {days} days"),
        None => "Consultation closes".to_owned(),
    }
}
