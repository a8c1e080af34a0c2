//! What a proposal costs: before, after and the difference, each figure open to its lines; money between
//! budgets; and what it costs when people leave. Only for those who may change the structure.

pub mod exit;
pub mod files;
pub(super) mod leavers;
pub mod posts;

use askama::Template;
use axum::extract::{Path, Query};
use axum::routing::get;
use calendar::words;
use serde::Deserialize;
use service::cost::{BudgetRow, Pair, ProposalCost, ServiceCost, Span};
use service::{Action, ServiceError, cost::CostOrNot};
use workforce::money::cost::{LineKind, Source};
use workforce::money::{Costing, Pence};
use workforce::{Establishment, ProposalId};

use self::leavers::{Band, Kept, Leaver};
use crate::app::{App, SignedIn, blocking};
use crate::frame::{Crumb, Frame};
use crate::page::{OpenTo, Page, PageResult, page};
use crate::{Problem, paths};

/// The page.
pub const PAGE: Page<App> =
    Page { path: paths::PROPOSAL_COST, open_to: OpenTo::SignedIn, answers: || get(show) };

/// What is asked: over which span of time, and what was just done.
#[derive(Deserialize, Default)]
pub struct Asked {
    #[serde(default)]
    of: Option<String>,
    #[serde(default)]
    done: Option<String>,
}

/// A span of time over which a cost is shown: its name in addresses.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Over {
    PartOfYear,
    Whole,
    Next,
}

impl Over {
    pub const ALL: [Over; 3] = [Over::PartOfYear, Over::Whole, Over::Next];

    /// In an address.
    pub fn key(self) -> &'static str {
        match self {
            Over::PartOfYear => "in-year",
            Over::Whole => "full-year",
            Over::Next => "next-year",
        }
    }

    /// The one of an address; a whole year where none fits.
    pub fn read(key: Option<&str>) -> Over {
        Over::ALL.into_iter().find(|over| Some(over.key()) == key).unwrap_or(Over::Whole)
    }

    /// As the head of a table.
    pub fn words(self, cost: &ProposalCost) -> String {
        let year = cost.year();
        match self {
            Over::PartOfYear => format!("In {year}, from {}", words::day(cost.effect)),
            Over::Whole => format!("A whole year, as at {}", words::day(year.end())),
            Over::Next => format!("In {}, the first whole year", year.next()),
        }
    }

    /// The costs over it; why not, where there are none.
    pub fn span(self, cost: &ProposalCost) -> Result<&Span, String> {
        match self {
            Over::PartOfYear => Ok(&cost.in_year),
            Over::Whole => Ok(&cost.full_year),
            Over::Next => cost.next_year.as_ref().map_err(ToString::to_string),
        }
    }
}

/// A row with a before, an after and a difference.
pub(super) struct Row {
    name: String,
    before: String,
    after: String,
    difference: String,
    /// Why there are no figures.
    why_not: String,
}

impl Row {
    fn of(name: String, before: Pence, after: Pence, shown: fn(Pence) -> String) -> Row {
        let difference = signed(after - before, shown);
        Row { name, before: shown(before), after: shown(after), difference, why_not: String::new() }
    }

    fn none(name: String, why_not: String) -> Row {
        Row { name, before: String::new(), after: String::new(), difference: String::new(), why_not }
    }
}

/// A role in a service, with its posts and its cost.
struct Role {
    role: String,
    grade: String,
    posts: String,
    cost: Row,
}

/// A service with all that its figure opens into.
struct Service {
    cost: Row,
    posts: String,
    not_costed: String,
    roles: Vec<Role>,
    lines: Vec<Row>,
    by_post: String,
}

/// Posts that could not be costed, and why.
struct NotCosted {
    post: String,
    side: &'static str,
    fte: String,
    why: String,
}

/// A budget: before, after, what is moved and what is left.
struct Budget {
    cost: Row,
    moved: String,
    left: String,
}

/// A table that was used.
struct Used {
    what: String,
    from: String,
    source: String,
    standing: &'static str,
    held_over: bool,
}

#[derive(Template)]
#[template(path = "redesign/cost.html")]
struct View {
    frame: Frame,
    done: &'static str,
    cannot: String,
    spans: Vec<Row>,
    posts: String,
    complete: bool,
    parts: Vec<Crumb>,
    current: String,
    why_not: String,
    services: Vec<Service>,
    total: Option<Row>,
    lines: Vec<Row>,
    agency: String,
    not_costed: Vec<NotCosted>,
    budgets: Vec<Budget>,
    virements: Vec<String>,
    to_find: String,
    leavers: Vec<Leaver>,
    leavers_say: Vec<String>,
    kept: Vec<Kept>,
    bands: Vec<Band>,
    bands_say: String,
    rests_on: Vec<String>,
    sources: Vec<Used>,
    xlsx: String,
    csv: String,
}

