//! Job descriptions of Wexcombe: of the roles that the proposal concerns, and of the main roles beside them.
//! What is in them is invented, in the words of the field.

use std::collections::BTreeMap;

use workforce::rows::read_jobs;
use workforce::{Establishment, JobDescription, JobId};

/// One row a line of a job description, as a council loads them.
const ROWS: &str = include_str!("jobs.csv");

/// Those of the posts of an establishment.
///
/// # Errors
/// When the file cannot be read: a fault of the generator.
pub(super) fn of(establishment: &Establishment) -> Result<BTreeMap<JobId, JobDescription>, String> {
    let mut rows = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(ROWS.as_bytes());
    let mut rows = rows.records().map(|row| {
        let row = row.map_err(|error| format!("jobs.csv: {error}"))?;
        Ok(row.iter().map(str::to_owned).collect::<Vec<_>>())
    });
    let headings = rows.next().unwrap_or_else(|| Ok(Vec::new()))?;
    let rows = rows.collect::<Result<Vec<_>, String>>()?;
    let mut jobs = read_jobs(&headings, &rows).map_err(|bad| format!("jobs.csv: {bad:?}"))?;
    jobs.retain(|job, _| establishment.posts.values().any(|post| establishment.role_of(post) == *job));
    Ok(jobs)
}
