//! Job descriptions: all of them, and each with the posts that it describes; as they are, or as a proposal would
//! have them.

pub mod load;

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, Query};
use axum::routing::get;
use calendar::words;
use serde::Deserialize;
use service::Action;
use workforce::rows::{JOB_COLUMNS, write_jobs};
use workforce::{Duty, Establishment, JobDescription, JobId, Post, ProposalId, Stage};

use super::download::{cells, csv_file, workbook};
use super::holders;
use crate::app::{App, SignedIn};
use crate::frame::{Crumb, Frame, Room};
use crate::page::{OpenTo, Page, PageResult, page};
use crate::{Problem, paths};

/// All job descriptions.
pub const LIST: Page<App> = Page { path: paths::JOBS, open_to: OpenTo::SignedIn, answers: || get(list) };
/// One.
pub const PAGE: Page<App> = Page { path: paths::JOB, open_to: OpenTo::SignedIn, answers: || get(show) };
/// All as a spreadsheet.
pub const XLSX: Page<App> = Page { path: paths::JOBS_XLSX, open_to: OpenTo::SignedIn, answers: || get(xlsx) };
/// All as CSV.
pub const CSV: Page<App> = Page { path: paths::JOBS_CSV, open_to: OpenTo::SignedIn, answers: || get(csv) };

/// What is asked: those of a proposal.
#[derive(Deserialize, Default)]
pub struct Asked {
    #[serde(default)]
    proposal: Option<ProposalId>,
    /// How many were just loaded.
    #[serde(default)]
    loaded: Option<usize>,
}

/// A role, described or not.
struct Row {
    role: String,
    grade: String,
    posts: usize,
    duties: usize,
    href: String,
}

#[derive(Template)]
#[template(path = "redesign/jobs/list.html")]
struct List {
    frame: Frame,
    of: String,
    loaded: Option<String>,
    described: Vec<Row>,
    missing: Vec<Row>,
    may_load: bool,
    is_own: bool,
}

#[derive(Template)]
#[template(path = "redesign/jobs/job.html")]
struct View {
    frame: Frame,
    of: String,
    title: String,
    grade: String,
    manages: String,
    duties: Vec<Duty>,
    essential: Vec<String>,
    desirable: Vec<String>,
    qualifications: Vec<String>,
    /// Each team with its posts of this job, and who holds them where one may read that.
    posts: Vec<(String, Vec<String>)>,
    count: usize,
    rewrite: String,
}

/// Whose job descriptions are shown.
struct Whose {
    of: Establishment,
    says: String,
    back: Crumb,
    /// The proposal, where it is one that the viewer may still change.
    changes: Option<ProposalId>,
}

impl Whose {
    fn of(who: &SignedIn, proposal: Option<ProposalId>) -> Result<Whose, Problem> {
        who.viewer.must(Action::SeeStructure).map_err(|denied| who.problem(denied.into()))?;
        let today = who.service().today();
        let Some(id) = proposal else {
            let of = who.service().establishment(&who.viewer, today).map_err(|error| who.problem(error))?;
            let says = words::long(today);
            let back = Crumb::to("Establishment", paths::REDESIGN);
            return Ok(Whose { of, says, back, changes: None });
        };
        let record = who.service().proposal(&who.viewer, id).map_err(|error| who.problem(error))?;
        let (_, outcome) = super::proposal::outcome(who, &record.proposal)?;
        let open = record.proposal.stage <= Stage::Consultation && who.viewer.may(Action::ChangeStructure);
        Ok(Whose {
            of: outcome.proposed,
            says: format!("As {} would have them", record.proposal.name),
            back: Crumb::to(&record.proposal.name, paths::proposal(id)),
            changes: open.then_some(id),
        })
    }
}