async fn show(who: SignedIn, Path(id): Path<ProposalId>, Query(asked): Query<Asked>) -> PageResult {
    let record = super::proposal::to_change(&who, id)?;
    let frame = super::proposal::frame(&who, id, &record.proposal, "What it costs");
    let done = match asked.done.as_deref() {
        Some("entered") => "What is known is recorded, and the estimate is made anew.",
        _ => "",
    };
    match blocking(|| who.service().proposal_cost(&who.viewer, id)) {
        Ok(Ok(cost)) => {
            let shown = (Over::read(asked.of.as_deref()), Sees::of(&who));
            page(view(frame, id, &cost, shown, done))
        }
        Ok(Err(refusal)) => page(View { cannot: refusal.to_string(), ..empty(frame, id) }),
        Err(error) => Err(who.problem(error)),
    }
}

/// What of people somebody sees in a cost. The figures of posts are for all who may change the structure.
#[derive(Clone, Copy)]
pub(super) struct Sees {
    /// Who holds a post, at which point of the spine: for those who keep the establishment.
    pub names: bool,
    /// What it costs if one of them leaves: for those who see people's way through a change.
    pub exits: bool,
}

impl Sees {
    pub fn of(who: &SignedIn) -> Sees {
        let may = |action| who.viewer.may(action);
        Sees { names: may(Action::LoadEstablishment), exits: may(Action::SeeStaffInChange) }
    }
}

/// A cost for a page or a file of it; a problem in words where there is none.
fn cost_of(who: &SignedIn, id: ProposalId) -> Result<std::sync::Arc<ProposalCost>, Problem> {
    super::proposal::to_change(who, id)?;
    let found: Result<CostOrNot, ServiceError> = blocking(|| who.service().proposal_cost(&who.viewer, id));
    found.map_err(|error| who.problem(error))?.map_err(|refusal| {
        let problem = Problem::cannot_be_recorded().saying_only(format!("This cannot be costed. {refusal}"));
        problem.way_on("Back to the proposal", paths::proposal(id)).within(who.frame(""))
    })
}

fn empty(frame: Frame, id: ProposalId) -> View {
    View {
        frame,
        done: "",
        cannot: String::new(),
        spans: Vec::new(),
        posts: String::new(),
        complete: true,
        parts: Vec::new(),
        current: String::new(),
        why_not: String::new(),
        services: Vec::new(),
        total: None,
        lines: Vec::new(),
        agency: String::new(),
        not_costed: Vec::new(),
        budgets: Vec::new(),
        virements: Vec::new(),
        to_find: String::new(),
        leavers: Vec::new(),
        leavers_say: Vec::new(),
        kept: Vec::new(),
        bands: Vec::new(),
        bands_say: String::new(),
        rests_on: Vec::new(),
        sources: Vec::new(),
        xlsx: paths::cost_xlsx(id),
        csv: paths::cost_csv(id),
    }
}

fn view(
    frame: Frame,
    id: ProposalId,
    cost: &ProposalCost,
    (over, sees): (Over, Sees),
    done: &'static str,
) -> View {
    let spans = Over::ALL.into_iter().map(|over| match over.span(cost) {
        Ok(span) => pair(over.words(cost), &span.total),
        Err(why) => Row::none(over.words(cost), why),
    });
    let total = &cost.full_year.total;
    let mut view = View {
        done,
        spans: spans.collect(),
        posts: format!(
            "{} full-time equivalents become {} ({}).",
            total.before.posts,
            total.after.posts,
            total.posts_difference().signed()
        ),
        complete: total.is_complete(),
        parts: Over::ALL
            .iter()
            .map(|over| Crumb::to(over.words(cost), paths::proposal_cost_of(id, over.key())))
            .collect(),
        current: over.words(cost),
        budgets: cost
            .moves
            .budgets
            .iter()
            .filter(|row| row.difference() != Pence::ZERO)
            .map(budget)
            .collect(),
        virements: cost
            .moves
            .virements
            .iter()
            .map(|one| format!("{} from {} to {}", one.amount.whole_pounds(), one.from, one.to))
            .collect(),
        to_find: to_find(cost),
        leavers: if sees.exits { leavers::leavers(id, cost) } else { Vec::new() },
        leavers_say: leavers::say(cost, sees.exits),
        kept: leavers::kept(cost, sees.names),
        bands: leavers::bands(cost.effect),
        bands_say: leavers::bands_say(cost.effect),
        rests_on: cost.rests_on(),
        ..empty(frame, id)
    };
    match over.span(cost) {
        Ok(span) => {
            view.services = span.services.iter().map(|one| service(id, one, over)).collect();
            view.total = Some(pair("All services".to_owned(), &span.total));
            view.lines = lines(&span.total);
            view.agency = agency(span);
            view.not_costed = not_costed(cost, span);
            view.sources = span.before.sources.iter().map(used).collect();
        }
        Err(why) => view.why_not = why,
    }
    view
}

/// Before, after and difference of a pair of sides, in whole pounds.
fn pair(name: String, pair: &Pair) -> Row {
    Row::of(name, pair.before.cost(), pair.after.cost(), pounds)
}

