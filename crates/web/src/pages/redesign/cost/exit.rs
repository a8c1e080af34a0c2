//! What is known of somebody whose post is deleted, entered for an estimate: never an offer.

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect};
use axum::routing::get;
use calendar::words;
use service::ServiceError;
use workforce::money::exit::NoticeNotWorked;
use workforce::money::{ExitEntered, Pence};
use workforce::{ProposalId, StaffId};

use super::cost_of;
use crate::app::{App, Sent, SignedIn, blocking};
use crate::components::{Choice, Form};
use crate::frame::{Crumb, Frame, Room};
use crate::page::{OpenTo, Page, PageResult, page, refused};
use crate::{Problem, paths};

/// The page, and where its form is sent.
pub const PAGE: Page<App> =
    Page { path: paths::COST_EXIT, open_to: OpenTo::SignedIn, answers: || get(show).post(submit) };

#[derive(Template)]
#[template(path = "redesign/cost_exit.html")]
struct View {
    frame: Frame,
    form: Form,
    name: String,
    post: String,
    service_from: String,
    in_fund: Vec<Choice>,
    action: String,
    back: String,
}

async fn show(who: SignedIn, Path((id, staff)): Path<(ProposalId, StaffId)>) -> PageResult {
    let entered = who.service().exit_entered(&who.viewer, id, staff).map_err(|error| who.problem(error))?;
    let form = entered.map_or_else(Form::new, |entered| written(&entered));
    page(view(&who, id, staff, form)?)
}

/// What was entered before, as it is typed.
fn written(entered: &ExitEntered) -> Form {
    let mut form = Form::new();
    if let Some(born) = entered.born {
        form = form
            .with("born-day", born.day().to_string())
            .with("born-month", born.month().to_string())
            .with("born-year", born.year().to_string());
    }
    let weeks = match entered.notice_not_worked {
        NoticeNotWorked::None => String::new(),
        NoticeNotWorked::Weeks(weeks) => weeks.to_string(),
        NoticeNotWorked::All => "all".to_owned(),
    };
    let sum = |sum: Pence| sum.to_string().trim_start_matches('£').to_owned();
    form.with("in_pension_scheme", if entered.in_pension_scheme { "yes" } else { "no" })
        .with("pension_strain", entered.pension_strain.map(sum).unwrap_or_default())
        .with("notice_not_worked", weeks)
        .with(
            "untaken_leave",
            match entered.untaken_leave {
                0 => String::new(),
                days => format!("{}.{:02}", days / 100, days % 100),
            },
        )
        .with(
            "special_severance",
            match entered.special_severance {
                Pence::ZERO => String::new(),
                some => sum(some),
            },
        )
        .with("source", entered.source.clone())
}

fn view(who: &SignedIn, id: ProposalId, staff: StaffId, form: Form) -> Result<View, Problem> {
    let record = super::super::proposal::to_change(who, id)?;
    let cost = cost_of(who, id)?;
    let exit = cost.exits.leavers.iter().find(|one| one.staff == staff);
    let exit = exit.ok_or_else(|| Problem::not_found().within(who.frame("")))?;
    let frame = who
        .frame(format!("What is known of {}", exit.name))
        .in_room(Room::Redesign)
        .after(Crumb::to("Establishment", paths::REDESIGN))
        .after(Crumb::to(record.proposal.name.clone(), paths::proposal(id)))
        .after(Crumb::to("What it costs", paths::proposal_cost(id)))
        .after(Crumb::here(exit.name.clone()))
        .refused(form.is_refused());
    Ok(View {
        frame,
        form,
        name: exit.name.clone(),
        post: format!("{}, {} FTE", exit.title, exit.fte),
        service_from: exit.service_from.map_or_else(|| "not recorded".to_owned(), words::day),
        in_fund: vec![Choice::new("yes", "Yes"), Choice::new("no", "No")],
        action: paths::cost_exit(id, staff),
        back: paths::proposal_cost(id),
    })
}

async fn submit(Path((id, staff)): Path<(ProposalId, StaffId)>, sent: Sent) -> PageResult {
    let Sent { who, mut form } = sent;
    super::super::proposal::to_change(&who, id)?;
    let Some(entered) = read(&mut form, staff) else { return refused(view(&who, id, staff, form)?) };
    match blocking(|| who.service().enter_exit(&who.viewer, id, entered)) {
        Ok(()) => Ok(Redirect::to(&format!("{}?done=entered", paths::proposal_cost(id))).into_response()),
        Err(ServiceError::Refused(refusals)) => {
            form.refuse_all(&refusals, |field| field);
            refused(view(&who, id, staff, form)?)
        }
        Err(error) => Err(who.problem(error)),
    }
}

fn read(form: &mut Form, staff: StaffId) -> Option<ExitEntered> {
    let born = form.read_day_if_given("born", "the date of birth");
    let in_pension_scheme = match form.value("in_pension_scheme") {
        "yes" => true,
        "no" => false,
        _ => {
            form.refuse("in_pension_scheme", "Choose whether they are in the pension scheme");
            false
        }
    };
    let pension_strain = sum(form, "pension_strain");
    let notice_not_worked = match form.value("notice_not_worked") {
        "" => NoticeNotWorked::None,
        "all" => NoticeNotWorked::All,
        weeks => match weeks.parse() {
            Ok(weeks) if weeks <= 52 => NoticeNotWorked::Weeks(weeks),
            _ => {
                form.refuse("notice_not_worked", "Enter whole weeks up to 52, or all");
                NoticeNotWorked::None
            }
        },
    };
    let days = form.value("untaken_leave").to_owned();
    let untaken_leave = match days.as_str() {
        "" => 0,
        days => hundredths(days).unwrap_or_else(|| {
            form.refuse("untaken_leave", "Enter days of leave such as 3 or 3.5");
            0
        }),
    };
    let special_severance = sum(form, "special_severance").unwrap_or_default();
    let source = form.read_text("source", "Say where it comes from, such as payroll or the fund")?;
    (!form.is_refused()).then_some(ExitEntered {
        staff,
        born,
        in_pension_scheme,
        pension_strain,
        notice_not_worked,
        untaken_leave,
        special_severance,
        source,
    })
}

/// An amount, where one was typed.
fn sum(form: &mut Form, name: &str) -> Option<Pence> {
    let typed = form.value(name).to_owned();
    if typed.is_empty() {
        return None;
    }
    typed.parse().map_err(|says: String| form.refuse(name, says)).ok()
}

/// Days with at most two decimals, in hundredths; at most four figures before the point.
fn hundredths(typed: &str) -> Option<u32> {
    let (whole, rest) = typed.split_once('.').unwrap_or((typed, ""));
    let plain = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || whole.len() > 4 || rest.len() > 2 || !plain(whole) || !plain(rest) {
        return None;
    }
    let (whole, rest): (u32, u32) = (whole.parse().ok()?, format!("{rest:0<2}").parse().ok()?);
    Some(whole * 100 + rest)
}
