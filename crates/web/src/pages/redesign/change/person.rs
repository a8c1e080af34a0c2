//! "What this means for me": one person's class and why, what they can do and until when, their dates, and all
//! that was recorded. Their line manager and human resources see the same page, with what is theirs to record.

mod acts;
mod calendar_file;
mod family;
mod record;
mod says;
mod scoring;

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, Query};
use axum::routing::get;
use calendar::words;
use serde::Deserialize;
use service::Action;
use service::change::{Change, PersonLine};
use workforce::people::allocation::ToldTo;
use workforce::people::classes::RoleClass;
use workforce::people::matching::compare_jobs;
use workforce::people::process::{Doing, Trial, choices};
use workforce::{JobId, PostId, ProposalId, StaffId};

use super::super::detail;
use crate::Problem;
use crate::app::{App, SignedIn};
use crate::components::Entry;
use crate::frame::{Crumb, Frame};
use crate::page::{OpenTo, Page, PageResult, page};
use crate::pages::redesign::likeness::Likeness;
use crate::paths;

pub use calendar_file::PAGE as CALENDAR;
pub use record::PAGE as RECORD;

pub(super) use acts::capital as with_capital;
pub(super) use says::reason;

/// The page.
pub const PAGE: Page<App> =
    Page { path: paths::PERSON_IN_CHANGE, open_to: OpenTo::SignedIn, answers: || get(show) };
/// The way to one's own page, wherever one is in scope.
pub const MINE: Page<App> = Page { path: paths::MY_CHANGE, open_to: OpenTo::SignedIn, answers: || get(mine) };

/// What is asked besides the address.
#[derive(Deserialize, Default)]
pub struct Asked {
    /// What was just recorded.
    #[serde(default)]
    done: Option<String>,
}

/// Something that can be done, or could.
struct Can {
    name: String,
    about: String,
    until: String,
    why: String,
    href: String,
}

/// A day of the timetable.
struct Dated {
    what: String,
    on: String,
    passed: bool,
}

