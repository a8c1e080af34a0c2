//! Job descriptions as rows of a table: one row a line of a job description. The job is that of every post of
//! its title and grade.

use std::collections::{BTreeMap, BTreeSet};

use calendar::Date;
use rules::Refusal;
use serde::{Deserialize, Serialize};

use super::{BadRow, Column, Row, column, places};
use crate::establishment::{Establishment, Post};
use crate::ids::JobId;
use crate::job::{Duty, JobDescription};
use crate::words::words;

words! {
    /// What a line of a job description is.
    Part, "the part" {
        /// Something that the job does, with its weight.
        Duty = "duty",
        /// What one must have: knowledge, skills, experience.
        Essential = "essential",
        /// What helps.
        Desirable = "desirable",
        /// What one must be registered as or hold.
        Qualification = "qualification",
        /// How many posts it manages, at most.
        Manages = "manages",
    }
}

/// Every column, in the order of the template.
pub const JOB_COLUMNS: &[Column] = &[
    column("title", true, "The title of the posts that the job describes.", "Practice Manager"),
    column("grade", false, "Their grade; empty where they have none.", "K"),
    column(
        "part",
        true,
        "duty, essential, desirable, qualification, or manages for how many posts it manages at most.",
        "duty",
    ),
    column("weight", false, "Of a duty: how much of the job it is, in percent, from 1 to 100.", "30"),
    column(
        "text",
        true,
        "What, in the same words in every job description; of manages, a number.",
        "Supervises social workers every month",
    ),
];

const SOURCE: &str = "the template of job descriptions";

/// Reads a table of job descriptions: headings, then rows.
///
/// # Errors
/// Every bad row with its reason; nothing is read then.
pub fn read_jobs(
    headings: &[String],
    rows: &[Vec<String>],
) -> Result<BTreeMap<JobId, JobDescription>, Vec<BadRow>> {
    let places = places(headings, JOB_COLUMNS).map_err(|refusal| vec![BadRow { row: 1, refusal }])?;
    let mut jobs: BTreeMap<JobId, (usize, JobDescription)> = BTreeMap::new();
    let (mut bad, mut whole) = (Vec::new(), Vec::new());
    for (number, cells) in rows.iter().enumerate() {
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let row = Row { number: number + 2, cells, places: &places };
        let mut refuse = |field: &'static str, allowed: String| {
            let refusal = Refusal::new(field, row.text(field), allowed, SOURCE);
            bad.push(BadRow { row: row.number, refusal });
        };
        if row.text("title").is_empty() {
            refuse("title", "Enter the title".to_owned());
            continue;
        }
        let grade = Some(row.text("grade")).filter(|grade| !grade.is_empty()).map(str::to_owned);
        let (_, job) = jobs.entry(JobId::named(row.text("title"), grade.as_deref())).or_insert_with(|| {
            (row.number, JobDescription { grade, ..JobDescription::titled(row.text("title")) })
        });
        if let Err((field, allowed)) = take(job, &row) {
            refuse(field, allowed);
        }
    }
    // A job of which a row is wrong may lack only that row.
    for (first, job) in jobs.values().filter(|_| bad.is_empty()) {
        whole.extend(
            job.refusals()
                .into_iter()
                .map(|one| BadRow { row: *first, refusal: Refusal { field: "part", ..one } }),
        );
    }
    bad.extend(whole);
    if jobs.is_empty() && bad.is_empty() {
        let refusal = Refusal::new("title", "", "Give at least one row", SOURCE);
        bad.push(BadRow { row: 2, refusal });
    }
    if bad.is_empty() {
        return Ok(jobs.into_iter().map(|(id, (_, job))| (id, job)).collect());
    }
    bad.sort_by_key(|one| one.row);
    Err(bad)
}

