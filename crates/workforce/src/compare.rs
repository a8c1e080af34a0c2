//! Two establishments side by side: what is new, deleted, changed, and the full-time equivalents of each
//! role before and after, as the papers print them.

use std::collections::BTreeMap;

use crate::establishment::{Establishment, Post};
use crate::fte::Fte;
use crate::ids::{PostId, ServiceId};
use crate::job::JobDescription;

/// How a post differs between two establishments.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Difference {
    /// Only the first has it.
    Deleted,
    /// Only the second has it.
    New,
    /// Both have it, and something is different.
    Changed,
    /// Both have it and nothing is different.
    Unchanged,
}

impl Difference {
    /// In a word, as the key of a chart gives it.
    pub fn label(self) -> &'static str {
        match self {
            Difference::Deleted => "Deleted post",
            Difference::New => "New post",
            Difference::Changed => "Changed post",
            Difference::Unchanged => "Unchanged post",
        }
    }
}

/// Something of a post that is different: its name and what it was and is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedField {
    /// Which: `Grade`, `Line manager`.
    pub field: &'static str,
    /// What it was.
    pub before: String,
    /// What it is to be.
    pub after: String,
}

/// One post in two establishments.
#[derive(Debug, Clone, PartialEq)]
pub struct PostDifference {
    /// Which.
    pub post: PostId,
    /// How it differs.
    pub difference: Difference,
    /// What is different, where both have it.
    pub fields: Vec<ChangedField>,
}

/// Every post of either establishment, deleted ones first, then new, changed, unchanged, each in the order of
/// identifiers. In time proportional to the posts.
pub fn compare(before: &Establishment, after: &Establishment) -> Vec<PostDifference> {
    let mut found: Vec<PostDifference> = Vec::with_capacity(before.posts.len().max(after.posts.len()));
    for (post, was) in &before.posts {
        let (difference, fields) = match after.posts.get(post) {
            None => (Difference::Deleted, Vec::new()),
            Some(is) => {
                let fields = changed_fields((before, was), (after, is));
                (if fields.is_empty() { Difference::Unchanged } else { Difference::Changed }, fields)
            }
        };
        found.push(PostDifference { post: *post, difference, fields });
    }
    let new = after.posts.keys().filter(|post| !before.posts.contains_key(post));
    found.extend(new.map(|post| PostDifference {
        post: *post,
        difference: Difference::New,
        fields: Vec::new(),
    }));
    found.sort_by_key(|one| (one.difference, one.post));
    found
}

fn changed_fields(
    (before, was): (&Establishment, &Post),
    (after, is): (&Establishment, &Post),
) -> Vec<ChangedField> {
    let mut fields = Vec::new();
    let mut field = |field: &'static str, differs: bool, told: &dyn Fn(&Establishment, &Post) -> String| {
        if differs {
            fields.push(ChangedField { field, before: told(before, was), after: told(after, is) });
        }
    };
    field("Title", was.title != is.title, &|_, post| post.title.clone());
    field("Grade", was.grade != is.grade || was.indicative != is.indicative, &|_, post| grade(post));
    field("Full-time equivalent", was.fte != is.fte, &|_, post| post.fte.to_string());
    field("Weeks a year", was.weeks != is.weeks, &|_, post| Fte(i32::from(post.weeks.0)).to_string());
    let team_differs = was.team != is.team || team_name(before, was) != team_name(after, is);
    field("Team", team_differs, &|of, post| team_name(of, post).to_owned());
    field("Service", service_name(before, was) != service_name(after, is), &|of, post| {
        service_name(of, post).to_owned()
    });
    field("Line manager", was.reports_to != is.reports_to, &|of, post| line_manager(of, post));
    field("Also answers to", was.dotted != is.dotted, &|of, post| {
        let titles: Vec<&str> = post.dotted.iter().map(|other| title(of, *other)).collect();
        titles.join(", ")
    });
    field("Contract", was.contract != is.contract, &|_, post| post.contract.to_string());
    field("Funding", was.funding != is.funding, &|_, post| post.funding.to_string());
    field("Statutory role", was.statutory != is.statutory, &|_, post| {
        post.statutory.map_or("None".to_owned(), |role| role.to_string())
    });
    field("Holds cases", was.holds_cases != is.holds_cases, &|_, post| {
        if post.holds_cases { "Yes" } else { "No" }.to_owned()
    });
    let (wrote, writes) = (before.job_of(was), after.job_of(is));
    if wrote != writes {
        let title = |job: Option<&JobDescription>| job.map_or("None".to_owned(), |job| job.title.clone());
        let rewritten = wrote.map(|job| &job.title) == writes.map(|job| &job.title);
        let is = if rewritten { format!("{}, rewritten", title(writes)) } else { title(writes) };
        fields.push(ChangedField { field: "Job description", before: title(wrote), after: is });
    }
    fields
}

/// A post's grade as pages print it: `K`, `K (indicative)`, `Not graded`.
pub fn grade(post: &Post) -> String {
    match (&post.grade, post.indicative) {
        (Some(grade), false) => grade.clone(),
        (Some(grade), true) => format!("{grade} (indicative)"),
        (None, _) => "Not graded".to_owned(),
    }
}

fn team_name<'a>(of: &'a Establishment, post: &Post) -> &'a str {
    of.teams.get(&post.team).map_or("No team", |team| &team.name)
}

fn service_name<'a>(of: &'a Establishment, post: &Post) -> &'a str {
    let service: Option<ServiceId> = of.teams.get(&post.team).map(|team| team.service);
    service.and_then(|service| of.services.get(&service)).map_or("No service", |service| &service.name)
}

fn title(of: &Establishment, post: PostId) -> &str {
    of.posts.get(&post).map_or("A post that is not there", |post| &post.title)
}

fn line_manager(of: &Establishment, post: &Post) -> String {
    post.reports_to.map_or_else(|| "Nobody".to_owned(), |manager| title(of, manager).to_owned())
}

/// The full-time equivalents of one role before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleLine {
    /// The title of the posts.
    pub title: String,
    /// Their grade.
    pub grade: Option<String>,
    /// Before: posts, and how much of them is filled.
    pub before: Fte,
    /// How much of the posts before is filled.
    pub filled: Fte,
    /// After.
    pub after: Fte,
}

impl RoleLine {
    /// What is added, or taken away.
    pub fn change(&self) -> Fte {
        self.after - self.before
    }

    /// What the new structure has vacant if everybody who holds such a post goes on in it.
    pub fn vacant(&self) -> Fte {
        self.after - self.filled
    }
}

/// The roles of both establishments with their full-time equivalents, in the order of title and grade. The
/// lines add up to both totals.
pub fn role_lines(before: &Establishment, after: &Establishment) -> Vec<RoleLine> {
    let filled = before.filled();
    let mut lines: BTreeMap<(String, Option<String>), RoleLine> = BTreeMap::new();
    let line = |post: &Post| RoleLine {
        title: post.title.clone(),
        grade: post.grade.clone(),
        before: Fte::ZERO,
        filled: Fte::ZERO,
        after: Fte::ZERO,
    };
    for (id, post) in &before.posts {
        let entry = lines.entry((post.title.clone(), post.grade.clone())).or_insert_with(|| line(post));
        entry.before += post.fte;
        entry.filled += filled.get(id).copied().unwrap_or_default().min(post.fte);
    }
    for post in after.posts.values() {
        let entry = lines.entry((post.title.clone(), post.grade.clone())).or_insert_with(|| line(post));
        entry.after += post.fte;
    }
    lines.into_values().collect()
}
