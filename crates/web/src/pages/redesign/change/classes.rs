//! What becomes of each role: the comparison proposes, criterion by criterion, and a person decides with a
//! reason.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect};
use axum::routing::get;
use calendar::words;
use serde::Deserialize;
use service::change::Change;
use service::{Action, ServiceError};
use workforce::people::classes::{ClassDecision, RoleClass};
use workforce::people::matching::{Matcher, Share};
use workforce::people::roles::Role;
use workforce::{JobId, PostId, ProposalId};

use crate::Problem;
use crate::app::{App, Sent, SignedIn, blocking};
use crate::components::{Choice, Form};
use crate::frame::{Crumb, Frame};
use crate::page::{OpenTo, Page, PageResult, page, refused};
use crate::pages::redesign::likeness::Likeness;
use crate::paths;

/// Every role with its class.
pub const PAGE: Page<App> = Page { path: paths::CLASSES, open_to: OpenTo::SignedIn, answers: || get(show) };
/// One role, where its class is decided.
pub const DECIDE: Page<App> =
    Page { path: paths::CLASS_OF_ROLE, open_to: OpenTo::SignedIn, answers: || get(ask).post(submit) };

/// What was just decided.
#[derive(Deserialize, Default)]
pub struct Asked {
    #[serde(default)]
    done: Option<JobId>,
}

struct Line {
    role: String,
    href: String,
    fte: String,
    people: usize,
    proposed: String,
    decided: String,
    waits: bool,
}

#[derive(Template)]
#[template(path = "redesign/change/classes.html")]
struct All {
    frame: Frame,
    done: String,
    waiting: usize,
    changed: Vec<Line>,
    unchanged: Vec<Line>,
}

#[derive(Template)]
#[template(path = "redesign/change/class.html")]
struct One {
    frame: Frame,
    form: Form,
    role: String,
    says: Vec<String>,
    candidates: Vec<Likeness>,
    hint: String,
    people: Vec<(String, String)>,
    options: Vec<Choice>,
    roles: Vec<Choice>,
    action: String,
    back: String,
}

fn opened(who: &SignedIn, id: ProposalId) -> Result<std::sync::Arc<Change>, Problem> {
    who.viewer.must(Action::SeeStaffInChange).map_err(|denied| who.problem(denied.into()))?;
    who.service().change(&who.viewer, id).map_err(|error| who.problem(error))
}

async fn show(who: SignedIn, Path(id): Path<ProposalId>, Query(asked): Query<Asked>) -> PageResult {
    let change = opened(&who, id)?;
    let mut holders: BTreeMap<PostId, usize> = BTreeMap::new();
    for one in change.scope.values() {
        *holders.entry(one.post).or_default() += 1;
    }
    let (mut changed, mut unchanged) = (Vec::new(), Vec::new());
    let mut roles: Vec<(&JobId, &Role)> =
        change.roles.all.iter().filter(|(_, role)| !role.before.is_empty()).collect();
    roles.sort_by_key(|(_, role)| (&role.title, &role.grade));
    for (job, role) in roles {
        let stays = role.before.iter().all(|post| change.stays(*post));
        let decided = decided(&change, role);
        let people = role.before.iter().filter_map(|post| holders.get(post)).sum();
        let line = Line {
            role: role_before(&change, role),
            href: paths::class_of_role(id, *job),
            fte: format!("{} to {}", role.fte_before, role.fte_after),
            people,
            proposed: proposed(&change, role),
            waits: !stays && decided.is_none(),
            decided: decided.unwrap_or_default(),
        };
        if stays && line.decided.is_empty() { unchanged.push(line) } else { changed.push(line) }
    }
    // What waits for a decision comes first.
    changed.sort_by_key(|line| !line.waits);
    page(All {
        frame: super::frame(&who, &change, "Classes of roles"),
        done: asked
            .done
            .and_then(|job| change.roles.all.get(&job))
            .map(|role| format!("Recorded what becomes of {}", role_before(&change, role)))
            .unwrap_or_default(),
        waiting: changed.iter().filter(|line| line.waits).count(),
        changed,
        unchanged,
    })
}