/// Takes one line into a job description; the column that is wrong and what is allowed in it where it cannot be.
fn take(job: &mut JobDescription, row: &Row<'_>) -> Result<(), (&'static str, String)> {
    let part = row.text("part").parse::<Part>().map_err(|allowed| ("part", allowed))?;
    let (weight, text) = (row.text("weight"), row.text("text"));
    if text.is_empty() {
        return Err(("text", "Enter the text".to_owned()));
    }
    if part != Part::Duty && !weight.is_empty() {
        return Err(("weight", "Leave the weight empty: only duties have one".to_owned()));
    }
    let lines = match part {
        Part::Duty => {
            let weight =
                weight.trim_end_matches('%').parse().ok().filter(|weight| (1..=100).contains(weight));
            let weight = weight.ok_or(("weight", "Enter a whole number from 1 to 100".to_owned()))?;
            job.duties.push(Duty { duty: text.to_owned(), weight });
            return Ok(());
        }
        Part::Manages => {
            let posts = text.parse().ok().filter(|posts| *posts <= JobDescription::MANAGES_MOST);
            let posts = posts.ok_or_else(|| {
                ("text", format!("Enter how many posts, from 0 to {}", JobDescription::MANAGES_MOST))
            })?;
            if job.manages_up_to != 0 {
                return Err(("part", "Say once how many posts it manages".to_owned()));
            }
            job.manages_up_to = posts;
            return Ok(());
        }
        Part::Essential => &mut job.essential,
        Part::Desirable => &mut job.desirable,
        Part::Qualification => &mut job.qualifications,
    };
    lines.push(text.to_owned());
    Ok(())
}

/// The rows of a table that can be read whose title and grade no post has on a day: mistyped, or too early. One
/// row of each job is named.
pub fn jobs_of_nobody(
    known: &Establishment,
    headings: &[String],
    rows: &[Vec<String>],
    day: Date,
) -> Vec<BadRow> {
    let Ok(places) = places(headings, JOB_COLUMNS) else { return Vec::new() };
    let mut seen: BTreeSet<JobId> = known.posts.values().map(Post::named_job).collect();
    let mut bad = Vec::new();
    for (number, cells) in rows.iter().enumerate() {
        let row = Row { number: number + 2, cells, places: &places };
        let (title, grade) = (row.text("title"), row.text("grade"));
        if !title.is_empty() && seen.insert(JobId::named(title, Some(grade))) {
            let allowed =
                format!("Enter the title and grade of a post that is there on {}", calendar::words::day(day));
            let refusal = Refusal::new("title", format!("{title} {grade}").trim_end(), allowed, SOURCE);
            bad.push(BadRow { row: row.number, refusal });
        }
    }
    bad
}

/// What was read, with the identifiers that jobs of the same title and grade have already.
pub fn adopt_jobs(
    known: &Establishment,
    read: BTreeMap<JobId, JobDescription>,
) -> BTreeMap<JobId, JobDescription> {
    let named = |job: &JobDescription| JobId::named(&job.title, job.grade.as_deref());
    let there: BTreeMap<JobId, JobId> = known.jobs.iter().map(|(id, job)| (named(job), *id)).collect();
    read.into_iter().map(|(id, job)| (there.get(&id).copied().unwrap_or(id), job)).collect()
}

/// Job descriptions as rows, in the columns of the template, that [`read_jobs`] reads back to the same; by
/// title.
pub fn write_jobs<'a>(jobs: impl IntoIterator<Item = &'a JobDescription>) -> Vec<Vec<String>> {
    let mut jobs: Vec<&JobDescription> = jobs.into_iter().collect();
    jobs.sort_by(|one, other| (&one.title, &one.grade).cmp(&(&other.title, &other.grade)));
    let mut rows = Vec::new();
    for job in jobs {
        let grade = job.grade.clone().unwrap_or_default();
        let mut line = |part: Part, weight: String, text: String| {
            rows.push(vec![job.title.clone(), grade.clone(), part.to_string(), weight, text]);
        };
        for duty in &job.duties {
            line(Part::Duty, duty.weight.to_string(), duty.duty.clone());
        }
        for (part, lines) in [
            (Part::Essential, &job.essential),
            (Part::Desirable, &job.desirable),
            (Part::Qualification, &job.qualifications),
        ] {
            lines.iter().for_each(|text| line(part, String::new(), text.clone()));
        }
        if job.manages_up_to > 0 {
            line(Part::Manages, String::new(), job.manages_up_to.to_string());
        }
    }
    rows
}
