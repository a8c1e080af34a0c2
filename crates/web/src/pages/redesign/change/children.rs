//! Children and workers when teams change: child by child, before and after; given in one act, which can be
//! taken back.

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect};
use axum::routing::get;
use calendar::words;
use practice::staff::Directory;
use practice::{TeamId, WorkerId};
use serde::Deserialize;
use service::change::{ChildMove, ChildrenPlan};
use service::{Action, ServiceError};
use workforce::people::cases::Why;
use workforce::{ProposalId, StaffId, Stage};

use crate::Problem;
use crate::app::{App, Sent, SignedIn, blocking};
use crate::components::Form;
use crate::frame::Frame;
use crate::page::{OpenTo, Page, PageResult, page, refused};
use crate::paths;

/// The page, and where the act is done and taken back.
pub const PAGE: Page<App> =
    Page { path: paths::CHILDREN, open_to: OpenTo::SignedIn, answers: || get(show).post(submit) };

/// What was just done, and for how many.
#[derive(Deserialize, Default)]
pub struct Asked {
    #[serde(default)]
    done: Option<String>,
    #[serde(default)]
    count: Option<usize>,
}

struct Child {
    name: String,
    href: String,
    before: String,
    after: String,
    why: &'static str,
}

struct Load {
    name: String,
    team: String,
    before: usize,
    after: usize,
}

#[derive(Template)]
#[template(path = "redesign/change/children.html")]
struct View {
    frame: Frame,
    form: Form,
    done: String,
    effect: String,
    may_move: bool,
    stage: &'static str,
    stay: usize,
    same_worker: usize,
    changes: usize,
    nobody: usize,
    moved: String,
    children: Vec<Child>,
    loads: Vec<Load>,
    action: String,
}

async fn show(who: SignedIn, Path(id): Path<ProposalId>, Query(asked): Query<Asked>) -> PageResult {
    page(view(&who, id, &asked, Form::new())?)
}

async fn submit(Path(id): Path<ProposalId>, sent: Sent) -> PageResult {
    let Sent { who, mut form } = sent;
    let back = form.value("what") == "back";
    let reason = form.value("reason").to_owned();
    let service = who.service();
    let done = blocking(|| match back {
        true => service.move_children_back(&who.viewer, id, reason),
        false => service.move_children(&who.viewer, id),
    });
    match done {
        Ok(count) => {
            let what = if back { "back" } else { "moved" };
            Ok(Redirect::to(&paths::children_after(id, what, count)).into_response())
        }
        Err(ServiceError::Refused(refusals)) => {
            form.refuse_all(&refusals, |field| if field == "reason" { field } else { "" });
            refused(view(&who, id, &Asked::default(), form)?)
        }
        Err(error) => Err(who.problem(error)),
    }
}

fn view(who: &SignedIn, id: ProposalId, asked: &Asked, form: Form) -> Result<View, Problem> {
    let plan = who.service().children_plan(&who.viewer, id).map_err(|error| who.problem(error))?;
    let change = &plan.change;
    let record = &change.record;
    let list: Vec<_> = plan.moves.iter().map(|one| one.moved.id).collect();
    let names = who.service().names_of(&who.viewer, "children whose worker changes with a redesign", &list);
    let names = names.map_err(|error| who.problem(error))?;
    let directory = who.service().directory();
    let children = plan
        .moves
        .iter()
        .map(|ChildMove { moved, before: was, team }| Child {
            name: names.get(&moved.id).cloned().unwrap_or_default(),
            href: if who.viewer.may(Action::OpenRecord) { paths::child(moved.id) } else { String::new() },
            before: worker(&plan, &directory, moved.before, Some(was.team)),
            after: moved.after.map_or_else(
                || "Nobody has room: a manager must find somebody".to_owned(),
                |after| worker(&plan, &directory, Some(after), *team),
            ),
            why: if moved.why == Why::Stays {
                "the worker goes on, in another team"
            } else {
                moved.why.says()
            },
        })
        .collect();
    let moved = record.children.as_ref().map(|told| {
        format!(
            "{} were given to workers anew on {} by {}.",
            crate::words::count(told.fact.children.len(), "child", "children"),
            words::day(told.fact.on),
            directory.worker_name(told.by)
        )
    });
    let mut loads: Vec<Load> = plan
        .loads
        .iter()
        .filter(|(_, (before, after))| before != after)
        .map(|(staff, (before, after))| Load {
            name: directory.worker_name(WorkerId(staff.0)).to_owned(),
            team: teams(&plan, *staff),
            before: *before,
            after: *after,
        })
        .collect();
    loads.sort_by(|one, other| (&one.team, &one.name).cmp(&(&other.team, &other.name)));
    let today = who.service().today();
    let stage = record.proposal.stage;
    Ok(View {
        frame: super::frame(who, change, "Children and workers").refused(form.is_refused()),
        form,
        done: done(asked),
        effect: words::long(record.proposal.effect),
        may_move: stage == Stage::CarriedOut && today >= record.proposal.effect && record.children.is_none(),
        stage: stage.label(),
        stay: plan.stay,
        same_worker: plan.moves.len() - plan.changes() - plan.nobody(),
        changes: plan.changes(),
        nobody: plan.nobody(),
        moved: moved.unwrap_or_default(),
        children,
        loads,
        action: paths::children(id),
    })
}

fn worker(
    plan: &ChildrenPlan,
    directory: &Directory,
    staff: Option<StaffId>,
    team: Option<TeamId>,
) -> String {
    let name = staff.map_or("Nobody", |staff| directory.worker_name(WorkerId(staff.0)));
    match team.and_then(|team| plan.team_names.get(&team)) {
        Some(team) => format!("{name}, {team}"),
        None => name.to_owned(),
    }
}

fn done(asked: &Asked) -> String {
    let count = crate::words::count(asked.count.unwrap_or_default(), "child", "children");
    match asked.done.as_deref() {
        Some("moved") => format!("Recorded: who works with {count} from today"),
        Some("back") => format!("Taken back: {count} have the worker they had before"),
        _ => String::new(),
    }
}

/// The teams of somebody afterwards, by name.
fn teams(plan: &ChildrenPlan, staff: StaffId) -> String {
    let teams = plan.teams.get(&staff).into_iter().flatten();
    let mut names: Vec<&str> =
        teams.filter_map(|team| plan.team_names.get(team).map(String::as_str)).collect();
    names.sort_unstable();
    names.dedup();
    names.join(", ")
}