#[derive(Template)]
#[template(path = "redesign/change/person.html")]
struct View {
    frame: Frame,
    own: bool,
    name: String,
    proposal: String,
    effect: String,
    done: String,
    /// The class in words, its tone, and whether it is confirmed.
    class: Option<(String, &'static str, bool)>,
    means: Vec<String>,
    why: String,
    now: Vec<(&'static str, String)>,
    after: Vec<(&'static str, String)>,
    open: Vec<Can>,
    shut: Vec<Can>,
    dates: Vec<Dated>,
    calendar: String,
    reasons: Vec<String>,
    /// Whether what was recorded contradicts itself, so that nothing can be said of why.
    cannot_say_why: bool,
    likeness: Option<Likeness>,
    others: Vec<Can>,
    family: Option<family::Told>,
    history: Vec<Entry>,
    /// Who opened it besides the person, and when.
    opened: Vec<String>,
    consultation: String,
    equality: String,
}

async fn mine(who: SignedIn) -> PageResult {
    use axum::response::{IntoResponse, Redirect};
    let mine = who.service().my_changes(&who.viewer).map_err(|error| who.problem(error))?;
    match mine.first() {
        Some(change) => {
            Ok(Redirect::to(&paths::person_in_change(change.id, who.viewer.staff())).into_response())
        }
        None => Err(Problem::not_found()
            .saying_only("No consultation concerns your post.")
            .within(who.frame("What this means for me"))),
    }
}

async fn show(
    who: SignedIn,
    Path((id, staff)): Path<(ProposalId, StaffId)>,
    Query(asked): Query<Asked>,
) -> PageResult {
    let found = who.service().open_person_in_change(&who.viewer, id, staff);
    let (change, line) = found.map_err(|error| who.problem(error))?;
    let own = who.viewer.staff() == staff;
    let today = who.service().today();
    let state = &line.process;
    let class = state
        .class()
        .map(|(class, _)| (acts::capital(class.label()), tone(class), state.confirmed.is_some()));
    let (mut open, mut shut) = (Vec::new(), Vec::new());
    for choice in choices(state, &change.timetable, today) {
        let role = choice.role.map(|role| change.roles.says(role)).unwrap_or_default();
        let can = Can {
            name: acts::capital(choice.doing.label()),
            about: role,
            until: choice.until.map(words::long).unwrap_or_default(),
            why: says::choice(&change, &line, choice.doing, choice.why),
            href: if own || who.viewer.may(Action::SeeStaffInChange) {
                paths::record_of_person(id, staff, act_of(choice.doing), choice.number, choice.role)
            } else {
                String::new()
            },
        };
        if choice.open { open.push(can) } else { shut.push(can) }
    }
    // Why they have a post, or have not, speaks of scores.
    let reasons = line.reader.reads_all().then(|| who.service().why(&change, staff));
    let cannot_say_why = reasons == Some(None);
    let reasons = reasons.flatten().unwrap_or_default();
    let title = if own { "What this means for me".to_owned() } else { change.name(staff).to_owned() };
    page(View {
        frame: super::frame(&who, &change, &title),
        own,
        name: change.name(staff).to_owned(),
        proposal: change.record.proposal.name.clone(),
        effect: words::long(change.record.proposal.effect),
        done: record::done(asked.done.as_deref()),
        class,
        means: says::means(&change, &line, own),
        why: state
            .confirmed
            .as_ref()
            .map(|one| one.reason.clone())
            .or_else(|| state.told.as_ref().map(|one| one.reason.clone()))
            .unwrap_or_default(),
        now: place(&change, line.scope.post, false),
        after: after(&change, &line),
        open,
        shut,
        dates: dates(&change, today),
        calendar: paths::deadlines(id, staff),
        reasons: reasons.iter().map(|reason| says::reason(&change, ToldTo::Themself, reason)).collect(),
        cannot_say_why,
        likeness: likeness(&change, &line),
        others: others(&who, &change, &line, own),
        family: family::told(&who, &change, &line, own),
        history: says::history(&who, &change, &line),
        opened: opened(&who, id, staff)?,
        consultation: paths::consultation(id),
        equality: if own { paths::EQUALITY_MONITORING.to_owned() } else { String::new() },
    })
}

/// How many openings a page lists.
const OPENED_SHOWN: usize = 20;

/// Who opened it, the latest first.
fn opened(who: &SignedIn, id: ProposalId, staff: StaffId) -> Result<Vec<String>, Problem> {
    let service = who.service();
    let found = service.who_opened_way(&who.viewer, id, staff).map_err(|error| who.problem(error))?;
    let said = found.into_iter().take(OPENED_SHOWN).map(|one| {
        let (name, when) = (service.name_of_worker(one.by), words::moment(service::local_time(one.at)));
        match one.part.strip_prefix("Saw a list: ") {
            Some(list) => format!("{name}, {when}, in a list: {list}"),
            None => format!("{name}, {when}"),
        }
    });
    Ok(said.collect())
}

fn tone(class: RoleClass) -> &'static str {
    match class {
        RoleClass::Unchanged => "green",
        RoleClass::NaturalSuccessor => "green",
        RoleClass::Changed | RoleClass::New => "amber",
        RoleClass::Deleted => "red",
    }
}

/// The act that does what a choice offers.
fn act_of(doing: Doing) -> &'static str {
    match doing {
        Doing::OneToOne => "one-to-one",
        Doing::ApplySeverance => "severance",
        Doing::WithdrawSeverance => "withdraw-severance",
        Doing::AnswerSeverance => "answer-severance",
        Doing::Claim => "claim",
        Doing::Appeal => "appeal",
        Doing::ExpressInterest => "interest",
        Doing::GiveEvidence => "evidence",
        Doing::WithdrawInterest => "withdraw-interest",
        Doing::AnswerOffer => "answer-offer",
        Doing::EndTrial => "end-trial",
    }
}

/// Where a post stands: its title, team and line manager.
fn place(change: &Change, post: PostId, proposed: bool) -> Vec<(&'static str, String)> {
    let of = if proposed { change.proposed() } else { &change.before };
    let Some(at) = of.posts.get(&post) else { return Vec::new() };
    let team = of.teams.get(&at.team);
    let mut lines = vec![("Post", format!("{}. {}", at.title, detail(at)))];
    lines.extend(team.map(|team| ("Team", team.name.clone())));
    let service = team.and_then(|team| of.services.get(&team.service));
    lines.extend(service.map(|service| ("Service", service.name.clone())));
    let manager = at.reports_to.and_then(|manager| of.posts.get(&manager));
    lines.extend(manager.map(|manager| ("Line manager", manager.title.clone())));
    lines
}

/// Where somebody would be afterwards: in the post that they accepted, else in their own if it goes on.
fn after(change: &Change, line: &PersonLine) -> Vec<(&'static str, String)> {
    if line.process.severance_accepted().is_some() {
        return Vec::new();
    }
    let post = line.process.accepted().map_or(line.scope.post, |offer| offer.post);
    place(change, post, true)
}

fn dates(change: &Change, today: calendar::Date) -> Vec<Dated> {
    let mut dates: Vec<_> = change.timetable.dates.iter().collect();
    dates.sort_by_key(|dated| dated.on);
    let mut shown: Vec<Dated> = dates
        .into_iter()
        .map(|dated| Dated {
            what: acts::capital(dated.milestone.label()),
            on: words::long(dated.on),
            passed: dated.on < today,
        })
        .collect();
    let effect = change.record.proposal.effect;
    shown.push(Dated {
        what: "The new structure begins".to_owned(),
        on: words::long(effect),
        passed: effect < today,
    });
    shown
}

/// How the present job compares with the role that follows it, or with the one that was claimed.
fn likeness(change: &Change, line: &PersonLine) -> Option<Likeness> {
    let present = *change.roles.present.get(&line.scope.post)?;
    let state = &line.process;
    let claimed = state.claims.last().map(|claim| claim.made.role);
    let role: JobId =
        claimed.or_else(|| state.class().and_then(|(_, to)| to)).or_else(|| best(change, line))?;
    if present == role { None } else { Likeness::of(change, present, role) }
}

/// The new role that a deleted job matches best.
fn best(change: &Change, line: &PersonLine) -> Option<JobId> {
    let present = change.before.jobs.get(change.roles.present.get(&line.scope.post)?)?;
    let new = change.roles.to_fill().into_iter().filter(|(_, role)| role.before.is_empty());
    let matched = new.filter_map(|(id, _)| {
        let job = change.proposed().jobs.get(&id)?;
        Some((compare_jobs(present, job, &change.rules).percent.hundredths(), id))
    });
    matched.max_by_key(|(percent, _)| *percent).map(|(_, id)| id)
}

/// What others record here: the line manager the meeting, human resources what is decided.
fn others(who: &SignedIn, change: &Arc<Change>, line: &PersonLine, own: bool) -> Vec<Can> {
    if own {
        return Vec::new();
    }
    let (id, staff, state) = (change.id, line.staff, &line.process);
    let mut all = Vec::new();
    let mut add = |key: &'static str, number: Option<u32>, role: Option<JobId>, about: String| {
        let name = record::name(key).to_owned();
        let href = paths::record_of_person(id, staff, key, number, role);
        all.push(Can { name, about, until: String::new(), why: String::new(), href });
    };
    for (number, meeting) in (1..).zip(&state.meetings).filter(|(_, one)| one.held.is_none()) {
        add("held", Some(number), None, format!("planned for {}", words::day(meeting.booked.meets_on)));
    }
    if !who.viewer.may(Action::SeeStaffInChange) {
        add("one-to-one", None, None, String::new());
        return all;
    }
    if state.severance.as_ref().is_some_and(|one| one.decided.is_none() && one.ended.is_none()) {
        add("decide-severance", None, None, String::new());
    }
    for (number, claim) in (1..).zip(&state.claims) {
        let role = change.roles.says(claim.made.role);
        if claim.decided.is_none() {
            add("decide-claim", Some(number), None, role);
        } else if claim.appealed.is_some() && claim.appeal_decided.is_none() {
            add("decide-appeal", Some(number), None, role);
        }
    }
    let sought = !state.open_interests().is_empty() || state.class().is_some_and(|(_, to)| to.is_some());
    if sought && state.severance_accepted().is_none() && state.accepted().is_none() {
        add("score", None, None, String::new());
    }
    for (number, offer) in (1..).zip(&state.offers) {
        let tried = |trial: &Trial| trial.ended.is_none() || trial.started.offer == number;
        if matches!(offer.answer, Some((_, true))) && !state.trial.as_ref().is_some_and(tried) {
            if state.longer_trial.is_none() {
                add("extend-trial", None, None, change.roles.says(offer.offered.role));
            }
            add("start-trial", Some(number), None, change.roles.says(offer.offered.role));
            add("protect-pay", None, None, String::new());
        }
    }
    if state.trial.as_ref().is_some_and(|trial| trial.ended.is_none() && trial.extended.is_none()) {
        add("extend-trial", None, None, String::new());
    }
    all
}

/// A trail to a person's page, for the pages behind it.
fn back(change: &Change, staff: StaffId) -> Crumb {
    Crumb::to(change.name(staff), paths::person_in_change(change.id, staff))
}