/// Each kind of line of a pair, to the penny, so that they add up as printed.
fn lines(pair: &Pair) -> Vec<Row> {
    let line = |kind: &LineKind| {
        let (before, after) = (pair.before.lines.get(*kind), pair.after.lines.get(*kind));
        let is_there = before != Pence::ZERO || after != Pence::ZERO;
        is_there.then(|| Row::of(kind.label().to_owned(), before, after, exact))
    };
    let mut rows: Vec<Row> = LineKind::ALL.iter().filter_map(line).collect();
    rows.push(Row::of("Together".to_owned(), pair.before.cost(), pair.after.cost(), exact));
    rows
}

fn service(id: ProposalId, one: &ServiceCost, over: Over) -> Service {
    let roles = one.roles.iter().map(|role| Role {
        role: role.role.clone(),
        grade: role.grade.clone().unwrap_or_else(|| "Not graded".to_owned()),
        posts: posts_of(&role.cost),
        cost: pair(role.role.clone(), &role.cost),
    });
    let uncosted = (one.total.before.uncosted, one.total.after.uncosted);
    Service {
        cost: pair(one.name.clone(), &one.total),
        posts: posts_of(&one.total),
        not_costed: match uncosted {
            (workforce::Fte::ZERO, workforce::Fte::ZERO) => String::new(),
            (before, after) => format!("Not costed: {before} FTE before, {after} after"),
        },
        roles: roles.collect(),
        lines: lines(&one.total),
        by_post: one.service.map_or_else(String::new, |service| paths::cost_service(id, service, over.key())),
    }
}

/// `12.4 to 13 FTE`, or one figure where nothing changes.
fn posts_of(pair: &Pair) -> String {
    if pair.before.posts == pair.after.posts {
        format!("{} FTE", pair.before.posts)
    } else {
        format!("{} to {} FTE", pair.before.posts, pair.after.posts)
    }
}

fn agency(span: &Span) -> String {
    let (before, after) = span.agency();
    if before.fte == workforce::Fte::ZERO && after.fte == workforce::Fte::ZERO {
        return "No post is filled through an agency.".to_owned();
    }
    let side = |one: &workforce::money::cost::AgencyCompared| {
        format!(
            "{} FTE through agencies for {}, {} above the {} that employing them would cost",
            one.fte,
            pounds(one.charged),
            pounds(one.premium()),
            pounds(one.employed)
        )
    };
    if before == after {
        format!("Before and after: {}.", side(&before))
    } else {
        format!("Before: {}. After: {}.", side(&before), side(&after))
    }
}

fn not_costed(cost: &ProposalCost, span: &Span) -> Vec<NotCosted> {
    let side = |side: &'static str, costing: &Costing, of: &Establishment| {
        let named = costing.uncosted.iter().map(|one| {
            let post = of.posts.get(&one.post);
            let team = post.and_then(|post| of.teams.get(&post.team)).map_or("", |team| team.name.as_str());
            let title = post.map_or("A post", |post| post.title.as_str());
            let post = format!("{title}, {team}");
            NotCosted { post, side, fte: one.fte.to_string(), why: one.why.to_string() }
        });
        named.collect::<Vec<_>>()
    };
    let mut found = side("Before", &span.before, &cost.before);
    found.extend(side("After", &span.after, &cost.after));
    found
}

fn budget(row: &BudgetRow) -> Budget {
    Budget {
        cost: Row::of(row.name.words(), row.before, row.after, pounds),
        moved: match row.moved {
            Pence::ZERO => "nothing".to_owned(),
            moved => signed(moved, pounds),
        },
        left: match row.left() {
            Pence::ZERO => "nothing".to_owned(),
            left if left > Pence::ZERO => format!("{} to be found", pounds(left)),
            left => format!("{} saved", pounds(-left)),
        },
    }
}

/// Whether what is saved pays for what is needed, in a sentence.
pub(super) fn to_find(cost: &ProposalCost) -> String {
    let (find, saved) = (cost.moves.to_find(), cost.moves.saved());
    match (find > Pence::ZERO, saved > Pence::ZERO) {
        (true, true) => {
            format!(
                "{} is still to be found, and {} is saved that other money cannot pay for.",
                pounds(find),
                pounds(saved)
            )
        }
        (true, false) => format!("{} is still to be found.", pounds(find)),
        (false, true) => format!("{} is saved in all.", pounds(saved)),
        (false, false) => "What is saved pays for what is needed.".to_owned(),
    }
}

fn used(source: &Source) -> Used {
    Used {
        what: source.what.clone(),
        from: words::day(source.from),
        source: source.source.clone(),
        standing: source.standing.label(),
        held_over: source.held_over,
    }
}

/// Whole pounds.
pub(super) fn pounds(sum: Pence) -> String {
    sum.whole_pounds()
}

/// Pounds and pence.
fn exact(sum: Pence) -> String {
    sum.to_string()
}

/// A difference with its sign; nothing is `no change`.
pub(super) fn signed(sum: Pence, shown: fn(Pence) -> String) -> String {
    match sum {
        Pence::ZERO => "no change".to_owned(),
        more if more > Pence::ZERO => format!("+{}", shown(more)),
        less => shown(less),
    }
}