async fn list(who: SignedIn, Query(asked): Query<Asked>) -> PageResult {
    let whose = Whose::of(&who, asked.proposal)?;
    let mut roles: BTreeMap<JobId, (&Post, usize)> = BTreeMap::new();
    for post in whose.of.posts.values() {
        roles.entry(whose.of.role_of(post)).or_insert((post, 0)).1 += 1;
    }
    let (mut described, mut missing) = (Vec::new(), Vec::new());
    for (id, (post, posts)) in roles {
        let job = whose.of.jobs.get(&id);
        let title = job.map_or(&post.title, |job| &job.title);
        let grade = job.map_or(&post.grade, |job| &job.grade);
        let row = Row {
            role: title.clone(),
            grade: grade.clone().unwrap_or_default(),
            posts,
            duties: job.map_or(0, |job| job.duties.len()),
            href: match (job, whose.changes) {
                (Some(_), _) => paths::job(id, asked.proposal),
                (None, Some(proposal)) => paths::write_job(proposal, id),
                (None, None) => String::new(),
            },
        };
        if job.is_some() { described.push(row) } else { missing.push(row) }
    }
    let by_title = |one: &Row, other: &Row| (&one.role, &one.grade).cmp(&(&other.role, &other.grade));
    described.sort_by(by_title);
    missing.sort_by(by_title);
    page(List {
        frame: frame(&who, whose.back, Crumb::here("Job descriptions")),
        of: whose.says,
        loaded: asked.loaded.map(|count| match count {
            0 => "Nothing in the table is different: nothing was recorded".to_owned(),
            1 => "1 job description was recorded".to_owned(),
            count => format!("{count} job descriptions were recorded"),
        }),
        described,
        missing,
        may_load: who.viewer.may(Action::LoadEstablishment),
        is_own: asked.proposal.is_none(),
    })
}

async fn show(who: SignedIn, Path(id): Path<JobId>, Query(asked): Query<Asked>) -> PageResult {
    let whose = Whose::of(&who, asked.proposal)?;
    let Some(job) = whose.of.jobs.get(&id) else {
        return Err(Problem::not_found().within(who.frame("")));
    };
    let names = asked.proposal.is_none() || who.viewer.may(Action::ChangeStructure);
    let mut posts: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (post_id, post) in whose.of.posts.iter().filter(|(_, post)| whose.of.role_of(post) == id) {
        let team = whose.of.teams.get(&post.team).map_or("No team", |team| team.name.as_str());
        let mut says = post.reference.clone().unwrap_or_else(|| post.title.clone());
        if names {
            says = format!("{says}: {}", holders(&whose.of, *post_id, post));
        }
        posts.entry(team).or_default().push(says);
    }
    let mut frame = frame(&who, whose.back, Crumb::here(job.title.as_str()));
    frame.trail.insert(1, Crumb::to("Job descriptions", paths::jobs(asked.proposal)));
    let JobDescription { title, grade, duties, essential, desirable, qualifications, manages_up_to } = job;
    page(View {
        frame,
        of: whose.says,
        title: title.clone(),
        grade: grade.clone().unwrap_or_else(|| "Not graded".to_owned()),
        manages: match manages_up_to {
            0 => "Nobody".to_owned(),
            1 => "1 post".to_owned(),
            posts => format!("Up to {posts} posts"),
        },
        duties: duties.clone(),
        essential: essential.clone(),
        desirable: desirable.clone(),
        qualifications: qualifications.clone(),
        count: posts.values().map(Vec::len).sum(),
        posts: posts.into_iter().map(|(team, posts)| (team.to_owned(), posts)).collect(),
        rewrite: whose.changes.map_or_else(String::new, |proposal| paths::write_job(proposal, id)),
    })
}

fn frame(who: &SignedIn, back: Crumb, here: Crumb) -> Frame {
    who.frame("Job descriptions").in_room(Room::Redesign).after(back).after(here)
}

async fn xlsx(who: SignedIn) -> PageResult {
    let whose = Whose::of(&who, None)?;
    let title = format!("Job descriptions on {}", words::day(who.service().today()));
    let about = ("Job descriptions", title.as_str(), "One row a line of a job description");
    workbook(&who, about, JOB_COLUMNS, cells(write_jobs(whose.of.jobs.values())), &called(&who, "xlsx"))
}

async fn csv(who: SignedIn) -> PageResult {
    let whose = Whose::of(&who, None)?;
    Ok(csv_file(JOB_COLUMNS, cells(write_jobs(whose.of.jobs.values())), &called(&who, "csv")))
}

fn called(who: &SignedIn, ending: &str) -> String {
    format!("job-descriptions-{}.{ending}", who.service().today())
}