/// The role as it is now.
fn role_before(change: &Change, role: &Role) -> String {
    let post = role.before.first().and_then(|post| change.before.posts.get(post));
    post.map_or_else(
        || role.says(),
        |post| match &post.grade {
            Some(grade) => format!("{}, grade {grade}", post.title),
            None => post.title.clone(),
        },
    )
}

/// What the comparison proposes for the posts of a role.
fn proposed(change: &Change, role: &Role) -> String {
    let mut all: BTreeMap<String, usize> = BTreeMap::new();
    for class in role.before.iter().filter_map(|post| change.classes.present.get(post)) {
        let to = class.others.first().and_then(|post| change.roles.proposed.get(post));
        let to = to.filter(|_| class.class == RoleClass::NaturalSuccessor).map(|to| change.roles.says(*to));
        let percent = class.percent.map(|percent| format!(", {percent}")).unwrap_or_default();
        let says = match to {
            Some(to) => format!("{} to {to}{percent}", class.class),
            None if class.class == RoleClass::Unchanged => class.class.to_string(),
            None => format!("{}{percent}", class.class),
        };
        *all.entry(says).or_default() += 1;
    }
    let many = all.len() > 1;
    let says: Vec<String> =
        all.into_iter().map(|(says, count)| if many { format!("{count} {says}") } else { says }).collect();
    super::person::with_capital(&says.join("; "))
}

/// What a person decided for a role; `None` while posts of it wait.
fn decided(change: &Change, role: &Role) -> Option<String> {
    let mut all: BTreeMap<String, usize> = BTreeMap::new();
    for post in &role.before {
        match change.record.classes.get(post) {
            Some(told) => {
                let to = told.fact.to.first().and_then(|post| change.roles.proposed.get(post));
                let to = to.filter(|_| told.fact.class == RoleClass::NaturalSuccessor);
                let to = to.map(|to| format!(" to {}", change.roles.says(*to))).unwrap_or_default();
                *all.entry(format!("{}{to}", told.fact.class)).or_default() += 1;
            }
            None if change.stays(*post) => *all.entry("unchanged".to_owned()).or_default() += 1,
            None => return None,
        }
    }
    if role.before.iter().all(|post| !change.record.classes.contains_key(post)) {
        return None;
    }
    let many = all.len() > 1;
    let says: Vec<String> =
        all.into_iter().map(|(says, count)| if many { format!("{count} {says}") } else { says }).collect();
    Some(super::person::with_capital(&says.join("; ")))
}

async fn ask(who: SignedIn, Path((id, job)): Path<(ProposalId, JobId)>) -> PageResult {
    let change = opened(&who, id)?;
    let role = role(&who, &change, job)?;
    // What the comparison proposes is chosen already; a person may choose otherwise.
    let class = role
        .before
        .iter()
        .filter_map(|post| change.classes.present.get(post))
        .find(|one| one.class != RoleClass::Unchanged);
    let mut form = Form::new();
    if let Some(class) = class {
        form = form.with("class", class.class.label());
        let to = class.others.first().and_then(|post| change.roles.proposed.get(post));
        if let Some(to) = to {
            form = form.with("to", to.to_string());
        }
    }
    page(one(&who, &change, job, role, form))
}

async fn submit(Path((id, job)): Path<(ProposalId, JobId)>, sent: Sent) -> PageResult {
    let Sent { who, mut form } = sent;
    let change = opened(&who, id)?;
    let role = role(&who, &change, job)?;
    let class = RoleClass::ALL.iter().copied().find(|class| class.label() == form.value("class"));
    if class.is_none() {
        form.refuse("class", "Choose what becomes of the role");
    }
    let reason = form.read_text("reason", "Enter the reason, which those in the role read");
    let to = form.value("to").parse::<JobId>().ok();
    let after: Vec<PostId> = match class {
        Some(RoleClass::Deleted) | None => Vec::new(),
        Some(_) => to
            .and_then(|to| change.roles.all.get(&to))
            .map(|role| role.after.iter().copied().collect())
            .unwrap_or_default(),
    };
    if class.is_some_and(|class| class != RoleClass::Deleted) && after.is_empty() {
        form.refuse("to", "Choose the role that follows");
    }
    let (Some(class), Some(reason), false) = (class, reason, form.is_refused()) else {
        return refused(one(&who, &change, job, role, form));
    };
    let on = who.service().today();
    let posts = role.before.iter().filter(|post| !change.stays(**post));
    let decision = |post: &PostId| {
        let (to, reason) = (after.clone(), reason.clone());
        ClassDecision { on, post: *post, class, to, reason }
    };
    let decisions = posts.map(decision).collect();
    match blocking(|| who.service().decide_classes(&who.viewer, id, decisions)) {
        Ok(()) => Ok(Redirect::to(&paths::classes_after(id, job)).into_response()),
        Err(ServiceError::Refused(refusals)) => {
            form.refuse_all(
                &refusals,
                |field| if matches!(field, "class" | "to" | "reason") { field } else { "" },
            );
            refused(one(&who, &change, job, role, form))
        }
        Err(error) => Err(who.problem(error)),
    }
}

fn role<'a>(who: &SignedIn, change: &'a Change, job: JobId) -> Result<&'a Role, Problem> {
    let role = change.roles.all.get(&job).filter(|role| !role.before.is_empty());
    role.ok_or_else(|| Problem::not_found().within(who.frame("")))
}

fn one(who: &SignedIn, change: &Change, job: JobId, role: &Role, form: Form) -> One {
    let title = role_before(change, role);
    let mut frame = super::frame(who, change, &title).refused(form.is_refused());
    let here = frame.trail.pop();
    frame.trail.push(Crumb::to("Classes of roles", paths::classes(change.id)));
    frame.trail.push(here.unwrap_or_else(|| Crumb::here(title.as_str())));
    let mut says: Vec<String> =
        vec![format!("{} full-time equivalents now, {} as proposed.", role.fte_before, role.fte_after)];
    says.push(format!("The comparison proposes: {}.", proposed(change, role).to_lowercase()));
    let latest = role
        .before
        .iter()
        .filter_map(|post| change.record.classes.get(post))
        .max_by_key(|told| told.recorded);
    if let Some(told) = latest {
        let directory = who.service().directory();
        says.push(format!(
            "Decided by {} on {}: {}. {}",
            directory.worker_name(told.by),
            words::day(told.fact.on),
            told.fact.class,
            told.fact.reason
        ));
    }
    let people = change
        .scope
        .iter()
        .filter(|(_, one)| role.before.contains(&one.post))
        .map(|(staff, _)| (change.name(*staff).to_owned(), paths::person_in_change(change.id, *staff)))
        .collect();
    let to_fill = change.roles.to_fill();
    let shown = [RoleClass::NaturalSuccessor, RoleClass::Changed, RoleClass::Deleted, RoleClass::Unchanged];
    One {
        frame,
        form,
        role: title,
        says,
        candidates: candidates(change, job),
        hint: format!(
            "From {}% a role is proposed as a natural successor. You may decide otherwise.",
            change.rules.threshold
        ),
        people,
        options: shown
            .into_iter()
            .map(|class| Choice::new(class.label(), super::person::with_capital(class.label())))
            .collect(),
        roles: Choice::with_empty(
            to_fill.into_iter().map(|(id, role)| Choice::new(id.to_string(), role.says())).collect(),
            "None: it ends",
        ),
        action: paths::class_of_role(change.id, job),
        back: paths::classes(change.id),
    }
}

/// The three proposed roles that match a present one best, criterion by criterion.
fn candidates(change: &Change, job: JobId) -> Vec<Likeness> {
    let Some(present) = change.before.jobs.get(&job) else { return Vec::new() };
    let mut matcher = Matcher::new(change.rules);
    let ready = matcher.prepare(present);
    let there = change.roles.to_fill().into_iter().filter(|(id, _)| *id != job);
    let mut all: Vec<(Share, JobId)> = there
        .filter_map(|(id, _)| {
            let other = matcher.prepare(change.proposed().jobs.get(&id)?);
            Some((matcher.compare(&ready, &other).percent, id))
        })
        .collect();
    all.sort_by_key(|(percent, id)| (std::cmp::Reverse(percent.hundredths()), *id));
    all.into_iter().take(3).filter_map(|(_, id)| Likeness::of(change, job, id)).collect()
}
